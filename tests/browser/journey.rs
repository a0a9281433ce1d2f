//! The whole way of a person: from the first screen to the file, by mouse and by keyboard.

use std::cell::Cell;
use std::fs;

use serde_json::{Value, json};
use xtask::project;

use crate::person::{IN_PLACE, PARTLY, arrive, arrive_in, assessment, full};
use crate::support::{Browser, Engine, Key, in_every_engine};

in_every_engine!(
    a_person_goes_from_start_to_file_by_mouse,
    a_person_goes_from_start_to_file_by_keyboard_alone,
    a_quick_look_takes_a_click_an_answer_and_one_a_screen,
);

/// Answers every statement of the section on the screen by mouse.
#[track_caller]
fn answer_section(browser: &Browser) {
    for statement in browser.find_all("section.q") {
        let id = statement.attribute("id").unwrap();
        browser.answer(&id, if id.ends_with('1') { IN_PLACE } else { PARTLY });
    }
}

fn a_person_goes_from_start_to_file_by_mouse(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.expect("Questionnaire");
    for section in browser.find_all("li.task a").iter().map(|link| link.content()).collect::<Vec<_>>() {
        browser.choose(&section);
        browser.expect(&section);
        answer_section(&browser);
        browser.choose("Check these answers");
        browser.expect("Check your answers");
        browser.choose("Back to the questionnaire");
        browser.expect("Questionnaire");
    }
    browser.choose("See the results");
    browser.expect("Results");
    assert!(browser.find(".fig").text().contains('%'));
    assert!(!browser.find_all("ol.list > li.step").is_empty());
    browser.choose("Download JSON");
    let file = browser.downloaded();
    assert_eq!(file["answers"].as_object().unwrap().len(), 165);
    assert_eq!(file["results"]["overall"]["withLevel"], 165);
    assert_eq!(file["results"]["verified"], false);
    assert_eq!(browser.violations(), [""; 0]);
}

/// A person at the keyboard, whose presses are counted.
struct Typist<'a> {
    browser: &'a Browser,
    presses: Cell<usize>,
}

impl Typist<'_> {
    fn press(&self, key: &Key) {
        self.presses.set(self.presses.get() + 1);
        self.browser.press(key);
    }

    /// Presses Tab until the focus is on the element of this id, or on a link or button of this name.
    #[track_caller]
    fn tab_to(&self, wanted: &str) {
        for _ in 0..200 {
            self.press(&Key::Tab);
            if [self.browser.focused("id"), self.browser.focused("textContent")]
                .iter()
                .any(|it| it.trim() == wanted)
            {
                return;
            }
        }
        panic!("\"{wanted}\" is not reached by Tab");
    }
}

/// The words of the way by keyboard: of the button that begins, of the title of the results, of the button that downloads.
struct Way<'a> {
    begin: &'a str,
    results: &'a str,
    download: &'a str,
}

fn a_person_goes_from_start_to_file_by_keyboard_alone(engine: Engine) {
    let way = Way { begin: "Begin the quick look", results: "Results", download: "Download JSON" };
    check_way_by_keyboard(&arrive_in(engine), &way);
}

#[test]
fn a_person_goes_from_start_to_file_by_keyboard_alone_in_arabic() {
    let browser = arrive();
    let speak = "const widget = document.querySelector('uncat-readiness');
        widget.addEventListener('uncat-readiness-language', () => arguments[0](), { once: true });
        widget.lang = 'ar';";
    browser.script_to_end(speak, Vec::new());
    let path = project::root().join("content/interface/ar.json");
    let interface: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let word = |name: &str| interface["words"][name].as_str().unwrap();
    let way =
        Way { begin: word("begin-quick"), results: word("results-title"), download: word("download-json") };
    check_way_by_keyboard(&browser, &way);
}

