//! The quick look: one way through a few screens, and what is left after it.

use uncat_readiness::assessment::Depth;
use uncat_readiness::case::{Case, SHEET};
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{IndicatorIx, Questionnaire, SectionIx};
use uncat_readiness::page::{Page, Screen, SectionPage};
use uncat_readiness::session::{Effect, Msg, Place, Session, Target};

use crate::support::{Draft, NOW, ix, perform, section, uncat};

fn begun(depth: Depth) -> Session {
    let questionnaire = &uncat().questionnaire;
    perform(questionnaire, Session::new(questionnaire), [Msg::Begin(depth)]).0
}

fn page(session: &Session) -> Screen {
    Page::of(session, &uncat(), &Plain).screen
}

fn asked(session: &Session) -> SectionPage {
    let Screen::Section(page) = page(session) else { panic!("no statements at {:?}", session.place) };
    (*page).clone()
}

/// Answers all statements of the screen with the lowest level.
fn answered(questionnaire: &Questionnaire, session: Session) -> Session {
    let statements: Vec<IndicatorIx> = asked(&session).statements().map(|one| one.ix).collect();
    perform(questionnaire, session, statements.into_iter().map(|ix| Msg::Level(ix, 0))).0
}

fn one(id: &str) -> IndicatorIx {
    ix(&uncat().questionnaire, id)
}

fn of_section(id: &str) -> SectionIx {
    section(&uncat().questionnaire, id)
}

#[test]
fn a_quick_look_goes_from_begin_to_the_results_by_the_first_button_of_each_screen() {
    let questionnaire = &uncat().questionnaire;
    let (mut session, mut screens) = (begun(Depth::Key), 0);
    while let Place::Section(_) = session.place {
        session = answered(questionnaire, session);
        let forward = asked(&session).forward;
        (session, screens) = (perform(questionnaire, session, [forward.to]).0, screens + 1);
    }
    assert_eq!((session.place, screens), (Place::Results, 7));
    assert!(session.is_complete(questionnaire));
    // One click begins, one answers each statement, one leaves each screen.
    assert!(1 + session.assessment.answered() + screens <= 60);
}

#[test]
fn the_screens_of_a_quick_look_ask_each_key_statement_once_and_no_screen_is_long() {
    let questionnaire = &uncat().questionnaire;
    let session = begun(Depth::Key);
    let case = Case::of(questionnaire, &session.assessment);
    let sheets = case.sheets().into_iter();
    let sections: Vec<SectionIx> = sheets.clone().flatten().collect();
    assert_eq!(sections, questionnaire.sections().map(|(ix, _)| ix).collect::<Vec<_>>());
    for sheet in sheets {
        let asked: u32 = sheet.iter().map(|ix| case.progress_in(*ix).asked).sum();
        assert!((1..=SHEET).contains(&usize::try_from(asked).unwrap()), "{sheet:?}");
        assert!(sheet.iter().all(|ix| case.sheet(*ix) == sheet), "each section leads to its screen");
    }
}

#[test]
fn the_whole_questionnaire_asks_each_section_by_itself_and_begins_with_the_list() {
    let session = begun(Depth::All);
    let questionnaire = &uncat().questionnaire;
    assert_eq!(session.place, Place::Tasks);
    let case = Case::of(questionnaire, &session.assessment);
    assert!(questionnaire.sections().all(|(ix, _)| case.sheet(ix) == [ix]));
}

#[test]
fn a_section_in_the_middle_of_a_screen_is_gone_to_at_its_heading() {
    let questionnaire = &uncat().questionnaire;
    let to =
        |id: &str| begun(Depth::Key).update(questionnaire, Msg::Go(Place::Section(of_section(id))), NOW).1;
    let focus = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Focus(target) => Some(target),
            _ => None,
        })
    };
    assert_eq!(focus(to("S3")), Some(Target::Section(of_section("S3"))));
    assert_eq!(focus(to("S1")), Some(Target::Title));
    assert!(
        asked(&begun(Depth::Key)).sections.iter().any(|part| &*part.id == "S3" && part.heading.is_some())
    );
}

