//! Where the widget's files may lie, and what else may be on the page.

use std::fs;

use serde_json::{Value, json};

use super::site::{Site, WIDGET, run, seen};
use crate::support::{Browser, Engine, in_every_engine, whole_bundle};

in_every_engine!(
    the_widget_works_from_another_origin,
    the_widget_works_from_a_folder_below_another_and_with_a_base_elsewhere,
    two_widgets_with_different_questionnaires_and_scopes_work_on_one_page,
    two_widgets_in_different_languages_work_on_one_page,
    the_first_of_two_widgets_follows_the_address_and_the_console_says_so,
    the_address_of_a_page_with_a_base_elsewhere_keeps_its_path,
);

/// The widget is there, and nothing was complained about.
#[track_caller]
fn check_it_works(browser: &Browser) {
    assert_eq!(run(browser, "return (await widget.ready).results.overall.unanswered;", &[]), 165);
    for list in ["errors", "warnings"] {
        assert_eq!(seen(browser, list), [Value::Null; 0]);
    }
}

fn the_widget_works_from_another_origin(engine: Engine) {
    let widget = Site::new();
    let origin = widget.address("").trim_end_matches('/').replace("127.0.0.1", "localhost");
    let host = Site::under(
        &format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {origin}; connect-src {origin};
         style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
        )
        .replace('\n', ""),
    );
    let script = format!("<script type=module src={origin}/readiness/uncat-readiness.js></script>");
    let browser = host.page_with("index.html", &script, WIDGET).open(engine, "");
    check_it_works(&browser);
    let others = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name))
        .filter(({ origin, pathname }) => (origin === location.origin) === pathname.startsWith('/readiness/')).length;";
    assert_eq!(browser.script(others, Vec::new()), 0);
}

fn the_widget_works_from_a_folder_below_another_and_with_a_base_elsewhere(engine: Engine) {
    let site = Site::under("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'");
    fs::create_dir_all(site.path("a/b")).unwrap();
    fs::rename(site.path("readiness"), site.path("a/b/c")).unwrap();
    let script = "<script type=module src=/a/b/c/uncat-readiness.js></script>";
    site.page_with("a/index.html", &format!("<base href=/nowhere/>{script}"), WIDGET);
    let browser = site.open(engine, "a/");
    check_it_works(&browser);
    // An address of the page is one for its base, as everywhere on a page.
    fs::create_dir(site.path("nowhere")).unwrap();
    fs::write(site.path("nowhere/ours.json"), whole_bundle().to_string()).unwrap();
    run(&browser, "widget.setAttribute('questionnaire', 'ours.json');", &[]);
    check_it_works(&browser);
}

fn two_widgets_with_different_questionnaires_and_scopes_work_on_one_page(engine: Engine) {
    let site = Site::new();
    let mut bundle = whole_bundle();
    bundle["questionnaire"]["id"] = json!("other");
    bundle["words"]["questionnaire"] = json!("other");
    bundle["migration"]["questionnaire"] = json!("other");
    fs::write(site.path("other.json"), bundle.to_string()).unwrap();
    let other = "<uncat-readiness questionnaire=other.json scope=areas loading=eager></uncat-readiness>";
    let browser = site.show(engine, &format!("{WIDGET}{other}"));
    let answer = "const both = [...document.querySelectorAll('uncat-readiness')];
        await Promise.all(both.map((it) => it.ready));
        const [first, second] = both;
        const give = (it, id) => {
            const { assessment } = it;
            assessment.answers = { JUS1: { response: id } };
            return changed(() => { it.assessment = assessment; }, it);
        };
        await Promise.all([give(first, 'planned'), give(second, 'partly')]);
        return both.map(({ assessment, results }) =>
            [assessment.questionnaire.id, assessment.answers.JUS1.response, results.overall.unanswered]);";
    let expected = json!([["uncat", "planned", 164], ["other", "partly", 71]]);
    assert_eq!(run(&browser, answer, &[]), expected);
    browser.reload();
    let kept = "const both = [...document.querySelectorAll('uncat-readiness')];
        await Promise.all(both.map((it) => it.ready));
        return both.map(({ assessment, results }) =>
            [assessment.questionnaire.id, assessment.answers.JUS1.response, results.overall.unanswered]);";
    assert_eq!(run(&browser, kept, &[]), expected);
    assert_eq!(browser.script("return Object.keys(sessionStorage).length;", Vec::new()), 2);
}

