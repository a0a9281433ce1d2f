//! The draft action plan: the order of its lines, the turn of each line, and what it still lacks.
//!
//! METHOD.md, section 8, has the rules. The person enters the lines ([`PlanLine`]); this file has only what follows
//! from them and from the answers. It knows no words; today is a parameter.

mod days;

use crate::assessment::{LineId, PlanLine, Status};
use crate::calendar::Date;
use crate::case::Case;
use crate::content::IndicatorIx;
use crate::next_steps::{Order, Turn};

pub use days::{Day, Occasion, Timing, WorkedBack, days, earliest_deposit, timings, worked_back};

/// The lines of a plan, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The lines, group after group; in each group the steps of statements, then the person's own.
    pub lines: Vec<Line>,
}

/// What follows for one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// Its group.
    pub group: Group,
    /// The prerequisites that hold its statement back.
    pub waits_for: Vec<IndicatorIx>,
    /// What it still lacks, in the order of the qualities.
    pub lacks: Vec<Lack>,
    /// The statements that it waits for and whose lines are due after it.
    pub before: Vec<IndicatorIx>,
    /// The statements that wait for it and whose lines are due before it.
    pub after: Vec<IndicatorIx>,
    /// A date that fits: in place of a date that is missing or does not fit.
    pub proposed: Option<Timing>,
}

/// The group of a line in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It is to be done. A statement's step has the turn of its statement. The person's own has it by its date: now
    /// within six months, next within eighteen, later with a later date or without one.
    Open(Turn),
    /// It is done.
    Done,
}

/// What a line should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// It says what is done.
    Specific,
    /// It says what will show that it is done.
    Measurable,
    /// Somebody leads it, and it names its resources or the help that it needs.
    Achievable,
    /// Its date fits today, its prerequisites and the deposit.
    Realistic,
    /// It has a date.
    TimeBound,
}

impl Quality {
    /// All, in the order of the letters of SMART.
    pub const ALL: [Self; 5] =
        [Self::Specific, Self::Measurable, Self::Achievable, Self::Realistic, Self::TimeBound];
}

/// What a line still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// It does not say what is done.
    Text,
    /// It does not say what will show that it is done.
    Sign,
    /// Nobody leads it.
    Lead,
    /// It names neither its resources nor the help that it needs.
    Means,
    /// It is not done, and its date has passed.
    Past,
    /// It is due before a line that it waits for.
    TooEarly,
    /// It is best settled before deposit, and due after it.
    AfterDeposit,
    /// It has no date.
    Due,
}

impl Lack {
    /// The quality that the line misses because of it.
    #[must_use]
    pub fn quality(self) -> Quality {
        match self {
            Self::Text => Quality::Specific,
            Self::Sign => Quality::Measurable,
            Self::Lead | Self::Means => Quality::Achievable,
            Self::Past | Self::TooEarly | Self::AfterDeposit => Quality::Realistic,
            Self::Due => Quality::TimeBound,
        }
    }
}

/// Months to the date of the person's own step: at most these for the turn now, and for next.
const SOON: i64 = 6;
const IN_SIGHT: i64 = 18;

impl Plan {
    /// The plan of an assessment. Without today, no date has passed.
    #[must_use]
    pub fn of(case: Case<'_>, today: Option<Date>) -> Self {
        let order = Order::of(case);
        let mut lines: Vec<&PlanLine> = case.assessment.plan.iter().collect();
        // A line with a date comes before one without; a statement's line before the person's own.
        lines.sort_by_cached_key(|line| match line.id {
            LineId::Step(ix, n) => (false, Some(order.rank(ix)), n, None, line.id),
            LineId::Own(_) => {
                let due = line.due_on();
                (true, None, usize::from(due.is_none()), due, line.id)
            }
        });
        let timings = today.map(|today| timings(case, today)).unwrap_or_default();
        let dated = Dated::of(case);
        let of = |line: &PlanLine| Line::of(case, line, today, &dated, &timings);
        let mut lines: Vec<Line> = lines.into_iter().map(of).collect();
        lines.sort_by_key(|line| line.group);
        Self { lines }
    }

    /// The lines of a group.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.group == group)
    }

    /// How many lines lack nothing.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.lines.iter().filter(|line| line.lacks.is_empty()).count()
    }
}

