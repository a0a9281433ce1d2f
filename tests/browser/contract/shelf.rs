//! What is entered is found again where it was entered, and nowhere else: on pages that swap what they show, in frames,
//! after going back, in several tabs, and where a browser keeps nothing or keeps what nobody can read.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use xtask::server::POLICY;

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, run};
use crate::person::{IN_PLACE, PARTLY, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    a_site_that_swaps_its_pages_shows_the_answers_each_time,
    frames_with_different_scopes_have_answers_of_their_own,
    frames_with_the_same_address_overwrite_nothing_unasked,
    pages_that_differ_by_their_query_have_answers_of_their_own,
    erasing_reaches_the_addresses_that_the_page_had_before,
    erasing_reaches_what_another_tab_wrote_last,
    a_page_that_is_gone_back_to_shows_what_was_answered_since,
    a_tab_that_was_duplicated_goes_on_by_itself,
    first_screens_in_two_tabs_overwrite_nothing,
    a_storage_that_forgets_is_said_to_keep_nothing,
    what_nobody_can_read_is_kept_aside,
    what_another_frame_erased_is_not_written_back_unasked,
    what_another_page_keeps_and_nobody_can_read_is_set_aside,
    what_can_be_read_again_is_gone_on_with_unless_something_newer_is_kept,
    a_reset_erases_where_the_program_never_starts,
);

#[track_caller]
fn ready(browser: &Browser) {
    assert_eq!(run(browser, "await widget.ready;", &[]), Value::Null);
}

/// Gives one answer on justice, as the reader would.
#[track_caller]
fn answer(browser: &Browser, id: &str, level: &str) {
    assert_eq!(run(browser, "await widget.show('JUS');", &[]), Value::Null);
    browser.answer(id, level);
    browser.wait_until("it is there", || !browser.answers()[id].is_null());
}

fn a_site_that_swaps_its_pages_shows_the_answers_each_time(engine: Engine) {
    let site = Site::new();
    let swap = "window.visit = (path) => {
            history.pushState(null, '', path);
            const main = document.querySelector('main');
            if (path !== '/index.html') return main.replaceChildren('another page');
            const widget = document.createElement('uncat-readiness');
            widget.setAttribute('loading', 'eager');
            main.replaceChildren(widget);
        };
        addEventListener('DOMContentLoaded', () => visit('/index.html'));";
    fs::write(site.path("swap.js"), swap).unwrap();
    let script =
        "<script type=module src=/readiness/uncat-readiness.js></script><script src=/swap.js></script>";
    let browser = site.page_with("index.html", script, "<main></main>").open(engine, "index.html");
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    let count = |expected: usize| {
        ready(&browser);
        assert_eq!(browser.answers().as_object().unwrap().len(), expected);
    };
    for n in 1..=3 {
        browser.script("visit('/other'); visit('/index.html');", Vec::new());
        count(n);
        answer(&browser, &format!("JUS{}", n + 1), PARTLY);
    }
    browser.reload();
    count(4);
}

/// A page with frames of `embed.html` with these addresses.
fn frames(site: &Site, engine: Engine, queries: [&str; 2]) -> Browser {
    let frames = queries
        .map(|query| format!("<iframe src=/readiness/embed.html{query} width=700 height=500></iframe>"));
    site.page_with("frames.html", "", &frames.concat()).open(engine, "frames.html")
}

/// Answers in one of the frames; returns the answers of both.
#[track_caller]
fn answer_in_frame(browser: &Browser, frame: usize, id: &str) -> Value {
    let answer = "const answering = widgets[given[0]];
        await answering.show(given[1]);
        await changed(() => answering.shadowRoot.querySelector(`[id='${given[1]}-2']`).click(), answering);
        return widgets.map(({ assessment }) => Object.keys(assessment.answers));";
    run(browser, &[WIDGETS, answer].concat(), &[json!(frame), json!(id)])
}

/// The widgets of the frames, once they are there.
const WIDGETS: &str =
    "const inside = ({ contentDocument }) => contentDocument?.querySelector('uncat-readiness');
    const all = [...document.querySelectorAll('iframe')];
    while (!all.every((it) => inside(it)?.ready)) await new Promise((next) => setTimeout(next, 20));
    const widgets = all.map(inside);
    await Promise.all(widgets.map((it) => it.ready));";

