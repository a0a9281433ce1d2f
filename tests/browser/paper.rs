//! The results and the plan on paper, printed by the button of the widget and by the browser's own command.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use xtask::project;

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

/// Marks the beginning and the end of each block that is on one sheet, and what is on every sheet. Without a font for
/// Chinese, the words on a sheet cannot be read. The marks are capital letters: a font for Arabic has the digits, too, and
/// would part them from their letters.
const MARKED: &str = "const root = document.querySelector('uncat-readiness').shadowRoot;
    const mark = (element, words, place) => {
        const it = document.createElement('span');
        it.textContent = words;
        it.style.fontSize = '4px';
        if (place === 'top' || place === 'bottom') {
            Object.assign(it.style, { position: 'absolute', insetInlineStart: 0, [place]: 0 });
            element.style.position = 'relative';
        }
        element.append(it);
    };
    let n = 0;
    const numbered = () => [...String(n)].map((digit) => 'FGHIJKLMNO'[digit]).join('');
    for (const block of root.querySelectorAll('.brief, .step, .mini > li, .pic, .gate, .field.keep .pick')) {
        if (block.localName === 'svg') continue;
        mark(block, ` B${numbered()}B `, 'top');
        mark(block, ` E${numbered()}E `, 'bottom');
        n++;
    }
    for (const { cells } of root.querySelectorAll('.tab tr')) {
        mark(cells[0], ` B${numbered()}B `);
        mark(cells[cells.length - 1], ` E${numbered()}E `);
        n++;
    }
    mark(root.querySelector('.paper'), ' onhead ');
    mark(root.querySelector('.foot p'), ' onfoot ');
    return ['.paper', '.foot p'].map((it) => root.querySelector(it).textContent);";

/// Whether the cells of each row follow each other from right to left, on paper.
const FROM_RIGHT: &str = "const { shadowRoot } = document.querySelector('uncat-readiness');
    const rows = [...shadowRoot.querySelectorAll('.tab tr')].map(({ cells }) => [...cells].map((it) => it.getBoundingClientRect()));
    const each = rows.filter((row) => row.length > 1 && row[0].width)
        .map((row) => row.slice(1).every((it, n) => it.right < row[n].right));
    return [each.length > 9, each.includes(true), each.includes(false)];";

/// A text of the interface.
fn said(language: &str, name: &str) -> String {
    let words =
        fs::read_to_string(project::root().join(format!("content/interface/{language}.json"))).unwrap();
    serde_json::from_str::<Value>(&words).unwrap()["words"][name].as_str().unwrap().to_owned()
}

/// The words of Latin letters on a sheet that are no id.
fn latin(sheet: &str) -> Vec<&str> {
    let words = sheet.split(|letter: char| !letter.is_ascii_alphabetic());
    words
        .filter(|word| word.len() > 2 && word.ends_with(|letter: char| letter.is_ascii_lowercase()))
        .collect()
}

/// Prints the results in a language, and looks at each sheet.
#[track_caller]
fn check_results_in(language: &str, is_from_right: bool) {
    let browser = answered(Engine::Chromium);
    browser.set_language(language);
    let on_every_sheet = browser.script(MARKED, Vec::new());
    for words in on_every_sheet.as_array().unwrap() {
        let unverified = said(language, "unverified");
        let unverified = unverified.trim_end_matches(['.', '。']);
        assert!(words.as_str().unwrap().contains(unverified), "{words} without {unverified}");
    }
    let sheets = browser.sheets();
    for (n, sheet) in sheets.iter().enumerate() {
        let mut numbers: Vec<usize> = sheet
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .take(2)
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [n + 1, sheets.len()], "its number comes first: {sheet}");
        let marked = |edge: char| -> BTreeSet<&str> {
            let marks = sheet.split(' ').filter_map(|word| word.strip_prefix(edge)?.strip_suffix(edge));
            marks.filter(|mark| mark.bytes().all(|byte| (b'F'..=b'O').contains(&byte))).collect()
        };
        assert!(!marked('B').is_empty(), "sheet {}: {sheet}", n + 1);
        assert_eq!(marked('B'), marked('E'), "a block is cut after or before sheet {}: {sheet}", n + 1);
        let mut latin = latin(sheet);
        latin.retain(|word| *word != "Noted");
        latin.sort_unstable();
        assert_eq!(latin, ["onfoot", "onhead"], "{sheet}");
    }
    browser.print_view();
    assert_eq!(browser.script(FROM_RIGHT, Vec::new()), json!([true, is_from_right, !is_from_right]));
}

#[test]
fn results_in_arabic_are_printed_from_right_to_left_and_no_sheet_cuts_a_block() {
    check_results_in("ar", true);
}

#[test]
fn results_in_chinese_are_printed_and_no_sheet_cuts_a_block() {
    check_results_in("zh", false);
}

/// Whether a sheet of the document counts its pages, while it is printed and after that.
const COUNTED: &str = "const counted = () => document.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some((rule) => rule.cssText.includes('@page')));
    const told = (what) => { dispatchEvent(new Event(what)); return counted(); };
    return [counted(), told('beforeprint'), told('afterprint')];";

/// The sides of a page that have its number. Chromium alone knows them.
const SIDES: &str = "dispatchEvent(new Event('beforeprint'));
    const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join();
    dispatchEvent(new Event('afterprint'));
    return ['left', 'right'].filter((side) => new RegExp(`@bottom-${side} {[^}]*counter`).test(rules));";

fn the_pages_of_a_document_have_numbers_only_while_it_is_printed(engine: Engine) {
    let browser = arrive_in(engine);
    assert_eq!(browser.script(COUNTED, Vec::new()), json!([false, true, false]));
    if engine == Engine::Chromium {
        assert_eq!(browser.script(SIDES, Vec::new()), json!(["right"]));
        browser.set_language("ar");
        assert_eq!(browser.script(SIDES, Vec::new()), json!(["left"]));
    }
    browser.script("document.querySelector('uncat-readiness').remove();", Vec::new());
    assert_eq!(browser.script(COUNTED, Vec::new()), json!([false, false, false]));
}
