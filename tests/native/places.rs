//! Places have addresses, and a person who left one comes back to what they left there.

use uncat_readiness::assessment::Depth;
use uncat_readiness::content::IndicatorIx;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::score::{FigureOf, Lens};
use uncat_readiness::session::{
    Effect, Export, Keeping, Msg, Offered, Part, Place, Session, Spotted, WayBack,
};

use crate::support::{NOW, ix, perform, section, told, uncat};

fn one(id: &str) -> IndicatorIx {
    ix(&uncat().questionnaire, id)
}

fn justice() -> Place {
    Place::Section(section(&uncat().questionnaire, "JUS"))
}

/// All places of the built-in questionnaire.
fn places() -> Vec<Place> {
    let questionnaire = &uncat().questionnaire;
    let sections = questionnaire.sections().flat_map(|(ix, _)| [Place::Section(ix), Place::Check(ix)]);
    let views = FigureOf::all(questionnaire).into_iter().map(Place::Terms).chain(Lens::ALL.map(Place::Lens));
    let screens = [Place::Start, Place::Tasks, Place::Results, Place::Plan, Place::Recommendations];
    let more = [Place::WhatIf, Place::FindOut];
    screens.into_iter().chain(more).chain(sections).chain(views).collect()
}

/// Goes from a place to a statement by a link there; then to where this leads.
fn left(place: Place, then: impl IntoIterator<Item = Msg>) -> (Session, Vec<Effect>) {
    let questionnaire = &uncat().questionnaire;
    let (mut session, _) =
        perform(questionnaire, Session::new(questionnaire), [Msg::Level(one("S1.1"), 1), Msg::Go(place)]);
    session.touched = Some(Spotted("0 next a".into()));
    let (mut session, _) = session.update(questionnaire, Msg::GoTo(one("JUS1")), NOW);
    session.touched = None;
    perform(questionnaire, session, then)
}

/// The words of the way back on the screen of a section.
fn offered(session: &Session) -> Option<(String, Msg)> {
    let Screen::Section(page) = Page::of(session, &uncat(), &Plain).screen else { return None };
    page.came_from.clone().map(|link| (link.label.to_string(), link.to))
}

#[test]
fn every_address_leads_back_to_its_place() {
    let questionnaire = &uncat().questionnaire;
    let statements = questionnaire.indicators().map(|(ix, _)| Msg::GoTo(ix));
    let parts = Part::ALL.map(Msg::GoToPart);
    let all = places().into_iter().map(Msg::Go).chain(statements).chain(parts).chain([Msg::GoToKeeping]);
    for msg in all {
        let address = msg.address(questionnaire).unwrap();
        assert_eq!(Msg::go_to(&address, questionnaire), Some(msg), "{address}");
    }
}

#[test]
fn no_two_places_have_the_same_address() {
    let mut names: Vec<String> = places().iter().map(|place| place.name(&uncat().questionnaire)).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_statement_names_the_screen_that_the_person_came_from() {
    for (place, words) in [
        (Place::Results, Some("Back to the results")),
        (Place::Plan, Some("Back to the plan")),
        (Place::FindOut, Some("Back to what to find out")),
        (Place::WhatIf, Some("Back to the what-if")),
        (Place::Lens(Lens::ALL[0]), Some("Back to the view of the results")),
        (Place::Recommendations, Some("Back to the recommendations")),
        (Place::Check(section(&uncat().questionnaire, "JUS")), Some("Back to the check")),
        (Place::Tasks, None),
        (Place::Start, None),
    ] {
        let found = offered(&left(place, []).0);
        assert_eq!(found, words.map(|words| (words.to_owned(), Msg::BackTo(place))));
    }
}

#[test]
fn going_back_leads_to_the_very_link_and_only_once() {
    let questionnaire = &uncat().questionnaire;
    let (session, effects) = left(Place::Results, [Msg::BackTo(Place::Results)]);
    assert_eq!(told(questionnaire, &effects), ["return 0 next a", "save tab"]);
    assert_eq!((session.place, session.way_back.clone()), (Place::Results, None));
    let (_, effects) = perform(questionnaire, session, [Msg::BackTo(Place::Results)]);
    assert_eq!(told(questionnaire, &effects), ["focus title", "save tab"]);
}

#[test]
fn a_link_back_to_another_screen_leads_to_its_title() {
    let (_, effects) = left(Place::Results, [Msg::BackTo(Place::Plan)]);
    assert_eq!(told(&uncat().questionnaire, &effects), ["focus title", "save tab"]);
}

#[test]
fn answering_keeps_the_way_back_and_another_section_ends_it() {
    let answered = left(Place::Results, [Msg::Level(one("JUS1"), 2), Msg::GoTo(one("JUS2"))]).0;
    assert!(offered(&answered).is_some());
    assert_eq!(offered(&left(Place::Results, [Msg::GoTo(one("S1.1"))]).0), None);
}

#[test]
fn going_back_shows_all_steps_again_where_they_were_shown() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = left(Place::Results, []);
    let way_back = session.way_back.map(|way_back| WayBack { all_steps: true, ..way_back });
    let session = Session { way_back, ..Session::new(questionnaire).at(justice()) };
    let saved = session.to_saved(questionnaire);
    let restored = Session::from_saved(&saved, questionnaire).unwrap().session;
    assert!(restored.update(questionnaire, Msg::BackTo(Place::Results), NOW).0.desk.all_steps);
}

