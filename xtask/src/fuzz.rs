//! Fuzzing: inputs that nobody thought of, for all that reads what comes from outside (`tests/fuzz/`).
//!
//! It works on a stable toolchain: the counters by which libFuzzer sees what code an input reaches are settings of the
//! compiler, and only the sanitizers, which safe code does not need, are not stable.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

use crate::folder;
use crate::make;
use crate::packages;
use crate::process::{self, Ending};
use crate::project;
use crate::setup::Lock;
use crate::toolchain::Toolchain;

/// A way in, and how many inputs the test command tries there.
const TARGETS: [(&str, u32); 5] =
    [("document", 100_000), ("bundle", 3_000), ("kept", 200_000), ("deeds", 200_000), ("link", 300_000)];

/// What makes the compiler count, as `cargo fuzz` does it.
const COUNTERS: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Finds or installs what compiles libFuzzer.
///
/// # Errors
/// When there is no compiler for C++, and none can be installed.
pub fn set_up(lock: &Lock) -> Result<()> {
    if env::var_os("CXX").is_some() || ["c++", "g++", "clang++"].iter().any(|it| process::find(it).is_some())
    {
        return Ok(());
    }
    packages::install(lock, &["g++"]).context("fuzzing needs a compiler for C++")
}

/// Tries as many inputs at each way in as the test command has time for: the same ones each time.
///
/// # Errors
/// When the targets do not compile.
pub fn bounded() -> Result<Ending> {
    let programs = &build()?;
    // All at once: each keeps one processor busy.
    let endings = thread::scope(|scope| {
        let tries = TARGETS.map(|(target, runs)| scope.spawn(move || try_inputs(programs, target, runs)));
        tries.map(|it| it.join().unwrap_or_else(|_| bail!("this program panicked while it tried inputs")))
    });
    let mut all = Ending { text: String::new(), succeeded: true };
    for ((target, _), ending) in TARGETS.into_iter().zip(endings) {
        let ending = ending?;
        all.succeeded &= ending.succeeded;
        all.text += &format!("{target}\n{}\n", ending.text);
    }
    Ok(all)
}

/// Tries so many inputs at one way in, without what earlier runs have found.
fn try_inputs(programs: &Path, target: &str, runs: u32) -> Result<Ending> {
    let corpus = home().join("empty").join(target);
    folder::clear(&corpus)?;
    let mut program = program(programs, target, &corpus)?;
    process::ending(program.args(["-seed=1", &format!("-runs={runs}")]))
}

/// Tries new inputs at one way in, or at all in turn, for some minutes each. What reaches new code is kept for the next
/// time.
///
/// # Errors
/// When there is no such target, the targets do not compile, or an input is found at which one of them fails.
pub fn search(target: Option<&str>, minutes: NonZero<u32>) -> Result<()> {
    let chosen: Vec<_> =
        TARGETS.iter().map(|(it, _)| *it).filter(|it| target.is_none_or(|name| name == *it)).collect();
    if chosen.is_empty() {
        bail!("there is no target of this name; there are {}", TARGETS.map(|(it, _)| it).join(", "));
    }
    let programs = build()?;
    for target in chosen {
        let corpus = home().join("corpus").join(target);
        fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
        let mut program = program(&programs, target, &corpus)?;
        process::run(program.arg(format!("-max_total_time={}", minutes.get().saturating_mul(60))))?;
    }
    Ok(())
}

/// Where the targets are built, and what they keep.
fn home() -> PathBuf {
    project::target().join("fuzz")
}

/// The bundles as they are shipped.
fn bundles() -> PathBuf {
    home().join("bundles")
}

/// Compiles the targets, and returns the folder in which they are.
fn build() -> Result<PathBuf> {
    // A target that is named keeps the counters out of build scripts, which are not linked with libFuzzer.
    let host = process::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    for (tag, text) in make::bundles()? {
        folder::write(&bundles().join(format!("{tag}.json")), text.as_bytes())?;
    }
    let mut cargo = Toolchain::native().cargo();
    cargo.env("UNCAT_BUNDLE", bundles().join("en.json"));
    cargo.args(["build", "--release", "--target", host.trim(), "--target-dir"]).arg(home());
    cargo.env("RUSTFLAGS", COUNTERS.join(" ")).current_dir(project::root().join("tests").join("fuzz"));
    process::run(&mut cargo)?;
    Ok(home().join(host.trim()).join("release"))
}

/// A target with its seeds: files of the tests, and the bundle as it is shipped. What it fails at is written to `home`.
fn program(programs: &Path, target: &str, corpus: &Path) -> Result<Command> {
    let tests = project::root().join("tests");
    let mut program = Command::new(programs.join(target));
    program
        .arg(format!("-artifact_prefix={}/{target}-", home().display()))
        .arg("-print_final_stats=1")
        .arg(corpus);
    match target {
        "document" => program.arg(tests.join("fixtures")),
        "bundle" => program.arg(bundles()),
        _ => program.arg(tests.join("fuzz").join("seeds").join(target)),
    };
    Ok(program)
}
