//! The next steps: which there are, in what order, and what each says about itself.

use std::cmp::Reverse;
use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, Response};
use uncat_readiness::calendar::Date;
use uncat_readiness::case::Case;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{IndicatorIx, Questionnaire};
use uncat_readiness::document::results;
use uncat_readiness::next_steps::{NextStep, NextSteps, Turn};
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::plan::{earliest_deposit, timings, worked_back};
use uncat_readiness::score::Score;
use uncat_readiness::session::{Place, Session};

use crate::support::arbitrary::{Sample, case, draft, given};
use crate::support::{Draft, all, answers, give, ix, json_file, laws, parse, read, uncat};

/// The order of the steps, then after a bar what to find out.
#[track_caller]
fn check(draft: &str, given: &str, expected: &str) {
    let content = Draft::new(draft).content();
    let next = steps(&content.questionnaire, given);
    let id = |ix: &IndicatorIx| content.questionnaire.indicator(*ix).id.to_string();
    let ids: Vec<String> = next.steps.iter().map(|step| id(&step.indicator)).collect();
    let find_out: Vec<String> = next.find_out.iter().map(id).collect();
    assert_eq!(format!("{} | {}", ids.join(" "), find_out.join(" ")).trim(), expected);
}

fn steps(questionnaire: &Questionnaire, given: &str) -> NextSteps {
    let given = answers(questionnaire, given);
    NextSteps::of(Case::of(questionnaire, &given), &Score::of(Case::of(questionnaire, &given)))
}

#[test]
fn every_level_below_the_top_gives_a_step_and_every_not_known_one_to_find_out() {
    check("A: a1 a2 a3 a4 a5 a6 a7", "a1=0 a2=1 a3=2 a4=3 a5=? a6=-", "a1 a2 a3 | a5");
}

#[test]
fn nothing_is_said_about_what_has_no_answer() {
    check("A: a1 a2 a3", "a2=- a3=!", "|");
}

#[test]
fn equal_steps_stand_in_the_order_of_the_questionnaire() {
    check("A: a1 a2 | B: b1", "b1=0 a2=0 a1=0", "a1 a2 b1 |");
}

#[test]
fn a_prerequisite_comes_before_all_else() {
    check("A: a1!^3<b1 | B: b1", "a1=0 b1=2", "b1 a1 |");
}

#[test]
fn a_chain_of_prerequisites_comes_in_its_order() {
    check("A: a1<a2 a2<a3 a3 a4", "a1=0 a2=0 a3=0 a4=2", "a3 a4 a2 a1 |");
}

#[test]
fn before_deposit_comes_before_force() {
    check("A: a1^3 a2!", "a1=0 a2=0", "a2 a1 |");
}

#[test]
fn the_stronger_force_comes_before_what_more_others_wait_for() {
    check("A: a1 a2^1 a3^2 a4^3 a5<a1", "a1=0 a2=0 a3=0 a4=0", "a4 a3 a2 a1 |");
}

#[test]
fn what_more_others_wait_for_comes_before_the_wider_gap() {
    check("A: a1 a2 a3<a2 a4<a2", "a1=0 a2=2 a3=3", "a2 a1 |");
}

#[test]
fn the_wider_gap_comes_before_the_order_of_the_questionnaire() {
    check("A: a1 a2 a3", "a1=2 a2=1 a3=0", "a3 a2 a1 |");
}

#[test]
fn the_weight_of_a_statement_does_not_change_its_gap() {
    check("A: a1*9 a2", "a1=2 a2=1", "a2 a1 |");
}

#[test]
fn what_to_find_out_stands_in_the_same_order() {
    check("A: a1 a2^3 a3! a4<a1", "a1=? a2=? a3=? a4=?", "| a3 a2 a1 a4");
}

#[test]
fn a_prerequisite_in_place_without_answer_or_not_applicable_holds_nothing_back() {
    let content = Draft::new("A: a1<b1,b2,b3 | B: b1 b2 b3").content();
    let next = steps(&content.questionnaire, "a1=0 b1=3 b3=-");
    assert_eq!(next.steps[0].waits_for, []);
    assert!(next.steps[0].quick_win);
}

#[test]
fn a_prerequisite_below_the_top_or_not_known_holds_back() {
    let content = Draft::new("A: a1<b1,b2 | B: b1 b2").content();
    let questionnaire = &content.questionnaire;
    let next = steps(questionnaire, "a1=0 b1=2 b2=?");
    let waiting: Vec<_> = next.of_turn(Turn::Later).collect();
    assert_eq!(waiting[0].waits_for, [ix(questionnaire, "b1"), ix(questionnaire, "b2")]);
    assert!(!waiting[0].quick_win);
    assert_eq!(can_start(&next).map(|step| step.indicator).collect::<Vec<_>>(), [ix(questionnaire, "b1")]);
}

