//! The terms of one figure, so that a reader can add it up again.

use super::results::gate;
use super::voice::{Voice, counted, rich_filled};
use super::{Bar, Link, Mark, Rich, Text, Views};
use crate::case::Standing;
use crate::content::Term;
use crate::score::{Addends, FigureOf, Ratio, RiskGroup, Score, SectionTerm, StatementTerm, Terms};
use crate::session::{Msg, Place, Session};

/// The terms of one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct TermsPage {
    /// The way back to the results.
    pub back: Link,
    /// What this page is.
    pub lead: Text,
    /// The name of the figure.
    pub title: Text,
    /// The picture; absent where there is no figure.
    pub bar: Option<Bar>,
    /// The figures of the axis, in quarters.
    pub axis: [Text; 5],
    /// How readiness and range are added up.
    pub sums: Vec<Rich>,
    /// How many statements or sections there are: the heading and the caption of the table.
    pub heading: Text,
    /// The headings of the columns; the first is for the names.
    pub columns: Vec<Text>,
    /// The statements or sections.
    pub rows: Vec<TermRow>,
    /// The other views.
    pub views: Views,
}

/// A statement or a section that a figure is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct TermRow {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// Why it does not apply, as the person wrote.
    pub reason: Option<Text>,
    /// To the statement, or to the terms of the section.
    pub to: Msg,
    /// The address of that place.
    pub address: Option<Text>,
    /// The picture of the answer, and its word.
    pub answer: Option<(Mark, Text)>,
    /// The cells of the other columns.
    pub cells: Vec<Text>,
}

impl TermsPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>, figure: FigureOf) -> Self {
        let terms = figure.terms(voice.case(session));
        let (columns, rows) = match &terms.addends {
            Addends::Statements(list) if figure == FigureOf::Deposit => {
                let columns = vec![Term::ColumnStatement, Term::ColumnAnswer];
                (columns, list.iter().map(|term| of_statement(session, voice, term, false)).collect())
            }
            Addends::Statements(list) => {
                let columns =
                    [Term::ColumnStatement, Term::ColumnAnswer, Term::ColumnPoints, Term::ColumnFull];
                let columns = columns.into_iter().chain([Term::ColumnCounts]).collect();
                (columns, list.iter().map(|term| of_statement(session, voice, term, true)).collect())
            }
            Addends::Sections(list) => {
                let columns = [Term::ColumnSection, Term::ColumnWeight, Term::Readiness, Term::ColumnLowest];
                let columns = columns.into_iter().chain([Term::ColumnHighest, Term::ColumnCounts]).collect();
                (columns, list.iter().map(|term| of_section(voice, term)).collect::<Vec<_>>())
            }
        };
        let heading = match &terms.addends {
            Addends::Statements(list) if list.is_empty() => voice.say(Term::TermsNoStatement),
            Addends::Statements(list) => voice.count(Term::TermsStatements, counted(list.len()), &[]),
            Addends::Sections(list) => voice.count(Term::TermsSections, counted(list.len()), &[]),
        };
        Self {
            back: voice.link(Term::NavResults, Msg::BackTo(Place::Results)),
            lead: voice.say(Term::TermsLead),
            title: name_of(session, voice, figure),
            bar: Bar::of(terms.readiness.as_ref().filter(|_| !terms.tally.is_few())),
            axis: voice.axis(),
            sums: sums(session, voice, figure, &terms),
            heading,
            columns: columns.into_iter().map(|term| voice.say(term)).collect(),
            rows,
            views: Views::of(session, voice),
        }
    }
}

/// How readiness and range are added up; for the gate, its counts.
fn sums(session: &Session, voice: Voice<'_>, figure: FigureOf, terms: &Terms) -> Vec<Rich> {
    if figure == FigureOf::Deposit {
        let gate = Score::of(voice.case(session)).gate;
        return vec![gate::sentence(session, voice, &gate)];
    }
    let Some(readiness) = terms.readiness else { return vec![rich_filled(voice, Term::TermsNothing, &[])] };
    if terms.tally.is_few() {
        return vec![rich_filled(voice, Term::Few, &[("levels", &voice.levels(&terms.tally))])];
    }
    let none = || rich_filled(voice, Term::TermsNoNow, &[]);
    let bands = terms.bands.iter().flat_map(|bands| {
        let held = voice.held(bands).map(|held| {
            let ids = voice.ids(&bands.held_by);
            rich_filled(voice, Term::TermsHeld, &[("held", &held), ("ids", &ids)])
        });
        let band = rich_filled(voice, Term::TermsBand, &[("band", &voice.bands(bands))]);
        std::iter::once(band).chain(held)
    });
    let out = voice.out(terms.tally.not_applicable, terms.tally.not_foreseen);
    let out = out.map(|out| rich_filled(voice, Term::TermsOut, &[("out", &out)]));
    let rest = bands.chain(out);
    let (lowest, highest) = (readiness.lowest, readiness.highest);
    let sums = match &terms.addends {
        Addends::Statements(_) => {
            let tally = &terms.tally;
            let all = tally.points_possible + tally.points_open;
            let sum = |term, points: u32, of: u32, value: Ratio| {
                let (points, fraction) = (voice.number(points), value.to_string());
                let percent = voice.per_cent(value);
                let values = [("points", &*points), ("fraction", &*fraction), ("percent", &*percent)];
                super::voice::rich(&voice.count(term, of, &values))
            };
            let now = readiness.now.map(|now| sum(Term::TermsNow, tally.points, tally.points_possible, now));
            vec![
                now.unwrap_or_else(none),
                sum(Term::TermsLow, tally.points, all, lowest),
                sum(Term::TermsHigh, tally.points + tally.points_open, all, highest),
            ]
        }
        Addends::Sections(list) => {
            let applying = list.iter().filter_map(|term| term.readiness);
            let with_level = counted(applying.clone().filter(|found| found.now.is_some()).count());
            let applying = counted(applying.count());
            let mean = |term, n: u32, value: Ratio| {
                let values = [("fraction", &*value.to_string()), ("percent", &*voice.per_cent(value))];
                super::voice::rich(&voice.count(term, n, &values))
            };
            let now = readiness.now.map(|now| mean(Term::TermsMeanNow, with_level, now));
            vec![
                now.unwrap_or_else(none),
                mean(Term::TermsMeanLow, applying, lowest),
                mean(Term::TermsMeanHigh, applying, highest),
            ]
        }
    };
    sums.into_iter().chain(rest).collect()
}

