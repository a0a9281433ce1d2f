//! The loader: the one file of `dist/` that pages name. Its sources are in `www/loader/`; here they learn which files
//! there are, become one module, and nothing else.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Map, Value};

use super::bundle::Bundle;
use super::parts::{Part, Parts};
use super::{esbuild, folder};
use crate::project;
use crate::tools::Tools;

/// The name that pages have in their `script`: it never changes.
pub(super) const NAME: &str = "uncat-readiness.js";

/// Writes the loader into `dist/`.
pub(super) fn write(tools: &Tools, parts: &Parts, bundles: &[Bundle], dist: &Path) -> Result<()> {
    let sources = sources(parts, bundles)?;
    let loader = esbuild::bundled(tools, &sources.join("main.js"))?;
    folder::write(&dist.join(NAME), loader.as_bytes())
}

/// Returns a folder with the loader's sources and with `built.js`, which they import and which no person writes.
fn sources(parts: &Parts, bundles: &[Bundle]) -> Result<PathBuf> {
    let sources = project::target().join("xtask").join("loader");
    folder::clear(&sources)?;
    folder::copy(&project::root().join("www").join("loader"), &sources, |_| true)?;
    folder::write(&sources.join("built.js"), built(parts, bundles).as_bytes())?;
    Ok(sources)
}

/// Says which files there are, and the few words that are needed before one of them has arrived.
fn built(parts: &Parts, bundles: &[Bundle]) -> String {
    let named = |(name, part): (&str, &Part)| format!("  {}: {},\n", Value::from(name), literal(part));
    let Parts { program, glue, style, .. } = parts;
    let files: String =
        [("program", program), ("glue", glue), ("style", style)].into_iter().map(named).collect();
    let languages: String = parts.bundles.iter().map(|(tag, part)| named((tag, part))).collect();
    let words: Map<String, Value> = bundles
        .iter()
        .map(|bundle| (bundle.tag.clone(), Value::Object(bundle.loader_words.clone())))
        .collect();
    format!(
        "export const files = {{\n{files}}};\n\
         export const bundles = {{\n{languages}}};\n\
         export const words = {};\n",
        Value::Object(words)
    )
}

/// An address in just this form is one that bundlers of others find, and move together with its file.
fn literal(part: &Part) -> String {
    let Part { path, integrity, size } = part;
    format!("{{ url: new URL('./{path}', import.meta.url), integrity: '{integrity}', size: {size} }}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(path: &str) -> Part {
        Part { path: path.to_owned(), integrity: "sha384-x".to_owned(), size: 7 }
    }

    #[test]
    fn the_loader_learns_every_file_and_its_own_words() {
        let parts = Parts {
            program: part("uncat-readiness/program.1.wasm"),
            glue: part("uncat-readiness/glue.2.js"),
            style: part("uncat-readiness/style.3.css"),
            bundles: vec![("zh-Hans".to_owned(), part("uncat-readiness/zh-Hans.4.json"))],
        };
        let loader_words = Map::from_iter([("loading".to_owned(), Value::from("It's \"coming\""))]);
        let bundle = Bundle { tag: "zh-Hans".to_owned(), text: String::new(), loader_words };
        assert_eq!(
            built(&parts, &[bundle]),
            r#"export const files = {
  "program": { url: new URL('./uncat-readiness/program.1.wasm', import.meta.url), integrity: 'sha384-x', size: 7 },
  "glue": { url: new URL('./uncat-readiness/glue.2.js', import.meta.url), integrity: 'sha384-x', size: 7 },
  "style": { url: new URL('./uncat-readiness/style.3.css', import.meta.url), integrity: 'sha384-x', size: 7 },
};
export const bundles = {
  "zh-Hans": { url: new URL('./uncat-readiness/zh-Hans.4.json', import.meta.url), integrity: 'sha384-x', size: 7 },
};
export const words = {"zh-Hans":{"loading":"It's \"coming\""}};
"#
        );
    }
}
