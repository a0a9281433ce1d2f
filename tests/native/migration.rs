//! A document of an earlier edition opens in this one: each rule of the changes, and the file that somebody saved.

use std::rc::Rc;

use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, LineId, Migrated, Opened, Response};
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::session::{Effect, Msg, Notice, Place, Planning, Session};

use crate::support::{Draft, ix, objections, parse, perform, read, schema, uncat};

/// Edition 1 of a small questionnaire, with these changes since edition 0. Statement a2 is asked of every State.
fn content(statements: &Value) -> Content {
    with_steps(statements, &json!({}), &json!({}))
}

/// Edition 1 of a draft, with these changes since edition 0.
fn bundle(draft: &str, statements: &Value, steps: &Value) -> Value {
    let mut bundle = Draft::new(draft).bundle();
    bundle["migration"] = json!({
        "format": "uncat-readiness/migration",
        "version": 1,
        "questionnaire": "example",
        "edition": "1",
        "since": {"0": {"statements": statements, "steps": steps}},
    });
    bundle
}

fn with_steps(statements: &Value, steps: &Value, former: &Value) -> Content {
    let mut bundle = bundle("A: a1 a2% a3 | B: b1", statements, steps);
    if former.as_object().is_some_and(|former| !former.is_empty()) {
        bundle["words"]["formerSteps"] = former.clone();
    }
    parse(&bundle)
}

/// A document of edition 0.
fn document(answers: &Value) -> Value {
    json!({
        "format": "uncat-readiness/assessment",
        "version": 1,
        "questionnaire": {"id": "example", "edition": "0"},
        "answers": answers,
    })
}

fn open(content: &Content, document: &Value) -> Opened {
    Assessment::open(&document.to_string(), &content.questionnaire).unwrap()
}

/// Opens an answer to a1, and says what is answered there now, and what is said beside it.
#[track_caller]
fn check(origin: &Value, answers: &Value, expected: (&Value, &[&str])) {
    check_of("a1", origin, answers, expected);
}

#[track_caller]
fn check_of(id: &str, origin: &Value, answers: &Value, (answer, again): (&Value, &[&str])) {
    let content = content(&json!({ id: origin }));
    let opened = open(&content, &document(answers));
    let written: Value =
        serde_json::from_str(&opened.assessment.to_json(&content.questionnaire).to_string()).unwrap();
    assert_eq!(&written["answers"][id], answer);
    assert_eq!(written["questionnaire"]["edition"], "1");
    let migrated = opened.migrated.unwrap();
    assert_eq!(migrated.again.iter().map(|id| &**id).collect::<Vec<_>>(), again);
    assert_eq!(opened.other_edition, None);
}

#[test]
fn the_same_claim_in_other_words_keeps_its_answer() {
    for response in ["rung-0", "rung-2", "rung-3", "not-known"] {
        let answer = json!({"response": response, "note": "n"});
        check(&json!({"changed": "words"}), &json!({"a1": answer}), (&answer, &[]));
    }
}

#[test]
fn a_narrower_claim_keeps_what_was_in_place_or_not_known() {
    for response in ["rung-3", "not-known"] {
        let answer = json!({"response": response, "note": "n"});
        check(&json!({"changed": "narrower"}), &json!({"a1": answer}), (&answer, &[]));
    }
}

#[test]
fn a_lower_level_of_a_narrower_claim_is_kept_and_looked_at_again() {
    let earlier = json!([{"edition": "0", "statement": "a1", "response": "rung-1", "note": "n"}]);
    let answer = json!({"response": "rung-1", "note": "n", "earlier": earlier});
    let given = json!({"a1": {"response": "rung-1", "note": "n"}});
    check(&json!({"changed": "narrower"}), &given, (&answer, &["a1"]));
}

#[test]
fn what_did_not_apply_stays_so_only_where_that_is_foreseen() {
    let given = json!({"response": "not-applicable", "reason": "r"});
    check(&json!({"changed": "narrower"}), &json!({"a1": given}), (&given, &[]));
    let earlier = json!([{"edition": "0", "statement": "a2", "response": "not-applicable", "reason": "r"}]);
    let marked = json!({"response": "not-applicable", "reason": "r", "earlier": earlier});
    check_of("a2", &json!({"changed": "narrower"}), &json!({"a2": given}), (&marked, &["a2"]));
}

