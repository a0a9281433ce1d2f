//! What a minister reads in ten seconds: before deposit, how sure the figure is, and the first steps with who leads.

use super::steps::{first_step, lead};
use super::{gate, not_empty};
use crate::assessment::{Depth, LineId};
use crate::content::{IndicatorIx, Term};
use crate::next_steps::NextSteps;
use crate::page::plan;
use crate::page::voice::{Voice, counted, rich_filled};
use crate::page::{Link, Phrase, Rich, Text};
use crate::score::{Gate, Score};
use crate::session::{Msg, Part, Place, Session};

/// How many steps it names.
const STEPS: usize = 3;

/// The box at the head of the results. The figure and its band are those of [`ReadinessPart`](super::ReadinessPart).
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The heading, for screen readers.
    pub title: Text,
    /// How far the figure can still move, and why; the levels where no percentage is shown.
    pub sure: Rich,
    /// That only a part was asked, and the link that asks the rest.
    pub asked: Option<(Text, Option<Link>)>,
    /// Before deposit; absent where no such statement is asked.
    pub gate: Option<BriefGate>,
    /// The first steps; absent where there is none.
    pub steps: Option<BriefSteps>,
}

/// What is settled before deposit and what is not, in counts.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefGate {
    /// The heading.
    pub title: Text,
    /// Settled, open, not known, no answer yet: the word and the count.
    pub counts: [(Text, Text); 4],
    /// To the statements without an answer; absent where there is none.
    pub left: Option<Link>,
}

/// The first steps.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefSteps {
    /// The heading.
    pub title: Text,
    /// The steps.
    pub steps: Vec<BriefStep>,
    /// To all of them.
    pub all: Link,
}

/// A step with who leads.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefStep {
    /// What is to be done.
    pub what: Text,
    /// Who leads by the plan, or else who usually does.
    pub lead: Phrase,
}

impl Brief {
    pub(super) fn of(session: &Session, voice: Voice<'_>, score: &Score, next: &NextSteps) -> Self {
        Self {
            title: voice.say(Term::BriefTitle),
            sure: sure(voice, score),
            asked: asked(session, voice),
            gate: BriefGate::of(session, voice, &score.gate),
            steps: BriefSteps::of(session, voice, next),
        }
    }
}

/// How far the figure can still move: the statements without a level decide that.
fn sure(voice: Voice<'_>, score: &Score) -> Rich {
    let (tally, readiness) = &score.overall;
    let Some(readiness) = readiness else { return rich_filled(voice, Term::ReadinessNothing, &[]) };
    if tally.is_few() {
        return rich_filled(voice, Term::Few, &[("levels", &voice.levels(tally))]);
    }
    let [low, high] = voice.ends(readiness);
    let [n, total] = [tally.with_level(), tally.applicable()].map(|n| voice.number(n));
    let values = [("n", &*n), ("total", &*total), ("low", &*low), ("high", &*high)];
    let fixed = readiness.lowest == readiness.highest;
    rich_filled(voice, if fixed { Term::BriefFixed } else { Term::BriefRange }, &values)
}

/// That a quick look, or this page, asks only a part.
fn asked(session: &Session, voice: Voice<'_>) -> Option<(Text, Option<Link>)> {
    let questionnaire = voice.questionnaire();
    let asked = voice.case(session).progress().asked;
    let scope = questionnaire.scope.as_ref();
    let all = scope.map_or(questionnaire.indicators().len(), |scope| scope.of);
    let values = [("asked", &*voice.number(asked)), ("all", &*voice.number(counted(all)))];
    let is_quick = session.assessment.depth == Some(Depth::Key) && asked < counted(all);
    match (is_quick, scope) {
        (true, _) => {
            let deeper = voice.link(Term::Deepen, Msg::Begin(Depth::All));
            Some((voice.fill(Term::BriefQuick, &values), Some(deeper)))
        }
        (false, Some(_)) => Some((voice.fill(Term::BriefScope, &values), None)),
        (false, None) => None,
    }
}

impl BriefGate {
    fn of(session: &Session, voice: Voice<'_>, counts: &Gate) -> Option<Self> {
        let blank = counts.unanswered + counts.not_foreseen;
        let each = [
            (Term::BriefSettled, counts.settled),
            (Term::BriefOpen, counts.open),
            (Term::NotKnown, counts.not_known),
            (Term::NoAnswer, blank),
        ];
        let left = counted(voice.case(session).left_before_deposit().len());
        let answer =
            |n| voice.leading(voice.count(Term::AnswerLeft, n, &[]), None, Msg::Go(Place::BeforeDeposit));
        (counts.applicable() > 0).then(|| Self {
            title: voice.say(gate::title(session, voice)),
            counts: each.map(|(term, n)| (voice.say(term), voice.number(n).into())),
            left: (left > 0).then(|| answer(left)),
        })
    }
}

impl BriefSteps {
    fn of(session: &Session, voice: Voice<'_>, next: &NextSteps) -> Option<Self> {
        let first = next.steps.iter().take(STEPS).map(|step| step.indicator);
        let step = |ix| BriefStep::of(session, voice, ix);
        not_empty(first.map(step).collect()).map(|steps| Self {
            title: voice.count(Term::BriefSteps, counted(steps.len()), &[]),
            steps,
            all: voice.link(Term::BriefAll, Msg::GoToPart(Part::Next)),
        })
    }
}

impl BriefStep {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let line = session.assessment.line(LineId::Step(ix, 0));
        let planned = line.map(|line| plan::lead(voice, line)).filter(|lead| !lead.text().trim().is_empty());
        let lead = planned.unwrap_or_else(|| Phrase::Ours(lead(voice, ix)));
        Self { what: first_step(voice, ix), lead }
    }
}
