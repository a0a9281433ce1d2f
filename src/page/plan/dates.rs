//! The days of a plan in words, and the plan over time.

use super::{DateInput, DatesPart, DayItem, TimePart, TimeRow, heading, of};
use crate::assessment::{LineId, PlanLine};
use crate::calendar::{Date, Deposit};
use crate::content::{IndicatorIx, Term};
use crate::page::voice::{Voice, counted};
use crate::page::{Phrase, Text};
use crate::plan::{Day, Group, Occasion, Timing, days, earliest_deposit};
use crate::score::Share;
use crate::session::{DateField, Export, Msg, Picture, Session};

impl DatesPart {
    pub(super) fn of(session: &Session, voice: Voice<'_>, lines: &[(LineId, Group)]) -> Self {
        let all = days(voice.case(session), session.today);
        let item = |day: &&Day| item(session, voice, **day);
        let worked_back = |day: &&Day| matches!(day.what, Occasion::Settle(..));
        let back: Vec<DayItem> = all.iter().filter(worked_back).map(|day| item(&day)).collect();
        let title = voice.count(Term::BackTitle, counted(back.len()), &[]);
        let follows = |day: &&Day| !matches!(day.what, Occasion::Line(_) | Occasion::Deposit);
        let follow = counted(all.iter().filter(follows).count());
        let late = session.today.and_then(|today| earliest_deposit(voice.case(session), today));
        let late = late.map(|day| voice.date(&day.to_string()));
        Self {
            title: voice.say(Term::DatesTitle),
            deposit: deposit(session, voice),
            follow: (follow > 0)
                .then(|| voice.leading(voice.count(Term::DatesFollow, follow, &[]), None, Msg::GoToDays)),
            late: late.map(|date| voice.fill(Term::DepositEarliest, &[("date", &date)])),
            days: all.iter().filter(|day| !worked_back(day)).map(|day| item(&day)).collect(),
            key: [Term::KeyFixed, Term::KeySet].map(|term| voice.say(term)),
            back: (!back.is_empty()).then(|| (title, voice.say(Term::BackHint), back)),
            time: TimePart::of(session, voice, lines),
            calendar: (!all.is_empty())
                .then(|| voice.link(Term::DownloadCalendar, Msg::Offer(Export::Calendar))),
        }
    }
}

fn deposit(session: &Session, voice: Voice<'_>) -> DateInput {
    let (label, hint) = if voice.case(session).is_deposited() {
        (Term::DepositLabelDone, Term::DepositHintDone)
    } else {
        (Term::DepositLabel, Term::DepositHint)
    };
    let value = &session.assessment.deposit;
    let input = DateInput::of(session, voice, DateField::Deposit, "deposit-day".into(), label, value);
    DateInput { hint: Some(voice.say(hint)), ..input }
}

/// What is due on a day, and where the day comes from.
pub(super) fn item(session: &Session, voice: Voice<'_>, day: Day) -> DayItem {
    let (what, why) = match day.what {
        Occasion::Settle(ix, timing) => (Phrase::Ours(voice.short(ix)), settle(voice, ix, timing)),
        Occasion::Line(id) => {
            let line = session.assessment.line(id);
            let what = line.map(|line| heading(voice, line)).unwrap_or(Phrase::Ours(Text::default()));
            (what, voice.fill(Term::DaySet, &[("id", &of(voice, id))]))
        }
        Occasion::Deposit => (Phrase::Ours(voice.say(Term::DayDeposit)), voice.say(Term::DayDepositWhy)),
        Occasion::InForce => (Phrase::Ours(voice.say(Term::DayInForce)), voice.say(Term::DayInForceWhy)),
        Occasion::Report => (Phrase::Ours(voice.say(Term::DayReport)), voice.say(Term::DayReportWhy)),
    };
    let iso = day.on.to_string();
    let date = voice.date(&iso).into();
    let fixed = matches!(day.what, Occasion::Deposit | Occasion::InForce | Occasion::Report);
    DayItem { iso: iso.into(), date, what, why, fixed }
}

