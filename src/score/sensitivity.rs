//! How much of the overall range each open statement holds (METHOD.md, section 9).

use std::cmp::Reverse;

use super::{Ratio, Score, full};
use crate::case::{Case, Standing};
use crate::content::IndicatorIx;

/// An open statement, and how much of the overall range it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindOut {
    /// The statement, which applies and has no level.
    pub indicator: IndicatorIx,
    /// Why it is found out before others.
    pub urgency: Urgency,
    /// How much narrower the overall range becomes when the statement gets a level, no matter which.
    pub range: Ratio,
}

/// Why a statement is found out before others, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It is best settled before deposit, and nothing is deposited yet.
    BeforeDeposit,
    /// Somebody was asked, and did not know.
    NotKnown,
    /// Nobody has answered it.
    Unanswered,
    /// Nobody has answered it, and all that was answered in its section does not apply.
    LeftOut,
}

impl Urgency {
    fn of(case: Case<'_>, ix: IndicatorIx) -> Self {
        let indicator = case.questionnaire.indicator(ix);
        if case.is_left_out(indicator.section) {
            Self::LeftOut
        } else if indicator.before_deposit && !case.is_deposited() {
            Self::BeforeDeposit
        } else if case.standing(ix) == Standing::NotKnown {
            Self::NotKnown
        } else {
            Self::Unanswered
        }
    }
}

/// The open statements, the most urgent first. Of equal urgency those that hold most of the range come first, and then
/// those that are first in the questionnaire.
#[must_use]
pub fn find_out_first(case: Case<'_>, score: &Score) -> Vec<FindOut> {
    let questionnaire = case.questionnaire;
    let counted = questionnaire.sections().filter(|(ix, _)| score.section(*ix).applicable() > 0);
    let weights: u32 = counted.map(|(_, section)| section.weight).sum();
    let open = questionnaire.indicators().filter(|(ix, _)| case.is_open(*ix));
    let held = open.filter_map(|(ix, indicator)| {
        let tally = score.section(indicator.section);
        let weight = questionnaire.section(indicator.section).weight;
        let share = Ratio::new(full(questionnaire, ix), tally.points_possible + tally.points_open)?;
        Some(FindOut { indicator: ix, urgency: Urgency::of(case, ix), range: share * weight / weights })
    });
    let mut held: Vec<FindOut> = held.collect();
    held.sort_by_key(|one| (one.urgency, Reverse(one.range), one.indicator));
    held
}
