//! The check of one section: its answers, and its figure.

use super::section::{next, screen_progress, title_of_sheet};
use super::voice::{Voice, counted, rich_filled};
use super::{Bar, Link, Mark, Progress, Rich, Text, isolated};
use crate::assessment::{Evidence, Response};
use crate::content::{IndicatorIx, SectionIx, Term};
use crate::score::Tally;
use crate::session::{Msg, Place, Session};

/// The answers of one section, or of several that share a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckPage {
    /// The way back to the list of sections.
    pub back: Link,
    /// The way back to the section.
    pub section: Link,
    /// The title.
    pub title: Text,
    /// The name of the section, over its progress.
    pub section_title: Text,
    /// How much of the screen is answered.
    pub progress: Progress,
    /// What to correct before it counts: the heading, and a link to each error.
    pub errors: Option<(Text, Vec<Link>)>,
    /// The statements without an answer.
    pub open: Option<OpenPart>,
    /// The sections.
    pub sections: Vec<CheckedSection>,
    /// To the next screen: the one filled button.
    pub forward: Link,
    /// Back to the list of sections.
    pub leave: Link,
}

/// One section with its answers and its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedSection {
    /// Its id.
    pub id: Text,
    /// Its title, where it shares the screen.
    pub title: Option<Text>,
    /// The answers.
    pub answers: Vec<CheckedAnswer>,
    /// The heading over the figure.
    pub figure_title: Text,
    /// The figure in words.
    pub figure: Rich,
    /// The figure as a picture; absent where no percentage is shown.
    pub bar: Option<Bar>,
    /// The figures of the axis, in quarters.
    pub axis: [Text; 5],
    /// How the figure is added up.
    pub sum: Text,
    /// How many statements a quick look does not ask; absent where there are none.
    pub unasked: Option<Text>,
}

/// The statements without an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPart {
    /// How many statements.
    pub before: Text,
    /// A link to each.
    pub links: Vec<Link>,
    /// What the missing answers mean.
    pub after: Text,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceItem {
    /// Its title, or its link where the title is missing.
    pub title: Text,
    /// Its address, and the site as it follows the title; absent where it does not lead where it says.
    pub link: Option<[Text; 2]>,
}

/// One answer to check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedAnswer {
    /// The id of the statement.
    pub id: Text,
    /// The claim.
    pub claim: Text,
    /// The picture of the answer.
    pub mark: Mark,
    /// The answer in a word.
    pub label: Text,
    /// The tag before deposit.
    pub before_deposit: Option<Text>,
    /// The tag of a practice to keep.
    pub strength: Option<Text>,
    /// Reason and note: the label and the text.
    pub lines: Vec<(Text, Text)>,
    /// The label of the evidence, and each piece.
    pub evidence: Option<(Text, Vec<EvidenceItem>)>,
    /// To the statement, to change the answer.
    pub change: Link,
}

impl CheckPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>, ix: SectionIx) -> Self {
        let case = voice.case(session);
        let sheet = case.sheet(ix);
        let first = sheet.first().copied().unwrap_or(ix);
        let is_alone = sheet.len() == 1;
        let title = match is_alone {
            true => voice.content.words.section(first).title.clone(),
            false => title_of_sheet(voice, case, first),
        };
        let asked = session.desk.statements(case, session.place);
        Self {
            back: voice.link(Term::NavQuestionnaire, Msg::BackTo(Place::Tasks)),
            section: voice.leading(title.clone(), None, Msg::Go(Place::Section(first))),
            title: voice.say(Term::CheckTitle),
            section_title: title,
            progress: screen_progress(session, voice, &asked),
            errors: errors(session, voice, &asked),
            open: open(session, voice, &asked),
            sections: sheet.iter().map(|ix| CheckedSection::of(session, voice, *ix, is_alone)).collect(),
            forward: next(voice, case, ix).0,
            leave: voice.link(Term::BackToTasks, Msg::BackTo(Place::Tasks)),
        }
    }
}

impl CheckedSection {
    fn of(session: &Session, voice: Voice<'_>, ix: SectionIx, is_alone: bool) -> Self {
        let case = voice.case(session);
        let section = case.questionnaire.section(ix);
        let (asked, unasked): (Vec<IndicatorIx>, Vec<IndicatorIx>) =
            section.indicators.iter().partition(|ix| case.asks(**ix));
        let tally: Tally = section.indicators.iter().map(|ix| Tally::of(case, *ix)).sum();
        let unasked = counted(unasked.len());
        Self {
            id: section.id.clone(),
            title: (!is_alone).then(|| voice.content.words.section(ix).title.clone()),
            answers: asked.iter().map(|ix| CheckedAnswer::of(session, voice, *ix)).collect(),
            figure_title: voice.say(Term::SectionSoFar),
            figure: figure(voice, &tally),
            bar: Bar::of(tally.readiness().as_ref().filter(|_| !tally.is_few())),
            axis: voice.axis(),
            sum: sum(voice, &tally, tally.unanswered.saturating_sub(unasked)),
            unasked: (unasked > 0).then(|| voice.count(Term::Unasked, unasked, &[])),
        }
    }
}

