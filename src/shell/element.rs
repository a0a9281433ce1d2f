//! The boundary to the page around the widget: mounting, properties, methods, events.
//!
//! The custom element itself is the loader's (`loader/`), since Rust can't extend `HTMLElement`. It makes one
//! [`Widget`] for each connected element and drops it when the element leaves the page.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::app::Props;
use super::host::Host;
use super::seat::Seat;
use super::shelf::Shelf;
use crate::assessment::{Assessment, Opened, Refusal};
use crate::case::Case;
use crate::content::Content;
use crate::document;
use crate::page::page_numbers;
use crate::reading::Text;
use crate::session::{Export, Keeping, Msg, Place, Session, Spotted};

/// A mounted widget, as the loader holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    seat: Seat,
    host: Host,
    scope: String,
    unknown: Vec<String>,
}

/// What can be undone in one widget of an element, for the next one: the page may move the element, or take its screen
/// away.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Undoable {
    /// The identity of its questionnaire.
    of: [Text; 2],
    session: Session,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a widget into an element of its own, [`Widget::root`]. The bundle may come in parts ([`Content::of`]).
    ///
    /// `scope` narrows what is asked ([`Content::narrow`]). The widget resumes what the shelf has. `emit` is called
    /// with the kind of an event and its detail as JSON. It is also called without a detail: with `working` before each
    /// message and each drawing, with `drawn` after each drawing, and with `print` when the page is to be printed.
    ///
    /// # Errors
    /// Every problem of the bundle, a line each, for the console; or that the document makes no elements.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "a list crosses the boundary by value")]
    pub fn new(bundle: Vec<String>, scope: String, shelf: Shelf, emit: Function) -> Result<Widget, String> {
        let mut content = Content::of(&bundle).map_err(|problems| problems.to_string())?;
        let unknown = content.narrow(&scope);
        let mut seat = Seat::take().ok_or("this document makes no elements")?;
        let host = Host::new(content, seat.root().clone(), shelf, emit);
        seat.show(Props { host: host.clone() });
        Ok(Self { seat, host, scope, unknown })
    }

    /// The element with all that is drawn, for the shadow root. After [`Widget::unmount`] another widget may have it.
    #[must_use]
    pub fn root(&self) -> Element {
        self.seat.root().clone()
    }

    /// The names in the scope that this questionnaire lacks.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        self.unknown.clone()
    }

    /// The words of the number of a printed page, with `{n}` and `{total}` for the browser to fill.
    #[must_use]
    pub fn page_numbers(&self) -> String {
        page_numbers(&self.host.content()).to_string()
    }

    /// The assessment as a document, with its results.
    #[must_use]
    pub fn assessment(&self) -> String {
        self.host.read(|session| session.document(&self.host.content()))
    }

    /// The results alone.
    #[must_use]
    pub fn results(&self) -> String {
        let content = self.host.content();
        self.host.read(|session| {
            document::results(Case::of(&content.questionnaire, &session.assessment)).to_string()
        })
    }

    /// Takes over an assessment without asking.
    ///
    /// # Errors
    /// Why the document can't be opened, for the console; the present answers are untouched.
    pub fn set_assessment(&self, text: &str) -> Result<(), String> {
        let opened = Assessment::open(text, &self.host.content().questionnaire)
            .map_err(|refusal| refused(&refusal))?;
        self.host.ask(Msg::Set(Rc::new(opened)));
        Ok(())
    }

    /// Begins with the bytes of a document, for a person who has no answers here.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn begin_with(&self, bytes: &[u8]) -> Result<(), String> {
        let opened = Assessment::open_file(bytes, &self.host.content().questionnaire);
        let refusal = opened.as_ref().err().map(refused);
        self.host.ask(opened.map_or_else(Msg::NotSet, |opened| Msg::Set(Rc::new(opened))));
        refusal.map_or(Ok(()), Err)
    }

    /// Begins at a place ([`Msg::begin_at`]). Returns whether a place of this name exists.
    pub fn begin_at(&self, place: &str, may_focus: bool) -> bool {
        self.asked(Msg::begin_at(place, may_focus, &self.host.content().questionnaire))
    }

    /// Opens a document as if the person had chosen it as a file. Returns whether the person is asked first.
    ///
    /// # Errors
    /// Why the document can't be opened, for the console; the page reports it in its own words, and the present answers
    /// are untouched.
    pub fn open(&self, text: &str) -> Result<bool, String> {
        self.opened(Assessment::open(text, &self.host.content().questionnaire))
    }

    /// Says that a document of so many bytes is being read, if that takes long. Returns how many milliseconds the page
    /// needs to show it, before the document is opened.
    pub fn pause_for(&self, bytes: f64) -> u32 {
        self.host.pause_for(bytes)
    }

    /// As [`open`](Self::open), with the bytes of a file.
    pub fn open_file(&self, bytes: &[u8]) -> Result<bool, String> {
        self.opened(Assessment::open_file(bytes, &self.host.content().questionnaire))
    }

    /// Offers a file ([`Export::find`]). Returns whether a file of this name exists.
    pub fn download(&self, name: &str) -> bool {
        let export = Export::find(name);
        if let Some(export) = export {
            self.host.ask(Msg::Offer(export));
        }
        export.is_some()
    }

    /// Goes to a place ([`Msg::go_to`]). Returns whether a place of this name exists.
    pub fn show(&self, place: &str) -> bool {
        self.asked(Msg::go_to(place, &self.host.content().questionnaire))
    }

    /// Begins at the place in the address of the page; without one, the address is to name the place where it begins.
    pub fn arrive(&self, name: &str) {
        let place = self.host.read(|session| session.place);
        let to = match name {
            "" if place == Place::Start => None,
            "" => Some(Msg::Go(place)),
            _ => Msg::go_to(name, &self.host.content().questionnaire),
        };
        if let Some(to) = to {
            self.host.ask(Msg::Arrive(Box::new(to)));
        }
    }

    /// Goes where the browser has gone in its history, and to what was left there. Returns whether it is a place.
    pub fn travel(&self, name: &str, left: Option<String>) -> bool {
        let to = Msg::of_address(name, &self.host.content().questionnaire);
        let known = to.is_some();
        if let Some(to) = to {
            self.host.ask(Msg::Travel(Box::new(to), left.map(|left| Spotted(left.into()))));
        }
        known
    }

    /// Goes on in the words of another language, and keeps all that was done. The bundle is the same in other words. If
    /// they are to stay, and not for paper alone, the change is read out.
    ///
    /// # Errors
    /// Every problem of the bundle, a line each; or that it asks something else. The present words stay.
    #[expect(clippy::needless_pass_by_value, reason = "a list crosses the boundary by value")]
    pub fn speak(&self, bundle: Vec<String>, stays: bool) -> Result<(), String> {
        let mut content = Content::of(&bundle).map_err(|problems| problems.to_string())?;
        let (new, now) = (&content.questionnaire, self.host.content());
        if new.identity() != now.questionnaire.identity() {
            return Err(format!("the words belong to the questionnaire `{}` {}", new.id, new.edition));
        }
        content.narrow(&self.scope);
        self.host.speak(content, stays);
        Ok(())
    }

    /// Reports that the words of another language did not arrive.
    pub fn not_spoken(&self) {
        self.host.ask(Msg::NotSpoken);
    }

    /// Keeps the answers elsewhere from now on, as the embedder wishes.
    pub fn keep_in(&self, storage: &str) {
        self.host.ask(Msg::KeepIn(Keeping::find(storage).unwrap_or_default()));
    }

    /// Erases everything.
    pub fn reset(&self) {
        self.host.ask(Msg::Reset);
    }

    /// Reports that the widget resumed with the last kept answers, after an error of the program.
    pub fn recovered(&self) {
        self.host.ask(Msg::Recovered);
    }

    /// What can be undone or redone, for the next widget of the element; `None` if nothing can.
    #[must_use]
    pub fn undoable(&self) -> Option<Undoable> {
        let of = self.host.content().questionnaire.identity().map(Clone::clone);
        self.host.read(|it| (!it.history.is_empty()).then(|| Undoable { of, session: it.clone() }))
    }

    /// Takes over what could be undone in an earlier widget of the element, if both ask the same and have the same
    /// answers.
    pub fn go_on_from(&self, earlier: Undoable) {
        if earlier.of.each_ref() == self.host.content().questionnaire.identity() {
            self.host.go_on_from(earlier.session);
        }
    }

    /// Takes the widget out of its element, and frees all that it holds.
    pub fn unmount(self) {
        self.seat.leave();
    }

    /// Passes a message on, if there is one. Returns whether there is.
    fn asked(&self, msg: Option<Msg>) -> bool {
        let known = msg.is_some();
        if let Some(msg) = msg {
            self.host.ask(msg);
        }
        known
    }

    fn opened(&self, opened: Result<Opened, Refusal>) -> Result<bool, String> {
        let refusal = opened.as_ref().err().map(refused);
        self.host.ask(Msg::Open(opened.map(Rc::new)));
        refusal.map_or_else(|| Ok(self.host.read(Session::asks_to_replace)), Err)
    }
}

/// For the console of a developer; a visitor reads the notice.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge(bytes) => format!("the document has {bytes} bytes, more than any assessment"),
        Refusal::NotOurs(problem) => problem.to_string(),
        Refusal::Newer(version) => {
            format!("the document has version {version}, newer than this widget reads")
        }
        Refusal::OtherQuestionnaire(id) => format!("the document belongs to the questionnaire `{id}`"),
        Refusal::Broken(problems) => problems.to_string(),
    }
}
