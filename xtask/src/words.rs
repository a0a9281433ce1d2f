//! The words of each language beside the English that they were made from: what is up to date, what is not.
//!
//! It knows files, paths and texts; what a text means for the widget, the parser knows.

mod exchange;
mod filled;
mod inline;
mod layout;
mod made_from;
mod plural;
mod seen;
mod standing;
mod texts;
mod xliff;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use self::made_from::{MadeFrom, fingerprint};
use self::standing::Standing;
use self::texts::{WordFile, is_of_the_translation, texts};
use crate::folder;

pub use self::exchange::{export, import};

/// The language that all others are made from.
const SOURCE: &str = "en";

/// Files in the folder of the questionnaire that are in no language.
const WORDLESS: [&str; 3] = ["questionnaire", "sources", "migration"];

/// One file of words in one language, beside its English.
#[derive(Debug)]
struct Translation {
    part: WordFile,
    english: Map<String, Value>,
    own: Map<String, Value>,
}

/// The words of one language as a bundle has them.
#[derive(Debug)]
pub(crate) struct InBundle {
    /// The words of the questionnaire.
    pub(crate) words: Value,
    /// The widget's own words.
    pub(crate) interface: Value,
    /// The paths in the bundle of the texts that are out of date.
    outdated: Vec<String>,
    /// The paths in the bundle of the texts that are shown in English.
    untranslated: Vec<String>,
}

