//! The figures: worked examples that can be added up by hand, and the laws that hold for every questionnaire.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::Index;
use uncat_readiness::assessment::{Assessment, Response};
use uncat_readiness::case::Case;
use uncat_readiness::content::{IndicatorIx, Questionnaire};
use uncat_readiness::next_steps::NextSteps;
use uncat_readiness::score::{
    Bands, FigureOf, Gate, Ratio, Readiness, Score, Tally, find_out_first, robustness, suppose,
};

use crate::support::arbitrary::{Given, Sample, case, given};
use crate::support::{Draft, all, answers, bundle as bundle_of_uncat, give, ix, laws, parse, read, uncat};

/// Counts an example. A figure reads `now lowest..highest`; the whole comes first, then each section.
#[track_caller]
fn check(draft: &str, given: &str, expected: &[&str]) {
    check_on(&Draft::new(draft), given, expected);
}

#[track_caller]
fn check_on(draft: &Draft, given: &str, expected: &[&str]) {
    let content = draft.content();
    let score = Score::of(Case::of(&content.questionnaire, &answers(&content.questionnaire, given)));
    let sections = score.sections.iter().map(|tally| figure(tally.readiness()));
    assert_eq!(std::iter::once(figure(score.overall.1)).chain(sections).collect::<Vec<_>>(), expected);
}

fn figure(readiness: Option<Readiness>) -> String {
    let Some(readiness) = readiness else { return "left out".to_owned() };
    let now = readiness.now.map_or("-".to_owned(), |now| now.percent().number().to_string());
    format!("{now} {}..{}", readiness.lowest.percent().number(), readiness.highest.percent().number())
}

fn ratio(numerator: u32, denominator: u32) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

// Worked examples: answers and the range

#[test]
fn readiness_is_points_over_the_points_possible() {
    // 6 of 9 points; no statement is open.
    check("A: a1 a2 a3", "a1=3 a2=2 a3=1", &["67 67..67", "67 67..67"]);
}

#[test]
fn what_is_open_widens_the_range_and_leaves_readiness_alone() {
    // 4 of 6 points; 6 more are open: from 4 of 12 to 10 of 12.
    check("A: a1 a2 a3 a4", "a1=3 a2=1 a3=?", &["67 33..83", "67 33..83"]);
}

#[test]
fn nothing_answered_can_still_become_anything() {
    check("A: a1 a2", "", &["- 0..100", "- 0..100"]);
}

#[test]
fn all_not_known_can_still_become_anything() {
    check("A: a1 a2", "a1=? a2=?", &["- 0..100", "- 0..100"]);
}

#[test]
fn what_does_not_apply_leaves_the_denominator() {
    check("A: a1 a2 a3", "a1=3 a2=0 a3=-", &["50 50..50", "50 50..50"]);
}

#[test]
fn what_does_not_apply_without_a_reason_counts_as_no_answer() {
    check("A: a1 a2 a3", "a1=3 a2=0 a3=!", &["50 33..67", "50 33..67"]);
}

#[test]
fn what_is_said_not_to_apply_and_is_asked_of_every_state_stays_in_the_range() {
    check("A: a1 a2 a3%", "a1=3 a2=0 a3=-", &["50 33..67", "50 33..67"]);
    check("A: a1% | B: b1", "a1=- b1=3", &["100 50..100", "- 0..100", "100 100..100"]);
}

#[test]
fn saying_that_all_else_does_not_apply_makes_no_figure_certain() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let mut given = all(questionnaire, Response::NotApplicable);
    give(&mut given, ix(questionnaire, "S8.1"), Response::Level(3), "");
    let terms = FigureOf::Overall.terms(Case::of(questionnaire, &given));
    assert_eq!([terms.tally.not_applicable, terms.tally.not_foreseen], [27, 137]);
    let readiness = terms.readiness.unwrap();
    assert_eq!([readiness.lowest, readiness.highest].map(|end| end.percent().number()), [1, 100]);
    assert_eq!(terms.bands.unwrap().only(), None);
}

// Bands

#[test]
fn one_answer_names_no_band() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    for (ix, indicator) in questionnaire.indicators() {
        for level in 0..questionnaire.levels.len() {
            let mut given = Assessment::new(questionnaire);
            give(&mut given, ix, Response::Level(level), "");
            let bands = FigureOf::Overall.terms(Case::of(questionnaire, &given)).bands.unwrap();
            assert_eq!(bands.only(), None, "{} {level}", indicator.id);
        }
    }
}

