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

/// The text as a part of a sentence that is one text, where no element can isolate it.
#[must_use]
pub fn isolated(text: &str) -> Text {
    let [begin, end] = ISOLATE;
    [begin, &*undirected(text), end].concat().into()
}
