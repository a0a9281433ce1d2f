//! The prelude: the first screens, drawn when `dist/` is made, for whoever answers while the program is on its way.
//!
//! The widget's own views draw each for a session without answers. It is written down as data, since a page's policy may
//! forbid HTML: an element is `[name, attributes, ...children]`, a text is itself, and a number is the place in `shared` of
//! an element that is there more than once. What a visitor does with them is known in `loader/prelude.js` alone.

mod shared;

use std::fmt;
use std::rc::Rc;

use scraper::{ElementRef, Html, Node, Selector};
use tokio::runtime::{self, Runtime};
use tokio::task::LocalSet;
use yew::{AttrValue, Callback, LocalServerRenderer};

use crate::assessment::Depth;
use crate::content::locale::Locale;
use crate::content::{Content, IndicatorIx, SectionIx, StartingPoint};
use crate::page::{Page, Screen};
use crate::reading::Json;
use crate::session::{Keeping, Msg, Place, Planning, Session};
use crate::ui::{View, ViewProps, address};
use shared::shared;

/// Draws the prelude of a questionnaire, in the words and formats of one language.
///
/// # Errors
/// When the questionnaire or the views lack something that the first screens need.
pub fn of(content: &Content, locale: &dyn Locale) -> Result<Json, Undrawn> {
    let runtime = runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| Undrawn(format!("no runtime: {error}")))?;
    let drawn = Painter { content, locale, runtime }.prelude()?;
    let (mut prelude, elements) = shared(drawn);
    prelude.push("shared", Json::List(elements));
    Ok(prelude)
}

/// What the first screens need and is missing; for those who make `dist/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undrawn(String);

impl fmt::Display for Undrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Undrawn {}

type Result<T, E = Undrawn> = std::result::Result<T, E>;

/// Draws screens.
struct Painter<'a> {
    content: &'a Content,
    locale: &'a dyn Locale,
    runtime: Runtime,
}

