//! The documents that the statements cite: each is here once, with its pinpoints.

use super::language::tag;
use super::questionnaire::Force;
use crate::reading::{Fault, Node, Problems, Text};

/// All sources, in the order of the file.
#[derive(Debug)]
pub struct Sources {
    list: Vec<Source>,
    /// The language of the titles in the list.
    language: Option<Text>,
}

/// A source: a document that statements cite.
#[derive(Debug)]
pub struct Source {
    /// Its code, as the questionnaire cites it.
    pub id: Text,
    /// Its official title; without one in the language of the words, that of the list.
    pub title: Text,
    /// The language of the title, where it is not that of the words.
    pub title_language: Option<Text>,
    /// Its name in a citation.
    pub short: Text,
    /// Its United Nations symbol.
    pub symbol: Option<Text>,
    /// Where it can be read.
    pub address: Option<Text>,
    /// How far it binds.
    pub force: Force,
    /// Whether it belongs to another treaty, and so binds only the parties to that treaty.
    pub parties: bool,
    /// The treaty that it is, or that its body speaks for, as a position in the list of sources. `None` for what belongs
    /// to no treaty that can be joined, and for the views of the Committee against Torture.
    pub treaty: Option<usize>,
    /// The cited passages.
    pub pinpoints: Vec<Pinpoint>,
}

/// A passage of a source.
#[derive(Debug)]
pub struct Pinpoint {
    /// What is counted there: `article`, `paragraph`, `rule`, …
    pub unit: Text,
    /// Which one: `4(1)`, `26(d)`.
    pub number: Text,
    /// Whether somebody read the passage there. Only then is it shown.
    pub verified: bool,
}

/// What can be counted in a source; each has its word in the interface.
pub(super) const UNITS: [&str; 11] = [
    "article",
    "paragraph",
    "rule",
    "principle",
    "page",
    "annex",
    "requirement",
    "practice",
    "guideline",
    "section",
    "chapter",
];

impl Sources {
    /// Reads the list of sources.
    pub(super) fn read(root: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = root.object(problems)?;
        fields.format("uncat-readiness/sources", 1, problems)?;
        let language = fields.optional("language").and_then(|node| tag(&node, problems));
        let entries = fields.required("sources", problems)?.entries(problems)?;
        fields.finish(problems);
        let mut named = Vec::new();
        let list = entries.filter_map(|(id, node)| Source::read(id, &node, &mut named, problems)).collect();
        let mut sources = Self { list, language };
        sources.link(named, problems);
        Some(sources)
    }

    /// Names the sources in the language of the words. What the words do not name keeps its names, and the title is
    /// marked as one in another language.
    pub(super) fn name(&mut self, names: Option<&Node<'_>>, language: &str, problems: &mut Problems) {
        if self.language.as_deref() == Some(language) {
            self.language = None;
        }
        for source in &mut self.list {
            source.title_language.clone_from(&self.language);
        }
        for (id, node) in names.and_then(|node| node.entries(problems)).into_iter().flatten() {
            let Some(mut fields) = node.object(problems) else { continue };
            let short = fields.words("short", problems);
            let title = fields.optional("title").and_then(|node| node.words(problems));
            fields.finish(problems);
            match (self.list.iter_mut().find(|source| &*source.id == id), short) {
                (None, _) => node.fault(Fault::Unknown(id.to_owned()), problems),
                (Some(source), Some(short)) => source.rename(short, title),
                (Some(_), None) => {}
            }
        }
    }

    /// Links each source to its treaty, now that all sources are known.
    fn link(&mut self, named: Vec<(Text, Node<'_>)>, problems: &mut Problems) {
        let own = self.list.iter().enumerate().filter(|(_, source)| source.force == Force::Treaty);
        let own: Vec<usize> = own.map(|(n, _)| n).collect();
        for n in &own {
            if let Some(source) = self.list.get_mut(*n) {
                source.treaty = Some(*n);
            }
        }
        for (id, node) in named {
            let Some(name) = node.text(200, problems) else { continue };
            let treaty = self.find(name).map(|(n, _)| n).filter(|n| own.contains(n));
            if treaty.is_none() {
                node.fault(Fault::Unknown(name.to_owned()), problems);
            }
            if let Some(source) = self.list.iter_mut().find(|source| source.id == id) {
                source.treaty = treaty;
            }
        }
    }

    /// The treaties that a State can join, each with its position in the list.
    pub fn treaties(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.list.iter().enumerate().filter(|(_, source)| source.force == Force::Treaty)
    }

    /// A source by its code.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, &Source)> {
        self.list.iter().enumerate().find(|(_, source)| &*source.id == id)
    }

    /// A source by its position in the list.
    #[must_use]
    pub fn get(&self, n: usize) -> Option<&Source> {
        self.list.get(n)
    }

    /// All sources.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.list.iter()
    }
}

impl Source {
    fn read<'a>(
        id: &str,
        node: &Node<'a>,
        named: &mut Vec<(Text, Node<'a>)>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let title = fields.words("title", problems);
        let short = fields.words("short", problems);
        let symbol = fields.optional("symbol").and_then(|node| node.words(problems));
        let address = fields.optional("address").and_then(|node| address(&node, problems));
        let force = fields.required("force", problems).and_then(|node| Force::read(&node, problems));
        let parties = fields.flag("parties", problems);
        named.extend(fields.optional("treaty").map(|node| (Text::from(id), node)));
        let pinpoints = fields.optional("pinpoints").and_then(|node| Pinpoint::list(&node, problems));
        fields.finish(problems);
        // A missing field gets a stand-in, so that it is one problem and not one more for each citation.
        Some(Self {
            id: id.into(),
            title: title.unwrap_or_default(),
            title_language: None,
            short: short.unwrap_or_default(),
            symbol,
            address,
            force: force.unwrap_or(Force::Guidance),
            parties,
            treaty: None,
            pinpoints: pinpoints.unwrap_or_default(),
        })
    }

    fn rename(&mut self, short: Text, title: Option<Text>) {
        self.short = short;
        if let Some(title) = title {
            (self.title, self.title_language) = (title, None);
        }
    }

    /// The position of a pinpoint, as the questionnaire cites it: `article 4(1)`.
    #[must_use]
    pub fn pinpoint(&self, cited: &str) -> Option<usize> {
        let (unit, number) = cited.split_once(' ')?;
        self.pinpoints.iter().position(|pinpoint| &*pinpoint.unit == unit && &*pinpoint.number == number)
    }
}

impl Pinpoint {
    /// `{"article 4(1)": "verified", "article 7": "unverified"}`
    fn list(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Self>> {
        let entries = node.entries(problems)?;
        let read = |(cited, node): (&str, Node<'_>)| {
            let verified = node.one_of(&["unverified", "verified"], problems)? == 1;
            let (unit, number) = cited.split_once(' ').unwrap_or((cited, ""));
            if number.is_empty() || !UNITS.contains(&unit) {
                node.fault(Fault::NotAllowed(cited.to_owned(), UNITS.join(", ")), problems);
                return None;
            }
            Some(Self { unit: unit.into(), number: number.into(), verified })
        };
        Some(entries.filter_map(read).collect())
    }
}

/// A link that a page may show: only `https:` and `http:`.
fn address(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    let text = node.text(500, problems)?;
    if !(text.starts_with("https://") || text.starts_with("http://")) {
        node.fault(Fault::Expected("a link that begins with https://"), problems);
        return None;
    }
    Some(text.into())
}
