//! One widget as those around it hold it: its content and formats, where it is drawn and kept, whom it tells.
//!
//! It knows nothing of what the component does with a message.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::html::Scope;

use super::app::{App, Event};
use super::intl::Intl;
use crate::content::{Content, Questionnaire};
use crate::reading::Json;
use crate::session::{Keeping, Msg, Session, Target};

/// What one widget is made of and where it stands; equal to itself alone.
#[derive(Debug, Clone)]
pub(super) struct Host(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    content: Content,
    intl: Intl,
    root: Element,
    key: String,
    offered: Keeping,
    emit: Function,
    /// The component, once it is there.
    app: RefCell<Option<Scope<App>>>,
    /// What was asked of it before.
    early: RefCell<Vec<Msg>>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Host {
    /// A widget with this content, in this element. `name` tells widgets of one page apart; `offered` is where the
    /// page's owner would keep the answers.
    #[must_use]
    pub(super) fn new(
        content: Content,
        intl: Intl,
        root: Element,
        name: &str,
        offered: Keeping,
        emit: Function,
    ) -> Self {
        let path = gloo::utils::window().location().pathname().unwrap_or_default();
        let key = format!("uncat-readiness/{}/{path}/{name}", content.questionnaire.id);
        let (app, early) = Default::default();
        Self(Rc::new(Inner { content, intl, root, key, offered, emit, app, early }))
    }

    /// What is asked, and its words.
    #[must_use]
    pub(super) fn content(&self) -> &Content {
        &self.0.content
    }

    /// The questionnaire.
    #[must_use]
    pub(super) fn questionnaire(&self) -> &Questionnaire {
        &self.0.content.questionnaire
    }

    pub(super) fn intl(&self) -> &Intl {
        &self.0.intl
    }

    /// The element in which the widget is drawn.
    pub(super) fn root(&self) -> &Element {
        &self.0.root
    }

    /// The name under which the browser keeps the session.
    pub(super) fn key(&self) -> &str {
        &self.0.key
    }

    /// Where the page's owner would keep the session.
    pub(super) fn offered(&self) -> Keeping {
        self.0.offered
    }

    /// The component is there: it is asked what was asked before.
    pub(super) fn attach(&self, app: Scope<App>) {
        app.send_message_batch(self.0.early.take().into_iter().map(Event::Person).collect());
        self.0.app.replace(Some(app));
    }

    /// The component is gone. Host and component hold each other until here.
    pub(super) fn detach(&self) {
        self.0.app.take();
    }

    /// Asks something of the widget; it waits where the widget is not there yet.
    pub(super) fn ask(&self, msg: Msg) {
        match &*self.0.app.borrow() {
            Some(app) => app.send_message(msg),
            None => self.0.early.borrow_mut().push(msg),
        }
    }

    /// Reads the session, where there is one yet.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        let app = self.0.app.borrow();
        app.as_ref()?.get_component().map(|app| read(app.session()))
    }

    /// Tells the page around the widget that something happened.
    pub(super) fn emit<const N: usize>(&self, event: &str, detail: [(&str, Json); N]) {
        let detail = Json::object(detail).to_string();
        // What a listener of the page throws is its own affair.
        let _ = self.0.emit.call2(&JsValue::NULL, &event.into(), &detail.into());
    }

    pub(super) fn find(&self, target: Target) -> Option<HtmlElement> {
        let id = target.id(self.questionnaire());
        self.query(&format!("[id=\"{id}\"]"))
    }

    pub(super) fn query(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok()??.dyn_into().ok()
    }
}
