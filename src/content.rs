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
pub use words::{GroupWords, IndicatorWords, LevelWords, SectionWords, StepWords, Term, Words};

use std::sync::OnceLock;

use crate::reading::{Json, Node, Problems};
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
    index: OnceLock<Index>,
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
        let json = Json::parse(text)?;
        let mut problems = Problems::default();
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
        fields.finish(problems);
        let [Some(questionnaire), Some(sources), Some(words), Some(interface)] = parts else { return None };
        let sources = Sources::read(&sources, problems);
        let questionnaire = Questionnaire::read(&questionnaire, sources.as_ref(), problems);
        let (sources, mut questionnaire) = (sources?, questionnaire?);
        if let Some(node) = migration {
            questionnaire.migration = Migration::read(&node, &questionnaire, problems).unwrap_or_default();
        }
        let words = Words::read(&words, &interface, &questionnaire, problems)?;
        questionnaire.migration.word(&words.former_steps);
        Some(Self { questionnaire, sources, words, index: OnceLock::new() })
    }
}
