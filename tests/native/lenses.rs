//! Each figure by its name and its terms; what would be; what to find out first.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use uncat_readiness::assessment::Response;
use uncat_readiness::case::{Case, Standing};
use uncat_readiness::content::{IndicatorIx, Questionnaire};
use uncat_readiness::next_steps::NextSteps;
use uncat_readiness::score::{
    Addends, FigureOf, Lens, Ratio, Readiness, Score, Supposed, Tally, find_out_first, suppose,
};

use crate::support::arbitrary::{Sample, case, draft};
use crate::support::{Draft, answers, give, laws, objections, schema, uncat};

fn names(questionnaire: &Questionnaire, figures: &[FigureOf]) -> String {
    figures.iter().map(|figure| figure.name(questionnaire)).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(lens: Lens, expected: &[&str]) {
    let mut draft = Draft::new("A: a1 a2 || B: b1 | C: c1");
    draft.groups[0][0].indicators[1].articles = vec![16, 19, 22, 25, 29];
    draft.groups[1][0].risk = 2;
    let content = draft.content();
    let parts = lens.figures(&content.questionnaire);
    let shown: Vec<String> =
        parts.iter().map(|(_, figures)| names(&content.questionnaire, figures)).collect();
    assert_eq!(shown, expected);
}

#[test]
fn the_phases_are_the_groups_with_their_sections() {
    check(Lens::Phase, &["group/group-0 section/A group/group-1 section/B section/C"]);
}

#[test]
fn the_areas_are_the_sections_that_ask_for_groups_at_risk() {
    check(Lens::Area, &["section/B"]);
    let questionnaire = &uncat().questionnaire;
    let areas = &Lens::Area.figures(questionnaire)[0].1;
    assert_eq!(areas.len(), 10);
}

#[test]
fn the_articles_follow_the_initial_report() {
    check(Lens::Article, &["article/2 article/16", "article/19", "article/22", "article/25", "article/29"]);
    let questionnaire = &uncat().questionnaire;
    let parts: Vec<String> =
        Lens::Article.figures(questionnaire).iter().map(|(_, part)| names(questionnaire, part)).collect();
    assert!(parts[0].starts_with("article/1 article/2 ") && parts[0].ends_with(" article/16"));
    let decisions = "article/20 article/21 article/22 article/28 article/30";
    assert_eq!(parts[1..], ["article/19", decisions, "article/25 article/26 article/27"]);
}

#[test]
fn a_theme_comes_before_its_groups() {
    let row = |n: u8| format!("theme/theme-{n} theme/theme-{n}/group-0 theme/theme-{n}/group-1");
    check(Lens::Theme, &[&format!("{} {}", row(0), row(1))]);
}

#[test]
fn a_questionnaire_without_groups_at_risk_has_no_such_lens() {
    let content = Draft::new("A: a1").content();
    assert!(Lens::Risk.figures(&content.questionnaire).is_empty());
    assert!(Lens::Area.figures(&content.questionnaire).is_empty());
}

#[test]
fn a_group_at_risk_has_a_figure_only_where_it_was_marked() {
    let mut draft = Draft::new("A: a1 a2 | B: b1");
    draft.groups[0][0].risk = 1;
    draft.groups[0][1].risk = 1;
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "a1=3 a2=0 b1=3");
    let figure = FigureOf::find("risk/risk-0", questionnaire).unwrap();
    assert_eq!(figure.terms(Case::of(questionnaire, &given)).readiness, None);
    given.mark_risk(questionnaire.find_section("A").unwrap(), 0, true);
    let now = figure.terms(Case::of(questionnaire, &given)).readiness.unwrap().now;
    assert_eq!(now, Ratio::new(1, 2));
    given.mark_risk(questionnaire.find_section("B").unwrap(), 0, true);
    assert_eq!(figure.terms(Case::of(questionnaire, &given)).readiness.unwrap().now, Ratio::new(2, 3));
}