#[test]
fn the_check_comes_by_itself_only_where_something_is_missing() {
    let questionnaire = &uncat().questionnaire;
    let whole = perform(questionnaire, begun(Depth::All), [Msg::Go(Place::Section(of_section("S1")))]).0;
    let leave = |session: &Session| {
        let forward = asked(session).forward.to;
        perform(questionnaire, session.clone(), [forward]).0.place
    };
    assert_eq!(leave(&whole), Place::Check(of_section("S1")));
    let complete = answered(questionnaire, whole);
    assert_eq!(leave(&complete), Place::Section(of_section("S2")));
    let without_reason = perform(questionnaire, complete.clone(), [Msg::NotApplicable(one("S1.2"))]).0;
    assert_eq!(leave(&without_reason), Place::Check(of_section("S1")));
    let wrong_link = [Msg::EvidenceLink(one("S1.2"), 0, "no address".into())];
    assert_eq!(leave(&perform(questionnaire, complete, wrong_link).0), Place::Check(of_section("S1")));
}

#[test]
fn the_check_leads_on_to_the_next_screen_with_its_first_button() {
    let questionnaire = &uncat().questionnaire;
    let forward = asked(&begun(Depth::Key)).forward.to;
    let checked = perform(questionnaire, begun(Depth::Key), [forward]).0;
    let Screen::Check(check) = page(&checked) else { panic!("{:?}", checked.place) };
    assert_eq!(check.sections.iter().map(|part| &*part.id).collect::<Vec<_>>(), ["S1", "S2", "S3", "S4"]);
    assert_eq!(check.forward.to, Msg::Go(Place::Section(of_section("S5"))));
}

#[test]
fn a_screen_without_open_statements_is_passed_over() {
    let questionnaire = &uncat().questionnaire;
    let s2 = questionnaire.section(of_section("S2")).indicators.iter().map(|ix| Msg::Level(*ix, 1));
    let whole = perform(questionnaire, begun(Depth::All), s2).0;
    let s1 = perform(questionnaire, whole, [Msg::Go(Place::Section(of_section("S1")))]).0;
    assert_eq!(asked(&s1).forward.to, Msg::Leave(of_section("S1"), Place::Section(of_section("S3"))));
}

#[test]
fn a_section_says_how_far_the_whole_is_and_how_long_the_rest_takes() {
    let questionnaire = &uncat().questionnaire;
    assert_eq!(&*asked(&begun(Depth::Key)).whole, "0 of 45 in all, about 30 minutes left");
    let some = answered(questionnaire, begun(Depth::Key));
    assert_eq!(&*asked(&some).whole, "8 of 45 in all, about 25 minutes left");
    let all = questionnaire.indicators().map(|(ix, _)| Msg::Level(ix, 0));
    assert_eq!(&*asked(&perform(questionnaire, some, all).0).whole, "165 of 165 in all: nothing left");
}

// What is not asked

#[test]
fn a_statement_that_a_quick_look_does_not_ask_is_shown_to_a_person_who_goes_to_it() {
    let questionnaire = &uncat().questionnaire;
    let shown = |session: &Session, id: &str| asked(session).statements().any(|one| &*one.id == id);
    let there = perform(questionnaire, begun(Depth::Key), [Msg::GoTo(one("S1.4"))]).0;
    assert!(shown(&there, "S1.4") && !shown(&there, "S1.3"));
    let cleared = perform(questionnaire, there, [Msg::Level(one("S1.4"), 1), Msg::Clear(one("S1.4"))]).0;
    assert!(shown(&cleared, "S1.4"), "it does not disappear under the cursor");
    let back =
        perform(questionnaire, cleared, [Msg::Go(Place::Tasks), Msg::Go(Place::Section(of_section("S1")))]);
    assert!(!shown(&back.0, "S1.4"));
}