#[track_caller]
fn answers_of_frames(browser: &Browser) -> Value {
    let look = "return widgets.map(({ assessment }) => Object.keys(assessment.answers));";
    run(browser, &[WIDGETS, look].concat(), &[])
}

fn frames_with_different_scopes_have_answers_of_their_own(engine: Engine) {
    let site = Site::new();
    for queries in [["?scope=areas", "?scope=JUS"], ["?id=one", "?id=two"]] {
        let browser = frames(&site, engine, queries);
        browser.wait_until("both are there", || browser.find_all("iframe").len() == 2);
        answer_in_frame(&browser, 0, "JUS1");
        assert_eq!(answer_in_frame(&browser, 1, "JUS2"), json!([["JUS1"], ["JUS2"]]));
        browser.reload();
        assert_eq!(answers_of_frames(&browser), json!([["JUS1"], ["JUS2"]]));
    }
}

fn frames_with_the_same_address_overwrite_nothing_unasked(engine: Engine) {
    let site = Site::new();
    let browser = frames(&site, engine, ["", ""]);
    answer_in_frame(&browser, 0, "JUS1");
    answer_in_frame(&browser, 1, "JUS2");
    let look = "return [widgets[1].shadowRoot.querySelectorAll('#notice').length,
        Object.values(sessionStorage).join().includes('JUS1')];";
    assert_eq!(run(&browser, &[WIDGETS, look].concat(), &[]), json!([1, true]));
}

