//! Browsers that run. Starting one takes up to three seconds of a processor, so that one serves many tests, one after
//! another. Each of them finds it as a person without a history would: in a tab that shows nothing, and at addresses that
//! no test before had ([`serve`](super::driver::serve)), by which alone a browser knows what it keeps.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;
use std::{fs, io};

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use super::driver::Driver;
use super::engine::{Engine, Lent, Window};

/// How long a browser may take to answer, to start and to leave. A busy machine takes a few seconds; but a Firefox was
/// seen that never left, and one test must not hold up all others.
pub(super) const ANSWER: Duration = Duration::from_secs(90);

/// How many tests a browser serves. What it keeps of them in memory goes with it.
const MOST_TESTS: usize = 80;

/// How many browsers of an engine wait for a test at most.
const MOST_WAITING: usize = 4;

/// Browsers of each engine that wait for a test.
static WAITING: [Mutex<Vec<Session>>; 3] = [const { Mutex::new(Vec::new()) }; 3];

/// A browser that runs, and what its commands run on.
#[derive(Debug)]
pub(super) struct Session {
    engine: Engine,
    pub(super) client: Client,
    /// Its downloads, and its profile.
    folder: PathBuf,
    /// After the client, so that its end can still run on it.
    pub(super) runtime: Runtime,
    /// Last: another browser gets it when this one is gone.
    pub(super) driver: Lent,
    /// How many tests it has served.
    tests: usize,
    /// The thread of the last one, which runs no other.
    last: ThreadId,
}

impl Session {
    /// Returns a browser that this test has not had before: what it kept for it would be a history.
    #[track_caller]
    pub(super) fn lend(engine: Engine) -> Self {
        let this = thread::current().id();
        let suitable = {
            let mut waiting = waiting(engine);
            let found = waiting.iter().position(|session| session.last != this);
            found.map(|at| waiting.remove(at))
        };
        suitable.unwrap_or_else(|| Self::start(engine, Window::Plain))
    }

    /// Starts a browser; what its window is like, it is told when it starts.
    #[track_caller]
    pub(super) fn start(engine: Engine, window: Window) -> Self {
        Self::begin(engine, window)
            .or_else(|_| Self::begin(engine, window))
            .unwrap_or_else(|error| panic!("no session with {engine:?}, twice: {error}"))
    }

    /// Begins a session, with a folder for its downloads and what its commands run on.
    fn begin(engine: Engine, window: Window) -> Result<Self, String> {
        static SESSIONS: AtomicUsize = AtomicUsize::new(0);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let mut driver = engine.driver();
        let folder = driver.folder.join(format!("session-{}", SESSIONS.fetch_add(1, Ordering::Relaxed)));
        let downloads = downloads_in(&folder);
        fs::create_dir_all(&downloads).unwrap();
        engine.settle_downloads(&driver, &downloads).unwrap();
        let capabilities = engine.capabilities(&driver, &downloads, window);
        let client = runtime.block_on(connect(&driver, capabilities));
        // A browser that has begun nevertheless is stuck in this driver.
        let client = client.inspect_err(|_| driver.end())?;
        Ok(Self { engine, client, folder, runtime, driver, tests: 0, last: thread::current().id() })
    }

    /// Takes a browser back after a test, for another one.
    pub(super) fn give_back(mut self) {
        self.tests += 1;
        self.last = thread::current().id();
        let is_tidy = self.tests < MOST_TESTS && self.tidy().is_ok();
        let mut waiting = waiting(self.engine);
        if is_tidy && waiting.len() < MOST_WAITING {
            waiting.push(self);
        }
    }

    /// Leaves one tab that shows nothing, and no file.
    fn tidy(&self) -> io::Result<()> {
        let tidied = self.runtime.block_on(async { timeout(ANSWER, self.leave_one_tab()).await });
        tidied?.map_err(io::Error::other)?;
        fs::remove_dir_all(self.downloads())?;
        fs::create_dir(self.downloads())
    }

    async fn leave_one_tab(&self) -> Result<(), CmdError> {
        let used = self.client.windows().await?;
        // A new window of WebKit has a new process, for which it takes 0.2 s of a processor. In the other engines a new
        // tab takes as long as an empty page, and loses all that a test has told the old one.
        if self.engine == Engine::WebKit && used.len() == 1 {
            return self.client.goto("about:blank").await;
        }
        // WebKit's driver brings no tab to the front, and a hidden page is not drawn.
        let fresh = self.client.new_window(self.engine != Engine::WebKit).await?;
        for window in used {
            self.client.switch_to_window(window).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh.handle).await
    }

    pub(super) fn downloads(&self) -> PathBuf {
        downloads_in(&self.folder)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A session that cannot be closed is ended by the guard, with its driver.
        let closed = self.runtime.block_on(async { timeout(ANSWER, self.client.clone().close()).await });
        if !matches!(closed, Ok(Ok(()))) {
            self.driver.end();
        }
        // What cannot be removed now, the guard removes in the end.
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn waiting(engine: Engine) -> MutexGuard<'static, Vec<Session>> {
    WAITING[engine as usize].lock().unwrap_or_else(PoisonError::into_inner)
}

fn downloads_in(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

/// Has a driver start a browser.
async fn connect(driver: &Driver, capabilities: Map<String, Value>) -> Result<Client, String> {
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    match timeout(ANSWER, builder.connect(&driver.url)).await {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) => Err(format!("{}: {error}", driver.url)),
        Err(_) => Err(format!("no answer in {ANSWER:?}")),
    }
}