#[track_caller]
fn check_way_by_keyboard(browser: &Browser, way: &Way<'_>) {
    let typist = Typist { browser, presses: Cell::new(0) };
    let start = browser.find("#title").text();
    typist.tab_to(way.begin);
    typist.press(&Key::Enter);
    browser.wait_until("the first statements are there", || browser.find("#title").text() != start);
    while browser.find("#title").text() != way.results {
        assert_eq!(browser.focus().attribute("id").as_deref(), Some("title"), "a new screen has the focus");
        for statement in browser.find_all("section.q") {
            let id = statement.attribute("id").unwrap();
            typist.tab_to(&format!("{id}-0"));
            typist.press(&Key::Space);
        }
        let (title, forward) = (browser.find("#title").text(), browser.find(".main .row > a.btn").text());
        typist.tab_to(&forward);
        typist.press(&Key::Enter);
        browser.wait_until("the next screen is there", || browser.find("#title").text() != title);
    }
    // It took 501 presses when each section had two screens of its own.
    assert!(typist.presses.get() <= 300, "{} presses", typist.presses.get());
    typist.tab_to(way.download);
    typist.press(&Key::Enter);
    let file = browser.downloaded();
    let answers = file["answers"].as_object().unwrap();
    assert!(answers.len() == 45 && answers.values().all(|answer| answer["response"] == "not-yet"));
}

fn a_quick_look_takes_a_click_an_answer_and_one_a_screen(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Begin the quick look");
    browser.expect("Strategy development");
    let (mut clicks, mut answers) = (1, 0);
    while browser.find("#title").text() != "Results" {
        for statement in browser.find_all("section.q") {
            browser.answer(&statement.attribute("id").unwrap(), PARTLY);
            answers += 1;
        }
        let title = browser.find("#title").text();
        browser.find(".main .row > a.btn").click();
        clicks += 1;
        browser.wait_until("the next screen is there", || browser.find("#title").text() != title);
    }
    assert_eq!(answers, 45);
    assert!(clicks + answers <= 60, "{clicks} clicks beside the answers");
    browser.choose("Answer the 12 that are left");
    browser.expect("Before deposit: what has no answer yet");
    assert_eq!(browser.find_all("section.q").len(), 12);
}

// No other driver makes a window as narrow as a phone.
#[test]
fn what_a_minister_reads_is_in_the_first_window() {
    let browser = arrive();
    browser.give(&full(&browser));
    for size @ (width, height) in [(1366, 768), (360, 740)] {
        browser.resize(width, height);
        browser.choose("Results");
        browser.expect("Results");
        let bottom = "const at = arguments[0].getBoundingClientRect(); return [at.top >= 0, at.bottom <= innerHeight];";
        assert_eq!(browser.find(".brief").script(bottom), json!([true, true]), "{size:?}");
        browser.choose("Start");
        browser.expect("Prepare to join and apply the Convention against Torture");
        assert_eq!(browser.find(".starts").script(bottom), json!([true, true]), "{size:?}");
    }
}

#[test]
fn a_cleared_answer_gives_the_focus_to_the_first_level() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.find("[id=JUS1] .else button").click();
    browser.wait_until("the focus is on the first level", || {
        browser.focus().attribute("id").as_deref() == Some("JUS1-0")
    });
    assert!(!browser.part_of("JUS1-2").is_chosen());
    assert_eq!(browser.answers(), json!({}));
}

#[test]
fn a_missing_reason_is_asked_for_at_the_check_and_found_from_there() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS3", "n");
    browser.choose("Check these answers");
    browser.choose("JUS3: say why the statement does not apply");
    browser.expect("Justice");
    browser.wait_until("the focus is on the reason", || {
        browser.focus().attribute("id").as_deref() == Some("JUS3-r")
    });
    assert_eq!(browser.focus().attribute("aria-invalid").as_deref(), Some("true"));
}

#[test]
fn a_saved_file_opens_again() {
    let browser = arrive();
    let answers = json!({ "MIG1": { "response": "partly", "note": "At sea too?" } });
    browser.open_file("saved.json", assessment(&answers).to_string().as_bytes());
    browser.expect("Questionnaire");
    assert_eq!(browser.answers()["MIG1"]["note"], "At sea too?");
}

#[test]
fn a_saved_file_replaces_answers_only_after_a_question() {
    let browser = arrive();
    browser.give(&assessment(&json!({ "JUS1": { "response": "partly" } })));
    let file = assessment(&json!({ "JUS2": { "response": "in-place" } })).to_string();
    browser.open_file("saved.json", file.as_bytes());
    browser.choose("Keep my answers");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    browser.open_file("again.json", file.as_bytes());
    browser.choose("Open the file");
    browser.expect("Questionnaire");
    assert_eq!(browser.answers(), json!({ "JUS2": { "response": "in-place" } }));
}

