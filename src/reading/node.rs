//! Strict reading of a JSON tree: each method expects one kind of value, and notes a problem for any other.

use std::borrow::Cow;

use super::Text;
use super::ids::Ids;
use super::json::Json;
use super::problem::{Fault, Problem, Problems};

/// The most characters of an id.
const ID: usize = 64;

/// The most characters of a name that a message quotes.
const QUOTED: usize = 80;

/// A value and its path.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    json: &'a Json,
    path: String,
}

/// An object whose fields are read by name. A field that the reader never asks for is a problem.
#[derive(Debug)]
pub struct Fields<'a> {
    fields: &'a [(String, Json)],
    asked: Vec<&'static str>,
    path: String,
}

impl<'a> Node<'a> {
    /// The root of a tree, with an empty path.
    #[must_use]
    pub fn root(json: &'a Json) -> Self {
        Self { json, path: String::new() }
    }

    /// The value itself.
    #[must_use]
    pub fn json(&self) -> &'a Json {
        self.json
    }

    /// The text; `None` where the value is not a text.
    #[must_use]
    pub fn as_text(&self) -> Option<&'a str> {
        match self.json {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Notes a problem with this value.
    pub fn fault(&self, fault: Fault, problems: &mut Problems) {
        problems.note(Problem::new(self.path.clone(), fault));
    }

    fn expected<T>(&self, what: &'static str, problems: &mut Problems) -> Option<T> {
        self.fault(Fault::Expected(what), problems);
        None
    }

    /// An object with known fields.
    pub fn object(&self, problems: &mut Problems) -> Option<Fields<'a>> {
        let fields = self.fields(problems)?;
        Some(Fields { fields, asked: Vec::new(), path: self.path.clone() })
    }

    /// An object whose field names are ids: each name with its value, in order. A name that is longer than an id is a
    /// problem.
    pub fn entries(
        &self,
        problems: &mut Problems,
    ) -> Option<impl Iterator<Item = (&'a str, Node<'a>)> + use<'a>> {
        let fields = self.fields(problems)?;
        let path = self.path.clone();
        for (name, _) in fields.iter().filter(|(name, _)| is_longer(name, ID)) {
            problems.note(Problem::new(below(&path, name), Fault::LongName(ID)));
        }
        Some(fields.iter().map(move |(name, json)| (name.as_str(), Node { json, path: below(&path, name) })))
    }

    /// The fields as they are. Notes each repeated name.
    fn fields(&self, problems: &mut Problems) -> Option<&'a [(String, Json)]> {
        let Json::Object(fields) = self.json else { return self.expected("an object", problems) };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        Ids::of(&names, |name| self.fault(Fault::Repeated(shortened(name).into_owned()), problems));
        Some(fields)
    }

    /// A list of at most `most` values.
    pub fn list(&self, most: usize, problems: &mut Problems) -> Option<Vec<Node<'a>>> {
        let Json::List(values) = self.json else { return self.expected("a list", problems) };
        if values.len() > most {
            self.fault(Fault::TooMany(most), problems);
            return None;
        }
        let at = |(n, json)| Node { json, path: format!("{}[{n}]", self.path) };
        Some(values.iter().enumerate().map(at).collect())
    }

    /// A text of at most `most` characters; it may be empty.
    pub fn text(&self, most: usize, problems: &mut Problems) -> Option<&'a str> {
        let Json::Text(text) = self.json else { return self.expected("a text", problems) };
        if is_longer(text, most) {
            self.fault(Fault::TooLong(most), problems);
            return None;
        }
        Some(text)
    }

    /// An id: it becomes part of element ids and of file names.
    pub fn id(&self, problems: &mut Problems) -> Option<&'a str> {
        let text = self.id_like(problems)?;
        if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Some(text);
        }
        self.expected("an id that begins with a letter", problems)
    }

    /// A text of the characters of an id; any of them may be the first.
    pub fn id_like(&self, problems: &mut Problems) -> Option<&'a str> {
        let text = self.text(ID, problems)?;
        if text.is_empty() || !text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) {
            return self.expected("an id of letters, digits, dots and dashes", problems);
        }
        Some(text)
    }

    /// A text that is not blank.
    pub fn words(&self, problems: &mut Problems) -> Option<Text> {
        let text = self.text(4000, problems)?;
        if text.trim().is_empty() {
            self.fault(Fault::Blank, problems);
            return None;
        }
        Some(text.into())
    }

    /// `true` or `false`.
    pub fn bool(&self, problems: &mut Problems) -> Option<bool> {
        let Json::Bool(value) = self.json else { return self.expected("true or false", problems) };
        Some(*value)
    }

    /// A whole number in a range.
    pub fn int(&self, from: i64, to: i64, problems: &mut Problems) -> Option<i64> {
        let Json::Int(n) = self.json else { return self.expected("a whole number", problems) };
        if !(from..=to).contains(n) {
            self.fault(Fault::OutOfRange(*n, from, to), problems);
            return None;
        }
        Some(*n)
    }

    /// One of these names, as its position in the list.
    pub fn one_of(&self, names: &[&str], problems: &mut Problems) -> Option<usize> {
        let text = self.text(200, problems)?;
        let found = names.iter().position(|name| *name == text);
        if found.is_none() {
            self.fault(Fault::NotAllowed(shortened(text).into_owned(), names.join(", ")), problems);
        }
        found
    }
}

