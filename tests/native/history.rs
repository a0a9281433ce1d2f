//! Undo and redo: what was done can be undone and done again, and nothing outlives erasing.

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, LineId, Response, Status};
use uncat_readiness::case::Case;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{IndicatorIx, Questionnaire};
use uncat_readiness::page::{Page, announced};
use uncat_readiness::plan::Plan;
use uncat_readiness::session::{
    DateField, Effect, Entry, History, Keeping, LineField, Msg, Notice, Place, Planning, Session,
};

use crate::support::arbitrary::{Deed, deed, draft};
use crate::support::{NOW, ix, laws, mixed, open, perform, read, section, told, uncat};

/// Does these deeds and undoes the last one: all is as before it, but for the time of the last change; and doing it again
/// leads to where it was.
#[track_caller]
fn check<const N: usize>(deeds: [Msg; N]) {
    let mut deeds = Vec::from(deeds);
    let last = deeds.pop().unwrap();
    let before = after(deeds);
    let done = then(&before, last);
    let undone = then(&done, Msg::Undo);
    let redone = then(&undone, Msg::Redo);
    assert!(entered(&before) != entered(&done), "nothing was done");
    assert_eq!((entered(&undone), undone.place), (entered(&before), before.place));
    assert_eq!((entered(&redone), redone.place), (entered(&done), done.place));
}

/// What was entered, whenever it was changed last.
fn entered(session: &Session) -> Assessment {
    let mut assessment = session.assessment.clone();
    assessment.updated = "".into();
    assessment.created = "".into();
    assessment
}

fn after(deeds: impl IntoIterator<Item = Msg>) -> Session {
    let questionnaire = &uncat().questionnaire;
    perform(questionnaire, Session::new(questionnaire), deeds).0
}

fn then(session: &Session, msg: Msg) -> Session {
    session.clone().update(&uncat().questionnaire, msg, NOW).0
}

/// The effects of one more message.
fn effects(session: &Session, msg: Msg) -> Vec<String> {
    let questionnaire = &uncat().questionnaire;
    told(questionnaire, &session.clone().update(questionnaire, msg, NOW).1)
}

/// How many steps lead back from a session.
fn steps(mut session: Session) -> usize {
    let mut n = 0;
    while session.history.undoes().is_some() {
        session = then(&session, Msg::Undo);
        n += 1;
    }
    n
}

fn one(id: &str) -> IndicatorIx {
    ix(&uncat().questionnaire, id)
}

fn file(name: &str) -> Msg {
    open(&uncat().questionnaire, &read(&format!("tests/fixtures/{name}.json")))
}

fn in_section() -> Msg {
    Msg::Go(Place::Section(section(&uncat().questionnaire, "S1")))
}

fn add_line() -> Msg {
    Msg::Plan(Planning::AddOwn)
}

// One step

#[test]
fn an_answer_can_be_undone_and_given_again() {
    check([in_section(), Msg::Level(one("S1.1"), 2)]);
    check([in_section(), Msg::Level(one("S1.1"), 2), Msg::Clear(one("S1.1"))]);
}

#[test]
fn a_file_that_took_the_place_of_answers_can_be_undone_where_the_person_was() {
    check([file("saved")]);
    check([Msg::Level(one("S12.1"), 2), Msg::Go(Place::Results), file("saved"), Msg::Replace]);
}

#[test]
fn answers_that_the_page_gave_or_another_tab_kept_can_be_undone() {
    let questionnaire = &uncat().questionnaire;
    let opened = Assessment::open(&read("tests/fixtures/saved.json"), questionnaire).unwrap();
    check([Msg::Level(one("S1.1"), 2), Msg::Set(Rc::new(opened))]);
    let kept = after([Msg::Level(one("S1.2"), 3), Msg::Go(Place::Results)]);
    check([
        Msg::Level(one("S1.1"), 2),
        Msg::Go(Place::Tasks),
        Msg::Theirs(Some(kept.to_saved(questionnaire).into())),
    ]);
}

