//! The session as it is kept between two visits: the assessment, and where the person is.

use super::{Effect, Keeping, Notice, Place, Session, WayBack};
use crate::assessment::{Assessment, Refusal};
use crate::content::Questionnaire;
use crate::reading::Json;

/// A session to go on with.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The session.
    pub session: Session,
    /// The effects that are still to be performed: a change that is not emitted or kept yet.
    pub effects: Vec<Effect>,
}

impl Restored {
    /// A new session.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self { session: Session::new(questionnaire), effects: Vec::new() }
    }
}

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
        if self.named {
            saved.push("named", Json::Bool(true));
        }
        if let Some(way_back) = &self.way_back {
            way_back.save(&mut saved, questionnaire);
        }
        if self.is_filed() {
            saved.push("filed", Json::Bool(true));
        }
        if self.is_given() {
            saved.push("given", Json::Bool(true));
        }
        // A line each: nested, a document of the greatest depth would be too deep to be read.
        format!("{saved}\n{}", self.assessment.to_json(questionnaire))
    }

    /// Restores the session from a text of [`Session::to_saved`], or from the deeds of the first screens.
    ///
    /// # Errors
    /// Why the text cannot be read here: it is damaged, of a newer version, or of another questionnaire.
    pub fn from_saved(text: &str, questionnaire: &Questionnaire) -> Result<Restored, Refusal> {
        let (head, document) = text.split_once('\n').unwrap_or((text, ""));
        let head = Json::parse(head).map_err(Refusal::NotOurs)?;
        if let Some(replayed) = Restored::replayed(&head, questionnaire) {
            return replayed;
        }
        let document = Json::parse(document).map_err(Refusal::NotOurs)?;
        let opened = Assessment::from_json(&document, questionnaire)?;
        let name = |field| match head.field(field) {
            Some(Json::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        // A place that the questionnaire no longer has is no reason to lose the answers.
        let place = name("place").and_then(|name| Place::find(name, questionnaire)).unwrap_or(Place::Tasks);
        // What an earlier edition kept was brought into this one: nothing is kept anew until the person answers.
        let notice = opened.migrated.as_ref().and_then(|_| Notice::about(&opened));
        let if_said =
            |field| (head.field(field) == Some(&Json::Bool(true))).then(|| opened.assessment.clone());
        let session = Self {
            filed: if_said("filed"),
            given: if_said("given"),
            assessment: opened.assessment,
            place,
            way_back: WayBack::saved(&head, questionnaire),
            last: name("last").and_then(|id| questionnaire.find_section(id)),
            keeping: name("keeping").and_then(Keeping::find).unwrap_or_default(),
            named: head.field("named") == Some(&Json::Bool(true)),
            notice,
            ..Self::new(questionnaire)
        };
        Ok(Restored { session, effects: Vec::new() })
    }
}
