//! When the widget is fetched, and what a page pays until then.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, many_frames, run, seen};
use crate::support::{Browser, Engine, in_every_engine, linked};

in_every_engine!(
    a_widget_that_nobody_comes_near_costs_the_loader_alone,
    a_widget_that_is_wanted_does_not_wait_for_a_reader,
    all_that_is_wanted_next_is_fetched_at_once_and_none_twice,
    a_slow_link_is_told_by_a_bar_that_moves,
    on_a_fast_link_no_bar_flickers,
    a_connection_that_breaks_is_tried_again,
    a_script_that_has_lost_its_type_starts_all_the_same,
    a_script_finds_its_folder_where_errors_leave_no_trace,
    a_program_that_is_refused_by_its_name_comes_under_another,
    a_program_that_is_refused_under_both_names_is_told_with_the_cause,
    a_script_that_a_cache_has_kept_is_replaced_for_the_next_page,
    a_browser_without_what_the_widget_needs_is_told_so,
);

/// What old browsers lack, and what protections take away.
const LACKS: [&str; 3] = [
    "window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };
     delete ShadowRoot.prototype.adoptedStyleSheets;
     delete Document.prototype.adoptedStyleSheets;",
    "Object.defineProperty(globalThis, 'WebAssembly', { get() { throw new Error('blocked'); } });",
    "delete globalThis.WebAssembly;",
];

/// The widget's folder holds these: first what shows the first screens, then the program with its words. The tag of the
/// language is the bundle's name.
const FIRST: [&str; 2] = ["/prelude.", "/screens-en."];
const PARTS: [&str; 4] = ["/program.", "/glue.", "/questionnaire.", "/en."];

/// The files that a page has asked the widget's folder for.
fn asked(browser: &Browser) -> Value {
    // WebKit names a file twice that it has asked for again and that has not changed.
    let asked =
        "const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
        return [...new Set(files)].filter((path) => path.startsWith('/readiness/'));";
    browser.script(asked, Vec::new())
}

fn a_widget_that_nobody_comes_near_costs_the_loader_alone(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &format!("<p class=far>A long text</p>{WIDGET}"));
    many_frames(&browser);
    assert_eq!(asked(&browser), json!(["/readiness/uncat-readiness.js"]));
    assert_eq!(run(&browser, "return [widget.assessment, widget.results];", &[]), json!([null, null]));
    browser.script("document.querySelector('uncat-readiness').scrollIntoView();", Vec::new());
    assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true);
}

fn a_widget_that_is_wanted_does_not_wait_for_a_reader(engine: Engine) {
    let site = Site::new();
    let far = "<p class=far>A long text</p>";
    let eager = WIDGET.replacen('>', " loading=Eager>", 1);
    let browser = site.show(engine, &format!("{far}{eager}"));
    assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true);
    site.page("far.html", &format!("{far}{WIDGET}"));
    for deed in [
        "widget.setAttribute('loading', 'eager'); await widget.ready;",
        "await widget.show('results');",
        "await widget.download();",
    ] {
        browser.go(&site.address("far.html"));
        many_frames(&browser);
        assert_eq!(asked(&browser), json!(["/readiness/uncat-readiness.js"]), "{deed}");
        assert_eq!(run(&browser, &format!("{deed} return widget.results !== null;"), &[]), true, "{deed}");
    }
}

