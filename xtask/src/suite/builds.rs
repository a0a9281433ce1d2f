//! The two builds of `dist/`. For most of their time they keep one processor busy, so that they run beside the other
//! steps. The second one shows that the same sources give the same bytes: it is made from a copy of the sources in another
//! folder. Of the first build, only the tools and this program are used. Then the two lists of checksums are compared. The
//! copy's dependencies are compiled in its own folder too; they alone are kept for the next time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::make::{self, Report};
use crate::process::{self, Ending};
use crate::{folder, project};

/// Entries of the project's folder that are no sources.
const MADE: [&str; 5] = [".git", "dist", "node_modules", "release", "target"];

const CHECKSUMS: &str = "SHA256SUMS";

/// What is kept of an earlier second build: the compiled dependencies. The copy itself is newer each time, so it is
/// always compiled again.
const COMPILED: &str = "target";

/// What this program made in there, which is not kept.
const PREPARED: [&str; 2] = ["xtask", "wasm-pack"];

/// A build that has ended.
#[derive(Debug)]
pub(super) struct Build {
    ending: Result<Ending>,
    time: Duration,
}

/// Begins with the builds, one after the other.
pub(super) fn start() -> JoinHandle<[Build; 2]> {
    thread::spawn(|| [Build::with(|| build(project::root())), Build::with(again)])
}

impl Build {
    fn with(build: impl FnOnce() -> Result<Ending>) -> Self {
        let start = Instant::now();
        Self { ending: build(), time: start.elapsed() }
    }

    /// Says how long it took; what it said itself is the error, if it failed.
    fn succeeded(self) -> Result<()> {
        let Ending { text, succeeded } = self.ending?;
        println!("   built beside the other steps, in {:.1} s", self.time.as_secs_f32());
        ensure!(succeeded, text);
        Ok(())
    }

    /// Returns what the first build says of its `dist/`.
    pub(super) fn report(self) -> Result<Report> {
        self.succeeded()?;
        make::dist()
    }

    /// Compares the second build with the first one. Its files stay, so that a person can look at the differences.
    pub(super) fn same_bytes(self) -> Result<Ending> {
        self.succeeded()?;
        let sums = |dist: &Path| folder::read(&dist.join(CHECKSUMS));
        let again = copy().join("dist");
        let differing = differing(&sums(&project::dist())?, &sums(&again)?);
        Ok(Ending {
            succeeded: differing.is_empty(),
            text: format!(
                "built again in {}, these came out otherwise:\n{}",
                again.display(),
                differing.join("\n")
            ),
        })
    }
}

/// Builds a copy of the sources.
fn again() -> Result<Ending> {
    clear(&copy())?;
    copy_sources(project::root(), &copy())?;
    build(&copy())
}

/// Runs this program on these sources, as a person would.
fn build(sources: &Path) -> Result<Ending> {
    let mut xtask = Command::new(env::current_exe().context("this program does not know where it is")?);
    xtask.arg("dist").current_dir(sources);
    if sources != project::root() {
        xtask.env(project::COPY, sources).env_remove("CARGO_TARGET_DIR");
    }
    process::ending(&mut xtask)
}

fn copy() -> PathBuf {
    project::target().join("xtask").join("rebuilt")
}

fn clear(copy: &Path) -> Result<()> {
    for name in PREPARED {
        folder::clear(&copy.join(COMPILED).join(name))?;
    }
    let entries = fs::read_dir(copy).with_context(|| format!("cannot list {}", copy.display()))?;
    for entry in entries {
        let found = entry.with_context(|| format!("cannot list {}", copy.display()))?.path();
        if found.ends_with(COMPILED) {
            continue;
        }
        let removed = if found.is_dir() { fs::remove_dir_all(&found) } else { fs::remove_file(&found) };
        removed.with_context(|| format!("cannot remove {}", found.display()))?;
    }
    Ok(())
}

fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))?;
    for entry in entries {
        let source = entry.with_context(|| format!("cannot list {}", from.display()))?.path();
        let name = folder::name_below(from, &source);
        if MADE.contains(&name.as_str()) {
            continue;
        }
        if source.is_dir() {
            folder::copy(&source, &to.join(&name), |_| true)?;
        } else {
            folder::copy_file(&source, to)?;
        }
    }
    Ok(())
}

/// Returns the names of the files that are in one list only, or have two checksums.
fn differing(first: &str, second: &str) -> Vec<String> {
    let [first, second] = [first, second].map(|list| list.lines().collect::<BTreeSet<&str>>());
    let lines = first.symmetric_difference(&second);
    let names = lines.filter_map(|line| Some(line.split_once("  ")?.1.to_owned()));
    names.collect::<BTreeSet<String>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_came_out_otherwise_is_named_once() {
        let first = "aa  index.html\nbb  program.1.wasm\ncc  loader.js\n";
        assert_eq!(differing(first, first), [""; 0]);
        let second = "aa  index.html\nbb  program.2.wasm\ndd  loader.js\n";
        assert_eq!(differing(first, second), ["loader.js", "program.1.wasm", "program.2.wasm"]);
    }

    #[test]
    fn sources_are_copied_and_what_was_made_of_them_is_not() {
        let [from, to] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        for name in ["Cargo.toml", "src/lib.rs", "target/debug/xtask", "dist/index.html"] {
            folder::write(&from.path().join(name), b"").unwrap();
        }
        copy_sources(from.path(), to.path()).unwrap();
        let copied = folder::files(to.path()).unwrap();
        let names: Vec<String> = copied.iter().map(|file| folder::name_below(to.path(), file)).collect();
        assert_eq!(names, ["Cargo.toml", "src/lib.rs"]);
    }

    #[test]
    fn nothing_stays_of_an_earlier_second_build_but_what_was_compiled() {
        let copy = tempfile::tempdir().unwrap();
        for name in
            ["Cargo.toml", "src/gone.rs", "dist/index.html", "target/xtask/wasm/0.wasm", "target/release/a"]
        {
            folder::write(&copy.path().join(name), b"").unwrap();
        }
        clear(copy.path()).unwrap();
        let left = folder::files(copy.path()).unwrap();
        assert_eq!(left, [copy.path().join("target/release/a")]);
    }
}
