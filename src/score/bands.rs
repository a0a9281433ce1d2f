//! The bands that a figure can be in (METHOD.md, section 6).

use super::{FigureOf, Ratio, Readiness, Tally};
use crate::case::Case;
use crate::content::{IndicatorIx, Questionnaire};

/// The bands of a figure, read at both ends of its range.
///
/// ```
/// use uncat_readiness::score::Bands;
///
/// let sure = Bands { lowest: 1, highest: 1, held_by: Vec::new() };
/// let open = Bands { lowest: 0, ..sure.clone() };
/// assert_eq!((sure.only(), open.only()), (Some(1), None));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// The band of the lowest value, as a position in the questionnaire's list.
    pub lowest: usize,
    /// The band of the highest value.
    pub highest: usize,
    /// The core statements that apply and are not in place. While there are any, the last band is not named.
    pub held_by: Vec<IndicatorIx>,
}

impl Bands {
    /// The bands of a figure; `None` where it is shown as levels, or the questionnaire has no bands.
    pub(super) fn of(case: Case<'_>, figure: FigureOf, tally: &Tally, readiness: &Readiness) -> Option<Self> {
        let questionnaire = case.questionnaire;
        if tally.is_few() || questionnaire.bands.is_empty() {
            return None;
        }
        let core = figure.statements(case).into_iter().filter(|ix| questionnaire.indicator(*ix).core);
        let held_by: Vec<IndicatorIx> = core.filter(|ix| case.is_below_top(*ix)).collect();
        Some(Self::reading(questionnaire, readiness, held_by))
    }

    /// Reads the bands at both ends of a range.
    pub(super) fn reading(
        questionnaire: &Questionnaire,
        readiness: &Readiness,
        held_by: Vec<IndicatorIx>,
    ) -> Self {
        let last = questionnaire.bands.len().saturating_sub(1);
        let most = if held_by.is_empty() { last } else { last.saturating_sub(1) };
        let band = |value: Ratio| questionnaire.band(value.percent()).min(most);
        Self { lowest: band(readiness.lowest), highest: band(readiness.highest), held_by }
    }

    /// The only band that the figure can be in.
    #[must_use]
    pub fn only(&self) -> Option<usize> {
        (self.lowest == self.highest).then_some(self.lowest)
    }
}
