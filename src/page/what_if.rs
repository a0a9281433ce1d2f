//! The figures with the suppositions, beside the present figures.

use std::rc::Rc;

use super::results::gate as deposit;
use super::voice::{Voice, counted, rich, rich_filled};
use super::{Bar, Link, Rich, Text, Tongue, Views};
use crate::assessment::{LineId, Status};
use crate::case::{Case, Standing};
use crate::content::{IndicatorIx, Term};
use crate::next_steps::{NextSteps, Turn};
use crate::score::{FigureOf, Gate, Readiness, Score, Tally, suppose};
use crate::session::{Msg, Place, Session};

/// The figures with the suppositions, beside the present figures.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfPage {
    /// The way back to the results.
    pub back: Link,
    /// The title.
    pub title: Text,
    /// That nothing here is saved, and how a statement without a level changes the figures.
    pub lead: [Text; 2],
    /// The whole and the gate with the suppositions, or that there are no suppositions; read out when it changes.
    pub sum: Rich,
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: figure, now, then.
    pub columns: [Text; 3],
    /// The whole, its band, the gate, the groups.
    pub rows: Vec<WhatIfRow>,
    /// The label of the fold, and the sections that change.
    pub sections: Option<(Text, Vec<WhatIfRow>)>,
    /// Removes all suppositions; absent while there are no suppositions.
    pub reset: Option<Link>,
    /// The choices for several statements at once: their name, and the choices.
    pub at_once: (Text, Vec<Link>),
    /// The heading over the next steps, and what can be chosen for each.
    pub steps: Option<(Text, Vec<WhatIfChoice>)>,
    /// The heading over the statements without a level, and what can be chosen for each.
    pub open: Option<(Text, Vec<WhatIfChoice>)>,
    /// The sentence that there is nothing to choose.
    pub none: Option<Text>,
    /// The other views.
    pub views: Views,
}

/// A row of the table: the picture where there is one, and the words.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfRow {
    /// Its name.
    pub name: Text,
    /// Now.
    pub now: (Option<Bar>, Text),
    /// With the suppositions.
    pub then: (Option<Bar>, Text),
    /// How many statements do not apply, with the suppositions; absent where all do, and where there is no figure.
    pub out: Option<Text>,
}

/// What can be supposed about one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfChoice {
    /// The language of its texts.
    pub tongue: Rc<Tongue>,
    /// The id of the statement.
    pub id: Text,
    /// The label of the field.
    pub label: Text,
    /// As it is, then each level above that.
    pub levels: Vec<WhatIfLevel>,
}

/// One level that can be supposed.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfLevel {
    /// Its name.
    pub label: Text,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Chooses it.
    pub to: Msg,
}

impl WhatIfPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let case = voice.case(session);
        let now = Score::of(case);
        let supposed = suppose(case, &session.desk.supposed);
        let supposed = Case::of(case.questionnaire, &supposed);
        let then = Score::of(supposed);
        let next = NextSteps::of(case, &now);
        let steps = next.steps.iter().map(|step| step.indicator).collect::<Vec<_>>();
        let open = case.questionnaire.indicators().map(|(ix, _)| ix).filter(|ix| case.is_open(*ix));
        let open: Vec<_> = open.collect();
        Self {
            back: voice.link(Term::NavResults, Msg::BackTo(Place::Results)),
            title: voice.say(Term::WhatIfTitle),
            lead: [Term::WhatIfLine, Term::WhatIfMay].map(|term| voice.say(term)),
            sum: sum(session, voice, &then),
            caption: voice.say(Term::WhatIfCaption),
            columns: [Term::ColumnFigure, Term::WhatIfNow, Term::WhatIfThen].map(|term| voice.say(term)),
            rows: rows(session, voice, [(case, &now), (supposed, &then)]),
            sections: sections(voice, &now, &then),
            reset: (!session.desk.supposed.is_empty())
                .then(|| voice.link(Term::WhatIfReset, Msg::SupposeNothing)),
            at_once: (voice.say(Term::WhatIfAtOnce), at_once(session, voice, &next)),
            none: (steps.is_empty() && open.is_empty()).then(|| voice.say(Term::WhatIfNone)),
            steps: choices(session, voice, Term::WhatIfSteps, &steps),
            open: choices(session, voice, Term::WhatIfOpen, &open),
            views: Views::of(session, voice),
        }
    }
}

/// The whole and the gate with the suppositions, in one line.
fn sum(session: &Session, voice: Voice<'_>, then: &Score) -> Rich {
    if session.desk.supposed.is_empty() {
        return rich(&voice.say(Term::WhatIfSame));
    }
    let readiness = then.overall.1;
    let shown = readiness.filter(|_| !then.overall.0.is_few());
    let now = shown.and_then(|readiness| readiness.now).map(|now| voice.per_cent(now));
    let range = shown.map(|readiness| voice.range(&readiness));
    let dash = voice.say(Term::Dash);
    let [settled, total] = [then.gate.settled, then.gate.applicable()].map(|n| voice.number(n));
    let values = [
        ("now", now.as_deref().unwrap_or(&dash)),
        ("range", range.as_deref().unwrap_or(&dash)),
        ("settled", &settled),
        ("total", &total),
    ];
    rich_filled(voice, Term::WhatIfSum, &values)
}

