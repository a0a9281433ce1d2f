//! The one component with state: it holds the session, and performs its effects in one place.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::file::callbacks::{FileReader, read_as_text};
use js_sys::{Date, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::html::Scope;
use yew::prelude::*;

use super::ViewProps;
use super::file;
use super::shelf::{Kept, Shelf};
use crate::assessment::{MAX_BYTES, Refusal};
use crate::calendar;
use crate::content::{Content, Questionnaire, Term};
use crate::element::intl::Intl;
use crate::page::{Page, calendar_file};
use crate::plate::Plate;
use crate::reading::Json;
use crate::session::{Effect, Image, Keeping, Msg, Notice, Session, Target, Unreadable};

/// What one widget is made of and where it stands; equal to itself alone.
#[derive(Debug, Clone)]
pub struct Host(Rc<Inner>);

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
    pub fn new(
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
    pub fn content(&self) -> &Content {
        &self.0.content
    }

    /// The questionnaire.
    #[must_use]
    pub fn questionnaire(&self) -> &Questionnaire {
        &self.0.content.questionnaire
    }

    /// Asks something of the widget; it waits where the widget is not there yet.
    pub fn ask(&self, msg: Msg) {
        match &*self.0.app.borrow() {
            Some(app) => app.send_message(msg),
            None => self.0.early.borrow_mut().push(msg),
        }
    }

    /// Reads the session, where there is one yet.
    pub fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        let app = self.0.app.borrow();
        app.as_ref()?.get_component().map(|app| read(&app.session))
    }

    /// Tells the page around the widget that something happened.
    fn emit<const N: usize>(&self, event: &str, detail: [(&str, Json); N]) {
        let detail = Json::object(detail).to_string();
        // What a listener of the page throws is its own affair.
        let _ = self.0.emit.call2(&JsValue::NULL, &event.into(), &detail.into());
    }

    fn find(&self, target: Target) -> Option<HtmlElement> {
        let id = target.id(self.questionnaire());
        self.query(&format!("[id=\"{id}\"]"))
    }

    fn query(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok()??.dyn_into().ok()
    }
}

/// What the component is made with.
#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// The widget.
    pub host: Host,
    /// The session to go on with, where the element was moved.
    pub kept: Option<Session>,
}

/// The one component with state.
#[derive(Debug)]
pub struct App {
    session: Session,
    said: AttrValue,
    effects: Vec<Effect>,
    shelf: Shelf,
    reading: Option<FileReader>,
    on: Callback<Msg>,
    on_file: Callback<web_sys::File>,
}

/// What happens to the component: what the person does, or a file that is to be read.
#[derive(Debug)]
pub enum Event {
    /// The person does something.
    Person(Msg),
    /// A file was chosen.
    File(web_sys::File),
}

impl From<Msg> for Event {
    fn from(msg: Msg) -> Self {
        Self::Person(msg)
    }
}

impl Component for App {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { host, kept } = ctx.props();
        let questionnaire = host.questionnaire();
        let mut shelf = Shelf::new(host.0.key.clone(), host.0.offered);
        let (keeping, text) = shelf.read();
        host.0.app.replace(Some(ctx.link().clone()));
        ctx.link().send_message_batch(host.0.early.take().into_iter().map(Event::Person).collect());
        let shelved = || Session::from_saved(&text?, questionnaire).map(|it| Session { keeping, ..it });
        let fresh = || Session { keeping, ..Session::new(questionnaire) };
        let session = kept.clone().or_else(shelved).unwrap_or_else(fresh);
        Self {
            session: Session { today: today(), ..session },
            shelf,
            said: AttrValue::default(),
            effects: Vec::new(),
            reading: None,
            on: ctx.link().callback(Event::Person),
            on_file: ctx.link().callback(Event::File),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let host = &ctx.props().host;
        match event {
            Event::File(file) => {
                self.read(ctx, &file);
                false
            }
            Event::Person(msg) => {
                let session = Session { today: today(), ..self.session.clone() };
                let (session, effects) = session.update(host.questionnaire(), msg, &now());
                self.session = session;
                for effect in &effects {
                    if let Effect::Announce(term) = effect {
                        self.announce(host, *term);
                    }
                }
                self.effects.extend(effects);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let host = &ctx.props().host.0;
        let page = Rc::new(Page::of(&self.session, &host.content, &host.intl));
        // Not `<View>`: this component is drawn only when something has changed, so comparing pages would be idle.
        super::view(&ViewProps {
            page,
            said: self.said.clone(),
            on: self.on.clone(),
            on_file: self.on_file.clone(),
        })
    }

    /// Effects come after drawing: what they look for is on the page by then.
    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let host = &ctx.props().host;
        if first {
            host.emit("ready", self.counts(host));
        }
        for effect in std::mem::take(&mut self.effects) {
            self.perform(ctx, &effect);
        }
    }

    /// Host and component hold each other until here.
    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().host.0.app.take();
    }
}