fn all_that_is_wanted_next_is_fetched_at_once_and_none_twice(engine: Engine) {
    let site = Site::new();
    let link = Held::before(&site.address(""), &[&FIRST[..], &PARTS].concat());
    site.page("index.html", &format!("{WIDGET}{WIDGET}"));
    let browser = Browser::open_in(engine, link.url());
    let of = |name: &str| link.asked().iter().filter(|path| path.contains(name)).count();
    // None has arrived yet, and all have been asked for.
    browser.wait_until("all are asked for", || FIRST.iter().all(|part| of(part) > 0));
    assert!(browser.find("#fallback").is_shown());
    assert_eq!(PARTS.map(of), [0; 4]);
    FIRST.iter().for_each(|part| link.pass(part, Passes::All));
    browser.wait_until("all are asked for", || PARTS.iter().all(|part| of(part) > 0));
    assert_eq!(browser.find_all("#title").len(), 2);
    PARTS.iter().for_each(|part| link.pass(part, Passes::All));
    let ready = "await Promise.all([...document.querySelectorAll('uncat-readiness')].map((it) => it.ready));
        const third = document.body.appendChild(document.createElement('uncat-readiness'));
        third.setAttribute('loading', 'eager');
        await third.ready;";
    assert_eq!(run(&browser, ready, &[]), Value::Null);
    // WebKit does not look at the hash of a script: what it has preloaded is looked at again, and the small browser
    // of the driver keeps no file.
    let script = if engine == Engine::WebKit { 3 } else { 1 };
    assert_eq!(FIRST.map(of), [script, 1], "{:?}", link.asked());
    assert_eq!(PARTS.map(of), [1, script, 1, 1], "{:?}", link.asked());
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn a_slow_link_is_told_by_a_bar_that_moves(engine: Engine) {
    let site = Site::new();
    // Where there is a first screen, nobody looks at a bar.
    site.page("index.html", &WIDGET.replacen('>', " storage=none>", 1));
    let link = Held::before(&site.address(""), &["program."]);
    let browser = Browser::open_in(engine, link.url());
    let bar = browser.find("label[part=loading] progress");
    assert_eq!(browser.find("label[part=loading]").text(), "The self-assessment is loading.");
    assert!(bar.is_shown() && browser.find("#fallback").is_shown());
    assert_eq!(bar.script("return arguments[0].labels.length;"), 1);
    let value = || bar.script("return arguments[0].value;").as_f64().unwrap();
    let before = value();
    link.pass("program.", Passes::Half);
    browser.wait_until("it moves", || value() > before && value() < 1.0);
    link.pass("program.", Passes::All);
    assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true);
    assert!(browser.find_all("progress[value], label[part=loading]").is_empty());
}

fn on_a_fast_link_no_bar_flickers(engine: Engine) {
    let site = Site::new();
    let watch = "addEventListener('DOMContentLoaded', () => {
        const root = document.querySelector('uncat-readiness').shadowRoot;
        new MutationObserver(() => {
            if (root.querySelector('[part=loading]')) window.barAt ??= performance.now();
        }).observe(root, { childList: true, subtree: true });
    });";
    std::fs::write(site.path("watch.js"), watch).unwrap();
    let browser = site.show(engine, &format!("{WIDGET}<script src=watch.js></script>"));
    let shown = "await widget.ready;
        const begun = performance.getEntriesByType('resource')
            .filter(({ name }) => name.includes('/uncat-readiness/')).map(({ startTime }) => startTime);
        return window.barAt === undefined || window.barAt - Math.min(...begun);";
    // A machine that is busy may be slow indeed, and then a bar is right: but not before half a second.
    let after = run(&browser, shown, &[]);
    assert!(after == true || after.as_f64().is_some_and(|it| it > 400.0), "a bar after {after} ms");
}

fn a_connection_that_breaks_is_tried_again(engine: Engine) {
    let site = Site::new();
    let breaking = "const whole = window.fetch;
        window.fetch = (address, ...more) => {
            if (window.broken === 2 || !String(address).includes('/program.')) return whole(address, ...more);
            window.broken = (window.broken ?? 0) + 1;
            return Promise.reject(new TypeError('the connection broke'));
        };";
    std::fs::write(site.path("breaking.js"), breaking).unwrap();
    let browser = site.show(engine, &format!("<script src=breaking.js></script>{WIDGET}"));
    assert!(browser.find("p[part=failure]").text().contains("/program."));
    browser.choose("Try again");
    assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true);
}

fn a_script_that_has_lost_its_type_starts_all_the_same(engine: Engine) {
    // Without Trusted Types: the page itself could not put a script in.
    let site = Site::under("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
    // As tools for consent do, when the reader has agreed.
    let later = "addEventListener('load', () => {
        const waiting = document.querySelector('[data-src]');
        waiting.replaceWith(Object.assign(document.createElement('script'), { src: waiting.dataset.src }));
    });";
    fs::write(site.path("later.js"), later).unwrap();
    let head = "<script src=/later.js></script>
        <script type=text/plain data-src='/readiness/uncat-readiness.js?v=1'></script>";
    let browser = site.page_with("index.html", head, WIDGET).open(engine, "");
    let ready =
        "await customElements.whenDefined('uncat-readiness'); return (await widget.ready) === widget;";
    assert_eq!(run(&browser, ready, &[]), true);
    // The same script once more, as a module and as a classic one.
    let again = "for (const type of ['module', '']) await new Promise((onload, onerror) => document.body.append(
            Object.assign(document.createElement('script'), { src: '/readiness/uncat-readiness.js?v=2', type, onload, onerror })));
        return widget.results.overall.unanswered;";
    assert_eq!(run(&browser, again, &[]), 165);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn a_script_finds_its_folder_where_errors_leave_no_trace(engine: Engine) {
    let site = Site::new();
    fs::write(site.path("traceless.js"), "Error = function () {}; Error.prototype = {};").unwrap();
    let head =
        "<script src=/traceless.js></script><script type=module src=/readiness/uncat-readiness.js></script>";
    let browser = site
        .page_with("index.html", head, "<uncat-readiness loading=eager></uncat-readiness>")
        .open(engine, "");
    assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true);
}

