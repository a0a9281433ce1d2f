//! Where a widget begins, which version it is, and what is printed with it: all that the page says, before and after it
//! is there.

use std::fs;

use serde_json::{Value, json};

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, events, many_frames, run, seen};
use crate::person::{PARTLY, assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    a_widget_begins_at_its_place_and_takes_no_focus,
    a_widget_begins_at_the_statement_that_it_names,
    a_reader_who_is_elsewhere_is_not_taken_to_a_statement,
    a_place_on_the_first_screens_is_that_of_the_program,
    a_place_is_for_who_comes_and_not_for_who_stays,
    a_file_that_cannot_be_opened_is_told_and_the_widget_begins_all_the_same,
    attributes_that_change_go_there_and_ask_before_answers_are_lost,
    the_version_is_the_one_of_the_folder,
    a_widget_prints_itself_and_not_the_others,
);

/// The element with more attributes.
fn with(attributes: &str) -> String {
    WIDGET.replacen('>', &format!(" {attributes}>"), 1)
}

/// The title of the screen, and what on the page has the focus.
const SHOWN: &str =
    "return [widget.shadowRoot.querySelector('#title').textContent, document.activeElement.localName];";

#[track_caller]
fn check(browser: &Browser, title: &str) {
    browser.expect(title);
    assert_eq!(run(browser, SHOWN, &[]), json!([title, "body"]));
}

const LAWS: &str = "Revise and apply laws, policies and regulations";

fn a_widget_begins_at_its_place_and_takes_no_focus(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &with("place=results"));
    for (place, title) in [("results", "Results so far"), ("S8", LAWS)] {
        site.page("index.html", &with(&format!("place={place}")));
        browser.go(&site.address(&format!("?{place}")));
        await_widget(&browser);
        check(&browser, title);
    }
    assert_eq!(seen(&browser, "warnings"), [Value::Null; 0]);
    site.page("index.html", &with("place=nowhere"));
    browser.go(&site.address("?nowhere"));
    await_widget(&browser);
    check(&browser, "Prepare to join and apply the Convention against Torture");
    assert_eq!(
        seen(&browser, "warnings"),
        [json!("<uncat-readiness> place=\"nowhere\" is no place; see show().")]
    );
}

/// Whether the statement begins in the window, and what on the page and in the widget has the focus.
const STATEMENT: &str = "const { top } = widget.shadowRoot.getElementById('S8.3').getBoundingClientRect();
    const inside = widget.shadowRoot.activeElement;
    return [top >= 0 && top < innerHeight, document.activeElement.localName, inside && (inside.name || inside.id)];";

fn a_widget_begins_at_the_statement_that_it_names(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &with("place=S8.3"));
    await_widget(&browser);
    let at_statement = || run(&browser, STATEMENT, &[]) == json!([true, "uncat-readiness", "S8.3"]);
    browser.wait_until("it is at the statement", at_statement);
    browser.choose("Results");
    browser.reload();
    await_widget(&browser);
    check(&browser, "Results so far");
}

fn a_reader_who_is_elsewhere_is_not_taken_to_a_statement(engine: Engine) {
    let site = Site::new();
    let widget = with("place=S8.3 loading=eager");
    let below = format!("{}{widget}", "<p>Above".repeat(200));
    for (page, body) in [("field", format!("<input autofocus>{widget}")), ("below", below)] {
        site.page(&format!("{page}.html"), &body);
        let browser = site.open(engine, &format!("{page}.html"));
        await_widget(&browser);
        browser.expect(LAWS);
        many_frames(&browser);
        let expected = if page == "field" { "input" } else { "body" };
        assert_eq!(run(&browser, STATEMENT, &[]), json!([false, expected, null]));
        assert_eq!(run(&browser, "return scrollY;", &[]), 0);
    }
}

