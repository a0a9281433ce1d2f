//! The tools that turn the sources into files for a browser, each in one pinned version.
//!
//! They are kept in a folder of the user, by name and version, so that a second clone finds them. A tool counts as
//! installed if it runs and prints its version. It is installed in another folder, then moved into place whole.

mod npm;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

pub use self::npm::{Bundler, axe_core, bundler};
use crate::setup::Lock;
use crate::toolchain::Toolchain;
use crate::{folder, process, project};

/// The tested version of wasm-pack. wasm-bindgen's version is that of Cargo.lock; those of the npm packages are in
/// `xtask/package.json`.
const WASM_PACK: &str = "0.15.1";

/// The driver of Firefox, for the browser tests.
const GECKODRIVER: CargoTool<'_> =
    CargoTool { name: "geckodriver", package: "geckodriver", version: "0.37.1" };

/// Returns where geckodriver is, built if it is missing.
///
/// # Errors
/// When it can be neither found nor built; the error names it and its version.
pub fn geckodriver(lock: &Lock) -> Result<PathBuf> {
    GECKODRIVER.set_up(lock)
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
            wasm_pack: CargoTool { name: "wasm-pack", package: "wasm-pack", version: WASM_PACK }
                .set_up(lock)?,
            wasm_bindgen: CargoTool { name: "wasm-bindgen", package: "wasm-bindgen-cli", version: bindgen }
                .set_up(lock)?
                .with_file_name(""),
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

/// A program that `cargo install` builds.
struct CargoTool<'a> {
    /// The program's name.
    name: &'a str,
    /// The crate that has it.
    package: &'a str,
    version: &'a str,
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

    /// On the native toolchain: the program runs here. Not `--locked`: an old lock file may name a crate that a mirror
    /// no longer serves, and the tool's version is checked afterwards.
    fn install(&self, folder: &Path) -> Result<()> {
        let mut cargo = Toolchain::native().cargo();
        cargo.args(["install", "--version", self.version, self.package, "--root"]).arg(folder);
        // Outside the project, whose settings of cargo are not meant for this.
        process::run(cargo.current_dir(folder))
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
