//! The way back: the screen that the person came from, and the very link that they left it by. One level of it: what
//! came before is for the history of the browser.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Effect, Place, Session, Target};
use crate::content::Questionnaire;
use crate::reading::Json;

/// A link or a button on a screen, in the words of the shell, which finds it again. They hold no words of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spotted(pub Rc<str>);

/// Where the person came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The screen.
    pub place: Place,
    /// What they followed there.
    pub left: Option<Spotted>,
    /// Whether all next steps were shown: among the first few, what they followed may be missing.
    pub all_steps: bool,
}

impl WayBack {
    /// Writes it into the head of a kept session.
    pub(super) fn save(&self, head: &mut Json, questionnaire: &Questionnaire) {
        head.push("from", Json::text(self.place.name(questionnaire)));
        if let Some(Spotted(left)) = &self.left {
            head.push("left", Json::text(&**left));
        }
        if self.all_steps {
            head.push("all", Json::Bool(true));
        }
    }

    /// Reads it from there; `None` where it is missing, or leads to a place that the questionnaire no longer has.
    pub(super) fn saved(head: &Json, questionnaire: &Questionnaire) -> Option<Self> {
        let text = |field| match head.field(field) {
            Some(Json::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        Some(Self {
            place: Place::find(text("from")?, questionnaire)?,
            left: text("left").map(|left| Spotted(left.into())),
            all_steps: head.field("all") == Some(&Json::Bool(true)),
        })
    }
}

impl Session {
    /// Notes where the person comes from, on the way to another screen.
    pub(super) fn note_way_back(&mut self, to: Place) {
        if to != self.place {
            let (place, left) = (self.place, self.touched.clone());
            self.way_back = Some(WayBack { place, left, all_steps: self.desk.all_steps });
        }
    }

    /// Goes back to a screen. If the person came from there, to what they followed there.
    pub(super) fn back_to(&mut self, place: Place) -> Outcome {
        let came = self.way_back.take_if(|way_back| way_back.place == place);
        let mut gone = self.go(place, Target::Title);
        let Some(WayBack { left, all_steps, .. }) = came else { return gone };
        self.way_back = None;
        self.desk.all_steps |= all_steps;
        if let Some(left) = left {
            gone.effects = vec![Effect::Return(left)];
        }
        gone
    }
}
