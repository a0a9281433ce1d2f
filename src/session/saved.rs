//! The session as it is kept for the tab: the assessment, and where the person is.

use super::{Place, Session};
use crate::assessment::Assessment;
use crate::content::Questionnaire;
use crate::content::json::Json;

impl Session {
    /// The session as text. The results are left out: they follow from the answers.
    #[must_use]
    pub fn to_saved(&self, questionnaire: &Questionnaire) -> String {
        let (place, section) = match self.place {
            Place::Start => ("start", self.last),
            Place::Tasks => ("tasks", self.last),
            Place::Section(ix) => ("section", Some(ix)),
            Place::Check(ix) => ("check", Some(ix)),
            Place::Results => ("results", self.last),
        };
        let mut saved = Json::object([("place", Json::text(place))]);
        if let Some(ix) = section {
            saved.push("section", Json::text(&*questionnaire.section(ix).id));
        }
        // A line each: inside one another, a document as deep as may be would be too deep to be read.
        format!("{saved}\n{}", self.assessment.to_json(questionnaire))
    }

    /// The session of a text that [`Session::to_saved`] wrote; nothing for anything else.
    #[must_use]
    pub fn from_saved(text: &str, questionnaire: &Questionnaire) -> Option<Self> {
        let (saved, document) = text.split_once('\n')?;
        let (saved, document) = (Json::parse(saved).ok()?, Json::parse(document).ok()?);
        let opened = Assessment::from_json(&document, questionnaire).ok()?;
        let name = |field| match saved.field(field) {
            Some(Json::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let section = name("section").and_then(|id| questionnaire.find_section(id));
        let place = match (name("place")?, section) {
            ("tasks", _) => Place::Tasks,
            ("results", _) => Place::Results,
            ("section", Some(ix)) => Place::Section(ix),
            ("check", Some(ix)) => Place::Check(ix),
            _ => Place::Start,
        };
        Some(Self { assessment: opened.assessment, place, last: section, ..Self::new(questionnaire) })
    }
}
