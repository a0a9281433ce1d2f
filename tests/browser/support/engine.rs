//! The engines that the tests drive: how each is started, and what a session in it asks for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use serde_json::{Map, Value, json};
use xtask::browsers::{Chromium, Firefox, WebKit};
use xtask::setup;

use super::driver::Driver;

/// An engine, named after the browser that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// The engine of Chromium, Chrome and Edge. Its driver has commands of its own, by which alone some things can be
    /// shown: see [`chromium`](super::chromium).
    Chromium,
    /// The engine of Firefox.
    Firefox,
    /// The engine of Safari, in the small browser of WebKitGTK.
    WebKit,
}

/// Makes a test for each engine out of each of these promises: functions of this module that get an [`Engine`].
macro_rules! in_every_engine {
    ($($promise:ident),+ $(,)?) => { $(
        mod $promise {
            use crate::support::Engine;

            #[test]
            fn chromium() {
                super::$promise(Engine::Chromium);
            }

            #[test]
            fn firefox() {
                super::$promise(Engine::Firefox);
            }

            #[test]
            fn webkit() {
                super::$promise(Engine::WebKit);
            }
        }
    )+ };
}

pub(crate) use in_every_engine;

/// What it takes to start the driver of an engine, but for its port.
pub(super) struct Start {
    /// The words after the guard's own first one: a screen, if the browser needs one, and the driver.
    pub(super) words: Vec<OsString>,
    /// The browser, where the driver has to be told.
    pub(super) browser: PathBuf,
}

impl Engine {
    /// Returns this engine's driver, started at the first call of the run.
    pub(super) fn driver(self) -> &'static Driver {
        self.kept().get_or_insert_with(|| Box::leak(Box::new(Driver::start(self))))
    }

    /// Ends the driver of an engine whose browser does not answer any more. The next test gets another one.
    pub(super) fn give_up_driver(self) {
        if let Some(driver) = self.kept().take() {
            driver.end();
        }
    }

    fn kept(self) -> MutexGuard<'static, Option<&'static Driver>> {
        static DRIVERS: [Mutex<Option<&'static Driver>>; 3] = [const { Mutex::new(None) }; 3];
        // A driver that did not start has left nothing behind.
        DRIVERS[self as usize].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until this engine's driver is free, where it keeps but one browser at a time.
    pub(super) fn turn(self) -> Option<MutexGuard<'static, ()>> {
        static FIREFOX: Mutex<()> = Mutex::new(());
        static WEBKIT: Mutex<()> = Mutex::new(());
        let turn = match self {
            Self::Chromium => return None,
            Self::Firefox => &FIREFOX,
            Self::WebKit => &WEBKIT,
        };
        // A test that failed during its turn has closed its browser all the same.
        Some(turn.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn start(self) -> Start {
        let found = match self {
            Self::Chromium => setup::alone(Chromium::set_up).map(|it| (it.browser, vec![it.driver.into()])),
            Self::Firefox => setup::alone(Firefox::set_up).map(|it| (it.browser, vec![it.driver.into()])),
            Self::WebKit => setup::alone(WebKit::set_up)
                .map(|it| (PathBuf::new(), vec!["--screen".into(), it.screen.into(), it.driver.into()])),
        };
        let (browser, words) = found.unwrap_or_else(|error| panic!("{error:#}"));
        Start { words, browser }
    }

    /// Tells a browser where to put its downloads that cannot be told by a session's capabilities. It looks when it
    /// starts, so this holds for one browser at a time.
    pub(super) fn settle_downloads(self, driver: &Driver, downloads: &Path) -> io::Result<()> {
        match self {
            Self::Chromium | Self::Firefox => Ok(()),
            Self::WebKit => fs::write(
                driver.folder.join("user-dirs.dirs"),
                format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()),
            ),
        }
    }

    /// Returns what a session asks for: a fresh profile without a window, and a folder of its own for downloads.
    /// What is asked for in a private window is forgotten with it.
    pub(super) fn capabilities(self, driver: &Driver, downloads: &Path, private: bool) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": {
                    "binary": driver.browser,
                    "args": chromium_arguments(private),
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        // A page may offer several files one after another.
                        "profile.default_content_setting_values.automatic_downloads": 1,
                    },
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": driver.browser,
                    "args": ["-headless"],
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.privatebrowsing.autostart": private,
                    },
                },
            }),
            // Its driver starts its own browser, without a history: each of its windows is private.
            Self::WebKit => json!({}),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

/// The same as for the tests in the engine: they stand in one file.
fn chromium_arguments(private: bool) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
    let arguments = file["goog:chromeOptions"]["args"].as_array().cloned().unwrap();
    arguments.into_iter().chain(private.then(|| json!("--incognito"))).collect()
}