impl Painter<'_> {
    /// All that there is, before anything is shared.
    fn prelude(&self) -> Result<Json> {
        let all = self.session(None);
        let mut screens = Vec::new();
        for depth in [Depth::All, Depth::Key] {
            // Whoever has not chosen yet is asked everything.
            let session = self.session((depth == Depth::Key).then_some(depth));
            screens.push((depth.name().to_owned(), self.screens(&session)?));
        }
        Ok(Json::object([
            ("saved", Json::text(all.to_saved(&self.content.questionnaire))),
            ("marks", self.marks(&all)?),
            ("kept", self.kept(&all)?),
            ("tags", self.tags(&all)?),
            ("screens", Json::Object(screens)),
        ]))
    }

    fn session(&self, depth: Option<Depth>) -> Session {
        let mut session = Session::new(&self.content.questionnaire);
        session.assessment.depth = depth;
        session
    }

    /// The screens of a session, by the address of the links that lead to them.
    fn screens(&self, session: &Session) -> Result<Json> {
        let sections = self.content.questionnaire.sections().map(|(ix, _)| Place::Section(ix));
        let mut screens = Vec::new();
        for place in [Place::Start, Place::Tasks].into_iter().chain(sections) {
            let mut screen = Json::object([
                ("place", Json::text(place.name(&self.content.questionnaire))),
                ("tree", self.tree(&session.at(place))?),
            ]);
            if let Place::Section(ix) = place {
                screen.push("answered", Json::List(self.answered(session, ix)));
            }
            screens.push((address(&Msg::Go(place)).to_string(), screen));
        }
        Ok(Json::Object(screens))
    }

    /// How a section words its progress, from no answer to all.
    fn answered(&self, session: &Session, ix: SectionIx) -> Vec<Json> {
        let (questionnaire, mut session) = (&self.content.questionnaire, session.at(Place::Section(ix)));
        let mut asked = questionnaire.section(ix).indicators.iter();
        let mut words = Vec::new();
        while let Screen::Section(page) = self.page(&session).screen {
            words.push(Json::text(&*page.progress.text));
            let Some(next) = asked.find(|ix| session.assessment.asks(questionnaire, **ix)) else { break };
            session = self.after(session, Msg::Level(*next, 0));
        }
        words
    }

    /// How the list beside the statements shows each answer: its picture and its words, by the value of its radio button.
    fn marks(&self, session: &Session) -> Result<Json> {
        let questionnaire = &self.content.questionnaire;
        let (ix, indicator) =
            questionnaire.indicators().next().ok_or_else(|| Undrawn("there is no statement".to_owned()))?;
        let levels = questionnaire.levels.iter().enumerate().map(|(n, id)| (&**id, Msg::Level(ix, n)));
        let others = [("not-known", Msg::NotKnown(ix)), ("not-applicable", Msg::NotApplicable(ix))];
        let mut marks = Vec::new();
        for (value, msg) in levels.chain(others) {
            let session = self.after(session.at(Place::Section(indicator.section)), msg);
            marks.push((value.to_owned(), self.mark(&session, ix)?));
        }
        Ok(Json::Object(marks))
    }

    /// What the masthead says of the place where answers are kept, by the name of each.
    fn kept(&self, session: &Session) -> Result<Json> {
        let said = |keeping: Keeping| {
            let words = self.words(&Session { keeping, ..session.clone() }, ".kept a")?;
            Ok((keeping.name().to_owned(), Json::Text(words)))
        };
        Ok(Json::Object(Keeping::ALL.into_iter().map(said).collect::<Result<_>>()?))
    }

    /// What statements to settle before deposit are tagged with, by the id of each starting point.
    fn tags(&self, session: &Session) -> Result<Json> {
        let questionnaire = &self.content.questionnaire;
        let tagged = questionnaire.indicators().find(|(_, indicator)| indicator.before_deposit);
        let Some((_, indicator)) = tagged else { return Ok(Json::object([])) };
        let said = |(ix, point): (_, &StartingPoint)| {
            let session =
                self.after(session.at(Place::Section(indicator.section)), Msg::Plan(Planning::StartFrom(ix)));
            Ok((point.id.to_string(), Json::Text(self.words(&session, ".tag.deposit")?)))
        };
        Ok(Json::Object(questionnaire.starting_points().map(said).collect::<Result<_>>()?))
    }

    /// The words of the first element that a selector finds.
    fn words(&self, session: &Session, selector: &str) -> Result<String> {
        let html = Html::parse_fragment(&self.markup(session));
        Ok(first(&html, selector)?.text().collect())
    }

    fn mark(&self, session: &Session, ix: IndicatorIx) -> Result<Json> {
        let id = &self.content.questionnaire.indicator(ix).id;
        let html = Html::parse_fragment(&self.markup(session));
        let link = first(&html, &format!(".track a[href='#{id}']"))?;
        let mut parts = link.child_elements().map(tree);
        match (parts.next(), parts.last()) {
            (Some(picture), Some(words)) => Ok(Json::List(vec![picture, words])),
            _ => Err(Undrawn(format!("the link to {id} has no picture or no words"))),
        }
    }

    fn after(&self, session: Session, msg: Msg) -> Session {
        session.update(&self.content.questionnaire, msg, "").0
    }

    fn page(&self, session: &Session) -> Page {
        Page::of(session, self.content, self.locale)
    }

    fn tree(&self, session: &Session) -> Result<Json> {
        let html = Html::parse_fragment(&self.markup(session));
        let drawn = html.root_element().child_elements().next().map(tree);
        drawn.ok_or_else(|| Undrawn("nothing is drawn".to_owned()))
    }

    fn markup(&self, session: &Session) -> String {
        let props = ViewProps {
            page: Rc::new(self.page(session)),
            said: AttrValue::Static(""),
            on: Callback::noop(),
            on_file: Callback::noop(),
        };
        let renderer = LocalServerRenderer::<View>::with_props(props).hydratable(false);
        LocalSet::new().block_on(&self.runtime, renderer.render())
    }
}

/// The first element that a selector finds.
fn first<'a>(html: &'a Html, selector: &str) -> Result<ElementRef<'a>> {
    let wanted = Selector::parse(selector).map_err(|error| Undrawn(error.to_string()))?;
    html.select(&wanted).next().ok_or_else(|| Undrawn(format!("nothing is drawn as {selector}")))
}

/// An element that was drawn, as data.
fn tree(element: ElementRef<'_>) -> Json {
    let mut attributes: Vec<(&str, &str)> = element.value().attrs().collect();
    attributes.sort_unstable();
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), Json::text(value)));
    let inside = element.children().filter_map(|child| match child.value() {
        Node::Text(text) => Some(Json::text(&**text)),
        _ => ElementRef::wrap(child).map(tree),
    });
    let head = [Json::text(element.value().name()), Json::Object(attributes.collect())];
    Json::List(head.into_iter().chain(inside).collect())
}
