//! A seat: an element with an application that draws a widget. It outlasts the widget and is reused for the next one.
//!
//! Yew never removes its listeners from an element that it was mounted into, and never frees what they hold. A page
//! that shows and removes widgets all day must not grow, so seats are pooled: there are no more seats than there were
//! widgets at a time. A seat knows nothing of what a widget is.

use std::cell::RefCell;

use web_sys::Element;
use yew::AppHandle;
use yew::prelude::*;

use super::app::{App, Props};

thread_local! {
    /// The seats without a widget.
    static FREE: RefCell<Vec<Seat>> = const { RefCell::new(Vec::new()) };
}

/// An element in which one widget at a time is drawn.
#[derive(Debug)]
pub(super) struct Seat {
    root: Element,
    app: AppHandle<Seated>,
    /// The number of widgets so far. As a key, it makes Yew draw each anew, even directly after another.
    turn: u32,
}

impl Seat {
    /// Returns a free seat or a new one; `None` where the document makes no elements.
    #[must_use]
    pub(super) fn take() -> Option<Self> {
        let free = FREE.with_borrow_mut(Vec::pop);
        free.or_else(|| {
            let root = gloo::utils::document().create_element("div").ok()?;
            let app = yew::Renderer::<Seated>::with_root(root.clone()).render();
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
        self.app.update(SeatProps { turn: self.turn, widget: Some(widget) });
    }

    /// Drops the widget with all that it holds, and returns the seat to the pool.
    pub(super) fn leave(mut self) {
        self.app.update(SeatProps::default());
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

#[derive(Debug, Default, PartialEq, Properties)]
struct SeatProps {
    #[prop_or_default]
    turn: u32,
    #[prop_or_default]
    widget: Option<Props>,
}

#[component]
fn Seated(props: &SeatProps) -> Html {
    html! {
        if let Some(Props { host }) = &props.widget {
            <App key={props.turn} host={host.clone()} />
        }
    }
}
