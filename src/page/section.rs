//! One section: its statements with the answers, and in a fold why each matters.

use std::rc::Rc;

use super::results::gate;
use super::voice::{Voice, counted};
use super::{Bound, Citation, Link, Mark, Progress, Text, isolated};
use crate::assessment::{AddressFault, Answer, Earlier, Evidence, Length, Response, Room};
use crate::case::{self, Case, Standing};
use crate::content::{Indicator, IndicatorIx, Kind, LevelWords, SectionIx, Term};
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

/// One statement and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its index, for the messages that carry a text (`Msg::Note`, `Msg::Reason`, …).
    pub ix: IndicatorIx,
    /// Its id.
    pub id: Text,
    /// The articles it belongs to, in words.
    pub articles: Text,
    /// What kind of thing it asks about: structure, process or outcome.
    pub kind: Option<Text>,
    /// The word of the tag, where it is core.
    pub core: Option<Text>,
    /// The word of the tag, where it should be settled before deposit.
    pub before_deposit: Option<Text>,
    /// The claim.
    pub claim: Text,
    /// What a term in it means.
    pub hint: Option<Text>,
    /// What was answered in an earlier edition, where that is to be looked at again.
    pub earlier: Option<EarlierPart>,
    /// The rungs of the scale, lowest first.
    pub rungs: Vec<Rung>,
    /// Not known, not applicable.
    pub others: Vec<Rung>,
    /// Clears the answer; only when there is one.
    pub clear: Option<Link>,
    /// The reason, only when it does not apply.
    pub reason: Option<ReasonPart>,
    /// The note and the evidence.
    pub note: NotePart,
    /// Why it matters, and the sources.
    pub why: WhyPart,
}

/// What was answered in an earlier edition.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierPart {
    /// The heading.
    pub title: Text,
    /// Each answer, and what the person wrote with it: reason and note, with their labels.
    pub answers: Vec<(Text, Vec<(Text, Text)>)>,
    /// Says that the answer is right here, too; absent where there is no answer.
    pub confirm: Option<Link>,
}

/// One radio button of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// The value of the radio button.
    pub value: Text,
    /// Its word.
    pub label: Text,
    /// What it means, or when it is right; absent for not known.
    pub hint: Option<Text>,
    /// The picture.
    pub mark: Mark,
    /// Whether it is the answer.
    pub chosen: bool,
    /// What choosing it does.
    pub pick: Msg,
}

/// The reason why a statement does not apply.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonPart {
    /// The question.
    pub label: Text,
    /// Why it is needed.
    pub hint: Text,
    /// The error, when the reason is still missing after the check.
    pub error: Option<Text>,
    /// What was entered.
    pub value: Text,
    /// How much text it takes.
    pub bound: Bound,
}