/// What to correct: missing reasons, incomplete links.
fn errors(session: &Session, voice: Voice<'_>, asked: &[IndicatorIx]) -> Option<(Text, Vec<Link>)> {
    let mut links = Vec::new();
    for ix in asked {
        let answer = session.assessment.answer(*ix);
        let id = voice.id(*ix);
        let link = |label, to| voice.leading(label, None, to);
        if answer.lacks_reason() {
            links.push(link(voice.fill(Term::ErrorReason, &[("id", &id)]), Msg::GoToReason(*ix)));
        }
        for (n, _) in answer.evidence.iter().enumerate().filter(|(_, evidence)| evidence.leads_to().is_err())
        {
            let number = voice.number(counted(n + 1));
            links.push(link(
                voice.fill(Term::ErrorLink, &[("id", &id), ("n", &number)]),
                Msg::GoToLink(*ix, n),
            ));
        }
    }
    let count = counted(links.len());
    (!links.is_empty()).then(|| (voice.count(Term::ErrorsTitle, count, &[]), links))
}

/// The statements without an answer. One that lacks only its reason is not among them.
fn open(session: &Session, voice: Voice<'_>, asked: &[IndicatorIx]) -> Option<OpenPart> {
    let blank = |ix: &&IndicatorIx| session.assessment.answer(**ix).response == Response::None;
    let link = |ix: &IndicatorIx| voice.leading(voice.id(*ix), None, Msg::GoTo(*ix));
    let links: Vec<Link> = asked.iter().filter(blank).map(link).collect();
    let before = voice.count(Term::OpenBefore, counted(links.len()), &[]);
    (!links.is_empty()).then(|| OpenPart { before, links, after: voice.say(Term::OpenAfter) })
}

/// "Readiness is 67% on the 3 statements with a level. It can still end anywhere from 40% to 80%."
fn figure(voice: Voice<'_>, tally: &Tally) -> Rich {
    let Some(readiness) = tally.readiness() else { return rich_filled(voice, Term::FigureNone, &[]) };
    if tally.is_few() {
        return rich_filled(voice, Term::Few, &[("levels", &voice.levels(tally))]);
    }
    let [low, high] = voice.ends(&readiness);
    let Some(now) = readiness.now else {
        return rich_filled(voice, Term::FigureOpen, &[("low", &low), ("high", &high)]);
    };
    let statements = voice.count(Term::Statements, tally.with_level(), &[]);
    let values =
        [("now", &*voice.per_cent(now)), ("statements", &*statements), ("low", &*low), ("high", &*high)];
    let fixed = readiness.lowest == readiness.highest;
    rich_filled(voice, if fixed { Term::FigureFixed } else { Term::FigureRange }, &values)
}

/// "6 points of 9", and the other counts behind the figure.
fn sum(voice: Voice<'_>, tally: &Tally, open: u32) -> Text {
    let [possible, unknown, open, left_out, not_foreseen] =
        [tally.points_possible, tally.not_known, open, tally.not_applicable, tally.not_foreseen]
            .map(|n| voice.number(n));
    let values = [
        ("possible", &*possible),
        ("unknown", &*unknown),
        ("open", &*open),
        ("out", &*left_out),
        ("unforeseen", &*not_foreseen),
    ];
    voice.count(Term::Sum, tally.points, &values)
}

impl CheckedAnswer {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let answer = session.assessment.answer(ix);
        let (mark, label) = voice.mark(voice.case(session).chosen(ix));
        let top = voice.questionnaire().highest();
        let strength = answer.strength && answer.response == Response::Level(top);
        let reason = (answer.response == Response::NotApplicable).then_some((Term::Reason, &answer.reason));
        let lines = reason.into_iter().chain([(Term::Note, &answer.note)]);
        let lines = lines.filter(|(_, text)| !text.trim().is_empty());
        let term = if answer.response == Response::None { Term::Answer } else { Term::Change };
        Self {
            id: indicator.id.clone(),
            claim: voice.content.words.indicator(ix).statement.clone(),
            mark,
            label,
            before_deposit: voice.before_deposit(indicator, voice.case(session).is_deposited()),
            strength: strength.then(|| voice.say(Term::PracticeToKeep)),
            lines: lines.map(|(term, text)| (voice.say(term), text.clone())).collect(),
            evidence: evidence(voice, &answer.evidence),
            change: voice.leading(voice.say(term), Some(indicator.id.clone()), Msg::GoTo(ix)),
        }
    }
}

/// The evidence; a link only where it leads where it says.
fn evidence(voice: Voice<'_>, list: &[Evidence]) -> Option<(Text, Vec<EvidenceItem>)> {
    let shown = list.iter().filter(|evidence| !evidence.is_blank()).map(|evidence| {
        let title = if evidence.title.trim().is_empty() { &evidence.link } else { &evidence.title };
        let site = |host: &str| voice.fill(Term::Remarked, &[("before", ""), ("next", &isolated(host))]);
        let link = evidence.leads_to().ok().flatten();
        EvidenceItem { title: title.clone(), link: link.map(|it| [it.text, site(&it.host)]) }
    });
    let shown: Vec<_> = shown.collect();
    (!shown.is_empty()).then(|| (voice.say(Term::Evidence), shown))
}
