//! The figures with their ranges, the strengths, and the next steps in their order.

mod figures;
pub(super) mod gate;
pub(super) mod profile;
mod steps;

use super::voice::{Voice, counted};
use super::{Bar, Citation, ForceTag, Link, Mark, Rich, Text, Views};
use crate::assessment::Response;
use crate::content::Term;
use crate::next_steps::NextSteps;
use crate::score::{Score, is_top};
use crate::session::{Msg, Part, Place, Session};

/// The results, complete or so far.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultsPage {
    /// Handling label, date, edition.
    pub about: Text,
    /// The title.
    pub title: Text,
    /// The name of the list of places on this page.
    pub toc_label: Text,
    /// The places on this page: the name of the part (its element's id), its words.
    pub toc: Vec<(Text, Link)>,
    /// Readiness with its range and coverage.
    pub readiness: ReadinessPart,
    /// While no statement has an answer: what to do; the other parts are then absent.
    pub empty: Option<(Text, Link)>,
    /// What already works.
    pub strengths: StrengthsPart,
    /// What to settle before deposit.
    pub gate: DepositGate,
    /// The next steps.
    pub next: NextStepsPart,
    /// All sections.
    pub profile: Profile,
    /// The themes by group.
    pub themes: ThemesPart,
    /// Other ways to look at the same answers.
    pub views: Views,
    /// The files.
    pub files: FilesPart,
}

/// Readiness with its range and coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessPart {
    /// The words over the figure.
    pub label: Text,
    /// The one big figure; absent while no statement has a level.
    pub value: Option<Text>,
    /// The present band, in a word.
    pub band: Option<Text>,
    /// The same in a sentence, with the range.
    pub sentence: Rich,
    /// The picture.
    pub figure: Figure,
    /// Coverage.
    pub coverage: CoverageFigure,
    /// The label of the fold that explains the figures, and its paragraphs.
    pub method: (Text, Vec<Text>),
    /// The numbers of the pictures as a table.
    pub numbers: Numbers,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// The numbers of a picture as a table of two columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// Its caption.
    pub caption: Text,
    /// The headings of the columns.
    pub columns: [Text; 2],
    /// The name of each number, and the number.
    pub rows: Vec<(Text, Text)>,
}

/// The large picture of readiness.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The bar.
    pub bar: Bar,
    /// All of it in words, for those who do not see it.
    pub label: Text,
    /// The words over today's mark ("49"), over the lowest ("at least 37") and the highest.
    pub now: Option<Text>,
    /// "at least 37"; absent when nothing is open.
    pub at_least: Option<Text>,
    /// "at most 61".
    pub at_most: Option<Text>,
    /// The bands under the axis.
    pub bands: Vec<Band>,
    /// Whether x runs from right to left.
    pub rtl: bool,
}

/// One band under the axis; from and to in hundredths of a percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Its name.
    pub label: Text,
    /// Whether today's value lies in it.
    pub present: bool,
}

/// Coverage: how many statements stand behind the figure.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageFigure {
    /// The sentence.
    pub sentence: Rich,
    /// With a level, not known, no answer yet, not applicable: counts.
    pub counts: [u32; 4],
    /// The same in words, for the key.
    pub key: [Text; 4],
}

/// What already works.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthsPart {
    /// The heading.
    pub title: Text,
    /// How many, in a sentence.
    pub sentence: Text,
    /// The practices to keep.
    pub kept: Vec<Strength>,
    /// The others in place: the label of the fold, and each id with its words.
    pub more: Option<(Text, Vec<(Text, Text)>)>,
}

/// A practice to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// The id of the statement.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// The person's note.
    pub note: Option<Text>,
}

/// What to settle before deposit: counts, never a percentage.
#[derive(Debug, Clone, PartialEq)]
pub struct DepositGate {
    /// The heading.
    pub title: Text,
    /// The sentence with the counts.
    pub sentence: Rich,
    /// Settled, open, not known, no answer: counts, in the order of the squares.
    pub counts: [u32; 4],
    /// The row of squares in words.
    pub label: Text,
    /// The word on the post.
    pub post: Text,
    /// The key of the squares.
    pub key: [Text; 4],
    /// The label of the fold with what is open or not known, and its items.
    pub open: Option<(Text, Vec<DepositItem>)>,
    /// The label of the fold with what has no answer yet, and its items.
    pub unanswered: Option<(Text, Vec<DepositItem>)>,
    /// The label of the fold with what is settled, and its items.
    pub settled: Option<(Text, Vec<DepositItem>)>,
}

/// One statement that should be settled before deposit.
#[derive(Debug, Clone, PartialEq)]
pub struct DepositItem {
    /// The id.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// The picture of the answer.
    pub mark: Mark,
    /// The answer in a word.
    pub label: Text,
    /// To the statement.
    pub to: Msg,
}

