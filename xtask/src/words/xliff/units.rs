//! The texts of a file of words as units: each with its English, its translation, and what a translator has to know.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::super::inline::{Piece, pieces, placeholders};
use super::super::made_from::fingerprint;
use super::super::plural::Plurals;
use super::super::texts::{WordFile, below, is_of_the_translation, is_optional};

/// A unit, or a group of units that belong together.
#[derive(Debug)]
pub(in crate::words) enum Node {
    /// An object, or a text with plural forms, by its path.
    Group(String, Vec<Node>),
    /// A text, or a plural form of one.
    Unit(Unit),
}

/// A text, or a plural form of one.
#[derive(Debug)]
pub(in crate::words) struct Unit {
    /// The path of the text in its file, with the form.
    pub(in crate::words) id: String,
    /// The path of the text.
    pub(in crate::words) path: String,
    /// The plural form.
    pub(in crate::words) category: Option<String>,
    /// The English to be translated.
    pub(in crate::words) source: String,
    /// The English with all places that the text has: a form of a plural may lack some.
    pub(in crate::words) whole: String,
    /// The translation.
    pub(in crate::words) target: Option<String>,
    pub(in crate::words) state: State,
    /// Whether it can do without the number that it counts.
    pub(in crate::words) spares_number: bool,
    pub(in crate::words) notes: Vec<String>,
    /// The most characters that it may have.
    pub(in crate::words) limit: Option<usize>,
}

/// How far a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::words) enum State {
    Translated,
    OutOfDate,
    Missing,
}

/// What units are made of.
#[derive(Debug)]
pub(in crate::words) struct Units<'a> {
    pub(in crate::words) part: WordFile,
    pub(in crate::words) english: &'a Map<String, Value>,
    pub(in crate::words) own: &'a Map<String, Value>,
    pub(in crate::words) made_from: &'a Map<String, Value>,
    pub(in crate::words) plurals: &'a Plurals,
    /// The schema of the file: it says what each text is for, and how long it may be.
    pub(in crate::words) schema: &'a Value,
    /// What the schema says for this language alone: how long a text may be in it.
    pub(in crate::words) schema_of_language: &'a Value,
    /// The parts of the code that show each of the widget's own words.
    pub(in crate::words) seen: &'a BTreeMap<String, BTreeSet<String>>,
}

/// All units, in their order.
pub(in crate::words) fn flat(nodes: &[Node]) -> Vec<&Unit> {
    let units = nodes.iter().map(|node| match node {
        Node::Group(_, nodes) => flat(nodes),
        Node::Unit(unit) => vec![unit],
    });
    units.flatten().collect()
}

