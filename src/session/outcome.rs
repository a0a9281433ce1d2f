//! The outcome of a message. What is kept and what is emitted is decided from it later.

use super::{Change, Effect};

/// The outcome of a message.
#[derive(Debug)]
pub(super) struct Outcome {
    /// How far it reaches.
    pub(super) reach: Reach,
    /// Its own effects.
    pub(super) effects: Vec<Effect>,
}

/// How far a message reaches. It decides whether the session is kept, and whether a change is emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only what is shown.
    View,
    /// What is kept beside the assessment.
    Session,
    /// The assessment, by a change that can be undone.
    Assessment(Change),
    /// The assessment, by undo, by redo, or by restoring what was erased.
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
