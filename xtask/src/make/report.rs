//! How large `dist/` is: each file, and all that is sent before a person can answer the first question.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{assets, loader, npm};
use crate::folder;

/// What is sent up to the first question should stay below this many bytes of brotli, in any language.
const AIM: u64 = 75_000;

/// The loader should stay below this: a page loads it even if no reader comes near the widget.
const AIM_OF_LOADER: u64 = 3_000;

/// The sizes of what was built, to be printed.
#[derive(Debug)]
pub struct Report {
    sizes: Vec<Size>,
}

/// The sizes of a file and of its packed copies; without a copy of a kind, the file itself is sent.
#[derive(Debug)]
struct Size {
    name: String,
    raw: u64,
    gzip: Option<u64>,
    brotli: Option<u64>,
}

impl Report {
    /// Measures a folder.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(dist: &Path) -> Result<Self> {
        let mut sizes = Vec::new();
        for file in folder::files(dist)? {
            let name = folder::name_below(dist, &file);
            if folder::is_packed(&name) || npm::has(&name) {
                continue;
            }
            let raw = fs::metadata(&file).with_context(|| format!("cannot measure {name}"))?.len();
            let copy =
                |ending: &str| fs::metadata(dist.join(format!("{name}{ending}"))).ok().map(|it| it.len());
            sizes.push(Size { raw, gzip: copy(".gz"), brotli: copy(".br"), name });
        }
        Ok(Self { sizes })
    }

    /// Returns the bytes that a browser with brotli is sent of the loader.
    fn of_loader(&self) -> u64 {
        self.sizes.iter().filter(|size| size.name == loader::NAME).map(Size::sent).sum()
    }

    /// Returns the bytes that a browser with brotli is sent before the first question can be answered, in the language
    /// that needs the most.
    fn to_first_question(&self) -> u64 {
        let screens = format!("{}/screens-", assets::FOLDER);
        let largest = self.sizes.iter().filter(|size| size.name.starts_with(&screens)).map(Size::sent).max();
        self.of_loader() + self.of_assets(&["prelude."]) + largest.unwrap_or(0)
    }

    /// Returns the bytes of brotli that follow: the program, and all that it needs.
    fn of_program(&self) -> u64 {
        self.of_assets(&["more-en.", "program.", "glue.", "questionnaire.", "en."])
    }

    /// Returns the bytes of brotli of the assets whose names begin with these.
    fn of_assets(&self, names: &[&str]) -> u64 {
        let beginnings: Vec<String> = names.iter().map(|name| format!("{}/{name}", assets::FOLDER)).collect();
        // What is asked for under a second name is not asked for twice.
        let asked = |size: &&Size| {
            beginnings.iter().any(|it| size.name.starts_with(it)) && !size.name.ends_with(".bin")
        };
        self.sizes.iter().filter(asked).map(Size::sent).sum()
    }
}

impl Size {
    fn sent(&self) -> u64 {
        self.brotli.unwrap_or(self.raw)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.sizes.iter().map(|size| size.name.len()).max().unwrap_or(0).max(20);
        writeln!(f, "\n{:width$} {:>10} {:>10} {:>10}", "dist/", "raw", "gzip", "brotli")?;
        for size in &self.sizes {
            let sent = |copy: Option<u64>| copy.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
            let (gzip, brotli) = (sent(size.gzip), sent(size.brotli));
            writeln!(f, "{:width$} {:>10} {gzip:>10} {brotli:>10}", size.name, size.raw)?;
        }
        let verdict = |sum: u64, aim: u64| {
            let verdict = if sum <= aim { "within" } else { "over" };
            format!("{sum} bytes (brotli), {verdict} the aim of {aim}")
        };
        writeln!(f, "\nThe loader: {}.", verdict(self.of_loader(), AIM_OF_LOADER))?;
        writeln!(f, "Up to the first question: {}.", verdict(self.to_first_question(), AIM))?;
        writeln!(f, "After it, the program with its words: {} bytes (brotli).", self.of_program())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_counts_packed_where_there_is_a_copy() {
        let dist = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("uncat-readiness.js", 200),
            ("uncat-readiness/prelude.0.js", 5000),
            ("uncat-readiness/prelude.0.js.br", 1000),
            ("uncat-readiness/screens-en.0.json", 9000),
            ("uncat-readiness/screens-en.0.json.br", 3000),
            ("uncat-readiness/screens-fr.0.json", 9000),
            ("uncat-readiness/screens-fr.0.json.br", 3100),
            ("uncat-readiness/program.0.wasm", 700),
            ("uncat-readiness/program.0.bin", 700),
            ("uncat-readiness/en.0.json", 60),
            ("uncat-readiness/fr.0.json", 9000),
            ("index.html", 500),
        ] {
            folder::write(&dist.path().join(name), &vec![b'x'; bytes]).unwrap();
        }
        let report = Report::of(dist.path()).unwrap();
        assert_eq!(report.to_first_question(), 200 + 1000 + 3100);
        assert!(report.to_string().contains("loader: 200 bytes (brotli), within the aim"));
        assert!(report.to_string().contains("question: 4300 bytes (brotli), within the aim"));
        assert!(report.to_string().contains("words: 760 bytes (brotli)"));
    }
}
