//! A page whose words other programs rewrite: a browser's translation, a reading aid, a spelling tool. The widget goes
//! on under their hands, and what it shows is what it would show without them.

use serde_json::{Map, Value, json};

use super::site::{Site, run, seen};
use crate::person::assessment;
use crate::support::{Browser, Engine, in_every_engine, whole_bundle};

in_every_engine!(
    a_page_whose_words_are_wrapped_shows_what_is_true_now,
    a_page_whose_words_are_replaced_shows_what_is_true_now,
    a_page_whose_words_are_changed_shows_what_is_true_now,
    a_page_with_nodes_of_others_beside_its_own_shows_what_is_true_now,
);

/// The first is rewritten, the second is not.
const TWO: &str = "<uncat-readiness id=one loading=eager></uncat-readiness>\
                   <uncat-readiness id=two loading=eager></uncat-readiness>";

/// A part of a screen, and what is entered or chosen there; nothing where it is clicked.
type Deed = (&'static str, Option<&'static str>);

const UNDO: &str = ".history button:nth-of-type(1)";
const REDO: &str = ".history button:nth-of-type(2)";

/// The screens, and what is done on each.
const STORY: [(&str, &[Deed]); 11] = [
    ("start", &[("#from-party", None), ("#keep-none", None), ("#keep-tab", None), ("#depth-key", None)]),
    ("tasks", &[(".main .say button", None)]),
    (
        "S8",
        &[
            ("[id='S8.1-1']", None),
            ("[id='S8.1-k']", None),
            ("[id='S8.2-n']", None),
            ("[id='S8.2-r']", Some("It is settled otherwise.")),
            ("[id='S8.2-r']", Some("")),
            ("[id='S8.2'] .else button", None),
            ("[id='S8.3-3']", None),
            ("[id='S8.3-keep']", None),
            ("[id='S8.3-note']", Some("As of May.")),
            ("[id='S8.3-t0']", Some("Bill")),
            ("[id='S8.3-u0']", Some("no address")),
            ("[id='S8.3'] .docs > button", None),
            (UNDO, None),
            (REDO, None),
            ("[id='S8.4-n']", None),
        ],
    ),
    ("JUS", &[("[id^='JUS-risk-']", None), ("[id='JUS1-0']", None)]),
    ("S8/check", &[]),
    ("results", &[("#next [id$='-plan']", None), ("#next > p > button", None), ("#handling", Some("Draft"))]),
    ("results/by/article", &[]),
    ("results/of/section/S8", &[]),
    (
        "results/what-if",
        &[("[id='S8.1-if']", Some("4")), ("#at-once + p button", None), ("[id='S8.1-if']", Some("0"))],
    ),
    (
        "plan",
        &[
            ("#deposit-day", Some("2099-01-30")),
            ("#lines > p button", None),
            ("#own_1-text", Some("Train everybody")),
            ("#own_1-lead", Some("Ministry")),
            ("#own_1-due", Some("2098-06-01")),
            ("#own_1-in-progress", None),
            ("#lines > p button + button, #lines > p button", None),
            (UNDO, None),
            (UNDO, None),
            (REDO, None),
            ("#deposit-day", Some("")),
        ],
    ),
    (
        "recommendations",
        &[
            (".main > p button", None),
            ("#received-0-asks", Some("Train")),
            ("#received-0-search", Some("detention")),
            ("[id^='received-0-S']", None),
            ("#received-0-search", Some("S7")),
        ],
    ),
];

