//! Translations that are not shown yet: each fits the questionnaire that it was made from.

use serde_json::Value;

use crate::support::{bundle, json_file, objections, parse, schema};

#[track_caller]
fn check(tag: &str) {
    let words = json_file(&format!("content/drafts/{tag}.json"));
    assert_eq!(words["language"], tag);
    assert_eq!(objections(&schema("words"), &words), [""; 0]);
    let mut bundle = bundle();
    bundle["words"] = words;
    parse(&bundle);
    let sources = json_file(&format!("content/drafts/{tag}-sources.json"));
    let known: Vec<&String> = bundle["sources"]["sources"].as_object().unwrap().keys().collect();
    let mut named: Vec<&String> = sources.as_object().unwrap().keys().collect();
    named.sort();
    let mut expected = known;
    expected.sort();
    assert_eq!(named, expected);
    let titled = |source: &Value| {
        source["title"].is_string() && source["short"].is_string() && source["official"].is_boolean()
    };
    assert!(sources.as_object().unwrap().values().all(titled));
}

#[test]
fn the_draft_in_arabic_fits_the_questionnaire() {
    check("ar");
}

#[test]
fn the_draft_in_chinese_fits_the_questionnaire() {
    check("zh");
}

#[test]
fn the_draft_in_french_fits_the_questionnaire() {
    check("fr");
}

#[test]
fn the_draft_in_russian_fits_the_questionnaire() {
    check("ru");
}

#[test]
fn the_draft_in_spanish_fits_the_questionnaire() {
    check("es");
}