/// The bands of the whole, by position in `low`, `middle` (from 40) and `high` (from 75), and what holds the last.
#[track_caller]
fn check_bands(draft: &str, given: &str, expected: ([usize; 2], &[&str])) {
    let content = Draft::new(draft).content();
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, given);
    let bands = FigureOf::Overall.terms(Case::of(questionnaire, &given)).bands.unwrap();
    let held: Vec<&str> = bands.held_by.iter().map(|ix| &*questionnaire.indicator(*ix).id).collect();
    assert_eq!(([bands.lowest, bands.highest], &held[..]), expected);
}

#[test]
fn a_band_is_read_at_both_ends_of_the_range() {
    check_bands("A: a1 a2 a3 a4 a5", "a1=3 a2=3 a3=3 a4=3 a5=0", ([2, 2], &[]));
    check_bands("A: a1 a2 a3 a4 a5", "a1=3 a2=3 a3=3", ([1, 2], &[]));
    check_bands("A: a1 a2 a3 a4 a5", "a1=0 a2=0 a3=0", ([0, 1], &[]));
}

#[test]
fn the_last_band_is_not_named_while_a_core_statement_is_not_in_place() {
    let most = "a1=3 a2=3 a3=3 a4=3";
    for open in ["a5=2", "a5=?", "", "a5=!"] {
        check_bands("A: a1 a2 a3 a4 a5+", &format!("{most} {open}"), ([1, 1], &["a5"]));
    }
    check_bands("A: a1 a2 a3 a4 a5+%", &format!("{most} a5=-"), ([1, 1], &["a5"]));
    check_bands("A: a1 a2 a3 a4 a5+", &format!("{most} a5=3"), ([2, 2], &[]));
    // Where it does not apply it holds nothing.
    check_bands("A: a1 a2 a3 a4 a5+ a6", &format!("{most} a5=- a6=3"), ([2, 2], &[]));
}

#[test]
fn a_section_and_a_theme_are_held_by_their_own_core_statements_alone() {
    let mut draft = Draft::new("A: a1 a2 a3 a4 a5+ | B: b1 b2 b3 b4 b5");
    draft.groups[0][1].indicators.iter_mut().for_each(|indicator| indicator.themes = [false, true]);
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let mut given = all(questionnaire, Response::Level(3));
    give(&mut given, ix(questionnaire, "a5"), Response::Level(2), "");
    let highest = |name: &str| {
        let figure = FigureOf::find(name, questionnaire).unwrap();
        figure.terms(Case::of(questionnaire, &given)).bands.unwrap().highest
    };
    let names = ["overall", "group/group-0", "section/A", "theme/theme-0", "section/B", "theme/theme-1"];
    assert_eq!(names.map(highest), [1, 1, 1, 1, 2, 2]);
}

#[test]
fn a_figure_over_fewer_than_five_statements_has_no_band_and_no_percentage() {
    let content = Draft::new("A: a1 a2 a3 a4 | B: b1 b2 b3 b4 b5").content();
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, "a1=3 a2=2 a3=2 b1=3 b2=-");
    let results = Score::of(Case::of(questionnaire, &given)).to_json(Case::of(questionnaire, &given));
    let results: serde_json::Value = serde_json::from_str(&results.to_string()).unwrap();
    for section in ["A", "B"] {
        let figure = &results["sections"][section];
        let absent = ["readiness", "lowest", "highest", "bands"].map(|name| figure.get(name).is_none());
        assert_eq!(absent, [true; 4], "{figure}");
    }
    assert_eq!(results["sections"]["A"]["exact"]["readiness"], "7/9");
    let levels = serde_json::json!({"rung-0": 0, "rung-1": 0, "rung-2": 2, "rung-3": 1});
    assert_eq!(results["sections"]["A"]["levels"], levels);
    assert!(results["overall"]["bands"].is_object());
}

// Sections, groups and weights

#[test]
fn a_section_in_which_nothing_applies_is_left_out() {
    check("A: a1 a2 | B: b1", "a1=-  a2=- b1=2", &["67 67..67", "left out", "67 67..67"]);
    check("A: a1 | B: b1", "a1=- b1=-", &["left out", "left out", "left out"]);
}

