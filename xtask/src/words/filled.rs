//! A file of words as the widget gets it: English where a text is missing, and nothing that English lacks.

use serde_json::{Map, Value};

use super::texts::{WordFile, below, is_of_the_translation, is_optional};

/// Fields by which a translation is told to belong to the questionnaire as it is now.
const AS_IN_ENGLISH: [&str; 2] = ["questionnaire", "edition"];

/// What a translation that is the whole file says of itself, and English does not say for it.
const ITS_OWN: [&str; 2] = ["formats", "rtl"];

/// Says what is in place of an English text, from its path, the text, and its translation.
type Choose<'a> = dyn FnMut(&str, &Value, Option<&Value>) -> Option<Value> + 'a;

/// Returns a translation with the fields of the English file. `choose` gets each English text with its path and its
/// translation, and returns what is said; a text that it leaves out is left out.
pub(super) fn merged(
    part: WordFile,
    english: &Map<String, Value>,
    own: &Map<String, Value>,
    mut choose: impl FnMut(&str, &Value, Option<&Value>) -> Option<Value>,
) -> Map<String, Value> {
    merge(part, "", english, own, &mut choose)
}

fn merge(
    part: WordFile,
    path: &str,
    english: &Map<String, Value>,
    own: &Map<String, Value>,
    choose: &mut Choose<'_>,
) -> Map<String, Value> {
    let mut merged = Map::new();
    for field in order(english, own) {
        let path = below(path, field);
        let value = match (english.get(field), own.get(field)) {
            (Some(text), own) if part.is_text(&path, text) => choose(&path, text, own),
            (Some(Value::Object(english)), own) => {
                let nothing = Map::new();
                let own = own.and_then(Value::as_object).unwrap_or(&nothing);
                let inside = merge(part, &path, english, own, choose);
                (!inside.is_empty()).then_some(Value::Object(inside))
            }
            (Some(english), _) if AS_IN_ENGLISH.contains(&&*path) => Some(english.clone()),
            (Some(_), None) if ITS_OWN.contains(&&*path) => None,
            (Some(english), own) => Some(own.unwrap_or(english).clone()),
            (None, Some(own)) if part.is_text(&path, own) || own.is_object() => {
                is_of_the_translation(&path).then(|| own.clone())
            }
            (None, own) => own.cloned(),
        };
        merged.extend(value.map(|value| (field.clone(), value)));
    }
    merged
}

/// The fields of both: in the order of the translation, and each that it lacks after the one that it follows in English.
fn order<'a>(english: &'a Map<String, Value>, own: &'a Map<String, Value>) -> Vec<&'a String> {
    let mut fields: Vec<&String> = own.keys().collect();
    let mut next = 0;
    for field in english.keys() {
        match own.contains_key(field) {
            true => next = fields.iter().position(|it| *it == field).map_or(next, |at| at + 1),
            false => {
                fields.insert(next, field);
                next += 1;
            }
        }
    }
    fields
}

/// Returns a translation in which each missing text is the English one.
pub(super) fn filled(
    part: WordFile,
    english: &Map<String, Value>,
    own: &Map<String, Value>,
) -> Map<String, Value> {
    merged(part, english, own, |path, english, own| match own {
        // No language has the name of another.
        None if is_optional(path) || path == "name" => None,
        own => Some(own.unwrap_or(english).clone()),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(part: WordFile, english: &Value, own: &Value, expected: &Value) {
        let found = filled(part, english.as_object().unwrap(), own.as_object().unwrap());
        assert_eq!(Value::Object(found).to_string(), expected.to_string());
    }

    #[test]
    fn a_missing_text_is_english_and_a_gone_one_is_left_out() {
        check(
            WordFile::Questionnaire,
            &json!({ "title": "Prepare", "groups": { "g": { "title": "Group", "note": "All" } }, "themes": { "t": "Redress" } }),
            &json!({ "title": "Se préparer", "groups": { "g": { "title": "Groupe", "hint": "?" }, "h": { "title": "?" } } }),
            &json!({ "title": "Se préparer", "groups": { "g": { "title": "Groupe", "note": "All" } }, "themes": { "t": "Redress" } }),
        );
    }

    #[test]
    fn a_translation_says_for_itself_what_it_is() {
        check(
            WordFile::Interface,
            &json!({ "language": "en", "name": "English", "formats": "en-GB", "words": { "undo": "Undo" } }),
            &json!({ "language": "ar", "name": "العربية", "rtl": true, "months": ["يناير"], "words": {} }),
            &json!({ "language": "ar", "name": "العربية", "rtl": true, "months": ["يناير"], "words": { "undo": "Undo" } }),
        );
        check(
            WordFile::Interface,
            &json!({ "name": "English" }),
            &json!({ "language": "ar" }),
            &json!({ "language": "ar" }),
        );
        let about = json!({ "reviewer": "Pas relu", "notice": "Traduction non relue", "asOf": "2026-11" });
        check(
            WordFile::Questionnaire,
            &json!({ "edition": "2028.1", "about": { "reviewer": "Reviewed", "asOf": "2028-01" } }),
            &json!({ "edition": "2027.1", "about": about }),
            &json!({ "edition": "2028.1", "about": about }),
        );
    }

    #[test]
    fn the_forms_of_a_plural_are_those_of_the_translation() {
        check(
            WordFile::Interface,
            &json!({ "words": { "days": { "one": "{n} day", "other": "{n} days" } } }),
            &json!({ "words": { "days": { "few": "{n} дня", "other": "{n} дней" } } }),
            &json!({ "words": { "days": { "few": "{n} дня", "other": "{n} дней" } } }),
        );
    }
}
