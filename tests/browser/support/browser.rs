//! One browser with one page, from its start to its end.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use tokio::time::timeout;
use xtask::server::{Manner, Server};

use super::driver::serve;
use super::engine::{Engine, Window};
use super::log::Log;
use super::part::Part;
use super::session::{ANSWER, Session};

/// How long a page may take to do what it was asked. Only a failing test ever waits that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks at a page that is not there yet. Each look takes time from what it waits for, so that the pauses
/// grow with the time that it takes.
const GLANCE: Duration = Duration::from_millis(15);
const LONGEST_GLANCE: Duration = Duration::from_millis(120);

/// The member of an element's JSON that holds its id: a constant of the WebDriver standard, section 12.1.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a page may take to move the focus and to scroll after it shows what it has drawn, in milliseconds. Yew lets the
/// browser go on in between where drawing takes long.
const SETTLING: u32 = 30;

/// Finds what has the focus, through all open shadow roots.
const FOCUSED: &str = "let it = document.activeElement;
    while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;";

/// Pauses before the next look at what is awaited since then.
fn rest(start: Instant) {
    thread::sleep((start.elapsed() / 3).clamp(GLANCE, LONGEST_GLANCE));
}

/// A browser without a history, in the hands of one test.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(super) engine: Engine,
    /// A second hand at [`session`](Self::session).
    pub(super) client: Client,
    pub(super) log: RefCell<Log>,
    /// Serves `dist/` to this test alone.
    home: Server,
    /// Until it is given back.
    session: Option<Session>,
    /// No other test can have it.
    is_alone: bool,
}

/// A tab that was looked at before.
#[derive(Debug)]
pub(crate) struct Tab(WindowHandle);

impl Browser {
    /// Opens a page of `dist/` in a Chromium of its own, 1280 pixels wide, and waits until it has loaded.
    #[track_caller]
    pub(crate) fn open(page: &str) -> Self {
        Self::open_in(Engine::Chromium, page)
    }

    /// As [`open`](Self::open), in a browser with this engine.
    #[track_caller]
    pub(crate) fn open_in(engine: Engine, page: &str) -> Self {
        Self::open_window(engine, Window::Plain, page)
    }

    /// As [`open_in`](Self::open_in), in a private window.
    #[track_caller]
    pub(crate) fn open_privately(engine: Engine, page: &str) -> Self {
        Self::open_window(engine, Window::Private, page)
    }

    #[track_caller]
    pub(super) fn open_window(engine: Engine, window: Window, page: &str) -> Self {
        // Files of a disk have one address in common.
        let is_alone = window != Window::Plain || page.starts_with("file:");
        let session = if is_alone { Session::start(engine, window) } else { Session::lend(engine) };
        let home = serve(&session.driver.pages, &Manner::default());
        let client = session.client.clone();
        let browser =
            Self { engine, client, log: RefCell::default(), home, session: Some(session), is_alone };
        browser.resize(1280, 900);
        if engine == Engine::Chromium {
            browser.record_policy();
            browser.forget_records();
        }
        browser.go(page);
        browser
    }

    /// Opens another page of `dist/` in the same browser, and waits until it has loaded.
    #[track_caller]
    pub(crate) fn go(&self, page: &str) {
        self.look();
        self.done("open a page", self.client.goto(&self.address(page)));
    }

    /// Opens a page in another tab of the same browser, and looks at that one from now on; returns the one before. In
    /// WebKit it is another window: its driver does not bring a tab to the front, and a hidden page is not drawn.
    #[track_caller]
    pub(crate) fn go_in_new_tab(&self, page: &str) -> Tab {
        let tab = self.done("open a tab", self.client.new_window(self.engine != Engine::WebKit));
        let before = self.look_at(&Tab(tab.handle));
        self.done("open a page", self.client.goto(&self.address(page)));
        self.await_page();
        before
    }

    /// On a busy machine, chromedriver may come back from a new tab before its page is there.
    #[track_caller]
    fn await_page(&self) {
        let loaded = "return location.href !== 'about:blank' && document.readyState === 'complete';";
        self.wait_until("the page is there", || self.script(loaded, Vec::new()) == true);
    }

