//! Copies of folders that take no time and no room: each file is a second name of the same bytes. So a test replaces a
//! file of such a copy and never writes into it, which would change the other one too.

use std::path::Path;
use std::{fs, io};

/// Makes a folder that has all the files of another.
pub(crate) fn folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { folder(&from, &to)? } else { file(&from, &to)? }
    }
    Ok(())
}

/// Gives a file a second name; on another disk it is copied.
pub(super) fn file(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

/// Puts another file in the place of one, whole.
pub(crate) fn replace(file: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    let arriving = file.with_extension("arriving");
    fs::write(&arriving, bytes)?;
    fs::rename(&arriving, file)
}
