//! Files of up to 5 MB that are made to cost as much time and memory as they can.

/// A document of this questionnaire with these fields.
fn document(fields: &str) -> String {
    let about = r#""format":"uncat-readiness/assessment","version":1,"questionnaire":{"id":"uncat","edition":"2027.1"}"#;
    format!("{{{about},{fields}}}")
}

/// So many values, each made from its number, with commas between them.
fn listed(count: usize, value: impl Fn(usize) -> String) -> String {
    (0..count).map(value).collect::<Vec<_>>().join(",")
}

/// The built-in questionnaire with its words in English.
pub(crate) fn bundle() -> String {
    let questionnaire = include_str!("../../content/uncat/questionnaire.json");
    let sources = include_str!("../../content/uncat/sources.json");
    let words = include_str!("../../content/uncat/en.json");
    let interface = include_str!("../../content/interface/en.json");
    let migration = include_str!("../../content/uncat/migration.json");
    format!(
        r#"{{"format":"uncat-readiness/bundle","version":1,"questionnaire":{questionnaire},"sources":{sources},"words":{words},"interface":{interface},"migration":{migration}}}"#
    )
}

/// The documents with their names.
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let answers = |count, answer: &dyn Fn(usize) -> String| {
        document(&format!(r#""answers":{{{}}}"#, listed(count, answer)))
    };
    let with = |more: String| document(&format!(r#""answers":{{}},{more}"#));
    let results =
        |count, value: &str| with(format!(r#""results":[{}]"#, listed(count, |_| value.to_owned())));
    let many = |value: &str| listed(1_000, |_| value.to_owned());
    let named = |length, evidence: &str| {
        answers(1, &|_| format!(r#""{}":{{"evidence":[{}]}}"#, "K".repeat(length), many(evidence)))
    };
    let note = |text: String| answers(1, &|_| format!(r#""S1.1":{{"note":"{text}"}}"#));
    let ids = listed(1_000, |n| format!(r#""S{n}""#));
    vec![
        ("a long name, wrong evidence", named(2_000_000, "0")),
        ("a long name, right evidence", named(4_900_000, r#"{"title":""}"#)),
        ("unknown statements", answers(450_000, &|n| format!(r#""{n:x}":{{}}"#))),
        ("a statement, repeated", answers(700_000, &|_| r#""A":{}"#.to_owned())),
        ("wrong answers", answers(500_000, &|n| format!(r#""{n:x}":0"#))),
        ("wrong evidence", answers(2_000, &|n| format!(r#""S{n}":{{"evidence":[{}]}}"#, many("0")))),
        (
            "evidence with unknown fields",
            answers(240, &|n| format!(r#""S{n}":{{"evidence":[{}]}}"#, many(r#"{"x":0,"y":0,"z":0}"#))),
        ),
        (
            "evidence without end",
            answers(160, &|n| format!(r#""X{n}":{{"evidence":[{}]}}"#, many(r#"{"title":"t","link":"l"}"#))),
        ),
        ("a long note", note("x".repeat(4_900_000))),
        ("a note of halves", note("\\ud800".repeat(800_000))),
        ("unknown fields", with(listed(500_000, |n| format!(r#""{n:x}":0"#)))),
        (
            "marks in unknown sections",
            with(format!(r#""groupsAtRisk":{{{}}}"#, listed(450_000, |n| format!(r#""{n:x}":[]"#)))),
        ),
        (
            "recommendations for unknown statements",
            with(format!(
                r#""recommendations":[{}]"#,
                listed(700, |_| format!(r#"{{"source":"committee","indicators":[{ids}]}}"#))
            )),
        ),
        ("results of numbers", results(2_400_000, "0")),
        ("results of lists", results(1_200_000, "[0]")),
        ("results of objects", results(600_000, r#"{"":0}"#)),
        ("numbers and no more", format!("[{}]", listed(2_400_000, |_| "0".to_owned()))),
        ("brackets and no more", "[".repeat(4_900_000)),
        ("backslashes and no more", format!("\"{}", "\\\\".repeat(2_400_000))),
        ("line ends and no more", "\n".repeat(4_900_000)),
    ]
}

/// Bundles with their names.
pub(crate) fn bundles() -> Vec<(&'static str, String)> {
    let bundle = bundle();
    let words = |more: String| bundle.replacen(r#""statement":"#, &format!(r#"{more},"statement":"#), 1);
    let first = |list: &str, more: String| {
        bundle.replacen(&format!(r#""{list}": ["#), &format!(r#""{list}": [{more},"#), 1)
    };
    vec![
        ("words for nothing", words(listed(350_000, |n| format!(r#""{n:x}":0"#)))),
        ("groups of nothing", first("groups", listed(1_500_000, |_| "0".to_owned()))),
        ("statements of nothing", first("indicators", listed(1_200_000, |_| "{}".to_owned()))),
    ]
}
