//! What is asked: groups, sections and indicators with their articles, themes, sources and prerequisites.
//!
//! It holds ids and numbers, no words. Only its parser and narrowing make an index ([`SectionIx`], [`IndicatorIx`]), so
//! every index leads to something that exists.

mod parse;
mod starting_points;

use super::migration::Migration;
use super::{Percent, Scope};
use crate::reading::{Node, Problems, Text};

/// The most rungs of a scale.
pub const MOST_LEVELS: usize = 10;

/// A questionnaire.
#[derive(Debug)]
pub struct Questionnaire {
    /// Its id, stable for ever.
    pub id: Text,
    /// Its edition, such as `2027.1`.
    pub edition: Text,
    /// The ids of the rungs of the scale, lowest first.
    pub levels: Vec<Text>,
    /// The points of each rung, rising from 0.
    pub points: Vec<u32>,
    /// The bands of the readiness figure, rising from 0.
    pub bands: Vec<Band>,
    /// The ids of the themes.
    pub themes: Vec<Text>,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// Where a State can start from; empty where that is not asked.
    pub starting_points: Vec<StartingPoint>,
    /// The treaties that a State can have joined; empty where that is not asked.
    pub treaties: Vec<Treaty>,
    /// What changed since earlier editions.
    pub migration: Migration,
    /// The part that it was narrowed to; `None` where all of it is asked.
    pub scope: Option<Scope>,
    pub(super) sections: Vec<Section>,
    pub(super) indicators: Vec<Indicator>,
}

/// Where a State starts from: it stresses next steps and changes no figure.
#[derive(Debug)]
pub struct StartingPoint {
    /// Its id.
    pub id: Text,
    /// Whether the instrument is deposited already, so that the statements best settled before are to be reviewed.
    pub deposited: bool,
}

/// A treaty that a State can have joined.
#[derive(Debug)]
pub struct Treaty {
    /// The id of its source.
    pub id: Text,
    /// The treaty, as its position in the list of sources.
    pub source: usize,
    /// Whether the questionnaire is about joining it: it is not marked as one of other parties.
    pub own: bool,
}

/// A name for a stretch of the readiness figure.
#[derive(Debug)]
pub struct Band {
    /// Its id.
    pub id: Text,
    /// The percentage at which it begins.
    pub from: Percent,
}

/// Sections that belong together.
#[derive(Debug)]
pub struct Group {
    /// Its id.
    pub id: Text,
    /// Its sections.
    pub sections: Vec<SectionIx>,
}

/// A key step, a review step, or a review area.
#[derive(Debug)]
pub struct Section {
    /// Its id, such as `S8` or `MIG`.
    pub id: Text,
    /// Which group it belongs to.
    pub group: usize,
    /// Its weight in the overall figure; 1 unless the questionnaire says otherwise.
    pub weight: u32,
    /// The ids of the groups at risk to think of here.
    pub risk: Vec<Text>,
    /// Its indicators.
    pub indicators: Vec<IndicatorIx>,
}

/// A statement that can be checked.
#[derive(Debug)]
pub struct Indicator {
    /// Its id, such as `S8.1`.
    pub id: Text,
    /// Its section.
    pub section: SectionIx,
    /// Its weight in its section; 1 unless the questionnaire says otherwise.
    pub weight: u32,
    /// Whether a quick look asks it.
    pub key: bool,
    /// What kind of thing it asks about; `None` where the questionnaire does not say.
    pub kind: Option<Kind>,
    /// Whether it is a duty without which the Convention is not carried out (METHOD.md, section 6).
    pub core: bool,
    /// Whether it is best settled before the instrument is deposited.
    pub before_deposit: bool,
    /// Whether it comes first: the rest is planned with it (METHOD.md, section 8).
    pub first: bool,
    /// Whether it may not apply to a State; the words say when.
    pub may_not_apply: bool,
    /// The articles of the Convention, 1 to 33.
    pub articles: Vec<u8>,
    /// The themes, the main one first.
    pub themes: Vec<Theme>,
    /// The starting points that stress it.
    pub stressed_by: Vec<StartingPointIx>,
    /// The indicators that have to be in place before.
    pub requires: Vec<IndicatorIx>,
    /// The indicators that need this one.
    pub required_by: Vec<IndicatorIx>,
    /// The sources.
    pub references: Vec<Reference>,
    /// How far the statement binds: the strongest force among the sources that carry it in full.
    pub force: Force,
    /// What can be done while it is not in place.
    pub steps: Vec<Step>,
}

