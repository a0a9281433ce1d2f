//! Where a widget is drawn: an element with an application in it, which outlasts the widget and takes in the next one.
//!
//! Yew never takes back its listeners from an element that it was mounted into, and what they hold is never freed. A
//! page that shows and removes widgets all day must not grow by that: there are no more of these than there were
//! widgets at a time. It knows nothing of what a widget is.

use std::cell::RefCell;

use web_sys::Element;
use yew::AppHandle;
use yew::prelude::*;

use super::app::{App, Props};

thread_local! {
    /// Those that no widget needs at present.
    static FREE: RefCell<Vec<Seat>> = const { RefCell::new(Vec::new()) };
}

/// An element in which one widget at a time is drawn.
#[derive(Debug)]
pub(super) struct Seat {
    root: Element,
    app: AppHandle<Place>,
    /// How many widgets it has had: each is drawn anew, even where one follows another at once.
    turn: u32,
}

impl Seat {
    /// Returns one that is free, or a new one; none where the document makes no elements.
    #[must_use]
    pub(super) fn take() -> Option<Self> {
        let free = FREE.with_borrow_mut(Vec::pop);
        free.or_else(|| {
            let root = gloo::utils::document().create_element("div").ok()?;
            let app = yew::Renderer::<Place>::with_root(root.clone()).render();
            Some(Self { root, app, turn: 0 })
        })
    }

    /// Returns the element.
    #[must_use]
    pub(super) fn root(&self) -> &Element {
        &self.root
    }

    /// Draws a widget.
    pub(super) fn show(&mut self, widget: Props) {
        self.turn += 1;
        self.app.update(PlaceProps { turn: self.turn, widget: Some(widget) });
    }

    /// Lets go of the widget and of all that it holds.
    pub(super) fn leave(mut self) {
        self.app.update(PlaceProps::default());
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

#[derive(Debug, Default, PartialEq, Properties)]
struct PlaceProps {
    #[prop_or_default]
    turn: u32,
    #[prop_or_default]
    widget: Option<Props>,
}

#[component]
fn Place(props: &PlaceProps) -> Html {
    html! {
        if let Some(Props { host }) = &props.widget {
            <App key={props.turn} host={host.clone()} />
        }
    }
}
