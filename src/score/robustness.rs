//! What the overall figure would be under other conventions (METHOD.md, section 10).

use super::{Bands, FigureOf, Ratio, Readiness, Score};
use crate::case::{Case, Standing};
use crate::content::Questionnaire;

/// A convention that could replace one of METHOD.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// Points that rise ever faster: 0, 1, 3, 6. What is only planned counts little.
    LatePoints,
    /// Points that rise ever more slowly: 0, 3, 5, 6. What is planned counts much.
    EarlyPoints,
    /// Groups count the same in the whole, instead of sections.
    EqualGroups,
    /// The whole is as its weakest core statement is.
    WeakestCore,
}

/// The overall figure under another convention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Otherwise {
    /// The convention.
    pub convention: Convention,
    /// The figure with its range.
    pub readiness: Readiness,
    /// Its bands.
    pub bands: Bands,
    /// Whether these are other bands than those of the overall figure.
    pub moves: bool,
}

impl Convention {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::LatePoints, Self::EarlyPoints, Self::EqualGroups, Self::WeakestCore];

    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LatePoints => "latePoints",
            Self::EarlyPoints => "earlyPoints",
            Self::EqualGroups => "equalGroups",
            Self::WeakestCore => "weakestCore",
        }
    }

    /// The points that it gives to the rungs of a scale, lowest first; `None` where it leaves them as they are.
    #[must_use]
    pub fn points(self, questionnaire: &Questionnaire) -> Option<Vec<u32>> {
        let rungs = || (0_u32..).take(questionnaire.levels.len());
        let triangle = |n: u32| n * (n + 1) / 2;
        let last = rungs().last().unwrap_or_default();
        match self {
            Self::LatePoints => Some(rungs().map(triangle).collect()),
            Self::EarlyPoints => Some(rungs().map(|n| triangle(last) - triangle(last - n)).collect()),
            Self::EqualGroups | Self::WeakestCore => None,
        }
    }

    /// The overall figure under it; `None` where there is none.
    fn readiness(self, case: Case<'_>, score: &Score) -> Option<Readiness> {
        match (self.points(case.questionnaire), self) {
            (Some(points), _) => Score::on(case, &points).overall.1,
            (None, Self::WeakestCore) => weakest_core(case),
            (None, _) => mean_of_groups(score),
        }
    }
}

/// The overall figure under each other convention that gives one. Empty where the figure is shown as levels.
#[must_use]
pub fn robustness(case: Case<'_>, score: &Score) -> Vec<Otherwise> {
    let (tally, readiness) = &score.overall;
    let present = readiness.and_then(|found| Bands::of(case, FigureOf::Overall, tally, &found));
    let Some(present) = present else { return Vec::new() };
    let otherwise = |convention: Convention| {
        let readiness = convention.readiness(case, score)?;
        let bands = Bands::reading(case.questionnaire, &readiness, present.held_by.clone());
        Some(Otherwise { convention, readiness, moves: bands != present, bands })
    };
    Convention::ALL.into_iter().filter_map(otherwise).collect()
}

/// The mean of the groups. Where its exact fraction is too wide for 128 bits, there is none: that takes more groups of
/// different weights than a reader can follow.
fn mean_of_groups(score: &Score) -> Option<Readiness> {
    let groups = || score.groups.iter().filter_map(|(_, readiness)| readiness.as_ref());
    let mean = |values: Vec<Ratio>| {
        let n = u32::try_from(values.len()).ok().filter(|n| *n > 0)?;
        values.into_iter().try_fold(Ratio::ZERO, Ratio::checked_add)?.checked_div(n)
    };
    let now: Vec<Ratio> = groups().filter_map(|group| group.now).collect();
    Some(Readiness {
        now: if now.is_empty() { None } else { Some(mean(now)?) },
        lowest: mean(groups().map(|group| group.lowest).collect())?,
        highest: mean(groups().map(|group| group.highest).collect())?,
    })
}

/// The lowest among the core statements that apply; `None` where none applies.
fn weakest_core(case: Case<'_>) -> Option<Readiness> {
    let questionnaire = case.questionnaire;
    let core = questionnaire.indicators().filter(|(_, indicator)| indicator.core);
    let [none, full] = [Ratio::ZERO, Ratio::new(1, 1)?];
    let mut weakest: Option<Readiness> = None;
    for (ix, _) in core {
        let (now, lowest, highest) = match case.standing(ix) {
            Standing::NotApplicable => continue,
            Standing::Level(level) => {
                let value = Ratio::new(questionnaire.points_of(level), questionnaire.top())?;
                (Some(value), value, value)
            }
            Standing::NotKnown | Standing::Unanswered | Standing::NotForeseen => (None, none, full),
        };
        let so_far = weakest.get_or_insert(Readiness { now, lowest, highest });
        so_far.now = so_far.now.into_iter().chain(now).min();
        so_far.lowest = so_far.lowest.min(lowest);
        so_far.highest = so_far.highest.min(highest);
    }
    weakest
}
