//! One section with its statements, or several that share a screen.

mod statement;

use std::rc::Rc;

pub use statement::{EarlierPart, EvidencePart, NotePart, ReasonPart, Rung, Statement, WhyPart};

use super::results::{gate, tags_of_sources};
use super::voice::{Voice, counted};
use super::{Bound, Link, Mark, Progress, Text};
use crate::assessment::{Limit, Response, Room};
use crate::case::{self, Case};
use crate::content::{IndicatorIx, Kind, SectionIx, Term};
use crate::session::{Msg, Place, Session};

/// About how many seconds a statement takes: half an hour for the 45 of the quick look.
const SECONDS: u32 = 40;

/// One section being answered, or several that share a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPage {
    /// Its id.
    pub id: Text,
    /// The way back to the screen that the person came from for a statement.
    pub came_from: Option<Link>,
    /// The way back to the list of sections.
    pub back: Link,
    /// The position of the section: its group, and its number in the group.
    pub position: Text,
    /// The title.
    pub title: Text,
    /// What the section is for; absent where several sections share the screen.
    pub purpose: Option<Text>,
    /// How many statements, and how many of them before deposit.
    pub count: Text,
    /// What deposit is, where a statement is to settle before it.
    pub deposit: Option<Text>,
    /// How many of each kind; absent where the questionnaire names no kinds.
    pub kinds: Option<Text>,
    /// The name of the strip that shows progress.
    pub track_label: Text,
    /// How much of the screen is answered.
    pub progress: Progress,
    /// How much of the whole is answered, and about how long the rest takes.
    pub whole: Text,
    /// One line for each statement, in the side column.
    pub side: Vec<SideItem>,
    /// The sections.
    pub sections: Vec<SectionPart>,
    /// To the next screen: the one filled button.
    pub forward: Link,
    /// To checking the answers; absent where the statements are of many sections.
    pub check: Option<Link>,
    /// Back to the list of sections, at the end; absent where the button before it leads there.
    pub leave: Option<Link>,
}

/// A section on a screen, or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPart {
    /// Its id.
    pub id: Text,
    /// Its title and what it is for, where it shares the screen.
    pub heading: Option<(Text, Text)>,
    /// The groups at risk to think of here; only areas have them.
    pub risk: Option<RiskPart>,
    /// That no statement applies, where the questionnaire foresees that.
    pub none: Option<NonePart>,
    /// The statements.
    pub statements: Vec<Rc<Statement>>,
}

/// One answer for a whole section: no statement of it applies.
#[derive(Debug, Clone, PartialEq)]
pub struct NonePart {
    /// Its index, for the message that carries the reason (`Msg::SharedReason`).
    pub ix: SectionIx,
    /// The id of the section.
    pub id: Text,
    /// Gives this answer; absent where it is given.
    pub give: Option<Link>,
    /// The reason for all of them.
    pub reason: Option<ReasonPart>,
}

/// The groups at risk of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskPart {
    /// The label of the fold.
    pub summary: Text,
    /// How many are marked, in words; absent while no group is marked.
    pub marked: Option<Text>,
    /// The question.
    pub legend: Text,
    /// The groups.
    pub groups: Vec<Checkbox>,
}

/// A checkbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkbox {
    /// A name for the form field, unique on the page.
    pub id: Text,
    /// Its words.
    pub label: Text,
    /// Whether it is checked.
    pub checked: bool,
    /// What a click does.
    pub toggle: Msg,
}

/// A statement in the side column.
#[derive(Debug, Clone, PartialEq)]
pub struct SideItem {
    /// The id of the statement.
    pub id: Text,
    /// The picture of its answer.
    pub mark: Mark,
    /// The answer in words.
    pub label: Text,
    /// Moves the focus to the statement.
    pub to: Msg,
}

impl SectionPage {
    /// The statements of all its sections.
    pub fn statements(&self) -> impl Iterator<Item = &Rc<Statement>> {
        self.sections.iter().flat_map(|part| &part.statements)
    }

