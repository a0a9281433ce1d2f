//! The element as the page around it sees it: properties, events, several on a page, its end.

use serde_json::{Value, json};

use crate::person::{PARTLY, arrive_in, assessment, await_widget, full};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    ready_resolves_with_the_element,
    an_answer_tells_the_page_once,
    the_last_answer_completes_the_assessment,
    what_is_set_is_what_is_read,
    an_assessment_that_cannot_be_opened_throws_and_changes_nothing,
    reset_erases_everything,
    an_assessment_set_before_the_widget_is_there_is_taken_up,
    two_widgets_on_a_page_do_not_share_answers,
    a_widget_that_is_moved_keeps_its_answers_and_its_place,
    a_widget_that_is_removed_leaves_nothing_running,
    registering_twice_is_harmless,
    a_bundle_that_is_missing_leaves_the_fallback_and_says_why,
    a_file_that_is_no_bundle_is_told_and_the_built_in_one_comes_back,
    nothing_is_requested_after_load,
    the_minimal_page_works_and_shows_its_own_words_around_it,
);

/// Records each event of the page's widgets from now on: its name, its target's id, its detail.
fn record(browser: &Browser) {
    let record = "window.events = [];
        for (const kind of ['ready', 'changed', 'completed', 'failed'])
            document.addEventListener(`uncat-readiness-${kind}`,
                ({ target, detail }) => events.push([kind, target.id, detail]));";
    browser.script(record, Vec::new());
}

/// Waits for so many events, and returns their names.
#[track_caller]
fn events(browser: &Browser, n: usize) -> Vec<String> {
    let recorded =
        || browser.script("return window.events;", Vec::new()).as_array().cloned().unwrap_or_default();
    browser.wait_until(&format!("{n} events"), || recorded().len() >= n);
    recorded().iter().map(|event| event[0].as_str().unwrap().to_owned()).collect()
}

fn ready_resolves_with_the_element(engine: Engine) {
    let browser = arrive_in(engine);
    let same = "const element = document.querySelector('uncat-readiness');
        element.ready.then((it) => arguments[0](it === element));";
    assert_eq!(browser.script_to_end(same, Vec::new()), true);
}

fn an_answer_tells_the_page_once(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    record(&browser);
    browser.answer("JUS1", PARTLY);
    assert_eq!(events(&browser, 1), ["changed"]);
    assert_eq!(browser.script("return events[0][2];", Vec::new()), json!({ "answered": 1, "asked": 165 }));
}

fn the_last_answer_completes_the_assessment(engine: Engine) {
    let browser = arrive_in(engine);
    record(&browser);
    browser.give(&full(&browser));
    assert_eq!(events(&browser, 2), ["changed", "completed"]);
}

fn what_is_set_is_what_is_read(engine: Engine) {
    let browser = arrive_in(engine);
    let set = "const element = document.querySelector('uncat-readiness');
        element.assessment = arguments[0];
        return [element.assessment.answers, element.results.overall.withLevel];";
    let answers = json!({ "JUS1": { "response": "partly", "note": "Ask the Bar." } });
    assert_eq!(browser.script(set, vec![assessment(&answers)]), json!([answers, 1]));
    browser.wait_until("the answer is drawn", || browser.answers() == answers);
}

fn an_assessment_that_cannot_be_opened_throws_and_changes_nothing(engine: Engine) {
    let browser = arrive_in(engine);
    record(&browser);
    browser.give(&assessment(&json!({ "JUS1": { "response": "partly" } })));
    let set = "try { document.querySelector('uncat-readiness').assessment = { format: 'other' }; }
        catch (error) { return error.message; }";
    let message = browser.script(set, Vec::new());
    assert!(message.as_str().is_some_and(|it| it.contains("cannot be opened")), "{message}");
    assert_eq!(events(&browser, 2), ["changed", "failed"]);
    assert_eq!(browser.answers(), json!({ "JUS1": { "response": "partly" } }));
}

fn reset_erases_everything(engine: Engine) {
    let browser = arrive_in(engine);
    browser.give(&assessment(&json!({ "JUS1": { "response": "partly" } })));
    browser.script("document.querySelector('uncat-readiness').reset();", Vec::new());
    browser.wait_until("the answers are gone", || browser.answers() == json!({}));
    assert_eq!(browser.script("return sessionStorage.length;", Vec::new()), 0);
}

fn an_assessment_set_before_the_widget_is_there_is_taken_up(engine: Engine) {
    let browser = Browser::open_in(engine, "icon.svg");
    browser.go("index.html");
    let set = "const element = document.createElement('uncat-readiness');
        element.assessment = arguments[0];
        document.body.append(element);
        // WebKit's driver does not wait for modules.
        customElements.whenDefined('uncat-readiness').then(() => element.ready)
            .then(() => arguments[1](element.assessment.answers));";
    let answers = json!({ "JUS1": { "response": "planned" } });
    assert_eq!(browser.script_to_end(set, vec![assessment(&answers)]), answers);
}

