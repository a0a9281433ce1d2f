//! What becomes of a file that is not the one that was built.

use std::fs;

use serde_json::Value;

use super::site::{Site, WIDGET, events, run, seen};
use crate::support::{Engine, fetched, in_every_engine, linked};

in_every_engine!(
    a_changed_program_is_never_run_and_a_mended_one_is,
    a_changed_glue_is_never_run_and_a_mended_one_is,
    a_changed_questionnaire_is_never_asked_and_a_mended_one_is,
);

/// One byte of a file is another one on the server, under each of its names, until it is mended.
#[track_caller]
fn check(engine: Engine, part: &str, byte: usize) {
    let site = Site::new();
    let name = fetched(part);
    let path = site.path("readiness").join(&name);
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    bad[byte] ^= 1;
    for path in [&path, &path.with_extension("bin")].into_iter().filter(|path| path.exists()) {
        for packed in ["br", "gz"] {
            fs::remove_file(format!("{}.{packed}", path.display())).unwrap();
        }
        linked::replace(path, &bad).unwrap();
    }
    let browser = site.show(engine, WIDGET);
    let sentence = browser.find("p[part=failure]");
    assert!(sentence.text().contains(&name), "{}: {:?}", sentence.text(), seen(&browser, "errors"));
    assert!(browser.find("#fallback").is_shown());
    let reason = run(&browser, "return widget.ready.then(() => 'ready', ({ message }) => message);", &[]);
    assert!(reason.as_str().is_some_and(|it| it.contains(&name)), "{reason}");
    let errors = seen(&browser, "errors");
    assert!(errors.len() == 1 && errors[0].as_str().unwrap().contains(&name), "{errors:?}");
    assert_eq!(events(&browser), ["failed"]);

    browser.choose("Try again");
    browser.wait_until("it failed again", || events(&browser).len() == 2);
    linked::replace(&path, good).unwrap();
    browser.choose("Try again");
    browser.wait_until("it is there", || events(&browser).len() == 3);
    assert_eq!(events(&browser), ["failed", "failed", "ready"], "{:?}", seen(&browser, "errors"));
    assert_eq!(run(&browser, "return widget.results.overall.withLevel;", &[]), Value::from(0));
}

fn a_changed_program_is_never_run_and_a_mended_one_is(engine: Engine) {
    check(engine, "program", 0);
}

fn a_changed_glue_is_never_run_and_a_mended_one_is(engine: Engine) {
    check(engine, "glue", 5_000);
}

fn a_changed_questionnaire_is_never_asked_and_a_mended_one_is(engine: Engine) {
    check(engine, "en", 5_000);
}
