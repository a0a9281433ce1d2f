//! The engines that the tests drive: how each is started, and what a session in it asks for.

use std::ffi::OsString;
use std::ops::Deref;
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

/// What a window is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// As it is by itself.
    Plain,
    /// What is asked for in it is forgotten with it.
    Private,
    /// When a page asks before it is left, the question stays until the test answers it. WebKit's driver cannot do that.
    Asking,
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

/// A driver that one browser has to itself: those of Firefox and WebKit keep no second one. The next test gets it.
#[derive(Debug)]
pub(super) struct Lent {
    engine: Engine,
    driver: Option<Driver>,
}

impl Lent {
    /// Has the driver ended, with a browser that does not answer any more.
    pub(super) fn end(&mut self) {
        self.driver.take();
    }
}

impl Deref for Lent {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        self.driver.as_ref().unwrap()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.engine.left().extend(self.driver.take());
    }
}

impl Engine {
    /// Returns a driver of this engine that keeps no browser: one that an earlier test has left, or else a new one.
    #[track_caller]
    pub(super) fn driver(self) -> Lent {
        let left = self.left().pop();
        Lent { engine: self, driver: Some(left.unwrap_or_else(|| Driver::start(self))) }
    }

    /// The drivers of this engine that no test has.
    fn left(self) -> MutexGuard<'static, Vec<Driver>> {
        static LEFT: [Mutex<Vec<Driver>>; 3] = [const { Mutex::new(Vec::new()) }; 3];
        LEFT[self as usize].lock().unwrap_or_else(PoisonError::into_inner)
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
    /// starts, in the folder of its driver, which keeps one browser at a time.
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
    pub(super) fn capabilities(
        self,
        driver: &Driver,
        downloads: &Path,
        window: Window,
    ) -> Map<String, Value> {
        let private = window == Window::Private;
        let mut capabilities = match self {
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
                        // No process in reserve for a second page; that of one test shows the pages of the next one.
                        "dom.ipc.processPrelaunch.enabled": false,
                        "dom.ipc.keepProcessesAlive.web": 2,
                        "dom.ipc.keepProcessesAlive.webIsolated.perOrigin": 1,
                        "dom.ipc.keepProcessesAlive.webIsolated.max": 4,
                    },
                },
            }),
            // Its driver starts its own browser, without a history: each of its windows is private.
            Self::WebKit => json!({}),
        };
        if window == Window::Asking {
            // Without BiDi the drivers answer that question themselves.
            capabilities["webSocketUrl"] = json!(true);
            capabilities["unhandledPromptBehavior"] =
                json!({ "beforeUnload": "ignore", "default": "ignore" });
        }
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

/// The same as for the tests in the engine: they stand in one file.
fn chromium_arguments(private: bool) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
    let arguments = file["goog:chromeOptions"]["args"].as_array().cloned().unwrap();
    arguments.into_iter().chain(private.then(|| json!("--incognito"))).collect()
}
