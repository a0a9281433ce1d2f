//! A bundle is read strictly: every problem is reported, each with its path.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use uncat_readiness::content::Content;
use uncat_readiness::reading::{Fault, Problem};

use crate::support::{Draft, bundle, json_file, laws, lines, objections, schema};

/// Breaks the built-in bundle, and expects exactly these problems: the path, and a part of the message.
#[track_caller]
fn check(edit: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut bundle = bundle();
    edit(&mut bundle);
    check_text(&bundle.to_string(), expected);
}

#[track_caller]
fn check_text(text: &str, expected: &[(&str, &str)]) {
    let problems = Content::parse(text).err().unwrap_or_default();
    let fits = |(problem, (path, part)): (&Problem, &(&str, &str))| {
        problem.path == *path && problem.fault.to_string().contains(part)
    };
    let all = problems.count() == expected.len() && problems.listed().iter().zip(expected).all(fits);
    assert!(all, "expected {expected:#?}, found\n{problems}");
}

/// Breaks the built-in bundle, and expects this problem, whatever else follows from it.
#[track_caller]
fn check_among(edit: impl FnOnce(&mut Value), path: &str, part: &str) {
    let mut bundle = bundle();
    edit(&mut bundle);
    let problems = Content::parse(&bundle.to_string()).err().unwrap_or_default();
    let found = problems
        .listed()
        .iter()
        .any(|problem| problem.path == path && problem.fault.to_string().contains(part));
    assert!(found, "expected {path}: {part}, found\n{problems}");
}

/// The first indicator, S1.1.
fn s1_1(bundle: &mut Value) -> &mut Value {
    &mut bundle["questionnaire"]["groups"][0]["sections"][0]["indicators"][0]
}

fn remove(value: &mut Value, field: &str) {
    value.as_object_mut().unwrap().remove(field).unwrap();
}

const S1_1: &str = "questionnaire.groups[0].sections[0].indicators[0]";

// The bundle as a whole

#[test]
fn the_bundle_as_it_is_has_no_problem() {
    check(|_| {}, &[]);
}

#[test]
fn what_is_not_json_is_reported_with_line_and_column() {
    check_text("{\n  \"format\": oops\n}", &[("", "line 2, column 1")]);
    check_text("", &[("", "line 1, column 0")]);
}

#[test]
fn another_format_is_refused_at_once() {
    check(|bundle| bundle["format"] = json!("something/else"), &[("", "format uncat-readiness/bundle")]);
    check(|bundle| remove(bundle, "format"), &[("", "format uncat-readiness/bundle")]);
    check(|bundle| bundle["words"]["format"] = json!("x"), &[("words", "format uncat-readiness/words")]);
}

#[test]
fn a_newer_version_is_refused_at_once() {
    check(|bundle| bundle["version"] = json!(2), &[("", "version 2 is newer than 1")]);
    check(|bundle| bundle["sources"]["version"] = json!(3), &[("sources", "version 3 is newer than 1")]);
}

#[test]
fn a_version_is_a_whole_number_from_1() {
    check(|bundle| bundle["version"] = json!(0), &[("version", "0 is out of range")]);
    check(|bundle| bundle["version"] = json!("1"), &[("version", "a whole number")]);
    check(|bundle| remove(bundle, "version"), &[("", "`version` is missing")]);
}

// Fields and their values

#[test]
fn a_missing_field_is_reported_with_its_name() {
    check(|bundle| remove(s1_1(bundle), "themes"), &[(S1_1, "`themes` is missing")]);
    check(|bundle| remove(&mut bundle["words"], "title"), &[("words", "`title` is missing")]);
    check(
        |bundle| remove(&mut bundle["sources"]["sources"]["CAT"], "short"),
        &[("sources.sources.CAT", "`short` is missing")],
    );
}

#[test]
fn an_unexpected_field_is_reported_with_its_name() {
    check(|bundle| s1_1(bundle)["colour"] = json!("red"), &[(S1_1, "`colour` is not a field")]);
    check(
        |bundle| bundle["words"]["indicators"]["S1.1"]["color"] = json!("red"),
        &[("words.indicators.S1.1", "`color` is not a field")],
    );
}