/// The turns of the results page: what is shown in full, then in brackets what is shown in one line.
#[track_caller]
fn check_page(draft: &str, given: &str, all_steps: bool, expected: &str) {
    let content = Draft::new(draft).content();
    let mut session = Session::new(&content.questionnaire);
    session.assessment = answers(&content.questionnaire, given);
    session.desk.all_steps = all_steps;
    session.place = Place::Results;
    let Screen::Results(page) = Page::of(&session, &content, &Plain).screen else { panic!("no results") };
    let turns = page.next.turns.iter().map(|turn| {
        let full = turn.steps.iter().map(|step| step.id.to_string());
        let short = turn.rest.iter().flat_map(|(_, lines)| lines).map(|line| format!("({})", line.id));
        format!("{} {}", turn.id, full.chain(short).collect::<Vec<_>>().join(" "))
    });
    assert_eq!(turns.collect::<Vec<_>>().join(", "), expected);
}

#[test]
fn the_results_show_the_first_three_steps_that_can_start_and_each_other_step_in_a_line() {
    let draft = "A: a1! a2! a3 a4 a5<a1 a6<a1";
    let given = "a1=0 a2=0 a3=0 a4=0 a5=0 a6=0";
    check_page(draft, given, false, "now a1 a2, upnext a3 (a4), later (a5) (a6)");
    check_page(draft, given, true, "now a1 a2, upnext a3 a4, later a5 a6");
    let draft = "A: a1! a2! a3! a4! a5! a6! a7 a8";
    let given = "a1=0 a2=0 a3=0 a4=0 a5=0 a6=0 a7=0 a8=0";
    check_page(draft, given, false, "now a1 a2 a3 (a4) (a5) (a6), upnext (a7) (a8)");
    check_page("A: a1 a2<a1", "a1=? a2=0", false, "later a2");
    check_page("A: a1", "a1=3", false, "");
}

#[test]
fn the_document_has_the_steps_in_order_with_their_exact_gains() {
    let content = Draft::new("A: a1!<b1 a2! | B: b1 b2").content();
    let questionnaire = &content.questionnaire;
    let results =
        results(Case::of(questionnaire, &answers(questionnaire, "a1=0 a2=1 b1=2 b2=?"))).to_string();
    let results: Value = serde_json::from_str(&results).unwrap();
    let of = |name: &str| -> Vec<&Value> {
        results["nextSteps"].as_array().unwrap().iter().map(|step| &step[name]).collect()
    };
    assert_eq!(of("statement"), ["a2", "b1", "a1"]);
    assert_eq!(of("turn"), ["now", "next", "later"]);
    assert_eq!(of("quickWin"), [true, true, false]);
    assert_eq!(of("waitsFor"), [&json!([]), &json!([]), &json!(["b1"])]);
    assert_eq!(of("waitedForBy"), [&json!([]), &json!(["a1"]), &json!([])]);
    assert_eq!(of("sectionGain"), ["1/3", "1/6", "1/2"]);
    assert_eq!(of("overallGain"), ["1/6", "1/12", "1/4"]);
    assert_eq!(results["toFindOut"], json!(["b2"]));
}

#[test]
fn a_step_names_those_that_wait_for_it() {
    let content = Draft::new("A: a1 a2<a1 a3<a1 a4<a1 a5<a1 a6<a1").content();
    let next = steps(&content.questionnaire, "a1=0 a2=0 a3=? a4=- a5=3");
    assert_eq!(next.steps[0].waited_for_by, ["a2", "a3", "a6"].map(|id| ix(&content.questionnaire, id)));
}

