//! One statement and its answer, with the note, the evidence, and why it matters.

use std::rc::Rc;

use super::super::voice::{Voice, counted};
use super::super::{Bound, Checkbox, Citation, Link, Mark, TagMeaning, Text, Tongue, isolated};
use crate::assessment::{AddressFault, Answer, Earlier, Evidence, Limit, Response, Room};
use crate::case::Standing;
use crate::content::{Behind, Indicator, IndicatorIx, LevelWords, Term};
use crate::session::{Msg, Session};

/// One statement and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The language of its texts.
    pub tongue: Rc<Tongue>,
    /// Its index, for the messages that carry a text (`Msg::Note`, `Msg::Reason`, …).
    pub ix: IndicatorIx,
    /// Its id.
    pub id: Text,
    /// The articles it belongs to, in words.
    pub articles: Text,
    /// What kind of thing it asks about: structure, process or outcome.
    pub kind: Option<Text>,
    /// The word of the tag, where it is core.
    pub core: Option<Text>,
    /// The word of the tag, where it should be settled before deposit.
    pub before_deposit: Option<Text>,
    /// That the words are behind the English from which they were translated.
    pub behind: Option<Text>,
    /// The claim.
    pub claim: Text,
    /// What a term in it means.
    pub hint: Option<Text>,
    /// What was answered in an earlier edition, where that is to be looked at again.
    pub earlier: Option<EarlierPart>,
    /// The rungs of the scale, lowest first.
    pub rungs: Vec<Rung>,
    /// Not known, not applicable.
    pub others: Vec<Rung>,
    /// Clears the answer; only when there is one.
    pub clear: Option<Link>,
    /// The reason, only when it does not apply.
    pub reason: Option<ReasonPart>,
    /// The note and the evidence.
    pub note: NotePart,
    /// Why it matters, and the sources.
    pub why: WhyPart,
}

/// What was answered in an earlier edition.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierPart {
    /// The heading.
    pub title: Text,
    /// Each answer, and what the person wrote with it: reason and note, with their labels.
    pub answers: Vec<(Text, Vec<(Text, Text)>)>,
    /// Says that the answer is right here, too; absent where there is no answer.
    pub confirm: Option<Link>,
}

/// One radio button of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// The value of the radio button.
    pub value: Text,
    /// Its word.
    pub label: Text,
    /// What it means, or when it is right; absent for not known.
    pub hint: Option<Text>,
    /// The picture.
    pub mark: Mark,
    /// Whether it is the answer.
    pub chosen: bool,
    /// What choosing it does.
    pub pick: Msg,
}

/// The reason why a statement does not apply.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonPart {
    /// The question.
    pub label: Text,
    /// Why it is needed.
    pub hint: Text,
    /// The error, when the reason is still missing after the check.
    pub error: Option<Text>,
    /// What was entered.
    pub value: Text,
    /// How much text it takes.
    pub bound: Bound,
}

/// The note and the evidence, in one fold.
#[derive(Debug, Clone, PartialEq)]
pub struct NotePart {
    /// The label of the fold.
    pub summary: Text,
    /// What is inside, in words; absent while it is empty.
    pub inside: Option<Text>,
    /// The label of the note.
    pub label: Text,
    /// What not to enter.
    pub hint: Text,
    /// What was entered.
    pub value: Text,
    /// How much text it takes.
    pub bound: Bound,
    /// The evidence, or one empty piece to fill in.
    pub evidence: Vec<EvidencePart>,
    /// Adds evidence.
    pub add: Link,
    /// The checkbox of a practice to keep, with its hint; only when the statement is in place.
    pub strength: Option<(Checkbox, Text)>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidencePart {
    /// Its number, from 0.
    pub n: usize,
    /// The label of its title.
    pub title_label: Text,
    /// Its title.
    pub title: Text,
    /// How long it may become.
    pub title_bound: Bound,
    /// The label of its link.
    pub link_label: Text,
    /// Its link.
    pub link: Text,
    /// How long it may become.
    pub link_bound: Bound,
    /// What to correct in the link.
    pub error: Option<Text>,
    /// Removes it; absent where the only piece is empty.
    pub remove: Option<Link>,
}

/// Why a statement matters, and its sources, in one fold.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyPart {
    /// The label of the fold.
    pub summary: Text,
    /// Why it matters.
    pub why: Text,
    /// The words before the evidence.
    pub shows_label: Text,
    /// The evidence that would show it.
    pub shows: Text,
    /// The sentence that it comes after others.
    pub after: Option<Text>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// What the tags of sources mean: in every fold the same, so that it is once in the prelude.
    pub tags: Rc<[TagMeaning]>,
}