#[test]
fn what_was_done_in_an_earlier_session_can_be_undone_unless_the_answers_differ() {
    let questionnaire = &uncat().questionnaire;
    let earlier = then(&after([Msg::Level(one("S1.1"), 2), Msg::Level(one("S1.2"), 3)]), Msg::Undo);
    let mut again = Session::from_saved(&earlier.to_saved(questionnaire), questionnaire).unwrap().session;
    let mut other = then(&again, Msg::Level(one("S1.3"), 1));
    again.go_on_from(earlier.clone());
    assert_eq!(entered(&then(&again, Msg::Redo)), entered(&then(&earlier, Msg::Redo)));
    assert_eq!((steps(again), steps(earlier.clone())), (1, 1));
    other.history = History::default();
    other.go_on_from(earlier);
    assert_eq!(steps(other), 0);
}

#[test]
fn a_line_of_the_plan_that_was_taken_out_can_be_brought_back() {
    check([Msg::Go(Place::Plan), add_line(), Msg::Plan(Planning::Remove(LineId::Own(1)))]);
}

#[test]
fn undone_answers_have_their_old_time_and_the_assessment_was_changed_now() {
    let questionnaire = &uncat().questionnaire;
    let session = after([Msg::Level(one("S1.1"), 2)]);
    let (session, _) = session.update(questionnaire, Msg::Level(one("S1.1"), 3), "2027-01-01T00:00:00Z");
    let (session, _) = session.update(questionnaire, Msg::Undo, "2027-02-02T00:00:00Z");
    let answer = session.assessment.answer(one("S1.1"));
    assert_eq!((answer.response, &*answer.at), (Response::Level(2), NOW));
    assert_eq!(&*session.assessment.updated, "2027-02-02T00:00:00Z");
}

// Writing

#[test]
fn writing_into_one_field_is_one_step() {
    let written = ["o", "or", "ord", "order"].map(|text| Msg::Note(one("S1.1"), text.into()));
    assert_eq!(steps(after(written.clone())), 1);
    let twice = written.clone().into_iter().chain([in_section()]).chain(written);
    assert_eq!(steps(after(twice)), 2, "whoever comes back later begins anew");
}

#[test]
fn writing_into_three_fields_is_three_steps() {
    let a = one("S1.1");
    let link = Msg::EvidenceLink(a, 0, "y".into());
    assert_eq!(steps(after([Msg::EvidenceTitle(a, 0, "x".into()), link, Msg::Note(a, "z".into())])), 3);
}

#[test]
fn levels_of_one_statement_are_a_step_each() {
    assert_eq!(steps(after([0, 1, 2].map(|level| Msg::Level(one("S1.1"), level)))), 3);
}

#[test]
fn a_date_that_is_entered_part_by_part_is_one_step() {
    let date = |entry| Msg::Plan(Planning::Date(DateField::Deposit, entry));
    let parts = [Entry::Unfinished, Entry::Written("2027-09-15".into())].map(date);
    assert_eq!(steps(after([Msg::Go(Place::Plan)].into_iter().chain(parts))), 1);
}

// How it is shown

#[test]
fn undo_is_a_change_that_is_told_kept_said_and_shown_where_it_was() {
    let session = after([in_section(), Msg::Level(one("S1.1"), 2), Msg::Go(Place::Results)]);
    assert_eq!(effects(&session, Msg::Undo), ["changed 0/165", "announce undone", "focus S1.1", "save tab"]);
    let undone = then(&session, Msg::Undo);
    assert_eq!(undone.place, Place::Section(section(&uncat().questionnaire, "S1")));
    assert_eq!(effects(&undone, Msg::Redo), ["changed 1/165", "announce redone", "focus S1.1", "save tab"]);
}

#[test]
fn doing_the_last_answer_again_completes_the_questionnaire_again() {
    let content = uncat();
    let all = content.questionnaire.indicators().map(|(ix, _)| Msg::Level(ix, 1));
    let undone = after(all.chain([Msg::Undo]));
    assert_eq!(effects(&undone, Msg::Redo).last().unwrap(), "completed 165/165");
}

