//! What an embedder knows the files of `dist/` by: `integrity.json` for a page that pins them, `SHA256SUMS` for a person who
//! has copied them, and `VERSION.txt`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::{assets, digest, loader};
use crate::folder;

const INTEGRITY: &str = "integrity.json";
const VERSION: &str = "VERSION.txt";
const CHECKSUMS: &str = "SHA256SUMS";

/// The scripts beside the loader that a page names.
const SCRIPTS: [&str; 2] = ["embed.js", "uncat-readiness-embed.js"];

/// Writes all of them into a folder that is complete otherwise.
pub(super) fn write(dist: &Path) -> Result<()> {
    folder::write(&dist.join(VERSION), format!("{}\n", loader::VERSION).as_bytes())?;
    let integrity = Value::Object(integrity(dist)?);
    folder::write(&dist.join(INTEGRITY), format!("{integrity:#}\n").as_bytes())?;
    let checksums = checksums(dist)?;
    folder::write(&dist.join(CHECKSUMS), checksums.as_bytes())
}

/// The digests of the widget's files. Pages are left out: their names and words change with the site that shows them.
fn integrity(dist: &Path) -> Result<Map<String, Value>> {
    let folder = format!("{}/", assets::FOLDER);
    let pinned = |name: &str| name == loader::NAME || SCRIPTS.contains(&name) || name.starts_with(&folder);
    let files = files(dist)?.into_iter().filter(|(name, _)| pinned(name));
    Ok(files.map(|(name, bytes)| (name, digest::integrity(&bytes).into())).collect())
}

/// In the form that `sha256sum --check` reads.
fn checksums(dist: &Path) -> Result<String> {
    let files = files(dist)?.into_iter().filter(|(name, _)| name != CHECKSUMS);
    Ok(files.map(|(name, bytes)| format!("{}  {name}\n", digest::checksum(&bytes))).collect())
}

/// Each file with its name, which has slashes on every system; packed copies are left out.
fn files(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for file in folder::files(dist)? {
        let name = folder::name_below(dist, &file);
        if !folder::is_packed(&name) {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the two lists, and with a page, the loader and an asset of it.
    fn released() -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        for name in ["index.html", "uncat-readiness.js", "uncat-readiness.js.br", "uncat-readiness/en.1.json"]
        {
            folder::write(&dist.path().join(name), b"").unwrap();
        }
        write(dist.path()).unwrap();
        dist
    }

    #[test]
    fn what_a_page_names_can_be_pinned() {
        let dist = released();
        let list: Value = serde_json::from_str(&folder::read(&dist.path().join(INTEGRITY)).unwrap()).unwrap();
        let names: Vec<&String> = list.as_object().unwrap().keys().collect();
        assert_eq!(names, ["uncat-readiness/en.1.json", "uncat-readiness.js"]);
        assert_eq!(list["uncat-readiness.js"], digest::integrity(b""));
    }

    #[test]
    fn every_file_but_the_list_itself_has_a_checksum() {
        let list = folder::read(&released().path().join(CHECKSUMS)).unwrap();
        let names: Vec<&str> = list.lines().filter_map(|line| line.split_once("  ")).map(|it| it.1).collect();
        let expected = [VERSION, "index.html", INTEGRITY, "uncat-readiness/en.1.json", "uncat-readiness.js"];
        assert_eq!(names, expected);
    }
}
