//! The built-in questionnaire keeps what the product promises about it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Value, json};
use uncat_readiness::assessment::Response;
use uncat_readiness::case::Case;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{Content, Kind, Percent, Questionnaire, Reference, Term};
use uncat_readiness::next_steps::NextSteps;
use uncat_readiness::page::{Citation, Page, Screen, Statement};
use uncat_readiness::score::Score;
use uncat_readiness::session::{Place, Session};

use crate::support::{all, bundle, files, json_file, objections, parse, read, schema, uncat};

/// Statements that the domain reference marks as best settled before deposit.
const BEFORE_DEPOSIT: [&str; 26] = [
    "S1.1", "S1.2", "S1.5", "S2.1", "S2.2", "S2.4", "S2.6", "S2.7", "S2.8", "S4.5", "S8.1", "S8.2", "S8.3",
    "S8.4", "S8.6", "S8.7", "S8.9", "R1.4", "JUS2", "JUS4", "MIG1", "EXT1", "EXT2", "EXT4", "EXT5", "MIL1",
];

/// The duties without which the Convention is not carried out.
const CORE: [&str; 18] = [
    "S6.5", "S8.1", "S8.2", "S8.3", "S8.4", "S8.6", "S8.7", "S8.8", "S8.9", "S9.3", "S9.4", "JUS4", "SEC2",
    "MIG1", "EXT2", "EXT4", "EXT5", "MIL1",
];

/// The ids for which a claim about the questionnaire does not hold; there are none.
#[track_caller]
fn check<T: std::fmt::Debug + PartialEq>(
    found: impl IntoIterator<Item = T>,
    expected: impl IntoIterator<Item = T>,
) {
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
}

#[track_caller]
fn check_none(found: impl IntoIterator<Item = String>) {
    check(found, []);
}

fn ids(
    questionnaire: &Questionnaire,
    belongs: impl Fn(&uncat_readiness::content::Indicator) -> bool,
) -> Vec<String> {
    let belonging = questionnaire.indicators().filter(|(_, indicator)| belongs(indicator));
    belonging.map(|(_, indicator)| indicator.id.to_string()).collect()
}

// The files and their schemas

#[test]
fn the_questionnaire_follows_its_schema() {
    check_none(objections(&schema("questionnaire"), &json_file("content/uncat/questionnaire.json")));
}

#[test]
fn the_sources_follow_their_schema() {
    check_none(objections(&schema("sources"), &json_file("content/uncat/sources.json")));
}

#[test]
fn the_english_words_follow_their_schema() {
    check_none(objections(&schema("words"), &json_file("content/uncat/en.json")));
}

#[test]
fn the_english_interface_follows_its_schema() {
    check_none(objections(&schema("interface"), &json_file("content/interface/en.json")));
}

#[test]
fn the_migration_follows_its_schema() {
    check_none(objections(&schema("migration"), &json_file("content/uncat/migration.json")));
}

#[test]
fn what_the_translations_were_made_from_follows_its_schema() {
    let files = files("content/made-from", &["json"]);
    check([files.len()], [5]);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let made_from = json_file(&format!("content/made-from/{name}.json"));
        check_none(objections(&schema("made-from"), &made_from));
        check([&made_from["language"]], [&json!(name)]);
        check([&made_from["$schema"]], [&json!("../schema/made-from.schema.json")]);
    }
}

#[test]
fn every_file_names_its_schema() {
    for (file, name) in [
        ("content/uncat/questionnaire.json", "questionnaire"),
        ("content/uncat/sources.json", "sources"),
        ("content/uncat/en.json", "words"),
        ("content/interface/en.json", "interface"),
        ("content/uncat/migration.json", "migration"),
    ] {
        check([&json_file(file)["$schema"]], [&json!(format!("../schema/{name}.schema.json"))]);
    }
}

#[test]
fn the_schemas_are_schemas_and_close_every_object() {
    for name in ["questionnaire", "sources", "words", "interface", "migration", "made-from", "assessment"] {
        let file = json_file(&format!("content/schema/{name}.schema.json"));
        assert!(jsonschema::meta::is_valid(&file), "{name}");
        check([&file["$schema"]], [&json!("https://json-schema.org/draft/2020-12/schema")]);
        check([&file["$id"]], [&json!(format!("urn:uncat-readiness:schema:{name}:1"))]);
        assert!(file["title"].is_string() && file["description"].is_string(), "{name}");
        check_none(open_objects(&file, name));
    }
}

