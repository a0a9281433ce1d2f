//! The whole way through the widget in messages, without a browser.

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, Depth, Refusal, Response};
use uncat_readiness::case::Case;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{Questionnaire, Term};
use uncat_readiness::export::Contents;
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::score::{FigureOf, Lens, suppose};
use uncat_readiness::session::{
    DateField, Effect, Entry, Export, Image, Keeping, Msg, Notice, Offered, Part, Picture, Place, Planning,
    Session, Unreadable,
};

use crate::support::arbitrary::{deed, draft};
use crate::support::{
    NOW, answers, ix, json_file, laws, mixed, objections, open, perform, read, schema, section, told, uncat,
};

/// Does one thing after another to an empty session of the built-in questionnaire.
fn after(deeds: impl IntoIterator<Item = Msg>) -> (Session, Vec<Effect>) {
    let questionnaire = &uncat().questionnaire;
    perform(questionnaire, Session::new(questionnaire), deeds)
}

/// The effects of the last of these deeds.
#[track_caller]
fn check<const N: usize>(deeds: [Msg; N], expected: &[&str]) {
    let questionnaire = &uncat().questionnaire;
    let mut deeds = Vec::from(deeds);
    let last = deeds.pop().unwrap();
    let (session, _) = after(deeds);
    assert_eq!(told(questionnaire, &session.update(questionnaire, last, NOW).1), expected);
}

fn one(id: &str) -> uncat_readiness::content::IndicatorIx {
    ix(&uncat().questionnaire, id)
}

/// A level for every statement that is asked.
fn answer_all(questionnaire: &Questionnaire, level: usize) -> Vec<Msg> {
    questionnaire.indicators().map(|(ix, _)| Msg::Level(ix, level)).collect()
}

fn file(text: &str) -> Msg {
    open(&uncat().questionnaire, text)
}

fn completed(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Completed(_))).count()
}

// The whole way

#[test]
fn a_person_begins_answers_everything_and_takes_the_file_home() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let mut deeds = vec![Msg::ChooseDepth(Depth::All), Msg::Go(Place::Tasks)];
    for (ix, section) in questionnaire.sections() {
        deeds.push(Msg::Go(Place::Section(ix)));
        deeds.extend(section.indicators.iter().map(|ix| Msg::Level(*ix, 2)));
        deeds.extend([Msg::Go(Place::Check(ix)), Msg::Go(Place::Tasks)]);
    }
    deeds.extend([Msg::Go(Place::Results), Msg::Offer(Export::Document)]);
    let (session, effects) = after(deeds);
    assert!(session.is_complete(questionnaire));
    assert_eq!(completed(&effects), 1);
    let Some(Effect::Offer(Export::Document, offered)) = effects.last() else { panic!("no file") };
    assert_eq!(**offered, session);
    let Screen::Results(page) = Page::of(&session, &content, &Plain).screen else {
        panic!("not the results")
    };
    assert_eq!(page.readiness.value.as_deref(), Some("67%"));
    let document: Value = serde_json::from_str(&session.document(&content)).unwrap();
    assert_eq!(objections(&schema("assessment"), &document), [""; 0]);
    assert_eq!(document["results"]["overall"]["readiness"], 67);
    assert_eq!(document["answers"].as_object().unwrap().len(), 165);
}

#[test]
fn a_quick_look_is_complete_with_its_key_statements_and_goes_deeper_later() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let keys = questionnaire.indicators().filter(|(_, indicator)| indicator.key);
    let mut deeds = vec![Msg::ChooseDepth(Depth::Key), Msg::Go(Place::Tasks)];
    deeds.extend(keys.map(|(ix, _)| Msg::Level(ix, 3)));
    let (session, effects) = after(deeds);
    assert!(session.is_complete(questionnaire));
    assert_eq!(completed(&effects), 1);
    let (session, effects) = perform(questionnaire, session, [Msg::ChooseDepth(Depth::All)]);
    assert!(!session.is_complete(questionnaire));
    assert_eq!(completed(&effects), 0);
    assert_eq!(completed(&perform(questionnaire, session, answer_all(questionnaire, 1)).1), 1);
}

#[test]
fn completion_is_told_once_and_not_again_when_an_answer_changes() {
    let questionnaire = &uncat().questionnaire;
    let (session, effects) =
        after(answer_all(questionnaire, 0).into_iter().chain(answer_all(questionnaire, 3)));
    assert_eq!(completed(&effects), 1);
    let note = [Msg::Note(one("S1.1"), "x".into()), Msg::Level(one("S1.1"), 1), Msg::NotKnown(one("S1.1"))];
    assert_eq!(completed(&perform(questionnaire, session, note).1), 0);
}

#[test]
fn completion_waits_for_the_reason_of_what_does_not_apply() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = after(answer_all(questionnaire, 0).into_iter().skip(1));
    let (session, effects) = perform(questionnaire, session, [Msg::NotApplicable(one("S1.1"))]);
    assert_eq!(completed(&effects), 0);
    assert_eq!(completed(&perform(questionnaire, session, [Msg::Reason(one("S1.1"), "None.".into())]).1), 1);
}

#[test]
fn the_results_can_be_opened_before_anything_is_answered() {
    check([Msg::Go(Place::Results)], &["focus title", "save tab"]);
    check([Msg::GoToPart(Part::Next)], &["focus next", "save tab"]);
}

// Answers

#[test]
fn an_answer_is_told_to_the_page_and_kept() {
    check([Msg::Level(one("S1.1"), 2)], &["changed 1/165", "save tab"]);
}

#[test]
fn an_answer_remembers_when_it_was_given() {
    let (session, _) = after([Msg::Level(one("S1.1"), 2)]);
    let answer = session.assessment.answer(one("S1.1"));
    assert_eq!([&*answer.at, &*session.assessment.created, &*session.assessment.updated], [NOW; 3]);
}

