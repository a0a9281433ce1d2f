//! The widget in a frame of somebody else's page: two origins, and what passes between them.

use std::fs;

use serde_json::{Value, json};
use xtask::project;
use xtask::server::{Manner, POLICY, Server};

use crate::person::{PARTLY, await_widget};
use crate::support::{Browser, Engine, in_every_engine, serve, site};

in_every_engine!(
    a_frame_is_as_tall_as_the_screen_in_it_and_never_grows_by_itself,
    the_events_of_the_widget_are_those_of_the_frame_and_no_answer_is_among_them,
    the_address_of_a_frame_sets_place_file_heading_and_colours,
    a_new_screen_comes_into_view_from_its_top,
    a_frame_that_is_hidden_at_first_has_its_height_when_it_is_shown,
    a_theme_that_takes_the_height_away_gets_it_back,
    a_place_comes_into_view_in_a_box_that_scrolls,
    the_focus_is_told_by_statements_and_not_by_answers,
    back_goes_through_the_screens_of_a_frame_and_leaves_the_address_around_it,
    a_frame_of_fixed_height_works_without_a_script_of_the_host,
    with_the_flags_that_the_guide_names_a_frame_keeps_answers_and_saves_files,
    a_frame_without_an_origin_of_its_own_runs_and_says_that_nothing_is_kept,
);

/// What the page of an organisation allows: its own files, and frames. Firefox and WebKit count a file that is saved in
/// a frame as something that the frame shows, and so ask for `blob:`.
const HOST_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src * blob:";

/// The height that pages give a frame, before a script gives it another; without borders it is that of what is in it.
const GIVEN: f64 = 700.0;
const SIZE: &str = "width='100%' height='700' frameborder='0'";

/// A page of another origin than the widget's, in a browser.
struct Host {
    browser: Browser,
    _server: Server,
    _folder: tempfile::TempDir,
}

