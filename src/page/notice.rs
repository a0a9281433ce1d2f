//! What the person has to know or decide before going on.

use super::voice::{Voice, counted, rich, rich_filled};
use super::{Link, Notice, Rich, Text, isolated};
use crate::assessment::{Migrated, Refusal, limits};
use crate::content::Term;
use crate::reading::{Fault, Problem};
use crate::session::{self, Export, Full, Msg, Session, Unreadable};

/// The most problems of a file, or ids, that are listed; a person corrects the first ones first.
const LISTED: usize = 20;

impl Notice {
    pub(super) fn of(notice: &session::Notice, session: &Session, voice: Voice<'_>) -> Self {
        match notice {
            session::Notice::Refused(refusal) => refused(refusal, voice),
            session::Notice::ConfirmReplace(opened) => Self {
                heavy: true,
                title: Some(voice.say(Term::ReplaceTitle)),
                lines: vec![
                    line(voice, Term::ReplaceLine, session.assessment.answered()),
                    line(voice, Term::ReplaceWith, opened.assessment.answered()),
                ],
                details: None,
                lists: Vec::new(),
                actions: vec![
                    voice.link(Term::ReplaceYes, Msg::Replace),
                    voice.link(Term::SaveFile, Msg::Offer(Export::Document)),
                    voice.link(Term::KeepMine, Msg::Dismiss),
                ],
                choose_file: false,
            },
            session::Notice::Opened { aside, other_edition, migrated } => {
                opened(aside, other_edition.as_deref(), migrated.as_ref(), voice)
            }
            session::Notice::ConfirmErase => Self {
                heavy: true,
                title: Some(voice.say(Term::EraseTitle)),
                lines: vec![erase_line(session, voice), said(voice, Term::EraseKept)],
                details: None,
                lists: Vec::new(),
                actions: vec![
                    voice.link(Term::EraseYes, Msg::Erase),
                    voice.link(Term::KeepMine, Msg::Dismiss),
                ],
                choose_file: false,
            },
            session::Notice::Full(full) => Self {
                title: Some(voice.say(Term::FullTitle)),
                ..bar(
                    vec![said(voice, if *full == Full::Whole { Term::FullWhole } else { Term::FullList })],
                    vec![voice.link(Term::Close, Msg::Dismiss)],
                )
            },
            session::Notice::Erased(..) => bar(
                vec![said(voice, Term::Erased), said(voice, Term::ErasedLine)],
                vec![voice.link(Term::Unerase, Msg::Unerase), voice.link(Term::Close, Msg::Dismiss)],
            ),
            session::Notice::NotKept => bar(
                vec![said(voice, Term::NotKeptLine)],
                vec![save(voice), voice.link(Term::Close, Msg::Dismiss)],
            ),
            session::Notice::Elsewhere => Self {
                heavy: true,
                title: Some(voice.say(Term::ElsewhereTitle)),
                lines: vec![said(voice, Term::ElsewhereLine)],
                details: None,
                lists: Vec::new(),
                actions: vec![
                    voice.link(Term::ElsewhereTake, Msg::TakeElsewhere),
                    voice.link(Term::ElsewhereKeep, Msg::Overwrite),
                    save(voice),
                ],
                choose_file: false,
            },
            session::Notice::NotPainted => {
                bar(vec![said(voice, Term::NotPainted)], vec![voice.link(Term::Close, Msg::Dismiss)])
            }
            session::Notice::NotSpoken => {
                bar(vec![said(voice, Term::LanguageFailed)], vec![voice.link(Term::Close, Msg::Dismiss)])
            }
            session::Notice::Reading => bar(vec![said(voice, Term::Reading)], Vec::new()),
            session::Notice::Recovered => bar(
                vec![said(voice, Term::RecoveredLine)],
                vec![save(voice), voice.link(Term::Close, Msg::Dismiss)],
            ),
            session::Notice::SetAside(why) => set_aside(*why, voice),
        }
    }
}

/// A bar without a heading: something to know, nothing to decide.
fn bar(lines: Vec<Rich>, actions: Vec<Link>) -> Notice {
    Notice { heavy: false, title: None, lines, details: None, lists: Vec::new(), actions, choose_file: false }
}

