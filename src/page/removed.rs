//! What was just taken out, and the button that brings it back.

use super::plan::heading;
use super::voice::{Voice, counted};
use super::{Link, Text, isolated};
use crate::content::Term;
use crate::session::{Msg, Removed};

/// What was just taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct RemovedPart {
    /// What it was.
    pub line: Text,
    /// Brings it back.
    pub undo: Link,
    /// Closes the message.
    pub close: Link,
}

impl RemovedPart {
    pub(super) fn of(removed: &Removed, voice: Voice<'_>) -> Self {
        let (term, what) = match removed {
            Removed::Line(line) => (Term::LineRemoved, heading(voice, line).isolated()),
            Removed::Recommendation(n, found) if found.asks.trim().is_empty() => {
                let number = voice.number(counted(n + 1));
                (Term::ReceivedRemoved, voice.fill(Term::ReceivedNumber, &[("n", &number)]))
            }
            Removed::Recommendation(_, found) => (Term::ReceivedRemoved, isolated(found.asks.trim())),
        };
        Self {
            line: voice.fill(term, &[("what", &what)]),
            undo: voice.link(Term::Undo, Msg::Undo),
            close: voice.link(Term::Close, Msg::CloseRemoved),
        }
    }
}