fn of_statement(session: &Session, voice: Voice<'_>, term: &StatementTerm, pooled: bool) -> TermRow {
    let answer = session.assessment.answer(term.indicator);
    let (points, counts) = match term.standing {
        Standing::Level(_) => (voice.number(term.tally.points).into(), Term::CountsBoth),
        Standing::NotKnown | Standing::Unanswered | Standing::NotForeseen => {
            (voice.say(Term::Dash), Term::CountsRange)
        }
        Standing::NotApplicable => (voice.say(Term::Dash), Term::CountsNothing),
    };
    let does_not_apply = matches!(term.standing, Standing::NotApplicable | Standing::NotForeseen);
    let cells = vec![points, voice.number(term.full).into(), voice.say(counts)];
    TermRow {
        id: voice.id(term.indicator),
        name: voice.short(term.indicator),
        reason: does_not_apply.then(|| answer.reason.clone()),
        to: Msg::GoTo(term.indicator),
        address: Some(voice.id(term.indicator)),
        answer: Some(voice.mark(term.standing)),
        cells: if pooled { cells } else { Vec::new() },
    }
}

fn of_section(voice: Voice<'_>, term: &SectionTerm) -> TermRow {
    let fraction = |value: Option<Ratio>| match value {
        Some(value) => value.to_string().into(),
        None => voice.say(Term::Dash),
    };
    let counts = match term.readiness {
        Some(readiness) if readiness.now.is_some() => Term::CountsBoth,
        Some(_) => Term::CountsRange,
        None => Term::CountsNothing,
    };
    let readiness = term.readiness;
    let to = Msg::Go(Place::Terms(FigureOf::Section(term.section)));
    TermRow {
        id: voice.questionnaire().section(term.section).id.clone(),
        name: voice.content.words.section(term.section).short.clone(),
        reason: None,
        address: voice.address(&to),
        to,
        answer: None,
        cells: vec![
            voice.number(term.weight).into(),
            fraction(readiness.and_then(|found| found.now)),
            fraction(readiness.map(|found| found.lowest)),
            fraction(readiness.map(|found| found.highest)),
            voice.say(counts),
        ],
    }
}

/// The name of a figure, as a visitor reads it.
pub(super) fn name_of(session: &Session, voice: Voice<'_>, figure: FigureOf) -> Text {
    let words = &voice.content.words;
    let group = |n: usize| words.groups.get(n).map(|group| group.title.clone()).unwrap_or_default();
    let theme = |n: usize| words.themes.get(n).cloned().unwrap_or_default();
    match figure {
        FigureOf::Overall => voice.say(Term::WhatIfOverall),
        FigureOf::Group(n) => group(n),
        FigureOf::Section(ix) => words.section(ix).short.clone(),
        FigureOf::Theme(of) => theme(of.position()),
        FigureOf::ThemeInGroup(of, n) => {
            voice.fill(Term::ThemeInGroup, &[("theme", &theme(of.position())), ("group", &group(n))])
        }
        FigureOf::Article(n) => voice.count(Term::Articles, 1, &[("numbers", &voice.number(n.into()))]),
        FigureOf::Risk(of) => risk_name(session, voice, of),
        FigureOf::Deposit => voice.say(gate::title(session, voice)),
    }
}

/// The name of a group at risk. Each area words it differently: the words come from the areas that marked it, or else
/// from the first that asks.
fn risk_name(session: &Session, voice: Voice<'_>, of: RiskGroup) -> Text {
    let areas = of.areas(voice.questionnaire());
    let marked = areas.iter().filter(|(ix, n)| session.assessment.risk(*ix).get(*n) == Some(&true));
    let mut chosen: Vec<_> = marked.collect();
    if chosen.is_empty() {
        chosen.extend(areas.first());
    }
    let mut names: Vec<String> = Vec::new();
    for (ix, n) in chosen {
        let name = voice.content.words.section(*ix).risk.get(*n).map_or("", |name| &**name);
        if !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    // Its figure is not about the group, but about the areas in which it was marked.
    voice.fill(Term::RiskFigure, &[("group", &voice.joined(Term::EnumerationOfLists, names))])
}
