//! Where a person is and where they were: the way back, the address of the page and its history, and closing it.

use serde_json::{Value, json};

use crate::person::{IN_PLACE, PARTLY, arrive, arrive_in, await_widget, full};
use crate::support::{Browser, Engine, Key, Part, in_every_engine};

in_every_engine!(
    a_statement_from_a_long_list_leads_back_to_the_very_link,
    the_way_back_outlasts_a_reload,
    back_and_forward_go_through_the_screens_and_to_what_was_left,
    an_address_opens_the_place_that_it_names,
    a_link_in_a_new_tab_goes_where_it_says,
    a_fragment_that_is_no_place_is_left_alone,
    a_page_of_others_keeps_its_address_and_its_history,
    the_first_key_skips_to_the_title_and_the_next_one_begins,
    the_page_asks_before_it_is_closed_only_while_answers_would_be_lost,
    the_list_of_parts_says_where_one_is_and_says_nothing_aloud,
);

/// The results of a full assessment, with all steps.
#[track_caller]
fn results(engine: Engine) -> Browser {
    let browser = arrive_in(engine);
    let assessment = full(&browser);
    browser.give(&assessment);
    browser.choose("Results");
    browser.find(".toc");
    browser.find("#next > p > .btn").click();
    browser.wait_until("all steps are shown", || browser.find_all(STEPS).len() > 30);
    browser
}

const STEPS: &str = "#next .step .id a";

/// The address of a link as it is written; WebKit's driver gives the whole one.
fn written(link: &Part<'_>) -> String {
    link.script("return arguments[0].getAttribute('href') ?? '';").as_str().unwrap_or_default().to_owned()
}

/// Follows the link of the nineteenth step, and returns its address.
#[track_caller]
fn leave_step(browser: &Browser) -> String {
    let link = browser.find_all(STEPS).remove(18);
    let address = written(&link);
    link.click();
    browser.find("section.q");
    address
}

/// Waits until the link with this address has the focus, and is seen.
#[track_caller]
fn expect_at(browser: &Browser, address: &str) {
    let is_at = "let it = document.activeElement;
        while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
        const { top, bottom } = it.getBoundingClientRect();
        return it.matches('#next .step *') && top > 0 && bottom < innerHeight ? it.getAttribute('href') : '';";
    browser
        .wait_until(&format!("the focus is at {address}"), || browser.script(is_at, Vec::new()) == address);
}

/// The fragment of the page's address.
fn fragment(browser: &Browser) -> Value {
    browser.script("return location.hash;", Vec::new())
}

fn a_statement_from_a_long_list_leads_back_to_the_very_link(engine: Engine) {
    let browser = results(engine);
    let address = leave_step(&browser);
    browser.choose("Back to the results");
    expect_at(&browser, &address);
    assert!(browser.find_all(".came").is_empty());
    assert_eq!(browser.axe(), [""; 0]);
}

fn the_way_back_outlasts_a_reload(engine: Engine) {
    let browser = results(engine);
    let address = leave_step(&browser);
    browser.reload();
    await_widget(&browser);
    browser.choose("Back to the results");
    expect_at(&browser, &address);
}

fn back_and_forward_go_through_the_screens_and_to_what_was_left(engine: Engine) {
    let browser = results(engine);
    let address = leave_step(&browser);
    assert_eq!(fragment(&browser), address);
    browser.back();
    expect_at(&browser, &address);
    assert_eq!(fragment(&browser), "#results");
    browser.script("history.forward();", Vec::new());
    browser.wait_until("it is the statement again", || {
        fragment(&browser) == address && !browser.find_all("section.q").is_empty()
    });
    browser.script("history.go(-2);", Vec::new());
    browser.expect("Prepare to join and apply the Convention against Torture");
    assert_eq!(fragment(&browser), "");
}

fn an_address_opens_the_place_that_it_names(engine: Engine) {
    let browser = Browser::open_in(engine, "index.html#JUS3");
    await_widget(&browser);
    browser.expect("Justice");
    browser.wait_until("the focus is at the statement", || {
        browser.focus().attribute("name").as_deref() == Some("JUS3")
    });
    browser.script("location.hash = 'plan';", Vec::new());
    browser.wait_until("it is the plan", || !browser.find_all("#lines").is_empty());
    browser.go("index.html#results/next");
    await_widget(&browser);
    browser.wait_until("it is the results", || !browser.find_all("#summary").is_empty());
}

fn a_link_in_a_new_tab_goes_where_it_says(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    let link = browser.find_named(".task a", "Justice");
    let address = link.script("return arguments[0].href;");
    browser.go_in_new_tab(address.as_str().unwrap());
    await_widget(&browser);
    browser.expect("Justice");
}

fn a_fragment_that_is_no_place_is_left_alone(engine: Engine) {
    let browser = Browser::open_in(engine, "index.html#contact");
    await_widget(&browser);
    browser.expect("Prepare to join and apply the Convention against Torture");
    assert_eq!(fragment(&browser), "#contact");
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    browser.script("location.hash = 'imprint';", Vec::new());
    browser.wait_until("it is the page's own", || fragment(&browser) == "#imprint");
    browser.expect("Questionnaire");
    browser.script("history.go(-2);", Vec::new());
    browser.expect("Prepare to join and apply the Convention against Torture");
    assert_eq!(fragment(&browser), "#contact");
}

