//! WebKit, the engine of Safari, as WebKitGTK has it: the driver brings its own small browser, which has to draw on an
//! X server.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Wanted;
use crate::packages;

/// The driver of WebKit, which finds its browser by itself, and an X server that needs no screen.
#[derive(Clone, Debug)]
pub struct WebKit {
    /// The WebDriver server.
    pub driver: PathBuf,
    /// The X server.
    pub screen: PathBuf,
}

const DRIVER: Wanted = Wanted {
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    remedy: "install WebKitGTK's driver (Debian: apt-get install webkit2gtk-driver)",
};

const SCREEN: Wanted = Wanted {
    variable: "XVFB",
    names: &["Xvfb"],
    remedy: "install the X server without a screen (Debian: apt-get install xvfb)",
};

impl WebKit {
    /// Returns the driver and the X server that `WEBKIT_DRIVER` and `XVFB` name, or else `PATH`, without installing
    /// anything.
    ///
    /// # Errors
    /// When one is missing; the error says what to install.
    pub fn find() -> Result<Self> {
        Ok(Self { driver: DRIVER.find()?, screen: SCREEN.find()? })
    }

    /// As [`find`](Self::find), after installing what is missing where that is possible.
    ///
    /// # Errors
    /// When one is missing and cannot be installed; the error says what to install.
    pub fn set_up() -> Result<Self> {
        for (wanted, package) in [(DRIVER, "webkit2gtk-driver"), (SCREEN, "xvfb")] {
            if let (Err(error), false) = (wanted.find(), wanted.is_named()) {
                packages::install(&[package]).with_context(|| format!("{error:#}"))?;
            }
        }
        Self::find()
    }
}
