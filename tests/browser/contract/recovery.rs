//! The program may end: by a fault of its own, for want of memory, or because somebody changes the page under its hands.
//! The answers are there all the same, and the widget goes on.

use std::fs;

use serde_json::{Value, json};

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, events, run, seen};
use crate::person::{IN_PLACE, PARTLY, assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine, whole_bundle};

in_every_engine!(
    a_widget_goes_on_where_it_was_after_its_program_has_ended,
    the_other_widgets_of_the_page_go_on_too,
    a_widget_that_is_still_starting_when_the_program_ends_starts_all_the_same,
    a_program_that_ends_while_it_mounts_the_widget_is_followed_by_another,
    a_program_that_never_mounts_the_widget_leaves_the_first_screens_with_the_answers,
    a_widget_that_starts_again_takes_no_input_until_it_is_there,
    a_widget_that_starts_again_leaves_the_reader_where_they_are_on_the_page,
    only_the_widget_whose_drawing_fails_says_so,
    what_is_asked_when_another_widget_has_ended_the_program_is_done_by_the_next,
    a_file_that_is_being_read_when_its_widget_moves_is_opened,
    a_program_that_cannot_be_made_again_hands_out_the_answers,
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

/// The next message to the program fails, in the middle of its code. In Firefox, the scripts of a driver have a `Date` of
/// their own.
const STOP: &str = "const { prototype } = window.Date;
    const asked = prototype.getFullYear;
    window.mend = () => { prototype.getFullYear = asked; };
    prototype.getFullYear = () => {
        mend();
        throw new Error('stopped');
    };";

/// A second widget.
const OTHER: &str = "<uncat-readiness id=other loading=eager></uncat-readiness>";

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
    let browser = answering(&site, engine, &format!("{WIDGET}{OTHER}"));
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

fn a_widget_that_is_still_starting_when_the_program_ends_starts_all_the_same(engine: Engine) {
    let site = Site::new();
    fs::write(site.path("own.json"), whole_bundle().to_string()).unwrap();
    site.page(
        "index.html",
        &format!("{WIDGET}{}", OTHER.replace("loading", "questionnaire=/own.json loading")),
    );
    let link = Held::before(&site.address(""), &["/own.json"]);
    let browser = Browser::open_in(engine, link.url());
    let end = "const before = await widget.ready && widget.ready;
        STOP
        try { widget.assessment = given[0]; } catch {}
        while (widget.ready === before) await new Promise((next) => setTimeout(next, 10));
        await widget.ready;";
    let document = assessment(&json!({ "JUS1": { "response": "partly" } }));
    assert_eq!(run(&browser, &end.replace("STOP", STOP), &[document]), Value::Null);
    link.pass("/own.json", Passes::All);
    let look = "const other = await document.querySelector('#other').ready;
        return [other.assessment.answers, seen.events.filter(([kind, id]) => kind === 'failed' && id)];";
    assert_eq!(run(&browser, look, &[]), json!([{}, []]));
}

/// First screens with an answer on justice, whose program does not come before `link` lets it.
#[track_caller]
fn answering_early(site: &Site, engine: Engine) -> (Browser, Held) {
    site.page("index.html", &WIDGET.replacen('>', " place=JUS>", 1));
    let link = Held::before(&site.address(""), &["/program."]);
    let browser = Browser::open_in(engine, link.url());
    browser.expect("Justice");
    browser.answer("JUS1", PARTLY);
    (browser, link)
}

fn a_program_that_ends_while_it_mounts_the_widget_is_followed_by_another(engine: Engine) {
    let site = Site::new();
    let (browser, link) = answering_early(&site, engine);
    run(&browser, STOP, &[]);
    link.pass("/program.", Passes::All);
    await_widget(&browser);
    browser.expect("Justice");
    let notice = browser.find("#notice").content();
    assert!(notice.contains("went wrong"), "{notice}");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert!(!events(&browser).iter().any(|it| it == "failed"));
}

fn a_program_that_never_mounts_the_widget_leaves_the_first_screens_with_the_answers(engine: Engine) {
    let site = Site::new();
    let (browser, link) = answering_early(&site, engine);
    run(&browser, &STOP.replacen("mend();", "", 1), &[]);
    link.pass("/program.", Passes::All);
    let failure = browser.find("p[part=failure]");
    // A file with what was done on the first screens could not be opened.
    let buttons = "return [...widget.shadowRoot.querySelectorAll('p[part=failure] button')].map((it) => it.textContent);";
    assert_eq!(run(&browser, buttons, &[]), json!(["Start again"]));
    assert!(!failure.text().contains("save"), "{}", failure.text());
    assert!(browser.find("input[id='JUS1-2']").is_chosen());
    run(&browser, "mend();", &[]);
    browser.choose("Start again");
    await_widget(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

/// Ends the program while the person answers `JUS2`, and lets the next one come once `go` is called.
const SLOW: &str = "const part = (id) => widget.shadowRoot.querySelector(`[id='${id}']`);
    const { WebAssembly } = window;
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = (...given) => new Promise((go) => { window.go = go; }).then(() => real(...given));
    part('JUS2-3').focus();
    BREAK
    part('JUS2-3').click();
    while (!window.go) await new Promise((next) => setTimeout(next, 10));";

fn a_widget_that_starts_again_takes_no_input_until_it_is_there(engine: Engine) {
    let site = Site::new();
    fs::write(site.path("start.json"), assessment(&json!({})).to_string()).unwrap();
    let browser = answering(&site, engine, &WIDGET.replacen('>', " assessment=/start.json>", 1));
    run(&browser, &SLOW.replace("BREAK", BREAK), &[]);
    browser.find("label[part=loading]");
    let enter = "const field = widget.shadowRoot.querySelector(\"[id='JUS3-3']\");
        field.focus();
        return [field.closest('[inert]') !== null, widget.shadowRoot.activeElement === field];";
    assert_eq!(run(&browser, enter, &[]), json!([true, false]));
    let go_on = "go();
        await widget.ready;
        await drawn();
        const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/start.json'));
        return [widget.shadowRoot.querySelectorAll('[inert], [part=loading]').length, fetched.length];";
    assert_eq!(run(&browser, go_on, &[]), json!([0, 1]));
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("JUS2-3"));
    browser.answer("JUS3", IN_PLACE);
    browser.wait_until("it goes on", || browser.answers().as_object().unwrap().len() == 3);
}

fn a_widget_that_starts_again_leaves_the_reader_where_they_are_on_the_page(engine: Engine) {
    let site = Site::new();
    let browser = answering(&site, engine, &format!("<input id=mine>{WIDGET}"));
    let elsewhere = "document.querySelector('#mine').focus();
        go();
        await widget.ready;
        await drawn();
        return document.activeElement.id;";
    assert_eq!(run(&browser, &format!("{}{elsewhere}", SLOW.replace("BREAK", BREAK)), &[]), "mine");
}

fn only_the_widget_whose_drawing_fails_says_so(engine: Engine) {
    for place in ["start", "JUS"] {
        let site = Site::new();
        let browser = site.show(engine, &format!("{WIDGET}{OTHER}"));
        // A statement is drawn by itself. Those of the first widget are there later than all of the second one.
        let both = "const other = document.querySelector('#other');
            await Promise.all([widget.ready, other.ready]);
            await widget.show(given[1]);
            const before = widget.ready;
            BREAK
            widget.assessment = given[0];
            other.assessment = given[0];
            while (widget.ready === before) await new Promise((next) => setTimeout(next, 10));
            await Promise.all([widget.ready, other.ready]);
            await drawn();
            return [widget, other].map(({ shadowRoot, assessment }) => [
                shadowRoot.querySelector('#notice')?.textContent.includes('went wrong') ?? false,
                assessment.answers.JUS1.response,
            ]);";
        let inside = if place == "JUS" { "!this.closest?.('.q')" } else { "!this.getRootNode().host" };
        let both = both.replace("BREAK", &BREAK.replace("!this.getRootNode().host", inside));
        let document = assessment(&json!({ "JUS1": { "response": "partly" } }));
        let expected = json!([[true, "partly"], [false, "partly"]]);
        assert_eq!(run(&browser, &both, &[document, json!(place)]), expected, "{place}");
    }
}

fn what_is_asked_when_another_widget_has_ended_the_program_is_done_by_the_next(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &format!("{WIDGET}{OTHER}"));
    let ask = "const other = document.querySelector('#other');
        await Promise.all([widget.ready, other.ready]);
        STOP
        try { other.assessment = given[0]; } catch {}
        widget.assessment = given[0];
        widget.setAttribute('storage', 'device');
        await widget.show('results');
        return [widget.assessment.answers.JUS1.response, localStorage.length, seen.events.filter(([kind]) => kind === 'failed').length];";
    let document = assessment(&json!({ "JUS1": { "response": "partly" } }));
    // The first assignment has failed, and says so.
    assert_eq!(run(&browser, &ask.replace("STOP", STOP), &[document]), json!(["partly", 1, 1]));
    browser.expect("Results so far");
}

fn a_file_that_is_being_read_when_its_widget_moves_is_opened(engine: Engine) {
    let move_it = "document.body.append(widget);";
    let end_it = format!("{STOP} try {{ other.assessment = given[0]; }} catch {{}}");
    for (meanwhile, is_left_alone) in [(move_it, true), (&*end_it, false)] {
        let site = Site::new();
        let browser = site.show(engine, &format!("{WIDGET}{OTHER}"));
        let open = "const other = document.querySelector('#other');
            await Promise.all([widget.ready, other.ready]);
            const before = other.ready;
            const came = widget.open(new File([JSON.stringify(given[0]), ' '.repeat(600_000)], 'a.json'));
            while (!widget.shadowRoot.querySelector('#notice')?.textContent.includes('being read')) {
                await new Promise((next) => setTimeout(next));
            }
            MEANWHILE
            return [await came, widget.assessment.answers.JUS1.response, other.ready === before];";
        let document = assessment(&json!({ "JUS1": { "response": "partly" } }));
        let came = run(&browser, &open.replace("MEANWHILE", meanwhile), &[document]);
        assert_eq!(came, json!(["opened", "partly", is_left_alone]), "{meanwhile}");
    }
}

fn a_program_that_cannot_be_made_again_hands_out_the_answers(engine: Engine) {
    let exhaust = "const { WebAssembly } = window;
        window.real = WebAssembly.instantiate;
        WebAssembly.instantiate = () => Promise.reject(new RangeError('Out of memory'));";
    let answer = format!("{BREAK} widget.shadowRoot.querySelector(\"[id='JUS2-3']\").click();");
    // A widget that is taken out, and put back after another one has ended the program.
    let moved = format!(
        "widget.remove();
        const other = document.createElement('uncat-readiness');
        document.body.append(other);
        await other.ready;
        {STOP}
        {exhaust}
        try {{ other.assessment = given[0]; }} catch {{}}
        other.replaceWith(widget);"
    );
    for (end, answers) in [(format!("{exhaust} {answer}"), 2), (moved, 1)] {
        let site = Site::new();
        let browser = answering(&site, engine, &WIDGET.replacen('>', " storage=none>", 1));
        run(&browser, &end, &[assessment(&json!({}))]);
        let failure = browser.find("p[part=failure]");
        assert!(failure.text().contains("not lost"), "{}", failure.text());
        browser.choose("Save the answers");
        assert_eq!(browser.downloaded()["answers"].as_object().unwrap().len(), answers);
        run(&browser, "window.WebAssembly.instantiate = real;", &[]);
        browser.choose("Start again");
        await_widget(&browser);
        assert_eq!(browser.answers().as_object().unwrap().len(), answers);
    }
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
    let site = Site::new();
    let browser = answering(&site, engine, WIDGET);
    let ways = [(".page", ""), (".sheet", ""), (".ur", ""), (".page", "it.cloneNode(true)")];
    for (n, (taken, put)) in (2..).zip(ways) {
        // A second time within a minute would be one too many.
        browser.reload();
        await_widget(&browser);
        let take = "const it = widget.shadowRoot.querySelector(given[0]);
            it.replaceWith(PUT);
            await drawn();
            await widget.ready;
            await drawn();";
        assert_eq!(run(&browser, &take.replace("PUT", put), &[json!(taken)]), Value::Null);
        browser.expect("Justice");
        browser.answer(&format!("JUS{n}"), IN_PLACE);
        browser.wait_until("it goes on", || browser.answers().as_object().unwrap().len() == n);
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
    for (name, text) in files {
        fs::write(site.path(name), text).unwrap();
        let browser = answering(&site, Engine::Chromium, &format!("{WIDGET}{OTHER}"));
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
