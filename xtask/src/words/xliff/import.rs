//! Reads XLIFF, and reports every fault at once.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use roxmltree::{Document, Node};

use super::super::inline::{self, STRESS};
use super::super::texts::WordFile;
use super::{CORE, Unit};

/// What a translator has made of a unit.
#[derive(Debug)]
pub(in crate::words) struct Answer {
    /// The English that the translator saw.
    pub(in crate::words) source: String,
    /// The translation; `None` where there is none.
    pub(in crate::words) target: Option<String>,
    /// Whether the translator says that it is translated.
    pub(in crate::words) is_done: bool,
}

/// The answers of both files of a language, by the ids of the units.
pub(in crate::words) type Answers = [BTreeMap<String, Answer>; 2];

/// Returns the language of a file.
///
/// # Errors
/// When it is no XLIFF of version 2, or not made from English.
pub(in crate::words) fn language<'a>(document: &'a Document<'_>) -> Result<&'a str> {
    let root = document.root_element();
    if !root.has_tag_name((CORE, "xliff")) {
        bail!("this is no XLIFF 2: its first element is `{}`; save it as XLIFF 2.0", root.tag_name().name());
    }
    let english = root.attribute("srcLang").unwrap_or_default();
    if !english.eq_ignore_ascii_case(super::super::SOURCE) {
        bail!("`srcLang` is `{english}`: the texts are made from `{}`; set it back", super::super::SOURCE);
    }
    let Some(language) = root.attribute("trgLang") else {
        bail!("`trgLang` is missing; set it to the tag of the language");
    };
    Ok(language)
}

/// Reads the answers to the units of each part, and adds every fault, with the id of its unit, its line, and what to do.
pub(in crate::words) fn read(
    document: &Document<'_>,
    units: &[Vec<&Unit>; 2],
    faults: &mut Vec<String>,
) -> Answers {
    let mut answers = Answers::default();
    for file in children(document.root_element(), "file") {
        let id = file.attribute("id").unwrap_or_default();
        let Some(at) = WordFile::ALL.iter().position(|part| part.folder() == id) else {
            faults.push(format!(
                "file {id} (line {}): there is no such file; take it out, or give it back its id",
                line(file)
            ));
            continue;
        };
        let expected: BTreeMap<&str, &Unit> =
            units.get(at).into_iter().flatten().map(|unit| (&*unit.id, *unit)).collect();
        for found in file.descendants().filter(|node| node.has_tag_name((CORE, "unit"))) {
            let unit_id = found.attribute("id").unwrap_or_default();
            let mut complain =
                |what: &str| faults.push(format!("{id}: {unit_id} (line {}): {what}", line(found)));
            let Some(unit) = expected.get(unit_id) else {
                complain("there is no text of this id; take it out, or give it back its id");
                continue;
            };
            let answer = Answer::read(found, &mut complain);
            unit.check(&answer, &mut complain);
            if let Some(answers) = answers.get_mut(at)
                && answers.insert(unit_id.to_owned(), answer).is_some()
            {
                complain("this id is there twice; keep one");
            }
        }
    }
    answers
}

impl Unit {
    /// Says what is wrong with an answer.
    fn check(&self, answer: &Answer, complain: &mut impl FnMut(&str)) {
        let Some(target) = &answer.target else { return };
        // Only the form `other` has to repeat the number.
        let spared = self.category.as_deref().is_some_and(|it| it != "other").then_some("{n}");
        let mut faults = inline::faults(&self.whole, target, spared);
        let length = target.chars().count();
        if let Some(most) = self.limit.filter(|most| length > *most) {
            faults.push(format!("it has {length} characters, and {most} at most; shorten it"));
        }
        let since = if answer.source == self.source {
            String::new()
        } else {
            format!(" (the English is now: {})", self.source)
        };
        for fault in faults {
            complain(&format!("{fault}{since}"));
        }
    }
}

impl Answer {
    fn read(unit: Node<'_, '_>, complain: &mut impl FnMut(&str)) -> Self {
        let data: BTreeMap<&str, &str> = children(unit, "originalData")
            .flat_map(|data| children(data, "data"))
            .filter_map(|data| Some((data.attribute("id")?, data.text().unwrap_or_default())))
            .collect();
        let mut read = |text: Node<'_, '_>| {
            let mut said = String::new();
            content(text, &data, &mut said, complain);
            said
        };
        let (mut source, mut targets, mut is_done) = (String::new(), Vec::new(), true);
        let segments = unit
            .children()
            .filter(|it| it.has_tag_name((CORE, "segment")) || it.has_tag_name((CORE, "ignorable")));
        for (n, segment) in segments.enumerate() {
            let english = children(segment, "source").map(&mut read).collect::<String>();
            let is_between = segment.has_tag_name((CORE, "ignorable"));
            match children(segment, "target").next() {
                // Another order than that of the English is written down.
                Some(target) => {
                    let order = target.attribute("order").and_then(|it| it.parse().ok()).unwrap_or(n + 1);
                    targets.push((order, read(target)));
                }
                None if is_between => targets.push((n + 1, english.clone())),
                None => {}
            }
            is_done &= is_between || segment.attribute("state").is_some_and(|state| state != "initial");
            source.push_str(&english);
        }
        targets.sort_by_key(|(order, _)| *order);
        let target: String = targets.into_iter().map(|(_, text)| text).collect();
        Self { source, target: Some(target).filter(|target| !target.trim().is_empty()), is_done }
    }
}

/// Puts a text together, as it is in a file of words.
fn content(
    node: Node<'_, '_>,
    data: &BTreeMap<&str, &str>,
    said: &mut String,
    complain: &mut impl FnMut(&str),
) {
    let code = |node: Node<'_, '_>, names: [&str; 3]| {
        let [reference, equivalent, shown] = names.map(|name| node.attribute(name));
        reference.and_then(|id| data.get(id).copied()).or(equivalent).or(shown).map(str::to_owned)
    };
    for child in node.children() {
        if child.is_text() {
            said.push_str(child.text().unwrap_or_default());
            continue;
        }
        if !child.is_element() {
            continue;
        }
        match child.tag_name().name() {
            "ph" => match code(child, ["dataRef", "equiv", "disp"]) {
                Some(place) => said.push_str(&place),
                None => complain("a code says nowhere what it stands for; take the one of the source"),
            },
            "pc" => {
                said.push_str(STRESS);
                content(child, data, said, complain);
                said.push_str(STRESS);
            }
            "sc" | "ec" => said.push_str(STRESS),
            "mrk" => content(child, data, said, complain),
            "sm" | "em" => {}
            other => complain(&format!("`<{other}>` has no place in a text; take it out")),
        }
    }
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name((CORE, name)))
}

fn line(node: Node<'_, '_>) -> u32 {
    node.document().text_pos_at(node.range().start).row
}
