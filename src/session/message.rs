//! The messages to the state machine: actions of the person, and reports of the shell.

use std::rc::Rc;

use super::{Keeping, Offered, Planning, SearchIn, Spotted, Unreadable};
use crate::assessment::{Depth, Opened, Refusal};
use crate::content::{IndicatorIx, SectionIx, TreatyIx};
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
    /// Answering what has no answer yet and is best settled before deposit.
    BeforeDeposit,
    /// At the results.
    Results,
    /// At the draft action plan.
    Plan,
    /// At the recommendations received.
    Recommendations,
    /// Looking at the answers through a lens.
    Lens(Lens),
    /// Reading the terms of a figure.
    Terms(FigureOf),
    /// Trying suppositions: what if.
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

    /// Its word in a file name.
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
    /// Pixels, for programs that do not read shapes.
    Png,
}

/// A file that the widget can offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The assessment as a document.
    Document,
    /// The dates of the plan, for calendar programs.
    Calendar,
    /// A picture.
    Picture(Picture, Image),
}

/// An action in the person's words, or a report of the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Chooses how far to go.
    ChooseDepth(Depth),
    /// Begins: chooses how far to go, and goes to where this begins.
    Begin(Depth),
    /// Goes to a screen.
    Go(Place),
    /// Leaves a section for another screen. Where something is missing in the section, its check comes first.
    Leave(SectionIx, Place),
    /// Goes back to a screen. If the person came from there, to the link that they followed there.
    BackTo(Place),
    /// Begins at the place that the address of the page names.
    Arrive(Box<Msg>),
    /// Goes where the browser has gone in its history; `Spotted` is what the person left there.
    Travel(Box<Msg>, Option<Spotted>),
    /// Skips what is the same on every screen.
    Skip,
    /// Goes to the choice where the answers are kept.
    GoToKeeping,
    /// Goes to a statement, on the screen of its section.
    GoTo(IndicatorIx),
    /// Goes to the reason field of a statement that does not apply.
    GoToReason(IndicatorIx),
    /// Goes to the link field of a piece of evidence.
    GoToLink(IndicatorIx, usize),
    /// Goes to a part of the results.
    GoToPart(Part),
    /// Goes to a recommendation, by its position.
    GoToRecommendation(usize),
    /// Goes to the dates of the plan.
    GoToDays,
    /// Looks for statements by these words.
    Search(SearchIn, Rc<str>),
    /// Shows all statements that were found.
    ShowAllFound(SearchIn),
    /// Goes to the statements that were found.
    GoToFound(SearchIn),
    /// Gives a level, by its rung on the scale.
    Level(IndicatorIx, usize),
    /// Answers that it is not known.
    NotKnown(IndicatorIx),
    /// Answers that the statement does not apply.
    NotApplicable(IndicatorIx),
    /// Answers that no statement of a section applies.
    NoneApplies(SectionIx),
    /// Writes one reason why the statements of a section do not apply.
    SharedReason(SectionIx, Rc<str>),
    /// Clears the answer.
    Clear(IndicatorIx),
    /// Says that the answer of an earlier edition is right in this one, too.
    Confirm(IndicatorIx),
    /// Writes why the statement does not apply.
    Reason(IndicatorIx, Rc<str>),
    /// Writes a note.
    Note(IndicatorIx, Rc<str>),
    /// Writes the title of a piece of evidence; the number counts from 0.
    EvidenceTitle(IndicatorIx, usize, Rc<str>),
    /// Writes the link of a piece of evidence.
    EvidenceLink(IndicatorIx, usize, Rc<str>),
    /// Adds an empty piece of evidence.
    AddEvidence(IndicatorIx),
    /// Removes a piece of evidence.
    RemoveEvidence(IndicatorIx, usize),
    /// Marks a practice to keep, or removes the mark.
    MarkStrength(IndicatorIx, bool),
    /// Marks a group at risk in an area, or removes the mark; the number is its position in the section's list.
    Risk(SectionIx, usize, bool),
    /// Says that the State has joined a treaty, or takes that back.
    Treaty(TreatyIx, bool),
    /// Writes the handling label.
    Handling(Rc<str>),
    /// Writes whose assessment it is.
    Whose(WhoseField, Rc<str>),
    /// Says whether the names of files say whose assessment it is.
    NameFiles(bool),
    /// Shows all next steps, or the first few.
    ShowAllSteps(bool),
    /// Says whether all answers are printed after the results.
    Annex(bool),
    /// Supposes that a statement is on a rung; `None` removes the supposition.
    Suppose(IndicatorIx, Option<usize>),
    /// Supposes that all these statements are in place.
    SupposeInPlace(Rc<[IndicatorIx]>),
    /// Removes all suppositions.
    SupposeNothing,
    /// Says that a long file is being read.
    Reading,
    /// Opens a file that was read, or shows why it cannot be opened.
    Open(Result<Rc<Opened>, Refusal>),
    /// Confirms that the file replaces the present answers.
    Replace,
    /// Takes over an assessment from the page around the widget.
    Set(Rc<Opened>),
    /// The assessment that the page around the widget names cannot be opened. The focus does not move.
    NotSet(Refusal),
    /// Begins where the page around the widget says, by the message of a link that leads there. It is no deed of the
    /// person. The focus goes to a part of a screen only where it may.
    BeginAt(Box<Msg>, bool),
    /// Saves a file.
    Offer(Export),
    /// The browser made no PNG of this picture.
    NotPainted(Export),
    /// The browser got a file to save.
    Offered(Offered),
    /// Shows or hides the other ways to get the file that was offered.
    ShowWays,
    /// Shares the file that was offered.
    Share,
    /// Whether the browser shared it.
    Shared(bool),
    /// Copies the text of the file that was offered.
    Copy,
    /// Whether the browser copied it. If not, the text is selected.
    Copied(bool),
    /// Closes the message about the file that was offered.
    CloseOffered,
    /// Works on the plan, or on the recommendations.
    Plan(Planning),
    /// Closes the message about what was taken out.
    CloseRemoved,
    /// Prints the page; with the tag of another language, in that one.
    Print(Option<Rc<str>>),
    /// Undoes the last change of the assessment.
    Undo,
    /// Redoes the change that was undone last.
    Redo,
    /// Asks to erase everything.
    AskErase,
    /// Erases everything. It can be restored while the notice is shown.
    Erase,
    /// Restores what was erased.
    Unerase,
    /// Erases everything for the page around the widget. It cannot be restored.
    Reset,
    /// Closes the notice.
    Dismiss,
    /// Chooses where the answers are kept.
    KeepIn(Keeping),
    /// The shell reports whether this browser keeps them.
    Kept(bool),
    /// Shows the words in another language, by its tag.
    Speak(Rc<str>),
    /// The shell reports that the words of another language did not arrive.
    NotSpoken,
    /// The shell reports that the words are in another language now.
    Spoken,
    /// The shell reports that the program met an error and went on with the answers that were kept last.
    Recovered,
    /// The shell reports that a kept text cannot be read, and why. The text is left untouched.
    SetAside(Unreadable),
    /// Saves the unreadable text as a file.
    OfferAside,
    /// Erases the unreadable text.
    EraseAside,
    /// The shell reports that the kept answers were changed in another tab, window or frame.
    Elsewhere,
    /// Takes over the answers that were kept elsewhere.
    TakeElsewhere,
    /// Replaces the kept answers with the present ones.
    Overwrite,
    /// The shell reports the text that another tab, window or frame keeps; `None` if it has erased it.
    Theirs(Option<Rc<str>>),
}

/// A text that says whose assessment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoseField {
    /// The State, or a body.
    State,
    /// Who answers: a role.
    Respondent,
}

impl WhoseField {
    /// Both, in the order in which they are asked.
    pub const ALL: [Self; 2] = [Self::State, Self::Respondent];

    /// The id of its element, and its name in a deed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::State => "whose-state",
            Self::Respondent => "whose-respondent",
        }
    }
}
