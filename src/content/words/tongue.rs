//! What a drawing of the page has to know of the language of its texts: how they follow each other, and which of them are
//! in English for want of a translation.

use super::{Term, Words};
use crate::reading::{Json, Text};

/// What is between two texts in a language, and which texts are not in it.
///
/// An element that holds one text cannot be a placeholder of a term. So what the term has between its places is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue {
    /// Between two things in a line.
    pub beside: Text,
    /// Between two sentences, and after a label that ends with its colon.
    pub sentences: Text,
    /// Between texts of equal rank.
    pub side_by_side: Text,
    /// After a label that has no colon.
    pub labelled: Text,
    /// The texts in English, sorted.
    in_english: Vec<Text>,
}

impl Tongue {
    pub(super) fn of(words: &Words) -> Self {
        let between = |term| words.fill(term, &[("before", ""), ("next", "")]);
        Self {
            beside: between(Term::Beside),
            sentences: between(Term::Sentences),
            side_by_side: between(Term::SideBySide),
            labelled: words.fill(Term::Labelled, &[("label", ""), ("text", "")]),
            in_english: words.in_english.clone(),
        }
    }

    /// The language of a text that is shown in English for want of a translation; `None` for all others.
    #[must_use]
    pub fn other(&self, text: &str) -> Option<&'static str> {
        let is_english = self.in_english.binary_search_by(|found| (**found).cmp(text)).is_ok();
        is_english.then_some("en")
    }
}

/// The texts at these paths of a bundle, each as it is shown: without the asterisks of a stressed run. They are sorted.
pub(super) fn texts(bundle: &Json, paths: &[&str]) -> Vec<Text> {
    let mut found = Vec::new();
    paths.iter().filter_map(|path| at(bundle, path)).for_each(|json| collect(json, &mut found));
    found.sort_unstable();
    found.dedup();
    found
}

/// The value at a path. An id in a path may have a point itself.
fn at<'a>(json: &'a Json, path: &str) -> Option<&'a Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter().find_map(|(name, value)| match path.strip_prefix(name.as_str())? {
        "" => Some(value),
        rest => at(value, rest.strip_prefix('.')?),
    })
}

fn collect(json: &Json, found: &mut Vec<Text>) {
    match json {
        Json::Text(text) => found.extend(text.split("**").filter(|run| !run.is_empty()).map(Text::from)),
        Json::Object(fields) => fields.iter().for_each(|(_, json)| collect(json, found)),
        Json::List(list) => list.iter().for_each(|json| collect(json, found)),
        _ => {}
    }
}
