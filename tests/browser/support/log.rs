//! What a browser did and complained about, beside what it shows.

use std::mem;

use super::browser::Browser;
use super::engine::Engine;
use super::observed::Gathered;

/// What was seen so far. Reading a record empties it, and several promises are read from the same one.
#[derive(Debug, Default)]
pub(super) struct Log {
    violations: Vec<String>,
    requests: Vec<String>,
}

impl Browser {
    /// Returns every broken policy and every error in the console since the browser was opened.
    #[track_caller]
    pub(crate) fn violations(&self) -> Vec<String> {
        assert!(self.look(), "this page cannot be looked into: it is none of dist/");
        let mut violations = self.log.borrow().violations.clone();
        if self.engine == Engine::Chromium {
            violations.extend(self.recorded_policy());
        }
        violations
    }

    /// Returns the address of every request since the last call, or since the browser was opened: those that a cache
    /// answered too, and none of those that never leave memory (`data:`, `blob:`).
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        assert!(self.look(), "this page cannot be looked into: it is none of dist/");
        mem::take(&mut self.log.borrow_mut().requests)
    }

    /// Takes down what has happened since the last look; what a page itself has gathered goes with it, so a page is
    /// looked at before it is left. Tells whether there was a record to look at.
    #[track_caller]
    pub(super) fn look(&self) -> bool {
        let gathered = match self.engine {
            Engine::Chromium => {
                Some(Gathered { complaints: self.console_errors(), requests: self.network_requests() })
            }
            Engine::Firefox | Engine::WebKit => self.gathered(),
        };
        let Some(Gathered { complaints, requests }) = gathered else { return false };
        let mut log = self.log.borrow_mut();
        log.violations.extend(complaints);
        let in_memory = |address: &String| ["data:", "blob:"].iter().any(|it| address.starts_with(it));
        log.requests.extend(requests.into_iter().filter(|address| !in_memory(address)));
        true
    }
}
