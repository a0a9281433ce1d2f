//! The loader's shelf (`loader/shelf.js`), which keeps the session. The loader passes it to the widget.
//!
//! Only the loader has the rules of keeping: the first screens need them before this program is loaded, and the shelf
//! outlives the program.

use wasm_bindgen::prelude::*;

use crate::session::Keeping;

#[wasm_bindgen]
extern "C" {
    /// The shelf of one element.
    #[derive(Debug, Clone)]
    pub type Shelf;

    /// What the shelf found to resume.
    pub(super) type Found;

    #[wasm_bindgen(method, setter)]
    pub(super) fn set_questionnaire(this: &Shelf, id: &str);

    #[wasm_bindgen(method)]
    pub(super) fn read(this: &Shelf) -> Found;

    #[wasm_bindgen(method, js_name = keep)]
    fn keep_text(this: &Shelf, keeping: &str, text: &str) -> String;

    #[wasm_bindgen(method, js_name = overwrite)]
    fn overwrite_text(this: &Shelf, keeping: &str, text: &str) -> String;

    /// What another tab, window or frame keeps; `None` if it has erased the entry.
    #[wasm_bindgen(method)]
    pub(super) fn theirs(this: &Shelf) -> Option<String>;

    #[wasm_bindgen(method)]
    pub(super) fn erase(this: &Shelf);

    #[wasm_bindgen(method, js_name = setAside)]
    pub(super) fn set_aside(this: &Shelf);

    #[wasm_bindgen(method)]
    pub(super) fn asides(this: &Shelf) -> Vec<String>;

    /// Moves a text that was set aside back, unless something newer is kept.
    #[wasm_bindgen(method, js_name = takeBack)]
    pub(super) fn take_back(this: &Shelf, n: usize) -> bool;

    #[wasm_bindgen(method, js_name = eraseAsides)]
    pub(super) fn erase_asides(this: &Shelf);

    #[wasm_bindgen(method, getter)]
    pub(super) fn keeping(this: &Found) -> String;

    #[wasm_bindgen(method, getter)]
    pub(super) fn text(this: &Found) -> Option<String>;

    /// Whether the browser keeps anything there.
    #[wasm_bindgen(method, getter)]
    pub(super) fn works(this: &Found) -> bool;

    /// Whether it keeps it for the site around this frame alone.
    #[wasm_bindgen(method, getter)]
    pub(super) fn framed(this: &Found) -> bool;

    /// Whether the tab has an older entry with other content.
    #[wasm_bindgen(method, getter)]
    pub(super) fn other(this: &Found) -> bool;
}

/// The result of keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is kept, or is not to be kept.
    Yes,
    /// The browser refuses: storage is blocked or full, or forgets at once.
    Refused,
    /// Another tab, window or frame has changed the entry, which is left as it is.
    Elsewhere,
}

impl Shelf {
    /// Keeps the session in one place, and removes it from the others.
    pub(super) fn keep(&self, keeping: Keeping, text: &str) -> Kept {
        Kept::of(&self.keep_text(keeping.name(), text))
    }

    /// Keeps the session, and overwrites what another tab, window or frame has put there.
    pub(super) fn overwrite(&self, keeping: Keeping, text: &str) -> Kept {
        Kept::of(&self.overwrite_text(keeping.name(), text))
    }
}

impl Kept {
    fn of(name: &str) -> Self {
        match name {
            "kept" => Self::Yes,
            "elsewhere" => Self::Elsewhere,
            _ => Self::Refused,
        }
    }
}
