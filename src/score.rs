//! Readiness with its range and coverage: for a section, a group, a theme, an article, and for the whole.
//!
//! The rules are those of METHOD.md, section by section. Everything is counted in whole numbers and kept as an
//! exact fraction; it is rounded once, for display. Nothing here can fail.

mod bands;
mod figure;
mod lens;
mod mean;
mod ratio;
mod robustness;
mod sensitivity;
mod share;
mod snapshot;
mod what_if;

use crate::case::{Case, Standing};
use crate::content::{IndicatorIx, MOST_LEVELS, Questionnaire, SectionIx, Theme};
use mean::Mean;

pub use bands::Bands;
pub use figure::{Addends, FigureOf, RiskGroup, SectionTerm, StatementTerm, Terms, articles};
pub use lens::{Lens, LensTable};
pub use ratio::Ratio;
pub use robustness::{Convention, Otherwise, robustness};
pub use sensitivity::{FindOut, Urgency, find_out_first};
pub use share::{Share, Tenths};
pub use what_if::{Supposed, suppose};

/// The counts behind a figure, so that a reader can add it up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The points of the answers with a level.
    pub points: u32,
    /// The points that these answers could have.
    pub points_possible: u32,
    /// The points that statements without a level could have: not known, or no answer yet.
    pub points_open: u32,
    /// How many statements are on each rung of the scale, lowest first.
    pub levels: [u32; MOST_LEVELS],
    /// How many are not known.
    pub not_known: u32,
    /// How many have no answer yet.
    pub unanswered: u32,
    /// How many do not apply; they are left out of everything else.
    pub not_applicable: u32,
    /// How many do not apply as the person says, and not as the questionnaire foresees: they count as open.
    pub not_foreseen: u32,
}

/// With fewer statements that apply than this, a figure is shown as their levels, not as a percentage.
const FEWEST: u32 = 5;

/// A figure with its range, never one without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// Today's value; `None` while no statement has a level.
    pub now: Option<Ratio>,
    /// The lowest value that it can still take: every open statement counts as 0.
    pub lowest: Ratio,
    /// The highest: every open statement counts in full.
    pub highest: Ratio,
}

/// The statements that are best settled before deposit: counts, never a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gate {
    /// In place.
    pub settled: u32,
    /// With a lower level.
    pub open: u32,
    /// Not known.
    pub not_known: u32,
    /// Without an answer.
    pub unanswered: u32,
    /// Not applicable.
    pub not_applicable: u32,
    /// Not applicable as the person says, and not as the questionnaire foresees.
    pub not_foreseen: u32,
}

/// All figures of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The whole. Its tally adds up all sections; its readiness is their mean.
    pub overall: (Tally, Option<Readiness>),
    /// Each group, as the mean of its sections.
    pub groups: Vec<(Tally, Option<Readiness>)>,
    /// Each section.
    pub sections: Vec<Tally>,
    /// Each theme in each group, pooled by points: first by theme, then by group.
    pub themes: Vec<Vec<Tally>>,
    /// The statements that are best settled before deposit.
    pub gate: Gate,
}

impl Score {
    /// Counts everything.
    #[must_use]
    pub fn of(case: Case<'_>) -> Self {
        let questionnaire = case.questionnaire;
        Self::on(case, &questionnaire.points)
    }

    /// Counts everything, with these points for the rungs.
    fn on(case: Case<'_>, points: &[u32]) -> Self {
        let questionnaire = case.questionnaire;
        let top = points.last().copied().unwrap_or_default();
        let tally = |ix| Tally::on(case, ix, points);
        let sections: Vec<Tally> = questionnaire
            .sections()
            .map(|(_, section)| section.indicators.iter().map(|ix| tally(*ix)).sum())
            .collect();
        let mean = |picked: &[SectionIx]| {
            let picked = picked
                .iter()
                .filter_map(|ix| Some((questionnaire.section(*ix).weight, sections.get(ix.position())?)));
            Self::mean(top, picked)
        };
        let all: Vec<SectionIx> = questionnaire.sections().map(|(ix, _)| ix).collect();
        Self {
            overall: mean(&all),
            groups: questionnaire.groups.iter().map(|group| mean(&group.sections)).collect(),
            themes: themes(case),
            gate: Gate::of(case),
            sections,
        }
    }

    /// The counts of one section.
    #[must_use]
    pub fn section(&self, ix: SectionIx) -> Tally {
        self.sections.get(ix.position()).copied().unwrap_or_default()
    }

