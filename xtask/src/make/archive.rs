//! Archives whose bytes depend on nothing but the files in them: in the order of their names, with one time for all.

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file in an archive: its name below the archive's folder, and its bytes.
pub(crate) type Entry = (String, Vec<u8>);

/// Packs files into one folder of an archive. The time is the first that the format has.
pub(crate) fn zip(folder: &str, mut files: Vec<Entry>) -> Result<Vec<u8>> {
    files.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(format!("{folder}/{name}"), options)
            .with_context(|| format!("cannot pack {name}"))?;
        archive.write_all(&bytes).with_context(|| format!("cannot pack {name}"))?;
    }
    Ok(archive.finish().with_context(|| format!("cannot close the archive of {folder}"))?.into_inner())
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
        assert_eq!(zip("a", files()).unwrap(), zip("a", turned).unwrap());
    }

    #[test]
    fn all_lies_in_one_folder() {
        let packed = ZipArchive::new(Cursor::new(zip("uncat-readiness", files()).unwrap())).unwrap();
        let names: Vec<_> = packed.file_names().map(Result::unwrap).collect();
        assert_eq!(names, ["uncat-readiness/a.php", "uncat-readiness/b.js"]);
    }
}