#[test]
fn a_repeated_field_is_reported_with_its_name() {
    let text =
        bundle().to_string().replacen("\"beforeDeposit\":true", "\"key\":true,\"beforeDeposit\":true", 1);
    check_text(&text, &[(S1_1, "`key` is here twice")]);
}

#[test]
fn a_repeated_id_is_reported() {
    check(
        |bundle| s1_1(bundle)["steps"] = json!([{"id": "S1.2a", "horizon": ["short"]}]),
        &[
            ("questionnaire", "`S1.2a` is here twice"),
            ("words.steps", "`S1.1a` has words but does not exist"),
        ],
    );
}

#[test]
fn a_value_of_another_kind_is_reported() {
    check(|bundle| s1_1(bundle)["key"] = json!("yes"), &[(&format!("{S1_1}.key"), "true or false")]);
    check(|bundle| bundle["words"]["title"] = json!(["x"]), &[("words.title", "a text")]);
    check(|bundle| bundle["interface"]["words"]["brand"] = json!(7), &[("interface.words.brand", "a text")]);
}

#[test]
fn a_blank_text_is_reported() {
    check(
        |bundle| bundle["words"]["sections"]["S2"]["purpose"] = json!(" \n"),
        &[("words.sections.S2.purpose", "blank")],
    );
}

#[test]
fn what_intl_would_throw_for_is_no_language_tag() {
    for tag in
        ["en", "fra", "pt-BR", "es-419", "zh-Hant-TW", "sl-rozaj-biske", "de-1996", "ar-u-nu-latn", "EN-gb"]
    {
        check(|bundle| bundle["words"]["language"] = json!(tag), &[]);
    }
    let none = [
        "",
        "e",
        "english",
        "xx_YY",
        "en-",
        "-en",
        "en--GB",
        "de-1996-1996",
        "de-rozaj-ROZAJ",
        "ar-u",
        "en-u-nu-",
        "en-x-mine",
        "fr FR",
        "ïs",
        "en-GB-GB",
        "x-klingon",
        "en-u-nu-latn-u-ca",
        "Hant",
        "en-12",
    ];
    for text in none {
        check(|bundle| bundle["words"]["language"] = json!(text), &[("words.language", "a language tag")]);
        check(
            |bundle| bundle["interface"]["language"] = json!(text),
            &[("interface.language", "a language tag")],
        );
    }
}

// What names something else

#[test]
fn an_unknown_prerequisite_is_reported_at_its_place() {
    check(
        |bundle| s1_1(bundle)["requires"] = json!(["S1.2", "S99"]),
        &[(&format!("{S1_1}.requires[1]"), "`S99` does not exist")],
    );
}

#[test]
fn a_circle_of_prerequisites_is_reported_with_all_that_are_in_it() {
    // S1.4 needs S1.1 already.
    check_among(|bundle| s1_1(bundle)["requires"] = json!(["S1.4"]), "questionnaire", "circle: S1.1, S1.4");
    check_among(|bundle| s1_1(bundle)["requires"] = json!(["S1.1"]), "questionnaire", "circle: S1.1");
}

#[test]
fn an_article_that_the_convention_does_not_have_is_reported() {
    check(
        |bundle| s1_1(bundle)["articles"] = json!([2, 34]),
        &[(&format!("{S1_1}.articles[1]"), "34 is out of range")],
    );
    check(
        |bundle| s1_1(bundle)["articles"] = json!([0]),
        &[(&format!("{S1_1}.articles[0]"), "0 is out of range")],
    );
    check(|bundle| s1_1(bundle)["articles"] = json!([]), &[(&format!("{S1_1}.articles"), "blank")]);
}

#[test]
fn an_unknown_theme_is_reported_with_those_that_exist() {
    check(
        |bundle| s1_1(bundle)["themes"] = json!(["peace"]),
        &[(&format!("{S1_1}.themes[0]"), "`peace` is not allowed; use one of: prevention, prohibition")],
    );
}

