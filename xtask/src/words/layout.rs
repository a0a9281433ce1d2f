//! How JSON is laid out for people.

use std::fmt::Write as _;

use serde_json::Value;

/// Writes a value with one entry a line.
pub(super) fn print(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Value, depth: usize, text: &mut String) {
    let Value::Object(fields) = value else {
        text.push_str(&value.to_string());
        return;
    };
    let indent = "  ".repeat(depth + 1);
    text.push('{');
    for (n, (field, value)) in fields.iter().enumerate() {
        let comma = if n == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(text, "{comma}\n{indent}{}: ", Value::from(field.as_str()));
        self::write(value, depth + 1, text);
    }
    if !fields.is_empty() {
        let _ = write!(text, "\n{}", "  ".repeat(depth));
    }
    text.push('}');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_entry_is_on_a_line_of_its_own_and_no_sign_is_escaped_that_need_not_be() {
        let text = print(&json!({ "f": { "g": "é\u{a0}", "n": 1 }, "i": {} }));
        assert_eq!(text, "{\n  \"f\": {\n    \"g\": \"é\u{a0}\",\n    \"n\": 1\n  },\n  \"i\": {}\n}\n");
    }
}
