//! What is said of a statement only with its questionnaire and its answer together.

use uncat_readiness::assessment::Depth;
use uncat_readiness::case::{Case, Progress};

use crate::support::{Draft, answers, ix};

/// All that is true of a statement with this answer.
#[track_caller]
fn check(given: &str, expected: &[&str]) {
    check_of("A: a1", given, expected);
}

#[track_caller]
fn check_of(draft: &str, given: &str, expected: &[&str]) {
    let content = Draft::new(draft).content();
    let assessment = answers(&content.questionnaire, given);
    let case = Case::of(&content.questionnaire, &assessment);
    let a1 = ix(&content.questionnaire, "a1");
    let claims = [
        ("in place", case.is_in_place(a1)),
        ("below top", case.is_below_top(a1)),
        ("open", case.is_open(a1)),
        ("holds back", case.holds_back(a1)),
    ];
    let found = claims.iter().filter(|(_, holds)| *holds).map(|(claim, _)| *claim);
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn on_the_highest_rung_a_statement_is_in_place() {
    check("a1=3", &["in place"]);
}

#[test]
fn on_a_lower_rung_it_holds_back_what_needs_it() {
    check("a1=2", &["below top", "holds back"]);
    check("a1=0", &["below top", "holds back"]);
}

#[test]
fn what_is_not_known_holds_back_and_what_has_no_answer_does_not() {
    check("a1=?", &["below top", "open", "holds back"]);
    check("", &["below top", "open"]);
}

#[test]
fn what_does_not_apply_is_open_until_a_reason_is_given() {
    check("a1=!", &["below top", "open"]);
    check("a1=-", &[]);
}

#[test]
fn what_is_asked_of_every_state_stays_open_when_it_is_said_not_to_apply() {
    check_of("A: a1%", "a1=-", &["below top", "open"]);
    check_of("A: a1%", "a1=3", &["in place"]);
}

#[test]
fn the_progress_counts_what_is_asked_at_the_chosen_depth() {
    let content = Draft::new("A: a1 a2 | B: b1").content();
    let mut assessment = answers(&content.questionnaire, "a1=0 a2=!");
    let case = Case::of(&content.questionnaire, &assessment);
    assert_eq!(case.progress(), Progress { answered: 1, asked: 3 });
    assessment.depth = Some(Depth::Key);
    // None is a key statement: what was answered stays asked.
    let progress = Case::of(&content.questionnaire, &assessment).progress();
    assert_eq!(progress, Progress { answered: 1, asked: 2 });
    assert!(!progress.is_complete());
}