/// The two names of the program.
fn programs(site: &Site) -> [PathBuf; 2] {
    let named = |ending: &str| {
        let files =
            fs::read_dir(site.path("readiness/uncat-readiness")).unwrap().map(|it| it.unwrap().path());
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with("program.") && name.ends_with(ending)
        };
        files.into_iter().find(is_it).unwrap()
    };
    [named(".wasm"), named(".bin")]
}

/// What a proxy does with a file: it is not there, or a page is in its place.
fn refuse(path: &Path, page: Option<&str>) {
    match page {
        Some(page) => linked::replace(path, page).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
    remove_packed(path);
}

fn remove_packed(path: &Path) {
    for packed in [".br", ".gz"] {
        let mut name = path.as_os_str().to_owned();
        name.push(packed);
        fs::remove_file(name).unwrap();
    }
}

const BLOCKED: &str = "<!doctype html><title>Blocked</title>";

fn a_program_that_is_refused_by_its_name_comes_under_another(engine: Engine) {
    for page in [None, Some(BLOCKED)] {
        let site = Site::new();
        refuse(&programs(&site)[0], page);
        let browser = site.show(engine, WIDGET);
        assert_eq!(run(&browser, "return (await widget.ready) === widget;", &[]), true, "{page:?}");
    }
}

fn a_program_that_is_refused_under_both_names_is_told_with_the_cause(engine: Engine) {
    for (page, said) in
        [(None, "the server answers 404 for"), (Some(BLOCKED), "something else came in place of")]
    {
        let site = Site::new();
        programs(&site).iter().for_each(|path| refuse(path, page));
        let browser = site.show(engine, WIDGET);
        let told = run(&browser, "return widget.ready.then(() => 'ready', (error) => error.message);", &[]);
        assert!(told.as_str().is_some_and(|it| it.contains(said) && it.contains(".wasm")), "{told}");
        assert!(browser.find("p[part=failure]").text().contains(said));
        assert!(browser.find("p[part=failure] button").is_shown());
    }
}

fn a_script_that_a_cache_has_kept_is_replaced_for_the_next_page(engine: Engine) {
    // A server that says of every file that it may be kept for an hour.
    let site = Site::kept_for("max-age=3600");
    let loader = site.path("readiness/uncat-readiness.js");
    let new = fs::read_to_string(&loader).unwrap();
    remove_packed(&loader);
    linked::replace(&loader, new.replace("/prelude.", "/prelude.0").replace("/trouble.", "/trouble.0"))
        .unwrap();
    let browser = site.show(engine, &format!("<p class=far>A long text</p>{WIDGET}"));
    many_frames(&browser);
    linked::replace(&loader, &new).unwrap();
    let told =
        run(&browser, "return widget.show('tasks').then(() => 'ready', (error) => error.message);", &[]);
    assert!(told.as_str().is_some_and(|it| it.contains("prelude.0")), "{told}");
    many_frames(&browser);
    browser.go(&site.address("?next"));
    assert_eq!(
        run(&browser, "await widget.show('tasks'); return (await widget.ready) === widget;", &[]),
        true
    );
}

fn a_browser_without_what_the_widget_needs_is_told_so(engine: Engine) {
    let site = Site::new();
    let head =
        "<script src=/lacks.js></script><script type=module src=/readiness/uncat-readiness.js></script>";
    let body = "<uncat-readiness loading=eager><p>Fallback</p></uncat-readiness>";
    for lacks in LACKS {
        fs::write(site.path("lacks.js"), lacks).unwrap();
        let browser = site.page_with("index.html", head, body).open(engine, "");
        let told = run(&browser, "return widget.ready.then(() => 'ready', (error) => error.message);", &[]);
        assert!(told.as_str().unwrap().contains("forbids WebAssembly"), "{lacks}: {told}");
        let line = browser.find("[part=failure]");
        assert!(line.is_shown() && line.text().contains("Lockdown Mode"), "{lacks}");
        let printed = browser.find("[part=failure] a");
        assert_eq!(printed.text(), "The questionnaire to print");
        let address = printed.script("return arguments[0].href;");
        assert_eq!(address, site.address("readiness/uncat-readiness-questionnaire.html"));
        assert!(browser.find("uncat-readiness p").is_shown(), "the page's own words stay");
    }
}