#[test]
fn a_section_without_a_level_is_not_in_the_mean_but_in_the_range() {
    // The range is from (50 + 0) / 2 to (50 + 100) / 2.
    check("A: a1 a2 | B: b1", "a1=3 a2=0", &["50 25..75", "50 50..50", "- 0..100"]);
}

#[test]
fn sections_count_the_same_whatever_their_size() {
    // Pooled by points it would be 3 of 12.
    check("A: a1 | B: b1 b2 b3", "a1=3 b1=0 b2=0 b3=0", &["50 50..50", "100 100..100", "0 0..0"]);
}

#[test]
fn the_weight_of_a_section_counts_in_the_whole() {
    check("A*3: a1 | B: b1", "a1=3 b1=0", &["75 75..75", "100 100..100", "0 0..0"]);
}

#[test]
fn the_weight_of_a_statement_counts_in_its_section() {
    // 2 times 3 points of 9.
    check("A: a1*2 a2", "a1=3 a2=0", &["67 67..67", "67 67..67"]);
}

#[test]
fn another_scale_counts_by_its_own_points() {
    check_on(&Draft::new("A: a1 a2").on(&[0, 10, 100]), "a1=1 a2=2", &["55 55..55", "55 55..55"]);
    check_on(&Draft::new("A: a1 a2").on(&[0, 1]), "a1=1 a2=0", &["50 50..50", "50 50..50"]);
}

#[test]
fn a_group_is_the_mean_of_its_sections_and_the_whole_of_all_sections() {
    let content = Draft::new("A: a1 || B: b1 | C: c1").content();
    let score =
        Score::of(Case::of(&content.questionnaire, &answers(&content.questionnaire, "a1=3 b1=0 c1=0")));
    assert_eq!(
        score.groups.iter().map(|(_, readiness)| figure(*readiness)).collect::<Vec<_>>(),
        ["100 100..100", "0 0..0"]
    );
    assert_eq!(figure(score.overall.1), "33 33..33");
}

// Rounding

#[test]
fn a_figure_is_rounded_half_up() {
    assert_eq!(ratio(1, 8).percent().number(), 13);
    assert_eq!(ratio(1, 3).percent().number(), 33);
    assert_eq!(ratio(2, 3).percent().number(), 67);
}

#[test]
fn only_nothing_is_0_and_only_all_is_100() {
    assert_eq!([ratio(0, 9).percent().number(), ratio(1, 1_000).percent().number()], [0, 1]);
    assert_eq!([ratio(9, 9).percent().number(), ratio(999, 1_000).percent().number()], [100, 99]);
}

#[test]
fn a_gain_has_tenths() {
    assert_eq!(
        [(2, 9), (1, 9), (1, 2_000)].map(|(n, of)| ratio(n, of).tenths().digits()),
        [[22, 2], [11, 1], [0, 1]]
    );
}

#[test]
fn nothing_of_nothing_has_no_value() {
    assert_eq!(Ratio::new(0, 0), None);
}

// Before deposit, articles, themes, coverage

#[test]
fn the_gate_counts_what_is_before_deposit_and_nothing_else() {
    let content = Draft::new("A: a1! a2! a3! a4! a5! a6! a7").content();
    let score = Score::of(Case::of(
        &content.questionnaire,
        &answers(&content.questionnaire, "a1=3 a2=2 a3=0 a4=? a6=- a7=3"),
    ));
    assert_eq!(
        score.gate,
        Gate { settled: 1, open: 2, not_known: 1, unanswered: 1, not_applicable: 1, not_foreseen: 0 }
    );
    assert_eq!(score.gate.applicable(), 5);
}

#[test]
fn an_article_pools_its_statements_by_points() {
    let mut draft = Draft::new("A: a1*2 a2 | B*9: b1");
    draft.groups[0][1].indicators[0].articles = vec![4];
    draft.groups[0][0].indicators[0].articles = vec![2, 4];
    let content = draft.content();
    let given = answers(&content.questionnaire, "a1=3 a2=1 b1=0");
    // Article 4: a1 with 6 of 6, b1 with 0 of 3. Article 2: a1 with 6 of 6, a2 with 1 of 3.
    let article = |n| figure(FigureOf::Article(n).terms(Case::of(&content.questionnaire, &given)).readiness);
    assert_eq!([article(4), article(2), article(33)], ["67 67..67", "78 78..78", "left out"]);
}

