//! The prelude: the first screens, drawn when `dist/` is made, for whoever answers while the program is on its way.
//!
//! The widget's own views draw each for a session without answers. It is written down as data, since a page's policy may
//! forbid HTML: an element is `[name, attributes, ...children]`, a text is itself, and a number is the place in `shared` of
//! an element that stands there more than once. What a visitor does with them is known in `loader/prelude.js` alone.

mod shared;

use std::rc::Rc;

use anyhow::{Context, Result, anyhow, bail};
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Map, Value, json};
use tokio::runtime::{self, Runtime};
use tokio::task::LocalSet;
use uncat_readiness::assessment::Depth;
use uncat_readiness::content::{Content, IndicatorIx, SectionIx, StartingPoint};
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::session::{Keeping, Msg, Place, Planning, Session};
use uncat_readiness::ui::{View, ViewProps, address};
use yew::{AttrValue, Callback, LocalServerRenderer};

use self::shared::shared;
use super::bundle::Bundle;
use super::intl::Intl;

/// Returns the prelude of a bundle, as JSON.
pub(super) fn of(bundle: &Bundle) -> Result<String> {
    let content = bundle.content()?;
    let intl = Intl::new(&bundle.tag)?;
    let runtime = runtime::Builder::new_current_thread().build().context("nothing can be drawn")?;
    let drawn = Painter { content: &content, intl: &intl, runtime }.prelude()?;
    intl.finish().with_context(|| format!("the first screens lack formats of `{}`", bundle.tag))?;
    let (mut prelude, elements) = shared(drawn);
    prelude.insert("shared".to_owned(), elements.into());
    Ok(Value::Object(prelude).to_string())
}

/// Draws screens.
#[derive(Debug)]
struct Painter<'a> {
    content: &'a Content,
    intl: &'a Intl,
    runtime: Runtime,
}

