//! Writes an element once that a prelude has several times.

use std::collections::HashMap;

use crate::reading::Json;

/// Elements with fewer bytes are not shared. Chosen by trying, for the English screens: 40 made the file a tenth larger
/// in brotli, and no sharing at all made it larger by a half in gzip.
const LEAST: usize = 300;

/// Replaces each long element that occurs more than once by its index in a list. Each part appends to the list, so a part
/// needs the earlier ones only.
pub(super) fn shared<const N: usize>(parts: [Json; N]) -> [(Json, Vec<Json>); N] {
    let mut sharing = Sharing::default();
    parts.iter().for_each(|part| sharing.count(part));
    let mut known = 0;
    parts.map(|part| {
        let part = sharing.shortened(part);
        let new = sharing.elements.get(known..).unwrap_or_default().to_vec();
        known = sharing.elements.len();
        (part, new)
    })
}

#[derive(Debug, Default)]
struct Sharing {
    /// How often each element occurs.
    seen: HashMap<String, usize>,
    /// The position of each element in the list.
    positions: HashMap<String, i64>,
    elements: Vec<Json>,
}

impl Sharing {
    fn count(&mut self, value: &Json) {
        if is_element(value) {
            *self.seen.entry(value.to_string()).or_default() += 1;
        }
        match value {
            Json::List(values) => values.iter().for_each(|it| self.count(it)),
            Json::Object(fields) => fields.iter().for_each(|(_, it)| self.count(it)),
            _ => {}
        }
    }

    fn shortened(&mut self, value: Json) -> Json {
        let whole = is_element(&value).then(|| value.to_string());
        let whole = whole.filter(|it| it.len() >= LEAST && self.seen.get(it).is_some_and(|times| *times > 1));
        if let Some(position) = whole.as_ref().and_then(|it| self.positions.get(it)) {
            return Json::Int(*position);
        }
        let value = match value {
            Json::List(values) => Json::List(values.into_iter().map(|it| self.shortened(it)).collect()),
            Json::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, it)| (name, self.shortened(it))).collect())
            }
            other => other,
        };
        let (Some(whole), Ok(position)) = (whole, i64::try_from(self.elements.len())) else { return value };
        self.positions.insert(whole, position);
        self.elements.push(value);
        Json::Int(position)
    }
}

fn is_element(value: &Json) -> bool {
    matches!(value, Json::List(values) if matches!(&values[..], [Json::Text(_), Json::Object(_), ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element<const N: usize>(name: &str, class: &str, inside: [Json; N]) -> Json {
        let head = [Json::text(name), Json::object([("class", Json::text(class))])];
        Json::List(head.into_iter().chain(inside).collect())
    }

    #[test]
    fn an_element_that_is_there_twice_is_written_once_and_one_inside_it_too() {
        let inner = element("b", &"x".repeat(LEAST), [Json::text("two")]);
        let outer = |inside: Json| element("p", "", [Json::text("one"), inside]);
        let small = element("i", "", [Json::text("small")]);
        let whole = [outer(inner.clone()), inner.clone(), small.clone(), small.clone()];
        let number = |n| Json::List(vec![Json::Int(n), Json::text("text")]);
        let drawn =
            Json::object([("a", outer(inner.clone())), ("b", element("div", "", whole)), ("c", number(0))]);
        let [(first, elements), (second, more)] = shared([drawn, outer(inner.clone())]);
        let parts = [Json::Int(1), Json::Int(0), small.clone(), small];
        let expected =
            Json::object([("a", Json::Int(1)), ("b", element("div", "", parts)), ("c", number(0))]);
        assert_eq!(first, expected);
        assert_eq!(elements, [inner, outer(Json::Int(0))]);
        assert_eq!((second, more), (Json::Int(1), Vec::new()));
    }
}
