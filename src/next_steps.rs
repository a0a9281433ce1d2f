//! What to do next, in what order, and why.
//!
//! Every answer below the top gives a step. Every answer "not known" gives a statement to find out. The order is that
//! of METHOD.md, section 8: first the statements that nothing holds back; among them the stressed ones, then those with
//! the most recommendations, the strongest force, the most statements that wait, and the widest gap; then the order of
//! the questionnaire.

use std::cmp::Reverse;

use crate::case::{Case, Standing};
use crate::content::{Force, Horizon, IndicatorIx, Questionnaire};
use crate::reading::Json;
use crate::score::{Ratio, Score};

/// The steps of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextSteps {
    /// What to do, in order. Steps that wait for an earlier one come after all that can start.
    pub steps: Vec<NextStep>,
    /// What to find out, in the same order.
    pub find_out: Vec<IndicatorIx>,
}

/// The turn of a step: when to take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It can start, and its statement is stressed.
    Now,
    /// It can start.
    Next,
    /// It waits for an earlier one.
    Later,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The statement that it brings in place.
    pub indicator: IndicatorIx,
    /// Its turn; the order never goes back from a later turn to an earlier one.
    pub turn: Turn,
    /// Prerequisites that hold it back; empty when it can start.
    pub waits_for: Vec<IndicatorIx>,
    /// Statements that need this one directly, apply and are not in place.
    pub waited_for_by: Vec<IndicatorIx>,
    /// What it adds to the lowest value of its section.
    pub section_gain: Ratio,
    /// What it adds to the lowest value of the whole.
    pub overall_gain: Ratio,
    /// Whether the starting point stresses it; without one, whether it is best settled before deposit.
    pub stressed: bool,
    /// How many recommendations received are tied to it.
    pub recommended: usize,
    /// Whether it can start, and every horizon of its statement's steps is short.
    pub quick_win: bool,
}

/// The order of all statements, whether they give a step or not.
#[derive(Debug)]
pub struct Order<'a> {
    case: Case<'a>,
    chains: Vec<usize>,
    recommended: Vec<usize>,
}

/// The rank of a statement: the first field that differs decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(
    usize,
    Reverse<bool>,
    Reverse<usize>,
    Reverse<Force>,
    Reverse<usize>,
    Reverse<u32>,
    IndicatorIx,
);

impl<'a> Order<'a> {
    /// The order that an assessment gives.
    #[must_use]
    pub fn of(case: Case<'a>) -> Self {
        let mut recommended = vec![0; case.questionnaire.indicators().len()];
        for ix in case.assessment.recommendations.iter().flat_map(|it| &it.indicators) {
            if let Some(count) = recommended.get_mut(ix.position()) {
                *count += 1;
            }
        }
        Self { case, chains: chains(case), recommended }
    }

    /// The rank of a statement in the order.
    #[must_use]
    pub fn rank(&self, ix: IndicatorIx) -> Rank {
        let case = self.case;
        Rank(
            self.chains.get(ix.position()).copied().unwrap_or_default(),
            Reverse(case.is_stressed(ix)),
            Reverse(self.recommended(ix)),
            Reverse(case.force(ix)),
            Reverse(case.waited_for_by(ix).count()),
            Reverse(gap(case, ix)),
            ix,
        )
    }

    /// How many recommendations are tied to a statement.
    fn recommended(&self, ix: IndicatorIx) -> usize {
        self.recommended.get(ix.position()).copied().unwrap_or_default()
    }
}

impl NextSteps {
    /// The steps of an assessment.
    #[must_use]
    pub fn of(case: Case<'_>, score: &Score) -> Self {
        let questionnaire = case.questionnaire;
        let order = Order::of(case);
        let mut below = Vec::new();
        let mut find_out = Vec::new();
        for (ix, _) in questionnaire.indicators() {
            match case.standing(ix) {
                Standing::Level(level) if !questionnaire.is_highest(level) => below.push(ix),
                Standing::NotKnown => find_out.push(ix),
                _ => {}
            }
        }
        for list in [&mut below, &mut find_out] {
            list.sort_by_cached_key(|ix| order.rank(*ix));
        }
        let counted =
            questionnaire.sections().zip(&score.sections).filter(|(_, tally)| tally.applicable() > 0);
        let weights: u32 = counted.map(|((_, section), _)| section.weight).sum();
        let steps = below.into_iter().map(|ix| NextStep::of(&order, score, weights, ix)).collect();
        Self { steps, find_out }
    }

    /// The steps of a turn.
    pub fn of_turn(&self, turn: Turn) -> impl Iterator<Item = &NextStep> {
        self.steps.iter().filter(move |step| step.turn == turn)
    }

