//! The files that the loader fetches. Each has a name that changes with its bytes, so that a browser may keep it for
//! ever, and a digest that a browser checks. This file does not know what is in them.

use std::path::Path;

use anyhow::Result;

use super::digest;
use crate::folder;

/// The folder of `dist/` with these files, beside the loader.
pub(super) const FOLDER: &str = "uncat-readiness";

/// All that the loader fetches.
#[derive(Clone, Debug)]
pub(super) struct Assets {
    /// The wasm.
    pub(super) program: Asset,
    /// The same under another name: proxies and old servers refuse the first.
    pub(super) program_again: Asset,
    /// The script that starts the program and calls it.
    pub(super) glue: Asset,
    /// The script that shows the first screens before that; the style sheet of the shadow root is in it.
    pub(super) prelude: Asset,
    /// The script with the progress and error messages for a visitor.
    pub(super) trouble: Asset,
    /// The part of the bundles that is the same in all languages.
    pub(super) structure: Asset,
    /// The words in each language, by its BCP 47 tag.
    pub(super) bundles: Vec<(String, Asset)>,
    /// The first screens in each language.
    pub(super) screens: Vec<(String, Asset)>,
}

/// One file that the loader fetches.
#[derive(Clone, Debug)]
pub(super) struct Asset {
    /// Its path from the folder of the loader.
    pub(super) path: String,
    /// The digest that a browser checks; empty if others check the file.
    pub(super) integrity: String,
    /// Its size before packing: a browser counts these bytes when it shows the progress.
    pub(super) size: usize,
}

impl Asset {
    /// Puts a file into `dist/`, under the name that its bytes give it.
    pub(super) fn publish(dist: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<Self> {
        let path = format!("{FOLDER}/{name}.{}.{ending}", digest::in_name(bytes));
        folder::write(&dist.join(&path), bytes)?;
        Ok(Self { path, integrity: digest::short_integrity(bytes), size: bytes.len() })
    }

    /// Its name in its folder.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes_and_with_nothing_else() {
        let dist = tempfile::tempdir().unwrap();
        let publish = |bytes: &[u8]| Asset::publish(dist.path(), "glue", "js", bytes).unwrap().path;
        let [first, again, other] = [publish(b"a()"), publish(b"a()"), publish(b"b()")];
        assert_eq!(first, again);
        assert_ne!(first, other);
        assert!(first.starts_with("uncat-readiness/glue.") && first.ends_with(".js"), "{first}");
        assert!(dist.path().join(first).is_file());
    }
}
