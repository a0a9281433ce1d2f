//! What the widget reads, checked by the parser that it uses: a file with what is the same in all languages, and a file a
//! language with the words.
//!
//! The source files are separate, since a translator must not be able to change a score.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Map, Value, json};
use uncat_readiness::content::Content;

use crate::folder;
use crate::words::{self, InBundle};

/// The format of a bundle and of each of its parts.
const FORMAT: &str = "uncat-readiness/bundle";

/// All that the widget reads for one language.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    /// The language, as a BCP 47 tag.
    pub(super) tag: String,
    /// What is the same in all languages: a part of a bundle, as JSON without white space.
    pub(super) structure: Arc<str>,
    /// The words: the other part.
    pub(super) text: String,
    /// The words that the loader shows before the rest arrives: those named `loader-…`, without that prefix.
    pub(super) loader_words: Map<String, Value>,
    /// What the pages around the widget say.
    pub(super) pages: Pages,
}

/// What the pages around the widget say before it is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    pub(super) title: String,
    pub(super) needs: String,
    pub(super) printed: String,
    pub(super) offline: String,
}

impl Pages {
    fn read(pages: &Value) -> Option<Self> {
        let text = |name: &str| Some(pages.get(name)?.as_str()?.to_owned());
        Some(Self {
            title: text("title")?,
            needs: text("needs")?,
            printed: text("printed")?,
            offline: text("offline")?,
        })
    }
}

impl Bundle {
    /// The bundle in one part, as somebody who has a questionnaire of their own writes it.
    pub(super) fn whole(&self) -> Result<String> {
        let mut whole: Map<String, Value> = serde_json::from_str(&self.structure)?;
        whole.extend(serde_json::from_str::<Map<String, Value>>(&self.text)?);
        Ok(Value::Object(whole).to_string())
    }

    /// The bundle without a choice of languages, for a file that has no other.
    pub(super) fn alone(&self) -> Result<Self> {
        let mut structure: Map<String, Value> = serde_json::from_str(&self.structure)?;
        structure.shift_remove("languages");
        Ok(Self { structure: Value::Object(structure).to_string().into(), ..self.clone() })
    }

    /// A bundle of which only the words matter.
    #[cfg(test)]
    pub(super) fn of_words(tag: &str, text: &str) -> Self {
        let (loader_words, pages) = (Map::new(), Pages::default());
        Self { tag: tag.to_owned(), structure: "{}".into(), text: text.to_owned(), loader_words, pages }
    }

    /// Reads it as the widget does.
    pub(super) fn content(&self) -> Result<Content> {
        Content::of(&[&*self.structure, &self.text])
            .map_err(|problems| anyhow!("the bundle has problems: {problems:?}"))
    }
}

/// Files in the folder of words that are in no language.
const WORDLESS: [&str; 3] = ["questionnaire", "sources", "migration"];

/// The official languages of the United Nations, in the order in which it names them. Others follow.
const ORDER: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// Returns a bundle for each language that the questionnaire has words in.
pub(super) fn all(content: &Path) -> Result<Vec<Bundle>> {
    let questionnaire = content.join("uncat");
    let files = folder::files(&questionnaire)?;
    let tags = files.iter().filter_map(|file| file.file_name()?.to_str()?.strip_suffix(".json"));
    let mut tags: Vec<&str> = tags.filter(|tag| !WORDLESS.contains(tag)).collect();
    tags.sort_by_key(|tag| ORDER.iter().position(|known| known == tag).unwrap_or(ORDER.len()));
    if tags.is_empty() {
        bail!("{} has words in no language: it needs at least en.json", questionnaire.display());
    }
    let said = tags.iter().map(|tag| words::in_bundle(content, tag)).collect::<Result<Vec<_>>>()?;
    let structure: Arc<str> = structure(content, &tags, &said)?.to_string().into();
    tags.iter().zip(said).map(|(tag, said)| in_language(tag, said, &structure)).collect()
}

/// What is the same in all languages.
fn structure(content: &Path, tags: &[&str], said: &[InBundle]) -> Result<Value> {
    let part = |name: &str| value(&content.join("uncat").join(format!("{name}.json")));
    let mut languages = Map::new();
    for (tag, said) in tags.iter().zip(said) {
        let name =
            said.interface.get("name").with_context(|| format!("interface/{tag}.json has no `name`"))?;
        languages.insert((*tag).to_owned(), name.clone());
    }
    Ok(json!({
        "format": FORMAT,
        "version": 1,
        "questionnaire": part("questionnaire")?,
        "sources": part("sources")?,
        "migration": part("migration")?,
        "languages": languages,
    }))
}

fn in_language(tag: &str, mut said: InBundle, structure: &Arc<str>) -> Result<Bundle> {
    let loader_words = loader_words(&said.interface);
    let pages = said.interface.as_object_mut().and_then(|fields| fields.shift_remove("pages"));
    let pages = pages.with_context(|| format!("interface/{tag}.json has no `pages`"))?;
    let pages = Pages::read(&pages).with_context(|| format!("interface/{tag}.json: `pages` lacks a text"))?;
    let mut words = json!({
        "format": FORMAT,
        "version": 1,
        "words": said.words.take(),
        "interface": said.interface.take(),
    });
    said.mark(&mut words);
    let (structure, text) = (Arc::clone(structure), words.to_string());
    if let Err(problems) = Content::of(&[&*structure, &text]) {
        bail!("the content in `{tag}` has {} problems:\n{problems}", problems.count());
    }
    Ok(Bundle { tag: tag.to_owned(), structure, text, loader_words, pages })
}

/// What the loader needs to speak a language: its own words, how sentences are joined, and whether it is written from
/// right to left.
fn loader_words(interface: &Value) -> Map<String, Value> {
    let words = interface.get("words").and_then(Value::as_object);
    let said = words.into_iter().flatten().filter_map(|(name, word)| {
        let own = name.strip_prefix("loader-").or((name == "sentences").then_some(name))?;
        Some((own.to_owned(), word.clone()))
    });
    let rtl = interface.get("rtl").map(|rtl| ("rtl".to_owned(), rtl.clone()));
    said.chain(rtl).collect()
}

/// Reads one file. The address of its schema is for editors, not for the widget.
fn value(file: &Path) -> Result<Value> {
    let mut value: Value = serde_json::from_str(&folder::read(file)?)
        .with_context(|| format!("{} is not JSON", file.display()))?;
    if let Value::Object(entries) = &mut value {
        entries.shift_remove("$schema");
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn a_file_keeps_the_order_of_its_keys_and_loses_its_schema() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.json");
        folder::write(&file, br#"{ "$schema": "x", "z": 1, "a": { "y": 2, "b": 3 } }"#).unwrap();
        assert_eq!(value(&file).unwrap().to_string(), r#"{"z":1,"a":{"y":2,"b":3}}"#);
    }

    #[test]
    fn our_content_is_a_bundle_in_each_language_of_the_united_nations() {
        let bundles = all(&project::root().join("content")).unwrap();
        assert_eq!(bundles.iter().map(|bundle| &*bundle.tag).collect::<Vec<_>>(), ORDER);
    }

    #[test]
    fn the_words_of_the_loader_are_those_that_are_named_for_it() {
        let interface = json!({ "words": { "brand": "Readiness", "loader-wait": "Loading" } });
        assert_eq!(Value::Object(loader_words(&interface)), json!({ "wait": "Loading" }));
    }

    #[test]
    fn a_file_that_is_not_json_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.json");
        folder::write(&file, b"{").unwrap();
        assert!(format!("{:#}", value(&file).unwrap_err()).contains("words.json is not JSON"));
    }
}
