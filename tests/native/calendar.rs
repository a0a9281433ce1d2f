//! Days: the calendar is the civil one, the Convention's days are counted as it says, and a calendar program can read
//! the file.

use icalendar::parser::{read_calendar, unfold};
use proptest::collection::vec;
use proptest::prelude::*;
use uncat_readiness::calendar::ical::{Event, file};
use uncat_readiness::calendar::{Date, Deposit, Moment};

use crate::support::{NOW, laws};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text} is no moment"))
}

/// Deposit on a day, and expects entry into force and report on these.
#[track_caller]
fn check(deposit: &str, in_force: &str, report: &str) {
    let days = Deposit::on(day(deposit));
    assert_eq!([days.in_force.to_string(), days.report.to_string()], [in_force, report]);
}

#[test]
fn the_convention_enters_into_force_on_the_thirtieth_day_and_the_report_is_due_a_year_later() {
    check("2027-09-15", "2027-10-15", "2028-10-15");
    check("2026-12-31", "2027-01-30", "2028-01-30");
}

#[test]
fn the_days_after_a_deposit_are_right_in_leap_years() {
    check("2028-01-30", "2028-02-29", "2029-02-28");
    check("2027-01-30", "2027-03-01", "2028-03-01");
    check("2028-01-31", "2028-03-01", "2029-03-01");
    check("2100-01-30", "2100-03-01", "2101-03-01");
}

#[test]
fn only_a_day_that_exists_is_a_day() {
    for text in ["2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(day(text).to_string(), text);
    }
    for text in [
        "",
        "2027-02-29",
        "1900-02-29",
        "2027-13-01",
        "2027-00-10",
        "2027-04-31",
        "2027-4-3",
        "27-04-03",
        "2027-04-03T00:00Z",
        "2027-04-03-",
        "+027-04-03",
        "2027/04/03",
        "0000-01-01",
        "10000-01-01",
        "२०२७-०४-०३",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn months_back_end_on_the_last_day_of_a_shorter_month() {
    assert_eq!(day("2028-08-31").minus_months(6).to_string(), "2028-02-29");
    assert_eq!(day("2027-03-31").minus_months(13).to_string(), "2026-02-28");
    assert_eq!(day("0001-05-31").minus_months(12).to_string(), "0001-01-01");
    assert_eq!(day("9999-12-31").plus_days(1).to_string(), "9999-12-31");
}

fn any_day() -> impl Strategy<Value = Date> {
    (1..=9999_i32, 1..=12_u32, 1..=31_u32)
        .prop_filter_map("a day that exists", |(y, m, d)| Date::new(y, m, d))
}

/// Any text that could break a file of lines.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,200}",
        Just("a;b,c\\n\\d:\"e\"".to_owned()),
        Just("one\r\ntwo\nthree\rEND:VEVENT\r\n SUMMARY:x".to_owned()),
        Just("😀é漢".repeat(60)),
        "[\u{0}-\u{1f}\u{7f}-\u{9f} a-c]{0,40}",
    ]
}

/// What a text becomes: line ends as one, no other control character.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    text.chars().filter(|it| *it == '\n' || !it.is_control()).collect()
}

proptest! {
    #![proptest_config(laws(200))]

    #[test]
    fn a_day_is_written_as_it_was_read_and_the_next_day_is_one_later(day in any_day()) {
        prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
        let next = day.plus_days(1);
        prop_assert!(next.to_string() > day.to_string() || day.to_string() == "9999-12-31");
        prop_assert_eq!(next.days_since(day), i32::from(next != day));
    }

    #[test]
    fn a_day_is_the_one_that_another_calendar_counts(day in any_day(), days in -40_000..40_000_i32) {
        let theirs: chrono::NaiveDate = day.to_string().parse().unwrap();
        prop_assume!((2..9998).contains(&day.plus_days(days).year()));
        prop_assert_eq!(day.plus_days(days).to_string(), (theirs + chrono::TimeDelta::days(days.into())).to_string());
    }

    #[test]
    fn a_calendar_program_reads_every_event_whatever_its_texts(
        name in hostile(),
        events in vec((any_day(), hostile(), hostile()), 0..4),
    ) {
        let events: Vec<Event> = events.into_iter().enumerate().map(|(n, (on, summary, description))| {
            Event { id: format!("S8.1a-{n}"), on, summary, description }
        }).collect();
        let text = file(&name, &events, moment("2026-11-23T18:51:00Z"), moment(NOW));
        prop_assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
        prop_assert_eq!(calendar.components.len(), events.len());
        for (found, event) in calendar.components.iter().zip(&events) {
            let value = |name: &str| found.properties.iter().find(|it| it.name == name).map(|it| it.val.to_string()).unwrap_or_default();
            prop_assert_eq!(found.name.as_str(), "VEVENT");
            prop_assert_eq!(value("UID"), format!("{}@uncat-readiness", event.id));
            prop_assert_eq!(value("DTSTAMP"), "20261123T185200Z");
            prop_assert_eq!(value("LAST-MODIFIED"), "20261123T185100Z");
            prop_assert_eq!(value("DTSTART"), event.on.to_string().replace('-', ""));
            let next = event.on.plus_days(1);
            let end = if next == event.on { String::new() } else { next.to_string().replace('-', "") };
            prop_assert_eq!(value("DTEND"), end);
            prop_assert_eq!(value("SUMMARY"), plain(&event.summary));
            prop_assert_eq!(value("DESCRIPTION"), plain(&event.description));
        }
    }
}