fn a_place_on_the_first_screens_is_that_of_the_program(engine: Engine) {
    let site = Site::new();
    site.page("index.html", &with("place=JUS heading=2"));
    let link = Held::before(&site.address(""), &["/program."]);
    let browser = Browser::open_in(engine, link.url());
    check(&browser, "Justice");
    let level = "return widget.shadowRoot.querySelector('#title').ariaLevel;";
    assert_eq!(run(&browser, level, &[]), "2");
    assert_eq!(run(&browser, "return sessionStorage.length;", &[]), 0);
    browser.answer("JUS1", PARTLY);
    link.pass("/program.", Passes::All);
    await_widget(&browser);
    browser.expect("Justice");
    assert_eq!(run(&browser, level, &[]), "2");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

fn a_place_is_for_who_comes_and_not_for_who_stays(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &with("place=S8"));
    await_widget(&browser);
    browser.choose("Results");
    browser.expect("Results so far");
    browser.reload();
    await_widget(&browser);
    browser.expect("Results so far");
    // It is moved, and shows another questionnaire: still the same visit.
    run(&browser, "document.body.prepend(widget); await widget.ready;", &[]);
    browser.expect("Results so far");
    browser.go(&site.address(""));
    await_widget(&browser);
    check(&browser, LAWS);
}

fn a_file_that_cannot_be_opened_is_told_and_the_widget_begins_all_the_same(engine: Engine) {
    let site = Site::new();
    fs::write(site.path("broken.json"), "{}").unwrap();
    for (name, why) in [("missing.json", "the server answered 404"), ("broken.json", "format")] {
        let browser = site.show(engine, &with(&format!("assessment={name}")));
        await_widget(&browser);
        browser.find_named("#notice-t", "This is not a saved assessment");
        let errors = seen(&browser, "errors");
        let told = errors[0].as_str().unwrap();
        assert!(errors.len() == 1 && told.contains(name) && told.contains(why), "{errors:?}");
        assert_eq!(events(&browser), ["ready", "failed"]);
        assert_eq!(run(&browser, SHOWN, &[])[1], "body");
    }
}

fn attributes_that_change_go_there_and_ask_before_answers_are_lost(engine: Engine) {
    let site = Site::new();
    let document = |response: &str| assessment(&json!({ "JUS1": { "response": response } })).to_string();
    fs::write(site.path("one.json"), document("planned")).unwrap();
    fs::write(site.path("two.json"), document("not-yet")).unwrap();
    site.page("index.html", WIDGET);
    let link = Held::before(&site.address(""), &["/program."]);
    let browser = Browser::open_in(engine, link.url());
    browser.find("#title");
    run(
        &browser,
        "widget.setAttribute('assessment', 'one.json'); widget.setAttribute('place', 'results');",
        &[],
    );
    link.pass("/program.", Passes::All);
    await_widget(&browser);
    let answer = || browser.answers()["JUS1"]["response"].clone();
    browser.wait_until("the file is open", || answer() == "planned");
    run(&browser, "widget.setAttribute('place', 'S8');", &[]);
    browser.expect(LAWS);
    run(&browser, "widget.setAttribute('assessment', 'two.json');", &[]);
    browser.choose("Keep my answers");
    assert_eq!(answer(), "planned");
    many_frames(&browser);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn the_version_is_the_one_of_the_folder(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let version = fs::read_to_string(site.path("readiness/VERSION.txt")).unwrap();
    let version = version.trim_end();
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&browser, "widget.version = '9'; return widget.version;", &[]), version);
    await_widget(&browser);
    assert!(browser.find(".foot").text().contains(&format!("version {version}.")));
    for script in ["readiness/uncat-readiness.js", "readiness/npm/uncat-readiness.js"] {
        let script = fs::read_to_string(site.path(script)).unwrap();
        assert_eq!(script.lines().next(), Some(&*format!("/* uncat-readiness {version} */")));
    }
}

/// Presses the button of the second widget that prints, and notes which widgets would be on paper meanwhile, and how many
/// style sheets each has before and after.
const PRINT: &str = "const all = [...document.querySelectorAll('uncat-readiness')];
    for (const one of all) await one.ready;
    all[1].assessment = given[1];
    await all[1].show('results');
    await drawn();
    const off = () => all.map(({ shadowRoot }) => shadowRoot.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some((rule) => rule.cssText.startsWith('@media print') && /:host/.test(rule.cssText))));
    const noted = [];
    window.print = () => noted.push(off());
    [...all[1].shadowRoot.querySelectorAll('button')].find((it) => it.textContent === given[0]).click();
    await drawn();
    window.dispatchEvent(new Event('afterprint'));
    return [...noted, off()];";

fn a_widget_prints_itself_and_not_the_others(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &with("loading=eager").repeat(3));
    let answered = assessment(&json!({ "JUS1": { "response": "partly" } }));
    let noted = run(&browser, PRINT, &[json!("Print"), answered]);
    assert_eq!(noted, json!([[true, false, true], [false, false, false]]));
}