impl Painter<'_> {
    /// All that there is, before anything is shared.
    fn prelude(&self) -> Result<Map<String, Value>> {
        let all = self.session(None);
        let mut screens = Map::new();
        for depth in [Depth::All, Depth::Key] {
            // Whoever has not chosen yet is asked everything.
            let session = self.session((depth == Depth::Key).then_some(depth));
            screens.insert(depth.name().to_owned(), self.screens(&session)?);
        }
        Ok(Map::from_iter([
            ("saved".to_owned(), all.to_saved(&self.content.questionnaire).into()),
            ("marks".to_owned(), self.marks(&all)?),
            ("kept".to_owned(), self.kept(&all)?),
            ("tags".to_owned(), self.tags(&all)?),
            ("screens".to_owned(), screens.into()),
        ]))
    }

    fn session(&self, depth: Option<Depth>) -> Session {
        let mut session = Session::new(&self.content.questionnaire);
        session.assessment.depth = depth;
        session
    }

    /// The screens of a session, by the address of the links that lead to them.
    fn screens(&self, session: &Session) -> Result<Value> {
        let sections = self.content.questionnaire.sections().map(|(ix, _)| Place::Section(ix));
        let mut screens = Map::new();
        for place in [Place::Start, Place::Tasks].into_iter().chain(sections) {
            let mut screen = Map::new();
            screen.insert("place".to_owned(), place.name(&self.content.questionnaire).into());
            screen.insert("tree".to_owned(), self.tree(&session.at(place))?);
            if let Place::Section(ix) = place {
                screen.insert("answered".to_owned(), self.answered(session, ix).into());
            }
            screens.insert(address(&Msg::Go(place)).to_string(), screen.into());
        }
        Ok(screens.into())
    }

    /// How a section words its progress, from no answer to all.
    fn answered(&self, session: &Session, ix: SectionIx) -> Vec<Value> {
        let (questionnaire, mut session) = (&self.content.questionnaire, session.at(Place::Section(ix)));
        let mut asked = questionnaire.section(ix).indicators.iter();
        let mut words = Vec::new();
        while let Screen::Section(page) = self.page(&session).screen {
            words.push(Value::from(&*page.progress.text));
            let Some(next) = asked.find(|ix| session.assessment.asks(questionnaire, **ix)) else { break };
            session = self.after(session, Msg::Level(*next, 0));
        }
        words
    }

    /// How the list beside the statements shows each answer: its picture and its words, by the value of its radio button.
    fn marks(&self, session: &Session) -> Result<Value> {
        let questionnaire = &self.content.questionnaire;
        let (ix, indicator) = questionnaire.indicators().next().context("there is no statement")?;
        let levels = questionnaire.levels.iter().enumerate().map(|(n, id)| (&**id, Msg::Level(ix, n)));
        let others = [("not-known", Msg::NotKnown(ix)), ("not-applicable", Msg::NotApplicable(ix))];
        let mut marks = Map::new();
        for (value, msg) in levels.chain(others) {
            let session = self.after(session.at(Place::Section(indicator.section)), msg);
            marks.insert(value.to_owned(), self.mark(&session, ix)?);
        }
        Ok(marks.into())
    }

    /// What the masthead says of the place where answers are kept, by the name of each.
    fn kept(&self, session: &Session) -> Result<Value> {
        let said = |keeping: Keeping| {
            let words = self.words(&Session { keeping, ..session.clone() }, ".kept a")?;
            Ok((keeping.name().to_owned(), words.into()))
        };
        Ok(Value::Object(Keeping::ALL.into_iter().map(said).collect::<Result<_>>()?))
    }

    /// What statements to settle before deposit are tagged with, by the id of each starting point.
    fn tags(&self, session: &Session) -> Result<Value> {
        let questionnaire = &self.content.questionnaire;
        let tagged = questionnaire.indicators().find(|(_, indicator)| indicator.before_deposit);
        let Some((_, indicator)) = tagged else { return Ok(json!({})) };
        let said = |(ix, point): (_, &StartingPoint)| {
            let session =
                self.after(session.at(Place::Section(indicator.section)), Msg::Plan(Planning::StartFrom(ix)));
            Ok((point.id.to_string(), self.words(&session, ".tag.deposit")?.into()))
        };
        Ok(Value::Object(questionnaire.starting_points().map(said).collect::<Result<_>>()?))
    }

    /// The words of the first element that a selector finds.
    fn words(&self, session: &Session, selector: &str) -> Result<String> {
        let wanted = Selector::parse(selector).map_err(|it| anyhow!("{it}"))?;
        let html = Html::parse_fragment(&self.markup(session));
        let found = html.select(&wanted).next().with_context(|| format!("nothing is drawn as {selector}"))?;
        Ok(found.text().collect())
    }

    fn mark(&self, session: &Session, ix: IndicatorIx) -> Result<Value> {
        let id = &self.content.questionnaire.indicator(ix).id;
        let beside = Selector::parse(&format!(".track a[href='#{id}']")).map_err(|it| anyhow!("{it}"))?;
        let html = Html::parse_fragment(&self.markup(session));
        let link = html.select(&beside).next().with_context(|| format!("nothing stands beside {id}"))?;
        let parts: Vec<Value> = link.child_elements().map(tree).collect();
        match &parts[..] {
            [picture, _, words] => Ok(json!([picture, words])),
            _ => bail!("{} parts stand beside {id}", parts.len()),
        }
    }

    fn after(&self, session: Session, msg: Msg) -> Session {
        session.update(&self.content.questionnaire, msg, "").0
    }

    fn page(&self, session: &Session) -> Page {
        Page::of(session, self.content, self.intl)
    }

    fn tree(&self, session: &Session) -> Result<Value> {
        let html = Html::parse_fragment(&self.markup(session));
        html.root_element().child_elements().next().map(tree).context("nothing is drawn")
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

/// An element that was drawn, as data.
fn tree(element: ElementRef<'_>) -> Value {
    let mut attributes: Vec<(&str, &str)> = element.value().attrs().collect();
    attributes.sort_unstable();
    let attributes: Map<String, Value> =
        attributes.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let inside = element.children().filter_map(|child| match child.value() {
        Node::Text(text) => Some(Value::from(&**text)),
        _ => ElementRef::wrap(child).map(tree),
    });
    [element.value().name().into(), attributes.into()].into_iter().chain(inside).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::make::bundle;
    use crate::project;

    fn english() -> Value {
        let bundles = bundle::all(&project::root().join("content")).unwrap();
        let english = bundles.iter().find(|bundle| bundle.tag == "en").unwrap();
        serde_json::from_str(&of(english).unwrap()).unwrap()
    }

    /// An element as the loader grows it, as HTML without regard to what HTML leaves out.
    fn grown(value: &Value, shared: &[Value], html: &mut String) {
        match value {
            Value::Number(place) => {
                grown(&shared[usize::try_from(place.as_u64().unwrap()).unwrap()], shared, html);
            }
            Value::Array(element) => {
                write!(html, "<{} {}>", element[0], element[1]).unwrap();
                element[2..].iter().for_each(|it| grown(it, shared, html));
                write!(html, "</{}>", element[0]).unwrap();
            }
            text => html.push_str(text.as_str().unwrap()),
        }
    }

    #[test]
    fn every_link_to_a_first_screen_leads_to_one() {
        let prelude = english();
        let shared = prelude["shared"].as_array().unwrap();
        let all = prelude["screens"]["all"].as_object().unwrap();
        let mut html = String::new();
        all.values().for_each(|screen| grown(&screen["tree"], shared, &mut html));
        let begins = |it: &&str| ["#start", "#tasks", "#section-"].iter().any(|name| it.starts_with(name));
        let links: Vec<&str> =
            html.split("\"href\":\"").skip(1).map(|it| &it[..it.find('"').unwrap()]).collect();
        let links: Vec<&str> = links.into_iter().filter(begins).collect();
        assert!(links.len() > all.len());
        assert!(links.iter().all(|it| all.contains_key(*it)), "{links:?}");
    }

    #[test]
    fn progress_is_worded_for_every_number_of_answers() {
        let prelude = english();
        let words = |depth: &str| prelude["screens"][depth]["#section-0"]["answered"].clone();
        let expected: Vec<String> = (0..=5).map(|n| format!("{n} of 5 answered")).collect();
        assert_eq!(words("all"), json!(expected));
        assert_eq!(words("key").as_array().unwrap().len(), 3);
    }

    #[test]
    fn an_answer_is_shown_by_its_picture_and_its_word_and_one_that_lacks_its_reason_as_none() {
        let prelude = english();
        let shared = prelude["shared"].as_array().unwrap();
        let word = |value: &str| {
            let mut html = String::new();
            grown(&prelude["marks"][value][1], shared, &mut html);
            html.replace(['<', '>'], "|").split('|').nth(2).unwrap().to_owned()
        };
        let words = ["not-yet", "planned", "partly", "in-place", "not-known", "not-applicable"].map(word);
        assert_eq!(words, ["Not yet", "Planned", "Partly", "In place", "Not known", "No answer yet"]);
    }
}
