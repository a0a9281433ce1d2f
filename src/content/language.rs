//! Language tags, as a browser's `Intl` takes them.

use crate::reading::{Fault, Node, Problems, Text};

/// Reads a language tag.
pub(super) fn tag(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    let text = node.text(64, problems)?;
    if !is_tag(text) {
        node.fault(Fault::Expected("a language tag, such as en or pt-BR"), problems);
        return None;
    }
    Some(text.into())
}

/// Whether a text is a language tag: `en`, `pt-BR`, `zh-Hant`, `ar-u-nu-latn`.
///
/// Source: RFC 5646, section 2.1, without what `Intl` refuses or nobody here needs: languages of four letters and more,
/// extensions other than that of Unicode, private use. `Intl` throws for a text that is no tag.
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let is_of = |part: &str, of: fn(&u8) -> bool| part.bytes().all(|byte| of(&byte));
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && is_of(part, u8::is_ascii_alphabetic);
    let is_script = |part: &&str| part.len() == 4 && is_of(part, u8::is_ascii_alphabetic);
    let is_region = |part: &&str| {
        (part.len() == 2 && is_of(part, u8::is_ascii_alphabetic))
            || (part.len() == 3 && is_of(part, u8::is_ascii_digit))
    };
    let is_variant = |part: &&str| {
        let begins_with_digit = part.starts_with(|first: char| first.is_ascii_digit());
        (matches!(part.len(), 5..=8) || (part.len() == 4 && begins_with_digit))
            && is_of(part, u8::is_ascii_alphanumeric)
    };
    let is_of_unicode = |part: &str| {
        let is_key = part.len() == 2 && part.ends_with(|last: char| last.is_ascii_alphabetic());
        (is_key || matches!(part.len(), 3..=8)) && is_of(part, u8::is_ascii_alphanumeric)
    };

    if !parts.next().is_some_and(is_language) {
        return false;
    }
    parts.next_if(is_script);
    parts.next_if(is_region);
    let mut variants = Vec::new();
    while let Some(variant) = parts.next_if(is_variant) {
        variants.push(variant.to_ascii_lowercase());
    }
    let is_repeated = |variant: &String| variants.iter().filter(|other| *other == variant).count() > 1;
    if variants.iter().any(is_repeated) {
        return false;
    }
    match parts.next() {
        None => true,
        Some("u" | "U") => parts.peek().is_some() && parts.all(is_of_unicode),
        Some(_) => false,
    }
}