/// A source of an indicator.
#[derive(Debug)]
pub struct Reference {
    /// The source, as its position in the list of sources.
    pub source: usize,
    /// The cited passages, as their positions in the source's list.
    pub pinpoints: Vec<usize>,
    /// Whether the source carries the statement only in part; the rest is good practice.
    pub in_part: bool,
    /// How far it binds here; the source's own force unless the questionnaire sets another.
    pub force: Force,
    /// The treaty that the source is, or that its body speaks for.
    pub treaty: Option<TreatyIx>,
}

/// What can be done for an indicator that is not in place.
#[derive(Debug)]
pub struct Step {
    /// Its id, such as `S8.1a`.
    pub id: Text,
    /// The usual horizon, from the shortest to the longest.
    pub horizon: Vec<Horizon>,
}

/// How long a step usually takes. The months are our suggestion; the source names only the three terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Horizon {
    /// Up to six months.
    Short,
    /// Six to eighteen months.
    Medium,
    /// More than eighteen months.
    Long,
}

impl Horizon {
    /// How many months it counts when a day is worked back (METHOD.md, section 8).
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Short => 6,
            Self::Medium => 12,
            Self::Long => 24,
        }
    }
}

/// What kind of thing a statement asks about, as in the human rights indicators of OHCHR (HR/PUB/12/5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Law, policy or an institution.
    Structure,
    /// What is done.
    Process,
    /// What has come of it.
    Outcome,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 3] = [Self::Structure, Self::Process, Self::Outcome];

    /// Their names in the content, in the same order.
    pub const NAMES: [&str; 3] = ["structure", "process", "outcome"];
}

/// How far a source binds, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Guidance and good practice.
    Guidance,
    /// A standard adopted by the General Assembly or a United Nations congress.
    SoftLaw,
    /// The view of a treaty body.
    Committee,
    /// A treaty, for its parties.
    Treaty,
}

/// A starting point, as its position in the questionnaire that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StartingPointIx(u16);

/// A treaty, as its position in the questionnaire that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TreatyIx(u16);

/// A theme, as its position in the list of themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Theme(u16);

/// A section, as its position in the questionnaire that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIx(u16);

/// An indicator, as its position in the questionnaire that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorIx(u16);

impl Questionnaire {
    /// The id and the edition: what has both in common asks the same.
    #[must_use]
    pub fn identity(&self) -> [&Text; 2] {
        [&self.id, &self.edition]
    }

    /// The section of an index.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is made by the parser of its questionnaire alone")]
    pub fn section(&self, ix: SectionIx) -> &Section {
        &self.sections[ix.position()]
    }

