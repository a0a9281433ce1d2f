//! A second implementation, `tests/reference/score.py`, was written from METHOD.md: both give the same, fraction by
//! fraction, for ten thousand assessments of questionnaires that nobody thought of.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use uncat_readiness::assessment::Assessment;
use uncat_readiness::case::Case;
use uncat_readiness::content::{IndicatorIx, Questionnaire};
use uncat_readiness::next_steps::NextSteps;
use uncat_readiness::score::{
    Bands, FigureOf, Gate, Ratio, Score, Supposed, Terms, find_out_first, robustness, suppose,
};

use crate::support::arbitrary::{Given, draft, given};
use crate::support::{Draft, give, parse, project};

const QUESTIONNAIRES: usize = 500;
const ASSESSMENTS: usize = 20;

/// All that is compared, as text, by name.
type Found = BTreeMap<String, String>;

/// One assessment before its questionnaire is known: whether an earlier edition saved it, answers, marks of groups at risk, suppositions, the starting
/// point with the treaties that the State has joined, and the statements that each recommendation is tied to.
type Plan = (bool, Vec<Given>, Vec<bool>, Vec<(Index, Index)>, (Option<Index>, [bool; 2]), Vec<Vec<Index>>);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let supposed = vec((any::<Index>(), any::<Index>()), 0..4);
    let tied = vec(vec(any::<Index>(), 0..4), 0..3);
    vec(
        (
            any::<bool>(),
            vec(given(), 64),
            vec(any::<bool>(), 40),
            supposed,
            any::<(Option<Index>, [bool; 2])>(),
            tied,
        ),
        ASSESSMENTS,
    )
}

/// Gives a questionnaire starting points, each with some names that it stresses.
fn add_starting_points(bundle: &mut Value, points: &[Vec<Index>]) {
    let structure = &bundle["questionnaire"];
    // A name has to name something, and no theme or mark need be used.
    let used = structure.to_string();
    let marks = [("beforeDeposit\":true", "before-deposit"), ("key\":true", "key")];
    let mut names: Vec<Value> =
        marks.iter().filter(|(mark, _)| used.contains(mark)).map(|(_, name)| json!(name)).collect();
    for group in structure["groups"].as_array().unwrap() {
        for section in group["sections"].as_array().unwrap() {
            names.extend([group["id"].clone(), section["id"].clone()]);
            for one in section["indicators"].as_array().unwrap() {
                names.push(one["id"].clone());
                names.extend(one["themes"].as_array().unwrap().iter().cloned());
            }
        }
    }
    let (mut all, mut words) = (Vec::new(), serde_json::Map::new());
    // An empty questionnaire has nothing to stress.
    let points = if names.is_empty() { &[] } else { points };
    for (n, picks) in points.iter().enumerate() {
        let stresses: BTreeSet<&str> = picks.iter().map(|pick| pick.get(&names).as_str().unwrap()).collect();
        all.push(json!({"id": format!("p{n}"), "stresses": stresses}));
        words.insert(format!("p{n}"), "Here".into());
    }
    if all.is_empty() {
        return;
    }
    bundle["questionnaire"]["startingPoints"] = all.into();
    bundle["words"]["startingPoints"] = words.into();
}

/// Says what changed since edition 0: one of each kind after the other, by the position of the statement.
fn add_changes(bundle: &mut Value, draft: &Draft) {
    let ids: Vec<&str> = draft.indicators().map(|indicator| &*indicator.id).collect();
    let change = |(n, id): (usize, &&str)| {
        let change = match n % 7 {
            1 => json!({"new": true}),
            2 => json!({"changed": "words"}),
            3 => json!({"changed": "narrower"}),
            4 => json!({"changed": "other"}),
            5 => json!({"from": [ids[n - 1], ids[n - 2]]}),
            6 => json!({"renamed": format!("old-{id}")}),
            _ => return None,
        };
        Some(((*id).to_owned(), change))
    };
    let statements: serde_json::Map<String, Value> = ids.iter().enumerate().filter_map(change).collect();
    bundle["migration"] = json!({
        "format": "uncat-readiness/migration",
        "version": 1,
        "questionnaire": "example",
        "edition": "1",
        "since": {"0": {"statements": statements}},
    });
}

/// Makes a document what edition 0 would have saved: without what is new, and under the former ids.
fn age(document: &mut Value, migration: &Value) {
    document["questionnaire"]["edition"] = json!("0");
    let answers = document["answers"].as_object_mut().unwrap();
    for (id, change) in migration["since"]["0"]["statements"].as_object().unwrap() {
        let answer = answers.remove(id);
        if let (Some(answer), None, None) = (answer, change.get("new"), change.get("from")) {
            let former = change["renamed"].as_str().unwrap_or(id);
            answers.insert(former.to_owned(), answer);
        }
    }
}