/// The places of objects that take any field.
fn open_objects(schema: &Value, place: &str) -> Vec<String> {
    let mut open = Vec::new();
    if let Value::Object(fields) = schema {
        if schema["type"] == "object" && schema.get("additionalProperties").is_none() {
            open.push(place.to_owned());
        }
        open.extend(
            fields.iter().flat_map(|(name, inside)| open_objects(inside, &format!("{place}/{name}"))),
        );
    }
    open
}

#[test]
fn the_schema_of_the_interface_has_every_term_with_its_places() {
    let schema = json_file("content/schema/interface.schema.json");
    let terms = schema["properties"]["words"]["properties"].as_object().unwrap();
    let found: BTreeMap<&str, &str> =
        terms.iter().map(|(id, term)| (id.as_str(), term["$ref"].as_str().unwrap())).collect();
    let name = |places: &[&str]| {
        if places.is_empty() { "says".to_owned() } else { format!("fills-{}", places.join("-")) }
    };
    let expected: BTreeMap<&str, String> =
        Term::ALL.iter().map(|(id, places)| (*id, format!("#/$defs/{}", name(places)))).collect();
    check(found, expected.iter().map(|(id, name)| (*id, name.as_str())));
    let required: BTreeSet<&str> = schema["properties"]["words"]["required"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    check(required, expected.into_keys());
}

// What is asked

#[test]
fn there_are_25_sections_in_four_groups() {
    let content = uncat();
    let groups = content.questionnaire.groups.iter().map(|group| (&*group.id, group.sections.len()));
    check(groups, [("development", 4), ("implementation", 8), ("review", 3), ("areas", 10)]);
    let expected = "S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 R1 R2 R3 JUS HEA POL WOM PRI SEC CHI MIG EXT MIL";
    check(content.questionnaire.sections().map(|(_, section)| &*section.id), expected.split(' '));
}

#[test]
fn there_are_93_statements_for_the_steps_and_the_review_and_72_for_the_areas() {
    let content = uncat();
    let area = |indicator: &uncat_readiness::content::Indicator| {
        content.questionnaire.section(indicator.section).group == 3
    };
    check([ids(&content.questionnaire, |indicator| !area(indicator)).len()], [93]);
    check([ids(&content.questionnaire, area).len()], [72]);
}

#[test]
fn every_area_has_six_statements_or_more() {
    let content = uncat();
    let areas = content.questionnaire.sections().filter(|(_, section)| section.group == 3);
    check(areas.map(|(_, section)| section.indicators.len()), [10, 7, 6, 6, 8, 7, 7, 7, 7, 7]);
}

#[test]
fn the_26_statements_before_deposit_are_those_of_the_reference() {
    check(
        ids(&uncat().questionnaire, |indicator| indicator.before_deposit),
        BEFORE_DEPOSIT.map(str::to_owned),
    );
}

#[test]
fn the_18_core_statements_and_the_27_that_may_not_apply_are_those_of_the_reference() {
    let content = uncat();
    check(ids(&content.questionnaire, |indicator| indicator.core), CORE.map(str::to_owned));
    check([ids(&content.questionnaire, |indicator| indicator.may_not_apply).len()], [27]);
    // A core statement leaves the figures only where there are no armed forces.
    check(ids(&content.questionnaire, |found| found.core && found.may_not_apply), ["MIL1".to_owned()]);
}

#[test]
fn every_statement_has_a_kind() {
    let content = uncat();
    let of = |kind| ids(&content.questionnaire, |indicator| indicator.kind == Some(kind)).len();
    check(Kind::ALL.map(of), [62, 93, 10]);
}

#[test]
fn a_statement_bears_the_id_of_its_section() {
    let content = uncat();
    let stranger = |indicator: &uncat_readiness::content::Indicator| {
        !indicator.id.starts_with(&*content.questionnaire.section(indicator.section).id)
    };
    check_none(ids(&content.questionnaire, stranger));
}

#[test]
fn articles_are_those_of_the_convention_and_each_only_once() {
    let wrong = |articles: &[u8]| articles.iter().any(|n| !(1..=33).contains(n)) || repeats(articles);
    check_none(ids(&uncat().questionnaire, |indicator| {
        indicator.articles.is_empty() || wrong(&indicator.articles)
    }));
}

#[test]
fn every_article_with_a_duty_of_the_state_is_asked_about() {
    let content = uncat();
    let asked: BTreeSet<u8> =
        content.questionnaire.indicators().flat_map(|(_, found)| found.articles.clone()).collect();
    check((1..=16).chain([19]).filter(|article| !asked.contains(article)), []);
}

#[test]
fn themes_prerequisites_and_references_of_a_statement_do_not_repeat() {
    check_none(ids(&uncat().questionnaire, |indicator| {
        // One document may carry all of a statement in one place and a part of it in another.
        let source = |reference: &Reference| (reference.source, reference.in_part);
        let sources: Vec<(usize, bool)> = indicator.references.iter().map(source).collect();
        repeats(&indicator.themes) || repeats(&indicator.requires) || repeats(&sources)
    }));
}

fn repeats<T: Ord>(list: &[T]) -> bool {
    list.iter().collect::<BTreeSet<_>>().len() < list.len()
}

#[test]
fn a_quick_look_asks_one_or_two_statements_of_each_section() {
    let content = uncat();
    let keys = |section: &uncat_readiness::content::Section| {
        section.indicators.iter().filter(|ix| content.questionnaire.indicator(**ix).key).count()
    };
    let wrong = content.questionnaire.sections().filter(|(_, section)| !(1..=2).contains(&keys(section)));
    check_none(wrong.map(|(_, section)| section.id.to_string()));
}

#[test]
fn every_area_names_groups_at_risk_and_no_other_section_does() {
    let content = uncat();
    let wrong = content
        .questionnaire
        .sections()
        .filter(|(_, section)| (section.group == 3) == section.risk.is_empty());
    check_none(wrong.map(|(_, section)| section.id.to_string()));
}

#[test]
fn the_scale_has_the_four_rungs_of_the_design() {
    let content = uncat();
    check(content.questionnaire.levels.iter().map(|id| &**id), ["not-yet", "planned", "partly", "in-place"]);
    check(content.questionnaire.points.iter().copied(), [0, 1, 2, 3]);
}

#[test]
fn bands_cover_0_to_100_without_a_hole() {
    let content = uncat();
    let names: Vec<&str> = (0..=100)
        .map(|percent| &*content.words.bands[content.questionnaire.band(Percent::new(percent))])
        .collect();
    let mut stretches: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match stretches.last_mut() {
            Some((last, n)) if *last == name => *n += 1,
            _ => stretches.push((name, 1)),
        }
    }
    check(stretches, [("Starting", 25), ("Building", 25), ("Established", 25), ("Extensive", 26)]);
}

