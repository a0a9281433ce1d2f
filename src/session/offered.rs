//! The other ways to get a file that was offered. In browsers inside mail and chat programs, saving a file does nothing,
//! and no browser tells whether a file arrived.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Effect, Export, Session, Target};
use crate::content::Term;

/// The file that was offered last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: Rc<str>,
    /// Its text; `None` for a picture in pixels.
    pub text: Option<Rc<str>>,
    /// Whether this browser shares it with other programs.
    pub shares: bool,
    /// Whether the other ways are shown.
    pub open: bool,
    /// The result of the way that was tried last.
    pub said: Option<Term>,
}

impl Session {
    /// Offers a file.
    pub(super) fn offer(&mut self, export: Export) -> Outcome {
        self.desk.filing = (export == Export::Document).then(|| self.assessment.clone());
        Outcome::shown([Effect::Offer(export, Rc::new(self.clone()))])
    }

    /// Shows that a file is being saved.
    pub(super) fn offered(&mut self, offered: Offered) -> Outcome {
        self.desk.offered = Some(offered);
        let said = [Effect::say(Term::Saved)];
        match self.desk.filing.take() {
            Some(filed) => {
                self.filed = Some(filed);
                Outcome::moved(said)
            }
            None => Outcome::shown(said),
        }
    }

    /// Whether all that was entered is in the file that was offered last.
    #[must_use]
    pub fn is_filed(&self) -> bool {
        self.filed.as_ref() == Some(&self.assessment)
    }

    /// Shows or hides the other ways.
    pub(super) fn show_ways(&mut self) -> Outcome {
        if let Some(offered) = &mut self.desk.offered {
            offered.open = !offered.open;
        }
        Outcome::shown([])
    }

    /// Copies the text of the file.
    pub(super) fn copy(&self) -> Outcome {
        let text = self.desk.offered.as_ref().and_then(|offered| offered.text.clone());
        Outcome::shown(text.map(Effect::Copy))
    }

    /// Says how a way ended.
    pub(super) fn tried(&mut self, said: Term) -> Outcome {
        if let Some(offered) = &mut self.desk.offered {
            offered.said = Some(said);
        }
        Outcome::shown([Effect::say(said)])
    }

    /// Closes the message about the file.
    pub(super) fn close_offered(&mut self) -> Outcome {
        self.desk.offered = None;
        Outcome::shown([Effect::Focus(Target::Offer)])
    }
}