#[test]
fn another_claim_is_asked_again_with_the_former_answer_beside_it() {
    let earlier = json!([{"edition": "0", "statement": "a1", "response": "rung-3", "note": "n"}]);
    let given =
        json!({"a1": {"response": "rung-3", "note": "n", "keep": true, "evidence": [{"title": "t"}]}});
    let asked = json!({"note": "n", "evidence": [{"title": "t"}], "earlier": earlier});
    check(&json!({"changed": "other"}), &given, (&asked, &["a1"]));
    // A note without an answer asks nothing again.
    check(&json!({"changed": "other"}), &json!({"a1": {"note": "n"}}), (&json!({"note": "n"}), &[]));
}

#[test]
fn a_part_of_a_former_statement_is_in_place_where_each_of_them_was() {
    let from = json!({"from": ["b1", "old"]});
    let both =
        json!({"b1": {"response": "rung-3", "at": "2026-01-01T00:00:00Z"}, "old": {"response": "rung-3"}});
    check(&from, &both, (&json!({"response": "rung-3", "at": "2026-01-01T00:00:00Z"}), &[]));
    let one = json!({"b1": {"response": "rung-3"}, "old": {"response": "rung-2", "note": "n"}});
    let earlier = json!({"earlier": [
        {"edition": "0", "statement": "b1", "response": "rung-3"},
        {"edition": "0", "statement": "old", "response": "rung-2", "note": "n"},
    ]});
    check(&from, &one, (&earlier, &["a1"]));
    let alone = json!({"b1": {"response": "rung-3"}});
    let earlier = json!({"earlier": [{"edition": "0", "statement": "b1", "response": "rung-3"}]});
    check(&from, &alone, (&earlier, &["a1"]));
}

#[test]
fn a_part_of_what_did_not_apply_does_not_apply_only_where_that_is_foreseen() {
    let given = json!({"b1": {"response": "not-applicable", "reason": "r"}});
    check(&json!({"from": ["b1"]}), &given, (&json!({"response": "not-applicable", "reason": "r"}), &[]));
    let earlier = json!([{"edition": "0", "statement": "b1", "response": "not-applicable", "reason": "r"}]);
    check_of("a2", &json!({"from": ["b1"]}), &given, (&json!({ "earlier": earlier }), &["a2"]));
}

#[test]
fn a_statement_with_another_id_keeps_all_of_its_answer() {
    let answer = json!({"response": "rung-1", "note": "n", "evidence": [{"title": "t"}]});
    check(&json!({"renamed": "old"}), &json!({ "old": answer }), (&answer, &[]));
}

#[test]
fn answers_are_counted_as_carried_to_look_at_again_and_new() {
    let content = content(&json!({"a1": {"new": true}, "a2": {"changed": "other"}, "a3": {"from": ["old"]}}));
    let given =
        json!({"a2": {"response": "rung-1"}, "b1": {"response": "rung-1"}, "gone": {"response": "rung-2"}});
    let opened = open(&content, &document(&given));
    let ids = |list: &[&str]| list.iter().map(|id| (*id).into()).collect();
    let expected = Migrated { since: "0".into(), carried: 1, again: ids(&["a2"]), new: ids(&["a1", "a3"]) };
    assert_eq!(opened.migrated, Some(expected));
    // The changes say nothing about it: it is kept aside, and written again.
    assert_eq!(opened.assessment.aside().collect::<Vec<_>>(), ["gone"]);
}

