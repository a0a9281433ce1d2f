//! The first screens come before the program: what can be done with them, and what becomes of it.

use std::fs;

use serde_json::{Value, json};
use xtask::project;

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, events, many_frames, run, seen};
use crate::person::{IN_PLACE, PARTLY, assessment, await_widget};
use crate::support::{Browser, Engine, fetched, in_every_engine};

in_every_engine!(
    the_first_question_is_answered_before_the_program_and_for_75_kb,
    the_first_screens_are_those_that_the_program_draws,
    what_is_entered_meanwhile_is_there_when_the_program_is,
    what_is_entered_under_a_library_that_writes_json_otherwise_is_there_too,
    the_visitor_stays_where_they_are_when_the_program_arrives,
    a_quick_look_asks_its_own_statements,
    what_takes_the_program_waits_for_it,
    what_is_done_on_words_that_a_browser_has_translated_is_carried_out,
    a_file_that_is_chosen_meanwhile_is_opened,
    a_reload_loses_nothing,
    answers_are_kept_where_the_visitor_says,
    answers_stay_on_the_page_when_the_program_is_missing,
    an_element_that_is_moved_meanwhile_keeps_its_answers,
    answers_that_the_page_erases_meanwhile_are_gone,
    whoever_has_something_to_go_on_with_waits_for_that,
    a_frame_is_as_tall_as_the_first_screen,
    the_first_screens_begin_at_the_address_and_the_program_goes_on_with_its_history,
);

/// The most bytes of brotli up to the first question.
const MOST: u64 = 75_000;

/// What comes after the first screens.
const LATER: [&str; 4] = ["/program.", "/glue.", "/en.", "/questionnaire."];

#[test]
fn the_first_question_is_as_near_in_every_language() {
    let files = fs::read_dir(project::dist().join("uncat-readiness")).unwrap();
    let files: Vec<_> = files.map(|file| file.unwrap()).collect();
    let bytes = |begins: &str| {
        let is_it = |name: &str| name.starts_with(begins) && name.ends_with(".br");
        let found = files.iter().find(|file| is_it(&file.file_name().to_string_lossy()));
        found.expect(begins).metadata().unwrap().len()
    };
    let loader = fs::metadata(project::dist().join("uncat-readiness.js.br")).unwrap().len();
    for tag in ["ar", "en", "es", "fr", "ru", "zh"] {
        let all = loader + bytes("prelude.") + bytes(&format!("screens-{tag}."));
        assert!(all <= MOST, "{tag}: {all}");
    }
}

/// A widget on a link that holds its program back, at its first screen.
fn held(site: &Site, engine: Engine) -> (Held, Browser) {
    site.page("index.html", WIDGET);
    let link = Held::before(&site.address(""), &LATER);
    let browser = Browser::open_in(engine, link.url());
    browser.find("#title");
    (link, browser)
}

/// Lets the program through, and waits for it.
fn arrive(link: &Held, browser: &Browser) {
    LATER.iter().for_each(|part| link.pass(part, Passes::All));
    await_widget(browser);
}

/// Goes to the questions on justice.
fn to_justice(browser: &Browser) {
    browser.choose("Begin the whole questionnaire");
    browser.expect("Questionnaire");
    browser.choose("Justice");
    browser.expect("Justice");
}

