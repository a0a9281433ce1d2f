//! What a person enters beside a level: documents, practices to keep, groups at risk. All of it has to be there again.

use serde_json::json;

use crate::person::{IN_PLACE, PARTLY, arrive};
use crate::support::{Browser, Key};

/// Opens the section Justice, with all its folds.
#[track_caller]
fn justice() -> Browser {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.expect("Justice");
    browser.unfold();
    browser
}

#[test]
fn a_document_is_removed_and_the_others_stay() {
    let browser = justice();
    browser.answer("JUS1", PARTLY);
    browser.part_of("JUS1-t0").keys("Draft bill");
    browser.find_named("[id=JUS1] button", "Add a document to JUS1").click();
    browser.part_of("JUS1-t1").keys("Code of procedure");
    browser.part_of("JUS1-u1").keys("https://example.org/code");
    browser.find_named("[id=JUS1] button", "Remove document 1 from statement JUS1").click();
    let left = json!([{ "title": "Code of procedure", "link": "https://example.org/code" }]);
    browser.wait_until("one is left", || browser.answers()["JUS1"]["evidence"] == left);
    assert_eq!(browser.part_of("JUS1-t0").property("value").as_deref(), Some("Code of procedure"));
    assert!(browser.find_all("[id=JUS1-t1]").is_empty());
    assert_eq!(
        browser.focus().attribute("id").as_deref(),
        Some("JUS1-t0"),
        "the focus stays at the documents"
    );
}

#[test]
fn what_is_pasted_beyond_the_end_of_a_field_is_left_out_and_the_page_says_so() {
    let browser = justice();
    let title = browser.part_of("JUS1-t0");
    title.script("arguments[0].focus(); document.execCommand('insertText', false, 'x'.repeat(2_500));");
    browser.wait_until("it is cut", || {
        browser.answers()["JUS1"]["evidence"][0]["title"].as_str().map(str::len) == Some(2_000)
    });
    let words = "This field is full. What goes beyond its end is left out.";
    assert_eq!(browser.part_of("JUS1-t0-f").text(), words);
    assert_eq!(browser.find("#said").content(), words);
    assert_eq!(title.property("value").map(|value| value.len()), Some(2_000));
    title.keys("y");
    assert_eq!(title.property("value").map(|value| value.len()), Some(2_000));
    browser.press(&Key::Backspace);
    browser.wait_until("nothing is said", || browser.find_all("[id=JUS1-t0-f]").is_empty());
}

#[test]
fn the_last_document_that_is_removed_leaves_an_empty_one() {
    let browser = justice();
    browser.answer("JUS1", PARTLY);
    browser.part_of("JUS1-t0").keys("Draft bill");
    browser.find_named("[id=JUS1] button", "Remove document 1 from statement JUS1").click();
    browser.wait_until("none is left", || browser.answers()["JUS1"]["evidence"].is_null());
    assert_eq!(browser.part_of("JUS1-t0").property("value").as_deref(), Some(""));
}

#[test]
fn a_practice_to_keep_stands_in_the_results_and_is_there_after_a_reload() {
    let browser = justice();
    browser.answer("JUS1", IN_PLACE);
    browser.find("label[for=JUS1-keep]").click();
    browser.wait_until("it is marked", || browser.answers()["JUS1"]["keep"] == true);
    browser.reload();
    browser.expect("Justice");
    browser.unfold();
    assert!(browser.part_of("JUS1-keep").is_chosen());
    browser.choose("Results");
    browser.expect("Results so far");
    assert!(browser.find("#strengths").text().contains("JUS1"));
}

#[test]
fn marked_groups_at_risk_are_there_after_a_reload() {
    let browser = justice();
    let group = |n: usize| browser.find_all("input[id^=JUS-risk-]").into_iter().nth(n).unwrap();
    let ids = [0, 1].map(|n| group(n).attribute("id").unwrap());
    for id in &ids {
        browser.find(&format!("label[for='{id}']")).click();
    }
    browser.wait_until("both are marked", || group(0).is_chosen() && group(1).is_chosen());
    let marked = browser.assessment()["groupsAtRisk"].clone();
    assert_eq!(marked["JUS"].as_array().map(Vec::len), Some(2), "{marked}");
    browser.reload();
    browser.expect("Justice");
    assert!(group(0).is_chosen() && group(1).is_chosen() && !group(2).is_chosen());
    assert_eq!(browser.assessment()["groupsAtRisk"], marked);
}
