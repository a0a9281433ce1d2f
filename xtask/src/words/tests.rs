//! A small translation, and all that can become of it.

use serde_json::json;

use super::*;

/// A folder of content with three English texts, all of which are translated into French.
pub(super) fn translated() -> tempfile::TempDir {
    let content = tempfile::tempdir().unwrap();
    put(
        &content,
        "uncat/en.json",
        &json!({ "language": "en", "title": "Prepare", "themes": { "a": "Redress" } }),
    );
    put(
        &content,
        "uncat/fr.json",
        &json!({ "language": "fr", "title": "Se préparer", "themes": { "a": "Réparation" } }),
    );
    let days = json!({ "one": "{n} day", "other": "{n} days" });
    put(&content, "interface/en.json", &json!({ "language": "en", "words": { "days": days } }));
    put(
        &content,
        "interface/fr.json",
        &json!({ "language": "fr", "words": { "days": { "other": "{n} jours" } } }),
    );
    content
}

/// Writes a file below the folder.
pub(super) fn put(content: &tempfile::TempDir, name: &str, file: &Value) {
    folder::write(&content.path().join(name), file.to_string().as_bytes()).unwrap();
}

#[track_caller]
fn check(content: &tempfile::TempDir, expected: &str) {
    assert_eq!(report(content.path()).unwrap(), expected);
}

#[test]
fn a_translation_is_up_to_date_when_whoever_has_looked_says_so() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    check(
        &content,
        "content/uncat/fr.json: 2 up to date, 0 out of date, 0 missing, 0 gone\n\
         content/interface/fr.json: 1 up to date, 0 out of date, 0 missing, 0 gone\n",
    );
}

#[test]
fn a_changed_a_missing_and_a_gone_text_are_listed_with_what_is_there_now() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    put(&content, "uncat/en.json", &json!({ "language": "en", "title": "Prepare to join", "basis": "Tool" }));
    put(&content, "interface/en.json", &json!({ "language": "en", "words": { "days": "{n} days" } }));
    check(
        &content,
        "content/uncat/fr.json: 0 up to date, 1 out of date, 1 missing, 1 gone\n  \
           out of date: title: \"Prepare to join\"\n  \
           missing: basis: \"Tool\"\n  \
           gone: themes.a: \"Réparation\"\n\
         content/interface/fr.json: 0 up to date, 1 out of date, 0 missing, 0 gone\n  \
           out of date: words.days: \"{n} days\"\n",
    );
}

#[test]
fn one_text_can_be_accepted_without_the_others() {
    let content = translated();
    accept(content.path(), "fr", &["themes.a".to_owned()]).unwrap();
    accept(content.path(), "fr", &["words.days".to_owned()]).unwrap();
    check(
        &content,
        "content/uncat/fr.json: 1 up to date, 1 out of date, 0 missing, 0 gone\n  \
           out of date: title: \"Prepare\"\n\
         content/interface/fr.json: 1 up to date, 0 out of date, 0 missing, 0 gone\n",
    );
}

#[test]
fn a_typing_error_in_a_path_or_a_language_changes_nothing() {
    let content = translated();
    let says = |error: anyhow::Error| error.to_string();
    assert!(
        says(accept(content.path(), "fr", &["titel".to_owned()]).unwrap_err()).contains("has the path titel")
    );
    assert!(says(accept(content.path(), "rf", &[]).unwrap_err()).ends_with("choose one of fr"));
    assert!(!content.path().join("made-from").exists());
}

#[test]
fn the_title_of_a_document_is_made_from_the_english_one_that_is_with_the_documents() {
    let content = translated();
    put(
        &content,
        "uncat/sources.json",
        &json!({ "sources": { "CAT": { "title": "Convention", "force": "treaty" } } }),
    );
    let sources = json!({ "CAT": { "title": "Convention (fr)" } });
    put(&content, "uncat/fr.json", &json!({ "language": "fr", "title": "Se préparer", "sources": sources }));
    accept(content.path(), "fr", &["title".to_owned()]).unwrap();
    let said = report(content.path()).unwrap();
    assert!(said.contains("  out of date: sources.CAT.title: \"Convention\"\n  missing: themes.a"), "{said}");
}
