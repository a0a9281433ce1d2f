//! A file for calendar programs (iCalendar, RFC 5545): events of a whole day each.
//!
//! It knows the form of such a file, and does not know what the events are.

use super::{Date, Moment};

/// An event of a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Unique among all events, and stable when the event changes. Keeps letters, digits, dots, dashes, underscores.
    pub id: String,
    /// When.
    pub on: Date,
    /// What, in one line.
    pub summary: String,
    /// More about it.
    pub description: String,
}

/// Longest line, in bytes of UTF-8 and without its end (section 3.1).
const LINE: usize = 75;

/// Writes the file. `name` is the displayed name of the calendar; `revised` is when the events were changed last, and
/// `now` is the time of writing.
///
/// A program that has an event of the same `UID` replaces it by the one with the higher `SEQUENCE`, or with the later
/// `DTSTAMP` where that is equal (RFC 5546, section 2.1.5). Days that are worked back can move without a change by the
/// person, with a new edition or a narrower scope: `DTSTAMP` is therefore the time of writing.
#[must_use]
pub fn file(name: &str, events: &[Event], revised: Moment, now: Moment) -> String {
    let mut text = String::new();
    let [sequence, written, revised] = [sequence(revised), stamp(now), stamp(revised)];
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//uncat-readiness//plan//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, &["X-WR-CALNAME:", &escaped(name)].concat());
    for event in events {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &["UID:", &name_of(&event.id), "@uncat-readiness"].concat());
        line(&mut text, &["DTSTAMP:", &written].concat());
        line(&mut text, &["LAST-MODIFIED:", &revised].concat());
        line(&mut text, &["SEQUENCE:", &sequence].concat());
        line(&mut text, &["DTSTART;VALUE=DATE:", &basic(event.on)].concat());
        // The end is exclusive (section 3.6.1). An event without one lasts a day: the last day that there is.
        let next = event.on.plus_days(1);
        if next > event.on {
            line(&mut text, &["DTEND;VALUE=DATE:", &basic(next)].concat());
        }
        line(&mut text, &["SUMMARY:", &escaped(&event.summary)].concat());
        line(&mut text, &["DESCRIPTION:", &escaped(&event.description)].concat());
        // A deadline makes nobody busy.
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// The number of a revision (section 3.8.7.4): it rises with each change, and is the same for the same assessment.
///
/// A counter in the document would fall behind in a copy. Seconds since 1 January 2026 need none, and are within the
/// largest whole number (section 3.3.8) until 2094.
fn sequence(revised: Moment) -> String {
    /// 1 January 2026, in seconds since 1970. No widget is older.
    const START: i64 = 1_767_225_600;
    (revised.epoch() - START).clamp(0, i32::MAX.into()).to_string()
}

/// One line of content, folded where it is long: the next part begins with a space, and no character is split.
fn line(text: &mut String, content: &str) {
    let mut room = LINE;
    for letter in content.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            // The space at the beginning counts.
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        text.push(letter);
    }
    text.push_str("\r\n");
}

/// A text as a value (section 3.3.11). Control characters are left out: no value may have one.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(' '),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

/// An id as part of a name: an id from a file may have any character.
fn name_of(id: &str) -> String {
    id.chars().filter(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_')).take(100).collect()
}

/// As in `20270915`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// As in `20261123T185200Z`.
fn stamp(moment: Moment) -> String {
    let (day, second) = moment.utc();
    let [hours, minutes, seconds] = [second / 3_600, second / 60 % 60, second % 60];
    format!("{}T{hours:02}{minutes:02}{seconds:02}Z", basic(day))
}
