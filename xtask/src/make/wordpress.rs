//! The plugin for WordPress: its sources from `packaging/wordpress/` and the widget's files in one archive that an
//! administrator uploads. Same files in, same bytes out.

use std::path::Path;

use anyhow::{Result, ensure};

use super::archive::{self, Entry};
use super::catalogue::Catalogue;
use super::{assets, bill, folder, licences, loader, printed};
use crate::project;

/// The archive in `dist/`.
pub(crate) const NAME: &str = "uncat-readiness-wordpress.zip";

/// The plugin's name in WordPress: the folder in the archive, and the file with the plugin's head.
const PLUGIN: &str = "uncat-readiness";

/// What the widget consists of. The questionnaire as a page to print is beside it too.
const BESIDE: [&str; 2] = [licences::NAME, bill::NAME];

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the archive into a `dist/` that has the loader and its files.
pub(super) fn write(dist: &Path) -> Result<()> {
    let sources = project::root().join("packaging").join("wordpress");
    let head = folder::read(&sources.join(format!("{PLUGIN}.php")))?;
    let version = format!(" * Version: {}\n", env!("CARGO_PKG_VERSION"));
    ensure!(
        head.contains(&version),
        "the head of packaging/wordpress/{PLUGIN}.php lacks `{}`",
        version.trim_end()
    );
    let mut files = below(&sources, "", |_| true)?;
    files.extend(translations(&sources, &files)?);
    for name in LICENCES {
        files.push((name.to_owned(), folder::bytes(&project::root().join(name))?));
    }
    files.extend(below(dist, "widget/", belongs_to_widget)?);
    folder::write(&dist.join(NAME), &archive::zip(PLUGIN, files)?)
}

/// Makes what WordPress reads of each catalogue: one file for the server, one for the block in the editor.
fn translations(sources: &Path, files: &[Entry]) -> Result<Vec<Entry>> {
    let mut made = Vec::new();
    for (name, _) in files {
        let Some(stem) = name.strip_suffix(".po") else { continue };
        let catalogue = Catalogue::read(&sources.join(name))?;
        let locale = stem.rsplit('-').next().unwrap_or_default();
        made.push((format!("{stem}.mo"), catalogue.compiled()?));
        let script = catalogue.of_script("block.js", locale)?;
        made.push((format!("{stem}-{PLUGIN}-block.json"), script));
    }
    Ok(made)
}

/// Returns whether the plugin serves a file of `dist/`. Packed copies need a server that knows of them.
fn belongs_to_widget(name: &str) -> bool {
    let fetched = name.strip_prefix(assets::FOLDER).is_some_and(|rest| rest.starts_with('/'));
    (fetched || name == loader::NAME || printed::has(name) || BESIDE.contains(&name))
        && !folder::is_packed(name)
}

/// Returns the wanted files of a folder and of those below it, under another folder's name.
fn below(from: &Path, prefix: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    for file in folder::files(from)? {
        let name = folder::name_below(from, &file);
        if wanted(&name) {
            found.push((format!("{prefix}{name}"), folder::bytes(&file)?));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widget_comes_without_packed_copies_and_without_pages_to_look_at() {
        for name in [
            "uncat-readiness.js",
            "uncat-readiness/program.1.wasm",
            "uncat-readiness-questionnaire.html",
            licences::NAME,
        ] {
            assert!(belongs_to_widget(name), "{name}");
        }
        for name in
            ["uncat-readiness.js.br", "uncat-readiness/en.1.json.gz", "index.html", "uncat-readiness.d.ts"]
        {
            assert!(!belongs_to_widget(name), "{name}");
        }
    }
}