#[test]
fn an_event_is_written_as_the_standard_says() {
    let event = Event {
        id: "own_1\r\n".into(),
        on: day("2028-02-29"),
        summary: "Draft, with every element; of article 1".into(),
        description: "é".repeat(40),
    };
    let [revised, now] = ["2026-01-01T00:01:01Z", "2026-11-23T18:52:00.123Z"].map(moment);
    let lines = file("Plan", &[event], revised, now);
    let long = format!("DESCRIPTION:{}\r\n {}", "é".repeat(31), "é".repeat(9));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//uncat-readiness//plan//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Plan",
        "BEGIN:VEVENT",
        "UID:own_1@uncat-readiness",
        "DTSTAMP:20261123T185200Z",
        "LAST-MODIFIED:20260101T000101Z",
        "SEQUENCE:61",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "SUMMARY:Draft\\, with every element\\; of article 1",
        &long,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(lines, expected.join("\r\n"));
}

#[test]
fn the_last_day_that_there_is_has_no_end() {
    let event =
        Event { id: "a".into(), on: day("9999-12-31"), summary: String::new(), description: String::new() };
    let text = file("Plan", &[event], moment(NOW), moment(NOW));
    assert!(text.contains("DTSTART;VALUE=DATE:99991231") && !text.contains("DTEND"));
}

#[test]
fn the_number_of_a_revision_rises_with_time_and_is_a_whole_number_of_the_standard() {
    let event =
        Event { id: "a".into(), on: day("2027-09-15"), summary: String::new(), description: String::new() };
    let number = |revised: &str| -> i32 {
        let text = file("Plan", std::slice::from_ref(&event), moment(revised), moment(NOW));
        let value = text.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
        value.parse().unwrap()
    };
    let numbers =
        ["0001-01-01T00:00:00Z", "2026-11-23T18:52:00Z", "2026-11-23T18:52:01Z", "9999-12-31T23:59:59Z"];
    assert_eq!(numbers.map(number), [0, 28_234_320, 28_234_321, i32::MAX]);
}

#[test]
fn only_an_instant_with_its_zone_is_a_moment() {
    for (text, epoch) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-23T18:52:00.123Z", 1_795_459_920),
        ("2026-11-24t08:52:00+14:00", 1_795_459_920),
        ("2026-11-23T07:52:00.5-11:00", 1_795_459_920),
        ("2016-12-31T23:59:60z", 1_483_228_800),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
    ] {
        assert_eq!(moment(text).epoch(), epoch, "{text}");
    }
    for text in [
        "",
        "soon",
        "2026-11-23",
        "2026-11-23T18:52:00",
        "2026-11-23T18:52Z",
        "2026-11-23 18:52:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T18:60:00Z",
        "2026-11-23T18:52:61Z",
        "2026-02-30T18:52:00Z",
        "2026-11-23T18:52:00.Z",
        "2026-11-23T18:52:00.1.2Z",
        "2026-11-23T18:52:00+1400",
        "2026-11-23T18:52:00+24:00",
        "2026-11-23T18:52:00−05:00",
        "2026-11-23T1é:52:00Z",
        "2026-11-23T+1:52:00Z",
        "2026-11-23T18:52:00Zulu",
    ] {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}
