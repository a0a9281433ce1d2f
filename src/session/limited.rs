//! The limits of what is entered. They make sure that every session can be kept, saved and opened again.

use std::rc::Rc;

use super::{DateField, Entry, LineField, Msg, Planning, RecommendationField, Session, WhoseField};
use crate::assessment::limits::WHOLE;
use crate::assessment::{Evidence, Limit, PlanLine, Recommendation};
use crate::case::Case;
use crate::content::Questionnaire;

/// What is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The assessment has its largest size; the last change was refused.
    Whole,
    /// A list has its largest length.
    List,
}

/// Cuts texts, and remembers whether one of them is full.
#[derive(Debug, Default)]
struct Cut {
    is_full: bool,
}

impl Cut {
    fn text(&mut self, limit: Limit, entered: Rc<str>, present: Option<&Rc<str>>) -> Rc<str> {
        let present = present.map(|text| &**text).unwrap_or_default();
        let grows = entered.len() > present.len();
        let text = limit.cut(entered, present);
        self.is_full |= grows && limit.is_reached(&text);
        text
    }
}

impl Session {
    /// The same message with its text cut, and whether the text fills the field.
    pub(super) fn limited(&self, questionnaire: &Questionnaire, msg: Msg) -> (Msg, bool) {
        let mut cut = Cut::default();
        let evidence = |ix, n: usize| self.assessment.answer(ix).evidence.get(n);
        let msg = match msg {
            Msg::Reason(ix, text) => {
                Msg::Reason(ix, cut.text(Limit::Long, text, Some(&self.assessment.answer(ix).reason)))
            }
            Msg::SharedReason(ix, text) => {
                let shared = Case::of(questionnaire, &self.assessment).left_out_together(ix);
                let present = shared.first().map(|ix| &self.assessment.answer(*ix).reason);
                Msg::SharedReason(ix, cut.text(Limit::Long, text, present))
            }
            Msg::Note(ix, text) => {
                Msg::Note(ix, cut.text(Limit::Long, text, Some(&self.assessment.answer(ix).note)))
            }
            Msg::EvidenceTitle(ix, n, text) => {
                let present = evidence(ix, n).map(|it: &Evidence| &it.title);
                Msg::EvidenceTitle(ix, n, cut.text(Limit::Short, text, present))
            }
            Msg::EvidenceLink(ix, n, text) => {
                let present = evidence(ix, n).map(|it: &Evidence| &it.link);
                Msg::EvidenceLink(ix, n, cut.text(Limit::Short, text, present))
            }
            Msg::Handling(text) => {
                Msg::Handling(cut.text(Limit::Short, text, Some(&self.assessment.handling)))
            }
            Msg::Whose(field, text) => {
                let present = match field {
                    WhoseField::State => &self.assessment.title,
                    WhoseField::Respondent => &self.assessment.respondent,
                };
                Msg::Whose(field, cut.text(Limit::Short, text, Some(present)))
            }
            Msg::Search(place, words) => {
                let present = self.search(place).map(|search| &search.words);
                Msg::Search(place, cut.text(Limit::Short, words, present))
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
            Planning::Accept(ix, leads) => {
                let cut_lead = |lead: &Rc<str>| cut.text(Limit::Short, Rc::clone(lead), None);
                Planning::Accept(ix, leads.iter().map(cut_lead).collect())
            }
            Planning::FindOut(ix, said) => {
                let [text, lead] = &*said;
                let [text, lead] = [text, lead].map(|it| cut.text(Limit::Short, Rc::clone(it), None));
                Planning::FindOut(ix, Rc::new([text, lead]))
            }
            Planning::Write(id, field, text) => {
                let present = line(id).and_then(|line| written(line, field));
                Planning::Write(id, field, cut.text(Limit::Short, text, present))
            }
            Planning::WriteRecommendation(n, field, text) => {
                let present = received(n).map(|found| received_text(found, field));
                Planning::WriteRecommendation(n, field, cut.text(Limit::Short, text, present))
            }
            Planning::Date(field, Entry::Written(text)) => {
                let present = match field {
                    DateField::AsOf => Some(&self.assessment.as_of),
                    DateField::Deposit => Some(&self.assessment.deposit),
                    DateField::Due(id) => line(id).map(|line| &line.due),
                    DateField::Received(n) => received(n).map(|found| &found.date),
                };
                Planning::Date(field, Entry::Written(cut.text(Limit::Short, text, present)))
            }
            other => other,
        }
    }

    /// Whether a message can make the assessment too large.
    pub(super) fn can_overfill(&self, questionnaire: &Questionnaire, msg: &Msg) -> bool {
        let answers = match msg {
            Msg::SharedReason(section, _) => {
                Case::of(questionnaire, &self.assessment).left_out_together(*section).len()
            }
            _ => 1,
        };
        !self.assessment.room(questionnaire).for_each_of(answers).is_ample()
    }

    /// Whether the assessment is too large, and has grown.
    pub(super) fn is_overfull(&self, before: &Self, questionnaire: &Questionnaire) -> bool {
        let weight = self.assessment.weight(questionnaire);
        weight > WHOLE && weight > before.assessment.weight(questionnaire)
    }
}

/// A text of a line of the plan, as it was entered.
fn written(line: &PlanLine, field: LineField) -> Option<&Rc<str>> {
    match field {
        LineField::Text => line.text.as_ref(),
        LineField::Lead => Some(&line.lead),
        LineField::Sign => Some(&line.sign),
        LineField::Resources => Some(&line.resources),
        LineField::Help => Some(&line.help),
    }
}

/// A text of a recommendation.
fn received_text(found: &Recommendation, field: RecommendationField) -> &Rc<str> {
    match field {
        RecommendationField::Document => &found.document,
        RecommendationField::Paragraph => &found.paragraph,
        RecommendationField::Asks => &found.asks,
    }
}
