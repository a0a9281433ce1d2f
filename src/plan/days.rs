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
    /// A statement is to be settled: it is best settled before deposit, such a statement needs it, or it comes first.
    Settle(IndicatorIx, Timing),
    /// A line of the plan is due, by the date that the person has set.
    Line(LineId),
    /// The instrument is deposited.
    Deposit,
    /// The Convention enters into force for the State.
    InForce,
    /// The initial report is due.
    Report,
}

/// When work on a statement begins, and when the statement is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timing {
    /// By when work on it begins.
    pub begin: Date,
    /// By when it is to be settled.
    pub settle: Date,
    /// The day by which the deposit needs it, where that day cannot be met.
    pub missed: Option<Date>,
    /// Whether `settle` is worked back from deposit. Otherwise it is counted from today.
    pub is_worked_back: bool,
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
        let dated: Vec<IndicatorIx> =
            open().filter(|line| line.due_on().is_some()).filter_map(statement).collect();
        let back = for_deposit(case, today).into_iter().filter(|(ix, _)| !dated.contains(ix));
        days.extend(back.map(|(ix, timing)| Day { on: timing.settle, what: Occasion::Settle(ix, timing) }));
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

/// The planned day of deposit, unless it has passed or the instrument is deposited.
fn planned(case: Case<'_>, today: Option<Date>) -> Option<Date> {
    let deposit = case.assessment.deposit_on().filter(|_| !case.is_deposited());
    deposit.filter(|on| today.is_none_or(|today| today <= *on))
}

/// What is to be settled for a planned deposit, and what comes first. Without today, only the days worked back.
fn for_deposit(case: Case<'_>, today: Option<Date>) -> Vec<(IndicatorIx, Timing)> {
    let Some(deposit) = planned(case, today) else { return Vec::new() };
    let Some(today) = today else {
        let timing = |it: WorkedBack| Timing {
            begin: it.begin,
            settle: it.settle,
            missed: None,
            is_worked_back: true,
        };
        return worked_back(case, deposit).into_iter().map(|it| (it.indicator, timing(it))).collect();
    };
    let is_for_deposit = |(ix, timing): &(IndicatorIx, Timing)| {
        timing.is_worked_back || timing.missed.is_some() || case.questionnaire.indicator(*ix).first
    };
    timings(case, today).into_iter().filter(is_for_deposit).collect()
}

/// The earliest day on which everything that is best settled before deposit can be settled, where that is after the
/// planned day of deposit.
#[must_use]
pub fn earliest_deposit(case: Case<'_>, today: Date) -> Option<Date> {
    let deposit = planned(case, Some(today))?;
    let before = |ix: &IndicatorIx| case.questionnaire.indicator(*ix).before_deposit;
    let last = timings(case, today).into_iter().filter(|(ix, _)| before(ix)).map(|(_, it)| it.settle).max();
    last.filter(|last| *last > deposit)
}

/// When each statement that is not settled can be settled: not before what it requires, and as late as the deposit
/// allows, but for what comes first. What a statement requires comes before it in the list (METHOD.md, section 8).
#[must_use]
pub fn timings(case: Case<'_>, today: Date) -> Vec<(IndicatorIx, Timing)> {
    let questionnaire = case.questionnaire;
    let is_open = |ix: &IndicatorIx| case.is_below_top(*ix);
    let mut wanted = vec![None; questionnaire.indicators().len()];
    for it in planned(case, Some(today)).map(|deposit| worked_back(case, deposit)).unwrap_or_default() {
        wanted.iter_mut().skip(it.indicator.position()).take(1).for_each(|day| *day = Some(it.settle));
    }
    let requires = |ix: IndicatorIx| questionnaire.indicator(ix).requires.iter().copied().filter(is_open);
    let all = || questionnaire.indicators().map(|(ix, _)| ix);
    let mut left: Vec<usize> = all().map(|ix| requires(ix).count()).collect();
    let mut from = vec![today; left.len()];
    let mut free: Vec<IndicatorIx> =
        all().filter(|ix| is_open(ix) && requires(*ix).next().is_none()).collect();
    let mut found = Vec::new();
    while let Some(ix) = free.pop() {
        let start = from.get(ix.position()).copied().unwrap_or(today);
        let wanted = wanted.get(ix.position()).copied().flatten();
        let timing = timing(questionnaire, ix, start, wanted);
        found.push((ix, timing));
        let end = set_by_person(case, ix).map_or(timing.settle, |due| due.max(start));
        for next in questionnaire.indicator(ix).required_by.iter().filter(|ix| is_open(ix)) {
            let (Some(start), Some(left)) = (from.get_mut(next.position()), left.get_mut(next.position()))
            else {
                continue;
            };
            *start = end.max(*start);
            *left -= 1;
            if *left == 0 {
                free.push(*next);
            }
        }
    }
    found
}

/// When a statement is settled that can begin on this day, and that the deposit wants by that one.
fn timing(questionnaire: &Questionnaire, ix: IndicatorIx, start: Date, wanted: Option<Date>) -> Timing {
    let months = months(questionnaire, ix);
    let earliest = start.plus_months(months.into());
    let back = wanted.filter(|day| *day >= earliest && !questionnaire.indicator(ix).first);
    let settle = back.unwrap_or(earliest);
    Timing {
        begin: settle.minus_months(months).max(start),
        settle,
        missed: wanted.filter(|day| *day < settle),
        is_worked_back: back.is_some(),
    }
}

/// The last date that the person has set for a step of a statement that is not done.
fn set_by_person(case: Case<'_>, ix: IndicatorIx) -> Option<Date> {
    let open = case.assessment.plan.iter().filter(|line| line.status != Status::Done);
    open.filter(|line| statement(line) == Some(ix)).filter_map(PlanLine::due_on).max()
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
