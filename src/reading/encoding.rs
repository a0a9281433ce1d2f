//! How the bytes of a file become a text, and how half a sign in it becomes a whole one.

use std::borrow::Cow;

use super::problem::{Fault, Problem};

/// Reads bytes as UTF-8, or as UTF-16 if they begin with its mark. Half a surrogate pair becomes U+FFFD.
///
/// # Errors
/// When they are in another encoding. A guess would damage letters that nobody looks at before they are saved again.
pub fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let wide = |units: Vec<u16>| {
        char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes).map(wide),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes).map(wide),
        bytes => std::str::from_utf8(bytes).map(str::to_owned).ok(),
    };
    text.ok_or_else(|| Problem::new("", Fault::Encoding))
}

/// The units of UTF-16; `None` if half of one is missing.
fn units(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Vec<u16>> {
    let (pairs, rest) = bytes.as_chunks();
    rest.is_empty().then(|| pairs.iter().map(|pair| unit(*pair)).collect())
}

/// The length of an escape such as `\u00e9`.
const ESCAPE: usize = 6;

/// Writes `\ufffd` in place of each escape that is half a surrogate pair, as programs leave it that cut texts. Strict
/// JSON parsers refuse the whole text for it. The length stays, and so do lines and columns.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        at += match (escaped(text, at), escaped(text, at + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                halves.push(at);
                ESCAPE
            }
            // The sign after a backslash may be another one.
            _ => 1 + text.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
    }
    if halves.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = text.to_owned();
    for at in halves {
        mended.replace_range(at..at + ESCAPE, "\\ufffd");
    }
    Cow::Owned(mended)
}

/// The code of the escape at a place, if there is one.
fn escaped(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    digits.bytes().all(|it| it.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}
