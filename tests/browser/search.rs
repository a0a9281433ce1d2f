//! A search for a statement by hand: typed, read out, gone through by the keyboard, and begun before the program is there.

use crate::person::{arrive, arrive_in};
use crate::support::{Engine, Key, in_every_engine};

in_every_engine!(a_statement_is_found_by_its_words_and_reached_by_the_keyboard,);

fn a_statement_is_found_by_its_words_and_reached_by_the_keyboard(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    let field = browser.part_of("search");
    field.keys("INTERPRETERS");
    let said = browser.part_of("search-found");
    browser.wait_until("it says how many there are", || said.content() == "1 statement found.");
    assert_eq!(said.attribute("role").as_deref(), Some("status"));
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("search"));
    browser.press(&Key::Enter);
    browser.wait_until("the focus is at the statement", || {
        browser.focus().attribute("name").as_deref() == Some("MIG3")
    });
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    assert_eq!(browser.part_of("search").property("value").as_deref(), Some("INTERPRETERS"));
    browser.part_of("search").clear();
    browser.part_of("search").keys("prévention");
    browser.wait_until("it is found without its accent", || {
        browser.part_of("search-found").content().contains("statements found")
    });
    browser.press(&Key::Enter);
    browser.wait_until("the focus is at what was found", || {
        browser.focus().attribute("id").as_deref() == Some("search-found")
    });
    browser.press(&Key::Tab);
    browser.wait_until("the first result is next", || {
        browser.focus().attribute("href").as_deref()
            == browser.find("[role=search] li a").attribute("href").as_deref()
    });
    assert_eq!(browser.axe(), [""; 0]);
    assert_eq!(browser.violations(), [""; 0]);
}

#[test]
fn a_search_fits_a_narrow_page() {
    let browser = arrive();
    browser.choose("Questionnaire");
    browser.resize(320, 640);
    browser.part_of("search").keys("S8");
    browser.wait_until("results are shown", || browser.find_all("[role=search] li").len() == 8);
    let width =
        "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth;";
    assert_eq!(browser.script(width, Vec::new()), 0);
    browser.choose("Show all 12 statements");
    browser.wait_until("all are shown", || browser.find_all("[role=search] li").len() == 12);
    assert_eq!(browser.axe(), [""; 0]);
}
