//! The program itself: built by wasm-pack, made small by wasm-opt.

use std::path::Path;
use std::{fs, thread};

use anyhow::{Context, Result, anyhow};

use super::{PROGRAM, compressed, folder};
use crate::toolchain::Toolchain;
use crate::tools::Tools;
use crate::{process, project};

/// What every browser has that runs the widget. All others stay off: with `--all-features` wasm-opt writes compact
/// imports, which no browser loads.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The settings of wasm-opt that are tried; the one whose result is sent in the fewest bytes wins. Measured on an
/// application of one button, in bytes of brotli: -Os 57,758, -Oz 57,864, -O4 58,212, -O3 58,205, none 85,842. Without
/// `--converge` each is some 150 bytes more, and no faster to make.
const LEVELS: [&str; 2] = ["-Os", "-Oz"];

/// Builds the program into a folder: its wasm, and the JavaScript that loads it.
pub(super) fn build(toolchain: &Toolchain, tools: &Tools, folder: &Path) -> Result<()> {
    let packed = project::target().join("wasm-pack");
    let mut wasm_pack = tools.wasm_pack(toolchain)?;
    wasm_pack
        // Nothing is downloaded on the way: the tools are those that were set up.
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
        .current_dir(project::root());
    process::run(&mut wasm_pack)?;
    folder::copy_file(&packed.join(format!("{PROGRAM}.js")), folder)?;
    let name = format!("{PROGRAM}_bg.wasm");
    folder::write(&folder.join(&name), &smallest(tools, &packed.join(&name))?)
}

/// Returns the program as the best of the settings leaves it. They are tried at the same time, each some six seconds.
fn smallest(tools: &Tools, wasm: &Path) -> Result<Vec<u8>> {
    let tried = thread::scope(|scope| {
        let attempts = LEVELS.map(|level| scope.spawn(move || optimized(tools, wasm, level)));
        attempts.map(|attempt| attempt.join().map_err(|_| anyhow!("wasm-opt's keeper broke down"))?)
    });
    let mut best: Option<(usize, Vec<u8>)> = None;
    for attempt in tried {
        let bytes = attempt?;
        let sent = compressed::brotli(&bytes)?.len();
        if best.as_ref().is_none_or(|(least, _)| sent < *least) {
            best = Some((sent, bytes));
        }
    }
    best.map(|(_, bytes)| bytes).context("no setting of wasm-opt to try")
}

fn optimized(tools: &Tools, wasm: &Path, level: &str) -> Result<Vec<u8>> {
    let out = wasm.with_extension(format!("{}.wasm", level.trim_start_matches('-')));
    let mut wasm_opt = tools.wasm_opt();
    wasm_opt.args([level, "--converge"]).args(FEATURES).arg(wasm).arg("--output").arg(&out);
    process::output(&mut wasm_opt)?;
    fs::read(&out).with_context(|| format!("cannot read {}", out.display()))
}
