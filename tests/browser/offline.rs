//! The one file with everything in it, opened from a disk.

use std::fs;

use serde_json::{Value, json};
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
    open_file(engine, "uncat-readiness-offline.html", fragment)
}

#[track_caller]
fn open_file(engine: Engine, name: &str, fragment: &str) -> (Browser, tempfile::TempDir) {
    let alone = tempfile::tempdir().unwrap();
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

// Languages

/// Words of a language, of the content or of the interface.
fn words(kind: &str, language: &str) -> Value {
    let path = project::root().join(format!("content/{kind}/{language}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Waits until a widget shows its start in a language.
#[track_caller]
fn expect_start(browser: &Browser, language: &str) {
    browser.expect(words("uncat", language)["title"].as_str().unwrap());
    let direction = if language == "ar" { "rtl" } else { "ltr" };
    let shown =
        "const { lang, dir } = document.querySelector('uncat-readiness').shadowRoot.querySelector('.ur');
        return [lang, dir];";
    assert_eq!(browser.script(shown, Vec::new()), json!([language, direction]));
}

/// The language and the title of the page around the widget.
fn page(browser: &Browser) -> Value {
    browser.script("return [document.documentElement.lang, document.title];", Vec::new())
}

#[test]
fn the_file_on_a_disk_has_all_six_languages_in_it() {
    let (browser, _alone) = open();
    for language in ["ar", "es", "fr", "ru", "zh", "en"] {
        browser.speak(language);
        expect_start(&browser, language);
    }
    let requests = browser.requests();
    assert!(requests.len() == 1 && requests[0].starts_with("file://"), "{requests:?}");
    assert_eq!(browser.violations(), [""; 0]);
}

#[test]
fn the_file_on_a_disk_begins_in_the_first_language_of_the_reader_that_it_has() {
    let (browser, _alone) = open();
    browser.prefer_languages("pt-BR,fr-SN,en");
    browser.reload();
    await_widget(&browser);
    expect_start(&browser, "fr");
    assert_eq!(page(&browser), json!(["fr", words("interface", "fr")["pages"]["title"]]));
}

#[test]
fn a_file_in_one_language_is_in_it_for_everybody_and_takes_answers_to_results_and_to_a_file() {
    let (browser, _alone) = open_file(Engine::Chromium, "uncat-readiness-offline-ar.html", "");
    let arabic = words("interface", "ar");
    expect_start(&browser, "ar");
    assert_eq!(page(&browser), json!(["ar", arabic["pages"]["title"]]));
    assert_eq!(browser.find_all(".languages").len(), 0, "there is nothing to choose");
    browser.script("location.hash = '#JUS';", Vec::new());
    browser.expect(words("uncat", "ar")["sections"]["JUS"]["title"].as_str().unwrap());
    browser.answer("JUS1", PARTLY);
    browser.script("location.hash = '#results';", Vec::new());
    browser.expect(arabic["words"]["results-so-far"].as_str().unwrap());
    browser.find(".kept button").click();
    let saved = browser.downloaded();
    assert_eq!([&saved["language"], &saved["answers"]["JUS1"]["response"]], ["ar", "partly"]);
    let requests = browser.requests();
    assert!(requests.len() == 1 && requests[0].starts_with("file://"), "{requests:?}");
    assert_eq!(browser.violations(), [""; 0]);
}
