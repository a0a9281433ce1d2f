//! What stands in a prelude more than once, written once.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// An element that is written in fewer bytes is written as often as it is there. Chosen by trying, for the English
/// screens: 40 made the file larger by a tenth where it is sent in brotli, and none at all by a half in gzip.
const LEAST: usize = 300;

/// Puts the place in a list where an element stood that is there more than once; returns the list, too.
pub(super) fn shared(prelude: Map<String, Value>) -> (Map<String, Value>, Vec<Value>) {
    let mut sharing = Sharing::default();
    prelude.values().for_each(|it| sharing.count(it));
    let prelude = prelude.into_iter().map(|(name, it)| (name, sharing.shortened(it))).collect();
    (prelude, sharing.elements)
}

#[derive(Debug, Default)]
struct Sharing {
    /// How often each element is there.
    seen: HashMap<String, usize>,
    /// Where in the list it is.
    places: HashMap<String, usize>,
    elements: Vec<Value>,
}

impl Sharing {
    fn count(&mut self, value: &Value) {
        if is_element(value) {
            *self.seen.entry(value.to_string()).or_default() += 1;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|it| self.count(it)),
            Value::Object(entries) => entries.values().for_each(|it| self.count(it)),
            _ => {}
        }
    }

    fn shortened(&mut self, value: Value) -> Value {
        let whole = is_element(&value).then(|| value.to_string());
        let whole = whole.filter(|it| it.len() >= LEAST && self.seen.get(it).is_some_and(|times| *times > 1));
        if let Some(place) = whole.as_ref().and_then(|it| self.places.get(it)) {
            return (*place).into();
        }
        let value = match value {
            Value::Array(values) => values.into_iter().map(|it| self.shortened(it)).collect(),
            Value::Object(entries) => {
                entries.into_iter().map(|(name, it)| (name, self.shortened(it))).collect()
            }
            other => other,
        };
        let Some(whole) = whole else { return value };
        let place = self.elements.len();
        self.places.insert(whole, place);
        self.elements.push(value);
        place.into()
    }
}

fn is_element(value: &Value) -> bool {
    value.get(0).is_some_and(Value::is_string) && value.get(1).is_some_and(Value::is_object)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_element_that_is_there_twice_is_written_once_and_one_inside_it_too() {
        let inner = json!(["b", { "class": "x".repeat(LEAST) }, "two"]);
        let outer = json!(["p", {}, "one", inner]);
        let small = json!(["i", {}, "small"]);
        let drawn = json!({ "a": outer, "b": ["div", {}, outer, inner, small, small], "c": [0, "text"] });
        let Value::Object(drawn) = drawn else { unreachable!() };
        let (short, elements) = shared(drawn);
        let expected = json!({ "a": 1, "b": ["div", {}, 1, 0, small, small], "c": [0, "text"] });
        assert_eq!(Value::from(short), expected);
        assert_eq!(elements, [inner, json!(["p", {}, "one", 0])]);
    }
}
