//! One widget: its session, its content and formats, the element where it is drawn, its shelf, its event callback.
//!
//! The session is here and not in the component: it can be read and changed at any time, also while the page is drawn.
//! Effects are performed here, in one place. Only the session knows what an effect is for.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::timers::callback::Timeout;
use js_sys::{Date, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, HtmlElement};
use yew::AttrValue;
use yew::html::Scope;

use super::app::{App, Event};
use super::focus::{focus, go_back_to};
use super::intl::{Intl, today};
use super::shelf::{Kept, Shelf};
use super::{offer, paint, spotted, ways};
use crate::assessment::{Assessment, MAX_BYTES, Refusal};
use crate::case::Progress;
use crate::content::{Content, Questionnaire};
use crate::export::{Contents, File};
use crate::page::{Page, announced};
use crate::reading::Json;
use crate::session::{
    Announcement, Effect, Export, Keeping, Msg, Notice, Offered, Restored, Session, Spotted, Target,
    Unreadable,
};

/// The name of a file with kept data that cannot be read.
const ASIDE: &str = "uncat-readiness-kept.json";

/// A file of so many bytes takes long enough to be read that the page says so: a tenth of a second and more.
const LONG: f64 = 500_000.0;

/// How long the page needs to be drawn, in milliseconds.
const PAUSE: u32 = 50;

thread_local! {
    /// The widgets that are to be drawn; the first one is being drawn. One at a time, so that the loader knows whose
    /// drawing it was if the program ends.
    static TURNS: RefCell<VecDeque<Host>> = const { RefCell::new(VecDeque::new()) };
}

