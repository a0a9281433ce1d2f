//! Days, and the days that the Convention counts.
//!
//! A [`Date`] is a day of the civil (Gregorian) calendar, without a time and without a time zone: a deadline is a day
//! at the person's place. It does not know today: the shell passes it in. A [`Moment`] is an instant; only the shell
//! knows on which day it is at the person's place. [`ical`] writes days into a file for calendar programs.

pub mod ical;

use std::fmt;

/// A day from 1 January of the year 1 to 31 December 9999.
///
/// ```
/// use uncat_readiness::calendar::Date;
///
/// let day = Date::parse("2028-01-31").expect("the calendar has this day");
/// assert_eq!(day.plus_months(1).to_string(), "2028-02-29");
/// assert_eq!(Date::parse("2027-02-29"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1 January 1970.
    epoch: i32,
}

/// Days from 1 March of the year 0, where the count of the calculation begins, to 1 January 1970.
const EPOCH: i32 = 719_468;
/// Days in 400 years, after which the calendar repeats itself.
const ERA: i32 = 146_097;

impl Date {
    /// The first day that there is.
    const FIRST: Self = Self { epoch: -719_162 };
    /// The last day that there is.
    const LAST: Self = Self { epoch: 2_932_896 };

    /// The day of a year, month and day; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=last_day(year, month)).contains(&day);
        let (month, day) = (i32::try_from(month).ok()?, i32::try_from(day).ok()?);
        exists.then(|| Self::of_civil(year, month, day))
    }

    /// Reads a day in the ISO 8601 form `2027-09-15`; returns `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let sound = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if sound { part.parse::<u32>().ok() } else { None }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// The day `days` days later; at most the last day that there is.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let epoch = self.epoch.saturating_add(days);
        Self { epoch: epoch.clamp(Self::FIRST.epoch, Self::LAST.epoch) }
    }

    /// The same day `months` months earlier. In a shorter month it is the last day. It is never before the first day
    /// that there is.
    #[must_use]
    pub fn minus_months(self, months: u32) -> Self {
        self.plus_months(-i64::from(months))
    }

    /// The same day a year later. For 29 February it is the 28th: a period of one year ends then at the latest.
    #[must_use]
    pub fn plus_year(self) -> Self {
        self.plus_months(12)
    }

    /// The same day `months` months later, or earlier. In a shorter month it is the last day.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let (year, month, day) = self.civil();
        let months = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let (Ok(year), Ok(month)) =
            (i32::try_from(months.div_euclid(12)), u32::try_from(months.rem_euclid(12)))
        else {
            return if months < 0 { Self::FIRST } else { Self::LAST };
        };
        let end = if year < 1 { Self::FIRST } else { Self::LAST };
        Self::new(year, month + 1, day.min(last_day(year, month + 1))).unwrap_or(end)
    }

    /// How many days from another day to this one.
    #[must_use]
    pub fn days_since(self, other: Self) -> i32 {
        self.epoch - other.epoch
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// Counts the year from March, so that the leap day comes last. From there on, any five months in a row have 153
    /// days.
    fn of_civil(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let (era, in_era) = (year.div_euclid(400), year.rem_euclid(400));
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self { epoch: era * ERA + in_era * 365 + in_era / 4 - in_era / 100 + in_year - EPOCH }
    }

    /// Year, month and day.
    fn civil(self) -> (i32, u32, u32) {
        let days = self.epoch + EPOCH;
        let (era, in_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        // Month and day are from 1 to 31 by the lines above.
        (era * 400 + year + next, month.unsigned_abs(), day.unsigned_abs())
    }
}

/// As in `2027-09-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// An instant, to the second: when something was done.
///
/// It has no day: that depends on where the reader is
/// ([`Locale::day`](crate::content::locale::Locale::day)).
///
/// ```
/// use uncat_readiness::calendar::Moment;
///
/// let moment = Moment::parse("2026-11-24T01:30:00.5+14:00");
/// assert_eq!(moment, Moment::parse("2026-11-23T11:30:00Z"));
/// assert_eq!(Moment::parse("2026-11-24"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// Seconds since 1 January 1970, in UTC.
    epoch: i64,
}

/// The seconds of a day.
const DAY: i64 = 86_400;

impl Moment {
    /// Reads an instant in the form of RFC 3339; returns `None` for any other text. Parts of a second are left out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once(['T', 't'])?;
        let (time, zone) = time.split_at_checked("00:00:00".len())?;
        let [hour, minute, second] = numbers(time)?;
        let end = zone.find(|it: char| it != '.' && !it.is_ascii_digit())?;
        let (part, zone) = zone.split_at_checked(end)?;
        // A leap second is the 60th.
        let sound = hour < 24 && minute < 60 && second <= 60;
        let is_part =
            part.is_empty() || part.strip_prefix('.').is_some_and(|it| !it.is_empty() && !it.contains('.'));
        let ahead = match zone {
            "Z" | "z" => 0,
            _ => {
                let (sign, zone) = zone.split_at_checked(1)?;
                let [hours, minutes] = numbers(zone)?;
                let ahead = (hours < 24 && minutes < 60).then_some(hours * 3_600 + minutes * 60)?;
                match sign {
                    "+" => ahead,
                    "-" => -ahead,
                    _ => return None,
                }
            }
        };
        let days = i64::from(Date::parse(day)?.epoch);
        (sound && is_part).then(|| Self { epoch: days * DAY + hour * 3_600 + minute * 60 + second - ahead })
    }

    /// How many seconds it is after the beginning of 1970, in UTC.
    #[must_use]
    pub fn epoch(self) -> i64 {
        self.epoch
    }

    /// Its day and the second of this day, in UTC.
    #[must_use]
    pub fn utc(self) -> (Date, u32) {
        let days = self.epoch.div_euclid(DAY).clamp(Date::FIRST.epoch.into(), Date::LAST.epoch.into());
        // Both fit by the line above, and by what is left of a division by 86,400.
        let day = Date { epoch: i32::try_from(days).unwrap_or_default() };
        (day, u32::try_from(self.epoch.rem_euclid(DAY)).unwrap_or_default())
    }
}

/// Numbers of two digits each, with colons in between.
fn numbers<const N: usize>(text: &str) -> Option<[i64; N]> {
    let number = |part: &str| {
        let sound = part.len() == 2 && part.bytes().all(|it| it.is_ascii_digit());
        if sound { part.parse().ok() } else { None }
    };
    let numbers: Option<Vec<i64>> = text.split(':').map(number).collect();
    numbers?.try_into().ok()
}

fn last_day(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days that follow from a deposit.
///
/// ```
/// use uncat_readiness::calendar::{Date, Deposit};
///
/// let days = Deposit::on(Date::parse("2027-09-15").expect("the calendar has this day"));
/// assert_eq!(days.in_force.to_string(), "2027-10-15");
/// assert_eq!(days.report.to_string(), "2028-10-15");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deposit {
    /// The day of deposit.
    pub on: Date,
    /// When the Convention enters into force for the State: the thirtieth day after deposit (article 27(2)).
    pub in_force: Date,
    /// By when the initial report is due: one year after entry into force (article 19(1)).
    pub report: Date,
}

impl Deposit {
    /// The days that follow from a deposit on this day.
    #[must_use]
    pub fn on(on: Date) -> Self {
        let in_force = on.plus_days(30);
        Self { on, in_force, report: in_force.plus_year() }
    }
}