/// Where the day of a statement comes from.
fn settle(voice: Voice<'_>, ix: IndicatorIx, timing: Timing) -> Text {
    let (id, day) = (voice.id(ix), |day: Date| voice.date(&day.to_string()));
    match timing.missed {
        Some(wanted) => voice.fill(Term::DayMissed, &[("id", &id), ("date", &day(wanted))]),
        None if timing.is_worked_back => {
            voice.fill(Term::DayBack, &[("id", &id), ("date", &day(timing.begin))])
        }
        None => voice.fill(Term::DayFirst, &[("id", &id)]),
    }
}

/// The period that is drawn.
struct Axis {
    from: Date,
    to: Date,
}

impl Axis {
    /// All the days, and at least a year from today.
    fn around(today: Date, days: impl Iterator<Item = Date> + Clone) -> Self {
        let from = days.clone().min().map_or(today, |first| first.min(today));
        let year = today.plus_year();
        Self { from, to: days.max().map_or(year, |last| last.max(year)) }
    }

    /// The position of a day; a day outside is at the edge.
    fn at(&self, day: Date) -> Share {
        let [part, whole] = [day, self.to].map(|day| u32::try_from(day.days_since(self.from)).unwrap_or(0));
        Share::of(part, whole.max(1))
    }
}

impl TimePart {
    /// Returns `None` without today or without a line: there is nothing to draw.
    fn of(session: &Session, voice: Voice<'_>, lines: &[(LineId, Group)]) -> Option<Self> {
        let today = session.today?;
        let lines = lines.iter().filter_map(|(id, _)| session.assessment.line(*id));
        let lines: Vec<&PlanLine> = lines.collect();
        let deposit = session.assessment.deposit_on().map(Deposit::on);
        let fixed = deposit.iter().flat_map(|days| [days.on, days.in_force, days.report]);
        let dated = lines.iter().filter_map(|line| line.due_on());
        let axis = Axis::around(today, dated.chain(fixed.clone()));
        // A line without a date runs to a deposit after today, or else to the end.
        let open_end = deposit.map(|days| days.on).filter(|on| *on > today).unwrap_or(axis.to);
        let month = |day: Date| voice.date(day.to_string().get(..7).unwrap_or_default());
        let terms = [Term::MarkDeposit, Term::MarkInForce, Term::MarkReport];
        (!lines.is_empty()).then(|| Self {
            title: voice.say(Term::TimeTitle),
            picture: voice.fill(Term::TimePicture, &[("from", &month(axis.from)), ("to", &month(axis.to))]),
            due: voice.say(Term::ColumnDue),
            years: years(&axis),
            marks: terms.into_iter().zip(fixed).map(|(term, day)| (voice.say(term), axis.at(day))).collect(),
            rows: lines.iter().map(|line| row(voice, &axis, line, today, open_end)).collect(),
            key: [Term::TimeKeyDated, Term::TimeKeyOpen, Term::TimeKeyMarks].map(|term| voice.say(term)),
            save: voice.save(Picture::Plan, &voice.say(Term::TimeTitle)),
        })
    }
}

/// The most years that are named; in a longer period every second, fifth, tenth and so on, so that their
/// names have room on a phone.
const YEARS: i32 = 6;

fn years(axis: &Axis) -> Vec<(Text, Share)> {
    let (first, last) = (axis.from.year() + 1, axis.to.year());
    let step = [1, 2, 5, 10, 20, 50, 100, 1_000]
        .into_iter()
        .find(|step| (last - first) / step < YEARS)
        .unwrap_or(1_000);
    let years = (first..=last).filter(|year| year % step == 0);
    let start = |year| Date::new(year, 1, 1);
    years.filter_map(|year| Some((year.to_string().into(), axis.at(start(year)?)))).collect()
}

fn row(voice: Voice<'_>, axis: &Axis, line: &PlanLine, today: Date, open_end: Date) -> TimeRow {
    let due = line.due_on();
    let end = due.unwrap_or(open_end);
    let date = due.map(|due| voice.date(&due.to_string()).into());
    TimeRow {
        id: of(voice, line.id),
        what: match line.id {
            LineId::Step(ix, _) if line.text.is_none() => Phrase::Ours(voice.short(ix)),
            _ => heading(voice, line),
        },
        from: axis.at(today.min(end)),
        to: axis.at(end),
        dated: due.is_some(),
        due: date.unwrap_or_else(|| voice.say(Term::NoDate)),
    }
}
