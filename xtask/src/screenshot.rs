//! The picture in the README, made from the product as it is served.

use std::process::Command;

use anyhow::{Context, Result};

use crate::browsers::Chromium;
use crate::server::Server;
use crate::{make, process, project, setup};

/// The page that shows a filled-in assessment, and where its picture goes.
const PAGE: &str = "sample.html";
const PICTURE: &str = "docs/screenshot.png";

/// Builds `dist/` and takes the picture; returns where it is.
///
/// # Errors
/// When the product cannot be built, or the browser is missing or takes no picture.
pub fn take() -> Result<&'static str> {
    make::dist()?;
    let chromium = setup::alone(Chromium::set_up)?;
    let server = Server::start(&project::dist(), 0)?;
    let picture = project::root().join(PICTURE);
    let profile = project::target().join("xtask").join("profile");
    let mut browser = Command::new(&chromium.browser);
    browser
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--hide-scrollbars", "--force-color-profile=srgb", "--window-size=1280,1180"])
        // Virtual time runs ahead in the page: the picture is taken when nothing is left to happen.
        .arg("--virtual-time-budget=15000")
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("{}{PAGE}", server.url()));
    process::output(&mut browser)?;
    picture.metadata().with_context(|| format!("the browser took no picture: no {}", picture.display()))?;
    Ok(PICTURE)
}