/// The choices for several statements at once: steps of the turn now, lines of the plan, and the gate.
fn at_once(session: &Session, voice: Voice<'_>, next: &NextSteps) -> Vec<Link> {
    let case = voice.case(session);
    let can_rise = |ix: &IndicatorIx| case.is_below_top(*ix);
    let now = next.of_turn(Turn::Now).map(|step| step.indicator).collect();
    let to_do = session.assessment.plan.iter().filter(|line| line.status != Status::Done);
    let mut planned: Vec<IndicatorIx> = to_do
        .filter_map(|line| match line.id {
            LineId::Step(ix, _) => Some(ix),
            LineId::Own(_) => None,
        })
        .filter(can_rise)
        .collect();
    planned.sort();
    planned.dedup();
    let gate = case.questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
    let gate = gate.map(|(ix, _)| ix).filter(can_rise).collect();
    let lists = [(Term::WhatIfAllNow, now), (Term::WhatIfAllPlan, planned), (Term::WhatIfAllGate, gate)];
    let some = lists.into_iter().filter(|(_, list): &(_, Vec<_>)| !list.is_empty());
    some.map(|(term, list)| {
        voice.leading(voice.count(term, counted(list.len()), &[]), None, Msg::SupposeInPlace(list.into()))
    })
    .collect()
}

/// The whole, its band, the gate, the groups.
fn rows(session: &Session, voice: Voice<'_>, cases: [(Case<'_>, &Score); 2]) -> Vec<WhatIfRow> {
    let [now, then] = cases.map(|(_, score)| score);
    let plain = |name, texts: [Text; 2]| {
        let [now, then] = texts.map(|text| (None, text));
        WhatIfRow { name, now, then, out: None }
    };
    let figures = |name, pair: [(Tally, Option<Readiness>); 2]| figures(voice, name, pair);
    let band = |(case, _)| match FigureOf::Overall.terms(case).bands {
        Some(bands) => voice.bands(&bands),
        None => voice.say(Term::Dash),
    };
    let gate = |gate: &Gate| {
        let [settled, total] = [gate.settled, gate.applicable()].map(|n| voice.number(n));
        voice.fill(Term::WhatIfGate, &[("settled", &settled), ("total", &total)])
    };
    let mut rows = vec![
        figures(voice.say(Term::WhatIfOverall), [now.overall, then.overall]),
        plain(voice.say(Term::WhatIfBand), cases.map(band)),
        plain(voice.say(deposit::title(session, voice)), [gate(&now.gate), gate(&then.gate)]),
    ];
    let groups = voice.content.words.groups.iter().zip(now.groups.iter().zip(&then.groups));
    rows.extend(groups.map(|(words, (now, then))| figures(words.title.clone(), [*now, *then])));
    rows
}

/// The sections that change.
fn sections(voice: Voice<'_>, now: &Score, then: &Score) -> Option<(Text, Vec<WhatIfRow>)> {
    let questionnaire = voice.questionnaire();
    let changed = questionnaire.sections().filter(|(ix, _)| now.section(*ix) != then.section(*ix));
    let row = |(ix, section): (_, &crate::content::Section)| {
        let short = &voice.content.words.section(ix).short;
        let name = voice.joined(Term::Beside, [&section.id, short]);
        let tallies = [now, then].map(|score| score.section(ix));
        figures(voice, name, tallies.map(|tally| (tally, tally.readiness())))
    };
    let rows: Vec<WhatIfRow> = changed.map(row).collect();
    (!rows.is_empty()).then(|| (voice.count(Term::WhatIfSections, counted(rows.len()), &[]), rows))
}

fn figures(voice: Voice<'_>, name: Text, [now, then]: [(Tally, Option<Readiness>); 2]) -> WhatIfRow {
    let words = |tally: &Tally, readiness: Option<Readiness>| {
        let Some(readiness) = readiness else { return voice.say(Term::LeftOut) };
        if tally.is_few() {
            return voice.levels(tally);
        }
        let now = readiness.now.map_or_else(|| voice.say(Term::Dash), |now| voice.percent(now).into());
        voice.fill(Term::WhatIfFigure, &[("now", &now), ("range", &voice.range(&readiness))])
    };
    let cell = |(tally, readiness): (Tally, Option<Readiness>)| {
        (Bar::of(readiness.as_ref().filter(|_| !tally.is_few())), words(&tally, readiness))
    };
    let out = voice.out(then.0.not_applicable, then.0.not_foreseen);
    WhatIfRow { name, now: cell(now), then: cell(then), out }
}

fn choices(
    session: &Session,
    voice: Voice<'_>,
    term: Term,
    list: &[IndicatorIx],
) -> Option<(Text, Vec<WhatIfChoice>)> {
    let each = list.iter().map(|ix| choice(session, voice, *ix));
    (!list.is_empty()).then(|| (voice.count(term, counted(list.len()), &[]), each.collect()))
}

fn choice(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> WhatIfChoice {
    let standing = voice.case(session).standing(ix);
    let from = match standing {
        Standing::Level(level) => level + 1,
        _ => 0,
    };
    let supposed = session.desk.supposed.iter().find(|(other, level)| *other == ix && *level >= from);
    let supposed = supposed.map(|(_, level)| *level);
    let (_, answer) = voice.mark(standing);
    let as_now = WhatIfLevel {
        label: voice.fill(Term::WhatIfAsNow, &[("answer", &answer)]),
        chosen: supposed.is_none(),
        to: Msg::Suppose(ix, None),
    };
    let names = voice.content.words.levels.iter().enumerate().skip(from);
    let levels = names.map(|(level, words)| WhatIfLevel {
        label: words.name.clone(),
        chosen: supposed == Some(level),
        to: Msg::Suppose(ix, Some(level)),
    });
    WhatIfChoice {
        tongue: voice.content.words.tongue(),
        label: voice.named(ix),
        id: voice.id(ix),
        levels: std::iter::once(as_now).chain(levels).collect(),
    }
}