fn set_aside(why: Unreadable, voice: Voice<'_>) -> Notice {
    let (title, why) = match why {
        Unreadable::Newer => (Term::AsideTitle, Term::AsideNewer),
        Unreadable::Damaged => (Term::AsideTitle, Term::AsideDamaged),
        Unreadable::TooMuch => (Term::AsideTitle, Term::AsideTooMuch),
        Unreadable::NoLonger => (Term::AsideAgainTitle, Term::AsideAgain),
    };
    Notice {
        heavy: true,
        title: Some(voice.say(title)),
        lines: vec![said(voice, why), said(voice, Term::AsideUntouched)],
        details: None,
        lists: Vec::new(),
        actions: vec![
            voice.link(Term::AsideSave, Msg::OfferAside),
            voice.link(Term::AsideErase, Msg::EraseAside),
            voice.link(Term::Close, Msg::Dismiss),
        ],
        choose_file: false,
    }
}

fn save(voice: Voice<'_>) -> Link {
    voice.link(Term::SaveFile, Msg::Offer(Export::Document))
}

fn said(voice: Voice<'_>, term: Term) -> Rich {
    rich(&voice.say(term))
}

fn line(voice: Voice<'_>, term: Term, n: usize) -> Rich {
    rich(&voice.count(term, counted(n), &[]))
}

fn erase_line(session: &Session, voice: Voice<'_>) -> Rich {
    let [answers, notes] = [session.assessment.answered(), session.assessment.notes()].map(counted);
    let answers = voice.count(Term::CountAnswers, answers, &[]);
    let notes = voice.count(Term::CountNotes, notes, &[]);
    rich_filled(voice, Term::EraseLine, &[("answers", &answers), ("notes", &notes)])
}

fn opened(
    aside: &[String],
    other_edition: Option<&str>,
    migrated: Option<&Migrated>,
    voice: Voice<'_>,
) -> Notice {
    let mut lines = match migrated {
        Some(migrated) => migration(migrated, voice),
        None => vec![rich_filled(voice, Term::OpenedLine, &[])],
    };
    if let Some(edition) = other_edition {
        let values = [("edition", &*isolated(edition)), ("known", &*voice.questionnaire().edition)];
        lines.push(rich_filled(voice, Term::OpenedEdition, &values));
    }
    if !aside.is_empty() {
        lines.push(line(voice, Term::OpenedAside, aside.len()));
    }
    let ids = listed(aside.iter().map(|id| isolated(id)), aside.len(), voice);
    Notice {
        heavy: false,
        title: None,
        lines,
        details: (!aside.is_empty()).then(|| (voice.say(Term::OpenedAsideList), ids)),
        lists: migrated.map(|migrated| to_look_at(migrated, voice)).unwrap_or_default(),
        actions: vec![voice.link(Term::Close, Msg::Dismiss)],
        choose_file: false,
    }
}

/// How many answers of an earlier edition were carried over, are to be looked at again, and are new.
fn migration(migrated: &Migrated, voice: Voice<'_>) -> Vec<Rich> {
    let counts = [
        (Term::MigratedCarried, migrated.carried),
        (Term::MigratedAgain, migrated.again.len()),
        (Term::MigratedNew, migrated.new.len()),
    ];
    let counts = counts.map(|(term, n)| voice.count(term, counted(n), &[]).to_string());
    let editions = [("since", &*isolated(&migrated.since)), ("known", &*voice.questionnaire().edition)];
    vec![
        rich_filled(voice, Term::MigratedLine, &editions),
        rich_filled(voice, Term::MigratedCounts, &[("counts", &voice.locale.list(&counts))]),
    ]
}

/// A link to each statement that is to be looked at again, and to each that is new, as far as they are asked here.
fn to_look_at(migrated: &Migrated, voice: Voice<'_>) -> Vec<(Text, Vec<(Text, Link)>)> {
    let lists = [(Term::MigratedAgainList, &migrated.again), (Term::MigratedNewList, &migrated.new)];
    let link = |ix| (voice.id(ix), voice.leading(voice.named(ix), None, Msg::GoTo(ix)));
    let links = |ids: &[Text]| ids.iter().filter_map(|id| voice.questionnaire().find(id)).map(link).collect();
    let lists = lists.into_iter().map(|(term, ids)| (voice.say(term), links(ids)));
    lists.filter(|(_, links): &(_, Vec<_>)| !links.is_empty()).collect()
}

/// The first of so many, and how many more there are.
fn listed(each: impl Iterator<Item = Text>, count: usize, voice: Voice<'_>) -> Vec<Text> {
    let more = count.saturating_sub(LISTED);
    let more = (more > 0).then(|| voice.count(Term::ListMore, counted(more), &[]));
    each.take(LISTED).chain(more).collect()
}

