//! Firefox and geckodriver, which drives every Firefox of its time: their versions may differ.

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
    /// Returns the browser and the driver that `FIREFOX` and `GECKODRIVER` name. The default browser is that in `PATH`,
    /// installed if it is missing. The default driver is the one tested version, built if it is missing.
    ///
    /// # Errors
    /// When one is missing and cannot be installed; the error says what to install.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        let browser = BROWSER.set_up(lock, "firefox-esr")?;
        let driver = if DRIVER.is_named() { DRIVER.find()? } else { tools::geckodriver(lock)? };
        Ok(Self { browser, driver })
    }
}
