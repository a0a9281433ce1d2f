//! What is shown above the screen until the person has decided or goes on, and what stays longer than that.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Effect, Session, Spot, Target};
use crate::assessment::{Assessment, Opened, Refusal};
use crate::content::Term;

/// What the person has to know or decide before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file could not be opened.
    Refused(Refusal),
    /// A file would replace the present answers.
    ConfirmReplace(Rc<Opened>),
    /// A file was opened, and something about it should be known.
    Opened {
        /// Ids of answers to statements that this questionnaire lacks.
        aside: Vec<String>,
        /// The edition that the file was saved with, where it is another one.
        other_edition: Option<Rc<str>>,
    },
    /// Everything would be erased.
    ConfirmErase,
    /// Everything was erased: this. As long as that is said, it can be taken back.
    Erased(Rc<Assessment>, Spot),
    /// This browser keeps nothing.
    NotKept,
    /// The kept answers were changed in another tab, window or frame, and nothing was overwritten.
    Elsewhere,
    /// The program met an error, and went on with the answers that were kept last.
    Recovered,
    /// Something is kept here that cannot be read. It was left untouched.
    SetAside(Unreadable),
}

impl Notice {
    /// Whether it is said on every screen until the person has closed it.
    fn lasts(&self) -> bool {
        matches!(self, Self::NotKept | Self::SetAside(_))
    }
}

/// Why something that is kept cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer version of the widget kept it.
    Newer,
    /// It is damaged.
    Damaged,
    /// It is more than the widget reads.
    TooMuch,
}

impl Unreadable {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::Newer, Self::Damaged, Self::TooMuch];

    /// The document in a text that was kept, or else the whole text: a version that reads it can open it as a file.
    #[must_use]
    pub fn document(text: &str) -> &str {
        text.split_once('\n').map(|(_, document)| document).filter(|it| !it.is_empty()).unwrap_or(text)
    }
}

impl From<&Refusal> for Unreadable {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Newer(_) => Self::Newer,
            Refusal::TooLarge(_) => Self::TooMuch,
            Refusal::NotOurs(_) | Refusal::OtherQuestionnaire(_) | Refusal::Broken(_) => Self::Damaged,
        }
    }
}

impl Session {
    pub(super) fn report_kept(&mut self, kept: bool) -> Outcome {
        self.kept = kept;
        if !kept {
            self.notice = Some(Notice::NotKept);
            return Outcome::shown([Effect::say(Term::NotKeptSaid)]);
        }
        self.notice.take_if(|notice| *notice == Notice::NotKept);
        Outcome::shown([])
    }

    /// Shows a notice, or none; but one that lasts is shown until the person has closed it.
    pub(super) fn put_notice(&mut self, notice: Option<Notice>) {
        let lasting = self.notice.take().filter(Notice::lasts);
        self.notice = notice.or(lasting);
    }

    /// Shows a notice that the shell asks for, and says so where it is new; the person goes on where they are.
    pub(super) fn announce(&mut self, notice: Notice, said: Term) -> Outcome {
        let new = self.notice.as_ref() != Some(&notice);
        self.notice = Some(notice);
        Outcome::shown(new.then(|| Effect::say(said)))
    }

    pub(super) fn notify(&mut self, notice: Notice) -> Outcome {
        self.notice = Some(notice);
        Outcome::shown([Effect::Focus(Target::Notice)])
    }
}