impl App {
    fn perform(&mut self, ctx: &Context<Self>, effect: &Effect) {
        let host = &ctx.props().host;
        match effect {
            Effect::Changed => host.emit("changed", self.counts(host)),
            Effect::Completed => host.emit("completed", self.counts(host)),
            Effect::Failed => host.emit("failed", [("reason", Json::text(self.refusal()))]),
            Effect::Save => {
                let kept =
                    self.shelf.keep(self.session.keeping, &self.session.to_saved(host.questionnaire()));
                self.tell_kept(ctx, &kept);
            }
            Effect::Overwrite => {
                let kept = self.shelf.overwrite(&self.session.to_saved(host.questionnaire()));
                self.tell_kept(ctx, &kept);
            }
            Effect::Reread => {
                if let Some(text) = self.shelf.read_device() {
                    ctx.link().send_message(Msg::Resume(text.into()));
                }
            }
            Effect::Forget => self.shelf.clear(),
            Effect::Download => {
                let name = self.session.assessment.file_name("", "json");
                file::offer_text(&self.session.document(host.content()), "application/json", &name);
                host.emit("saved", [("where", Json::text("file"))]);
            }
            Effect::DownloadCalendar => {
                let text = calendar_file(&self.session, host.content(), &host.0.intl, &now());
                file::offer_text(&text, "text/calendar", &self.session.assessment.file_name("", "ics"));
                host.emit("saved", [("where", Json::text("file"))]);
            }
            Effect::SavePicture(picture, image) => {
                let plate = Plate::of(*picture, &self.session, host.content(), &host.0.intl);
                let Some(plate) = plate else { return };
                let name = |ending| self.session.assessment.file_name(picture.name(), ending);
                match image {
                    Image::Svg => file::offer_text(&plate.to_svg(), "image/svg+xml", &name("svg")),
                    Image::Png => file::offer_png(&plate, name("png")),
                }
                host.emit("saved", [("where", Json::text("file"))]);
            }
            Effect::Print => drop(gloo::utils::window().print()),
            Effect::Announce(_) => {}
            Effect::Focus(target) => focus(host, *target),
        }
    }

    fn read(&mut self, ctx: &Context<Self>, file: &web_sys::File) {
        let size = file.size();
        if size > f64::from(MAX_BYTES) {
            let bytes = if size > f64::from(u32::MAX) { u32::MAX } else { size as u32 };
            ctx.link().send_message(Msg::Open(Err(Unreadable::TooLarge(bytes))));
            return;
        }
        let link = ctx.link().clone();
        let blob = gloo::file::Blob::from(gloo::file::File::from(file.clone()));
        let done = move |text: Result<String, _>| {
            link.send_message(Msg::Open(text.map(Rc::from).map_err(|_| Unreadable::NotText)));
        };
        self.reading = Some(read_as_text(&blob, done));
    }

    /// The same words again are a change too, or nobody would hear them twice.
    fn announce(&mut self, host: &Host, term: Term) {
        let words = host.0.content.words.say(term);
        let again = *self.said == *words;
        self.said = if again { format!("{words}\u{a0}").into() } else { words.into() };
    }

    /// Tells the page whether the session is kept, and the person when that has changed.
    fn tell_kept(&self, ctx: &Context<Self>, kept: &Kept) {
        let keeping = self.session.keeping;
        match kept {
            Kept::Yes if keeping == Keeping::Nowhere => {}
            Kept::Yes => ctx.props().host.emit("saved", [("where", Json::text(keeping.name()))]),
            Kept::Refused => {}
            Kept::Elsewhere => ctx.link().send_message(Msg::Elsewhere),
        }
        let works = *kept != Kept::Refused;
        if works != self.session.kept {
            ctx.link().send_message(Msg::Kept(works));
        }
    }

    /// How many statements are asked, and how many of them are answered.
    fn counts(&self, host: &Host) -> [(&'static str, Json); 2] {
        let (answered, asked) = crate::page::asked(&self.session, host.questionnaire());
        [("answered", Json::Int(answered.into())), ("asked", Json::Int(asked.into()))]
    }

    /// Why a file was refused, in one word for a program.
    fn refusal(&self) -> &'static str {
        match &self.session.notice {
            Some(Notice::Refused(refusal)) => match refusal {
                Refusal::TooLarge(_) => "too-large",
                Refusal::NotOurs(_) => "not-an-assessment",
                Refusal::Newer(_) => "newer-version",
                Refusal::OtherQuestionnaire(_) => "other-questionnaire",
                Refusal::Broken(_) => "broken",
            },
            _ => "unknown",
        }
    }
}

/// The time, RFC 3339 in UTC.
fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The day where the person is.
fn today() -> Option<calendar::Date> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    calendar::Date::new(year, now.get_month() + 1, now.get_date())
}

/// Moves the focus; a new screen is also brought into view from its top.
fn focus(host: &Host, target: Target) {
    let Some(element) = host.find(target) else { return };
    match target {
        Target::Title => {
            let above = host.0.root.get_bounding_client_rect().top() < 0.0;
            if above {
                host.0.root.scroll_into_view();
            }
            let _ = element.focus();
        }
        Target::Statement(_) => {
            element.scroll_into_view();
            let id = element.id();
            let chosen =
                host.query(&format!("[id=\"{id}\"] .rungs input:checked, [id=\"{id}\"] .else input:checked"));
            let _ = chosen.or_else(|| host.query(&format!("[id=\"{id}\"] input"))).map(|input| input.focus());
        }
        Target::Keeping => {
            let _ = host.query("[id=\"keeping\"] details").map(|fold| fold.set_attribute("open", ""));
            element.scroll_into_view();
            let _ = host.query("[id=\"keeping\"] summary").map(|label| label.focus());
        }
        Target::Line(_) | Target::Recommendation(_) => {
            let fold = element.closest("details").ok().flatten();
            let _ = fold.map(|fold| fold.set_attribute("open", ""));
            let _ = element.focus();
        }
        Target::Part(_) => {
            element.scroll_into_view();
            let _ = element.focus();
        }
        _ => {
            let _ = element.focus();
        }
    }
}
