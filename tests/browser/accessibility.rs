//! Every screen in light and dark, wide and narrow: no fault that axe can find, nothing cut off.

use serde_json::{Value, json};

use crate::person::{arrive, full};
use crate::support::{Browser, Scheme};

/// Nothing sticks out of the widget, which is as wide as the page.
#[track_caller]
fn check_fits(browser: &Browser, screen: &str, width: u32) {
    browser.resize(width, 900);
    let cut = browser.script("return document.documentElement.scrollWidth - innerWidth;", Vec::new());
    assert!(cut.as_i64().is_some_and(|it| it <= 0), "{screen} at {width} px scrolls sideways by {cut} px");
}

/// Looks at the screen in both schemes at both widths, and whether it fits at a third: what the padding of a theme
/// leaves of the narrower one.
#[track_caller]
fn check(browser: &Browser, screen: &str) {
    browser.unfold();
    check_fits(browser, screen, 257);
    for width in [1280, 320] {
        check_fits(browser, screen, width);
        assert_eq!(browser.axe(), [""; 0], "{screen}, {width} px");
        // Nothing else is another one in the dark.
        browser.prefer(Scheme::Dark);
        assert_eq!(browser.axe_of_colours(), [""; 0], "{screen}, {width} px, dark");
        browser.prefer(Scheme::Light);
    }
    browser.resize(1280, 900);
}

#[test]
fn the_first_screen_has_no_fault() {
    let browser = arrive();
    check(&browser, "start");
}

#[test]
fn the_list_of_sections_has_no_fault() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    check(&browser, "tasks");
    browser.give(&full(&browser));
    check(&browser, "tasks, all answered");
}

#[test]
fn the_message_about_a_file_has_no_fault() {
    let browser = arrive();
    browser.give(&full(&browser));
    browser.choose("Results");
    browser.choose("Save a file");
    browser.choose("The file did not arrive?");
    browser.choose("Copy the text");
    browser.wait_until("it is said how that ended", || browser.find_all(".offered p.small").len() == 3);
    check(&browser, "results, with a file");
}

#[test]
fn a_section_and_its_check_have_no_fault() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    check(&browser, "a section without answers");
    browser.answer("JUS1", "3");
    browser.answer("JUS2", "k");
    browser.answer("JUS3", "n");
    browser.part_of("JUS1-u0").keys("no address");
    browser.choose("Check these answers");
    check(&browser, "a check with errors");
    browser.choose("JUS3: say why the statement does not apply");
    browser.expect("Justice");
    check(&browser, "a section with errors");
}

#[test]
fn the_results_have_no_fault() {
    let browser = arrive();
    browser.choose("Results");
    check(&browser, "results without answers");
    browser.give(&full(&browser));
    check(&browser, "results");
    browser.find("#next > p > button").click();
    check(&browser, "results with all steps");
}

#[test]
fn the_plan_and_the_recommendations_have_no_fault() {
    let browser = arrive();
    browser.choose("Plan");
    check(&browser, "a plan without lines");
    browser.give(&planned(&browser));
    check(&browser, "a plan");
    browser.choose("Recommendations received");
    check(&browser, "recommendations");
}

/// All statements answered, lines of all kinds, a date that is none, a recommendation.
fn planned(browser: &Browser) -> Value {
    let mut document = full(browser);
    document["deposit"] = json!("2099-09-15");
    document["plan"] = json!([
        {"step": "S8.1a", "lead": "Justice", "due": "2099-04-30", "sign": "x", "help": "y", "status": "in-progress"},
        {"step": "S2.6a", "status": "done"},
        {"step": "JUS4a", "due": "2020-01-01"},
        {"own": 1, "text": "Open the service", "due": "soon"},
    ]);
    document["recommendations"] = json!([
        {"source": "committee", "asks": "Define torture", "indicators": ["S8.1", "S8.2"], "date": "2024-05-10"},
        {"asks": "Train", "date": "spring"},
    ]);
    document
}

#[test]
fn the_views_of_the_results_have_no_fault() {
    let browser = arrive();
    browser.give(&full(&browser));
    for view in [
        "by/phase",
        "by/theme",
        "by/article",
        "by/risk",
        "of/section/S8",
        "of/overall",
        "what-if",
        "find-out",
    ] {
        browser.script_to_end(
            "document.querySelector('uncat-readiness').show(arguments[0]).then(arguments[1]);",
            vec![json!(format!("results/{view}"))],
        );
        check(&browser, view);
    }
}

#[test]
fn messages_have_no_fault() {
    let browser = arrive();
    browser.give(&full(&browser));
    browser.open_file("bad.json", json!({ "format": "other" }).to_string().as_bytes());
    browser.find("#notice");
    check(&browser, "a file that was refused");
    browser.choose("Go on with the present answers");
    browser.unfold();
    browser.choose("Erase everything now");
    check(&browser, "before erasing");
}

