//! What the figures would be if more were in place (METHOD.md, section 9). Nothing here is saved anywhere.

use crate::assessment::{Assessment, Response};
use crate::case::{Case, Standing};
use crate::content::IndicatorIx;

/// A statement, and the rung that it is supposed to be on.
pub type Supposed = (IndicatorIx, usize);

/// The supposed assessment. A supposition raises a level, or gives an open statement one. It never lowers a level, and
/// never changes a statement that does not apply.
#[must_use]
pub fn suppose(case: Case<'_>, supposed: &[Supposed]) -> Assessment {
    let top = case.questionnaire.highest();
    let mut then = case.assessment.clone();
    for (ix, level) in supposed {
        let level = match Case::of(case.questionnaire, &then).standing(*ix) {
            Standing::Level(now) => now.max(*level),
            Standing::Unanswered | Standing::NotKnown | Standing::NotForeseen => *level,
            Standing::NotApplicable => continue,
        };
        then.answer_mut(*ix).response = Response::Level(level.min(top));
    }
    then
}