#[test]
fn lines_of_the_plan_keep_their_step_or_become_one_of_the_persons_own() {
    let steps = json!({"old-step": {"step": "b1-step"}, "gone-step": {"own": true}});
    let content = with_steps(&json!({}), &steps, &json!({"gone-step": "What was to be done."}));
    let mut document = document(&json!({}));
    document["plan"] = json!([
        {"step": "a1-step", "lead": "L"},
        {"step": "old-step", "due": "2027-01-31"},
        {"own": 7, "text": "My own"},
        {"step": "gone-step", "lead": "M", "leadSuggested": true},
        {"step": "lost-step"},
    ]);
    let opened = open(&content, &document).assessment;
    let questionnaire = &content.questionnaire;
    let lines: Vec<_> = opened.plan.iter().map(|line| (line.id, line.text.as_deref(), &*line.lead)).collect();
    let expected = [
        (LineId::Step(ix(questionnaire, "a1"), 0), None, "L"),
        (LineId::Step(ix(questionnaire, "b1"), 0), None, ""),
        (LineId::Own(7), Some("My own"), ""),
        (LineId::Own(8), Some("What was to be done."), "M"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(&*opened.plan[1].due, "2027-01-31");
    assert!(!opened.plan[3].lead_suggested, "nothing suggests another lead for a step that is gone");
    let written = opened.to_json(questionnaire).to_string();
    assert!(written.contains("lost-step"), "{written}");
}

#[test]
fn a_line_that_finds_out_about_a_statement_keeps_it_under_its_new_id() {
    let content = content(&json!({"a1": {"renamed": "old"}}));
    let mut document = document(&json!({}));
    document["plan"] = json!([{"own": 1, "text": "T", "findOut": "old", "textSuggested": true}]);
    let opened = open(&content, &document).assessment;
    assert!(opened.plans_to_find_out(&content, ix(&content.questionnaire, "a1")));
}

#[test]
fn an_edition_that_nobody_knows_opens_as_it_is_and_says_so() {
    let content = content(&json!({"a1": {"changed": "other"}}));
    let mut document = document(&json!({"a1": {"response": "rung-1"}}));
    document["questionnaire"]["edition"] = json!("0.5");
    let opened = open(&content, &document);
    assert_eq!((opened.other_edition.as_deref(), opened.migrated), (Some("0.5"), None));
    assert_eq!(opened.assessment.answer(ix(&content.questionnaire, "a1")).response, Response::Level(1));
}

#[test]
fn a_part_of_the_questionnaire_brings_the_whole_document_over() {
    let mut content = content(&json!({"a1": {"changed": "other"}, "b1": {"changed": "narrower"}}));
    content.narrow("B");
    let opened =
        open(&content, &document(&json!({"a1": {"response": "rung-1"}, "b1": {"response": "rung-1"}})));
    // What is not asked here is not reported on, and is brought over all the same.
    assert_eq!(opened.migrated.unwrap().again, ["b1".into()]);
    let written = opened.assessment.to_json(&content.questionnaire).to_string();
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["answers"]["a1"].get("response"), None, "{written}");
}

// What is wrong with changes

#[track_caller]
fn check_problem(statements: &Value, steps: &Value, expected: &str) {
    let problems = Content::parse(&bundle("A: a1", statements, steps).to_string()).unwrap_err();
    assert!(problems.to_string().contains(expected), "{problems}");
}

#[test]
fn changes_that_fit_no_statement_or_step_are_problems_with_their_place() {
    let none = json!({});
    check_problem(
        &json!({"z9": {"new": true}}),
        &none,
        "migration.since.0.statements.z9: `z9` does not exist",
    );
    check_problem(&json!({"a1": {}}), &none, "migration.since.0.statements.a1: this must be one of `new`");
    let two = json!({"a1": {"new": true, "changed": "words"}});
    check_problem(&two, &none, "migration.since.0.statements.a1: this must be one of `new`");
    check_problem(
        &json!({"a1": {"from": []}}),
        &none,
        "migration.since.0.statements.a1.from: this text is blank",
    );
    check_problem(
        &none,
        &json!({"old": {"step": "z9"}}),
        "migration.since.0.steps.old.step: `z9` does not exist",
    );
    check_problem(&none, &json!({"old": {"own": true}}), "words: `formerSteps` is missing");
}

// In a session

/// Opens the file that somebody saved with edition 2026.1.
fn opened_2026() -> (Session, Vec<Effect>) {
    let questionnaire = &uncat().questionnaire;
    let opened = Assessment::open(&read("tests/fixtures/saved-2026.1.json"), questionnaire);
    perform(questionnaire, Session::new(questionnaire), [Msg::Open(opened.map(Rc::new))])
}

#[test]
fn a_file_of_2026_1_opens_and_one_notice_says_what_became_of_the_answers() {
    let content = uncat();
    let (session, _) = opened_2026();
    let Some(Notice::Opened { migrated: Some(migrated), .. }) = &session.notice else {
        panic!("{:?}", session.notice)
    };
    assert_eq!(&*migrated.since, "2026.1");
    // S1.1, S1.2, S1.3, R3.2, EXT1 and EXT2 are as they were; S1.5 lacks its reason and is foreseen.
    assert_eq!(migrated.carried, 7);
    assert_eq!(migrated.again.iter().map(|id| &**id).collect::<Vec<_>>(), ["EXT5", "EXT7", "MIL5"]);
    let page = Page::of(&session, &content, &Plain);
    let notice = page.notice.unwrap();
    let lines: Vec<String> =
        notice.lines.iter().map(|line| line.iter().map(|span| &*span.text).collect()).collect();
    assert!(lines[0].contains("2026.1") && lines[0].contains("2027.1"), "{lines:?}");
    assert!(lines[1].contains("7 answers were carried over"), "{lines:?}");
    assert!(lines[1].contains("3 are to be looked at again"), "{lines:?}");
    let [(_, again), (_, new)] = &notice.lists[..] else { panic!("{:?}", notice.lists) };
    assert_eq!((again.len(), new.len()), (3, migrated.new.len()));
    assert_eq!(again[2].1.to, Msg::GoTo(ix(&content.questionnaire, "MIL5")));
}

#[test]
fn the_notice_stays_while_the_person_follows_its_links_and_closes_it() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = opened_2026();
    let (there, _) = perform(questionnaire, session, [Msg::GoTo(ix(questionnaire, "MIL5"))]);
    assert!(matches!(there.notice, Some(Notice::Opened { .. })));
    let (closed, _) = perform(questionnaire, there, [Msg::Dismiss]);
    assert_eq!(closed.notice, None);
}

