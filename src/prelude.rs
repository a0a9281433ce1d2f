//! The prelude: the first screens, drawn when `dist/` is made, for a person who answers while the program still loads.
//!
//! The widget's own views draw each screen for a session without answers. It is written as data, since a page's policy
//! may forbid HTML. An element is `[name and classes, attributes, ...children]`, a text is itself, and a number is the
//! index in `shared` of an element that occurs more than once. What occurs thousands of times is written short: a text
//! that begins with `^` is in a `<span class="w">` of its own, an empty `for` is the id of the element before it, and
//! an empty `name` is `of`. Four attributes are not for the page. `deed` of a field is the kind of its deed
//! (`src/session/deeds.rs`). `of` of an element around the field is the id that belongs to the kind. `says` of a radio
//! button is the value of the deed, if it is not the value of the button. `shows` of a link is the name of the deed
//! whose value it shows. A screen has the place in the address
//! (`at`) where that is another than the address of the links to it. `loader/prelude.js` shows the screens, and records
//! what a visitor does. The sections after the first come in a second part, which the first questions do not wait for.

mod shared;

use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use tokio::runtime::{self, Runtime};
use tokio::task::LocalSet;
use yew::{AttrValue, Callback, LocalServerRenderer};

use crate::assessment::{Depth, Response};
use crate::content::locale::Locale;
use crate::content::{Content, IndicatorIx};
use crate::page::{Page, Screen};
use crate::reading::Json;
use crate::session::{Effect, History, Keeping, Msg, Place, Planning, Session, Target};
use crate::ui::{self, View, ViewProps};
use shared::shared;

/// Draws the prelude of a questionnaire, in the words and formats of one language.
///
/// # Errors
/// When the questionnaire or the views lack something that the first screens need.
pub fn of(content: &Content, locale: &dyn Locale) -> Result<Prelude, Undrawn> {
    let runtime = runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| Undrawn(format!("no runtime: {error}")))?;
    let [first, more] =
        shared(Painter { content, locale, runtime }.prelude()?).map(|(mut part, elements)| {
            part.push("shared", Json::List(elements));
            part
        });
    Ok(Prelude { first, more })
}

/// The prelude of a questionnaire, in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prelude {
    /// What is needed up to the first questions.
    pub first: Json,
    /// The screens of the other sections, by the same names, and more of what is shared.
    pub more: Json,
}

impl Prelude {
    /// Both parts as one.
    #[must_use]
    pub fn whole(self) -> Json {
        joined(self.first, self.more)
    }
}

/// What the second part adds to the first: to an object its fields, to a list its values.
fn joined(first: Json, more: Json) -> Json {
    match (first, more) {
        (Json::Object(mut fields), Json::Object(more)) => {
            for (name, value) in more {
                match fields.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = joined(std::mem::replace(known, Json::Null), value),
                    None => fields.push((name, value)),
                }
            }
            Json::Object(fields)
        }
        (Json::List(values), Json::List(more)) => Json::List([values, more].concat()),
        (first, _) => first,
    }
}

