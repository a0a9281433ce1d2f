//! Exactly what to show: every word chosen, every figure formatted, no decision left to the views.
//!
//! A page is plain data made by [`Page::of`] from the session. It knows nothing of HTML, of Yew or of where a
//! figure came from; the views know nothing else.

mod annex;
mod check;
mod direction;
mod find_out;
mod frame;
mod history;
mod lens;
mod notice;
mod offered;
mod plan;
mod printed;
mod recommendations;
mod removed;
mod results;
mod search;
mod section;
mod start;
mod tasks;
mod terms;
mod voice;
mod what_if;
mod whose;

use std::rc::Rc;

pub use annex::{Annex, AnnexAnswer, AnnexReceived, AnnexSection};
pub use check::{CheckPage, CheckedAnswer, CheckedSection, EvidenceItem, OpenPart};
pub(crate) use direction::isolated_in_each;
pub use direction::{isolated, undirected};
pub use find_out::{FindOutPage, FindOutRow};
pub use history::{HistoryButton, announced};
pub use lens::{FigureTable, LensPage, Views};
pub use plan::{
    DateInput, DatesPart, DayItem, LineEdit, LineGroup, LineItem, PlanPage, TextInput, TimePart, TimeRow,
    calendar_file,
};
pub use printed::{
    Answering, PrintedGroup, PrintedPage, PrintedSection, PrintedSource, PrintedStatement, PrintedStep,
    Worksheet,
};
pub use recommendations::{AskedBy, RecommendationItem, RecommendationsPage, Select, TiedStatement};
pub use removed::RemovedPart;
pub use results::{
    Band, Brief, BriefGate, BriefStep, BriefSteps, CoverageFigure, DepositGate, DepositItem, Figure,
    FilesPart, NextStep, NextStepsPart, Numbers, PlanLink, Profile, ProfileRow, ReadinessPart, RestRow,
    RestTable, ResultsPage, RobustnessPart, ShortStep, StepTag, Strength, StrengthsPart, TagMeaning,
    ThemeCell, ThemeRow, ThemesPart, TurnGroup,
};
pub use search::{FoundStatement, SearchPart};
pub use section::{
    Checkbox, EarlierPart, EvidencePart, NonePart, NotePart, ReasonPart, RiskPart, Rung, SectionPage,
    SectionPart, SideItem, Statement, WhyPart,
};
pub use start::{Begin, Choice, ChoiceOption, StartPage, StoragePart, TreatiesPart};
pub use tasks::{Pip, TaskGroup, TaskRow, TaskState, TasksPage};
pub use terms::{TermRow, TermsPage};
pub use what_if::{WhatIfChoice, WhatIfLevel, WhatIfPage, WhatIfRow};
pub use whose::WhosePart;

pub use crate::content::Tongue;
pub use crate::reading::Text;

use crate::assessment::{Limit, Room};
use crate::content::locale::Locale;
use crate::content::{Content, Language, Term, Words};
use crate::score::{Ratio, Readiness, Share};
use crate::session::{Msg, Place, Session};
use voice::Voice;

/// A sentence in which some runs are stressed.
pub type Rich = Rc<[Span]>;

/// A run of a [`Rich`] sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: Text,
    /// Whether they are stressed.
    pub strong: bool,
}

/// Words of the content or of the person. The person's words are shown as entered, even on a translated page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// Words of the content.
    Ours(Text),
    /// Words that the person entered.
    Own(Text),
}

impl Phrase {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &Text {
        match self {
            Self::Ours(text) | Self::Own(text) => text,
        }
    }

    /// The words as a part of a longer text.
    #[must_use]
    pub fn isolated(&self) -> Text {
        match self {
            Self::Ours(text) => text.clone(),
            Self::Own(text) => isolated(text),
        }
    }
}

impl Frame {
    /// The line on paper, as one text.
    #[must_use]
    pub fn paper_line(&self, words: &Words) -> Text {
        words.joined(Term::SideBySide, self.paper.iter().map(Phrase::isolated))
    }
}

/// The words of the number of a sheet on paper, with `{n}` and `{total}` where the browser counts.
#[must_use]
pub fn page_numbers(content: &Content) -> Text {
    content.words.fill(Term::PageOf, &[("n", "{n}"), ("total", "{total}")])
}

/// The phrases that are not empty.
fn said<const N: usize>(phrases: [Phrase; N]) -> Vec<Phrase> {
    phrases.into_iter().filter(|phrase| !phrase.text().is_empty()).collect()
}

