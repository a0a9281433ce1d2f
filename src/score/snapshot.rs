//! The results as they are in the document: every figure with its terms, so that a reader can add it up again.

use super::{
    Addends, FigureOf, Gate, Ratio, RiskGroup, Score, StatementTerm, Terms, articles, find_out_first,
};
use crate::assessment::Response;
use crate::case::Case;
use crate::content::Questionnaire;
use crate::reading::Json;

impl Score {
    /// The snapshot for the document and for the page around the widget.
    #[must_use]
    pub fn to_json(&self, case: Case<'_>) -> Json {
        let questionnaire = case.questionnaire;
        let figure = |of: FigureOf| figure(questionnaire, &of.terms(case));
        let mut overall = figure(FigureOf::Overall);
        if let Some(now) = self.overall.1.and_then(|readiness| readiness.now)
            && let Some(band) = questionnaire.bands.get(questionnaire.band(now.percent()))
        {
            overall.push("band", Json::text(&*band.id));
        }
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

/// One figure with its terms. Percentages are rounded as on the page; all else is exact.
fn figure(questionnaire: &Questionnaire, terms: &Terms) -> Json {
    let percent = |ratio: Ratio| Json::Int(ratio.percent().number().into());
    let mut json = Json::Object(Vec::new());
    if let Some(readiness) = terms.readiness {
        json.push("readiness", readiness.now.map_or(Json::Null, percent));
        json.push("lowest", percent(readiness.lowest));
        json.push("highest", percent(readiness.highest));
        let fractions = [
            ("readiness", readiness.now.map_or(Json::Null, exact)),
            ("lowest", exact(readiness.lowest)),
            ("highest", exact(readiness.highest)),
        ];
        json.push("exact", Json::object(fractions));
    }
    let tally = &terms.tally;
    for (name, n) in [
        ("points", tally.points),
        ("pointsPossible", tally.points_possible),
        ("pointsOpen", tally.points_open),
        ("withLevel", tally.with_level),
        ("notKnown", tally.not_known),
        ("unanswered", tally.unanswered),
        ("notApplicable", tally.not_applicable),
    ] {
        json.push(name, count(n));
    }
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
        let state = match term.response {
            Response::Level(_) => "level",
            Response::NotKnown => "not-known",
            Response::None => "unanswered",
            Response::NotApplicable => "not-applicable",
        };
        let points = match term.response {
            Response::Level(_) => count(term.tally.points),
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