#[test]
fn what_was_undone_is_said_in_words() {
    let content = uncat();
    let said = |deed: Msg| {
        let (_, effects) = after([deed]).update(&content.questionnaire, Msg::Undo, NOW);
        let words = effects.into_iter().find_map(|effect| match effect {
            Effect::Announce(what) => Some(announced(what, &content, &Plain).to_string()),
            _ => None,
        });
        words.unwrap()
    };
    assert_eq!(said(Msg::Level(one("S1.1"), 2)), "Undone: the answer to S1.1.");
    assert_eq!(said(Msg::Note(one("S1.1"), "x".into())), "Undone: the note at S1.1.");
    assert_eq!(said(add_line()), "Undone: a line of the plan.");
    assert_eq!(said(file("saved")), "Undone: a file that was opened.");
}

#[test]
fn the_buttons_are_disabled_until_there_is_something_and_say_what() {
    let content = uncat();
    let buttons = |session: &Session| {
        let buttons = Page::of(session, &content, &Plain).frame.history;
        buttons.map(|both| both.map(|button| button.what.map(|what| what.to_string())))
    };
    let answer = || Some("the answer to S1.1".to_owned());
    let begun = after([in_section()]);
    let answered = then(&begun, Msg::Level(one("S1.1"), 2));
    let undone = then(&answered, Msg::Undo);
    let shown = [&after([]), &begun, &answered, &undone].map(buttons);
    assert_eq!(shown, [None, Some([None, None]), Some([answer(), None]), Some([None, answer()])]);
}

#[test]
fn with_nothing_to_undo_nothing_happens() {
    let session = after([]);
    assert_eq!([effects(&session, Msg::Undo), effects(&session, Msg::Redo)], [vec![], Vec::<String>::new()]);
}

#[test]
fn an_answer_after_undo_ends_the_way_forward() {
    let session = after([Msg::Level(one("S1.1"), 2), Msg::Undo, Msg::Level(one("S1.2"), 1)]);
    assert_eq!((session.history.redoes(), steps(session)), (None, 1));
}

#[test]
fn the_plan_shows_each_line_once_after_undo_and_no_date_as_unfinished() {
    let session = after([
        Msg::Go(Place::Plan),
        add_line(),
        add_line(),
        Msg::Plan(Planning::Status(LineId::Own(1), Status::Done)),
        Msg::Plan(Planning::Write(LineId::Own(2), LineField::Lead, "Ministry".into())),
        Msg::Plan(Planning::Remove(LineId::Own(1))),
        Msg::Plan(Planning::Date(DateField::Due(LineId::Own(2)), Entry::Unfinished)),
        Msg::Undo,
        Msg::Undo,
    ]);
    let plan = Plan::of(Case::of(&uncat().questionnaire, &session.assessment), session.today);
    let mut shown: Vec<LineId> = session.desk.lines(&plan).into_iter().map(|(id, _)| id).collect();
    shown.sort_unstable();
    assert_eq!((shown, &session.desk.unfinished), (vec![LineId::Own(1), LineId::Own(2)], &vec![]));
}

// Erasing

#[test]
fn erasing_can_be_taken_back_as_long_as_it_is_said() {
    let begun = after([Msg::Level(one("S1.1"), 2), Msg::Go(Place::Results)]);
    let erased = then(&then(&begun, Msg::AskErase), Msg::Erase);
    let back = then(&erased, Msg::Unerase);
    assert_eq!((entered(&back), back.place, &back.notice), (entered(&begun), Place::Results, &None));
    let expected = ["changed 1/165", "announce Unerased", "focus title", "save tab"];
    assert_eq!(
        (effects(&erased, Msg::Unerase), back.history),
        (expected.map(str::to_owned).into(), History::default())
    );
}

#[test]
fn a_later_answer_or_going_on_or_closing_the_message_ends_the_way_back() {
    for deed in [Msg::Level(one("S1.2"), 1), Msg::Go(Place::Tasks), Msg::Dismiss, add_line()] {
        let session = after([Msg::Level(one("S1.1"), 2), Msg::Erase, deed.clone(), Msg::Unerase]);
        assert_eq!(session.assessment.answer(one("S1.1")).response, Response::None, "{deed:?}");
        assert!(!matches!(session.notice, Some(Notice::Erased(..))));
    }
}

