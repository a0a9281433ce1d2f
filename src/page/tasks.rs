//! The list of all sections, in their groups, with the state of each.

use super::search::{self, FoundStatement, SearchPart};
use super::start::asked_progress;
use super::voice::{Voice, counted};
use super::{Link, Mark, Progress, Text};
use crate::assessment::Depth;
use crate::content::{GroupWords, SectionIx, Term};
use crate::session::{Keeping, Msg, Place, SearchIn, Session};

/// The list of all sections.
#[derive(Debug, Clone, PartialEq)]
pub struct TasksPage {
    /// The title.
    pub title: Text,
    /// What the person can do here.
    pub lead: Text,
    /// How much of the whole is answered; its text is a heading ("114 of 140 answered").
    pub progress: Progress,
    /// How many sections are complete, in progress, not started.
    pub sections_line: Text,
    /// The one filled button: begin, continue, or see the results.
    pub forward: Link,
    /// Where the person left off.
    pub left_off: Option<Text>,
    /// To the results, which can be opened at any time; absent where the filled button leads there.
    pub results: Option<Link>,
    /// To the recommendations received.
    pub received: Link,
    /// The search for a statement.
    pub search: SearchPart,
    /// What it found.
    pub found: Vec<FoundStatement>,
    /// How many more are not asked in a quick look.
    pub beyond: Option<Text>,
    /// What the pips mean: the picture and its word.
    pub key: Vec<(Pip, Text)>,
    /// The groups.
    pub groups: Vec<TaskGroup>,
    /// In a quick look: the sentence that there are more statements, and the link that asks them.
    pub deepen: Option<(Text, Link)>,
}

/// One group of sections.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskGroup {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// How many of its sections are complete.
    pub note: Text,
    /// Its sections.
    pub rows: Vec<TaskRow>,
}

/// One section in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Where the link leads.
    pub to: Msg,
    /// One pip for each statement.
    pub pips: Vec<Pip>,
    /// How many are answered, in words.
    pub count: Text,
    /// How far it is.
    pub state: TaskState,
    /// The same in a word.
    pub state_label: Text,
}

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing is answered: an outlined tag.
    NotStarted,
    /// Something is answered: an outlined tag in the accent.
    InProgress,
    /// Everything asked is answered: a tick and plain text.
    Complete,
}

/// One answer in the smallest picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pip {
    /// A full dot.
    Level,
    /// A question mark.
    NotKnown,
    /// A dash.
    NotApplicable,
    /// A ring.
    None,
}

impl From<Mark> for Pip {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Level(..) => Self::Level,
            Mark::NotKnown => Self::NotKnown,
            Mark::NotApplicable => Self::NotApplicable,
            Mark::None => Self::None,
        }
    }
}

impl TasksPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let rows: Vec<TaskRow> =
            questionnaire.sections().map(|(ix, _)| TaskRow::of(session, voice, ix)).collect();
        let states = |state| counted(rows.iter().filter(|row| row.state == state).count());
        let [complete, going, not_started] =
            [TaskState::Complete, TaskState::InProgress, TaskState::NotStarted]
                .map(|state| voice.number(states(state)));
        let counts = [("complete", &*complete), ("going", &*going), ("open", &*not_started)];
        let mut rows = rows.into_iter();
        let groups = questionnaire.groups.iter().zip(&voice.content.words.groups);
        let forward = forward(session, voice);
        let results = voice.link(Term::SeeResults, Msg::Go(Place::Results));
        let (found, beyond): (Vec<_>, Vec<_>) = search::found(session, voice, SearchIn::Tasks)
            .into_iter()
            .partition(|ix| voice.case(session).asks(*ix));
        let (search, shown) = SearchPart::of(session, voice, SearchIn::Tasks, Term::SearchLabel, found);
        Self {
            title: voice.say(Term::TasksTitle),
            lead: voice.say(match session.keeping {
                Keeping::Tab if session.kept => Term::TasksLead,
                Keeping::Device if session.kept => Term::TasksLeadDevice,
                _ => Term::TasksLeadNotKept,
            }),
            progress: asked_progress(session, voice),
            sections_line: voice.fill(Term::SectionsLine, &counts),
            results: (forward.to != results.to).then_some(results),
            forward,
            left_off: session.last.map(|ix| left_off(voice, ix)),
            search,
            found: shown.into_iter().map(|ix| FoundStatement::of(session, voice, ix)).collect(),
            beyond: (!beyond.is_empty()).then(|| voice.count(Term::SearchBeyond, counted(beyond.len()), &[])),
            received: voice.link(Term::ReceivedTitle, Msg::Go(Place::Recommendations)),
            key: [
                (Pip::Level, Term::KeyLevel),
                (Pip::NotKnown, Term::KeyNotKnown),
                (Pip::NotApplicable, Term::KeyNotApplicable),
                (Pip::None, Term::KeyNoAnswer),
            ]
            .map(|(pip, term)| (pip, voice.say(term)))
            .into(),
            groups: groups
                .map(|(group, words)| {
                    TaskGroup::of(&group.id, words, rows.by_ref().take(group.sections.len()).collect(), voice)
                })
                .collect(),
            deepen: deepen(session, voice),
        }
    }
}

