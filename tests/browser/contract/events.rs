//! What the widget tells the page: which events, in which order, with what in them.

use serde_json::{Value, json};

use super::site::{Site, WIDGET, events, run, seen};
use crate::person::assessment;
use crate::support::{Engine, in_every_engine};

in_every_engine!(
    events_come_in_their_order_with_what_is_documented,
    events_reach_a_listener_outside_of_all_shadow_trees_which_may_read_the_widget,
    a_file_that_is_saved_is_told,
    an_offered_file_can_be_fetched_as_long_as_the_page_is_there,
    where_a_canvas_gives_nothing_the_svg_is_saved_and_the_page_says_so,
);

/// Gives these answers, and waits until the page has drawn them.
const GIVE: &str = "const { assessment } = widget;
    assessment.answers = given[0];
    await changed(() => { widget.assessment = assessment; });";

fn events_come_in_their_order_with_what_is_documented(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, &WIDGET.replacen('>', " id=ours scope=R2>", 1));
    run(&browser, "await widget.ready;", &[]);
    let asked = seen(&browser, "events")[0][2]["asked"].as_u64().unwrap();
    assert_eq!(seen(&browser, "events"), [json!(["ready", "ours", { "answered": 0, "asked": asked }])]);
    run(&browser, GIVE, &[json!({ "R2.1": { "response": "partly" } })]);
    let one = json!({ "answered": 1, "asked": asked });
    assert_eq!(
        seen(&browser, "events")[1..],
        [json!(["changed", "ours", one]), json!(["saved", "ours", { "where": "tab" }])]
    );
    let all: serde_json::Map<String, Value> =
        (1..=asked).map(|n| (format!("R2.{n}"), json!({ "response": "in-place" }))).collect();
    run(&browser, GIVE, &[Value::Object(all)]);
    assert_eq!(events(&browser)[3..], ["changed", "saved", "completed"]);
    assert_eq!(seen(&browser, "events")[5][2], json!({ "answered": asked, "asked": asked }));
    run(&browser, "try { widget.assessment = 'junk'; } catch { /* told */ }", &[]);
    let failed = seen(&browser, "events")[6].clone();
    assert_eq!([&failed[0], &failed[2]["reason"]], ["failed", "assessment"]);
    assert!(failed[2]["message"].as_str().unwrap().contains("cannot be opened"), "{failed}");
    // A widget that is taken out and put back says again that it is ready, and nothing else.
    run(&browser, "document.body.append(widget); await widget.ready;", &[]);
    assert_eq!(events(&browser)[7..], ["ready"]);
}

fn events_reach_a_listener_outside_of_all_shadow_trees_which_may_read_the_widget(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, "<div id=outer></div>");
    let inside = "const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
        const element = document.createElement('uncat-readiness');
        const read = [];
        document.addEventListener('uncat-readiness-changed', ({ target, bubbles, composed }) => {
            const { assessment, results } = element;
            read.push([target.id, bubbles, composed, Object.keys(assessment.answers), results.overall.withLevel]);
            // What a listener throws is its own affair.
            if (read.length === 1) element.assessment = { ...assessment, answers: {} };
        });
        element.assessment = given[0];
        root.append(element);
        await element.ready;
        while (read.length < 2) await new Promise(requestAnimationFrame);
        return read;";
    let document = crate::person::assessment(&json!({ "JUS1": { "response": "partly" } }));
    assert_eq!(
        run(&browser, inside, &[document]),
        json!([["outer", true, true, ["JUS1"], 1], ["outer", true, true, [], 0]])
    );
    let told: Vec<String> = events(&browser).into_iter().filter(|it| it != "saved").collect();
    assert_eq!(told, ["ready", "changed", "changed"]);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

fn a_file_that_is_saved_is_told(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    run(&browser, "await widget.download('json');", &[]);
    browser.wait_until("it is told", || events(&browser).contains(&"saved".to_owned()));
    assert_eq!(seen(&browser, "events").last(), Some(&json!(["saved", "", { "where": "file" }])));
    assert_eq!(browser.downloaded()["format"], "uncat-readiness/assessment");
}

fn an_offered_file_can_be_fetched_as_long_as_the_page_is_there(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let offer = "await widget.ready;
        const { setTimeout } = window;
        window.setTimeout = (run) => setTimeout(run, 0);
        let made, revoked = [];
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => (made = createObjectURL.call(URL, blob));
        URL.revokeObjectURL = (url) => revoked.push(url);
        await widget.download('json');
        for (let n = 0; n < 20; n++) await new Promise((next) => setTimeout(next));
        return [made.startsWith('blob:'), revoked];";
    assert_eq!(run(&browser, offer, &[]), json!([true, []]));
}

fn where_a_canvas_gives_nothing_the_svg_is_saved_and_the_page_says_so(engine: Engine) {
    let site = Site::new();
    for gives in ["done(null);", "throw new Error('blocked');", "/* never */"] {
        let browser = site.show(engine, WIDGET);
        let offer = format!(
            "await widget.ready;
             const {{ setTimeout }} = window;
             window.setTimeout = (run, wait) => setTimeout(run, wait / 10);
             HTMLCanvasElement.prototype.toBlob = (done) => {{ {gives} }};
             await changed(() => {{ widget.assessment = given[0]; }});
             await widget.download('readiness.png');"
        );
        run(&browser, &offer, &[assessment(&json!({ "JUS1": { "response": "partly" } }))]);
        browser.wait_until("the page says so", || {
            browser.find_all("#notice").iter().any(|it| it.content().contains("could not make the PNG"))
        });
        browser.download(".svg");
        let files = seen(&browser, "events").iter().filter(|it| it[2]["where"] == "file").count();
        assert_eq!(files, 1, "{gives}");
    }
}