#[test]
fn what_is_before_deposit_has_terms_and_no_figure() {
    let content = Draft::new("A: a1! a2! a3").content();
    let given = answers(&content.questionnaire, "a1=3 a2=1 a3=0");
    let terms = FigureOf::Deposit.terms(Case::of(&content.questionnaire, &given));
    let Addends::Statements(statements) = &terms.addends else { panic!("{terms:?}") };
    assert_eq!((statements.len(), terms.readiness), (2, None));
}

#[test]
fn of_what_is_equally_urgent_the_statement_that_holds_most_of_the_range_is_found_out_first() {
    // A has 12 points that apply, of which 6 are open; B has 6, of which 3 are open. Each section is half of the whole.
    let content = Draft::new("A: a1*2 a2 a3 | B: b1 b2").content();
    let given = answers(&content.questionnaire, "a1=3 b1=0");
    let score = Score::of(Case::of(&content.questionnaire, &given));
    let found = find_out_first(Case::of(&content.questionnaire, &given), &score);
    let id = |ix| content.questionnaire.indicator(ix).id.to_string();
    let shown: Vec<String> = found.iter().map(|one| format!("{} {}", id(one.indicator), one.range)).collect();
    assert_eq!(shown, ["b2 1/4", "a2 1/8", "a3 1/8"]);
}

#[track_caller]
fn check_found_out(draft: &str, given: &str, expected: &str) {
    let content = Draft::new(draft).content();
    let given = answers(&content.questionnaire, given);
    let case = Case::of(&content.questionnaire, &given);
    let found = find_out_first(case, &Score::of(case));
    let ids: Vec<_> = found.iter().map(|one| &*content.questionnaire.indicator(one.indicator).id).collect();
    assert_eq!(ids.join(" "), expected);
}

#[test]
fn what_is_left_before_deposit_is_found_out_first_and_then_what_is_not_known() {
    check_found_out("A: a1*2 a2 a3! a4!", "a2=? a4=3", "a3 a2 a1");
}

#[test]
fn a_section_of_which_all_that_was_answered_does_not_apply_is_found_out_last() {
    check_found_out("A: a1*9 a2*9! a3 | B: b1 b2", "a3=- b1=0", "b2 a1 a2");
    check_found_out("A: a1*9 a2*9! a3 | B: b1 b2", "a1=1 a3=- b1=0", "a2 b2");
}

#[test]
fn nothing_open_leaves_nothing_to_find_out() {
    let content = Draft::new("A: a1 a2").content();
    let given = answers(&content.questionnaire, "a1=3 a2=-");
    let score = Score::of(Case::of(&content.questionnaire, &given));
    assert!(find_out_first(Case::of(&content.questionnaire, &given), &score).is_empty());
}

#[test]
fn a_supposition_raises_and_never_lowers() {
    let content = Draft::new("A: a1 a2 a3 a4").content();
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, "a1=2 a2=? a3=-");
    let all: Vec<Supposed> = questionnaire.indicators().map(|(ix, _)| (ix, 1)).collect();
    let then = suppose(Case::of(questionnaire, &given), &all);
    let responses: Vec<Response> =
        questionnaire.indicators().map(|(ix, _)| then.answer(ix).settled()).collect();
    let level = Response::Level;
    assert_eq!(responses, [level(2), level(1), Response::NotApplicable, level(1)]);
}

#[test]
fn an_exact_figure_is_shown_as_a_fraction() {
    assert_eq!(Ratio::new(57, 99).unwrap().to_string(), "19/33");
    assert_eq!(Ratio::ZERO.to_string(), "0/1");
}

/// Statements of a case, and the rungs that they are supposed to be on.
fn supposed(case: &Sample, picks: &[(Index, Index)]) -> Vec<Supposed> {
    let questionnaire = &case.content.questionnaire;
    let all: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
    if all.is_empty() {
        return Vec::new();
    }
    picks.iter().map(|(at, level)| (*at.get(&all), level.index(questionnaire.levels.len()))).collect()
}

