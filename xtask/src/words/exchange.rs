//! All words of a language go to a translator, and come back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use roxmltree::Document;
use serde_json::{Map, Value};

use super::layout::Layout;
use super::made_from::{MadeFrom, fingerprint};
use super::plural::Plurals;
use super::texts::{WordFile, is_of_the_translation, texts};
use super::xliff::{self, Answer, Node, State, Unit, Units};
use super::{SOURCE, Translation, file, filled, languages, object, seen};
use crate::folder;

/// Writes all words of a language as XLIFF, for the tools of translators. A language that is not here yet has English
/// alone.
///
/// # Errors
/// When the tag is not the tag of a translation, or a file cannot be read or written.
pub fn export(content: &Path, tag: &str, to: &Path) -> Result<String> {
    fits(content, tag)?;
    let made_from = MadeFrom::read(content, tag)?;
    let plurals = Plurals::of(tag)?;
    let (mut files, mut is_rtl) = (Vec::new(), false);
    for part in WordFile::ALL {
        let translation = Translation::read(content, part, tag)?;
        is_rtl |= translation.own.get("rtl") == Some(&true.into());
        files.push((part, translation.nodes(content, tag, &made_from, &plurals)?));
    }
    folder::write(to, xliff::export(tag, is_rtl, &files)?.as_bytes())?;
    let counted = |state| {
        let units = files.iter().flat_map(|(_, nodes)| xliff::flat(nodes));
        units.filter(|unit| unit.state == state).count()
    };
    Ok(format!(
        "{}: {} texts and plural forms translated, {} out of date, {} not translated\n",
        to.display(),
        counted(State::Translated),
        counted(State::OutOfDate),
        counted(State::Missing)
    ))
}

/// Takes over what a translator has made of an export, and writes down from which English each text was made. A text
/// that the file lacks, or that it leaves empty, stays as it is.
///
/// # Errors
/// When there is a fault in the file; all are listed, and nothing is written.
pub fn import(content: &Path, from: &Path) -> Result<String> {
    let text = folder::read(from)?;
    let document = Document::parse(&text).with_context(|| format!("{} is not XML", from.display()))?;
    let tag = xliff::language(&document)?;
    fits(content, tag)?;
    let mut made_from = MadeFrom::read(content, tag)?;
    let plurals = Plurals::of(tag)?;
    let [words, interface] = WordFile::ALL.map(|part| Translation::read(content, part, tag));
    let translations = [words?, interface?];
    let [words, interface] = translations.each_ref().map(|it| it.nodes(content, tag, &made_from, &plurals));
    let nodes = [words?, interface?];
    let units = nodes.each_ref().map(|nodes| xliff::flat(nodes));
    let mut faults = Vec::new();
    let answers = xliff::read(&document, &units, &mut faults);
    let taken: Vec<_> =
        units.iter().zip(&answers).map(|(units, answers)| taken(units, answers, &mut faults)).collect();
    if !faults.is_empty() {
        bail!("nothing was imported; faults: {}\n{}", faults.len(), faults.join("\n"));
    }
    let mut report = String::new();
    for (translation, taken) in translations.iter().zip(taken) {
        let part = translation.part;
        let before = texts(part, &translation.own);
        let changed = taken.iter().filter(|(path, taken)| taken.changes(before.get(*path))).count();
        made_from.set(part, translation.fingerprints(&taken, made_from.part(part)));
        translation.write(content, tag, &taken)?;
        let _ = writeln!(report, "content/{}/{tag}.json: {changed} texts are new or changed", part.folder());
    }
    made_from.write(content, tag)?;
    Ok(report)
}

/// Refuses what is no tag, and what is another tag of a language that is here: `fr-FR` beside `fr`.
fn fits(content: &Path, tag: &str) -> Result<()> {
    let is_tag = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.chars().all(|it| it.is_ascii_alphanumeric()));
    if !is_tag || tag == SOURCE {
        bail!("`{tag}` is no tag of a language to translate into, such as fr or pt-BR");
    }
    let primary = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    let known = languages(content)?;
    match known.iter().find(|known| primary(known) == primary(tag)) {
        Some(other) if !known.contains(tag) => {
            bail!("the tag of this language is `{other}` here, and not `{tag}`; correct it")
        }
        _ => Ok(()),
    }
}

/// A text as it comes from a translator.
#[derive(Debug)]
struct Taken {
    text: Value,
    /// Whether the translator says that it is translated.
    is_done: bool,
    /// The English that the translator saw, unless it is that of now.
    seen: Option<Value>,
}