    /// The steps for the document, in order, with exact gains: `nextSteps` and `toFindOut`.
    #[must_use]
    pub fn to_json(&self, questionnaire: &Questionnaire) -> [(&'static str, Json); 2] {
        let ids = |list: &[IndicatorIx]| {
            Json::List(list.iter().map(|ix| Json::text(&*questionnaire.indicator(*ix).id)).collect())
        };
        let step = |step: &NextStep| {
            let exact = |gain: Ratio| Json::text(gain.to_string());
            Json::object([
                ("statement", Json::text(&*questionnaire.indicator(step.indicator).id)),
                ("turn", Json::text(step.turn.name())),
                ("quickWin", Json::Bool(step.quick_win)),
                ("waitsFor", ids(&step.waits_for)),
                ("waitedForBy", ids(&step.waited_for_by)),
                ("recommended", Json::Int(i64::try_from(step.recommended).unwrap_or(i64::MAX))),
                ("sectionGain", exact(step.section_gain)),
                ("overallGain", exact(step.overall_gain)),
            ])
        };
        [("nextSteps", Json::List(self.steps.iter().map(step).collect())), ("toFindOut", ids(&self.find_out))]
    }
}

impl Turn {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Now, Self::Next, Self::Later];

    /// The turn of a statement's steps.
    #[must_use]
    pub fn of(case: Case<'_>, ix: IndicatorIx) -> Self {
        if !case.waits_for(ix).is_empty() {
            Self::Later
        } else if case.is_stressed(ix) {
            Self::Now
        } else {
            Self::Next
        }
    }

    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Next => "next",
            Self::Later => "later",
        }
    }
}

impl NextStep {
    fn of(order: &Order<'_>, score: &Score, weights: u32, ix: IndicatorIx) -> Self {
        let case = order.case;
        let indicator = case.questionnaire.indicator(ix);
        let waits_for = case.waits_for(ix);
        let missing = gap(case, ix) * indicator.weight;
        let (section_gain, overall_gain) = gains(case.questionnaire, score, weights, ix, missing);
        let all_soon =
            indicator.steps.iter().flat_map(|step| &step.horizon).all(|horizon| *horizon == Horizon::Short);
        Self {
            indicator: ix,
            turn: Turn::of(case, ix),
            stressed: case.is_stressed(ix),
            recommended: order.recommended(ix),
            quick_win: all_soon && waits_for.is_empty(),
            waits_for,
            waited_for_by: case.waited_for_by(ix).collect(),
            section_gain,
            overall_gain,
        }
    }
}

/// What the step adds to what is certain: the missing points, divided by the points of all statements that apply. That
/// denominator is the same before and after, so the promised gain is the real one. `weights` is the sum of the weights of
/// the sections in which something applies.
fn gains(
    questionnaire: &Questionnaire,
    score: &Score,
    weights: u32,
    ix: IndicatorIx,
    missing: u32,
) -> (Ratio, Ratio) {
    let at = questionnaire.indicator(ix).section;
    let tally = score.section(at);
    let section = Ratio::new(missing, tally.points_possible + tally.points_open).unwrap_or(Ratio::ZERO);
    (section, section * questionnaire.section(at).weight / weights)
}

/// The points from the answer to the top; all points where there is no level.
fn gap(case: Case<'_>, ix: IndicatorIx) -> u32 {
    let points = match case.standing(ix) {
        Standing::Level(level) => case.questionnaire.points_of(level),
        _ => 0,
    };
    case.questionnaire.top() - points
}

/// For each statement the length of the longest chain of prerequisites that hold it back; 0 when it can start.
fn chains(case: Case<'_>) -> Vec<usize> {
    let questionnaire = case.questionnaire;
    let mut chains = vec![0; questionnaire.indicators().len()];
    let mut missing: Vec<usize> =
        questionnaire.indicators().map(|(_, indicator)| indicator.requires.len()).collect();
    let free = questionnaire.indicators().filter(|(_, indicator)| indicator.requires.is_empty());
    let mut open: Vec<IndicatorIx> = free.map(|(ix, _)| ix).collect();
    while let Some(ix) = open.pop() {
        let own = chains.get(ix.position()).copied().unwrap_or_default();
        let reach = if case.holds_back(ix) { own + 1 } else { 0 };
        for next in &questionnaire.indicator(ix).required_by {
            let (Some(chain), Some(left)) =
                (chains.get_mut(next.position()), missing.get_mut(next.position()))
            else {
                continue;
            };
            *chain = reach.max(*chain);
            *left -= 1;
            if *left == 0 {
                open.push(*next);
            }
        }
    }
    chains
}
