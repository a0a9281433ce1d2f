//! The browser that the tests drive, and its driver.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{packages, process};

/// A browser and the driver that speaks its version.
#[derive(Clone, Debug)]
pub struct Chromium {
    /// The browser itself.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// What distributions call the browser; any of these has the engine that the tests are written for.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: [&str; 1] = ["chromedriver"];

/// Debian's names of the two.
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

impl Chromium {
    /// Returns the browser and the driver that `CHROME` and `CHROMEDRIVER` name, or else `PATH`, without installing
    /// anything.
    ///
    /// # Errors
    /// When one is missing, or when their versions do not fit; the error says what to install.
    pub fn find() -> Result<Self> {
        let found =
            Self { browser: program("CHROME", &BROWSERS)?, driver: program("CHROMEDRIVER", &DRIVERS)? };
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

    /// As [`find`](Self::find), after installing what is missing where that is possible.
    ///
    /// # Errors
    /// When a browser or driver is missing and cannot be installed; the error says what to install.
    pub fn set_up() -> Result<Self> {
        if let (Err(error), false) =
            (program("CHROME", &BROWSERS).and(program("CHROMEDRIVER", &DRIVERS)), is_named())
        {
            packages::install(&PACKAGES).with_context(|| format!("{error:#}"))?;
        }
        Self::find()
    }
}

/// A program that the person named is taken or refused, but never replaced by another.
fn is_named() -> bool {
    ["CHROME", "CHROMEDRIVER"].iter().any(|name| env::var_os(name).is_some())
}

fn program(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("{variable}={} names no file", named.display());
    }
    names.iter().find_map(|name| process::find(name)).with_context(|| {
        format!(
            "no {} in PATH: install a Chromium and its driver of the same version (Debian: apt-get install {}), or \
             set {variable}",
            names.join(", "),
            PACKAGES.join(" ")
        )
    })
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