/// The next steps in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStepsPart {
    /// The heading.
    pub title: Text,
    /// How they are ordered, or that there is none.
    pub sentence: Text,
    /// The label of the fold that explains the order, and its paragraphs.
    pub order: (Text, Vec<Text>),
    /// Now, next, later: those that have a step.
    pub turns: Vec<TurnGroup>,
    /// Shows all of them in full, or the first few again; absent when there are no more.
    pub all: Option<Link>,
    /// The heading over the quick wins, and their items.
    pub quick_wins: Option<(Text, Vec<ShortStep>)>,
    /// The heading over what to find out, and its items.
    pub find_out: Option<(Text, Vec<ShortStep>)>,
    /// How many items of a short list are shown; paper has them all.
    pub short: usize,
    /// The steps that are not shown in full, for paper.
    pub rest: Option<RestTable>,
}

/// The steps of one turn.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnGroup {
    /// The id of its heading.
    pub id: &'static str,
    /// "Now".
    pub title: Text,
    /// What the steps have in common, and how many there are.
    pub note: Text,
    /// The number of its first step in the order.
    pub start: u32,
    /// Those that are shown in full.
    pub steps: Vec<NextStep>,
    /// Those that are shown in one line, where none is shown in full.
    pub lines: Vec<ShortStep>,
}

/// The steps that a page does not show at first, as a table for paper: nothing can be opened there.
#[derive(Debug, Clone, PartialEq)]
pub struct RestTable {
    /// The heading.
    pub title: Text,
    /// The headings of the columns: step, what it adds, usual lead, horizon, what it comes after.
    pub columns: [Text; 5],
    /// The rows of each turn, under its name.
    pub turns: Vec<(Text, Vec<RestRow>)>,
}

/// A step that is not shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RestRow {
    /// Its number in the order.
    pub number: Text,
    /// The id of the statement.
    pub id: Text,
    /// What to do.
    pub what: Text,
    /// What it adds.
    pub gain: Rich,
    /// Usual lead, horizon, what it comes after.
    pub facts: [Text; 3],
}

/// The way of a step into the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanLink {
    /// The id of its element.
    pub id: Text,
    /// Whether the step is in the plan.
    pub planned: bool,
    /// Takes it there, or leads there.
    pub link: Link,
}

/// One next step.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    /// Its number in the order, from 1.
    pub number: Text,
    /// What to do, one line for each step of the indicator.
    pub what: Text,
    /// The id of the statement.
    pub id: Text,
    /// Opens the statement.
    pub to: Msg,
    /// The picture of today's answer.
    pub mark: Mark,
    /// Today's answer in a word.
    pub label: Text,
    /// The way into the plan.
    pub plan: PlanLink,
    /// The tag before deposit.
    pub before_deposit: Option<Text>,
    /// How far it binds.
    pub force: ForceTag,
    /// The tag of a quick win.
    pub quick_win: Option<Text>,
    /// Why it stands where it stands, and why it matters.
    pub why: Text,
    /// The word "Adds", and what it adds, in words.
    pub gain: (Text, Rich),
    /// What it adds to its section as a picture: today's value, and the value with the step.
    pub gain_bar: (u32, u32),
    /// Usual lead, horizon, comes after, waiting for it: name and value.
    pub facts: Vec<(Text, Text)>,
    /// The label of the fold with the sources, and the sources.
    pub sources: (Text, Vec<Citation>),
}

/// A step in one line.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortStep {
    /// The id of the statement.
    pub id: Text,
    /// What to do.
    pub what: Text,
    /// What it waits for.
    pub waits: Option<Text>,
    /// To the statement.
    pub to: Msg,
}

/// All sections with their figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The heading.
    pub title: Text,
    /// What the bar, the comb and the mark mean.
    pub key: [Text; 3],
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: section, picture, readiness, range, with a level.
    pub columns: [Text; 5],
    /// The rows; a group comes before its sections.
    pub rows: Vec<ProfileRow>,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// A row of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// The id of the section; absent for what is none.
    pub id: Option<Text>,
    /// Whether it stands over the rows below it, as a group over its sections.
    pub head: bool,
    /// Its name, and where it leads.
    pub name: Text,
    /// What is to be known beside the name.
    pub note: Option<Text>,
    /// Where the name leads; absent where it leads nowhere.
    pub to: Option<Msg>,
    /// The picture; absent when everything in it does not apply.
    pub bar: Option<Bar>,
    /// Readiness, or a dash.
    pub readiness: Text,
    /// The range, or that it is fixed.
    pub range: Text,
    /// How many have a level.
    pub with_level: Text,
}

/// The themes by group.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemesPart {
    /// The heading.
    pub title: Text,
    /// What it shows.
    pub sentence: Text,
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: theme, then each group.
    pub columns: Vec<Text>,
    /// The rows.
    pub rows: Vec<ThemeRow>,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// One theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeRow {
    /// Its name.
    pub name: Text,
    /// One cell for each group.
    pub cells: Vec<ThemeCell>,
}

