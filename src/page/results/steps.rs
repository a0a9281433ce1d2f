//! The next steps, each with the reason for its position.

use std::rc::Rc;

use super::not_empty;
use crate::assessment::to_find_out;
use crate::content::{Force, IndicatorIx, Term};
use crate::next_steps::{self, NextSteps, Turn};
use crate::page::voice::{Voice, counted, rich_filled};
use crate::page::{AskedBy, Citation, ForceTag, Link, Mark, Rich, Text, Tongue};
use crate::score::{Ratio, Score, Share};
use crate::session::{Msg, Place, Planning, Session, Target};

/// How many steps are shown in full at first.
const FIRST: usize = 3;

/// The next steps in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStepsPart {
    /// The heading.
    pub title: Text,
    /// How they are ordered, or that there is no step.
    pub sentence: Text,
    /// The label of the fold that explains the order, and its paragraphs.
    pub order: (Text, Vec<Text>),
    /// What the tags of the steps mean.
    pub tags: Vec<TagMeaning>,
    /// The turns that have a step: now, next, later.
    pub turns: Vec<TurnGroup>,
    /// Shows all of them in full, or the first few again; absent when there are no more.
    pub all: Option<Link>,
    /// The heading over the quick wins, and their items.
    pub quick_wins: Option<(Text, Vec<ShortStep>)>,
    /// The heading over what to find out, and its items.
    pub find_out: Option<(Text, Vec<ShortStep>)>,
    /// The steps that are not shown in full, for paper.
    pub rest: Option<RestTable>,
}

/// The steps of one turn.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnGroup {
    /// The id of its heading.
    pub id: &'static str,
    /// "Now".
    pub title: Text,
    /// What the steps have in common, and how many there are.
    pub note: Text,
    /// The number of its first step in the order.
    pub start: u32,
    /// The steps that are shown in full.
    pub steps: Vec<NextStep>,
    /// The label of the fold with the others, and these in one line each.
    pub rest: Option<(Text, Vec<ShortStep>)>,
}

/// The steps that a page does not show at first, as a table for paper: nothing can be opened there.
#[derive(Debug, Clone, PartialEq)]
pub struct RestTable {
    /// The heading.
    pub title: Text,
    /// The headings of the columns: step, what it adds, usual lead, horizon, what it comes after.
    pub columns: [Text; 5],
    /// The rows of each turn, under its name.
    pub turns: Vec<(Text, Vec<RestRow>)>,
}

/// A step that is not shown in full.
#[derive(Debug, Clone, PartialEq)]
pub struct RestRow {
    /// Its number in the order.
    pub number: Text,
    /// The id of the statement.
    pub id: Text,
    /// What to do.
    pub what: Text,
    /// What it adds.
    pub gain: Rich,
    /// Usual lead, horizon, what it comes after.
    pub facts: [Text; 3],
}

/// A tag, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct TagMeaning {
    /// The tag.
    pub tag: StepTag,
    /// What it means.
    pub means: Text,
}

/// A tag of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum StepTag {
    /// Best settled before deposit, or to be reviewed by a party.
    BeforeDeposit(Text),
    /// How far it binds.
    Force(ForceTag),
    /// A quick win.
    QuickWin(Text),
}

/// The link between a step and the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanLink {
    /// The id of its element.
    pub id: Text,
    /// Whether the step is in the plan.
    pub planned: bool,
    /// Adds it to the plan, or leads to the plan.
    pub link: Link,
}

/// One next step.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    /// The language of its texts.
    pub tongue: Rc<Tongue>,
    /// Its number in the order, from 1.
    pub number: Text,
    /// What to do, one line for each step of the indicator.
    pub what: Text,
    /// The id of the statement.
    pub id: Text,
    /// Opens the statement.
    pub to: Msg,
    /// The picture of today's answer.
    pub mark: Mark,
    /// Today's answer in a word.
    pub label: Text,
    /// The link to the plan.
    pub plan: PlanLink,
    /// The tag before deposit.
    pub before_deposit: Option<Text>,
    /// How far it binds.
    pub force: ForceTag,
    /// The tag of a quick win.
    pub quick_win: Option<Text>,
    /// Why it has this position, and why it matters.
    pub why: Text,
    /// The recommendations received that ask for it.
    pub asked_by: Vec<AskedBy>,
    /// The word "Adds", and what it adds, in words.
    pub gain: (Text, Rich),
    /// What it adds to its section as a picture: today's value, and the value with the step.
    pub gain_bar: (Share, Share),
    /// Usual lead, horizon, comes after, waiting for it: name and value.
    pub facts: Vec<(Text, Text)>,
    /// The label of the fold with the sources, and the sources.
    pub sources: (Text, Vec<Citation>),
}

