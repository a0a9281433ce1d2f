//! The suggestions in a plan: texts of the questionnaire that follow the reader's language until the person edits them.
//!
//! A line holds them in the language in which they were taken. That text is shown where the questionnaire lacks the
//! statement, and other programs read it.

use super::limits::WHOLE;
use super::{Assessment, LineId, PlanLine};
use crate::content::{Content, IndicatorIx, Term};
use crate::reading::Text;

/// What a line for finding out where a statement stands says: its text, and the body that usually leads.
#[must_use]
pub fn to_find_out(content: &Content, ix: IndicatorIx) -> [Text; 2] {
    let words = content.words.indicator(ix);
    let values = [("id", &*content.questionnaire.indicator(ix).id), ("short", &*words.short)];
    let lead = words.steps.first().map(|step| step.lead.clone());
    [content.words.fill(Term::FindOutLine, &values), lead.unwrap_or_default()]
}

impl PlanLine {
    /// What is to be done in the words of the questionnaire; `None` where the person has written it.
    #[must_use]
    pub fn suggested_text(&self, content: &Content) -> Option<Text> {
        let unwritten = self.text.is_none() && matches!(self.id, LineId::Step(..));
        let [text, _] = self.suggestions(content).filter(|_| self.text_suggested || unwritten)?;
        Some(text)
    }

    /// The body that usually leads; `None` where the person has written another or emptied the field.
    #[must_use]
    pub fn suggested_lead(&self, content: &Content) -> Option<Text> {
        let [_, lead] = self.suggestions(content).filter(|_| self.lead_suggested)?;
        Some(lead)
    }

    /// Text and lead; `None` where the questionnaire has none for this line.
    fn suggestions(&self, content: &Content) -> Option<[Text; 2]> {
        match self.id {
            LineId::Step(ix, n) => {
                let step = content.words.indicator(ix).steps.get(n)?;
                Some([step.text.clone(), step.lead.clone()])
            }
            LineId::Own(_) => {
                let ix = content.questionnaire.find(self.find_out.as_deref()?)?;
                Some(to_find_out(content, ix))
            }
        }
    }
}

impl Assessment {
    /// Whether finding out where a statement stands is in the plan. A line of a document that does not name the
    /// statement is found by its text, in the language in which it was taken.
    #[must_use]
    pub fn plans_to_find_out(&self, content: &Content, ix: IndicatorIx) -> bool {
        let id = &content.questionnaire.indicator(ix).id;
        let [text, _] = to_find_out(content, ix);
        self.plan.iter().any(|line| line.find_out.as_ref() == Some(id) || line.text.as_ref() == Some(&text))
    }

    /// The assessment with its suggestions in these words. It is the same where it would become too large to be opened
    /// again.
    #[must_use]
    pub fn worded(&self, content: &Content) -> Self {
        let mut worded = self.clone();
        for line in &mut worded.plan {
            if let Some(text) = line.suggested_text(content).filter(|_| line.text_suggested) {
                line.text = Some(text);
            }
            if let Some(lead) = line.suggested_lead(content) {
                line.lead = lead;
            }
        }
        if worded.weight(&content.questionnaire) > WHOLE { self.clone() } else { worded }
    }
}