fn the_first_question_is_answered_before_the_program_and_for_75_kb(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    assert_eq!(browser.find(".track .num").text(), "1 of 10 answered");
    assert!(browser.find(".track [href='#JUS1']").text().ends_with("Partly"));
    browser.answer("JUS1", "n");
    assert_eq!(browser.find(".track .num").text(), "0 of 10 answered");
    assert!(browser.find(".track [href='#JUS1']").text().ends_with("No answer yet"));
    assert_eq!(run(&browser, "return [widget.assessment, widget.results];", &[]), json!([null, null]));
    assert!(browser.find_all("[part=loading]").is_empty());
    // What has arrived so far, and what was asked for only then.
    let asked = link.asked();
    let is_later = |path: &&String| LATER.iter().any(|part| path.contains(part));
    let first = asked.iter().position(|path| is_later(&path)).unwrap();
    assert!(asked[first..].iter().all(|path| is_later(&path)), "{asked:?}");
    let sent = |path: &str| {
        let name = &path[path.find("uncat-readiness").unwrap()..];
        fs::metadata(project::dist().join(format!("{name}.br"))).unwrap().len()
    };
    let mut parts = asked[..first].to_vec();
    parts.push("uncat-readiness.js".to_owned());
    parts.sort_unstable();
    parts.dedup();
    let bytes: u64 = parts.iter().map(|path| sent(path)).sum();
    assert!(bytes <= MOST, "{bytes} bytes of brotli: {parts:?}");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

#[test]
fn in_a_frame_of_another_site_the_first_screens_say_what_the_device_keeps_there() {
    let (site, around) = (Site::new(), Site::under("frame-src *"));
    site.page("index.html", WIDGET);
    let link = Held::before(&site.address(""), &LATER);
    let inside = link.url().replace("127.0.0.1", "localhost");
    let frame = format!("<iframe src='{inside}' width=900 height=900></iframe>");
    let browser = around.show(Engine::Chromium, &frame);
    browser.find("iframe").enter();
    browser.find("#title");
    let hint = browser.find("label[for='keep-device'] small").content();
    assert!(hint.contains("for the site around this page alone"), "{hint}");
}

fn what_is_entered_under_a_library_that_writes_json_otherwise_is_there_too(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    // Only for this moment: the drivers write JSON on the page, too.
    let answer = "Array.prototype.toJSON = function () {
            return '[' + Array.prototype.map.call(this, (it) => JSON.stringify(it)).join(', ') + ']';
        };
        widget.shadowRoot.querySelector('[id=\"JUS1-2\"]').click();
        delete Array.prototype.toJSON;";
    run(&browser, answer, &[]);
    arrive(&link, &browser);
    assert_eq!(run(&browser, "return widget.assessment.answers.JUS1.response;", &[]), "partly");
}

