//! A file that does not arrive: browsers inside mail and chat programs save nothing, so it can be shared, or its text
//! copied.

use serde_json::{Value, json};

use super::site::{Site, WIDGET, run};
use crate::support::{Browser, Engine, Key, in_every_engine};

in_every_engine!(
    a_file_that_did_not_arrive_is_shared_in_the_task_of_the_click,
    a_browser_that_shares_no_json_gets_it_as_a_text,
    the_text_of_a_file_is_copied,
    a_browser_without_a_clipboard_for_pages_copies_the_text_all_the_same,
    where_a_browser_copies_nothing_the_text_is_selected,
    the_message_about_a_file_is_closed_and_the_focus_is_where_it_was,
);

/// A browser that shares what `share` shares and copies as `copy` copies. What they got is in `got`.
const ABLE: &str = "
    window.got = [];
    let isClick = false;
    addEventListener('click', () => { isClick = true; }, true);
    addEventListener('click', () => { isClick = false; });
    const give = (object, name, value) => Object.defineProperty(object, name, { configurable: true, value });
    give(navigator, 'canShare', ({ files }) => files.every((file) => file instanceof File));
    give(navigator, 'share', async ({ files: [file] }) => {
        got.push([file.name, file.type, isClick, await file.text()]);
        if (given[0] === 'refuse' && file.type !== 'text/plain') throw new DOMException('', 'NotAllowedError');
    });
    give(navigator, 'clipboard', ['old', 'mute'].includes(given[0]) ? undefined : {
        writeText: async (text) => { got.push(['copied', '', isClick, text]); },
    });
    if (given[0] === 'mute') give(document, 'execCommand', () => false);";

/// Saves the document, and shows the other ways.
#[track_caller]
fn offered(engine: Engine, manner: &str) -> (Site, Browser) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    run(&browser, "await widget.ready;", &[]);
    run(&browser, ABLE, &[json!(manner)]);
    run(&browser, "await widget.download('json');", &[]);
    browser.choose("The file did not arrive?");
    browser.find("#offered-text");
    (site, browser)
}

/// What was shared or copied so far: name, kind, whether in the task of the click, and the text.
#[track_caller]
fn got(browser: &Browser, count: usize) -> Vec<Value> {
    let got = || browser.script("return got;", Vec::new()).as_array().unwrap().clone();
    browser.wait_until("the browser got it", || got().len() == count);
    got()
}

#[track_caller]
fn says(browser: &Browser, words: &str) {
    browser.find_named(".offered p", words);
}

/// The text in the field.
#[track_caller]
fn text(browser: &Browser) -> String {
    browser.find("#offered-text").property("value").unwrap()
}

fn a_file_that_did_not_arrive_is_shared_in_the_task_of_the_click(engine: Engine) {
    let (_site, browser) = offered(engine, "");
    browser.choose("Share the file");
    assert_eq!(got(&browser, 1), [json!(["uncat-readiness.json", "application/json", true, text(&browser)])]);
    says(&browser, "The file was shared.");
    assert!(text(&browser).contains("\"uncat-readiness/assessment\""));
}

fn a_browser_that_shares_no_json_gets_it_as_a_text(engine: Engine) {
    let (_site, browser) = offered(engine, "refuse");
    browser.choose("Share the file");
    says(&browser, "The file was not shared. Try once more, or another way.");
    browser.choose("Share the file");
    says(&browser, "The file was shared.");
    assert_eq!(got(&browser, 2)[1], json!(["uncat-readiness.json.txt", "text/plain", true, text(&browser)]));
}

fn the_text_of_a_file_is_copied(engine: Engine) {
    let (_site, browser) = offered(engine, "");
    browser.choose("Copy the text");
    says(&browser, "The text was copied.");
    assert_eq!(got(&browser, 1), [json!(["copied", "", true, text(&browser)])]);
}

fn a_browser_without_a_clipboard_for_pages_copies_the_text_all_the_same(engine: Engine) {
    let (_site, browser) = offered(engine, "old");
    run(&browser, "addEventListener('copy', (event) => got.push(event.composedPath()[0].id));", &[]);
    browser.choose("Copy the text");
    assert_eq!(got(&browser, 1), [json!("offered-text")]);
    says(&browser, "The text was copied.");
}

fn where_a_browser_copies_nothing_the_text_is_selected(engine: Engine) {
    let (_site, browser) = offered(engine, "mute");
    browser.choose("Copy the text");
    says(&browser, "This browser did not copy the text. It is selected: copy it by hand.");
    let selected = "const { activeElement: field } = widget.shadowRoot;
        return [field.id, field.selectionStart, field.selectionEnd === field.value.length];";
    assert_eq!(run(&browser, selected, &[]), json!(["offered-text", 0, true]));
}

fn the_message_about_a_file_is_closed_and_the_focus_is_where_it_was(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    run(&browser, "await widget.ready; await widget.show('tasks');", &[]);
    browser.find_named("button", "Save a file").script("arguments[0].focus();");
    browser.press(&Key::Enter);
    browser.find_named(".offered button", "Close").click();
    browser.wait_until("it is closed", || browser.find_all(".offered").is_empty());
    browser.wait_until("the focus is back", || browser.focus().text() == "Save a file");
}
