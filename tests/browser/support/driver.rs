//! What all tests of a run share: the served `dist/`, and one driver for each engine. Nothing of a test's own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

use serde_json::{Map, Value, json};
use xtask::browsers::Chromium;
use xtask::project;
use xtask::server::Server;

/// Returns the address of the served `dist/`, with the slash at its end.
pub(crate) fn site() -> &'static str {
    static SERVER: OnceLock<Server> = OnceLock::new();
    let start = || {
        let dist = project::dist();
        assert!(dist.join("index.html").is_file(), "dist/ is missing: run `cargo xtask dist` first");
        Server::start(&dist, 0).unwrap()
    };
    SERVER.get_or_init(start).url()
}

/// Returns the path of a file that the loader fetches: `program`, `glue`, `style`, or the tag of a language. The rest of
/// its name changes with its bytes.
#[track_caller]
pub(crate) fn fetched(name: &str) -> String {
    let files = std::fs::read_dir(project::dist().join("uncat-readiness")).into_iter().flatten();
    let mut names = files.filter_map(|file| Some(file.ok()?.file_name().to_string_lossy().into_owned()));
    let begins = format!("{name}.");
    let found = names.find(|it| it.starts_with(&begins) && !it.ends_with(".br") && !it.ends_with(".gz"));
    format!(
        "uncat-readiness/{}",
        found.unwrap_or_else(|| panic!("dist/ has no {name}: run `cargo xtask dist` first"))
    )
}

/// An engine that the tests can drive. A further one needs its arm here, and its own way in `audit` and `log`, which
/// ask Chromium for more than WebDriver has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Engine {
    /// The engine of Chromium, Chrome and Edge.
    Chromium,
}

/// A running driver. It lasts as long as the process: the guard ends it afterwards.
#[derive(Debug)]
pub(super) struct Driver {
    /// Where it listens.
    pub(super) url: String,
    /// Its temporary files: profiles, and one folder of downloads for each session.
    pub(super) folder: PathBuf,
    browser: PathBuf,
    /// Never written to. When the process ends it closes, and the guard knows.
    _open: ChildStdin,
}

impl Engine {
    /// Returns this engine's driver, started at the first call of the run.
    pub(super) fn driver(self) -> &'static Driver {
        static CHROMIUM: OnceLock<Driver> = OnceLock::new();
        match self {
            Self::Chromium => CHROMIUM.get_or_init(|| {
                let found = Chromium::find().unwrap_or_else(|error| panic!("{error:#}"));
                Driver::start(found.browser, &found.driver, "--port=0")
            }),
        }
    }

    /// Returns what a session asks for: a fresh profile without a window, and a full record of what happens in it.
    pub(super) fn capabilities(self, driver: &Driver, downloads: &Path) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": {
                    "binary": driver.browser,
                    "args": chromium_arguments(),
                    "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false },
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

/// The same as for the tests in the engine: they stand in one file.
fn chromium_arguments() -> Value {
    let file: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
    file["goog:chromeOptions"]["args"].clone()
}

impl Driver {
    fn start(browser: PathBuf, driver: &Path, port: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("uncat-readiness-").tempdir().unwrap().keep();
        let mut guard = Command::new(env!("CARGO_BIN_EXE_guard"));
        guard.arg(&folder).arg(driver).arg(port).stdin(Stdio::piped()).stdout(Stdio::piped());
        // Ctrl-C is for the tests: the guard ends after them.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut guard, 0);
        let mut guard = guard.spawn().unwrap();
        let port = port_of(&mut guard).unwrap_or_else(|| panic!("{} did not start", driver.display()));
        let open = guard.stdin.take().unwrap();
        Self { url: format!("http://127.0.0.1:{port}"), folder, browser, _open: open }
    }
}

/// Reads the driver's announcement, as the guard hands it on.
fn port_of(guard: &mut Child) -> Option<u16> {
    let lines = BufReader::new(guard.stdout.take()?).lines().map_while(Result::ok);
    let announced =
        |line: String| line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse().ok();
    lines.into_iter().find_map(announced)
}
