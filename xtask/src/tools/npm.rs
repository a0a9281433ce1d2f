//! Tools that come as npm packages: run by Node.js, nothing to compile, no script run at their installation.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::Lock;
use crate::{process, project};

/// Packages that are used together, each in one version.
struct Packages {
    /// What they are, in the name of their folder.
    name: &'static str,
    /// Names each package and its version.
    manifest: &'static str,
    /// The checksums, and those of what the packages need themselves.
    lock: &'static str,
}

/// What builds the product and looks at it.
const TOOLS: Packages = Packages {
    name: "npm",
    manifest: include_str!("../../package.json"),
    lock: include_str!("../../package-lock.json"),
};

/// What a site has that is made with npm. Its rollup is the newest that was there for every system when this was tried;
/// the lock file has to name them all.
const BUNDLER: Packages = Packages {
    name: "bundler",
    manifest: include_str!("../../bundler/package.json"),
    lock: include_str!("../../bundler/package-lock.json"),
};

/// Returns where wasm-opt is (the package `binaryen`).
pub(super) fn wasm_opt(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join(".bin").join("wasm-opt"))
}

/// Returns where esbuild is. Its script finds the program of this system among the packages: none has to be downloaded
/// at its installation.
pub(super) fn esbuild(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join(".bin").join("esbuild"))
}

/// Returns where the script of axe is, which looks for faults of accessibility in a page.
///
/// # Errors
/// When it can be neither found nor installed.
pub fn axe_core(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join("axe-core").join("axe.min.js"))
}

/// What the author of a site has that is made with npm: scripts for Node.js.
#[derive(Clone, Debug)]
pub struct Bundler {
    /// The bundler Vite.
    pub vite: PathBuf,
    /// The compiler of TypeScript.
    pub typescript: PathBuf,
}

/// Returns where a site's bundler and its compiler are.
///
/// # Errors
/// When they can be neither found nor installed.
pub fn bundler(lock: &Lock) -> Result<Bundler> {
    let modules = BUNDLER.modules(lock)?;
    let typescript = modules.join("typescript").join("bin").join("tsc");
    Ok(Bundler { vite: modules.join("vite").join("bin").join("vite.js"), typescript })
}

impl Packages {
    /// Returns the folder of the packages, installed if need be. Its name changes with the versions.
    fn modules(&self, lock: &Lock) -> Result<PathBuf> {
        for program in ["node", "npm"] {
            if process::find(program).is_none() {
                bail!(
                    "there is no `{program}`: install Node.js 18 or newer, with npm (Debian: apt-get install nodejs npm)"
                );
            }
        }
        let mut hasher = DefaultHasher::new();
        (self.manifest, self.lock).hash(&mut hasher);
        let place = project::cache()?.join(format!("{}-{:016x}", self.name, hasher.finish()));
        let modules = place.join("node_modules");
        if modules.exists() {
            return Ok(modules);
        }
        eprintln!("  installing the packages of npm ({}), once for all clones", self.name);
        super::replace_folder(lock, &place, |folder| {
            fs::write(folder.join("package.json"), self.manifest).context("cannot write package.json")?;
            fs::write(folder.join("package-lock.json"), self.lock)
                .context("cannot write package-lock.json")?;
            let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
            process::run(Command::new("npm").args(words).current_dir(folder))
        })
        .context("cannot install the packages of npm: it says why above")?;
        Ok(modules)
    }
}
