//! What came with the second edition: files and kept sessions of the first, the treaties of the State, and figures under
//! other conventions.

use std::fs;

use serde_json::{Value, json};
use xtask::project;

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, run, seen};
use crate::person::{PARTLY, assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    a_file_of_an_earlier_edition_opens_and_leads_to_what_is_to_be_looked_at_again,
    a_kept_session_of_an_earlier_edition_stays_as_it_was_until_something_is_done,
    treaties_that_are_marked_before_the_program_is_there_bind_the_state_afterwards,
    the_figure_under_other_conventions_is_one_click_away_and_follows_each_answer,
);

fn arrive(site: &Site, engine: Engine) -> Browser {
    let browser = site.show(engine, WIDGET);
    assert_eq!(run(&browser, "await widget.ready;", &[]), Value::Null);
    browser
}

fn a_file_of_an_earlier_edition_opens_and_leads_to_what_is_to_be_looked_at_again(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine);
    let file = fs::read(project::root().join("tests/fixtures/saved-2026.1.json")).unwrap();
    browser.open_file("saved.json", &file);
    browser.wait_until("it is open", || browser.find("#notice").content().contains("2026.1"));
    let notice = browser.find("#notice").content();
    assert!(notice.contains("answers were carried over") && notice.contains("are new"), "{notice}");
    browser.find("#notice summary").click();
    browser.find("#notice a[href='#MIL5']").click();
    browser.expect("Military");
    assert!(browser.focus().attribute("id").is_some_and(|id| id.starts_with("MIL5")));
    // The message stays, and the former answer is beside the statement until the person says that it is right.
    assert!(browser.find("#notice").is_shown());
    assert!(browser.find(".earlier").content().contains("Planned"));
    browser.find(".earlier button").click();
    browser.wait_until("nothing is beside it", || browser.find_all(".earlier").is_empty());
    let answers = browser.answers();
    assert_eq!((&answers["MIL5"]["response"], answers["MIL5"].get("earlier")), (&json!("planned"), None));
    assert_eq!(answers["EXT5"]["earlier"][0]["edition"], "2026.1");
    browser.choose("Close");
    assert!(browser.find_all("#notice").is_empty());
    assert_eq!(browser.assessment()["questionnaire"]["edition"], "2027.1");
}

fn a_kept_session_of_an_earlier_edition_stays_as_it_was_until_something_is_done(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine);
    browser.give(&assessment(&json!({ "S9.3": { "response": "in-place" } })));
    let age = "const [key] = Object.keys(sessionStorage);
        sessionStorage.setItem(key, sessionStorage.getItem(key).replace('2027.1', '2026.1'));
        return sessionStorage.getItem(key).includes('2026.1');";
    assert_eq!(browser.script(age, Vec::new()), true);
    browser.reload();
    await_widget(&browser);
    browser.wait_until("it says so", || browser.find("#notice").content().contains("2026.1"));
    assert_eq!(browser.answers()["S9.3"].get("response"), None);
    let kept = "return Object.values(sessionStorage).some((text) => text.includes('2026.1\"}'));";
    assert_eq!(browser.script(kept, Vec::new()), true, "nothing is written yet");
    run(&browser, "await widget.show('JUS');", &[]);
    browser.answer("JUS1", PARTLY);
    browser.wait_until("the answer is kept", || browser.script(kept, Vec::new()) == false);
    browser.reload();
    await_widget(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(browser.answers()["S9.3"]["earlier"][0]["response"], "in-place");
    assert!(browser.find_all("#notice").is_empty());
}

fn treaties_that_are_marked_before_the_program_is_there_bind_the_state_afterwards(engine: Engine) {
    let site = Site::new();
    site.page("index.html", WIDGET);
    let later = ["/program.", "/glue.", "/en."];
    let link = Held::before(&site.address(""), &later);
    let browser = Browser::open_in(engine, link.url());
    browser.find("#treaties summary").click();
    browser.find("[id='treaty-ICCPR']").click();
    later.iter().for_each(|part| link.pass(part, Passes::All));
    await_widget(&browser);
    assert_eq!(browser.assessment()["treaties"], json!(["ICCPR"]));
    assert!(browser.find("#treaties summary").content().contains("1 marked"));
    run(&browser, "await widget.show('JUS');", &[]);
    let sources = "return [...document.querySelector('uncat-readiness').shadowRoot.querySelectorAll('.refs')]
        .map((list) => list.textContent).join(' ');";
    let sources = browser.script(sources, Vec::new());
    let sources = sources.as_str().unwrap();
    assert!(sources.contains("It binds your State, which is a party."), "{sources}");
    assert!(sources.contains("Your State is not a party"), "{sources}");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn the_figure_under_other_conventions_is_one_click_away_and_follows_each_answer(engine: Engine) {
    let site = Site::new();
    let browser = arrive(&site, engine);
    browser.give(&assessment(&json!({ "S8.1": { "response": "planned" } })));
    run(&browser, "await widget.show('results');", &[]);
    browser.find("#method summary").click();
    let rows = || browser.find("#method table").text();
    // The weakest of the core duties: one is planned, the others are open.
    assert!(rows().contains("33%") && rows().contains("0 to 33"), "{}", rows());
    let robustness = || browser.assessment()["results"]["robustness"].clone();
    assert_eq!(robustness()["latePoints"]["points"], json!([0, 1, 3, 6]));
    assert_eq!(robustness()["weakestCore"]["readiness"], 33);
    browser.give(&assessment(&json!({ "S8.1": { "response": "not-yet" } })));
    run(&browser, "await widget.show('results');", &[]);
    assert_eq!(robustness()["weakestCore"]["readiness"], 0);
}
