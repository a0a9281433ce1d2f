//! The types that a page is compiled against say what the schema of the document says: every property, and whether it may
//! be left out. What a value is, the compiler of TypeScript checks against a use of it (`tests/browser/package.rs`).

use std::collections::BTreeMap;

use serde_json::Value;
use uncat_readiness::session::Part;

use crate::support::{json_file, read};

/// A property's name, and whether it must be there.
type Properties = BTreeMap<String, bool>;

/// The properties that the schema gives an object.
fn in_schema(object: &Value) -> Properties {
    let required = object["required"].as_array().unwrap();
    let properties = object["properties"].as_object().unwrap().keys();
    properties.map(|name| (name.clone(), required.contains(&Value::from(name.as_str())))).collect()
}

/// The properties of an interface, with those of the one that it extends.
fn in_types(interface: &str) -> Properties {
    let types = read("www/uncat-readiness.d.ts");
    let (_, after) = types.split_once(&format!("export interface {interface} ")).unwrap();
    let (head, rest) = after.split_once("{\n").unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with(['/', '*']));
    let own = lines.map(|line| {
        let name = line.split(':').next().unwrap();
        (name.trim_end_matches('?').to_owned(), !name.ends_with('?'))
    });
    let base = head.strip_prefix("extends ").map(|base| in_types(base.trim())).unwrap_or_default();
    own.chain(base).collect()
}

#[track_caller]
fn check(interface: &str, place: &str) {
    let schema = json_file("content/schema/assessment.schema.json");
    assert_eq!(in_types(interface), in_schema(schema.pointer(place).unwrap()), "{interface}");
}

#[test]
fn the_types_have_what_a_document_has() {
    check("Assessment", "");
    check("Edition", "/properties/questionnaire");
    check("Answer", "/$defs/answer");
    check("Evidence", "/$defs/evidence");
    check("Earlier", "/$defs/earlier");
    check("PlanLine", "/$defs/planLine");
    check("Recommendation", "/$defs/recommendation");
}

#[test]
fn the_types_have_every_figure() {
    check("Results", "/$defs/results");
    check("Figure", "/$defs/figure");
    check("Bands", "/$defs/bands");
    check("Otherwise", "/$defs/otherwise");
    check("Robustness", "/$defs/results/properties/robustness");
    check("ExactFigure", "/$defs/exact");
    check("FindOut", "/$defs/findOut");
    check("StatementTerm", "/$defs/statement");
    check("BeforeDeposit", "/$defs/results/properties/beforeDeposit");
}

#[test]
fn the_types_have_every_part_of_the_results() {
    let types = read("www/uncat-readiness.d.ts");
    let (_, named) = types.split_once("export type ResultsPart = ").unwrap();
    let named = named.split(';').next().unwrap().split(" | ");
    let named: Vec<&str> = named.map(|name| name.trim_matches('\'')).collect();
    assert_eq!(named, Part::ALL.map(Part::id));
}
