//! A part of a page: what a person sees of it and can do with it.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::browser::Browser;

/// An element of the page, in the document or in a shadow root.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    pub(super) browser: &'a Browser,
    pub(super) element: Element,
}

impl Part<'_> {
    /// Clicks in its middle. Fails when something else lies there, as it would for a person. WebKit's driver clicks
    /// every part of a shadow root but an `input`, of which it says that something else lies there: its label will do.
    #[track_caller]
    pub(crate) fn click(&self) {
        self.browser.done("click", self.element.click());
    }

    /// Looks into it, which is a frame: all that is looked for from now on is in there.
    #[track_caller]
    pub(crate) fn enter(&self) {
        self.browser.done("enter a frame", self.element.enter_frame());
    }

    /// Types into it; for a file's input, the path of a file is chosen.
    #[track_caller]
    pub(crate) fn keys(&self, text: &str) {
        self.browser.done("type", self.element.send_keys(text));
    }

    /// Empties it.
    #[track_caller]
    pub(crate) fn clear(&self) {
        self.browser.done("clear", self.element.clear());
    }

    /// Returns its text as it is shown.
    #[track_caller]
    pub(crate) fn text(&self) -> String {
        self.browser.done("read a text", self.element.text())
    }

    /// Returns its text, whether it is shown or not; nothing, if it has left the page.
    #[track_caller]
    pub(crate) fn content(&self) -> String {
        let content = self.element.prop("textContent");
        // A page that draws itself anew between two looks is no failure: whoever waits looks again.
        self.browser.may_be("read a text", content).flatten().unwrap_or_default()
    }

    /// Returns the value of an attribute, if it has one.
    #[track_caller]
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.browser.done("read an attribute", self.element.attr(name))
    }

    /// Returns the value of a property, if it has one.
    #[track_caller]
    pub(crate) fn property(&self, name: &str) -> Option<String> {
        self.browser.done("read a property", self.element.prop(name))
    }

    /// Tells whether it is chosen: a radio button, a check box, an option.
    #[track_caller]
    pub(crate) fn is_chosen(&self) -> bool {
        self.browser.done("see what is chosen", self.element.is_selected())
    }

    /// Tells whether a person can see it.
    #[track_caller]
    pub(crate) fn is_shown(&self) -> bool {
        self.browser.done("see what is shown", self.element.is_displayed())
    }

    /// Runs the body of a function with this element as its first argument.
    #[track_caller]
    pub(crate) fn script(&self, body: &str) -> Value {
        self.browser.script(body, vec![json!(self.element)])
    }
}
