//! Pages whose policy forbids what the widget needs: the fallback stays, and one sentence says what to add.

use std::fs;

use serde_json::Value;
use xtask::project;

use crate::support::{Browser, Engine, in_every_engine};

use super::site::{Site, WIDGET, events, run, seen};

in_every_engine!(
    a_policy_without_web_assembly_is_told_what_to_allow,
    a_policy_without_connections_is_told_what_to_allow,
    a_policy_that_allows_scripts_by_a_nonce_allows_the_widget,
    a_policy_that_allows_the_script_by_its_hash_allows_the_widget,
    a_page_that_takes_no_script_without_a_hash_takes_the_widget_or_is_named,
    a_policy_that_forbids_the_origin_of_the_widget_is_told_its_name,
);

/// The sentence on the page, and that the fallback stays below it.
#[track_caller]
fn sentence(browser: &Browser) -> String {
    let remedy = "const { shadowRoot } = document.querySelector('uncat-readiness');
        return shadowRoot?.textContent.trim().replace(/\\s+/g, ' ') ?? '';";
    let text = || browser.script(remedy, Vec::new()).as_str().unwrap().to_owned();
    browser.wait_until("a sentence", || text().contains("Content-Security-Policy"));
    assert!(browser.find("#fallback").is_shown());
    text()
}

/// A page to look at gets this sentence, and its console the same once.
#[track_caller]
fn check(engine: Engine, page: &str, expected: &str) {
    let browser = Browser::open_in(engine, &format!("demo/{page}.html"));
    let said = sentence(&browser);
    assert!(said.ends_with(expected), "{said}");
    let console = || -> Vec<String> {
        browser.violations().into_iter().filter(|it| it.contains("cannot-start")).collect()
    };
    browser.wait_until("the console has it", || !console().is_empty());
    let console = console();
    assert!(console.len() == 1 && console[0].contains(expected), "{console:?}");
}

fn a_policy_without_web_assembly_is_told_what_to_allow(engine: Engine) {
    check(
        engine,
        "policy-wasm",
        "its Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src.",
    );
}

fn a_policy_without_connections_is_told_what_to_allow(engine: Engine) {
    check(engine, "policy-connect", "its Content-Security-Policy has to allow 'self' in connect-src.");
}

fn a_policy_that_allows_scripts_by_a_nonce_allows_the_widget(engine: Engine) {
    let browser = Browser::open_in(engine, "demo/policy-nonce.html");
    assert_eq!(run(&browser, "return (await widget.ready).results.overall.unanswered;", &[]), 165);
    assert_eq!(browser.violations(), [""; 0]);
}

/// A site under a policy and another header, and the widget's script with its hash.
fn pinned(policy: &str, headers: Vec<(&'static str, String)>) -> (Site, String) {
    let digest = digest();
    let script = format!(
        "<script type=module crossorigin=anonymous integrity='{digest}' src=/readiness/uncat-readiness.js></script>"
    );
    (Site::with(&policy.replace("HASH", &digest), headers), script)
}

/// The hash of the loader, as pages pin it.
fn digest() -> String {
    let digests: Value =
        serde_json::from_slice(&fs::read(project::dist().join("integrity.json")).unwrap()).unwrap();
    digests["uncat-readiness.js"].as_str().unwrap().to_owned()
}

fn a_policy_that_allows_the_script_by_its_hash_allows_the_widget(engine: Engine) {
    let policy = "script-src 'HASH' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'";
    let (site, script) = pinned(policy, Vec::new());
    // What records the page is no script of this policy.
    let page = format!("<!doctype html><html lang=en><title>Page</title>{script}<body>{WIDGET}");
    fs::write(site.path("index.html"), page).unwrap();
    let browser = site.open(engine, "");
    assert_eq!(run(&browser, "return (await widget.ready).results.overall.unanswered;", &[]), 165);
}

fn a_page_that_takes_no_script_without_a_hash_takes_the_widget_or_is_named(engine: Engine) {
    let header = ("Integrity-Policy", "blocked-destinations=(script)".to_owned());
    let policy = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    let (site, script) = pinned(policy, vec![header]);
    let page = format!("<!doctype html><html lang=en><title>Page</title>{script}<body>{WIDGET}");
    fs::write(site.path("index.html"), page).unwrap();
    let browser = site.open(engine, "");
    let ready = "return widget.ready.then((it) => it.results.overall.unanswered, (error) => error.message);";
    let came = run(&browser, ready, &[]);
    // WebKit wants the hash with the import itself, which has no place for it. Then the header is named.
    if engine == Engine::WebKit {
        assert!(came.as_str().is_some_and(|it| it.contains("see Integrity-Policy")), "{came}");
        assert!(browser.find("#fallback").is_shown());
    } else {
        assert_eq!(came, 165);
    }
}

fn a_policy_that_forbids_the_origin_of_the_widget_is_told_its_name(engine: Engine) {
    let widget = Site::new();
    let origin = widget.address("").trim_end_matches('/').replace("127.0.0.1", "localhost");
    let script = format!("<script type=module src={origin}/readiness/uncat-readiness.js></script>");
    for (policy, directive) in [
        (format!("script-src 'self' 'wasm-unsafe-eval' {origin}; connect-src 'self'"), "connect-src"),
        (
            format!(
                "script-src 'self' 'wasm-unsafe-eval' {origin}/readiness/uncat-readiness.js; connect-src *"
            ),
            "script-src",
        ),
    ] {
        let host = Site::under(&format!("{policy}; style-src 'self'; img-src 'self'"));
        let browser = host.page_with("index.html", &script, WIDGET).open(engine, "");
        let said = sentence(&browser);
        assert!(said.contains(&origin) && said.contains(directive), "{policy}: {said}");
        browser.wait_until("it is told", || events(&browser) == ["failed"]);
        let errors = seen(&browser, "errors");
        assert!(errors.len() == 1 && errors[0].as_str().unwrap().contains(&origin), "{errors:?}");
    }
}