/// Returns the words of a language as a bundle has them, with English where a text is missing, and says on the console
/// what is not up to date: a translation that is behind is shown with a mark, and stops nothing.
pub(crate) fn in_bundle(content: &Path, tag: &str) -> Result<InBundle> {
    let made_from = MadeFrom::read(content, tag)?;
    let (mut outdated, mut untranslated, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    let mut part = |part: WordFile| {
        let translation = Translation::read(content, part, tag)?;
        if translation.own.is_empty() {
            bail!("there is no {}", file(content, part, tag).display());
        }
        let standing = if tag == SOURCE { Standing::default() } else { translation.standing(&made_from) };
        let in_bundle =
            |paths: Vec<String>| paths.into_iter().map(|path| texts::below(part.in_bundle(), &path));
        outdated.extend(in_bundle(standing.out_of_date));
        untranslated.extend(in_bundle(standing.missing));
        gone.extend(in_bundle(standing.gone));
        let mut filled = filled::filled(part, &translation.english, &translation.own);
        // The address of a schema is for editors, not for the widget.
        filled.shift_remove("$schema");
        Ok(Value::Object(filled))
    };
    let (words, interface) = (part(WordFile::Questionnaire)?, part(WordFile::Interface)?);
    for (what, paths) in
        [("out of date", &outdated), ("shown in English", &untranslated), ("left out", &gone)]
    {
        if !paths.is_empty() {
            eprintln!("  the words in `{tag}`: {} {what}: {}", paths.len(), some(paths));
        }
    }
    Ok(InBundle { words, interface, outdated, untranslated })
}

impl InBundle {
    /// Names in a bundle the texts that are shown with a mark.
    pub(crate) fn mark(self, bundle: &mut Value) {
        for (name, paths) in [("outdated", self.outdated), ("untranslated", self.untranslated)] {
            if let (Value::Object(fields), false) = (&mut *bundle, paths.is_empty()) {
                fields.insert(name.to_owned(), paths.into());
            }
        }
    }
}

/// The first of many paths; `cargo xtask words` lists them all.
fn some(paths: &[String]) -> String {
    const MANY: usize = 20;
    let shown = paths.iter().take(MANY).map(String::as_str).collect::<Vec<_>>().join(", ");
    if paths.len() > MANY { format!("{shown}, … (`cargo xtask words` lists all)") } else { shown }
}

/// Says of each language which texts are up to date, and lists the others with the English as it is now.
///
/// # Errors
/// When a file cannot be read.
pub fn report(content: &Path) -> Result<String> {
    let mut report = String::new();
    for tag in languages(content)? {
        let made_from = MadeFrom::read(content, &tag)?;
        for part in WordFile::ALL {
            let translation = Translation::read(content, part, &tag)?;
            let standing = translation.standing(&made_from);
            let _ = writeln!(report, "content/{}/{tag}.json: {}", part.folder(), counts(&standing));
            translation.list(&standing, &mut report);
        }
    }
    if report.is_empty() {
        report.push_str("There are words in English alone.\n");
    }
    Ok(report)
}

/// Writes down that what is translated now was made from the English as it is now: all of a language, or the texts
/// whose paths are given. Returns what was done.
///
/// # Errors
/// When a file cannot be read or written, or a path is that of no translated text; all of those are listed.
pub fn accept(content: &Path, tag: &str, paths: &[String]) -> Result<String> {
    known(content, tag)?;
    let mut made_from = MadeFrom::read(content, tag)?;
    let mut accepted = BTreeSet::new();
    for part in WordFile::ALL {
        let translation = Translation::read(content, part, tag)?;
        let (english, own) = (translation.english(), texts(part, &translation.own));
        let mut fingerprints = Map::new();
        for (path, text) in &english {
            let wanted = paths.is_empty() || paths.contains(path);
            if !own.contains_key(path) || is_of_the_translation(path) {
                continue;
            }
            if wanted {
                fingerprints.insert(path.clone(), fingerprint(text).into());
                accepted.insert(path.clone());
            } else if let Some(known) = made_from.part(part).get(path) {
                fingerprints.insert(path.clone(), known.clone());
            }
        }
        made_from.set(part, fingerprints);
    }
    let strange: Vec<&str> =
        paths.iter().filter(|path| !accepted.contains(*path)).map(String::as_str).collect();
    if !strange.is_empty() {
        bail!("no text in `{tag}` has the path {}; `cargo xtask words` lists the paths", strange.join(", "));
    }
    made_from.write(content, tag)?;
    Ok(format!(
        "content/made-from/{tag}.json: {} texts are made from the English as it is now\n",
        accepted.len()
    ))
}

impl Translation {
    /// Reads a file and its English. A file that is not there has no texts.
    fn read(content: &Path, part: WordFile, tag: &str) -> Result<Self> {
        let mut english = object(&file(content, part, SOURCE))?;
        let path = file(content, part, tag);
        let own = if path.exists() { object(&path)? } else { Map::new() };
        // The English titles of documents are with the documents, unless the words have them.
        if own.contains_key("sources") && !english.contains_key("sources") {
            english.insert("sources".to_owned(), titles(content)?);
        }
        Ok(Self { part, english, own })
    }

    /// The English texts, by their paths.
    fn english(&self) -> Map<String, Value> {
        texts(self.part, &self.english)
    }

    fn standing(&self, made_from: &MadeFrom) -> Standing {
        Standing::of(&self.english(), &texts(self.part, &self.own), made_from.part(self.part))
    }

    /// Lists what is not up to date, with the English as it is now, and what is gone, with what is left of it.
    fn list(&self, standing: &Standing, report: &mut String) {
        let (english, own) = (self.english(), texts(self.part, &self.own));
        let lists = [
            ("out of date", &standing.out_of_date, &english),
            ("missing", &standing.missing, &english),
            ("gone", &standing.gone, &own),
        ];
        for (what, paths, texts) in lists {
            for path in paths {
                let text = texts.get(path).map(Value::to_string).unwrap_or_default();
                let _ = writeln!(report, "  {what}: {path}: {text}");
            }
        }
    }
}

fn counts(standing: &Standing) -> String {
    format!(
        "{} up to date, {} out of date, {} missing, {} gone",
        standing.up_to_date.len(),
        standing.out_of_date.len(),
        standing.missing.len(),
        standing.gone.len()
    )
}

/// The tags of the languages that are made from English, sorted.
fn languages(content: &Path) -> Result<BTreeSet<String>> {
    let mut tags = BTreeSet::new();
    for part in WordFile::ALL {
        for file in folder::files(&content.join(part.folder()))? {
            let tag = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".json"));
            tags.extend(tag.filter(|tag| *tag != SOURCE && !WORDLESS.contains(tag)).map(str::to_owned));
        }
    }
    Ok(tags)
}

/// Refuses a tag that is no translation here: a typing error must not make a file.
fn known(content: &Path, tag: &str) -> Result<()> {
    let languages = languages(content)?;
    if !languages.contains(tag) {
        let all = languages.into_iter().collect::<Vec<_>>().join(", ");
        bail!("there are no words in `{tag}` that are made from English: choose one of {all}");
    }
    Ok(())
}

/// The English title and short name of each source.
fn titles(content: &Path) -> Result<Value> {
    let file = object(&content.join("uncat").join("sources.json"))?;
    let sources = file.get("sources").and_then(Value::as_object).cloned().unwrap_or_default();
    let titles = sources.into_iter().map(|(id, source)| {
        let said = ["title", "short"]
            .into_iter()
            .filter_map(|field| Some((field.to_owned(), source.get(field)?.clone())));
        (id, Value::Object(said.collect()))
    });
    Ok(Value::Object(titles.collect()))
}

/// Where the words of a language are.
fn file(content: &Path, part: WordFile, tag: &str) -> PathBuf {
    content.join(part.folder()).join(format!("{tag}.json"))
}

/// Reads a file that is a JSON object.
fn object(file: &Path) -> Result<Map<String, Value>> {
    serde_json::from_str(&folder::read(file)?)
        .with_context(|| format!("{} is no JSON object", file.display()))
}

#[cfg(test)]
mod tests;
