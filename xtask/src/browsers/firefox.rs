//! Firefox and geckodriver, which drives every Firefox of its time: their versions need not be alike.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Wanted;
use crate::{packages, tools};

/// A Firefox and its driver.
#[derive(Clone, Debug)]
pub struct Firefox {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

const BROWSER: Wanted = Wanted {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    remedy: "install Firefox (Debian: apt-get install firefox-esr)",
};

/// Debian has no package of it: cargo builds it.
const DRIVER: Wanted = Wanted {
    variable: "GECKODRIVER",
    names: &["geckodriver"],
    remedy: "run `cargo xtask test`, which builds it, or install it",
};

impl Firefox {
    /// Returns the browser and the driver that `FIREFOX` and `GECKODRIVER` name; else the browser in `PATH`, and the
    /// driver that [`set_up`](Self::set_up) built or `PATH` has. Installs nothing.
    ///
    /// # Errors
    /// When one is missing; the error says what to install.
    pub fn find() -> Result<Self> {
        let browser = BROWSER.find()?;
        let built = if DRIVER.is_named() { None } else { tools::built_geckodriver()? };
        Ok(Self { browser, driver: built.map_or_else(|| DRIVER.find(), Ok)? })
    }

    /// As [`find`](Self::find), after installing the browser and building the driver where they are missing.
    ///
    /// # Errors
    /// When one is missing and cannot be had; the error says what to install.
    pub fn set_up() -> Result<Self> {
        if let (Err(error), false) = (BROWSER.find(), BROWSER.is_named()) {
            packages::install(&["firefox-esr"]).with_context(|| format!("{error:#}"))?;
        }
        if DRIVER.find().is_err() && !DRIVER.is_named() {
            tools::geckodriver()?;
        }
        Self::find()
    }
}
