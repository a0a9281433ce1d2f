//! The copies that a server sends to a browser that can unpack them. Same bytes in, same bytes out.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::npm;
use crate::folder;

/// Packs the files that its input names. That of Node.js takes a quarter of the time of a packer in Rust.
const SCRIPT: &str = include_str!("compressed.js");

/// Below this, what a copy saves is less than its own headers.
const WORTH_IT: u64 = 256;

/// The files that brotli and gzip make smaller; a picture is compressed already.
const COMPRESSIBLE: [&str; 10] = ["bin", "css", "csv", "html", "js", "json", "mjs", "svg", "txt", "wasm"];

/// Writes `x.br` and `x.gz` beside each file `x` below a folder, if that is worth it.
pub(super) fn write_beside(folder: &Path) -> Result<()> {
    let worth_it = |file: &Path| {
        let sent = !npm::has(&folder::name_below(folder, file));
        let is_compressible =
            file.extension().is_some_and(|it| COMPRESSIBLE.iter().any(|known| it == *known));
        sent && is_compressible && file.metadata().is_ok_and(|it| it.len() > WORTH_IT)
    };
    let files = folder::files(folder)?.into_iter().filter(|file| worth_it(file));
    let names: Vec<String> = files.map(|file| format!("{}\n", file.display())).collect();
    let mut node = Command::new("node");
    node.args(["--eval", SCRIPT]).stdin(Stdio::piped());
    let mut node = node.spawn().context("cannot start Node.js (`node`); install it")?;
    let input = node.stdin.take().context("Node.js has no input")?;
    { input }.write_all(names.concat().as_bytes()).context("Node.js does not listen")?;
    let ending = node.wait().context("Node.js did not end")?;
    ensure!(ending.success(), "the files in {} cannot be packed, see above", folder.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_that_gain_by_it_get_both_copies() {
        let temporary = tempfile::tempdir().unwrap();
        fs::write(temporary.path().join("large.css"), "a{color:red}".repeat(100)).unwrap();
        fs::write(temporary.path().join("small.css"), "a{}").unwrap();
        fs::write(temporary.path().join("picture.png"), [7; 1000]).unwrap();
        write_beside(temporary.path()).unwrap();
        let files = folder::files(temporary.path()).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["large.css", "large.css.br", "large.css.gz", "picture.png", "small.css"]);
    }

    #[test]
    fn the_same_bytes_are_packed_the_same_way() {
        let packed = || {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("answers.json");
            fs::write(&file, "answer ".repeat(500)).unwrap();
            write_beside(folder.path()).unwrap();
            ["br", "gz"].map(|ending| fs::read(file.with_added_extension(ending)).unwrap())
        };
        assert_eq!(packed(), packed());
    }

    #[test]
    fn a_file_that_cannot_be_packed_is_told() {
        let folder = tempfile::tempdir().unwrap();
        // Its copy has the place of a folder.
        fs::create_dir(folder.path().join("large.css.br")).unwrap();
        fs::write(folder.path().join("large.css"), "a{color:red}".repeat(100)).unwrap();
        assert!(write_beside(folder.path()).unwrap_err().to_string().contains("cannot be packed"));
    }
}