fn a_page_of_others_keeps_its_address_and_its_history(engine: Engine) {
    let browser = Browser::open_in(engine, "minimal.html#S8");
    await_widget(&browser);
    browser.expect("Prepare to join and apply the Convention against Torture");
    let entries = "return [history.length, history.state, location.hash];";
    let before = browser.script(entries, Vec::new());
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    browser.choose("Justice");
    browser.expect("Justice");
    browser.find(".track a[href='#JUS5']").click();
    assert_eq!(browser.script(entries, Vec::new()), before);
    assert_eq!(before[2], "#S8");
}

// No other driver makes a window as narrow as a phone.
#[test]
fn the_next_unanswered_statement_is_reached_from_the_results() {
    let browser = arrive();
    browser.resize(320, 640);
    browser.choose("Questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.choose("Next unanswered");
    browser.wait_until("the focus is at the one after it", || {
        browser.focus().attribute("name").as_deref() == Some("JUS2")
    });
    browser.choose("Results");
    browser.choose("Next unanswered");
    browser.wait_until("the focus is at the first", || {
        browser.focus().attribute("name").as_deref() == Some("S1.1")
    });
}

fn the_first_key_skips_to_the_title_and_the_next_one_begins(engine: Engine) {
    let browser = arrive_in(engine);
    browser.script(
        "document.querySelector('uncat-readiness').shadowRoot.querySelector('.skip').focus();",
        Vec::new(),
    );
    browser.press(&Key::Enter);
    browser.wait_until("the focus is at the title", || {
        browser.focus().attribute("id").as_deref() == Some("title")
    });
    browser.press(&Key::Tab);
    browser.wait_until("the focus is where one begins", || written(&browser.focus()).starts_with("#begin/"));
}

/// Whether the page asks before it is closed: its own listeners decide that when the browser asks them.
fn asks(browser: &Browser) -> bool {
    let ask = "const closing = new Event('beforeunload', { cancelable: true });
        dispatchEvent(closing);
        return closing.defaultPrevented;";
    browser.script(ask, Vec::new()) == true
}

#[track_caller]
fn expect_asks(browser: &Browser, expected: bool, why: &str) {
    browser.wait_until(why, || asks(browser) == expected);
}

fn the_page_asks_before_it_is_closed_only_while_answers_would_be_lost(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Questionnaire");
    browser.choose("Justice");
    assert!(!asks(&browser), "nothing was entered");
    browser.answer("JUS1", PARTLY);
    expect_asks(&browser, true, "the tab alone keeps an answer");
    browser.choose("Save a file");
    expect_asks(&browser, false, "a file has the answer");
    browser.answer("JUS1", IN_PLACE);
    expect_asks(&browser, true, "the answer has changed since");
    browser
        .script("document.querySelector('uncat-readiness').setAttribute('storage', 'device');", Vec::new());
    expect_asks(&browser, false, "the device keeps it");
    browser.script("document.querySelector('uncat-readiness').setAttribute('storage', 'none');", Vec::new());
    expect_asks(&browser, true, "nothing keeps it");
    browser.script("document.querySelector('uncat-readiness').reset();", Vec::new());
    expect_asks(&browser, false, "all is erased");
}

fn the_list_of_parts_says_where_one_is_and_says_nothing_aloud(engine: Engine) {
    let browser = results(engine);
    let said = browser.find("#said").content();
    let here = || {
        let current = browser.find_all(".toc [aria-current=location]");
        current.iter().map(written).collect::<Vec<_>>()
    };
    for part in ["next", "profile", "strengths"] {
        browser.part_of(part).script("arguments[0].scrollIntoView();");
        browser.wait_until(&format!("it is {part}"), || here() == [format!("#results/{part}")]);
    }
    browser.script("scrollTo(0, 0);", Vec::new());
    browser.wait_until("it is the top", || here() == ["#results/summary"]);
    assert_eq!(browser.find("#said").content(), said);
    assert_eq!(json!(browser.axe()), json!([]));
}

#[test]
fn chromium_asks_before_answers_are_lost_and_lets_the_person_stay() {
    check_question(Engine::Chromium);
}

#[test]
fn firefox_asks_before_answers_are_lost_and_lets_the_person_stay() {
    check_question(Engine::Firefox);
}

#[track_caller]
fn check_question(engine: Engine) {
    let browser = Browser::open_asking(engine, "index.html#JUS");
    await_widget(&browser);
    browser.expect("Justice");
    browser.answer("JUS1", PARTLY);
    browser.set_out_for("minimal.html");
    browser.await_question();
    browser.stay();
    browser.expect("Justice");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    browser.set_out_for("minimal.html");
    browser.await_question();
    browser.leave_all_the_same();
    let path = || browser.script("return location.pathname;", Vec::new());
    browser.wait_until("the page is left", || path() == "/minimal.html");
}

#[test]
fn a_link_that_is_opened_beside_leaves_the_page_as_it_is_in_chromium() {
    check_beside(Engine::Chromium);
}

#[test]
fn a_link_that_is_opened_beside_leaves_the_page_as_it_is_in_firefox() {
    check_beside(Engine::Firefox);
}

// WebKit's driver clicks without the keys that are down.
#[track_caller]
fn check_beside(engine: Engine) {
    let browser = Browser::open_in(engine, "index.html#tasks");
    await_widget(&browser);
    browser.expect("Questionnaire");
    let link = browser.find_named(".task a", "Justice");
    for (n, click) in [Part::click_middle, Part::click_with_control].iter().enumerate() {
        click(&link);
        browser.wait_until("another tab is there", || browser.tabs() == n + 2);
        browser.expect("Questionnaire");
        assert_eq!(fragment(&browser), "#tasks");
    }
}
