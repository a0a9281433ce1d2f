//! A site with pages of a test's own, which record what happens on them, and with the widget's folder at `readiness/`.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::project;
use xtask::server::{Manner, POLICY, Server};

use crate::support::{Browser, Engine, linked, serve};

/// The element, by itself on its page.
pub(super) const WIDGET: &str = "<uncat-readiness><p id=fallback>In its place</p></uncat-readiness>";

/// A running site.
pub(super) struct Site {
    folder: TempDir,
    server: Server,
}

impl Site {
    /// Starts a site under the strictest policy that the widget needs.
    #[track_caller]
    pub(super) fn new() -> Self {
        Self::under(POLICY)
    }

    /// Starts a site whose pages have this policy, and whose files anybody may fetch.
    #[track_caller]
    pub(super) fn under(policy: &str) -> Self {
        Self::with(policy, Vec::new())
    }

    /// Starts a site whose files may be kept for so long.
    #[track_caller]
    pub(super) fn kept_for(cache: &str) -> Self {
        Self::with(POLICY, vec![("Cache-Control", cache.to_owned())])
    }

    /// Starts a site whose pages have this policy, and whose answers have these headers.
    #[track_caller]
    pub(super) fn with(policy: &str, more: Vec<(&'static str, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        linked::folder(&project::dist(), &folder.path().join("readiness")).unwrap();
        fs::write(folder.path().join("record.js"), include_str!("record.js")).unwrap();
        fs::write(folder.path().join("page.css"), include_str!("page.css")).unwrap();
        // Browsers ask for it, and complain in the console when it is not there.
        fs::write(folder.path().join("favicon.ico"), "").unwrap();
        let headers = [vec![("Access-Control-Allow-Origin", "*".to_owned())], more].concat();
        let manner = Manner { policy: policy.to_owned(), headers };
        let server = serve(folder.path(), &manner);
        Self { folder, server }
    }

    /// The address of a file.
    pub(super) fn address(&self, name: &str) -> String {
        format!("{}{name}", self.server.url())
    }

    /// The path of a file. Those of `readiness/` are [`linked`], to be replaced and never written into.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a page with this body and the widget's script.
    #[track_caller]
    pub(super) fn page(&self, name: &str, body: &str) -> &Self {
        self.page_with(name, "<script type=module src=/readiness/uncat-readiness.js></script>", body)
    }

    /// Writes a page with this in its head.
    #[track_caller]
    pub(super) fn page_with(&self, name: &str, head: &str, body: &str) -> &Self {
        let html = format!(
            "<!doctype html><html lang=en><title>Page</title><script src=/record.js></script>\
             <link rel=stylesheet href=/page.css>{head}<body>{body}"
        );
        fs::write(self.path(name), html).unwrap();
        self
    }

    /// Opens a page of the site.
    #[track_caller]
    pub(super) fn open(&self, engine: Engine, name: &str) -> Browser {
        Browser::open_in(engine, &self.address(name))
    }

    /// Opens a page that has this body.
    #[track_caller]
    pub(super) fn show(&self, engine: Engine, body: &str) -> Browser {
        self.page("index.html", body).open(engine, "")
    }
}

/// Runs a body that may wait, with `widget` for the page's first one, and `changed(deed)` to do something to its answers
/// and wait until that is drawn, which it says by its event; returns what it returns, or the error's text.
#[track_caller]
pub(super) fn run(browser: &Browser, body: &str, arguments: &[Value]) -> Value {
    let whole = format!(
        "const done = arguments[arguments.length - 1];
         const given = [...arguments].slice(0, -1);
         const widget = document.querySelector('uncat-readiness');
         const changed = (deed, element = widget) => new Promise((resolve) => {{
             element.addEventListener('uncat-readiness-changed', () => resolve(), {{ once: true }});
             deed();
         }});
         // For what no event and no promise tells of, such as a click that changes no answer.
         const drawn = async () => {{
             for (let n = 0; n < 3; n++) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
         }};
         // WebKit's driver does not wait for modules.
         const defined = document.querySelector('head script[type=module]')
             && customElements.whenDefined('uncat-readiness');
         (async () => {{ await defined; {body} }})().then((it) => done(it ?? null), (error) => done(String(error)));"
    );
    browser.script_to_end(&whole, arguments.to_vec())
}

/// What a page has recorded so far: `warnings`, `errors`, `events`.
#[track_caller]
pub(super) fn seen(browser: &Browser, list: &str) -> Vec<Value> {
    let seen = browser.script("return seen[arguments[0]];", vec![json!(list)]);
    seen.as_array().cloned().unwrap_or_default()
}

/// The names of the events so far, in their order.
#[track_caller]
pub(super) fn events(browser: &Browser) -> Vec<String> {
    seen(browser, "events").iter().map(|event| event[0].as_str().unwrap().to_owned()).collect()
}

/// Draws the page anew so often that whatever begins by itself has begun.
#[track_caller]
pub(super) fn many_frames(browser: &Browser) {
    let draw = "for (let n = 0; n < 60; n++) await new Promise((drawn) => requestAnimationFrame(drawn));";
    run(browser, draw, &[]);
}
