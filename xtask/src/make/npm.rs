//! The npm package, ready to be packed: what a bundler needs of `dist/`, under the same names.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use uncat_readiness::prelude::Prelude;

use super::assets::{self, Asset, Assets};
use super::bundle::Bundle;
use super::{bill, licences, loader};
use crate::tools::Tools;
use crate::{folder, project};

/// The package's folder in `dist/`.
pub(crate) const FOLDER: &str = "npm";

/// The types of the element, beside the loader.
const TYPES: &str = "uncat-readiness.d.ts";

/// Writes the package beside the files that it copies. Each bundle has its prelude.
pub(super) fn write(
    tools: &Tools,
    assets: &Assets,
    bundles: &[Bundle],
    preludes: Vec<Prelude>,
    dist: &Path,
) -> Result<()> {
    let package = dist.join(FOLDER);
    let root = project::root();
    let about = root.join("packaging").join("npm");
    folder::write(
        &package.join("package.json"),
        manifest(&folder::read(&about.join("package.json"))?)?.as_bytes(),
    )?;
    let ours = ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| root.join(name));
    let beside = [TYPES, licences::NAME, bill::NAME].map(|name| dist.join(name));
    for file in [about.join("README.md")].iter().chain(&beside).chain(&ours) {
        folder::copy_file(file, &package)?;
    }
    let mut assets = left_to_bundlers(assets);
    // A bundler moves the files that the loader lists: the second part of the first screens is not among them.
    let screens = |(bundle, prelude)| screens(bundle, prelude, &package);
    assets.screens = bundles.iter().zip(preludes).map(screens).collect::<Result<_>>()?;
    loader::write(tools, loader::For::Bundlers, &assets, bundles, &package)?;
    let is_in_parts = |name: &str| name.starts_with("screens-") || name.starts_with("more-");
    folder::copy(&dist.join(assets::FOLDER), &package.join(assets::FOLDER), |name| !is_in_parts(name))
}

/// Writes the first screens of a language in one part.
fn screens(bundle: &Bundle, prelude: Prelude, package: &Path) -> Result<(String, Asset)> {
    let whole = prelude.whole().to_string();
    Ok((
        bundle.tag.clone(),
        Asset::publish(package, &format!("screens-{}", bundle.tag), "json", whole.as_bytes())?,
    ))
}

/// Removes the digests of scripts: a bundler may rewrite a script, also while a site is being made, and then vouches
/// for it. The program and the questionnaires are checked here as everywhere.
fn left_to_bundlers(assets: &Assets) -> Assets {
    let unchecked = |asset: &Asset| Asset { integrity: String::new(), ..asset.clone() };
    let [glue, prelude, trouble] = [&assets.glue, &assets.prelude, &assets.trouble].map(unchecked);
    Assets { glue, prelude, trouble, ..assets.clone() }
}

/// Returns whether a file of `dist/` belongs to the package, which no server sends.
pub(super) fn has(name: &str) -> bool {
    name.split('/').next() == Some(FOLDER)
}

/// Fills in the version, which is written in the Rust workspace only.
fn manifest(text: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text).context("packaging/npm/package.json is not JSON")?;
    let version =
        manifest.get_mut("version").context("packaging/npm/package.json has no place for the version")?;
    *version = env!("CARGO_PKG_VERSION").into();
    Ok(format!("{manifest:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_filled_in_where_it_stands() {
        let text = manifest(r#"{ "name": "a", "version": "0.0.0", "type": "module" }"#).unwrap();
        let expected = format!("\"name\": \"a\",\n  \"version\": \"{}\",\n", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(&expected), "{text}");
    }

    #[test]
    fn the_package_brings_the_licences_and_the_list_of_what_it_consists_of() {
        let text = folder::read(&project::root().join("packaging/npm/package.json")).unwrap();
        let manifest: Value = serde_json::from_str(&text).unwrap();
        let files = manifest["files"].as_array().unwrap();
        for name in ["LICENSE-MIT", "LICENSE-APACHE", licences::NAME, bill::NAME] {
            assert!(files.contains(&name.into()), "{name}");
        }
    }

    #[test]
    fn only_the_packages_own_folder_is_its() {
        assert!(has("npm/uncat-readiness.js") && has("npm/uncat-readiness/en.0.json"));
        assert!(!has("uncat-readiness.js") && !has("npm.html"));
    }
}
