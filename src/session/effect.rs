//! The effects of the state machine. Each effect carries everything that it needs: the shell never looks into the
//! session to perform one.

use std::rc::Rc;

use super::{Change, Export, Keeping, Part, SearchIn, Session, Spotted};
use crate::assessment::{Depth, LineId};
use crate::case::Progress;
use crate::content::{IndicatorIx, Questionnaire, SectionIx, StartingPointIx, Term, TreatyIx};

/// An action of the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Emit to the page around the widget that the assessment changed.
    Changed(Progress),
    /// Emit that every statement that is asked has an answer.
    Completed(Progress),
    /// Emit that an action failed, and why: one word for a program.
    Failed(&'static str),
    /// Keep this text where the person chose, unless the kept text was changed elsewhere.
    Save(Keeping, Rc<str>),
    /// Keep this text where the person chose, even if the kept text was changed elsewhere.
    Overwrite(Keeping, Rc<str>),
    /// Read the text that another tab, window or frame keeps.
    Reread,
    /// Remove everything that is kept.
    Forget,
    /// Offer a file of this session.
    Offer(Export, Rc<Session>),
    /// Share the file that was offered last. The browser allows that in the task of the click only, as copying.
    Share {
        /// Whether it can be shared as a plain text, too.
        is_text: bool,
    },
    /// Copy this text.
    Copy(Rc<str>),
    /// Get the words in another language, by its tag.
    Speak(Rc<str>),
    /// Print this widget, and no other one of the page. With the tag of a language, it is printed in that language, and
    /// shown in its own again afterwards.
    Print(Option<Rc<str>>),
    /// Set aside the text that was read again and cannot be understood.
    SetAside,
    /// Offer the unreadable kept text as a file.
    OfferAside,
    /// Erase the unreadable kept text.
    EraseAside,
    /// Note in the address of the page, where the widget follows it, at which place the person is. In a new entry of the
    /// history, the entry before keeps what they left there.
    Note {
        /// The address of the place.
        at: Rc<str>,
        /// What the person left on the screen before.
        left: Option<Spotted>,
        /// Whether it is another screen than before.
        is_new: bool,
    },
    /// Ask before the page is closed, from now on or no longer.
    Guard(bool),
    /// Announce something to screen readers.
    Announce(Announcement),
    /// Move the focus.
    Focus(Target),
    /// Move the focus back to what the person left on this screen.
    Return(Spotted),
}

impl Effect {
    pub(super) fn say(term: Term) -> Self {
        Self::Announce(Announcement::Said(term))
    }

    /// Whether it needs the new page, and is performed after drawing. All others are performed before drawing: the
    /// session is kept first, so that an answer is not lost when drawing fails.
    #[must_use]
    pub fn needs_the_page(&self) -> bool {
        matches!(self, Self::Focus(_) | Self::Return(_) | Self::Print(_) | Self::Offer(..) | Self::OfferAside)
    }
}

/// An announcement to screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// These words.
    Said(Term),
    /// That a change was undone.
    Undone(Change),
    /// That a change was redone.
    Redone(Change),
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
    /// To the heading of a section, on a screen with several sections.
    Section(SectionIx),
    /// To the reason that the statements of a section share.
    SharedReason(SectionIx),
    /// To the title of a piece of evidence.
    EvidenceTitle(IndicatorIx, usize),
    /// To the link of a piece of evidence.
    Link(IndicatorIx, usize),
    /// To a part of the results.
    Part(Part),
    /// To the plan link of a next step.
    Planned(IndicatorIx),
    /// To the dates of the plan.
    Days,
    /// To the lines of the plan.
    Lines,
    /// To the heading of a line.
    LineHeading(LineId),
    /// To the heading of a recommendation.
    RecommendationHeading(usize),
    /// To the text of a line, with its fold open.
    Line(LineId),
    /// To the text of a recommendation, with its fold open.
    Recommendation(usize),
    /// To the statements that were found.
    Found(SearchIn),
    /// To an option of how far to go.
    Depth(Depth),
    /// To a starting point.
    StartingPoint(StartingPointIx),
    /// A treaty on the first screen.
    Treaty(TreatyIx),
    /// To the label of the fold with the note and the evidence of a statement; the fold is opened.
    Note(IndicatorIx),
    /// To a group at risk, with its fold open.
    Risk(SectionIx, usize),
    /// To the label of the fold that edits a line; the fold is opened.
    EditLine(LineId),
    /// To the label of the fold that edits a recommendation; the fold is opened.
    EditRecommendation(usize),
    /// To the label of the fold that says whose assessment it is; the fold is opened.
    Whose,
    /// To the planned day of deposit.
    Deposit,
    /// To where the focus was when a file was offered.
    Offer,
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
            Self::Section(ix) => format!("{}-title", questionnaire.section(ix).id),
            Self::SharedReason(ix) => format!("{}-why", questionnaire.section(ix).id),
            Self::EvidenceTitle(ix, n) => of(ix, &format!("-t{n}")),
            Self::Link(ix, n) => of(ix, &format!("-u{n}")),
            Self::Part(part) => part.id().to_owned(),
            Self::Planned(ix) => of(ix, "-plan"),
            Self::Days => "days".to_owned(),
            Self::Lines => "lines".to_owned(),
            Self::LineHeading(id) => format!("{}-what", id.name(questionnaire)),
            Self::RecommendationHeading(n) => format!("received-{n}-what"),
            Self::Line(id) | Self::EditLine(id) => format!("{}-text", id.name(questionnaire)),
            Self::Recommendation(n) | Self::EditRecommendation(n) => format!("received-{n}-asks"),
            Self::Depth(depth) => format!("depth-{}", depth.name()),
            Self::Treaty(ix) => format!("treaty-{}", questionnaire.treaty(ix).id),
            Self::StartingPoint(ix) => format!("from-{}", questionnaire.starting_point(ix).id),
            Self::Note(ix) => of(ix, "-note"),
            Self::Risk(ix, n) => {
                let section = questionnaire.section(ix);
                format!("{}-risk-{}", section.id, section.risk.get(n).map_or("", |id| id))
            }
            Self::Whose => "whose".to_owned(),
            Self::Deposit => "deposit-day".to_owned(),
            Self::Offer => "offered".to_owned(),
            Self::Found(place) => format!("{}-found", place.id()),
        }
    }
}
