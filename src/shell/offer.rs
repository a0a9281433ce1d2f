//! Files that the widget offers to save. Nothing is sent: the address of a file is valid in this page only.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// A text as a file of this kind.
pub(super) fn text(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Offers a file. Returns whether the browser got it.
///
/// Its address is valid as long as the page: browsers of phones read the file only after the person has agreed, and
/// nothing tells when that is.
pub(super) fn blob(blob: &Blob, name: &str) -> bool {
    let link = gloo::utils::document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some((link, url)) = link.zip(Url::create_object_url_with_blob(blob).ok()) else { return false };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    true
}
