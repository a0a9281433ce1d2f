//! The buttons for undo and redo, and how a change is worded.

use super::Text;
use super::voice::Voice;
use crate::content::locale::Locale;
use crate::content::{Content, Term};
use crate::session::{Announcement, Change, DateField, Msg, Session};

/// A button that undoes the last change, or redoes it.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryButton {
    /// Its word.
    pub label: Text,
    /// The change that it undoes or redoes, for screen readers; `None` disables the button.
    pub what: Option<Text>,
    /// What it does.
    pub to: Msg,
}

/// Undo and redo.
pub(super) fn buttons(session: &Session, voice: Voice<'_>) -> [HistoryButton; 2] {
    let button = |label, change: Option<Change>, to| HistoryButton {
        label: voice.say(label),
        what: change.map(|change| worded(change, voice)),
        to,
    };
    [
        button(Term::Undo, session.history.undoes(), Msg::Undo),
        button(Term::Redo, session.history.redoes(), Msg::Redo),
    ]
}

/// The words of an announcement to screen readers.
#[must_use]
pub fn announced(what: Announcement, content: &Content, locale: &dyn Locale) -> Text {
    let voice = Voice { content, locale };
    match what {
        Announcement::Said(term) => voice.say(term),
        Announcement::Undone(change) => voice.fill(Term::Undone, &[("what", &worded(change, voice))]),
        Announcement::Redone(change) => voice.fill(Term::Redone, &[("what", &worded(change, voice))]),
    }
}

fn worded(change: Change, voice: Voice<'_>) -> Text {
    let of = |term, id: &str| voice.fill(term, &[("id", id)]);
    match change {
        Change::Depth => voice.say(Term::ChangeDepth),
        Change::Treaty(_) => voice.say(Term::ChangeTreaties),
        Change::StartingPoint => voice.say(Term::ChangeStartingPoint),
        Change::Handling => voice.say(Term::ChangeHandling),
        Change::Whose(_) | Change::Date(DateField::AsOf) => voice.say(Term::ChangeWhose),
        Change::Answer(ix) => of(Term::ChangeAnswer, &voice.id(ix)),
        Change::Reason(ix) => of(Term::ChangeReason, &voice.id(ix)),
        Change::NoneApplies(ix) => of(Term::ChangeNoneApplies, &voice.questionnaire().section(ix).id),
        Change::SharedReason(ix) => of(Term::ChangeSharedReason, &voice.questionnaire().section(ix).id),
        Change::Note(ix) => of(Term::ChangeNote, &voice.id(ix)),
        Change::EvidenceTitle(ix, _) | Change::EvidenceLink(ix, _) | Change::Evidence(ix) => {
            of(Term::ChangeEvidence, &voice.id(ix))
        }
        Change::Practice(ix) => of(Term::ChangePractice, &voice.id(ix)),
        Change::Risk(ix, _) => of(Term::ChangeRisk, &voice.questionnaire().section(ix).id),
        Change::Accepted(ix) => of(Term::ChangeAccepted, &voice.id(ix)),
        Change::Line(_) | Change::LineText(..) | Change::Date(DateField::Due(_)) => {
            voice.say(Term::ChangeLine)
        }
        Change::Date(DateField::Deposit) => voice.say(Term::ChangeDeposit),
        Change::Recommendation(_) | Change::RecommendationText(..) | Change::Date(DateField::Received(_)) => {
            voice.say(Term::ChangeRecommendation)
        }
        Change::File => voice.say(Term::ChangeFile),
        Change::Page => voice.say(Term::ChangePage),
        Change::Elsewhere => voice.say(Term::ChangeElsewhere),
    }
}
