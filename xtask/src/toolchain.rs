//! The Rust toolchain that builds for the browser, and how it is installed.
//!
//! Native checks always run on the person's own toolchain. The build for browsers uses it too, if it has the wasm32
//! target or rustup can add it; else a second one, from Debian's archive.

mod debian;

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::setup::Lock;
use crate::{packages, process, project};

/// The target of everything that runs in a browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The variable that names a toolchain: `UNCAT_TOOLCHAIN=debian` uses the fallback at once, to test it.
const CHOICE: &str = "UNCAT_TOOLCHAIN";

/// A cargo and a rustc that belong together, with the folder they build into.
#[derive(Clone, Debug)]
pub struct Toolchain {
    /// The folder of both; `None` for those in `PATH`.
    folder: Option<PathBuf>,
    /// Not shared between toolchains: each would throw away what the other built.
    target: PathBuf,
}

impl Toolchain {
    /// Returns the toolchain that runs this program.
    pub fn native() -> Self {
        Self { folder: None, target: project::target() }
    }

    /// Returns a toolchain that builds for the browser, installed if it is missing.
    ///
    /// # Errors
    /// When neither rustup nor the system's packages give one; the error says what was tried and what to install.
    pub fn for_browsers(lock: &Lock) -> Result<Self> {
        let forced = env::var(CHOICE).unwrap_or_default();
        match forced.as_str() {
            "" => {}
            "debian" => return debian::toolchain(lock),
            other => bail!("{CHOICE}={other}: the only word it knows is `debian`"),
        }
        let native = Self::native();
        if native.builds_wasm().is_ok() {
            return Ok(native);
        }
        let Err(refusal) = native.add_target(lock) else { return Ok(native) };
        eprintln!("  {refusal:#}; trying the system's packages");
        debian::toolchain(lock).with_context(|| {
            format!(
                "no Rust toolchain here builds for {WASM}; with rustup: `rustup target add {WASM}` ({refusal:#}); \
                 with the system's Rust: its package of that target's standard library"
            )
        })
    }

    /// Returns this toolchain's cargo, ready for its arguments.
    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }

    /// Returns a program that calls cargo or rustc itself, and will find those of this toolchain.
    ///
    /// # Errors
    /// When `PATH` cannot hold this toolchain's folder.
    pub fn program(&self, program: &Path) -> Result<Command> {
        let mut command = Command::new(program);
        self.isolate(&mut command);
        if let Some(folder) = &self.folder {
            process::put_first_in_path(&mut command, std::slice::from_ref(folder))?;
        }
        Ok(command)
    }

    /// Returns the compiler's name, version and commit.
    ///
    /// # Errors
    /// When there is no such compiler.
    pub fn version(&self) -> Result<String> {
        process::output(self.command("rustc").arg("--version"))
    }

    /// Installs a component that not every toolchain has, if it is missing: `clippy`, `rustfmt`.
    ///
    /// # Errors
    /// When it is missing and cannot be installed; the error says what to install.
    pub fn set_up_component(&self, lock: &Lock, component: &str) -> Result<()> {
        let subcommand = component.trim_start_matches("rust");
        let there = || process::output(self.subcommand(subcommand)?.arg("--version")).map(drop);
        if there().is_ok() {
            return Ok(());
        }
        let added = if self.folder.is_some() {
            packages::install(lock, &[&debian::package_of(component)])
        } else if process::find("rustup").is_some() {
            process::run(Command::new("rustup").args(["component", "add", component]))
        } else {
            Err(anyhow!("there is no rustup to add it"))
        };
        added.with_context(|| {
            format!("cargo has no `{subcommand}`: `rustup component add {component}`, or your system's package of it")
        })
    }

    /// Returns a subcommand of this toolchain's cargo that is a separate program: `clippy`, `fmt`. Cargo itself looks
    /// first among the programs that it installed, then in `PATH`, and could find rustup's, of another compiler.
    ///
    /// # Errors
    /// When `PATH` cannot hold this toolchain's folder.
    pub fn subcommand(&self, name: &str) -> Result<Command> {
        let Some(folder) = &self.folder else {
            let mut cargo = self.cargo();
            cargo.arg(name);
            return Ok(cargo);
        };
        let mut command = self.program(&folder.join(format!("cargo-{name}")))?;
        command.arg(name).env("CARGO", folder.join("cargo")).env("RUSTC", folder.join("rustc"));
        Ok(command)
    }

    fn command(&self, name: &str) -> Command {
        let program = self.folder.as_ref().map_or_else(|| name.into(), |folder| folder.join(name));
        let mut command = Command::new(program);
        self.isolate(&mut command);
        if let Some(folder) = &self.folder {
            // Cargo finds `rustc`, and wrappers find `cargo`, by PATH.
            command.env("RUSTC", folder.join("rustc"));
        }
        command
    }

    /// Removes the variables of `cargo run` and rustup that name their toolchain: ours here is another one.
    fn isolate(&self, command: &mut Command) {
        if self.folder.is_some() {
            command.env("CARGO_TARGET_DIR", &self.target);
            for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "LD_LIBRARY_PATH", "RUSTDOC"] {
                command.env_remove(name);
            }
        }
    }

    /// Compiles and links a program of one function. This proves that the target's standard library exists and fits
    /// this compiler, and that there is a linker. A search for files would prove none of that.
    fn builds_wasm(&self) -> Result<()> {
        let folder = project::target().join("xtask").join("probe");
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let mut rustc = self.command("rustc");
        rustc.args(["--target", WASM, "--crate-type", "cdylib", "--crate-name", "probe", "-"]);
        rustc.arg("--out-dir").arg(&folder);
        rustc.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = rustc.spawn().context("cannot start rustc")?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin
                .write_all(b"pub fn probe() -> String { String::new() }")
                .context("rustc does not listen")?;
        }
        let output = child.wait_with_output().context("lost sight of rustc")?;
        if !output.status.success() {
            bail!("rustc cannot build for {WASM}:\n{}", String::from_utf8_lossy(&output.stderr).trim_end());
        }
        Ok(())
    }

    fn add_target(&self, _: &Lock) -> Result<()> {
        if process::find("rustup").is_none() {
            bail!("there is no rustup");
        }
        process::run(Command::new("rustup").args(["target", "add", WASM]))?;
        self.builds_wasm()
    }
}
