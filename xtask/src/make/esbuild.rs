//! Scripts and style sheets made small, by esbuild. It changes how they are written, never what they do.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::tools::Tools;

/// The language that every browser speaks which runs the widget; newer words would be written in this one's.
const TARGET: &str = "--target=es2022";

/// Returns a module and all that it imports, as one module.
pub(super) fn bundled(tools: &Tools, entry: &Path) -> Result<String> {
    process::output(small(tools, entry).args(["--bundle", "--format=esm", TARGET]))
}

/// Returns wasm-bindgen's script as a module whose one function makes all of it anew: each call has a program of its own, and
/// hands in what stands there for `WebAssembly`. The script would look for the program beside itself when nobody names one;
/// whoever packs the widget into a larger product would then look for a file that is not there. The loader always names it.
pub(super) fn program(tools: &Tools, glue: &Path) -> Result<String> {
    let text = process::output(small(tools, glue).args([
        "--format=iife",
        "--global-name=glue",
        TARGET,
        "--define:import.meta.url=undefined",
    ]))?;
    if text.contains("import.meta") {
        bail!("{} names files beside itself in a way that is not known here", glue.display());
    }
    Ok(format!("export default (WebAssembly) => {{\n{text}\nreturn glue;\n}};\n"))
}

/// Returns a style sheet, which keeps whatever language it is written in.
pub(super) fn style(tools: &Tools, file: &Path) -> Result<String> {
    process::output(&mut small(tools, file))
}

fn small(tools: &Tools, file: &Path) -> Command {
    let mut esbuild = tools.esbuild();
    esbuild.arg(file).args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
    esbuild
}