// What is said

#[test]
fn every_statement_says_why_what_shows_it_and_where_it_comes_from() {
    let content = uncat();
    let silent = content.questionnaire.indicators().filter(|(ix, indicator)| {
        let words = content.words.indicator(*ix);
        words.why.trim().is_empty()
            || words.evidence.trim().is_empty()
            || indicator.references.is_empty()
            || indicator.steps.len() != words.steps.len()
    });
    check_none(silent.map(|(_, indicator)| indicator.id.to_string()));
}

#[test]
fn every_statement_below_the_top_leads_to_a_next_step_with_a_lead_and_a_horizon() {
    let content = uncat();
    let assessment = all(&content.questionnaire, Response::Level(0));
    let next = NextSteps::of(
        Case::of(&content.questionnaire, &assessment),
        &Score::of(Case::of(&content.questionnaire, &assessment)),
    );
    check([next.steps.len()], [165]);
    let silent = next.steps.iter().filter(|step| {
        let words = &content.words.indicator(step.indicator).steps;
        let steps = &content.questionnaire.indicator(step.indicator).steps;
        words.is_empty()
            || words.iter().any(|step| step.lead.is_empty())
            || steps.iter().any(|step| step.horizon.is_empty())
    });
    check_none(silent.map(|step| content.questionnaire.indicator(step.indicator).id.to_string()));
}