/// What is wrong with a file, that the answers are untouched, and what to do.
fn refused(refusal: &Refusal, voice: Voice<'_>) -> Notice {
    let edition = &*voice.questionnaire().edition;
    let known = [("known", edition)];
    let megabytes = |bytes: u32| voice.number(bytes.div_ceil(1_000_000));
    let (title, line, remedy) = match refusal {
        Refusal::TooLarge(bytes) => {
            let most = u32::try_from(limits::WHOLE).unwrap_or(u32::MAX);
            let values = [("size", &*megabytes(*bytes)), ("most", &*megabytes(most))];
            (Term::TooLargeTitle, rich_filled(voice, Term::TooLargeLine, &values), Term::TooLargeRemedy)
        }
        Refusal::NotOurs(_) => {
            (Term::NotOursTitle, rich_filled(voice, Term::NotOursLine, &[]), Term::NotOursRemedy)
        }
        Refusal::Newer(_) => {
            (Term::NewerTitle, rich_filled(voice, Term::NewerLine, &known), Term::NewerRemedy)
        }
        Refusal::OtherQuestionnaire(id) => {
            let values = [("found", &*isolated(id)), ("known", &*voice.questionnaire().id)];
            (Term::OtherTitle, rich_filled(voice, Term::OtherLine, &values), Term::OtherRemedy)
        }
        Refusal::Broken(problems) => {
            (Term::BrokenTitle, line(voice, Term::BrokenLine, problems.count()), Term::BrokenRemedy)
        }
    };
    let (problems, count) = match refusal {
        Refusal::Broken(problems) => (problems.listed(), problems.count()),
        Refusal::NotOurs(problem) => (std::slice::from_ref(problem), 1),
        _ => Default::default(),
    };
    let found = listed(problems.iter().map(|problem| describe(problem, voice)), count, voice);
    let remedy = rich_filled(voice, remedy, &[]);
    Notice {
        heavy: true,
        title: Some(voice.say(title)),
        lines: vec![line, rich_filled(voice, Term::Untouched, &[]), remedy],
        details: (count > 0).then(|| (voice.say(Term::ProblemList), found)),
        lists: Vec::new(),
        actions: vec![voice.link(Term::ChooseAnother, Msg::Dismiss), voice.link(Term::GoOn, Msg::Dismiss)],
        choose_file: true,
    }
}

/// A problem in the visitor's language.
fn describe(problem: &Problem, voice: Voice<'_>) -> Text {
    let place = if problem.path.is_empty() { voice.say(Term::FaultWhole) } else { isolated(&problem.path) };
    let number = |n: usize| voice.number(counted(n));
    let (term, value) = match &problem.fault {
        Fault::NotJson { line, column } => {
            let values = [("line", &*voice.number(*line)), ("column", &*voice.number(*column))];
            return voice.fill(Term::FaultNotJson, &values);
        }
        Fault::Encoding => return voice.say(Term::FaultEncoding),
        Fault::Missing(name) => (Term::FaultMissing, (*name).to_owned()),
        Fault::Unexpected(name) | Fault::Orphan(name) => (Term::FaultUnexpected, name.clone()),
        Fault::Repeated(name) => (Term::FaultRepeated, name.clone()),
        Fault::NotAllowed(value, _) => (Term::FaultNotAllowed, value.clone()),
        Fault::OutOfRange(n, _, _) => (Term::FaultNotAllowed, n.to_string()),
        Fault::Unknown(name) => (Term::FaultUnknown, name.clone()),
        Fault::TooLong(most) | Fault::LongName(most) => (Term::FaultTooLong, number(*most)),
        Fault::TooMany(most) => (Term::FaultTooMany, number(*most)),
        Fault::TooManyUnknown { found, most, first } => {
            let names = voice.joined(Term::Enumeration, first.iter().map(|name| isolated(name)));
            let values = [("place", &*place), ("value", &*number(*most)), ("names", &*names)];
            return voice.count(Term::FaultTooManyUnknown, counted(*found), &values);
        }
        Fault::OtherFormat(format) => (Term::FaultOtherFormat, (*format).to_owned()),
        Fault::Expected(_)
        | Fault::Blank
        | Fault::Circle(_)
        | Fault::Bands
        | Fault::Placeholders(_)
        | Fault::Newer(..) => (Term::FaultExpected, String::new()),
    };
    voice.fill(term, &[("place", &place), ("value", &isolated(&value))])
}