#[test]
fn an_unknown_source_is_reported_at_its_place() {
    check(
        |bundle| s1_1(bundle)["references"][0]["source"] = json!("LOST"),
        &[(&format!("{S1_1}.references[0].source"), "`LOST` does not exist")],
    );
}

#[test]
fn a_place_that_the_document_does_not_list_is_reported() {
    check(
        |bundle| s1_1(bundle)["references"][0]["at"] = json!(["page 99"]),
        &[(&format!("{S1_1}.references[0].at[0]"), "`CTI1 page 99` does not exist")],
    );
}

#[test]
fn a_place_is_counted_in_a_known_unit() {
    check_among(
        |bundle| bundle["sources"]["sources"]["CAT"]["pinpoints"]["verse 1"] = json!("verified"),
        "sources.sources.CAT.pinpoints.verse 1",
        "`verse 1` is not allowed; use one of: article, paragraph",
    );
}

#[test]
fn an_address_begins_with_https() {
    check(
        |bundle| bundle["sources"]["sources"]["CAT"]["address"] = json!("javascript:alert(1)"),
        &[("sources.sources.CAT.address", "a link that begins with https://")],
    );
}

#[test]
fn every_statement_leads_to_a_step() {
    check_among(|bundle| s1_1(bundle)["steps"] = json!([]), &format!("{S1_1}.steps"), "blank");
    check_among(
        |bundle| s1_1(bundle)["steps"][0]["horizon"] = json!([]),
        &format!("{S1_1}.steps[0].horizon"),
        "blank",
    );
}

// Words

#[test]
fn words_without_an_id_are_reported() {
    check(
        |bundle| bundle["words"]["bands"]["lost"] = json!("Lost"),
        &[("words.bands", "`lost` has words but does not exist")],
    );
    check(
        |bundle| bundle["interface"]["words"]["lost"] = json!("Lost"),
        &[("interface.words", "`lost` has words but does not exist")],
    );
}

#[test]
fn an_id_without_words_is_reported() {
    check(
        |bundle| remove(&mut bundle["words"]["indicators"], "JUS4"),
        &[("words.indicators", "`JUS4` does not exist")],
    );
    check(
        |bundle| remove(&mut bundle["words"]["steps"], "JUS4a"),
        &[("words.steps", "`JUS4a` does not exist")],
    );
    check(
        |bundle| remove(&mut bundle["words"]["sections"]["JUS"], "risk"),
        &[("words.sections.JUS", "`risk` is missing")],
    );
}

#[test]
fn words_belong_to_the_questionnaire_and_its_edition() {
    check(
        |bundle| bundle["words"]["questionnaire"] = json!("other"),
        &[("words.questionnaire", "`other` is not allowed; use one of: uncat")],
    );
    check(|bundle| bundle["words"]["edition"] = json!("1999"), &[("words.edition", "`1999` is not allowed")]);
}

#[test]
fn a_template_holds_exactly_its_places() {
    check(
        |bundle| bundle["interface"]["words"]["of"] = json!("{n} of all"),
        &[("interface.words.of", "exactly: n, total")],
    );
    check(
        |bundle| bundle["interface"]["words"]["of"] = json!("{n} of {total} {more}"),
        &[("interface.words.of", "exactly: n, total")],
    );
    check(
        |bundle| bundle["interface"]["words"]["brand"] = json!("{n}"),
        &[("interface.words.brand", "exactly: ")],
    );
}

#[test]
fn a_brace_that_is_not_closed_is_a_wrong_place() {
    check(
        |bundle| bundle["interface"]["words"]["of"] = json!("a { b {n} of {total}"),
        &[("interface.words.of", "exactly: n, total")],
    );
    check(
        |bundle| bundle["interface"]["words"]["brand"] = json!("Readiness {"),
        &[("interface.words.brand", "exactly: ")],
    );
}

