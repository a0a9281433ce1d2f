//! Finds a link or a button again that the person has pressed, on a screen that was drawn anew and may have changed.
//!
//! It is spotted by its number among those with the same address in the nearest element with an id, never by its words.
//! If another one has its number by now, the first one is taken, and then any with the same address.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::session::Spotted;

/// Spots the link or button that was pressed, from the element under the pointer.
pub(super) fn spot(root: &Element, pressed: &Element) -> Option<Spotted> {
    let control = pressed.closest("a, button").ok().flatten()?;
    let kind = kind(&control);
    let whole = control.closest("[id]").ok().flatten().filter(|it| root.contains(Some(it)) && *it != control);
    let id = whole.as_ref().map(Element::id).unwrap_or_default();
    let n = all(whole.as_ref().unwrap_or(root), &kind).iter().position(|it| **it == control)?;
    Some(Spotted(format!("{n} {id} {kind}").into()))
}

/// Finds it again; else the part of the screen that it was in, if that can take the focus.
pub(super) fn find(root: &Element, Spotted(text): &Spotted) -> Option<HtmlElement> {
    let mut words = text.splitn(3, ' ');
    let (n, id, kind) = (words.next()?.parse::<usize>().ok()?, words.next()?, words.next()?);
    let whole = if id.is_empty() { Some(root.clone()) } else { by_id(root, id) };
    let mut there = whole.as_ref().map(|whole| all(whole, kind)).unwrap_or_default();
    if n < there.len() {
        return Some(there.swap_remove(n));
    }
    let any = if kind == BUTTON { Vec::new() } else { all(root, kind) };
    let part = || whole?.dyn_into::<HtmlElement>().ok().filter(|whole| whole.has_attribute("tabindex"));
    there.into_iter().chain(any).next().or_else(part)
}

const BUTTON: &str = "button";

/// The selector of what is counted together.
fn kind(control: &Element) -> String {
    match control.get_attribute("href") {
        Some(address) => format!("a[href=\"{address}\"]"),
        None => BUTTON.to_owned(),
    }
}

fn by_id(root: &Element, id: &str) -> Option<Element> {
    root.query_selector(&format!("[id=\"{id}\"]")).ok().flatten()
}

fn all(whole: &Element, kind: &str) -> Vec<HtmlElement> {
    let Ok(found) = whole.query_selector_all(kind) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}