#[test]
fn a_step_is_named_after_its_statement_and_runs_from_short_to_long() {
    check_none(ids(&uncat().questionnaire, |indicator| {
        indicator.steps.iter().any(|step| {
            !step.id.starts_with(&*indicator.id) || step.horizon.windows(2).any(|pair| pair[0] >= pair[1])
        })
    }));
}

/// The most characters of a text of a statement in a language, as the schema has it.
#[track_caller]
fn check_most(tag: &str, field: &str, most: usize) {
    let mut words = json_file(&format!("content/uncat/{tag}.json"));
    let mut objections_to = |length: usize| {
        words["indicators"]["S1.1"][field] = json!("a".repeat(length));
        objections(&schema("words"), &words)
    };
    assert_eq!(objections_to(most), [""; 0], "{tag}");
    let found = objections_to(most + 1);
    assert!(found.len() == 1 && found[0].contains(field), "{tag}: {found:?}");
}

#[test]
fn statements_are_at_most_190_characters_long() {
    check_most("en", "statement", 190);
}

#[test]
fn statements_in_a_list_are_as_short_as_their_language_can_say_them() {
    check_most("en", "short", 70);
    check_most("fr", "short", 95);
    check_most("zh", "short", 40);
    let guide = read("content/README.md");
    assert!(guide.contains("`short` (in lists, at most 70 characters in English)"));
    assert!(guide.contains("`short` has at most 95 characters in a translation, and 40 in Chinese."));
}

#[test]
fn a_statement_is_one_sentence() {
    let words = json_file("content/uncat/en.json");
    let several =
        |text: &str| !text.ends_with('.') || text.contains(". ") || text.contains('?') || text.contains('!');
    let indicators = words["indicators"].as_object().unwrap().iter();
    check_none(
        indicators
            .filter(|(_, words)| several(words["statement"].as_str().unwrap()))
            .map(|(id, _)| id.clone()),
    );
}

/// A hint is left out: it explains a term, or says to whom a statement applies, wherever that is needed.
#[test]
fn no_sentence_stands_twice() {
    let words = json_file("content/uncat/en.json");
    let mut seen = BTreeMap::new();
    let mut twice = Vec::new();
    for (field, texts) in [
        ("indicators", &["statement", "short", "why", "evidence"][..]),
        ("steps", &["text"]),
        ("sections", &["title", "purpose"]),
    ] {
        for (id, words) in words[field].as_object().unwrap() {
            for text in texts.iter().filter_map(|text| words[*text].as_str()) {
                for sentence in text.split_inclusive(". ").map(|sentence| sentence.trim().to_lowercase()) {
                    if let Some(other) = seen.insert(sentence.clone(), id.clone()) {
                        twice.push(format!("{other}, {id}: {sentence}"));
                    }
                }
            }
        }
    }
    check_none(twice);
}

