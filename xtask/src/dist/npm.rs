//! The npm package, ready to be packed: the files of `dist/` that a bundler needs, under the names that they have there.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{loader, parts};
use crate::{folder, project};

/// The folder of `dist/` that it lies in.
const FOLDER: &str = "npm";

/// The types of the element, beside the loader.
const TYPES: &str = "uncat-readiness.d.ts";

/// Writes the package beside the files that it has copies of, which must not be packed yet.
pub(super) fn write(dist: &Path) -> Result<()> {
    let package = dist.join(FOLDER);
    let root = project::root();
    let about = root.join("www").join("npm");
    folder::write(
        &package.join("package.json"),
        manifest(&folder::read(&about.join("package.json"))?)?.as_bytes(),
    )?;
    let licences = ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| root.join(name));
    let copies = [about.join("README.md"), dist.join(loader::NAME), dist.join(TYPES)];
    for file in copies.iter().chain(&licences) {
        folder::copy_file(file, &package)?;
    }
    folder::copy(&dist.join(parts::FOLDER), &package.join(parts::FOLDER), |_| true)
}

/// Tells whether a file of `dist/` is one of the package: a copy, which no server sends.
pub(super) fn has(name: &str) -> bool {
    name.split('/').next() == Some(FOLDER)
}

/// The version stands in one place only: that of the Rust workspace.
fn manifest(text: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text).context("www/npm/package.json is not JSON")?;
    let version = manifest.get_mut("version").context("www/npm/package.json has no place for the version")?;
    *version = env!("CARGO_PKG_VERSION").into();
    Ok(format!("{manifest:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_filled_in_where_it_stands() {
        let text = manifest(r#"{ "name": "a", "version": "0.0.0", "type": "module" }"#).unwrap();
        let expected = format!("\"name\": \"a\",\n  \"version\": \"{}\",\n", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(&expected), "{text}");
    }

    #[test]
    fn only_the_packages_own_folder_is_its() {
        assert!(has("npm/uncat-readiness.js") && has("npm/uncat-readiness/en.0.json"));
        assert!(!has("uncat-readiness.js") && !has("npm.html"));
    }
}
