//! Writes XLIFF.

use std::collections::BTreeMap;
use std::io;

use anyhow::{Context, Result};
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use super::super::inline::{Piece, STRESS, pieces};
use super::super::texts::WordFile;
use super::{CORE, Node, OUT_OF_DATE, SIZES, State, Unit};

/// What translators have to know of a whole file.
const ABOUT: [(WordFile, &[&str]); 2] = [
    (
        WordFile::Questionnaire,
        &[
            "The words of a self-assessment of States. Translate each statement with its hint, why and evidence before your eyes, not sentence by sentence.",
            "The legal force stays the same: shall, should, may; is, has been; who; when. Use the official terms of the United Nations in your language. Be constructive: no blame, no praise, no ranking.",
        ],
    ),
    (
        WordFile::Interface,
        &[
            "Buttons, labels and messages of the page. Each is read by a screen reader, too. Short and plain; no reader is addressed by name or gender.",
        ],
    ),
];

/// Writes all units of a language: one file of words after the other.
pub(in crate::words) fn export(tag: &str, is_rtl: bool, files: &[(WordFile, Vec<Node>)]) -> Result<String> {
    let mut xml = Xml { writer: Writer::new(Vec::new()), depth: 0 };
    xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        [("xmlns", CORE), ("xmlns:slr", SIZES), ("version", "2.0"), ("srcLang", "en"), ("trgLang", tag)];
    xml.element("xliff", &root, |xml| {
        files.iter().try_for_each(|(part, nodes)| xml.file(*part, tag, is_rtl, nodes))
    })?;
    let mut text = String::from_utf8(xml.writer.into_inner()).context("the file is no UTF-8")?;
    text.push('\n');
    Ok(text)
}

/// Writes elements on lines of their own, except in a text, where a blank is a blank.
struct Xml {
    writer: Writer<Vec<u8>>,
    depth: usize,
}

impl Xml {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.writer.write_event(event)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        self.event(Event::Text(BytesText::from_escaped(partial_escape(text))))
    }

    fn line(&mut self) -> io::Result<()> {
        let indent = format!("\n{}", "  ".repeat(self.depth));
        self.text(&indent)
    }

    /// An element with others in it.
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.leaf(name, attributes, |it| {
            it.depth += 1;
            inside(it)?;
            it.depth -= 1;
            it.line()
        })
    }

    /// An element with a text in it.
    fn leaf(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.line()?;
        self.start(name, attributes)?;
        inside(self)?;
        self.end(name)
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn file(&mut self, part: WordFile, tag: &str, is_rtl: bool, nodes: &[Node]) -> io::Result<()> {
        let original = format!("content/{}/{tag}.json", part.folder());
        let direction = if is_rtl { "rtl" } else { "ltr" };
        let attributes = [
            ("id", part.folder()),
            ("original", &*original),
            ("srcDir", "ltr"),
            ("trgDir", direction),
            ("xml:space", "preserve"),
        ];
        self.element("file", &attributes, |xml| {
            xml.line()?;
            xml.empty("slr:profiles", &[("generalProfile", "xliff:codepoints")])?;
            let about = ABOUT.iter().find(|(known, _)| *known == part).map_or(&[][..], |(_, notes)| *notes);
            xml.notes(about.iter().copied())?;
            xml.nodes(nodes)
        })
    }

    fn nodes(&mut self, nodes: &[Node]) -> io::Result<()> {
        nodes.iter().try_for_each(|node| match node {
            Node::Group(id, nodes) => self.element("group", &[("id", id)], |xml| xml.nodes(nodes)),
            Node::Unit(unit) => self.unit(unit),
        })
    }

    fn notes<'a>(&mut self, notes: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let mut notes = notes.peekable();
        if notes.peek().is_none() {
            return Ok(());
        }
        self.element("notes", &[], |xml| {
            notes.by_ref().try_for_each(|note| xml.leaf("note", &[], |xml| xml.text(note)))
        })
    }

    fn unit(&mut self, unit: &Unit) -> io::Result<()> {
        let limit = unit.limit.map(|most| most.to_string());
        let mut attributes = vec![("id", &*unit.id), ("canResegment", "no")];
        attributes.extend(limit.as_deref().map(|most| ("slr:sizeRestriction", most)));
        let codes = Codes::of(unit);
        self.element("unit", &attributes, |xml| {
            xml.notes(unit.notes.iter().map(String::as_str))?;
            codes.write(xml)?;
            let state: &[_] = match unit.state {
                State::Translated => &[("state", "translated")],
                State::OutOfDate => &[("state", "initial"), ("subState", OUT_OF_DATE)],
                State::Missing => &[("state", "initial")],
            };
            xml.element("segment", state, |xml| {
                let mut ids = codes.ids();
                xml.leaf("source", &[], |xml| xml.pieces(&pieces(&unit.source), &codes, &mut ids))?;
                let mut ids = codes.ids();
                unit.target.iter().try_for_each(|target| {
                    xml.leaf("target", &[], |xml| xml.pieces(&pieces(target), &codes, &mut ids))
                })
            })
        })
    }

    fn pieces(&mut self, pieces: &[Piece<'_>], codes: &Codes, ids: &mut Ids) -> io::Result<()> {
        for piece in pieces {
            match piece {
                Piece::Words(words) => self.text(words)?,
                Piece::Placeholder(place) => {
                    let (id, data) = (ids.next(place), codes.data(place));
                    let can_go = if codes.spared == Some(place) { "yes" } else { "no" };
                    let attributes = [
                        ("id", &*id),
                        ("dataRef", &*data),
                        ("equiv", place),
                        ("disp", place),
                        ("canDelete", can_go),
                    ];
                    self.empty("ph", &attributes)?;
                }
                Piece::Stressed(inside) => {
                    let (id, data) = (ids.next(STRESS), codes.data(STRESS));
                    let attributes = [
                        ("id", &*id),
                        ("dataRefStart", &*data),
                        ("dataRefEnd", &*data),
                        ("type", "fmt"),
                        ("subType", "xlf:b"),
                        ("canDelete", "no"),
                    ];
                    self.start("pc", &attributes)?;
                    self.pieces(inside, codes, ids)?;
                    self.end("pc")?;
                }
            }
        }
        Ok(())
    }
}

