//! The days of a plan as a file for calendar programs, in words.

use super::dates::item;
use super::lead;
use crate::assessment::LineId;
use crate::calendar::Moment;
use crate::calendar::ical::{self, Event};
use crate::content::locale::Locale;
use crate::content::{Content, Term};
use crate::page::voice::Voice;
use crate::page::{Frame, Phrase};
use crate::plan::{Day, Occasion, days};
use crate::session::Session;

/// The file; `None` without a day. Each event says that it is reported by the user and not verified. `now` is the time,
/// RFC 3339 in UTC.
#[must_use]
pub fn calendar_file(session: &Session, content: &Content, locale: &dyn Locale, now: &str) -> Option<String> {
    let voice = Voice { content, locale };
    let paper = Frame::of(session, voice).paper_line(&voice.content.words);
    let days = days(voice.case(session), session.today);
    let events: Vec<Event> = days.into_iter().map(|day| event(session, voice, day, &paper)).collect();
    let now = Moment::parse(now).unwrap_or_default();
    // A document that was opened may have any text there.
    let revised = Moment::parse(&session.assessment.updated).unwrap_or(now);
    (!events.is_empty()).then(|| ical::file(&voice.say(Term::PlanTitle), &events, revised, now))
}

fn event(session: &Session, voice: Voice<'_>, day: Day, paper: &str) -> Event {
    let item = item(session, voice, day);
    let line = match day.what {
        Occasion::Line(id) => session.assessment.line(id),
        _ => None,
    };
    let mut description = vec![item.why.to_string()];
    if let Some(line) = line {
        let named = [
            (Term::LineLead, lead(voice, line)),
            (Term::LineSign, Phrase::Own(line.sign.clone())),
            (Term::FieldHelp, Phrase::Own(line.help.clone())),
        ];
        let entered = named.into_iter().filter(|(_, phrase)| !phrase.text().trim().is_empty());
        description.extend(entered.map(|(term, phrase)| {
            let values = [("label", &*voice.say(term)), ("text", &*phrase.isolated())];
            voice.fill(Term::Labelled, &values).to_string()
        }));
    }
    description.push(paper.to_owned());
    Event {
        id: [&*name(voice, day.what), "-", &stamp(session)].concat(),
        on: day.on,
        summary: item.what.isolated().to_string(),
        description: description.join("\n"),
    }
}

/// The name of an event, unique in a plan and independent of its day. A statement that is worked back from deposit has
/// the name of its first step: it is left out once a line of it has a date, and the event moves there.
fn name(voice: Voice<'_>, what: Occasion) -> String {
    match what {
        Occasion::Settle(ix, _) => LineId::Step(ix, 0).name(voice.questionnaire()),
        Occasion::Line(id) => id.name(voice.questionnaire()),
        Occasion::Deposit => "deposit_".to_owned(),
        Occasion::InForce => "in-force_".to_owned(),
        Occasion::Report => "report_".to_owned(),
    }
}

/// When the assessment was begun. This distinguishes it from others, as far as a browser can on its own.
fn stamp(session: &Session) -> String {
    session.assessment.created.chars().filter(char::is_ascii_alphanumeric).collect()
}
