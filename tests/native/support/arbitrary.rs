//! Questionnaires and answers that nobody thought of.

use std::rc::Rc;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use uncat_readiness::assessment::{Assessment, Depth, LineId, RecommendationSource, Response, Status};
use uncat_readiness::calendar::Date;
use uncat_readiness::content::{Content, IndicatorIx, Questionnaire};
use uncat_readiness::score::FigureOf;
use uncat_readiness::session::{
    DateField, Entry, LineField, Msg, Part, Place, Planning, RecommendationField,
};

use super::{Draft, Indicator, Section, give};

/// A questionnaire with its answers.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) content: Rc<Content>,
    pub(crate) assessment: Assessment,
}

/// An answer before its scale is known.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Given {
    Level(Index),
    NotKnown,
    NotApplicable,
    WithoutReason,
    Nothing,
}

impl Given {
    /// The answer on a scale, and its reason.
    pub(crate) fn on(self, questionnaire: &Questionnaire) -> (Response, &'static str) {
        match self {
            Self::Level(level) => (Response::Level(level.index(questionnaire.levels.len())), ""),
            Self::NotKnown => (Response::NotKnown, ""),
            Self::NotApplicable => (Response::NotApplicable, "There is none."),
            Self::WithoutReason => (Response::NotApplicable, " \n"),
            Self::Nothing => (Response::None, ""),
        }
    }
}

pub(crate) fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        5 => any::<Index>().prop_map(Given::Level),
        1 => Just(Given::NotKnown),
        1 => Just(Given::NotApplicable),
        1 => Just(Given::WithoutReason),
        2 => Just(Given::Nothing),
    ]
}

/// Any scale that the parser takes.
fn points() -> impl Strategy<Value = Vec<u32>> {
    btree_set(1..=100_u32, 1..=9).prop_map(|points| std::iter::once(0).chain(points).collect())
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let marks = (any::<bool>(), any::<bool>(), 0..6_usize, any::<[bool; 2]>(), any::<bool>());
    let more = (prop::bool::weighted(0.2), any::<bool>(), prop::bool::weighted(0.2));
    (1..=9_u32, marks, more, btree_set(1..=33_u8, 1..4)).prop_map(|(weight, marks, more, articles)| {
        let (key, before_deposit, force, themes, long) = marks;
        let (core, may_not_apply, first) = more;
        Indicator {
            id: String::new(),
            weight,
            key,
            before_deposit,
            core,
            first,
            may_not_apply,
            force,
            themes,
            articles: articles.into_iter().collect(),
            requires: Vec::new(),
            horizon: if long { "long" } else { "short" },
        }
    })
}

fn one_section() -> impl Strategy<Value = Section> {
    (1..=64_u32, 0..3_usize, vec(indicator(), 1..6)).prop_map(|(weight, risk, indicators)| Section {
        id: String::new(),
        weight,
        risk,
        indicators,
    })
}

/// Any questionnaire: groups that may be empty, weights, a scale, prerequisites that lead forward and backward.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let groups = vec(vec(one_section(), 0..4), 1..4);
    (points(), groups, vec((any::<u16>(), vec(any::<Index>(), 0..4)), 64)).prop_map(
        |(points, groups, needs)| {
            let mut draft = Draft { points, groups };
            let (mut sections, mut n) = (0, 0);
            for section in draft.groups.iter_mut().flatten() {
                section.id = format!("S{sections}");
                sections += 1;
                for indicator in &mut section.indicators {
                    indicator.id = format!("i{n}");
                    n += 1;
                }
            }
            // A statement may need only what is below it in an order of its own: so there is no circle.
            let rank = |n: usize| (needs[n].0, n);
            for (at, indicator) in
                draft.groups.iter_mut().flatten().flat_map(|section| &mut section.indicators).enumerate()
            {
                let mut before: Vec<usize> = needs[at].1.iter().map(|index| index.index(n)).collect();
                before.sort_unstable();
                before.dedup();
                before.retain(|before| rank(*before) < rank(at));
                indicator.requires = before.iter().map(|before| format!("i{before}")).collect();
            }
            draft
        },
    )
}