/// One widget; equal to itself alone.
#[derive(Debug, Clone)]
pub(super) struct Host(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    /// What is asked, its words, and the formats of their language.
    spoken: RefCell<(Rc<Content>, Rc<Intl>)>,
    root: Element,
    shelf: Shelf,
    emit: Function,
    session: RefCell<Session>,
    /// What is read out.
    said: RefCell<AttrValue>,
    /// The effects that wait until the page is drawn.
    waiting: RefCell<Vec<Effect>>,
    /// Whether the browser kept the session at the last attempt, as reported to the session.
    kept: Cell<bool>,
    reading: RefCell<Option<FileReader>>,
    /// The file that was offered last, if the browser shares it.
    shareable: RefCell<Option<web_sys::File>>,
    /// The link or button that was pressed last, until the session is informed.
    touched: RefCell<Option<Spotted>>,
    /// What had the focus when a file was offered.
    offerer: RefCell<Option<HtmlElement>>,
    /// The component, while it is there.
    app: RefCell<Option<Scope<App>>>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Host {
    /// A widget with this content, in this element. It resumes what the shelf has.
    #[must_use]
    pub(super) fn new(content: Content, root: Element, shelf: Shelf, emit: Function) -> Self {
        let intl = Intl::new(&content.words.formats);
        shelf.set_questionnaire(&content.questionnaire.id);
        let (restored, notices) = read(&shelf, &content.questionnaire);
        let Restored { session, effects } = restored;
        let host = Self(Rc::new(Inner {
            spoken: RefCell::new((Rc::new(content), Rc::new(intl))),
            root,
            shelf,
            emit,
            session: RefCell::new(Session { today: today(), ..session }),
            said: RefCell::default(),
            waiting: RefCell::default(),
            kept: Cell::new(true),
            reading: RefCell::default(),
            shareable: RefCell::default(),
            touched: RefCell::default(),
            offerer: RefCell::default(),
            app: RefCell::default(),
        }));
        host.carry_out(effects);
        for notice in notices {
            host.ask(notice);
        }
        if host.read(Session::is_at_risk) {
            host.perform(Effect::Guard(true));
        }
        host
    }

    /// What is asked, and its words.
    #[must_use]
    pub(super) fn content(&self) -> Rc<Content> {
        Rc::clone(&self.0.spoken.borrow().0)
    }

    fn intl(&self) -> Rc<Intl> {
        Rc::clone(&self.0.spoken.borrow().1)
    }

    /// Draws the words of another language; if they are to stay, the session is informed. What is asked is the same, so
    /// the session stays as it is.
    pub(super) fn speak(&self, content: Content, stays: bool) {
        let intl = Intl::new(&content.words.formats);
        self.0.spoken.replace((Rc::new(content), Rc::new(intl)));
        if stays {
            self.ask(Msg::Spoken);
        } else {
            self.draw();
        }
    }

    /// The page to draw.
    pub(super) fn page(&self) -> Page {
        self.call("working", "");
        self.0.session.borrow_mut().today = today();
        Page::of(&self.0.session.borrow(), &self.content(), &*self.intl())
    }

    /// Whether the page was drawn on another day.
    pub(super) fn is_of_another_day(&self) -> bool {
        self.read(|session| session.today != today())
    }

    /// What is read out.
    pub(super) fn said(&self) -> AttrValue {
        self.0.said.borrow().clone()
    }

    /// The element in which the widget is drawn.
    pub(super) fn root(&self) -> &Element {
        &self.0.root
    }

    /// Attaches the component, which is drawn after each message from now on.
    pub(super) fn attach(&self, app: Scope<App>) {
        self.call("working", "");
        self.0.app.replace(Some(app));
    }

    /// Detaches the component. Host and component hold each other until then.
    pub(super) fn detach(&self) {
        self.0.app.take();
        self.end_turn();
        TURNS.with_borrow_mut(|turns| turns.retain(|it| it != self));
        self.0.reading.take();
        self.0.session.borrow_mut().notice.take_if(|notice| *notice == Notice::Reading);
    }

    /// Notes what was pressed, before the session is informed.
    pub(super) fn touch(&self, pressed: &Element) {
        self.0.touched.replace(spotted::spot(self.root(), pressed));
    }

    /// Reads the session.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.0.session.borrow())
    }

    /// Takes over what could be undone in an earlier session of this element.
    pub(super) fn go_on_from(&self, ended: Session) {
        self.0.session.borrow_mut().go_on_from(ended);
        self.draw();
    }

    /// Updates the session with a message. The session is kept before it is drawn.
    pub(super) fn ask(&self, msg: Msg) {
        self.call("working", "");
        let touched = self.0.touched.take();
        let session = Session { today: today(), touched, ..self.0.session.borrow().clone() };
        let (session, effects) = session.update(&self.content().questionnaire, msg, &now());
        self.0.session.replace(session);
        self.carry_out(effects);
        self.draw();
    }

    /// Performs effects; those that need the page wait until it is drawn.
    fn carry_out(&self, effects: Vec<Effect>) {
        for effect in effects {
            if effect.needs_the_page() {
                self.0.waiting.borrow_mut().push(effect);
            } else {
                self.perform(effect);
            }
        }
    }

    /// Draws the widget when its turn comes.
    pub(super) fn draw(&self) {
        if self.0.app.borrow().is_none() {
            return;
        }
        let is_first = TURNS.with_borrow_mut(|turns| {
            if !turns.contains(self) {
                turns.push_back(self.clone());
            }
            turns.front() == Some(self)
        });
        if is_first {
            self.take_turn();
        }
    }

    fn take_turn(&self) {
        if let Some(app) = &*self.0.app.borrow() {
            app.send_message(Event::Drawing);
        }
    }

    /// If it was the turn of this widget, it is that of the next one.
    fn end_turn(&self) {
        let next = TURNS.with_borrow_mut(|turns| {
            turns.pop_front_if(|it| it == self)?;
            turns.front().cloned()
        });
        if let Some(next) = next {
            next.take_turn();
        }
    }

    /// Performs the effects that wait for the page, after each drawing. The first drawing also emits `ready`.
    pub(super) fn drawn(&self, first: bool) {
        self.end_turn();
        self.call("working", "");
        if first {
            let now = self.read(|session| session.progress(&self.content().questionnaire));
            self.emit("ready", counts(now));
        }
        let waiting = self.0.waiting.take();
        for effect in waiting {
            self.perform(effect);
        }
        self.call("drawn", "");
    }

    /// Reads a file, and opens it.
    pub(super) fn open(&self, file: &web_sys::File) {
        let size = file.size();
        if size > f64::from(MAX_BYTES) {
            let bytes = if size > f64::from(u32::MAX) { u32::MAX } else { size as u32 };
            self.ask(Msg::Open(Err(Refusal::TooLarge(bytes))));
            return;
        }
        let pause = self.pause_for(size);
        if pause == 0 {
            self.read_file(file);
        } else {
            let (host, file) = (self.clone(), file.clone());
            Timeout::new(pause, move || host.read_file(&file)).forget();
        }
    }

    /// Says that a file of so many bytes is being read, if that takes long. Returns how many milliseconds to wait until
    /// the page has shown it: nothing is drawn while the program reads.
    pub(super) fn pause_for(&self, bytes: f64) -> u32 {
        if bytes < LONG {
            return 0;
        }
        self.ask(Msg::Reading);
        PAUSE
    }

    fn read_file(&self, file: &web_sys::File) {
        if self.0.app.borrow().is_none() {
            return;
        }
        let host = self.clone();
        let blob = gloo::file::Blob::from(gloo::file::File::from(file.clone()));
        let reading = read_as_bytes(&blob, move |bytes| {
            host.call("working", "");
            let bytes = bytes.map_err(|_| Refusal::unreadable());
            let opened = bytes.and_then(|bytes| Assessment::open_file(&bytes, &host.content().questionnaire));
            host.ask(Msg::Open(opened.map(Rc::new)));
        });
        self.0.reading.replace(Some(reading));
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Changed(now) => self.emit("changed", counts(now)),
            Effect::Completed(now) => self.emit("completed", counts(now)),
            Effect::Failed(reason) => self.emit("failed", [("reason", Json::text(reason))]),
            Effect::Save(keeping, text) => self.report(keeping, self.0.shelf.keep(keeping, &text)),
            Effect::Overwrite(keeping, text) => {
                self.report(keeping, self.0.shelf.overwrite(keeping, &text));
            }
            Effect::Reread => self.ask(Msg::Theirs(self.0.shelf.theirs().map(Rc::from))),
            Effect::SetAside => self.0.shelf.set_aside(),
            Effect::Forget => {
                self.0.shelf.erase();
                self.0.shareable.take();
            }
            Effect::Offer(export, session) => {
                self.0.offerer.replace(self.query(":focus"));
                if let Some(file) = export.file(&session, &self.content(), &*self.intl(), &now()) {
                    self.hand_out(export, file);
                }
            }
            Effect::OfferAside => {
                for text in self.0.shelf.asides() {
                    self.offer_text(Unreadable::document(&text), "application/json", ASIDE);
                }
            }
            Effect::EraseAside => self.0.shelf.erase_asides(),
            Effect::Share { is_text } => self.share(is_text),
            Effect::Copy(text) => self.copy(&text),
            Effect::Speak(tag) => self.call("speak", &tag),
            Effect::Print(language) => self.call("print", language.as_deref().unwrap_or_default()),
            Effect::Announce(what) => self.announce(what),
            Effect::Note { at, left, is_new } => self.note(&at, left, is_new),
            Effect::Guard(asks) => self.call("guard", if asks { "ask" } else { "" }),
            Effect::Focus(target) => focus(self, target),
            Effect::Return(left) => go_back_to(self, &left),
        }
    }

    /// Offers a file to be saved. If the browser makes no PNG, the session is informed.
    fn hand_out(&self, export: Export, file: File) {
        let File { name, kind, contents } = file;
        match contents {
            Contents::Text(text) => self.offer_text(&text, kind, &name),
            Contents::Pixels(plate) => {
                let host = self.clone();
                paint::png(&plate, move |blob| match blob {
                    Some(blob) => host.offer(&blob, &name, None),
                    None => host.ask(Msg::NotPainted(export)),
                });
            }
        }
    }

    fn offer_text(&self, text: &str, kind: &str, name: &str) {
        if let Some(blob) = offer::text(text, kind) {
            self.offer(&blob, name, Some(text.into()));
        }
    }

    /// Offers a file, and reports it if the browser got it.
    fn offer(&self, blob: &Blob, name: &str, text: Option<Rc<str>>) {
        if !offer::blob(blob, name) {
            return;
        }
        let shareable = ways::shareable(blob, name, text.is_some());
        let shares = shareable.is_some();
        self.0.shareable.replace(shareable);
        self.ask(Msg::Offered(Offered { name: name.into(), text, shares, open: false, said: None }));
        self.emit("saved", [("where", Json::text("file"))]);
    }

    /// Shares the file that was offered last. If the browser refuses a text, the next attempt is with a plain text.
    fn share(&self, is_text: bool) {
        let Some(file) = self.0.shareable.borrow().clone() else { return };
        let host = self.clone();
        ways::share(&file.clone(), move |shared| {
            if !shared && is_text && !ways::is_plain(&file) {
                host.0.shareable.replace(ways::as_text(&file, &file.name()));
            }
            host.ask(Msg::Shared(shared));
        });
    }

    /// Copies a text. If the browser refuses, the field with the text is selected.
    fn copy(&self, text: &str) {
        let host = self.clone();
        ways::copy(text, move |copied| {
            let field = || host.query("[id=\"offered-text\"]")?.dyn_into().ok();
            let copied = copied || field().is_some_and(|field| ways::copy_selected(&field));
            host.ask(Msg::Copied(copied));
        });
    }

    /// Changes the words that are read out. Equal words get a space more, or a screen reader would not repeat them.
    fn announce(&self, what: Announcement) {
        let words = announced(what, &self.content(), &*self.intl());
        let again = *self.said() == *words;
        let said = if again { format!("{words}\u{a0}").into() } else { words.into() };
        self.0.said.replace(said);
        self.draw();
    }

    /// Emits where the session is kept. Reports to the session when the browser starts or stops keeping it.
    fn report(&self, keeping: Keeping, kept: Kept) {
        match kept {
            Kept::Yes if keeping == Keeping::Nowhere => {}
            Kept::Yes => self.emit("saved", [("where", Json::text(keeping.name()))]),
            Kept::Refused => {}
            Kept::Elsewhere => self.ask(Msg::Elsewhere),
        }
        let works = kept != Kept::Refused;
        // The storage that the person has left may never have kept anything.
        if self.0.kept.replace(works) != works || works != self.read(|session| session.kept) {
            self.ask(Msg::Kept(works));
        }
    }

    /// Has the loader note a place in the address of the page.
    fn note(&self, at: &str, left: Option<Spotted>, is_new: bool) {
        let mut noted = Json::object([("at", Json::text(at)), ("isNew", Json::Bool(is_new))]);
        if let Some(Spotted(left)) = left {
            noted.push("left", Json::text(&*left));
        }
        self.call("note", &noted.to_string());
    }

    /// Emits an event to the page around the widget.
    fn emit<const N: usize>(&self, event: &str, detail: [(&str, Json); N]) {
        self.call(event, &Json::object(detail).to_string());
    }

    fn call(&self, kind: &str, detail: &str) {
        // An error that a listener of the page throws is not ours to handle.
        let _ = self.0.emit.call2(&JsValue::NULL, &kind.into(), &detail.into());
    }

    pub(super) fn find(&self, target: Target) -> Option<HtmlElement> {
        if target == Target::Offer {
            return self.0.offerer.take().filter(|element| element.is_connected());
        }
        let id = target.id(&self.content().questionnaire);
        self.query(&format!("[id=\"{id}\"]"))
    }

    pub(super) fn query(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok()??.dyn_into().ok()
    }
}

