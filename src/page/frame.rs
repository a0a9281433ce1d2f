//! Masthead and foot.

use super::history::buttons;
use super::voice::{Voice, rich};
use super::whose::named;
use super::{Frame, LanguageChoice, NavItem, Phrase, said};
use crate::content::Term;
use crate::session::{Keeping, Msg, Place, Session};

/// The version of this program, as the release has it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Frame {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let words = &voice.content.words;
        let begun = session.place != Place::Start || !session.assessment.is_blank();
        Self {
            brand: voice.say(Term::Brand),
            subject: words.subject.clone(),
            edition: voice.edition(),
            paper: paper(session, voice),
            languages: LanguageChoice::of(voice, Term::Language),
            kept: voice.link(kept(session), Msg::GoToKeeping),
            save: begun.then(|| voice.say(Term::SaveFile)),
            filed: (begun && session.is_filed()).then(|| voice.say(Term::Filed)),
            history: begun.then(|| buttons(session, voice)),
            nav_label: voice.say(Term::NavLabel),
            skip: voice.link(Term::SkipToContent, Msg::Skip),
            nav: nav(session, voice, begun),
            foot: rich(&voice.say(Term::Foot)),
            independent: voice.say(Term::Independent),
            sources_as_of: voice.fill(Term::SourcesAsOf, &[("date", &voice.date(&words.as_of))]),
            behind: words.is_behind.then(|| voice.say(Term::OutdatedHint)),
            edition_and_version: voice.fill(
                Term::EditionAndVersion,
                &[("edition", &voice.questionnaire().edition), ("version", VERSION)],
            ),
        }
    }
}

impl LanguageChoice {
    /// All languages.
    fn of(voice: Voice<'_>, label: Term) -> Option<Self> {
        let languages = &voice.content.languages;
        let choice = || Self { label: voice.say(label), languages: languages.clone() };
        (languages.len() > 1).then(choice)
    }

    /// The languages that are not shown, to print in.
    pub(super) fn to_print(voice: Voice<'_>) -> Option<Self> {
        let mut choice = Self::of(voice, Term::PrintIn)?;
        choice.languages.retain(|it| it.tag != voice.content.words.language);
        Some(choice)
    }
}

fn nav(session: &Session, voice: Voice<'_>, begun: bool) -> Vec<NavItem> {
    let at = session.place;
    let item =
        |term, to: Msg, current| NavItem { label: voice.say(term), address: voice.address(&to), to, current };
    let results =
        matches!(at, Place::Results | Place::Lens(_) | Place::Terms(_) | Place::WhatIf | Place::FindOut);
    let questionnaire =
        matches!(at, Place::Tasks | Place::Section(_) | Place::Check(_) | Place::BeforeDeposit);
    let unanswered = session.next_unanswered(voice.questionnaire()).filter(|_| begun);
    let mut items = vec![
        item(Term::NavStart, Msg::Go(Place::Start), at == Place::Start),
        item(Term::NavQuestionnaire, Msg::Go(Place::Tasks), questionnaire),
        item(Term::NavResults, Msg::Go(Place::Results), results),
        item(Term::NavPlan, Msg::Go(Place::Plan), matches!(at, Place::Plan | Place::Recommendations)),
    ];
    items.extend(unanswered.map(|ix| item(Term::NextUnanswered, Msg::GoTo(ix), false)));
    items
}

fn paper(session: &Session, voice: Voice<'_>) -> Vec<Phrase> {
    let handling = Phrase::Own(session.assessment.handling.trim().into());
    let date = voice.updated(session).unwrap_or_else(|| voice.say(Term::Dash).to_string());
    let [state, ..] = named(session, voice);
    let notice = Phrase::Ours(voice.content.words.notice.clone().unwrap_or_default());
    said([handling, state, Phrase::Ours(voice.fill(Term::Paper, &[("date", &date)])), notice])
}

/// Where the answers really are kept: nowhere, if the browser refuses the choice.
fn kept(session: &Session) -> Term {
    match session.keeping {
        Keeping::Tab if session.kept => Term::KeptInTab,
        Keeping::Device if session.kept => Term::KeptOnDevice,
        _ => Term::KeptNowhere,
    }
}
