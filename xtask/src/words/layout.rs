//! How JSON is laid out for people: one entry a line, and small objects on a line of their own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::texts::below;

/// Which objects are spread over several lines, by their paths.
#[derive(Debug, Default)]
pub(super) struct Layout {
    known: BTreeMap<String, bool>,
}

impl Layout {
    /// The layout of a text: a translation has it too, so that both can be compared line by line.
    pub(super) fn of(text: &str, value: &Value) -> Self {
        let mut known = BTreeMap::new();
        name("", value, &mut openings(text).into_iter(), &mut known);
        Self { known }
    }

    /// Adds another layout, which has the last word on the objects that both know.
    pub(super) fn extend(&mut self, other: Self) {
        self.known.extend(other.known);
    }

    /// Every object is spread that has something in it.
    pub(super) fn spread() -> Self {
        Self::default()
    }

    /// Writes a value as this layout has it. An object that the layout does not know is on one line if no other object
    /// is in it.
    pub(super) fn print(&self, value: &Value) -> String {
        let mut text = String::new();
        self.value("", value, 0, &mut text);
        text.push('\n');
        text
    }

    fn is_spread(&self, path: &str, fields: &Map<String, Value>) -> bool {
        let unknown = || self.known.is_empty() || fields.values().any(Value::is_object);
        !fields.is_empty() && self.known.get(path).copied().unwrap_or_else(unknown)
    }

    fn value(&self, path: &str, value: &Value, depth: usize, text: &mut String) {
        let fields = match value {
            Value::Object(fields) => fields,
            Value::Array(items) => {
                // Writing to a string cannot fail.
                let items = items.iter().map(Value::to_string).collect::<Vec<_>>();
                let _ = write!(text, "[{}]", items.join(", "));
                return;
            }
            _ => {
                text.push_str(&value.to_string());
                return;
            }
        };
        let spread = self.is_spread(path, fields);
        let (indent, outdent) = ("  ".repeat(depth + 1), "  ".repeat(depth));
        text.push('{');
        for (n, (field, value)) in fields.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            let _ = match (spread, n) {
                (true, _) => write!(text, "{comma}\n{indent}"),
                (false, 0) => Ok(()),
                (false, _) => write!(text, "{comma} "),
            };
            let _ = write!(text, "{}: ", Value::from(field.as_str()));
            self.value(&below(path, field), value, depth + 1, text);
        }
        if spread {
            let _ = write!(text, "\n{outdent}");
        }
        text.push('}');
    }
}

/// Returns for each object of a text, in their order, whether a line ends after its brace.
fn openings(text: &str) -> Vec<bool> {
    let (mut found, mut quoted, mut escaped) = (Vec::new(), false, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' if !quoted => found.push(signs.peek().is_some_and(|next| ['\n', '\r'].contains(next))),
            _ => {}
        }
    }
    found
}

fn name(
    path: &str,
    value: &Value,
    openings: &mut impl Iterator<Item = bool>,
    known: &mut BTreeMap<String, bool>,
) {
    if let Value::Object(fields) = value {
        known.insert(path.to_owned(), openings.next().unwrap_or_default());
        for (field, value) in fields {
            name(&below(path, field), value, openings, known);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ENGLISH: &str =
        "{\n  \"a\": {\"b\": \"{\\\"\", \"c\": \"2\"},\n  \"d\": {\n    \"e\": \"3\"\n  }\n}\n";

    #[track_caller]
    fn check(value: &Value, expected: &str) {
        let english = serde_json::from_str(ENGLISH).unwrap();
        assert_eq!(Layout::of(ENGLISH, &english).print(value), expected);
    }

    #[test]
    fn a_file_is_written_as_it_was_laid_out() {
        check(&serde_json::from_str(ENGLISH).unwrap(), ENGLISH);
    }

    #[test]
    fn what_the_layout_lacks_is_on_one_line_unless_it_has_objects() {
        check(
            &json!({ "f": { "g": { "h": "é\u{a0}" } }, "i": {}, "j": ["1", "2"] }),
            "{\n  \"f\": {\n    \"g\": {\"h\": \"é\u{a0}\"}\n  },\n  \"i\": {},\n  \"j\": [\"1\", \"2\"]\n}\n",
        );
    }
}