/// Starts both widgets of the page at once: the first pushes the second away, and it would wait for a reader.
#[track_caller]
fn start_both(browser: &Browser) {
    let start = "customElements.whenDefined('uncat-readiness').then(() => {
            for (const element of [first, second]) element.setAttribute('loading', 'eager');
            arguments[0]();
        });";
    browser.script_to_end(start, Vec::new());
}

fn two_widgets_on_a_page_do_not_share_answers(engine: Engine) {
    let browser = Browser::open_in(engine, "two.html");
    start_both(&browser);
    let ready = "Promise.all([first.ready, second.ready]).then(() => arguments[0]());";
    browser.script_to_end(ready, Vec::new());
    let give = "const [assessment, done] = arguments;
        first.addEventListener('uncat-readiness-changed', () => done(), { once: true });
        first.assessment = assessment;";
    browser.script_to_end(give, vec![assessment(&json!({ "JUS1": { "response": "partly" } }))]);
    let answers = "return [first, second].map((it) => Object.keys(it.assessment.answers));";
    assert_eq!(browser.script(answers, Vec::new()), json!([["JUS1"], []]));
    browser.reload();
    start_both(&browser);
    browser.script_to_end(ready, Vec::new());
    assert_eq!(browser.script(answers, Vec::new()), json!([["JUS1"], []]));
}

fn a_widget_that_is_moved_keeps_its_answers_and_its_place(engine: Engine) {
    let browser = arrive_in(engine);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    let shift = "const element = document.querySelector('uncat-readiness');
        document.body.append(element);
        element.ready.then(() => arguments[0]());";
    browser.script_to_end(shift, Vec::new());
    browser.expect("Justice");
    assert!(browser.part_of("JUS1-2").is_chosen());
}

fn a_widget_that_is_removed_leaves_nothing_running(engine: Engine) {
    let browser = arrive_in(engine);
    let remove = "const element = document.querySelector('uncat-readiness');
        element.remove();
        return [element.shadowRoot.querySelectorAll('*').length, element.assessment];";
    // The slot for the fallback content is all that is left.
    assert_eq!(browser.script(remove, Vec::new()), json!([1, null]));
    browser.requests();
    let twenty = "const done = arguments[0];
        (async () => {
            const mount = async () => {
                const element = document.createElement('uncat-readiness');
                document.body.append(element);
                await element.ready;
                element.remove();
            };
            for (let n = 0; n < 20; n++) await mount();
            done(document.querySelectorAll('uncat-readiness').length);
        })().catch((error) => done(String(error)));";
    assert_eq!(browser.script_to_end(twenty, Vec::new()), 0);
    assert_eq!(browser.requests(), [""; 0], "what was fetched once serves all widgets");
    assert_eq!(browser.violations(), [""; 0]);
}

fn registering_twice_is_harmless(engine: Engine) {
    let browser = arrive_in(engine);
    browser.script_to_end("import('./uncat-readiness.js?again').then(() => arguments[0]());", Vec::new());
    assert_eq!(browser.violations(), [""; 0]);
}

fn a_bundle_that_is_missing_leaves_the_fallback_and_says_why(engine: Engine) {
    let browser = Browser::open_in(engine, "two.html");
    browser.script("second.setAttribute('questionnaire', 'nothing-here.json');", Vec::new());
    start_both(&browser);
    let failed = "second.ready.then(() => arguments[0]('ready'), (error) => arguments[0](error.message));";
    let message = browser.script_to_end(failed, Vec::new());
    assert!(message.as_str().is_some_and(|it| it.contains("nothing-here.json answered 404")), "{message}");
    assert!(browser.find("#second p").is_shown());
}

fn a_file_that_is_no_bundle_is_told_and_the_built_in_one_comes_back(engine: Engine) {
    let browser = Browser::open_in(engine, "two.html");
    start_both(&browser);
    let failed = "second.setAttribute('questionnaire', 'schema/words.schema.json');
        second.ready.then(() => arguments[0]('ready'), (error) => arguments[0](error.message));";
    let message = browser.script_to_end(failed, Vec::new());
    assert!(message.as_str().is_some_and(|it| it.contains("uncat-readiness/bundle")), "{message}");
    let back = "second.removeAttribute('questionnaire');
        second.ready.then(() => arguments[0]('ready'), (error) => arguments[0](error.message));";
    assert_eq!(browser.script_to_end(back, Vec::new()), "ready");
}

fn nothing_is_requested_after_load(engine: Engine) {
    let browser = arrive_in(engine);
    let full = full(&browser);
    browser.wait_until("the page is quiet", || browser.requests().is_empty());
    browser.give(&full);
    for place in ["Questionnaire", "Results", "Start"] {
        browser.choose(place);
    }
    browser.choose("Results");
    browser.choose("Download JSON");
    browser.download(".json");
    assert_eq!(browser.requests(), [""; 0]);
}

fn the_minimal_page_works_and_shows_its_own_words_around_it(engine: Engine) {
    let browser = Browser::open_in(engine, "minimal.html");
    await_widget(&browser);
    assert_eq!(browser.find("body > h1").text(), "Our page");
    let results: Value =
        browser.script("return document.querySelector('uncat-readiness').results;", Vec::new());
    assert_eq!(results["overall"]["lowest"], 0);
}