#[test]
fn no_text_has_a_blank_at_an_end_or_two_in_a_row() {
    for file in ["content/uncat/en.json", "content/interface/en.json", "content/uncat/sources.json"] {
        check_none(
            texts(&json_file(file)).into_iter().filter(|text| text.trim() != text || text.contains("  ")),
        );
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

// What is cited

#[test]
fn every_cited_place_is_listed_with_its_document() {
    let sources = json_file("content/uncat/sources.json");
    let mut unlisted = Vec::new();
    for reference in references() {
        let listed = &sources["sources"][reference["source"].as_str().unwrap()]["pinpoints"];
        for at in reference["at"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if listed.get(at).is_none() {
                unlisted.push(format!("{} {at}", reference["source"]));
            }
        }
    }
    check_none(unlisted);
}

#[test]
fn every_document_and_every_place_in_it_is_cited() {
    let sources = json_file("content/uncat/sources.json");
    let cited: BTreeSet<(String, String)> = references()
        .iter()
        .flat_map(|reference| {
            let places = reference["at"].as_array().cloned().unwrap_or_default();
            let source = reference["source"].as_str().unwrap().to_owned();
            let places = places.into_iter().map(|at| at.as_str().unwrap().to_owned());
            places.chain([String::new()]).map(move |at| (source.clone(), at)).collect::<Vec<_>>()
        })
        .collect();
    let mut idle = Vec::new();
    for (id, source) in sources["sources"].as_object().unwrap() {
        let places = source["pinpoints"].as_object().into_iter().flat_map(|places| places.keys().cloned());
        idle.extend(
            places.chain([String::new()]).map(|at| (id.clone(), at)).filter(|place| !cited.contains(place)),
        );
    }
    check(idle, []);
}

fn references() -> Vec<Value> {
    fn collect(value: &Value, found: &mut Vec<Value>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
            Value::Object(fields) => {
                found.extend(
                    fields.get("references").and_then(Value::as_array).into_iter().flatten().cloned(),
                );
                fields.values().for_each(|value| collect(value, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&json_file("content/uncat/questionnaire.json"), &mut found);
    found
}

#[test]
fn a_verified_place_is_shown_with_its_document() {
    let cited = citation(&parse(&bundle()), "S1.2");
    check([&*cited.text], ["Convention against Torture, articles 27(2), 19(1)"]);
}

#[test]
fn an_unverified_place_is_not_shown_and_its_document_still_is() {
    let mut bundle = bundle();
    bundle["sources"]["sources"]["CAT"]["pinpoints"]["article 27(2)"] = json!("unverified");
    check([&*citation(&parse(&bundle), "S1.2").text], ["Convention against Torture, article 19(1)"]);
    bundle["sources"]["sources"]["CAT"]["pinpoints"]["article 19(1)"] = json!("unverified");
    check([&*citation(&parse(&bundle), "S1.2").text], ["Convention against Torture"]);
}

#[test]
fn no_screen_shows_a_place_that_nobody_verified() {
    let mut bundle = bundle();
    for source in bundle["sources"]["sources"].as_object_mut().unwrap().values_mut() {
        for place in source.get_mut("pinpoints").and_then(Value::as_object_mut).into_iter().flatten() {
            *place.1 = json!("unverified");
        }
    }
    let content = parse(&bundle);
    let titles: BTreeSet<&str> = content.sources.iter().map(|source| &*source.short).collect();
    let shown = all_citations(&content);
    assert!(shown.len() > 500, "{}", shown.len());
    check_none(
        shown.iter().map(|cited| cited.text.to_string()).filter(|text| !titles.contains(text.as_str())),
    );
}

/// The first source of a statement.
fn citation(content: &Content, id: &str) -> Citation {
    let ix = content.questionnaire.find(id).unwrap();
    let mut session = Session::new(&content.questionnaire);
    session.place = Place::Section(content.questionnaire.indicator(ix).section);
    let statements = statements(&session, content);
    statements.iter().find(|statement| &*statement.id == id).unwrap().why.citations[0].clone()
}

fn statements(session: &Session, content: &Content) -> Vec<Rc<Statement>> {
    match Page::of(session, content, &Plain).screen {
        Screen::Section(page) => page.statements().cloned().collect::<Vec<_>>(),
        _ => Vec::new(),
    }
}

/// All sources of all statements and of all next steps.
fn all_citations(content: &Content) -> Vec<Citation> {
    let mut session = Session::new(&content.questionnaire);
    session.assessment = all(&content.questionnaire, Response::Level(0));
    session.desk.all_steps = true;
    session.place = Place::Results;
    let mut shown = Vec::new();
    if let Screen::Results(page) = Page::of(&session, content, &Plain).screen {
        shown.extend(
            page.next.turns.iter().flat_map(|turn| &turn.steps).flat_map(|step| step.sources.1.clone()),
        );
    }
    for (ix, _) in content.questionnaire.sections() {
        session.place = Place::Section(ix);
        shown.extend(
            statements(&session, content).iter().flat_map(|statement| statement.why.citations.clone()),
        );
    }
    shown
}

#[test]
fn an_address_is_one_of_the_web_and_needs_no_blank() {
    let content = uncat();
    let wrong = content.sources.iter().filter_map(|source| source.address.clone());
    check_none(
        wrong
            .filter(|address| !address.starts_with("https://") || address.contains(' '))
            .map(|address| address.to_string()),
    );
}

#[test]
fn the_bundle_says_nothing_that_its_parser_would_not_take() {
    check_none(Content::parse(&bundle().to_string()).err().map(|problems| problems.to_string()));
}
