//! Files that the widget offers to save. Nothing is sent: the address of a file is valid in this page only.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text.
pub(super) fn text(text: &str, kind: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        self::blob(&blob, name);
    }
}

/// Offers a finished file.
pub(super) fn blob(blob: &Blob, name: &str) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    let link = gloo::utils::document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // Browsers read the file after the click. Ten seconds are ample, and the timer holds nothing of the widget.
    Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
}