/// What stands in the texts of a unit beside words: an id for each time that it is in the English, and one for its data.
struct Codes<'a> {
    /// In the order of the English; then those that only the translation has.
    found: Vec<&'a str>,
    /// The place that this form may be without.
    spared: Option<&'static str>,
}

impl<'a> Codes<'a> {
    fn of(unit: &'a Unit) -> Self {
        let mut found = Vec::new();
        collect(&pieces(&unit.source), &mut found);
        let mut also = Vec::new();
        collect(&pieces(unit.target.as_deref().unwrap_or_default()), &mut also);
        for code in &found {
            if let Some(at) = also.iter().position(|it| it == code) {
                also.remove(at);
            }
        }
        found.extend(also);
        let spared = unit.spares_number.then_some("{n}");
        Self { found, spared }
    }

    /// The texts that the codes stand for, each once.
    fn texts(&self) -> Vec<&'a str> {
        let mut texts: Vec<&str> = Vec::new();
        for code in &self.found {
            if !texts.contains(code) {
                texts.push(code);
            }
        }
        texts
    }

    fn data(&self, code: &str) -> String {
        format!("d{}", self.texts().iter().position(|it| *it == code).unwrap_or_default() + 1)
    }

    fn ids(&self) -> Ids {
        let mut left: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (n, code) in self.found.iter().enumerate().rev() {
            left.entry((*code).to_owned()).or_default().push((n + 1).to_string());
        }
        Ids { left }
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        if self.found.is_empty() {
            return Ok(());
        }
        xml.element("originalData", &[], |xml| {
            self.texts()
                .into_iter()
                .try_for_each(|code| xml.leaf("data", &[("id", &self.data(code))], |xml| xml.text(code)))
        })
    }
}

/// The ids that are left for the codes of a text.
struct Ids {
    left: BTreeMap<String, Vec<String>>,
}

impl Ids {
    fn next(&mut self, code: &str) -> String {
        self.left.get_mut(code).and_then(Vec::pop).unwrap_or_default()
    }
}

fn collect<'a>(pieces: &[Piece<'a>], found: &mut Vec<&'a str>) {
    for piece in pieces {
        match piece {
            Piece::Words(_) => {}
            Piece::Placeholder(place) => found.push(place),
            Piece::Stressed(inside) => {
                found.push(STRESS);
                collect(inside, found);
            }
        }
    }
}
