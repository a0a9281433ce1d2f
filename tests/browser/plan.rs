//! The plan as a person makes it: accepted from the next steps, written line by line, taken into a calendar.

use std::fs;

use serde_json::{Value, json};

use crate::person::{arrive, arrive_in, assessment, full};
use crate::support::{Browser, Engine, Key, in_every_engine};

in_every_engine!(
    a_step_is_accepted_edited_and_kept,
    the_calendar_of_a_plan_is_a_file_with_its_days,
    a_line_takes_the_date_that_fits_and_comes_back_after_it_was_taken_out,
    a_long_text_is_seen_whole_in_its_field,
);

/// A plan with a line of a statement, from the results on.
#[track_caller]
fn plan_s8_1(engine: Engine) -> Browser {
    let browser = arrive_in(engine);
    browser.give(&assessment(&json!({"S8.1": {"response": "planned"}, "S2.2": {"response": "in-place"}})));
    browser.choose("Results");
    browser.expect("Results so far");
    browser.part_of("S8.1-plan").click();
    // Asked in one go: the button gives way to a link, and an element that has gone cannot be asked.
    let focus = "const { activeElement } = document.querySelector('uncat-readiness').shadowRoot;
        return activeElement?.matches('a[id=\"S8.1-plan\"]') ?? false;";
    browser.wait_until("the focus is on the way to the plan", || browser.script(focus, Vec::new()) == true);
    browser.focus().click();
    browser.expect("Draft action plan");
    browser.unfold();
    browser
}

fn line(browser: &Browser) -> Value {
    browser.assessment()["plan"][0].clone()
}

fn a_step_is_accepted_edited_and_kept(engine: Engine) {
    let browser = plan_s8_1(engine);
    let lead = browser.part_of("S8.1a-lead");
    assert_ne!(line(&browser)["lead"], Value::Null, "the usual lead is there");
    lead.clear();
    lead.keys("Mnistry");
    lead.script("arguments[0].setSelectionRange(1, 1);");
    browser.press("i");
    assert_eq!(
        lead.script("return [arguments[0].value, arguments[0].selectionStart];"),
        json!(["Ministry", 2])
    );
    browser.part_of("S8.1a-sign").keys("It is before cabinet");
    browser.part_of("S8.1a-help").keys("A review");
    browser.find("label[for='S8.1a-in-progress']").click();
    browser.part_of("S8.1a-due").script(
        "arguments[0].value = '2099-04-30'; arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    browser.wait_until("the line lacks nothing", || browser.find_all("#lines .key b").is_empty());
    let expected = json!({
        "step": "S8.1a", "lead": "Ministry", "due": "2099-04-30", "status": "in-progress",
        "sign": "It is before cabinet", "help": "A review"
    });
    assert_eq!(line(&browser), expected);
    browser.reload();
    browser.expect("Draft action plan");
    assert_eq!(line(&browser), expected);
    assert_eq!(browser.violations(), [""; 0]);
}

fn a_line_takes_the_date_that_fits_and_comes_back_after_it_was_taken_out(engine: Engine) {
    let browser = plan_s8_1(engine);
    browser.part_of("deposit-day").script(
        "arguments[0].value = '2099-01-30'; arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    let follow = "[role=status] a[href='#days']";
    browser.wait_until("it says how many dates follow", || {
        browser.find_all(follow).first().is_some_and(|it| it.content().contains("dates follow from it"))
    });
    browser.find(follow).click();
    browser.wait_until("the focus is at the dates", || {
        browser.focus().attribute("id").as_deref() == Some("days")
    });
    browser.choose("Set this date line 1");
    browser.wait_until("the date is set", || line(&browser)["due"] != Value::Null);
    browser.wait_until("the focus is at the line", || {
        browser.focus().attribute("id").as_deref() == Some("S8.1a-what")
    });
    let before = line(&browser);
    browser.choose("Take it out of the plan line 1");
    browser.wait_until("it is taken out", || line(&browser) == Value::Null);
    browser.find("[part=removed] button").click();
    browser.wait_until("it is back", || line(&browser) == before);
    assert!(browser.find_all("[part=removed]").is_empty());
    assert_eq!(browser.axe(), [""; 0]);
}

fn a_long_text_is_seen_whole_in_its_field(engine: Engine) {
    let browser = plan_s8_1(engine);
    let field = browser.part_of("S8.1a-sign");
    let whole = "return arguments[0].scrollHeight - arguments[0].clientHeight;";
    field.keys(&"The draft is before parliament. ".repeat(12));
    browser.wait_until("nothing of it is hidden", || field.script(whole) == 0);
}

fn the_calendar_of_a_plan_is_a_file_with_its_days(engine: Engine) {
    let browser = plan_s8_1(engine);
    browser.part_of("deposit-day").script(
        "arguments[0].value = '2099-01-30'; arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    browser.choose("Download the calendar (ICS)");
    let file = fs::read_to_string(browser.download(".ics")).unwrap();
    for day in ["20990130", "20990301", "21000301"] {
        assert!(file.contains(&format!("DTSTART;VALUE=DATE:{day}\r\n")), "{day}\n{file}");
    }
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
}

#[test]
fn a_page_can_ask_for_the_calendar() {
    let browser = arrive();
    let mut document = full(&browser);
    document["deposit"] = json!("2099-01-30");
    browser.give(&document);
    browser.script_to_end(
        "const [done] = arguments; document.querySelector('uncat-readiness').download('calendar').then(done);",
        Vec::new(),
    );
    assert!(fs::read_to_string(browser.download(".ics")).unwrap().contains("END:VCALENDAR"));
}

#[test]
fn a_step_of_ones_own_can_be_written_at_once_and_a_date_typed_key_by_key() {
    let browser = arrive();
    browser.choose("Plan");
    browser.expect("Draft action plan");
    browser.choose("Add a step of your own");
    browser.wait_until("the focus is in the new line", || {
        browser.focus().attribute("id").as_deref() == Some("own_1-text")
    });
    browser.press("Open the forensic service");
    browser.part_of("own_1-due").keys("04302099");
    browser.wait_until("the date is there", || line(&browser)["due"] == "2099-04-30");
    assert_eq!(line(&browser)["text"], "Open the forensic service");
    // The year is taken out again: a date is begun, and the page says so.
    browser.press(&Key::Backspace);
    browser.wait_until("a message stands at the date", || !browser.find_all("[id='own_1-due-e']").is_empty());
    assert!(line(&browser).get("due").is_none());
    assert_eq!(line(&browser)["text"], "Open the forensic service");
}

#[test]
fn a_recommendation_is_tied_to_a_statement_and_moves_its_step_up() {
    let browser = arrive();
    browser.give(&full(&browser));
    browser.choose("Plan");
    browser.choose("Recommendations received");
    browser.expect("Recommendations received");
    browser.choose("Add a recommendation");
    browser.wait_until("the focus is in the new one", || {
        browser.focus().attribute("id").as_deref() == Some("received-0-asks")
    });
    browser.press("Train everybody");
    browser.part_of("received-0-search").keys("initial training");
    browser.wait_until("it is found", || !browser.find_all("[id='received-0-S7.1']").is_empty());
    browser.find("label[for='received-0-S7.1']").click();
    browser.wait_until("it is tied", || {
        browser.assessment()["recommendations"]
            == json!([{"asks": "Train everybody", "indicators": ["S7.1"]}])
    });
    assert_eq!(browser.axe(), [""; 0]);
}
