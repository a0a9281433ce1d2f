//! What the browser keeps of the answers, and what becomes of them where it keeps nothing.

use serde_json::{Value, json};

use crate::person::{IN_PLACE, PARTLY, arrive, arrive_in, assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(a_storage_that_is_full_gives_a_message_and_loses_nothing);

#[test]
fn a_reload_keeps_the_answers_and_the_place() {
    let browser = arrive();
    browser.choose("Begin");
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

/// The page says that nothing is kept, and what to do about it.
#[track_caller]
fn check_it_says_so(browser: &Browser) {
    let notice = browser.find("#notice").text();
    assert!(notice.contains("does not let the page keep your answers"), "{notice}");
    assert!(notice.contains("Save a file"), "{notice}");
    assert!(browser.find(".kept").text().starts_with("Not kept: save a file"));
}

/// Answers a second statement after the first: both are there, and leave in a file.
#[track_caller]
fn check_nothing_is_lost(browser: &Browser) {
    browser.answer("JUS2", IN_PLACE);
    let responses = |answers: &Value| ["JUS1", "JUS2"].map(|id| answers[id]["response"].clone());
    assert_eq!(responses(&browser.answers()), ["partly", "in-place"]);
    browser.find(".kept button").click();
    assert_eq!(responses(&browser.downloaded()["answers"]), ["partly", "in-place"]);
}

fn a_storage_that_is_full_gives_a_message_and_loses_nothing(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Begin");
    browser.choose("Justice");
    let full = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };";
    browser.script(full, Vec::new());
    browser.answer("JUS1", PARTLY);
    check_it_says_so(&browser);
    check_nothing_is_lost(&browser);
}

#[test]
fn a_storage_that_is_forbidden_gives_a_message_and_loses_nothing() {
    let browser = arrive();
    browser.before_each_page(
        "Object.defineProperty(window, 'sessionStorage', {
            get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
        });",
    );
    browser.reload();
    await_widget(&browser);
    browser.choose("Begin");
    check_it_says_so(&browser);
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    check_nothing_is_lost(&browser);
    assert_eq!(browser.violations(), [""; 0]);
}
