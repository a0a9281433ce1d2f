//! Keeps each text alone in an element that is replaced when its words change, and puts what the language has between two
//! texts in the place of what the views have there.
//!
//! A translation replaces a text with elements. Other tools change a text or put nodes beside it. Yew still uses the
//! text node that it made: it would write new words into a node that nobody sees, or stop when it looks for the place
//! before that node. An element of ours stays where it is, and changes by others disappear when it is replaced.
//! This file works on drawn HTML and knows no screen. Each component calls it once, on all that it draws.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag};

use crate::page::{Text, Tongue};

/// In a view: two things in a line.
const BESIDE: &str = " ";

/// In a view: a sentence after another one, or a text after a label that ends with its colon.
pub(super) const THEN: &str = "\n";

/// In a view: texts of equal rank.
pub(super) const APART: &str = " \u{b7} ";

/// Returns the same HTML, with each text alone in its element, as the language has it.
pub(super) fn alone(tongue: &Tongue, mut html: Html) -> Html {
    settle(&mut html, 0, tongue);
    html
}

/// Wraps the texts of a node that may have siblings; `n` is its position among them.
fn settle(node: &mut VNode, n: usize, tongue: &Tongue) {
    match node {
        VNode::VText(text) => *node = set(&text.text, n, tongue),
        VNode::VTag(tag) => settle_inside(Rc::make_mut(tag), n, tongue),
        VNode::VList(list) if !list.is_empty() => {
            for (n, node) in Rc::make_mut(list).iter_mut().enumerate() {
                settle(node, n, tongue);
            }
        }
        _ => {}
    }
}

/// Wraps the texts inside an element. An element with one text and nothing else needs no other: it is itself replaced
/// when its words change. An element that is needed stays: its words get an element inside it.
fn settle_inside(tag: &mut VTag, n: usize, tongue: &Tongue) {
    label(tag, tongue);
    let needed = tag.key.is_some() || is_needed(tag);
    let only = tag.children().and_then(only_text).filter(|_| !needed);
    let only = only.map(|words| (key(words, n), tongue.other(words)));
    if let Some((key, language)) = only {
        tag.key = Some(key);
        if let Some(language) = language {
            tag.add_attribute("lang", language);
            tag.add_attribute("dir", "ltr");
        }
    } else if let Some(children) = tag.children_mut() {
        settle(children, 0, tongue);
    }
}

/// Ends the label of a cell, which the style sheet puts before the words of the cell where the page is narrow.
fn label(tag: &mut VTag, tongue: &Tongue) {
    let label = tag.attributes.iter().find(|(name, _)| *name == "data-h");
    if let Some(label) = label.map(|(_, label)| [label, &tongue.labelled].concat()) {
        tag.add_attribute("data-h", label);
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

/// A text in an element of its own, or what the language has between two texts. A sign that is no blank gets another class:
/// where two things are boxes in a row, the gap between the boxes is enough.
fn set(text: &AttrValue, n: usize, tongue: &Tongue) -> Html {
    let between = |sign: &Text, class| words(&AttrValue::Rc(Rc::clone(sign)), class, n);
    match &**text {
        BESIDE if &*tongue.beside != BESIDE => between(&tongue.beside, "b"),
        THEN if tongue.sentences.is_empty() => Html::default(),
        THEN => between(&tongue.sentences, "w"),
        APART => between(&tongue.side_by_side, "w"),
        other => match tongue.other(other) {
            Some(lang) => html! { <bdi {lang} dir="ltr" key={key(other, n)}>{ text }</bdi> },
            None => words(text, "w", n),
        },
    }
}

/// Words in an element of their own: `widget.css` lays them out as if they were bare. Its class name is short, since
/// the first screens have many.
fn words(words: &AttrValue, class: &'static str, n: usize) -> Html {
    html! { <span {class} key={key(words, n)}>{ words }</span> }
}

/// A key of position and words, since siblings may have the same words but not the same key.
fn key(words: &str, n: usize) -> Key {
    Key::from([&n.to_string(), " ", words].concat())
}
