//! Where the browser keeps answers: what the attribute offers, what the reader chooses, and what becomes of both.

use std::fs;

use serde_json::{Value, json};

use super::site::{Site, WIDGET, events, run, seen};
use crate::person::{IN_PLACE, PARTLY};
use crate::support::{Browser, Engine, in_every_engine, whole_bundle};

in_every_engine!(
    a_tab_keeps_answers_for_itself_unless_the_page_says_otherwise,
    the_device_keeps_answers_for_every_tab,
    nothing_is_kept_where_the_page_says_so,
    the_reader_moves_what_is_kept_and_erases_it_everywhere,
    two_questionnaires_at_one_place_never_share_what_is_kept,
    a_private_window_keeps_answers_while_it_is_open,
    a_device_that_is_full_gives_a_message_and_loses_nothing,
    a_storage_that_is_blocked_gives_a_message_and_loses_nothing,
    answers_that_another_tab_changed_are_taken_or_replaced_as_the_person_chooses,
);

/// A page whose element has this value of `storage`, open in a browser.
#[track_caller]
fn arrive(site: &Site, engine: Engine, storage: &str) -> Browser {
    let browser = site.show(engine, &WIDGET.replacen('>', &format!(" storage={storage}>"), 1));
    ready(&browser);
    browser
}

#[track_caller]
fn ready(browser: &Browser) {
    assert_eq!(run(browser, "await widget.ready;", &[]), Value::Null);
}

/// Gives one answer as the person would.
#[track_caller]
fn answer(browser: &Browser, level: &str) {
    if browser.find_all("[id='JUS1-2']").is_empty() {
        browser.choose("Begin the whole questionnaire");
        browser.choose("Justice");
    }
    browser.answer("JUS1", level);
    browser.wait_until("it is told", || events(browser).contains(&"changed".to_owned()));
}

/// What the page has in this tab and on this device, and the answer that the widget shows.
#[track_caller]
fn kept(browser: &Browser) -> Value {
    run(
        browser,
        "return [sessionStorage.length, localStorage.length, widget.assessment.answers.JUS1?.response];",
        &[],
    )
}

fn a_tab_keeps_answers_for_itself_unless_the_page_says_otherwise(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine, "");
    answer(&browser, PARTLY);
    assert_eq!(kept(&browser), json!([1, 0, "partly"]));
    assert_eq!(seen(&browser, "events").last(), Some(&json!(["saved", "", { "where": "tab" }])));
    browser.reload();
    ready(&browser);
    assert_eq!(kept(&browser), json!([1, 0, "partly"]));
    let first = browser.go_in_new_tab(&site.address(""));
    ready(&browser);
    assert_eq!(kept(&browser), json!([0, 0, null]));
    browser.look_at(&first);
    assert_eq!(kept(&browser), json!([1, 0, "partly"]));
}

fn the_device_keeps_answers_for_every_tab(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine, "device");
    answer(&browser, PARTLY);
    assert_eq!(kept(&browser), json!([0, 1, "partly"]));
    assert_eq!(seen(&browser, "events").last(), Some(&json!(["saved", "", { "where": "device" }])));
    let first = browser.go_in_new_tab(&site.address(""));
    ready(&browser);
    assert_eq!(kept(&browser), json!([0, 1, "partly"]));
    run(&browser, "await changed(() => widget.reset());", &[]);
    assert_eq!(kept(&browser), json!([0, 0, null]));
    // What is erased there is still on this page, for its reader to decide about.
    browser.look_at(&first);
    assert_eq!(kept(&browser), json!([0, 0, "partly"]));
}

fn nothing_is_kept_where_the_page_says_so(engine: Engine) {
    let browser = arrive(&Site::new(), engine, "none");
    answer(&browser, PARTLY);
    assert_eq!(kept(&browser), json!([0, 0, "partly"]));
    assert!(!events(&browser).contains(&"saved".to_owned()));
    // The page's owner may think otherwise while it is open.
    run(&browser, "widget.setAttribute('storage', 'device');", &[]);
    browser.wait_until("it is kept", || kept(&browser) == json!([0, 1, "partly"]));
    run(&browser, "widget.setAttribute('storage', 'none');", &[]);
    browser.wait_until("it is gone", || kept(&browser)[1] == 0);
}

fn the_reader_moves_what_is_kept_and_erases_it_everywhere(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine, "tab");
    answer(&browser, PARTLY);
    browser.choose("Kept in this tab");
    browser.wait_until("the fold has the focus", || browser.focus().content() == "Where answers are kept");
    browser.find("label[for=keep-device]").click();
    browser.wait_until("it has moved", || kept(&browser) == json!([0, 1, "partly"]));
    browser.reload();
    ready(&browser);
    assert_eq!(kept(&browser), json!([0, 1, "partly"]));
    browser.choose("Kept on this device");
    browser.find("label[for=keep-none]").click();
    browser.wait_until("it is kept nowhere", || kept(&browser)[1] == 0);
    assert!(run(&browser, "return Object.values(sessionStorage).join();", &[]).as_str().unwrap().len() < 2);
    browser.reload();
    ready(&browser);
    assert_eq!(kept(&browser)[2], Value::Null);
    answer(&browser, IN_PLACE);
    browser.choose("Not kept");
    browser.find("label[for=keep-tab]").click();
    browser.wait_until("it is kept again", || kept(&browser) == json!([1, 0, "in-place"]));
    browser.unfold();
    browser.choose("Erase everything now");
    browser.choose("Erase");
    browser.wait_until("all is erased", || kept(&browser) == json!([0, 0, null]));
}