#[test]
fn the_time_of_the_first_answer_stays() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = after([Msg::Level(one("S1.1"), 2)]);
    let (session, _) = session.update(questionnaire, Msg::Level(one("S1.1"), 3), "2027-01-01T00:00:00Z");
    assert_eq!([&*session.assessment.created, &*session.assessment.updated], [NOW, "2027-01-01T00:00:00Z"]);
}

#[test]
fn an_answer_can_be_cleared_and_its_note_stays() {
    let deeds = [Msg::Level(one("S1.1"), 2), Msg::Note(one("S1.1"), "x".into()), Msg::Clear(one("S1.1"))];
    let (session, _) = after(deeds.clone());
    assert_eq!(session.assessment.answer(one("S1.1")).response, Response::None);
    assert_eq!(&*session.assessment.answer(one("S1.1")).note, "x");
    check(deeds, &["changed 0/165", "announce Cleared", "focus S1.1-0", "save tab"]);
}

#[test]
fn a_reason_is_kept_when_the_answer_changes() {
    let (session, _) = after([
        Msg::NotApplicable(one("S1.1")),
        Msg::Reason(one("S1.1"), "None.".into()),
        Msg::Level(one("S1.1"), 0),
        Msg::NotApplicable(one("S1.1")),
    ]);
    assert_eq!(session.assessment.answer(one("S1.1")).settled(), Response::NotApplicable);
}

#[test]
fn a_reason_that_is_missing_is_pointed_out_only_after_the_check() {
    let content = uncat();
    let s1 = section(&content.questionnaire, "S1");
    let errors = |session: &Session| match Page::of(session, &content, &Plain).screen {
        Screen::Section(page) => page.statements().next().unwrap().reason.as_ref().unwrap().error.is_some(),
        _ => panic!("not a section"),
    };
    let (session, _) = after([Msg::Go(Place::Section(s1)), Msg::NotApplicable(one("S1.1"))]);
    assert!(!errors(&session));
    let there_and_back = [Msg::Go(Place::Check(s1)), Msg::GoToReason(one("S1.1"))];
    let (session, effects) = perform(&content.questionnaire, session, there_and_back);
    assert!(errors(&session));
    assert!(told(&content.questionnaire, &effects).ends_with(&["focus S1.1-r".into(), "save tab".into()]));
}

#[test]
fn a_practice_is_marked_and_unmarked_where_the_results_name_it() {
    let content = uncat();
    let strengths = |session: &Session| match Page::of(session, &content, &Plain).screen {
        Screen::Results(page) => page.strengths.clone(),
        _ => panic!("not the results"),
    };
    let (session, _) =
        after([Msg::Level(one("S1.1"), 3), Msg::Level(one("S1.2"), 3), Msg::Go(Place::Results)]);
    let (_, _, before) = strengths(&session).all.unwrap();
    assert_eq!(before.iter().map(|it| it.checked).collect::<Vec<_>>(), [false, false]);
    let (session, _) = perform(&content.questionnaire, session, [before[1].toggle.clone()]);
    let now = strengths(&session);
    let (_, _, all) = now.all.unwrap();
    assert_eq!(all.iter().map(|it| it.checked).collect::<Vec<_>>(), [false, true]);
    assert_eq!(&*now.marked[0].id, "S1.2");
    assert_eq!(all[1].toggle, Msg::MarkStrength(one("S1.2"), false));
}

#[test]
fn a_practice_to_keep_opens_the_results_while_it_is_in_place() {
    let content = uncat();
    let kept = |session: &Session| match Page::of(session, &content, &Plain).screen {
        Screen::Results(page) => {
            page.strengths.marked.iter().map(|one| one.id.to_string()).collect::<Vec<_>>()
        }
        _ => panic!("not the results"),
    };
    let (session, _) =
        after([Msg::Level(one("S1.1"), 3), Msg::MarkStrength(one("S1.1"), true), Msg::Go(Place::Results)]);
    assert_eq!(kept(&session), ["S1.1"]);
    let (session, _) = perform(&content.questionnaire, session, [Msg::Level(one("S1.1"), 2)]);
    assert_eq!(kept(&session), [""; 0]);
    let (session, _) = perform(&content.questionnaire, session, [Msg::Level(one("S1.1"), 3)]);
    assert_eq!(kept(&session), ["S1.1"]);
}

#[test]
fn a_group_at_risk_can_be_marked_and_unmarked() {
    let jus = section(&uncat().questionnaire, "JUS");
    let (session, _) = after([Msg::Risk(jus, 1, true), Msg::Risk(jus, 0, true), Msg::Risk(jus, 0, false)]);
    assert_eq!(session.assessment.risk(jus)[..2], [false, true]);
}

// Evidence

#[test]
fn a_document_is_added_below_and_can_be_taken_out() {
    let a = one("S1.1");
    let named =
        [Msg::EvidenceTitle(a, 0, "Law".into()), Msg::EvidenceLink(a, 0, "https://example.org".into())];
    let (session, _) =
        after(named.into_iter().chain([Msg::AddEvidence(a), Msg::EvidenceTitle(a, 1, "Order".into())]));
    let titles = |session: &Session| {
        session.assessment.answer(a).evidence.iter().map(|one| one.title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&session), ["Law", "Order"]);
    let (session, effects) = perform(&uncat().questionnaire, session, [Msg::RemoveEvidence(a, 0)]);
    assert_eq!(titles(&session), ["Order"]);
    assert_eq!(told(&uncat().questionnaire, &effects), ["changed 0/165", "focus S1.1-t0", "save tab"]);
}

