//! Where the widget's own words are shown: the files of the code that name each, for whoever translates it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use crate::folder;

/// The files below `src/` that name each of the widget's own words, by its id, without their endings. Words that are
/// named in another way are left out, and without the code nothing is known.
pub(super) fn of(src: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let terms = src.join("content").join("words").join("term.rs");
    if !terms.exists() {
        return Ok(BTreeMap::new());
    }
    let declared = folder::read(&terms)?;
    let ids: BTreeMap<&str, &str> = declared.lines().filter_map(declaration).collect();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in folder::files(src)?.iter().filter(|file| file.extension().is_some_and(|it| it == "rs")) {
        let code = folder::read(file)?;
        let name = folder::name_below(src, file);
        for variant in code.split("Term::").skip(1).map(name_at_start) {
            if let Some(id) = ids.get(variant) {
                seen.entry((*id).to_owned()).or_default().insert(name.trim_end_matches(".rs").to_owned());
            }
        }
    }
    Ok(seen)
}

/// Reads `    PageOf "page-of" ["n", "total"];`.
fn declaration(line: &str) -> Option<(&str, &str)> {
    let (variant, rest) = line.trim().strip_suffix("];")?.split_once(" \"")?;
    Some((variant, rest.split_once('"')?.0))
}

fn name_at_start(code: &str) -> &str {
    let end = code.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(code.len());
    code.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn a_word_is_seen_in_the_files_that_name_it() {
        let src = tempfile::tempdir().unwrap();
        let put = |name: &str, code: &str| folder::write(&src.path().join(name), code.as_bytes()).unwrap();
        put("content/words/term.rs", "    Undo \"undo\" [];\n    UndoAll \"undo-all\" [\"n\"];\n");
        put("page/frame.rs", "say(Term::UndoAll); say(Term::Undo)");
        put("plate.rs", "[Term::Undo, Term::Other]");
        put("ui/widget.css", "Term::UndoAll");
        let seen = of(src.path()).unwrap();
        let seen: Vec<String> = seen.iter().map(|(id, files)| format!("{id}: {files:?}")).collect();
        assert_eq!(seen, [r#"undo: {"page/frame", "plate"}"#, r#"undo-all: {"page/frame"}"#]);
    }

    #[test]
    fn nearly_all_words_of_the_widget_are_seen_somewhere() {
        let root = project::root();
        let seen = of(&root.join("src")).unwrap();
        let words = crate::words::object(&root.join("content").join("interface").join("en.json")).unwrap();
        let words = words["words"].as_object().unwrap();
        // The loader names its words in another way, and so does the list of units.
        let named = |id: &&String| !id.starts_with("loader-") && !id.starts_with("unit-");
        let unseen: Vec<&String> = words.keys().filter(named).filter(|id| !seen.contains_key(*id)).collect();
        assert!(unseen.len() < 10, "{unseen:?}");
    }
}