/// A step in one line.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortStep {
    /// The id of the statement.
    pub id: Text,
    /// What to do.
    pub what: Text,
    /// What it waits for.
    pub waits: Option<Text>,
    /// To the statement.
    pub to: Msg,
    /// The link to the plan, for finding out.
    pub plan: Option<PlanLink>,
}

impl NextStepsPart {
    pub(super) fn of(session: &Session, voice: Voice<'_>, score: &Score, next: &NextSteps) -> Self {
        // At first, a step that waits is shown in full only where no step can start.
        let first = match next.steps.iter().filter(|step| step.turn != Turn::Later).count() {
            0 => next.steps.len(),
            can_start => can_start,
        };
        let shown = if session.desk.all_steps { next.steps.len() } else { FIRST.min(first) };
        let count = counted(next.steps.len());
        let all = (next.steps.len() > shown).then(|| {
            voice.leading(voice.count(Term::ShowAllSteps, count, &[]), None, Msg::ShowAllSteps(true))
        });
        let fewer =
            session.desk.all_steps.then(|| voice.link(Term::ShowFewerSteps, Msg::ShowAllSteps(false)));
        let quick: Vec<_> = next.steps.iter().filter(|step| step.quick_win).collect();
        Self {
            title: voice.say(Term::NextTitle),
            sentence: match (next.steps.is_empty(), next.find_out.is_empty()) {
                (true, true) => voice.say(Term::NextNone),
                (true, false) => voice.say(Term::NextFindOutOnly),
                _ => sentence(session, voice),
            },
            order: (
                voice.say(Term::OrderTitle),
                [Term::OrderText, Term::OrderTurns, Term::OrderGain].map(|term| voice.say(term)).into(),
            ),
            tags: tags(session, voice, next, shown),
            turns: turns(session, voice, score, next, shown),
            all: all.or(fewer),
            quick_wins: (!quick.is_empty()).then(|| {
                let title = voice.count(Term::QuickWinsTitle, counted(quick.len()), &[]);
                (title, quick.into_iter().map(|step| ShortStep::of(voice, step)).collect())
            }),
            find_out: find_out(session, voice, &next.find_out),
            rest: RestTable::of(session, voice, next, shown),
        }
    }
}

/// The turns that have a step. The steps after the first `shown` have one line each.
fn turns(
    session: &Session,
    voice: Voice<'_>,
    score: &Score,
    next: &NextSteps,
    shown: usize,
) -> Vec<TurnGroup> {
    let mut start = 1;
    let mut turns = Vec::new();
    for turn in Turn::ALL {
        let of_turn: Vec<_> = next.of_turn(turn).zip(start..).collect();
        if of_turn.is_empty() {
            continue;
        }
        let full = of_turn.iter().filter(|(_, n)| counted(shown) >= *n);
        let steps: Vec<NextStep> =
            full.map(|(step, n)| NextStep::of(session, voice, score, step, *n)).collect();
        let rest: Vec<ShortStep> =
            of_turn.iter().skip(steps.len()).map(|(step, _)| ShortStep::of(voice, step)).collect();
        let more = voice.count(Term::MoreSteps, counted(rest.len()), &[]);
        let (id, title, note) = voice.turn(turn, session.assessment.starting_point.is_some());
        let count = counted(of_turn.len());
        let counts = voice.count(Term::TurnCount, count, &[("note", &note)]);
        turns.push(TurnGroup {
            id,
            title,
            note: counts,
            start,
            steps,
            rest: not_empty(rest).map(|rest| (more, rest)),
        });
        start += count;
    }
    turns
}

/// What the tags of the first `shown` steps mean, those that are there.
fn tags(session: &Session, voice: Voice<'_>, next: &NextSteps, shown: usize) -> Vec<TagMeaning> {
    let case = voice.case(session);
    let shown = || next.steps.iter().take(shown);
    let mut tags = Vec::new();
    let indicator = |step: &next_steps::NextStep| case.questionnaire.indicator(step.indicator);
    let before = shown().find_map(|step| voice.before_deposit(indicator(step), case.is_deposited()));
    let means = if case.is_deposited() { Term::TagReviewMeans } else { Term::BeforeDepositMeans };
    tags.extend(before.map(|tag| TagMeaning { tag: StepTag::BeforeDeposit(tag), means: voice.say(means) }));
    let forces = Force::ALL.into_iter().rev();
    let some = forces.filter(|force| shown().any(|step| case.force(step.indicator) == *force));
    tags.extend(some.map(|force| force_meaning(voice, force)));
    tags.extend(shown().any(|step| step.quick_win).then(|| quick_win(voice)));
    tags
}

/// What the tags of the sources mean, those that the questionnaire has: the same for all statements.
pub(in crate::page) fn tags_of_sources(voice: Voice<'_>) -> Rc<[TagMeaning]> {
    let references = || voice.questionnaire().indicators().flat_map(|(_, indicator)| &indicator.references);
    let forces = Force::ALL.into_iter().rev();
    let used = forces.filter(|force| references().any(|reference| reference.force == *force));
    used.map(|force| force_meaning(voice, force)).collect()
}

