//! The first screen: what the tool is, what it is not, and where to begin.

use super::tasks::{forward, left_off};
use super::voice::{Voice, counted, rich};
use super::whose::WhosePart;
use super::{Checkbox, Link, Progress, Rich, Text};
use crate::assessment::Depth;
use crate::case;
use crate::content::{Questionnaire, Term, Treaty, TreatyIx};
use crate::session::{Keeping, Msg, Place, Planning, Session};

/// The first screen.
#[derive(Debug, Clone, PartialEq)]
pub struct StartPage {
    /// The title.
    pub title: Text,
    /// What the person does here and receives.
    pub lead: Text,
    /// Privacy in one line.
    pub privacy: Rich,
    /// What the reader has to know of the words, such as that nobody has reviewed the translation.
    pub notice: Option<Text>,
    /// Begins, or goes on. The first one is the filled button.
    pub begin: Vec<Begin>,
    /// That a person can go deeper later, where there are two buttons.
    pub begin_hint: Option<Text>,
    /// The question how far to go, once there are answers; absent where a quick look would ask everything.
    pub depth: Option<Choice>,
    /// The question where the State starts from; absent where the questionnaire has no starting point.
    pub from: Option<Choice>,
    /// The question which treaties the State has joined; absent where it is not asked.
    pub treaties: Option<TreatiesPart>,
    /// Whose assessment it is.
    pub whose: WhosePart,
    /// The sentence that only a part of the questionnaire is asked.
    pub scope: Option<Text>,
    /// How far the person has come, once there are answers.
    pub progress: Option<Progress>,
    /// The heading and the lines of what this is not.
    pub is_not: (Text, Vec<Rich>),
    /// The heading of the part for a person who was here before.
    pub again: Text,
    /// The label of the file field.
    pub open: Text,
    /// Where answers are kept, and how to erase them.
    pub storage: StoragePart,
    /// The heading over what the person receives, and its three parts: title and text.
    pub gives: (Text, [(Text, Text); 3]),
    /// The heading and text of what it is built on.
    pub basis: (Text, Rich),
    /// Facts about the questionnaire: name and value.
    pub facts: Vec<(Text, Text)>,
    /// What not to enter.
    pub care: Text,
}

/// A button with which the person begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Begin {
    /// The button.
    pub link: Link,
    /// How much it asks, or where the person left off.
    pub hint: Option<Text>,
}

/// A question with one answer, as radio buttons.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The name of its form field, unique on the page.
    pub name: Text,
    /// The question.
    pub legend: Text,
    /// What depends on it.
    pub hint: Option<Text>,
    /// The choices.
    pub options: Vec<ChoiceOption>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    /// The id of its form field, unique on the page.
    pub id: Text,
    /// Its words.
    pub label: Text,
    /// A second line.
    pub hint: Option<Text>,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What choosing it does.
    pub pick: Msg,
}

/// The treaties that the State has joined.
#[derive(Debug, Clone, PartialEq)]
pub struct TreatiesPart {
    /// The question, on the fold.
    pub title: Text,
    /// How many are marked, in words; `None` if no treaty is marked.
    pub marked: Option<Text>,
    /// What depends on it.
    pub hint: Text,
    /// The treaties.
    pub treaties: Vec<Checkbox>,
}

/// Where answers are kept, and how to erase them.
#[derive(Debug, Clone, PartialEq)]
pub struct StoragePart {
    /// The label of the fold.
    pub summary: Text,
    /// The question where answers are kept.
    pub choice: Choice,
    /// What to do on a computer that others use too.
    pub shared: Text,
    /// The label of the button that erases; absent while there is nothing to erase.
    pub erase: Option<(Text, Msg)>,
}