fn two_questionnaires_at_one_place_never_share_what_is_kept(engine: Engine) {
    for storage in ["tab", "device"] {
        let site = Site::new();
        let bundle = whole_bundle().to_string();
        fs::write(site.path("other.json"), bundle.replace(r#""uncat""#, r#""other""#)).unwrap();
        let browser = arrive(&site, engine, storage);
        answer(&browser, PARTLY);
        let before = kept(&browser);
        site.page(
            "index.html",
            &WIDGET.replacen('>', &format!(" storage={storage} questionnaire=other.json>"), 1),
        );
        browser.reload();
        ready(&browser);
        assert_eq!(browser.assessment()["questionnaire"]["id"], "other");
        assert_eq!(browser.answers(), json!({}), "what the one keeps is not shown in the other");
        answer(&browser, IN_PLACE);
        assert_eq!(run(&browser, "return sessionStorage.length + localStorage.length;", &[]), 2);
        site.page("index.html", &WIDGET.replacen('>', &format!(" storage={storage}>"), 1));
        browser.reload();
        ready(&browser);
        assert_eq!(kept(&browser)[2], before[2]);
    }
}

fn a_private_window_keeps_answers_while_it_is_open(engine: Engine) {
    let site = Site::new();
    for storage in ["tab", "device"] {
        site.page("index.html", &WIDGET.replacen('>', &format!(" storage={storage}>"), 1));
        let browser = Browser::open_privately(engine, &site.address(""));
        ready(&browser);
        answer(&browser, PARTLY);
        browser.reload();
        ready(&browser);
        assert_eq!(browser.answers()["JUS1"]["response"], "partly");
        assert!(browser.find_all("#notice").is_empty());
    }
}

/// Each screen says that nothing is kept and what to do; the answers are there, and leave in a file.
#[track_caller]
fn check_nothing_is_lost(browser: &Browser) {
    let check_it_says_so = || {
        let notice = browser.find("#notice").content();
        assert!(notice.contains("does not let the page keep your answers"), "{notice}");
        assert!(notice.contains("Save a file"), "{notice}");
        assert!(browser.find(".kept").content().starts_with("Not kept"));
    };
    check_it_says_so();
    for (link, title) in
        [("Results", "Results so far"), ("Questionnaire", "Questionnaire"), ("Justice", "Justice")]
    {
        browser.choose(link);
        browser.expect(title);
        check_it_says_so();
    }
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    browser.find(".kept button").click();
    assert_eq!(browser.downloaded()["answers"]["JUS1"]["response"], "partly");
    assert_eq!(seen(browser, "errors"), [Value::Null; 0]);
}

fn a_device_that_is_full_gives_a_message_and_loses_nothing(engine: Engine) {
    let browser = arrive(&Site::new(), engine, "device");
    let fill = "for (let size = 1 << 23; size; size >>= 1) {
        try { for (let n = 0; ; n++) localStorage.setItem(`${size} ${n}`, 'x'.repeat(size)); } catch { /* full */ }
    }";
    run(&browser, fill, &[]);
    answer(&browser, PARTLY);
    check_nothing_is_lost(&browser);
    // The message about the saved file covers what is below it.
    browser.find("#offered .row button:last-of-type").click();
    run(&browser, "localStorage.clear();", &[]);
    browser.answer("JUS2", PARTLY);
    browser.wait_until("it is kept from now on", || kept(&browser)[1] == 1);
    assert!(browser.find_all("#notice").is_empty());
}

fn a_storage_that_is_blocked_gives_a_message_and_loses_nothing(engine: Engine) {
    let site = Site::new();
    let block = "for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('Insecure', 'SecurityError'); } });";
    fs::write(site.path("block.js"), block).unwrap();
    for storage in ["tab", "device"] {
        let element = WIDGET.replacen('>', &format!(" storage={storage}>"), 1);
        let browser = site.show(engine, &format!("<script src=block.js></script>{element}"));
        ready(&browser);
        answer(&browser, PARTLY);
        check_nothing_is_lost(&browser);
    }
}

fn answers_that_another_tab_changed_are_taken_or_replaced_as_the_person_chooses(engine: Engine) {
    for (choice, expected) in
        [("Take the other answers", "in-place"), ("Keep the answers of this page", "not-yet")]
    {
        let site = Site::new();
        let browser = arrive(&site, engine, "device");
        answer(&browser, PARTLY);
        let first = browser.go_in_new_tab(&site.address(""));
        ready(&browser);
        answer(&browser, IN_PLACE);
        browser.look_at(&first);
        browser.answer("JUS1", "0");
        let on_device = || run(&browser, "return Object.values(localStorage)[0];", &[]).to_string();
        browser.find_named("#notice :is(a, button)", choice);
        assert!(
            on_device().contains("in-place") && !on_device().contains("not-yet"),
            "nothing is overwritten"
        );
        browser.choose(choice);
        browser.wait_until("it is so", || kept(&browser) == json!([0, 1, expected]));
        browser.wait_until("it is kept", || on_device().contains(expected));
        // From now on the two agree.
        answer(&browser, PARTLY);
        browser.wait_until("it goes on", || on_device().contains("partly"));
    }
}
