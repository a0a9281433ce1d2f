//! The working state: what the person has before them while they work. It is neither an answer nor kept nor a place, and
//! a reload begins with an empty one.

use super::{DateField, Place};
use crate::assessment::{Assessment, LineId};
use crate::calendar::Date;
use crate::case::Case;
use crate::content::{IndicatorIx, SectionIx};
use crate::plan::{Group, Plan};
use crate::score::Supposed;

/// What the person has before them while they work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Whether all next steps are shown, not the first few.
    pub all_steps: bool,
    /// What the person supposes, to see what would be. It never becomes an answer.
    pub supposed: Vec<Supposed>,
    /// The sections whose check the person has seen: only there is missing input pointed out.
    pub checked: Vec<SectionIx>,
    /// The dates that are begun and not finished.
    pub unfinished: Vec<DateField>,
    /// The recommendation that is being tied to statements, and the section whose statements are offered.
    pub tying: Option<(usize, SectionIx)>,
    /// The lines of the plan in the order and the groups in which they are shown while the person works on them.
    pub arranged: Vec<(LineId, Group)>,
}

impl Desk {
    /// Supposes a level for these statements, or that they stay as they are.
    pub(super) fn suppose(&mut self, list: &[IndicatorIx], level: Option<usize>) {
        self.supposed.retain(|(other, _)| !list.contains(other));
        self.supposed.extend(list.iter().filter_map(|ix| Some((*ix, level?))));
    }

    /// Puts away what belongs to the screen that the person leaves.
    pub(super) fn turn(&mut self, to: Place) {
        self.unfinished.clear();
        self.arranged.clear();
        if let Place::Check(ix) = to
            && !self.checked.contains(&ix)
        {
            self.checked.push(ix);
        }
    }

    /// Puts away what need not fit an assessment that came in one go, by undo or redo.
    pub(super) fn settle(&mut self, before: &Assessment, now: &Assessment) {
        self.unfinished.clear();
        self.tying.take_if(|_| before.recommendations.len() != now.recommendations.len());
    }

    /// Keeps the lines where they are shown while the person works on them; new ones join the group that they belong
    /// to. On other screens nothing is arranged, and whoever comes back finds the lines in order.
    pub(super) fn arrange(&mut self, case: Case<'_>, place: Place, today: Option<Date>) {
        if place != Place::Plan {
            self.arranged.clear();
            return;
        }
        let plan = Plan::of(case, today);
        self.arranged.retain(|(id, _)| plan.lines.iter().any(|line| line.id == *id));
        let known: Vec<LineId> = self.arranged.iter().map(|(id, _)| *id).collect();
        let new = plan.lines.iter().filter(|line| !known.contains(&line.id));
        self.arranged.extend(new.map(|line| (line.id, line.group)));
    }

    /// The lines as they are shown: each group in the order of the screen.
    #[must_use]
    pub fn lines(&self, plan: &Plan) -> Vec<(LineId, Group)> {
        let place = |id| self.arranged.iter().position(|(known, _)| *known == id);
        let group = |id| self.arranged.iter().find(|(known, _)| *known == id).map(|(_, group)| *group);
        let mut lines: Vec<(LineId, Group)> =
            plan.lines.iter().map(|line| (line.id, group(line.id).unwrap_or(line.group))).collect();
        lines.sort_by_key(|(id, group)| (*group, place(*id).unwrap_or(usize::MAX)));
        lines
    }
}
