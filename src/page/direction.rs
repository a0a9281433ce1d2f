//! A text that somebody else wrote, put among our words: it must not turn them around, or move their marks.

use std::borrow::Cow;

use super::Text;

/// First strong isolate and pop directional isolate (Unicode Standard Annex 9).
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

/// The embeddings, overrides and isolates of Unicode Standard Annex 9, and their ends.
fn is_directional(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text as it is shown: without the signs that would change the direction of what is around it. They have no shape.
#[must_use]
pub fn undirected(text: &str) -> Cow<'_, str> {
    if text.contains(is_directional) { text.replace(is_directional, "").into() } else { text.into() }
}

/// The lines of one text, each of which is drawn by itself: what is isolated across lines is isolated in each of them.
#[must_use]
pub(crate) fn isolated_in_each(lines: Vec<String>) -> Vec<String> {
    let [begin, end] = ISOLATE;
    let mut is_open = false;
    let each = lines.into_iter().map(|line| {
        let before = if is_open { begin } else { "" };
        // `None` is less than any position.
        is_open = if line.contains(end) || line.contains(begin) {
            line.rfind(begin) > line.rfind(end)
        } else {
            is_open
        };
        [before, &line, if is_open { end } else { "" }].concat()
    });
    each.collect()
}

/// The text as a part of a sentence that is one text, where no element can isolate it.
#[must_use]
pub fn isolated(text: &str) -> Text {
    let [begin, end] = ISOLATE;
    [begin, &*undirected(text), end].concat().into()
}