impl Statement {
    pub(super) fn of(
        session: &Session,
        voice: Voice<'_>,
        room: Room,
        ix: IndicatorIx,
        tags: &Rc<[TagMeaning]>,
    ) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let answer = session.assessment.answer(ix);
        let more = voice.fill(Term::ToStatement, &[("id", &indicator.id)]);
        let clear = voice.leading(voice.say(Term::Clear), Some(more), Msg::Clear(ix));
        Self {
            tongue: voice.content.words.tongue(),
            ix,
            id: indicator.id.clone(),
            articles: voice.articles(indicator),
            kind: indicator.kind.map(|kind| voice.kind(kind)),
            core: indicator.core.then(|| voice.say(Term::CoreDuty)),
            before_deposit: voice.before_deposit(indicator, voice.case(session).is_deposited()),
            behind: words.behind.map(|behind| {
                voice.say(match behind {
                    Behind::Outdated => Term::Outdated,
                    Behind::Untranslated => Term::InEnglish,
                })
            }),
            claim: words.statement.clone(),
            hint: words.hint.clone(),
            earlier: EarlierPart::of(voice, answer, ix),
            rungs: Rung::scale(voice, answer, ix),
            others: vec![Rung::not_known(voice, answer, ix), Rung::not_applicable(voice, answer, ix)],
            clear: (answer.response != Response::None).then_some(clear),
            reason: ReasonPart::of(session, voice, room, ix),
            note: NotePart::of(voice, room, answer, ix),
            why: WhyPart::of(session, voice, ix, Rc::clone(tags)),
        }
    }
}