#[test]
fn a_reload_keeps_the_way_back() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = left(Place::FindOut, []);
    let restored = Session::from_saved(&session.to_saved(questionnaire), questionnaire).unwrap();
    assert_eq!(restored.session.way_back, session.way_back);
    assert!(session.way_back.is_some());
}

#[test]
fn a_kept_way_back_to_a_place_that_is_gone_is_left_out() {
    let questionnaire = &uncat().questionnaire;
    let saved = left(Place::FindOut, []).0.to_saved(questionnaire).replace("results/find-out", "S99");
    assert_eq!(Session::from_saved(&saved, questionnaire).unwrap().session.way_back, None);
}

/// The next statement without an answer after these deeds, and whether the page leads to it.
#[track_caller]
fn check_next<const N: usize>(deeds: [Msg; N], expected: Option<&str>) {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
    let page = Page::of(&session, &uncat(), &Plain);
    let link = page.frame.nav.iter().find(|item| &*item.label == "Next unanswered");
    assert_eq!(link.map(|item| item.to.clone()), expected.map(|id| Msg::GoTo(one(id))));
    assert_eq!(link.and_then(|item| item.address.as_deref()), expected);
}

#[test]
fn the_next_unanswered_statement_is_the_one_after_the_last_answer() {
    check_next([Msg::Go(justice()), Msg::Level(one("JUS2"), 1)], Some("JUS3"));
    check_next(
        [Msg::Level(one("JUS2"), 1), Msg::Level(one("JUS1"), 1), Msg::GoTo(one("JUS1"))],
        Some("JUS3"),
    );
}

#[test]
fn the_next_unanswered_statement_is_the_first_of_the_screen_before_anything_is_answered_there() {
    check_next([Msg::Go(justice())], Some("JUS1"));
    check_next([Msg::Level(one("JUS1"), 1), Msg::Go(Place::Results), Msg::Go(justice())], Some("JUS2"));
}

#[test]
fn after_the_last_statement_the_first_unanswered_one_is_next() {
    let questionnaire = &uncat().questionnaire;
    let last = questionnaire.indicators().last().unwrap().0;
    let section = Place::Section(questionnaire.indicator(last).section);
    check_next([Msg::Level(one("S1.1"), 1), Msg::Go(section), Msg::Level(last, 1)], Some("S1.2"));
    check_next([Msg::Level(one("S1.1"), 1), Msg::Go(Place::Results)], Some("S1.2"));
}

#[test]
fn nothing_is_next_before_the_beginning_and_when_all_have_an_answer() {
    check_next([], None);
    let questionnaire = &uncat().questionnaire;
    let all = questionnaire.indicators().map(|(ix, _)| Msg::Level(ix, 1));
    let (session, _) = perform(questionnaire, Session::new(questionnaire), all);
    assert_eq!(session.next_unanswered(questionnaire), None);
}

// The address of the page

/// What the address gets to know of a message in a session of this place: the place, what was left, and whether it is new.
#[track_caller]
fn check_note(at: Place, msg: Msg, expected: Option<(&str, Option<&str>, bool)>) {
    let questionnaire = &uncat().questionnaire;
    let session = Session { touched: Some(Spotted("0 next a".into())), ..Session::new(questionnaire).at(at) };
    let (_, effects) = session.update(questionnaire, msg, NOW);
    let noted = effects.iter().find_map(|effect| match effect {
        Effect::Note { at, left, is_new } => {
            Some((&**at, left.as_ref().map(|Spotted(left)| &**left), *is_new))
        }
        _ => None,
    });
    assert_eq!(noted, expected);
}

#[test]
fn another_screen_is_a_new_entry_and_the_one_before_knows_what_was_left() {
    check_note(Place::Results, Msg::GoTo(one("JUS1")), Some(("JUS1", Some("0 next a"), true)));
    check_note(Place::Start, Msg::Go(Place::Plan), Some(("plan", Some("0 next a"), true)));
    check_note(Place::Plan, Msg::Erase, Some(("start", None, true)));
}

#[test]
fn another_part_of_a_screen_changes_the_address_without_an_entry() {
    check_note(justice(), Msg::GoTo(one("JUS2")), Some(("JUS2", Some("0 next a"), false)));
    check_note(Place::Results, Msg::GoToPart(Part::Next), Some(("results/next", Some("0 next a"), false)));
    check_note(justice(), Msg::Level(one("JUS2"), 1), None);
}

