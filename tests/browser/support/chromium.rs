//! What Chromium's driver can do beyond WebDriver: show a page as another device, reader or printer would, and tell
//! all that happened, on pages of any server.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::browser::Browser;
use super::engine::Engine;

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

/// What a person prefers to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Browser {
    /// Shows the page to somebody with this preference, and with none for motion: a colour that is on its way from
    /// one scheme to the other is not what is asked about. Chromium alone.
    #[track_caller]
    pub(crate) fn prefer(&self, scheme: Scheme) {
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": value },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Moves the reader to a place with another clock. Chromium alone.
    #[track_caller]
    pub(crate) fn move_to(&self, zone: &str) {
        self.devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }));
    }

    /// Has the reader prefer these languages, such as `pt,fr-SN`, on pages that are opened from now on. Chromium alone.
    #[track_caller]
    pub(crate) fn prefer_languages(&self, tags: &str) {
        let agent = self.script("return navigator.userAgent;", Vec::new());
        let spoken = json!({ "userAgent": agent, "acceptLanguage": tags });
        self.devtools("Emulation.setUserAgentOverride", &spoken);
    }

    /// Shows the page in the few colours of a person's own choice, as Windows does. Chromium alone.
    #[track_caller]
    pub(crate) fn force_colours(&self) {
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Shows the page as it would be printed. Chromium alone.
    #[track_caller]
    pub(crate) fn print_view(&self) {
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Returns how many bytes the scripts of the page hold, after all that they let go of is gone. Chromium alone.
    #[track_caller]
    pub(crate) fn heap(&self) -> u64 {
        self.devtools("HeapProfiler.collectGarbage", &json!({}));
        let used = self.devtools("Runtime.getHeapUsage", &json!({}));
        used["usedSize"].as_f64().unwrap_or_else(|| panic!("no heap in {used}")) as u64
    }

    /// Sends a command of the developer tools' protocol.
    #[track_caller]
    pub(super) fn devtools(&self, method: &str, parameters: &Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium can be told: {method}");
        let body = json!({ "cmd": method, "params": parameters });
        self.done(method, self.client.issue_cmd(Chromium { path: "goog/cdp/execute", body }))
    }

    /// Takes what a log has gathered since the last time.
    #[track_caller]
    fn entries(&self, log: &str) -> Vec<Value> {
        let command = Chromium { path: "se/log", body: json!({ "type": log }) };
        let entries = self.done("read a log", self.client.issue_cmd(command));
        entries.as_array().cloned().unwrap_or_default()
    }

    /// Runs a script at the first moment of each page that is opened from now on. Chromium alone.
    #[track_caller]
    pub(crate) fn before_each_page(&self, source: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// Keeps a record of broken policies from the first moment of each page. The browser's own log has them too, but
    /// not which file broke which rule.
    #[track_caller]
    pub(super) fn record_policy(&self) {
        self.before_each_page(
            "window.policyViolations = [];
            addEventListener('securitypolicyviolation', (event) => policyViolations.push(
                `${event.effectiveDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));",
        );
    }

    /// Returns the broken policies of the page that is open.
    #[track_caller]
    pub(super) fn recorded_policy(&self) -> Vec<String> {
        let seen = self.script("return window.policyViolations ?? [];", Vec::new());
        seen.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Forgets what the browser has told of tests before this one.
    #[track_caller]
    pub(super) fn forget_records(&self) {
        for log in ["browser", "performance"] {
            self.entries(log);
        }
    }

    /// Takes the errors in the console since the last time.
    #[track_caller]
    pub(super) fn console_errors(&self) -> Vec<String> {
        self.entries("browser").iter().filter_map(complaint).collect()
    }

    /// Takes the addresses that were asked for since the last time: by whatever way, in a frame or a worker too.
    #[track_caller]
    pub(super) fn network_requests(&self) -> Vec<String> {
        self.entries("performance").iter().filter_map(request).collect()
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
    address.as_str().map(str::to_owned)
}