impl EarlierPart {
    fn of(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Option<Self> {
        let told = |earlier: &Earlier| {
            // An earlier "not applicable" is told as it was given, whatever this edition foresees.
            let (_, word) = voice.mark(Standing::of(earlier.response, true));
            let (edition, id) = (isolated(&earlier.edition), isolated(&earlier.statement));
            let values = [("edition", &*edition), ("id", &*id), ("answer", &*word)];
            let written = [(Term::Reason, &earlier.reason), (Term::Note, &earlier.note)].into_iter();
            let written = written.filter(|(_, text)| !text.trim().is_empty());
            let written = written.map(|(term, text)| (voice.say(term), text.clone()));
            (voice.fill(Term::EarlierAnswer, &values), written.collect())
        };
        let more = voice.fill(Term::ToStatement, &[("id", &voice.id(ix))]);
        let confirm = voice.leading(voice.say(Term::EarlierConfirm), Some(more), Msg::Confirm(ix));
        (!answer.earlier.is_empty()).then(|| Self {
            title: voice.say(Term::EarlierTitle),
            answers: answer.earlier.iter().map(told).collect(),
            confirm: (answer.response != Response::None).then_some(confirm),
        })
    }
}

impl Rung {
    fn scale(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Vec<Self> {
        let levels = voice.questionnaire().levels.iter().zip(&voice.content.words.levels).enumerate();
        let kind = voice.questionnaire().indicator(ix).kind;
        let rung = |(n, (id, words)): (usize, (&Text, &LevelWords))| Self {
            value: id.clone(),
            label: words.name.clone(),
            hint: Some(words.hint_for(kind).clone()),
            mark: voice.mark(Standing::Level(n)).0,
            chosen: answer.response == Response::Level(n),
            pick: Msg::Level(ix, n),
        };
        levels.map(rung).collect()
    }

    fn not_known(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Self {
        let (mark, label) = voice.mark(Standing::NotKnown);
        let chosen = answer.response == Response::NotKnown;
        Self { value: "not-known".into(), label, hint: None, mark, chosen, pick: Msg::NotKnown(ix) }
    }

    /// It can always be chosen. Where the questionnaire does not foresee it, the answer says so.
    fn not_applicable(voice: Voice<'_>, answer: &Answer, ix: IndicatorIx) -> Self {
        let (mark, label) = voice.mark(does_not_apply(voice.questionnaire().indicator(ix)));
        Self {
            value: "not-applicable".into(),
            label,
            hint: voice.content.words.indicator(ix).not_applicable.clone(),
            mark,
            chosen: answer.response == Response::NotApplicable,
            pick: Msg::NotApplicable(ix),
        }
    }
}

/// How a statement counts for which the person says that it does not apply.
fn does_not_apply(indicator: &Indicator) -> Standing {
    Standing::of(Response::NotApplicable, indicator.may_not_apply)
}

impl ReasonPart {
    /// A missing reason is reported only after the person was at the check, never while they are still typing.
    fn of(session: &Session, voice: Voice<'_>, room: Room, ix: IndicatorIx) -> Option<Self> {
        let answer = session.assessment.answer(ix);
        let sheet = voice.case(session).sheet(voice.questionnaire().indicator(ix).section);
        let checked = sheet.iter().any(|ix| session.desk.checked.contains(ix));
        (answer.response == Response::NotApplicable).then(|| Self {
            label: voice.say(Term::ReasonLabel),
            hint: voice.say(match does_not_apply(voice.questionnaire().indicator(ix)) {
                Standing::NotForeseen => Term::ReasonUnforeseen,
                _ => Term::ReasonHint,
            }),
            error: (checked && answer.lacks_reason()).then(|| voice.say(Term::ReasonError)),
            value: answer.reason.clone(),
            bound: Bound::of(voice, room, Limit::Long, &answer.reason),
        })
    }
}

impl NotePart {
    fn of(voice: Voice<'_>, room: Room, answer: &Answer, ix: IndicatorIx) -> Self {
        let id = voice.id(ix);
        let more = voice.fill(Term::ToStatement, &[("id", &id)]);
        let empty = Evidence::default();
        let shown = answer.evidence.iter().chain(answer.evidence.is_empty().then_some(&empty)).enumerate();
        let top = voice.questionnaire().highest();
        Self {
            summary: voice.say(Term::NoteTitle),
            inside: inside(voice, answer, top),
            label: voice.say(Term::NoteLabel),
            hint: voice.say(Term::NoteHint),
            value: answer.note.clone(),
            bound: Bound::of(voice, room, Limit::Long, &answer.note),
            evidence: shown.map(|(n, it)| EvidencePart::of(voice, room, it, (ix, n), answer)).collect(),
            add: voice.leading(voice.say(Term::AddEvidence), Some(more), Msg::AddEvidence(ix)),
            strength: (answer.response == Response::Level(top)).then(|| {
                let checkbox = Checkbox {
                    id: format!("{id}-keep").into(),
                    label: voice.say(Term::KeepPractice),
                    checked: answer.strength,
                    toggle: Msg::MarkStrength(ix, !answer.strength),
                };
                (checkbox, voice.say(Term::KeepPracticeHint))
            }),
        }
    }
}

/// Why a link is not one, and what to do.
fn reason(fault: AddressFault) -> Term {
    match fault {
        AddressFault::Incomplete => Term::LinkError,
        AddressFault::User => Term::LinkUser,
        AddressFault::Sign => Term::LinkSign,
        AddressFault::Host => Term::LinkHost,
    }
}

/// What a closed fold holds: "1 note, 2 documents, practice to keep".
fn inside(voice: Voice<'_>, answer: &Answer, top: usize) -> Option<Text> {
    let mut inside = Vec::new();
    if !answer.note.trim().is_empty() {
        inside.push(voice.count(Term::CountNotes, 1, &[]));
    }
    let evidence = answer.evidence.iter().filter(|one| !one.is_blank()).count();
    if evidence > 0 {
        inside.push(voice.count(Term::CountEvidence, counted(evidence), &[]));
    }
    if answer.strength && answer.response == Response::Level(top) {
        inside.push(voice.say(Term::PracticeToKeepInside));
    }
    (!inside.is_empty())
        .then(|| voice.fill(Term::Inside, &[("parts", &voice.joined(Term::Enumeration, inside))]))
}

impl EvidencePart {
    fn of(
        voice: Voice<'_>,
        room: Room,
        evidence: &Evidence,
        (ix, n): (IndicatorIx, usize),
        answer: &Answer,
    ) -> Self {
        let number = voice.number(counted(n + 1));
        let more = voice.fill(Term::FromStatement, &[("id", &voice.id(ix))]);
        Self {
            n,
            title_label: voice.fill(Term::EvidenceTitle, &[("n", &number)]),
            title: evidence.title.clone(),
            title_bound: Bound::of(voice, room, Limit::Short, &evidence.title),
            link_label: voice.fill(Term::EvidenceLink, &[("n", &number)]),
            link: evidence.link.clone(),
            link_bound: Bound::of(voice, room, Limit::Short, &evidence.link),
            error: evidence.leads_to().err().map(|fault| voice.say(reason(fault))),
            remove: (answer.evidence.len() > 1 || !evidence.is_blank()).then(|| {
                voice.leading(
                    voice.fill(Term::RemoveEvidence, &[("n", &number)]),
                    Some(more),
                    Msg::RemoveEvidence(ix, n),
                )
            }),
        }
    }
}

impl WhyPart {
    fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx, tags: Rc<[TagMeaning]>) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let after = &indicator.requires;
        Self {
            summary: voice.say(Term::WhyTitle),
            why: words.why.clone(),
            shows_label: voice.say(Term::ShowsLabel),
            shows: words.evidence.clone(),
            after: (!after.is_empty()).then(|| voice.fill(Term::After, &[("ids", &voice.ids(after))])),
            citations: voice.citations(indicator, Some(voice.case(session))),
            tags,
        }
    }
}
