//! The one file with everything in it, opened from a disk.

use std::fs;

use xtask::project;

use crate::person::{PARTLY, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    the_file_on_a_disk_takes_answers_to_results_and_to_a_file,
    the_file_on_a_disk_keeps_answers_when_it_is_loaded_again,
    the_file_on_a_disk_opens_at_the_address_and_goes_back_through_its_screens,
    an_assessment_beside_the_file_on_a_disk_takes_no_answers_away,
);

/// Opens a copy of the file that has nothing beside it.
#[track_caller]
fn open() -> (Browser, tempfile::TempDir) {
    open_in(Engine::Chromium)
}

#[track_caller]
fn open_in(engine: Engine) -> (Browser, tempfile::TempDir) {
    open_at(engine, "")
}

/// As [`open_in`], with this after its address.
#[track_caller]
fn open_at(engine: Engine, fragment: &str) -> (Browser, tempfile::TempDir) {
    let alone = tempfile::tempdir().unwrap();
    let name = "uncat-readiness-offline.html";
    let copy = alone.path().join(name);
    fs::copy(project::dist().join(name), &copy).unwrap();
    let browser = Browser::open_in(engine, &format!("file://{}{fragment}", copy.display()));
    await_widget(&browser);
    (browser, alone)
}

fn the_file_on_a_disk_takes_answers_to_results_and_to_a_file(engine: Engine) {
    let (browser, _alone) = open_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.choose("Results");
    browser.expect("Results so far");
    browser.find(".kept button").click();
    assert_eq!(browser.downloaded()["answers"]["JUS1"]["response"], "partly");
}

fn the_file_on_a_disk_keeps_answers_when_it_is_loaded_again(engine: Engine) {
    let (browser, _alone) = open_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.reload();
    await_widget(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

fn the_file_on_a_disk_opens_at_the_address_and_goes_back_through_its_screens(engine: Engine) {
    let (browser, _alone) = open_at(engine, "#JUS3");
    browser.expect("Justice");
    let name = || browser.focus().attribute("name");
    browser.wait_until("the focus is at the statement", || name().as_deref() == Some("JUS3"));
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    assert_eq!(browser.script("return location.hash;", Vec::new()), "#tasks");
    browser.script("history.back();", Vec::new());
    browser.expect("Justice");
}

fn an_assessment_beside_the_file_on_a_disk_takes_no_answers_away(engine: Engine) {
    let (browser, alone) = open_at(engine, "#JUS");
    browser.answer("JUS1", PARTLY);
    fs::write(alone.path().join("saved.json"), browser.assessment().to_string()).unwrap();
    let name = "document.querySelector('uncat-readiness').setAttribute('assessment', 'saved.json');";
    browser.script(name, Vec::new());
    // Firefox alone reads a file beside a page from a disk, whatever the policy of the page.
    if engine == Engine::Firefox {
        browser.choose("Keep my answers");
    } else {
        browser.find_named("#notice-t", "This is not a saved assessment");
    }
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

#[test]
fn the_file_on_a_disk_asks_for_no_other_and_breaks_no_policy() {
    let (browser, _alone) = open();
    browser.choose("Results");
    let requests = browser.requests();
    assert!(requests.len() == 1 && requests[0].starts_with("file://"), "{requests:?}");
    assert_eq!(browser.violations(), [""; 0]);
}

#[test]
fn the_browser_forbids_the_file_every_request() {
    let (browser, _alone) = open();
    let fetch = "fetch('https://elsewhere.example/').then(() => arguments[0]('sent'), () => arguments[0]('not sent'));";
    assert_eq!(browser.script_to_end(fetch, Vec::new()), "not sent");
    let violations = browser.violations();
    assert!(
        violations.iter().any(|it| it.starts_with("connect-src forbids https://elsewhere")),
        "{violations:?}"
    );
    assert_eq!(
        browser.script("return typeof document.querySelector('uncat-readiness').assessment;", Vec::new()),
        "object"
    );
}
