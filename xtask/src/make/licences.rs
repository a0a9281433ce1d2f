//! The licences of all that the widget consists of, as one text that lies beside it wherever it goes.

use std::path::Path;

use anyhow::{Result, ensure};

use super::components::Component;
use super::folder;

/// The name of the file: in `dist/`, in the npm package and in the plugin.
pub(super) const NAME: &str = "uncat-readiness-licences.txt";

const HEAD: &str = "\
The licences of uncat-readiness, and of all that its program consists of.
Each text is here once, under the names of the components that it came with. Where a component leaves the choice between
MIT and others, it is used under MIT.
";

const LINE: &str = "--------------------------------------------------------------------------------";

/// Writes the file into a folder.
pub(super) fn write(components: &[Component], folder: &Path) -> Result<()> {
    folder::write(&folder.join(NAME), text(components).as_bytes())
}

/// Returns the list of the components, then the texts.
pub(super) fn text(components: &[Component]) -> String {
    let mut whole = HEAD.to_owned();
    let (program, others): (Vec<_>, Vec<_>) = components.iter().partition(|it| it.is_program());
    let in_order: Vec<&Component> = program.into_iter().chain(others).collect();
    whole.push('\n');
    for Component { name, version, licence, authors, .. } in &in_order {
        let by = if authors.is_empty() { String::new() } else { format!(", by {authors}") };
        whole.push_str(&format!("{name} {version}{by}: {licence}\n"));
    }
    for (owners, text) in by_text(&in_order) {
        whole.push_str(&format!("\n{LINE}\n{}\n{LINE}\n\n{text}\n", owners.join(", ")));
    }
    whole
}

/// Returns each text once, with the components that have it. Spaces and line ends do not make a text another one.
fn by_text<'a>(components: &[&'a Component]) -> Vec<(Vec<&'a str>, String)> {
    let mut found: Vec<(Vec<&str>, String, Vec<&str>)> = Vec::new();
    for component in components {
        for text in &component.texts {
            let words: Vec<&str> = text.split_whitespace().collect();
            match found.iter_mut().find(|(_, _, known)| *known == words) {
                Some((owners, ..)) if owners.last() == Some(&component.name.as_str()) => {}
                Some((owners, ..)) => owners.push(&component.name),
                None => found.push((vec![&component.name], tidy(text), words)),
            }
        }
    }
    found.into_iter().map(|(owners, text, _)| (owners, text)).collect()
}

/// Removes empty lines around a text and spaces at the ends of its lines.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Returns the text as a comment of HTML, for a page that is the whole widget.
pub(super) fn comment(components: &[Component]) -> Result<String> {
    // Two hyphens end a comment only before a bracket; a line of them reads as well with equals signs.
    let text = text(components).replace(LINE, &"=".repeat(LINE.len()));
    let ends = ["-->", "--!>", "<!--"];
    ensure!(!ends.iter().any(|end| text.contains(end)), "a licence has the end of a comment in it");
    Ok(format!("<!--\n{text}-->"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn component(name: &str, texts: &[&str]) -> Component {
        Component {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            authors: if name == "b" { "B, C".to_owned() } else { String::new() },
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            checksum: None,
            uses: BTreeSet::new(),
        }
    }

    #[test]
    fn each_part_is_named_and_each_text_stands_once() {
        let all = [
            component("a", &["Same\n words.\n"]),
            component("b", &["Other words."]),
            component("uncat-readiness", &["Same words."]),
        ];
        let text = text(&all);
        assert!(
            text.contains("\n\nuncat-readiness 1.0.0: MIT\na 1.0.0: MIT\nb 1.0.0, by B, C: MIT\n"),
            "{text}"
        );
        assert!(text.contains(&format!("\n{LINE}\nuncat-readiness, a\n{LINE}\n\nSame words.\n")), "{text}");
        assert!(text.contains(&format!("\n{LINE}\nb\n{LINE}\n\nOther words.\n")), "{text}");
    }

    #[test]
    fn a_licence_cannot_end_the_comment_around_it() {
        assert!(comment(&[component("a", &["plain -- words"])]).unwrap().ends_with("plain -- words\n-->"));
        assert!(comment(&[component("a", &["--> <script>"])]).is_err());
    }
}