/// The whole widget at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The language of the words, a BCP 47 tag.
    pub language: Text,
    /// Whether the language runs from right to left.
    pub rtl: bool,
    /// What is between texts in the language, and which texts are not in it.
    pub tongue: Rc<Tongue>,
    /// The parts above and below every screen.
    pub frame: Frame,
    /// A message above the screen until the person goes on.
    pub notice: Option<Notice>,
    /// The file that was offered, below the screen until the person goes on.
    pub offered: Option<OfferedPart>,
    /// What was just taken out, below the screen until the next change.
    pub removed: Option<RemovedPart>,
    /// The screen.
    pub screen: Screen,
}

/// The parts above and below every screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The name of the tool.
    pub brand: Text,
    /// The subject of the tool.
    pub subject: Text,
    /// The edition of the questionnaire.
    pub edition: Text,
    /// The line on every printed page: handling label, "reported by the user, not verified", date.
    pub paper: Vec<Phrase>,
    /// The choice of languages; absent where there is one language.
    pub languages: Option<LanguageChoice>,
    /// Where answers are kept now, and the way to change that.
    pub kept: Link,
    /// The label of the button that saves a file; absent on the start screen.
    pub save: Option<Text>,
    /// That all is in the file that was saved last; absent once something has changed.
    pub filed: Option<Text>,
    /// Undo and redo; absent on the start screen before anything was done.
    pub history: Option<[HistoryButton; 2]>,
    /// To the title of the screen, past all that is above it.
    pub skip: Link,
    /// The name of the navigation.
    pub nav_label: Text,
    /// Start, questionnaire, results, plan; then the next statement without an answer.
    pub nav: Vec<NavItem>,
    /// The line at the foot, with a stressed beginning.
    pub foot: Rich,
    /// Whose project this is, and whose it is not.
    pub independent: Text,
    /// The sentence with the date of the sources.
    pub sources_as_of: Text,
    /// That some of the words are behind the English from which they were translated.
    pub behind: Option<Text>,
    /// The edition of the questionnaire and the version of the widget, for whoever reports a fault.
    pub edition_and_version: Text,
}

/// The choice of languages.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageChoice {
    /// What it is.
    pub label: Text,
    /// The languages, each with its own name.
    pub languages: Vec<Language>,
}

impl LanguageChoice {
    /// The present language; `None` where the words are in none of them.
    #[must_use]
    pub fn present(&self, page: &Page) -> Option<&Language> {
        self.languages.iter().find(|language| language.tag == page.language)
    }
}

/// A link of the navigation.
#[derive(Debug, Clone, PartialEq)]
pub struct NavItem {
    /// Its words.
    pub label: Text,
    /// Where it leads.
    pub to: Msg,
    /// The address of that place ([`Msg::address`]).
    pub address: Option<Text>,
    /// Whether this is where the person is.
    pub current: bool,
}

/// A link or a button in the flow of a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its words.
    pub label: Text,
    /// More words for screen readers, which read it without its context.
    pub label_more: Option<Text>,
    /// What it does.
    pub to: Msg,
    /// The address of the place that it leads to ([`Msg::address`]); `None` for what leads nowhere.
    pub address: Option<Text>,
}

/// How much text a field takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The longest text that it takes, in UTF-16 units.
    pub most: usize,
    /// The sentence that the field is full; `None` while it is not.
    pub full: Option<Text>,
}

impl Bound {
    /// The bound of a field with this text, in an assessment with this room.
    fn of(voice: Voice<'_>, room: Room, limit: Limit, value: &str) -> Self {
        let full = room.is_full(limit, value).then(|| voice.say(Term::FieldFull));
        Self { most: room.most(limit, value), full }
    }
}

/// A message above the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Whether work could be lost, or something failed: a heavy box instead of a bar.
    pub heavy: bool,
    /// The heading, where there is one.
    pub title: Option<Text>,
    /// What happened, and what to do.
    pub lines: Vec<Rich>,
    /// Details one click away: a label and its lines.
    pub details: Option<(Text, Vec<Text>)>,
    /// Where to go, one click away: labels, each with the ids of statements and their links.
    pub lists: Vec<(Text, Vec<(Text, Link)>)>,
    /// The actions; the first is the filled button where the box is heavy.
    pub actions: Vec<Link>,
    /// Whether the first action opens a file chooser instead of sending its message.
    pub choose_file: bool,
}

/// The file that was offered.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedPart {
    /// That it is being saved.
    pub line: Text,
    /// Shows or hides the other ways.
    pub more: Link,
    /// Closes the message.
    pub close: Link,
    /// The other ways, where they are shown.
    pub ways: Option<Ways>,
}

/// The other ways to get a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Ways {
    /// When they are needed.
    pub hints: Vec<Text>,
    /// To share it, and to copy its text.
    pub actions: Vec<Link>,
    /// How the last way ended.
    pub said: Option<Text>,
    /// The label and the hint of the field with the text, and the text.
    pub text: Option<((Text, Text), Text)>,
}

