//! Pages that do odd things to what stands in them: the widget looks and works there as anywhere.

use serde_json::{Value, json};
use xtask::project;
use xtask::server::{Manner, POLICY};

use crate::person::{PARTLY, await_widget, full};
use crate::support::{Browser, Engine, in_every_engine, serve};

in_every_engine!(
    rules_for_every_element_of_a_page_change_nothing_in_the_widget,
    type_follows_the_root_of_the_page_and_is_never_tiny,
    a_page_from_right_to_left_keeps_the_direction_of_the_words,
    frozen_built_in_objects_are_enough,
    changed_arrays_are_survived,
    events_that_a_page_makes_otherwise_arrive,
    shortcuts_of_the_page_do_not_meet_what_is_typed_into_the_widget,
    an_element_that_is_there_before_its_script_keeps_its_property,
    a_page_that_is_gone_back_to_has_the_answers_and_the_place,
    a_widget_that_moves_into_the_document_of_a_frame_goes_on_there,
    a_widget_that_comes_and_goes_is_there_each_time,
);

/// Opens a page of `www/demo/`, and waits until its widget can be used.
#[track_caller]
fn visit(engine: Engine, page: &str) -> Browser {
    let browser = Browser::open_in(engine, &format!("demo/{page}.html"));
    await_widget(&browser);
    browser
}

/// Goes through the widget: it works, asks nobody else, and breaks no policy.
#[track_caller]
fn check(browser: &Browser) {
    answer_one(browser);
    browser.choose("Check these answers");
    browser.expect("Check your answers");
    browser.choose("Results");
    browser.expect("Results so far");
    check_manners(browser, &browser.address(""));
}

#[track_caller]
fn answer_one(browser: &Browser) {
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
}

