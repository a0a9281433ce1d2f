//! A questionnaire narrowed to a part of it: what is asked, what is left of everything else.

use proptest::prelude::*;
use serde_json::{Value, json};
use uncat_readiness::assessment::Assessment;
use uncat_readiness::case::Case;
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::score::Score;
use uncat_readiness::session::Session;

use crate::support::arbitrary::draft;
use crate::support::{Draft, answers, bundle, laws, objections, parse, schema};

/// The statements that are asked with a scope, by id, and after a bar the names that mean nothing.
#[track_caller]
fn check(draft: &str, scope: &str, expected: &str) {
    let mut content = Draft::new(draft).content();
    let unknown = content.narrow(scope);
    assert_eq!(format!("{} | {}", ids(&content), unknown.join(" ")).trim(), expected);
}

fn ids(content: &Content) -> String {
    let ids: Vec<&str> = content.questionnaire.indicators().map(|(_, found)| &*found.id).collect();
    ids.join(" ")
}

const SMALL: &str = "A: a1! a2 | B: b1<a2,b2 b2! || C: c1<a1 c2";

#[test]
fn without_a_scope_everything_is_asked() {
    check(SMALL, "", "a1 a2 b1 b2 c1 c2 |");
    check(SMALL, " , ", "a1 a2 b1 b2 c1 c2 |");
}

#[test]
fn sections_and_groups_add_up() {
    check(SMALL, "B", "b1 b2 |");
    check(SMALL, "C,A", "a1 a2 c1 c2 |");
    let mut content = uncat();
    assert_eq!(content.narrow("development MIL"), [""; 0]);
    let sections: Vec<&str> = content.questionnaire.sections().map(|(_, found)| &*found.id).collect();
    assert_eq!(sections, ["S1", "S2", "S3", "S4", "MIL"]);
}

#[test]
fn a_mark_narrows_the_sections_and_two_marks_add_up() {
    check(SMALL, "before-deposit", "a1 b2 |");
    check(SMALL, "B before-deposit", "b2 |");
    let mut content = uncat();
    content.narrow("before-deposit key");
    assert!(content.questionnaire.indicators().all(|(_, found)| found.before_deposit || found.key));
    let whole = uncat();
    let wanted = whole.questionnaire.indicators().filter(|(_, found)| found.before_deposit || found.key);
    assert_eq!(content.questionnaire.indicators().len(), wanted.count());
}

#[test]
fn a_name_that_means_nothing_is_told_and_asks_for_nothing() {
    check(SMALL, "B nonsense", "b1 b2 | nonsense");
    check(SMALL, "nonsense", "a1 a2 b1 b2 c1 c2 | nonsense");
}

#[test]
fn a_scope_that_would_leave_nothing_is_told_and_leaves_everything() {
    check(SMALL, "C before-deposit", "a1 a2 b1 b2 c1 c2 | C before-deposit");
}

#[test]
fn words_and_prerequisites_stay_with_their_statements() {
    let whole = uncat();
    let mut part = uncat();
    part.narrow("PRI S9 S3");
    for (ix, section) in part.questionnaire.sections() {
        let there = whole.questionnaire.find_section(&section.id).unwrap();
        assert_eq!(part.words.section(ix).title, whole.words.section(there).title);
        let group = &part.questionnaire.groups[section.group];
        assert!(group.sections.contains(&ix), "{} is not in {}", section.id, group.id);
        for one in &section.indicators {
            assert_eq!(part.questionnaire.indicator(*one).section, ix);
        }
    }
    let id = |content: &Content, ix| content.questionnaire.indicator(ix).id.clone();
    for (ix, indicator) in part.questionnaire.indicators() {
        let there = whole.questionnaire.find(&indicator.id).unwrap();
        assert_eq!(part.words.indicator(ix).statement, whole.words.indicator(there).statement);
        let kept = whole.questionnaire.indicator(there).requires.iter().map(|it| id(&whole, *it));
        let kept: Vec<_> = kept.filter(|it| part.questionnaire.find(it).is_some()).collect();
        let found: Vec<_> = indicator.requires.iter().map(|it| id(&part, *it)).collect();
        assert_eq!(found, kept, "{}", indicator.id);
    }
}