#[test]
fn a_theme_is_pooled_by_points_in_each_group() {
    let mut draft = Draft::new("A: a1 a2 || B: b1");
    draft.groups[0][0].indicators[1].themes = [true, true];
    let content = draft.content();
    let score =
        Score::of(Case::of(&content.questionnaire, &answers(&content.questionnaire, "a1=3 a2=0 b1=2")));
    let cells: Vec<Vec<String>> =
        score.themes.iter().map(|row| row.iter().map(|tally| figure(tally.readiness())).collect()).collect();
    assert_eq!(cells, [["50 50..50", "67 67..67"], ["0 0..0", "left out"]]);
}

#[test]
fn coverage_counts_statements_with_a_level_among_those_that_apply() {
    let content = Draft::new("A: a1 a2 a3 a4 a5").content();
    let score =
        Score::of(Case::of(&content.questionnaire, &answers(&content.questionnaire, "a1=3 a2=? a3=- a4=!")));
    let tally = score.sections[0];
    assert_eq!([tally.with_level(), tally.applicable(), tally.answered(), tally.all()], [1, 4, 3, 5]);
}

// The worked example of METHOD.md

/// The rows of the table of METHOD.md that begins with this heading, without the line of dashes.
#[track_caller]
fn table(heading: &str) -> Vec<Vec<String>> {
    let method = read("METHOD.md");
    let rows =
        method.lines().skip_while(|line| *line != heading).take_while(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(!rows.is_empty(), "METHOD.md has no table {heading}");
    rows
}

/// The questionnaire and the answers of the example: the sections go by the first letter.
fn example() -> (Draft, String) {
    let levels = ["not-yet", "planned", "partly", "in-place"];
    let mut sections: Vec<(char, Vec<String>)> = Vec::new();
    let mut given = String::new();
    for row in table("| indicator | answer |") {
        let [id, answer] = &row[..] else { panic!("{row:?}") };
        let section = id.chars().next().unwrap();
        match sections.last_mut() {
            Some((last, ids)) if *last == section => ids.push(id.clone()),
            _ => sections.push((section, vec![id.clone()])),
        }
        let answer = match answer.as_str() {
            "" => continue,
            "not-known" => "?".to_owned(),
            "not-applicable" => "-".to_owned(),
            level => levels.iter().position(|name| *name == level).unwrap().to_string(),
        };
        given.push_str(&format!("{id}={answer} "));
    }
    let sections: Vec<String> = sections.iter().map(|(id, ids)| format!("{id}: {}", ids.join(" "))).collect();
    (Draft::new(&sections.join(" | ")), given)
}

#[test]
fn the_example_of_the_method_adds_up() {
    let (draft, given) = example();
    let content = draft.content();
    let score = Score::of(Case::of(&content.questionnaire, &answers(&content.questionnaire, &given)));
    let fraction = |ratio: Option<Ratio>| ratio.map_or("–".to_owned(), |ratio| ratio.to_string());
    let row = |id: &str, tally: &Tally, readiness: Option<Readiness>| {
        let mut row = vec![id.to_owned()];
        row.extend([tally.points, tally.points_possible, tally.points_open].map(|n| n.to_string()));
        row.push(fraction(readiness.and_then(|readiness| readiness.now)));
        row.extend([
            fraction(readiness.map(|found| found.lowest)),
            fraction(readiness.map(|found| found.highest)),
        ]);
        row
    };
    let sections = content.questionnaire.sections().zip(&score.sections);
    let mut rows: Vec<_> =
        sections.map(|((_, section), tally)| row(&section.id, tally, tally.readiness())).collect();
    rows.push(row("overall", &score.overall.0, score.overall.1));
    assert_eq!(rows, table("| section | points | possible | pending | readiness | lowest | highest |"));
}

#[test]
fn the_coverage_band_and_gain_of_the_example_are_those_of_the_method() {
    let (draft, given) = example();
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, &given);
    let score = Score::of(Case::of(questionnaire, &given));
    let overall = score.overall.0;
    assert_eq!([overall.with_level(), overall.applicable()], [5, 8]);
    assert_eq!(ratio(5, 8).percent().number(), 63);
    assert_eq!(score.overall.1.unwrap().now, Ratio::new(7, 12));
    let next = NextSteps::of(Case::of(questionnaire, &given), &score);
    let step = next.steps.iter().find(|step| Some(step.indicator) == questionnaire.find("A3")).unwrap();
    assert_eq!([step.section_gain, step.overall_gain], [ratio(1, 6), ratio(1, 18)]);
    assert_eq!([step.section_gain, step.overall_gain].map(|gain| gain.tenths().digits()), [[16, 7], [5, 6]]);
}