/// The note and the evidence, in one fold.
#[derive(Debug, Clone, PartialEq)]
pub struct NotePart {
    /// The label of the fold.
    pub summary: Text,
    /// What is inside, in words; absent while it is empty.
    pub inside: Option<Text>,
    /// The label of the note.
    pub label: Text,
    /// What not to enter.
    pub hint: Text,
    /// What was entered.
    pub value: Text,
    /// How much text it takes.
    pub bound: Bound,
    /// The evidence, or one empty piece to fill in.
    pub evidence: Vec<EvidencePart>,
    /// Adds evidence.
    pub add: Link,
    /// The checkbox of a practice to keep, with its hint; only when the statement is in place.
    pub strength: Option<(Checkbox, Text)>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidencePart {
    /// Its number, from 0.
    pub n: usize,
    /// The label of its title.
    pub title_label: Text,
    /// Its title.
    pub title: Text,
    /// How long it may become.
    pub title_bound: Bound,
    /// The label of its link.
    pub link_label: Text,
    /// Its link.
    pub link: Text,
    /// How long it may become.
    pub link_bound: Bound,
    /// What to correct in the link.
    pub error: Option<Text>,
    /// Removes it; absent where the only piece is empty.
    pub remove: Option<Link>,
}

/// Why a statement matters, and its sources, in one fold.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyPart {
    /// The label of the fold.
    pub summary: Text,
    /// Why it matters.
    pub why: Text,
    /// The words before the evidence.
    pub shows_label: Text,
    /// The evidence that would show it.
    pub shows: Text,
    /// The sentence that it comes after others.
    pub after: Option<Text>,
    /// The sources.
    pub citations: Vec<Citation>,
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
    let part = |ix: &SectionIx| {
        let words = voice.content.words.section(*ix);
        let of_section = shown.iter().filter(|one| voice.questionnaire().indicator(**one).section == *ix);
        SectionPart {
            id: voice.questionnaire().section(*ix).id.clone(),
            heading: has_headings.then(|| (words.title.clone(), words.purpose.clone())),
            risk: RiskPart::of(session, voice, *ix),
            none: NonePart::of(session, voice, room, *ix),
            statements: of_section.map(|ix| Rc::new(Statement::of(session, voice, room, *ix))).collect(),
        }
    };
    sections.iter().map(part).collect()
}

/// Where a section leads to: the next screen that asks something without an answer, or the results.
pub(super) fn next(voice: Voice<'_>, case: Case<'_>, ix: SectionIx) -> (Link, Place) {
    let Some(next) = case.next_sheet(ix) else {
        return (voice.link(Term::SeeTheResults, Msg::Go(Place::Results)), Place::Results);
    };
    let title = match case.sheet(next).as_slice() {
        [only] => voice.content.words.section(*only).title.clone(),
        _ => title_of_sheet(voice, case, next),
    };
    let place = Place::Section(next);
    let label = voice.fill(Term::GoOnTo, &[("section", &title)]);
    (voice.leading(label, None, Msg::Go(place)), place)
}

