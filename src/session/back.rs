//! Undo and redo, and erasing, which has its own way back.

use std::rc::Rc;

use super::outcome::{Outcome, Reach};
use super::{Announcement, Change, Effect, History, Notice, Session, Spot, Target};
use crate::assessment::Assessment;
use crate::content::{Questionnaire, Term};

impl Session {
    /// Remembers what a message changed. After a change, an earlier erasing can no longer be undone.
    pub(super) fn remember(&mut self, reach: Reach, before: Assessment, spot: Spot) {
        match reach {
            Reach::Assessment(change) => {
                self.notice.take_if(|notice| matches!(notice, Notice::Erased(..)));
                if before != self.assessment {
                    // Its text is that of the answers before.
                    self.desk.offered = None;
                    self.history.record(change, [spot, self.spot()], before, &self.assessment);
                }
            }
            Reach::Session => self.history.pause(),
            Reach::View | Reach::Step | Reach::Erased => {}
        }
    }

    /// Undoes or redoes one step, and goes to its screen. The answers get their old times back; the assessment as a
    /// whole was changed now.
    pub(super) fn step(
        &mut self,
        questionnaire: &Questionnaire,
        turn: fn(&mut History, &mut Assessment) -> Option<(Change, Spot)>,
        said: fn(Change) -> Announcement,
        now: &str,
    ) -> Outcome {
        let before = self.assessment.clone();
        let Some((change, spot)) = turn(&mut self.history, &mut self.assessment) else {
            return Outcome::shown([]);
        };
        // What was begun stays begun, so that events keep their names in a calendar program.
        if self.assessment.created.is_empty() && !change.replaces() {
            self.assessment.created = before.created.clone();
        }
        self.desk.offered = None;
        self.desk.settle(&before, &self.assessment);
        let target = change.target(questionnaire, &self.assessment, spot.place);
        self.step_to(spot, Effect::Announce(said(change)), target, now)
    }

    /// Takes over what could be undone and redone in a session that has ended, if this one has the same assessment.
    pub fn go_on_from(&mut self, ended: Self) {
        if self.assessment == ended.assessment {
            self.history = ended.history;
        }
    }

    /// Empties everything, also the history. Only the notice about it can restore it.
    pub(super) fn erase(&mut self, questionnaire: &Questionnaire) -> Outcome {
        let erased = Notice::Erased(Rc::new(self.assessment.clone()), self.spot());
        let effects = [Effect::Forget, Effect::Focus(Target::Notice)];
        self.empty(questionnaire, Some(erased), effects.into())
    }

    /// Empties everything for good: a button of the page around the widget may be on a shared computer.
    pub(super) fn reset(&mut self, questionnaire: &Questionnaire) -> Outcome {
        let effects = [Effect::Forget, Effect::say(Term::Erased), Effect::Focus(Target::Title)];
        self.empty(questionnaire, None, effects.into())
    }

    /// Restores what was erased, while the notice is shown.
    pub(super) fn unerase(&mut self, now: &str) -> Outcome {
        let erased = self.notice.take_if(|notice| matches!(notice, Notice::Erased(..)));
        let Some(Notice::Erased(assessment, spot)) = erased else { return Outcome::shown([]) };
        self.assessment = Rc::unwrap_or_clone(assessment);
        self.step_to(spot, Effect::say(Term::Unerased), Target::Title, now)
    }

    fn empty(
        &mut self,
        questionnaire: &Questionnaire,
        notice: Option<Notice>,
        effects: Vec<Effect>,
    ) -> Outcome {
        *self = self.followed_by(Self { notice, ..Self::new(questionnaire) });
        Outcome { reach: Reach::Erased, effects }
    }

    fn step_to(&mut self, spot: Spot, said: Effect, target: Target, now: &str) -> Outcome {
        self.assessment.updated = now.into();
        self.put_notice(None);
        if spot.place != self.place {
            self.desk.turn(spot.place);
        }
        (self.place, self.last) = (spot.place, spot.last);
        Outcome { reach: Reach::Step, effects: vec![said, Effect::Focus(target)] }
    }
}
