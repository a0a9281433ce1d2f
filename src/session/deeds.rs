//! The deeds of the first screens, from before the program was there. Each deed has a name, a value and a time.
//!
//! A deed is a [`Msg`] in words. Its name is the kind of action, followed by the id of the statement or section, where
//! there is one: `depth`, `answer JUS1`, `risk-women JUS`. The first screens write deeds down and do not know their
//! consequences; the program replays them through [`Session::update`].

use super::saved::Restored;
use super::{DateField, Effect, Entry, Keeping, Msg, Place, Planning, SearchIn, Session, WhoseField};
use crate::assessment::{Depth, Refusal, Response};
use crate::content::Questionnaire;
use crate::reading::{Fault, Json, Problem};

/// The field of a kept text that holds deeds and no document.
const DEEDS: &str = "deeds";

impl Msg {
    /// The name and the value of the deed; `None` for an action that the first screens lack.
    #[must_use]
    pub fn deed(&self, questionnaire: &Questionnaire) -> Option<(String, String)> {
        let of = |kind: &str, ix| format!("{kind} {}", questionnaire.indicator(ix).id);
        let answer =
            |ix, response: Response| Some((of("answer", ix), response.name(questionnaire)?.to_owned()));
        let done = |name: String, value: &str| Some((name, value.to_owned()));
        match self {
            Self::ChooseDepth(depth) => done("depth".to_owned(), depth.name()),
            Self::Begin(depth) => done("begin".to_owned(), depth.name()),
            Self::Plan(Planning::StartFrom(ix)) => {
                done("from".to_owned(), &questionnaire.starting_point(*ix).id)
            }
            Self::KeepIn(keeping) => done("keep".to_owned(), keeping.name()),
            Self::Go(place) => done("go".to_owned(), &place.name(questionnaire)),
            Self::Search(SearchIn::Tasks, words) => done("search".to_owned(), words),
            Self::Level(ix, level) => answer(*ix, Response::Level(*level)),
            Self::NotKnown(ix) => answer(*ix, Response::NotKnown),
            Self::NotApplicable(ix) => answer(*ix, Response::NotApplicable),
            Self::Note(ix, text) => done(of("note", *ix), text),
            Self::EvidenceTitle(ix, n, text) => done(of(&format!("title-{n}"), *ix), text),
            Self::EvidenceLink(ix, n, text) => done(of(&format!("link-{n}"), *ix), text),
            Self::Treaty(ix, joined) => {
                done(format!("treaty-{}", questionnaire.treaty(*ix).id), &joined.to_string())
            }
            Self::Whose(field, text) => done(field.id().to_owned(), text),
            Self::Plan(Planning::Date(DateField::AsOf, Entry::Written(day))) => {
                done("whose-day".to_owned(), day)
            }
            Self::Risk(ix, group, marked) => {
                let section = questionnaire.section(*ix);
                let group = section.risk.get(*group)?;
                Some((format!("risk-{group} {}", section.id), marked.to_string()))
            }
            _ => None,
        }
    }

    /// The message of a deed; `None` where the deed does not fit this questionnaire.
    #[must_use]
    pub fn of_deed(name: &str, value: &str, questionnaire: &Questionnaire) -> Option<Self> {
        let (kind, of) = name.split_once(' ').unwrap_or((name, ""));
        let (kind, which) = kind.split_once('-').unwrap_or((kind, ""));
        let statement = || questionnaire.find(of);
        let evidence = || Some((statement()?, which.parse().ok()?));
        match kind {
            "depth" => Depth::find(value).map(Self::ChooseDepth),
            "begin" => Depth::find(value).map(Self::Begin),
            "from" => {
                let mut points = questionnaire.starting_points();
                let (ix, _) = points.find(|(_, point)| &*point.id == value)?;
                Some(Self::Plan(Planning::StartFrom(ix)))
            }
            "keep" => Keeping::find(value).map(Self::KeepIn),
            "go" => Place::find(value, questionnaire).map(Self::Go),
            "search" => Some(Self::Search(SearchIn::Tasks, value.into())),
            "answer" => match Response::find(value, questionnaire)? {
                Response::Level(level) => Some(Self::Level(statement()?, level)),
                Response::NotKnown => statement().map(Self::NotKnown),
                Response::NotApplicable => statement().map(Self::NotApplicable),
                Response::None => None,
            },
            "note" => Some(Self::Note(statement()?, value.into())),
            "title" => evidence().map(|(ix, n)| Self::EvidenceTitle(ix, n, value.into())),
            "link" => evidence().map(|(ix, n)| Self::EvidenceLink(ix, n, value.into())),
            "treaty" => {
                let (ix, _) = questionnaire.treaties().find(|(_, treaty)| &*treaty.id == which)?;
                Some(Self::Treaty(ix, value == "true"))
            }
            "whose" if which == "day" => {
                Some(Self::Plan(Planning::Date(DateField::AsOf, Entry::Written(value.into()))))
            }
            "whose" => {
                let field = WhoseField::ALL.into_iter().find(|field| field.id() == name)?;
                Some(Self::Whose(field, value.into()))
            }
            "risk" => {
                let ix = questionnaire.find_section(of)?;
                let group = questionnaire.section(ix).risk.iter().position(|id| &**id == which)?;
                Some(Self::Risk(ix, group, value == "true"))
            }
            _ => None,
        }
    }
}

impl Restored {
    /// Replays the deeds of a kept text on a new session; returns `None` where the text holds no deeds.
    ///
    /// # Errors
    /// A deed cannot be replayed. The whole text is then refused, so that nothing of it is lost.
    pub(super) fn replayed(saved: &Json, questionnaire: &Questionnaire) -> Option<Result<Self, Refusal>> {
        let Some(Json::List(deeds)) = saved.field(DEEDS) else { return None };
        let (mut session, mut is_changed) = (Session::new(questionnaire), false);
        for (n, deed) in deeds.iter().enumerate() {
            let Some((msg, now)) = read(deed, questionnaire) else {
                let place = format!("{DEEDS}[{n}]");
                let problem = Problem::new(place, Fault::Expected("a deed of this questionnaire"));
                return Some(Err(Refusal::Broken(problem.into())));
            };
            let (next, effects) = session.update(questionnaire, msg, now);
            is_changed |= effects.iter().any(|effect| matches!(effect, Effect::Changed(_)));
            session = next;
        }
        let changed = is_changed.then(|| Effect::Changed(session.progress(questionnaire)));
        let save = Effect::Save(session.keeping, session.to_saved(questionnaire).into());
        Some(Ok(Self { session, effects: changed.into_iter().chain([save]).collect() }))
    }
}

fn read<'a>(deed: &'a Json, questionnaire: &Questionnaire) -> Option<(Msg, &'a str)> {
    let Json::List(parts) = deed else { return None };
    let [Json::Text(name), Json::Text(value), Json::Text(now)] = &parts[..] else { return None };
    Some((Msg::of_deed(name, value, questionnaire)?, now))
}
