//! Undo and redo: the changes of the assessment that can be undone or redone, until the page is left.
//!
//! Each step holds the assessment that it restores. The copies share everything that is the same in both.
//! The session decides what a step is; this file knows no message.

use std::rc::Rc;

use super::{DateField, LineField, Place, RecommendationField, Target, WhoseField};
use crate::assessment::{Assessment, LineId};
use crate::case::Case;
use crate::content::{IndicatorIx, Questionnaire, SectionIx, TreatyIx};

/// The most steps that are remembered.
const STEPS: usize = 100;

/// The most bytes, estimated, that the steps do not share. The newest step is remembered at any size.
const BYTES: usize = 2_000_000;

/// The steps in both directions, the nearest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Rc<Step>>,
    future: Vec<Rc<Step>>,
    /// Whether the person is still writing into the field that the newest step changed.
    writing: bool,
}

/// One step.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    change: Change,
    /// Where the person was before the change, and after it.
    spots: [Spot; 2],
    /// The assessment that the step restores.
    assessment: Assessment,
    /// The bytes, estimated, that the step does not share.
    bytes: usize,
}

/// A screen, and the section that "Continue" leads to from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The screen.
    pub place: Place,
    /// The section that was answered last.
    pub last: Option<SectionIx>,
}

/// What a step changed, down to the field: writing into one field is one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// How far the person wants to go.
    Depth,
    /// Where the State starts from.
    StartingPoint,
    /// A treaty that the State has joined or not.
    Treaty(TreatyIx),
    /// The handling label.
    Handling,
    /// Whose assessment it is.
    Whose(WhoseField),
    /// The answer to a statement.
    Answer(IndicatorIx),
    /// The reason why a statement does not apply.
    Reason(IndicatorIx),
    /// That no statement of a section applies.
    NoneApplies(SectionIx),
    /// The reason that the statements of a section share.
    SharedReason(SectionIx),
    /// A note.
    Note(IndicatorIx),
    /// The title of a piece of evidence.
    EvidenceTitle(IndicatorIx, usize),
    /// The link of a piece of evidence.
    EvidenceLink(IndicatorIx, usize),
    /// A piece of evidence was added or removed.
    Evidence(IndicatorIx),
    /// Whether a practice is one to keep.
    Practice(IndicatorIx),
    /// A group at risk, by its position in the list of the section.
    Risk(SectionIx, usize),
    /// The steps of a statement were taken into the plan.
    Accepted(IndicatorIx),
    /// A line of the plan was added or removed, or has another status.
    Line(LineId),
    /// A text of a line.
    LineText(LineId, LineField),
    /// A date.
    Date(DateField),
    /// A recommendation was added, removed, tied or untied, or has another source.
    Recommendation(usize),
    /// A text of a recommendation.
    RecommendationText(usize, RecommendationField),
    /// A file was opened.
    File,
    /// The page around the widget gave an assessment.
    Page,
    /// The kept answers were taken over from another tab.
    Elsewhere,
}

impl Change {
    /// Whether another assessment took the place of the present one.
    pub(super) fn replaces(self) -> bool {
        matches!(self, Self::File | Self::Page | Self::Elsewhere)
    }

    /// Whether the person writes it letter by letter.
    fn is_written(self) -> bool {
        match self {
            Self::Handling
            | Self::Whose(_)
            | Self::Reason(_)
            | Self::SharedReason(_)
            | Self::Note(_)
            | Self::EvidenceTitle(..)
            | Self::EvidenceLink(..)
            | Self::LineText(..)
            | Self::Date(_)
            | Self::RecommendationText(..) => true,
            Self::Depth
            | Self::StartingPoint
            | Self::Treaty(_)
            | Self::Answer(_)
            | Self::NoneApplies(_)
            | Self::Evidence(_)
            | Self::Practice(_)
            | Self::Risk(..)
            | Self::Accepted(_)
            | Self::Line(_)
            | Self::Recommendation(_)
            | Self::File
            | Self::Page
            | Self::Elsewhere => false,
        }
    }

