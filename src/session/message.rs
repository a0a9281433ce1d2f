//! What comes into the state machine: what the person does, and what the shell reports.

use std::rc::Rc;

use super::{Keeping, Planning, Session, Unreadable};
use crate::assessment::{Depth, Opened, Refusal};
use crate::content::{IndicatorIx, SectionIx};
use crate::score::{FigureOf, Lens};

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the beginning.
    Start,
    /// At the list of sections.
    Tasks,
    /// Answering one section.
    Section(SectionIx),
    /// Checking the answers of one section.
    Check(SectionIx),
    /// At the results.
    Results,
    /// At the draft action plan.
    Plan,
    /// At the recommendations received.
    Recommendations,
    /// Looking at the answers through a lens.
    Lens(Lens),
    /// Reading what a figure is made of.
    Terms(FigureOf),
    /// Trying what would be.
    WhatIf,
    /// Reading what to find out first.
    FindOut,
}

/// A part of the results to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Readiness.
    Readiness,
    /// What already works.
    Strengths,
    /// Before deposit.
    Gate,
    /// The next steps.
    Next,
    /// All sections.
    Profile,
    /// The themes.
    Themes,
    /// The files.
    Files,
}

impl Part {
    /// All parts, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Readiness, Self::Strengths, Self::Gate, Self::Next, Self::Profile, Self::Themes, Self::Files];

    /// The id of its element.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Readiness => "summary",
            Self::Strengths => "strengths",
            Self::Gate => "deposit",
            Self::Next => "next",
            Self::Profile => "profile",
            Self::Themes => "themes",
            Self::Files => "files",
        }
    }
}

/// A picture of the results that can be saved on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Readiness with its range, and coverage.
    Readiness,
    /// All sections.
    Profile,
    /// The themes by group.
    Themes,
    /// The plan over time.
    Plan,
}

impl Picture {
    /// All pictures, in the order of the pages.
    pub const ALL: [Self; 4] = [Self::Readiness, Self::Profile, Self::Themes, Self::Plan];

    /// Where it is shown.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Self::Readiness | Self::Profile | Self::Themes => Place::Results,
            Self::Plan => Place::Plan,
        }
    }

    /// Its name in the name of a file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Profile => "profile",
            Self::Themes => "themes",
            Self::Plan => "plan",
        }
    }
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Image {
    /// Shapes, sharp at every size.
    Svg,
    /// Pixels, for programs that take no shapes.
    Png,
}

/// A file that the widget can hand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The assessment as a document.
    Document,
    /// The dates of the plan, for calendar programs.
    Calendar,
    /// A picture.
    Picture(Picture, Image),
}

/// What the person does, in the person's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Chooses how far to go.
    ChooseDepth(Depth),
    /// Goes to a screen.
    Go(Place),
    /// Goes to the choice where the answers are kept.
    GoToKeeping,
    /// Goes to a statement, wherever it is.
    GoTo(IndicatorIx),
    /// Goes to the reason field of a statement that does not apply.
    GoToReason(IndicatorIx),
    /// Goes to the link field of a document.
    GoToLink(IndicatorIx, usize),
    /// Goes to a part of the results.
    GoToPart(Part),
    /// Gives a level, by its rung on the scale.
    Level(IndicatorIx, usize),
    /// Says that the answer is not known.
    NotKnown(IndicatorIx),
    /// Says that the statement does not apply.
    NotApplicable(IndicatorIx),
    /// Clears the answer.
    Clear(IndicatorIx),
    /// Writes why the statement does not apply.
    Reason(IndicatorIx, Rc<str>),
    /// Writes a note.
    Note(IndicatorIx, Rc<str>),
    /// Names a document; the number counts from 0.
    EvidenceTitle(IndicatorIx, usize, Rc<str>),
    /// Gives the link of a document.
    EvidenceLink(IndicatorIx, usize, Rc<str>),
    /// Adds an empty document.
    AddEvidence(IndicatorIx),
    /// Takes a document out.
    RemoveEvidence(IndicatorIx, usize),
    /// Marks a practice as one to keep, or takes the mark back.
    Keep(IndicatorIx, bool),
    /// Marks a group at risk in an area, or takes the mark back; the number is its place in the section's list.
    Risk(SectionIx, usize, bool),
    /// Writes the handling label.
    Handling(Rc<str>),
    /// Shows all next steps, or the first few.
    ShowAllSteps(bool),
    /// Supposes that a statement is on a rung, or that it stays as it is.
    Suppose(IndicatorIx, Option<usize>),
    /// Supposes that all of these are in place.
    SupposeInPlace(Rc<[IndicatorIx]>),
    /// Takes all suppositions back.
    SupposeNothing,
    /// Opens a file that was read, or learns why it cannot be opened.
    Open(Result<Rc<Opened>, Refusal>),
    /// Opens the file although there are answers already.
    Replace,
    /// Takes over an assessment that the page around the widget gives.
    Set(Rc<Opened>),
    /// Saves a file.
    Offer(Export),
    /// Does something to the plan.
    Plan(Planning),
    /// Prints the page.
    Print,
    /// Undoes the last change of the assessment.
    Undo,
    /// Does again what was undone last.
    Redo,
    /// Asks to erase everything.
    AskErase,
    /// Erases everything. As long as that is said, it can be taken back.
    Erase,
    /// Takes the erasing back.
    Unerase,
    /// Erases everything, as the page around the widget wishes. Nothing leads back.
    Reset,
    /// Closes the notice.
    Dismiss,
    /// Chooses where the answers are kept.
    KeepIn(Keeping),
    /// The shell reports whether this browser keeps them.
    Kept(bool),
    /// The shell reports that the program met an error, and went on with the answers that were kept last.
    Recovered,
    /// The shell reports that something is kept here that cannot be read, and why. It is left untouched.
    SetAside(Unreadable),
    /// Saves what cannot be read as a file.
    OfferAside,
    /// Erases what cannot be read.
    EraseAside,
    /// The shell reports that the kept answers were changed in another tab, window or frame.
    Elsewhere,
    /// Takes over the kept answers.
    TakeElsewhere,
    /// Keeps the present answers in place of those that are kept.
    Overwrite,
    /// Goes on with a kept session; the shell has read it.
    Resume(Box<Session>),
}