#[test]
fn a_chosen_answer_can_be_told_in_forced_colours() {
    let browser = arrive();
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", "3");
    browser.force_colours();
    let ground = |level: &str| {
        browser
            .find(&format!("label[for=JUS1-{level}]"))
            .script("return getComputedStyle(arguments[0]).backgroundColor;")
    };
    assert_ne!(ground("3"), ground("2"));
    assert_eq!(browser.axe(), [""; 0]);
}

#[test]
fn every_screen_can_be_read_in_forced_colours() {
    let browser = arrive();
    browser.give(&full(&browser));
    browser.force_colours();
    for (link, title) in [
        ("Start", "Prepare to join and apply the Convention against Torture"),
        ("Questionnaire", "Questionnaire"),
        ("Justice", "Justice"),
        ("Check these answers", "Check your answers"),
        ("Results", "Results"),
    ] {
        browser.choose(link);
        browser.expect(title);
        assert_eq!(browser.axe(), [""; 0], "{title}");
    }
}

/// Looks at places of the widget in a language: axe, and whether all fits.
#[track_caller]
fn check_in(language: &str, places: &[&str]) {
    let browser = arrive_in(language);
    for place in places {
        show(&browser, place);
        check_fits(&browser, place, 257);
        for width in [1280, 320] {
            check_fits(&browser, place, width);
            assert_eq!(browser.axe(), [""; 0], "{language}, {place}, {width} px");
        }
    }
}

/// Looks whether words lie over others at every place of the widget: on a phone and on a desk, and on each where the text is
/// twice as large.
#[track_caller]
fn check_overlaps_in(language: &str) {
    let browser = arrive_in(language);
    for (width, size) in [(320, "100%"), (320, "200%"), (1280, "100%"), (1280, "200%")] {
        browser.resize(width, 900);
        browser.script("document.documentElement.style.fontSize = arguments[0];", vec![json!(size)]);
        for place in PLACES {
            show(&browser, place);
            check_fits(&browser, place, width);
            let found = browser.script(include_str!("support/overlaps.js"), Vec::new());
            assert_eq!(found, json!([]), "{language}, {place}, {width} px, {size}");
        }
    }
}

/// Opens the widget in a language. Half of the answers are given, so that each place has something of everything.
#[track_caller]
fn arrive_in(language: &str) -> Browser {
    let browser = arrive();
    browser.give(&planned(&browser));
    if language != "en" {
        browser.set_language(language);
    }
    browser
}

/// Goes to a place of the widget, and opens all that is folded there.
#[track_caller]
fn show(browser: &Browser, place: &str) {
    let show = "const [place, done] = arguments;
        document.querySelector('uncat-readiness').show(place).then(() => done(''), ({ message }) => done(message));";
    assert_eq!(browser.script_to_end(show, vec![json!(place)]), "");
    browser.unfold();
}

/// Every screen.
const PLACES: [&str; 16] = [
    "start",
    "tasks",
    "S8",
    "JUS",
    "JUS/check",
    "before-deposit",
    "results",
    "plan",
    "recommendations",
    "results/by/phase",
    "results/by/theme",
    "results/by/article",
    "results/by/risk",
    "results/what-if",
    "results/find-out",
    "results/of/overall",
];

#[test]
fn every_screen_in_arabic_has_no_fault() {
    check_in("ar", &PLACES);
}

#[test]
fn every_screen_in_chinese_has_no_fault() {
    check_in("zh", &PLACES);
}

#[test]
fn the_first_screens_a_section_and_the_results_have_no_fault_in_french() {
    check_in("fr", &["start", "tasks", "S8", "results"]);
}

#[test]
fn the_first_screens_a_section_and_the_results_have_no_fault_in_russian() {
    check_in("ru", &["start", "tasks", "S8", "results"]);
}

#[test]
fn the_first_screens_a_section_and_the_results_have_no_fault_in_spanish() {
    check_in("es", &["start", "tasks", "S8", "results"]);
}

#[test]
fn no_words_lie_over_others_in_english() {
    check_overlaps_in("en");
}

#[test]
fn no_words_lie_over_others_in_arabic() {
    check_overlaps_in("ar");
}

#[test]
fn no_words_lie_over_others_in_chinese() {
    check_overlaps_in("zh");
}

#[test]
fn no_words_lie_over_others_in_french() {
    check_overlaps_in("fr");
}

#[test]
fn no_words_lie_over_others_in_russian() {
    check_overlaps_in("ru");
}

#[test]
fn no_words_lie_over_others_in_spanish() {
    check_overlaps_in("es");
}
