//! Every screen in every state, as the HTML that a browser would get.

use std::rc::Rc;

use scraper::{ElementRef, Html, Selector};
use uncat_readiness::assessment::{Depth, LineId, Refusal, Response};
use uncat_readiness::calendar::Date;
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::{Locale, Plain};
use uncat_readiness::page::Page;
use uncat_readiness::score::{FigureOf, Lens};
use uncat_readiness::session::{
    DateField, Desk, Export, Image, LineField, Msg, Offered, Picture, Place, Planning, Search, Session,
    Tying, Unreadable,
};
use uncat_readiness::ui::{View, ViewProps};
use yew::{AttrValue, Callback, LocalServerRenderer};

use super::{all, ix, mixed, open, perform, read, section};

/// A session in a state, with a name for messages.
pub(crate) type Named = (String, Session);

/// The page of a session as HTML, as a browser's parser reads it.
pub(crate) fn render(session: &Session, content: &Content) -> Html {
    render_as(session, content, &Plain)
}

/// The same, with numbers, dates and lists as a language writes them.
pub(crate) fn render_as(session: &Session, content: &Content, locale: &dyn Locale) -> Html {
    Html::parse_fragment(&markup_as(session, content, locale))
}

/// The page of a session as HTML, as Yew writes it.
pub(crate) fn markup(session: &Session, content: &Content) -> String {
    markup_as(session, content, &Plain)
}