impl StartPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let answered = session.assessment.answered() > 0;
        Self {
            title: voice.content.words.title.clone(),
            lead: voice.say(Term::StartLead),
            privacy: rich(&voice.say(Term::Privacy)),
            notice: voice.content.words.notice.clone(),
            begin_hint: (!answered).then(|| depth(session, voice)?.hint).flatten(),
            begin: begin(session, voice),
            depth: depth(session, voice).filter(|_| answered),
            from: starting_point(session, voice),
            treaties: TreatiesPart::of(session, voice),
            whose: WhosePart::of(session, voice),
            scope: voice.scope(),
            progress: answered.then(|| asked_progress(session, voice)),
            is_not: (
                voice.say(Term::IsNotTitle),
                [Term::IsNotFinding, Term::IsNotCertificate, Term::IsNotRanking, Term::IsNotReport]
                    .map(|term| rich(&voice.say(term)))
                    .into(),
            ),
            again: voice.say(Term::AgainTitle),
            open: voice.say(Term::OpenFile),
            storage: StoragePart {
                summary: voice.say(Term::KeepTitle),
                choice: storage(session, voice),
                shared: voice.say(Term::KeepShared),
                erase: (!session.assessment.is_blank()).then(|| (voice.say(Term::EraseNow), Msg::AskErase)),
            },
            gives: (
                voice.say(Term::GivesTitle),
                [
                    (voice.say(Term::GivesFigure), voice.say(Term::GivesFigureText)),
                    (
                        voice.say(Term::GivesGate),
                        voice.count(Term::GivesGateText, before_deposit(questionnaire), &[]),
                    ),
                    (voice.say(Term::GivesSteps), voice.say(Term::GivesStepsText)),
                ],
            ),
            basis: (voice.say(Term::BasisTitle), rich(&voice.content.words.basis)),
            facts: facts(voice),
            care: voice.say(Term::Care),
        }
    }
}

impl TreatiesPart {
    fn of(session: &Session, voice: Voice<'_>) -> Option<Self> {
        let treaties = voice.questionnaire().treaties();
        let treaty = |(ix, treaty): (TreatyIx, &Treaty)| {
            let joined = session.assessment.has_joined(ix);
            Some(Checkbox {
                id: ["treaty-", &*treaty.id].concat().into(),
                label: voice.content.sources.get(treaty.source)?.short.clone(),
                checked: joined,
                toggle: Msg::Treaty(ix, !joined),
            })
        };
        let treaties: Vec<Checkbox> = treaties.filter_map(treaty).collect();
        let marked = counted(treaties.iter().filter(|treaty| treaty.checked).count());
        (!treaties.is_empty()).then(|| Self {
            title: voice.say(Term::TreatiesTitle),
            marked: (marked > 0).then(|| voice.count(Term::TreatiesTold, marked, &[])),
            hint: voice.say(Term::TreatiesHint),
            treaties,
        })
    }
}

pub(super) fn asked_progress(session: &Session, voice: Voice<'_>) -> Progress {
    let case::Progress { answered, asked } = voice.case(session).progress();
    voice.progress(Term::AnsweredOf, Term::ProgressLabel, answered, asked)
}

/// A person who is new chooses how far to go by the button; one who has answered goes on.
fn begin(session: &Session, voice: Voice<'_>) -> Vec<Begin> {
    if session.assessment.answered() > 0 {
        let hint = session.last.map(|ix| left_off(voice, ix));
        return vec![Begin { link: forward(session, voice), hint }];
    }
    let Some(depth) = depth(session, voice) else {
        return vec![Begin { link: voice.link(Term::Begin, Msg::Go(Place::Tasks)), hint: None }];
    };
    let terms = [(Depth::Key, Term::BeginQuick), (Depth::All, Term::BeginWhole)];
    let hints = depth.options.into_iter().map(|option| option.hint);
    let begin = |((depth, term), hint)| Begin { link: voice.link(term, Msg::Begin(depth)), hint };
    terms.into_iter().zip(hints).map(begin).collect()
}

