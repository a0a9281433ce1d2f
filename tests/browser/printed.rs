//! The questionnaire as a page without a script: what a browser makes of it, on the screen and on paper.

use crate::support::{Browser, Scheme};

/// Opens the page, which is there at once.
fn page() -> Browser {
    Browser::open("uncat-readiness-questionnaire.html")
}

/// Gives the page this width, and expects it not to be wider.
#[track_caller]
fn check_fits(browser: &Browser, width: u32) {
    browser.resize(width, 900);
    let cut = browser.script("return document.documentElement.scrollWidth - innerWidth;", Vec::new());
    assert!(cut.as_i64().is_some_and(|it| it <= 0), "at {width} px it scrolls sideways by {cut} px");
}

#[test]
fn the_page_to_print_in_arabic_has_no_fault_and_is_never_wider_than_its_window() {
    let browser = Browser::open("uncat-readiness-questionnaire-ar.html");
    check_fits(&browser, 320);
    check_fits(&browser, 1280);
    assert_eq!(browser.axe(), [""; 0]);
}

#[test]
fn the_page_to_print_has_no_fault_and_is_never_wider_than_its_window() {
    let browser = page();
    for width in [1280, 320] {
        check_fits(&browser, width);
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.prefer(scheme);
            assert_eq!(browser.axe(), [""; 0], "{width} px, {scheme:?}");
        }
    }
}

#[test]
fn the_page_to_print_asks_for_its_style_sheet_and_nothing_else() {
    let browser = page();
    assert!(browser.find("h1").is_shown());
    let expected = ["uncat-readiness-questionnaire.html", "printed.css"].map(|name| browser.address(name));
    // Browsers look for an icon by themselves, on every page that names none.
    let by_the_page = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().filter(|line| !line.contains("/favicon.ico")).collect()
    };
    assert_eq!(by_the_page(browser.requests()), expected);
    assert_eq!(by_the_page(browser.violations()), [""; 0]);
}

#[test]
fn on_paper_each_sheet_says_that_nothing_is_verified_and_no_statement_is_cut() {
    let browser = page();
    browser.print_view();
    let style = |selector: &str, property: &str| {
        let read = format!("return getComputedStyle(document.querySelector('{selector}')).{property};");
        browser.script(&read, Vec::new())
    };
    // The head of a table is what browsers repeat on each sheet.
    assert_eq!(style(".sheet", "display"), "table");
    assert_eq!(style(".running", "display"), "table-header-group");
    assert!(browser.find(".running").text().contains("Reported by the user, not verified."));
    assert_eq!(style(".statement", "breakInside"), "avoid");
    assert_eq!(style(".skip", "display"), "none");
}
