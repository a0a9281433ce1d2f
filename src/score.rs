//! Readiness with its range and coverage: for a section, a group, a theme, an article, and for the whole.
//!
//! The rules are those of METHOD.md, section by section. Everything is counted in whole numbers and kept as an
//! exact fraction; it is rounded once, for display. Nothing here can fail.

mod figure;
mod lens;
mod mean;
mod ratio;
mod sensitivity;
mod share;
mod snapshot;
mod what_if;

use crate::assessment::Response;
use crate::case::Case;
use crate::content::{IndicatorIx, Questionnaire, SectionIx, Theme};
use mean::Mean;

pub use figure::{Addends, FigureOf, RiskGroup, SectionTerm, StatementTerm, Terms, articles};
pub use lens::{Lens, LensTable};
pub use ratio::Ratio;
pub use sensitivity::{FindOut, find_out_first};
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
    /// How many statements have a level.
    pub with_level: u32,
    /// How many are not known.
    pub not_known: u32,
    /// How many have no answer yet.
    pub unanswered: u32,
    /// How many do not apply; they are left out of everything else.
    pub not_applicable: u32,
}

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
        let tally = |ix| Tally::of(case, ix);
        let sections: Vec<Tally> = questionnaire
            .sections()
            .map(|(_, section)| section.indicators.iter().map(|ix| tally(*ix)).sum())
            .collect();
        let mean = |picked: &[SectionIx]| {
            let picked = picked
                .iter()
                .filter_map(|ix| Some((questionnaire.section(*ix).weight, sections.get(ix.position())?)));
            Self::mean(questionnaire, picked)
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
    fn mean<'a>(
        questionnaire: &Questionnaire,
        sections: impl Iterator<Item = (u32, &'a Tally)>,
    ) -> (Tally, Option<Readiness>) {
        let mut total = Tally::default();
        let [mut now, mut lowest, mut highest] = [(); 3].map(|()| Mean::on(questionnaire.top()));
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
        let questionnaire = case.questionnaire;
        let full = full(questionnaire, ix);
        let none = Self::default();
        match case.response(ix) {
            Response::Level(level) => Self {
                points: questionnaire.points_of(level) * questionnaire.indicator(ix).weight,
                points_possible: full,
                with_level: 1,
                ..none
            },
            Response::NotKnown => Self { points_open: full, not_known: 1, ..none },
            Response::None => Self { points_open: full, unanswered: 1, ..none },
            Response::NotApplicable => Self { not_applicable: 1, ..none },
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

    /// How many statements apply.
    #[must_use]
    pub fn applicable(&self) -> u32 {
        self.with_level + self.not_known + self.unanswered
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
        Self {
            points: self.points + other.points,
            points_possible: self.points_possible + other.points_possible,
            points_open: self.points_open + other.points_open,
            with_level: self.with_level + other.with_level,
            not_known: self.not_known + other.not_known,
            unanswered: self.unanswered + other.unanswered,
            not_applicable: self.not_applicable + other.not_applicable,
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
            let count = match case.response(ix) {
                Response::Level(level) if case.questionnaire.is_highest(level) => &mut gate.settled,
                Response::Level(_) => &mut gate.open,
                Response::NotKnown => &mut gate.not_known,
                Response::None => &mut gate.unanswered,
                Response::NotApplicable => &mut gate.not_applicable,
            };
            *count += 1;
        }
        gate
    }

    /// How many statements apply.
    #[must_use]
    pub fn applicable(&self) -> u32 {
        self.settled + self.open + self.not_known + self.unanswered
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