/// Any questionnaire with any answers to it.
pub(crate) fn case() -> impl Strategy<Value = Sample> {
    (draft(), vec(given(), 64)).prop_map(|(draft, given)| {
        let content = Rc::new(draft.content());
        let mut assessment = Assessment::new(&content.questionnaire);
        for ((ix, _), given) in content.questionnaire.indicators().zip(given) {
            let (response, reason) = given.on(&content.questionnaire);
            give(&mut assessment, ix, response, reason);
        }
        Sample { content, assessment }
    })
}

/// What a person can do, before the questionnaire is known.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Answer(Index, Given, String),
    Note(Index, String),
    Title(Index, usize, String),
    Link(Index, usize, String),
    Add(Index),
    Remove(Index, usize),
    Keep(Index, bool),
    Clear(Index),
    Risk(Index, usize, bool),
    Handling(String),
    Suppose(Index, Option<Index>),
    Depth(bool),
    Go(u8, Index),
    NoneApplies(Index, String),
    Leave(Index),
    Plan(u8, Index, usize, String),
    Undo,
    Redo,
    Erase,
}

impl Deed {
    /// The messages that do it.
    pub(crate) fn on(&self, questionnaire: &Questionnaire) -> Vec<Msg> {
        let indicators: Vec<_> = questionnaire.indicators().map(|(ix, _)| ix).collect();
        let sections: Vec<_> = questionnaire.sections().map(|(ix, _)| ix).collect();
        if indicators.is_empty() {
            return Vec::new();
        }
        let at = |index: &Index| *index.get(&indicators);
        match self {
            Self::Answer(index, given, text) => {
                let answer = match given.on(questionnaire).0 {
                    Response::Level(level) => Msg::Level(at(index), level),
                    Response::NotKnown => Msg::NotKnown(at(index)),
                    Response::NotApplicable => Msg::NotApplicable(at(index)),
                    Response::None => Msg::Clear(at(index)),
                };
                vec![answer, Msg::Reason(at(index), text.as_str().into())]
            }
            Self::Note(index, text) => vec![Msg::Note(at(index), text.as_str().into())],
            Self::Title(index, n, text) => vec![Msg::EvidenceTitle(at(index), *n, text.as_str().into())],
            Self::Link(index, n, text) => vec![Msg::EvidenceLink(at(index), *n, text.as_str().into())],
            Self::Add(index) => vec![Msg::AddEvidence(at(index))],
            Self::Remove(index, n) => vec![Msg::RemoveEvidence(at(index), *n)],
            Self::Keep(index, keep) => vec![Msg::MarkStrength(at(index), *keep)],
            Self::Clear(index) => vec![Msg::Clear(at(index))],
            Self::Risk(index, group, marked) => vec![Msg::Risk(*index.get(&sections), *group, *marked)],
            Self::Handling(text) => vec![Msg::Handling(text.as_str().into())],
            Self::Depth(key) => vec![Msg::Begin(if *key { Depth::Key } else { Depth::All })],
            Self::Plan(n, index, at_place, text) => {
                vec![Msg::Plan(planning(*n, at(index), *at_place, text.as_str().into()))]
            }
            Self::Suppose(index, level) => {
                vec![Msg::Suppose(at(index), level.map(|level| level.index(questionnaire.levels.len())))]
            }
            Self::NoneApplies(index, text) => {
                let ix = *index.get(&sections);
                vec![Msg::NoneApplies(ix), Msg::SharedReason(ix, text.as_str().into())]
            }
            Self::Leave(index) => {
                let ix = *index.get(&sections);
                vec![Msg::Go(Place::Section(ix)), Msg::Leave(ix, Place::Section(*index.get(&sections)))]
            }
            Self::Go(screen, index) => vec![Msg::Go(match screen % 10 {
                0 => Place::Start,
                1 => Place::Tasks,
                2 => Place::Section(*index.get(&sections)),
                3 => Place::Check(*index.get(&sections)),
                4 => Place::Plan,
                5 => Place::Recommendations,
                6 => Place::WhatIf,
                8 => Place::BeforeDeposit,
                7 => Place::Terms(FigureOf::Section(*index.get(&sections))),
                _ => Place::Results,
            })],
            Self::Undo => vec![Msg::Undo],
            Self::Redo => vec![Msg::Redo],
            Self::Erase => vec![Msg::AskErase, Msg::Erase, Msg::Go(Place::Tasks), Msg::GoToPart(Part::Next)],
        }
    }
}