#[test]
fn what_a_message_lists_is_built_when_its_fold_is_opened() {
    let browser = arrive();
    let unknown: Vec<String> = (100..130).map(|n| format!("OLD.{n}")).collect();
    let answers: serde_json::Value =
        unknown.iter().map(|id| (id.clone(), json!({ "response": "planned" }))).collect();
    browser.open_file("older.json", assessment(&answers).to_string().as_bytes());
    let notice = browser.find("#notice");
    assert!(!notice.content().contains("OLD.100"), "{}", notice.content());
    browser.find("#notice summary").click();
    browser.wait_until("the list is there", || notice.text().contains("OLD.100"));
    assert!(notice.text().contains("OLD.119") && !notice.text().contains("OLD.120"), "{}", notice.text());
}

/// Opens bytes that are no assessment of this page: the message has this title, and the answers stay.
#[track_caller]
fn check_refused(bytes: &[u8], title: &str) {
    let browser = arrive();
    browser.give(&assessment(&json!({ "JUS1": { "response": "partly" } })));
    let before = browser.answers();
    browser.open_file("bad.json", bytes);
    let notice = browser.find("#notice");
    let text = notice.text();
    assert!(text.contains(title) && text.contains("Your present answers are untouched."), "{text}");
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("notice"));
    assert_eq!(browser.answers(), before);
    browser.choose("Go on with the present answers");
    browser.wait_until("the message is gone", || browser.find_all("#notice").is_empty());
}

#[test]
fn a_file_that_is_no_json_is_refused() {
    check_refused(b"{\"format\": ", "This is not a saved assessment");
}

#[test]
fn a_file_of_something_else_is_refused() {
    check_refused(b"{\"format\": \"other\", \"version\": 1}", "This is not a saved assessment");
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    check_refused(&vec![b' '; 6_000_000], "This file is too large");
}

#[test]
fn a_file_of_a_newer_version_is_refused() {
    let mut file = assessment(&json!({}));
    file["version"] = json!(2);
    check_refused(file.to_string().as_bytes(), "This file comes from a newer version");
}

#[test]
fn a_file_of_another_questionnaire_is_refused() {
    let mut file = assessment(&json!({}));
    file["questionnaire"]["id"] = json!("another");
    check_refused(file.to_string().as_bytes(), "This file belongs to another questionnaire");
}

#[test]
fn a_broken_file_is_refused() {
    let file = assessment(&json!({ "JUS1": { "response": "perhaps" } }));
    check_refused(file.to_string().as_bytes(), "This file has something that cannot be read");
}

#[test]
fn what_if_shows_the_change_and_changes_no_answer() {
    let browser = arrive();
    browser.open_file(
        "saved.json",
        assessment(&json!({ "S1.1": { "response": "not-yet" } })).to_string().as_bytes(),
    );
    browser.choose("Results");
    browser.choose("What if");
    browser.expect("What if");
    let overall = || browser.find("tbody tr").text();
    assert_eq!(overall().matches("0%").count(), 2);
    browser.find(r"#S1\.1-if").keys("In place");
    browser.wait_until("the figure with the choice is shown", || overall().contains("100%"));
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("S1.1-if"));
    assert_eq!(browser.answers()["S1.1"]["response"], "not-yet");
    browser.choose("Take all choices back");
    browser.wait_until("both columns are the same again", || !overall().contains("100%"));
}

#[test]
fn markup_in_a_file_is_shown_as_text() {
    let browser = arrive();
    let note = "<img src=x onerror=alert(1)>";
    let evidence = json!([{ "title": note, "link": "javascript:alert(1)" }]);
    let answers =
        json!({ "JUS1": { "response": "in-place", "note": note, "evidence": evidence, "keep": true } });
    browser.open_file("saved.json", assessment(&answers).to_string().as_bytes());
    browser.expect("Questionnaire");
    browser.choose("Results");
    browser.expect("Results so far");
    assert!(browser.find("#strengths").text().contains(note));
    browser.choose("Questionnaire");
    browser.choose("Justice");
    browser.choose("Check these answers");
    assert!(browser.find(".sum").text().contains(note));
    assert!(browser.find_all("img, a[href^=javascript]").is_empty());
    assert_eq!(browser.violations(), [""; 0]);
}
