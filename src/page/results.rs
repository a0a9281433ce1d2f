//! The figures with their ranges, the strengths, and the next steps in their order.

mod brief;
mod figures;
pub(super) mod gate;
pub(super) mod profile;
mod steps;

pub use brief::{Brief, BriefGate, BriefStep, BriefSteps};
pub use figures::{Band, CoverageFigure, Figure, Numbers, ReadinessPart, RobustnessPart};
pub use gate::{DepositGate, DepositItem};
pub use profile::{Profile, ProfileRow, ThemeCell, ThemeRow, ThemesPart};
pub use steps::{
    NextStep, NextStepsPart, PlanLink, RestRow, RestTable, ShortStep, StepTag, TagMeaning, TurnGroup,
};
pub(super) use steps::{quick_win, tags_of_sources};

use super::annex::Annex;
use super::voice::{Voice, counted};
use super::whose::{WhosePart, named};
use super::{Bound, Checkbox, LanguageChoice, Link, Phrase, Text, Views, said};
use crate::assessment::{Answer, Limit, Response};
use crate::content::{IndicatorIx, Term};
use crate::next_steps::NextSteps;
use crate::score::Score;
use crate::session::{Export, Msg, Part, Place, Session};

/// The results, complete or so far.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultsPage {
    /// Handling label, whose it is, date, edition.
    pub about: Vec<Phrase>,
    /// The title.
    pub title: Text,
    /// What a minister reads in ten seconds; absent while no statement has an answer.
    pub brief: Option<Brief>,
    /// The name of the list of parts.
    pub toc_label: Text,
    /// The parts: the id of its element, and its link.
    pub toc: Vec<(Text, Link)>,
    /// Readiness with its range and coverage.
    pub readiness: ReadinessPart,
    /// While no statement has an answer: what to do; the other parts are then absent.
    pub empty: Option<(Text, Link)>,
    /// What already works.
    pub strengths: StrengthsPart,
    /// What to settle before deposit; absent where no such statement is asked.
    pub gate: Option<DepositGate>,
    /// The next steps.
    pub next: NextStepsPart,
    /// All sections.
    pub profile: Profile,
    /// The themes by group.
    pub themes: ThemesPart,
    /// Other ways to look at the same answers.
    pub views: Views,
    /// The files.
    pub files: FilesPart,
    /// All answers, where the person wants them on paper.
    pub annex: Option<Annex>,
}

/// What already works.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthsPart {
    /// The heading.
    pub title: Text,
    /// How many, in a sentence.
    pub sentence: Text,
    /// The practices to keep.
    pub marked: Vec<Strength>,
    /// All that is in place: the label of the fold, what to mark, and each statement with its mark.
    pub all: Option<(Text, Text, Vec<Checkbox>)>,
}

/// A practice to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// The id of the statement.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// The person's note.
    pub note: Option<Text>,
}

/// The files to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct FilesPart {
    /// The heading.
    pub title: Text,
    /// The label of the field for the handling label, and what was entered (`Msg::Handling`).
    pub handling: (Text, Text),
    /// How long it may become.
    pub handling_bound: Bound,
    /// Whose assessment it is.
    pub whose: WhosePart,
    /// Whether the names of files say so.
    pub named: Checkbox,
    /// Whether all answers are printed after the results.
    pub annex: Checkbox,
    /// The files: name, what is in it, and the button.
    pub files: Vec<(Text, Text, Link)>,
    /// The other languages to print in.
    pub print_in: Option<LanguageChoice>,
    /// What every file says.
    pub note: Text,
}

impl ResultsPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let case = voice.case(session);
        let score = Score::of(case);
        let next = NextSteps::of(case, &score);
        let answered = |(ix, _)| case.response(ix) != Response::None;
        let empty = !questionnaire.indicators().any(answered);
        Self {
            about: about(session, voice),
            title: voice.say(if session.is_complete(questionnaire) {
                Term::ResultsTitle
            } else {
                Term::ResultsSoFar
            }),
            brief: (!empty).then(|| Brief::of(session, voice, &score, &next)),
            toc_label: voice.say(Term::TocLabel),
            toc: toc(session, voice),
            readiness: ReadinessPart::of(session, voice, &score),
            empty: empty.then(|| {
                (voice.say(Term::EmptyLine), voice.link(Term::ToQuestionnaire, Msg::Go(Place::Tasks)))
            }),
            strengths: StrengthsPart::of(session, voice),
            gate: DepositGate::of(session, voice, &score.gate),
            next: NextStepsPart::of(session, voice, &score, &next),
            profile: Profile::of(voice, &score),
            themes: ThemesPart::of(voice, &score),
            views: Views::of(session, voice),
            files: FilesPart::of(session, voice),
            annex: session.desk.annex.then(|| Annex::of(session, voice)),
        }
    }
}

