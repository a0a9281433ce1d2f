//! What only a browser's engine can show of the library itself: run by `wasm-pack test`, in headless Chromium.
//!
//! The product as it is served is the business of `tests/browser`.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may; the lint knows only those of libtest"
)]

use js_sys::{Function, Promise};
use peak_alloc::PeakAlloc;
use uncat_readiness::content::Percent;
use uncat_readiness::content::locale::Locale;
use uncat_readiness::shell::{Intl, Widget};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Counts the bytes that the program holds.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[wasm_bindgen_test]
fn english_counts_one_and_others() {
    let english = Intl::new("en");
    assert_eq!([0, 1, 2].map(|n| english.plural(n)), ["other", "one", "other"]);
}

#[wasm_bindgen_test]
fn each_language_has_its_own_plurals_and_numbers() {
    let forms = |language| {
        let intl = Intl::new(language);
        let whole = [0, 1, 2, 3, 5, 11, 21, 100, 101].map(|n| intl.plural(n));
        format!("{} and {}", whole.join(" "), intl.plural_of_tenths(15))
    };
    assert_eq!(forms("ar"), "zero one two few few many many other other and other");
    assert_eq!(forms("zh"), "other other other other other other other other other and other");
    assert_eq!(forms("en"), "other one other other other other other other other and other");
    assert_eq!(forms("fr"), "one one other other other other other other other and one");
    assert_eq!(forms("ru"), "many one few few many many one many one and other");
    assert_eq!(forms("es"), "other one other other other other other other other and other");
    assert_eq!(Intl::new("es").plural_of_tenths(10), "one");
    assert_eq!(Intl::new("en").plural_of_tenths(10), "other");
    assert_eq!(Intl::new("tr").percent(Percent::new(49)), "%49");
    assert_eq!(Intl::new("en").number(10_000), "10,000");
}

#[wasm_bindgen_test]
fn a_day_is_the_day_that_was_written_in_every_time_zone() {
    let english = Intl::new("en-GB");
    assert_eq!(english.date("2026-11-23T23:59:59Z"), "23 November 2026");
    assert_eq!(english.date("2026-11"), "November 2026");
    assert_eq!(english.date("soon"), "soon");
}

#[wasm_bindgen_test]
fn several_things_are_joined_as_the_language_joins_them() {
    let items = ["S1.1", "S2.2", "S8.1"].map(str::to_owned);
    assert_eq!(Intl::new("en-GB").list(&items), "S1.1, S2.2 and S8.1");
    assert_eq!(Intl::new("en-GB").list(&[]), "");
}

#[wasm_bindgen_test]
fn a_bundle_with_problems_is_refused_with_all_of_them() {
    let emit = js_sys::Function::new_no_args("").unchecked_into();
    let shelf = js_sys::Object::new().unchecked_into();
    let refused =
        Widget::new(vec!["{\"format\": \"other\"}".to_owned()], String::new(), shelf, emit).map(drop);
    assert!(refused.unwrap_err().contains("uncat-readiness/bundle"));
}

#[wasm_bindgen_test]
fn a_letter_is_compared_without_its_accents() {
    assert_eq!(Intl::new("fr").without_accents("prévention à Łódź"), "prevention a Łodz");
    assert_eq!(Intl::new("vi").without_accents("tra tấn"), "tra tan");
}

/// The built-in questionnaire in English.
fn bundle() -> String {
    format!(
        r#"{{"format":"uncat-readiness/bundle","version":1,"questionnaire":{},"sources":{},"migration":{},"words":{},"interface":{}}}"#,
        include_str!("../content/uncat/questionnaire.json"),
        include_str!("../content/uncat/sources.json"),
        include_str!("../content/uncat/migration.json"),
        include_str!("../content/uncat/en.json"),
        include_str!("../content/interface/en.json"),
    )
}

/// A shelf with nothing on it.
const SHELF: &str = "return { asides: () => [], keep: () => 'kept', read: () =>
    ({ keeping: 'tab', works: true, framed: false, other: false }) };";

/// Resolves after what was asked for is drawn.
async fn drawn() {
    let later = Promise::new(&mut |resolve, _| {
        let wait = Function::new_with_args("resolve", "setTimeout(resolve)");
        wait.call1(&JsValue::NULL, &resolve).unwrap();
    });
    JsFuture::from(later).await.unwrap();
}

/// Mounts a widget, goes through some of its screens, and unmounts it, several times. Returns the bytes that the program
/// holds then.
async fn come_and_go(times: usize) -> usize {
    let bundle = bundle();
    for _ in 0..times {
        let shelf = Function::new_no_args(SHELF).call0(&JsValue::NULL).unwrap().unchecked_into();
        let emit = Function::new_no_args("");
        let widget = Widget::new(vec![bundle.clone()], String::new(), shelf, emit).unwrap();
        drawn().await;
        for place in ["tasks", "JUS", "results", "plan"] {
            assert!(widget.show(place), "{place}");
            drawn().await;
            assert!(widget.root().text_content().is_some_and(|it| it.len() > 100), "{place}");
        }
        widget.unmount();
        drawn().await;
    }
    drop(bundle);
    MEMORY.current_usage()
}

#[wasm_bindgen_test]
async fn a_widget_that_has_left_holds_no_memory() {
    let mut held = vec![come_and_go(5).await];
    for _ in 0..4 {
        held.push(come_and_go(5).await);
    }
    // Now and then a list grows, and has room for a long time. What a widget leaves is there in each round.
    let has_grown = |round: &[usize]| round[1] > round[0];
    assert!(!held.windows(2).all(has_grown), "each five widgets leave something: {held:?} bytes");
}
