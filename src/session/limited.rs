//! What is entered, within its limits: so that whatever the session holds can be kept, saved and opened again.

use std::rc::Rc;

use super::{DateField, Entry, LineField, Msg, Planning, RecommendationField, Session};
use crate::assessment::limits::WHOLE;
use crate::assessment::{Evidence, Length, PlanLine, Recommendation};
use crate::content::Questionnaire;

/// What takes no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The assessment is as large as may be; what was done last was not taken.
    Whole,
    /// A list is as long as may be.
    List,
}

/// Cuts texts, and remembers whether one of them is full.
#[derive(Debug, Default)]
struct Cut {
    is_full: bool,
}

impl Cut {
    fn text(&mut self, length: Length, entered: Rc<str>, present: Option<&Rc<str>>) -> Rc<str> {
        let present = present.map(|text| &**text).unwrap_or_default();
        let grows = entered.len() > present.len();
        let text = length.cut(entered, present);
        self.is_full |= grows && length.is_reached(&text);
        text
    }
}

impl Session {
    /// The same message with its text cut, and whether the field is full with it.
    pub(super) fn limited(&self, msg: Msg) -> (Msg, bool) {
        let mut cut = Cut::default();
        let evidence = |ix, n: usize| self.assessment.answer(ix).evidence.get(n);
        let msg = match msg {
            Msg::Reason(ix, text) => {
                Msg::Reason(ix, cut.text(Length::Prose, text, Some(&self.assessment.answer(ix).reason)))
            }
            Msg::Note(ix, text) => {
                Msg::Note(ix, cut.text(Length::Prose, text, Some(&self.assessment.answer(ix).note)))
            }
            Msg::EvidenceTitle(ix, n, text) => {
                let present = evidence(ix, n).map(|it: &Evidence| &it.title);
                Msg::EvidenceTitle(ix, n, cut.text(Length::Line, text, present))
            }
            Msg::EvidenceLink(ix, n, text) => {
                let present = evidence(ix, n).map(|it: &Evidence| &it.link);
                Msg::EvidenceLink(ix, n, cut.text(Length::Line, text, present))
            }
            Msg::Handling(text) => {
                Msg::Handling(cut.text(Length::Line, text, Some(&self.assessment.handling)))
            }
            Msg::Plan(what) => Msg::Plan(self.limited_plan(what, &mut cut)),
            other => other,
        };
        (msg, cut.is_full)
    }

    fn limited_plan(&self, what: Planning, cut: &mut Cut) -> Planning {
        let line = |id| self.assessment.line(id);
        let received = |n: usize| self.assessment.recommendations.get(n);
        match what {
            Planning::Write(id, field, text) => {
                let present = line(id).and_then(|line| written(line, field));
                Planning::Write(id, field, cut.text(Length::Line, text, present))
            }
            Planning::WriteRecommendation(n, field, text) => {
                let present = received(n).map(|found| received_text(found, field));
                Planning::WriteRecommendation(n, field, cut.text(Length::Line, text, present))
            }
            Planning::Date(field, Entry::Written(text)) => {
                let present = match field {
                    DateField::Deposit => Some(&self.assessment.deposit),
                    DateField::Due(id) => line(id).map(|line| &line.due),
                    DateField::Received(n) => received(n).map(|found| &found.date),
                };
                Planning::Date(field, Entry::Written(cut.text(Length::Line, text, present)))
            }
            other => other,
        }
    }

    /// Whether the assessment has become larger than it may be.
    pub(super) fn is_overfull(&self, before: &Self, questionnaire: &Questionnaire) -> bool {
        let weight = self.assessment.weight(questionnaire);
        weight > WHOLE && weight > before.assessment.weight(questionnaire)
    }
}

/// What is written in a line of the plan.
fn written(line: &PlanLine, field: LineField) -> Option<&Rc<str>> {
    match field {
        LineField::Text => line.text.as_ref(),
        LineField::Lead => Some(&line.lead),
        LineField::Sign => Some(&line.sign),
        LineField::Resources => Some(&line.resources),
        LineField::Help => Some(&line.help),
    }
}

/// What is written in a recommendation.
fn received_text(found: &Recommendation, field: RecommendationField) -> &Rc<str> {
    match field {
        RecommendationField::Document => &found.document,
        RecommendationField::Paragraph => &found.paragraph,
        RecommendationField::Asks => &found.asks,
    }
}