/// A readiness from its parts, added up as METHOD.md says and by nothing of ours but fractions.
fn added_up(addends: &Addends) -> Option<Readiness> {
    match addends {
        Addends::Statements(terms) => terms.iter().map(|term| term.tally).sum::<Tally>().readiness(),
        Addends::Sections(terms) => {
            let mean = |value: &dyn Fn(&Readiness) -> Option<Ratio>| {
                let counted = terms.iter().filter_map(|term| Some((term.weight, value(&term.readiness?)?)));
                let (mut sum, mut weights) = (Ratio::ZERO, 0);
                for (weight, value) in counted {
                    sum = sum + value * weight;
                    weights += weight;
                }
                (weights > 0).then(|| sum / weights)
            };
            let lowest = mean(&|found| Some(found.lowest))?;
            Some(Readiness {
                now: mean(&|found| found.now),
                lowest,
                highest: mean(&|found| Some(found.highest))?,
            })
        }
    }
}

proptest! {
    #![proptest_config(laws(120))]

    #[test]
    fn every_figure_is_found_by_its_name(draft in draft()) {
        let content = draft.content();
        for figure in FigureOf::all(&content.questionnaire) {
            let name = figure.name(&content.questionnaire);
            prop_assert_eq!(FigureOf::find(&name, &content.questionnaire), Some(figure), "{}", name);
        }
    }

    #[test]
    fn every_figure_of_a_lens_is_a_figure(draft in draft()) {
        let questionnaire = &draft.content().questionnaire;
        let all = FigureOf::all(questionnaire);
        for figure in Lens::ALL.iter().flat_map(|lens| lens.figures(questionnaire)).flat_map(|(_, part)| part) {
            prop_assert!(all.contains(&figure), "{}", figure.name(questionnaire));
        }
    }

    #[test]
    fn every_figure_is_what_its_terms_add_up_to(case in case()) {
        let questionnaire = &case.content.questionnaire;
        for figure in FigureOf::all(questionnaire).into_iter().filter(|figure| *figure != FigureOf::Deposit) {
            let terms = figure.terms(Case::of(questionnaire, &case.assessment));
            prop_assert_eq!(terms.readiness, added_up(&terms.addends), "{}", figure.name(questionnaire));
        }
    }

    #[test]
    fn a_figure_is_the_same_alone_and_in_the_score(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        let terms = |figure: FigureOf| figure.terms(Case::of(questionnaire, &case.assessment));
        let overall = terms(FigureOf::Overall);
        prop_assert_eq!((overall.tally, overall.readiness), score.overall);
        for (n, found) in score.groups.iter().enumerate() {
            let group = terms(FigureOf::Group(n));
            prop_assert_eq!((group.tally, group.readiness), *found);
        }
        for (ix, _) in questionnaire.sections() {
            prop_assert_eq!(terms(FigureOf::Section(ix)).tally, score.section(ix));
        }
        for (theme, _) in questionnaire.themes() {
            let row = &score.themes[theme.position()];
            prop_assert_eq!(terms(FigureOf::Theme(theme)).tally, row.iter().copied().sum::<Tally>());
            for (n, cell) in row.iter().enumerate() {
                prop_assert_eq!(terms(FigureOf::ThemeInGroup(theme, n)).tally, *cell);
            }
        }
    }

    #[test]
    fn several_steps_bring_together_what_each_promised(case in case(), chosen: [bool; 16]) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        let steps = NextSteps::of(Case::of(questionnaire, &case.assessment), &score).steps;
        let steps: Vec<_> = steps.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(step, _)| step).collect();
        let top = questionnaire.levels.len() - 1;
        let done: Vec<Supposed> = steps.iter().map(|step| (step.indicator, top)).collect();
        let then = Score::of(Case::of(questionnaire, &suppose(Case::of(questionnaire, &case.assessment), &done)));
        let Some(now) = score.overall.1.map(|readiness| readiness.lowest) else { return Ok(()) };
        let gained = steps.iter().fold(now, |sum, step| sum + step.overall_gain);
        prop_assert_eq!(gained, then.overall.1.unwrap().lowest);
        for (ix, _) in questionnaire.sections() {
            let here = steps.iter().filter(|step| questionnaire.indicator(step.indicator).section == ix);
            let Some(now) = score.section(ix).readiness().map(|readiness| readiness.lowest) else { continue };
            let gained = here.fold(now, |sum, step| sum + step.section_gain);
            prop_assert_eq!(gained, then.section(ix).readiness().unwrap().lowest);
        }
    }

    #[test]
    fn a_supposition_is_what_answering_so_brings(case in case(), picks in vec(any::<(Index, Index)>(), 0..6)) {
        let questionnaire = &case.content.questionnaire;
        let then = suppose(Case::of(questionnaire, &case.assessment), &supposed(&case, &picks));
        let mut answered = case.assessment.clone();
        for (ix, level) in supposed(&case, &picks) {
            let level = match Case::of(questionnaire, &answered).standing(ix) {
                Standing::Level(now) => now.max(level),
                Standing::NotApplicable => continue,
                Standing::Unanswered | Standing::NotKnown | Standing::NotForeseen => level,
            };
            give(&mut answered, ix, Response::Level(level), "");
        }
        prop_assert_eq!(Score::of(Case::of(questionnaire, &then)), Score::of(Case::of(questionnaire, &answered)));
    }

    #[test]
    fn a_level_for_an_open_statement_narrows_the_range_by_what_was_said(case in case(), level: Index) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        let level = level.index(questionnaire.levels.len());
        for one in find_out_first(Case::of(questionnaire, &case.assessment), &score) {
            let then = suppose(Case::of(questionnaire, &case.assessment), &[(one.indicator, level)]);
            let [before, after] = [&score, &Score::of(Case::of(questionnaire, &then))].map(|score| score.overall.1.unwrap());
            // before.highest - before.lowest = after.highest - after.lowest + the part, without a minus.
            prop_assert_eq!(before.highest + after.lowest, after.highest + before.lowest + one.range);
        }
    }

    #[test]
    fn what_to_find_out_holds_the_whole_range_in_order(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        let found = find_out_first(Case::of(questionnaire, &case.assessment), &score);
        let falling = |pair: &[uncat_readiness::score::FindOut]| {
            let rank = |one: &uncat_readiness::score::FindOut| (one.urgency, std::cmp::Reverse(one.range), one.indicator);
            rank(&pair[0]) < rank(&pair[1])
        };
        prop_assert!(found.windows(2).all(falling));
        if let Some(readiness) = score.overall.1 {
            let held = found.iter().fold(readiness.lowest, |sum, one| sum + one.range);
            prop_assert_eq!(held, readiness.highest);
        }
    }

    #[test]
    fn the_results_in_the_document_can_be_added_up_again(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let results = Score::of(Case::of(questionnaire, &case.assessment)).to_json(Case::of(questionnaire, &case.assessment));
        let results: Value = serde_json::from_str(&results.to_string()).unwrap();
        let document = serde_json::from_str::<Value>(&case.assessment.to_json(questionnaire).to_string()).unwrap();
        let mut document = document;
        document["results"] = results.clone();
        prop_assert_eq!(objections(&schema("assessment"), &document), [""; 0]);
        for (_, figure) in results["sections"].as_object().unwrap().iter().chain(results["themes"].as_object().unwrap()) {
            let terms: Vec<&Value> = figure["statements"].as_array().unwrap().iter().map(|id| &results["statements"][id.as_str().unwrap()]).collect();
            let sum = |field: &str, state: &dyn Fn(&str) -> bool| -> u64 {
                terms.iter().filter(|term| state(term["state"].as_str().unwrap())).map(|term| term[field].as_u64().unwrap()).sum()
            };
            prop_assert_eq!(sum("points", &|state| state == "level"), figure["points"].as_u64().unwrap());
            prop_assert_eq!(sum("full", &|state| state == "level"), figure["pointsPossible"].as_u64().unwrap());
            prop_assert_eq!(sum("full", &|state| matches!(state, "not-known" | "unanswered" | "not-foreseen")), figure["pointsOpen"].as_u64().unwrap());
        }
    }
}