#[test]
fn the_start_page_and_the_figures_say_that_it_is_a_part() {
    let mut content = uncat();
    content.narrow("areas");
    let session = Session::new(&content.questionnaire);
    let Screen::Start(page) = Page::of(&session, &content, &Plain).screen else { panic!("not the start") };
    assert!(page.scope.as_deref().unwrap().contains("72 of 165"));
    let results = Score::of(Case::of(&content.questionnaire, &session.assessment))
        .to_json(Case::of(&content.questionnaire, &session.assessment));
    let results: Value = serde_json::from_str(&results.to_string()).unwrap();
    assert_eq!(results["scope"], json!(["areas"]));
}

#[test]
fn a_quick_look_is_not_offered_where_all_statements_are_key() {
    let mut content = uncat();
    content.narrow("key");
    let session = Session::new(&content.questionnaire);
    let Screen::Start(page) = Page::of(&session, &content, &Plain).screen else { panic!("not the start") };
    assert_eq!(page.depth, None);
}

#[test]
fn answers_and_marks_outside_the_part_are_kept_and_written_again() {
    let (whole, mut part) = (uncat(), uncat());
    part.narrow("S1");
    let mut given = answers(&whole.questionnaire, "S1.1=3 JUS1=2 MIG1=?");
    let migration = whole.questionnaire.find_section("MIG").unwrap();
    given.mark_risk(migration, 0, true);
    let document = given.to_json(&whole.questionnaire).to_string();
    let narrow = Assessment::open(&document, &part.questionnaire).unwrap().assessment;
    assert_eq!((narrow.answered(), narrow.aside().count()), (1, 2));
    let again = narrow.to_json(&part.questionnaire).to_string();
    assert_eq!(objections(&schema("assessment"), &serde_json::from_str(&again).unwrap()), [""; 0]);
    assert_eq!(Assessment::open(&again, &whole.questionnaire).unwrap().assessment, given);
}

#[test]
fn every_scope_has_figures_and_a_start_page() {
    let whole = uncat();
    let sections = whole.questionnaire.sections().map(|(_, section)| section.id.to_string());
    for scope in sections.chain(["key", "before-deposit", "areas key", "R1 S8"].map(str::to_owned)) {
        let mut part = uncat();
        assert_eq!(part.narrow(&scope), [""; 0]);
        let session = Session::new(&part.questionnaire);
        let saved = session.to_saved(&part.questionnaire);
        assert!(Session::from_saved(&saved, &part.questionnaire).is_ok(), "{scope}");
        let results = Score::of(Case::of(&part.questionnaire, &session.assessment));
        assert!(
            results
                .to_json(Case::of(&part.questionnaire, &session.assessment))
                .to_string()
                .contains("overall"),
            "{scope}"
        );
        assert!(matches!(Page::of(&session, &part, &Plain).screen, Screen::Start(_)), "{scope}");
    }
}

fn uncat() -> Content {
    parse(&bundle())
}

proptest! {
    #![proptest_config(laws(64))]

    #[test]
    fn every_part_is_a_questionnaire_that_adds_up(draft in draft(), picks in prop::collection::vec(any::<bool>(), 1..6)) {
        let mut content = draft.content();
        let all: Vec<String> = content.questionnaire.sections().map(|(_, it)| it.id.to_string()).collect();
        let scope: Vec<&str> =
            all.iter().zip(picks.iter().cycle()).filter(|(_, pick)| **pick).map(|(id, _)| id.as_str()).collect();
        content.narrow(&scope.join(" "));
        let questionnaire = &content.questionnaire;
        let count: usize = questionnaire.sections().map(|(_, section)| section.indicators.len()).sum();
        prop_assert_eq!(count, questionnaire.indicators().len());
        for (ix, indicator) in questionnaire.indicators() {
            prop_assert!(questionnaire.section(indicator.section).indicators.contains(&ix));
            for other in &indicator.requires {
                prop_assert!(questionnaire.indicator(*other).required_by.contains(&ix));
            }
        }
        let grouped: Vec<_> = questionnaire.groups.iter().flat_map(|group| &group.sections).copied().collect();
        let listed: Vec<_> = questionnaire.sections().map(|(ix, _)| ix).collect();
        prop_assert_eq!(grouped, listed);
    }
}
