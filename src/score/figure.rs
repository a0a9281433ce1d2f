//! Each figure by its name, with its terms, so that a reader can add it up again (METHOD.md, sections 3 to 5).
//!
//! It knows which statements or sections belong to a figure; it knows no words and no page.

use super::{Bands, Readiness, Score, Tally, full};
use crate::case::{Case, Standing};
use crate::content::{IndicatorIx, Questionnaire, SectionIx, Theme};
use crate::reading::Text;

/// One figure of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureOf {
    /// The whole.
    Overall,
    /// A group, by its position in the questionnaire.
    Group(usize),
    /// A section.
    Section(SectionIx),
    /// A theme.
    Theme(Theme),
    /// A theme in a group, by the group's position.
    ThemeInGroup(Theme, usize),
    /// An article of the Convention, 1 to 33.
    Article(u8),
    /// A group at risk: the areas in which the person marked it.
    Risk(RiskGroup),
    /// The statements that are best settled before deposit. It has terms and no figure: the gate is counts.
    Deposit,
}

/// A group at risk, as its position among all groups at risk of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskGroup(u16);

/// What a figure is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The counts, added up.
    pub tally: Tally,
    /// The figure with its range; `None` where no statement applies, and for the gate, which is never a figure.
    pub readiness: Option<Readiness>,
    /// The bands of the figure; `None` where it is not shown as a percentage.
    pub bands: Option<Bands>,
    /// What was added up.
    pub addends: Addends,
}

/// What was added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addends {
    /// Statements, pooled by points.
    Statements(Vec<StatementTerm>),
    /// Sections, of which the figure is the weighted mean.
    Sections(Vec<SectionTerm>),
}

/// What one statement adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementTerm {
    /// The statement.
    pub indicator: IndicatorIx,
    /// How it counts.
    pub standing: Standing,
    /// Its counts: points, possible or open.
    pub tally: Tally,
    /// Its points when it is in place: weight times top.
    pub full: u32,
}

/// What one section adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionTerm {
    /// The section.
    pub section: SectionIx,
    /// Its weight in the mean.
    pub weight: u32,
    /// Its counts.
    pub tally: Tally,
    /// Its figure. Without it the section is left out of everything; without today's value, only of readiness.
    pub readiness: Option<Readiness>,
}

impl FigureOf {
    /// Its name, stable as the ids are: `overall`, `group/areas`, `section/S8`, `theme/redress`,
    /// `theme/redress/areas`, `article/4`, `risk/women`, `before-deposit`.
    #[must_use]
    pub fn name(self, questionnaire: &Questionnaire) -> String {
        let group = |n: usize| questionnaire.groups.get(n).map_or("", |group| &*group.id);
        let theme = |theme: Theme| questionnaire.themes.get(theme.position()).map_or("", |id| &**id);
        match self {
            Self::Overall => "overall".to_owned(),
            Self::Group(n) => ["group/", group(n)].concat(),
            Self::Section(ix) => ["section/", &questionnaire.section(ix).id].concat(),
            Self::Theme(of) => ["theme/", theme(of)].concat(),
            Self::ThemeInGroup(of, n) => ["theme/", theme(of), "/", group(n)].concat(),
            Self::Article(n) => ["article/", &n.to_string()].concat(),
            Self::Risk(of) => ["risk/", of.id(questionnaire).map_or("", |id| &**id)].concat(),
            Self::Deposit => "before-deposit".to_owned(),
        }
    }

    /// The figure of a name.
    #[must_use]
    pub fn find(name: &str, questionnaire: &Questionnaire) -> Option<Self> {
        Self::all(questionnaire).into_iter().find(|figure| figure.name(questionnaire) == name)
    }

    /// All figures of a questionnaire.
    #[must_use]
    pub fn all(questionnaire: &Questionnaire) -> Vec<Self> {
        let groups = || 0..questionnaire.groups.len();
        let mut all = vec![Self::Overall];
        all.extend(groups().map(Self::Group));
        all.extend(questionnaire.sections().map(|(ix, _)| Self::Section(ix)));
        for (theme, _) in questionnaire.themes() {
            all.push(Self::Theme(theme));
            all.extend(groups().map(|group| Self::ThemeInGroup(theme, group)));
        }
        all.extend(articles(questionnaire).into_iter().map(Self::Article));
        all.extend(RiskGroup::all(questionnaire).map(Self::Risk));
        all.push(Self::Deposit);
        all
    }

    /// The sections of which it is the mean; `None` for a figure that is pooled by points.
    #[must_use]
    pub fn sections(self, questionnaire: &Questionnaire) -> Option<Vec<SectionIx>> {
        match self {
            Self::Overall => Some(questionnaire.sections().map(|(ix, _)| ix).collect()),
            Self::Group(n) => Some(questionnaire.groups.get(n)?.sections.clone()),
            _ => None,
        }
    }

