//! What the browser keeps of the answers, on the page of the widget alone; what else a page may rely on is in
//! `contract/keeping.rs`.

use serde_json::json;

use crate::person::{PARTLY, arrive, assessment, await_widget};

#[test]
fn a_reload_keeps_the_answers_and_the_place() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.answer("JUS2", "n");
    browser.part_of("JUS2-r").keys("It is not known here.");
    browser.reload();
    browser.expect("Justice");
    assert!(browser.part_of("JUS1-2").is_chosen());
    assert_eq!(browser.part_of("JUS2-r").property("value").as_deref(), Some("It is not known here."));
}

#[test]
fn erasing_leaves_nothing_behind() {
    let browser = arrive();
    browser.give(&assessment(&json!({ "JUS1": { "response": "partly" } })));
    browser.choose("Start");
    browser.unfold();
    browser.choose("Erase everything now");
    browser.choose("Erase");
    browser.wait_until("the answers are gone", || browser.answers() == json!({}));
    assert_eq!(browser.script("return sessionStorage.length + localStorage.length;", Vec::new()), 0);
    browser.reload();
    await_widget(&browser);
    assert_eq!(browser.answers(), json!({}));
}
