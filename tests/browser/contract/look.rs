//! What a page may say about the looks: the attribute `theme`, and colours of its own.

use std::fs;

use serde_json::{Value, json};

use super::site::{Site, WIDGET, run, seen};
use crate::support::{Browser, Engine, Scheme, in_every_engine};

in_every_engine!(
    a_theme_is_the_one_that_is_asked_for,
    colours_that_cannot_be_read_are_told_once_with_their_ratio,
);

const BACKGROUND: &str = "await widget.ready;
    if (given.length) widget.setAttribute('theme', given[0]);
    return getComputedStyle(widget.shadowRoot.firstElementChild.firstElementChild).backgroundColor;";

const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(20, 25, 26)";

fn a_theme_is_the_one_that_is_asked_for(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    for (theme, expected) in [("Dark", DARK), ("light", LIGHT), ("pink", LIGHT), ("auto", LIGHT)] {
        assert_eq!(run(&browser, BACKGROUND, &[json!(theme)]), expected, "{theme}");
    }
    let warnings = seen(&browser, "warnings");
    let told = "<uncat-readiness> theme=\"pink\" is none of auto, light, dark; auto is used.";
    assert_eq!(warnings, [json!(told)]);
}

#[test]
fn without_a_theme_the_reader_decides() {
    let site = Site::new();
    let browser = site.show(Engine::Chromium, WIDGET);
    let check = |scheme: Scheme, theme: &str, expected: &str| {
        browser.prefer(scheme);
        assert_eq!(run(&browser, BACKGROUND, &[json!(theme)]), expected, "{scheme:?} {theme}");
    };
    for (theme, in_light, in_dark) in [("auto", LIGHT, DARK), ("light", LIGHT, LIGHT), ("dark", DARK, DARK)] {
        check(Scheme::Light, theme, in_light);
        check(Scheme::Dark, theme, in_dark);
    }
    assert_eq!(seen(&browser, "warnings"), [Value::Null; 0]);
}

/// What the console says about the contrast of a page with these colours.
#[track_caller]
fn warnings(browser: &Browser, site: &Site, colours: &str, theme: &str) -> Vec<String> {
    fs::write(site.path("page.css"), format!("uncat-readiness {{ {colours} }}")).unwrap();
    browser.go(&site.address(""));
    run(browser, BACKGROUND, &[json!(theme)]);
    let warnings = seen(browser, "warnings");
    warnings.iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn colours_that_cannot_be_read_are_told_once_with_their_ratio(engine: Engine) {
    let site = Site::new();
    let browser = site.show(engine, WIDGET);
    let check = |colours: &str, theme: &str| warnings(&browser, &site, colours, theme);
    assert_eq!(check("", "light"), [""; 0]);
    assert_eq!(check("", "dark"), [""; 0]);
    assert_eq!(check("--uncat-accent: #7a1f3d; --uncat-paper: #fffdf8", "light"), [""; 0]);
    // (1.05) / (luminance of #9bd + 0.05), by the formula of WCAG 2.2.
    let told = check("--uncat-accent: #9bd", "light");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("--uncat-accent on --uncat-paper: contrast 1.99:1, WCAG AA needs 4.5:1."),
        "{told:?}"
    );
    let told = check("--uncat-ink: oklch(70% 0.1 200)", "light");
    assert!(told.len() == 1 && told[0].contains("--uncat-ink on --uncat-paper: contrast 2."), "{told:?}");
}
