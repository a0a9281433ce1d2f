//! The plural forms of a language, each with numbers that take it, as a browser chooses them (CLDR).

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Writes the forms of a language, the form of each number below a limit, and for each form one number of those that are
/// tried beyond. The arguments are the language and the limit.
const SCRIPT: &str = "
    const [language, far] = process.argv.slice(-2);
    const rules = new Intl.PluralRules(language);
    const beyond = ['1000000', '0.1', '1.5'].map((n) => [rules.select(Number(n)), n]);
    console.log(JSON.stringify([
        rules.resolvedOptions().pluralCategories,
        Array.from({ length: far }, (_, n) => rules.select(n)),
        Object.fromEntries(beyond),
    ]));
";

/// The categories of CLDR, in its order.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// As far as each number is looked at: every rule of CLDR for whole numbers below a million shows by then.
const FAR: u32 = 200;

/// As many ranges of numbers as make a rule plain.
const RANGES: usize = 3;

/// The plural forms of one language: all that CLDR has for it, those for fractions and millions too.
#[derive(Debug)]
pub(super) struct Plurals {
    forms: Vec<Form>,
}

#[derive(Debug)]
struct Form {
    category: &'static str,
    /// The numbers below the limit that take it, such as `2–4, 22–24`; empty where none does.
    numbers: String,
    /// Another number that takes it.
    beyond: Option<String>,
}

impl Plurals {
    /// Asks for the forms of a language.
    pub(super) fn of(language: &str) -> Result<Self> {
        let mut node = Command::new("node");
        node.args(["--eval", SCRIPT, "--", language, &FAR.to_string()]);
        let answer = process::output(&mut node)
            .with_context(|| format!("Node.js knows no plurals of `{language}`"))?;
        let (known, taken, mut beyond): (Vec<String>, Vec<String>, BTreeMap<String, String>) =
            serde_json::from_str(&answer).context("Node.js answers in another form")?;
        let mut form = |category: &'static str| {
            let numbers = (0..FAR).zip(&taken).filter(|(_, found)| *found == category);
            Form { category, numbers: ranges(numbers.map(|(n, _)| n)), beyond: beyond.remove(category) }
        };
        let forms = CATEGORIES.into_iter().filter(|category| known.iter().any(|it| it == category));
        Ok(Self { forms: forms.map(&mut form).collect() })
    }

    /// The categories that the language has.
    pub(super) fn categories(&self) -> impl Iterator<Item = &'static str> {
        self.forms.iter().map(|form| form.category)
    }

    /// Returns whether a form is for one number alone: then a text can do without it.
    pub(super) fn is_for_one_number(&self, category: &str) -> bool {
        self.form(category).is_some_and(|form| form.numbers.parse::<u32>().is_ok())
    }

    /// What a translator has to know of a form.
    pub(super) fn note(&self, category: &str) -> String {
        let numbers = match self.form(category) {
            Some(Form { numbers, .. }) if !numbers.is_empty() => numbers.clone(),
            form => format!("such as {}", form.and_then(|it| it.beyond.as_deref()).unwrap_or("rare numbers")),
        };
        format!("Plural form {category}: {numbers}")
    }

    fn form(&self, category: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.category == category)
    }
}

/// Writes numbers as `2–4, 22–24`.
fn ranges(numbers: impl Iterator<Item = u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for n in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => ranges.push((n, n)),
        }
    }
    let more = if ranges.len() > RANGES { ", …" } else { "" };
    let written = ranges.iter().take(RANGES).map(|(first, last)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}–{last}"),
    });
    written.collect::<Vec<_>>().join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, expected: &[&str]) {
        let plurals = Plurals::of(language).unwrap();
        let notes = plurals.categories().map(|category| plurals.note(category).replace("Plural form ", ""));
        assert_eq!(notes.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_form_of_the_six_languages_comes_with_numbers_that_take_it() {
        check("en", &["one: 1", "other: 0, 2–199"]);
        check(
            "ar",
            &["zero: 0", "one: 1", "two: 2", "few: 3–10, 103–110", "many: 11–99, 111–199", "other: 100–102"],
        );
        check("zh", &["other: 0–199"]);
        check("fr", &["one: 0–1", "many: such as 1000000", "other: 2–199"]);
        check("es", &["one: 1", "many: such as 1000000", "other: 0, 2–199"]);
        check(
            "ru",
            &[
                "one: 1, 21, 31, …",
                "few: 2–4, 22–24, 32–34, …",
                "many: 0, 5–20, 25–30, …",
                "other: such as 1.5",
            ],
        );
    }

    #[test]
    fn a_form_is_for_one_number_in_some_languages_and_for_several_in_others() {
        let is_for_one = |language| Plurals::of(language).unwrap().is_for_one_number("one");
        assert_eq!(["en", "es", "ar", "fr", "ru"].map(is_for_one), [true, true, true, false, false]);
    }
}