/// "Implementation", or "Implementation, part 2 of 2".
pub(super) fn title_of_sheet(voice: Voice<'_>, case: Case<'_>, first: SectionIx) -> Text {
    let questionnaire = voice.questionnaire();
    let group = |ix: SectionIx| questionnaire.section(ix).group;
    let title = voice.content.words.groups.get(group(first)).map(|words| words.title.clone());
    let title = title.unwrap_or_default();
    let sheets: Vec<SectionIx> = case.sheets().into_iter().filter(|ix| group(*ix) == group(first)).collect();
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
    let n = sheets.iter().position(|ix| *ix == first).unwrap_or_default() + 1;
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
                bound: Bound::of(voice, room, Length::Prose, reason),
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

impl Statement {
    fn of(session: &Session, voice: Voice<'_>, room: Room, ix: IndicatorIx) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let answer = session.assessment.answer(ix);
        let more = voice.fill(Term::ToStatement, &[("id", &indicator.id)]);
        let clear = voice.leading(voice.say(Term::Clear), Some(more), Msg::Clear(ix));
        Self {
            ix,
            id: indicator.id.clone(),
            articles: voice.articles(indicator),
            kind: indicator.kind.map(|kind| voice.kind(kind)),
            core: indicator.core.then(|| voice.say(Term::CoreDuty)),
            before_deposit: voice.before_deposit(indicator, voice.case(session).is_deposited()),
            claim: words.statement.clone(),
            hint: words.hint.clone(),
            earlier: EarlierPart::of(voice, answer, ix),
            rungs: Rung::scale(voice, answer, ix),
            others: vec![Rung::not_known(voice, answer, ix), Rung::not_applicable(voice, answer, ix)],
            clear: (answer.response != Response::None).then_some(clear),
            reason: ReasonPart::of(session, voice, room, ix),
            note: NotePart::of(voice, room, answer, ix),
            why: WhyPart::of(session, voice, ix),
        }
    }
}

impl EarlierPart {
    fn of(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Option<Self> {
        let told = |earlier: &Earlier| {
            // An earlier "not applicable" is told as it was given, whatever this edition foresees.
            let (_, word) = voice.mark(Standing::of(earlier.response, true));
            let (edition, id) = (isolated(&earlier.edition), isolated(&earlier.statement));
            let values = [("edition", &*edition), ("id", &*id), ("answer", &*word)];
            let written = [(Term::Reason, &earlier.reason), (Term::Note, &earlier.note)].into_iter();
            let written = written.filter(|(_, text)| !text.trim().is_empty());
            let written = written.map(|(term, text)| (voice.say(term), text.clone()));
            (voice.fill(Term::EarlierAnswer, &values), written.collect())
        };
        let more = voice.fill(Term::ToStatement, &[("id", &voice.id(ix))]);
        let confirm = voice.leading(voice.say(Term::EarlierConfirm), Some(more), Msg::Confirm(ix));
        (!answer.earlier.is_empty()).then(|| Self {
            title: voice.say(Term::EarlierTitle),
            answers: answer.earlier.iter().map(told).collect(),
            confirm: (answer.response != Response::None).then_some(confirm),
        })
    }
}

impl Rung {
    fn scale(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Vec<Self> {
        let levels = voice.questionnaire().levels.iter().zip(&voice.content.words.levels).enumerate();
        let kind = voice.questionnaire().indicator(ix).kind;
        let rung = |(n, (id, words)): (usize, (&Text, &LevelWords))| Self {
            value: id.clone(),
            label: words.name.clone(),
            hint: Some(words.hint_for(kind).clone()),
            mark: voice.mark(Standing::Level(n)).0,
            chosen: answer.response == Response::Level(n),
            pick: Msg::Level(ix, n),
        };
        levels.map(rung).collect()
    }

    fn not_known(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Self {
        let (mark, label) = voice.mark(Standing::NotKnown);
        let chosen = answer.response == Response::NotKnown;
        Self { value: "not-known".into(), label, hint: None, mark, chosen, pick: Msg::NotKnown(ix) }
    }

    /// It can always be chosen. Where the questionnaire does not foresee it, the answer says so.
    fn not_applicable(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Self {
        let (mark, label) = voice.mark(does_not_apply(voice.questionnaire().indicator(ix)));
        Self {
            value: "not-applicable".into(),
            label,
            hint: voice.content.words.indicator(ix).not_applicable.clone(),
            mark,
            chosen: answer.response == Response::NotApplicable,
            pick: Msg::NotApplicable(ix),
        }
    }
}

/// How a statement counts for which the person says that it does not apply.
fn does_not_apply(indicator: &Indicator) -> Standing {
    Standing::of(Response::NotApplicable, indicator.may_not_apply)
}

impl ReasonPart {
    /// A missing reason is reported only after the person was at the check, never while they are still typing.
    fn of(session: &Session, voice: Voice<'_>, room: Room, ix: IndicatorIx) -> Option<Self> {
        let answer = session.assessment.answer(ix);
        let sheet = voice.case(session).sheet(voice.questionnaire().indicator(ix).section);
        let checked = sheet.iter().any(|ix| session.desk.checked.contains(ix));
        (answer.response == Response::NotApplicable).then(|| Self {
            label: voice.say(Term::ReasonLabel),
            hint: voice.say(match does_not_apply(voice.questionnaire().indicator(ix)) {
                Standing::NotForeseen => Term::ReasonUnforeseen,
                _ => Term::ReasonHint,
            }),
            error: (checked && answer.lacks_reason()).then(|| voice.say(Term::ReasonError)),
            value: answer.reason.clone(),
            bound: Bound::of(voice, room, Length::Prose, &answer.reason),
        })
    }
}

impl NotePart {
    fn of(voice: Voice<'_>, room: Room, answer: &Answer, ix: IndicatorIx) -> Self {
        let id = voice.id(ix);
        let more = voice.fill(Term::ToStatement, &[("id", &id)]);
        let empty = Evidence::default();
        let shown = answer.evidence.iter().chain(answer.evidence.is_empty().then_some(&empty)).enumerate();
        let top = voice.questionnaire().highest();
        Self {
            summary: voice.say(Term::NoteTitle),
            inside: inside(voice, answer, top),
            label: voice.say(Term::NoteLabel),
            hint: voice.say(Term::NoteHint),
            value: answer.note.clone(),
            bound: Bound::of(voice, room, Length::Prose, &answer.note),
            evidence: shown.map(|(n, it)| EvidencePart::of(voice, room, it, (ix, n), answer)).collect(),
            add: voice.leading(voice.say(Term::AddEvidence), Some(more), Msg::AddEvidence(ix)),
            strength: (answer.response == Response::Level(top)).then(|| {
                let checkbox = Checkbox {
                    id: format!("{id}-keep").into(),
                    label: voice.say(Term::KeepPractice),
                    checked: answer.strength,
                    toggle: Msg::MarkStrength(ix, !answer.strength),
                };
                (checkbox, voice.say(Term::KeepPracticeHint))
            }),
        }
    }
}

/// Why a link is not one, and what to do.
fn reason(fault: AddressFault) -> Term {
    match fault {
        AddressFault::Incomplete => Term::LinkError,
        AddressFault::User => Term::LinkUser,
        AddressFault::Sign => Term::LinkSign,
        AddressFault::Host => Term::LinkHost,
    }
}

/// What a closed fold holds: "1 note, 2 documents, practice to keep".
fn inside(voice: Voice<'_>, answer: &Answer, top: usize) -> Option<Text> {
    let mut inside = Vec::new();
    if !answer.note.trim().is_empty() {
        inside.push(voice.count(Term::CountNotes, 1, &[]));
    }
    let evidence = answer.evidence.iter().filter(|one| !one.is_blank()).count();
    if evidence > 0 {
        inside.push(voice.count(Term::CountEvidence, counted(evidence), &[]));
    }
    if answer.strength && answer.response == Response::Level(top) {
        inside.push(voice.say(Term::PracticeToKeepInside));
    }
    (!inside.is_empty()).then(|| voice.fill(Term::Inside, &[("parts", &inside.join(", "))]))
}

impl EvidencePart {
    fn of(
        voice: Voice<'_>,
        room: Room,
        evidence: &Evidence,
        (ix, n): (IndicatorIx, usize),
        answer: &Answer,
    ) -> Self {
        let number = voice.number(counted(n + 1));
        let more = voice.fill(Term::FromStatement, &[("id", &voice.id(ix))]);
        Self {
            n,
            title_label: voice.fill(Term::EvidenceTitle, &[("n", &number)]),
            title: evidence.title.clone(),
            title_bound: Bound::of(voice, room, Length::Line, &evidence.title),
            link_label: voice.fill(Term::EvidenceLink, &[("n", &number)]),
            link: evidence.link.clone(),
            link_bound: Bound::of(voice, room, Length::Line, &evidence.link),
            error: evidence.leads_to().err().map(|fault| voice.say(reason(fault))),
            remove: (answer.evidence.len() > 1 || !evidence.is_blank()).then(|| {
                voice.leading(
                    voice.fill(Term::RemoveEvidence, &[("n", &number)]),
                    Some(more),
                    Msg::RemoveEvidence(ix, n),
                )
            }),
        }
    }
}

impl WhyPart {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let after = &indicator.requires;
        Self {
            summary: voice.say(Term::WhyTitle),
            why: words.why.clone(),
            shows_label: voice.say(Term::ShowsLabel),
            shows: words.evidence.clone(),
            after: (!after.is_empty()).then(|| voice.fill(Term::After, &[("ids", &voice.ids(after))])),
            citations: voice.citations(indicator, Some(voice.case(session))),
        }
    }
}
