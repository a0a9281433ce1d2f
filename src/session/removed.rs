//! What was just taken out, beside the button that brings it back. The message stays until the next change, or until the
//! person goes on.

use super::outcome::{Outcome, Reach};
use super::{Change, DateField, Effect, Session, Target};
use crate::assessment::{LineId, PlanLine, Recommendation};
use crate::case::Case;
use crate::content::{Questionnaire, Term};
use crate::plan::Plan;

/// What was just taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removed {
    /// A line of the plan.
    Line(PlanLine),
    /// A recommendation received; the number is its former position.
    Recommendation(usize, Recommendation),
}

impl Session {
    /// Takes a line out of the plan. The focus goes to the line that follows, or else to the one before.
    pub(super) fn remove_line(&mut self, questionnaire: &Questionnaire, id: LineId) -> Outcome {
        let plan = Plan::of(Case::of(questionnaire, &self.assessment), self.today);
        let shown: Vec<LineId> = self.desk.lines(&plan).into_iter().map(|(id, _)| id).collect();
        let at = shown.iter().position(|shown| *shown == id).unwrap_or_default();
        let beside = shown.get(at + 1).or_else(|| shown.get(at.checked_sub(1)?)).copied();
        self.desk.removed = self.assessment.line(id).cloned().map(Removed::Line);
        self.assessment.plan.retain(|line| line.id != id);
        self.desk.unfinished.retain(|field| *field != DateField::Due(id));
        let target = beside.map_or(Target::Lines, Target::LineHeading);
        Outcome::changed(Change::Line(id), [Effect::say(Term::LineRemovedSaid), Effect::Focus(target)])
    }

    /// Takes a recommendation out. The focus goes to the one that follows, or else to the one before.
    pub(super) fn remove_recommendation(&mut self, n: usize) -> Outcome {
        if n < self.assessment.recommendations.len() {
            let found = self.assessment.recommendations.remove(n);
            self.desk.removed = Some(Removed::Recommendation(n, found));
        }
        // The positions after it have changed.
        self.desk.unfinished.retain(|field| !matches!(field, DateField::Received(_)));
        self.desk.tying = None;
        let last = self.assessment.recommendations.len().checked_sub(1);
        let target = last.map_or(Target::Title, |last| Target::RecommendationHeading(n.min(last)));
        let effects = [Effect::say(Term::ReceivedRemovedSaid), Effect::Focus(target)];
        Outcome::changed(Change::Recommendation(n), effects)
    }

    /// Closes the message.
    pub(super) fn close_removed(&mut self) -> Outcome {
        self.desk.removed = None;
        Outcome::shown([Effect::Focus(Target::Title)])
    }

    /// After a message that only shows something, the message about what was taken out is still there.
    pub(super) fn keep_removed(&mut self, before: Option<Removed>, reach: Reach) {
        if reach == Reach::View {
            self.desk.removed = before;
        }
    }
}
