//! The results as they are in the document: every figure with its terms, so that a reader can add it up again.

use super::{
    Addends, Bands, FigureOf, Gate, Otherwise, Ratio, Readiness, RiskGroup, Score, StatementTerm, Terms,
    articles, find_out_first, robustness,
};
use crate::case::{Case, Standing};
use crate::content::Questionnaire;
use crate::reading::Json;

impl Score {
    /// The snapshot for the document and for the page around the widget.
    #[must_use]
    pub fn to_json(&self, case: Case<'_>) -> Json {
        let questionnaire = case.questionnaire;
        let figure = |of: FigureOf| figure(questionnaire, &of.terms(case));
        let overall = figure(FigureOf::Overall);
        let otherwise = robustness(case, self);
        let otherwise =
            otherwise.iter().map(|one| (one.convention.name(), otherwise_json(questionnaire, one)));
        let mut snapshot = Json::object([("verified", Json::Bool(false))]);
        if let Some(scope) = &questionnaire.scope {
            snapshot.push("scope", Json::List(scope.names.iter().map(|name| Json::text(&**name)).collect()));
        }
        let groups = questionnaire.groups.iter().enumerate();
        let sections = questionnaire.sections();
        let themes = || questionnaire.themes();
        let in_groups = |theme| {
            let groups = questionnaire.groups.iter().enumerate();
            by_id(groups.map(|(n, group)| (&*group.id, figure(FigureOf::ThemeInGroup(theme, n)))))
        };
        let numbers: Vec<(u8, String)> =
            articles(questionnaire).into_iter().map(|n| (n, n.to_string())).collect();
        let articles = numbers.iter().map(|(n, name)| (name.as_str(), figure(FigureOf::Article(*n))));
        let risk = RiskGroup::all(questionnaire)
            .filter_map(|of| Some((&**of.id(questionnaire)?, figure(FigureOf::Risk(of)))));
        for (name, part) in [
            ("overall", overall),
            ("groups", by_id(groups.map(|(n, group)| (&*group.id, figure(FigureOf::Group(n)))))),
            ("sections", by_id(sections.map(|(ix, found)| (&*found.id, figure(FigureOf::Section(ix)))))),
            ("themes", by_id(themes().map(|(of, id)| (&**id, figure(FigureOf::Theme(of)))))),
            ("themesByGroup", by_id(themes().map(|(of, id)| (&**id, in_groups(of))))),
            ("articles", by_id(articles)),
            ("groupsAtRisk", by_id(risk)),
            ("robustness", by_id(otherwise)),
            ("beforeDeposit", gate(case, &self.gate)),
            ("findOutFirst", self.find_out(case)),
            ("statements", statements(case)),
        ] {
            snapshot.push(name, part);
        }
        snapshot
    }

    /// The open statements, each with the exact part of the overall range that it holds.
    fn find_out(&self, case: Case<'_>) -> Json {
        let open = find_out_first(case, self).into_iter();
        let one = |found: super::FindOut| {
            let id = Json::text(&*case.questionnaire.indicator(found.indicator).id);
            Json::object([("statement", id), ("range", exact(found.range))])
        };
        Json::List(open.map(one).collect())
    }
}

fn by_id<'a>(parts: impl Iterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(parts.map(|(id, part)| (id.to_owned(), part)).collect())
}

/// Readiness and its range, rounded as on the page and exact. Without percentages, where they are not shown.
fn range(json: &mut Json, readiness: &Readiness, percentages: bool) {
    let values = |write: fn(Ratio) -> Json| {
        [
            ("readiness", readiness.now.map_or(Json::Null, write)),
            ("lowest", write(readiness.lowest)),
            ("highest", write(readiness.highest)),
        ]
    };
    if percentages {
        for (name, value) in values(|ratio| Json::Int(ratio.percent().number().into())) {
            json.push(name, value);
        }
    }
    json.push("exact", Json::object(values(exact)));
}