/// The tag that says how far something binds, and what it means.
fn force_meaning(voice: Voice<'_>, force: Force) -> TagMeaning {
    let means = voice.say(match force {
        Force::Treaty => Term::ForceTreatyMeans,
        Force::Committee => Term::ForceCommitteeMeans,
        Force::SoftLaw => Term::ForceSoftLawMeans,
        Force::Guidance => Term::ForceGuidanceMeans,
    });
    TagMeaning { tag: StepTag::Force(voice.force(force)), means }
}

/// The tag of a quick win, and what it means.
pub(in crate::page) fn quick_win(voice: Voice<'_>) -> TagMeaning {
    TagMeaning { tag: StepTag::QuickWin(voice.say(Term::QuickWin)), means: voice.say(Term::QuickWinMeans) }
}

/// What comes first, by the chosen starting point.
fn sentence(session: &Session, voice: Voice<'_>) -> Text {
    let point = session.assessment.starting_point;
    match point.and_then(|ix| voice.content.words.starting_points.get(ix.position())) {
        Some(point) => voice.fill(Term::NextSentenceFrom, &[("point", point)]),
        None => voice.say(Term::NextSentence),
    }
}

impl ShortStep {
    fn of(voice: Voice<'_>, step: &next_steps::NextStep) -> Self {
        let waits = (!step.waits_for.is_empty())
            .then(|| voice.fill(Term::WaitsFor, &[("ids", &voice.ids(&step.waits_for))]));
        Self {
            id: voice.id(step.indicator),
            what: first_step(voice, step.indicator),
            waits,
            to: Msg::GoTo(step.indicator),
            plan: None,
        }
    }

    /// To find out where a statement stands.
    pub(in crate::page) fn find_out(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        Self {
            id: voice.id(ix),
            what: voice.fill(Term::FindOut, &[("short", &voice.short(ix))]),
            waits: None,
            to: Msg::GoTo(ix),
            plan: Some(plan_to_find_out(session, voice, ix)),
        }
    }
}

