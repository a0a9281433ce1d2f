//! How much of the overall range each open statement holds (METHOD.md, section 9).

use std::cmp::Reverse;

use super::{Ratio, Score, full};
use crate::case::Case;
use crate::content::IndicatorIx;

/// An open statement, and how much of the overall range it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindOut {
    /// The statement, which applies and has no level.
    pub indicator: IndicatorIx,
    /// How much narrower the overall range becomes when the statement gets a level, no matter which.
    pub range: Ratio,
}

/// The open statements, those that hold most of the range first; equal ones in the order of the questionnaire.
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
        Some(FindOut { indicator: ix, range: share * weight / weights })
    });
    let mut held: Vec<FindOut> = held.collect();
    held.sort_by_key(|one| (Reverse(one.range), one.indicator));
    held
}