#[test]
fn what_is_left_before_deposit_is_asked_on_one_screen_and_stays_while_it_is_answered() {
    let questionnaire = &uncat().questionnaire;
    let mut session = begun(Depth::Key);
    while let Place::Section(_) = session.place {
        session = answered(questionnaire, session);
        let forward = asked(&session).forward.to;
        session = perform(questionnaire, session, [forward]).0;
    }
    let left = perform(questionnaire, session, [Msg::Go(Place::BeforeDeposit)]).0;
    let ids =
        |session: &Session| asked(session).statements().map(|one| one.id.to_string()).collect::<Vec<_>>();
    let before = ids(&left);
    let all = questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit && !indicator.key);
    assert_eq!(before, all.map(|(_, indicator)| indicator.id.to_string()).collect::<Vec<_>>());
    let done = answered(questionnaire, left);
    assert_eq!(ids(&done), before);
    assert_eq!(&*asked(&done).progress.text, &format!("{n} of {n} answered", n = before.len()));
    let again = perform(questionnaire, done, [Msg::Go(Place::Results), Msg::Go(Place::BeforeDeposit)]).0;
    assert!(ids(&again).is_empty());
}

#[test]
fn a_kept_session_comes_back_to_what_is_left_before_deposit() {
    let questionnaire = &uncat().questionnaire;
    let left = perform(questionnaire, begun(Depth::Key), [Msg::Go(Place::BeforeDeposit)]).0;
    let restored = Session::from_saved(&left.to_saved(questionnaire), questionnaire).unwrap().session;
    assert_eq!(restored.place, Place::BeforeDeposit);
    assert_eq!(asked(&restored).statements().count(), asked(&left).statements().count());
}

// One reason for all

#[test]
fn a_section_that_does_not_apply_takes_one_click_and_one_reason() {
    let questionnaire = &uncat().questionnaire;
    let mil = of_section("MIL");
    let there = perform(questionnaire, begun(Depth::Key), [Msg::Go(Place::Section(mil))]).0;
    let given = perform(questionnaire, there, [Msg::NoneApplies(mil)]).0;
    let part = asked(&given).sections.into_iter().find(|part| &*part.id == "MIL").unwrap();
    assert!(part.none.as_ref().unwrap().give.is_none() && part.none.unwrap().reason.is_some());
    let typed = [Msg::SharedReason(mil, "No".into()), Msg::SharedReason(mil, "No army.".into())];
    let said = perform(questionnaire, given.clone(), typed).0;
    let section = &questionnaire.section(mil).indicators;
    assert!(section.iter().all(|ix| &*said.assessment.answer(*ix).reason == "No army."));
    let case = Case::of(questionnaire, &said.assessment);
    assert!(!section.iter().any(|ix| case.is_open(*ix)), "also what the quick look does not ask");
    let undone = perform(questionnaire, said, [Msg::Undo]).0;
    assert_eq!(undone.assessment, given.assessment);
    assert!(perform(questionnaire, undone, [Msg::Undo]).0.assessment.is_blank());
}

#[test]
fn one_answer_for_all_is_offered_only_where_none_may_apply_and_takes_no_level_away() {
    let questionnaire = &uncat().questionnaire;
    let offered = |id: &str| {
        let there = perform(questionnaire, begun(Depth::All), [Msg::Go(Place::Section(of_section(id)))]).0;
        asked(&there).sections[0].none.is_some()
    };
    assert_eq!(["MIL", "SEC", "S1"].map(offered), [true, false, false]);
    let mil = of_section("MIL");
    let some =
        perform(questionnaire, begun(Depth::All), [Msg::Level(one("MIL2"), 2), Msg::NoneApplies(mil)]).0;
    let named = perform(questionnaire, some, [Msg::SharedReason(mil, "None.".into())]).0;
    assert_eq!(
        named.assessment.answer(one("MIL2")).settled(),
        uncat_readiness::assessment::Response::Level(2)
    );
    assert_eq!(&*named.assessment.answer(one("MIL2")).reason, "");
}

#[test]
fn a_screen_never_reaches_into_the_next_group() {
    // The second group begins with a section without a key statement.
    let mut draft = Draft::new("A: a1 a2 || B: b1 b2 | C: c1 c2");
    for (group, section) in [(0, 0), (1, 1)] {
        draft.groups[group][section].indicators[0].key = true;
    }
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let session = perform(questionnaire, Session::new(questionnaire), [Msg::Begin(Depth::Key)]).0;
    let case = Case::of(questionnaire, &session.assessment);
    for sheet in case.sheets() {
        let groups: Vec<usize> = sheet.iter().map(|ix| questionnaire.section(*ix).group).collect();
        assert!(groups.windows(2).all(|pair| pair[0] == pair[1]), "{sheet:?}");
    }
}
