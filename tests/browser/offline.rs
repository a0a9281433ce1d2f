//! The one file with everything in it, opened from a disk.

use std::fs;

use xtask::project;

use crate::person::{PARTLY, await_widget};
use crate::support::Browser;

/// Opens a copy of the file that has nothing beside it.
#[track_caller]
fn open() -> (Browser, tempfile::TempDir) {
    let alone = tempfile::tempdir().unwrap();
    let name = "uncat-readiness-offline.html";
    let copy = alone.path().join(name);
    fs::copy(project::dist().join(name), &copy).unwrap();
    let browser = Browser::open(&format!("file://{}", copy.display()));
    await_widget(&browser);
    (browser, alone)
}

#[test]
fn the_file_on_a_disk_takes_answers_to_results_and_to_a_file() {
    let (browser, _alone) = open();
    browser.choose("Begin");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.choose("Results");
    browser.expect("Results so far");
    browser.choose("Download JSON");
    let saved = fs::read_to_string(browser.download(".json")).unwrap();
    assert!(saved.contains("\"JUS1\""), "{saved}");
}

#[test]
fn the_file_on_a_disk_keeps_answers_when_it_is_loaded_again() {
    let (browser, _alone) = open();
    browser.choose("Begin");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.reload();
    await_widget(&browser);
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