    /// The screen of a section, with the sections that share it.
    pub(super) fn of(session: &Session, voice: Voice<'_>, ix: SectionIx) -> Self {
        let case = voice.case(session);
        let sheet = case.sheet(ix);
        let first = sheet.first().copied().unwrap_or(ix);
        let shown = session.desk.statements(case, session.place);
        let words = voice.content.words.section(first);
        let is_alone = sheet.len() == 1;
        let next = next(voice, case, ix);
        Self {
            id: voice.questionnaire().section(first).id.clone(),
            came_from: came_from(session, voice),
            back: voice.link(Term::NavQuestionnaire, Msg::BackTo(Place::Tasks)),
            position: if is_alone { position(voice, first) } else { position_of_sheet(voice, case, first) },
            title: if is_alone { words.title.clone() } else { title_of_sheet(voice, case, first) },
            purpose: is_alone.then(|| words.purpose.clone()),
            progress: screen_progress(session, voice, &shown),
            sections: parts(session, voice, &shown, &sheet, !is_alone),
            forward: Link { to: Msg::Leave(ix, next.1), ..next.0 },
            check: Some(voice.link(Term::CheckAnswers, Msg::Go(Place::Check(first)))),
            leave: Some(voice.link(Term::BackToTasks, Msg::BackTo(Place::Tasks))),
            ..Self::around(session, voice, &shown)
        }
    }

    /// The screen of what is left before deposit.
    pub(super) fn before_deposit(session: &Session, voice: Voice<'_>) -> Self {
        let case = voice.case(session);
        let shown = session.desk.statements(case, Place::BeforeDeposit);
        let mut sections: Vec<SectionIx> =
            shown.iter().map(|ix| voice.questionnaire().indicator(*ix).section).collect();
        sections.dedup();
        Self {
            sections: parts(session, voice, &shown, &sections, true),
            ..Self::around(session, voice, &shown)
        }
    }

    /// The screen of these statements, as it is where they are left before deposit.
    fn around(session: &Session, voice: Voice<'_>, shown: &[IndicatorIx]) -> Self {
        Self {
            id: Place::BeforeDeposit.name(voice.questionnaire()).into(),
            came_from: None,
            back: voice.link(Term::NavResults, Msg::BackTo(Place::Results)),
            position: voice.say(gate::title(session, voice)),
            title: voice.say(Term::LeftTitle),
            purpose: Some(voice.say(if shown.is_empty() { Term::LeftNothing } else { Term::LeftLead })),
            count: count(voice, shown),
            deposit: deposit(session, voice, shown),
            kinds: kinds(voice, shown),
            track_label: voice.say(Term::TrackLabel),
            progress: screen_progress(session, voice, shown),
            whole: whole_progress(session, voice),
            side: shown.iter().map(|ix| SideItem::of(session, voice, *ix)).collect(),
            sections: Vec::new(),
            forward: voice.link(Term::SeeTheResults, Msg::Go(Place::Results)),
            check: None,
            leave: None,
        }
    }
}

/// These sections with their statements among those that are shown.
fn parts(
    session: &Session,
    voice: Voice<'_>,
    shown: &[IndicatorIx],
    sections: &[SectionIx],
    has_headings: bool,
) -> Vec<SectionPart> {
    let room = session.assessment.room(voice.questionnaire());
    let tags = tags_of_sources(voice);
    let part = |ix: &SectionIx| {
        let words = voice.content.words.section(*ix);
        let of_section = shown.iter().filter(|one| voice.questionnaire().indicator(**one).section == *ix);
        SectionPart {
            id: voice.questionnaire().section(*ix).id.clone(),
            heading: has_headings.then(|| (words.title.clone(), words.purpose.clone())),
            risk: RiskPart::of(session, voice, *ix),
            none: NonePart::of(session, voice, room, *ix),
            statements: of_section
                .map(|ix| Rc::new(Statement::of(session, voice, room, *ix, &tags)))
                .collect(),
        }
    };
    sections.iter().map(part).collect()
}

/// Where a section leads to: the next screen that asks something without an answer, or the results.
pub(super) fn next(voice: Voice<'_>, case: Case<'_>, ix: SectionIx) -> (Link, Place) {
    let Some(next) = case.next_sheet(ix) else {
        return (voice.link(Term::SeeTheResults, Msg::Go(Place::Results)), Place::Results);
    };
    let first = next.first().copied().unwrap_or(ix);
    let title = match next.as_slice() {
        [only] => voice.content.words.section(*only).title.clone(),
        _ => title_of_sheet(voice, case, first),
    };
    let place = Place::Section(first);
    let label = voice.fill(Term::GoOnTo, &[("section", &title)]);
    (voice.leading(label, None, Msg::Go(place)), place)
}