/// The folder of a site with these pages and the script that a host needs.
fn folder(pages: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let script = "uncat-readiness-embed.js";
    fs::copy(project::dist().join(script), folder.path().join(script)).unwrap();
    let record = "window.messages = [];
        addEventListener('message', ({ data }) => messages.push(data), true);";
    fs::write(folder.path().join("record.js"), record).unwrap();
    // Browsers ask for it, and would complain in the console.
    fs::write(folder.path().join("favicon.ico"), "").unwrap();
    for (name, text) in pages {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn page(body: &str) -> String {
    format!("<!doctype html><title>Host</title><script src=record.js></script><body>{body}<p>Below</p>")
}

const SCRIPT: &str = "<script src=uncat-readiness-embed.js defer></script>";

/// The site of the widget under another name of this machine, which is another origin and another site.
fn widget(query: &str) -> String {
    format!("{}embed.html{query}", site().replace("127.0.0.1", "localhost"))
}

impl Host {
    /// Opens a page with this body; it records the messages that reach it.
    #[track_caller]
    fn open(body: &str) -> Self {
        Self::open_in(Engine::Chromium, body)
    }

    #[track_caller]
    fn open_in(engine: Engine, body: &str) -> Self {
        Self::open_site_in(engine, &[("index.html", &page(body))])
    }

    #[track_caller]
    fn open_site(pages: &[(&str, &str)]) -> Self {
        Self::open_site_in(Engine::Chromium, pages)
    }

    #[track_caller]
    fn open_site_in(engine: Engine, pages: &[(&str, &str)]) -> Self {
        let folder = folder(pages);
        let manner = Manner { policy: HOST_POLICY.to_owned(), headers: Vec::new() };
        let server = serve(folder.path(), &manner);
        let browser = Browser::open_in(engine, server.url());
        Self { browser, _server: server, _folder: folder }
    }

    /// Does something in the frame, as soon as the widget is drawn there.
    #[track_caller]
    fn inside<T>(&self, deed: impl FnOnce(&Browser) -> T) -> T {
        self.browser.find("iframe").enter();
        await_widget(&self.browser);
        let done = deed(&self.browser);
        self.browser.leave();
        done
    }

    /// Gives the frame the focus by hand. Without that, what a script does in it moves none in WebKit.
    #[track_caller]
    fn take_focus(&self) {
        self.inside(|browser| browser.find("h1").click());
    }

    fn height(&self) -> f64 {
        let height = "return document.querySelector('iframe').getBoundingClientRect().height;";
        self.browser.script(height, Vec::new()).as_f64().unwrap()
    }

    /// The height of what is in the frame.
    fn content_height(&self) -> f64 {
        let height = "return Math.ceil(document.body.getBoundingClientRect().height);";
        self.inside(|browser| browser.script(height, Vec::new())).as_f64().unwrap()
    }

    #[track_caller]
    fn wait_until_it_fits(&self) {
        self.inside(|_| ());
        self.browser.wait_until_equal(|| (self.height(), self.content_height()));
        assert_ne!(self.height(), GIVEN);
    }

    /// The messages from frames so far.
    fn messages(&self) -> Vec<Value> {
        self.browser.script("return messages;", Vec::new()).as_array().cloned().unwrap_or_default()
    }
}

/// Clicks by a script. In a frame of another origin that is longer than the window, the drivers of Firefox and WebKit
/// do not find where to click.
#[track_caller]
fn click(browser: &Browser, selector: &str, name: &str) {
    let part = if name.is_empty() { browser.find(selector) } else { browser.find_named(selector, name) };
    part.script("arguments[0].click();");
}

#[track_caller]
fn choose(browser: &Browser, name: &str) {
    click(browser, ":is(a, button)", name);
}

/// Begins, and says of the first statement on justice that it is partly in place.
#[track_caller]
fn answer_one(browser: &Browser) {
    choose(browser, "Begin the whole questionnaire");
    choose(browser, "Justice");
    click(browser, "label[for='JUS1-2']", "");
    browser.wait_until("it is answered", || browser.answers()["JUS1"]["response"] == "partly");
}

/// Draws the page anew so often, so that whatever goes on by itself has gone on.
const MANY_FRAMES: &str = "let n = 60;
    const next = () => (n-- > 0 ? requestAnimationFrame(next) : arguments[0]());
    next();";

fn a_frame_is_as_tall_as_the_screen_in_it_and_never_grows_by_itself(engine: Engine) {
    let host = Host::open_in(engine, &format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>", widget("")));
    host.wait_until_it_fits();
    let start = host.height();
    host.inside(|browser| choose(browser, "Begin the whole questionnaire"));
    host.browser.wait_until("the frame has another height", || (host.height() - start).abs() > 1.0);
    host.wait_until_it_fits();
    let (settled, told) = (host.height(), host.messages().len());
    host.browser.script_to_end(MANY_FRAMES, Vec::new());
    assert_eq!((host.height(), host.messages().len()), (settled, told));
}

#[test]
fn a_script_of_the_host_that_comes_late_asks_for_the_height() {
    let host = Host::open(&format!("<iframe {SIZE} src='{}'></iframe>", widget("")));
    host.inside(|browser| browser.find("h1").is_shown());
    assert_eq!(host.height(), GIVEN);
    let late = "const script = document.createElement('script');
        script.src = 'uncat-readiness-embed.js';
        document.head.append(script);";
    host.browser.script(late, Vec::new());
    host.wait_until_it_fits();
}

fn the_events_of_the_widget_are_those_of_the_frame_and_no_answer_is_among_them(engine: Engine) {
    let host = Host::open_in(engine, &format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>", widget("")));
    let listen = "window.heard = [];
        for (const kind of ['ready', 'changed', 'completed', 'failed', 'saved', 'language'])
            document.addEventListener(`uncat-readiness-${kind}`,
                ({ target, detail }) => heard.push([kind, target.localName, detail]));";
    host.browser.script(listen, Vec::new());
    host.inside(|browser| {
        answer_one(browser);
        browser.unfold();
        let write = "arguments[0].value = 'Between us';
            arguments[0].dispatchEvent(new Event('input', { bubbles: true, composed: true }));";
        browser.part_of("JUS1-note").script(write);
        browser.wait_until("it is noted", || browser.answers()["JUS1"]["note"] == "Between us");
    });
    let heard = || host.browser.script("return heard;", Vec::new());
    host.browser.wait_until("the answer is told", || {
        heard().as_array().unwrap().contains(&json!(["changed", "iframe", { "answered": 1, "asked": 165 }]))
    });
    host.inside(|browser| browser.set_language("fr"));
    host.browser.wait_until("the language is told", || {
        heard().as_array().unwrap().contains(&json!(["language", "iframe", { "language": "fr" }]))
    });
    let told = Value::from(host.messages()).to_string();
    assert!(told.contains("changed") && !told.contains("Between") && !told.contains("JUS1"), "{told}");
}

fn the_address_of_a_frame_sets_place_file_heading_and_colours(engine: Engine) {
    let query = "?place=results&heading=2&assessment=sample.json&accent=7a1f3d&paper=ivory&ink=url(x)";
    let host = Host::open_in(engine, &format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>", widget(query)));
    let set = "const { shadowRoot, style } = document.querySelector('uncat-readiness');
        const colours = ['accent', 'paper', 'ink'].map((name) => style.getPropertyValue(`--uncat-${name}`));
        return [...colours, shadowRoot.querySelector('#title').ariaLevel];";
    host.inside(|browser| {
        browser.expect("Results so far");
        assert_eq!(browser.answers()["S1.1"]["response"], "not-yet");
        assert_eq!(browser.script(set, Vec::new()), json!(["#7a1f3d", "ivory", "", "2"]));
    });
    host.wait_until_it_fits();
    // Another site's file is not shown under this one's address.
    let query = "?assessment=https%3A%2F%2Felsewhere.example%2Fsample.json";
    let host = Host::open_in(engine, &format!("<iframe {SIZE} src='{}'></iframe>", widget(query)));
    let asked = "return document.querySelector('uncat-readiness').getAttribute('assessment');";
    assert_eq!(host.inside(|browser| browser.script(asked, Vec::new())), Value::Null);
}

fn a_new_screen_comes_into_view_from_its_top(engine: Engine) {
    let above = "<p>Above</p>".repeat(2);
    let host =
        Host::open_in(engine, &format!("{SCRIPT}{above}<iframe {SIZE} src='{}'></iframe>", widget("")));
    host.wait_until_it_fits();
    host.take_focus();
    host.inside(|browser| {
        choose(browser, "Begin the whole questionnaire");
        browser.expect("Questionnaire");
    });
    host.wait_until_it_fits();
    host.browser.script("scrollTo(0, document.body.scrollHeight);", Vec::new());
    host.inside(|browser| {
        // The last of a long list, and behind it a screen that is longer.
        choose(browser, "Military");
        browser.expect("Military");
    });
    let top = "return document.querySelector('iframe').getBoundingClientRect().top;";
    let top = || host.browser.script(top, Vec::new()).as_f64().unwrap();
    host.browser.wait_until("the new screen is in view", || (0.0..400.0).contains(&top()));
    // Some browsers do this by themselves; for the others the page around is told.
    let told = host.messages();
    let place = told.iter().rfind(|message| message["kind"] == "place").unwrap();
    assert_eq!(place["top"], 0);
}

#[test]
fn the_host_scrolls_to_a_place_of_which_nothing_is_seen_and_to_no_other() {
    let html = "<!doctype html><title>Tall</title>";
    let body = format!("{SCRIPT}<iframe {SIZE} src='embed.html'></iframe>");
    let host = Host::open_site(&[("index.html", &page(&body)), ("embed.html", html)]);
    let say = |said: Value| {
        host.browser.find("iframe").enter();
        let tell = "parent.postMessage({ from: 'uncat-readiness', ...arguments[0] }, '*');";
        host.browser.script(tell, vec![said]);
        host.browser.leave();
    };
    let scrolled = || host.browser.script("return Math.round(scrollY);", Vec::new()).as_i64().unwrap();
    let place = |top: u32| json!({ "kind": "place", "top": top, "bottom": top + 20 });
    say(json!({ "kind": "height", "height": 5000 }));
    host.browser.wait_until("the frame is tall", || host.height() > 4999.0);
    say(place(3000));
    host.browser.wait_until("the place is at the top", || (2990..3050).contains(&scrolled()));
    let before = scrolled();
    say(place(3500));
    say(json!({ "kind": "height", "height": 5001 }));
    host.browser.wait_until("all is heard", || host.height() > 5000.0);
    assert_eq!(scrolled(), before);
    say(place(0));
    host.browser.wait_until("the beginning is at the top", || scrolled() < 50);
}

#[test]
fn a_frame_that_is_told_of_another_host_says_nothing() {
    let query = "?host=https://somebody-else.example";
    let host = Host::open(&format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>", widget(query)));
    host.inside(|browser| {
        choose(browser, "Begin the whole questionnaire");
        browser.choose("Justice");
        browser.answer("JUS1", PARTLY);
    });
    host.browser.script_to_end(MANY_FRAMES, Vec::new());
    assert_eq!(host.messages(), [Value::Null; 0]);
    assert_eq!(host.height(), GIVEN);
}

#[test]
fn the_host_that_the_address_names_is_told() {
    let host = Host::open(&page(SCRIPT));
    let origin = host.browser.script("return origin;", Vec::new());
    let query = format!("?host={}", origin.as_str().unwrap());
    let add = "const frame = document.createElement('iframe');
        Object.assign(frame, { src: arguments[0], height: 700, frameBorder: 0 });
        document.body.append(frame);";
    host.browser.script(add, vec![widget(&query).into()]);
    host.wait_until_it_fits();
}

#[test]
fn frames_of_others_without_an_address_stop_nothing() {
    let others =
        "<iframe src='//:0'></iframe><iframe src='http://['></iframe><iframe src></iframe><iframe></iframe>";
    let host = Host::open(&format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>{others}", widget("")));
    host.wait_until_it_fits();
}

/// Opens a page with a style sheet and a body.
#[track_caller]
fn styled(engine: Engine, css: &str, body: &str) -> Host {
    let sheet = "<link rel=stylesheet href=theme.css>";
    Host::open_site_in(
        engine,
        &[("index.html", &page(&format!("{sheet}{SCRIPT}{body}"))), ("theme.css", css)],
    )
}

fn a_frame_that_is_hidden_at_first_has_its_height_when_it_is_shown(engine: Engine) {
    let frame = format!("<iframe {SIZE} src='{}'></iframe>", widget(""));
    let fold = format!("<details><summary>Self-assessment</summary>{frame}</details>");
    let tab = format!("<div hidden class=tab>{frame}</div>");
    for (body, show) in [
        (fold, "document.querySelector('details').open = true;"),
        (tab, "document.querySelector('.tab').hidden = false;"),
    ] {
        let host = styled(engine, ".tab[hidden] { display: none }", &body);
        host.inside(|_| ());
        host.browser.script_to_end(MANY_FRAMES, Vec::new());
        assert_ne!(
            host.browser.script("return document.querySelector('iframe').style.height;", Vec::new()),
            "0px"
        );
        host.browser.script(show, Vec::new());
        host.wait_until_it_fits();
        let hide = "document.querySelector('details, .tab').toggleAttribute(arguments[0]);";
        let mark = if show.contains("open") { "open" } else { "hidden" };
        for _ in 0..2 {
            host.browser.script(hide, vec![json!(mark)]);
            host.browser.script_to_end(MANY_FRAMES, Vec::new());
        }
        host.wait_until_it_fits();
    }
}

#[test]
fn a_frame_is_asked_for_its_height_each_time_that_it_is_shown() {
    let grow = "let height = 400;
        const say = () => parent.postMessage({ from: 'uncat-readiness', kind: 'height', height }, '*');
        addEventListener('message', () => { height += 10; say(); });
        say();";
    let html = "<!doctype html><title>Grows</title><script src=grow.js></script>";
    let body = format!("{SCRIPT}<div class=tab><iframe {SIZE} src='embed.html'></iframe></div>");
    let host = Host::open_site(&[("index.html", &page(&body)), ("embed.html", html), ("grow.js", grow)]);
    host.browser.wait_until("it has said its height", || host.height() < GIVEN);
    let before = host.height();
    let toggle = "document.querySelector('.tab').toggleAttribute('hidden');";
    host.browser.script(toggle, Vec::new());
    host.browser.script_to_end(MANY_FRAMES, Vec::new());
    host.browser.script(toggle, Vec::new());
    host.browser.wait_until("it has said its height again", || host.height() >= before + 10.0);
}

fn a_theme_that_takes_the_height_away_gets_it_back(engine: Engine) {
    let css = "iframe { height: 300px !important; max-height: 400px; box-sizing: border-box; padding: 10px }";
    let host = styled(engine, css, &format!("<iframe {SIZE} src='{}'></iframe>", widget("")));
    let fits = || {
        host.browser.wait_until("the frame is as tall as the widget", || {
            (host.height() - host.content_height() - 20.0).abs() < 1.0
        });
    };
    fits();
    for taken in [
        "removeAttribute('style')",
        "style.height = '200px'",
        "setAttribute('style', 'height: auto !important')",
    ] {
        host.browser.script(&format!("document.querySelector('iframe').{taken};"), Vec::new());
        fits();
    }
}

fn a_place_comes_into_view_in_a_box_that_scrolls(engine: Engine) {
    let css = ".box { height: 300px; overflow: auto } .above { height: 2000px }";
    let frame = format!("<iframe {SIZE} src='embed.html'></iframe>");
    let body = format!("<div class=above></div><div class=box><div class=above></div>{frame}</div>");
    let (html, script) = liar(&json!([
        { "kind": "height", "height": 5000 },
        { "kind": "place", "top": 3000, "bottom": 3020 },
    ]));
    let link = format!("<link rel=stylesheet href=theme.css>{SCRIPT}{body}");
    let host = Host::open_site_in(
        engine,
        &[("index.html", &page(&link)), ("theme.css", css), ("embed.html", &html), ("liar.js", &script)],
    );
    host.browser.wait_until("all is said", || host.messages().contains(&json!("done")));
    let place = "const box = document.querySelector('.box').getBoundingClientRect();
        const place = document.querySelector('iframe').getBoundingClientRect().top + 3000;
        return [place - box.top, place, innerHeight];";
    host.browser.wait_until("the place is at the top of the box, and in the window", || {
        let found = host.browser.script(place, Vec::new());
        let [in_box, in_window, window] = [0, 1, 2].map(|n| found[n].as_f64().unwrap());
        (-1.0..50.0).contains(&in_box) && (0.0..window).contains(&in_window)
    });
}

fn the_focus_is_told_by_statements_and_not_by_answers(engine: Engine) {
    let host = Host::open_in(engine, &format!("{SCRIPT}<iframe {SIZE} src='{}'></iframe>", widget("")));
    let places = || {
        host.browser.script_to_end(MANY_FRAMES, Vec::new());
        let all = host.messages().into_iter().filter(|it| it["kind"] == "place");
        all.map(|it| json!([it["top"], it["bottom"]])).collect::<Vec<_>>()
    };
    let focus = |ids: &[&str]| {
        host.inside(|browser| {
            for id in ids {
                browser.find(&format!("[id='{id}']")).script("arguments[0].focus();");
            }
        });
    };
    host.take_focus();
    host.inside(|browser| {
        choose(browser, "Begin the whole questionnaire");
        choose(browser, "Justice");
        browser.expect("Justice");
    });
    let before = places().len();
    focus(&["JUS1-0", "JUS1-3", "JUS1-k", "JUS1-2"]);
    let first = places();
    assert_eq!(first.len(), before + 1, "{first:?}");
    let statement = "const { top, bottom } = arguments[0].getBoundingClientRect(); return [top, bottom];";
    assert_eq!(host.inside(|browser| browser.find("[id='JUS1']").script(statement)), first[before]);
    focus(&["JUS3-1", "JUS3-n"]);
    assert_eq!(places().len(), before + 2);
}

/// A page in a frame that says what no widget would say, and at the end something that is in order.
fn liar(says: &Value) -> (String, String) {
    let script = format!(
        "for (const said of {says}) parent.postMessage({{ from: 'uncat-readiness', ...said }}, '*');
         parent.postMessage('done', '*');"
    );
    ("<!doctype html><title>Liar</title><script src=liar.js></script>".to_owned(), script)
}

#[test]
fn what_is_malformed_changes_nothing_and_what_is_too_tall_is_cut() {
    let (html, script) = liar(&json!([
        { "kind": "height" },
        { "kind": "height", "height": -1 },
        { "kind": "height", "height": "500" },
        { "kind": "height", "height": { "valueOf": 500 } },
        { "kind": "place", "top": null, "bottom": "x" },
        { "kind": "event", "event": "click", "detail": {} },
        { "kind": "constructor", "height": 500 },
        { "kind": "toString" },
        { "from": "somebody", "kind": "height", "height": 500 },
        { "kind": "event", "event": "changed", "detail": { "answered": "<b>", "asked": 3, "more": 1 } },
        { "kind": "height", "height": 1e12 },
    ]));
    let body = format!("{SCRIPT}<script src=watch.js></script><iframe {SIZE} src='embed.html'></iframe>");
    let watch = "window.heights = []; window.heard = [];
        const look = () => heights.push(document.querySelector('iframe').style.height);
        addEventListener('DOMContentLoaded', () =>
            new MutationObserver(look).observe(document.querySelector('iframe'), { attributes: true }));
        for (const kind of ['click', 'uncat-readiness-changed'])
            addEventListener(kind, ({ detail }) => heard.push([kind, detail]));";
    let host = Host::open_site(&[
        ("index.html", &page(&body)),
        ("watch.js", watch),
        ("embed.html", &html),
        ("liar.js", &script),
    ]);
    host.browser.wait_until("all is said", || host.messages().contains(&json!("done")));
    host.browser.wait_until("the frame has a height", || host.height() > GIVEN);
    assert_eq!(host.browser.script("return heights;", Vec::new()), json!(["200000px"]));
    let heard = host.browser.script("return heard;", Vec::new());
    assert_eq!(heard, json!([["uncat-readiness-changed", { "asked": 3 }]]));
}

#[test]
fn a_frame_that_has_gone_to_another_origin_is_not_believed() {
    let (html, script) = liar(&json!([{ "kind": "height", "height": 5 }]));
    let away = "<!doctype html><title>Away</title><script src=away.js></script>";
    let go = "location.href = location.href.replace('127.0.0.1', 'localhost').replace('embed', 'liar');";
    let body = format!("{SCRIPT}<iframe {SIZE} src='embed.html'></iframe>");
    let host = Host::open_site(&[
        ("index.html", &page(&body)),
        ("embed.html", away),
        ("away.js", go),
        ("liar.html", &html),
        ("liar.js", &script),
    ]);
    host.browser.wait_until("all is said", || host.messages().contains(&json!("done")));
    host.browser.script_to_end(MANY_FRAMES, Vec::new());
    assert_eq!(host.height(), GIVEN);
}

fn back_goes_through_the_screens_of_a_frame_and_leaves_the_address_around_it(engine: Engine) {
    let host = Host::open_in(engine, &format!("<iframe src='{}' {SIZE}></iframe>", widget("#JUS")));
    let fragment = |browser: &Browser| browser.script("return location.hash;", Vec::new());
    host.inside(|browser| {
        browser.expect("Justice");
        click(browser, "nav a", "Plan");
        browser.find("#lines");
        assert_eq!(fragment(browser), "#plan");
    });
    assert_eq!(fragment(&host.browser), "");
    host.browser.script("history.back();", Vec::new());
    host.inside(|browser| {
        browser.expect("Justice");
        assert_eq!(fragment(browser), "#JUS");
    });
    assert_eq!(fragment(&host.browser), "");
}

fn a_frame_of_fixed_height_works_without_a_script_of_the_host(engine: Engine) {
    let host = Host::open_in(engine, &format!("<iframe {SIZE} src='{}'></iframe>", widget("")));
    host.inside(|browser| {
        choose(browser, "Begin the whole questionnaire");
        browser.choose("Justice");
        browser.answer("JUS1", PARTLY);
        browser.choose("Check these answers");
        browser.expect("Check your answers");
        let at_top = "return document.documentElement.getBoundingClientRect().top > -200;";
        assert_eq!(browser.script(at_top, Vec::new()), true);
    });
    assert_eq!(host.height(), GIVEN);
}

/// The flags that the guide names.
const FLAGS: &str = "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

fn with_the_flags_that_the_guide_names_a_frame_keeps_answers_and_saves_files(engine: Engine) {
    let guide = fs::read_to_string(project::root().join("docs/embedding/iframe.md")).unwrap();
    assert!(guide.contains(FLAGS));
    let host = Host::open_in(
        engine,
        &format!("{SCRIPT}<iframe {SIZE} sandbox='{FLAGS}' src='{}'></iframe>", widget("")),
    );
    host.inside(|browser| {
        answer_one(browser);
        click(browser, ".kept button", "");
    });
    host.browser.download(".json");
    host.browser.reload();
    assert_eq!(host.inside(Browser::answers)["JUS1"]["response"], "partly");
}

fn a_frame_without_an_origin_of_its_own_runs_and_says_that_nothing_is_kept(engine: Engine) {
    let headers = vec![("Access-Control-Allow-Origin", "*".to_owned())];
    // WebKit knows no `'self'` where there is no origin.
    let policy = POLICY.replace("'self'", "http://localhost:*");
    let manner = Manner { policy, headers };
    let open_to_all = serve(&project::dist(), &manner);
    let address = format!("{}embed.html", open_to_all.url().replace("127.0.0.1", "localhost"));
    let host = Host::open_in(
        engine,
        &format!("{SCRIPT}<iframe {SIZE} sandbox='allow-scripts' src='{address}'></iframe>"),
    );
    host.wait_until_it_fits();
    host.inside(|browser| {
        assert!(browser.find(".kept").text().contains("Not kept"));
        choose(browser, "Begin the whole questionnaire");
        browser.wait_until("it says that nothing is kept", || {
            browser.find("#notice").content().contains("does not let the page keep your answers")
        });
        choose(browser, "Justice");
        click(browser, "label[for='JUS1-2']", "");
        browser.wait_until("it is answered", || browser.answers()["JUS1"]["response"] == "partly");
        assert!(browser.find(".kept").text().contains("Not kept"));
    });
}

#[test]
fn the_address_of_the_frame_gives_the_attributes_that_are_known() {
    let query = "?lang=en-GB&theme=dark&scope=key&storage=none&questionnaire=x.json&onclick=x&loading=lazy";
    let browser = Browser::open(&format!("embed.html{query}"));
    await_widget(&browser);
    let attributes = "const { attributes } = document.querySelector('uncat-readiness');
        return Object.fromEntries([...attributes].map(({ name, value }) => [name, value]));";
    assert_eq!(
        browser.script(attributes, Vec::new()),
        json!({
            "addresses": "fragment", "loading": "eager", "query": "id scope",
            "lang": "en-GB", "theme": "dark", "scope": "key", "storage": "none",
        })
    );
}

#[test]
fn the_page_for_frames_has_no_fault() {
    let browser = Browser::open("embed.html");
    await_widget(&browser);
    assert_eq!(browser.axe(), [""; 0]);
    assert_eq!(browser.violations(), [""; 0]);
}

#[test]
fn the_page_to_look_at_is_what_the_guide_says() {
    let guide = fs::read_to_string(project::root().join("docs/embedding/iframe.md")).unwrap();
    let snippet = guide.split("<!-- frame -->\n```html\n").nth(1).and_then(|rest| rest.split("```").next());
    let page = fs::read_to_string(project::root().join("www/demo/frame.html")).unwrap();
    let lines: Vec<String> =
        snippet.unwrap().lines().map(|it| it.replace("https://files.example/", "../")).collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| page.contains(line)), "{lines:?}");
}

#[test]
fn the_pages_that_show_a_frame_ask_nobody_else() {
    for page in ["demo/frame.html", "demo/frame-fixed.html"] {
        let browser = Browser::open(page);
        browser.find("iframe").enter();
        await_widget(&browser);
        browser.leave();
        let home = browser.address("");
        assert!(browser.requests().iter().all(|it| it.starts_with(&home)), "{page}");
        assert_eq!(browser.violations(), [""; 0], "{page}");
    }
}

#[test]
fn in_a_frame_of_another_site_the_text_of_a_file_is_copied_all_the_same() {
    // WebKit's driver presses nothing in a frame, and a browser copies only for a person.
    for engine in [Engine::Chromium, Engine::Firefox] {
        let host = Host::open_in(engine, &format!("<iframe src='{}' {SIZE}></iframe>{SCRIPT}", widget("")));
        host.inside(|browser| {
            for name in
                ["Begin the whole questionnaire", "Save a file", "The file did not arrive?", "Copy the text"]
            {
                browser.choose(name);
            }
            browser.find_named(".offered p", "The text was copied.");
        });
    }
}