#[test]
fn where_the_browser_has_gone_already_the_address_stays() {
    check_note(Place::Start, Msg::Travel(Box::new(Msg::Go(Place::Plan)), None), None);
}

#[test]
fn where_the_widget_begins_is_no_new_entry_and_takes_no_focus_but_at_a_statement() {
    let questionnaire = &uncat().questionnaire;
    let arrive = |to| Msg::Arrive(Box::new(to));
    check_note(Place::Start, arrive(Msg::Go(Place::Plan)), Some(("plan", Some("0 next a"), false)));
    let begun =
        |to| told(questionnaire, &Session::new(questionnaire).update(questionnaire, arrive(to), NOW).1);
    assert_eq!(begun(Msg::Go(Place::Plan)), ["save tab"]);
    assert_eq!(begun(Msg::GoTo(one("JUS1"))), ["focus JUS1", "save tab"]);
}

#[test]
fn travelling_leads_to_what_was_left() {
    let questionnaire = &uncat().questionnaire;
    let back = Msg::Travel(Box::new(Msg::Go(Place::Results)), Some(Spotted("3 next a".into())));
    let (session, effects) = Session::new(questionnaire).update(questionnaire, back, NOW);
    assert_eq!(told(questionnaire, &effects), ["return 3 next a", "save tab"]);
    assert_eq!((session.place, session.way_back), (Place::Results, None));
}

#[test]
fn an_address_without_a_fragment_is_the_start_and_an_unknown_one_is_none() {
    let questionnaire = &uncat().questionnaire;
    assert_eq!(Msg::of_address("", questionnaire), Some(Msg::Go(Place::Start)));
    assert_eq!(Msg::of_address("contact", questionnaire), None);
}

// Closing the page

/// Whether answers would be lost after these deeds, and what the shell was told last.
#[track_caller]
fn check_risk<const N: usize>(deeds: [Msg; N], at_risk: bool) {
    let questionnaire = &uncat().questionnaire;
    let (session, effects) = perform(questionnaire, Session::new(questionnaire), deeds);
    assert_eq!(session.is_at_risk(), at_risk);
    let last = effects.iter().rev().find_map(|effect| match effect {
        Effect::Guard(asks) => Some(*asks),
        _ => None,
    });
    assert_eq!(last.unwrap_or_default(), at_risk);
}

fn saved() -> [Msg; 2] {
    let file = Offered { name: "a.json".into(), text: None, shares: false, open: false, said: None };
    [Msg::Offer(Export::Document), Msg::Offered(file)]
}

#[test]
fn nothing_is_at_risk_before_something_is_entered_and_after_it_is_erased() {
    check_risk([Msg::Go(Place::Plan), Msg::ChooseDepth(Depth::Key)], false);
    check_risk([Msg::Level(one("S1.1"), 1), Msg::Erase], false);
}

#[test]
fn answers_are_at_risk_unless_the_device_keeps_them() {
    let answer = || Msg::Level(one("S1.1"), 1);
    check_risk([answer()], true);
    check_risk([answer(), Msg::KeepIn(Keeping::Nowhere)], true);
    check_risk([answer(), Msg::KeepIn(Keeping::Device)], false);
    check_risk([answer(), Msg::KeepIn(Keeping::Device), Msg::Kept(false)], true);
}

#[test]
fn answers_in_a_file_are_at_risk_again_after_the_next_change() {
    let [offer, offered] = saved();
    check_risk([Msg::Level(one("S1.1"), 1), offer, offered], false);
    let [offer, offered] = saved();
    check_risk([Msg::Level(one("S1.1"), 1), offer, offered, Msg::Level(one("S1.2"), 1)], true);
    let [_, offered] = saved();
    check_risk([Msg::Level(one("S1.1"), 1), Msg::Offer(Export::Calendar), offered], true);
}

#[test]
fn a_reload_knows_that_a_file_has_the_answers() {
    let questionnaire = &uncat().questionnaire;
    let answered = [Msg::Level(one("S1.1"), 1)].into_iter().chain(saved());
    let (session, effects) = perform(questionnaire, Session::new(questionnaire), answered);
    let kept = effects.iter().rev().find_map(|effect| match effect {
        Effect::Save(_, text) => Some(text.clone()),
        _ => None,
    });
    let restored = Session::from_saved(&kept.unwrap(), questionnaire).unwrap().session;
    assert_eq!((restored.is_at_risk(), session.is_at_risk()), (false, false));
}

#[test]
fn a_reload_at_a_statement_keeps_the_way_back() {
    let arrive = |id: &str| Msg::Arrive(Box::new(Msg::GoTo(one(id))));
    assert!(offered(&left(Place::Results, [arrive("JUS1")]).0).is_some());
    assert_eq!(offered(&left(Place::Results, [arrive("S1.1")]).0), None);
}
