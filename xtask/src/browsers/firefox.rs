//! Firefox and geckodriver, which drives every Firefox of its time: their versions need not be alike.

use std::path::PathBuf;

use anyhow::Result;

use super::Wanted;
use crate::setup::Lock;
use crate::tools;

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
const DRIVER: Wanted = Wanted { variable: "GECKODRIVER", names: &["geckodriver"], remedy: "install it" };

impl Firefox {
    /// Returns the browser and the driver that `FIREFOX` and `GECKODRIVER` name; else the browser in `PATH`, installed where
    /// it is missing, and the driver in the one version that the tests were tried with, built where it is missing.
    ///
    /// # Errors
    /// When one is missing and cannot be had; the error says what to install.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        let browser = BROWSER.set_up(lock, "firefox-esr")?;
        let driver = if DRIVER.is_named() { DRIVER.find()? } else { tools::geckodriver(lock)? };
        Ok(Self { browser, driver })
    }
}
