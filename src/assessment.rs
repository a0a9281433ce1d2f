//! The person's answers, with levels, reasons, notes, evidence and practices to keep; and the person's plan.
//!
//! An assessment belongs to the questionnaire that it was made with. It knows no figures: [`crate::score`] computes
//! them from it, and the document has them only as a snapshot.

mod held;
pub mod limits;
mod migrating;
mod opening;
mod plan;
mod recommendation;
mod suggestion;
mod web_address;
mod writing;

use std::rc::Rc;

use crate::calendar::{Date, Moment};
use crate::content::locale::Locale;
use crate::content::{IndicatorIx, Questionnaire, SectionIx, StartingPointIx, TreatyIx};
use crate::reading::{Json, Text};

pub use limits::{Limit, Room};
pub use migrating::Migrated;
pub use opening::{Opened, Refusal};
pub use plan::{LineId, PlanLine, Status};
pub use recommendation::{Recommendation, RecommendationSource};
pub use suggestion::to_find_out;
pub use web_address::{AddressFault, WebAddress};
pub use writing::{FORMAT, MAX_BYTES, VERSION};

/// The answers of one State, complete or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// How far the person wants to go. Without a choice the whole questionnaire is asked.
    pub depth: Option<Depth>,
    /// The handling label, printed on every page.
    pub handling: Text,
    /// Whose assessment it is: the State, or a body.
    pub title: Text,
    /// Who answers: a body, never a name of a person.
    pub respondent: Text,
    /// The day of the state of affairs, as entered. It may be no date ([`Assessment::as_of_day`]).
    pub as_of: Text,
    /// When the first answer was given, RFC 3339 in UTC; empty before.
    pub created: Text,
    /// When the last answer was given.
    pub updated: Text,
    /// Where the State starts from; `None` before the choice.
    pub starting_point: Option<StartingPointIx>,
    /// The planned day of deposit, as entered. It may be no date ([`Assessment::deposit_on`]).
    pub deposit: Text,
    /// The lines of the draft action plan, in the order in which they were added.
    pub plan: Vec<PlanLine>,
    /// The recommendations received.
    pub recommendations: Vec<Recommendation>,
    /// In runs of [`RUN`]. Copies of an assessment share a run until one copy changes an answer in it.
    answers: Vec<Rc<[Answer]>>,
    risk: Vec<Vec<bool>>,
    treaties: Vec<bool>,
    starting_point_aside: Option<Text>,
    aside: Rc<Aside>,
}

/// How many answers are copied when one of two copies of an assessment changes one of them.
const RUN: usize = 16;

/// The parts of a document about things that this questionnaire lacks. They are kept and written again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Aside {
    plan: Vec<Json>,
    answers: Vec<(String, Json)>,
    risk: Vec<(String, Json)>,
    treaties: Vec<Text>,
}

/// How far the person wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// A quick look: the key statements.
    Key,
    /// The whole questionnaire.
    All,
}

/// The answer to one statement, with reason, note and evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The answer itself.
    pub response: Response,
    /// Why the statement does not apply. It is kept when the answer changes, so that nothing is lost.
    pub reason: Text,
    /// A note.
    pub note: Text,
    /// What shows that the answer is right.
    pub evidence: Vec<Evidence>,
    /// Whether this is a practice to keep. It counts only while the statement is in place.
    pub strength: bool,
    /// Who answered, where files of several bodies were joined.
    pub by: Text,
    /// When, RFC 3339 in UTC.
    pub at: Text,
    /// What was answered in an earlier edition, where that is to be looked at again. It goes when the person answers.
    pub earlier: Vec<Earlier>,
}

/// An answer in an earlier edition of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The edition.
    pub edition: Text,
    /// The id of the statement there.
    pub statement: Text,
    /// The answer itself.
    pub response: Response,
    /// Why the statement did not apply.
    pub reason: Text,
    /// The note.
    pub note: Text,
}

/// The answer itself. Unanswered, not known and not applicable are three states, never one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Response {
    /// No answer yet.
    #[default]
    None,
    /// A rung of the scale, from 0.
    Level(usize),
    /// Nobody who was asked knows.
    NotKnown,
    /// It does not apply. Without a reason it counts as no answer yet.
    NotApplicable,
}

/// One thing that shows that an answer is right: a law, a decision, a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Its title.
    pub title: Text,
    /// Where it can be read, if it is public.
    pub link: Text,
}

