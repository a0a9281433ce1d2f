//! The results and the plan on paper, printed by the button of the widget and by the browser's own command.

use serde_json::json;

use crate::person::{arrive_in, full};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(the_pages_of_a_document_have_numbers_only_while_it_is_printed);

/// What nobody needs on paper: fields, buttons, instructions, what is not there.
const NOT_ON_PAPER: [&str; 5] =
    ["Save a file", "Undo", "No handling label", "Handling label", "Whose assessment this is"];

/// Makes the button of the widget wait for the test to print, and presses it.
#[track_caller]
fn press_print(browser: &Browser) {
    browser.script("window.print = () => { window.asked = true; };", Vec::new());
    browser.choose("Results");
    browser.choose("Print");
    browser.wait_until("it is to be printed", || browser.script("return window.asked;", Vec::new()) == true);
}

/// A widget with an answer to every statement, one of them with a note.
#[track_caller]
fn answered(engine: Engine) -> Browser {
    let browser = arrive_in(engine);
    let mut assessment = full(&browser);
    assessment["answers"]["S1.1"]["note"] = json!("Named in the decree of May.");
    browser.give(&assessment);
    browser.choose("Results");
    browser.find("#summary");
    browser
}

/// Each sheet has its number in Chromium; the other engines put none in the margin of a page.
#[track_caller]
fn check_sheets(engine: Engine, sheets: &[String]) {
    for (n, sheet) in sheets.iter().enumerate() {
        let number = format!("Page {} of {}", n + 1, sheets.len());
        assert_eq!(sheet.contains(&number), engine == Engine::Chromium, "{number}: {sheet}");
        for words in NOT_ON_PAPER {
            assert!(!sheet.contains(words), "{words}: {sheet}");
        }
    }
}

#[track_caller]
fn check_results(engine: Engine) {
    let browser = answered(engine);
    let by_command = browser.sheets();
    press_print(&browser);
    let by_button = browser.sheets();
    for sheets in [&by_command, &by_button] {
        check_sheets(engine, sheets);
        assert!(sheets[0].contains("The first 3 steps, and who leads"), "{}", sheets[0]);
        assert!(!sheets[0].contains("What already works"), "{}", sheets[0]);
        assert!(!sheets.concat().contains("Named in the decree of May."));
    }
    browser.find("[for=annex-chosen]").click();
    let with_annex = browser.sheets();
    check_sheets(engine, &with_annex);
    assert!(with_annex.len() > by_command.len());
    assert!(with_annex.concat().contains("Named in the decree of May."));
}

#[test]
fn results_are_printed_with_the_minister_s_box_as_page_one_in_chromium() {
    check_results(Engine::Chromium);
}

#[test]
fn results_are_printed_with_the_minister_s_box_as_page_one_in_firefox() {
    check_results(Engine::Firefox);
}

#[track_caller]
fn check_plan(engine: Engine) {
    let browser = answered(engine);
    let mut assessment = browser.assessment();
    assessment["deposit"] = json!("2028-03-15");
    assessment["plan"] = json!([{ "step": "S1.1a", "lead": "Ministry of Justice", "due": "2027-09-01" }]);
    browser.give(&assessment);
    browser.choose("Plan");
    browser.find("#lines");
    let sheets = browser.sheets();
    check_sheets(engine, &sheets);
    let words = sheets.concat();
    for expected in ["Ministry of Justice", "1 September 2027", "15 March 2028"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert!(!words.contains("2027-09-01") && !words.contains("2028-03-15"), "{words}");
}

#[test]
fn a_plan_is_printed_with_leads_and_dates_in_words_in_chromium() {
    check_plan(Engine::Chromium);
}

#[test]
fn a_plan_is_printed_with_leads_and_dates_in_words_in_firefox() {
    check_plan(Engine::Firefox);
}

/// Whether a sheet of the document counts its pages, while it is printed and after that.
const COUNTED: &str = "const counted = () => document.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some((rule) => rule.cssText.includes('@page')));
    const told = (what) => { dispatchEvent(new Event(what)); return counted(); };
    return [counted(), told('beforeprint'), told('afterprint')];";

fn the_pages_of_a_document_have_numbers_only_while_it_is_printed(engine: Engine) {
    let browser = arrive_in(engine);
    assert_eq!(browser.script(COUNTED, Vec::new()), json!([false, true, false]));
    browser.script("document.querySelector('uncat-readiness').remove();", Vec::new());
    assert_eq!(browser.script(COUNTED, Vec::new()), json!([false, false, false]));
}