    /// Where the focus goes on a screen: to the change, or to the title where the screen does not show the change.
    /// For a text field it goes to the fold around it: inside the field, the browser takes the keys of undo and redo.
    pub(super) fn target(
        self,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
        place: Place,
    ) -> Target {
        // Several sections can share a screen, and the screen before deposit has statements of all.
        let sheet = match place {
            Place::Section(ix) => Case::of(questionnaire, assessment).sheet(ix),
            _ => Vec::new(),
        };
        let of = |ix| match place {
            Place::BeforeDeposit => place,
            _ if sheet.contains(&ix) => place,
            _ => Place::Section(ix),
        };
        let section = |ix| of(questionnaire.indicator(ix).section);
        let target = match self {
            Self::Depth => (Place::Start, assessment.depth.map(Target::Depth)),
            Self::Treaty(ix) => (Place::Start, Some(Target::Treaty(ix))),
            Self::StartingPoint => (Place::Start, assessment.starting_point.map(Target::StartingPoint)),
            Self::Whose(_) | Self::Date(DateField::AsOf) if place == Place::Start => {
                (place, Some(Target::Whose))
            }
            Self::Handling | Self::Whose(_) | Self::Date(DateField::AsOf) => {
                (Place::Results, Some(Target::Part(super::Part::Files)))
            }
            Self::Answer(ix) | Self::Reason(ix) => (section(ix), Some(Target::Statement(ix))),
            Self::NoneApplies(ix) | Self::SharedReason(ix) => (of(ix), Some(Target::Section(ix))),
            Self::Practice(_) if place == Place::Results => {
                (place, Some(Target::Part(super::Part::Strengths)))
            }
            Self::Note(ix)
            | Self::EvidenceTitle(ix, _)
            | Self::EvidenceLink(ix, _)
            | Self::Evidence(ix)
            | Self::Practice(ix) => (section(ix), Some(Target::Note(ix))),
            Self::Risk(ix, n) => (of(ix), Some(Target::Risk(ix, n))),
            Self::Accepted(ix) => (Place::Results, Some(Target::Planned(ix))),
            Self::Line(id) | Self::LineText(id, _) | Self::Date(DateField::Due(id)) => {
                let line = assessment.line(id).map(|_| Target::EditLine(id));
                (Place::Plan, line.or(Some(Target::Lines)))
            }
            Self::Date(DateField::Deposit) => (Place::Plan, Some(Target::Deposit)),
            Self::Recommendation(n) | Self::RecommendationText(n, _) | Self::Date(DateField::Received(n)) => {
                let there = n < assessment.recommendations.len();
                (Place::Recommendations, there.then_some(Target::EditRecommendation(n)))
            }
            Self::File | Self::Page | Self::Elsewhere => (place, None),
        };
        match target {
            (on, Some(target)) if on == place => target,
            _ => Target::Title,
        }
    }
}

impl History {
    /// Whether nothing can be undone or redone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.past.is_empty() && self.future.is_empty()
    }

    /// The change that can be undone next.
    #[must_use]
    pub fn undoes(&self) -> Option<Change> {
        self.past.last().map(|step| step.change)
    }

    /// The change that can be redone next.
    #[must_use]
    pub fn redoes(&self) -> Option<Change> {
        self.future.last().map(|step| step.change)
    }

    /// Remembers a change from `before` to `now`. The steps that could be redone are gone for good.
    pub(super) fn record(&mut self, change: Change, spots: [Spot; 2], before: Assessment, now: &Assessment) {
        self.future.clear();
        let goes_on = self.writing && self.undoes() == Some(change);
        self.writing = change.is_written();
        if goes_on {
            return;
        }
        let bytes = before.bytes_beside(now);
        self.past.push(Rc::new(Step { change, spots, assessment: before, bytes }));
        self.forget();
    }

    /// Ends a run of writing: the next text is a step of its own.
    pub(super) fn pause(&mut self) {
        self.writing = false;
    }

    /// Undoes the last step: restores the assessment before it. Returns the change, and where the person was before it.
    pub(super) fn undo(&mut self, present: &mut Assessment) -> Option<(Change, Spot)> {
        self.writing = false;
        let step = turn(&mut self.past, &mut self.future, present)?;
        let [from, _] = step.spots;
        Some((step.change, from))
    }

    /// Redoes the step that was undone last. Returns the change, and where the person was after it.
    pub(super) fn redo(&mut self, present: &mut Assessment) -> Option<(Change, Spot)> {
        self.writing = false;
        let step = turn(&mut self.future, &mut self.past, present)?;
        let [_, to] = step.spots;
        Some((step.change, to))
    }

    /// Forgets the oldest steps that are too many or hold too much.
    fn forget(&mut self) {
        let mut bytes = 0;
        let within = self.past.iter().rev().take(STEPS).take_while(|step| {
            bytes += step.bytes;
            bytes <= BYTES
        });
        let remembered = within.count().max(1);
        self.past.drain(..self.past.len().saturating_sub(remembered));
    }
}

/// Takes the nearest step, and adds its reverse to the other direction.
fn turn(steps: &mut Vec<Rc<Step>>, back: &mut Vec<Rc<Step>>, present: &mut Assessment) -> Option<Rc<Step>> {
    let step = steps.pop()?;
    let assessment = std::mem::replace(present, step.assessment.clone());
    let bytes = assessment.bytes_beside(present);
    back.push(Rc::new(Step { change: step.change, spots: step.spots, assessment, bytes }));
    Some(step)
}
