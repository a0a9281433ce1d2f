//! The one component with state: it holds the session, and performs its effects in one place.

use std::rc::Rc;

use gloo::file::callbacks::{FileReader, read_as_text};
use js_sys::Date;
use yew::prelude::*;

use super::focus::focus;
use super::host::Host;
use super::shelf::{Kept, Shelf};
use super::{offer, paint};
use crate::assessment::{Assessment, MAX_BYTES, Refusal};
use crate::calendar;
use crate::export::{Contents, File};
use crate::page::{Page, Text, announced};
use crate::reading::Json;
use crate::session::{Counts, Effect, Keeping, Msg, Session, Unreadable};
use crate::ui::{self, ViewProps};

/// The name of the file with what is kept and cannot be read.
const ASIDE: &str = "uncat-readiness-kept.json";

/// What the component is made with.
#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The widget.
    pub(super) host: Host,
    /// The session to go on with, where the element was moved.
    pub(super) kept: Option<Session>,
}

/// The one component with state.
#[derive(Debug)]
pub(super) struct App {
    session: Session,
    said: AttrValue,
    /// The effects that wait for the page to be drawn.
    waiting: Vec<Effect>,
    shelf: Shelf,
    /// Whether the browser kept the session at the last attempt, as the session was told.
    kept: bool,
    reading: Option<FileReader>,
    on: Callback<Msg>,
    on_file: Callback<web_sys::File>,
}

/// What happens to the component: what the person does, or a file that is to be read.
#[derive(Debug)]
pub(super) enum Event {
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
        let mut shelf = Shelf::new(host.key().to_owned(), host.offered());
        let (keeping, text) = shelf.read();
        host.attach(ctx.link().clone());
        let read = text.as_ref().and_then(|text| Session::from_saved(text, questionnaire));
        if let Some(text) = text.filter(|_| read.is_none()) {
            shelf.set_aside(&text);
        }
        if let Some(text) = shelf.aside() {
            let why = Unreadable::of(&text, questionnaire);
            ctx.link().send_message(Event::Person(Msg::SetAside(why)));
        }
        let shelved = || read.map(|it| Session { keeping, ..it });
        let fresh = || Session { keeping, ..Session::new(questionnaire) };
        let session = kept.clone().or_else(shelved).unwrap_or_else(fresh);
        Self {
            session: Session { today: today(), ..session },
            shelf,
            said: AttrValue::default(),
            waiting: Vec::new(),
            kept: true,
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
                let (later, now): (Vec<_>, Vec<_>) = effects.into_iter().partition(Effect::needs_the_page);
                self.waiting.extend(later);
                for effect in now {
                    self.perform(ctx, effect);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let host = &ctx.props().host;
        let page = Rc::new(Page::of(&self.session, host.content(), host.intl()));
        // Not `<View>`: this component is drawn only when something has changed, so comparing pages would be idle.
        ui::view(&ViewProps {
            page,
            said: self.said.clone(),
            on: self.on.clone(),
            on_file: self.on_file.clone(),
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let host = &ctx.props().host;
        if first {
            host.emit("ready", counts(self.session.counts(host.questionnaire())));
        }
        for effect in std::mem::take(&mut self.waiting) {
            self.perform(ctx, effect);
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().host.detach();
    }
}

impl App {
    /// The session as it is now.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    fn perform(&mut self, ctx: &Context<Self>, effect: Effect) {
        let host = &ctx.props().host;
        match effect {
            Effect::Changed(now) => host.emit("changed", counts(now)),
            Effect::Completed(now) => host.emit("completed", counts(now)),
            Effect::Failed(reason) => host.emit("failed", [("reason", Json::text(reason))]),
            Effect::Save(keeping, text) => {
                let kept = self.shelf.keep(keeping, &text);
                self.report(ctx, keeping, &kept);
            }
            Effect::Overwrite(text) => {
                let kept = self.shelf.overwrite(&text);
                self.report(ctx, Keeping::Device, &kept);
            }
            Effect::Reread => {
                if let Some(text) = self.shelf.read_device() {
                    ctx.link().send_message(Msg::Resume(text.into()));
                }
            }
            Effect::Forget => {
                self.shelf.clear();
                self.shelf.erase_aside();
            }
            Effect::Offer(export, session) => {
                if let Some(file) = export.file(&session, host.content(), host.intl(), &now()) {
                    hand_out(file);
                    host.emit("saved", [("where", Json::text("file"))]);
                }
            }
            Effect::OfferAside => {
                if let Some(text) = self.shelf.aside() {
                    offer::text(Unreadable::document(&text), "application/json", ASIDE);
                    host.emit("saved", [("where", Json::text("file"))]);
                }
            }
            Effect::EraseAside => self.shelf.erase_aside(),
            Effect::Print => drop(gloo::utils::window().print()),
            Effect::Announce(what) => self.announce(announced(what, host.content(), host.intl())),
            Effect::Focus(target) => focus(host, target),
        }
    }

    fn read(&mut self, ctx: &Context<Self>, file: &web_sys::File) {
        let size = file.size();
        if size > f64::from(MAX_BYTES) {
            let bytes = if size > f64::from(u32::MAX) { u32::MAX } else { size as u32 };
            ctx.link().send_message(Msg::Open(Err(Refusal::TooLarge(bytes))));
            return;
        }
        let (link, host) = (ctx.link().clone(), ctx.props().host.clone());
        let blob = gloo::file::Blob::from(gloo::file::File::from(file.clone()));
        let done = move |text: Result<String, _>| {
            let text = text.map_err(|_| Refusal::not_text());
            let opened = text.and_then(|text| Assessment::open(&text, host.questionnaire()));
            link.send_message(Msg::Open(opened.map(Rc::new)));
        };
        self.reading = Some(read_as_text(&blob, done));
    }

    /// The same words again are a change too, or nobody would hear them twice.
    fn announce(&mut self, words: Text) {
        let again = *self.said == *words;
        self.said = if again { format!("{words}\u{a0}").into() } else { words.into() };
    }

    /// Emits where the session is kept, and reports to the session when that has begun or ended.
    fn report(&mut self, ctx: &Context<Self>, keeping: Keeping, kept: &Kept) {
        match kept {
            Kept::Yes if keeping == Keeping::Nowhere => {}
            Kept::Yes => ctx.props().host.emit("saved", [("where", Json::text(keeping.name()))]),
            Kept::Refused => {}
            Kept::Elsewhere => ctx.link().send_message(Msg::Elsewhere),
        }
        let works = *kept != Kept::Refused;
        if std::mem::replace(&mut self.kept, works) != works {
            ctx.link().send_message(Msg::Kept(works));
        }
    }
}

fn counts(counts: Counts) -> [(&'static str, Json); 2] {
    let Counts { answered, asked } = counts;
    [("answered", Json::Int(answered.into())), ("asked", Json::Int(asked.into()))]
}

/// Offers a file to be saved.
fn hand_out(file: File) {
    let File { name, kind, contents } = file;
    match contents {
        Contents::Text(text) => offer::text(&text, kind, &name),
        Contents::Pixels(plate) => paint::png(&plate, move |blob| offer::blob(&blob, &name)),
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