    /// Follows a link that opens a tab, and looks at that one from now on; returns the one before.
    #[track_caller]
    pub(crate) fn go_to_opened_tab(&self, link: &Part<'_>) -> Tab {
        let tabs = || self.done("list the tabs", self.client.windows());
        let known = tabs();
        link.click();
        let opened = self.wait_for("a new tab", || tabs().into_iter().find(|it| !known.contains(it)));
        let before = self.look_at(&Tab(opened));
        self.await_page();
        before
    }

    /// Looks at another tab from now on; returns the one before.
    #[track_caller]
    pub(crate) fn look_at(&self, tab: &Tab) -> Tab {
        self.look();
        let before = self.done("name a tab", self.client.window());
        self.done("look at a tab", self.client.switch_to_window(tab.0.clone()));
        Tab(before)
    }

    /// Loads the page again.
    #[track_caller]
    pub(crate) fn reload(&self) {
        self.look();
        self.done("reload", self.client.refresh());
    }

    /// Goes back to the page before, as with the browser's own button.
    #[track_caller]
    pub(crate) fn back(&self) {
        self.look();
        self.done("go back", self.client.back());
    }

    /// Returns the full address of a page of `dist/`; one that is full already leads to another server.
    pub(crate) fn address(&self, page: &str) -> String {
        if page.contains("://") { page.to_owned() } else { format!("{}{page}", self.home.url()) }
    }