#[test]
fn a_plural_form_may_leave_its_number_out_but_not_the_form_other() {
    check(
        |bundle| {
            bundle["interface"]["words"]["statements"] =
                json!({"one": "one statement", "other": "{n} statements"});
        },
        &[],
    );
    check(
        |bundle| {
            bundle["interface"]["words"]["statements"] =
                json!({"one": "{n} statement", "other": "statements"});
        },
        &[("interface.words.statements", "exactly: n")],
    );
    check(
        |bundle| bundle["interface"]["words"]["statements"] = json!({"one": "{n} statement"}),
        &[("interface.words.statements", "`other` is missing")],
    );
    check(
        |bundle| bundle["interface"]["words"]["statements"] = json!({"some": "{n}", "other": "{n}"}),
        &[(
            "interface.words.statements.some",
            "`some` is not allowed; use one of: zero, one, two, few, many, other",
        )],
    );
}

// Bands, scales, starting points, weights

#[test]
fn bands_begin_at_0_and_rise() {
    let hole = |from: [u32; 2]| {
        move |bundle: &mut Value| {
            bundle["questionnaire"]["bands"][0]["from"] = json!(from[0]);
            bundle["questionnaire"]["bands"][1]["from"] = json!(from[1]);
        }
    };
    check(hole([5, 25]), &[("questionnaire.bands", "rise from 0")]);
    check(hole([0, 50]), &[("questionnaire.bands", "rise from 0")]);
    check(hole([0, 0]), &[("questionnaire.bands", "rise from 0")]);
}

#[test]
fn a_scale_begins_at_0_and_rises() {
    check_among(
        |bundle| bundle["questionnaire"]["scale"][0]["points"] = json!(1),
        "questionnaire.scale[0].points",
        "0 to 0",
    );
    check_among(
        |bundle| bundle["questionnaire"]["scale"][2]["points"] = json!(1),
        "questionnaire.scale[2].points",
        "2 to 100",
    );
    check_among(|bundle| bundle["questionnaire"]["scale"] = json!([]), "questionnaire.scale", "two levels");
}

#[test]
fn a_rung_is_not_named_like_an_answer_that_is_no_level() {
    // A saved file could not tell them apart.
    let rename = |name: &'static str| {
        move |bundle: &mut Value| {
            bundle["questionnaire"]["scale"][1]["level"] = json!(name);
            let words = bundle["words"]["levels"].as_object_mut().unwrap();
            let planned = words.remove("planned").unwrap();
            words.insert(name.to_owned(), planned);
        }
    };
    check_among(rename("not-known"), "questionnaire.scale[1].level", "");
    check_among(rename("not-applicable"), "questionnaire.scale[1].level", "");
}

#[test]
fn a_starting_point_stresses_only_what_exists() {
    check(
        |bundle| {
            bundle["questionnaire"]["startingPoints"][3]["stresses"] =
                json!(["S7", "S99", "S8.1", "tomorrow", 5]);
        },
        &[
            ("questionnaire.startingPoints[3].stresses[1]", "`S99` does not exist"),
            ("questionnaire.startingPoints[3].stresses[3]", "`tomorrow` does not exist"),
            ("questionnaire.startingPoints[3].stresses[4]", "this must be a text"),
        ],
    );
}

#[test]
fn starting_points_have_words_and_ids_of_their_own() {
    check(
        |bundle| remove(&mut bundle["words"], "startingPoints"),
        &[("words", "`startingPoints` is missing")],
    );
    check(
        |bundle| remove(&mut bundle["words"]["startingPoints"], "party"),
        &[("words.startingPoints", "`party` does not exist")],
    );
    check_among(
        |bundle| bundle["questionnaire"]["startingPoints"][1]["id"] = json!("considering"),
        "questionnaire.startingPoints",
        "`considering` is here twice",
    );
}

#[test]
fn a_questionnaire_without_starting_points_does_not_ask_for_one() {
    let without = |bundle: &mut Value| {
        remove(&mut bundle["questionnaire"], "startingPoints");
        remove(&mut bundle["words"], "startingPoints");
    };
    check(without, &[]);
}

#[test]
fn a_year_has_twelve_months_and_no_first_day_without_them() {
    let months = json!(["January", "February"]);
    let twelve = "this must be the names of twelve months";
    check(|bundle| bundle["interface"]["months"] = months, &[("interface.months", twelve)]);
    for (name, value) in [("monthsAlone", json!(vec!["May"; 12])), ("firstDay", json!("1st"))] {
        check(|bundle| bundle["interface"][name] = value, &[("interface", "`months` is missing")]);
    }
}