impl Units<'_> {
    /// Makes the units, in the order of the English file.
    pub(in crate::words) fn nodes(&self) -> Vec<Node> {
        self.inside("", self.english, Some(self.own), [self.schema, self.schema_of_language])
    }

    fn inside(
        &self,
        path: &str,
        english: &Map<String, Value>,
        own: Option<&Map<String, Value>>,
        schemas: [&Value; 2],
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (field, text) in english {
            let path = below(path, field);
            let own = own.and_then(|own| own.get(field));
            let schemas = schemas.map(|schema| self.below_in_schema(schema, field));
            if self.part.is_text(&path, text) {
                nodes.push(self.text(&path, text, own, schemas));
            } else if let Value::Object(english) = text {
                let inside = self.inside(&path, english, own.and_then(Value::as_object), schemas);
                if !inside.is_empty() {
                    nodes.push(Node::Group(path, inside));
                }
            }
        }
        nodes
    }

    fn text(&self, path: &str, english: &Value, own: Option<&Value>, schemas: [&Value; 2]) -> Node {
        let state = match own {
            None => State::Missing,
            Some(_) if is_of_the_translation(path) => State::Translated,
            Some(_) if self.made_from.get(path).is_some_and(|known| *known == fingerprint(english)) => {
                State::Translated
            }
            Some(_) => State::OutOfDate,
        };
        let whole = form(english, "other").unwrap_or_default();
        let unit = |category: Option<&str>| {
            let target = own.and_then(|own| category.map_or_else(|| own.as_str(), |it| form(own, it)));
            Unit {
                id: category.map_or_else(|| path.to_owned(), |category| below(path, category)),
                path: path.to_owned(),
                category: category.map(str::to_owned),
                source: category
                    .and_then(|it| with_all_placeholders(english, it))
                    .unwrap_or(whole)
                    .to_owned(),
                whole: whole.to_owned(),
                target: target.map(str::to_owned),
                state: if target.is_some() { state } else { State::Missing },
                spares_number: self.spares_number(category),
                notes: self.notes(path, category, whole, state, schemas),
                limit: limit(schemas),
            }
        };
        if !english.is_object() && !own.is_some_and(Value::is_object) {
            return Node::Unit(unit(None));
        }
        let categories = self.plurals.categories();
        Node::Group(path.to_owned(), categories.map(|category| Node::Unit(unit(Some(category)))).collect())
    }

    fn spares_number(&self, category: Option<&str>) -> bool {
        category.is_some_and(|it| it != "other" && self.plurals.is_for_one_number(it))
    }

    fn notes(
        &self,
        path: &str,
        category: Option<&str>,
        english: &str,
        state: State,
        schemas: [&Value; 2],
    ) -> Vec<String> {
        let mut notes = Vec::new();
        if state == State::OutOfDate {
            notes.push("The English has changed since this was translated. Compare them, and say that it is translated.".to_owned());
        }
        if self.part == WordFile::Questionnaire || !path.starts_with("words.") {
            notes.extend(schemas[0].get("description").and_then(Value::as_str).map(str::to_owned));
        }
        let seen = path
            .strip_prefix("words.")
            .filter(|_| self.part == WordFile::Interface)
            .and_then(|id| self.seen.get(id));
        if let Some(seen) = seen {
            let list = seen.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            notes.push(format!("Where it is shown, as parts of the code: {list}."));
        }
        if is_of_the_translation(path) {
            notes.push("It says this of the translation itself.".to_owned());
        }
        if is_optional(path) {
            notes.push("Only the official title. Leave it empty where there is none: then the English one is shown, and marked as English.".to_owned());
        }
        notes.extend(category.map(|category| self.plurals.note(category)));
        let kept = placeholders(english);
        if !kept.is_empty() {
            let list = kept.iter().copied().collect::<Vec<_>>().join(", ");
            let spared = kept.contains("{n}") && self.spares_number(category);
            let spared = if spared { " In this form {n} may be left out." } else { "" };
            notes.push(format!("Keep {list}, in any order: the page fills them in.{spared}"));
        }
        if pieces(english).iter().any(|piece| matches!(piece, Piece::Stressed(_))) {
            notes.push("A run is stressed: stress the words that say the same. In the file, it is between two pairs of asterisks.".to_owned());
        }
        notes.extend(limit(schemas).map(|most| format!("At most {most} characters.")));
        notes
    }

    /// What the schema says of a field.
    fn below_in_schema<'b>(&'b self, schema: &'b Value, field: &str) -> &'b Value {
        let reference = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|it| self.schema.pointer(it.strip_prefix('#')?));
        let object = reference.unwrap_or(schema);
        let named = object.get("properties").and_then(|fields| fields.get(field));
        named.or_else(|| object.get("additionalProperties")).unwrap_or(&Value::Null)
    }
}

/// The most characters of a text, where that is fewer than any text may have.
fn limit(schemas: [&Value; 2]) -> Option<usize> {
    let most = schemas.into_iter().filter_map(|schema| schema.get("maxLength")?.as_u64()).min();
    most.and_then(|most| usize::try_from(most).ok())
}

/// A form of a text; a text without forms is the same in all.
fn form<'a>(text: &'a Value, category: &str) -> Option<&'a str> {
    match text {
        Value::Object(forms) => forms.get(category)?.as_str(),
        Value::String(text) if category == "other" => Some(text),
        _ => None,
    }
}

/// The English form of the same name, if it can be translated into a form that other numbers take, too: "One statement"
/// would mislead whoever writes the form for 1, 21 and 31.
fn with_all_placeholders<'a>(english: &'a Value, category: &str) -> Option<&'a str> {
    let found = form(english, category)?;
    (placeholders(found) == placeholders(form(english, "other")?)).then_some(found)
}
