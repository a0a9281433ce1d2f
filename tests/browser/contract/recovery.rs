//! The program may end: by a fault of its own, for want of memory, or because somebody changes the page under its hands.
//! The answers are there all the same, and the widget goes on.

use std::fs;

use serde_json::{Value, json};

use super::site::{Site, WIDGET, events, run, seen};
use crate::person::{IN_PLACE, PARTLY, assessment};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    a_widget_goes_on_where_it_was_after_its_program_has_ended,
    the_other_widgets_of_the_page_go_on_too,
    a_program_that_ends_again_at_once_hands_out_the_answers,
    answers_that_are_erased_after_the_program_has_ended_are_gone,
    a_screen_that_a_stranger_takes_away_comes_back,
    a_file_opens_after_a_stranger_has_taken_the_screen_away,
    a_listener_may_take_the_element_away_while_the_program_works,
    the_answers_can_be_read_while_the_program_works,
);

/// The next change of the page that the program makes fails, as where somebody moved what it holds on to.
const BREAK: &str = "for (const name of ['insertBefore', 'appendChild', 'replaceChild']) {
        const real = Node.prototype[name];
        Node.prototype[name] = function (...given) {
            if (!this.getRootNode().host) return real.apply(this, given);
            Object.assign(Node.prototype, window.whole);
            throw new DOMException('moved', 'NotFoundError');
        };
        (window.whole ??= {})[name] ??= real;
    }";

/// A widget at the statements on justice, with one answer.
#[track_caller]
fn answering(site: &Site, engine: Engine, body: &str) -> Browser {
    let browser = site.show(engine, body);
    assert_eq!(run(&browser, "await widget.ready; await widget.show('JUS');", &[]), Value::Null);
    browser.answer("JUS1", PARTLY);
    browser
}

/// Ends the program in the middle of what the reader does, and waits until the widget goes on.
#[track_caller]
fn break_while_answering(browser: &Browser, id: &str) {
    let answer = "const part = (id) => widget.shadowRoot.querySelector(`[id='${id}']`);
        part(`${given[0]}-3`).focus();
        const before = widget.ready;
        BREAK
        part(`${given[0]}-3`).click();
        while (widget.ready === before) await new Promise((next) => setTimeout(next, 10));
        await widget.ready;
        await drawn();";
    assert_eq!(run(browser, &answer.replace("BREAK", BREAK), &[json!(id)]), Value::Null);
}

fn a_widget_goes_on_where_it_was_after_its_program_has_ended(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    break_while_answering(&browser, "JUS2");
    browser.expect("Justice");
    let notice = browser.find("#notice").content();
    assert!(notice.contains("went wrong") && notice.contains("kept last"), "{notice}");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(browser.answers()["JUS2"]["response"], "in-place", "what was answered last is there, too");
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("JUS2-3"));
    browser.answer("JUS3", IN_PLACE);
    browser.wait_until("it goes on", || browser.answers()["JUS3"]["response"] == "in-place");
    browser.reload();
    run(&browser, "await widget.ready;", &[]);
    assert_eq!(browser.answers().as_object().unwrap().len(), 3);
}