#[test]
fn the_first_document_added_is_the_second_one_shown() {
    // One empty line is shown although nothing is there yet.
    let a = one("S1.1");
    check([Msg::AddEvidence(a)], &["changed 0/165", "focus S1.1-t1", "save tab"]);
}

#[test]
fn a_document_that_is_not_there_cannot_be_taken_out() {
    let (session, _) =
        after([Msg::EvidenceTitle(one("S1.1"), 0, "Law".into()), Msg::RemoveEvidence(one("S1.1"), 7)]);
    assert_eq!(session.assessment.answer(one("S1.1")).evidence.len(), 1);
}

// Files

#[test]
fn a_file_opens_at_once_where_nothing_could_be_lost() {
    let (session, effects) = after([file(&read("tests/fixtures/saved.json"))]);
    assert_eq!((session.place, session.notice), (Place::Tasks, None));
    assert_eq!(session.assessment.answered(), 9);
    let expected = ["changed 9/165", "announce FileOpened", "focus title", "save tab"];
    assert_eq!(told(&uncat().questionnaire, &effects), expected);
}

#[test]
fn a_file_over_present_answers_is_asked_about_first() {
    let questionnaire = &uncat().questionnaire;
    let (before, _) = after([Msg::Level(one("S12.1"), 2)]);
    let (asked, effects) = perform(questionnaire, before.clone(), [file(&read("tests/fixtures/saved.json"))]);
    assert!(!before.asks_to_replace() && asked.asks_to_replace());
    assert_eq!(
        (&asked.assessment, told(questionnaire, &effects)),
        (&before.assessment, vec!["focus notice".into()])
    );
    let (kept, _) = perform(questionnaire, asked.clone(), [Msg::Dismiss]);
    assert_eq!((&kept.assessment, kept.notice), (&before.assessment, None));
    let (replaced, _) = perform(questionnaire, asked, [Msg::Replace]);
    assert_eq!(replaced.assessment.answer(one("S12.1")).response, Response::None);
    assert_eq!(replaced.assessment.answered(), 9);
}

#[test]
fn a_file_over_a_note_alone_is_asked_about_too() {
    for deed in [
        Msg::Note(one("S1.1"), "x".into()),
        Msg::Handling("Secret".into()),
        Msg::Risk(section(&uncat().questionnaire, "JUS"), 0, true),
    ] {
        let (asked, _) = after([deed, file(&read("tests/fixtures/saved.json"))]);
        assert!(matches!(asked.notice, Some(Notice::ConfirmReplace(_))));
    }
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_answers_untouched() {
    let content = uncat();
    let (before, _) = after([Msg::Level(one("S12.1"), 2), Msg::Note(one("S1.1"), "x".into())]);
    let bad = [
        (file("oops"), "not-an-assessment"),
        (file(&read("tests/fixtures/newer.json")), "newer-version"),
        (file(&read("tests/fixtures/other.json")), "other-questionnaire"),
        (file(&read("tests/fixtures/broken.json")), "broken"),
        (file(&" ".repeat(5_000_001)), "too-large"),
        (Msg::Open(Err(Refusal::TooLarge(9_000_000))), "too-large"),
        (Msg::Open(Err(Refusal::unreadable())), "not-an-assessment"),
    ];
    for (msg, reason) in bad {
        let (session, effects) = perform(&content.questionnaire, before.clone(), [msg]);
        assert_eq!(session.assessment, before.assessment);
        let expected = ["focus notice".to_owned(), ["failed ", reason].concat()];
        assert_eq!(told(&content.questionnaire, &effects), expected);
        assert!(matches!(session.notice, Some(Notice::Refused(_))));
        let notice = Page::of(&session, &content, &Plain).notice.unwrap();
        let said: Vec<String> =
            notice.lines.iter().map(|line| line.iter().map(|span| &*span.text).collect()).collect();
        assert_eq!(said[1], "Your present answers are untouched.");
        assert!(said.len() == 3 && said.iter().all(|line| !line.is_empty()), "{said:?}");
    }
}

#[test]
fn each_refusal_has_a_title_of_its_own() {
    let content = uncat();
    let title = |msg: Msg| {
        let (session, _) = after([msg]);
        Page::of(&session, &content, &Plain).notice.unwrap().title.unwrap().to_string()
    };
    assert_eq!(title(file("oops")), "This is not a saved assessment");
    assert_eq!(title(file(&read("tests/fixtures/newer.json"))), "This file comes from a newer version");
    assert_eq!(title(file(&read("tests/fixtures/other.json"))), "This file belongs to another questionnaire");
    assert_eq!(
        title(file(&read("tests/fixtures/broken.json"))),
        "This file has something that cannot be read"
    );
    assert_eq!(title(Msg::Open(Err(Refusal::TooLarge(9_000_000)))), "This file is too large");
}

#[test]
fn a_file_with_answers_to_other_statements_says_so() {
    let (session, effects) = after([file(&read("tests/fixtures/aside.json"))]);
    let aside = vec!["OLD.1".to_owned()];
    assert_eq!(
        session.notice,
        Some(Notice::Opened { aside, other_edition: Some("2025.1".into()), migrated: None })
    );
    assert!(told(&uncat().questionnaire, &effects).contains(&"focus notice".into()));
}

#[test]
fn a_message_names_twenty_of_what_a_file_has_and_counts_the_rest() {
    let content = uncat();
    let details = |answers: Value| {
        let mut document = json_file("tests/fixtures/saved.json");
        document["answers"] = answers;
        let (session, _) = after([file(&document.to_string())]);
        Page::of(&session, &content, &Plain).notice.unwrap().details.unwrap().1
    };
    let unknown = details((0..5_000).map(|n| (format!("OLD.{n:04}"), json!({}))).collect());
    assert_eq!((unknown.len(), &*unknown[20]), (21, "and 4980 more"));
    assert!(unknown[0].contains("OLD.0000") && unknown[19].contains("OLD.0019"));
    let wrong = details(json!({ "S1.1": { "evidence": vec![0; 1_000] } }));
    assert_eq!((wrong.len(), &*wrong[20]), (21, "and 980 more"));
    assert_eq!(details(json!({ "S1.1": { "evidence": vec![0; 20] } })).len(), 20);
}

#[test]
fn a_file_that_opens_complete_is_complete() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = after(answer_all(questionnaire, 1));
    assert_eq!(completed(&after([file(&session.document(&uncat()))]).1), 1);
}