#[test]
fn what_is_to_be_looked_at_again_says_so_until_it_is_answered_or_confirmed() {
    let questionnaire = &uncat().questionnaire;
    let (session, _) = opened_2026();
    let mil5 = ix(questionnaire, "MIL5");
    let marked = |session: &Session| !session.assessment.answer(mil5).earlier.is_empty();
    assert!(marked(&session));
    let (noted, _) = perform(questionnaire, session.clone(), [Msg::Note(mil5, "x".into()), Msg::Clear(mil5)]);
    assert!(marked(&noted));
    let (answered, _) = perform(questionnaire, session.clone(), [Msg::Level(mil5, 2)]);
    assert!(!marked(&answered));
    let (confirmed, effects) = perform(questionnaire, session, [Msg::Confirm(mil5)]);
    assert!(!marked(&confirmed) && effects.iter().any(|effect| matches!(effect, Effect::Changed(_))));
    assert_eq!(confirmed.assessment.answer(mil5).response, Response::Level(1));
    let (undone, _) = perform(questionnaire, confirmed, [Msg::Undo]);
    assert!(marked(&undone));
}

#[test]
fn a_recommendation_stays_tied_and_what_was_split_off_is_offered_beside_it() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let mut saved: Value = serde_json::from_str(&read("tests/fixtures/saved-2026.1.json")).unwrap();
    saved["recommendations"] =
        json!([{"asks": "Bring arrested persons before a judge", "indicators": ["JUS1"]}]);
    let opened = Assessment::open(&saved.to_string(), questionnaire).unwrap().assessment;
    let session =
        Session { assessment: opened, place: Place::Recommendations, ..Session::new(questionnaire) };
    let Screen::Recommendations(page) = Page::of(&session, &content, &Plain).screen else {
        panic!("the list")
    };
    let (_, statements) = &page.items[0].statements;
    let offered: Vec<_> = statements.iter().map(|it| (&it.label[..4], it.tied)).collect();
    assert_eq!(offered, [("JUS1", true), ("JUS7", false)]);
}

#[test]
fn what_was_brought_over_is_saved_with_its_marks_and_opens_without_a_notice() {
    let content = uncat();
    let (session, _) = opened_2026();
    let saved = session.document(&content);
    let value: Value = serde_json::from_str(&saved).unwrap();
    assert_eq!(objections(&schema("assessment"), &value), [""; 0]);
    let again = Assessment::open(&saved, &content.questionnaire).unwrap();
    assert_eq!((&again.other_edition, &again.migrated), (&None, &None));
    assert_eq!(again.assessment, session.assessment);
}

#[test]
fn a_kept_session_of_2026_1_goes_on_and_keeps_nothing_anew_until_the_person_does_something() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let kept: Value = serde_json::from_str(&read("tests/fixtures/saved-2026.1.json")).unwrap();
    let text = format!("{}\n{kept}", json!({"place": "results", "keeping": "device"}));
    let restored = Session::from_saved(&text, questionnaire).unwrap();
    assert_eq!((restored.session.place, restored.effects), (Place::Results, Vec::new()));
    assert!(matches!(&restored.session.notice, Some(Notice::Opened { migrated: Some(_), .. })));
    let (_, effects) = perform(
        questionnaire,
        restored.session,
        [Msg::Plan(Planning::Accept(ix(questionnaire, "MIL5"), [].into()))],
    );
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Save(..))));
}
