//! Tools from npm packages: Node.js runs them, nothing is compiled, and no script runs at their installation.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::Lock;
use crate::{process, project};

/// Packages that are used together, each in one version.
struct Packages {
    /// What they are, as part of their folder's name.
    name: &'static str,
    /// Names each package and its version.
    manifest: &'static str,
    /// The checksums of the packages and of their dependencies.
    lock: &'static str,
}

/// The packages that build the product and check it.
const TOOLS: Packages = Packages {
    name: "npm",
    manifest: include_str!("../../package.json"),
    lock: include_str!("../../package-lock.json"),
};

/// The packages of a site that is made with npm. Its rollup is the newest that every system had when this was tested;
/// the lock file has to name them all.
const BUNDLER: Packages = Packages {
    name: "bundler",
    manifest: include_str!("../../bundler/package.json"),
    lock: include_str!("../../bundler/package-lock.json"),
};

/// A reader of XLIFF that is not ours, which the tools of several translation services use.
const TRANSLATORS: Packages = Packages {
    name: "translators",
    manifest: include_str!("../../translators/package.json"),
    lock: include_str!("../../translators/package-lock.json"),
};

/// Returns where wasm-opt is (the package `binaryen`).
pub(super) fn wasm_opt(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join(".bin").join("wasm-opt"))
}

/// Returns where esbuild is. Its script finds the program of this system among the packages: nothing is downloaded at
/// its installation.
pub(super) fn esbuild(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join(".bin").join("esbuild"))
}

/// Returns where the script of axe is, which looks for accessibility faults in a page.
///
/// # Errors
/// When it can be neither found nor installed.
pub fn axe_core(lock: &Lock) -> Result<PathBuf> {
    Ok(TOOLS.modules(lock)?.join("axe-core").join("axe.min.js"))
}

/// Returns where the reader of XLIFF is, a module for Node.js.
///
/// # Errors
/// When it can be neither found nor installed.
pub fn xliff(lock: &Lock) -> Result<PathBuf> {
    Ok(TRANSLATORS.modules(lock)?.join("xliff"))
}

/// The tools of a site that is made with npm: scripts for Node.js.
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
    /// Returns the folder of the packages, installed if it is missing. Its name changes with the versions.
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
        let home = project::cache()?.join(format!("{}-{:016x}", self.name, hasher.finish()));
        let modules = home.join("node_modules");
        if modules.exists() {
            return Ok(modules);
        }
        eprintln!("  installing the packages of npm ({}), once for all clones", self.name);
        super::replace_folder(lock, &home, |folder| {
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