#[test]
fn nothing_in_a_list_of_ids_stands_twice() {
    check_among(
        |bundle| bundle["questionnaire"]["themes"][1] = json!("prevention"),
        "questionnaire.themes",
        "`prevention` is here twice",
    );
    check_among(
        |bundle| bundle["questionnaire"]["bands"][1]["id"] = json!("starting"),
        "questionnaire.bands",
        "`starting` is here twice",
    );
    check_among(
        |bundle| bundle["questionnaire"]["scale"][1]["level"] = json!("not-yet"),
        "questionnaire.scale",
        "`not-yet` is here twice",
    );
}

#[test]
fn nothing_in_a_list_of_a_statement_stands_twice() {
    check_among(|bundle| s1_1(bundle)["articles"] = json!([2, 2]), &format!("{S1_1}.articles"), "twice");
    check_among(
        |bundle| s1_1(bundle)["themes"] = json!(["prevention", "prevention"]),
        &format!("{S1_1}.themes"),
        "twice",
    );
    check_among(
        |bundle| s1_1(bundle)["requires"] = json!(["S2.1", "S2.1"]),
        &format!("{S1_1}.requires"),
        "twice",
    );
}

#[test]
fn weights_are_from_1_to_64_and_so_is_their_sum_in_a_section() {
    check(
        |bundle| s1_1(bundle)["weight"] = json!(0),
        &[(&format!("{S1_1}.weight"), "0 is out of range; use 1 to 64")],
    );
    check(
        |bundle| s1_1(bundle)["weight"] = json!(61),
        &[("questionnaire.groups[0].sections[0]", "65 is out of range; use 1 to 64")],
    );
    check(|bundle| s1_1(bundle)["weight"] = json!(60), &[]);
}

// Several problems

#[test]
fn two_problems_are_both_reported_each_with_its_place() {
    check(
        |bundle| {
            s1_1(bundle)["articles"] = json!([40]);
            bundle["words"]["sections"]["S2"]["purpose"] = json!("");
            bundle["interface"]["words"]["of"] = json!("{n}");
        },
        &[
            (&format!("{S1_1}.articles[0]"), "40 is out of range"),
            ("interface.words.of", "exactly"),
            ("words.sections.S2.purpose", "blank"),
        ],
    );
}

#[test]
fn missing_words_do_not_hide_what_is_wrong_with_other_words() {
    let blank = |bundle: &mut Value| bundle["words"]["sections"]["S2"]["purpose"] = json!("");
    let expected = ("words.sections.S2.purpose", "blank");
    for (field, id) in
        [("steps", "JUS4a"), ("indicators", "JUS4"), ("levels", "planned"), ("groups", "areas")]
    {
        let place = format!("words.{field}");
        check(
            |bundle| {
                remove(&mut bundle["words"][field], id);
                blank(bundle);
            },
            &[(&place, "does not exist"), expected],
        );
    }
}

#[test]
fn a_broken_scale_does_not_hide_what_is_wrong_with_a_statement() {
    let article = format!("{S1_1}.articles[0]");
    let edit = |bundle: &mut Value| {
        bundle["questionnaire"]["scale"][0]["points"] = json!(1);
        s1_1(bundle)["articles"] = json!([40]);
    };
    check_among(edit, "questionnaire.scale[0].points", "0 to 0");
    check_among(edit, &article, "40 is out of range");
}

#[test]
fn a_broken_source_is_one_problem_not_one_for_each_citation() {
    check(
        |bundle| bundle["sources"]["sources"]["CAT"]["force"] = json!("law"),
        &[(
            "sources.sources.CAT.force",
            "`law` is not allowed; use one of: guidance, soft-law, committee, treaty",
        )],
    );
}

// The schemas and the parser say the same

