//! What is said of a statement only with its questionnaire and its answer together.

use uncat_readiness::assessment::Depth;
use uncat_readiness::case::{Case, Progress};
use uncat_readiness::content::IndicatorIx;

use crate::support::{Draft, answers};

/// The statements that a question is true of, in the order of the questionnaire.
#[track_caller]
fn check(given: &str, is: fn(Case<'_>, IndicatorIx) -> bool, expected: &str) {
    let content = Draft::new("A: a1 a2 a3 a4 a5 a6").content();
    let assessment = answers(&content.questionnaire, given);
    let case = Case::of(&content.questionnaire, &assessment);
    let found = content.questionnaire.indicators().filter(|(ix, _)| is(case, *ix));
    assert_eq!(found.map(|(_, indicator)| &*indicator.id).collect::<Vec<_>>().join(" "), expected);
}

const ALL: &str = "a1=3 a2=2 a3=? a4=- a5=!";

#[test]
fn only_the_highest_rung_is_in_place() {
    check(ALL, |case, ix| case.is_in_place(ix), "a1");
}

#[test]
fn what_applies_and_is_not_in_place_is_open() {
    check(ALL, |case, ix| case.is_open(ix), "a2 a3 a5 a6");
}

#[test]
fn what_does_not_apply_without_a_reason_is_as_unknown_as_what_has_no_answer() {
    check(ALL, |case, ix| case.is_unknown(ix), "a3 a5 a6");
}

#[test]
fn what_nobody_has_answered_holds_nothing_back() {
    check(ALL, |case, ix| case.holds_back(ix), "a2 a3");
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