impl TaskGroup {
    fn of(id: &Text, words: &GroupWords, rows: Vec<TaskRow>, voice: Voice<'_>) -> Self {
        let complete = rows.iter().filter(|row| row.state == TaskState::Complete).count();
        let [done, total] = [complete, rows.len()].map(|n| voice.number(counted(n)));
        let values = [("note", &*words.note), ("done", &*done), ("total", &*total)];
        Self { id: id.clone(), title: words.title.clone(), note: voice.fill(Term::GroupNote, &values), rows }
    }
}

impl TaskRow {
    fn of(session: &Session, voice: Voice<'_>, ix: SectionIx) -> Self {
        let section = voice.questionnaire().section(ix);
        let asked = section.indicators.iter().filter(|ix| voice.case(session).asks(**ix));
        let pips: Vec<Pip> = asked.map(|ix| voice.mark(voice.case(session).standing(*ix)).0.into()).collect();
        let done = pips.iter().filter(|pip| **pip != Pip::None).count();
        let (state, label) = match done {
            _ if done == pips.len() => (TaskState::Complete, Term::StateComplete),
            0 => (TaskState::NotStarted, Term::StateNotStarted),
            _ => (TaskState::InProgress, Term::StateInProgress),
        };
        let [done, total] = [done, pips.len()].map(|n| voice.number(counted(n)));
        Self {
            id: section.id.clone(),
            title: voice.content.words.section(ix).title.clone(),
            to: Msg::Go(Place::Section(ix)),
            pips,
            count: voice.fill(Term::Of, &[("n", &done), ("total", &total)]),
            state,
            state_label: voice.say(label),
        }
    }
}

/// Where the person left off.
pub(super) fn left_off(voice: Voice<'_>, ix: SectionIx) -> Text {
    voice.fill(Term::LeftOff, &[("section", &voice.content.words.section(ix).title)])
}

/// To the section that was answered last, if it is open, or else to the first open one; to the results if all are
/// complete.
pub(super) fn forward(session: &Session, voice: Voice<'_>) -> Link {
    let questionnaire = voice.questionnaire();
    let open = |ix: &SectionIx| TaskRow::of(session, voice, *ix).state != TaskState::Complete;
    let last = session.last.filter(open);
    let first = || questionnaire.sections().map(|(ix, _)| ix).find(open);
    match last.or_else(first) {
        None => voice.link(Term::SeeTheResults, Msg::Go(Place::Results)),
        Some(ix) if session.assessment.answered() == 0 => {
            voice.link(Term::StartFirst, Msg::Go(Place::Section(ix)))
        }
        Some(ix) => voice.link(Term::Continue, Msg::Go(Place::Section(ix))),
    }
}

/// In a quick look: how many more statements there are.
fn deepen(session: &Session, voice: Voice<'_>) -> Option<(Text, Link)> {
    let asked = voice.case(session).progress().asked;
    let all = counted(voice.questionnaire().indicators().len());
    let more = (session.assessment.depth == Some(Depth::Key))
        .then(|| all.saturating_sub(asked))
        .filter(|n| *n > 0)?;
    Some((voice.count(Term::DeepenLine, more, &[]), voice.link(Term::Deepen, Msg::ChooseDepth(Depth::All))))
}
