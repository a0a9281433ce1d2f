//! What a page around the widget says before it is there, in each language.

use std::path::Path;

use anyhow::Result;

use super::bundle::Bundle;
use super::{folder, printed};
use crate::project;

/// The page in frames.
const FRAME: &str = "embed.html";

/// Returns whether a file of `www/` is made here, and not served as it is.
pub(super) fn makes(name: &str) -> bool {
    name == FRAME
}

/// Writes the page in frames. Its script shows the language that the address asks for; without a script, all are shown.
pub(super) fn write(bundles: &[Bundle], dist: &Path) -> Result<()> {
    let page = folder::read(&project::root().join("www").join(FRAME))?;
    let words = paragraphs(bundles, |bundle| {
        let (needs, link) = (escaped(&bundle.pages.needs), escaped(&bundle.pages.printed));
        format!("{needs} <a href=\"{}\">{link}</a>", printed::name(&bundle.tag))
    });
    folder::write(&dist.join(FRAME), page.replace("{words}", &words).as_bytes())
}

/// A paragraph a language, with the title of the page in that language.
pub(super) fn paragraphs(bundles: &[Bundle], words: impl Fn(&Bundle) -> String) -> String {
    let paragraph = |bundle: &Bundle| {
        let (tag, title) = (&bundle.tag, escaped(&bundle.pages.title));
        format!("<p lang=\"{tag}\" dir=\"auto\" data-title=\"{title}\">{}</p>", words(bundle))
    };
    bundles.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

/// A text as HTML, also between quotation marks.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_a_paragraph_with_its_title_and_no_text_is_markup() {
        let mut bundle = Bundle::of_words("fr", "");
        bundle.pages.title = "\"A\" & <b>".to_owned();
        assert_eq!(
            paragraphs(&[bundle], |_| "words".to_owned()),
            "<p lang=\"fr\" dir=\"auto\" data-title=\"&quot;A&quot; &amp; &lt;b>\">words</p>"
        );
    }
}
