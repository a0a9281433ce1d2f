//! The draft action plan: in what order its lines stand, when each is up, and what it still lacks.
//!
//! METHOD.md, section 8, has the rules. The lines themselves are the person's ([`PlanLine`]); here is only what follows
//! from them and from the answers. It knows no words, and gets today handed in.

mod days;

use crate::assessment::{LineId, PlanLine, Status};
use crate::calendar::Date;
use crate::case::Case;
use crate::content::IndicatorIx;
use crate::next_steps::{Order, Turn};

pub use days::{Day, Occasion, WorkedBack, days, worked_back};

/// The lines of a plan, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The lines: group after group, and in each what belongs to a statement before steps of one's own.
    pub lines: Vec<Line>,
}

/// What follows for one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line.
    pub id: LineId,
    /// When it is up.
    pub group: Group,
    /// The prerequisites that hold its statement back.
    pub waits_for: Vec<IndicatorIx>,
    /// What it still lacks, in the order of the qualities.
    pub lacks: Vec<Lack>,
}

/// Where a line stands in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It is to be done: at the turn of its statement; or one's own by its date, now within six months, next within
    /// eighteen, and later with a later date or none.
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
    /// Somebody leads it, and what it takes or what help it needs is named.
    Achievable,
    /// Its date does not contradict what else is known.
    Realistic,
    /// It has a date.
    TimeBound,
}

impl Quality {
    /// All, in the order of their first letters in the word that they are known by.
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
    /// Neither what it takes nor what help it needs is named.
    Means,
    /// It is not done, and its date has passed.
    Past,
    /// It is due before something that it waits for.
    TooEarly,
    /// It is best settled before deposit, and due after it.
    AfterDeposit,
    /// It has no date.
    Due,
}

impl Lack {
    /// Which quality the line does not have for want of it.
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

/// Within how many months a step of one's own is up now, and next.
const SOON: i64 = 6;
const IN_SIGHT: i64 = 18;

impl Plan {
    /// The plan of an assessment. Without today nothing has passed.
    #[must_use]
    pub fn of(case: Case<'_>, today: Option<Date>) -> Self {
        let order = Order::of(case);
        let mut lines: Vec<&PlanLine> = case.assessment.plan.iter().collect();
        // A date is less than none; a statement's line is less than one's own.
        lines.sort_by_cached_key(|line| match line.id {
            LineId::Step(ix, n) => (false, Some(order.rank(ix)), n, None, line.id),
            LineId::Own(_) => {
                let due = line.due_on();
                (true, None, usize::from(due.is_none()), due, line.id)
            }
        });
        let of = |line: &PlanLine| Line::of(case, line, today);
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
    fn of(case: Case<'_>, line: &PlanLine, today: Option<Date>) -> Self {
        let waits_for = match line.id {
            LineId::Step(ix, _) => case.waits_for(ix),
            LineId::Own(_) => Vec::new(),
        };
        Self { id: line.id, group: group(case, line, today), waits_for, lacks: lacks(case, line, today) }
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
fn lacks(case: Case<'_>, line: &PlanLine, today: Option<Date>) -> Vec<Lack> {
    let blank = |text: &str| text.trim().is_empty();
    // What the person has not written is what the step says; a step of one's own says nothing.
    let says_nothing = line.text.as_ref().map_or(matches!(line.id, LineId::Own(_)), |text| blank(text));
    let done = line.status == Status::Done;
    let due = line.due_on();
    let past = !done && due.zip(today).is_some_and(|(due, today)| due < today);
    let early = !done && due.is_some_and(|due| is_too_early(case, line.id, due));
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

/// Whether a line that is not done has a later date, of a statement that this one waits for, directly or through others.
fn is_too_early(case: Case<'_>, id: LineId, due: Date) -> bool {
    let LineId::Step(ix, _) = id else { return false };
    let mut before = case.waits_for(ix);
    let mut seen = 0;
    while let Some(next) = before.get(seen).copied() {
        seen += 1;
        let further = case.waits_for(next);
        before.extend(further.into_iter().filter(|ix| !before.contains(ix)).collect::<Vec<_>>());
    }
    let open = case.assessment.plan.iter().filter(|line| line.status != Status::Done);
    let mut later = open.filter(|line| line.due_on().is_some_and(|other| due < other));
    later.any(|line| matches!(line.id, LineId::Step(ix, _) if before.contains(&ix)))
}

/// Whether a line of a statement that is best settled before deposit is due after the planned day.
fn is_after_deposit(case: Case<'_>, id: LineId, due: Date) -> bool {
    let LineId::Step(ix, _) = id else { return false };
    let planned = case.assessment.deposit_on().filter(|_| !case.is_deposited());
    case.questionnaire.indicator(ix).before_deposit && planned.is_some_and(|deposit| due > deposit)
}