#[track_caller]
fn check_manners(browser: &Browser, home: &str) {
    let requests = browser.requests();
    assert!(requests.iter().any(|it| it.ends_with(".wasm")), "the record is incomplete: {requests:?}");
    let elsewhere: Vec<_> = requests.iter().filter(|it| !it.starts_with(home)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert_eq!(browser.violations(), [""; 0]);
}

/// Returns kind, size, type and colour of each element of the widget.
fn look_of(browser: &Browser) -> Vec<String> {
    let look = "const tenth = (size) => Math.round(size * 10) / 10;
        const { shadowRoot } = document.querySelector('uncat-readiness');
        return [...shadowRoot.querySelectorAll('.ur, .ur *:not(svg *)')].map((element) => {
            const { width, height } = element.getBoundingClientRect();
            const { fontSize, lineHeight, color, display, letterSpacing, textTransform } = getComputedStyle(element);
            return [element.localName, element.id, tenth(width), tenth(height), fontSize, lineHeight, color, display,
                letterSpacing, textTransform].join(', ');
        });";
    let look = browser.script(look, Vec::new());
    look.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The widget looks the same, element by element.
#[track_caller]
fn check_same(browser: &Browser, expected: &[String], page: &str) {
    let found = look_of(browser);
    let other = found.iter().zip(expected).find(|(found, expected)| found != expected);
    assert_eq!((other, found.len()), (None, expected.len()), "{page}");
}

fn rules_for_every_element_of_a_page_change_nothing_in_the_widget(engine: Engine) {
    let browser = visit(engine, "plain");
    let start = look_of(&browser);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    let section = look_of(&browser);
    for page in ["unset", "flex"] {
        visit_again(&browser, page);
        check_same(&browser, &start, page);
        browser.choose("Begin the whole questionnaire");
        browser.choose("Justice");
        check_same(&browser, &section, page);
        check_manners(&browser, &browser.address(""));
    }
}

/// Opens another page in the same browser, with nothing kept.
#[track_caller]
fn visit_again(browser: &Browser, page: &str) {
    browser.script("sessionStorage.clear();", Vec::new());
    browser.go(&format!("demo/{page}.html"));
    await_widget(browser);
}

fn type_follows_the_root_of_the_page_and_is_never_tiny(engine: Engine) {
    let browser = visit(engine, "plain");
    for (root, size) in [(4, "16px"), (10, "16px"), (40, "32px")] {
        visit_again(&browser, &format!("root-{root}px"));
        let lead = browser.find(".ur").script("return getComputedStyle(arguments[0]).fontSize;");
        assert_eq!(lead, size, "root of {root}px");
        let cut = browser.script("return document.documentElement.scrollWidth - innerWidth;", Vec::new());
        assert!(cut.as_i64().is_some_and(|it| it <= 0), "root of {root}px scrolls sideways by {cut} px");
        check(&browser);
    }
}

fn a_page_from_right_to_left_keeps_the_direction_of_the_words(engine: Engine) {
    let browser = visit(engine, "rtl");
    let direction = "const { direction, textAlign } = getComputedStyle(arguments[0]);
        return [document.documentElement.dir, direction, textAlign];";
    assert_eq!(browser.find("#title").script(direction), json!(["rtl", "ltr", "start"]));
    check(&browser);
}

fn frozen_built_in_objects_are_enough(engine: Engine) {
    let browser = visit(engine, "frozen");
    assert_eq!(browser.script("return Object.isFrozen(window.Array.prototype);", Vec::new()), true);
    check(&browser);
}

fn changed_arrays_are_survived(engine: Engine) {
    let browser = visit(engine, "patched");
    assert_eq!(browser.script("return 'last' in window.Array.prototype;", Vec::new()), true);
    browser.give(&full(&browser));
    assert_eq!(browser.assessment()["results"]["overall"]["withLevel"], 141);
    browser.choose("Start");
    check_manners(&browser, &browser.address(""));
}

fn events_that_a_page_makes_otherwise_arrive(engine: Engine) {
    let browser = visit(engine, "polyfill");
    let listen = "window.heard = [];
        document.addEventListener('uncat-readiness-changed', ({ target, detail }) =>
            heard.push([target.localName, detail.answered]));";
    browser.script(listen, Vec::new());
    check(&browser);
    assert_eq!(browser.script("return heard;", Vec::new()), json!([["uncat-readiness", 1]]));
}

fn shortcuts_of_the_page_do_not_meet_what_is_typed_into_the_widget(engine: Engine) {
    let browser = visit(engine, "shortcuts");
    browser.press("j");
    let caught = || browser.script("return caught;", Vec::new());
    assert_eq!(caught(), json!(["j"]), "the shortcuts work outside the widget");
    answer_one(&browser);
    browser.unfold();
    browser.part_of("JUS1-note").keys("jk / ? x");
    browser.wait_until("the note is kept", || browser.answers()["JUS1"]["note"] == "jk / ? x");
    browser.part_of("JUS1-t0").keys("Gazette");
    assert_eq!(browser.part_of("JUS1-t0").property("value").as_deref(), Some("Gazette"));
    browser.find("[id=JUS1-2]").script("arguments[0].focus();");
    browser.press(" ");
    assert_eq!(caught(), json!(["j"]));
    check_manners(&browser, &browser.address(""));
}

fn an_element_that_is_there_before_its_script_keeps_its_property(engine: Engine) {
    let browser = Browser::open_in(engine, "demo/late.html");
    browser.wait_until("the element has its class", || {
        browser.script("return !!document.querySelector('uncat-readiness').ready;", Vec::new()) == true
    });
    await_widget(&browser);
    assert_eq!(browser.answers()["JUS1"]["response"], "planned");
    check_manners(&browser, &browser.address(""));
}

fn a_page_that_is_gone_back_to_has_the_answers_and_the_place(engine: Engine) {
    let browser = visit(engine, "plain");
    answer_one(&browser);
    browser.go("demo/empty.html");
    browser.back();
    await_widget(&browser);
    browser.expect("Justice");
    assert!(browser.part_of("JUS1-2").is_chosen());
    // Chromium and WebKit show the page as it was left. Firefox under its driver loads it again, even an empty one.
    let arrival = if engine == Engine::Firefox { "back_forward" } else { "navigate" };
    let arrived = browser.script("return performance.getEntriesByType('navigation')[0].type;", Vec::new());
    assert_eq!(arrived, arrival);
    browser.answer("JUS2", PARTLY);
    assert_eq!(browser.answers().as_object().map(serde_json::Map::len), Some(2));
    browser.reload();
    await_widget(&browser);
    assert_eq!(browser.answers().as_object().map(serde_json::Map::len), Some(2), "it is kept as before");
    assert_eq!(browser.violations(), [""; 0]);
}

fn a_widget_that_moves_into_the_document_of_a_frame_goes_on_there(engine: Engine) {
    let browser = visit(engine, "frame-adopt");
    answer_one(&browser);
    browser.find_named("button", "Move it").click();
    // By script: drivers lose sight of what has moved from one document to another.
    let go_on = "const [done] = arguments;
        (async () => {
            const element = frames[0].document.querySelector('uncat-readiness');
            await element.ready;
            const part = (id) => element.shadowRoot.querySelector(`[id='${id}']`);
            const found = [part('title').textContent, part('JUS1-2').checked, getComputedStyle(part('JUS1-2')).position];
            part('JUS2-2').click();
            element.addEventListener('uncat-readiness-changed', () =>
                done([...found, Object.keys(element.assessment.answers)]), { once: true });
        })().catch((error) => done(String(error)));";
    // The style sheet has come along: without it, the position would be static.
    assert_eq!(
        browser.script_to_end(go_on, Vec::new()),
        json!(["Justice", true, "absolute", ["JUS1", "JUS2"]])
    );
    browser.find_named("button", "Move it").click();
    let back = "const [done] = arguments;
        const element = document.querySelector('uncat-readiness');
        element.ready.then(() => done(Object.keys(element.assessment.answers)));";
    assert_eq!(browser.script_to_end(back, Vec::new()), json!(["JUS1", "JUS2"]));
    check_manners(&browser, &browser.address(""));
}

/// Mounts and removes widgets, so many at a time that no script takes too long; returns the program's memory in bytes.
#[track_caller]
fn mount(browser: &Browser, times: u32) -> u64 {
    let mount = "mounts(25).then(arguments[0], (error) => arguments[0](String(error)));";
    let sizes = (0..times / 25).map(|_| browser.script_to_end(mount, Vec::new()));
    let last = sizes.last().unwrap();
    last.as_u64().unwrap_or_else(|| panic!("{last}"))
}

fn a_widget_that_comes_and_goes_is_there_each_time(engine: Engine) {
    let browser = Browser::open_in(engine, "demo/mounts.html");
    mount(&browser, 50);
    assert!(browser.find_all("uncat-readiness").is_empty());
    check_manners(&browser, &browser.address(""));
}

#[test]
fn hundreds_of_widgets_that_come_and_go_leave_nothing_behind() {
    let browser = Browser::open("demo/mounts.html");
    // Where a machine is busy, one widget may still be there when the next one comes. The program has room for three from
    // the beginning: what it grows by later is what widgets leave.
    let three = "Promise.all([mounts(25), mounts(25), mounts(25)])
        .then((sizes) => arguments[0](Math.max(...sizes)), (error) => arguments[0](String(error)));";
    let memory = browser.script_to_end(three, Vec::new()).as_u64().unwrap();
    // The engine compiles what runs often, and keeps that beside what the scripts hold: in some rounds, not in each. What
    // a widget leaves is there in each round.
    let mut heap = browser.heap();
    let last = (0..40).find_map(|_| {
        let memory = mount(&browser, 50);
        let before = std::mem::replace(&mut heap, browser.heap());
        (heap.saturating_sub(before) < 50 * 100).then_some(memory)
    });
    let last = last.unwrap_or_else(|| panic!("each fifty widgets leave more than 5,000 bytes in the page"));
    // Where its free space is in pieces, the program's memory grows by five pages of 64 kB at once. `tests/engine.rs`
    // counts every byte.
    let grown = last.saturating_sub(memory);
    assert!(grown < 400_000, "hundreds of widgets left {grown} bytes in the program");
    check_manners(&browser, &browser.address(""));
}

#[test]
fn a_base_of_the_page_is_not_that_of_the_widget() {
    let policy = POLICY.replace("base-uri 'none'", "base-uri 'self'");
    let server = serve(&project::dist(), &Manner { policy, ..Manner::default() });
    let browser = Browser::open(&format!("{}demo/base.html", server.url()));
    await_widget(&browser);
    let base = browser.script("return document.baseURI;", Vec::new());
    assert_eq!(base, format!("{}elsewhere/", server.url()));
    answer_one(&browser);
    browser.choose("Results");
    browser.expect("Results so far");
    browser.choose("Before deposit");
    let place = browser.script("return location.pathname;", Vec::new());
    assert_eq!(place, "/demo/base.html", "links within the widget stay in it");
    check_manners(&browser, server.url());
}

#[test]
fn a_page_prints_the_widget_whole_by_its_own_rules() {
    let browser = visit(Engine::Chromium, "print");
    browser.give(&full(&browser));
    browser.choose("Results");
    browser.expect("Results");
    browser.print_view();
    assert!(!browser.find("h1").is_shown(), "the page's own words are left out");
    assert!(browser.find(".paper").is_shown() && !browser.find(".mast nav").is_shown());
    let cut = "const [around, sheet] = [document.querySelector('main'), arguments[0]];
        return sheet.getBoundingClientRect().bottom - around.getBoundingClientRect().bottom;";
    let cut = browser.find(".sheet").script(cut);
    assert!(cut.as_f64().is_some_and(|it| it <= 0.0), "{cut} px are cut off");
    check_manners(&browser, &browser.address(""));
}

#[test]
fn what_is_for_paper_alone_is_seen_there_and_not_on_the_screen() {
    let browser = visit(Engine::Chromium, "print");
    browser.give(&full(&browser));
    browser.choose("Results");
    browser.expect("Results");
    let shown = || {
        let parts = browser.find_all(".on-paper");
        assert!(!parts.is_empty(), "nothing is for paper alone");
        parts.iter().filter(|part| part.is_shown()).count()
    };
    assert_eq!(shown(), 0);
    browser.print_view();
    assert_eq!(shown(), browser.find_all(".on-paper").len());
}

#[test]
fn a_page_that_is_printed_has_the_widget_on_as_many_sheets_as_it_needs() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let browser = visit(engine, "print");
        browser.give(&full(&browser));
        browser.choose("Results");
        browser.expect("Results");
        // The results are some eight sheets long. Cut off at the box that the page has for it, they would be one.
        assert_eq!([1, 5, 40].map(|sheet| browser.reaches_sheet(sheet)), [true, true, false], "{engine:?}");
    }
}
