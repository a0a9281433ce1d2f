//! What a browser did and complained about, beside what it shows.

use std::mem;

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::browser::Browser;

/// What Chromium's logs said so far. Reading a log empties it, and several promises are read from the same one.
#[derive(Debug, Default)]
pub(super) struct Log {
    violations: Vec<String>,
    requests: Vec<String>,
}

/// A command that WebDriver does not have, and Chromium's driver does: a path below the session's, and a body.
#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Keeps a record of broken policies from the first moment of each page. The browser's own log has them too, but
    /// not which file broke which rule.
    #[track_caller]
    pub(super) fn watch(&self) {
        let source = "window.policyViolations = [];
            addEventListener('securitypolicyviolation', (event) => policyViolations.push(
                `${event.effectiveDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));";
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// Returns every broken policy and every error in the console since the browser was opened.
    #[track_caller]
    pub(crate) fn violations(&self) -> Vec<String> {
        let seen = self.script("return window.policyViolations ?? [];", Vec::new());
        let seen = seen.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let complaints = self.entries("browser").into_iter().filter_map(|entry| complaint(&entry));
        let mut log = self.log.borrow_mut();
        log.violations.extend(complaints);
        log.violations.iter().cloned().chain(seen).collect()
    }

    /// Returns the address of every request since the last call, or since the browser was opened: those that a cache
    /// answered too, and none of those that never leave memory (`data:`, `blob:`).
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        let sent = self.entries("performance").into_iter().filter_map(|entry| request(&entry));
        let mut log = self.log.borrow_mut();
        log.requests.extend(sent);
        mem::take(&mut log.requests)
    }

    /// Sends a command of the developer tools' protocol.
    #[track_caller]
    pub(super) fn devtools(&self, method: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": method, "params": parameters });
        self.done(method, self.client.issue_cmd(Chromium { path: "goog/cdp/execute", body }))
    }

    /// As [`done`](Self::done), where what the command was about may have left the page meanwhile.
    #[track_caller]
    pub(super) fn may_be<T>(
        &self,
        what: &str,
        command: impl Future<Output = Result<T, CmdError>>,
    ) -> Option<T> {
        let gone = |error: &CmdError| error.is_stale_element_reference() || error.is_no_such_element();
        self.done(what, async {
            match command.await {
                Err(error) if gone(&error) => Ok(None),
                other => other.map(Some),
            }
        })
    }

    /// Takes what a log has gathered since the last time.
    #[track_caller]
    fn entries(&self, log: &str) -> Vec<Value> {
        let command = Chromium { path: "se/log", body: json!({ "type": log }) };
        let entries = self.done("read a log", self.client.issue_cmd(command));
        entries.as_array().cloned().unwrap_or_default()
    }
}

/// Returns what an entry of the console complains about; a remark is no complaint.
fn complaint(entry: &Value) -> Option<String> {
    let is_error = entry["level"] == "SEVERE" || entry["source"] == "security";
    is_error.then(|| entry["message"].as_str().unwrap_or_default().to_owned())
}

/// Returns the address that an entry of the network's log is about, if it records a request.
fn request(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &message["message"];
    let address = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => &message["params"]["url"],
        _ => return None,
    };
    let address = address.as_str()?;
    let in_memory = ["data:", "blob:"].iter().any(|scheme| address.starts_with(scheme));
    (!in_memory).then(|| address.to_owned())
}
