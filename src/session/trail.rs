//! How a message shows in the address of the page, where a widget follows it.

use super::outcome::Outcome;
use super::{Effect, Msg, Place, Session, Spotted, Target};
use crate::content::Questionnaire;

/// What a message says about the address, before it is applied.
#[derive(Debug)]
pub(super) struct Heading {
    /// A part of a screen that it leads to, by its address.
    part: Option<String>,
    /// Whether the browser has gone there already.
    is_travel: bool,
    /// Whether the widget begins there.
    is_arrival: bool,
}

impl Heading {
    pub(super) fn of(msg: &Msg, questionnaire: &Questionnaire) -> Self {
        let to = match msg {
            Msg::Arrive(to) => to,
            other => other,
        };
        let is_part = matches!(
            to,
            Msg::GoTo(_) | Msg::GoToReason(_) | Msg::GoToLink(..) | Msg::GoToPart(_) | Msg::GoToKeeping
        );
        Self {
            part: is_part.then(|| to.address(questionnaire)).flatten(),
            // Where the page has the widget begin, a fragment may say otherwise.
            is_travel: matches!(msg, Msg::Travel(..) | Msg::BeginAt(..)),
            is_arrival: matches!(msg, Msg::Arrive(_)),
        }
    }

    /// The effect on the address, once the person is at a place and was at another one before.
    pub(super) fn effect(
        self,
        session: &Session,
        before: Place,
        questionnaire: &Questionnaire,
    ) -> Option<Effect> {
        let is_new = session.place != before && !self.is_arrival;
        let shows = is_new || self.is_arrival || self.part.is_some();
        (shows && !self.is_travel).then(|| Effect::Note {
            at: self.part.unwrap_or_else(|| session.place.name(questionnaire)).into(),
            left: session.touched.clone(),
            is_new,
        })
    }
}

impl Msg {
    /// Goes to a place that the address of the page names; without a name to the start, as a page opens without one.
    #[must_use]
    pub fn of_address(name: &str, questionnaire: &Questionnaire) -> Option<Self> {
        if name.is_empty() { Some(Self::Go(Place::Start)) } else { Self::go_to(name, questionnaire) }
    }
}

impl Session {
    /// Begins where the page says. Nothing of it is kept, and the notice stays.
    pub(super) fn begin_at(
        &mut self,
        questionnaire: &Questionnaire,
        to: Msg,
        may_focus: bool,
        now: &str,
    ) -> Outcome {
        let mut begun = self.arrive(questionnaire, to, now).effects;
        begun.retain(|_| may_focus);
        self.way_back = None;
        Outcome::shown(begun)
    }

    /// Begins at a place that the address names. The focus of the page stays where it is, but for a part of a screen.
    pub(super) fn arrive(&mut self, questionnaire: &Questionnaire, to: Msg, now: &str) -> Outcome {
        let (notice, before, way_back) = (self.notice.clone(), self.place, self.way_back.clone());
        let mut arrived = self.apply(questionnaire, to, now);
        self.put_notice(notice);
        // A reload is no way to another screen.
        self.way_back = way_back.filter(|_| self.place == before);
        arrived.effects.retain(|effect| *effect != Effect::Focus(Target::Title));
        arrived
    }

    /// Goes where the browser has gone in its history, and to what the person left there.
    pub(super) fn travel(
        &mut self,
        questionnaire: &Questionnaire,
        to: Msg,
        left: Option<Spotted>,
        now: &str,
    ) -> Outcome {
        let mut gone = self.apply(questionnaire, to, now);
        self.way_back = None;
        if let Some(left) = left {
            gone.effects = vec![Effect::Return(left)];
        }
        gone
    }
}