/// "Implementation", or "Implementation, part 2 of 2".
pub(super) fn title_of_sheet(voice: Voice<'_>, case: Case<'_>, first: SectionIx) -> Text {
    let questionnaire = voice.questionnaire();
    let group = |ix: SectionIx| questionnaire.section(ix).group;
    let title = voice.content.words.groups.get(group(first)).map(|words| words.title.clone());
    let title = title.unwrap_or_default();
    let firsts = case.sheets().into_iter().filter_map(|sheet| sheet.first().copied());
    let sheets: Vec<SectionIx> = firsts.filter(|ix| group(*ix) == group(first)).collect();
    let n = sheets.iter().position(|ix| *ix == first).unwrap_or_default() + 1;
    let [n, total] = [n, sheets.len()].map(counted);
    match total {
        1 => title,
        _ => {
            let values = [("group", &*title), ("n", &*voice.number(n)), ("total", &*voice.number(total))];
            voice.fill(Term::SheetTitle, &values)
        }
    }
}

/// "Quick look, screen 3 of 7"
fn position_of_sheet(voice: Voice<'_>, case: Case<'_>, first: SectionIx) -> Text {
    let sheets = case.sheets();
    let n = sheets.iter().position(|sheet| sheet.contains(&first)).unwrap_or_default() + 1;
    let [n, total] = [n, sheets.len()].map(|n| voice.number(counted(n)));
    voice.fill(Term::SheetPosition, &[("n", &n), ("total", &total)])
}

/// How many of these statements are answered.
pub(super) fn screen_progress(session: &Session, voice: Voice<'_>, shown: &[IndicatorIx]) -> Progress {
    let answered = shown.iter().filter(|ix| voice.case(session).response(**ix) != Response::None);
    let [done, total] = [answered.count(), shown.len()].map(counted);
    voice.progress(Term::AnsweredOf, Term::SectionProgressLabel, done, total)
}

/// "12 of 45 answered in all, about 22 minutes left"
pub(super) fn whole_progress(session: &Session, voice: Voice<'_>) -> Text {
    let case::Progress { answered, asked } = voice.case(session).progress();
    let values = [("done", &*voice.number(answered)), ("total", &*voice.number(asked))];
    match minutes(asked - answered) {
        0 => voice.fill(Term::WholeDone, &values),
        n => voice.count(Term::WholeLeft, n, &values),
    }
}

/// The way back to where the person came from; the list of sections has its own.
fn came_from(session: &Session, voice: Voice<'_>) -> Option<Link> {
    let place = session.way_back.as_ref()?.place;
    let term = match place {
        Place::Results => Term::BackToResults,
        Place::Lens(_) | Place::Terms(_) => Term::BackToView,
        Place::FindOut => Term::BackToFindOut,
        Place::WhatIf => Term::BackToWhatIf,
        Place::Check(_) => Term::BackToCheck,
        Place::Plan => Term::BackToPlan,
        Place::Recommendations => Term::BackToReceived,
        Place::Start | Place::Tasks | Place::Section(_) | Place::BeforeDeposit => return None,
    };
    Some(voice.link(term, Msg::BackTo(place)))
}

/// About how many minutes these statements take: an estimate of this project, rounded to five minutes from ten on.
fn minutes(statements: u32) -> u32 {
    let minutes = (statements * SECONDS).div_ceil(60);
    if minutes < 10 { minutes } else { minutes.div_ceil(5) * 5 }
}

/// "Review areas, 8 of 10"
fn position(voice: Voice<'_>, ix: SectionIx) -> Text {
    let questionnaire = voice.questionnaire();
    let group = questionnaire.section(ix).group;
    let sections = questionnaire.groups.get(group).map_or(&[][..], |group| &group.sections);
    let n = sections.iter().position(|found| *found == ix).unwrap_or_default() + 1;
    let [n, total] = [n, sections.len()].map(|n| voice.number(counted(n)));
    let title = voice.content.words.groups.get(group).map(|words| words.title.clone()).unwrap_or_default();
    voice.fill(Term::Position, &[("group", &title), ("n", &n), ("total", &total)])
}

