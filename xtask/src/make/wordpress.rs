//! The plugin for WordPress: its sources from `packaging/wordpress/` and the widget's files in one archive that an
//! administrator uploads. Same files in, same bytes out.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{assets, bill, folder, licences, loader};
use crate::project;

/// The archive in `dist/`.
const NAME: &str = "uncat-readiness-wordpress.zip";

/// The plugin's name in WordPress: the folder in the archive, and the file with the plugin's head.
const PLUGIN: &str = "uncat-readiness";

/// What the plugin offers besides the widget, where `dist/` has it: the questionnaire as a page to print, and what the
/// widget consists of.
const BESIDE: [&str; 4] = ["uncat-readiness-questionnaire.html", "printed.css", licences::NAME, bill::NAME];

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
    for name in LICENCES {
        files.push((name.to_owned(), read(&project::root().join(name))?));
    }
    files.extend(below(dist, "widget/", belongs_to_widget)?);
    folder::write(&dist.join(NAME), &archive(files)?)
}

/// Returns whether the plugin serves a file of `dist/`. Packed copies need a server that knows of them.
fn belongs_to_widget(name: &str) -> bool {
    let fetched = name.strip_prefix(assets::FOLDER).is_some_and(|rest| rest.starts_with('/'));
    (fetched || name == loader::NAME || BESIDE.contains(&name)) && !folder::is_packed(name)
}

/// A file in the archive: its name below the plugin's folder, and its bytes.
type Entry = (String, Vec<u8>);

/// Returns the wanted files of a folder and of those below it, under another folder's name.
fn below(from: &Path, prefix: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    for file in folder::files(from)? {
        let name = folder::name_below(from, &file);
        if wanted(&name) {
            found.push((format!("{prefix}{name}"), read(&file)?));
        }
    }
    Ok(found)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Packs files in the order of their names, with one time for all: the first that the format has.
fn archive(mut files: Vec<Entry>) -> Result<Vec<u8>> {
    files.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(format!("{PLUGIN}/{name}"), options)
            .with_context(|| format!("cannot pack {name}"))?;
        archive.write_all(&bytes).with_context(|| format!("cannot pack {name}"))?;
    }
    Ok(archive.finish().context("cannot close the plugin's archive")?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use zip::ZipArchive;

    fn files() -> Vec<Entry> {
        [("b.js", "2"), ("a.php", "1")].map(|(name, text)| (name.to_owned(), text.into())).to_vec()
    }

    #[test]
    fn the_same_files_are_packed_the_same_way_in_whatever_order_they_come() {
        let mut turned = files();
        turned.reverse();
        assert_eq!(archive(files()).unwrap(), archive(turned).unwrap());
    }

    #[test]
    fn all_lies_in_the_folder_of_the_plugin() {
        let packed = ZipArchive::new(Cursor::new(archive(files()).unwrap())).unwrap();
        let names: Vec<_> = packed.file_names().map(Result::unwrap).collect();
        assert_eq!(names, ["uncat-readiness/a.php", "uncat-readiness/b.js"]);
    }

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