/// Something that a person can do to the plan.
fn planning(n: u8, ix: IndicatorIx, at: usize, text: Rc<str>) -> Planning {
    let line =
        if n.is_multiple_of(2) { LineId::Step(ix, 0) } else { LineId::Own(u32::try_from(at).unwrap() + 1) };
    match n % 19 {
        0 | 1 => Planning::AddOwn,
        2 | 3 => Planning::Accept(ix, [text].into()),
        16 => Planning::FindOut(ix, Rc::new([text.clone(), text])),
        17 => Date::parse("2027-09-15").map_or(Planning::AddOwn, |day| Planning::TakeDate(line, day)),
        4 => Planning::Remove(line),
        5 => Planning::Status(line, Status::ALL[at]),
        6 => Planning::Date(DateField::Due(line), Entry::Written(text)),
        7 => Planning::Date(DateField::Deposit, Entry::Written("2027-09-15".into())),
        8 => Planning::Date(DateField::Received(at), Entry::Unfinished),
        9 => Planning::AddRecommendation,
        10 => Planning::RemoveRecommendation(at),
        11 => Planning::WriteRecommendation(at, RecommendationField::Asks, text),
        12 => Planning::Source(at, RecommendationSource::ALL.get(usize::from(n) % 10).copied()),
        13 | 14 => Planning::Tie(at, ix, n.is_multiple_of(2)),
        15 => Planning::Write(line, LineField::Text, text),
        _ => Planning::Write(line, LineField::Help, text),
    }
}

/// Any text that a person can enter, blanks and brackets included.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(" ".to_owned()),
        "[a-z{}*⟦é😀\"\\\\\n]{0,12}",
        "https://[a-z]{1,4}\\.org"
    ]
}

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let any_ix = any::<Index>;
    prop_oneof![
        12 => (any_ix(), given(), text()).prop_map(|(ix, given, text)| Deed::Answer(ix, given, text)),
        2 => (any_ix(), text()).prop_map(|(ix, text)| Deed::Note(ix, text)),
        2 => (any_ix(), 0..3_usize, text()).prop_map(|(ix, n, text)| Deed::Title(ix, n, text)),
        2 => (any_ix(), 0..3_usize, text()).prop_map(|(ix, n, text)| Deed::Link(ix, n, text)),
        1 => any_ix().prop_map(Deed::Add),
        1 => (any_ix(), 0..3_usize).prop_map(|(ix, n)| Deed::Remove(ix, n)),
        1 => (any_ix(), any::<bool>()).prop_map(|(ix, keep)| Deed::Keep(ix, keep)),
        1 => any_ix().prop_map(Deed::Clear),
        1 => (any_ix(), 0..3_usize, any::<bool>()).prop_map(|(ix, n, marked)| Deed::Risk(ix, n, marked)),
        1 => text().prop_map(Deed::Handling),
        1 => (any_ix(), any::<Option<Index>>()).prop_map(|(ix, level)| Deed::Suppose(ix, level)),
        1 => any::<bool>().prop_map(Deed::Depth),
        1 => (any_ix(), text()).prop_map(|(ix, text)| Deed::NoneApplies(ix, text)),
        1 => any_ix().prop_map(Deed::Leave),
        2 => (any::<u8>(), any_ix()).prop_map(|(screen, ix)| Deed::Go(screen, ix)),
        8 => (any::<u8>(), any_ix(), 0..3_usize, text()).prop_map(|(n, ix, at, text)| Deed::Plan(n, ix, at, text)),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => Just(Deed::Erase),
    ]
}