fn the_first_screens_are_those_that_the_program_draws(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    await_widget(&browser);
    let compare = "const [{ shared, screens }, rest] = await Promise.all(given.map(async (it) => (await fetch(it)).json()));
        shared.push(...rest.shared);
        for (const depth of Object.keys(screens)) Object.assign(screens[depth], rest.screens[depth]);
        const grow = (node, space, around, before) => {
            const tree = typeof node === 'number' ? shared[node] : node;
            if (typeof tree === 'string' && tree[0] !== '^') return document.createTextNode(tree);
            const [named, { deed, of = around, says, shows, ...attributes }, ...inside] =
                tree[0] === '^' ? ['span.w', {}, tree.slice(1)] : tree;
            if (attributes.for === '') attributes.for = before.id;
            if (attributes.name === '') attributes.name = around;
            const [name, ...classes] = named.split('.');
            const element = document.createElementNS(name === 'svg' ? 'http://www.w3.org/2000/svg' : space, name);
            if (classes.length) element.setAttribute('class', classes.join(' '));
            Object.entries(attributes).forEach((it) => element.setAttribute(...it));
            for (const it of inside) element.append(grow(it, element.namespaceURI, of, element.lastElementChild));
            return element;
        };
        // What can be seen or heard; a property that is set by a script is looked at as one. What can be undone differs.
        const told = (node) => {
            if (node.nodeType === Node.TEXT_NODE) return node.data;
            const { localName, namespaceURI, attributes, checked, value, max } = node;
            const inside = [...node.childNodes].filter((it) => it.nodeType !== Node.COMMENT_NODE).map(told);
            const texts = inside.reduce((all, it) => {
                if (typeof it === 'string' && typeof all.at(-1) === 'string') all.push(all.pop() + it);
                else if (it !== '') all.push(it);
                return all;
            }, []);
            const kept = [...attributes].filter(({ name }) => !['checked', 'value', 'open', 'disabled'].includes(name));
            const named = kept.map(({ name, value }) => `${name}=${value}`).sort();
            return [localName, namespaceURI, named, checked, value, max, texts];
        };
        const differ = [];
        for (const depth of Object.keys(screens)) {
            await changed(() => widget.reset());
            if (depth === 'key') await changed(() => widget.shadowRoot.querySelector('[href=\"#begin/key\"]').click());
            for (const { deed: [kind, place], tree } of Object.values(screens[depth])) {
                if (kind !== 'go') continue;
                // Where a choice is shown that the first screens have not made.
                if (depth === 'key' && place === 'start') continue;
                await widget.show(place);
                await new Promise((next) => setTimeout(next));
                const left = (it) => JSON.stringify(told(it));
                // Where the visitor was before is no part of a first screen, nor what can be undone.
                widget.shadowRoot.querySelectorAll('#left, .kept button .vh').forEach((it) => it.remove());
                widget.shadowRoot.querySelectorAll('[aria-describedby=left]')
                    .forEach((it) => it.removeAttribute('aria-describedby'));
                widget.shadowRoot.querySelector('#said').textContent = '';
                const [before, after] = [left(grow(tree, document.body.namespaceURI)), left(widget.shadowRoot.querySelector('.ur'))];
                if (before === after) continue;
                const at = [...before].findIndex((it, n) => it !== after[n]);
                differ.push(`${depth} ${place}: ${before.slice(at - 80, at + 80)} | ${after.slice(at - 80, at + 80)}`);
            }
        }
        return differ;";
    let parts = ["screens-en", "more-en"].map(|part| json!(format!("/readiness/{}", fetched(part))));
    assert_eq!(run(&browser, compare, &parts), json!([]));
}

