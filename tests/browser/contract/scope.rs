//! The attribute `scope`: which part is asked, and what becomes of the answers to the rest.

use serde_json::{Value, json};

use super::site::{Site, WIDGET, run, seen};
use crate::support::{Engine, in_every_engine};

in_every_engine!(a_scope_asks_its_part_and_keeps_the_answers_outside_it);

/// Sets the attribute, waits until the widget is there again, and says how many statements it asks.
const NARROW: &str = "const [scope] = given;
    widget.toggleAttribute('scope', true);
    scope === null ? widget.removeAttribute('scope') : widget.setAttribute('scope', scope);
    await widget.ready;
    const { notKnown, unanswered, withLevel } = widget.results.overall;
    return [notKnown + unanswered + withLevel, widget.results.scope ?? null];";

fn a_scope_asks_its_part_and_keeps_the_answers_outside_it(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    run(&browser, "await widget.ready;", &[]);
    let narrow = |scope: Value| run(&browser, NARROW, &[scope]);
    let give = "const { assessment } = widget;
        Object.assign(assessment.answers, given[0]);
        widget.assessment = assessment;";
    let answers = || run(&browser, "return Object.keys(widget.assessment.answers).sort();", &[]);

    assert_eq!(narrow(json!("areas")), json!([72, ["areas"]]));
    run(&browser, give, &[json!({ "JUS1": { "response": "partly" } })]);
    assert_eq!(narrow(json!("development")), json!([24, ["development"]]));
    run(&browser, give, &[json!({ "S1.1": { "response": "planned" } })]);
    assert_eq!(answers(), json!(["JUS1", "S1.1"]));
    assert_eq!(run(&browser, "return widget.results.overall.withLevel;", &[]), 1);
    assert_eq!(narrow(json!("key")), json!([45, ["key"]]));
    let sections = narrow(json!("S8, R1"));
    assert_eq!(sections[1], json!(["S8", "R1"]));
    assert_eq!(narrow(json!("R1 S8"))[0], sections[0]);
    let before_deposit = narrow(json!("before-deposit"));
    assert!(
        (1..165).contains(&before_deposit[0].as_i64().unwrap_or_else(|| panic!("{before_deposit}"))),
        "{before_deposit}"
    );
    assert_eq!(seen(&browser, "warnings"), [Value::Null; 0]);

    assert_eq!(narrow(json!("areas nonsense")), json!([72, ["areas"]]));
    assert_eq!(narrow(json!("nothing at all")), json!([165, null]));
    narrow(json!("areas nonsense"));
    let warnings = seen(&browser, "warnings");
    assert!(
        warnings.len() == 2 && warnings[0].as_str().unwrap().contains("nonsense names nothing"),
        "{warnings:?}"
    );

    assert_eq!(narrow(Value::Null), json!([165, null]));
    assert_eq!(answers(), json!(["JUS1", "S1.1"]));
    assert_eq!(run(&browser, "return widget.results.overall.withLevel;", &[]), 2);
    assert_eq!(seen(&browser, "errors"), [Value::Null; 0]);
}
