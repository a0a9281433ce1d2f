//! Makes `dist/` from the sources: exactly what an embedder puts on a server, with a precompressed copy of each file.

pub(crate) mod archive;
mod assets;
pub(crate) mod bill;
mod bundle;
mod catalogue;
mod components;
mod compressed;
pub(crate) mod digest;
mod esbuild;
mod intl;
mod licences;
mod loader;
pub(crate) mod npm;
pub(crate) mod offline;
mod pages;
mod prelude;
mod printed;
mod release;
mod report;
mod stamp;
mod wasm;
pub(crate) mod wordpress;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use uncat_readiness::prelude::Prelude;
use uncat_readiness::reading::Json;

use self::assets::{Asset, Assets};
use self::bundle::Bundle;
pub use self::report::Report;
use self::stamp::Stamp;
use crate::setup;
use crate::toolchain::Toolchain;
use crate::tools::Tools;
use crate::{folder, project};

/// Makes `dist/`, unless it is already what these sources make.
///
/// # Errors
/// When a tool is missing, the sources do not build, or the content has faults; all of those are listed.
pub fn dist() -> Result<Report> {
    let toolchain = setup::alone(Toolchain::for_browsers)?;
    let dist = project::dist();
    let inputs = stamp::inputs(&toolchain)?;
    if Stamp::read().is_some_and(|stamp| stamp.is_of(inputs, &dist)) {
        eprintln!("dist/ is up to date");
    } else {
        let tools = setup::alone(Tools::set_up)?;
        let fresh = assemble(&toolchain, &tools)?;
        swap(&fresh, &dist)?;
        Stamp::of(inputs, &dist)?.write()?;
    }
    Report::of(&dist)
}

/// Returns whether `dist/` is what the last build made, byte for byte.
pub fn is_as_built() -> bool {
    Stamp::read().is_some_and(|stamp| stamp.holds(&project::dist()))
}

/// The bundles in one part, each with the tag of its language.
///
/// # Errors
/// When the content has faults; all of them are listed.
pub fn bundles() -> Result<Vec<(String, String)>> {
    let bundles = bundle::all(&project::root().join("content"))?;
    bundles.into_iter().map(|it| Ok((it.tag.clone(), it.whole()?))).collect()
}

/// Makes all of `dist/` in a folder beside it, so that a server never sends half an old and half a new one.
fn assemble(toolchain: &Toolchain, tools: &Tools) -> Result<PathBuf> {
    // Not in a target folder that was moved: a rename does not work across disks.
    let fresh = project::root().join("target").join("dist.fresh");
    folder::clear(&fresh)?;
    let bundles = bundle::all(&project::root().join("content"))?;
    let preludes = prelude::all(&bundles)?;
    let assets = publish(toolchain, tools, &bundles, &preludes, &fresh)?;
    let components = components::of_program(toolchain)?;
    components::hold(&components, &folder::bytes(&fresh.join(&assets.program.path))?)?;
    licences::write(&components, &fresh)?;
    bill::write(&components, &fresh)?;
    loader::write(tools, loader::For::Pages, &assets, &bundles, &fresh)?;
    offline::write(tools, &assets, &bundles, &licences::comment(&components)?, &fresh)?;
    printed::write(&bundles, &fresh)?;
    pages::write(&bundles, &fresh)?;
    copy_as_is(&fresh)?;
    npm::write(tools, &assets, &bundles, preludes, &fresh)?;
    wordpress::write(&fresh)?;
    release::write(&fresh)?;
    // A copy is built to compare its files, and packed copies are not among what is compared.
    if !project::is_copy() {
        compressed::write_beside(&fresh)?;
    }
    Ok(fresh)
}

/// Makes all that the loader fetches.
fn publish(
    toolchain: &Toolchain,
    tools: &Tools,
    bundles: &[Bundle],
    preludes: &[Prelude],
    dist: &Path,
) -> Result<Assets> {
    let program = wasm::build(toolchain, tools)?;
    let wasm = fs::read(&program.wasm).with_context(|| format!("cannot read {}", program.wasm.display()))?;
    let style = esbuild::style(tools, &project::root().join("src").join("ui").join("widget.css"))?;
    let sources = loader::sources(&esbuild::program(tools, &program.glue)?, &style, bundles)?;
    let [glue, prelude, trouble] =
        ["mounted.js", "prelude.js", "trouble.js"].map(|name| esbuild::bundled(tools, &sources.join(name)));
    let (glue, prelude, trouble) = (glue?, prelude?, trouble?);
    let in_language =
        |it: &Bundle| Ok((it.tag.clone(), Asset::publish(dist, &it.tag, "json", it.text.as_bytes())?));
    let first_screens = |(it, Prelude { first, more }): (&Bundle, &Prelude)| {
        let more = Asset::publish(dist, &format!("more-{}", it.tag), "json", more.to_string().as_bytes())?;
        // The loader finds the second part through the first, and lists half as many files.
        let mut first = first.clone();
        first.push(
            "more",
            Json::object([("name", Json::text(more.name())), ("integrity", Json::text(more.integrity))]),
        );
        let first =
            Asset::publish(dist, &format!("screens-{}", it.tag), "json", first.to_string().as_bytes())?;
        Ok((it.tag.clone(), first))
    };
    let structure = bundles.first().map_or("", |bundle| &bundle.structure);
    Ok(Assets {
        structure: Asset::publish(dist, "questionnaire", "json", structure.as_bytes())?,
        program: Asset::publish(dist, "program", "wasm", &wasm)?,
        program_again: Asset::publish(dist, "program", "bin", &wasm)?,
        glue: Asset::publish(dist, "glue", "js", glue.as_bytes())?,
        prelude: Asset::publish(dist, "prelude", "js", prelude.as_bytes())?,
        trouble: Asset::publish(dist, "trouble", "js", trouble.as_bytes())?,
        bundles: bundles.iter().map(in_language).collect::<Result<_>>()?,
        screens: bundles.iter().zip(preludes).map(first_screens).collect::<Result<_>>()?,
    })
}

/// Copies the pages to look at, the types and the schemas.
fn copy_as_is(dist: &Path) -> Result<()> {
    let root = project::root();
    folder::copy(&root.join("www"), dist, |name| !pages::makes(name))?;
    folder::copy_file(&root.join("index.html"), dist)?;
    let is_schema = |name: &str| name.ends_with(".schema.json");
    folder::copy(&root.join("content").join("schema"), &dist.join("schema"), is_schema)
}

/// Replaces the old folder with the fresh one. A running server finds files by name, not by folder.
fn swap(fresh: &Path, dist: &Path) -> Result<()> {
    let old = fresh.with_file_name("dist.old");
    folder::clear(&old)?;
    if dist.exists() {
        fs::rename(dist, old.join("dist")).with_context(|| format!("cannot move {} away", dist.display()))?;
    }
    fs::rename(fresh, dist).with_context(|| format!("cannot make {}", dist.display()))?;
    folder::clear(&old)
}
