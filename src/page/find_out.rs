//! What to find out first: the statements that hold most of the range open.

use super::voice::{Voice, counted};
use super::{Link, Mark, Text, Views};
use crate::content::Term;
use crate::score::{Score, find_out_first};
use crate::session::{Msg, Place, Session};

/// What to find out first.
#[derive(Debug, Clone, PartialEq)]
pub struct FindOutPage {
    /// The way back to the results.
    pub back: Link,
    /// The title.
    pub title: Text,
    /// What the order means, or that nothing is open.
    pub sentence: Text,
    /// How many there are: the heading of the table.
    pub heading: Text,
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: statement, answer, by how much the range narrows.
    pub columns: [Text; 3],
    /// The statements.
    pub rows: Vec<FindOutRow>,
    /// The other views.
    pub views: Views,
}

/// A statement without a level.
#[derive(Debug, Clone, PartialEq)]
pub struct FindOutRow {
    /// Its id.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// To the statement.
    pub to: Msg,
    /// The picture of the answer, and its word.
    pub answer: (Mark, Text),
    /// The tag before deposit.
    pub before_deposit: Option<Text>,
    /// By how much the range narrows.
    pub narrows: Text,
}

impl FindOutPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let case = voice.case(session);
        let score = Score::of(case);
        let found = find_out_first(case, &score);
        let rows: Vec<FindOutRow> = found
            .iter()
            .map(|one| FindOutRow {
                id: voice.id(one.indicator),
                short: voice.short(one.indicator),
                to: Msg::GoTo(one.indicator),
                answer: voice.mark(case.standing(one.indicator)),
                before_deposit: voice
                    .before_deposit(case.questionnaire.indicator(one.indicator), case.is_deposited()),
                narrows: voice.percentage_points(one.range),
            })
            .collect();
        let sentence = match score.overall.1 {
            Some(readiness) if !rows.is_empty() => {
                let [low, high] = voice.ends(&readiness);
                voice.fill(Term::FindOutFirstLine, &[("low", &low), ("high", &high)])
            }
            _ => voice.say(Term::FindOutFirstNone),
        };
        Self {
            back: voice.link(Term::NavResults, Msg::BackTo(Place::Results)),
            title: voice.say(Term::FindOutFirst),
            sentence,
            heading: voice.count(Term::TermsStatements, counted(rows.len()), &[]),
            caption: voice.say(Term::FindOutFirstCaption),
            columns: [Term::ColumnStatement, Term::ColumnAnswer, Term::ColumnNarrows]
                .map(|term| voice.say(term)),
            rows,
            views: Views::of(session, voice),
        }
    }
}