/// Handling label, whose it is, date, edition.
fn about(session: &Session, voice: Voice<'_>) -> Vec<Phrase> {
    let date = voice.updated(session).unwrap_or_default();
    let handling = Phrase::Own(session.assessment.handling.trim().into());
    let [state, respondent, day] = named(session, voice);
    said([handling, state, respondent, day, Phrase::Ours(date.into()), Phrase::Ours(voice.edition())])
}

fn toc(session: &Session, voice: Voice<'_>) -> Vec<(Text, Link)> {
    let has_gate = voice.questionnaire().indicators().any(|(_, indicator)| indicator.before_deposit);
    let parts = Part::ALL.into_iter().filter(|part| has_gate || *part != Part::Gate).map(|part| {
        let term = match part {
            Part::Readiness => Term::Readiness,
            Part::Strengths => Term::StrengthsTitle,
            Part::Gate => gate::title(session, voice),
            Part::Next => Term::NextTitle,
            Part::Profile => Term::ProfileToc,
            Part::Themes => Term::ThemesToc,
            Part::Files => Term::FilesTitle,
        };
        (part.id().into(), voice.link(term, Msg::GoToPart(part)))
    });
    parts.collect()
}

/// A list that has something.
fn not_empty<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

impl StrengthsPart {
    fn of(session: &Session, voice: Voice<'_>) -> Self {
        let case = voice.case(session);
        let in_place = case.questionnaire.indicators().filter(|(ix, _)| case.is_in_place(*ix));
        let in_place: Vec<_> = in_place.map(|(ix, _)| (ix, session.assessment.answer(ix))).collect();
        let marked = in_place.iter().filter(|(_, answer)| answer.strength);
        let marked: Vec<Strength> = marked
            .map(|(ix, answer)| Strength {
                id: voice.id(*ix),
                short: voice.short(*ix),
                note: (!answer.note.trim().is_empty()).then(|| answer.note.clone()),
            })
            .collect();
        let mark = |(ix, answer): &(IndicatorIx, &Answer)| Checkbox {
            id: [&*voice.id(*ix), "-keep"].concat().into(),
            label: voice.named(*ix),
            checked: answer.strength,
            toggle: Msg::MarkStrength(*ix, !answer.strength),
        };
        let marks: Vec<Checkbox> = in_place.iter().map(mark).collect();
        let [all, n] = [in_place.len(), marked.len()].map(counted);
        let sentence = match (all, n) {
            (0, _) => voice.say(Term::StrengthsNone),
            (_, 0) => voice.count(Term::StrengthsUnmarked, all, &[]),
            _ => voice.count(Term::StrengthsMarked, all, &[("marked", &voice.number(n))]),
        };
        Self {
            title: voice.say(Term::StrengthsTitle),
            sentence,
            marked,
            all: (all > 0)
                .then(|| (voice.count(Term::StrengthsAll, all, &[]), voice.say(Term::StrengthsMark), marks)),
        }
    }
}

impl FilesPart {
    fn of(session: &Session, voice: Voice<'_>) -> Self {
        let room = session.assessment.room(voice.questionnaire());
        Self {
            title: voice.say(Term::FilesTitle),
            handling: (voice.say(Term::HandlingLabel), session.assessment.handling.clone()),
            handling_bound: Bound::of(voice, room, Limit::Short, &session.assessment.handling),
            whose: WhosePart::of(session, voice),
            named: Checkbox {
                id: "whose-named".into(),
                label: voice.say(Term::WhoseNamed),
                checked: session.named,
                toggle: Msg::NameFiles(!session.named),
            },
            annex: Checkbox {
                id: "annex-chosen".into(),
                label: voice.say(Term::AnnexChoose),
                checked: session.desk.annex,
                toggle: Msg::Annex(!session.desk.annex),
            },
            files: vec![
                (
                    voice.say(Term::FileJson),
                    voice.say(Term::FileJsonHint),
                    voice.link(Term::DownloadJson, Msg::Offer(Export::Document)),
                ),
                (
                    voice.say(Term::FilePrint),
                    voice.say(Term::FilePrintHint),
                    voice.link(Term::PrintButton, Msg::Print(None)),
                ),
            ],
            print_in: LanguageChoice::to_print(voice),
            note: voice.say(Term::FilesNote),
        }
    }
}
