//! How long an answer takes to be scored in a questionnaire of 10,000 statements: `cargo bench --bench score`.
//!
//! The score is made anew after each answer, as the widget does it. The aim is less than a millisecond.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "it runs on a developer's machine alone"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Map, Value, json};
use uncat_readiness::assessment::{Assessment, Response};
use uncat_readiness::case::Case;
use uncat_readiness::content::{Content, IndicatorIx};
use uncat_readiness::score::Score;

const STATEMENTS: usize = 10_000;

/// Sections of 1 to 12 statements in four groups, with weights, so that no two neighbours have a denominator in common.
fn content() -> Content {
    let mut groups = vec![Vec::new(); 4];
    let (mut sections, mut indicators, mut steps) = (Map::new(), Map::new(), Map::new());
    let mut n = 0;
    while n < STATEMENTS {
        let place = sections.len();
        let size = (place % 12 + 1).min(STATEMENTS - n);
        let all: Vec<Value> = (n..n + size)
            .map(|n| {
                let (id, step) = (format!("i{n}"), format!("i{n}-step"));
                indicators
                    .insert(id.clone(), json!({"statement": id, "short": id, "why": id, "evidence": id}));
                steps.insert(step.clone(), json!({"text": step, "lead": step}));
                json!({"id": id, "weight": 1 + n % 5, "beforeDeposit": n % 7 == 0, "articles": [1 + n % 16],
                    "themes": [format!("t{}", n % 5)], "references": [{"source": "law"}],
                    "steps": [{"id": step, "horizon": ["short"]}]})
            })
            .collect();
        n += size;
        let id = format!("s{place}");
        sections.insert(id.clone(), json!({"title": id, "short": id, "purpose": id, "risk": {}}));
        groups[place % 4].push(json!({"id": id, "weight": 1 + place % 64, "risk": [], "indicators": all}));
    }
    let keyed = |prefix: &str, count: usize, words: &dyn Fn(&str) -> Value| -> Value {
        let ids = (0..count).map(|n| format!("{prefix}{n}"));
        ids.map(|id| (id.clone(), words(&id))).collect::<Map<_, _>>().into()
    };
    let named: Vec<Value> = groups
        .into_iter()
        .enumerate()
        .map(|(n, sections)| json!({"id": format!("g{n}"), "sections": sections}))
        .collect();
    let interface: Value = serde_json::from_str(include_str!("../content/interface/en.json")).unwrap();
    let bundle = json!({
        "format": "uncat-readiness/bundle", "version": 1, "interface": interface,
        "questionnaire": {
            "format": "uncat-readiness/questionnaire", "version": 1, "id": "large", "edition": "1",
            "scale": (0..4).map(|n| json!({"level": format!("r{n}"), "points": n})).collect::<Vec<_>>(),
            "bands": [{"id": "all", "from": 0}], "themes": ["t0", "t1", "t2", "t3", "t4"], "groups": named,
        },
        "sources": {"format": "uncat-readiness/sources", "version": 1,
            "sources": {"law": {"title": "Law", "short": "Law", "force": "guidance"}}},
        "words": {
            "format": "uncat-readiness/words", "version": 1, "questionnaire": "large", "edition": "1",
            "language": "en", "about": {"source": "a bench", "licence": "MIT", "reviewer": "none", "asOf": "2026-11"},
            "title": "Large", "subject": "Large", "basis": "Invented.",
            "groups": keyed("g", 4, &|id| json!({"title": id, "note": id})),
            "levels": keyed("r", 4, &|id| json!({"name": id, "hint": id})),
            "bands": {"all": "All"}, "themes": keyed("t", 5, &|id| json!(id)),
            "sections": sections, "indicators": indicators, "steps": steps,
        },
    });
    Content::parse(&bundle.to_string()).unwrap()
}

fn an_answer(criterion: &mut Criterion) {
    let content = content();
    let questionnaire = &content.questionnaire;
    let all: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
    let mut assessment = Assessment::new(questionnaire);
    for ix in &all {
        assessment.answer_mut(*ix).response = match ix.position() % 6 {
            4 => Response::NotKnown,
            5 => Response::None,
            level => Response::Level(level),
        };
    }
    let mut turn = all.iter().zip(0_usize..).cycle();
    criterion.bench_function("an answer among 10,000 statements", |bencher| {
        bencher.iter(|| {
            let (ix, n) = turn.next().unwrap();
            assessment.answer_mut(*ix).response = Response::Level(n % 4);
            black_box(Score::of(Case::of(questionnaire, &assessment)))
        });
    });
}

criterion_group!(score, an_answer);
criterion_main!(score);
