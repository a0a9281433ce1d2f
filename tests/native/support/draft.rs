//! Small questionnaires, written in one line so that a worked example can be checked by eye.

use std::fmt::Write as _;

use serde_json::{Value, json};
use uncat_readiness::content::Content;

use super::{json_file, parse};

/// The names of the forces, the weakest first.
const FORCES: [&str; 4] = ["guidance", "soft-law", "committee", "treaty"];

/// The sources by their number: one of each force, then another treaty, and the view of its body.
const SOURCES: [&str; 6] = ["guidance", "soft-law", "committee", "treaty", "other", "view"];

/// A questionnaire to be.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The points of each rung.
    pub(crate) points: Vec<u32>,
    /// The sections of each group.
    pub(crate) groups: Vec<Vec<Section>>,
}

/// A section to be.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) id: String,
    pub(crate) weight: u32,
    pub(crate) risk: usize,
    pub(crate) indicators: Vec<Indicator>,
}

/// An indicator to be.
#[derive(Debug, Clone)]
pub(crate) struct Indicator {
    pub(crate) id: String,
    pub(crate) weight: u32,
    pub(crate) key: bool,
    pub(crate) before_deposit: bool,
    pub(crate) core: bool,
    pub(crate) first: bool,
    pub(crate) may_not_apply: bool,
    /// How far it binds: 0 is guidance, 3 a treaty, 4 another treaty, 5 the view of its body.
    pub(crate) force: usize,
    /// Which of two themes it has; none is the first.
    pub(crate) themes: [bool; 2],
    pub(crate) articles: Vec<u8>,
    pub(crate) requires: Vec<String>,
    pub(crate) horizon: &'static str,
}

impl Draft {
    /// A questionnaire in one line, on a scale from 0 to 3: `A: a1 a2*2 | B*3: b1! b2^3 b3<a1,b1 || C: c1`.
    ///
    /// A bar ends a section, two bars end a group; a star gives a weight, `!` is before deposit, `^` is how far it
    /// binds, `<` what it comes after, `~` a long horizon, `+` is core, `#` comes first, `%` is asked of every State. Without it a
    /// statement may not apply.
    pub(crate) fn new(line: &str) -> Self {
        let group = |group: &str| group.split('|').map(Section::new).collect();
        Self { points: vec![0, 1, 2, 3], groups: line.split("||").map(group).collect() }
    }

    /// The same on another scale.
    pub(crate) fn on(mut self, points: &[u32]) -> Self {
        self.points = points.to_vec();
        self
    }

    /// The questionnaire with English words.
    pub(crate) fn content(&self) -> Content {
        parse(&self.bundle())
    }