/// Reads the newest readable entry of the shelf, and sets unreadable ones aside. Without an entry the session is new.
fn read(shelf: &Shelf, questionnaire: &Questionnaire) -> (Restored, Vec<Msg>) {
    let mut notices = Vec::new();
    // A version may have set aside what this one can read.
    let is_readable = |text: &String| Session::from_saved(text, questionnaire).is_ok();
    if let Some(n) = shelf.asides().iter().position(is_readable) {
        shelf.take_back(n);
    }
    loop {
        let found = shelf.read();
        let keeping = Keeping::find(&found.keeping()).unwrap_or_default();
        let restored = match found.text() {
            Some(text) => Session::from_saved(&text, questionnaire),
            None => Ok(Restored::new(questionnaire)),
        };
        match restored {
            Ok(Restored { session, effects }) => {
                if notices.is_empty() {
                    notices.extend(left_aside(shelf, questionnaire).map(Msg::SetAside));
                }
                if found.other() {
                    notices.push(Msg::Elsewhere);
                }
                let session = Session { keeping, kept: found.works(), framed: found.framed(), ..session };
                return (Restored { session, effects }, notices);
            }
            Err(refusal) => {
                shelf.set_aside();
                notices.push(Msg::SetAside((&refusal).into()));
            }
        }
    }
}

/// Why an entry that was set aside on an earlier visit is still there; `None` if no such entry is left.
fn left_aside(shelf: &Shelf, questionnaire: &Questionnaire) -> Option<Unreadable> {
    let why = |text: String| match Session::from_saved(&text, questionnaire) {
        Ok(_) => Unreadable::NoLonger,
        Err(refusal) => (&refusal).into(),
    };
    shelf.asides().into_iter().next().map(why)
}

fn counts(progress: Progress) -> [(&'static str, Json); 2] {
    let Progress { answered, asked } = progress;
    [("answered", Json::Int(answered.into())), ("asked", Json::Int(asked.into()))]
}

/// The time, RFC 3339 in UTC.
fn now() -> String {
    Date::new_0().to_iso_string().into()
}