    /// The indicator of an index.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is made by the parser of its questionnaire alone")]
    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.indicators[ix.position()]
    }

    /// All sections, in order.
    pub fn sections(&self) -> impl ExactSizeIterator<Item = (SectionIx, &Section)> {
        self.sections.iter().enumerate().map(|(n, section)| (SectionIx(narrow(n)), section))
    }

    /// All indicators, in order.
    pub fn indicators(&self) -> impl ExactSizeIterator<Item = (IndicatorIx, &Indicator)> {
        self.indicators.iter().enumerate().map(|(n, indicator)| (IndicatorIx(narrow(n)), indicator))
    }

    /// All themes, in order.
    pub fn themes(&self) -> impl ExactSizeIterator<Item = (Theme, &Text)> {
        self.themes.iter().enumerate().map(|(n, id)| (Theme(narrow(n)), id))
    }

    /// All starting points, in order.
    pub fn starting_points(&self) -> impl ExactSizeIterator<Item = (StartingPointIx, &StartingPoint)> {
        self.starting_points.iter().enumerate().map(|(n, point)| (StartingPointIx(narrow(n)), point))
    }

    /// The starting point of an index.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is made by the parser of its questionnaire alone")]
    pub fn starting_point(&self, ix: StartingPointIx) -> &StartingPoint {
        &self.starting_points[ix.position()]
    }

    /// All treaties, in order.
    pub fn treaties(&self) -> impl ExactSizeIterator<Item = (TreatyIx, &Treaty)> {
        self.treaties.iter().enumerate().map(|(n, treaty)| (TreatyIx(narrow(n)), treaty))
    }

    /// The treaty of an index.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is made by the parser of its questionnaire alone")]
    pub fn treaty(&self, ix: TreatyIx) -> &Treaty {
        &self.treaties[ix.position()]
    }

    /// A step by its id: its indicator, and its position among the indicator's steps.
    #[must_use]
    pub fn find_step(&self, id: &str) -> Option<(IndicatorIx, usize)> {
        self.indicators().find_map(|(ix, indicator)| {
            indicator.steps.iter().position(|step| &*step.id == id).map(|n| (ix, n))
        })
    }

    /// An indicator by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<IndicatorIx> {
        self.indicators().find(|(_, indicator)| &*indicator.id == id).map(|(ix, _)| ix)
    }

    /// A section by its id.
    #[must_use]
    pub fn find_section(&self, id: &str) -> Option<SectionIx> {
        self.sections().find(|(_, section)| &*section.id == id).map(|(ix, _)| ix)
    }

    /// The highest rung.
    #[must_use]
    pub fn highest(&self) -> usize {
        self.levels.len().saturating_sub(1)
    }

    /// Whether a rung is the highest.
    #[must_use]
    pub fn is_highest(&self, level: usize) -> bool {
        level >= self.highest()
    }

    /// The points of the highest rung.
    #[must_use]
    pub fn top(&self) -> u32 {
        self.points.last().copied().unwrap_or_default()
    }

    /// The points of a rung; 0 for a rung that the scale lacks.
    #[must_use]
    pub fn points_of(&self, level: usize) -> u32 {
        self.points.get(level).copied().unwrap_or_default()
    }

    /// The band of a percentage.
    #[must_use]
    pub fn band(&self, percent: Percent) -> usize {
        self.bands.iter().rposition(|band| band.from <= percent).unwrap_or_default()
    }
}

impl SectionIx {
    /// For the parser and for narrowing.
    pub(super) fn at(position: usize) -> Self {
        Self(narrow(position))
    }

    /// The position of the section in the questionnaire, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0.into()
    }
}

impl IndicatorIx {
    /// For the parser and for narrowing.
    pub(super) fn at(position: usize) -> Self {
        Self(narrow(position))
    }

    /// The position of the indicator in the questionnaire, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0.into()
    }
}

impl StartingPointIx {
    /// The position of the starting point in the questionnaire's list, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0.into()
    }
}

impl TreatyIx {
    /// The position of the treaty in the questionnaire's list, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0.into()
    }
}

impl Theme {
    /// The position of the theme in the questionnaire's list, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.0.into()
    }
}

/// The names of the forces, in the order of `Force::ALL`.
const FORCES: [&str; 4] = ["guidance", "soft-law", "committee", "treaty"];

impl Force {
    /// All of them, the weakest first.
    pub const ALL: [Self; 4] = [Self::Guidance, Self::SoftLaw, Self::Committee, Self::Treaty];

    pub(super) fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        node.one_of(&FORCES, problems).and_then(|n| Self::ALL.get(n).copied())
    }
}

/// The names of the horizons, in the order of `Horizon::ALL`.
const HORIZONS: [&str; 3] = ["short", "medium", "long"];

impl Horizon {
    const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        node.one_of(&HORIZONS, problems).and_then(|n| Self::ALL.get(n).copied())
    }
}

/// The parser accepts no more items than 16 bits can count.
fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