    /// The statements that belong to it, in the order of the questionnaire.
    #[must_use]
    pub fn statements(self, case: Case<'_>) -> Vec<IndicatorIx> {
        let questionnaire = case.questionnaire;
        if let Self::Risk(of) = self {
            let marked = of
                .areas(questionnaire)
                .into_iter()
                .filter(|(area, n)| case.assessment.risk(*area).get(*n).copied().unwrap_or_default());
            return marked.flat_map(|(area, _)| questionnaire.section(area).indicators.clone()).collect();
        }
        let group_of = |section| questionnaire.section(section).group;
        let all = questionnaire.indicators().filter(|(_, indicator)| match self {
            Self::Overall | Self::Risk(_) => true,
            Self::Group(n) => group_of(indicator.section) == n,
            Self::Section(ix) => indicator.section == ix,
            Self::Theme(theme) => indicator.themes.contains(&theme),
            Self::ThemeInGroup(theme, n) => {
                indicator.themes.contains(&theme) && group_of(indicator.section) == n
            }
            Self::Article(n) => indicator.articles.contains(&n),
            Self::Deposit => indicator.before_deposit,
        });
        all.map(|(ix, _)| ix).collect()
    }

    /// Its terms.
    #[must_use]
    pub fn terms(self, case: Case<'_>) -> Terms {
        let questionnaire = case.questionnaire;
        let statements = |list: &[IndicatorIx]| -> Vec<StatementTerm> {
            list.iter().map(|ix| StatementTerm::of(case, *ix)).collect()
        };
        let pool = |terms: &[StatementTerm]| terms.iter().map(|term| term.tally).sum::<Tally>();
        if let Some(sections) = self.sections(questionnaire) {
            let terms = sections.into_iter().map(|ix| {
                let section = questionnaire.section(ix);
                let tally = pool(&statements(&section.indicators));
                SectionTerm { section: ix, weight: section.weight, tally, readiness: tally.readiness() }
            });
            let terms: Vec<SectionTerm> = terms.collect();
            let (tally, readiness) =
                Score::mean(questionnaire.top(), terms.iter().map(|term| (term.weight, &term.tally)));
            let bands = readiness.and_then(|found| Bands::of(case, self, &tally, &found));
            return Terms { tally, readiness, bands, addends: Addends::Sections(terms) };
        }
        let terms = statements(&self.statements(case));
        let tally = pool(&terms);
        let readiness = if self == Self::Deposit { None } else { tally.readiness() };
        let bands = readiness.and_then(|found| Bands::of(case, self, &tally, &found));
        Terms { tally, readiness, bands, addends: Addends::Statements(terms) }
    }
}

impl StatementTerm {
    /// The term of a statement, the same in every figure.
    pub(super) fn of(case: Case<'_>, ix: IndicatorIx) -> Self {
        Self {
            indicator: ix,
            standing: case.standing(ix),
            tally: Tally::of(case, ix),
            full: full(case.questionnaire, ix),
        }
    }
}

impl RiskGroup {
    /// All groups at risk that a questionnaire names, in the order of first mention.
    pub fn all(questionnaire: &Questionnaire) -> impl Iterator<Item = Self> {
        (0..risk_ids(questionnaire).len()).filter_map(|n| u16::try_from(n).ok()).map(Self)
    }

    /// Its id.
    #[must_use]
    pub fn id(self, questionnaire: &Questionnaire) -> Option<&Text> {
        risk_ids(questionnaire).get(usize::from(self.0)).copied()
    }

    /// The areas that ask for it, each with its position in the area's list.
    #[must_use]
    pub fn areas(self, questionnaire: &Questionnaire) -> Vec<(SectionIx, usize)> {
        let Some(id) = self.id(questionnaire) else { return Vec::new() };
        let position = |risk: &[Text]| risk.iter().position(|other| other == id);
        questionnaire.sections().filter_map(|(ix, section)| Some((ix, position(&section.risk)?))).collect()
    }
}

/// The articles that an indicator names, lowest first.
#[must_use]
pub fn articles(questionnaire: &Questionnaire) -> Vec<u8> {
    let named = |n: &u8| questionnaire.indicators().any(|(_, indicator)| indicator.articles.contains(n));
    (1..=33).filter(named).collect()
}

fn risk_ids(questionnaire: &Questionnaire) -> Vec<&Text> {
    let mut ids: Vec<&Text> = Vec::new();
    for id in questionnaire.sections().flat_map(|(_, section)| &section.risk) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
