//! Properties, methods and attributes: before the element is defined, before the widget is there, and after; with what
//! they are made for, and with anything else.

use serde_json::{Value, json};

use super::site::{Site, WIDGET, events, run, seen};
use crate::person::{assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(
    what_is_said_to_an_element_before_it_is_defined_holds,
    what_is_opened_is_taken_up_asked_about_or_refused,
    every_kind_of_place_can_be_shown_and_no_other,
    reset_holds_before_the_widget_is_there_and_after,
    a_file_is_read_by_its_bytes_by_the_field_and_by_the_method,
    a_long_file_shows_that_it_is_being_read,
    what_a_framework_sets_by_name_destroys_nothing,
    a_library_that_writes_json_otherwise_changes_no_document,
    half_a_sign_in_the_property_becomes_one,
    an_attribute_that_means_nothing_is_told_once_and_falls_back,
);

fn answers() -> Value {
    assessment(&json!({ "JUS1": { "response": "partly" } }))
}

fn what_is_said_to_an_element_before_it_is_defined_holds(engine: Engine) {
    let site = Site::new();
    let browser = site.page_with("index.html", "", WIDGET).open(engine, "");
    // As frameworks do that make an element before its script is there.
    let early = "widget.assessment = given[0];
        widget.setAttribute('scope', 'areas');
        await import('/readiness/uncat-readiness.js');
        const before = [widget.assessment.answers.JUS1.response, widget.results];
        await changed(() => {});
        const { overall } = widget.results;
        return [...before, Object.hasOwn(widget, 'assessment'), overall.withLevel, overall.unanswered];";
    assert_eq!(run(&browser, early, &[answers()]), json!(["partly", null, false, 1, 71]));
    assert_eq!(events(&browser)[..2], ["ready", "changed"]);
    // What cannot be opened is told, and the widget stands all the same.
    let broken = "const other = document.createElement('uncat-readiness');
        other.assessment = { format: 'other' };
        document.body.prepend(other);
        await other.ready;
        return other.assessment.answers;";
    assert_eq!(run(&browser, broken, &[]), json!({}));
    assert_eq!(seen(&browser, "errors").len(), 1);
}

/// Opens something, and says what came of it.
const OPEN: &str = "const document = given[1] === 'file' ? new File([JSON.stringify(given[0])], 'a.json')
        : given[1] === 'text' ? JSON.stringify(given[0]) : given[0];
    const drawn = changed(() => {});
    const came = await widget.open(document).catch((error) => error.name);
    if (came === 'opened') await drawn;
    return [came, widget.assessment.answers.JUS1?.response ?? null];";

fn what_is_opened_is_taken_up_asked_about_or_refused(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let open = |document: Value, kind: &str| run(&browser, OPEN, &[document, json!(kind)]);
    let planned = assessment(&json!({ "JUS1": { "response": "planned" } }));
    for kind in ["file", "text", "object"] {
        assert_eq!(open(answers(), kind), json!(["opened", "partly"]), "{kind}");
        assert_eq!(open(planned.clone(), kind), json!(["asked", "partly"]), "{kind}");
        browser.choose("Keep my answers");
        run(&browser, "await changed(() => widget.reset());", &[]);
    }
    open(answers(), "object");
    assert_eq!(open(planned, "object"), json!(["asked", "partly"]));
    browser.choose("Open the file");
    browser.wait_until("it is replaced", || browser.answers()["JUS1"]["response"] == "planned");
    let before = events(&browser).len();
    for junk in [json!({ "format": "other" }), json!("{"), json!(null), json!(7), json!([])] {
        assert_eq!(open(junk.clone(), ""), json!(["TypeError", "planned"]), "{junk}");
        assert!(browser.find("#notice").is_shown());
    }
    assert_eq!(events(&browser)[before..].iter().filter(|it| *it == "failed").count(), 5);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn every_kind_of_place_can_be_shown_and_no_other(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let show = "return widget.show(given[0]).then(() => null, (error) => error.name);";
    let show = |place: &Value| run(&browser, show, std::slice::from_ref(place));
    let focus =
        "return document.querySelector('uncat-readiness').shadowRoot.activeElement?.closest('[id]')?.id;";
    let shown = |place: &str, begins: &str| {
        assert_eq!(show(&json!(place)), Value::Null, "{place}");
        browser.wait_until(&format!("{place} has the focus"), || {
            browser.script(focus, Vec::new()).as_str().is_some_and(|id| id.starts_with(begins))
        });
    };
    // A part of the results that has nothing to say is not there.
    let document =
        assessment(&json!({ "JUS1": { "response": "in-place" }, "JUS2": { "response": "planned" } }));
    run(&browser, "await widget.ready; widget.assessment = given[0];", &[document]);
    for place in ["tasks", "results", "S8", "S8/check", "start"] {
        let before = browser.find("#title").content();
        shown(place, "title");
        browser
            .wait_until(&format!("{place} has another title"), || browser.find("#title").content() != before);
    }
    for part in ["summary", "strengths", "deposit", "next", "profile", "themes", "files"] {
        shown(&format!("results/{part}"), part);
    }
    shown("S8.1", "S8.1");
    for junk in [json!("nowhere"), json!("results/nothing"), json!("S99"), json!(null), json!({})] {
        assert_eq!(show(&junk), "RangeError", "{junk}");
    }
    let download = "return widget.download('docx').then(() => null, (error) => error.message);";
    let refused = run(&browser, download, &[]);
    assert!(refused.as_str().unwrap().contains("docx is no kind of file"), "{refused}");
}

fn reset_holds_before_the_widget_is_there_and_after(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let give = "await widget.ready; await changed(() => { widget.assessment = given[0]; }); return sessionStorage.length;";
    assert_eq!(run(&browser, give, &[answers()]), 1);
    // A widget that is not there yet erases what an earlier one has kept.
    site.page_with("late.html", "", WIDGET);
    std::fs::copy(site.path("late.html"), site.path("index.html")).unwrap();
    browser.reload();
    let early = "await import('/readiness/uncat-readiness.js');
        const UncatReadiness = customElements.get('uncat-readiness');
         widget.assessment = given[0];
         widget.reset();
         await changed(() => {});
         return [widget instanceof UncatReadiness, widget.assessment.answers, sessionStorage.length];";
    assert_eq!(run(&browser, early, &[answers()]), json!([true, {}, 0]));
    let after = "await changed(() => { widget.assessment = given[0]; });
        await changed(() => widget.reset());
        return [widget.assessment.answers, sessionStorage.length];";
    assert_eq!(run(&browser, after, &[answers()]), json!([{}, 0]));
}

fn a_file_is_read_by_its_bytes_by_the_field_and_by_the_method(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    let text = assessment(&json!({ "JUS1": { "note": "\u{e9}t\u{e9}" } })).to_string();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [&[0xff, 0xfe][..], &wide].concat();
    let old: Vec<u8> = text.chars().map(|it| u8::try_from(it).unwrap()).collect();
    let open = "const file = new File([new Uint8Array(given[0])], 'saved.json');
        const came = await widget.open(file).catch((error) => error.message);
        return [came, widget.assessment.answers.JUS1?.note ?? null];";
    let said = "The file cannot be opened: this is not UTF-8; save it as UTF-8";
    assert_eq!(run(&browser, open, &[json!(old)]), json!([said, null]));
    let refused = |browser: &Browser| {
        browser.find("#notice summary").click();
        browser.wait_until("it says why", || browser.find("#notice").content().contains("save it as UTF-8"));
    };
    refused(&browser);
    assert_eq!(run(&browser, open, &[json!(wide)]), json!(["opened", "\u{e9}t\u{e9}"]));
    run(&browser, "await widget.reset();", &[]);
    browser.open_file("old.json", &old);
    browser.wait_until("it is refused", || !browser.find_all("#notice").is_empty());
    refused(&browser);
    assert_eq!(browser.answers(), json!({}));
    browser.open_file("wide.json", &wide);
    browser.wait_until("it is open", || browser.answers()["JUS1"]["note"] == "\u{e9}t\u{e9}");
}

fn what_a_framework_sets_by_name_destroys_nothing(engine: Engine) {
    let site = Site::new();
    let browser = site.page_with("index.html", "", WIDGET).open(engine, "");
    // In strict code, before the element is defined, before it starts, and when it is there.
    let set = "'use strict';
        const names = ['open', 'download', 'show', 'reset', 'results', 'ready'];
        const set = () => { for (const name of names) widget[name] = name; };
        const kinds = () => names.map((name) => typeof widget[name]).join();
        set();
        await import('/readiness/uncat-readiness.js');
        const all = [kinds()];
        set();
        all.push(kinds());
        await widget.show('tasks');
        set();
        all.push(kinds());
        await widget.show('results');
        return [...all, widget.show === widget.show, widget.results.overall.unanswered];";
    let functions = "function,function,function,function,object,object";
    assert_eq!(run(&browser, set, &[]), json!([functions, functions, functions, true, 165]));
    assert_eq!(browser.find("#title").text(), "Results so far");
}

fn a_library_that_writes_json_otherwise_changes_no_document(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    // Each value writes itself, and is then written once more. Only for this moment: the drivers write JSON, too.
    let give = "Array.prototype.toJSON = function () {
            return '[' + Array.prototype.map.call(this, (it) => JSON.stringify(it)).join(', ') + ']';
        };
        String.prototype.toJSON = function () { return '\"' + this + '\"'; };
        Object.prototype.toJSON = function () { return 'an object'; };
        const document = {
            format: 'uncat-readiness/assessment', version: 1, created: new Date(0),
            questionnaire: { id: 'uncat', edition: '2027.1' },
            answers: { JUS1: { response: 'partly', evidence: [{ title: 'An act' }] } },
        };
        const found = () => widget.assessment.answers.JUS1.evidence[0].title;
        try {
            widget.assessment = document;
            const set = found();
            await widget.reset();
            await widget.open(document);
            return [set, found(), widget.assessment.created];
        } finally {
            [Array, String, Object].forEach((it) => delete it.prototype.toJSON);
        }";
    assert_eq!(run(&browser, give, &[]), json!(["An act", "An act", "1970-01-01T00:00:00.000Z"]));
}

fn a_long_file_shows_that_it_is_being_read(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    let watch = "window.said = [];
        new MutationObserver(() => said.push(widget.shadowRoot.querySelector('#notice')?.textContent ?? ''))
            .observe(widget.shadowRoot, { childList: true, subtree: true, characterData: true });";
    run(&browser, watch, &[]);
    let was_said = || run(&browser, "return said.some((it) => it.includes('It is being read'));", &[]);
    let of = |length: usize| assessment(&json!({ "JUS1": { "note": "x".repeat(length) } })).to_string();
    browser.open_file("short.json", of(10).as_bytes());
    browser.wait_until("it is open", || browser.answers()["JUS1"]["note"] == "x".repeat(10));
    assert_eq!(was_said(), false);
    run(&browser, "await widget.reset();", &[]);
    browser.open_file("long.json", of(600_000).as_bytes());
    browser.wait_until("it is open", || browser.answers()["JUS1"]["note"] == "x".repeat(600_000));
    assert_eq!(was_said(), true);
    run(&browser, "await widget.reset(); said.length = 0;", &[]);
    let opened =
        run(&browser, "return await widget.open(new File([given[0]], 'long.json'));", &[json!(of(600_000))]);
    assert_eq!((opened, was_said()), (json!("opened"), json!(true)));
    assert!(browser.find_all("#notice").is_empty());
}

fn half_a_sign_in_the_property_becomes_one(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    let give = "given[0].answers.JUS1.note = 'a\\ud83d';
        widget.assessment = given[0];
        const object = widget.assessment.answers.JUS1.note;
        widget.assessment = JSON.stringify(given[0]);
        return [object, widget.assessment.answers.JUS1.note].map((it) => it.codePointAt(1));";
    assert_eq!(run(&browser, give, &[answers()]), json!([0xfffd, 0xfffd]));
}

fn an_attribute_that_means_nothing_is_told_once_and_falls_back(engine: Engine) {
    let site = Site::new();
    let junk = "<uncat-readiness storage=cloud theme=pink loading=later lang=xx questionnaire=http://[></uncat-readiness>";
    let browser = site.show(engine, &junk.repeat(2));
    let ready = "const both = [...document.querySelectorAll('uncat-readiness')];
        both[1].setAttribute('loading', 'eager');
        await Promise.all(both.map((it) => it.ready));
        both[1].setAttribute('loading', 'later');";
    run(&browser, ready, &[]);
    run(&browser, "await changed(() => { widget.assessment = given[0]; });", &[answers()]);
    let mut warnings: Vec<String> =
        seen(&browser, "warnings").iter().map(|it| it.as_str().unwrap().to_owned()).collect();
    warnings.sort();
    assert_eq!(
        warnings,
        [
            "<uncat-readiness> lang=\"xx\" is not there; en is used.",
            "<uncat-readiness> loading=\"later\" is none of lazy, eager; lazy is used.",
            "<uncat-readiness> questionnaire=\"http://[\" is no address; the built-in questionnaire is used.",
            "<uncat-readiness> storage=\"cloud\" is none of tab, none, device; tab is used.",
            "<uncat-readiness> theme=\"pink\" is none of auto, light, dark; auto is used.",
        ]
    );
    assert_eq!(run(&browser, "return [sessionStorage.length, localStorage.length];", &[]), json!([1, 0]));
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}
