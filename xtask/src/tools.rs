//! The tools that turn the sources into files for a browser, each in one pinned version.
//!
//! They are kept in a folder of the user, by name and version, so that a second clone finds them. A tool counts as
//! installed if it runs and prints its version. It is installed in another folder, then moved into place whole.
//!
//! What a tool is built from is written down in `xtask/locks/`, with the checksum of each crate. A tool's own lock file
//! is not used: that of wasm-bindgen names a crate that the registry no longer serves. After a change of a version, get
//! the source of the tool with `cargo info TOOL@VERSION`, run `cargo generate-lockfile` in a copy of it, and keep that.

mod npm;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

pub use self::npm::{Bundler, axe_core, bundler, xliff};
use crate::setup::Lock;
use crate::toolchain::Toolchain;
use crate::{folder, process, project};

/// The tested version of wasm-pack. wasm-bindgen's version is that of Cargo.lock; those of the npm packages are in
/// `xtask/package.json`.
const WASM_PACK: &str = "0.15.1";

/// The driver of Firefox, for the browser tests.
const GECKODRIVER: CargoTool<'_> = CargoTool {
    name: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
    lock: include_str!("../locks/geckodriver.lock"),
};

/// What looks at the licences of the crates and for known faults in them. Of all the tools for that, it does both, and
/// says which crate brings another along.
const CARGO_DENY: CargoTool<'_> = CargoTool {
    name: "cargo-deny",
    package: "cargo-deny",
    version: "0.20.2",
    lock: include_str!("../locks/cargo-deny.lock"),
};

/// Returns where geckodriver is, built if it is missing.
///
/// # Errors
/// When it can be neither found nor built; the error names it and its version.
pub fn geckodriver(lock: &Lock) -> Result<PathBuf> {
    GECKODRIVER.set_up(lock)
}

/// Returns where cargo-deny is, built if it is missing.
///
/// # Errors
/// When it can be neither found nor built; the error names it and its version.
pub fn cargo_deny(lock: &Lock) -> Result<PathBuf> {
    CARGO_DENY.set_up(lock)
}

/// The tools, ready to run.
#[derive(Debug)]
pub struct Tools {
    wasm_pack: PathBuf,
    /// The folder with wasm-bindgen and its test runner: wasm-pack takes both from `PATH` when the version fits.
    wasm_bindgen: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
}

impl Tools {
    /// Finds the tools, and installs those that are missing.
    ///
    /// # Errors
    /// When one can be neither found nor installed; the error names it and its version.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        let versions = folder::read(&project::root().join("Cargo.lock"))?;
        let bindgen = locked_version(&versions, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
        Ok(Self {
            wasm_pack: wasm_pack().set_up(lock)?,
            wasm_bindgen: wasm_bindgen(bindgen).set_up(lock)?.with_file_name(""),
            wasm_opt: npm::wasm_opt(lock)?,
            esbuild: npm::esbuild(lock)?,
        })
    }

    /// Returns wasm-pack, ready for its arguments, on a toolchain that builds for browsers.
    ///
    /// # Errors
    /// When `PATH` cannot hold the tools' folder.
    pub fn wasm_pack(&self, toolchain: &Toolchain) -> Result<Command> {
        let mut command = toolchain.program(&self.wasm_pack)?;
        process::put_first_in_path(&mut command, std::slice::from_ref(&self.wasm_bindgen))?;
        Ok(command)
    }

    /// Returns wasm-opt, ready for its arguments.
    pub fn wasm_opt(&self) -> Command {
        Command::new(&self.wasm_opt)
    }

    /// Returns esbuild, ready for its arguments.
    pub fn esbuild(&self) -> Command {
        Command::new(&self.esbuild)
    }
}

fn wasm_pack() -> CargoTool<'static> {
    let lock = include_str!("../locks/wasm-pack.lock");
    CargoTool { name: "wasm-pack", package: "wasm-pack", version: WASM_PACK, lock }
}

fn wasm_bindgen(version: &str) -> CargoTool<'_> {
    let lock = include_str!("../locks/wasm-bindgen-cli.lock");
    CargoTool { name: "wasm-bindgen", package: "wasm-bindgen-cli", version, lock }
}

/// A program that `cargo install` builds.
struct CargoTool<'a> {
    /// The program's name.
    name: &'a str,
    /// The crate that has it.
    package: &'a str,
    version: &'a str,
    /// The lock file by which it is built.
    lock: &'a str,
}

