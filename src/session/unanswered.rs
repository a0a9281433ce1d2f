//! The next statement without an answer.

use super::Session;
use crate::assessment::Response;
use crate::case::Case;
use crate::content::{IndicatorIx, Questionnaire};

impl Session {
    /// The next statement without an answer: after the one that the person is at, or from their screen on; else the
    /// first. `None` when all that are asked have an answer.
    #[must_use]
    pub fn next_unanswered(&self, questionnaire: &Questionnaire) -> Option<IndicatorIx> {
        let case = Case::of(questionnaire, &self.assessment);
        let is_left = |ix: &IndicatorIx| case.asks(*ix) && case.response(*ix) == Response::None;
        let left = || questionnaire.indicators().map(|(ix, _)| ix).filter(is_left);
        let first_here = || Some(self.desk.statements(case, self.place).first()?.position());
        let from = self.desk.at.map(|ix| ix.position() + 1).or_else(first_here).unwrap_or_default();
        left().find(|ix| ix.position() >= from).or_else(|| left().next())
    }
}