#[test]
fn going_on_closes_a_notice() {
    let (session, _) = after([file("oops"), Msg::Go(Place::Tasks)]);
    assert_eq!(session.notice, None);
}

// Erasing and keeping

#[test]
fn erasing_is_asked_about_first_and_then_leaves_nothing() {
    let questionnaire = &uncat().questionnaire;
    let (asked, effects) = after([Msg::Level(one("S1.1"), 2), Msg::AskErase]);
    assert_eq!(asked.assessment.answered(), 1);
    assert!(told(questionnaire, &effects).ends_with(&["focus notice".into()]));
    let (erased, effects) = perform(questionnaire, asked, [Msg::Erase]);
    assert_eq!(Session { notice: None, ..erased }, Session::new(questionnaire));
    assert_eq!(told(questionnaire, &effects), ["changed 0/165", "forget", "focus notice"]);
}

#[test]
fn a_site_that_erases_leaves_no_way_back() {
    let questionnaire = &uncat().questionnaire;
    let (session, effects) = after([Msg::Level(one("S1.1"), 2), Msg::Reset]);
    assert_eq!(session, Session::new(questionnaire));
    let expected = ["changed 0/165", "forget", "announce Erased", "focus title"];
    assert!(told(questionnaire, &effects).ends_with(&expected.map(str::to_owned)), "{effects:?}");
}

#[test]
fn the_question_before_erasing_says_that_what_another_tab_wrote_goes_too() {
    let content = uncat();
    let notice = Page::of(&after([Msg::AskErase]).0, &content, &Plain).notice.unwrap();
    let said: Vec<&str> = notice.lines.iter().flat_map(|line| line.iter().map(|span| &*span.text)).collect();
    assert!(said.contains(&"what another tab or window wrote there"), "{said:?}");
}

// What the shell reports

#[test]
fn a_program_that_went_on_after_an_error_says_so_and_leaves_the_focus() {
    check([Msg::Recovered], &["announce RecoveredSaid"]);
    let (session, _) = after([Msg::Go(Place::Results), Msg::Recovered]);
    assert_eq!((session.place, session.notice), (Place::Results, Some(Notice::Recovered)));
}

#[test]
fn what_cannot_be_read_is_offered_as_a_file_until_the_person_decides() {
    check([Msg::SetAside(Unreadable::Newer)], &["announce AsideTitle"]);
    check([Msg::SetAside(Unreadable::NoLonger)], &["announce AsideAgainTitle"]);
    check([Msg::SetAside(Unreadable::Newer), Msg::OfferAside], &["offeraside"]);
    let erase = ["eraseaside", "announce AsideErased", "focus title"];
    check([Msg::SetAside(Unreadable::Newer), Msg::EraseAside], &erase);
    let notice =
        |more: &[Msg]| after([Msg::SetAside(Unreadable::Damaged)].iter().chain(more).cloned()).0.notice;
    let stays = Some(Notice::SetAside(Unreadable::Damaged));
    assert_eq!(notice(&[Msg::Go(Place::Tasks), Msg::OfferAside, Msg::Level(one("S1.1"), 2)]), stays);
    assert_eq!([notice(&[Msg::EraseAside]), notice(&[Msg::Dismiss])], [None, None]);
}

#[test]
fn why_a_kept_text_cannot_be_read_is_told_apart() {
    let questionnaire = &uncat().questionnaire;
    let why = |text: &str| Unreadable::from(&Session::from_saved(text, questionnaire).unwrap_err());
    let newer = ["{}", &read("tests/fixtures/newer.json")].join("\n");
    assert_eq!(
        [&newer, "{}\n{", "oops"].map(why),
        [Unreadable::Newer, Unreadable::Damaged, Unreadable::Damaged]
    );
    assert_eq!(Unreadable::from(&Refusal::TooLarge(9_000_000)), Unreadable::TooMuch);
}

#[test]
fn what_cannot_be_read_is_saved_as_the_document_that_it_has() {
    let documents = ["{}\n{\"a\":1}", "oops", "{\"deeds\":[]}\n"].map(Unreadable::document);
    assert_eq!(documents, ["{\"a\":1}", "oops", "{\"deeds\":[]}\n"]);
}

#[test]
fn nothing_is_saved_after_it_was_forgotten() {
    let (_, effects) = after([Msg::Level(one("S1.1"), 2), Msg::AskErase, Msg::Erase]);
    let forgotten = effects.iter().position(|effect| *effect == Effect::Forget).unwrap();
    assert!(!effects[forgotten..].iter().any(|effect| matches!(effect, Effect::Save(..))), "{effects:?}");
}

#[test]
fn a_browser_that_keeps_nothing_is_named_and_stays_so_after_erasing() {
    let (session, _) = after([Msg::Kept(false)]);
    assert_eq!((session.kept, session.notice), (false, Some(Notice::NotKept)));
    assert!(!after([Msg::Kept(false), Msg::AskErase, Msg::Erase]).0.kept);
}

