//! Formats the numbers, dates and lists of a language without a browser: Node.js has the same `Intl`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use uncat_readiness::calendar::{Date, Moment};
use uncat_readiness::content::Percent;
use uncat_readiness::content::locale::{Locale, Plain};

/// Answers each line of its input with one of its output, with the options of `src/shell/intl.rs`.
const SCRIPT: &str = include_str!("intl.js");

/// The formats of one language. Node.js runs until this is dropped.
#[derive(Debug)]
pub(super) struct Intl {
    node: Child,
    talk: RefCell<Talk>,
}

#[derive(Debug)]
struct Talk {
    ask: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    /// The answer to each line so far: a page asks for the same few numbers over and over.
    known: HashMap<String, String>,
    /// The first error: a format cannot return it.
    failed: Option<anyhow::Error>,
}

impl Intl {
    /// Starts Node.js for a language, a BCP 47 tag.
    pub(super) fn new(language: &str) -> Result<Self> {
        let mut node = Command::new("node");
        node.args(["--eval", SCRIPT, "--", language]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut node = node.spawn().context("cannot start Node.js (`node`); install it")?;
        let ask = node.stdin.take().context("Node.js has no input")?;
        let answers = BufReader::new(node.stdout.take().context("Node.js has no output")?).lines();
        Ok(Self { node, talk: RefCell::new(Talk { ask, answers, known: HashMap::new(), failed: None }) })
    }

    /// Ends Node.js.
    ///
    /// # Errors
    /// When an answer so far was missing; the format was empty then.
    pub(super) fn finish(mut self) -> Result<()> {
        self.talk.get_mut().failed.take().map_or(Ok(()), Err)
    }

    fn ask(&self, how: &str, what: &Value) -> String {
        let mut talk = self.talk.borrow_mut();
        talk.answer(how, what).unwrap_or_else(|error| {
            talk.failed.get_or_insert(error);
            String::new()
        })
    }
}

impl Talk {
    fn answer(&mut self, how: &str, what: &Value) -> Result<String> {
        let line = json!([how, what]).to_string();
        if let Some(known) = self.known.get(&line) {
            return Ok(known.clone());
        }
        writeln!(self.ask, "{line}").context("Node.js does not listen")?;
        let answer = self.answers.next().context("Node.js has ended before it should")??;
        let answer: String =
            serde_json::from_str(&answer).with_context(|| format!("Node.js answers `{answer}`"))?;
        self.known.insert(line, answer.clone());
        Ok(answer)
    }
}

impl Drop for Intl {
    fn drop(&mut self) {
        // It may have ended already: that is no error.
        let _ = self.node.kill();
        let _ = self.node.wait();
    }
}

impl Locale for Intl {
    fn plural(&self, n: u32) -> String {
        self.ask("plural", &n.into())
    }

    fn plural_of_tenths(&self, tenths: u32) -> String {
        self.ask("pluralOfTenths", &tenths.into())
    }

    fn number(&self, n: u32) -> String {
        self.ask("number", &n.into())
    }

    fn percent(&self, percent: Percent) -> String {
        self.ask("percent", &percent.number().into())
    }

    fn date(&self, iso: &str) -> String {
        self.ask("date", &iso.into())
    }

    /// What is built has no reader yet, and shows no day of an instant.
    fn day(&self, moment: Moment) -> Date {
        Plain.day(moment)
    }

    fn list(&self, items: &[String]) -> String {
        self.ask("list", &items.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::make::bundle;
    use crate::project;

    #[test]
    fn it_speaks_as_a_browser_does_in_each_language() {
        let said = |language| {
            let intl = Intl::new(language).unwrap();
            let list = intl.list(&["a".into(), "b".into(), "c".into()]);
            let said = [
                intl.plural(2),
                intl.number(1234),
                intl.percent(Percent::new(51)),
                intl.date("2026-11"),
                list,
            ];
            intl.finish().unwrap();
            said
        };
        assert_eq!(said("en"), ["other", "1,234", "51%", "November 2026", "a, b, and c"]);
        assert_eq!(said("ru"), ["few", "1\u{a0}234", "51\u{a0}%", "ноябрь 2026 г.", "a, b и c"]);
    }

    #[test]
    fn a_fraction_is_counted_as_each_language_counts_it() {
        let said = |language| {
            let intl = Intl::new(language).unwrap();
            let said = [10, 15].map(|tenths| intl.plural_of_tenths(tenths));
            intl.finish().unwrap();
            said.join(" ")
        };
        let expected = ["one other", "other other", "other other", "one one", "other other", "one other"];
        assert_eq!(["ar", "zh", "en", "fr", "ru", "es"].map(said), expected);
    }

    #[test]
    fn dates_are_those_of_the_united_nations_in_each_language() {
        let said: Vec<String> = bundle::all(&project::root().join("content"))
            .unwrap()
            .iter()
            .map(|bundle| {
                let words = bundle.content().unwrap().words;
                let intl = Intl::new(&words.formats).unwrap();
                let said = ["2027-05-01", "2026-11"].map(|iso| words.date(&intl, iso));
                intl.finish().unwrap();
                format!("{}: {}", bundle.tag, said.join(", "))
            })
            .collect();
        let expected = [
            "ar: 1 أيار/مايو 2027, تشرين الثاني/نوفمبر 2026",
            "zh: 2027年5月1日, 2026年11月",
            "en: 1 May 2027, November 2026",
            "fr: 1er mai 2027, novembre 2026",
            "ru: 1\u{a0}мая 2027\u{a0}года, ноябрь 2026\u{a0}года",
            "es: 1 de mayo de 2027, noviembre de 2026",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_day_is_the_same_wherever_it_is_built_and_what_is_none_stays() {
        let intl = Intl::new("en").unwrap();
        assert_eq!(intl.date("2026-01-01T23:59:59Z"), "January 1, 2026");
        assert_eq!(intl.date("soon"), "soon");
        intl.finish().unwrap();
    }

    #[test]
    fn an_answer_that_does_not_come_is_an_error_in_the_end() {
        let mut intl = Intl::new("en").unwrap();
        intl.node.kill().unwrap();
        intl.node.wait().unwrap();
        assert_eq!(intl.number(1), "");
        assert!(intl.finish().is_err());
    }
}