impl Assessment {
    /// An assessment without any answer.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            depth: None,
            handling: Text::default(),
            title: Text::default(),
            respondent: Text::default(),
            as_of: Text::default(),
            created: Text::default(),
            updated: Text::default(),
            starting_point: None,
            deposit: Text::default(),
            plan: Vec::new(),
            recommendations: Vec::new(),
            answers: vec![Answer::default(); questionnaire.indicators().len()]
                .chunks(RUN)
                .map(Rc::from)
                .collect(),
            risk: questionnaire.sections().map(|(_, section)| vec![false; section.risk.len()]).collect(),
            treaties: vec![false; questionnaire.treaties.len()],
            starting_point_aside: None,
            aside: Rc::default(),
        }
    }

    /// The answer to a statement.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "there is an answer for every indicator of the questionnaire"
    )]
    pub fn answer(&self, ix: IndicatorIx) -> &Answer {
        &self.answers[ix.position() / RUN][ix.position() % RUN]
    }

    /// The answer to a statement, to be changed.
    #[expect(
        clippy::indexing_slicing,
        reason = "there is an answer for every indicator of the questionnaire"
    )]
    pub fn answer_mut(&mut self, ix: IndicatorIx) -> &mut Answer {
        &mut Rc::make_mut(&mut self.answers[ix.position() / RUN])[ix.position() % RUN]
    }

    fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().flat_map(|run| run.iter())
    }

    /// Which groups at risk are marked in a section, in the order of the questionnaire.
    #[must_use]
    pub fn risk(&self, ix: SectionIx) -> &[bool] {
        self.risk.get(ix.position()).map_or(&[], Vec::as_slice)
    }

    /// Marks a group at risk, or takes the mark back.
    pub fn mark_risk(&mut self, ix: SectionIx, group: usize, marked: bool) {
        if let Some(mark) = self.risk.get_mut(ix.position()).and_then(|marks| marks.get_mut(group)) {
            *mark = marked;
        }
    }

    /// Whether the person says that the State has joined a treaty.
    #[must_use]
    pub fn has_joined(&self, ix: TreatyIx) -> bool {
        self.treaties.get(ix.position()).copied().unwrap_or_default()
    }

    /// Says that the State has joined a treaty, or takes that back.
    pub fn join(&mut self, ix: TreatyIx, joined: bool) {
        if let Some(mark) = self.treaties.get_mut(ix.position()) {
            *mark = joined;
        }
    }

    /// Whether the person says of any treaty that the State has joined it. Otherwise nothing is known of treaties.
    #[must_use]
    pub fn tells_treaties(&self) -> bool {
        self.treaties.contains(&true) || !self.aside.treaties.is_empty()
    }

    /// The ids of answers to statements that this questionnaire lacks; they are kept and written again.
    pub fn aside(&self) -> impl Iterator<Item = &str> {
        self.aside.answers.iter().map(|(id, _)| id.as_str())
    }

    /// The planned day of deposit; `None` where the entered text is not a date.
    #[must_use]
    pub fn deposit_on(&self) -> Option<Date> {
        Date::parse(self.deposit.trim())
    }

    /// The day of the state of affairs; `None` where the entered text is not a date.
    #[must_use]
    pub fn as_of_day(&self) -> Option<Date> {
        Date::parse(self.as_of.trim())
    }

    /// The day of the last change, where the reader is. `None` where there is none: an opened document may have any text
    /// there. A day without a time, or without its zone, is taken as it is written.
    #[must_use]
    pub fn updated_on(&self, locale: &dyn Locale) -> Option<Date> {
        let moment = Moment::parse(&self.updated).map(|moment| locale.day(moment));
        moment.or_else(|| Date::parse(self.updated.get(.."2026-11-23".len())?))
    }

    /// Notes when it was begun, where that is unknown. The calendar file names its events after this time, so it stays
    /// the same from the first event on.
    pub fn begin(&mut self, now: &str) {
        if self.created.is_empty() {
            self.created = if self.updated.is_empty() { now.into() } else { self.updated.clone() };
        }
    }

    /// Chooses where the State starts from, or takes the choice back.
    pub fn start_from(&mut self, point: Option<StartingPointIx>) {
        self.starting_point = point;
        self.starting_point_aside = None;
    }

    /// Whether the instrument is deposited already, according to the starting point.
    #[must_use]
    pub fn is_deposited(&self, questionnaire: &Questionnaire) -> bool {
        self.starting_point.is_some_and(|ix| questionnaire.starting_point(ix).deposited)
    }

    /// Whether a statement is asked at the chosen depth. An answered statement stays asked: nothing disappears.
    #[must_use]
    pub fn asks(&self, questionnaire: &Questionnaire, ix: IndicatorIx) -> bool {
        self.depth != Some(Depth::Key) || questionnaire.indicator(ix).key || !self.answer(ix).is_blank()
    }

    /// How many statements are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers().filter(|answer| answer.settled() != Response::None).count()
    }

    /// How many answers have a note.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.answers().filter(|answer| !answer.note.trim().is_empty()).count()
    }

    /// Whether the person has entered nothing that could be lost.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.answers().all(Answer::is_blank)
            && *self.aside == Aside::default()
            && self.plan.is_empty()
            && self.recommendations.iter().all(Recommendation::is_blank)
            && self.risk.iter().flatten().all(|marked| !marked)
            && !self.tells_treaties()
            && [&self.handling, &self.title, &self.respondent, &self.as_of, &self.deposit]
                .iter()
                .all(|text| text.is_empty())
    }
}

impl Answer {
    /// The answer as it counts: not applicable counts only with its reason.
    #[must_use]
    pub fn settled(&self) -> Response {
        match self.response {
            Response::NotApplicable if self.reason.trim().is_empty() => Response::None,
            response => response,
        }
    }

    /// Whether a reason is still missing.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.response == Response::NotApplicable && self.reason.trim().is_empty()
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.response == Response::None
            && [&self.reason, &self.note].iter().all(|text| text.trim().is_empty())
            && self.earlier.is_empty()
            && self.evidence.iter().all(Evidence::is_blank)
    }
}

impl Evidence {
    /// Whether nothing was entered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.link.trim().is_empty()
    }

    /// Where the link leads; `None` if it is empty.
    ///
    /// # Errors
    /// Why it leads nowhere that a page may link to.
    pub fn leads_to(&self) -> Result<Option<WebAddress>, AddressFault> {
        if self.link.trim().is_empty() { Ok(None) } else { WebAddress::parse(&self.link).map(Some) }
    }
}
