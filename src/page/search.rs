//! A search for statements: its field, how many it found, and the first of them.

use super::voice::{Voice, counted};
use super::{Mark, Text};
use crate::assessment::Limit;
use crate::content::{IndicatorIx, Term};
use crate::session::{Msg, SearchIn, Session};

/// How many statements are shown at first.
const FIRST: usize = 8;

/// A search for statements. The screen shows what was found, since each screen does something else with it.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPart {
    /// Its place.
    pub place: SearchIn,
    /// The id of its field.
    pub id: Text,
    /// The label of the field.
    pub label: Text,
    /// What to enter.
    pub hint: Text,
    /// The words that were entered.
    pub words: Text,
    /// The longest text that the field takes, in UTF-16 units.
    pub most: usize,
    /// How many statements were found; `None` without a word.
    pub said: Option<Text>,
    /// What is done where the person ends the words: the only statement is opened, or the focus goes to all of them.
    pub enter: Option<Msg>,
    /// Shows all that were found; `None` where they are shown.
    pub all: Option<(Text, Msg)>,
}

/// A statement that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundStatement {
    /// Its id.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// The title of its section.
    pub section: Text,
    /// To the statement.
    pub to: Msg,
    /// The picture of the answer, and its word.
    pub answer: (Mark, Text),
}

/// All that has the words at a place, the best first.
pub(super) fn found(session: &Session, voice: Voice<'_>, place: SearchIn) -> Vec<IndicatorIx> {
    session.search(place).map(|search| voice.content.search(&search.words, voice.locale)).unwrap_or_default()
}

impl SearchPart {
    /// The search at a place, and those of the statements that are shown.
    pub(super) fn of(
        session: &Session,
        voice: Voice<'_>,
        place: SearchIn,
        label: Term,
        mut found: Vec<IndicatorIx>,
    ) -> (Self, Vec<IndicatorIx>) {
        let search = session.search(place).cloned().unwrap_or_default();
        let count = counted(found.len());
        if !search.all {
            found.truncate(FIRST);
        }
        let (shown, is_cut) = (counted(found.len()), counted(found.len()) < count);
        let said = match (search.words.trim().is_empty(), count) {
            (true, _) => None,
            (_, 0) => Some(voice.say(Term::SearchNone)),
            _ if is_cut => Some(voice.count(Term::SearchShown, count, &[("shown", &voice.number(shown))])),
            _ => Some(voice.count(Term::SearchFound, count, &[])),
        };
        let enter = match (&found[..], place) {
            ([], _) => None,
            ([only], SearchIn::Tasks) => Some(Msg::GoTo(*only)),
            _ => Some(Msg::GoToFound(place)),
        };
        let first = voice.questionnaire().indicators().next();
        let example = first.map(|(_, indicator)| &*indicator.id).unwrap_or_default();
        let part = Self {
            place,
            id: place.id().into(),
            label: voice.say(label),
            hint: voice.fill(Term::SearchHint, &[("id", example)]),
            most: Limit::Short.units(),
            words: search.words,
            said,
            enter,
            all: is_cut.then(|| (voice.count(Term::SearchAll, count, &[]), Msg::ShowAllFound(place))),
        };
        (part, found)
    }
}

impl FoundStatement {
    pub(super) fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let section = voice.questionnaire().indicator(ix).section;
        Self {
            id: voice.id(ix),
            short: voice.short(ix),
            section: voice.content.words.section(section).title.clone(),
            to: Msg::GoTo(ix),
            answer: voice.mark(voice.case(session).standing(ix)),
        }
    }
}