#[test]
fn that_nothing_is_kept_is_said_on_every_screen_until_the_person_closes_it() {
    let told = [Msg::Kept(false), Msg::Go(Place::Tasks), Msg::GoTo(one("S1.1")), Msg::Go(Place::Results)];
    for n in 1..=told.len() {
        assert_eq!(
            after(told[..n].iter().cloned()).0.notice,
            Some(Notice::NotKept),
            "after {:?}",
            &told[..n]
        );
    }
    let again = [Msg::Dismiss, Msg::Go(Place::Tasks), Msg::Kept(true), Msg::Kept(false)];
    let closed = |n| after(told.iter().chain(&again[..n]).cloned()).0.notice;
    assert_eq!([1, 2, 3, 4].map(closed), [None, None, None, Some(Notice::NotKept)]);
}

// A reload

/// The session after a reload of the tab.
fn reloaded(questionnaire: &Questionnaire, session: &Session) -> Option<Session> {
    Session::from_saved(&session.to_saved(questionnaire), questionnaire).ok().map(|it| it.session)
}

#[test]
fn a_reload_comes_back_to_the_same_screen_with_the_same_answers() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let s8 = section(questionnaire, "S8");
    let mut session = Session::new(questionnaire);
    session.assessment = mixed(questionnaire);
    session.last = Some(s8);
    for place in [Place::Start, Place::Tasks, Place::Section(s8), Place::Check(s8), Place::Results] {
        session.place = place;
        let again = reloaded(questionnaire, &session).unwrap();
        assert_eq!((again.place, again.last), (place, Some(s8)));
        assert_eq!(again.document(&content), session.document(&content));
    }
}

#[test]
fn what_was_not_kept_by_us_is_not_taken_for_a_session() {
    let questionnaire = &uncat().questionnaire;
    for text in ["", "{}", "null", "[1]", "{\"place\":\"tasks\"}", &read("tests/fixtures/saved.json")] {
        assert!(Session::from_saved(text, questionnaire).is_err(), "{text}");
    }
}

#[test]
fn a_section_that_is_gone_leads_back_to_the_list() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) =
        after([Msg::Level(one("S1.1"), 2), Msg::Go(Place::Section(section(questionnaire, "S8")))]);
    let saved = session.to_saved(questionnaire).replace("\"S8\"", "\"S99\"");
    let again = Session::from_saved(&saved, questionnaire).unwrap().session;
    assert_eq!((again.place, again.assessment.answered()), (Place::Tasks, 1));
}

#[test]
fn a_file_nested_as_deep_as_it_may_be_survives_a_reload() {
    let questionnaire = &uncat().questionnaire;
    let plan = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let text = |depth: usize| {
        format!(
            r#"{{"format":"uncat-readiness/assessment","version":1,"questionnaire":{{"id":"uncat","edition":"2027.1"}},"answers":{{}},"plan":{}}}"#,
            plan(depth)
        )
    };
    let deepest =
        (1..200).take_while(|depth| Assessment::open(&text(*depth), questionnaire).is_ok()).last().unwrap();
    let (session, _) = after([file(&text(deepest)), Msg::Level(one("S1.1"), 2)]);
    assert!(Assessment::open(&session.document(&uncat()), questionnaire).is_ok());
    assert!(reloaded(questionnaire, &session).is_some());
}

#[test]
fn a_long_text_can_be_saved_and_opened_again() {
    // As long as an article of a law that somebody pastes.
    let questionnaire = &uncat().questionnaire;
    let (long, a) = (|| Rc::from("x".repeat(30_000)), one("S1.1"));
    for deed in [
        Msg::Note(a, long()),
        Msg::Reason(a, long()),
        Msg::EvidenceTitle(a, 0, long()),
        Msg::Handling(long()),
    ] {
        let (session, _) = after([deed]);
        let opened = Assessment::open(&session.document(&uncat()), questionnaire);
        assert_eq!(opened.map(|opened| opened.assessment), Ok::<_, Refusal>(session.assessment.clone()));
        assert!(reloaded(questionnaire, &session).is_some());
    }
}

proptest! {
    #![proptest_config(laws(100))]

    #[test]
    fn whatever_was_done_a_reload_loses_nothing(draft in draft(), deeds in vec(deed(), 0..40)) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let deeds = deeds.iter().flat_map(|deed| deed.on(questionnaire));
        let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
        let again = reloaded(questionnaire, &session).unwrap();
        prop_assert_eq!(again.document(&content), session.document(&content));
        prop_assert_eq!(again.to_saved(questionnaire), session.to_saved(questionnaire));
        prop_assert_eq!(again.place, session.place);
    }

    #[test]
    fn whatever_was_done_there_is_a_page(draft in draft(), deeds in vec(deed(), 0..40)) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let mut session = Session::new(questionnaire);
        for msg in deeds.iter().flat_map(|deed| deed.on(questionnaire)) {
            session = session.update(questionnaire, msg, NOW).0;
            let page = Page::of(&session, &content, &Plain);
            prop_assert!(!page.frame.brand.is_empty());
        }
    }
}

#[test]
fn answers_in_one_line_are_what_they_say() {
    let questionnaire = &uncat().questionnaire;
    let given = answers(questionnaire, "S1.1=3 S1.2=? S1.3=- S1.4=!");
    let settled = ["S1.1", "S1.2", "S1.3", "S1.4"].map(|id| given.answer(ix(questionnaire, id)).settled());
    assert_eq!(settled, [Response::Level(3), Response::NotKnown, Response::NotApplicable, Response::None]);
}

// Where answers are kept

fn keeping(session: &Session) -> Vec<(String, bool)> {
    let content = uncat();
    let Screen::Start(page) = Page::of(session, &content, &Plain).screen else { panic!("not the start") };
    page.storage.choice.options.iter().map(|one| (one.id.to_string(), one.chosen)).collect()
}

