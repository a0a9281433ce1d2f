//! Where the version is written: in the Rust workspace, from which the build takes it, and in the files that WordPress
//! reads as they are.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use semver::Version;

use crate::folder;

/// Each file, and what is before and after the version in a line of it.
const PLACES: [(&str, &str, &str); 4] = [
    ("Cargo.toml", "version = \"", "\""),
    ("packaging/wordpress/readme.txt", "Stable tag: ", ""),
    ("packaging/wordpress/uncat-readiness.php", " * Version: ", ""),
    ("packaging/wordpress/uncat-readiness.php", "const VERSION = '", "';"),
];

/// Returns the version of the sources below this folder.
pub(super) fn of(root: &Path) -> Result<Version> {
    let [(file, before, after), ..] = PLACES;
    let text = folder::read(&root.join(file))?;
    let version = text.lines().find_map(|line| line.strip_prefix(before)?.strip_suffix(after));
    Version::parse(version.context("Cargo.toml has no version")?).context("Cargo.toml has no version")
}

/// Writes a version to every place.
pub(super) fn write(root: &Path, old: &Version, new: &Version) -> Result<()> {
    for (file, before, after) in PLACES {
        let path = root.join(file);
        let text = folder::read(&path)?;
        let line = |version: &Version| format!("\n{before}{version}{after}\n");
        let count = text.matches(&line(old)).count();
        ensure!(count == 1, "{file} has the line `{}` {count} times, not once", line(old).trim());
        folder::write(&path, text.replace(&line(old), &line(new)).as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    /// A copy of the files that have the version in them.
    fn sources() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for (file, ..) in PLACES {
            folder::copy_to(&project::root().join(file), &copy.path().join(file)).unwrap();
        }
        copy
    }

    #[test]
    fn every_place_gets_the_version() {
        let copy = sources();
        let (old, new) = (of(copy.path()).unwrap(), Version::new(9, 8, 7));
        write(copy.path(), &old, &new).unwrap();
        assert_eq!(of(copy.path()).unwrap(), new);
        for (file, before, after) in PLACES {
            let text = folder::read(&copy.path().join(file)).unwrap();
            assert!(text.contains(&format!("\n{before}9.8.7{after}\n")), "{file}");
            assert!(!text.contains(&format!("\n{before}{old}{after}\n")), "{file}");
        }
    }

    #[test]
    fn a_place_with_another_version_is_named() {
        let copy = sources();
        let error =
            write(copy.path(), &Version::new(5, 5, 5), &Version::new(6, 0, 0)).unwrap_err().to_string();
        assert_eq!(error, "Cargo.toml has the line `version = \"5.5.5\"` 0 times, not once");
    }
}
