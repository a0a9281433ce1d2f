//! What only a browser's engine can show of the library itself: run by `wasm-pack test`, in headless Chromium.
//!
//! The product as it is served is the business of `tests/browser`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_library_starts_in_an_engine() {
    assert!(web_sys::window().is_some());
}
