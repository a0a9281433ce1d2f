//! The figures under one lens, and the list of all such views.

use super::results::{gate, profile};
use super::terms::name_of;
use super::voice::Voice;
use super::{Link, NavItem, ProfileRow, Text};
use crate::content::Term;
use crate::score::{FigureOf, Lens, LensTable};
use crate::session::{Msg, Place, Session};

/// Other ways to look at the same answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Views {
    /// The name of the list.
    pub title: Text,
    /// The views; the one that is shown is marked.
    pub items: Vec<NavItem>,
}

/// The figures under one lens.
#[derive(Debug, Clone, PartialEq)]
pub struct LensPage {
    /// The way back to the results.
    pub back: Link,
    /// The title.
    pub title: Text,
    /// How these figures are made.
    pub sentence: Text,
    /// Where their names lead, or that there is nothing to show.
    pub note: Text,
    /// What the bar, the comb and the mark mean.
    pub key: [Text; 3],
    /// The headings of the columns: figure, picture, readiness, range, with a level.
    pub columns: [Text; 5],
    /// The figures of the axis, in quarters.
    pub axis: [Text; 5],
    /// The tables.
    pub tables: Vec<FigureTable>,
    /// The other views.
    pub views: Views,
}

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureTable {
    /// The heading over the table, where there are several tables.
    pub heading: Option<Text>,
    /// The caption.
    pub caption: Text,
    /// The figures.
    pub rows: Vec<ProfileRow>,
}

impl Views {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let item = |term: Term, place: Place| NavItem {
            label: voice.say(term),
            to: Msg::Go(place),
            address: voice.address(&Msg::Go(place)),
            current: session.place == place,
        };
        let lenses = Lens::ALL.into_iter().filter(|lens| !lens.figures(voice.questionnaire()).is_empty());
        let mut items: Vec<NavItem> = lenses.map(|lens| item(title(lens), Place::Lens(lens))).collect();
        items.extend([
            item(gate::title(session, voice), Place::Terms(FigureOf::Deposit)),
            item(Term::ViewsOverall, Place::Terms(FigureOf::Overall)),
            item(Term::WhatIfTitle, Place::WhatIf),
            item(Term::FindOutFirst, Place::FindOut),
        ]);
        Self { title: voice.say(Term::ViewsTitle), items }
    }
}

impl LensPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>, lens: Lens) -> Self {
        let tables = lens.figures(voice.questionnaire());
        let name = voice.say(title(lens));
        let tables: Vec<FigureTable> = tables
            .into_iter()
            .map(|(table, figures)| {
                let heading = heading(table).map(|term| voice.say(term));
                FigureTable {
                    caption: heading.clone().unwrap_or_else(|| name.clone()),
                    heading,
                    rows: figures.into_iter().map(|figure| row(session, voice, figure)).collect(),
                }
            })
            .collect();
        let marked = || {
            tables.iter().flat_map(|table| &table.rows).any(|row| row.bar.is_some() || row.levels.is_some())
        };
        let note = match lens {
            _ if tables.is_empty() => Term::LensNothing,
            Lens::Risk if !marked() => Term::LensRiskNone,
            _ => Term::LensOpens,
        };
        Self {
            back: voice.link(Term::NavResults, Msg::BackTo(Place::Results)),
            title: name,
            sentence: voice.say(sentence(lens)),
            note: voice.say(note),
            key: profile::key(voice),
            columns: profile::columns(voice, Term::ColumnFigure),
            axis: voice.axis(),
            tables,
            views: Views::of(session, voice),
        }
    }
}

fn row(session: &Session, voice: Voice<'_>, figure: FigureOf) -> ProfileRow {
    let questionnaire = voice.questionnaire();
    let terms = figure.terms(voice.case(session));
    let name = name_of(session, voice, figure);
    let to = Some(Msg::Go(Place::Terms(figure)));
    let mut row = ProfileRow::of(voice, to, name, &terms.tally, terms.readiness.as_ref());
    match figure {
        FigureOf::Section(ix) => row.id = Some(questionnaire.section(ix).id.clone()),
        FigureOf::Group(_) | FigureOf::Theme(_) => row.head = true,
        FigureOf::Risk(group) if figure.statements(voice.case(session)).is_empty() => {
            let areas = group.areas(questionnaire).into_iter();
            let ids: Vec<String> = areas.map(|(ix, _)| questionnaire.section(ix).id.to_string()).collect();
            row.note = Some(voice.fill(Term::RiskAskedIn, &[("ids", &voice.locale.list(&ids))]));
            row.range = voice.say(Term::Dash);
        }
        _ => {}
    }
    row
}

fn title(lens: Lens) -> Term {
    match lens {
        Lens::Phase => Term::LensPhase,
        Lens::Area => Term::LensArea,
        Lens::Theme => Term::LensTheme,
        Lens::Article => Term::LensArticle,
        Lens::Risk => Term::LensRisk,
    }
}

fn sentence(lens: Lens) -> Term {
    match lens {
        Lens::Phase => Term::LensPhaseLine,
        Lens::Area => Term::LensAreaLine,
        Lens::Theme => Term::LensThemeLine,
        Lens::Article => Term::LensArticleLine,
        Lens::Risk => Term::LensRiskLine,
    }
}

fn heading(table: LensTable) -> Option<Term> {
    match table {
        LensTable::Whole => None,
        LensTable::Substance => Some(Term::PartSubstance),
        LensTable::Reporting => Some(Term::PartReporting),
        LensTable::Decisions => Some(Term::PartDecisions),
        LensTable::Joining => Some(Term::PartJoining),
        LensTable::Others => Some(Term::PartOthers),
    }
}