impl CargoTool<'_> {
    /// Returns where the program is: the person's own if its version fits, else ours, installed if it is missing.
    fn set_up(&self, lock: &Lock) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        let folder = self.folder()?;
        let ours = self.in_folder(&folder);
        let label = format!("{} {}", self.package, self.version);
        eprintln!("  installing {label}, once for all clones (some minutes)");
        replace_folder(lock, &folder, |arriving| self.install(arriving))
            .with_context(|| format!("cannot install {label}: `cargo install` says why above"))?;
        if !self.is(&ours) {
            bail!("{} was installed, but does not say that it is {label}", ours.display());
        }
        Ok(ours)
    }

    /// Returns where the program is, or `None` if this version is missing.
    fn find(&self) -> Result<Option<PathBuf>> {
        let ours = self.in_folder(&self.folder()?);
        Ok(process::find(self.name).into_iter().chain([ours]).find(|it| self.is(it)))
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(project::cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn in_folder(&self, folder: &Path) -> PathBuf {
        folder.join("bin").join(self.name)
    }

    /// On the native toolchain: the program runs here.
    fn install(&self, folder: &Path) -> Result<()> {
        ensure!(
            locked_version(self.lock, self.package) == Some(self.version),
            "xtask/locks/{}.lock is not that of version {}: make it anew, as xtask/src/tools.rs says",
            self.package,
            self.version
        );
        // Outside the project, whose settings of cargo are not meant for this.
        let source = folder.join("source");
        folder::copy(&self.source(folder)?, &source, |_| true)?;
        folder::write(&source.join("Cargo.lock"), self.lock.as_bytes())?;
        let mut cargo = Toolchain::native().cargo();
        cargo.args(["install", "--locked", "--path", ".", "--root"]).arg(folder);
        process::run(cargo.env("CARGO_TARGET_DIR", folder.join("target")).current_dir(&source))?;
        for made in [source, folder.join("target")] {
            fs::remove_dir_all(&made).with_context(|| format!("cannot remove {}", made.display()))?;
        }
        Ok(())
    }

    /// Returns the folder where cargo keeps the source of the tool, whose checksum it has compared with the registry's.
    fn source(&self, folder: &Path) -> Result<PathBuf> {
        let label = format!("{}@{}", self.package, self.version);
        process::output(Toolchain::native().cargo().args(["info", &label]).current_dir(folder))?;
        let sources = project::cargo_home().context("no folder of cargo: set HOME, or CARGO_HOME")?;
        let registries = sources.join("registry").join("src");
        let entries =
            fs::read_dir(&registries).with_context(|| format!("cannot list {}", registries.display()))?;
        let name = format!("{}-{}", self.package, self.version);
        let mut found = entries.flatten().map(|registry| registry.path().join(&name));
        found.find(|it| it.is_dir()).with_context(|| format!("{} lacks {name}", registries.display()))
    }

    fn is(&self, program: &Path) -> bool {
        let said = process::output(Command::new(program).arg("--version"));
        said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(self.version))
    }
}

/// Fills a new folder and replaces an old one with it, so that an interrupted one never counts as done.
fn replace_folder(_: &Lock, folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut arriving = folder.as_os_str().to_owned();
    arriving.push(format!(".arriving-{}", std::process::id()));
    let arriving = PathBuf::from(arriving);
    fs::create_dir_all(&arriving).with_context(|| format!("cannot make {}", arriving.display()))?;
    let done = fill(&arriving).and_then(|()| {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        fs::rename(&arriving, folder).with_context(|| format!("cannot make {}", folder.display()))
    });
    if done.is_err() {
        // Only tidiness: the name of a leftover folder is never looked up.
        let _ = fs::remove_dir_all(&arriving);
    }
    done
}

/// Returns the version of a package in the text of a lock file.
fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";

    #[test]
    fn the_lock_file_decides_the_version_of_wasm_bindgen() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "yew"), None);
    }

    #[test]
    fn each_tool_has_the_lock_of_its_version_and_a_checksum_for_all_that_it_is_built_from() {
        let versions = folder::read(&project::root().join("Cargo.lock")).unwrap();
        let bindgen = wasm_bindgen(locked_version(&versions, "wasm-bindgen").unwrap());
        for CargoTool { package, version, lock, .. } in [GECKODRIVER, CARGO_DENY, wasm_pack(), bindgen] {
            assert_eq!(locked_version(lock, package), Some(version), "{package}");
            // The tool itself has none: cargo compares it with the registry.
            let count = |word: &str| lock.matches(word).count();
            assert_eq!(count("\nchecksum = "), count("[[package]]") - 1, "{package}");
        }
    }

    /// A cache with its lock, and the folder of a tool in it.
    fn cache() -> (tempfile::TempDir, Lock, PathBuf) {
        let cache = tempfile::tempdir().unwrap();
        let lock = Lock::take_at(&cache.path().join("lock"), || {}).unwrap();
        let tool = cache.path().join("tools").join("tool-1.2.3");
        (cache, lock, tool)
    }

    #[test]
    fn what_was_cut_short_is_not_taken_for_done() {
        let (_cache, lock, tool) = cache();
        let cut = replace_folder(&lock, &tool, |folder| {
            fs::write(folder.join("half"), "").unwrap();
            bail!("the network went away")
        });
        assert!(cut.is_err());
        assert_eq!(fs::read_dir(tool.with_file_name("")).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_replaced_whole() {
        let (_cache, lock, tool) = cache();
        for name in ["old", "new"] {
            replace_folder(&lock, &tool, |folder| Ok(fs::write(folder.join(name), "")?)).unwrap();
        }
        assert!(tool.join("new").exists() && !tool.join("old").exists());
    }
}