#[test]
fn the_person_chooses_where_answers_are_kept_and_it_is_done_at_once() {
    check([Msg::KeepIn(Keeping::Device)], &["save device"]);
    let (session, _) = after([Msg::KeepIn(Keeping::Nowhere)]);
    assert_eq!(
        keeping(&session),
        [("keep-none".into(), true), ("keep-tab".into(), false), ("keep-device".into(), false)]
    );
    let again = Session::from_saved(&session.to_saved(&uncat().questionnaire), &uncat().questionnaire);
    assert_eq!(again.unwrap().session.keeping, Keeping::Nowhere);
}

#[test]
fn what_was_erased_is_kept_as_before() {
    let (session, _) = after([Msg::KeepIn(Keeping::Device), Msg::Level(one("S1.1"), 2), Msg::Erase]);
    assert_eq!((session.keeping, session.assessment.answered()), (Keeping::Device, 0));
}

#[test]
fn the_frame_says_where_answers_are_kept_in_truth() {
    let said = |deeds: Vec<Msg>| {
        let content = uncat();
        Page::of(&after(deeds).0, &content, &Plain).frame.kept.label.to_string()
    };
    assert_eq!(said(vec![]), "Kept in this tab");
    assert_eq!(said(vec![Msg::KeepIn(Keeping::Device)]), "Kept on this device");
    assert_eq!(said(vec![Msg::KeepIn(Keeping::Nowhere)]), "Not kept");
    assert_eq!(said(vec![Msg::KeepIn(Keeping::Device), Msg::Kept(false)]), "Not kept");
}

#[test]
fn a_browser_that_keeps_again_takes_its_warning_back() {
    let (session, _) = after([Msg::Kept(false), Msg::Kept(true)]);
    assert_eq!((session.kept, session.notice), (true, None));
}

#[test]
fn answers_changed_in_another_tab_wait_for_a_decision() {
    let (session, effects) = after([Msg::Level(one("S1.1"), 2), Msg::Elsewhere, Msg::Elsewhere]);
    assert_eq!(session.notice, Some(Notice::Elsewhere));
    let told = told(&uncat().questionnaire, &effects);
    assert_eq!(told.iter().filter(|one| *one == "announce ElsewhereTitle").count(), 1, "it is read out once");
    check([Msg::Elsewhere, Msg::TakeElsewhere], &["reread"]);
    check([Msg::Elsewhere, Msg::Overwrite], &["overwrite", "focus title"]);
}

#[test]
fn the_other_tabs_answers_take_the_place_of_these() {
    let questionnaire = &uncat().questionnaire;
    let (other, _) = after([Msg::Level(one("S1.2"), 3), Msg::Go(Place::Results)]);
    let theirs = Msg::Theirs(Some(other.to_saved(questionnaire).into()));
    let (session, _) = after([Msg::KeepIn(Keeping::Device), Msg::Level(one("S1.1"), 2), theirs]);
    assert_eq!((session.place, session.keeping), (Place::Results, Keeping::Device));
    assert_eq!(session.assessment, other.assessment);
}

#[test]
fn the_other_tabs_answers_are_set_aside_where_they_cannot_be_read_and_these_are_kept() {
    let theirs = Msg::Theirs(Some("oops".into()));
    check([Msg::TakeElsewhere, theirs.clone()], &["setaside", "announce AsideTitle", "save tab"]);
    let (session, _) = after([Msg::Level(one("S1.1"), 2), Msg::Elsewhere, Msg::TakeElsewhere, theirs]);
    assert_eq!(session.notice, Some(Notice::SetAside(Unreadable::Damaged)));
    assert_eq!(session.assessment.answered(), 1);
}

#[test]
fn where_the_other_tab_has_erased_all_this_one_does_too() {
    let (session, effects) = after([Msg::Level(one("S1.1"), 2), Msg::TakeElsewhere, Msg::Theirs(None)]);
    assert_eq!(session.assessment.answered(), 0);
    assert!(effects.contains(&Effect::Forget), "{effects:?}");
}

#[test]
fn what_is_saved_is_the_session_as_it_is_after_the_message() {
    let questionnaire = &uncat().questionnaire;
    for msg in [Msg::Level(one("S1.1"), 2), Msg::Go(Place::Results), Msg::KeepIn(Keeping::Device)] {
        let (session, effects) = after([msg]);
        let saved: Rc<str> = session.to_saved(questionnaire).into();
        assert!(effects.contains(&Effect::Save(session.keeping, saved)), "{effects:?}");
    }
}

#[test]
fn an_answer_is_kept_and_told_before_it_is_drawn_and_the_focus_moves_after() {
    let (_, effects) = after([Msg::Level(one("S1.1"), 2), Msg::Clear(one("S1.1")), Msg::Print(None)]);
    let late: Vec<Effect> = effects.into_iter().filter(Effect::needs_the_page).collect();
    assert_eq!(told(&uncat().questionnaire, &late), ["focus S1.1-0", "print"]);
}

// Files to take home

#[test]
fn each_file_has_a_name_and_a_kind_and_what_it_says() {
    let content = uncat();
    let deposit = Planning::Date(DateField::Deposit, Entry::Written("2028-01-30".into()));
    let (session, _) = after([Msg::Level(one("S1.1"), 2), Msg::Plan(deposit)]);
    let made = |name: &str| Export::find(name).unwrap().file(&session, &content, &Plain, NOW);
    for (name, file, kind) in [
        ("json", ".json", "application/json"),
        ("calendar", ".ics", "text/calendar"),
        ("readiness.svg", "-readiness.svg", "image/svg+xml"),
        ("themes.png", "-themes.png", "image/png"),
    ] {
        let made = made(name).unwrap();
        assert_eq!((made.name, made.kind), (["uncat-readiness-", &NOW[..10], file].concat(), kind));
        assert_eq!(matches!(made.contents, Contents::Pixels(_)), name.ends_with("png"));
    }
    assert_eq!(made("json").unwrap().contents, Contents::Text(session.document(&content)));
}