/// Joins the answers to the units of each text. A form that has no answer is as before.
fn taken(
    units: &[&Unit],
    answers: &BTreeMap<String, Answer>,
    faults: &mut Vec<String>,
) -> BTreeMap<String, Taken> {
    let mut taken = BTreeMap::new();
    for units in units.chunk_by(|a, b| a.path == b.path) {
        let answered: Vec<(&Unit, &Answer)> =
            units.iter().filter_map(|unit| Some((*unit, answers.get(&unit.id)?))).collect();
        if answered.iter().all(|(_, answer)| answer.target.is_none()) {
            continue;
        }
        let said = |unit: &Unit| {
            answers.get(&unit.id).map_or_else(|| unit.target.clone(), |answer| answer.target.clone())
        };
        let text = match units {
            [unit] if unit.category.is_none() => said(unit).unwrap_or_default().into(),
            units => {
                let forms =
                    units.iter().filter_map(|unit| Some((unit.category.clone()?, said(unit)?.into())));
                Value::Object(forms.collect())
            }
        };
        let path = units.first().map(|unit| unit.path.clone()).unwrap_or_default();
        let is_new =
            answered.iter().any(|(unit, answer)| answer.target.is_some() && answer.target != unit.target);
        let lacks = |unit: &&&Unit| unit.category.is_some() && said(unit).is_none();
        for category in
            units.iter().filter(|_| is_new).filter(lacks).filter_map(|unit| unit.category.as_ref())
        {
            faults.push(format!("{path}: the form {category} is missing; translate it"));
        }
        let is_of_now = answered.iter().all(|(unit, answer)| unit.source == answer.source);
        let seen = answered.iter().map(|(unit, answer)| (unit.id.clone(), answer.source.clone().into()));
        let seen = match &*answered {
            [(unit, answer)] if unit.category.is_none() => answer.source.clone().into(),
            _ => Value::Object(seen.collect()),
        };
        let is_done = answered.iter().all(|(_, answer)| answer.is_done || answer.target.is_none());
        taken.insert(path, Taken { text, is_done, seen: (!is_of_now).then_some(seen) });
    }
    taken
}

impl Taken {
    /// Returns whether it says something else than before. A text without forms says the same as one with `other` alone.
    fn changes(&self, before: Option<&Value>) -> bool {
        let Some(before) = before else { return true };
        match (before, &self.text) {
            (Value::String(before), Value::Object(forms)) => {
                forms.len() != 1 || forms.get("other").and_then(Value::as_str) != Some(before)
            }
            (before, text) => before != text,
        }
    }
}

impl Translation {
    /// The units of this file, as a translator gets them.
    fn nodes(&self, content: &Path, tag: &str, made_from: &MadeFrom, plurals: &Plurals) -> Result<Vec<Node>> {
        let name = if self.part == WordFile::Questionnaire { "words" } else { "interface" };
        let schema = content.join("schema").join(format!("{name}.schema.json"));
        // A questionnaire of somebody's own has none.
        let schema = if schema.exists() { Value::Object(object(&schema)?) } else { Value::Null };
        let seen = content.parent().map(|root| seen::of(&root.join("src"))).transpose()?.unwrap_or_default();
        let (english, own) = (&self.english, &self.own);
        Ok(Units {
            part: self.part,
            english,
            own,
            made_from: made_from.part(self.part),
            plurals,
            schema: &schema,
            schema_of_language: of_language(&schema, tag),
            seen: &seen,
        }
        .nodes())
    }

    /// What each text was made from, after these are taken over.
    fn fingerprints(
        &self,
        taken: &BTreeMap<String, Taken>,
        before: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut fingerprints = Map::new();
        let own = texts(self.part, &self.own);
        for (path, english) in self.english().into_iter().filter(|(path, _)| !is_of_the_translation(path)) {
            let before = || before.get(&path).cloned();
            let made_from = match (own.get(&path), taken.get(&path)) {
                (own, Some(taken)) if taken.changes(own) => {
                    Some(fingerprint(taken.seen.as_ref().unwrap_or(&english)).into())
                }
                // Who found it still right beside an English that is no longer there has said nothing of this one.
                (_, Some(taken)) if taken.is_done && taken.seen.is_none() => {
                    Some(fingerprint(&english).into())
                }
                (Some(_), _) => before(),
                (None, _) => None,
            };
            fingerprints.extend(made_from.map(|made_from| (path, made_from)));
        }
        fingerprints
    }

    /// Writes the file with these texts, laid out as before, or else as the English one.
    fn write(&self, content: &Path, tag: &str, taken: &BTreeMap<String, Taken>) -> Result<()> {
        let path = file(content, self.part, tag);
        if self.own.is_empty() && taken.is_empty() {
            return Ok(());
        }
        let mut own = self.own.clone();
        if own.is_empty() {
            own.insert("language".to_owned(), tag.into());
        }
        let said = |path: &str, _: &Value, before: Option<&Value>| match taken.get(path) {
            Some(taken) if taken.changes(before) => Some(taken.text.clone()),
            _ => before.cloned(),
        };
        let fields = filled::merged(self.part, &self.english, &own, said);
        let english = file(content, self.part, SOURCE);
        let mut layout = Layout::of(&folder::read(&english)?, &Value::Object(object(&english)?));
        if path.exists() {
            layout.extend(Layout::of(&folder::read(&path)?, &Value::Object(self.own.clone())));
        }
        folder::write(&path, layout.print(&Value::Object(fields)).as_bytes())
    }
}

/// What a schema says for one language alone: `then`, where `if` names the language.
fn of_language<'a>(schema: &'a Value, tag: &str) -> &'a Value {
    let named = |it: &&Value| it.pointer("/if/properties/language/const").is_some_and(|known| known == tag);
    let cases = schema.get("allOf").and_then(Value::as_array);
    cases.and_then(|cases| cases.iter().find(named)?.get("then")).unwrap_or(&Value::Null)
}

#[cfg(test)]
mod tests;
