//! Undo and redo by a person's own hands: the keys, the buttons, and the way back from erasing.

use serde_json::json;

use crate::person::{PARTLY, arrive_in};
use crate::support::{Browser, Engine, Key, in_every_engine};

in_every_engine!(
    the_usual_keys_undo_and_redo_outside_fields_for_text,
    the_buttons_lead_back_to_where_the_change_was,
    erasing_can_be_taken_back_from_its_message,
    a_widget_that_is_moved_or_has_lost_its_screen_can_undo_what_was_done_before,
);

/// A browser in which the first statement on justice is partly in place.
#[track_caller]
fn answered(engine: Engine) -> Browser {
    let browser = arrive_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser
}

/// Waits until the statement has this answer, and the focus is on one of its radio buttons.
#[track_caller]
fn check(browser: &Browser, response: Option<&str>) {
    browser.wait_until(&format!("the answer is {response:?}"), || {
        browser.answers()["JUS1"]["response"].as_str() == response
            && browser.focus().attribute("name").as_deref() == Some("JUS1")
    });
}

fn the_usual_keys_undo_and_redo_outside_fields_for_text(engine: Engine) {
    let browser = answered(engine);
    browser.press_together(&[Key::Control.into(), 'z']);
    check(&browser, None);
    browser.press_together(&[Key::Control.into(), 'y']);
    check(&browser, Some("partly"));
    browser.press_together(&[Key::Meta.into(), 'z']);
    check(&browser, None);
    browser.press_together(&[Key::Control.into(), Key::Shift.into(), 'z']);
    check(&browser, Some("partly"));
    // The same key on a Russian and on an Arabic keyboard.
    for letter in ["я", "ئ"] {
        let press =
            "const radio = document.querySelector('uncat-readiness').shadowRoot.querySelector(':focus');
            const key = { key: arguments[0], code: 'KeyZ', ctrlKey: true, bubbles: true, composed: true };
            radio.dispatchEvent(new KeyboardEvent('keydown', { ...key, shiftKey: arguments[1] }));";
        browser.script(press, vec![json!(letter), json!(false)]);
        check(&browser, None);
        browser.script(press, vec![json!(letter), json!(true)]);
        check(&browser, Some("partly"));
    }
    browser.unfold();
    browser.part_of("JUS1-note").keys("Law");
    browser.press_together(&[Key::Control.into(), 'z']);
    assert_eq!(
        browser.answers()["JUS1"]["response"],
        "partly",
        "in a field the browser undoes what was typed"
    );
}

fn the_buttons_lead_back_to_where_the_change_was(engine: Engine) {
    let browser = answered(engine);
    browser.choose("Results");
    browser.choose("Undo the answer to JUS1");
    browser.expect("Justice");
    check(&browser, None);
    assert_eq!(browser.find("#said").content(), "Undone: the answer to JUS1.");
    browser.choose("Redo the answer to JUS1");
    check(&browser, Some("partly"));
    assert!(browser.part_of("JUS1-2").is_chosen());
}

fn erasing_can_be_taken_back_from_its_message(engine: Engine) {
    let browser = answered(engine);
    browser.choose("Start");
    browser.unfold();
    browser.choose("Erase everything now");
    browser.choose("Erase");
    browser.wait_until("the answers are gone", || browser.answers() == json!({}));
    browser.choose("Take it back");
    browser.wait_until("the answers are back", || browser.answers()["JUS1"]["response"] == "partly");
    let kept = || browser.script("return sessionStorage.length;", Vec::new());
    browser.wait_until("they are kept again", || kept() == 1);
}

fn a_widget_that_is_moved_or_has_lost_its_screen_can_undo_what_was_done_before(engine: Engine) {
    let browser = answered(engine);
    for change in ["document.body.append(element);", "element.shadowRoot.querySelector('.page').remove();"] {
        let change = format!(
            "const element = document.querySelector('uncat-readiness');
            {change}
            requestAnimationFrame(() => element.ready.then(() => arguments[0]()));"
        );
        browser.script_to_end(&change, Vec::new());
        browser.expect("Justice");
        browser.choose("Undo the answer to JUS1");
        check(&browser, None);
        browser.choose("Redo the answer to JUS1");
        check(&browser, Some("partly"));
    }
}