#[test]
fn what_the_example_says_to_find_out_first_is_what_the_method_says() {
    let (draft, given) = example();
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, &given);
    let found = find_out_first(Case::of(questionnaire, &given), &Score::of(Case::of(questionnaire, &given)))
        .into_iter();
    let id = |ix| questionnaire.indicator(ix).id.to_string();
    let found: Vec<_> = found.map(|one| vec![id(one.indicator), one.range.to_string()]).collect();
    assert_eq!(found, table("| pending | part of the range |"));
}

#[test]
fn what_the_example_supposes_comes_out_as_the_method_says() {
    let (draft, given) = example();
    let content = draft.content();
    let questionnaire = &content.questionnaire;
    let c1 = questionnaire.find("C1").unwrap();
    let then = suppose(Case::of(questionnaire, &answers(questionnaire, &given)), &[(c1, 1)]);
    let readiness = Score::of(Case::of(questionnaire, &then)).overall.1.unwrap();
    let values = [readiness.now.unwrap(), readiness.lowest, readiness.highest];
    assert_eq!(values.map(|value| value.to_string()), ["1/2", "7/18", "23/36"]);
    let method = read("METHOD.md");
    assert!(
        method.contains("= 1/2: it falls from 58% to 50%") && method.contains("The range is 7/18 to 23/36")
    );
}

#[test]
fn the_scale_and_the_bands_of_the_method_are_those_of_the_questionnaire() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let levels = questionnaire
        .levels
        .iter()
        .zip(&questionnaire.points)
        .map(|(id, points)| [id.to_string(), points.to_string()]);
    let stated: Vec<_> = table("| level | points | meaning |")
        .into_iter()
        .map(|row| [row[0].clone(), row[1].clone()])
        .collect();
    assert_eq!(levels.collect::<Vec<_>>(), stated);
    let bands: Vec<String> =
        questionnaire.bands.iter().map(|band| format!("{} {}", band.id, band.from.number())).collect();
    assert!(read("METHOD.md").contains(&bands.join(", ")), "{bands:?}");
}