    /// Gives the page this many pixels: the page itself, not the window around it. Chromium alone can make it narrower
    /// than a window may be, which is 500 pixels in Firefox.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", &size);
            return;
        }
        let is_so = || self.script("return [innerWidth, innerHeight];", Vec::new()) == json!([width, height]);
        // As an earlier test has left it.
        if is_so() {
            return;
        }
        let frame = self.script("return [outerWidth - innerWidth, outerHeight - innerHeight];", Vec::new());
        let [wide, high] = [0, 1].map(|n| u32::try_from(frame[n].as_u64().unwrap()).unwrap());
        self.done("resize the window", self.client.set_window_size(width + wide, height + high));
        self.wait_until(&format!("a page of {width} by {height} pixels"), is_so);
    }

    /// Waits for the first part of the page that fits a CSS selector, in the document or in an open shadow root. A
    /// selector does not reach from one into the other: the heading of the widget is `h1`, not `uncat-readiness h1`.
    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> Part<'_> {
        self.wait_for(&format!("`{selector}`"), || self.found(selector, None, Some(1)).pop())
    }

    /// Waits for the first part that fits a selector and whose text, white space apart, is this one.
    #[track_caller]
    pub(crate) fn find_named(&self, selector: &str, name: &str) -> Part<'_> {
        self.wait_for(&format!("`{selector}` named \"{name}\""), || {
            self.found(selector, Some(name), Some(1)).pop()
        })
    }

    /// Returns the parts that fit a CSS selector now, in the order of the page, through all open shadow roots.
    #[track_caller]
    pub(crate) fn find_all(&self, selector: &str) -> Vec<Part<'_>> {
        self.found(selector, None, None)
    }

    #[track_caller]
    fn found(&self, selector: &str, text: Option<&str>, most: Option<usize>) -> Vec<Part<'_>> {
        let found = self.script(include_str!("find.js"), vec![json!(selector), json!(text), json!(most)]);
        let ids = found.as_array().into_iter().flatten().filter_map(|it| it.get(ELEMENT)?.as_str());
        ids.map(|id| self.part(id)).collect()
    }

    /// Runs a script with each part that fits a CSS selector now, as `element`: at once, where there may be a hundred.
    #[track_caller]
    pub(crate) fn for_each(&self, selector: &str, script: &str) {
        let find = include_str!("find.js");
        let each = format!(
            "const find = function () {{ {find} }};
            for (const element of find(arguments[0], null, null)) {{ {script} }}"
        );
        self.script(&each, vec![json!(selector)]);
    }

    fn part(&self, id: &str) -> Part<'_> {
        let element = Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        Part { browser: self, element }
    }

    /// Returns a property of the part that has the focus, in one step: there are a hundred stops on some pages.
    #[track_caller]
    pub(crate) fn focused(&self, property: &str) -> String {
        let found = self.script(&format!("{FOCUSED} return it?.[arguments[0]];"), vec![json!(property)]);
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page has done what follows a drawing.
    #[track_caller]
    pub(crate) fn settle(&self) {
        self.script_to_end("setTimeout(arguments[1], arguments[0]);", vec![json!(SETTLING)]);
    }

    /// Returns the part that has the focus after a drawing, through all open shadow roots.
    #[track_caller]
    pub(crate) fn focus(&self) -> Part<'_> {
        self.settle();
        let found = self.script(&format!("{FOCUSED} return it;"), Vec::new());
        let id =
            found.get(ELEMENT).and_then(Value::as_str).unwrap_or_else(|| panic!("nothing has the focus"));
        self.part(id)
    }

    /// Looks at the whole page again, after [`Part::enter`].
    #[track_caller]
    pub(crate) fn leave(&self) {
        self.done("leave a frame", self.client.enter_parent_frame());
    }

    /// Presses keys one after another, wherever the focus is: those of a text, or a [`Key`].
    #[track_caller]
    pub(crate) fn press(&self, keys: &(impl ToString + ?Sized)) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.to_string().chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.done("press keys", self.client.perform_actions(actions));
    }

    /// Presses keys one after another and holds each until the last is pressed.
    #[track_caller]
    pub(crate) fn press_together(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.iter().copied() {
            actions = actions.then(KeyAction::Down { value });
        }
        for value in keys.iter().rev().copied() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.done("press keys together", self.client.perform_actions(actions));
    }

    /// Runs the body of a function in the page, and returns what it returns. Its arguments are in `arguments`.
    #[track_caller]
    pub(crate) fn script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.done("run a script", self.client.execute(body, arguments))
    }

    /// As [`script`](Self::script), for a body that ends by calling the last of its arguments with its result.
    #[track_caller]
    pub(crate) fn script_to_end(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.done("run a script to its end", self.client.execute_async(body, arguments))
    }

    /// Waits until a claim about the page holds.
    #[track_caller]
    pub(crate) fn wait_until(&self, claim: &str, holds: impl Fn() -> bool) {
        self.wait_for(claim, || holds().then_some(()));
    }

    /// Waits until two lengths are equal, to a pixel.
    #[track_caller]
    pub(crate) fn wait_until_equal(&self, lengths: impl Fn() -> (f64, f64)) {
        let start = Instant::now();
        loop {
            let (left, right) = lengths();
            if (left - right).abs() < 1.0 {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{left} and {right} are not equal after {PATIENCE:?}");
            rest(start);
        }
    }

    /// Waits until there is something, and returns it.
    #[track_caller]
    pub(crate) fn wait_for<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(start.elapsed() < PATIENCE, "waited for {what} for {PATIENCE:?}, in vain");
            rest(start);
        }
    }

    /// Waits for a file whose name ends like this to be downloaded, and returns its path.
    #[track_caller]
    pub(crate) fn download(&self, ending: &str) -> PathBuf {
        // Until it is whole, a file has a name with another ending; Firefox keeps an empty one in its place. WebKit was
        // seen to give a file its name before the last of it was written: it is whole once it has not grown since the
        // last look.
        let seen = RefCell::new(BTreeMap::new());
        let is_whole = |path: &PathBuf| {
            let bytes = path.metadata().map_or(0, |it| it.len());
            bytes > 0 && seen.borrow_mut().insert(path.clone(), bytes) == Some(bytes)
        };
        let fits = |path: &PathBuf| path.to_string_lossy().ends_with(ending) && is_whole(path);
        let files = || fs::read_dir(self.downloads()).ok()?.filter_map(|it| Some(it.ok()?.path())).find(fits);
        self.wait_for(&format!("a download *{ending}"), files)
    }

    /// Returns a path for a file of the test's own, removed after the run.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.downloads().join(name)
    }

    /// Saves a picture of what the page shows.
    #[track_caller]
    pub(crate) fn screenshot(&self, file: &Path) {
        let picture = self.done("take a picture", self.client.screenshot());
        fs::write(file, picture).unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
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

    fn downloads(&self) -> PathBuf {
        self.session().downloads()
    }

    pub(super) fn session(&self) -> &Session {
        self.session.as_ref().unwrap()
    }

    /// Runs a command to its end, and fails the test if it fails.
    #[track_caller]
    pub(super) fn done<T>(&self, what: &str, command: impl Future<Output = Result<T, CmdError>>) -> T {
        match self.session().runtime.block_on(async { timeout(ANSWER, command).await }) {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => panic!("cannot {what}: {error:?}"),
            Err(_) => panic!("cannot {what}: no answer in {ANSWER:?}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        // What a failed test has left nobody knows.
        if !self.is_alone && !thread::panicking() {
            session.give_back();
        }
    }
}
