//! The lenses: the same answers, seen by phase, by area, by theme, by article, by group at risk (METHOD.md, section 5).

use super::{FigureOf, RiskGroup, articles};
use crate::content::Questionnaire;

/// One way to look at the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// The groups, each with its sections.
    Phase,
    /// The sections that ask for groups at risk.
    Area,
    /// The themes, each by group.
    Theme,
    /// The articles of the Convention, in the order of the initial report.
    Article,
    /// The groups at risk, as far as they were marked.
    Risk,
}

/// One table of a lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LensTable {
    /// The only table of a lens.
    Whole,
    /// Articles 1 to 16, which the initial report covers one after another.
    Substance,
    /// Article 19, on reports.
    Reporting,
    /// The articles under which a State decides: 20 to 22, 28 and 30.
    Decisions,
    /// Articles 25 to 27, on joining.
    Joining,
    /// All others.
    Others,
}

impl Lens {
    /// All lenses, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Phase, Self::Area, Self::Theme, Self::Article, Self::Risk];

    /// Its name, in addresses and links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Area => "area",
            Self::Theme => "theme",
            Self::Article => "article",
            Self::Risk => "risk",
        }
    }

    /// The lens of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.name() == name)
    }

    /// Its figures by table, in order; a table without figures is left out.
    #[must_use]
    pub fn figures(self, questionnaire: &Questionnaire) -> Vec<(LensTable, Vec<FigureOf>)> {
        if self == Self::Article {
            return by_article(questionnaire);
        }
        let sections = questionnaire.sections();
        let figures: Vec<FigureOf> = match self {
            Self::Phase => {
                let groups = questionnaire.groups.iter().enumerate();
                let with_sections = groups.map(|(n, group)| (FigureOf::Group(n), &group.sections));
                with_sections
                    .flat_map(|(of, sections)| {
                        std::iter::once(of).chain(sections.iter().copied().map(FigureOf::Section))
                    })
                    .collect()
            }
            Self::Area => sections
                .filter(|(_, section)| !section.risk.is_empty())
                .map(|(ix, _)| FigureOf::Section(ix))
                .collect(),
            Self::Theme => {
                let in_groups =
                    |theme| (0..questionnaire.groups.len()).map(move |n| FigureOf::ThemeInGroup(theme, n));
                let themes = questionnaire.themes();
                themes
                    .flat_map(|(theme, _)| std::iter::once(FigureOf::Theme(theme)).chain(in_groups(theme)))
                    .collect()
            }
            Self::Article | Self::Risk => RiskGroup::all(questionnaire).map(FigureOf::Risk).collect(),
        };
        if figures.is_empty() { Vec::new() } else { vec![(LensTable::Whole, figures)] }
    }
}

/// The initial report (CAT/C/4/Rev.3) covers articles 1 to 16 one after another; reports, decisions and joining follow.
fn by_article(questionnaire: &Questionnaire) -> Vec<(LensTable, Vec<FigureOf>)> {
    use LensTable::{Decisions, Joining, Others, Reporting, Substance};
    let table = |article: u8| match article {
        1..=16 => Substance,
        19 => Reporting,
        20..=22 | 28 | 30 => Decisions,
        25..=27 => Joining,
        _ => Others,
    };
    let named = articles(questionnaire);
    let tables = [Substance, Reporting, Decisions, Joining, Others].map(|of| {
        let articles = named.iter().copied().filter(|article| table(*article) == of);
        (of, articles.map(FigureOf::Article).collect::<Vec<_>>())
    });
    tables.into_iter().filter(|(_, figures)| !figures.is_empty()).collect()
}