/// The screen, one variant a file in `page/` and in `ui/`.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The person has not begun, or came back to the beginning.
    Start(Rc<StartPage>),
    /// The list of all sections.
    Tasks(Rc<TasksPage>),
    /// One section is being answered.
    Section(Rc<SectionPage>),
    /// The answers of one section are being checked.
    Check(Rc<CheckPage>),
    /// The figures and the next steps.
    Results(Rc<ResultsPage>),
    /// The draft action plan.
    Plan(Rc<PlanPage>),
    /// The recommendations received.
    Recommendations(Rc<RecommendationsPage>),
    /// The figures under a lens.
    Lens(Rc<LensPage>),
    /// The terms of a figure.
    Terms(Rc<TermsPage>),
    /// The figures with suppositions: what if.
    WhatIf(Rc<WhatIfPage>),
    /// What to find out first.
    FindOut(Rc<FindOutPage>),
}

/// How the picture of an answer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The filled cells, of all cells.
    Level(u8, u8),
    /// A dashed box with a question mark.
    NotKnown,
    /// One line.
    NotApplicable,
    /// Blanks to fill in.
    None,
}

/// How far a source binds; decides the frame of its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForceMark {
    /// A treaty.
    Treaty,
    /// A treaty body.
    Committee,
    /// A standard adopted by the United Nations.
    SoftLaw,
    /// Guidance and good practice.
    Guidance,
}

/// A tag that says how far something binds.
#[derive(Debug, Clone, PartialEq)]
pub struct ForceTag {
    /// Its frame.
    pub mark: ForceMark,
    /// Its word.
    pub label: Text,
}

/// A source as it is cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Title and pinpoint in one line.
    pub text: Text,
    /// Where it can be read.
    pub address: Option<Text>,
    /// How far it binds.
    pub force: ForceTag,
    /// That it carries the statement only in part; whether it binds the State, or only its own parties.
    pub remarks: Vec<Text>,
}

/// How much of something is answered, for a progress bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// How many are answered.
    pub done: u32,
    /// How many are asked.
    pub total: u32,
    /// The same in words.
    pub text: Text,
    /// The name of the bar.
    pub label: Text,
}

/// Readiness as a picture: points on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bar {
    /// The lowest value that it can still take.
    pub lowest: Share,
    /// The highest.
    pub highest: Share,
    /// Today's value, where there is one.
    pub now: Option<Share>,
}

impl Bar {
    /// The picture of a figure; returns `None` where no statement applies.
    fn of(readiness: Option<&Readiness>) -> Option<Self> {
        let readiness = readiness?;
        Some(Self {
            lowest: readiness.lowest.share(),
            highest: readiness.highest.share(),
            now: readiness.now.map(Ratio::share),
        })
    }
}

impl Page {
    /// The page of a session, in the words of its content.
    #[must_use]
    pub fn of(session: &Session, content: &Content, locale: &dyn Locale) -> Self {
        let voice = Voice { content, locale };
        let screen = match session.place {
            Place::Start => Screen::Start(Rc::new(StartPage::of(session, voice))),
            Place::Tasks => Screen::Tasks(Rc::new(TasksPage::of(session, voice))),
            Place::Plan => Screen::Plan(Rc::new(PlanPage::of(session, voice))),
            Place::Recommendations => {
                Screen::Recommendations(Rc::new(RecommendationsPage::of(session, voice)))
            }
            Place::Section(ix) => Screen::Section(Rc::new(SectionPage::of(session, voice, ix))),
            Place::BeforeDeposit => Screen::Section(Rc::new(SectionPage::before_deposit(session, voice))),
            Place::Check(ix) => Screen::Check(Rc::new(CheckPage::of(session, voice, ix))),
            Place::Results => Screen::Results(Rc::new(ResultsPage::of(session, voice))),
            Place::Lens(lens) => Screen::Lens(Rc::new(LensPage::of(session, voice, lens))),
            Place::Terms(figure) => Screen::Terms(Rc::new(TermsPage::of(session, voice, figure))),
            Place::WhatIf => Screen::WhatIf(Rc::new(WhatIfPage::of(session, voice))),
            Place::FindOut => Screen::FindOut(Rc::new(FindOutPage::of(session, voice))),
        };
        Self {
            language: content.words.language.clone(),
            rtl: content.words.rtl,
            tongue: content.words.tongue(),
            frame: Frame::of(session, voice),
            notice: session.notice.as_ref().map(|notice| Notice::of(notice, session, voice)),
            offered: session.desk.offered.as_ref().map(|offered| OfferedPart::of(offered, voice)),
            removed: session.desk.removed.as_ref().map(|removed| RemovedPart::of(removed, voice)),
            screen,
        }
    }
}
