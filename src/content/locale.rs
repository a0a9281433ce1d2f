//! How a language writes numbers, dates and lists, and on which day the reader is. In a browser its own `Intl` and
//! clock do it.

use super::Percent;
use crate::calendar::{Date, Moment};

/// The forms of numbers, dates and lists in a language.
pub trait Locale {
    /// The plural category of a count: `zero`, `one`, `two`, `few`, `many` or `other` (CLDR).
    fn plural(&self, n: u32) -> String;
    /// The plural category of a number that is written with tenths, as `1.5` or `2.0`.
    fn plural_of_tenths(&self, tenths: u32) -> String;
    /// A whole number.
    fn number(&self, n: u32) -> String;
    /// A percentage.
    fn percent(&self, percent: Percent) -> String;
    /// A day, given as `2026-11-23`, or a month, given as `2026-11`.
    fn date(&self, iso: &str) -> String;
    /// The day of an instant where the reader is. Everything that shows a day of an instant, or is named after it, asks
    /// here.
    fn day(&self, moment: Moment) -> Date;
    /// Several things, joined by "and".
    fn list(&self, items: &[String]) -> String;
    /// The text without accents, to be compared and not shown. Where nothing is known of letters, only accents that
    /// are apart from their letters are left out.
    fn without_accents(&self, text: &str) -> String {
        text.replace(|sign| matches!(sign, '\u{300}'..='\u{36f}'), "")
    }
}

/// English in UTC, without a browser: for tests, and where a browser lacks `Intl`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

impl Locale for Plain {
    fn plural(&self, n: u32) -> String {
        if n == 1 { "one" } else { "other" }.to_owned()
    }

    fn plural_of_tenths(&self, _: u32) -> String {
        "other".to_owned()
    }

    fn number(&self, n: u32) -> String {
        n.to_string()
    }

    fn percent(&self, percent: Percent) -> String {
        format!("{}%", percent.number())
    }

    fn date(&self, iso: &str) -> String {
        iso.chars().take(10).collect()
    }

    fn day(&self, moment: Moment) -> Date {
        moment.utc().0
    }

    fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }
}