    /// All indicators, in order.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.groups.iter().flatten().flat_map(|section| &section.indicators)
    }

    /// The bundle.
    pub(crate) fn bundle(&self) -> Value {
        json!({
            "format": "uncat-readiness/bundle",
            "version": 1,
            "questionnaire": self.questionnaire(),
            "sources": self.sources(),
            "words": self.words(),
            "interface": json_file("content/interface/en.json"),
        })
    }

    fn questionnaire(&self) -> Value {
        let rung = |(n, points)| json!({"level": format!("rung-{n}"), "points": points});
        let groups = self.groups.iter().enumerate().map(|(n, sections)| {
            let sections: Vec<Value> = sections.iter().map(Section::json).collect();
            json!({"id": format!("group-{n}"), "sections": sections})
        });
        json!({
            "format": "uncat-readiness/questionnaire",
            "version": 1,
            "id": "example",
            "edition": "1",
            "scale": self.points.iter().enumerate().map(rung).collect::<Vec<_>>(),
            "bands": [{"id": "low", "from": 0}, {"id": "middle", "from": 40}, {"id": "high", "from": 75}],
            "themes": ["theme-0", "theme-1"],
            "groups": groups.collect::<Vec<_>>(),
        })
    }

    #[expect(clippy::unused_self, reason = "beside its siblings")]
    fn sources(&self) -> Value {
        let source =
            |force: &str| (force.to_owned(), json!({"title": force, "short": force, "force": force}));
        let mut sources: serde_json::Map<_, _> = FORCES.into_iter().map(source).collect();
        let other = json!({"title": "other", "short": "other", "force": "treaty", "parties": true});
        let view = json!({"title": "view", "short": "view", "force": "committee", "parties": true, "treaty": "other"});
        sources.extend([("other".to_owned(), other), ("view".to_owned(), view)]);
        json!({"format": "uncat-readiness/sources", "version": 1, "sources": sources})
    }

    fn words(&self) -> Value {
        let sections = || self.groups.iter().flatten();
        let keyed = |ids: Vec<String>, words: &dyn Fn(&str) -> Value| -> Value {
            ids.into_iter().map(|id| (id.clone(), words(&id))).collect::<serde_json::Map<_, _>>().into()
        };
        let named = |name: &str, n: usize| (0..n).map(|n| format!("{name}-{n}")).collect::<Vec<_>>();
        let risk = |n: usize| keyed(named("risk", n), &|id| json!(id));
        let ids = || self.indicators().map(|indicator| indicator.id.clone()).collect::<Vec<_>>();
        let indicators = self.indicators().map(|indicator| {
            let id = &indicator.id;
            let mut words = json!({"statement": id, "short": id, "why": id, "evidence": id});
            if indicator.may_not_apply {
                words["notApplicable"] = json!(id);
            }
            (id.clone(), words)
        });
        json!({
            "format": "uncat-readiness/words",
            "version": 1,
            "questionnaire": "example",
            "edition": "1",
            "language": "en",
            "about": {"source": "a test", "licence": "MIT", "reviewer": "none", "asOf": "2026-11"},
            "title": "Example",
            "subject": "Example",
            "basis": "Invented.",
            "groups": keyed(named("group", self.groups.len()), &|id| json!({"title": id, "note": id})),
            "levels": keyed(named("rung", self.points.len()), &|id| json!({"name": id, "hint": id})),
            "bands": {"low": "Low", "middle": "Middle", "high": "High"},
            "themes": {"theme-0": "One", "theme-1": "Two"},
            "sections": sections().map(|section| {
                let id = section.id.clone();
                (id.clone(), json!({"title": id, "short": id, "purpose": id, "risk": risk(section.risk)}))
            }).collect::<serde_json::Map<_, _>>(),
            "indicators": indicators.collect::<serde_json::Map<_, _>>(),
            "steps": keyed(ids().iter().map(|id| format!("{id}-step")).collect(), &|id| {
                json!({"text": id, "lead": id})
            }),
        })
    }
}

impl Section {
    fn new(line: &str) -> Self {
        let (name, indicators) = line.split_once(':').unwrap();
        let (id, weight) = weighted(name.trim());
        Self { id, weight, risk: 0, indicators: indicators.split_whitespace().map(Indicator::new).collect() }
    }

    fn json(&self) -> Value {
        let risk: Vec<String> = (0..self.risk).map(|n| format!("risk-{n}")).collect();
        let indicators: Vec<Value> = self.indicators.iter().map(Indicator::json).collect();
        json!({"id": self.id, "weight": self.weight, "risk": risk, "indicators": indicators})
    }
}

impl Indicator {
    fn new(word: &str) -> Self {
        let (word, requires) = word.split_once('<').unwrap_or((word, ""));
        let marks = |mark: char| word.contains(mark);
        let force = word.split_once('^').map_or(0, |(_, rest)| usize::from(rest.as_bytes()[0] - b'0'));
        let name: String = word.split(['!', '^', '~', '+', '#', '%']).next().unwrap().to_owned();
        let (id, weight) = weighted(&name);
        Self {
            id,
            weight,
            key: false,
            before_deposit: marks('!'),
            core: marks('+'),
            first: marks('#'),
            may_not_apply: !marks('%'),
            force,
            themes: [true, false],
            articles: vec![2],
            requires: requires.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            horizon: if marks('~') { "long" } else { "short" },
        }
    }

    fn json(&self) -> Value {
        let mut themes: Vec<&str> = ["theme-0", "theme-1"]
            .into_iter()
            .zip(self.themes)
            .filter(|(_, has)| *has)
            .map(|(id, _)| id)
            .collect();
        if themes.is_empty() {
            themes.push("theme-0");
        }
        let mut step = self.id.clone();
        write!(step, "-step").unwrap();
        json!({
            "id": self.id,
            "weight": self.weight,
            "key": self.key,
            "beforeDeposit": self.before_deposit,
            "core": self.core,
            "first": self.first,
            "mayNotApply": self.may_not_apply,
            "articles": self.articles,
            "themes": themes,
            "requires": self.requires,
            "references": [{"source": SOURCES[self.force]}],
            "steps": [{"id": step, "horizon": [self.horizon]}],
        })
    }
}

/// `A*3` is `A`, three times.
fn weighted(name: &str) -> (String, u32) {
    let (id, weight) = name.split_once('*').unwrap_or((name, "1"));
    (id.to_owned(), weight.parse().unwrap())
}