fn what_is_entered_meanwhile_is_there_when_the_program_is(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    browser.find("label[for='from-party']").click();
    to_justice(&browser);
    let tag = browser.find(".tag.deposit").text();
    browser.answer("JUS1", IN_PLACE);
    browser.answer("JUS1", PARTLY);
    browser.answer("JUS2", "k");
    browser.answer("JUS3", "n");
    browser.unfold();
    browser.find("[id='JUS1-note']").keys("As \"noted\" in <b>one</b> line");
    browser.find("[id='JUS4-t0']").keys("The law");
    browser.find("[id='JUS4-u0']").keys("https://example.org/law");
    let group = browser.find("[id^='JUS-risk-']");
    let name = group.attribute("id").unwrap();
    group.click();
    arrive(&link, &browser);

    assert_eq!(events(&browser), ["ready", "changed", "saved"]);
    assert_eq!(seen(&browser, "events")[1], json!(["changed", "", { "answered": 2, "asked": 165 }]));
    let mut given = browser.assessment();
    for answer in given["answers"].as_object_mut().unwrap().values_mut() {
        assert!(
            answer.as_object_mut().unwrap().remove("at").is_some_and(|at| at.as_str().unwrap().len() == 24)
        );
    }
    let expected = json!({
        "JUS1": { "response": "partly", "note": "As \"noted\" in <b>one</b> line" },
        "JUS2": { "response": "not-known" },
        "JUS3": { "response": "not-applicable" },
        "JUS4": { "evidence": [{ "title": "The law", "link": "https://example.org/law" }] },
    });
    assert_eq!(given["answers"], expected);
    assert_eq!(given["startingPoint"], "party");
    assert_eq!(given["groupsAtRisk"]["JUS"], json!([name.trim_start_matches("JUS-risk-")]));
    assert_eq!(given["created"].as_str().map(str::len), Some(24));
    browser.expect("Justice");
    assert_eq!(browser.find(".tag.deposit").text(), tag);
    assert_ne!(tag, "Before deposit");
    assert_eq!(browser.find(".track .num").text(), "2 of 10 answered");
    browser.find("[id='JUS3-r']");
    browser.reload();
    await_widget(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn the_visitor_stays_where_they_are_when_the_program_arrives(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    browser.answer("JUS2", PARTLY);
    browser.find("[id='JUS3'] .duet details:first-child summary").click();
    let note = browser.find("[id='JUS3-note']");
    note.keys("Half a sen");
    note.script("arguments[0].setSelectionRange(4, 5);");
    let top = || browser.find("[id='JUS3-note']").script("return arguments[0].getBoundingClientRect().top;");
    let before = top().as_f64().unwrap();
    arrive(&link, &browser);
    browser.wait_until("the same field is the program's", || {
        browser.focus().script("return !!arguments[0].closest('.q').querySelector('.link, button');") == true
    });
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("JUS3-note"));
    let note = browser.find("[id='JUS3-note']");
    assert_eq!(
        note.script(
            "const { selectionStart, selectionEnd } = arguments[0]; return [selectionStart, selectionEnd];"
        ),
        json!([4, 5])
    );
    assert!(note.is_shown());
    let after = top().as_f64().unwrap();
    assert!((before - after).abs() < 2.0, "{before} became {after}");
    browser.press("x");
    browser.wait_until("it goes on", || browser.answers()["JUS3"]["note"] == "Halfxa sen");
}

fn a_quick_look_asks_its_own_statements(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    browser.choose("Begin the quick look");
    browser.expect("Strategy development");
    assert_eq!(browser.find(".track .num").text(), "0 of 8 answered");
    // Back, and on with everything.
    browser.choose("Start");
    to_justice(&browser);
    assert_eq!(browser.find(".track .num").text(), "0 of 10 answered");
    browser.choose("JUS2 No answer yet");
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("JUS2-0"));
    browser.choose("Start");
    browser.choose("Begin the quick look");
    browser.answer("S1.1", PARTLY);
    let whole = || browser.find(".track .whole").text();
    assert_eq!(whole(), "1 of 45 in all, about 30 minutes left");
    arrive(&link, &browser);
    assert_eq!(browser.assessment()["depth"], "key");
    assert_eq!(whole(), "1 of 45 in all, about 30 minutes left");
    browser.expect("Strategy development");
}

