//! The working state: what the person has before them while they work. It holds no answer and no place, and is not
//! kept: a reload begins with an empty one.

use super::{DateField, Offered, Place, Removed, Search};
use crate::assessment::{Assessment, LineId};
use crate::calendar::Date;
use crate::case::Case;
use crate::content::{IndicatorIx, SectionIx};
use crate::plan::{Group, Plan};
use crate::score::Supposed;

/// What the person has before them while they work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Whether all next steps are shown, and not only the first few.
    pub all_steps: bool,
    /// Whether all answers are printed after the results.
    pub annex: bool,
    /// The suppositions of the person. They never become answers.
    pub supposed: Vec<Supposed>,
    /// The sections whose check the person has seen. Only these report missing input.
    pub checked: Vec<SectionIx>,
    /// The fields with an unfinished date.
    pub unfinished: Vec<DateField>,
    /// The screen of statements that the person is at, and what it shows beside what is asked: statements that were answered
    /// when the person came, and that do not disappear when the answer is cleared.
    pub shown: Option<(Place, Vec<IndicatorIx>)>,
    /// The statement of the screen that the person came for or wrote about last.
    pub at: Option<IndicatorIx>,
    /// The search for a statement on the list of sections. It stays while the person is elsewhere, and comes back.
    pub search: Search,
    /// The recommendation that is being tied to statements.
    pub tying: Option<Tying>,
    /// The lines of the plan as they are shown while the person works on them: their order, and their groups.
    pub arranged: Vec<(LineId, Group)>,
    /// What was just taken out, until the next change.
    pub removed: Option<Removed>,
    /// The answers in the document that is being offered.
    pub filing: Option<Assessment>,
    /// The file that was offered, until the person goes on.
    pub offered: Option<Offered>,
}

/// A recommendation that is being tied to statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tying {
    /// Its position.
    pub position: usize,
    /// The search for statements.
    pub search: Search,
    /// The statements that were untied. They stay in view, so that they can be tied again.
    pub untied: Vec<IndicatorIx>,
}

impl Desk {
    /// The work on a recommendation. The work on another one ends.
    pub(super) fn tying_at(&mut self, position: usize) -> &mut Tying {
        let present = self.tying.take().filter(|tying| tying.position == position);
        self.tying.insert(present.unwrap_or_else(|| Tying { position, ..Tying::default() }))
    }

    /// Supposes a level for these statements; `None` removes their suppositions.
    pub(super) fn suppose(&mut self, list: &[IndicatorIx], level: Option<usize>) {
        self.supposed.retain(|(other, _)| !list.contains(other));
        self.supposed.extend(list.iter().filter_map(|ix| Some((*ix, level?))));
    }

    /// Clears what belongs to the screen that the person leaves, and remembers a check that the person opens.
    pub(super) fn turn(&mut self, to: Place) {
        self.at = None;
        self.unfinished.clear();
        self.arranged.clear();
        self.offered = None;
        self.tying = None;
        if let Place::Check(ix) = to
            && !self.checked.contains(&ix)
        {
            self.checked.push(ix);
        }
    }

    /// Whether the screen shows a statement, because the person came for it or it had an answer.
    pub(super) fn shows(&self, place: Place, ix: IndicatorIx) -> bool {
        self.shown.as_ref().is_some_and(|(at, shown)| *at == place && shown.contains(&ix))
    }

    /// Notes what a screen of statements shows.
    pub(super) fn show(&mut self, case: Case<'_>, place: Place, came_for: Option<IndicatorIx>) {
        let mut shown = on_screen(case, place);
        shown.extend(came_for.filter(|ix| !shown.contains(ix)));
        shown.sort_unstable_by_key(|ix| ix.position());
        self.shown = Some((place, shown));
    }

    /// The statements on a screen, in the order of the questionnaire.
    #[must_use]
    pub fn statements(&self, case: Case<'_>, place: Place) -> Vec<IndicatorIx> {
        let mut now = on_screen(case, place);
        match &self.shown {
            Some((at, shown)) if *at == place => {
                if place == Place::BeforeDeposit {
                    now.clone_from(shown);
                } else {
                    now.extend(shown.iter().filter(|ix| !case.asks(**ix)));
                    now.sort_unstable_by_key(|ix| ix.position());
                    now.dedup();
                }
            }
            _ => {}
        }
        now
    }

    /// Clears what may not fit the assessment after undo or redo.
    pub(super) fn settle(&mut self, before: &Assessment, now: &Assessment) {
        self.unfinished.clear();
        self.tying.take_if(|_| before.recommendations.len() != now.recommendations.len());
    }

    /// Keeps the lines in their position while the person works on them; a new line joins its group. On other screens
    /// nothing is arranged, so the lines are in order when the person comes back.
    pub(super) fn arrange(&mut self, case: Case<'_>, place: Place, today: Option<Date>) {
        if !matches!(place, Place::Section(_) | Place::BeforeDeposit) {
            self.shown = None;
        } else if !self.shown.as_ref().is_some_and(|(at, _)| *at == place) {
            self.show(case, place, None);
        }
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

/// The statements that a screen asks. A screen without statements has none.
fn on_screen(case: Case<'_>, place: Place) -> Vec<IndicatorIx> {
    match place {
        Place::Section(ix) | Place::Check(ix) => {
            let sections = case.sheet(ix).into_iter();
            let all = sections.flat_map(|ix| &case.questionnaire.section(ix).indicators);
            all.copied().filter(|ix| case.asks(*ix)).collect()
        }
        Place::BeforeDeposit => case.left_before_deposit(),
        _ => Vec::new(),
    }
}