fn fraction(ratio: Option<Ratio>) -> String {
    ratio.map_or("-".to_owned(), |ratio| ratio.to_string())
}

fn shown(ratio: Option<Ratio>) -> String {
    ratio.map_or("-".to_owned(), |ratio| ratio.percent().number().to_string())
}

fn tenths(gain: Ratio) -> u32 {
    let [points, tenth] = gain.tenths().digits();
    points * 10 + tenth
}

/// The bands at both ends, and the core statements that keep the last one from being named.
fn bands(questionnaire: &Questionnaire, bands: &Bands) -> String {
    let [lowest, highest] = [bands.lowest, bands.highest].map(|n| &questionnaire.bands[n].id);
    let core: Vec<&str> = bands.held_by.iter().map(|ix| &*questionnaire.indicator(*ix).id).collect();
    format!("{lowest}/{highest}:{}", core.join(","))
}

fn text(questionnaire: &Questionnaire, terms: &Terms) -> String {
    let tally = &terms.tally;
    let counts = [
        tally.points,
        tally.points_possible,
        tally.points_open,
        tally.with_level(),
        tally.not_known,
        tally.unanswered,
        tally.not_applicable,
        tally.not_foreseen,
    ];
    let readiness = terms.readiness;
    let values = [
        readiness.and_then(|found| found.now),
        readiness.map(|found| found.lowest),
        readiness.map(|found| found.highest),
    ];
    let levels = &tally.levels[..questionnaire.levels.len()];
    let words = counts.iter().chain(levels).map(ToString::to_string);
    let percentages = if tally.is_few() { vec!["few".to_owned()] } else { values.map(shown).to_vec() };
    let bands = terms.bands.as_ref().map_or("-".to_owned(), |found| bands(questionnaire, found));
    words.chain(values.map(fraction)).chain(percentages).chain([bands]).collect::<Vec<_>>().join(" ")
}

/// Some figures and the gate, with a word before each name.
fn figures(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    before: &str,
    which: impl Fn(&FigureOf) -> bool,
) -> Found {
    let mut found = Found::new();
    for figure in FigureOf::all(questionnaire).into_iter().filter(which) {
        let terms = figure.terms(Case::of(questionnaire, assessment));
        found.insert(format!("{before}{}", figure.name(questionnaire)), text(questionnaire, &terms));
    }
    let score = Score::of(Case::of(questionnaire, assessment));
    let Gate { settled, open, not_known, unanswered, not_applicable, not_foreseen } = score.gate;
    found.insert(
        format!("{before}gate"),
        format!("{settled} {open} {not_known} {unanswered} {not_applicable} {not_foreseen}"),
    );
    found
}

fn everything(questionnaire: &Questionnaire, assessment: &Assessment, supposed: &[Supposed]) -> Found {
    let mut found = figures(questionnaire, assessment, "", |of| *of != FigureOf::Deposit);
    let score = Score::of(Case::of(questionnaire, assessment));
    let next = NextSteps::of(Case::of(questionnaire, assessment), &score);
    let id = |ix: IndicatorIx| questionnaire.indicator(ix).id.to_string();
    let steps = next.steps.iter().map(|step| {
        let mut waits: Vec<String> = step.waits_for.iter().map(|ix| id(*ix)).collect();
        waits.sort_unstable();
        let waits = if waits.is_empty() { "-".to_owned() } else { waits.join(",") };
        let [section, overall] = [step.section_gain, step.overall_gain];
        let quick = if step.quick_win { "quick" } else { "-" };
        let id = id(step.indicator);
        format!(
            "{id} {section} {overall} {} {} {waits} {quick} {}",
            tenths(section),
            tenths(overall),
            step.turn.name()
        )
    });
    let otherwise = robustness(Case::of(questionnaire, assessment), &score).into_iter().map(|one| {
        let values = [one.readiness.now, Some(one.readiness.lowest), Some(one.readiness.highest)];
        let moves = if one.moves { "moves" } else { "stays" };
        let values = values.map(fraction).join(" ");
        format!("{} {values} {} {moves}", one.convention.name(), bands(questionnaire, &one.bands))
    });
    found.insert("robustness".to_owned(), otherwise.collect::<Vec<_>>().join("; "));
    let first = find_out_first(Case::of(questionnaire, assessment), &score).into_iter();
    let first = first.map(|one| format!("{} {}", id(one.indicator), one.range));
    let find_out = next.find_out.iter().map(|ix| id(*ix));
    found.insert("steps".to_owned(), steps.collect::<Vec<_>>().join("; "));
    found.insert("find-out".to_owned(), find_out.collect::<Vec<_>>().join("; "));
    found.insert("find-out-first".to_owned(), first.collect::<Vec<_>>().join("; "));
    let whole = |of: &FigureOf| matches!(of, FigureOf::Overall | FigureOf::Group(_) | FigureOf::Section(_));
    found.extend(figures(
        questionnaire,
        &suppose(Case::of(questionnaire, assessment), supposed),
        "then/",
        whole,
    ));
    found
}

