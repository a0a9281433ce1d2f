//! From the sources to `dist/`: exactly what an embedder puts on a server, with a precompressed copy of each file.

mod bundle;
mod compressed;
mod folder;
mod printed;
mod report;
mod stamp;
mod style;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use self::report::Report;
use self::stamp::Stamp;
use crate::project;
use crate::toolchain::Toolchain;
use crate::tools::Tools;

/// The name of the program in `dist/`; its two files differ in what follows it.
const PROGRAM: &str = "uncat_readiness";

/// Builds `dist/`, unless it stands there as these sources would make it again.
///
/// # Errors
/// When a tool is missing, the sources do not build, or the content has faults; all of those are listed.
pub fn build() -> Result<Report> {
    let toolchain = Toolchain::for_browsers()?;
    let dist = project::dist();
    let inputs = stamp::inputs(&toolchain)?;
    if Stamp::read().is_some_and(|stamp| stamp.is_of(inputs, &dist)) {
        eprintln!("dist/ is up to date");
    } else {
        let tools = Tools::set_up()?;
        let fresh = assemble(&toolchain, &tools)?;
        swap(&fresh, &dist)?;
        Stamp::of(inputs, &dist)?.write()?;
    }
    Report::of(&dist)
}

/// Makes all of `dist/` in a folder beside it, so that nobody is served half of an old and half of a new one.
fn assemble(toolchain: &Toolchain, tools: &Tools) -> Result<PathBuf> {
    // Not in a target folder that was moved: renaming does not cross from one disk to another.
    let fresh = project::root().join("target").join("dist.fresh");
    folder::clear(&fresh)?;
    let root = project::root();
    folder::copy(&root.join("www"), &fresh, |_| true)?;
    folder::copy_file(&root.join("index.html"), &fresh)?;
    folder::copy(&root.join("content").join("schema"), &fresh.join("schema"), |name| {
        name.ends_with(".schema.json")
    })?;
    let style = folder::read(&root.join("src").join("ui").join("widget.css"))?;
    folder::write(&fresh.join("uncat-readiness.css"), style::minified(&style).as_bytes())?;
    for bundle in bundle::all(&root.join("content"))? {
        let place = fresh.join("content").join(format!("uncat.{}.json", bundle.tag));
        folder::write(&place, bundle.text.as_bytes())?;
        if bundle.tag == "en" {
            folder::write(&fresh.join(printed::PAGE), printed::page(&bundle.text)?.as_bytes())?;
        }
    }
    wasm::build(toolchain, tools, &fresh)?;
    compressed::write_beside(&fresh)?;
    Ok(fresh)
}

/// Puts the fresh folder in the place of the old one. A running server goes on by name, not by folder.
fn swap(fresh: &Path, dist: &Path) -> Result<()> {
    let old = fresh.with_file_name("dist.old");
    folder::clear(&old)?;
    if dist.exists() {
        fs::rename(dist, old.join("dist")).with_context(|| format!("cannot move {} away", dist.display()))?;
    }
    fs::rename(fresh, dist).with_context(|| format!("cannot make {}", dist.display()))?;
    folder::clear(&old)
}
