//! The browser that the other tests use, tried on faults made on purpose: an instrument that sees nothing would let
//! everything pass.

use std::fs;

use serde_json::json;

use crate::person::{arrive, arrive_in};
use crate::support::{Browser, Engine, Key, Scheme, in_every_engine};

in_every_engine!(
    a_broken_policy_is_seen,
    an_error_in_the_console_is_seen_once,
    each_request_is_seen_when_it_is_made,
    a_fault_of_accessibility_is_seen_in_a_shadow_root,
    a_download_arrives_with_its_name,
    keys_go_where_the_focus_is,
    text_is_read_as_it_is_shown,
);

/// A page in which anything can be tried: the widget's own, when nothing in it moves any more.
fn page() -> Browser {
    arrive()
}

fn page_in(engine: Engine) -> Browser {
    arrive_in(engine)
}

/// Adds an element whose open shadow root holds these elements, without markup, which the policy forbids.
fn add(browser: &Browser, elements: &serde_json::Value) {
    let body = "const host = document.body.appendChild(document.createElement('div'));
        const root = host.attachShadow({ mode: 'open' });
        for (const [name, properties] of arguments[0]) {
            const element = root.appendChild(document.createElement(name));
            for (const [key, value] of Object.entries(properties)) element[key] = value;
        }";
    browser.script(body, vec![elements.clone()]);
}

fn a_broken_policy_is_seen(engine: Engine) {
    let browser = page_in(engine);
    add(&browser, &json!([["img", { "src": "http://elsewhere.example/picture.png" }]]));
    browser.wait_until("the violation is recorded", || !browser.violations().is_empty());
    let violations = browser.violations();
    assert!(violations.iter().any(|it| it.starts_with("img-src forbids http://elsewhere")), "{violations:?}");
}

fn an_error_in_the_console_is_seen_once(engine: Engine) {
    let browser = page_in(engine);
    browser.script("console.warn('a remark'); console.error('a fault');", Vec::new());
    browser.wait_until("the error is recorded", || !browser.violations().is_empty());
    let violations = browser.violations();
    assert!(violations.len() == 1 && violations[0].contains("a fault"), "{violations:?}");
}

fn each_request_is_seen_when_it_is_made(engine: Engine) {
    let browser = page_in(engine);
    browser.wait_until("the page has loaded", || browser.requests().is_empty());
    browser.script("fetch('page.css');", Vec::new());
    let seen = browser.wait_for("a request", || Some(browser.requests()).filter(|seen| !seen.is_empty()));
    assert_eq!(seen, [browser.address("page.css")]);
    assert_eq!(browser.requests(), [""; 0]);
}

fn a_fault_of_accessibility_is_seen_in_a_shadow_root(engine: Engine) {
    let browser = page_in(engine);
    add(&browser, &json!([["img", { "src": "icon.svg" }]]));
    let faults = browser.axe();
    assert!(
        faults.iter().any(|it| it.starts_with("image-alt (critical)") && it.ends_with("> img")),
        "{faults:?}"
    );
}

fn a_download_arrives_with_its_name(engine: Engine) {
    let browser = page_in(engine);
    add(&browser, &json!([["a", { "download": "answers.json", "textContent": "Keep" }]]));
    let link = browser.find_named("a[download]", "Keep");
    link.script("arguments[0].href = URL.createObjectURL(new Blob(['{}']));");
    link.click();
    assert_eq!(fs::read_to_string(browser.download("answers.json")).unwrap(), "{}");
}

fn keys_go_where_the_focus_is(engine: Engine) {
    let browser = page_in(engine);
    add(&browser, &json!([["input", { "id": "name" }], ["input", { "type": "radio" }]]));
    browser.find("#name").script("arguments[0].focus();");
    browser.press("Ministry");
    assert_eq!(browser.focus().property("value").as_deref(), Some("Ministry"));
    browser.find("#name").clear();
    browser.find("#name").keys("of Justice");
    assert_eq!(browser.find("#name").property("value").as_deref(), Some("of Justice"));
    browser.press(&Key::Tab);
    browser.press(&Key::Space);
    assert!(browser.focus().is_chosen());
    assert_eq!(browser.focus().attribute("type").as_deref(), Some("radio"));
}

#[test]
fn a_page_is_seen_as_it_was_asked_for() {
    let browser = page();
    let matches =
        |query: &str| browser.script("return matchMedia(arguments[0]).matches;", vec![json!(query)]) == true;
    browser.resize(320, 640);
    browser.prefer(Scheme::Dark);
    assert!(matches("(width: 320px) and (prefers-color-scheme: dark)"));
    browser.prefer(Scheme::Light);
    assert!(matches("screen and (prefers-color-scheme: light)"));
    browser.force_colours();
    assert!(matches("(forced-colors: active)"));
    browser.print_view();
    assert!(matches("print"));
}

#[test]
fn a_picture_has_the_size_of_the_page() {
    let browser = page();
    browser.resize(320, 640);
    let file = browser.scratch("picture.png");
    browser.screenshot(&file);
    // Width and height stand at a fixed place in every PNG.
    assert_eq!(fs::read(file).unwrap()[16..24], [0, 0, 1, 64, 0, 0, 2, 128]);
}

#[test]
fn two_browsers_share_nothing() {
    let [first, second] = [page(), page()];
    first.script("sessionStorage.answer = localStorage.answer = 'yes';", Vec::new());
    let kept = "return [sessionStorage.answer, localStorage.answer];";
    first.reload();
    assert_eq!(first.script(kept, Vec::new()), json!(["yes", "yes"]));
    assert_eq!(second.script(kept, Vec::new()), json!([null, null]));
}

fn text_is_read_as_it_is_shown(engine: Engine) {
    let browser = page_in(engine);
    add(
        &browser,
        &json!([["p", { "id": "shown", "textContent": " In  place " }], ["p", { "hidden": true, "id": "hidden" }]]),
    );
    assert_eq!(browser.find("#shown").text(), "In place");
    assert!(browser.find("#shown").is_shown() && !browser.find("#hidden").is_shown());
}
