//! Serves a folder on this machine as a careful embedder would: typed, packed, revalidated, under a strict policy.
//!
//! It is not for the public: it listens on the loopback address only, and knows nothing but files.

mod encoding;
mod file;

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

use self::encoding::Encoding;
use self::file::Found;

/// The port that `serve` tries first.
pub const FIRST_PORT: u16 = 8080;

/// The policy that each page is served under: the strictest that the widget needs, so that it runs on any page.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
     style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What is added for a page that shows the widget in a frame; `blob:` is for the files that are saved there. The name
/// of such a page begins with `frame`.
const FRAMES: &str = "; frame-src 'self' blob:";

/// What is sent with a file, besides the headers of every answer.
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

/// A server that runs until it is dropped.
pub struct Server {
    url: String,
    /// The thread ends when this is dropped.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What is served, and in which manner.
struct Served {
    folder: PathBuf,
    manner: Manner,
}

impl Server {
    /// Starts to serve a folder; port 0 is any free one.
    ///
    /// # Errors
    /// When the folder is not there, or the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        Self::start_as(folder, port, Manner::default())
    }

    /// As [`start`](Self::start), in another manner, for example that of somebody else's site.
    ///
    /// # Errors
    /// When the folder is not there, or the port is taken.
    pub fn start_as(folder: &Path, port: u16, manner: Manner) -> Result<Self> {
        let folder =
            folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(address).with_context(|| format!("cannot listen on {address}"))?;
        listener.set_nonblocking(true).context("cannot listen without waiting")?;
        let port = listener.local_addr().context("no port")?.port();
        let runtime = Builder::new_current_thread().enable_io().build().context("cannot serve")?;
        let (stop, stopped) = oneshot::channel();
        let site = Arc::new(Served { folder, manner });
        // When the thread ends, the runtime closes the connections that are still open.
        let thread = thread::spawn(move || runtime.block_on(serve(listener, site, stopped)));
        Ok(Self { url: format!("http://127.0.0.1:{port}/"), stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the address of the folder, with the slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        // A thread that panicked has stopped as well.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.take();
        self.join();
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Answers each connection for as long as it lasts, any number at once.
async fn serve(listener: TcpListener, site: Arc<Served>, mut stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            arrived = listener.accept() => if let Ok((stream, _)) = arrived {
                tokio::spawn(converse(stream, Arc::clone(&site)));
            },
        }
    }
}

async fn converse(stream: TcpStream, site: Arc<Served>) {
    let answer = service_fn(|request: Request<Incoming>| {
        let answer = Answer::to(&request, &site).into_response();
        async { Ok::<_, Infallible>(answer) }
    });
    let connection =
        http1::Builder::new().title_case_headers(true).serve_connection(TokioIo::new(stream), answer);
    // The browser may have closed the connection: that is no error.
    let _ = connection.await;
}

/// An answer, without the headers that every answer has.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn to(request: &Request<Incoming>, site: &Served) -> Self {
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            return Self::page(405, "Only GET and HEAD are answered here.").with("Allow", "GET, HEAD");
        }
        match file::find(&site.folder, request.uri().path()) {
            Found::File(file) => Self::file(&file, request, &site.manner)
                .unwrap_or_else(|_| Self::page(500, "The file is there, but cannot be read.")),
            Found::Folder(relative) => Self::page(301, "That is a folder.").with("Location", relative),
            Found::Nothing => Self::page(404, "There is no such file."),
        }
    }

    fn file(file: &Path, request: &Request<Incoming>, manner: &Manner) -> std::io::Result<Self> {
        let accepted = header(request, "Accept-Encoding");
        let encoding = encoding::best(&accepted, |encoding| encoding.copy_of(file).is_file());
        let body = fs::read(encoding.copy_of(file))?;
        let tag = file::tag(&body);
        let mut answer = Self { status: 200, headers: manner.headers.clone(), body }
            .with("ETag", tag.clone())
            .with("Vary", "Accept-Encoding");
        if !answer.headers.iter().any(|(name, _)| *name == "Cache-Control") {
            answer = answer.with("Cache-Control", "no-cache");
        }
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

    fn into_response(self) -> Response<Full<Bytes>> {
        let always = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")];
        let always = always.map(|(name, value)| (name, value.to_owned()));
        let mut response = Response::new(Full::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or_default();
        for (name, value) in always.into_iter().chain(self.headers) {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// Returns the value of a header; those sent more than once are joined, as the protocol has it.
fn header(request: &Request<Incoming>, name: &'static str) -> String {
    let values = request.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
