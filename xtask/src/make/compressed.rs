//! The copies that a server sends to a browser that can unpack them. Same bytes in, same bytes out.

use std::io::Write;
use std::path::Path;
use std::{fs, thread};

use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use super::npm;
use crate::folder;

/// Below this, what a copy saves is less than its own headers.
const WORTH_IT: usize = 256;

/// The files that brotli and gzip make smaller; a picture is compressed already.
const COMPRESSIBLE: [&str; 10] = ["bin", "css", "csv", "html", "js", "json", "mjs", "svg", "txt", "wasm"];

/// Writes `x.br` and `x.gz` beside each file `x` below a folder, if that is worth it.
pub(super) fn write_beside(folder: &Path) -> Result<()> {
    let worth_it = |file: &Path| {
        let sent = !npm::has(&folder::name_below(folder, file));
        sent && file.extension().is_some_and(|it| COMPRESSIBLE.iter().any(|known| it == *known))
    };
    thread::scope(|scope| {
        let mut copies = Vec::new();
        for file in folder::files(folder)?.into_iter().filter(|file| worth_it(file)) {
            copies.push(scope.spawn(move || write_both(&file)));
        }
        copies.into_iter().try_for_each(|copy| copy.join().map_err(|_| anyhow!("a compressor broke down"))?)
    })
}

fn write_both(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    if bytes.len() <= WORTH_IT {
        return Ok(());
    }
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        name
    };
    folder::write(Path::new(&beside(".br")), &brotli(&bytes)?)?;
    folder::write(Path::new(&beside(".gz")), &gzip(&bytes)?)
}

/// A larger file is one that a person keeps: nobody waits for it before a question. The strongest setting takes a minute
/// of a processor for each.
const LARGE: usize = 1_500_000;

/// The strongest setting, with the largest window that every browser accepts.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let quality = if bytes.len() > LARGE { 9 } else { 11 };
    let parameters = BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).context("brotli failed")?;
    Ok(packed)
}

/// Without a name or a time in its header.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzBuilder::new().write(Vec::new(), Compression::best());
    packer.write_all(bytes).context("gzip failed")?;
    packer.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
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
        let bytes = "answer ".repeat(500).into_bytes();
        assert_eq!(brotli(&bytes).unwrap(), brotli(&bytes).unwrap());
        assert_eq!(gzip(&bytes).unwrap(), gzip(&bytes).unwrap());
    }
}
