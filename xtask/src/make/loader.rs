//! The loader: the one file of `dist/` that pages name. Its sources are in `loader/`. This file adds the list of built
//! files and makes one module of them, and does nothing else.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Map, Value};

use super::assets::{Asset, Assets};
use super::bundle::Bundle;
use super::{esbuild, folder};
use crate::project;
use crate::tools::Tools;

/// The name in the `script` of pages: it never changes.
pub(super) const NAME: &str = "uncat-readiness.js";

/// The version of everything in `dist/`, as the workspace has it.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns a folder with the loader's sources, and with the generated modules that they import.
pub(super) fn sources(program: &str, style: &str, bundles: &[Bundle]) -> Result<PathBuf> {
    let sources = gathered();
    folder::clear(&sources)?;
    folder::copy(&project::root().join("loader"), &sources, |_| true)?;
    folder::write(&sources.join("program.js"), program.as_bytes())?;
    folder::write(&sources.join("style.js"), format!("export default {};\n", Value::from(style)).as_bytes())?;
    folder::write(&sources.join("words.js"), words(bundles).as_bytes())?;
    folder::write(&sources.join("version.js"), format!("export const version = '{VERSION}';\n").as_bytes())?;
    Ok(sources)
}

/// Who loads it.
#[derive(Clone, Copy)]
pub(super) enum For {
    /// A page, by its address. It is a script without exports.
    Pages,
    /// A bundler. It is a module.
    Bundlers,
}

/// Writes the loader into a folder that has these assets, from the sources that [`sources`] gathered.
pub(super) fn write(
    tools: &Tools,
    whom: For,
    assets: &Assets,
    bundles: &[Bundle],
    folder: &Path,
) -> Result<()> {
    let sources = gathered();
    folder::write(&sources.join("built.js"), built(whom, assets, bundles).as_bytes())?;
    let main = sources.join("main.js");
    let loader = match whom {
        For::Pages => esbuild::either(tools, &main),
        For::Bundlers => esbuild::bundled(tools, &main),
    };
    folder::write(&folder.join(NAME), format!("/* uncat-readiness {VERSION} */\n{}", loader?).as_bytes())
}

/// Returns the folder that [`sources`] gathers.
pub(super) fn gathered() -> PathBuf {
    project::target().join("xtask").join("loader")
}

/// The words that are needed before a bundle has arrived, in all languages.
fn words(bundles: &[Bundle]) -> String {
    let words: Map<String, Value> = bundles
        .iter()
        .map(|bundle| (bundle.tag.clone(), Value::Object(bundle.loader_words.clone())))
        .collect();
    format!("export const words = {};\n", Value::Object(words))
}

/// Lists the files, and adds the one sentence that is needed when none of them can be read.
fn built(whom: For, assets: &Assets, bundles: &[Bundle]) -> String {
    let (at, its_own) = match whom {
        For::Pages => ("at", "export { at } from './at.js';\nimport { at } from './at.js';\n"),
        For::Bundlers => ("import.meta.url", "export const at = import.meta.url;\n"),
    };
    // Other bundlers find an address in exactly this form, and move it together with its file.
    let address = |asset: &Asset| format!("new URL('./{}', {at})", asset.path);
    let entry = |name: &str, asset: &Asset, more: &str| {
        let (name, url, integrity) = (Value::from(name), address(asset), &asset.integrity);
        format!("  {name}: {{ url: {url}, integrity: '{integrity}'{more} }},\n")
    };
    let Assets { program, program_again, glue, prelude, trouble, structure, .. } = assets;
    // Progress is reported for the program and its words: a visitor waits for those.
    let fetched = |(name, asset): (&str, &Asset)| entry(name, asset, &format!(", size: {}", asset.size));
    let again = format!(", size: {}, again: {}", program.size, address(program_again));
    let quiet = |(name, asset): (&str, &Asset)| entry(name, asset, "");
    let program = entry("program", program, &again);
    let scripts: String =
        [("prelude", prelude), ("glue", glue), ("trouble", trouble)].into_iter().map(quiet).collect();
    let languages: String = assets.bundles.iter().map(|(tag, asset)| fetched((tag, asset))).collect();
    let screens: String = assets.screens.iter().map(|(tag, asset)| quiet((tag, asset))).collect();
    let english = bundles.iter().find(|bundle| bundle.tag == "en");
    let policy = english.and_then(|english| english.loader_words.get("policy")).cloned().unwrap_or_default();
    format!(
        "{its_own}export const files = {{\n{program}{scripts}}};\n\
         export const bundles = {{\n{languages}}};\n\
         export const structure = {{ url: {}, integrity: '{}', size: {} }};\n\
         export const screens = {{\n{screens}}};\n\
         export const policy = {policy};\n",
        address(structure),
        structure.integrity,
        structure.size,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(path: &str) -> Asset {
        Asset { path: path.to_owned(), integrity: "sha384-x".to_owned(), size: 7 }
    }

    #[test]
    fn the_loader_learns_every_file_and_its_own_words() {
        let assets = Assets {
            program: asset("uncat-readiness/program.1.wasm"),
            program_again: asset("uncat-readiness/program.1.bin"),
            glue: asset("uncat-readiness/glue.2.js"),
            prelude: asset("uncat-readiness/prelude.3.js"),
            trouble: asset("uncat-readiness/trouble.5.js"),
            structure: asset("uncat-readiness/questionnaire.7.json"),
            bundles: vec![("en".to_owned(), asset("uncat-readiness/en.4.json"))],
            screens: vec![("en".to_owned(), asset("uncat-readiness/screens-en.6.json"))],
        };
        let loader_words = Map::from_iter([("policy".to_owned(), Value::from("It's \"forbidden\""))]);
        let bundle = Bundle { loader_words, ..Bundle::of_words("en", "") };
        assert_eq!(
            words(std::slice::from_ref(&bundle)),
            "export const words = {\"en\":{\"policy\":\"It's \\\"forbidden\\\"\"}};\n"
        );
        assert_eq!(
            built(For::Bundlers, &assets, std::slice::from_ref(&bundle)),
            r#"export const at = import.meta.url;
export const files = {
  "program": { url: new URL('./uncat-readiness/program.1.wasm', import.meta.url), integrity: 'sha384-x', size: 7, again: new URL('./uncat-readiness/program.1.bin', import.meta.url) },
  "prelude": { url: new URL('./uncat-readiness/prelude.3.js', import.meta.url), integrity: 'sha384-x' },
  "glue": { url: new URL('./uncat-readiness/glue.2.js', import.meta.url), integrity: 'sha384-x' },
  "trouble": { url: new URL('./uncat-readiness/trouble.5.js', import.meta.url), integrity: 'sha384-x' },
};
export const bundles = {
  "en": { url: new URL('./uncat-readiness/en.4.json', import.meta.url), integrity: 'sha384-x', size: 7 },
};
export const structure = { url: new URL('./uncat-readiness/questionnaire.7.json', import.meta.url), integrity: 'sha384-x', size: 7 };
export const screens = {
  "en": { url: new URL('./uncat-readiness/screens-en.6.json', import.meta.url), integrity: 'sha384-x' },
};
export const policy = "It's \"forbidden\"";
"#
        );
        let for_pages = built(For::Pages, &assets, &[bundle]);
        assert!(
            for_pages.contains("new URL('./uncat-readiness/program.1.wasm', at)")
                && !for_pages.contains("import.meta")
        );
    }
}
