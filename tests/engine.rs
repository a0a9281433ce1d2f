//! What only a browser's engine can show of the library itself: run by `wasm-pack test`, in headless Chromium.
//!
//! The product as it is served is the business of `tests/browser`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may; the lint knows only those of libtest")]

use uncat_readiness::content::locale::Locale;
use uncat_readiness::shell::{Intl, Widget};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn english_counts_one_and_others() {
    let english = Intl::new("en");
    assert_eq!([0, 1, 2].map(|n| english.plural(n)), ["other", "one", "other"]);
}

#[wasm_bindgen_test]
fn each_language_has_its_own_plurals_and_numbers() {
    let arabic = Intl::new("ar");
    assert_eq!([0, 1, 2, 3, 11].map(|n| arabic.plural(n)), ["zero", "one", "two", "few", "many"]);
    assert_eq!(Intl::new("tr").percent(49), "%49");
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
