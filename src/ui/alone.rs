//! Keeps each text alone in an element that is replaced when its words change.
//!
//! A translation replaces a text with elements. Other tools change a text or put nodes beside it. Yew still uses the
//! text node that it made: it would write new words into a node that nobody sees, or stop when it looks for the place
//! before that node. An element of ours stays where it is, and changes by others disappear when it is replaced.
//! This file works on drawn HTML and knows no screen. Each component calls it once, on all that it draws.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag};

/// Returns the same HTML, with each text alone in its element.
pub(super) fn alone(mut html: Html) -> Html {
    settle(&mut html, 0);
    html
}

/// Wraps the texts of a node that may have siblings; `n` is its position among them.
fn settle(node: &mut VNode, n: usize) {
    match node {
        VNode::VText(text) => *node = words(&text.text, n),
        VNode::VTag(tag) => settle_inside(Rc::make_mut(tag), n),
        VNode::VList(list) if !list.is_empty() => {
            for (n, node) in Rc::make_mut(list).iter_mut().enumerate() {
                settle(node, n);
            }
        }
        _ => {}
    }
}

/// Wraps the texts inside an element. An element with one text and nothing else needs no other: it is itself replaced
/// when its words change. An element that is needed stays: its words get an element inside it.
fn settle_inside(tag: &mut VTag, n: usize) {
    let needed = tag.key.is_some() || is_needed(tag);
    let only = tag.children().and_then(only_text).filter(|_| !needed).map(|words| key(words, n));
    if only.is_some() {
        tag.key = only;
    } else if let Some(children) = tag.children_mut() {
        settle(children, 0);
    }
}

/// The words of a text without siblings.
fn only_text(node: &VNode) -> Option<&AttrValue> {
    match node {
        VNode::VText(text) => Some(&text.text),
        VNode::VList(list) if list.len() == 1 => list.first().and_then(only_text),
        _ => None,
    }
}

/// Whether an element may have the focus, or a screen reader announces its changes.
fn is_needed(tag: &VTag) -> bool {
    matches!(tag.tag(), "a" | "button" | "summary")
        || tag
            .attributes
            .iter()
            .any(|(name, value)| name == "tabindex" || (name, value) == ("role", "status"))
}

/// Words in an element of their own: `widget.css` lays them out as if they were bare. Its class name is short, since
/// the first screens have many.
fn words(words: &AttrValue, n: usize) -> Html {
    html! { <span class="w" key={key(words, n)}>{ words }</span> }
}

/// A key of position and words, since siblings may have the same words but not the same key.
fn key(words: &str, n: usize) -> Key {
    Key::from([&n.to_string(), " ", words].concat())
}