/// The bands at both ends of a range, and the core statements that keep the last one from being named.
fn bands(questionnaire: &Questionnaire, bands: &Bands) -> Json {
    let id = |n: usize| questionnaire.bands.get(n).map_or(Json::Null, |band| Json::text(&*band.id));
    let held_by = bands.held_by.iter().map(|ix| Json::text(&*questionnaire.indicator(*ix).id));
    Json::object([
        ("lowest", id(bands.lowest)),
        ("highest", id(bands.highest)),
        ("heldBy", Json::List(held_by.collect())),
    ])
}

/// The overall figure under another convention.
fn otherwise_json(questionnaire: &Questionnaire, otherwise: &Otherwise) -> Json {
    let mut json = Json::Object(Vec::new());
    if let Some(points) = otherwise.convention.points(questionnaire) {
        json.push("points", Json::List(points.into_iter().map(count).collect()));
    }
    range(&mut json, &otherwise.readiness, true);
    json.push("bands", bands(questionnaire, &otherwise.bands));
    json.push("movesBand", Json::Bool(otherwise.moves));
    json
}

/// One figure with its terms. Percentages are rounded as on the page; all else is exact.
fn figure(questionnaire: &Questionnaire, terms: &Terms) -> Json {
    let mut json = Json::Object(Vec::new());
    let tally = &terms.tally;
    if let Some(readiness) = &terms.readiness {
        range(&mut json, readiness, !tally.is_few());
    }
    if let Some(found) = &terms.bands {
        json.push("bands", bands(questionnaire, found));
    }
    for (name, n) in [
        ("points", tally.points),
        ("pointsPossible", tally.points_possible),
        ("pointsOpen", tally.points_open),
        ("withLevel", tally.with_level()),
        ("notKnown", tally.not_known),
        ("unanswered", tally.unanswered),
        ("notApplicable", tally.not_applicable),
        ("notForeseen", tally.not_foreseen),
    ] {
        json.push(name, count(n));
    }
    let levels = questionnaire.levels.iter().zip(&tally.levels);
    json.push("levels", by_id(levels.map(|(id, n)| (&**id, count(*n)))));
    match &terms.addends {
        Addends::Statements(list) => json.push("statements", ids(questionnaire, list)),
        Addends::Sections(list) => {
            let weights = list.iter().map(|term| {
                let section = questionnaire.section(term.section);
                (&*section.id, count(term.weight))
            });
            json.push("weights", by_id(weights));
        }
    }
    json
}

fn ids(questionnaire: &Questionnaire, list: &[StatementTerm]) -> Json {
    Json::List(list.iter().map(|term| Json::text(&*questionnaire.indicator(term.indicator).id)).collect())
}

fn gate(case: Case<'_>, gate: &Gate) -> Json {
    let mut json = Json::object([
        ("settled", count(gate.settled)),
        ("open", count(gate.open)),
        ("notKnown", count(gate.not_known)),
        ("unanswered", count(gate.unanswered)),
        ("notApplicable", count(gate.not_applicable)),
        ("notForeseen", count(gate.not_foreseen)),
    ]);
    if let Addends::Statements(list) = FigureOf::Deposit.terms(case).addends {
        json.push("statements", ids(case.questionnaire, &list));
    }
    json
}

/// Each statement once: how it counts, its points, and its full points.
fn statements(case: Case<'_>) -> Json {
    let one = |ix| {
        let term = StatementTerm::of(case, ix);
        let state = match term.standing {
            Standing::Level(_) => "level",
            Standing::NotKnown => "not-known",
            Standing::Unanswered => "unanswered",
            Standing::NotApplicable => "not-applicable",
            Standing::NotForeseen => "not-foreseen",
        };
        let points = match term.standing {
            Standing::Level(_) => count(term.tally.points),
            _ => Json::Null,
        };
        Json::object([("state", Json::text(state)), ("points", points), ("full", count(term.full))])
    };
    by_id(case.questionnaire.indicators().map(|(ix, indicator)| (&*indicator.id, one(ix))))
}

fn exact(ratio: Ratio) -> Json {
    Json::text(ratio.to_string())
}

fn count(n: u32) -> Json {
    Json::Int(n.into())
}
