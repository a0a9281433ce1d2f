//! A small translation, and all that can become of it.

use serde_json::json;
use tempfile::TempDir;
use uncat_readiness::content::{Behind, Content, Term};

use super::*;
use crate::project;

/// A folder of content with three English texts, all of which are translated into French.
pub(super) fn translated() -> TempDir {
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

/// A copy of our content.
pub(super) fn actual() -> TempDir {
    let content = tempfile::tempdir().unwrap();
    let ours = project::root().join("content");
    folder::copy(&ours, content.path(), |name| name.ends_with(".json")).unwrap();
    content
}

/// Writes a file below the folder.
pub(super) fn put(content: &TempDir, name: &str, file: &Value) {
    folder::write(&content.path().join(name), file.to_string().as_bytes()).unwrap();
}

#[track_caller]
fn check(content: &TempDir, expected: &str) {
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

// In a bundle

/// The words of French as a bundle has them.
#[track_caller]
fn check_bundle(content: &TempDir, expected: &Value) {
    let said = in_bundle(content.path(), "fr").unwrap();
    let mut bundle = json!({ "words": said.words, "interface": said.interface });
    said.mark(&mut bundle);
    assert_eq!(&bundle, expected);
}

#[test]
fn words_that_are_up_to_date_have_no_mark() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    check_bundle(
        &content,
        &json!({
            "words": { "language": "fr", "title": "Se préparer", "themes": { "a": "Réparation" } },
            "interface": { "language": "fr", "words": { "days": { "other": "{n} jours" } } },
        }),
    );
}

#[test]
fn a_changed_text_is_marked_a_missing_one_is_english_and_a_gone_one_is_left_out() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    put(&content, "uncat/en.json", &json!({ "language": "en", "title": "Prepare to join", "basis": "Tool" }));
    let words = json!({ "days": { "one": "{n} day", "other": "{n} days" }, "undo": "Undo" });
    put(&content, "interface/en.json", &json!({ "language": "en", "words": words }));
    check_bundle(
        &content,
        &json!({
            "words": { "language": "fr", "title": "Se préparer", "basis": "Tool" },
            "interface": { "language": "fr", "words": { "days": { "other": "{n} jours" }, "undo": "Undo" } },
            "outdated": ["words.title"],
            "untranslated": ["words.basis", "interface.words.undo"],
        }),
    );
}

/// A bundle in French of our content, as the widget reads it.
fn read_in_french(content: &TempDir) -> Content {
    let said = in_bundle(content.path(), "fr").unwrap();
    let structure = |name: &str| {
        let mut structure = object(&content.path().join("uncat").join(name)).unwrap();
        structure.shift_remove("$schema");
        structure
    };
    let mut bundle = json!({
        "format": "uncat-readiness/bundle",
        "version": 1,
        "questionnaire": structure("questionnaire.json"),
        "sources": structure("sources.json"),
        "migration": structure("migration.json"),
        "words": said.words,
        "interface": said.interface,
    });
    said.mark(&mut bundle);
    Content::parse(&bundle.to_string()).unwrap()
}

#[test]
fn the_widget_reads_a_bundle_whose_interface_is_not_translated_at_all() {
    let content = actual();
    let nothing =
        json!({ "format": "uncat-readiness/interface", "version": 1, "language": "fr", "words": {} });
    put(&content, "interface/fr.json", &nothing);
    let read = read_in_french(&content);
    assert!(read.words.is_behind);
    assert_eq!(&*read.words.say(Term::Undo), "Undo");
}

#[test]
fn the_widget_learns_which_statements_are_behind_and_why() {
    let content = actual();
    accept(content.path(), "fr", &[]).unwrap();
    assert!(!read_in_french(&content).words.is_behind);
    let mut english = object(&content.path().join("uncat/en.json")).unwrap();
    english["indicators"]["S1.1"]["statement"] = "Somebody leads the work.".into();
    english["steps"]["S1.3a"]["text"] = "Invite each ministry.".into();
    put(&content, "uncat/en.json", &english.into());
    let mut french = object(&content.path().join("uncat/fr.json")).unwrap();
    french["indicators"]["S1.2"].as_object_mut().unwrap().shift_remove("why").unwrap();
    french["indicators"]["S1.4"]["note"] = "?".into();
    put(&content, "uncat/fr.json", &french.into());
    let read = read_in_french(&content);
    let behind = |id| read.words.indicator(read.questionnaire.find(id).unwrap()).behind;
    assert_eq!(
        ["S1.1", "S1.2", "S1.3", "S1.4"].map(behind),
        [Some(Behind::Outdated), Some(Behind::Untranslated), Some(Behind::Outdated), None]
    );
}

#[test]
fn a_language_without_one_of_its_files_is_no_bundle() {
    let content = translated();
    std::fs::remove_file(content.path().join("interface/fr.json")).unwrap();
    let error = in_bundle(content.path(), "fr").unwrap_err().to_string();
    assert!(error.starts_with("there is no ") && error.ends_with("fr.json"), "{error}");
}

#[test]
fn english_is_in_its_bundle_as_it_is_in_its_files() {
    let content = actual();
    let said = in_bundle(content.path(), SOURCE).unwrap();
    assert_eq!((&said.outdated, &said.untranslated), (&Vec::new(), &Vec::new()));
    for (part, said) in WordFile::ALL.into_iter().zip([said.words, said.interface]) {
        let mut english = object(&file(content.path(), part, SOURCE)).unwrap();
        english.shift_remove("$schema");
        assert_eq!(said.to_string(), Value::Object(english).to_string());
    }
}
