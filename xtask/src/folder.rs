//! Folders and the files in them, with errors that name the path.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Makes an empty folder, and removes what was there.
pub(super) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Returns every file below a folder, sorted, so that the result does not depend on the disk.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Returns a file's path below a folder, with slashes on every system.
pub(super) fn name_below(folder: &Path, file: &Path) -> String {
    let steps = file.strip_prefix(folder).unwrap_or(file).iter();
    steps.map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

/// Returns whether a name is that of a copy for servers that send packed files.
pub(super) fn is_packed(name: &str) -> bool {
    [".br", ".gz"].iter().any(|ending| name.ends_with(ending))
}

/// Copies the files whose path below `from` is wanted.
pub(super) fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for file in files(from)? {
        let name = name_below(from, &file);
        if wanted(&name) {
            copy_to(&file, &to.join(name))?;
        }
    }
    Ok(())
}

/// Copies one file into a folder, under its own name.
pub(super) fn copy_file(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().with_context(|| format!("{} is no file", file.display()))?;
    copy_to(file, &folder.join(name))
}

/// Copies one file to a path.
pub(super) fn copy_to(file: &Path, to: &Path) -> Result<()> {
    write(to, &bytes(file)?)
}

/// Returns the bytes of a file.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

pub(super) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file, and makes the folders above it.
pub(super) fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}
