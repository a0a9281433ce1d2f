//! Search: the statements that have a reader's words, the best ones first.
//!
//! It compares words as they are written and knows no rule of any language. Only the [`Locale`] knows which letters are
//! the same but for an accent.

use std::cmp::Reverse;

use super::locale::Locale;
use super::{Content, IndicatorIx};

/// How many of the reader's words are looked for.
const WORDS: usize = 10;

/// A shorter word, in bytes, is not looked for inside other words. One sign of a script without spaces is long enough.
const LEAST: usize = 3;

/// Two forms of one word begin with at least so many letters that are the same.
const STEM: usize = 4;

/// Two forms of one word end with at most so many letters that differ.
const ENDING: usize = 3;

/// What a statement is found by, and how much it says that a word is there: its id, the claim in short, the claim, the
/// title of its section, its hint.
const WEIGHTS: [u32; 5] = [10, 6, 5, 3, 2];

/// The words of all statements in the form in which they are compared, made at the first search.
#[derive(Debug)]
pub(super) struct Index(Vec<(IndicatorIx, [String; WEIGHTS.len()])>);

impl Content {
    /// The statements that have the most of these words, the best ones first; an empty list without a word. Case and
    /// accents do not matter. A word is found where it begins a word or is inside one. If no statement has it, its
    /// beginning is looked for.
    #[must_use]
    pub fn search(&self, words: &str, locale: &dyn Locale) -> Vec<IndicatorIx> {
        let Index(statements) = self.index.get_or_init(|| Index::of(self, locale));
        let folded = folded(words, locale);
        let wanted: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(WORDS).collect();
        let mut found = vec![(0_u32, 0_u32); statements.len()];
        for word in wanted {
            let values = |value: fn(&str, &str) -> u32| -> Vec<u32> {
                statements.iter().map(|(_, texts)| best(word, texts, value)).collect()
            };
            let mut values_of_word = values(as_written);
            if values_of_word.iter().all(|value| *value == 0) {
                values_of_word = values(as_another_form);
            }
            for ((words, sum), value) in found.iter_mut().zip(values_of_word) {
                *words += u32::from(value > 0);
                *sum += value;
            }
        }
        let most = found.iter().map(|(words, _)| *words).max().filter(|words| *words > 0);
        let mut ranked: Vec<_> = found.into_iter().zip(statements).collect();
        ranked.retain(|((words, _), _)| Some(*words) == most);
        ranked.sort_by_key(|((_, sum), (ix, _))| (Reverse(*sum), *ix));
        ranked.into_iter().map(|(_, (ix, _))| *ix).collect()
    }
}

impl Index {
    fn of(content: &Content, locale: &dyn Locale) -> Self {
        let words = &content.words;
        let statements = content.questionnaire.indicators().map(|(ix, indicator)| {
            let said = words.indicator(ix);
            let section = &words.section(indicator.section).title;
            let hint = said.hint.as_deref().unwrap_or_default();
            let texts = [&*indicator.id, &*said.short, &*said.statement, &**section, hint];
            (ix, texts.map(|text| folded(text, locale)))
        });
        Self(statements.collect())
    }
}

/// The words of a text in the form in which they are compared, with a space between them. A full stop inside a word
/// stays, as in the id `S8.1`.
fn folded(text: &str, locale: &dyn Locale) -> String {
    let text = locale.without_accents(text).to_lowercase();
    let words = text.split(|sign: char| !(sign.is_alphanumeric() || sign == '.'));
    let words = words.map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// How well a word is found in the texts of a statement, 0 where it is missing.
fn best(word: &str, texts: &[String; WEIGHTS.len()], value: fn(&str, &str) -> u32) -> u32 {
    let each = texts.iter().zip(WEIGHTS).map(|(text, weight)| {
        weight * text.split(' ').map(|found| value(word, found)).max().unwrap_or_default()
    });
    each.max().unwrap_or_default()
}

/// 4 for the whole word, 3 for its beginning, 1 inside it.
fn as_written(word: &str, found: &str) -> u32 {
    match found.find(word) {
        Some(0) if found.len() == word.len() => 4,
        Some(0) => 3,
        Some(_) if word.len() >= LEAST => 1,
        _ => 0,
    }
}

/// 1 for what may be another form of the word: `trained` and `training`.
fn as_another_form(word: &str, found: &str) -> u32 {
    let same = word.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    u32::from(same >= STEM && same + ENDING >= word.chars().count())
}