fn what_takes_the_program_waits_for_it(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    browser.choose("Plan");
    assert_eq!(browser.find("label[part=loading]").text(), "The self-assessment is loading.");
    browser.wait_until("it is read out", || {
        browser.find("#said").content() == "The self-assessment is loading."
    });
    // Whoever goes elsewhere meanwhile does not want it any more; what follows is wanted.
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    browser.choose("Check these answers");
    browser.expect("Justice");
    browser.answer("JUS2", PARTLY);
    arrive(&link, &browser);
    browser.expect("Check your answers");
    assert_eq!(browser.focus().attribute("id").as_deref(), Some("title"));
    assert!(browser.find_all("[part=loading]").is_empty());
    assert_eq!(browser.answers()["JUS2"]["response"], "partly");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn what_is_done_on_words_that_a_browser_has_translated_is_carried_out(engine: Engine) {
    for mode in ["wrap", "beside"] {
        let site = Site::new();
        let (link, browser) = held(&site, engine);
        browser.script(include_str!("rewritten.js"), vec![json!(mode)]);
        let title = |words: &str| {
            browser.wait_until(words, || browser.find("#title").content().contains(words));
        };
        browser.find("a.btn[href='#begin/all']").click();
        title("Questionnaire");
        browser.find(".main [href='#JUS']").click();
        title("Justice");
        browser.answer("JUS1", PARTLY);
        assert!(browser.find(".track .num").content().contains("1 of 10"), "{mode}");
        browser.find(".main a.btn").click();
        arrive(&link, &browser);
        title("Check your answers");
        assert_eq!(browser.answers()["JUS1"]["response"], "partly", "{mode}");
        assert_eq!(seen(&browser, "errors"), [Value::Null; 0], "{mode}");
    }
}

fn a_file_that_is_chosen_meanwhile_is_opened(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    let file = browser.scratch("saved.json");
    fs::write(&file, assessment(&json!({ "S1.1": { "response": "planned" } })).to_string()).unwrap();
    browser.find("input[type=file]").keys(&file.to_string_lossy());
    browser.find("label[part=loading]");
    arrive(&link, &browser);
    browser.expect("Questionnaire");
    assert_eq!(browser.answers(), json!({ "S1.1": { "response": "planned" } }));
    browser.wait_until("both events are told", || {
        events(&browser).starts_with(&["ready", "changed"].map(str::to_owned))
    });
}

fn a_reload_loses_nothing(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    browser.reload();
    // There is something to go on with: that takes the program.
    assert!(browser.find("#fallback").is_shown());
    arrive(&link, &browser);
    browser.expect("Justice");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
}

fn answers_are_kept_where_the_visitor_says(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    let kept = || {
        browser.script("return [sessionStorage, localStorage].map((it) => Object.values(it));", Vec::new())
    };
    assert_eq!(kept(), json!([[], []]), "nothing was done yet");
    browser.unfold();
    browser.find("label[for='keep-device']").click();
    assert_eq!(browser.find(".kept a").text(), "Kept on this device");
    let device = kept();
    assert_eq!(device[0], json!([]));
    assert!(device[1][0].as_str().unwrap().contains("device"), "{device}");
    browser.find("label[for='keep-tab']").click();
    assert_eq!(browser.find(".kept a").text(), "Kept in this tab");
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    assert_eq!(kept()[1], json!([]));
    assert!(kept()[0][0].as_str().unwrap().contains("JUS1"), "{}", kept());
    let storage = "document.querySelector('uncat-readiness').setAttribute('storage', 'none');";
    browser.script(storage, Vec::new());
    assert_eq!(kept(), json!([[], []]));
    assert_eq!(browser.find(".kept a").text(), "Not kept");
    arrive(&link, &browser);
    browser.answer("JUS2", PARTLY);
    assert!(!kept().to_string().contains("JUS"), "{}", kept());
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(browser.find(".kept a").text(), "Not kept");
}

fn answers_stay_on_the_page_when_the_program_is_missing(engine: Engine) {
    let site = Site::new();
    let program = site.path("readiness").join(fetched("program"));
    let names = [program.with_extension("bin"), program].map(|path| path.display().to_string());
    let files = names.iter().flat_map(|name| ["", ".br", ".gz"].map(|packed| format!("{name}{packed}")));
    let files: Vec<String> = files.collect();
    files.iter().for_each(|file| fs::rename(file, format!("{file}.away")).unwrap());
    site.page("index.html", WIDGET);
    let link = Held::before(&site.address(""), &LATER);
    let browser = Browser::open_in(engine, link.url());
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    LATER.iter().for_each(|part| link.pass(part, Passes::All));
    let failure = browser.find("p[part=failure]");
    assert!(failure.text().contains("Try again"), "{}", failure.text());
    assert_eq!(events(&browser), ["failed"]);
    assert!(browser.find("[id='JUS1-2']").is_chosen());
    browser.answer("JUS2", PARTLY);
    // What takes the program tries again, and so does the button.
    browser.script("scrollTo(0, 0);", Vec::new());
    browser.choose("Results");
    browser.wait_until("it failed again", || events(&browser).len() == 2);
    files.iter().for_each(|file| fs::rename(format!("{file}.away"), file).unwrap());
    browser.choose("Try again");
    await_widget(&browser);
    browser.expect("Results so far");
    assert_eq!(run(&browser, "return widget.results.overall.withLevel;", &[]), 2);
}

fn an_element_that_is_moved_meanwhile_keeps_its_answers(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    browser.script(
        "sessionStorage.clear(); document.body.append(document.querySelector('uncat-readiness'));",
        Vec::new(),
    );
    assert!(browser.find("#fallback").is_shown());
    arrive(&link, &browser);
    browser.expect("Justice");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(events(&browser), ["ready", "changed", "saved"]);
}

fn answers_that_the_page_erases_meanwhile_are_gone(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    to_justice(&browser);
    browser.answer("JUS1", PARTLY);
    run(&browser, "widget.reset();", &[]);
    assert!(browser.find_all("[id='JUS1-2']").is_empty());
    assert_eq!(run(&browser, "return Object.keys(sessionStorage);", &[]), json!([]));
    arrive(&link, &browser);
    assert_eq!(browser.answers(), json!({}));
    assert_eq!(events(&browser), ["ready"]);
}

fn whoever_has_something_to_go_on_with_waits_for_that(engine: Engine) {
    let site = Site::new();
    let (link, browser) = held(&site, engine);
    for (n, more) in
        ["scope=areas", "storage=none", "storage=device", "questionnaire=/other.json"].iter().enumerate()
    {
        let page = format!("{n}.html");
        site.page(&page, &WIDGET.replacen('>', &format!(" {more}>"), 1));
        browser.go(&format!("{}{page}", link.url()));
        many_frames(&browser);
        assert!(browser.find("#fallback").is_shown() && browser.find_all("#title").is_empty(), "{more}");
    }
    let given = "addEventListener('DOMContentLoaded', () => { document.querySelector('uncat-readiness').assessment = {}; });";
    fs::write(site.path("given.js"), given).unwrap();
    site.page("given.html", &format!("<script src=given.js></script>{WIDGET}"));
    browser.go(&format!("{}given.html", link.url()));
    many_frames(&browser);
    assert!(browser.find("#fallback").is_shown() && browser.find_all("#title").is_empty());
}

fn a_frame_is_as_tall_as_the_first_screen(engine: Engine) {
    let site = Site::new();
    let frame = "<iframe src=/readiness/embed.html width=600 height=700></iframe>
        <script src=/readiness/uncat-readiness-embed.js></script>";
    site.page_with("frame.html", "", frame);
    let link = Held::before(&site.address(""), &LATER);
    let browser = Browser::open_in(engine, &format!("{}frame.html", link.url()));
    let height = || browser.find("iframe").script("return arguments[0].clientHeight;").as_f64().unwrap();
    let inside = "return arguments[0].contentDocument.body.getBoundingClientRect().height;";
    browser.wait_until("it is taller than it was given", || height() > 1000.0);
    let content = browser.find("iframe").script(inside).as_f64().unwrap();
    assert!((height() - content).abs() < 1.0, "{} for {content}", height());
}

fn the_first_screens_begin_at_the_address_and_the_program_goes_on_with_its_history(engine: Engine) {
    let site = Site::new();
    site.page("index.html", "<uncat-readiness addresses=fragment></uncat-readiness>");
    let link = Held::before(&site.address(""), &LATER);
    let browser = Browser::open_in(engine, &format!("{}#JUS", link.url()));
    browser.expect("Justice");
    browser.choose("Questionnaire");
    browser.expect("Questionnaire");
    let fragment = || browser.script("return location.hash;", Vec::new());
    assert_eq!(fragment(), "#tasks");
    browser.back();
    browser.expect("Justice");
    assert_eq!(fragment(), "#JUS");
    browser.answer("JUS1", PARTLY);
    arrive(&link, &browser);
    browser.expect("Justice");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    browser.script("history.forward();", Vec::new());
    browser.expect("Questionnaire");
    assert_eq!(fragment(), "#tasks");
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}
