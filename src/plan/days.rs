//! What is due when: the days that the Convention counts, those worked back from deposit, those set by the person.

use crate::assessment::{LineId, PlanLine, Status};
use crate::calendar::{Date, Deposit};
use crate::case::Case;
use crate::content::{IndicatorIx, Questionnaire};

/// A day on which something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// When.
    pub on: Date,
    /// What.
    pub what: Occasion,
}

/// What is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// A statement is to be settled: it is best settled before deposit, or such a statement needs it. The date is the
    /// day by which work on it begins.
    Settle(IndicatorIx, Date),
    /// A line of the plan is due, by the date that the person has set.
    Line(LineId),
    /// The instrument is deposited.
    Deposit,
    /// The Convention enters into force for the State.
    InForce,
    /// The initial report is due.
    Report,
}

/// Days worked back from deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkedBack {
    /// The statement.
    pub indicator: IndicatorIx,
    /// By when work on it begins.
    pub begin: Date,
    /// By when it is to be settled.
    pub settle: Date,
}

/// All days of a plan, in their order. Nothing is worked back from a deposit that is already made, or whose planned day
/// has passed.
#[must_use]
pub fn days(case: Case<'_>, today: Option<Date>) -> Vec<Day> {
    let open = || case.assessment.plan.iter().filter(|line| line.status != Status::Done);
    let set = open().filter_map(|line| line.due_on().map(|on| Day { on, what: Occasion::Line(line.id) }));
    let mut days: Vec<Day> = set.collect();
    if let Some(on) = case.assessment.deposit_on() {
        let planned = !case.is_deposited() && today.is_none_or(|today| today <= on);
        let back = if planned { worked_back(case, on) } else { Vec::new() };
        let dated: Vec<IndicatorIx> =
            open().filter(|line| line.due_on().is_some()).filter_map(statement).collect();
        let back = back.into_iter().filter(|it| !dated.contains(&it.indicator));
        days.extend(back.map(|it| Day { on: it.settle, what: Occasion::Settle(it.indicator, it.begin) }));
        let counted = Deposit::on(on);
        days.extend([
            Day { on: counted.on, what: Occasion::Deposit },
            Day { on: counted.in_force, what: Occasion::InForce },
            Day { on: counted.report, what: Occasion::Report },
        ]);
    }
    days.sort_by_key(|day| (day.on, day.what));
    days
}

fn statement(line: &PlanLine) -> Option<IndicatorIx> {
    match line.id {
        LineId::Step(ix, _) => Some(ix),
        LineId::Own(_) => None,
    }
}

/// The days by which work on statements begins and ends, so that a deposit on this day is possible: the open statements
/// that are best settled before deposit, and all open ones that these need. In the order of the days.
#[must_use]
pub fn worked_back(case: Case<'_>, deposit: Date) -> Vec<WorkedBack> {
    let questionnaire = case.questionnaire;
    let needed = needed(case);
    let is_needed = |ix: &&IndicatorIx| needed.get(ix.position()).copied().unwrap_or_default();
    let dependents = |ix| questionnaire.indicator(ix).required_by.iter().filter(is_needed).count();
    let all = || questionnaire.indicators().map(|(ix, _)| ix);
    let mut left: Vec<usize> = all().map(dependents).collect();
    let mut settle = vec![deposit; left.len()];
    let mut free: Vec<IndicatorIx> = all().filter(|ix| is_needed(&ix) && dependents(*ix) == 0).collect();
    let mut found = Vec::new();
    while let Some(ix) = free.pop() {
        let by = settle.get(ix.position()).copied().unwrap_or(deposit);
        let begin = by.minus_months(months(questionnaire, ix));
        found.push(WorkedBack { indicator: ix, begin, settle: by });
        for before in questionnaire.indicator(ix).requires.iter().filter(is_needed) {
            let (Some(day), Some(left)) =
                (settle.get_mut(before.position()), left.get_mut(before.position()))
            else {
                continue;
            };
            *day = begin.min(*day);
            *left -= 1;
            if *left == 0 {
                free.push(*before);
            }
        }
    }
    found.sort_by_key(|it| (it.settle, it.indicator));
    found
}

/// Which statements a deposit waits for.
fn needed(case: Case<'_>) -> Vec<bool> {
    let questionnaire = case.questionnaire;
    let open = |ix: &IndicatorIx| case.is_below_top(*ix);
    let marked = questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
    let mut reached: Vec<IndicatorIx> = marked.map(|(ix, _)| ix).filter(open).collect();
    let mut needed = vec![false; questionnaire.indicators().len()];
    while let Some(ix) = reached.pop() {
        if let Some(mark) = needed.get_mut(ix.position())
            && !std::mem::replace(mark, true)
        {
            reached.extend(questionnaire.indicator(ix).requires.iter().filter(|ix| open(ix)));
        }
    }
    needed
}

/// How many months a statement takes: those of its longest step, where each step has its shortest horizon.
fn months(questionnaire: &Questionnaire, ix: IndicatorIx) -> u32 {
    let steps = &questionnaire.indicator(ix).steps;
    let months = steps.iter().filter_map(|step| step.horizon.iter().min()).map(|horizon| horizon.months());
    months.max().unwrap_or_default()
}
