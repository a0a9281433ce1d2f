//! The session as it is kept between two visits: the assessment, and where the person is.

use super::{Keeping, Place, Session};
use crate::assessment::Assessment;
use crate::content::Questionnaire;
use crate::reading::Json;

impl Session {
    /// The session as text. The results are left out: they follow from the answers.
    #[must_use]
    pub fn to_saved(&self, questionnaire: &Questionnaire) -> String {
        let mut saved = Json::object([
            ("place", Json::text(self.place.name(questionnaire))),
            ("keeping", Json::text(self.keeping.name())),
        ]);
        if let Some(ix) = self.last {
            saved.push("last", Json::text(&*questionnaire.section(ix).id));
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
        // What the questionnaire no longer has is no reason to lose the answers.
        let place = Place::find(name("place")?, questionnaire).unwrap_or(Place::Tasks);
        Some(Self {
            assessment: opened.assessment,
            place,
            last: name("last").and_then(|id| questionnaire.find_section(id)),
            keeping: name("keeping").and_then(Keeping::find).unwrap_or_default(),
            ..Self::new(questionnaire)
        })
    }
}
