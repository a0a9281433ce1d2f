//! The questionnaire and every word that a visitor sees, read from one JSON bundle.
//!
//! Reading is strict and reports every problem at once, with its path. Its result is a proof: after [`Content::parse`]
//! no id, word or number can be missing in the core. The built-in questionnaire and a custom one take the same path. It
//! knows nothing of answers.

mod language;
mod migration;
mod percent;
mod questionnaire;
mod scope;
mod search;
mod sources;
mod words;

pub mod locale;

pub use migration::{Becomes, Change, Changes, FormerStep, Migration, Origin};
pub use percent::Percent;
pub use questionnaire::{
    Band, Force, Group, Horizon, Indicator, IndicatorIx, Kind, MOST_LEVELS, Questionnaire, Reference,
    Section, SectionIx, StartingPoint, StartingPointIx, Step, Theme, Treaty, TreatyIx,
};
pub use scope::{BEFORE_DEPOSIT, KEY, Scope};
pub use sources::{Pinpoint, Source, Sources};
pub(crate) use words::fill;
pub use words::{
    Behind, GroupWords, IndicatorWords, LevelWords, SectionWords, StepWords, Term, Tongue, Words,
};

use std::sync::OnceLock;

use crate::reading::{Fault, Json, Node, Problems, Text};
use language::is_tag;
use search::Index;

/// The format of a bundle that this version reads.
pub const BUNDLE: &str = "uncat-readiness/bundle";

/// A questionnaire with its sources, its words, and the widget's own words, in one language.
#[derive(Debug)]
pub struct Content {
    /// What is asked, without words.
    pub questionnaire: Questionnaire,
    /// The sources that the statements cite.
    pub sources: Sources,
    /// The words of the questionnaire and of the widget.
    pub words: Words,
    /// The languages that a reader can choose from.
    pub languages: Vec<Language>,
    index: OnceLock<Index>,
}

/// A language that a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: Text,
    /// Its own name: `Français`.
    pub name: Text,
}

impl Content {
    /// Reads a bundle.
    ///
    /// # Errors
    /// The problems of the text, each with its path. There is at least one.
    ///
    /// ```
    /// use uncat_readiness::content::Content;
    ///
    /// let bundle = r#"{"format": "uncat-readiness/bundle", "version": 1, "questionaire": {}, "words": {}}"#;
    /// let problems = Content::parse(bundle).expect_err("a name is misspelt, and two parts are missing");
    /// let problems: Vec<String> = problems.listed().iter().map(ToString::to_string).collect();
    /// assert_eq!(problems[0], "`questionnaire` is missing; add it");
    /// assert_eq!(problems[3], "`questionaire` is not a field of this format; take it out or correct it");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Problems> {
        Self::of(&[text])
    }

    /// Reads a bundle that comes in parts: what is the same in all languages, and what is not. Each part has the format
    /// and the version of a bundle, and some of its fields.
    ///
    /// # Errors
    /// As [`parse`](Self::parse); a field that two parts have is a problem.
    ///
    /// ```
    /// use uncat_readiness::content::Content;
    ///
    /// let words = r#"{"format": "uncat-readiness/bundle", "version": 1, "words": {}}"#;
    /// let problems = Content::of(&[words, words]).expect_err("both have words, and neither has a questionnaire");
    /// assert!(problems.listed().iter().any(|problem| problem.to_string().contains("`words` is here twice")));
    /// ```
    pub fn of<T: AsRef<str>>(parts: &[T]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut joined = Vec::new();
        for part in parts {
            let json = Json::parse(part.as_ref())?;
            let mut fields = Node::root(&json).object(&mut problems);
            if fields.as_mut().is_none_or(|fields| fields.format(BUNDLE, 1, &mut problems).is_none()) {
                return Err(problems);
            }
            if let Json::Object(fields) = json {
                let is_new = |(name, _): &(String, Json)| {
                    joined.is_empty() || !["format", "version"].contains(&&**name)
                };
                let new: Vec<_> = fields.into_iter().filter(is_new).collect();
                joined.extend(new);
            }
        }
        let json = Json::Object(joined);
        let content = Self::read(&Node::root(&json), &mut problems);
        match content {
            Some(content) if problems.is_empty() => Ok(content),
            _ => Err(problems),
        }
    }

    fn read(root: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = root.object(problems)?;
        fields.format(BUNDLE, 1, problems)?;
        let parts = [
            fields.required("questionnaire", problems),
            fields.required("sources", problems),
            fields.required("words", problems),
            fields.required("interface", problems),
        ];
        let migration = fields.optional("migration");
        let languages = fields.optional("languages").and_then(|node| Language::list(&node, problems));
        let (outdated, untranslated) = (fields.optional("outdated"), fields.optional("untranslated"));
        fields.finish(problems);
        let [Some(questionnaire), Some(sources), Some(words), Some(interface)] = parts else { return None };
        let sources = Sources::read(&sources, problems);
        let questionnaire = Questionnaire::read(&questionnaire, sources.as_ref(), problems);
        let (mut sources, mut questionnaire) = (sources?, questionnaire?);
        if let Some(node) = migration {
            questionnaire.migration = Migration::read(&node, &questionnaire, problems).unwrap_or_default();
        }
        let mut words = Words::read(&words, &interface, &questionnaire, &mut sources, problems)?;
        questionnaire.migration.word(&words.former_steps);
        for (behind, node) in [(Behind::Outdated, outdated), (Behind::Untranslated, untranslated)] {
            if let Some(node) = node {
                words.mark(behind, &node, root.json(), &questionnaire, problems);
            }
        }
        let languages = languages.unwrap_or_default();
        Some(Self { questionnaire, sources, words, languages, index: OnceLock::new() })
    }
}

impl Language {
    /// `{"en": "English", "fr": "Français"}`
    fn list(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Self>> {
        let entries: Vec<_> = node.entries(problems)?.collect();
        let read = |(tag, node): (&str, Node<'_>)| {
            if !is_tag(tag) {
                node.fault(Fault::Expected("the name of a language, under its tag"), problems);
                return None;
            }
            Some(Self { tag: tag.into(), name: node.words(problems)? })
        };
        Some(entries.into_iter().filter_map(read).collect())
    }
}