/// What the first screens need and lack, for the person who makes `dist/`.
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
    /// The parts of the prelude, before elements are shared.
    fn prelude(&self) -> Result<[Json; 2]> {
        let all = self.session(None);
        let (mut screens, mut others) = (Vec::new(), Vec::new());
        for depth in [Depth::All, Depth::Key] {
            // A person who has not chosen yet is asked everything.
            let session = self.session((depth == Depth::Key).then_some(depth));
            let [first, more] = self.screens(&session)?;
            screens.push((depth.name().to_owned(), first));
            others.push((depth.name().to_owned(), more));
        }
        let (kept, keeping) = self.deed(&Msg::KeepIn(all.keeping))?;
        let first = Json::object([
            ("questionnaire", Json::text(&*self.content.questionnaire.id)),
            ("variant", Json::text(Depth::All.name())),
            ("chosen", Json::object([(&kept, Json::Text(keeping))])),
            ("deeds", self.deeds(&all)?),
            ("marks", self.marks(&all)?),
            ("kept", self.kept(&all)?),
            ("framed", self.framed(&all)?),
            ("screens", Json::Object(screens)),
        ]);
        Ok([first, Json::object([("screens", Json::Object(others))])])
    }

    fn deed(&self, msg: &Msg) -> Result<(String, String)> {
        let deed = msg.deed(&self.content.questionnaire);
        deed.ok_or_else(|| Undrawn(format!("a first screen has {msg:?}, which is no deed")))
    }

    /// What each deed changes on the first screens, by its name and value: the set of screens that is shown, the tags
    /// of statements, where the deeds are kept. A deed that is missing here changes more than was drawn.
    fn deeds(&self, session: &Session) -> Result<Json> {
        let mut deeds = Vec::new();
        let mut add = |msg: &Msg, change: Json| {
            let (name, value) = self.deed(msg)?;
            deeds.push((format!("{name} {value}"), change));
            Ok(())
        };
        for depth in [Depth::All, Depth::Key] {
            for msg in [Msg::ChooseDepth(depth), Msg::Begin(depth)] {
                add(&msg, Json::object([("variant", Json::text(depth.name()))]))?;
            }
        }
        for keeping in Keeping::ALL {
            add(&Msg::KeepIn(keeping), Json::object([("keeping", Json::text(keeping.name()))]))?;
        }
        for (ix, _) in self.content.questionnaire.starting_points() {
            let msg = Msg::Plan(Planning::StartFrom(ix));
            let tag = self.tag(session, &msg)?;
            add(
                &msg,
                Json::Object(tag.map(|tag| ("tag".to_owned(), Json::Text(tag))).into_iter().collect()),
            )?;
        }
        for place in self.places() {
            add(&Msg::Go(place), Json::object([]))?;
        }
        Ok(Json::Object(deeds))
    }

    /// The first screens.
    fn places(&self) -> impl Iterator<Item = Place> {
        let sections = self.content.questionnaire.sections().map(|(ix, _)| Place::Section(ix));
        [Place::Start, Place::Tasks].into_iter().chain(sections)
    }

    fn session(&self, depth: Option<Depth>) -> Session {
        let mut session = Session::new(&self.content.questionnaire);
        session.assessment.depth = depth;
        session
    }

    /// The screens of a session, by the address of the links that lead to them: those up to the first section, and the
    /// others.
    fn screens(&self, session: &Session) -> Result<[Json; 2]> {
        let begin = [Depth::All, Depth::Key].map(Msg::Begin);
        let messages: Vec<Msg> = begin.into_iter().chain(self.places().map(Msg::Go)).collect();
        let drawn = messages.into_iter().map(|msg| self.screen(session, msg));
        let mut first: Vec<(String, Json)> = drawn.collect::<Result<_>>()?;
        // Two that begin, the start, the list of sections, and the first section.
        let more = first.split_off(5.min(first.len()));
        Ok([Json::Object(first), Json::Object(more)])
    }

    /// The screen that a message leads to, and the address of the links to it.
    fn screen(&self, session: &Session, msg: Msg) -> Result<(String, Json)> {
        let (name, value) = self.deed(&msg)?;
        let place = msg.address(&self.content.questionnaire);
        let place = place
            .ok_or_else(|| Undrawn(format!("a first screen is left by {msg:?}, which leads nowhere")))?;
        let (there, effects) = session.clone().update(&self.content.questionnaire, msg, "");
        // No choice is marked as the last change: the screen is drawn as for a person who comes to it.
        let there = Session { history: History::default(), ..there };
        let mut screen = Json::object([
            ("deed", Json::List(vec![Json::Text(name), Json::Text(value)])),
            ("tree", self.tree(&there)?),
        ]);
        let at = there.place.name(&self.content.questionnaire);
        if at != place {
            screen.push("at", Json::Text(at));
        }
        let focus = effects.iter().find_map(|effect| match effect {
            Effect::Focus(target) if *target != Target::Title => Some(target.id(&self.content.questionnaire)),
            _ => None,
        });
        if let Some(focus) = focus {
            screen.push("focus", Json::Text(focus));
        }
        if let Screen::Section(page) = self.page(&there).screen {
            screen.push(
                "answered",
                Json::List(self.answered(there, page.statements().map(|one| one.ix).collect())),
            );
        }
        Ok((["#", &place].concat(), screen))
    }

    /// The progress of a screen and of the whole in words, from no answer on the screen to all.
    fn answered(&self, mut session: Session, statements: Vec<IndicatorIx>) -> Vec<Json> {
        let mut words = Vec::new();
        let mut left = statements.into_iter();
        while let Screen::Section(page) = self.page(&session).screen {
            words.push(Json::List([&page.progress.text, &page.whole].map(|said| Json::text(&**said)).into()));
            let Some(next) = left.next() else { break };
            session = self.after(session, Msg::Level(next, 0));
        }
        words
    }

    /// How the list beside the statements shows each answer, by its value: its picture, its words, and whether it
    /// counts as an answer.
    fn marks(&self, session: &Session) -> Result<Json> {
        let questionnaire = &self.content.questionnaire;
        let (ix, indicator) =
            questionnaire.indicators().next().ok_or_else(|| Undrawn("there is no statement".to_owned()))?;
        let levels = (0..questionnaire.levels.len()).map(|level| Msg::Level(ix, level));
        let mut marks = Vec::new();
        for msg in levels.chain([Msg::NotKnown(ix), Msg::NotApplicable(ix)]) {
            let (_, value) = self.deed(&msg)?;
            let session = self.after(session.at(Place::Section(indicator.section)), msg);
            let counts = session.assessment.answer(ix).settled() != Response::None;
            let [picture, words] = self.mark(&session, ix)?;
            marks.push((value, Json::List(vec![picture, words, Json::Bool(counts)])));
        }
        Ok(Json::Object(marks))
    }

    /// The words in the masthead about where answers are kept, by the name of each `Keeping`.
    fn kept(&self, session: &Session) -> Result<Json> {
        let said = |keeping: Keeping| {
            let words = self.words(&Session { keeping, ..session.clone() }, ".kept a")?;
            Ok((keeping.name().to_owned(), Json::Text(words)))
        };
        Ok(Json::Object(Keeping::ALL.into_iter().map(said).collect::<Result<_>>()?))
    }

    /// What a choice says in a frame, by the id of its field.
    fn framed(&self, session: &Session) -> Result<Json> {
        let session = Session { framed: true, ..session.clone() };
        let id = ["keep-", Keeping::Device.name()].concat();
        let words = self.words(&session, &format!("label[for={id}] small"))?;
        Ok(Json::object([(&*id, Json::Text(words))]))
    }

    /// The tag of statements to settle before deposit, after a starting point was chosen.
    fn tag(&self, session: &Session, msg: &Msg) -> Result<Option<String>> {
        let tagged = self.content.questionnaire.indicators().find(|(_, indicator)| indicator.before_deposit);
        let Some((_, indicator)) = tagged else { return Ok(None) };
        let session = self.after(session.at(Place::Section(indicator.section)), msg.clone());
        self.words(&session, ".tag.deposit").map(Some)
    }

    /// The words of the first element that a selector finds.
    fn words(&self, session: &Session, selector: &str) -> Result<String> {
        let html = Html::parse_fragment(&self.markup(session));
        Ok(first(&html, selector)?.text().collect())
    }

    fn mark(&self, session: &Session, ix: IndicatorIx) -> Result<[Json; 2]> {
        let id = &self.content.questionnaire.indicator(ix).id;
        let html = Html::parse_fragment(&self.markup(session));
        let link = first(&html, &format!(".track a[href='#{id}']"))?;
        let bare = Deeds::default();
        let mut parts = link.child_elements().map(|part| bare.tree(part));
        match (parts.next(), parts.last()) {
            (Some(Ok(picture)), Some(Ok(words))) => Ok([picture, words]),
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
        let deeds = self.deeds_of(&self.page(session).screen)?;
        let drawn = html.root_element().child_elements().next();
        deeds.tree(drawn.ok_or_else(|| Undrawn("nothing is drawn".to_owned()))?)
    }

    /// The deeds of a screen, by the ids of its elements.
    fn deeds_of(&self, screen: &Screen) -> Result<Deeds> {
        let mut deeds = Deeds::default();
        for (id, msg) in ui::fields(screen) {
            deeds.of_fields.insert(id.to_string(), self.deed(&msg)?);
        }
        if let Screen::Section(page) = screen {
            for statement in page.statements() {
                let (name, _) = self.deed(&Msg::NotKnown(statement.ix))?;
                deeds.shown.insert(format!("#{}", statement.id), name);
            }
        }
        Ok(deeds)
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

/// The deeds of a screen: what each of its fields is for, and what the links beside the statements show.
#[derive(Debug, Default)]
struct Deeds {
    /// Name and value, by the id of the field.
    of_fields: HashMap<String, (String, String)>,
    /// The name, by the address of the link.
    shown: HashMap<String, String>,
}

impl Deeds {
    /// A drawn element as data.
    fn tree(&self, element: ElementRef<'_>) -> Result<Json> {
        self.tree_of(element, "")
    }

    /// A drawn element as data; `around` is the `of` of an element around it.
    fn tree_of(&self, element: ElementRef<'_>, around: &str) -> Result<Json> {
        let value = element.value();
        if let Some(words) = words_apart(element) {
            return Ok(Json::Text(["^", words].concat()));
        }
        let mut name = value.name().to_owned();
        // In their written order, which `classes` does not keep.
        for class in value.attr("class").unwrap_or_default().split_whitespace() {
            name = [&*name, ".", class].concat();
        }
        let mut attributes: Vec<(&str, &str)> = value.attrs().filter(|(name, _)| *name != "class").collect();
        let own = self.of(value)?;
        let of = own.iter().find(|(name, _)| *name == "of").map_or(around, |(_, id)| id);
        let before = element.prev_siblings().find_map(ElementRef::wrap).and_then(|it| it.value().attr("id"));
        for (name, value) in &mut attributes {
            if (*name == "for" && Some(*value) == before) || (*name == "name" && *value == around) {
                *value = "";
            }
        }
        attributes.extend(own.iter().copied());
        attributes.sort_unstable();
        let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), Json::text(value)));
        let inside = element.children().filter_map(|child| match child.value() {
            Node::Text(text) if text.starts_with('^') => {
                Some(Err(Undrawn(format!("a text begins with ^: {}", &**text))))
            }
            Node::Text(text) => Some(Ok(Json::text(&**text))),
            _ => ElementRef::wrap(child).map(|child| self.tree_of(child, of)),
        });
        let head = [Ok(Json::Text(name)), Ok(Json::Object(attributes.collect()))];
        Ok(Json::List(head.into_iter().chain(inside).collect::<Result<_>>()?))
    }

    /// The attributes of an element that are not for the page.
    fn of<'a>(&'a self, element: &'a Element) -> Result<Vec<(&'static str, &'a str)>> {
        let attribute = |name| element.attr(name).unwrap_or_default();
        let has_class = |wanted| element.classes().any(|class| class == wanted);
        Ok(match (element.name(), attribute("type")) {
            ("input", "file") => Vec::new(),
            ("input" | "textarea" | "select", kind) => {
                let id = attribute("id");
                let deed = self.of_fields.get(id).ok_or_else(|| Undrawn(format!("no deed for {id}")))?;
                let (name, value) = deed;
                let own = element.attr("value").is_some_and(|own| own == value);
                let says = (kind == "radio" && !own).then_some(("says", &**value));
                [("deed", name.split(' ').next().unwrap_or_default())].into_iter().chain(says).collect()
            }
            ("a", _) => {
                self.shown.get(attribute("href")).map(|name| ("shows", &**name)).into_iter().collect()
            }
            ("section", _) if has_class("q") => vec![("of", attribute("id"))],
            ("div", _) if has_class("sec") => vec![("of", attribute("id"))],
            _ => Vec::new(),
        })
    }
}

/// The words of an element that only keeps them apart from others (`src/ui/alone.rs`).
fn words_apart(element: ElementRef<'_>) -> Option<&str> {
    let is_plain = element.value().name() == "span" && element.value().attrs().eq([("class", "w")]);
    let mut children = element.children();
    match (is_plain, children.next().map(|child| child.value()), children.next()) {
        (true, Some(Node::Text(text)), None) => Some(text),
        _ => None,
    }
}
