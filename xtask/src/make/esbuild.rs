//! Scripts and style sheets made small, by esbuild. It changes how they are written, never what they do.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::tools::Tools;

/// The language version of every browser that runs the widget; newer syntax is rewritten in it.
const TARGET: &str = "--target=es2022";

/// Returns a module and all that it imports, as one module.
pub(super) fn bundled(tools: &Tools, entry: &Path) -> Result<String> {
    process::output(small(tools, entry).args(["--bundle", "--format=esm", TARGET]))
}

/// Returns a module and all that it imports, as one script that runs as a module and as a classic script.
pub(super) fn either(tools: &Tools, entry: &Path) -> Result<String> {
    let text = process::output(small(tools, entry).args(["--bundle", "--format=iife", TARGET]))?;
    if text.contains("import.meta") {
        bail!("{} names import.meta, and would not run as a classic script", entry.display());
    }
    Ok(text)
}

/// Returns wasm-bindgen's script as a module with one function. Each call makes a new program, with the given object in
/// place of `WebAssembly`. Without an address, the script would look for the program beside itself, and a bundler would
/// look for a file that is missing. The loader always gives the address.
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

/// Returns a style sheet, in the language version in which it is written.
pub(super) fn style(tools: &Tools, file: &Path) -> Result<String> {
    process::output(&mut small(tools, file))
}

fn small(tools: &Tools, file: &Path) -> Command {
    let mut esbuild = tools.esbuild();
    esbuild.arg(file).args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
    esbuild
}
