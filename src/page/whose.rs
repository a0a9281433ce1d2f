//! Whose assessment it is: the State or body, the role that answers, the day of the state of affairs.

use super::plan::{DateInput, TextInput, rows};
use super::voice::Voice;
use super::{Bound, Phrase, Text};
use crate::assessment::Limit;
use crate::content::Term;
use crate::session::{DateField, Session, WhoseField};

/// The fields that say whose assessment it is.
#[derive(Debug, Clone, PartialEq)]
pub struct WhosePart {
    /// The label of the fold.
    pub title: Text,
    /// What was entered, beside the label of the fold.
    pub told: Option<Phrase>,
    /// State or body, and respondent.
    pub texts: [TextInput<WhoseField>; 2],
    /// The day of the state of affairs.
    pub day: DateInput,
}

impl WhosePart {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let assessment = &session.assessment;
        let room = assessment.room(voice.questionnaire());
        let texts = WhoseField::ALL.map(|field| {
            let (label, hint, value) = match field {
                WhoseField::State => (Term::WhoseState, None, &assessment.title),
                WhoseField::Respondent => {
                    (Term::WhoseRespondent, Some(Term::WhoseRespondentHint), &assessment.respondent)
                }
            };
            TextInput {
                id: field.id().into(),
                label: voice.say(label),
                hint: hint.map(|hint| voice.say(hint)),
                value: value.clone(),
                bound: Bound::of(voice, room, Limit::Short, value),
                rows: rows(value),
                field,
            }
        });
        let day = DateField::AsOf;
        Self {
            title: voice.say(Term::WhoseTitle),
            told: Some(assessment.title.trim())
                .filter(|state| !state.is_empty())
                .map(|state| Phrase::Own(state.into())),
            texts,
            day: DateInput::of(session, voice, day, "whose-day".into(), Term::WhoseDay, &assessment.as_of),
        }
    }
}

/// State or body, respondent, and the day of the state of affairs, for the head of a screen and for paper.
pub(super) fn named(session: &Session, voice: Voice<'_>) -> [Phrase; 3] {
    let assessment = &session.assessment;
    let day = assessment.as_of_day().map(|day| voice.date(&day.to_string()));
    let day = day.map(|day| voice.fill(Term::StateOfAffairs, &[("date", &day)]));
    let own = |text: &Text| Phrase::Own(text.trim().into());
    [own(&assessment.title), own(&assessment.respondent), Phrase::Ours(day.unwrap_or_default())]
}