#[test]
fn a_picture_with_nothing_to_draw_and_a_calendar_without_a_day_are_no_files_and_an_unknown_name_neither() {
    let (session, _) = after([]);
    let plan = Export::Picture(Picture::Plan, Image::Svg);
    assert_eq!(plan.file(&session, &uncat(), &Plain, NOW), None);
    assert_eq!(Export::Calendar.file(&session, &uncat(), &Plain, NOW), None);
    for junk in ["", "svg", "plan", "plan.gif", "Plan.svg", "calendar.json"] {
        assert_eq!(Export::find(junk), None, "{junk}");
    }
}

/// A file that the browser got.
fn offered() -> Msg {
    let text = Some("{}".into());
    Msg::Offered(Offered { name: "a.json".into(), text, shares: true, open: false, said: None })
}

#[test]
fn the_other_ways_of_a_file_are_there_until_the_person_goes_on() {
    let (session, effects) = after([offered(), Msg::ShowWays, Msg::Offer(Export::Document)]);
    assert!(session.desk.offered.as_ref().is_some_and(|offered| offered.open));
    assert_eq!(told(&uncat().questionnaire, &effects), ["announce Saved", "offer Document"]);
    let end = [
        Msg::Go(Place::Results),
        Msg::Level(one("S1.1"), 2),
        Msg::Undo,
        Msg::CloseOffered,
        Msg::Erase,
        Msg::Reset,
        open(&uncat().questionnaire, &read("tests/fixtures/saved.json")),
    ];
    for msg in end {
        let (session, _) = after([Msg::Level(one("S1.1"), 1), offered(), msg.clone(), Msg::Replace]);
        assert_eq!(session.desk.offered, None, "{msg:?}");
    }
}

#[test]
fn a_file_is_shared_or_copied_at_once_and_it_is_said_how_that_ended() {
    let tried = [offered(), Msg::ShowWays, Msg::Share, Msg::Shared(false), Msg::Copy, Msg::Copied(true)];
    let (session, effects) = after(tried);
    assert_eq!(session.desk.offered.and_then(|offered| offered.said), Some(Term::Copied));
    let said =
        ["announce Saved", "share { is_text: true }", "announce NotShared", "copy {}", "announce Copied"];
    assert_eq!(told(&uncat().questionnaire, &effects), said);
    // A browser allows both in the task of the click only, and drawing is another.
    let ways =
        effects.iter().filter(|effect| matches!(effect, Effect::Share { is_text: true } | Effect::Copy(_)));
    assert_eq!(ways.filter(|effect| !effect.needs_the_page()).count(), 2);
}

#[test]
fn without_a_file_there_is_nothing_to_copy() {
    let (session, effects) = after([Msg::ShowWays, Msg::Copy, Msg::CloseOffered]);
    assert_eq!(session.desk.offered, None);
    assert_eq!(told(&uncat().questionnaire, &effects), ["focus offered"]);
}

// What if

#[test]
fn a_supposition_is_no_answer_and_is_saved_nowhere() {
    let questionnaire = &uncat().questionnaire;
    let begun = [Msg::Level(one("S1.1"), 1), Msg::Go(Place::WhatIf)];
    let (before, _) = after(begun);
    let suppose = Msg::Suppose(one("S1.1"), Some(3));
    let (session, effects) = before.clone().update(questionnaire, suppose, NOW);
    assert_eq!(session.desk.supposed, [(one("S1.1"), 3)]);
    assert_eq!(session.assessment, before.assessment);
    assert_eq!(session.to_saved(questionnaire), before.to_saved(questionnaire));
    assert_eq!(effects, []);
}

#[test]
fn the_last_supposition_about_a_statement_counts_and_can_be_taken_back() {
    let (session, _) = after([Msg::Suppose(one("S1.1"), Some(1)), Msg::Suppose(one("S1.1"), Some(2))]);
    assert_eq!(session.desk.supposed, [(one("S1.1"), 2)]);
    let questionnaire = &uncat().questionnaire;
    let (none, _) = session.clone().update(questionnaire, Msg::Suppose(one("S1.1"), None), NOW);
    let (reset, _) = session.update(questionnaire, Msg::SupposeNothing, NOW);
    assert!(none.desk.supposed.is_empty() && reset.desk.supposed.is_empty());
    assert_eq!(suppose(Case::of(questionnaire, &reset.assessment), &reset.desk.supposed), reset.assessment);
}

#[test]
fn several_statements_are_supposed_in_place_at_once_and_others_stay_as_supposed() {
    let both: Rc<[_]> = [one("S1.1"), one("S1.2")].into();
    let before = [Msg::Suppose(one("S1.1"), Some(1)), Msg::Suppose(one("S1.3"), Some(2))];
    let (session, _) = after(before.into_iter().chain([Msg::SupposeInPlace(both)]));
    assert_eq!(session.desk.supposed, [(one("S1.3"), 2), (one("S1.1"), 3), (one("S1.2"), 3)]);
}

#[test]
fn erasing_takes_all_suppositions_along() {
    let (session, _) = after([Msg::Suppose(one("S1.1"), Some(1)), Msg::AskErase, Msg::Erase]);
    assert!(session.desk.supposed.is_empty());
}

// Names of places

