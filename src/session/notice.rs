//! The notices above the screen. Most end when the person decides or goes on, some when the person closes them.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Effect, Export, Full, Image, Session, Spot, Target};
use crate::assessment::{Assessment, Migrated, Opened, Refusal};
use crate::content::Term;

/// What the person has to know or decide before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file could not be opened.
    Refused(Refusal),
    /// A file would replace the present answers.
    ConfirmReplace(Rc<Opened>),
    /// A file was opened, and there is something to know about it.
    Opened {
        /// Ids of answers to statements that this questionnaire lacks.
        aside: Vec<String>,
        /// The edition that the file was saved with, where it differs.
        other_edition: Option<Rc<str>>,
        /// What became of the answers of an earlier edition.
        migrated: Option<Migrated>,
    },
    /// Everything would be erased.
    ConfirmErase,
    /// Everything was erased: this assessment, at this spot. It can be restored while the notice is shown.
    Erased(Rc<Assessment>, Spot),
    /// Nothing more can be added.
    Full(Full),
    /// This browser keeps nothing.
    NotKept,
    /// The kept answers were changed in another tab, window or frame, and nothing was overwritten.
    Elsewhere,
    /// A long file is being read.
    Reading,
    /// The browser made no PNG, and the SVG was offered in its place.
    NotPainted,
    /// The words of another language did not arrive.
    NotSpoken,
    /// The program met an error, and went on with the answers that were kept last.
    Recovered,
    /// A kept text cannot be read. It was left untouched.
    SetAside(Unreadable),
}

impl Notice {
    /// What there is to know about a document that was opened; `None` where it fits as it is.
    pub(super) fn about(opened: &Opened) -> Option<Self> {
        let aside: Vec<String> = opened.assessment.aside().map(str::to_owned).collect();
        let (other_edition, migrated) = (opened.other_edition.clone(), opened.migrated.clone());
        let remarkable = !aside.is_empty() || other_edition.is_some() || migrated.is_some();
        remarkable.then_some(Self::Opened { aside, other_edition, migrated })
    }

    /// Whether it is shown on every screen until the person closes it.
    fn lasts(&self) -> bool {
        matches!(self, Self::NotKept | Self::SetAside(_) | Self::Opened { migrated: Some(_), .. })
    }
}

/// Why a kept text cannot be read, or is set aside all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer version of the widget kept it.
    Newer,
    /// It is damaged.
    Damaged,
    /// It is larger than the widget reads.
    TooMuch,
    /// It can be read by now, but something newer is kept.
    NoLonger,
}

impl Unreadable {
    /// All reasons.
    pub const ALL: [Self; 4] = [Self::Newer, Self::Damaged, Self::TooMuch, Self::NoLonger];

    /// The document in a kept text, or else the whole text. A version that can read it opens it as a file.
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

    /// Shows a notice, or removes the present one. `None` does not remove one that lasts.
    pub(super) fn put_notice(&mut self, notice: Option<Notice>) {
        let lasting = self.notice.take().filter(Notice::lasts);
        self.notice = notice.or(lasting);
    }

    /// Shows a notice that the shell asks for, and announces it where it is new. The focus does not move.
    pub(super) fn announce(&mut self, notice: Notice, said: Term) -> Outcome {
        let new = self.notice.as_ref() != Some(&notice);
        self.notice = Some(notice);
        Outcome::shown(new.then(|| Effect::say(said)))
    }

    /// Says that a kept text is set aside.
    pub(super) fn say_aside(&mut self, why: Unreadable) -> Outcome {
        let title = if why == Unreadable::NoLonger { Term::AsideAgainTitle } else { Term::AsideTitle };
        self.announce(Notice::SetAside(why), title)
    }

    /// Says that a long file is being read. What lasts is not removed for it.
    pub(super) fn read_on(&mut self) -> Outcome {
        if !self.notice.as_ref().is_some_and(Notice::lasts) {
            self.notice = Some(Notice::Reading);
        }
        Outcome::shown([Effect::say(Term::Reading)])
    }

    /// Offers the SVG in place of a PNG that the browser did not make.
    pub(super) fn not_painted(&mut self, export: Export) -> Outcome {
        let Export::Picture(picture, _) = export else { return Outcome::shown([]) };
        self.notice = Some(Notice::NotPainted);
        let offer = Effect::Offer(Export::Picture(picture, Image::Svg), Rc::new(self.clone()));
        Outcome::shown([offer, Effect::Focus(Target::Notice)])
    }

    /// Shows a notice and moves the focus to it. The message about a file goes: it would cover the notice.
    pub(super) fn notify(&mut self, notice: Notice) -> Outcome {
        self.notice = Some(notice);
        self.desk.offered = None;
        Outcome::shown([Effect::Focus(Target::Notice)])
    }
}