/// Does the same in both widgets.
const DO: &str = "const [selector, words] = given;
    for (const { shadowRoot } of document.querySelectorAll('uncat-readiness')) {
        const part = shadowRoot.querySelector(selector);
        if (words === null) {
            part.click();
        } else if (part.localName === 'select') {
            part.selectedIndex = Number(words);
            part.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
            part.value = words;
            part.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
    }
    await drawn();";

/// Goes to a place in both.
const SHOW: &str = "for (const it of document.querySelectorAll('uncat-readiness')) await it.show(given[0]);
    await drawn();";

/// Where the texts and fields of both begin to differ, but for the marks of whoever rewrites.
const DIFFERENCE: &str = "const [one, two] = [...document.querySelectorAll('uncat-readiness')].map(({ shadowRoot }) => {
        const fields = [...shadowRoot.querySelectorAll('input, textarea, select')];
        const entered = fields.map(({ id, value, checked, selectedIndex }) => `${id}: ${[value, checked, selectedIndex]}`);
        return [shadowRoot.querySelector('.ur').textContent, ...entered].join('\\n').replace(/[«»]/g, '');
    });
    if (one === two) return [];
    const at = [...one].findIndex((it, n) => it !== two[n]);
    return [one, two].map((it) => it.slice(Math.max(0, at - 80), at + 80));";

/// Goes through all screens of a widget that is rewritten in a way, beside one that is not.
#[track_caller]
fn check(engine: Engine, mode: &str) {
    let site = Site::new();
    let browser = site.show(engine, TWO);
    begin(&browser);
    browser.script(include_str!("rewritten.js"), vec![json!(mode)]);
    for (place, deeds) in STORY {
        step(&browser, SHOW, place, None);
        for (part, words) in deeds {
            step(&browser, DO, part, *words);
        }
    }
    refuse(&browser);
    let told = "const [one, two] = [...document.querySelectorAll('uncat-readiness')]
            .map(({ results, assessment: { plan, recommendations } }) => JSON.stringify([results, plan, recommendations]));
        return one === two;";
    assert_eq!(run(&browser, told, &[]), true);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}

/// Gives both widgets answers of every kind, but none to a statement of S8.
#[track_caller]
fn begin(browser: &Browser) {
    let bundle = whole_bundle();
    let list = |it: &Value, name: &str| it[name].as_array().cloned().unwrap();
    let groups = list(&bundle["questionnaire"], "groups");
    let sections = groups.iter().flat_map(|it| list(it, "sections")).filter(|it| it["id"] != "S8");
    let indicators = sections.flat_map(|it| list(&it, "indicators"));
    let levels = ["not-yet", "planned", "partly", "in-place", "not-known"];
    let answers: Map<String, Value> = indicators
        .zip(levels.into_iter().cycle())
        .map(|(it, level)| {
            (it["id"].as_str().unwrap().to_owned(), json!({ "response": level, "note": "Noted." }))
        })
        .collect();
    let give = "for (const it of document.querySelectorAll('uncat-readiness')) {
            await it.ready;
            it.assessment = given[0];
        }
        await drawn();";
    run(browser, give, &[assessment(&Value::Object(answers))]);
}

#[track_caller]
fn step(browser: &Browser, body: &str, what: &str, words: Option<&str>) {
    assert_eq!(run(browser, body, &[json!(what), json!(words)]), Value::Null, "{what}");
    let difference = run(browser, DIFFERENCE, &[]);
    assert_eq!(difference, json!([]), "after {what} {words:?}; {:?}", seen(browser, "errors"));
}

/// A file that cannot be opened is refused in both, and the message is closed again.
#[track_caller]
fn refuse(browser: &Browser) {
    let open = "for (const it of document.querySelectorAll('uncat-readiness'))
            await it.open(new File([given[0]], 'a.json')).catch(() => {});
        await drawn();";
    step(browser, open, "oops", None);
    let other = assessment(&json!({ "S8.1": { "response": "never" } })).to_string();
    step(browser, open, &other, None);
    step(browser, DO, "#notice summary", None);
    step(browser, DO, "#notice button", None);
}

fn a_page_whose_words_are_wrapped_shows_what_is_true_now(engine: Engine) {
    check(engine, "wrap");
}

fn a_page_whose_words_are_replaced_shows_what_is_true_now(engine: Engine) {
    check(engine, "replace");
}

fn a_page_whose_words_are_changed_shows_what_is_true_now(engine: Engine) {
    check(engine, "change");
}

fn a_page_with_nodes_of_others_beside_its_own_shows_what_is_true_now(engine: Engine) {
    check(engine, "beside");
}
