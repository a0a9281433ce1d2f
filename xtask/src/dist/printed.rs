//! The whole questionnaire as a page to print, from the bundle that the widget takes.

use std::path::Path;

use anyhow::{Result, anyhow};
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::printed;

use super::bundle::Bundle;
use super::folder;

const PAGE: &str = "uncat-readiness-questionnaire.html";
const STYLE: &str = "printed.css";

/// Writes the English page into `dist/`. In another language it would need that language's own numbers and dates,
/// which the widget has from the browser.
pub(super) fn write(bundles: &[Bundle], dist: &Path) -> Result<()> {
    let english = bundles.iter().filter(|bundle| bundle.tag == "en");
    english.into_iter().try_for_each(|bundle| folder::write(&dist.join(PAGE), page(&bundle.text)?.as_bytes()))
}

fn page(bundle: &str) -> Result<String> {
    let content =
        Content::parse(bundle).map_err(|problems| anyhow!("the bundle has problems: {problems:?}"))?;
    Ok(printed::html(&content, &Plain, STYLE))
}
