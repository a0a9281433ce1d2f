//! Drivers, each of which starts one browser after another, and servers, of which each test has its own.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use xtask::project;
use xtask::server::{Manner, Server};

use super::engine::Engine;
use super::observed;

/// How long a driver may take to start. It takes a fifth of a second where nothing else runs.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at a driver that is not there yet.
const GLANCE: Duration = Duration::from_millis(30);

/// Serves a folder at an address that no test of this run has had.
#[track_caller]
pub(crate) fn serve(folder: &Path, manner: &Manner) -> Server {
    let serve = || Server::start_as(folder, 0, manner.clone()).unwrap_or_else(|error| panic!("{error:#}"));
    at_new_address(serve, |server| server.url().to_owned())
}

/// Listens at an address that no test of this run has had: what a browser keeps for it is nobody else's.
#[track_caller]
pub(crate) fn at_new_address<T>(listen: impl Fn() -> T, address: impl Fn(&T) -> String) -> T {
    static TAKEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    loop {
        let listening = listen();
        if TAKEN.lock().unwrap_or_else(PoisonError::into_inner).insert(address(&listening)) {
            return listening;
        }
    }
}

/// Returns the address of `dist/`, with the slash at its end, as it is served to this test alone: its thread runs no
/// other.
#[track_caller]
pub(crate) fn site() -> String {
    thread_local! {
        static SITE: Server = serve(&dist(), &Manner::default());
    }
    SITE.with(|site| site.url().to_owned())
}

fn dist() -> PathBuf {
    let dist = project::dist();
    assert!(dist.join("index.html").is_file(), "dist/ is missing: run `cargo xtask dist` first");
    dist
}

/// Returns the path of a file that the loader fetches: `program`, `glue`, `style`, or the tag of a language. The rest of
/// its name changes with its bytes.
#[track_caller]
pub(crate) fn fetched(name: &str) -> String {
    let files = std::fs::read_dir(project::dist().join("uncat-readiness")).into_iter().flatten();
    let mut names = files.filter_map(|file| Some(file.ok()?.file_name().to_string_lossy().into_owned()));
    let begins = format!("{name}.");
    let is_other = |name: &str| [".br", ".gz", ".bin"].iter().any(|ending| name.ends_with(ending));
    let found = names.find(|it| it.starts_with(&begins) && !is_other(it));
    format!(
        "uncat-readiness/{}",
        found.unwrap_or_else(|| panic!("dist/ has no {name}: run `cargo xtask dist` first"))
    )
}

/// The built-in questionnaire in English as a bundle in one part, as somebody who has one of their own writes it.
pub(crate) fn whole_bundle() -> Value {
    let part = |name: &str| {
        let text = std::fs::read_to_string(project::dist().join(fetched(name))).unwrap();
        let mut part: Value = serde_json::from_str(&text).unwrap();
        part.as_object_mut().map(std::mem::take).unwrap_or_default()
    };
    let mut whole = part("questionnaire");
    whole.extend(part("en"));
    // It has no other language.
    whole.remove("languages");
    Value::Object(whole)
}

/// A running driver. It lasts until it is dropped, or as long as the process: the guard then ends it and its browsers, and
/// removes its folder.
#[derive(Debug)]
pub(super) struct Driver {
    /// Where it listens.
    pub(super) url: String,
    /// Its temporary files: profiles, and one folder of downloads for each session.
    pub(super) folder: PathBuf,
    /// The browser that it is to start.
    pub(super) browser: PathBuf,
    /// The pages of `dist/` as its browsers get them.
    pub(super) pages: PathBuf,
    /// Never written to. When it is dropped or the process ends it closes, and the guard knows.
    _open: ChildStdin,
}

impl Driver {
    pub(super) fn start(engine: Engine) -> Self {
        // A driver may fail to come up on a machine that is busy, or find that its port was taken meanwhile.
        Self::attempt(engine)
            .or_else(|_| Self::attempt(engine))
            .unwrap_or_else(|error| panic!("the driver of {engine:?} did not start, twice: {error}"))
    }

    fn attempt(engine: Engine) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("uncat-readiness-").tempdir()?.keep();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let start = engine.start();
        let mut guard = Command::new(env!("CARGO_BIN_EXE_guard"));
        guard.arg(&folder).args(start.words).arg(format!("--port={port}"));
        // Its own settings, caches and downloads, for a browser that knows no other way to be told.
        for name in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            guard.env(name, &folder);
        }
        // WebKit without a graphics card paints by the processor; its other way took a quarter more of that.
        guard.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        // No page of a test lives long enough to gain by WebKit's last compiler of wasm. It took a fifth of the processor.
        guard.env("JSC_useOMGJIT", "0");
        // WebKitGTK compiles wasm beside the running program. On a busy machine, one page in sixty then failed with "Out of
        // bounds memory access" (19 of 1,103); where it compiled in turn, none of 245 did, and none of 262 that it
        // interpreted. Other projects met it too: hashbrown#194, wasm-bindgen#3470, oven-sh/bun#17146.
        guard.env("JSC_useConcurrentJIT", "0");
        // Ctrl-C is for the tests: the guard ends after them.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut guard, 0);
        // Dropped when this attempt fails, and the guard then ends its driver.
        let open =
            guard.stdin(Stdio::piped()).spawn()?.stdin.take().ok_or_else(|| io::Error::other("no pipe"))?;
        await_answer(port)?;
        let pages = match engine {
            Engine::Chromium => dist(),
            Engine::Firefox | Engine::WebKit => observed_pages(&folder)?,
        };
        let url = format!("http://127.0.0.1:{port}");
        Ok(Self { url, folder, browser: start.browser, pages, _open: open })
    }
}

/// Waits until a driver says that it is ready.
fn await_answer(port: u16) -> io::Result<()> {
    let start = Instant::now();
    loop {
        match status(port) {
            Ok(answer) if answer.contains("\"ready\":true") => return Ok(()),
            Err(error) if start.elapsed() > PATIENCE => return Err(error),
            Ok(answer) if start.elapsed() > PATIENCE => return Err(io::Error::other(answer)),
            _ => thread::sleep(GLANCE),
        }
    }
}

/// Asks a driver how it is (WebDriver, section 8.3), and returns its answer without white space.
fn status(port: u16) -> io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    // Not all of them close the connection: the answer ends where its outer two braces do.
    for byte in BufReader::new(stream).bytes() {
        answer.extend(Some(char::from(byte?)).filter(|it| !it.is_whitespace()));
        if answer.ends_with("}}") {
            break;
        }
    }
    Ok(answer)
}

/// Makes a copy of `dist/` whose pages can be looked into.
fn observed_pages(folder: &Path) -> io::Result<PathBuf> {
    let copy = folder.join("dist");
    observed::copy(&dist(), &copy)?;
    Ok(copy)
}
