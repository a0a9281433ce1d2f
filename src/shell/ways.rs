//! The other ways of a file out of the page: other programs and the clipboard. They have no bindings in all browsers that
//! lack them, so each is looked for before it is used.
//!
//! A browser allows both in the task of the person's click only: nothing is waited for before.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, FilePropertyBag, HtmlTextAreaElement};

/// The kind of a plain text: Chromium shares it, and neither JSON nor a calendar.
const PLAIN: &str = "text/plain";

/// Returns the file in a form that this browser shares; `None` if it shares none.
pub(super) fn shareable(blob: &Blob, name: &str, is_text: bool) -> Option<File> {
    let whole = named(blob, name, &blob.type_()).filter(can_share);
    whole.or_else(|| as_text(blob, name).filter(|file| is_text && can_share(file)))
}

/// Returns the same file as a plain text, with another ending after its own.
pub(super) fn as_text(blob: &Blob, name: &str) -> Option<File> {
    named(blob, &[name, ".txt"].concat(), PLAIN)
}

/// Whether the file is a plain text already.
pub(super) fn is_plain(file: &File) -> bool {
    file.type_() == PLAIN
}

fn named(blob: &Blob, name: &str, kind: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options).ok()
}

fn can_share(file: &File) -> bool {
    let navigator = navigator();
    let has_share = method(&navigator, "share").is_some();
    let can = method(&navigator, "canShare").and_then(|can| can.call1(&navigator, &files(file)).ok());
    has_share && can.is_some_and(|can| can.is_truthy())
}

/// Shares a file. Passes on whether the browser did; nothing if the person has closed the choice.
pub(super) fn share(file: &File, then: impl FnOnce(bool) + 'static) {
    let navigator = navigator();
    let share = method(&navigator, "share").and_then(|share| share.call1(&navigator, &files(file)).ok());
    settled(share.as_ref(), move |end| match end {
        Ok(()) => then(true),
        Err(error) if name_of(&error).as_deref() == Some("AbortError") => {}
        Err(_) => then(false),
    });
}

/// Copies a text. Passes on whether the browser did.
pub(super) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = Reflect::get(&navigator(), &"clipboard".into()).unwrap_or_default();
    let copy = method(&clipboard, "writeText").and_then(|copy| copy.call1(&clipboard, &text.into()).ok());
    settled(copy.as_ref(), move |end| then(end.is_ok()));
}

/// Selects the text of a field and copies it, as browsers did before they had a clipboard for pages. Returns whether
/// that was done.
pub(super) fn copy_selected(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    field.select();
    // Safari on a phone selects nothing else in a field that is read only.
    let _ = field.set_selection_range(0, u32::MAX);
    let document = gloo::utils::document();
    let copy = method(&document, "execCommand").and_then(|copy| copy.call1(&document, &"copy".into()).ok());
    copy.is_some_and(|copied| copied.is_truthy())
}

fn navigator() -> JsValue {
    Reflect::get(&js_sys::global(), &"navigator".into()).unwrap_or_default()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn name_of(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok()?.as_string()
}

fn files(file: &File) -> JsValue {
    let data = Object::new();
    // Setting a field of a fresh object does not fail.
    let _ = Reflect::set(&data, &"files".into(), &Array::of1(file));
    data.into()
}

/// Waits for a promise; without one, that is an error at once.
fn settled(promise: Option<&JsValue>, then: impl FnOnce(Result<(), JsValue>) + 'static) {
    let wait = promise.and_then(|promise| method(promise, "then"));
    let Some((promise, wait)) = promise.zip(wait) else { return then(Err(JsValue::NULL)) };
    let then = Rc::new(Cell::new(Some(then)));
    let once = |of: fn(JsValue) -> Result<(), JsValue>| {
        let then = Rc::clone(&then);
        Closure::once_into_js(move |value: JsValue| {
            if let Some(then) = then.take() {
                then(of(value));
            }
        })
    };
    let _ = wait.call2(promise, &once(|_| Ok(())), &once(Err));
}
