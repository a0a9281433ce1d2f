//! Serves a folder on this machine as a careful embedder would: typed, packed, revalidated, under a strict policy.
//!
//! It is no server for the world: it listens on the loopback address alone, and knows nothing but files.

mod encoding;
mod file;

use std::fs;
use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server as Listener};

use self::encoding::Encoding;
use self::file::Found;

/// The port that `serve` tries first.
pub const FIRST_PORT: u16 = 8080;

/// The policy that each page is served under: the strictest that the widget needs, so that it runs on any page.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
     style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What a page needs beside it that shows the widget in a frame, `blob:` for the files that are saved there. Such a page
/// has a name that begins with `frame`.
const FRAMES: &str = "; frame-src 'self' blob:";

/// What is sent with a file beside what every answer has.
#[derive(Clone, Debug)]
pub struct Manner {
    /// The policy of pages.
    pub policy: String,
    /// Headers of all files.
    pub headers: Vec<(&'static str, String)>,
}

impl Default for Manner {
    /// The strictest policy that the widget runs under, and no header.
    fn default() -> Self {
        Self { policy: POLICY.to_owned(), headers: Vec::new() }
    }
}

/// A browser opens up to six connections; each is answered by whoever is free.
const WORKERS: usize = 4;

/// A server that runs until it is dropped.
pub struct Server {
    url: String,
    listener: Arc<Listener>,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Starts to serve a folder; port 0 is any free one.
    ///
    /// # Errors
    /// When the folder is not there, or the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        Self::start_as(folder, port, Manner::default())
    }

    /// As [`start`](Self::start), in another manner: as the site of somebody else would serve it.
    ///
    /// # Errors
    /// When the folder is not there, or the port is taken.
    pub fn start_as(folder: &Path, port: u16, manner: Manner) -> Result<Self> {
        let manner = Arc::new(manner);
        let folder =
            folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener =
            Listener::http(address).map_err(|error| anyhow!("cannot listen on {address}: {error}"))?;
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let listener = Arc::new(listener);
        let workers = (0..WORKERS)
            .map(|_| worker(Arc::clone(&listener), folder.clone(), Arc::clone(&manner)))
            .collect();
        Ok(Self { url: format!("http://127.0.0.1:{port}/"), listener, workers })
    }

    /// Returns the address of the folder, with the slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            // A worker that broke down leaves the others serving.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Each call wakes one worker, whichever it is: all are woken before the first is waited for.
        self.workers.iter().for_each(|_| self.listener.unblock());
        for worker in self.workers.drain(..) {
            // A worker that broke down has stopped as well.
            let _ = worker.join();
        }
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("url", &self.url).finish_non_exhaustive()
    }
}

fn worker(listener: Arc<Listener>, folder: PathBuf, manner: Arc<Manner>) -> JoinHandle<()> {
    thread::spawn(move || {
        while let Ok(request) = listener.recv() {
            let answer = Answer::to(&request, &folder, &manner);
            // The browser may have closed the connection; that is its right.
            let _ = request.respond(answer.into_response());
        }
    })
}

/// What is sent back, apart from what every answer has.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn to(request: &Request, folder: &Path, manner: &Manner) -> Self {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Self::page(405, "Only GET and HEAD are answered here.").with("Allow", "GET, HEAD");
        }
        match file::find(folder, request.url()) {
            Found::File(file) => Self::file(&file, request, manner)
                .unwrap_or_else(|_| Self::page(500, "The file is there, but cannot be read.")),
            Found::Folder(relative) => Self::page(301, "That is a folder.").with("Location", relative),
            Found::Nothing => Self::page(404, "There is no such file."),
        }
    }

    fn file(file: &Path, request: &Request, manner: &Manner) -> std::io::Result<Self> {
        let accepted = header(request, "Accept-Encoding");
        let encoding = encoding::best(&accepted, |encoding| encoding.copy_of(file).is_file());
        let body = fs::read(encoding.copy_of(file))?;
        let tag = file::tag(&body);
        let mut answer = Self { status: 200, headers: manner.headers.clone(), body }
            .with("ETag", tag.clone())
            .with("Cache-Control", "no-cache")
            .with("Vary", "Accept-Encoding");
        if file::matches(&header(request, "If-None-Match"), &tag) {
            return Ok(Self { status: 304, body: Vec::new(), ..answer });
        }
        let media_type = file::media_type(file);
        answer = answer.with("Content-Type", media_type);
        if media_type.starts_with("text/html") {
            let frames = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("frame"));
            let policy = [&*manner.policy, if frames { FRAMES } else { "" }].concat();
            answer = answer.with("Content-Security-Policy", policy);
        }
        Ok(match encoding {
            Encoding::Identity => answer,
            packed => answer.with("Content-Encoding", packed.name()),
        })
    }

    /// A page of one sentence, for what is not a file.
    fn page(status: u16, sentence: &str) -> Self {
        let body = format!("{status}: {sentence}\n").into_bytes();
        Self { status, headers: Vec::new(), body }.with("Content-Type", "text/plain; charset=utf-8")
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn into_response(self) -> Response<Cursor<Vec<u8>>> {
        let always = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")];
        let always = always.map(|(name, value)| (name, value.to_owned()));
        // With its length known from the start, a page can show how far a file has come.
        let mut response = Response::from_data(self.body).with_chunked_threshold(usize::MAX);
        for (name, value) in always.into_iter().chain(self.headers) {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        response.with_status_code(self.status)
    }
}

/// Returns the value of a header; those sent more than once are joined, as the protocol has it.
fn header(request: &Request, name: &'static str) -> String {
    let values = request.headers().iter().filter(|header| header.field.equiv(name));
    values.map(|header| header.value.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