#[test]
fn every_place_has_a_name_that_leads_back_to_it() {
    let questionnaire = &uncat().questionnaire;
    let sections = questionnaire.sections().flat_map(|(ix, _)| [Place::Section(ix), Place::Check(ix)]);
    let views = FigureOf::all(questionnaire).into_iter().map(Place::Terms).chain(Lens::ALL.map(Place::Lens));
    let screens = [Place::Start, Place::Tasks, Place::Results, Place::WhatIf, Place::FindOut];
    for place in screens.into_iter().chain(sections).chain(views) {
        let name = place.name(questionnaire);
        assert_eq!(Msg::go_to(&name, questionnaire), Some(Msg::Go(place)), "{name}");
    }
    assert_eq!(Msg::go_to("results/next", questionnaire), Some(Msg::GoToPart(Part::Next)));
    assert_eq!(Msg::go_to("S8.1", questionnaire), Some(Msg::GoTo(one("S8.1"))));
    for junk in [
        "",
        "S99",
        "s8",
        "results/",
        "results/nothing",
        "results/by/",
        "results/of/article/33",
        "S8/",
        "/check",
        "S8.1/check",
    ] {
        assert_eq!(Msg::go_to(junk, questionnaire), None, "{junk}");
    }
}

// What is said of keeping and saving

#[test]
fn the_first_screen_says_what_this_browser_really_keeps() {
    let content = uncat();
    let hints = |kept: bool, framed: bool| {
        let session = Session { kept, framed, ..Session::new(&content.questionnaire) };
        let page = Page::of(&session, &content, &Plain);
        let Screen::Start(start) = page.screen else { panic!("a session begins at the start") };
        let choice = &start.storage.choice;
        let device = choice.options.last().and_then(|option| option.hint.clone());
        [Some(page.frame.kept.label.clone()), choice.hint.clone(), device].map(|it| it.unwrap().to_string())
    };
    let [kept, free, device] = hints(true, false);
    let [not_kept, refused, for_one_site] = hints(false, true);
    assert_eq!([&*kept, &*not_kept], ["Kept in this tab", "Not kept"]);
    assert!(free.contains("change this") && refused.contains("keeps nothing"), "{free} {refused}");
    assert!(!device.contains("site around") && for_one_site.contains("site around"), "{for_one_site}");
}

#[test]
fn what_this_browser_keeps_is_said_after_erasing_too() {
    let questionnaire = &uncat().questionnaire;
    let begun =
        Session { framed: true, kept: false, keeping: Keeping::Device, ..Session::new(questionnaire) };
    for erase in [Msg::Erase, Msg::Reset] {
        let (erased, _) = perform(questionnaire, begun.clone(), [Msg::Level(one("S8.1"), 2), erase]);
        assert_eq!((erased.framed, erased.kept, erased.keeping), (true, false, Keeping::Device));
    }
}

#[test]
fn the_head_says_that_all_is_in_the_file_until_something_changes() {
    let saved = |deeds: Vec<Msg>| {
        let (session, _) = after(deeds);
        Page::of(&session, &uncat(), &Plain).frame.filed.map(|filed| filed.to_string())
    };
    let answer = Msg::Level(one("S8.1"), 2);
    let save = || [Msg::Offer(Export::Document), offered()];
    let then = |more: Option<Msg>| [answer.clone()].into_iter().chain(save()).chain(more).collect::<Vec<_>>();
    assert_eq!(saved(vec![answer.clone()]), None);
    assert_eq!(saved(then(None)), Some("Saved".to_owned()));
    assert_eq!(saved(then(Some(Msg::Go(Place::Plan)))), Some("Saved".to_owned()));
    assert_eq!(saved(then(Some(Msg::Level(one("S8.1"), 3)))), None);
}

#[test]
fn what_the_page_gives_is_in_no_file_of_the_reader_and_is_not_lost_with_the_page() {
    let questionnaire = &uncat().questionnaire;
    let given = Session { assessment: mixed(questionnaire), ..Session::new(questionnaire) };
    let opened = Assessment::open(&given.document(&uncat()), questionnaire).unwrap();
    let (session, effects) = after([Msg::Set(Rc::new(opened))]);
    let frame = |session: &Session| Page::of(session, &uncat(), &Plain).frame;
    assert_eq!((frame(&session).filed, session.is_at_risk()), (None, false));
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::Save(_, text) => Some(text.clone()),
        _ => None,
    });
    let restored = Session::from_saved(&kept.unwrap(), questionnaire).unwrap().session;
    assert!(!restored.is_at_risk() && frame(&restored).filed.is_none());
    let (changed, _) = session.update(questionnaire, Msg::Level(one("S8.1"), 1), NOW);
    assert!(changed.is_at_risk());
}

// Where the page begins

#[test]
fn where_the_page_begins_takes_no_focus_and_is_kept_only_with_what_is_done_there() {
    let questionnaire = &uncat().questionnaire;
    let laws = Place::find("S8", questionnaire).unwrap();
    for (name, place) in [
        ("plan", Place::Plan),
        ("S8", laws),
        ("S8.1", laws),
        ("results/next", Place::Results),
        ("begin/key", Place::Start),
    ] {
        let begin = Msg::begin_at(name, false, questionnaire).unwrap();
        let (session, effects) = after([begin]);
        assert_eq!((session.place, session.way_back, effects), (place, None, Vec::new()), "{name}");
    }
    assert_eq!(Msg::begin_at("nowhere", true, questionnaire), None);
}

#[test]
fn where_the_focus_may_go_the_page_begins_at_a_statement_or_a_part_as_a_link_leads_there() {
    let questionnaire = &uncat().questionnaire;
    for (name, expected) in
        [("S8.1", &["focus S8.1"][..]), ("results/next", &["focus next"]), ("S8", &[]), ("plan", &[])]
    {
        check([Msg::begin_at(name, true, questionnaire).unwrap()], expected);
    }
}

#[test]
fn a_file_of_the_page_that_cannot_be_opened_is_told_without_taking_the_focus() {
    check([Msg::NotSet(Refusal::unreadable())], &["failed not-an-assessment"]);
    let (session, _) = after([Msg::NotSet(Refusal::unreadable())]);
    assert!(matches!(session.notice, Some(Notice::Refused(_))));
}