/// Writes a bundle in another language, as far as this test looks: one from right to left, with digits of its own.
fn write_bundle_in_persian(site: &Site) {
    let mut bundle = whole_bundle();
    for words in ["words", "interface"] {
        bundle[words]["language"] = json!("fa");
    }
    bundle["interface"]["formats"] = json!("fa");
    bundle["interface"]["rtl"] = json!(true);
    bundle["words"]["title"] = json!("عنوان");
    fs::write(site.path("fa.json"), bundle.to_string()).unwrap();
}

fn two_widgets_in_different_languages_work_on_one_page(engine: Engine) {
    let site = Site::new();
    write_bundle_in_persian(&site);
    let other = "<uncat-readiness lang=fa questionnaire=fa.json loading=eager></uncat-readiness>";
    let browser = site.show(engine, &format!("{WIDGET}{other}"));
    let look = "const both = [...document.querySelectorAll('uncat-readiness')];
        await Promise.all(both.map((it) => it.ready));
        return both.map(({ shadowRoot }) => {
            const [widget, part] = [shadowRoot.querySelector('.ur'), (path) => shadowRoot.querySelector(path).textContent];
            return [widget.lang, getComputedStyle(widget).direction, part('#title'), part('.facts div:nth-child(2) dd')];
        });";
    let english = ["en", "ltr", "Prepare to join and apply the Convention against Torture", "165"];
    assert_eq!(run(&browser, look, &[]), json!([english, ["fa", "rtl", "عنوان", "۱۶۵"]]));
    // What is answered in the one is answered in no other.
    let answer = "const [first, second] = document.querySelectorAll('uncat-readiness');
        const answers = { JUS1: { response: 'partly' } };
        await changed(() => { second.assessment = { ...second.assessment, answers }; }, second);
        await second.show('results');
        return [first, second].map(({ assessment, results }) =>
            [Object.keys(assessment.answers).length, results.overall.unanswered]);";
    assert_eq!(run(&browser, answer, &[]), json!([[0, 165], [1, 164]]));
    for list in ["errors", "warnings"] {
        assert_eq!(seen(&browser, list), [Value::Null; 0]);
    }
}

fn the_first_of_two_widgets_follows_the_address_and_the_console_says_so(engine: Engine) {
    let site = Site::new();
    let widget =
        |id: &str| format!("<uncat-readiness id={id} loading=eager addresses=fragment></uncat-readiness>");
    site.page("index.html", &["a", "b"].map(widget).concat());
    let browser = Browser::open_in(engine, &site.address("#JUS"));
    let titles = "await Promise.all([...document.querySelectorAll('uncat-readiness')].map((it) => it.ready));
        return [...document.querySelectorAll('uncat-readiness')]
            .map((it) => it.shadowRoot.querySelector('[part=screen] .q')?.id ?? null);";
    assert_eq!(run(&browser, titles, &[]), json!(["JUS1", null]));
    let go = "const [first, second] = document.querySelectorAll('uncat-readiness');
        await second.show('plan');
        const between = location.hash;
        await first.show('tasks');
        return [between, location.hash];";
    assert_eq!(run(&browser, go, &[]), json!(["#JUS", "#tasks"]));
    let warnings = seen(&browser, "warnings");
    assert_eq!(warnings.len(), 1);
    assert!(
        warnings[0].as_str().unwrap().contains("another self-assessment on this page follows the address")
    );
}

fn the_address_of_a_page_with_a_base_elsewhere_keeps_its_path(engine: Engine) {
    let site = Site::new();
    let head = "<script type=module src=/readiness/uncat-readiness.js></script><base href=/other/>";
    site.page_with("index.html", head, "<uncat-readiness addresses=fragment></uncat-readiness>");
    let browser = Browser::open_in(engine, &site.address("index.html"));
    let went = run(
        &browser,
        "await widget.ready; await widget.show('S8'); return location.pathname + location.hash;",
        &[],
    );
    assert_eq!(went, "/index.html#S8");
}
