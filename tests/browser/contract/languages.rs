//! The reader's choice of a language, before and after the program is there: nothing that was done is lost, and nothing is
//! fetched that is not shown.

use std::fs;

use serde_json::{Value, json};
use xtask::project;

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, events, run, seen};
use crate::person::{IN_PLACE, PARTLY, assessment, await_widget};
use crate::support::{Browser, Engine, fetched, in_every_engine, linked};

in_every_engine!(
    a_language_is_chosen_on_the_first_screens_and_the_program_goes_on_in_it,
    a_language_that_is_chosen_later_takes_its_words_alone_and_keeps_all_else,
    the_attribute_is_followed_in_place,
    words_that_do_not_arrive_change_nothing_and_can_be_asked_for_again,
    a_language_is_kept_with_the_answers_until_the_page_is_in_another,
    a_site_that_chooses_itself_shows_no_choice,
    results_are_printed_in_another_language_and_the_screen_stays_in_its_own,
);

/// The language and direction of the widget, and its title.
const SHOWN: &str = "const drawn = widget.shadowRoot.querySelector('.ur');
    return [drawn.lang, drawn.dir, drawn.querySelector('#title').textContent];";

#[track_caller]
fn check(browser: &Browser, language: &str, direction: &str, title: &str) {
    let expected = json!([language, direction, title]);
    browser.wait_until("it is in the language", || run(browser, SHOWN, &[]) == expected);
}

/// The title of a section, or of the questionnaire without a section.
fn title(language: &str, section: Option<&str>) -> String {
    let path = project::root().join(format!("content/uncat/{language}.json"));
    let words: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let title = section.map_or(&words["title"], |id| &words["sections"][id]["title"]);
    title.as_str().unwrap().to_owned()
}

/// A text of the widget's own.
fn interface(language: &str, name: &str) -> String {
    let path = project::root().join(format!("content/interface/{language}.json"));
    let words: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    words["words"][name].as_str().unwrap().to_owned()
}

/// What has the focus in the widget: its language, where it is a button of the choice.
fn focused(browser: &Browser) -> Option<String> {
    browser.focus().attribute("lang")
}

