//! What comes into the state machine, and what goes out of it.

use std::rc::Rc;

use super::{Keeping, Planning};
use crate::assessment::{Depth, LineId, Opened};
use crate::content::{IndicatorIx, Questionnaire, SectionIx, Term};
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

/// What the person does, in the person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Opens a file that was read, or could not be.
    Open(Result<Rc<str>, Unreadable>),
    /// Opens what was read although there are answers already.
    Replace,
    /// Takes over an assessment that the page around the widget gives.
    Set(Rc<Opened>),
    /// Saves the assessment as a file.
    Download,
    /// Saves a picture as a file.
    SavePicture(Picture, Image),
    /// Does something to the plan.
    Plan(Planning),
    /// Saves the dates of the plan as a file for calendar programs.
    DownloadCalendar,
    /// Prints the page.
    Print,
    /// Asks to erase everything.
    AskErase,
    /// Erases everything.
    Erase,
    /// Closes the notice.
    Dismiss,
    /// Chooses where the answers are kept.
    KeepIn(Keeping),
    /// Hears from the shell whether this browser keeps them.
    Kept(bool),
    /// Hears from the shell that what the device keeps was changed by another tab or window.
    Elsewhere,
    /// Takes over what the device keeps.
    TakeElsewhere,
    /// Keeps what is here, in place of what the device keeps.
    Overwrite,
    /// Goes on with the session that the device keeps; the shell has read it.
    Resume(Rc<str>),
}

/// Why a file could not be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is larger than any assessment; the size in bytes.
    TooLarge(u32),
    /// The browser could not read it as text.
    NotText,
}

/// What the shell is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Tell the page around the widget that the assessment changed.
    Changed,
    /// Tell it that every statement that is asked has an answer.
    Completed,
    /// Tell it that something could not be done; the notice says what.
    Failed,
    /// Keep the session where the person chose; unless another tab changed what is kept there.
    Save,
    /// Keep it, whatever another tab did.
    Overwrite,
    /// Read again what the device keeps.
    Reread,
    /// Forget what was kept.
    Forget,
    /// Offer the document as a file.
    Download,
    /// Offer a picture as a file.
    SavePicture(Picture, Image),
    /// Offer the dates of the plan as a file for calendar programs.
    DownloadCalendar,
    /// Print the page.
    Print,
    /// Say something to those who do not see the page.
    Announce(Term),
    /// Move the focus.
    Focus(Target),
}

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To the title of the screen.
    Title,
    /// To the notice.
    Notice,
    /// To the choice where the answers are kept.
    Keeping,
    /// To a statement: its first radio button, or the chosen one.
    Statement(IndicatorIx),
    /// To the first radio button of a statement.
    FirstRung(IndicatorIx),
    /// To the reason of a statement.
    Reason(IndicatorIx),
    /// To the title of a document.
    EvidenceTitle(IndicatorIx, usize),
    /// To the link of a document.
    Link(IndicatorIx, usize),
    /// To a part of the results.
    Part(Part),
    /// To what says that the steps of a statement are in the plan.
    Planned(IndicatorIx),
    /// To the lines of the plan.
    Lines,
    /// To what a line says, with its fold open.
    Line(LineId),
    /// To what a recommendation asks, with its fold open.
    Recommendation(usize),
    /// To the choice of the section whose statements a recommendation can be tied to.
    Tie(usize),
}

impl Target {
    /// The id of its element in the shadow root.
    #[must_use]
    pub fn id(self, questionnaire: &Questionnaire) -> String {
        let of = |ix: IndicatorIx, tail: &str| format!("{}{tail}", questionnaire.indicator(ix).id);
        match self {
            Self::Title => "title".to_owned(),
            Self::Notice => "notice".to_owned(),
            Self::Keeping => "keeping".to_owned(),
            Self::Statement(ix) => of(ix, ""),
            Self::FirstRung(ix) => of(ix, "-0"),
            Self::Reason(ix) => of(ix, "-r"),
            Self::EvidenceTitle(ix, n) => of(ix, &format!("-t{n}")),
            Self::Link(ix, n) => of(ix, &format!("-u{n}")),
            Self::Part(part) => part.id().to_owned(),
            Self::Planned(ix) => of(ix, "-plan"),
            Self::Lines => "lines".to_owned(),
            Self::Line(id) => format!("{}-text", id.name(questionnaire)),
            Self::Recommendation(n) => format!("received-{n}-asks"),
            Self::Tie(n) => format!("received-{n}-section"),
        }
    }
}
