//! The whole questionnaire as a page to print, from a bundle that the widget would take.

use anyhow::{Result, anyhow};
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::printed;

/// The page in `dist/`, and its style sheet beside it.
pub(super) const PAGE: &str = "uncat-readiness-questionnaire.html";
const STYLE: &str = "printed.css";

/// Returns the page of a bundle.
pub(super) fn page(bundle: &str) -> Result<String> {
    let content =
        Content::parse(bundle).map_err(|problems| anyhow!("the bundle has problems: {problems:?}"))?;
    Ok(printed::html(&content, &Plain, STYLE))
}