    /// Sections together: counts are added, readiness is the weighted mean (METHOD.md, section 4).
    fn mean<'a>(top: u32, sections: impl Iterator<Item = (u32, &'a Tally)>) -> (Tally, Option<Readiness>) {
        let mut total = Tally::default();
        let [mut now, mut lowest, mut highest] = [(); 3].map(|()| Mean::on(top));
        for (weight, tally) in sections {
            total = total + *tally;
            let all = tally.points_possible + tally.points_open;
            now.add(weight, tally.points, tally.points_possible);
            lowest.add(weight, tally.points, all);
            highest.add(weight, tally.points + tally.points_open, all);
        }
        let range = lowest.value().zip(highest.value());
        (total, range.map(|(lowest, highest)| Readiness { now: now.value(), lowest, highest }))
    }
}

impl Tally {
    /// One statement.
    #[must_use]
    pub fn of(case: Case<'_>, ix: IndicatorIx) -> Self {
        Self::on(case, ix, &case.questionnaire.points)
    }

    fn on(case: Case<'_>, ix: IndicatorIx, points: &[u32]) -> Self {
        let weight = case.questionnaire.indicator(ix).weight;
        let full = points.last().copied().unwrap_or_default() * weight;
        let none = Self::default();
        match case.standing(ix) {
            Standing::Level(level) => Self {
                points: points.get(level).copied().unwrap_or_default() * weight,
                points_possible: full,
                levels: std::array::from_fn(|n| u32::from(n == level)),
                ..none
            },
            Standing::NotKnown => Self { points_open: full, not_known: 1, ..none },
            Standing::Unanswered => Self { points_open: full, unanswered: 1, ..none },
            Standing::NotApplicable => Self { not_applicable: 1, ..none },
            Standing::NotForeseen => Self { points_open: full, not_foreseen: 1, ..none },
        }
    }

    /// The figure with its range; `None` when no statement applies (METHOD.md, section 3).
    #[must_use]
    pub fn readiness(&self) -> Option<Readiness> {
        let all = self.points_possible + self.points_open;
        Some(Readiness {
            now: Ratio::new(self.points, self.points_possible),
            lowest: Ratio::new(self.points, all)?,
            highest: Ratio::new(self.points + self.points_open, all)?,
        })
    }

    /// How many statements have a level.
    #[must_use]
    pub fn with_level(&self) -> u32 {
        self.levels.iter().sum()
    }

    /// How many statements apply.
    #[must_use]
    pub fn applicable(&self) -> u32 {
        self.with_level() + self.not_known + self.unanswered + self.not_foreseen
    }

    /// Whether so few statements apply that their levels are shown and no percentage (METHOD.md, section 6).
    #[must_use]
    pub fn is_few(&self) -> bool {
        self.applicable() < FEWEST
    }

    /// How many statements there are.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.applicable() + self.not_applicable
    }

    /// How many statements have an answer of any kind.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.all() - self.unanswered
    }
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let mut levels = self.levels;
        for (n, more) in levels.iter_mut().zip(other.levels) {
            *n += more;
        }
        Self {
            points: self.points + other.points,
            points_possible: self.points_possible + other.points_possible,
            points_open: self.points_open + other.points_open,
            levels,
            not_known: self.not_known + other.not_known,
            unanswered: self.unanswered + other.unanswered,
            not_applicable: self.not_applicable + other.not_applicable,
            not_foreseen: self.not_foreseen + other.not_foreseen,
        }
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), std::ops::Add::add)
    }
}

impl Gate {
    fn of(case: Case<'_>) -> Self {
        let mut gate = Self::default();
        for (ix, _) in case.questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit) {
            let count = match case.standing(ix) {
                Standing::Level(level) if case.questionnaire.is_highest(level) => &mut gate.settled,
                Standing::Level(_) => &mut gate.open,
                Standing::NotKnown => &mut gate.not_known,
                Standing::Unanswered => &mut gate.unanswered,
                Standing::NotApplicable => &mut gate.not_applicable,
                Standing::NotForeseen => &mut gate.not_foreseen,
            };
            *count += 1;
        }
        gate
    }

    /// How many statements apply.
    #[must_use]
    pub fn applicable(&self) -> u32 {
        self.settled + self.open + self.not_known + self.unanswered + self.not_foreseen
    }
}

/// The points of a statement in place: weight times top.
fn full(questionnaire: &Questionnaire, ix: IndicatorIx) -> u32 {
    questionnaire.top() * questionnaire.indicator(ix).weight
}

fn themes(case: Case<'_>) -> Vec<Vec<Tally>> {
    let questionnaire = case.questionnaire;
    let mut tallies = vec![vec![Tally::default(); questionnaire.groups.len()]; questionnaire.themes.len()];
    for (ix, indicator) in questionnaire.indicators() {
        let tally = Tally::of(case, ix);
        let group = questionnaire.section(indicator.section).group;
        for theme in indicator.themes.iter().map(|theme: &Theme| theme.position()) {
            if let Some(cell) = tallies.get_mut(theme).and_then(|row| row.get_mut(group)) {
                *cell = *cell + tally;
            }
        }
    }
    tallies
}