impl Line {
    fn of(
        case: Case<'_>,
        line: &PlanLine,
        today: Option<Date>,
        dated: &Dated,
        timings: &[(IndicatorIx, Timing)],
    ) -> Self {
        let LineId::Step(ix, _) = line.id else {
            let [waits_for, before, after] = Default::default();
            let lacks = lacks(case, line, today, false);
            return Self {
                id: line.id,
                group: group(case, line, today),
                waits_for,
                lacks,
                before,
                after,
                proposed: None,
            };
        };
        let (before, after) = dated.against(line);
        let lacks = lacks(case, line, today, !before.is_empty());
        let fits = lacks.iter().all(|lack| lack.quality() != Quality::Realistic && *lack != Lack::Due);
        let proposed = timings.iter().find(|(other, _)| *other == ix).map(|(_, timing)| *timing);
        Self {
            id: line.id,
            group: group(case, line, today),
            waits_for: case.waits_for(ix),
            before,
            after,
            proposed: proposed.filter(|_| !fits && line.status != Status::Done),
            lacks,
        }
    }

    /// Whether it has a quality.
    #[must_use]
    pub fn is(&self, quality: Quality) -> bool {
        self.lacks.iter().all(|lack| lack.quality() != quality)
    }
}

fn group(case: Case<'_>, line: &PlanLine, today: Option<Date>) -> Group {
    match line.id {
        _ if line.status == Status::Done => Group::Done,
        LineId::Step(ix, _) => Group::Open(Turn::of(case, ix)),
        LineId::Own(_) => Group::Open(match line.due_on().zip(today) {
            Some((due, today)) if due <= today.plus_months(SOON) => Turn::Now,
            Some((due, today)) if due <= today.plus_months(IN_SIGHT) => Turn::Next,
            _ => Turn::Later,
        }),
    }
}

/// What a line still lacks of specific, measurable, achievable, realistic and time-bound.
fn lacks(case: Case<'_>, line: &PlanLine, today: Option<Date>, early: bool) -> Vec<Lack> {
    let blank = |text: &str| text.trim().is_empty();
    // Without the person's text a line has the words of its step; the person's own step has no words.
    let says_nothing = line.text.as_ref().map_or(matches!(line.id, LineId::Own(_)), |text| blank(text));
    let done = line.status == Status::Done;
    let due = line.due_on();
    let past = !done && due.zip(today).is_some_and(|(due, today)| due < today);
    let late = !done && due.is_some_and(|due| is_after_deposit(case, line.id, due));
    let all = [
        (says_nothing, Lack::Text),
        (blank(&line.sign), Lack::Sign),
        (blank(&line.lead), Lack::Lead),
        (blank(&line.resources) && blank(&line.help), Lack::Means),
        (past, Lack::Past),
        (early, Lack::TooEarly),
        (late, Lack::AfterDeposit),
        (due.is_none(), Lack::Due),
    ];
    all.into_iter().filter(|(lacking, _)| *lacking).map(|(_, lack)| lack).collect()
}

/// The lines of statements that are not done and have a date, each with the statements that it waits for, directly or
/// through others.
struct Dated(Vec<(IndicatorIx, Date, Vec<IndicatorIx>)>);

impl Dated {
    fn of(case: Case<'_>) -> Self {
        let open = case.assessment.plan.iter().filter(|line| line.status != Status::Done);
        let dated = open.filter_map(|line| match line.id {
            LineId::Step(ix, _) => Some((ix, line.due_on()?, all_before(case, ix))),
            LineId::Own(_) => None,
        });
        Self(dated.collect())
    }

    /// The statements that a line waits for although their lines are due after it, and those that wait for it although
    /// their lines are due before it.
    fn against(&self, line: &PlanLine) -> (Vec<IndicatorIx>, Vec<IndicatorIx>) {
        let (LineId::Step(ix, _), Some(due)) = (line.id, line.due_on()) else { return Default::default() };
        let open = self.0.iter().filter(|_| line.status != Status::Done);
        let Some((_, _, own)) = open.clone().find(|(other, ..)| *other == ix) else {
            return Default::default();
        };
        let [mut before, mut after] = [Vec::new(), Vec::new()];
        for (other, on, waits_for) in open {
            if due < *on && own.contains(other) && !before.contains(other) {
                before.push(*other);
            }
            if *on < due && waits_for.contains(&ix) && !after.contains(other) {
                after.push(*other);
            }
        }
        (before, after)
    }
}

/// The statements that a statement waits for, directly or through others.
fn all_before(case: Case<'_>, ix: IndicatorIx) -> Vec<IndicatorIx> {
    let mut before = case.waits_for(ix);
    let mut seen = 0;
    while let Some(next) = before.get(seen).copied() {
        seen += 1;
        let further = case.waits_for(next);
        before.extend(further.into_iter().filter(|ix| !before.contains(ix)).collect::<Vec<_>>());
    }
    before
}

/// Whether it is due after the planned deposit, although its statement is best settled before.
fn is_after_deposit(case: Case<'_>, id: LineId, due: Date) -> bool {
    let LineId::Step(ix, _) = id else { return false };
    let planned = case.assessment.deposit_on().filter(|_| !case.is_deposited());
    case.questionnaire.indicator(ix).before_deposit && planned.is_some_and(|deposit| due > deposit)
}