impl<'a> Fields<'a> {
    /// A field that may be missing.
    pub fn optional(&mut self, name: &'static str) -> Option<Node<'a>> {
        self.asked.push(name);
        let (_, json) = self.fields.iter().find(|(found, _)| found == name)?;
        Some(Node { json, path: below(&self.path, name) })
    }

    /// A field that must not be missing.
    pub fn required(&mut self, name: &'static str, problems: &mut Problems) -> Option<Node<'a>> {
        let node = self.optional(name);
        if node.is_none() {
            problems.note(Problem::new(self.path.clone(), Fault::Missing(name)));
        }
        node
    }

    /// A required text that is not blank.
    pub fn words(&mut self, name: &'static str, problems: &mut Problems) -> Option<Text> {
        self.required(name, problems)?.words(problems)
    }

    /// A flag that is false when missing.
    pub fn flag(&mut self, name: &'static str, problems: &mut Problems) -> bool {
        self.optional(name).and_then(|node| node.bool(problems)).unwrap_or(false)
    }

    /// Checks the fields `format` and `version`. Another format or a newer version ends the reading: nothing further
    /// can be checked.
    pub fn format(&mut self, format: &'static str, newest: i64, problems: &mut Problems) -> Option<i64> {
        let found = self.optional("format").map(|node| node.json().clone());
        let version = self.optional("version");
        if found != Some(Json::text(format)) {
            problems.note(Problem::new(self.path.clone(), Fault::OtherFormat(format)));
            return None;
        }
        let version = version.or_else(|| self.required("version", problems))?.int(1, i64::MAX, problems)?;
        if version > newest {
            problems.note(Problem::new(self.path.clone(), Fault::Newer(version, newest)));
            return None;
        }
        Some(version)
    }

    /// Notes every field that was not asked for. `$schema` is allowed everywhere.
    pub fn finish(self, problems: &mut Problems) {
        for (name, _) in self.fields {
            if name != "$schema" && !self.asked.iter().any(|asked| asked == name) {
                problems
                    .note(Problem::new(self.path.clone(), Fault::Unexpected(shortened(name).into_owned())));
            }
        }
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

fn below(path: &str, name: &str) -> String {
    let name = shortened(name);
    if path.is_empty() { name.into_owned() } else { format!("{path}.{name}") }
}

/// A name from a file, cut to the length that a message quotes. A name may have millions of characters, and the path of
/// each of thousands of values below it repeats the name.
pub(crate) fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(QUOTED) {
        Some((end, _)) => Cow::Owned([name.get(..end).unwrap_or_default(), "…"].concat()),
        None => Cow::Borrowed(name),
    }
}
