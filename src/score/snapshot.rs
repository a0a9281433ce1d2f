//! The results as they stand in the document: every figure with its terms, so that a reader can add it up again.

use super::{Ratio, Readiness, Score, Tally};
use crate::content::Questionnaire;
use crate::content::json::Json;

impl Score {
    /// The snapshot for the document and for the page around the widget.
    #[must_use]
    pub fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let (tally, readiness) = &self.overall;
        let mut overall = figure(tally, readiness.as_ref());
        if let Some(now) = readiness.and_then(|readiness| readiness.now)
            && let Some(band) = questionnaire.bands.get(questionnaire.band(now.percent()))
        {
            overall.push("band", Json::text(&*band.id));
        }
        let mut groups = Json::Object(Vec::new());
        for (group, (tally, readiness)) in questionnaire.groups.iter().zip(&self.groups) {
            groups.push(&group.id, figure(tally, readiness.as_ref()));
        }
        let mut sections = Json::Object(Vec::new());
        for ((_, section), tally) in questionnaire.sections().zip(&self.sections) {
            sections.push(&section.id, figure(tally, tally.readiness().as_ref()));
        }
        let mut themes = Json::Object(Vec::new());
        for (id, row) in questionnaire.themes.iter().zip(&self.themes) {
            let tally: Tally = row.iter().copied().sum();
            themes.push(id, figure(&tally, tally.readiness().as_ref()));
        }
        let gate = [
            ("settled", count(self.gate.settled)),
            ("open", count(self.gate.open)),
            ("notKnown", count(self.gate.not_known)),
            ("unanswered", count(self.gate.unanswered)),
            ("notApplicable", count(self.gate.not_applicable)),
        ];
        let mut snapshot = Json::object([("verified", Json::Bool(false))]);
        if let Some(scope) = &questionnaire.scope {
            snapshot.push("scope", Json::List(scope.names.iter().map(|name| Json::text(&**name)).collect()));
        }
        for (name, part) in [
            ("overall", overall),
            ("groups", groups),
            ("sections", sections),
            ("themes", themes),
            ("beforeDeposit", Json::object(gate)),
        ] {
            snapshot.push(name, part);
        }
        snapshot
    }
}

/// One figure with its terms. Percentages are rounded as on the page; `points` and `pointsPossible` are exact.
fn figure(tally: &Tally, readiness: Option<&Readiness>) -> Json {
    let percent = |ratio: Ratio| Json::Int(ratio.percent().into());
    let mut json = Json::Object(Vec::new());
    if let Some(readiness) = readiness {
        json.push("readiness", readiness.now.map_or(Json::Null, percent));
        json.push("lowest", percent(readiness.lowest));
        json.push("highest", percent(readiness.highest));
    }
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
    json
}

fn count(n: u32) -> Json {
    Json::Int(n.into())
}
