//! A file for calendar programs (iCalendar, RFC 5545): events of a whole day each.
//!
//! It knows the form of such a file, and does not know what the events are.

use std::fmt::Write as _;

use super::Date;

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

/// Writes the file. `now` is the time of writing, RFC 3339 in UTC; `name` is the displayed name of the calendar.
#[must_use]
pub fn file(name: &str, events: &[Event], now: &str) -> String {
    let mut text = String::new();
    let stamp = stamp(now);
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//uncat-readiness//plan//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, &["X-WR-CALNAME:", &escaped(name)].concat());
    for event in events {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &["UID:", &name_of(&event.id), "@uncat-readiness"].concat());
        line(&mut text, &["DTSTAMP:", &stamp].concat());
        line(&mut text, &["DTSTART;VALUE=DATE:", &basic(event.on)].concat());
        line(&mut text, &["SUMMARY:", &escaped(&event.summary)].concat());
        line(&mut text, &["DESCRIPTION:", &escaped(&event.description)].concat());
        // A deadline makes nobody busy.
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
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

/// As in `20261123T185200Z`. A missing day becomes the first day that there is, a missing time midnight.
fn stamp(now: &str) -> String {
    let (day, time) = now.split_once('T').unwrap_or((now, ""));
    let day = Date::parse(day).map_or_else(|| "00010101".to_owned(), basic);
    let digits: String =
        time.chars().take_while(|it| *it != '.').filter(char::is_ascii_digit).take(6).collect();
    let mut stamp = day;
    let _ = write!(stamp, "T{digits:0<6}Z");
    stamp
}