/// The link that adds finding out to the plan as a step of one's own, with the body that usually leads there; or that
/// leads to the plan, where it is in it.
fn plan_to_find_out(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> PlanLink {
    let planned = session.assessment.plans_to_find_out(voice.content, ix);
    let link = if planned {
        voice.link(Term::PlanIn, Msg::Go(Place::Plan))
    } else {
        let said = to_find_out(voice.content, ix);
        voice.link(Term::PlanAdd, Msg::Plan(Planning::FindOut(ix, said.into())))
    };
    let id = Target::Planned(ix).id(voice.questionnaire()).into();
    PlanLink { id, planned, link: Link { label_more: Some(voice.id(ix)), ..link } }
}

fn find_out(session: &Session, voice: Voice<'_>, list: &[IndicatorIx]) -> Option<(Text, Vec<ShortStep>)> {
    let lines: Vec<ShortStep> = list.iter().map(|ix| ShortStep::find_out(session, voice, *ix)).collect();
    let count = counted(list.len());
    (!lines.is_empty()).then(|| (voice.count(Term::FindOutTitle, count, &[]), lines))
}

pub(super) fn first_step(voice: Voice<'_>, ix: IndicatorIx) -> Text {
    voice.content.words.indicator(ix).steps.first().map(|step| step.text.clone()).unwrap_or_default()
}

impl RestTable {
    /// The steps after the first `shown`; returns `None` where all are shown.
    fn of(session: &Session, voice: Voice<'_>, next: &NextSteps, shown: usize) -> Option<Self> {
        let row = |(step, n): (&next_steps::NextStep, u32)| {
            let what = voice.content.words.indicator(step.indicator).steps.iter().map(|step| &*step.text);
            RestRow {
                number: voice.number(n).into(),
                id: voice.id(step.indicator),
                what: voice.joined(Term::Sentences, what),
                gain: gain(voice, step),
                facts: [
                    lead(voice, step.indicator),
                    voice.horizon(step.indicator),
                    voice.ids(&step.waits_for).into(),
                ],
            }
        };
        let rest = || next.steps.iter().zip(1..).skip(shown);
        let of_turn = |turn| {
            let rows: Vec<RestRow> = rest().filter(|(step, _)| step.turn == turn).map(row).collect();
            let (_, title, _) = voice.turn(turn, session.assessment.starting_point.is_some());
            (!rows.is_empty()).then_some((title, rows))
        };
        let turns: Vec<_> = Turn::ALL.into_iter().filter_map(of_turn).collect();
        let columns = [Term::ColumnStep, Term::Adds, Term::FactLead, Term::FactHorizon, Term::FactAfter];
        (!turns.is_empty()).then(|| Self {
            title: voice.count(Term::RestTitle, counted(rest().count()), &[]),
            columns: columns.map(|term| voice.say(term)),
            turns,
        })
    }
}

/// Who usually leads, each body once.
pub(super) fn lead(voice: Voice<'_>, ix: IndicatorIx) -> Text {
    let mut leads: Vec<&str> =
        voice.content.words.indicator(ix).steps.iter().map(|step| &*step.lead).collect();
    leads.dedup();
    voice.joined(Term::EnumerationOfLists, leads)
}

impl NextStep {
    fn of(session: &Session, voice: Voice<'_>, score: &Score, step: &next_steps::NextStep, n: u32) -> Self {
        let ix = step.indicator;
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let (mark, label) = voice.mark(voice.case(session).standing(ix));
        let texts: Vec<&str> = words.steps.iter().map(|step| &*step.text).collect();
        let now = score.section(indicator.section).readiness().and_then(|readiness| readiness.now);
        let now = now.unwrap_or(Ratio::ZERO);
        Self {
            tongue: voice.content.words.tongue(),
            number: voice.number(n).into(),
            what: voice.joined(Term::Sentences, texts),
            id: indicator.id.clone(),
            to: Msg::GoTo(ix),
            mark,
            label,
            before_deposit: voice.before_deposit(indicator, voice.case(session).is_deposited()),
            force: voice.force(voice.case(session).force(ix)),
            quick_win: step.quick_win.then(|| voice.say(Term::QuickWin)),
            why: why(session, voice, step),
            asked_by: AskedBy::of(session, voice, ix),
            plan: plan(session, voice, ix),
            gain: (voice.say(Term::Adds), gain(voice, step)),
            gain_bar: (now.share(), (now + step.section_gain).share()),
            facts: facts(voice, step),
            sources: (voice.say(Term::SourcesTitle), voice.citations(indicator, Some(voice.case(session)))),
        }
    }
}

/// The link that adds the steps of a statement to the plan, or leads to the plan.
fn plan(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> PlanLink {
    let planned = session.assessment.plans(voice.questionnaire(), ix);
    let link = if planned {
        voice.link(Term::PlanIn, Msg::Go(Place::Plan))
    } else {
        let leads = voice.content.words.indicator(ix).steps.iter().map(|step| step.lead.clone());
        voice.link(Term::PlanAdd, Msg::Plan(Planning::Accept(ix, leads.collect())))
    };
    let id = Target::Planned(ix).id(voice.questionnaire()).into();
    PlanLink { id, planned, link: Link { label_more: Some(voice.id(ix)), ..link } }
}

/// Why it has this position, then why it matters: each a sentence of its own.
fn why(session: &Session, voice: Voice<'_>, step: &next_steps::NextStep) -> Text {
    let indicator = voice.questionnaire().indicator(step.indicator);
    let mut reasons = vec![match step.waits_for.as_slice() {
        [] => voice.say(Term::WhyFree),
        list => voice.fill(Term::WhyWaits, &[("ids", &voice.ids(list))]),
    }];
    if step.stressed {
        let to_settle = indicator.before_deposit && !voice.case(session).is_deposited();
        reasons.push(voice.say(if to_settle { Term::WhyDeposit } else { Term::WhyStressed }));
    }
    let recommended = counted(step.recommended);
    if recommended > 0 {
        reasons.push(voice.count(Term::WhyRecommended, recommended, &[]));
    }
    let waited = counted(step.waited_for_by.len());
    if waited > 0 {
        reasons.push(voice.count(Term::WhyWaited, waited, &[]));
    }
    reasons.push(voice.content.words.indicator(step.indicator).why.clone());
    voice.joined(Term::Sentences, reasons)
}

/// "+13.3 points in Laws, +0.6 points overall": percentage points, rounded once from the exact gain.
fn gain(voice: Voice<'_>, step: &next_steps::NextStep) -> Rich {
    let section = voice.content.words.section(voice.questionnaire().indicator(step.indicator).section);
    let [of_section, overall] =
        [step.section_gain, step.overall_gain].map(|gain| voice.percentage_points(gain));
    let values = [("section", &*of_section), ("name", &*section.short), ("overall", &*overall)];
    rich_filled(voice, Term::Gain, &values)
}

fn facts(voice: Voice<'_>, step: &next_steps::NextStep) -> Vec<(Text, Text)> {
    let ix = step.indicator;
    let mut facts =
        vec![(voice.say(Term::FactLead), lead(voice, ix)), (voice.say(Term::FactHorizon), voice.horizon(ix))];
    let lists = [(Term::FactAfter, &step.waits_for), (Term::FactWaiting, &step.waited_for_by)];
    for (term, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        facts.push((voice.say(term), voice.ids(list).into()));
    }
    facts
}