/// One theme in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeCell {
    /// The figure, or that there is no statement or no level.
    pub value: Text,
    /// How many have a level.
    pub count: Option<Text>,
    /// The picture; absent when there is no statement.
    pub bar: Option<Bar>,
}

/// The files to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct FilesPart {
    /// The heading.
    pub title: Text,
    /// The label of the field for the handling label, and what was entered (`Msg::Handling`).
    pub handling: (Text, Text),
    /// The files: name, what is in it, and the button.
    pub files: Vec<(Text, Text, Link)>,
    /// What every file says.
    pub note: Text,
}

impl ResultsPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let score = Score::of(questionnaire, &session.assessment);
        let next = NextSteps::of(questionnaire, &session.assessment, &score);
        let answered = |(ix, _)| session.assessment.answer(ix).settled() != Response::None;
        let empty = !questionnaire.indicators().any(answered);
        Self {
            about: about(session, voice),
            title: voice.say(if session.is_complete(questionnaire) {
                Term::ResultsTitle
            } else {
                Term::ResultsSoFar
            }),
            toc_label: voice.say(Term::TocLabel),
            toc: toc(session, voice),
            readiness: ReadinessPart::of(session, voice, &score),
            empty: empty.then(|| {
                (voice.say(Term::EmptyLine), voice.link(Term::ToQuestionnaire, Msg::Go(Place::Tasks)))
            }),
            strengths: StrengthsPart::of(session, voice),
            gate: DepositGate::of(session, voice, &score.gate),
            next: NextStepsPart::of(session, voice, &score, &next),
            profile: Profile::of(voice, &score),
            themes: ThemesPart::of(voice, &score),
            views: Views::of(session, voice),
            files: FilesPart::of(session, voice),
        }
    }
}

/// Handling label, date, edition.
fn about(session: &Session, voice: Voice<'_>) -> Text {
    let edition = voice.edition();
    let date = voice.locale.date(&session.assessment.updated);
    let parts = [session.assessment.handling.trim(), &date, &edition];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ").into()
}

fn toc(session: &Session, voice: Voice<'_>) -> Vec<(Text, Link)> {
    let places = Part::ALL.map(|part| {
        let term = match part {
            Part::Readiness => Term::Readiness,
            Part::Strengths => Term::StrengthsTitle,
            Part::Gate => gate::title(session, voice),
            Part::Next => Term::NextTitle,
            Part::Profile => Term::ProfileToc,
            Part::Themes => Term::ThemesToc,
            Part::Files => Term::FilesTitle,
        };
        (part.id().into(), voice.link(term, Msg::GoToPart(part)))
    });
    places.into()
}

impl StrengthsPart {
    fn of(session: &Session, voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let top = |response| matches!(response, Response::Level(level) if is_top(questionnaire, level));
        let in_place = questionnaire.indicators().map(|(ix, _)| (ix, session.assessment.answer(ix)));
        let in_place: Vec<_> = in_place.filter(|(_, answer)| top(answer.response)).collect();
        let kept = in_place.iter().filter(|(_, answer)| answer.keep);
        let kept: Vec<Strength> = kept
            .map(|(ix, answer)| Strength {
                id: voice.id(*ix),
                short: voice.short(*ix),
                note: (!answer.note.trim().is_empty()).then(|| answer.note.clone()),
            })
            .collect();
        let more = in_place.iter().filter(|(_, answer)| !answer.keep);
        let more: Vec<_> = more.map(|(ix, _)| (voice.id(*ix), voice.short(*ix))).collect();
        let [all, marked, others] = [in_place.len(), kept.len(), more.len()].map(counted);
        let sentence = match (all, marked) {
            (0, _) => voice.say(Term::StrengthsNone),
            (_, 0) => voice.count(Term::StrengthsUnmarked, all, &[]),
            _ => voice.count(Term::StrengthsMarked, all, &[("marked", &voice.number(marked))]),
        };
        let label = if marked > 0 { Term::StrengthsMore } else { Term::StrengthsAll };
        Self {
            title: voice.say(Term::StrengthsTitle),
            sentence,
            kept,
            more: (others > 0).then(|| (voice.count(label, others, &[]), more)),
        }
    }
}

impl FilesPart {
    fn of(session: &Session, voice: Voice<'_>) -> Self {
        Self {
            title: voice.say(Term::FilesTitle),
            handling: (voice.say(Term::HandlingLabel), session.assessment.handling.clone()),
            files: vec![
                (
                    voice.say(Term::FileJson),
                    voice.say(Term::FileJsonHint),
                    voice.link(Term::DownloadJson, Msg::Download),
                ),
                (
                    voice.say(Term::FilePrint),
                    voice.say(Term::FilePrintHint),
                    voice.link(Term::PrintButton, Msg::Print),
                ),
            ],
            note: voice.say(Term::FilesNote),
        }
    }
}
