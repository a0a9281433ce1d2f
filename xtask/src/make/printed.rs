//! The whole questionnaire as a page to print, from the bundle that the widget takes.

use std::path::Path;

use anyhow::Result;
use uncat_readiness::printed;

use super::bundle::Bundle;
use super::folder;
use super::intl::Intl;

const PAGE: &str = "uncat-readiness-questionnaire.html";
const STYLE: &str = "printed.css";

/// Writes the page in English into `dist/`. In another language it would need a name of its own.
pub(super) fn write(bundles: &[Bundle], dist: &Path) -> Result<()> {
    let english = bundles.iter().filter(|bundle| bundle.tag == "en");
    english.into_iter().try_for_each(|bundle| folder::write(&dist.join(PAGE), page(bundle)?.as_bytes()))
}

fn page(bundle: &Bundle) -> Result<String> {
    let content = bundle.content()?;
    let intl = Intl::new(&content.words.formats)?;
    let html = printed::html(&content, &intl, STYLE);
    intl.finish()?;
    Ok(html)
}
