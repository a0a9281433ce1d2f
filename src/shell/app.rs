//! The one component with state: it holds the session, and performs its effects in one place.

use std::rc::Rc;

use gloo::file::callbacks::{FileReader, read_as_text};
use js_sys::Date;
use yew::prelude::*;

use super::focus::focus;
use super::host::Host;
use super::shelf::{Kept, Shelf};
use super::{offer, paint};
use crate::assessment::{MAX_BYTES, Refusal};
use crate::calendar;
use crate::content::Term;
use crate::page::{Page, calendar_file};
use crate::plate::Plate;
use crate::reading::Json;
use crate::session::{Effect, Image, Keeping, Msg, Notice, Session, Unreadable};
use crate::ui::{self, ViewProps};

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
    effects: Vec<Effect>,
    shelf: Shelf,
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

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().host.detach();
    }
}

impl App {
    /// The session as it is now.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

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
                offer::text(&self.session.document(host.content()), "application/json", &name);
                host.emit("saved", [("where", Json::text("file"))]);
            }
            Effect::DownloadCalendar => {
                let text = calendar_file(&self.session, host.content(), host.intl(), &now());
                offer::text(&text, "text/calendar", &self.session.assessment.file_name("", "ics"));
                host.emit("saved", [("where", Json::text("file"))]);
            }
            Effect::SavePicture(picture, image) => {
                let plate = Plate::of(*picture, &self.session, host.content(), host.intl());
                let Some(plate) = plate else { return };
                let name = |ending| self.session.assessment.file_name(picture.name(), ending);
                match image {
                    Image::Svg => offer::text(&plate.to_svg(), "image/svg+xml", &name("svg")),
                    Image::Png => {
                        let name = name("png");
                        paint::png(&plate, move |blob| offer::blob(&blob, &name));
                    }
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
        let words = host.content().words.say(term);
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