// Bounds

#[test]
fn a_hundred_steps_are_remembered() {
    assert_eq!(steps(after((0..150).map(|n| Msg::Level(one("S1.1"), n % 4)))), 100);
}

#[test]
fn long_texts_leave_fewer_steps_and_the_last_one_always() {
    let note = |n: usize| Msg::Note(one("S1.1"), [&*n.to_string(), &"€".repeat(49_990)].concat().into());
    let long = (0..40).flat_map(|n| [note(n), in_section()]);
    assert!((10..16).contains(&steps(after(long))));
    let file = |letter: &str| {
        let notes =
            ["S1.1", "S1.2", "S1.3"].map(|id| (id.to_owned(), json!({ "note": letter.repeat(900_000) })));
        let notes = Value::Object(notes.into_iter().collect());
        let text = read("tests/fixtures/saved.json");
        let mut document: Value = serde_json::from_str(&text).unwrap();
        document["answers"] = notes;
        Msg::Set(Rc::new(Assessment::open(&document.to_string(), &uncat().questionnaire).unwrap()))
    };
    assert_eq!(steps(after([Msg::Level(one("S1.1"), 2), file("x"), file("y")])), 1);
}

#[test]
fn a_step_holds_little_beside_the_present_answers() {
    let questionnaire = &uncat().questionnaire;
    let before = mixed(questionnaire);
    let mut now = before.clone();
    now.answer_mut(one("S1.1")).response = Response::Level(0);
    let [step, whole] = [&now, &Assessment::new(questionnaire)].map(|other| before.bytes_beside(other));
    assert!(step * 2 < whole, "{step} of {whole}");
}

// Laws

/// The messages of deeds, each as a step of its own.
fn apart(deeds: &[Deed], questionnaire: &Questionnaire) -> Vec<Msg> {
    let deeds = deeds.iter().flat_map(|deed| deed.on(questionnaire));
    deeds.flat_map(|msg| [Msg::KeepIn(Keeping::Tab), msg]).collect()
}

proptest! {
    #![proptest_config(laws(100))]

    #[test]
    fn undo_and_redo_lead_through_all_that_was_done(draft in draft(), deeds in vec(deed(), 0..40)) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let mut session = Session::new(questionnaire);
        let (mut past, mut future) = (Vec::new(), Vec::new());
        for msg in apart(&deeds, questionnaire) {
            let before = session.clone();
            session = session.update(questionnaire, msg.clone(), NOW).0;
            let expected = match msg {
                Msg::Undo => past.pop().inspect(|_| future.push(entered(&before))),
                Msg::Redo => future.pop().inspect(|_| past.push(entered(&before))),
                Msg::Erase => {
                    (past, future) = Default::default();
                    Some(Assessment::new(questionnaire))
                }
                _ => {
                    if before.assessment != session.assessment {
                        past.push(entered(&before));
                        future.clear();
                    }
                    None
                }
            };
            prop_assert_eq!(expected.unwrap_or_else(|| entered(&session)), entered(&session));
            let left = [session.history.undoes().is_some(), session.history.redoes().is_some()];
            prop_assert_eq!(left, [!past.is_empty(), !future.is_empty()]);
        }
    }

    #[test]
    fn nothing_outlives_erasing(draft in draft(), deeds in vec(deed(), 0..20), by_the_page in any::<bool>()) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let erase = if by_the_page { Msg::Reset } else { Msg::Erase };
        let deeds = apart(&deeds, questionnaire).into_iter().chain([erase]);
        let erased = perform(questionnaire, Session::new(questionnaire), deeds).0;
        prop_assert_eq!(&erased.history, &History::default());
        for msg in [Msg::Undo, Msg::Redo] {
            let session = perform(questionnaire, erased.clone(), [msg]).0;
            prop_assert_eq!(session.assessment, Assessment::new(questionnaire));
        }
    }
}
