//! How the texts of a translation compare with the English as it is now.

use serde_json::{Map, Value};

use super::made_from::fingerprint;
use super::texts::{is_of_the_translation, is_optional};

/// The texts of one file, by their paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Made from the English as it is now.
    pub(super) up_to_date: Vec<String>,
    /// Made from an English that has changed since, or from one that nobody wrote down.
    pub(super) out_of_date: Vec<String>,
    /// In English alone.
    pub(super) missing: Vec<String>,
    /// In the translation alone.
    pub(super) gone: Vec<String>,
}

impl Standing {
    /// Compares the texts of a translation with the English ones, by what they were made from.
    pub(super) fn of(
        english: &Map<String, Value>,
        own: &Map<String, Value>,
        made_from: &Map<String, Value>,
    ) -> Self {
        let mut standing = Self::default();
        for (path, text) in english {
            let known = || made_from.get(path).is_some_and(|known| *known == fingerprint(text));
            let list = match own.get(path) {
                None if is_optional(path) => continue,
                None => &mut standing.missing,
                Some(_) if is_of_the_translation(path) || known() => &mut standing.up_to_date,
                Some(_) => &mut standing.out_of_date,
            };
            list.push(path.clone());
        }
        standing.gone = own
            .keys()
            .filter(|path| !english.contains_key(*path) && !is_of_the_translation(path))
            .cloned()
            .collect();
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map<const N: usize>(entries: [(&str, &str); N]) -> Map<String, Value> {
        entries.into_iter().map(|(path, text)| (path.to_owned(), text.into())).collect()
    }

    #[track_caller]
    fn check(made_from: &Map<String, Value>, expected: [&[&str]; 4]) {
        let english = map([("about.reviewer", "Nobody"), ("a", "One"), ("b", "Two")]);
        let own =
            map([("about.reviewer", "Personne"), ("about.notice", "Pas relu"), ("a", "Un"), ("c", "Trois")]);
        let found = Standing::of(&english, &own, made_from);
        assert_eq!([found.up_to_date, found.out_of_date, found.missing, found.gone], expected);
    }

    #[test]
    fn a_text_is_up_to_date_while_the_english_is_that_which_it_was_made_from() {
        let made_from = map([("a", &fingerprint(&"One".into()))]);
        check(&made_from, [&["about.reviewer", "a"], &[], &["b"], &["c"]]);
    }

    #[test]
    fn a_text_is_out_of_date_when_the_english_has_changed_since() {
        let made_from = map([("a", &fingerprint(&"Once".into()))]);
        check(&made_from, [&["about.reviewer"], &["a"], &["b"], &["c"]]);
    }

    #[test]
    fn a_text_of_which_nobody_wrote_down_what_it_was_made_from_is_out_of_date() {
        check(&Map::new(), [&["about.reviewer"], &["a"], &["b"], &["c"]]);
    }

    #[test]
    fn a_document_without_an_official_title_in_the_language_lacks_nothing() {
        let english = map([("sources.CAT.title", "Convention"), ("sources.CAT.short", "CAT")]);
        let found = Standing::of(&english, &Map::new(), &Map::new());
        assert_eq!(found.missing, ["sources.CAT.short"]);
    }
}