/// "6 statements, 1 of them to settle before deposit"
pub(super) fn count(voice: Voice<'_>, asked: &[IndicatorIx]) -> Text {
    let questionnaire = voice.questionnaire();
    let gate = asked.iter().filter(|ix| questionnaire.indicator(**ix).before_deposit).count();
    let [all, gate] = [asked.len(), gate].map(counted);
    let term = if gate > 0 { Term::StatementsWithGate } else { Term::Statements };
    match gate {
        0 => voice.count(term, all, &[]),
        _ => voice.count(term, all, &[("gate", &voice.number(gate))]),
    }
}

/// What deposit is. A party knows.
fn deposit(session: &Session, voice: Voice<'_>, shown: &[IndicatorIx]) -> Option<Text> {
    let marked = shown.iter().any(|ix| voice.questionnaire().indicator(*ix).before_deposit);
    (marked && !voice.case(session).is_deposited()).then(|| voice.say(Term::DepositMeans))
}

/// "Structure: 4. Process: 1. Outcome: 0."
fn kinds(voice: Voice<'_>, asked: &[IndicatorIx]) -> Option<Text> {
    let kinds = || asked.iter().filter_map(|ix| voice.questionnaire().indicator(*ix).kind);
    let [structure, process, outcome] =
        Kind::ALL.map(|kind| voice.number(counted(kinds().filter(|found| *found == kind).count())));
    let values = [("structure", &*structure), ("process", &*process), ("outcome", &*outcome)];
    kinds().next().map(|_| voice.fill(Term::Kinds, &values))
}

impl SideItem {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let (mark, label) = voice.mark(voice.case(session).standing(ix));
        Self { id: voice.id(ix), mark, label, to: Msg::GoTo(ix) }
    }
}

impl RiskPart {
    fn of(session: &Session, voice: Voice<'_>, ix: SectionIx) -> Option<Self> {
        let section = voice.questionnaire().section(ix);
        let words = &voice.content.words.section(ix).risk;
        let marks = session.assessment.risk(ix);
        let marked = counted(marks.iter().filter(|marked| **marked).count());
        let groups = section.risk.iter().zip(words).zip(marks).enumerate();
        (!section.risk.is_empty()).then(|| Self {
            summary: voice.say(Term::RiskTitle),
            marked: (marked > 0).then(|| voice.count(Term::RiskMarked, marked, &[])),
            legend: voice.say(Term::RiskLegend),
            groups: groups
                .map(|(n, ((id, label), marked))| Checkbox {
                    id: format!("{}-risk-{id}", section.id).into(),
                    label: label.clone(),
                    checked: *marked,
                    toggle: Msg::Risk(ix, n, !marked),
                })
                .collect(),
        })
    }
}

impl NonePart {
    fn of(session: &Session, voice: Voice<'_>, room: Room, ix: SectionIx) -> Option<Self> {
        let case = voice.case(session);
        let section = voice.questionnaire().section(ix);
        let together = case.left_out_together(ix);
        let could = section.indicators.iter().filter(|ix| {
            !matches!(case.response(**ix), Response::Level(_) | Response::NotApplicable)
                && !together.contains(ix)
        });
        let could = counted(could.count());
        let reason = together.first().map(|first| {
            let reason = &session.assessment.answer(*first).reason;
            ReasonPart {
                label: voice.count(Term::SharedReasonLabel, counted(together.len()), &[]),
                hint: voice.say(Term::ReasonHint),
                error: None,
                value: reason.clone(),
                bound: Bound::of(voice, room.for_each_of(together.len()), Limit::Long, reason),
            }
        });
        let give = |n| voice.leading(voice.count(Term::NoneApplies, n, &[]), None, Msg::NoneApplies(ix));
        case.may_leave_out(ix).then(|| Self {
            ix,
            id: section.id.clone(),
            give: (could > 0).then(|| give(could)),
            reason,
        })
    }
}