fn the_other_widgets_of_the_page_go_on_too(engine: Engine) {
    let site = Site::new();
    let other = "<uncat-readiness id=other loading=eager></uncat-readiness>";
    let browser = answering(&site, engine, &format!("{WIDGET}{other}"));
    let answer = "const other = document.querySelector('#other');
        await other.ready;
        await other.show('HEA');
        other.shadowRoot.querySelector(\"[id='HEA1-3']\").click();
        await drawn();";
    assert_eq!(run(&browser, answer, &[]), Value::Null);
    break_while_answering(&browser, "JUS2");
    let look = "const other = document.querySelector('#other');
        await other.ready;
        other.shadowRoot.querySelector(\"[id='HEA2-3']\").click();
        await drawn();
        const { answers } = other.assessment;
        return [other.shadowRoot.querySelector('#title').textContent, answers.HEA1.response, answers.HEA2.response,
            other.shadowRoot.querySelectorAll('#notice').length];";
    assert_eq!(run(&browser, look, &[]), json!(["Health", "in-place", "in-place", 0]));
}

/// Ends the program twice.
#[track_caller]
fn break_twice(browser: &Browser) {
    break_while_answering(browser, "JUS2");
    let again = "const before = widget.ready;
        BREAK
        widget.shadowRoot.querySelector(\"[id='JUS3-3']\").click();
        while (widget.ready === before) await new Promise((next) => setTimeout(next, 10));
        return widget.ready.catch(() => 'rejected');";
    assert_eq!(run(browser, &again.replace("BREAK", BREAK), &[]), "rejected");
}

fn a_program_that_ends_again_at_once_hands_out_the_answers(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    break_twice(&browser);
    let failure = browser.find("p[part=failure]");
    assert!(failure.text().contains("not lost"), "{}", failure.text());
    assert_eq!(events(&browser).last().map(String::as_str), Some("failed"));
    assert_eq!(seen(&browser, "events").last().unwrap()[2]["reason"], "ended");
    browser.choose("Save the answers");
    let file = browser.downloaded();
    assert_eq!(file["answers"]["JUS3"]["response"], "in-place");
    // Some browsers save no files.
    let text = browser.find("p[part=failure] textarea").property("value").unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), file);
    browser.choose("Start again");
    run(&browser, "await widget.ready;", &[]);
    assert_eq!(browser.answers().as_object().unwrap().len(), 3);
}

fn answers_that_are_erased_after_the_program_has_ended_are_gone(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    break_twice(&browser);
    let reset = "await widget.reset(); return [sessionStorage.length, localStorage.length, widget.assessment.answers];";
    assert_eq!(run(&browser, reset, &[]), json!([0, 0, {}]));
    assert!(browser.find_all("p[part=failure]").is_empty());
}

fn a_screen_that_a_stranger_takes_away_comes_back(engine: Engine) {
    for taken in [".page", ".sheet", ".ur"] {
        let site = Site::new();
        let browser = answering(&site, engine, WIDGET);
        let take = "widget.shadowRoot.querySelector(given[0]).remove(); await drawn(); await widget.ready; await drawn();";
        assert_eq!(run(&browser, take, &[json!(taken)]), Value::Null);
        browser.expect("Justice");
        browser.answer("JUS2", IN_PLACE);
        browser.wait_until("it goes on", || browser.answers().as_object().unwrap().len() == 2);
    }
}

fn a_file_opens_after_a_stranger_has_taken_the_screen_away(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let open = "await widget.ready;
        widget.shadowRoot.querySelector('.page').remove();
        return widget.open(given[0]);";
    let file = assessment(&json!({ "S1.1": { "response": "planned" } }));
    assert_eq!(run(&browser, open, &[file]), "opened");
    browser.expect("Questionnaire");
    assert_eq!(browser.answers(), json!({ "S1.1": { "response": "planned" } }));
}

fn a_listener_may_take_the_element_away_while_the_program_works(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    let leave = "let away = false;
        widget.addEventListener('focusin', ({ composedPath }) => {
            if (away) return;
            away = true;
            widget.remove();
        });
        widget.shadowRoot.querySelector('.mast nav a').click();
        while (!away) await new Promise((next) => setTimeout(next, 10));
        await drawn();
        document.body.append(widget);
        await widget.ready;
        return [widget.assessment.answers.JUS1.response, seen.errors];";
    assert_eq!(run(&browser, leave, &[]), json!(["partly", []]));
    browser.expect("Prepare to join and apply the Convention against Torture");
}

fn the_answers_can_be_read_while_the_program_works(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    let read = "const read = [];
        const look = () => { read.push([widget.assessment.answers.JUS1.response, widget.results.overall.withLevel]); };
        widget.addEventListener('focusin', look);
        addEventListener('beforeprint', look);
        window.print = () => dispatchEvent(new Event('beforeprint'));
        await widget.show('results');
        const print = [...widget.shadowRoot.querySelectorAll('button')].find((it) => it.textContent.includes('Print'));
        print.click();
        await drawn();
        return [read.length >= 2, new Set(read.map(String)).size, read[0], seen.errors];";
    assert_eq!(run(&browser, read, &[]), json!([true, 1, ["partly", 1], []]));
}

#[test]
fn a_large_file_does_no_harm_to_the_other_widget_of_the_page() {
    let site = Site::new();
    let document = |answers: &str| assessment(&json!({})).to_string().replacen("\"answers\":{}", answers, 1);
    let evidence = |one: &str| vec![one; 1000].join(",");
    let long = |length: usize, one: &str| {
        document(&format!("\"answers\":{{\"{}\":{{\"evidence\":[{}]}}}}", "K".repeat(length), evidence(one)))
    };
    let many: Vec<String> = (0..430_000).map(|n| format!("\"{n:x}\":{{}}")).collect();
    let files = [
        ("long-key.json", long(2_000_000, "0")),
        ("long-valid-key.json", long(4_900_000, "{\"title\":\"\"}")),
        ("many-ids.json", document(&format!("\"answers\":{{{}}}", many.join(",")))),
    ];
    let other = "<uncat-readiness id=other loading=eager></uncat-readiness>";
    for (name, text) in files {
        fs::write(site.path(name), text).unwrap();
        let browser = answering(&site, Engine::Chromium, &format!("{WIDGET}{other}"));
        let open = "const other = document.querySelector('#other');
            await other.ready;
            other.assessment = given[1];
            const file = await (await fetch(given[0])).blob();
            await widget.open(file).catch(() => {});
            await new Promise((next) => setTimeout(next));
            await Promise.all([widget.ready, other.ready]);
            await drawn();
            return [widget, other].map(({ assessment }) => Object.keys(assessment.answers).length > 0);";
        let given = [json!(format!("/{name}")), assessment(&json!({ "HEA1": { "response": "planned" } }))];
        assert_eq!(run(&browser, open, &given), json!([true, true]), "{name}");
    }
}
