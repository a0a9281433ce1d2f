//! WebKit, the engine of Safari, in WebKitGTK: the driver brings its own small browser, which has to draw on an X
//! server.

use std::path::PathBuf;

use anyhow::Result;

use super::Wanted;
use crate::setup::Lock;

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
    /// Returns the driver and the X server that `WEBKIT_DRIVER` and `XVFB` name, or else those in `PATH`. Installs what
    /// is missing where possible.
    ///
    /// # Errors
    /// When one is missing and cannot be installed; the error says what to install.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        let driver = DRIVER.set_up(lock, "webkit2gtk-driver")?;
        Ok(Self { driver, screen: SCREEN.set_up(lock, "xvfb")? })
    }
}
