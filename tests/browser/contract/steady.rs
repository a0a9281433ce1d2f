//! That nothing on the page jumps while the widget comes. Chromium alone measures it: Firefox and WebKit have no
//! `layout-shift`.

use super::held::{Held, Passes};
use super::site::{Site, WIDGET, many_frames, run, seen};
use crate::support::{Browser, Engine, fetched};

/// How much of the page has jumped so far, as the measure CLS counts it.
fn shifted(browser: &Browser) -> f64 {
    many_frames(browser);
    seen(browser, "shifts").iter().filter_map(serde_json::Value::as_f64).sum()
}

#[track_caller]
fn check(width: u32, height: u32) {
    let site = Site::new();
    site.page(
        "index.html",
        &format!("<h1>A page</h1>{WIDGET}<p>{}</p>", "The page goes on below. ".repeat(200)),
    );
    let browser = Browser::open("icon.svg");
    browser.resize(width, height);
    browser.go(&site.address(""));
    run(&browser, "await widget.ready;", &[]);
    assert_eq!(shifted(&browser), 0.0, "on a fast link");

    let link = Held::before(&site.address(""), &["program."]);
    browser.go(link.url());
    browser.find("#title");
    link.pass("program.", Passes::All);
    run(&browser, "await widget.ready;", &[]);
    assert_eq!(shifted(&browser), 0.0, "on a slow link");

    // The measure would have seen it.
    let push = "document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'New' }));";
    browser.script(push, Vec::new());
    assert!(shifted(&browser) > 0.0);
}

#[test]
fn nothing_jumps_in_a_wide_window() {
    check(1280, 900);
}

#[test]
fn nothing_jumps_in_a_narrow_window() {
    check(320, 640);
}

/// A widget that cannot start, with so much of the page before it; nothing may jump.
#[track_caller]
fn fail_after(before: &str) -> Browser {
    let site = Site::new();
    let program = site.path("readiness").join(fetched("program"));
    for path in [program.with_extension("bin"), program] {
        for packed in ["", ".br", ".gz"] {
            std::fs::remove_file(format!("{}{packed}", path.display())).unwrap();
        }
    }
    let eager = WIDGET.replacen('>', " loading=eager>", 1);
    let body = format!("<p>{before}</p>{eager}<p>{}</p>", "The page goes on below. ".repeat(200));
    let browser = site.show(Engine::Chromium, &body);
    browser.find("p[part=failure]");
    assert_eq!(shifted(&browser), 0.0);
    browser
}

fn height(browser: &Browser) -> i64 {
    run(browser, "return Math.round(widget.getBoundingClientRect().height);", &[]).as_i64().unwrap()
}

#[test]
fn nothing_jumps_when_the_widget_cannot_start_and_the_room_for_it_goes_when_nobody_looks() {
    let seen = fail_after("A page");
    assert_eq!(height(&seen), 900, "it is as high as the window, as before");
    let unseen = fail_after(&"The page begins above. ".repeat(2000));
    assert!(height(&unseen) < 300, "it is no higher than what is in it");
}
