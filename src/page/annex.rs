//! The annex on paper: all answers with reasons, notes and documents, and the recommendations received.

use super::recommendations::{about, tied};
use super::voice::{Voice, counted};
use super::{Mark, Phrase, Text};
use crate::assessment::{Answer, Evidence, Recommendation, Response};
use crate::content::{IndicatorIx, SectionIx, Term};
use crate::session::Session;

/// The annex.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// The heading.
    pub title: Text,
    /// The sections with what is asked there.
    pub sections: Vec<AnnexSection>,
    /// The heading over the recommendations, and each of them.
    pub received: Option<(Text, Vec<AnnexReceived>)>,
}

/// A section of the annex.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexSection {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The answers.
    pub answers: Vec<AnnexAnswer>,
}

/// An answer with all that was entered with it.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexAnswer {
    /// The id of the statement.
    pub id: Text,
    /// The claim.
    pub claim: Text,
    /// The picture of the answer.
    pub mark: Mark,
    /// The answer in a word.
    pub label: Text,
    /// The tag of a practice to keep.
    pub strength: Option<Text>,
    /// Reason, note, and who answered: the label, and what was entered.
    pub lines: Vec<(Text, Text)>,
    /// The label of the documents, and each with its address.
    pub documents: Option<(Text, Vec<(Text, Text)>)>,
}

/// A recommendation received.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexReceived {
    /// What it asks, or its number.
    pub title: Phrase,
    /// Who made it, in which document, and when.
    pub about: Vec<Phrase>,
    /// Which statements it is tied to.
    pub tied: Text,
}

impl Annex {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let sections = voice.questionnaire().sections();
        let sections = sections.map(|(ix, _)| AnnexSection::of(session, voice, ix));
        let received = session.assessment.recommendations.iter().enumerate();
        let received = received.filter(|(_, found)| !found.is_blank());
        let received: Vec<_> = received.map(|(n, found)| AnnexReceived::of(voice, n, found)).collect();
        Self {
            title: voice.say(Term::AnnexTitle),
            sections: sections.filter(|section| !section.answers.is_empty()).collect(),
            received: (!received.is_empty()).then(|| (voice.say(Term::ReceivedTitle), received)),
        }
    }
}

impl AnnexSection {
    fn of(session: &Session, voice: Voice<'_>, ix: SectionIx) -> Self {
        let case = voice.case(session);
        let section = case.questionnaire.section(ix);
        let asked = section.indicators.iter().filter(|ix| case.asks(**ix));
        Self {
            id: section.id.clone(),
            title: voice.content.words.section(ix).title.clone(),
            answers: asked.map(|ix| AnnexAnswer::of(session, voice, *ix)).collect(),
        }
    }
}

impl AnnexAnswer {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let case = voice.case(session);
        let answer = session.assessment.answer(ix);
        let (mark, label) = voice.mark(case.chosen(ix));
        Self {
            id: voice.id(ix),
            claim: voice.content.words.indicator(ix).statement.clone(),
            mark,
            label,
            strength: (answer.strength && case.is_in_place(ix)).then(|| voice.say(Term::PracticeToKeep)),
            lines: lines(voice, answer),
            documents: documents(voice, &answer.evidence),
        }
    }
}

fn lines(voice: Voice<'_>, answer: &Answer) -> Vec<(Text, Text)> {
    let reason = (answer.response == Response::NotApplicable).then_some((Term::Reason, &answer.reason));
    let lines = reason.into_iter().chain([(Term::Note, &answer.note), (Term::AnnexBy, &answer.by)]);
    let lines = lines.filter(|(_, text)| !text.trim().is_empty());
    lines.map(|(term, text)| (voice.say(term), text.clone())).collect()
}

fn documents(voice: Voice<'_>, list: &[Evidence]) -> Option<(Text, Vec<(Text, Text)>)> {
    let listed = list.iter().filter(|evidence| !evidence.is_blank());
    let listed: Vec<_> = listed.map(|it| (it.title.trim().into(), it.link.trim().into())).collect();
    (!listed.is_empty()).then(|| (voice.say(Term::Evidence), listed))
}

impl AnnexReceived {
    fn of(voice: Voice<'_>, n: usize, found: &Recommendation) -> Self {
        let number = voice.number(counted(n + 1));
        Self {
            title: match found.asks.trim() {
                "" => Phrase::Ours(voice.fill(Term::ReceivedNumber, &[("n", &number)])),
                asks => Phrase::Own(asks.into()),
            },
            about: about(voice, found),
            tied: tied(voice, found),
        }
    }
}