/// A questionnaire with its assessments as one line for the other implementation, and what ours finds.
fn batch(draft: &Draft, points: &[Vec<Index>], plans: &[Plan]) -> (Value, Vec<Found>) {
    let mut bundle = draft.bundle();
    add_starting_points(&mut bundle, points);
    add_changes(&mut bundle, draft);
    let content = parse(&bundle);
    let questionnaire = &content.questionnaire;
    let points: Vec<_> = questionnaire.starting_points().map(|(ix, _)| ix).collect();
    let all: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
    let (mut documents, mut found) = (Vec::new(), Vec::new());
    for (is_old, answers, marks, picks, (point, joined), tied) in plans {
        let mut assessment = Assessment::new(questionnaire);
        for (ix, given) in all.iter().zip(answers) {
            let (response, reason) = given.on(questionnaire);
            give(&mut assessment, *ix, response, reason);
        }
        let risks =
            questionnaire.sections().flat_map(|(ix, section)| (0..section.risk.len()).map(move |n| (ix, n)));
        for ((section, group), marked) in risks.zip(marks) {
            assessment.mark_risk(section, group, *marked);
        }
        for ((ix, _), joined) in questionnaire.treaties().zip(joined) {
            assessment.join(ix, *joined);
        }
        assessment.start_from(point.filter(|_| !points.is_empty()).map(|point| *point.get(&points)));
        for picks in tied.iter().filter(|_| !all.is_empty()) {
            let n = assessment.add_recommendation().unwrap();
            picks.iter().for_each(|pick| assessment.recommendations[n].tie(*pick.get(&all), true));
        }
        let picks = if all.is_empty() { &[] } else { &picks[..] };
        let supposed: Vec<Supposed> = picks
            .iter()
            .map(|(at, level)| (*at.get(&all), level.index(questionnaire.levels.len())))
            .collect();
        let mut document: Value =
            serde_json::from_str(&assessment.to_json(questionnaire).to_string()).unwrap();
        document["supposing"] = supposed
            .iter()
            .map(|(ix, level)| json!([&*questionnaire.indicator(*ix).id, &*questionnaire.levels[*level]]))
            .collect();
        if *is_old {
            age(&mut document, &bundle["migration"]);
            let mut saved = document.clone();
            drop(saved.as_object_mut().unwrap().remove("supposing"));
            assessment = Assessment::open(&saved.to_string(), questionnaire).unwrap().assessment;
        }
        documents.push(document);
        found.push(everything(questionnaire, &assessment, &supposed));
    }
    let line = json!({"questionnaire": bundle["questionnaire"], "sources": bundle["sources"],
        "migration": bundle["migration"], "assessments": documents});
    (line, found)
}

/// What the other implementation writes, line by line.
fn reference(input: String) -> Vec<Found> {
    let mut command = Command::new("python3");
    command.arg(project("tests/reference/score.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut python = command.spawn().unwrap_or_else(|error| {
        panic!("python3 does not start ({error}): install Python 3 (Debian: apt-get install python3)")
    });
    let mut stdin = python.stdin.take().unwrap();
    // A pipe holds little: what is written has to be read meanwhile.
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "tests/reference/score.py: {}", output.status);
    writing.join().unwrap().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_second_implementation_agrees_on_ten_thousand_assessments() {
    let mut runner = TestRunner::deterministic();
    let strategy = (draft(), vec(vec(any::<Index>(), 1..4), 0..3), plans());
    let (mut input, mut ours) = (String::new(), Vec::new());
    for _ in 0..QUESTIONNAIRES {
        let (draft, points, plans) = strategy.new_tree(&mut runner).unwrap().current();
        let (line, found) = batch(&draft, &points, &plans);
        input.push_str(&line.to_string());
        input.push('\n');
        ours.extend(found);
    }
    let theirs = reference(input);
    assert_eq!((ours.len(), theirs.len()), (10_000, 10_000));
    for (n, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        let names: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
        let differs = names.into_iter().find(|name| ours.get(*name) != theirs.get(*name));
        if let Some(name) = differs {
            panic!("assessment {n}, {name}:\n  {:?}\n  {:?}", ours.get(name), theirs.get(name));
        }
    }
}