#[test]
fn the_bands_and_the_robustness_of_the_example_are_those_of_the_method() {
    let mut bundle = Draft::new("A: A1 A2+ A3 A4 | B: B1 B2 B3 || C: C1 C2").bundle();
    let built_in = bundle_of_uncat();
    bundle["questionnaire"]["bands"] = built_in["questionnaire"]["bands"].clone();
    bundle["words"]["bands"] = built_in["words"]["bands"].clone();
    let content = parse(&bundle);
    let questionnaire = &content.questionnaire;
    let given = answers(questionnaire, &example().1);
    let case = Case::of(questionnaire, &given);
    let words = |bands: &Bands| match bands.only() {
        Some(n) => questionnaire.bands[n].id.to_string(),
        None => [bands.lowest, bands.highest].map(|n| &*questionnaire.bands[n].id).join(" to "),
    };
    let overall = FigureOf::Overall.terms(case).bands.unwrap();
    assert!(read("METHOD.md").contains(&format!("so the band is *{}*", words(&overall))));
    let names = ["late points", "early points", "equal groups", "weakest core"];
    let found = robustness(case, &Score::of(case));
    let rows = names.iter().zip(&found).map(|(name, one)| {
        let values = [one.readiness.now.unwrap(), one.readiness.lowest, one.readiness.highest];
        let moves = if one.moves { "yes" } else { "no" };
        let cells = values.map(|value| value.to_string()).into_iter();
        std::iter::once((*name).to_owned())
            .chain(cells)
            .chain([words(&one.bands), moves.to_owned()])
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    assert_eq!(rows, table("| convention | readiness | lowest | highest | bands | moves the band |"));
    let late = found[0].convention.points(questionnaire).unwrap();
    let early = found[1].convention.points(questionnaire).unwrap();
    assert_eq!((late, early), (vec![0, 1, 3, 6], vec![0, 3, 5, 6]));
}

#[test]
fn the_weights_of_the_method_are_those_of_the_questionnaire() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let all = questionnaire.sections().len();
    let rows = questionnaire.groups.iter().map(|group| {
        let n = group.sections.len();
        vec![group.id.to_string(), n.to_string(), format!("{}%", n * 100 / all)]
    });
    assert_eq!(rows.collect::<Vec<_>>(), table("| group | sections | weight in the whole |"));
}

#[test]
fn the_order_of_the_method_is_that_of_the_next_steps() {
    let (_, given) = example();
    let content = Draft::new("A: A1 A2^3 A3!^3<B2 A4 | B: B1 B2! B3 | C: C1 C2").content();
    let given = answers(&content.questionnaire, &given);
    let next = NextSteps::of(
        Case::of(&content.questionnaire, &given),
        &Score::of(Case::of(&content.questionnaire, &given)),
    );
    let id = |ix: IndicatorIx| content.questionnaire.indicator(ix).id.to_string();
    let mut stated = table("| step | chain | before deposit | force | waiting count | gap | place |");
    stated.sort_by_key(|row| row[6].clone());
    let stated: Vec<String> = stated.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(next.steps.iter().map(|step| id(step.indicator)).collect::<Vec<_>>(), stated);
    assert_eq!(next.find_out.iter().map(|ix| id(*ix)).collect::<Vec<_>>(), ["A4", "C1"]);
}

// The laws

/// Every figure of an assessment by its name.
fn figures(questionnaire: &Questionnaire, assessment: &Assessment) -> HashMap<String, Option<Readiness>> {
    let all = FigureOf::all(questionnaire).into_iter();
    all.map(|of| (of.name(questionnaire), of.terms(Case::of(questionnaire, assessment)).readiness)).collect()
}

/// One statement of a case.
fn pick(case: &Sample, index: Index) -> Option<IndicatorIx> {
    let all: Vec<IndicatorIx> = case.content.questionnaire.indicators().map(|(ix, _)| ix).collect();
    (!all.is_empty()).then(|| *index.get(&all))
}

/// The same answers with another one.
fn with(case: &Sample, ix: IndicatorIx, response: Response, reason: &str) -> Assessment {
    let mut assessment = case.assessment.clone();
    give(&mut assessment, ix, response, reason);
    assessment
}

proptest! {
    #![proptest_config(laws(120))]

    #[test]
    fn every_figure_is_bounded_and_inside_its_range(case in case()) {
        let one = ratio(1, 1);
        for (name, readiness) in figures(&case.content.questionnaire, &case.assessment) {
            let Some(readiness) = readiness else { continue };
            prop_assert!(readiness.lowest <= readiness.highest && readiness.highest <= one, "{name}: {readiness:?}");
            if let Some(now) = readiness.now {
                prop_assert!(readiness.lowest <= now && now <= readiness.highest, "{name}: {readiness:?}");
            }
        }
    }

    #[test]
    fn a_percentage_is_0_or_100_only_when_it_is_exactly_that(case in case()) {
        for readiness in figures(&case.content.questionnaire, &case.assessment).into_values().flatten() {
            for value in readiness.now.into_iter().chain([readiness.lowest, readiness.highest]) {
                prop_assert_eq!(value.percent().number() == 0, value == Ratio::ZERO);
                prop_assert_eq!(value.percent().number() == 100, value == ratio(1, 1));
                prop_assert!(value <= ratio(1, 1));
            }
        }
    }

    #[test]
    fn raising_a_level_lowers_no_figure(case in case(), index: Index, levels: [Index; 2]) {
        let Some(ix) = pick(&case, index) else { return Ok(()) };
        let questionnaire = &case.content.questionnaire;
        let mut levels = levels.map(|level| level.index(questionnaire.levels.len()));
        levels.sort_unstable();
        let [before, after] = levels.map(|level| figures(questionnaire, &with(&case, ix, Response::Level(level), "")));
        for (name, low) in before {
            let (low, high) = (low, after[&name]);
            let at_most = low.zip(high).is_none_or(|(low, high)| {
                low.now <= high.now && low.lowest <= high.lowest && low.highest <= high.highest
            });
            prop_assert!(at_most && low.is_some() == high.is_some(), "{name}: {low:?} {high:?}");
        }
    }

    #[test]
    fn answering_never_widens_a_range(case in case(), index: Index, given in given()) {
        let Some(ix) = pick(&case, index) else { return Ok(()) };
        let questionnaire = &case.content.questionnaire;
        let (response, reason) = given.on(questionnaire);
        let open = [(Response::None, ""), (Response::NotKnown, ""), (Response::NotApplicable, "")];
        let after = figures(questionnaire, &with(&case, ix, response, reason));
        for (response, reason) in open {
            let before = figures(questionnaire, &with(&case, ix, response, reason));
            for (name, wide) in before {
                if let Some((wide, narrow)) = wide.zip(after[&name]) {
                    let inside = wide.lowest <= narrow.lowest && narrow.highest <= wide.highest;
                    prop_assert!(inside, "{name}: {wide:?} {narrow:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter(case in case(), seed: u64) {
        let questionnaire = &case.content.questionnaire;
        let mut order: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
        order.sort_by_key(|ix| (u64::try_from(ix.position()).unwrap() + 1).wrapping_mul(seed | 1));
        let mut assessment = Assessment::new(questionnaire);
        for ix in order {
            // Another answer first: what counts is the last one.
            give(&mut assessment, ix, Response::Level(0), "");
            let answer = case.assessment.answer(ix);
            give(&mut assessment, ix, answer.response, &answer.reason);
        }
        prop_assert_eq!(Score::of(Case::of(questionnaire, &assessment)), Score::of(Case::of(questionnaire, &case.assessment)));
    }

    #[test]
    fn what_is_answered_in_one_section_leaves_the_others_alone(case in case(), index: Index, given in given()) {
        let Some(ix) = pick(&case, index) else { return Ok(()) };
        let questionnaire = &case.content.questionnaire;
        let (response, reason) = given.on(questionnaire);
        let [before, after] = [case.assessment.clone(), with(&case, ix, response, reason)].map(|found| Score::of(Case::of(questionnaire, &found)));
        let here = questionnaire.indicator(ix).section;
        for (section, _) in questionnaire.sections().filter(|(section, _)| *section != here) {
            prop_assert_eq!(before.section(section), after.section(section));
        }
    }

    #[test]
    fn a_section_that_does_not_apply_counts_as_if_it_were_not_there(case in case(), index: Index) {
        let Some(ix) = pick(&case, index) else { return Ok(()) };
        let questionnaire = &case.content.questionnaire;
        let here = questionnaire.indicator(ix).section;
        let mut assessment = case.assessment.clone();
        for ix in &questionnaire.section(here).indicators {
            give(&mut assessment, *ix, Response::NotApplicable, "There is none.");
        }
        let score = Score::of(Case::of(questionnaire, &assessment));
        let foreseen = |ix: &IndicatorIx| questionnaire.indicator(*ix).may_not_apply;
        if !questionnaire.section(here).indicators.iter().all(foreseen) {
            prop_assert!(score.section(here).readiness().is_some());
            return Ok(());
        }
        prop_assert_eq!(score.section(here).readiness(), None);
        let others = questionnaire.sections().filter(|(section, _)| *section != here);
        let figures = others.filter_map(|(ix, section)| Some((section.weight, score.section(ix).readiness()?)));
        let (mut sum, mut weights) = (Ratio::ZERO, 0);
        for (weight, readiness) in figures {
            sum = sum + readiness.lowest * weight;
            weights += weight;
        }
        prop_assert_eq!(score.overall.1.map(|readiness| readiness.lowest), (weights > 0).then(|| sum / weights));
    }

    #[test]
    fn the_gain_that_is_promised_is_the_gain_that_comes(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        for step in NextSteps::of(Case::of(questionnaire, &case.assessment), &score).steps {
            let top = Response::Level(questionnaire.levels.len() - 1);
            let done = Score::of(Case::of(questionnaire, &with(&case, step.indicator, top, "")));
            let at = questionnaire.indicator(step.indicator).section;
            let section = |score: &Score| score.section(at).readiness().unwrap().lowest;
            prop_assert_eq!(section(&score) + step.section_gain, section(&done));
            let overall = |score: &Score| score.overall.1.unwrap().lowest;
            prop_assert_eq!(overall(&score) + step.overall_gain, overall(&done));
        }
    }

    #[test]
    fn a_band_claims_no_more_than_the_range(case in case(), levels in proptest::collection::vec(any::<Index>(), 64)) {
        let questionnaire = &case.content.questionnaire;
        let now = Case::of(questionnaire, &case.assessment);
        // What was open gets some level: the band that comes is none that was excluded.
        let open = questionnaire.indicators().map(|(ix, _)| ix).filter(|ix| now.is_open(*ix)).zip(levels);
        let supposed: Vec<_> = open.map(|(ix, level)| (ix, level.index(questionnaire.levels.len()))).collect();
        let then = suppose(now, &supposed);
        let then = Case::of(questionnaire, &then);
        for figure in FigureOf::all(questionnaire) {
            let (Some(before), Some(after)) = (figure.terms(now).bands, figure.terms(then).bands) else { continue };
            prop_assert!(before.lowest <= after.lowest, "{}", figure.name(questionnaire));
            prop_assert!(!before.held_by.is_empty() || after.highest <= before.highest, "{}", figure.name(questionnaire));
        }
    }

    #[test]
    fn the_last_band_is_named_only_where_every_core_statement_that_applies_is_in_place(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let given = Case::of(questionnaire, &case.assessment);
        for figure in FigureOf::all(questionnaire) {
            let terms = figure.terms(given);
            let (Some(bands), Some(readiness)) = (terms.bands, terms.readiness) else { continue };
            let core = figure.statements(given).into_iter().filter(|ix| questionnaire.indicator(*ix).core);
            let open: Vec<_> = core.filter(|ix| given.is_below_top(*ix)).collect();
            let last = questionnaire.bands.len() - 1;
            let reached = readiness.highest.percent() >= questionnaire.bands[last].from;
            prop_assert_eq!(bands.highest == last, open.is_empty() && reached, "{}", figure.name(questionnaire));
            prop_assert_eq!(bands.held_by, open);
        }
    }

    #[test]
    fn without_a_reason_it_counts_as_no_answer(case in case(), index: Index, blank in "[ \n\t]{0,3}") {
        let Some(ix) = pick(&case, index) else { return Ok(()) };
        let questionnaire = &case.content.questionnaire;
        let [none, without] = [(Response::None, ""), (Response::NotApplicable, blank.as_str())]
            .map(|(response, reason)| Score::of(Case::of(questionnaire, &with(&case, ix, response, reason))));
        prop_assert_eq!(none, without);
    }

    #[test]
    fn counts_add_up(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &case.assessment));
        let all = u32::try_from(questionnaire.indicators().len()).unwrap();
        prop_assert_eq!(score.overall.0.all(), all);
        prop_assert_eq!(score.overall.0, score.sections.iter().copied().sum::<Tally>());
        prop_assert_eq!(score.overall.0, score.groups.iter().map(|(tally, _)| *tally).sum::<Tally>());
        let marked = questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit).count();
        prop_assert_eq!(usize::try_from(score.gate.applicable() + score.gate.not_applicable).unwrap(), marked);
    }
}

// Edges

#[test]
fn only_the_highest_rung_is_the_top() {
    let content = Draft::new("A: a1").content();
    assert_eq!(
        [0, 1, 2, 3].map(|level| content.questionnaire.is_highest(level)),
        [false, false, false, true]
    );
}

/// One section of each size, so that the common denominator is as large as it can be.
#[test]
fn the_figures_of_a_wide_questionnaire_can_be_compared() {
    let ids = |n: usize| (0..n).map(|k| format!("i{n}-{k}")).collect::<Vec<_>>().join(" ");
    let sections: Vec<String> = (1..=64).map(|n| format!("S{n}*{}: {}", 61 + n % 2 * 2, ids(n))).collect();
    let content = Draft::new(&sections.join(" | ")).on(&[0, 96, 97]).content();
    let questionnaire = &content.questionnaire;
    let mut assessment = Assessment::new(questionnaire);
    for (ix, _) in questionnaire.indicators().filter(|(ix, _)| ix.position() % 7 > 0) {
        give(&mut assessment, ix, Response::Level(ix.position() % 3), "");
    }
    let readiness = Score::of(Case::of(questionnaire, &assessment)).overall.1.unwrap();
    let now = readiness.now.unwrap();
    assert!(readiness.lowest < now && now < readiness.highest);
    assert!(readiness.lowest.percent() < now.percent() && now.percent() < readiness.highest.percent());
}

#[test]
fn an_answer_that_was_never_given_is_none() {
    assert_eq!(Given::Nothing.on(&Draft::new("A: a1").content().questionnaire).0, Response::None);
}