fn a_language_is_chosen_on_the_first_screens_and_the_program_goes_on_in_it(engine: Engine) {
    let site = Site::new();
    let link = Held::before(&site.address(""), &["program.", "/ru."]);
    site.page("index.html", &WIDGET.replacen('>', " loading=eager>", 1));
    let browser = Browser::open_in(engine, link.url());
    browser.expect(&title("en", None));
    browser.speak("fr");
    check(&browser, "fr", "ltr", &title("fr", None));
    browser.find(".starts li:nth-child(2) a").click();
    browser.find("[id=JUS] a, a[href='#JUS']").click();
    browser.expect(&title("fr", Some("JUS")));
    browser.answer("JUS1", IN_PLACE);
    browser.unfold();
    browser.part_of("JUS1-note").keys("Été");
    browser.speak("ar");
    check(&browser, "ar", "rtl", &title("ar", Some("JUS")));
    assert_eq!(focused(&browser).as_deref(), Some("ar"), "the focus is where it was");
    assert!(browser.part_of(&format!("JUS1-{IN_PLACE}")).is_chosen());
    link.pass("program.", Passes::All);
    await_widget(&browser);
    check(&browser, "ar", "rtl", &title("ar", Some("JUS")));
    assert_eq!(browser.answers()["JUS1"]["note"], "Été");
    assert_eq!(focused(&browser).as_deref(), Some("ar"), "the focus is where it was");
    let asked = link.asked();
    let of = |word: &str| asked.iter().filter(|path| path.contains(word)).count();
    assert_eq!([of("/zh."), of("/ru."), of("/es."), of("screens-zh")], [0; 4], "{asked:?}");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn a_language_that_is_chosen_later_takes_its_words_alone_and_keeps_all_else(engine: Engine) {
    let site = Site::new();
    let link = Held::before(&site.address(""), &[]);
    site.page("index.html", WIDGET);
    let browser = Browser::open_in(engine, link.url());
    await_widget(&browser);
    run(&browser, "await widget.show('JUS');", &[]);
    browser.answer("JUS1", PARTLY);
    browser.answer("JUS2", IN_PLACE);
    let before = link.asked().len();
    browser.speak("fr");
    check(&browser, "fr", "ltr", &title("fr", Some("JUS")));
    assert_eq!(focused(&browser).as_deref(), Some("fr"), "the focus is where it was");
    let asked: Vec<String> = link.asked().into_iter().skip(before).collect();
    assert!(asked.len() == 1 && asked[0].contains("/fr."), "{asked:?}");
    assert_eq!(run(&browser, "return widget.assessment.language;", &[]), "fr");
    // What was done in English can be undone in French.
    browser.find(".history button").click();
    browser.wait_until("the last answer is undone", || browser.answers().get("JUS2").is_none());
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert!(events(&browser).iter().any(|event| event == "language"));
    // A document that was written in one language opens in each.
    let open = "const { assessment } = widget; widget.lang = 'zh'; await new Promise((done) =>
            widget.addEventListener('uncat-readiness-language', done, { once: true }));
        assessment.answers.JUS2 = { response: 'planned' };
        await changed(() => { widget.assessment = assessment; });
        return [assessment.language, widget.assessment.language, widget.assessment.answers.JUS2.response];";
    assert_eq!(run(&browser, open, &[]), json!(["fr", "zh", "planned"]));
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn the_attribute_is_followed_in_place(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    run(&browser, "await widget.show('S8');", &[]);
    browser.answer("S8.1", PARTLY);
    for (asked, language, direction) in [("ar-EG", "ar", "rtl"), ("es", "es", "ltr"), ("de", "en", "ltr")] {
        run(&browser, "widget.lang = given[0];", &[json!(asked)]);
        check(&browser, language, direction, &title(language, Some("S8")));
        assert_eq!(browser.answers()["S8.1"]["response"], "partly");
    }
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn words_that_do_not_arrive_change_nothing_and_can_be_asked_for_again(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    let file = site.path("readiness").join(fetched("ru"));
    let words = fs::read(&file).unwrap();
    linked::replace(&file, b"{}").unwrap();
    // The server prefers the packed copies.
    for ending in ["br", "gz"] {
        fs::remove_file(file.with_added_extension(ending)).unwrap();
    }
    browser.speak("ru");
    browser.wait_until("it is told", || !browser.find_all("[part=notice]").is_empty());
    assert_eq!(run(&browser, SHOWN, &[]), json!(["en", "ltr", title("en", None)]));
    linked::replace(&file, &words).unwrap();
    browser.speak("ru");
    check(&browser, "ru", "ltr", &title("ru", None));
    assert!(browser.find_all("[part=notice]").is_empty(), "what was told is over");
}

fn a_language_is_kept_with_the_answers_until_the_page_is_in_another(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    run(&browser, "await widget.show('S8');", &[]);
    browser.answer("S8.1", PARTLY);
    browser.speak("es");
    check(&browser, "es", "ltr", &title("es", Some("S8")));
    browser.reload();
    await_widget(&browser);
    check(&browser, "es", "ltr", &title("es", Some("S8")));
    assert_eq!(browser.answers()["S8.1"]["response"], "partly");
    site.page("index.html", &WIDGET.replacen('>', " lang=fr>", 1));
    browser.reload();
    await_widget(&browser);
    check(&browser, "fr", "ltr", &title("fr", Some("S8")));
}

fn a_site_that_chooses_itself_shows_no_choice(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &WIDGET.replacen('>', " languages=hidden lang=zh>", 1));
    await_widget(&browser);
    check(&browser, "zh", "ltr", &title("zh", None));
    assert!(!browser.find(".languages").is_shown());
}

/// Notes what is to be printed. Printing ends when the test says so.
const ON_PAPER: &str = "window.print = () => {
        const drawn = widget.shadowRoot.querySelector('.ur');
        window.printed = [drawn.lang, drawn.dir, drawn.querySelector('#title').textContent];
    };";

fn results_are_printed_in_another_language_and_the_screen_stays_in_its_own(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    browser.give(&assessment(&json!({ "S8.1": { "response": "partly" } })));
    run(&browser, "await widget.show('results');", &[]);
    run(&browser, ON_PAPER, &[]);
    let title = |language| interface(language, "results-so-far");
    browser.find_named("summary", &interface("en", "print-in")).click();
    // The second is chosen while the first is on paper: a browser may not tell that printing has ended.
    for (language, direction) in [("fr", "ltr"), ("ar", "rtl")] {
        browser.find(&format!(".btn[lang={language}]")).click();
        let expected = json!([language, direction, title(language)]);
        browser.wait_until("it is on paper", || {
            browser.script("return window.printed;", Vec::new()) == expected
        });
    }
    browser.script("dispatchEvent(new Event('afterprint'));", Vec::new());
    check(&browser, "en", "ltr", &title("en"));
    assert_eq!(focused(&browser).as_deref(), Some("ar"), "the focus is where it was");
    assert!(!events(&browser).iter().any(|event| event == "language"));
    assert_eq!(run(&browser, "return widget.assessment.language;", &[]), "en");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}
