//! The widget as one file that needs no other, to be opened from a disk: the program, its style and its words are in
//! the page. The policy of the page names its two inline parts by their hashes and forbids the browser every request.

use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::assets::Assets;
use super::bundle::Bundle;
use super::{digest, esbuild, folder, loader, pages};
use crate::project;
use crate::tools::Tools;

/// The name of the file in `dist/`.
pub(crate) const NAME: &str = "uncat-readiness-offline.html";

/// Writes the file into `dist/`, and beside it one for each language, for slow lines: from the assets that are there and
/// the sources that [`loader::sources`] gathered.
pub(super) fn write(
    tools: &Tools,
    assets: &Assets,
    bundles: &[Bundle],
    licences: &str,
    dist: &Path,
) -> Result<()> {
    let sources = loader::gathered();
    let page = folder::read(&sources.join("offline.html"))?;
    let inside = Inside {
        program: &folder::bytes(&dist.join(&assets.program.path))?,
        script: &esbuild::bundled(tools, &sources.join("offline.js"))?,
        page_style: &esbuild::style(tools, &project::root().join("www").join("page.css"))?,
        bundles,
        licences,
    };
    folder::write(&dist.join(NAME), inside.put_into(&page)?.as_bytes())?;
    for bundle in bundles {
        let html = Inside { bundles: &[bundle.alone()?], ..inside }.put_into(&page)?;
        folder::write(&dist.join(name(&bundle.tag)), html.as_bytes())?;
    }
    Ok(())
}

/// The name of the file in one language.
fn name(tag: &str) -> String {
    NAME.replace(".html", &format!("-{tag}.html"))
}

/// The tag of a language, where a file of `dist/` is that in one language.
pub(crate) fn language_of(file: &str) -> Option<&str> {
    let stem = NAME.strip_suffix(".html")?;
    file.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(".html")
}

/// The texts that are put into the page.
#[derive(Clone, Copy, Debug)]
struct Inside<'a> {
    /// The wasm.
    program: &'a [u8],
    /// The script that reads the parts from the page and defines the element.
    script: &'a str,
    /// The style sheet of the page around it.
    page_style: &'a str,
    /// The words.
    bundles: &'a [Bundle],
    /// The licences, as a comment.
    licences: &'a str,
}

impl Inside<'_> {
    /// Fills a page that has placeholders between braces.
    fn put_into(&self, page: &str) -> Result<String> {
        for (name, text) in [("script", self.script), ("style", self.page_style)] {
            // Either would end the element around it, or begin another.
            if text.to_ascii_lowercase().contains(&format!("</{name}")) || text.contains("<!--") {
                bail!("the {name} cannot be put into a page: it has `</{name}` or `<!--` in it");
            }
        }
        let policy = policy(self.script, self.page_style);
        let english = self.bundles.iter().find(|bundle| bundle.tag == "en").or(self.bundles.first());
        let (language, title) = english.map_or(("en", ""), |bundle| (&*bundle.tag, &*bundle.pages.title));
        let title = pages::escaped(title);
        let words = pages::paragraphs(self.bundles, |bundle| pages::escaped(&bundle.pages.offline));
        let placeholders = [
            ("{language}", language),
            ("{policy}", policy.as_str()),
            ("{title}", &title),
            ("{page}", self.page_style),
            ("{words}", &words),
            ("{parts}", &self.parts()),
            ("{script}", self.script),
            ("{licences}", self.licences),
        ];
        filled(page, &placeholders)
    }

    /// Returns JSON without any `<`, so that it cannot end the element around it.
    fn parts(&self) -> String {
        let bundles: Map<String, Value> =
            self.bundles.iter().map(|bundle| (bundle.tag.clone(), bundle.text.clone().into())).collect();
        let parts = json!({
            "program": STANDARD.encode(self.program),
            "structure": self.bundles.first().map(|bundle| &*bundle.structure),
            "bundles": bundles,
        });
        parts.to_string().replace('<', "\\u003c")
    }
}

fn policy(script: &str, style: &str) -> String {
    let [script, style] = [script, style].map(|text| digest::source(text.as_bytes()));
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// Fills the placeholders of a page in order and in one pass: a filled-in text is never searched for placeholders.
fn filled(page: &str, fill: &[(&str, &str)]) -> Result<String> {
    let mut done = String::with_capacity(page.len() + fill.iter().map(|(_, text)| text.len()).sum::<usize>());
    let mut rest = page;
    for (placeholder, text) in fill {
        let (before, after) =
            rest.split_once(placeholder).with_context(|| format!("the page has no {placeholder}"))?;
        done.push_str(before);
        done.push_str(text);
        rest = after;
    }
    done.push_str(rest);
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang={language}><meta content=\"{policy}\"><title>{title}</title><style>{page}</style>{words}<script>{parts}</script><script>{script}</script>{licences}";

    fn inside<'a>(script: &'a str, bundles: &'a [Bundle]) -> Inside<'a> {
        Inside { program: b"\0asm", script, page_style: "b{}", bundles, licences: "<!--a-->" }
    }

    #[test]
    fn a_file_in_one_language_is_known_by_its_name() {
        assert_eq!(language_of(&name("zh")), Some("zh"));
        for other in [NAME, "uncat-readiness-offline-zh.html.br", "uncat-readiness-questionnaire-zh.html"] {
            assert_eq!(language_of(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_in_the_parts_ends_no_element_and_comes_out_as_it_went_in() {
        let text = "</script><!-- {script}".to_owned();
        let bundles = [Bundle::of_words("en", &text)];
        let html = inside("go()", &bundles).put_into(PAGE).unwrap();
        let parts = html.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
        let parts: Value = serde_json::from_str(parts).unwrap();
        assert_eq!(parts, json!({ "program": "AGFzbQ==", "structure": "{}", "bundles": { "en": text } }));
        assert!(html.ends_with("<script>go()</script><!--a-->"));
    }

    #[test]
    fn the_policy_names_the_hash_of_the_script() {
        let html = inside("", &[]).put_into(PAGE).unwrap();
        // The SHA-256 of nothing, as FIPS 180-4 gives it.
        let expected = "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'wasm-unsafe-eval'";
        assert!(html.contains(expected), "{html}");
    }

    #[test]
    fn a_script_that_would_end_its_own_element_is_refused() {
        assert!(inside("'</SCRIPT>'", &[]).put_into(PAGE).is_err());
    }

    #[test]
    fn a_page_without_a_placeholder_is_refused() {
        assert!(inside("", &[]).put_into(&PAGE.replace("{parts}", "")).is_err());
    }
}
