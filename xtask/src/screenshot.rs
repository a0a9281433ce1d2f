//! The pictures in the README, made from the product as it is served.

use std::process::Command;

use anyhow::{Context, Result};

use crate::browsers::Chromium;
use crate::server::{Manner, Server};
use crate::{folder, make, process, project, setup};

/// The results of a filled-in assessment.
const RESULTS: &str = "docs/screenshot.png";

/// A section and the results in each language.
const LANGUAGES: &str = "docs/languages.png";

/// Builds `dist/` and takes the pictures; returns where they are.
///
/// # Errors
/// When the product cannot be built, or the browser is missing or takes no picture.
pub fn take() -> Result<[&'static str; 2]> {
    make::dist()?;
    let chromium = setup::alone(Chromium::set_up)?;
    let server = Server::start(&project::dist(), 0)?;
    picture(&chromium, &format!("{}sample.html", server.url()), [1280, 1180], RESULTS)?;
    let pages = project::target().join("xtask").join("pictures");
    let tags: Vec<String> = make::bundles()?.into_iter().map(|(tag, _)| tag).collect();
    folder::write(&pages.join("index.html"), in_frames(server.url(), &tags).as_bytes())?;
    let manner = Manner { policy: "frame-src *; style-src 'unsafe-inline'".to_owned(), ..Manner::default() };
    let around = Server::start_as(&pages, 0, manner)?;
    picture(&chromium, around.url(), [1144, 1600], LANGUAGES)?;
    Ok([RESULTS, LANGUAGES])
}

/// A page that shows the sample in each language, in frames of half their size: a section above, the results below.
fn in_frames(site: &str, tags: &[String]) -> String {
    let frame = |place: &str, tag: &String| {
        let query = format!("id={tag}-{place}&lang={tag}&place={place}&assessment=sample.json");
        format!("<div><iframe src='{site}embed.html?{query}'></iframe></div>\n")
    };
    let frames: String =
        ["S8", "results"].iter().flat_map(|it| tags.iter().map(|tag| frame(it, tag))).collect();
    format!(
        "<!doctype html>
<style>
body {{ display: grid; grid-template-columns: repeat(3, 360px); gap: 16px; margin: 16px; background: #e8eceb }}
div {{ block-size: 380px; background: #fff; overflow: hidden }}
iframe {{ inline-size: 720px; block-size: 760px; border: 0; zoom: .5 }}
</style>
{frames}"
    )
}

/// Has a browser take a picture of a page.
fn picture(chromium: &Chromium, address: &str, [width, height]: [u32; 2], file: &str) -> Result<()> {
    let picture = project::root().join(file);
    let profile = project::target().join("xtask").join("profile");
    let mut browser = Command::new(&chromium.browser);
    browser
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--hide-scrollbars", "--force-color-profile=srgb"])
        // Virtual time runs ahead in the page: the picture is taken when nothing is left to happen.
        .arg("--virtual-time-budget=15000")
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(address);
    process::output(&mut browser)?;
    picture.metadata().with_context(|| format!("the browser took no picture: no {}", picture.display()))?;
    Ok(())
}
