//! The texts of a file of words, each with its path. It knows which fields are words, and not what they say.

use serde_json::{Map, Value};

/// One of the two files that a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordFile {
    /// The words of the questionnaire.
    Questionnaire,
    /// The widget's own words.
    Interface,
}

impl WordFile {
    pub(super) const ALL: [Self; 2] = [Self::Questionnaire, Self::Interface];

    /// The folder of its files below `content/`.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Questionnaire => "uncat",
            Self::Interface => "interface",
        }
    }

    /// Its name in a bundle.
    pub(super) fn in_bundle(self) -> &'static str {
        match self {
            Self::Questionnaire => "words",
            Self::Interface => "interface",
        }
    }

    /// Returns whether the value at a path is a text: a string, or an object with the plural forms of one.
    pub(super) fn is_text(self, path: &str, value: &Value) -> bool {
        match value {
            Value::String(_) => !is_of_the_file(path),
            Value::Object(_) => self == Self::Interface && path.starts_with("words."),
            _ => false,
        }
    }
}

/// Returns whether a field says what a file is, and is no text to be translated.
fn is_of_the_file(path: &str) -> bool {
    ["$schema", "format", "version", "questionnaire", "edition", "language", "formats", "rtl", "firstDay"]
        .contains(&path)
        || path.starts_with("about.") && !is_of_the_translation(path)
}

/// Returns whether a text is about the translation itself, and so is not made from an English one.
pub(super) fn is_of_the_translation(path: &str) -> bool {
    ["name", "about.source", "about.reviewer", "about.notice"].contains(&path)
}

/// Returns whether a translation may lack a text: without an official title in its language, a document keeps the
/// English one, and the page says in which language that is.
pub(super) fn is_optional(path: &str) -> bool {
    path.starts_with("sources.") && path.ends_with(".title")
}

/// Returns the path of a field.
pub(super) fn below(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

/// Returns each text of a file by its path, in the order of the file.
pub(super) fn texts(part: WordFile, file: &Map<String, Value>) -> Map<String, Value> {
    let mut found = Map::new();
    collect(part, "", file, &mut found);
    found
}

fn collect(part: WordFile, path: &str, fields: &Map<String, Value>, found: &mut Map<String, Value>) {
    for (field, value) in fields {
        let path = below(path, field);
        if part.is_text(&path, value) {
            found.insert(path, value.clone());
        } else if let Value::Object(fields) = value {
            collect(part, &path, fields, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(part: WordFile, file: &Value, expected: &[&str]) {
        let found = texts(part, file.as_object().unwrap());
        assert_eq!(found.keys().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_a_file_is_and_under_which_licence_is_no_text() {
        let about =
            json!({ "source": "made from", "licence": "MIT", "reviewer": "nobody", "asOf": "2026-11" });
        let file = json!({ "format": "f", "version": 1, "edition": "1", "language": "fr", "about": about, "title": "T" });
        check(WordFile::Questionnaire, &file, &["about.source", "about.reviewer", "title"]);
    }

    #[test]
    fn the_forms_of_a_plural_are_one_text() {
        let words =
            json!({ "undo": "Undo", "statements": { "one": "{n} statement", "other": "{n} statements" } });
        check(
            WordFile::Interface,
            &json!({ "rtl": true, "words": words }),
            &["words.undo", "words.statements"],
        );
    }

    #[test]
    fn a_group_at_risk_that_is_named_as_a_plural_form_is_a_text_by_itself() {
        let file = json!({ "sections": { "S1": { "risk": { "other": "Other groups" } } } });
        check(WordFile::Questionnaire, &file, &["sections.S1.risk.other"]);
    }
}
