//! The fallback: Debian's own Rust, whose archive has the standard library for browsers as source only.
//!
//! The packages of the `-web` line follow Rust's releases, in stable Debian too (its browsers are built with them).
//! They contain the library's sources with all dependencies, so one build of half a minute, without a network, gives
//! that toolchain an ordinary wasm32 target. Any version that Debian serves will do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Toolchain, WASM};
use crate::setup::Lock;
use crate::{packages, process, project};

/// Where Debian's packages put programs.
const FOLDER: &str = "/usr/bin";

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Returns the package with a component of this toolchain, by the name that rustup has for it.
pub(super) fn package_of(component: &str) -> String {
    match component {
        "rustfmt" => "rustfmt-web".to_owned(),
        other => format!("rust-web-{other}"),
    }
}

/// Returns Debian's toolchain with the wasm32 target, installing and building what is missing.
pub(super) fn toolchain(lock: &Lock) -> Result<Toolchain> {
    let toolchain = Toolchain { folder: Some(FOLDER.into()), target: project::target().join("web") };
    if toolchain.builds_wasm().is_ok() {
        return Ok(toolchain);
    }
    packages::install(lock, &PACKAGES)?;
    // The compiler's link to its linker dangles until the package of that version is installed.
    if let Some(linker) = packages::missing_behind(&Path::new(FOLDER).join("rust-lld")) {
        packages::install(lock, &[&linker])?;
    }
    if toolchain.builds_wasm().is_err() {
        let libraries = build_standard_library(&toolchain)?;
        install_standard_library(lock, &toolchain, &libraries)?;
    }
    toolchain.builds_wasm().context("the standard library was built, but does not serve")?;
    Ok(toolchain)
}

/// Builds the standard library as the compiler's own build would, and returns the finished libraries.
fn build_standard_library(toolchain: &Toolchain) -> Result<Vec<PathBuf>> {
    let version = toolchain.version()?;
    let number = version.split(' ').nth(1).with_context(|| format!("cannot read `{}`", version.trim()))?;
    let sources = Path::new("/usr/src").join(format!("rustc-{number}")).join("library");
    let target = toolchain.target.join("std");
    eprintln!("  building the standard library for {WASM} (about half a minute)");
    let mut cargo = toolchain.cargo();
    cargo
        .args(["build", "--release", "--offline", "--target", WASM, "--features", "panic-unwind"])
        // The library's own tests need crates that the package does not have.
        .args(["-Zavoid-dev-deps", "--config", "source.crates-io.replace-with='vendored'", "--config"])
        .arg(format!("source.vendored.directory='{}'", sources.join("vendor").display()))
        .arg("--manifest-path")
        .arg(sources.join("sysroot").join("Cargo.toml"))
        // Outside the project, whose settings of cargo are not meant for this.
        .current_dir(&sources)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link-time optimization with these libraries fails.
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes");
    process::run(&mut cargo)
        .with_context(|| format!("cannot build the standard library in {}", sources.display()))?;
    let built = target.join(WASM).join("release").join("deps");
    let entries = fs::read_dir(&built).with_context(|| format!("cannot list {}", built.display()))?;
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(files.filter(|file| file.extension().is_some_and(|it| it == "rlib")).collect())
}

/// Puts the libraries where the compiler looks. They arrive under another name, so that an interrupted copy never
/// counts as a target.
fn install_standard_library(lock: &Lock, toolchain: &Toolchain, libraries: &[PathBuf]) -> Result<()> {
    let sysroot =
        process::output(Command::new(Path::new(FOLDER).join("rustc")).args(["--print", "sysroot"]))?;
    let target = Path::new(sysroot.trim()).join("lib").join("rustlib").join(WASM);
    let stage = toolchain.target.join("stage").join("lib");
    if stage.exists() {
        fs::remove_dir_all(&stage).with_context(|| format!("cannot clear {}", stage.display()))?;
    }
    fs::create_dir_all(&stage).with_context(|| format!("cannot make {}", stage.display()))?;
    for library in libraries {
        let name = library.file_name().context("a library without a name")?;
        fs::copy(library, stage.join(name)).with_context(|| format!("cannot copy {}", library.display()))?;
    }
    let stage = stage.with_file_name("");
    let (from, arriving) = (stage.to_string_lossy(), format!("{}.arriving", target.display()));
    let target = target.to_string_lossy();
    packages::as_root(lock, &["rm", "-rf", &arriving])?;
    packages::as_root(lock, &["cp", "-r", &from, &arriving])?;
    packages::as_root(lock, &["rm", "-rf", &target])?;
    packages::as_root(lock, &["mv", &arriving, &target])
}
