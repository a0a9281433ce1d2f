//! Chromium or a related browser, and the driver of the same version.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Wanted;
use crate::setup::Lock;
use crate::{packages, process};

/// A browser with Chromium's engine, and its driver.
#[derive(Clone, Debug)]
pub struct Chromium {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

const REMEDY: &str = "install a Chromium and its driver of the same version (Debian: apt-get install chromium \
                      chromium-driver)";

/// What distributions call the browser; any of these has the engine.
const BROWSER: Wanted = Wanted {
    variable: "CHROME",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    remedy: REMEDY,
};

const DRIVER: Wanted = Wanted { variable: "CHROMEDRIVER", names: &["chromedriver"], remedy: REMEDY };

/// Debian's packages of the two.
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

impl Chromium {
    fn find() -> Result<Self> {
        let found = Self { browser: BROWSER.find()?, driver: DRIVER.find()? };
        let (browser, driver) = (major_version(&found.browser)?, major_version(&found.driver)?);
        if browser != driver {
            bail!(
                "{} is version {browser} and {} is version {driver}: install those of one version, or name them in \
                 CHROME and CHROMEDRIVER",
                found.browser.display(),
                found.driver.display()
            );
        }
        Ok(found)
    }

    /// Returns the browser and the driver that `CHROME` and `CHROMEDRIVER` name, or else those in `PATH`. Installs what
    /// is missing where possible.
    ///
    /// # Errors
    /// When one is missing and cannot be installed, or when their versions do not fit; the error says what to install.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        // Both or neither: a browser that the person named would not fit the driver of a package.
        let named = BROWSER.is_named() || DRIVER.is_named();
        if let (Err(error), false) = (BROWSER.find().and(DRIVER.find()), named) {
            packages::install(lock, &PACKAGES).with_context(|| format!("{error:#}"))?;
        }
        Self::find()
    }
}

fn major_version(program: &Path) -> Result<u32> {
    let said = process::output(Command::new(program).arg("--version"))?;
    read_major_version(&said).with_context(|| format!("cannot read the version in `{}`", said.trim()))
}

fn read_major_version(said: &str) -> Option<u32> {
    let number = said.split_whitespace().find(|word| word.starts_with(|it: char| it.is_ascii_digit()))?;
    number.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::read_major_version;

    #[test]
    fn the_version_is_read_from_what_each_program_says() {
        for said in [
            "Chromium 156.0.8078.79 built on Debian",
            "ChromeDriver 156.0.8078.79 (a21c)",
            "Google Chrome 156.0",
        ] {
            assert_eq!(read_major_version(said), Some(156));
        }
        assert_eq!(read_major_version("no version at all"), None);
    }
}
