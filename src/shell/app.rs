//! The only component with state. It draws a widget when the host asks, and passes what the person does to the host.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};
use yew::html::Scope;
use yew::prelude::*;

use super::host::Host;
use crate::session::Msg;
use crate::ui::{self, ViewProps};

/// The properties of the component.
#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The widget.
    pub(super) host: Host,
}

/// The component. Its callbacks stay the same, so that unchanged parts are not redrawn.
#[derive(Debug)]
pub(super) struct App {
    on: Callback<Msg>,
    on_file: Callback<web_sys::File>,
    _on_return: [EventListener; 3],
    _on_click: EventListener,
}

/// What happens to the component.
#[derive(Debug)]
pub(super) enum Event {
    /// The session or what is read out has changed.
    Drawing,
    /// The person comes back to the page, or prints it: perhaps on another day.
    Return,
}

impl Component for App {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let host = &ctx.props().host;
        host.attach(ctx.link().clone());
        let (person, reader) = (host.clone(), host.clone());
        Self {
            on: Callback::from(move |msg| person.ask(msg)),
            on_file: Callback::from(move |file| reader.open(&file)),
            _on_return: on_return(ctx.link()),
            _on_click: on_click(host),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Drawing => true,
            Event::Return => {
                let host = &ctx.props().host;
                if host.is_of_another_day() {
                    host.draw();
                }
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let host = &ctx.props().host;
        // Not `<View>`: this component is drawn only when something has changed, so comparing pages would be wasted.
        ui::view(&ViewProps {
            page: Rc::new(host.page()),
            said: host.said(),
            on: self.on.clone(),
            on_file: self.on_file.clone(),
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        ctx.props().host.drawn(first);
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().host.detach();
    }
}

/// Listens for clicks, before the views do: a message does not say which link sent it.
fn on_click(host: &Host) -> EventListener {
    let (root, host) = (host.root().clone(), host.clone());
    EventListener::new_with_options(
        &root,
        "click",
        EventListenerOptions::run_in_capture_phase(),
        move |event| {
            if let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                host.touch(&pressed);
            }
        },
    )
}

/// Listens for the person to come back. Each listener ends with the component.
fn on_return(app: &Scope<App>) -> [EventListener; 3] {
    let (window, document) = (gloo::utils::window(), gloo::utils::document());
    let listen = |target: &EventTarget, kind: &'static str| {
        let app = app.clone();
        EventListener::new(target, kind, move |_| app.send_message(Event::Return))
    };
    [listen(&document, "visibilitychange"), listen(&window, "focus"), listen(&window, "beforeprint")]
}