fn markup_as(session: &Session, content: &Content, locale: &dyn Locale) -> String {
    let props = ViewProps {
        page: Rc::new(Page::of(session, content, locale)),
        said: AttrValue::Static(""),
        on: Callback::noop(),
        on_file: Callback::noop(),
    };
    let renderer = LocalServerRenderer::<View>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// All elements that a selector finds.
pub(crate) fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// All elements inside another one that a selector finds.
pub(crate) fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

/// The words of an element, blanks at the ends left off.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// Answers of every kind: none, some, all at the top, all below it, none known, none that applies.
pub(crate) fn states(content: &Content) -> Vec<Named> {
    let questionnaire = &content.questionnaire;
    let mut states = vec![("blank".to_owned(), Session::new(questionnaire))];
    let answers = [
        ("mixed", mixed(questionnaire)),
        ("top", all(questionnaire, Response::Level(3))),
        ("partly", all(questionnaire, Response::Level(2))),
        ("not known", all(questionnaire, Response::NotKnown)),
        ("not applicable", all(questionnaire, Response::NotApplicable)),
    ];
    for (name, assessment) in answers {
        let today = Date::parse("2026-11-24");
        states.push((name.to_owned(), Session { assessment, today, ..Session::new(questionnaire) }));
    }
    let mut quick = Session::new(questionnaire);
    quick.assessment.depth = Some(Depth::Key);
    quick.last = Some(section(questionnaire, "S8"));
    states.push(("quick look".to_owned(), quick));
    states
}

/// A screen in each state of the answers.
pub(crate) fn at(content: &Content, places: &[Place]) -> Vec<Named> {
    let mut screens = Vec::new();
    for (name, session) in states(content) {
        for place in places {
            screens.push((format!("{name}, {place:?}"), Session { place: *place, ..session.clone() }));
        }
    }
    screens
}

/// The list of sections with a search that finds many statements, and one that finds none.
pub(crate) fn searches(content: &Content) -> Vec<Named> {
    let mut screens = Vec::new();
    for words in ["⟦detention⟧", "⟦zyx⟧"] {
        let search = Search { words: words.into(), all: false };
        for (name, session) in at(content, &[Place::Tasks]) {
            let desk = Desk { search: search.clone(), ..session.desk };
            screens.push((format!("{name}, {words}"), Session { desk, ..session }));
        }
    }
    screens
}

/// A section of the steps and one of the areas; with what is wrong pointed out, after the check.
pub(crate) fn sections(content: &Content) -> Vec<Named> {
    let places = ["S1", "MIL"].map(|id| section(&content.questionnaire, id));
    let mut screens = at(content, &places.map(Place::Section));
    for (name, session) in screens.clone().into_iter().filter(|(name, _)| name.starts_with("mixed")) {
        screens.push((
            format!("{name}, checked"),
            Session { desk: Desk { checked: places.into(), ..session.desk }, ..session },
        ));
    }
    screens
}

/// The check of the same two sections.
pub(crate) fn checks(content: &Content) -> Vec<Named> {
    at(content, &["S1", "MIL"].map(|id| Place::Check(section(&content.questionnaire, id))))
}

/// The results with the first steps, and once with all of them.
pub(crate) fn results(content: &Content) -> Vec<Named> {
    let mut screens = at(content, &[Place::Results]);
    for (name, session) in screens.clone().into_iter().filter(|(name, _)| name.starts_with("mixed")) {
        screens.push((
            format!("{name}, all steps"),
            Session { desk: Desk { all_steps: true, ..session.desk }, ..session },
        ));
    }
    screens
}

/// The plan and the recommendations; once with unfinished dates, from the starting point of a party.
pub(crate) fn plans(content: &Content) -> Vec<Named> {
    let questionnaire = &content.questionnaire;
    let mut screens = at(content, &[Place::Plan, Place::Recommendations]);
    for (name, mut session) in screens.clone().into_iter().filter(|(name, _)| name.starts_with("mixed")) {
        let party = questionnaire.starting_points().find(|(_, point)| point.deposited);
        session.assessment.start_from(party.map(|(ix, _)| ix));
        session.assessment.deposit = "".into();
        session.desk.unfinished = vec![DateField::Deposit];
        let search = Search { words: "⟦detention⟧".into(), all: false };
        session.desk.tying = Some(Tying { position: 1, search, untied: Vec::new() });
        screens.push((format!("{name}, party"), session));
    }
    screens
}

/// The views of the results: each lens, figures of every kind, what if, what to find out first.
pub(crate) fn views(content: &Content) -> Vec<Named> {
    let questionnaire = &content.questionnaire;
    let figures =
        ["overall", "group/areas", "section/S8", "theme/redress/areas", "article/4", "before-deposit"];
    let risk = ["risk/children", "risk/lgbti"];
    let figures = figures.iter().chain(&risk).map(|name| FigureOf::find(name, questionnaire).unwrap());
    let mut places: Vec<Place> = figures.map(Place::Terms).collect();
    places.extend(Lens::ALL.map(Place::Lens));
    places.extend([Place::WhatIf, Place::FindOut]);
    let mut screens = at(content, &places);
    let supposed: Vec<_> = questionnaire.indicators().map(|(ix, _)| (ix, ix.position() % 4)).collect();
    for (name, session) in at(content, &[Place::WhatIf]) {
        screens.push((
            format!("{name}, supposed"),
            Session { desk: Desk { supposed: supposed.clone(), ..session.desk }, ..session },
        ));
    }
    screens
}

/// Every notice, over the list of sections.
pub(crate) fn notices(content: &Content) -> Vec<Named> {
    let questionnaire = &content.questionnaire;
    let file = |name: &str| open(questionnaire, &read(&format!("tests/fixtures/{name}.json")));
    let aside = [file("aside"), Msg::Replace];
    let earlier = [file("saved-2026.1"), Msg::Replace, Msg::Handling("⟦Restricted⟧".into())];
    let again = Msg::GoTo(ix(questionnaire, "MIL5"));
    let mut deeds: Vec<(&str, Vec<Msg>)> = vec![
        ("oops", vec![open(questionnaire, "oops")]),
        ("too large", vec![Msg::Open(Err(Refusal::TooLarge(9_000_000)))]),
        ("no text", vec![Msg::Open(Err(Refusal::unreadable()))]),
        ("erase", vec![Msg::AskErase]),
        ("erased", vec![Msg::AskErase, Msg::Erase]),
        ("not kept", vec![Msg::Kept(false)]),
        ("elsewhere", vec![Msg::Elsewhere]),
        ("recovered", vec![Msg::Recovered]),
        ("reading", vec![Msg::Reading]),
        ("not painted", vec![Msg::NotPainted(Export::Picture(Picture::Readiness, Image::Png))]),
        ("aside", aside.into()),
        ("look again", earlier.iter().cloned().chain([again]).collect()),
        ("earlier edition", earlier.into()),
        ("offered", vec![offered(true)]),
        ("shared", vec![offered(true), Msg::ShowWays, Msg::Shared(true)]),
        ("not shared", vec![offered(true), Msg::ShowWays, Msg::Shared(false)]),
        ("copied", vec![offered(true), Msg::ShowWays, Msg::Copied(true)]),
        ("not copied", vec![offered(true), Msg::ShowWays, Msg::Copied(false)]),
        ("pixels", vec![offered(false), Msg::ShowWays]),
        ("removed", removed()),
    ];
    deeds.extend(Unreadable::ALL.map(|why| ("set aside", vec![Msg::SetAside(why)])));
    deeds.extend(["saved", "newer", "other", "broken"].map(|name| (name, vec![file(name)])));
    let mut start = Session::new(questionnaire);
    start.assessment = mixed(questionnaire);
    start.place = Place::Tasks;
    let each = deeds
        .into_iter()
        .map(|(name, deeds)| (name.to_owned(), perform(questionnaire, start.clone(), deeds).0));
    each.collect()
}

/// A line of one's own, written and taken out again.
fn removed() -> Vec<Msg> {
    let id = LineId::Own(1);
    let written = Planning::Write(id, LineField::Text, "⟦Train⟧".into());
    [Planning::AddOwn, written, Planning::Remove(id)].map(Msg::Plan).into()
}

/// A text that the browser got as a file and shares; or pixels that it does not share.
fn offered(is_text: bool) -> Msg {
    let text = is_text.then(|| "⟦text⟧".into());
    Msg::Offered(Offered { name: "⟦name⟧".into(), text, shares: is_text, open: false, said: None })
}

/// Every screen in every state.
pub(crate) fn screens(content: &Content) -> Vec<Named> {
    let mut screens = at(content, &[Place::Start, Place::Tasks]);
    screens.extend(searches(content));
    screens.extend(sections(content));
    screens.extend(checks(content));
    screens.extend(results(content));
    screens.extend(plans(content));
    screens.extend(views(content));
    screens.extend(notices(content));
    screens
}
