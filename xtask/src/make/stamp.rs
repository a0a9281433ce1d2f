//! Whether `dist/` is what these sources make. This file decides whether a build of a minute is skipped, so it compares
//! contents, not times, and both the sources and the result.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::toolchain::Toolchain;
use crate::{folder, project};

/// What goes into `dist/`, and this program, which decides how.
const SOURCES: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "content",
    "index.html",
    "loader",
    "packaging",
    "src",
    "www",
    "xtask",
];

/// A finished build: the fingerprints of its sources and of its result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    inputs: u64,
    outputs: u64,
}

impl Stamp {
    pub(super) fn of(inputs: u64, dist: &Path) -> Result<Self> {
        Ok(Self { inputs, outputs: fingerprint(dist, &[dist.to_owned()])? })
    }

    /// A folder that cannot be read has to be made.
    pub(super) fn is_of(&self, inputs: u64, dist: &Path) -> bool {
        self.inputs == inputs && Self::of(inputs, dist).is_ok_and(|now| now == *self)
    }

    /// Returns whether the files are still those that were made, from any sources.
    pub(super) fn holds(&self, dist: &Path) -> bool {
        self.is_of(self.inputs, dist)
    }

    /// Returns the stamp of the last complete build.
    pub(super) fn read() -> Option<Self> {
        let text = fs::read_to_string(file()).ok()?;
        let (inputs, outputs) = text.trim().split_once(' ')?;
        Some(Self { inputs: inputs.parse().ok()?, outputs: outputs.parse().ok()? })
    }

    pub(super) fn write(&self) -> Result<()> {
        folder::write(&file(), format!("{} {}\n", self.inputs, self.outputs).as_bytes())
    }
}

/// Not in `dist/`, which holds what an embedder serves and nothing else.
fn file() -> PathBuf {
    project::target().join("xtask").join("dist.stamp")
}

/// Returns the fingerprint of all that decides the content of `dist/`.
pub(super) fn inputs(toolchain: &Toolchain) -> Result<u64> {
    let root = project::root();
    let sources: Vec<PathBuf> = SOURCES.iter().map(|name| root.join(name)).collect();
    let mut hasher = DefaultHasher::new();
    toolchain.version()?.hash(&mut hasher);
    fingerprint(root, &sources)?.hash(&mut hasher);
    Ok(hasher.finish())
}

fn fingerprint(base: &Path, paths: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let files = if path.is_dir() { folder::files(path)? } else { vec![path.clone()] };
        for file in files {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            (file.strip_prefix(base).unwrap_or(&file), bytes).hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_stands_until_a_file_of_it_changes() {
        let dist = tempfile::tempdir().unwrap();
        fs::write(dist.path().join("a.js"), "1").unwrap();
        let stamp = Stamp::of(7, dist.path()).unwrap();
        assert!(stamp.is_of(7, dist.path()));
        assert!(!stamp.is_of(8, dist.path()) && stamp.holds(dist.path()));
        fs::write(dist.path().join("a.js"), "2").unwrap();
        assert!(!stamp.is_of(7, dist.path()) && !stamp.holds(dist.path()));
    }

    #[test]
    fn a_folder_that_is_gone_has_to_be_made() {
        let dist = tempfile::tempdir().unwrap();
        let stamp = Stamp::of(7, dist.path()).unwrap();
        assert!(!stamp.is_of(7, &dist.path().join("gone")));
    }
}