fn pages_that_differ_by_their_query_have_answers_of_their_own(engine: Engine) {
    let site = Site::new();
    let browser = site.page("index.html", WIDGET).open(engine, "?p=12");
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    browser.go(&site.address("?p=15"));
    ready(&browser);
    assert_eq!(browser.answers(), json!({}));
    browser.go(&site.address("?utm_source=letter&p=12"));
    ready(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

fn erasing_reaches_the_addresses_that_the_page_had_before(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    browser.script("history.replaceState(null, '', '/elsewhere');", Vec::new());
    answer(&browser, "JUS2", PARTLY);
    run(&browser, "await widget.reset();", &[]);
    assert_eq!(browser.script("return sessionStorage.length + localStorage.length;", Vec::new()), 0);
}

fn erasing_reaches_what_another_tab_wrote_last(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &WIDGET.replacen('>', " storage=device>", 1));
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    let first = browser.go_in_new_tab(&site.address(""));
    ready(&browser);
    answer(&browser, "JUS2", IN_PLACE);
    browser.look_at(&first);
    browser.choose("Start");
    browser.unfold();
    browser.choose("Erase everything now");
    assert!(browser.find("#notice").content().contains("another"), "the question says so first");
    browser.choose("Erase");
    browser.wait_until("all is erased", || browser.answers() == json!({}));
    assert_eq!(browser.script("return sessionStorage.length + localStorage.length;", Vec::new()), 0);
}

fn a_page_that_is_gone_back_to_shows_what_was_answered_since(engine: Engine) {
    let site = Site::new();
    site.page("index.html", WIDGET);
    let browser = site.open(engine, "index.html?utm_source=1");
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    browser.go(&site.address("index.html?utm_source=2"));
    ready(&browser);
    answer(&browser, "JUS1", IN_PLACE);
    answer(&browser, "JUS2", PARTLY);
    browser.back();
    ready(&browser);
    browser.wait_until("the newer answers are shown", || browser.answers().as_object().unwrap().len() == 2);
    assert_eq!(browser.answers()["JUS1"]["response"], "in-place");
    answer(&browser, "JUS3", PARTLY);
    browser.reload();
    ready(&browser);
    assert_eq!(browser.answers().as_object().unwrap().len(), 3);
}

fn a_tab_that_was_duplicated_goes_on_by_itself(engine: Engine) {
    let site = Site::new();
    // A browser gives such a tab a copy of what this one keeps, as it does when a reader duplicates a tab.
    let browser =
        site.show(engine, &format!("<p><a id=duplicate href='/' target=_blank rel=opener>Again</a>{WIDGET}"));
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    let first = browser.go_to_opened_tab(&browser.find("#duplicate"));
    ready(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly", "it begins with a copy");
    answer(&browser, "JUS2", PARTLY);
    let answered = |expected: [&str; 2]| {
        let answers = browser.answers();
        let found: BTreeSet<&str> = answers.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(found, BTreeSet::from(expected));
    };
    let second = browser.look_at(&first);
    answer(&browser, "JUS3", PARTLY);
    browser.reload();
    ready(&browser);
    answered(["JUS1", "JUS3"]);
    browser.look_at(&second);
    browser.reload();
    ready(&browser);
    answered(["JUS1", "JUS2"]);
}

fn first_screens_in_two_tabs_overwrite_nothing(engine: Engine) {
    const LATER: [&str; 3] = ["/program.", "/glue.", "/en."];
    let site = Site::new();
    site.page("index.html", WIDGET);
    let link = Held::before(&site.address(""), &LATER);
    let browser = Browser::open_in(engine, link.url());
    browser.find("#title");
    let first = browser.go_in_new_tab(link.url());
    let begin = |from: &str| {
        browser.find("#title");
        browser.unfold();
        browser.find("label[for='keep-device']").click();
        browser.find(&format!("label[for='from-{from}']")).click();
    };
    let kept = || browser.script("return Object.values(localStorage).join();", Vec::new());
    begin("party");
    let before = kept();
    assert!(before.as_str().unwrap().contains("party"));
    browser.look_at(&first);
    begin("considering");
    assert_eq!(kept(), before, "the tab that came later has overwritten nothing");
    LATER.iter().for_each(|part| link.pass(part, Passes::All));
    await_widget(&browser);
    let notice = browser.find("#notice").content();
    assert!(notice.contains("another"), "{notice}");
    let after = kept();
    let after = after.as_str().unwrap();
    assert!(after.contains("party") && !after.contains("considering"), "{after}");
}

fn a_storage_that_forgets_is_said_to_keep_nothing(engine: Engine) {
    let site = Site::new();
    fs::write(site.path("forget.js"), "Storage.prototype.setItem = () => {};").unwrap();
    let browser = site.show(engine, &format!("<script src=forget.js></script>{WIDGET}"));
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    browser.wait_until("it is said", || browser.find(".kept").content().starts_with("Not kept"));
}

fn what_nobody_can_read_is_kept_aside(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    for change in [
        "text.replace('\"version\":1', '\"version\":2')",
        "text.slice(0, text.length - 9)",
        "text.replace('\"uncat\"', '\"another\"')",
    ] {
        let spoil = format!(
            "const [[key, text]] = Object.entries(sessionStorage);
             sessionStorage.setItem(key, {change});
             window.spoiled = sessionStorage.getItem(key);
             return spoiled.slice(spoiled.lastIndexOf('\\n') + 1);"
        );
        let spoiled = browser.script(&spoil, Vec::new());
        browser.reload();
        ready(&browser);
        assert_eq!(browser.answers(), json!({}), "{change}");
        browser.find("#notice");
        answer(&browser, "JUS1", PARTLY);
        let kept = browser.script("return Object.values(sessionStorage);", Vec::new());
        let holds = |it: &Value| it.as_str().unwrap().ends_with(spoiled.as_str().unwrap());
        assert!(kept.as_array().unwrap().iter().any(holds), "{change}: it is there, as it was");
        browser.reload();
        ready(&browser);
        assert_eq!(browser.answers()["JUS1"]["response"], "partly");
        run(&browser, "await widget.reset();", &[]);
        assert_eq!(browser.script("return sessionStorage.length;", Vec::new()), 0);
        answer(&browser, "JUS1", PARTLY);
    }
}

fn what_another_frame_erased_is_not_written_back_unasked(engine: Engine) {
    let site = Site::new();
    let browser = frames(&site, engine, ["", ""]);
    answer_in_frame(&browser, 0, "JUS1");
    browser.reload();
    assert_eq!(answers_of_frames(&browser), json!([["JUS1"], ["JUS1"]]));
    run(&browser, &[WIDGETS, "await widgets[0].reset();"].concat(), &[]);
    answer_in_frame(&browser, 1, "JUS2");
    let look = "return [widgets[1].shadowRoot.querySelectorAll('#notice').length, sessionStorage.length];";
    assert_eq!(run(&browser, &[WIDGETS, look].concat(), &[]), json!([1, 0]));
}

fn what_another_page_keeps_and_nobody_can_read_is_set_aside(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    // As a newer version would, in another frame.
    let spoil = "const [[key, text]] = Object.entries(sessionStorage);
        sessionStorage.setItem(key, text.replace('\"version\":1', '\"version\":2'));";
    browser.script(spoil, Vec::new());
    answer(&browser, "JUS2", PARTLY);
    browser.choose("Take the other answers");
    browser.wait_until("it is said", || browser.find("#notice").content().contains("newer version"));
    let kept = "return Object.entries(sessionStorage).sort().map(([key, text]) =>
        [key.includes('/aside/'), text.includes('\"version\":2'), text.includes('JUS2')]);";
    let expected = json!([[false, false, true], [true, true, false]]);
    browser.wait_until("both are kept", || browser.script(kept, Vec::new()) == expected);
    assert_eq!(browser.answers().as_object().unwrap().len(), 2);
}

fn what_can_be_read_again_is_gone_on_with_unless_something_newer_is_kept(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    // As an older version does with what it cannot read.
    let set_aside = "const [[key, text]] = Object.entries(sessionStorage);
        sessionStorage.setItem(`${key}/aside/1`, text);";
    browser.script(&[set_aside, "sessionStorage.removeItem(key);"].concat(), Vec::new());
    browser.reload();
    ready(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert!(browser.find_all("#notice").is_empty());
    browser.script(set_aside, Vec::new());
    answer(&browser, "JUS2", PARTLY);
    browser.reload();
    ready(&browser);
    assert_eq!(browser.answers().as_object().unwrap().len(), 2);
    assert!(browser.find("#notice").content().starts_with("Other answers are kept here"));
    browser.choose("Erase it");
    browser.wait_until("it is erased", || browser.script("return sessionStorage.length;", Vec::new()) == 1);
}

fn a_reset_erases_where_the_program_never_starts(engine: Engine) {
    for attributes in ["scope=areas loading=eager", "loading=lazy"] {
        let site = Site::new();
        let below = "<p style='height: 400vh'>Above</p>";
        let browser =
            site.show(engine, &format!("{below}{}", WIDGET.replacen('>', &format!(" {attributes}>"), 1)));
        run(
            &browser,
            "await widget.show('JUS'); await changed(() => widget.shadowRoot.querySelector('[id=JUS1-2]').click());",
            &[],
        );
        let kept = "return sessionStorage.length;";
        assert_eq!(browser.script(kept, Vec::new()), 1, "{attributes}");
        for file in fs::read_dir(site.path("readiness/uncat-readiness")).unwrap().map(|file| file.unwrap()) {
            if file.file_name().to_str().unwrap().starts_with("program.") {
                fs::remove_file(file.path()).unwrap();
            }
        }
        browser.go(&site.address("?utm_source=again"));
        let reset = "return await widget.reset().then(() => 'done', () => 'not started');";
        assert_eq!(run(&browser, reset, &[]), "not started", "{attributes}");
        assert_eq!(browser.script(kept, Vec::new()), 0, "{attributes}");
    }
}

/// Chromium alone prerenders pages.
#[test]
fn a_page_that_was_prerendered_begins_with_the_newest_when_it_is_shown() {
    let site = Site::under(&POLICY.replace("script-src", "script-src 'inline-speculation-rules'"));
    let widget = WIDGET.replacen('>', " id=one query='' loading=eager>", 1);
    // Both pages have one address, so that they keep the same.
    let rules = r#"{"prerender": [{"urls": ["/?next"], "eagerness": "immediate"}]}"#;
    let rules = format!("<script type=speculationrules>{rules}</script><p><a id=next href='/?next'>Next</a>");
    let mark = "if (document.prerendering) addEventListener('load', () => localStorage.setItem('prerendered', 'yes'));";
    fs::write(site.path("mark.js"), mark).unwrap();
    let browser = site.show(Engine::Chromium, &format!("<script src=/mark.js></script>{rules}{widget}"));
    ready(&browser);
    answer(&browser, "JUS1", PARTLY);
    browser.wait_until("the next page is prerendered", || {
        browser.script("return localStorage.getItem('prerendered');", Vec::new()) == "yes"
    });
    answer(&browser, "JUS2", PARTLY);
    browser.find("#next").click();
    let shown = "return location.search === '?next'
        && performance.getEntriesByType('navigation')[0].activationStart > 0;";
    browser.wait_until("the prerendered page is shown", || browser.script(shown, Vec::new()) == true);
    ready(&browser);
    assert_eq!(browser.answers().as_object().unwrap().len(), 2);
    answer(&browser, "JUS3", PARTLY);
    browser.reload();
    ready(&browser);
    assert_eq!(browser.answers().as_object().unwrap().len(), 3);
}