#[test]
fn a_quick_win_can_start_and_has_a_short_horizon() {
    let content = Draft::new("A: a1 a2~").content();
    let next = steps(&content.questionnaire, "a1=0 a2=0");
    assert_eq!(next.steps.iter().map(|step| step.quick_win).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_step_in_a_lighter_section_adds_less_to_the_whole() {
    // Each adds all of its section; the whole has 5 parts, of which A is 3.
    let content = Draft::new("A*3: a1 | B: b1 | C: c1").content();
    let next = steps(&content.questionnaire, "a1=0 b1=0");
    let gains: Vec<_> = next
        .steps
        .iter()
        .map(|step| (step.section_gain.percent().number(), step.overall_gain.percent().number()))
        .collect();
    assert_eq!(gains, [(100, 60), (100, 20)]);
}

// Treaties

#[test]
fn a_treaty_that_the_state_has_not_joined_orders_steps_as_guidance_does() {
    // a1 rests on another treaty, a2 on what its body says, a3 on a standard, a4 on the treaty of the questionnaire.
    let content = Draft::new("A: a1^4 a2^5 a3^1 a4^3 a5").content();
    let questionnaire = &content.questionnaire;
    let order = |joined: &[&str]| {
        let mut given = all(questionnaire, Response::Level(0));
        for (ix, treaty) in questionnaire.treaties() {
            given.join(ix, joined.contains(&&*treaty.id));
        }
        let case = Case::of(questionnaire, &given);
        let score = Score::of(case);
        let steps = NextSteps::of(case, &score).steps.into_iter();
        let ids: Vec<String> =
            steps.map(|step| questionnaire.indicator(step.indicator).id.to_string()).collect();
        (ids.join(" "), score)
    };
    let (untold, score) = order(&[]);
    assert_eq!(untold, "a1 a4 a2 a3 a5");
    assert_eq!(order(&["other"]).0, "a1 a4 a2 a3 a5");
    assert_eq!(order(&["treaty"]).0, "a4 a3 a1 a2 a5");
    assert_eq!(order(&["treaty"]).1, score, "no figure changes");
}

#[test]
fn a_source_says_whether_it_binds_the_state_once_treaties_are_told() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let remarks = |joined: &[&str], id: &str, source: &str| {
        let mut session = Session::new(questionnaire);
        for id in joined {
            let (ix, _) = questionnaire.treaties().find(|(_, treaty)| &*treaty.id == *id).unwrap();
            session.assessment.join(ix, true);
        }
        session.place = Place::Section(questionnaire.indicator(ix(questionnaire, id)).section);
        let Screen::Section(page) = Page::of(&session, &content, &Plain).screen else { panic!("a section") };
        let statement = page.statements().find(|statement| &*statement.id == id).unwrap().clone();
        let citation = statement.why.citations.iter().find(|it| it.text.contains(source)).unwrap().clone();
        citation.remarks.last().map(ToString::to_string).unwrap_or_default()
    };
    let covenant = |joined: &[&str]| remarks(joined, "JUS7", "International Covenant");
    assert!(covenant(&[]).starts_with("Concerns only"), "{}", covenant(&[]));
    assert_eq!(covenant(&["ICCPR"]), "It binds your State, which is a party.");
    assert_eq!(covenant(&["CAT"]), "Your State is not a party to it.");
    let view = |joined: &[&str]| remarks(joined, "JUS7", "Human Rights Committee");
    assert_eq!(view(&["ICCPR"]), "Your State is a party to the treaty in question.");
    assert_eq!(view(&["CAT"]), "Your State is not a party to the treaty in question.");
}

// Starting point, recommendations

/// Orders steps from a starting point that stresses these names, with recommendations tied to these statements.
#[track_caller]
fn check_stressed(draft: &str, stresses: &[&str], tied: &[&str], expected: &str) {
    let mut bundle = Draft::new(draft).bundle();
    bundle["questionnaire"]["startingPoints"] = json!([{"id": "here", "stresses": stresses}]);
    bundle["words"]["startingPoints"] = json!({"here": "Here"});
    let content = parse(&bundle);
    let questionnaire = &content.questionnaire;
    let mut given = all(questionnaire, Response::Level(0));
    given.start_from(questionnaire.starting_points().next().map(|(ix, _)| ix));
    for id in tied {
        let place = given.add_recommendation().unwrap();
        given.recommendations[place].tie(ix(questionnaire, id), true);
    }
    let score = Score::of(Case::of(questionnaire, &given));
    let next = NextSteps::of(Case::of(questionnaire, &given), &score);
    let ids: Vec<&str> = next.steps.iter().map(|step| &*questionnaire.indicator(step.indicator).id).collect();
    assert_eq!(ids.join(" "), expected);
    given.start_from(None);
    given.recommendations.clear();
    assert_eq!(Score::of(Case::of(questionnaire, &given)), score);
}

#[test]
fn a_starting_point_stresses_what_it_names_in_place_of_what_is_before_deposit() {
    check_stressed("A: a1 a2! | B: b1 || C: c1", &["b1"], &[], "b1 a1 a2 c1");
    check_stressed("A: a1 a2! | B: b1 || C: c1", &["B"], &[], "b1 a1 a2 c1");
    check_stressed("A: a1 a2! | B: b1 || C: c1", &["group-1"], &[], "c1 a1 a2 b1");
    check_stressed("A: a1 a2! | B: b1 || C: c1", &["before-deposit", "c1"], &[], "a2 c1 a1 b1");
    check_stressed("A: a1 a2! | B: b1 || C: c1", &["theme-0"], &[], "a1 a2 b1 c1");
}

#[test]
fn what_is_stressed_still_waits_for_what_it_needs() {
    check_stressed("A: a1<a2 a2 a3", &["a1"], &[], "a2 a3 a1");
}

#[test]
fn what_more_recommendations_ask_for_comes_after_what_is_stressed_and_before_force() {
    check_stressed("A: a1^3 a2 a3 a4", &["a4"], &["a3", "a3", "a2"], "a4 a3 a2 a1");
}

#[test]
fn the_days_of_the_table_of_the_method_are_those_that_are_worked_back() {
    let bundle = {
        let mut bundle = Draft::new("A: A1!<A2 A2<A3 A3! A4").bundle();
        for (n, horizon) in ["medium", "short", "long", "short"].into_iter().enumerate() {
            let indicator = &mut bundle["questionnaire"]["groups"][0]["sections"][0]["indicators"][n];
            indicator["steps"][0]["horizon"] = json!([horizon, "long"]);
        }
        parse(&bundle)
    };
    let questionnaire = &bundle.questionnaire;
    let given = all(questionnaire, Response::None);
    let mut days = worked_back(Case::of(questionnaire, &given), Date::parse("2028-03-01").unwrap());
    days.sort_by_key(|it| it.indicator);
    let found: Vec<String> = days.iter().map(|it| format!("{} | {} |", it.begin, it.settle)).collect();
    let method = read("METHOD.md");
    for (id, days) in ["A1", "A2", "A3"].iter().zip(&found) {
        let row =
            method.lines().find(|line| line.starts_with(&format!("| {id} |")) && line.contains("-01 |"));
        assert!(row.is_some_and(|row| row.ends_with(days)), "{id} {days} {row:?}");
    }
    assert_eq!(found.len(), 3);
    let mut given = given;
    given.deposit = "2028-03-01".into();
    let (case, today) = (Case::of(questionnaire, &given), Date::parse("2026-03-01").unwrap());
    let mut days = timings(case, today);
    days.sort_by_key(|(ix, _)| *ix);
    let days: Vec<String> = days.iter().map(|(_, it)| it.settle.to_string()).collect();
    assert_eq!(days, ["2029-09-01", "2028-09-01", "2028-03-01", "2026-09-01"]);
    assert_eq!(earliest_deposit(case, today), Date::parse("2029-09-01"));
    let said = "the earliest days are 1 March 2028 for A3, 1 September 2028 for A2, 1 September 2029 for A1 and 1 September 2026 for A4";
    assert!(method.contains(said) && method.contains("the earliest deposit is on 1 September 2029"));
}

#[test]
fn the_starting_points_of_the_method_are_those_of_the_questionnaire() {
    let method = read("METHOD.md");
    for point in json_file("content/uncat/questionnaire.json")["startingPoints"].as_array().unwrap() {
        let names: Vec<&str> =
            point["stresses"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let deposited = if point["deposited"] == json!(true) { "yes" } else { "no" };
        let row = format!("| {} | {} | {deposited} |", point["id"].as_str().unwrap(), names.join(", "));
        assert!(method.contains(&row), "{row}");
    }
}

/// Any questionnaire with answers, with one starting point that stresses anything, and recommendations tied to anything.
fn stressed_case() -> impl Strategy<Value = Sample> {
    (draft(), vec(given(), 64), vec(any::<bool>(), 64), vec(any::<Index>(), 0..6)).prop_map(
        |(draft, given, stressed, tied)| {
            let ids = draft.indicators().zip(stressed).filter(|(_, stressed)| *stressed);
            let ids: Vec<String> = ids.map(|(indicator, _)| indicator.id.clone()).collect();
            let mut bundle = draft.bundle();
            bundle["questionnaire"]["startingPoints"] = json!([{"id": "here", "stresses": ids}]);
            bundle["words"]["startingPoints"] = json!({"here": "Here"});
            let content = Rc::new(parse(&bundle));
            let questionnaire = &content.questionnaire;
            let mut assessment = Assessment::new(questionnaire);
            let all: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
            for (ix, given) in all.iter().zip(given) {
                let (response, reason) = given.on(questionnaire);
                give(&mut assessment, *ix, response, reason);
            }
            assessment.start_from(questionnaire.starting_points().next().map(|(ix, _)| ix));
            for index in tied.iter().filter(|_| !all.is_empty()) {
                let place = assessment.add_recommendation().unwrap();
                assessment.recommendations[place].tie(*index.get(&all), true);
            }
            Sample { content, assessment }
        },
    )
}

fn can_start(next: &NextSteps) -> impl Iterator<Item = &NextStep> {
    next.steps.iter().filter(|step| step.waits_for.is_empty())
}

/// The order never goes back to an earlier turn, and each turn has what METHOD.md says.
fn check_turns(case: &Sample, next: &NextSteps) -> Result<(), TestCaseError> {
    prop_assert!(next.steps.is_sorted_by_key(|step| step.turn));
    for step in &next.steps {
        let expected = match (step.waits_for.is_empty(), step.stressed) {
            (false, _) => Turn::Later,
            (true, true) => Turn::Now,
            (true, false) => Turn::Next,
        };
        prop_assert_eq!(step.turn, expected);
        prop_assert_eq!(
            step.turn,
            Turn::of(Case::of(&case.content.questionnaire, &case.assessment), step.indicator)
        );
    }
    Ok(())
}

/// What decides among steps that can start, the first difference first.
fn keys(case: &Sample, step: &NextStep) -> impl Ord + std::fmt::Debug + use<> {
    let questionnaire = &case.content.questionnaire;
    let indicator = questionnaire.indicator(step.indicator);
    let Response::Level(level) = case.assessment.answer(step.indicator).settled() else { panic!("no level") };
    let gap = questionnaire.top() - questionnaire.points_of(level);
    let greater = (step.recommended, indicator.force, step.waited_for_by.len(), gap);
    (!step.stressed, Reverse(greater), step.indicator.position())
}

proptest! {
    #![proptest_config(laws(120))]

    #[test]
    fn a_starting_point_and_recommendations_move_steps_and_change_nothing_else(case in stressed_case()) {
        let questionnaire = &case.content.questionnaire;
        let mut plain = case.assessment.clone();
        plain.start_from(None);
        plain.recommendations.clear();
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        prop_assert_eq!(&score, &Score::of(Case::of(questionnaire, &plain)));
        let [next, before] = [&case.assessment, &plain].map(|given| NextSteps::of(Case::of(questionnaire, given), &score));
        let gains = |next: &NextSteps| {
            let mut gains: Vec<_> = next.steps.iter().map(|step| (step.indicator, step.overall_gain, step.waits_for.clone())).collect();
            gains.sort_unstable_by_key(|(ix, ..)| *ix);
            gains
        };
        prop_assert_eq!(gains(&next), gains(&before));
        let keys: Vec<_> = can_start(&next).map(|step| keys(&case, step)).collect();
        prop_assert!(keys.is_sorted(), "{keys:?}");
        check_turns(&case, &next)?;
    }

    #[test]
    fn every_answer_below_the_top_has_exactly_one_step(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let next = NextSteps::of(Case::of(questionnaire, &case.assessment), &Score::of(Case::of(questionnaire, &case.assessment)));
        let mut found: Vec<IndicatorIx> = next.steps.iter().map(|step| step.indicator).collect();
        found.sort_unstable();
        let below = |response| matches!(response, Response::Level(level) if !questionnaire.is_highest(level));
        let all = || questionnaire.indicators().map(|(ix, _)| (ix, case.assessment.answer(ix).settled()));
        let expected: Vec<IndicatorIx> = all().filter(|(_, response)| below(*response)).map(|(ix, _)| ix).collect();
        prop_assert_eq!(found, expected);
        let mut found = next.find_out;
        found.sort_unstable();
        let expected: Vec<IndicatorIx> = all().filter(|(_, response)| *response == Response::NotKnown).map(|(ix, _)| ix).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_step_stands_before_one_that_it_waits_for(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let next = NextSteps::of(Case::of(questionnaire, &case.assessment), &Score::of(Case::of(questionnaire, &case.assessment)));
        let steps: Vec<IndicatorIx> = next.steps.iter().map(|step| step.indicator).collect();
        for list in [&steps, &next.find_out] {
            for (n, ix) in list.iter().enumerate() {
                let late = questionnaire.indicator(*ix).requires.iter().find(|before| list[n..].contains(before));
                prop_assert_eq!(late, None);
            }
        }
        check_turns(&case, &next)?;
    }

    #[test]
    fn among_steps_that_can_start_the_keys_decide_in_their_order(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let next = NextSteps::of(Case::of(questionnaire, &case.assessment), &Score::of(Case::of(questionnaire, &case.assessment)));
        let keys: Vec<_> = can_start(&next).map(|step| keys(&case, step)).collect();
        prop_assert!(keys.is_sorted(), "{keys:?}");
    }
}
