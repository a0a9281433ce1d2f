//! Tools that come as npm packages: run by Node.js, nothing to compile, no script run at their installation.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// Names each package and its one version; the lock file beside it holds their checksums.
const MANIFEST: &str = include_str!("../../package.json");
const LOCK: &str = include_str!("../../package-lock.json");

/// Returns where wasm-opt is (the package `binaryen`).
pub(super) fn wasm_opt() -> Result<PathBuf> {
    Ok(modules()?.join(".bin").join("wasm-opt"))
}

/// Returns where esbuild is. Its script finds the program of this system among the packages: none has to be downloaded
/// at its installation.
pub(super) fn esbuild() -> Result<PathBuf> {
    Ok(modules()?.join(".bin").join("esbuild"))
}

/// Returns where the script of axe is, which looks for faults of accessibility in a page.
///
/// # Errors
/// When it can be neither found nor installed.
pub fn axe_core() -> Result<PathBuf> {
    Ok(modules()?.join("axe-core").join("axe.min.js"))
}

/// Returns the folder of the packages, installed if need be. Its name changes with the versions.
fn modules() -> Result<PathBuf> {
    for program in ["node", "npm"] {
        if process::find(program).is_none() {
            bail!(
                "there is no `{program}`: install Node.js 18 or newer, with npm (Debian: apt-get install nodejs npm)"
            );
        }
    }
    let mut hasher = DefaultHasher::new();
    (MANIFEST, LOCK).hash(&mut hasher);
    let place = project::cache()?.join(format!("npm-{:016x}", hasher.finish()));
    let modules = place.join("node_modules");
    if modules.exists() {
        return Ok(modules);
    }
    eprintln!("  installing the npm packages of xtask/package.json, once for all clones");
    super::replace_folder(&place, |folder| {
        fs::write(folder.join("package.json"), MANIFEST).context("cannot write package.json")?;
        fs::write(folder.join("package-lock.json"), LOCK).context("cannot write package-lock.json")?;
        let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        process::run(Command::new("npm").args(words).current_dir(folder))
    })
    .context("cannot install the npm packages: npm says why above")?;
    Ok(modules)
}
