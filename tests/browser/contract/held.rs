//! A slow link: a way to a site that holds files back, in whole or in half, until the test lets them through.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::support::at_new_address;

/// How much of a held file may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passes {
    Nothing,
    Half,
    All,
}

/// A way to a server at another port, with the same paths.
pub(super) struct Held {
    url: String,
    shared: Arc<Shared>,
}

struct Shared {
    /// Where the server is: host and port.
    behind: String,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What is held, by a part of its path.
    held: Vec<(String, Passes)>,
    /// The paths that were asked for.
    asked: Vec<String>,
    over: bool,
}

impl Held {
    /// Opens a way to this site, on which files with one of these words in their path are held.
    #[track_caller]
    pub(super) fn before(site: &str, words: &[&str]) -> Self {
        let address = |listener: &TcpListener| format!("http://{}/", listener.local_addr().unwrap());
        let listener = at_new_address(|| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap(), address);
        let url = address(&listener);
        let held = words.iter().map(|word| ((*word).to_owned(), Passes::Nothing)).collect();
        let shared = Arc::new(Shared {
            behind: site.trim_start_matches("http://").trim_end_matches('/').to_owned(),
            state: Mutex::new(State { held, ..State::default() }),
            changed: Condvar::new(),
        });
        let way = Arc::clone(&shared);
        thread::spawn(move || {
            for browser in listener.incoming().map_while(Result::ok) {
                if way.state().over {
                    break;
                }
                let way = Arc::clone(&way);
                // A connection that breaks is the browser's affair.
                thread::spawn(move || way.answer(browser).ok());
            }
        });
        Self { url, shared }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The paths below the widget's folder that were asked for so far.
    pub(super) fn asked(&self) -> Vec<String> {
        let state = self.shared.state();
        state.asked.iter().filter(|path| path.contains("/uncat-readiness/")).cloned().collect()
    }

    /// Lets through what has this word in its path.
    pub(super) fn pass(&self, word: &str, passes: Passes) {
        for (held, now) in &mut self.shared.state().held {
            if held == word {
                *now = passes;
            }
        }
        self.shared.changed.notify_all();
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.shared.state().over = true;
        self.shared.changed.notify_all();
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.url.trim_start_matches("http://").trim_end_matches('/'));
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers one request; the browser makes a new connection for the next.
    fn answer(&self, mut browser: TcpStream) -> std::io::Result<()> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            if browser.read(&mut byte)? == 0 {
                return Ok(());
            }
            head.extend(byte);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        self.state().asked.push(path.clone());
        let mut server = TcpStream::connect(&self.behind)?;
        let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
        let once = lines.take_while(|line| !line.is_empty()).chain(["Connection: close", "", ""]);
        server.write_all(once.collect::<Vec<_>>().join("\r\n").as_bytes())?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        if path.contains("/uncat-readiness/") {
            keep(&mut answer);
        }
        let (first, second) = answer.split_at(answer.len() / 2);
        for (part, needs) in [(first, Passes::Half), (second, Passes::All)] {
            self.await_passage(&path, needs);
            browser.write_all(part)?;
        }
        browser.shutdown(Shutdown::Write)
    }

    fn await_passage(&self, path: &str, needs: Passes) {
        let holds = |state: &mut State| {
            let held =
                state.held.iter().any(|(word, passes)| path.contains(word.as_str()) && *passes < needs);
            held && !state.over
        };
        drop(self.changed.wait_while(self.state(), holds));
    }
}

/// As the guides have it: what has a name that changes with its bytes may be kept.
fn keep(answer: &mut [u8]) {
    const ASK: &[u8] = b"Cache-Control: no-cache";
    if let Some(at) = answer.windows(ASK.len()).position(|bytes| bytes == ASK) {
        answer[at..at + ASK.len()].copy_from_slice(b"Cache-Control:max-age=9");
    }
}