fn depth(session: &Session, voice: Voice<'_>) -> Option<Choice> {
    let questionnaire = voice.questionnaire();
    // The time that it takes is known only for the whole questionnaire.
    let part = questionnaire.scope.is_some();
    let of = |depth, id: &str, term, hint, n| ChoiceOption {
        id: id.into(),
        label: voice.say(term),
        hint: Some(voice.count(if part { Term::Statements } else { hint }, n, &[])),
        chosen: session.assessment.depth == Some(depth),
        pick: Msg::ChooseDepth(depth),
    };
    let key = questionnaire.indicators().filter(|(_, indicator)| indicator.key).count();
    let [key, all] = [key, questionnaire.indicators().len()].map(counted);
    (key < all).then(|| Choice {
        name: "depth".into(),
        legend: voice.say(Term::DepthTitle),
        hint: Some(voice.say(Term::DepthHint)),
        options: vec![
            of(Depth::Key, "depth-key", Term::DepthKey, Term::DepthKeyHint, key),
            of(Depth::All, "depth-all", Term::DepthAll, Term::DepthAllHint, all),
        ],
    })
}

fn starting_point(session: &Session, voice: Voice<'_>) -> Option<Choice> {
    let points = voice.questionnaire().starting_points().zip(&voice.content.words.starting_points);
    let options = points.map(|((ix, point), label)| ChoiceOption {
        id: ["from-", &*point.id].concat().into(),
        label: label.clone(),
        hint: None,
        chosen: session.assessment.starting_point == Some(ix),
        pick: Msg::Plan(Planning::StartFrom(ix)),
    });
    let options: Vec<ChoiceOption> = options.collect();
    (!options.is_empty()).then(|| Choice {
        name: "from".into(),
        legend: voice.say(Term::FromTitle),
        hint: Some(voice.say(Term::FromHint)),
        options,
    })
}

fn storage(session: &Session, voice: Voice<'_>) -> Choice {
    let options = Keeping::ALL.map(|keeping| {
        let (label, hint) = match keeping {
            Keeping::Nowhere => (Term::KeepNowhere, Term::KeepNowhereHint),
            Keeping::Tab => (Term::KeepTab, Term::KeepTabHint),
            Keeping::Device if session.framed => (Term::KeepDevice, Term::KeepDeviceFramedHint),
            Keeping::Device => (Term::KeepDevice, Term::KeepDeviceHint),
        };
        ChoiceOption {
            id: ["keep-", keeping.name()].concat().into(),
            label: voice.say(label),
            hint: Some(voice.say(hint)),
            chosen: session.keeping == keeping,
            pick: Msg::KeepIn(keeping),
        }
    });
    Choice {
        name: "keep".into(),
        legend: voice.say(Term::KeepLegend),
        hint: Some(voice.say(if session.kept { Term::KeepHint } else { Term::KeepRefused })),
        options: options.into(),
    }
}

/// How many statements are best settled before deposit.
pub(super) fn before_deposit(questionnaire: &Questionnaire) -> u32 {
    let marked = questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
    counted(marked.count())
}

/// Facts about the questionnaire: name and value.
pub(super) fn facts(voice: Voice<'_>) -> Vec<(Text, Text)> {
    let questionnaire = voice.questionnaire();
    let [sections, statements] =
        [questionnaire.sections().len(), questionnaire.indicators().len()].map(|n| voice.number(counted(n)));
    let groups = counted(questionnaire.groups.len());
    vec![
        (
            voice.say(Term::FactSections),
            voice.count(Term::FactSectionsValue, groups, &[("sections", &sections)]),
        ),
        (voice.say(Term::FactStatements), statements_of(voice, statements)),
        (voice.say(Term::BeforeDeposit), voice.number(before_deposit(questionnaire)).into()),
        (voice.say(Term::FactEdition), questionnaire.edition.clone()),
    ]
}

/// "140", or "60 of 140" where only a part is asked.
fn statements_of(voice: Voice<'_>, n: String) -> Text {
    match &voice.questionnaire().scope {
        Some(scope) => voice.fill(Term::Of, &[("n", &n), ("total", &voice.number(counted(scope.of)))]),
        None => n.into(),
    }
}