/// The four files, and where each stands in the bundle.
const FILES: [(&str, &str, &str); 5] = [
    ("migration", "migration", "content/uncat/migration.json"),
    ("questionnaire", "questionnaire", "content/uncat/questionnaire.json"),
    ("sources", "sources", "content/uncat/sources.json"),
    ("words", "words", "content/uncat/en.json"),
    ("interface", "interface", "content/interface/en.json"),
];

/// Breaks one value somewhere in a tree.
fn mutate(value: &mut Value, path: &[Index], how: usize) {
    let next = path.split_first();
    match (value, next) {
        (Value::Object(fields), Some((at, rest))) if !fields.is_empty() => {
            let name = fields.keys().nth(at.index(fields.len())).unwrap().clone();
            match (rest.is_empty(), how % 4) {
                (true, 0) => drop(fields.remove(&name)),
                (true, 1) => drop(fields.insert("unexpected".to_owned(), json!("x"))),
                _ => mutate(&mut fields[&name], rest, how),
            }
        }
        (Value::Array(values), Some((at, rest))) if !values.is_empty() => {
            let at = at.index(values.len());
            match (rest.is_empty(), how % 4) {
                (true, 0) => drop(values.remove(at)),
                (true, 1) => values.clear(),
                _ => mutate(&mut values[at], rest, how),
            }
        }
        (value, _) => {
            let other = [
                json!(null),
                json!(true),
                json!(-1),
                json!(101),
                json!(""),
                json!("S1.2"),
                json!([]),
                json!({}),
                json!("{x}"),
            ];
            *value = other[how % other.len()].clone();
        }
    }
}

/// Whether a schema can see a problem: it knows no other file and compares no two values.
fn is_local(problem: &Problem) -> bool {
    match &problem.fault {
        Fault::Unknown(_) | Fault::Orphan(_) | Fault::Circle(_) | Fault::Repeated(_) | Fault::Bands
        // Words that not every questionnaire has.
        | Fault::Missing("startingPoints" | "formerSteps" | "notApplicable" | "risk") => false,
        // Points that do not rise; weights that add up to too much; words of another questionnaire; another theme.
        Fault::OutOfRange(..) => problem.path.contains("articles") || problem.path.ends_with("version"),
        Fault::NotAllowed(..) => {
            !(problem.path.contains(".themes")
                || problem.path.ends_with("words.questionnaire")
                || problem.path.ends_with("words.edition")
                || problem.path.ends_with("migration.questionnaire")
                || problem.path.ends_with("migration.edition"))
        }
        Fault::TooMany(_) => !problem.path.contains("themes"),
        _ => true,
    }
}

proptest! {
    #![proptest_config(laws(300))]

    #[test]
    fn what_a_schema_refuses_the_parser_refuses_and_the_other_way_round(
        file in 0..FILES.len(),
        path in proptest::collection::vec(any::<Index>(), 1..9),
        how in 0..36_usize,
    ) {
        let (name, at, path_of_file) = FILES[file];
        let mut document = json_file(path_of_file);
        mutate(&mut document, &path, how);
        let objections = objections(&schema(name), &document);
        let mut bundle = bundle();
        bundle[at] = document;
        let problems = Content::parse(&bundle.to_string()).err().unwrap_or_default();
        let within = |problem: &&Problem| problem.path.starts_with(at) && is_local(problem);
        let local: Vec<&Problem> = problems.listed().iter().filter(within).collect();
        prop_assert!(objections.is_empty() || !problems.is_empty(), "the schema alone: {}", lines(&objections));
        prop_assert!(local.is_empty() || !objections.is_empty(), "the parser alone: {}", lines(&local));
    }

    #[test]
    fn no_text_is_too_odd_for_the_parser(text in ".{0,200}") {
        prop_assert!(Content::parse(&text).is_err());
    }
}

#[test]
fn ten_thousand_brackets_are_refused() {
    let problems = Content::parse(&"[".repeat(10_000)).unwrap_err();
    assert!(matches!(problems.listed()[0].fault, Fault::NotJson { .. }));
}

#[test]
fn a_questionnaire_of_one_line_has_no_problem() {
    Draft::new("A: a1 a2*2 | B*3: b1! b2^3 b3~<a1,b1 || C: c1").content();
}
