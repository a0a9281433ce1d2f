//! The program itself: built by wasm-pack, made small by wasm-opt.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::folder;
use crate::toolchain::Toolchain;
use crate::tools::Tools;
use crate::{process, project};

/// The features of every browser that runs the widget. All others stay off: with `--all-features` wasm-opt writes
/// compact imports, which no browser loads.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How hard wasm-opt tries. The bytes that are sent decide, not those on the disk: for the widget of 540 kB, -Os gave
/// 177,685 bytes of brotli (535,605 raw) where -Oz gave 177,919 (531,442 raw); without `--converge` each gave 300 to
/// 500 more. An application of one button showed the same order, with -O3 and -O4 behind both.
const EFFORT: [&str; 2] = ["-Os", "--converge"];

/// The name that wasm-pack gives the program; its two files differ in the suffix.
const PROGRAM: &str = "uncat_readiness";

/// The files of the built program.
#[derive(Debug)]
pub(super) struct Program {
    /// What a browser compiles.
    pub(super) wasm: PathBuf,
    /// wasm-bindgen's script, which starts it.
    pub(super) glue: PathBuf,
}

/// Builds the program.
pub(super) fn build(toolchain: &Toolchain, tools: &Tools) -> Result<Program> {
    let packed = project::target().join("wasm-pack");
    let mut wasm_pack = tools.wasm_pack(toolchain)?;
    wasm_pack
        // Nothing is downloaded: the tools are those that were set up.
        .args([
            "build",
            "--mode",
            "no-install",
            "--target",
            "web",
            "--release",
            "--no-typescript",
            "--no-pack",
        ])
        .args(["--out-name", PROGRAM, "--out-dir"])
        .arg(&packed)
        .env("CARGO_ENCODED_RUSTFLAGS", renamed_sources())
        .current_dir(project::root());
    process::run(&mut wasm_pack)?;
    let wasm = optimized(tools, &packed.join(format!("{PROGRAM}_bg.wasm")))?;
    Ok(Program { wasm, glue: packed.join(format!("{PROGRAM}.js")) })
}

/// Panic messages name source files. The paths of the build machine are private, and would make its bytes differ from
/// another's.
fn renamed_sources() -> String {
    let given = std::env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<String> = given.split_whitespace().map(str::to_owned).collect();
    let registries = project::cargo_home().map(|home| fs::read_dir(home.join("registry").join("src")));
    for registry in registries.into_iter().flatten().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=/crates", registry.path().display()));
    }
    flags.push(format!("--remap-path-prefix={}=/widget", project::root().display()));
    // The separator is a character that no path has; a space would break paths with spaces.
    flags.join("\x1f")
}

/// Returns the path of the optimized program. Optimizing takes a quarter of a minute, so the result is kept until the
/// program changes: not every change of a word or a colour changes it.
fn optimized(tools: &Tools, wasm: &Path) -> Result<PathBuf> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut hasher = DefaultHasher::new();
    (&bytes, EFFORT, FEATURES, tools.wasm_opt().get_program()).hash(&mut hasher);
    let kept = project::target().join("xtask").join("wasm");
    let finished = kept.join(format!("{:016x}.wasm", hasher.finish()));
    if !finished.is_file() {
        folder::clear(&kept)?;
        let arriving = finished.with_extension("arriving");
        let mut wasm_opt = tools.wasm_opt();
        wasm_opt.args(EFFORT).args(FEATURES).arg(wasm).arg("--output").arg(&arriving);
        process::output(&mut wasm_opt)?;
        fs::rename(&arriving, &finished).with_context(|| format!("cannot make {}", finished.display()))?;
    }
    Ok(finished)
}
