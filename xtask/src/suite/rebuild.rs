//! The same sources give the same bytes. `dist/` is built a second time, from a copy of the sources in another folder and
//! with nothing that the first build left behind but the tools, and the two lists of checksums are compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{self, Ending};
use crate::toolchain::Toolchain;
use crate::{folder, project};

/// What lies in the project's folder and is no source.
const MADE: [&str; 4] = [".git", "dist", "node_modules", "target"];

const CHECKSUMS: &str = "SHA256SUMS";

/// Builds again and compares. What was built again stays only where it differs, so that a person can look at it.
pub(super) fn same_bytes(native: &Toolchain) -> Result<Ending> {
    let copy = project::target().join("xtask").join("rebuilt");
    folder::clear(&copy)?;
    copy_sources(project::root(), &copy)?;
    let mut cargo = native.cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "dist"]);
    let built = process::ending(cargo.current_dir(&copy).env_remove("CARGO_TARGET_DIR"))?;
    if !built.succeeded {
        return Ok(built);
    }
    let sums = |dist: &Path| folder::read(&dist.join(CHECKSUMS));
    let again = copy.join("dist");
    let differing = differing(&sums(&project::dist())?, &sums(&again)?);
    if differing.is_empty() {
        fs::remove_dir_all(&copy).with_context(|| format!("cannot remove {}", copy.display()))?;
    }
    Ok(Ending {
        succeeded: differing.is_empty(),
        text: format!(
            "built again in {}, these came out otherwise:\n{}",
            again.display(),
            differing.join("\n")
        ),
    })
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
}
