//! What follows from a message, before it is known what that means for what is kept and what is emitted.

use super::{Change, Effect};

/// What follows from a message.
#[derive(Debug)]
pub(super) struct Outcome {
    /// How far it reaches.
    pub(super) reach: Reach,
    /// Its own effects.
    pub(super) effects: Vec<Effect>,
}

/// How far a message reaches: whether something is kept, and whether the page around the widget is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only what is shown.
    View,
    /// What is kept beside the assessment.
    Session,
    /// The assessment, by something that can be undone.
    Assessment(Change),
    /// The assessment, by undoing something.
    Step,
    /// Everything: nothing is kept afterwards.
    Erased,
}

impl Outcome {
    pub(super) fn shown(effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { reach: Reach::View, effects: effects.into_iter().collect() }
    }

    pub(super) fn moved(effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { reach: Reach::Session, ..Self::shown(effects) }
    }

    pub(super) fn changed(change: Change, effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { reach: Reach::Assessment(change), ..Self::shown(effects) }
    }

    /// The same with more effects.
    pub(super) fn and(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }
}
