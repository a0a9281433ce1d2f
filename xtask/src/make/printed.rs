//! The whole questionnaire as a page to print, from the bundle that the widget takes.

use std::path::Path;

use anyhow::Result;
use uncat_readiness::printed;

use super::bundle::Bundle;
use super::folder;
use super::intl::Intl;

const PAGE: &str = "uncat-readiness-questionnaire";
const STYLE: &str = "printed.css";

/// The name of the page in a language. That in English had its name before there were others.
pub(super) fn name(tag: &str) -> String {
    if tag == "en" { format!("{PAGE}.html") } else { format!("{PAGE}-{tag}.html") }
}

/// Returns whether a file is such a page, or its style sheet.
pub(super) fn has(file: &str) -> bool {
    file == STYLE || file.strip_prefix(PAGE).is_some_and(|rest| rest.ends_with(".html"))
}

/// Writes a page for each language into `dist/`.
pub(super) fn write(bundles: &[Bundle], dist: &Path) -> Result<()> {
    bundles
        .iter()
        .try_for_each(|bundle| folder::write(&dist.join(name(&bundle.tag)), page(bundle)?.as_bytes()))
}

fn page(bundle: &Bundle) -> Result<String> {
    let content = bundle.content()?;
    let intl = Intl::new(&content.words.formats)?;
    let html = printed::html(&content, &intl, STYLE);
    intl.finish()?;
    Ok(html)
}
