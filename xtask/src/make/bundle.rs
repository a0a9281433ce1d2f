//! One file a language: questionnaire, sources and words together, checked by the parser that the widget uses.
//!
//! The source files are separate, since a translator must not be able to change a score; the widget gets one file.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Map, Value, json};
use uncat_readiness::content::Content;

use crate::folder;

/// All that the widget reads for one language.
#[derive(Debug)]
pub(super) struct Bundle {
    /// The language, as a BCP 47 tag.
    pub(super) tag: String,
    /// The JSON, without white space.
    pub(super) text: String,
    /// The words that the loader shows before the rest arrives: those named `loader-…`, without that prefix.
    pub(super) loader_words: Map<String, Value>,
}

impl Bundle {
    /// Reads it as the widget does.
    pub(super) fn content(&self) -> Result<Content> {
        Content::parse(&self.text).map_err(|problems| anyhow!("the bundle has problems: {problems:?}"))
    }
}

/// Files in the folder of words that are in no language.
const WORDLESS: [&str; 3] = ["questionnaire", "sources", "migration"];

/// Returns a bundle for each language that the questionnaire has words in.
pub(super) fn all(content: &Path) -> Result<Vec<Bundle>> {
    let questionnaire = content.join("uncat");
    let mut bundles = Vec::new();
    for file in folder::files(&questionnaire)? {
        let Some(tag) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) else {
            continue;
        };
        if !WORDLESS.contains(&tag) {
            bundles.push(in_language(content, tag)?);
        }
    }
    if bundles.is_empty() {
        bail!("{} has words in no language: it needs at least en.json", questionnaire.display());
    }
    Ok(bundles)
}

fn in_language(content: &Path, tag: &str) -> Result<Bundle> {
    let part = |folder: &str, name: &str| value(&content.join(folder).join(format!("{name}.json")));
    let bundle = json!({
        "format": "uncat-readiness/bundle",
        "version": 1,
        "questionnaire": part("uncat", "questionnaire")?,
        "sources": part("uncat", "sources")?,
        "words": part("uncat", tag)?,
        "interface": part("interface", tag)?,
        "migration": part("uncat", "migration")?,
    });
    let text = bundle.to_string();
    if let Err(problems) = Content::parse(&text) {
        bail!("the content in `{tag}` has {} problems:\n{problems}", problems.count());
    }
    Ok(Bundle { tag: tag.to_owned(), text, loader_words: loader_words(&bundle) })
}

fn loader_words(bundle: &Value) -> Map<String, Value> {
    let words = bundle.pointer("/interface/words").and_then(Value::as_object);
    let said = words.into_iter().flatten();
    said.filter_map(|(name, word)| Some((name.strip_prefix("loader-")?.to_owned(), word.clone()))).collect()
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

    #[test]
    fn a_file_keeps_the_order_of_its_keys_and_loses_its_schema() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.json");
        folder::write(&file, br#"{ "$schema": "x", "z": 1, "a": { "y": 2, "b": 3 } }"#).unwrap();
        assert_eq!(value(&file).unwrap().to_string(), r#"{"z":1,"a":{"y":2,"b":3}}"#);
    }

    #[test]
    fn the_words_of_the_loader_are_those_that_are_named_for_it() {
        let bundle = json!({ "interface": { "words": { "brand": "Readiness", "loader-wait": "Loading" } } });
        assert_eq!(Value::Object(loader_words(&bundle)), json!({ "wait": "Loading" }));
    }

    #[test]
    fn a_file_that_is_not_json_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.json");
        folder::write(&file, b"{").unwrap();
        assert!(format!("{:#}", value(&file).unwrap_err()).contains("words.json is not JSON"));
    }
}
