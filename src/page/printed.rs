//! The whole questionnaire on paper: every statement with its sources and steps, room to write, and how the figures
//! are worked out by hand. There is no session here, so nothing is answered yet.

use std::rc::Rc;

use super::section::count;
use super::start::{before_deposit, facts};
use super::voice::{Voice, counted, rich};
use super::{Citation, ForceTag, Frame, Rich, Text, Tongue};
use crate::content::locale::Locale;
use crate::content::{Content, Group, IndicatorIx, LevelWords, SectionIx, Source, Term};
use crate::session::Session;

/// The whole questionnaire, worded for paper. It assumes that every weight is 1, as in the built-in questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedPage {
    /// The language of the words, a BCP 47 tag.
    pub language: Text,
    /// Whether the language runs from right to left.
    pub rtl: bool,
    /// What is between texts in the language, and which texts are not in it.
    pub tongue: Rc<Tongue>,
    /// The parts above and below every screen of the widget; they are around this page too.
    pub frame: Frame,
    /// The line on every sheet.
    pub running: Text,
    /// The label of the link to the first statement.
    pub skip: Text,
    /// The title.
    pub title: Text,
    /// What the page is for.
    pub lead: Text,
    /// Privacy in one line.
    pub privacy: Rich,
    /// What the reader has to know of the words, such as that nobody has reviewed the translation.
    pub notice: Option<Text>,
    /// What not to enter.
    pub care: Text,
    /// The labels of the blank lines that name the assessment: State, author, date, handling label.
    pub blanks: Vec<Text>,
    /// Facts about the questionnaire: name and value.
    pub facts: Vec<(Text, Text)>,
    /// The name of the table of contents.
    pub contents: Text,
    /// The heading and the lines of what this is not.
    pub is_not: (Text, Vec<Rich>),
    /// The heading and text of what it is built on.
    pub basis: (Text, Rich),
    /// How to answer.
    pub answering: Answering,
    /// The groups of sections.
    pub groups: Vec<PrintedGroup>,
    /// How the figures are worked out by hand.
    pub worksheet: Worksheet,
    /// The heading over the next steps, and what they are and how they are ordered.
    pub steps: (Text, Vec<Text>),
    /// The heading over the sources, and each source once.
    pub sources: (Text, Vec<PrintedSource>),
}

/// How to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answering {
    /// The heading.
    pub title: Text,
    /// What to do.
    pub lead: Text,
    /// The boxes of a statement: name and meaning.
    pub boxes: Vec<(Text, Text)>,
    /// The meaning of a missing mark.
    pub blank: Text,
    /// The tags of a statement: name and meaning.
    pub tags: [(Text, Text); 2],
}

/// Sections that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedGroup {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What its sections are.
    pub note: Text,
    /// Its sections.
    pub sections: Vec<PrintedSection>,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedSection {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Its name in a table.
    pub short: Text,
    /// What it is for.
    pub purpose: Text,
    /// How many statements, and how many of them before deposit.
    pub count: Text,
    /// The heading, the question and the groups at risk to think of here; only areas have them.
    pub risk: Option<(Text, Text, Vec<Text>)>,
    /// Its statements.
    pub statements: Vec<PrintedStatement>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedStatement {
    /// Its id.
    pub id: Text,
    /// The claim.
    pub claim: Text,
    /// The claim in a list.
    pub short: Text,
    /// What a term in it means.
    pub hint: Option<Text>,
    /// The articles that it belongs to.
    pub articles: Text,
    /// The word of the tag, where it is best settled before deposit.
    pub before_deposit: Option<Text>,
    /// What kind of thing it asks about: structure, process or outcome.
    pub kind: Option<Text>,
    /// The tag of a core statement.
    pub core: Option<Text>,
    /// When it may not apply.
    pub not_applicable: Option<Text>,
    /// The word of the tag, where a quick look asks it.
    pub key: Option<Text>,
    /// The words of the boxes to mark.
    pub boxes: Vec<Text>,
    /// The labels of the lines to write on.
    pub lines: [Text; 3],
    /// Why it matters.
    pub why: Text,
    /// The words before the evidence, and the evidence that would show it.
    pub shows: (Text, Text),
    /// The sentence that it comes after others.
    pub after: Option<Text>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// What brings it in place.
    pub steps: Vec<PrintedStep>,
    /// How long that usually takes: name and value.
    pub horizon: (Text, Text),
}

/// What brings a statement in place.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedStep {
    /// What to do.
    pub text: Text,
    /// Who usually leads: name and value.
    pub lead: (Text, Text),
}

/// How the figures are worked out by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// The heading.
    pub title: Text,
    /// The rules, in the order in which they are used.
    pub rules: Vec<Text>,
    /// The caption of the table.
    pub caption: Text,
    /// The columns; the first names the section, the others are filled in.
    pub columns: [Text; 7],
    /// The name of the last row, and the text of its cells without a mean.
    pub mean: (Text, Text),
    /// The sentence on the statements before deposit, and the labels of their counts.
    pub gate: (Text, [Text; 4]),
}

/// A source that is cited.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedSource {
    /// Its name in a citation.
    pub short: Text,
    /// Its official title.
    pub title: Text,
    /// The language of the title, where it is not that of the page.
    pub title_language: Option<Text>,
    /// Its United Nations symbol.
    pub symbol: Option<Text>,
    /// Where it can be read.
    pub address: Option<Text>,
    /// How far it binds.
    pub force: ForceTag,
}

impl PrintedPage {
    /// The page of a questionnaire.
    #[must_use]
    pub fn of(content: &Content, locale: &dyn Locale) -> Self {
        let voice = Voice { content, locale };
        let words = &content.words;
        Self {
            language: words.language.clone(),
            rtl: words.rtl,
            tongue: words.tongue(),
            frame: Frame::of(&Session::new(&content.questionnaire), voice),
            running: voice.say(Term::Unverified),
            skip: voice.say(Term::ToQuestionnaire),
            title: words.title.clone(),
            lead: voice.say(Term::PrintedLead),
            privacy: rich(&voice.say(Term::PrintedPrivacy)),
            notice: words.notice.clone(),
            care: voice.say(Term::Care),
            blanks: says(
                voice,
                [Term::PrintedState, Term::PrintedBy, Term::PrintedDate, Term::PrintedHandling],
            )
            .into(),
            facts: facts(voice),
            contents: voice.say(Term::TocLabel),
            is_not: (
                voice.say(Term::IsNotTitle),
                [Term::IsNotFinding, Term::IsNotCertificate, Term::IsNotRanking, Term::IsNotReport]
                    .map(|term| rich(&voice.say(term)))
                    .into(),
            ),
            basis: (voice.say(Term::BasisTitle), rich(&words.basis)),
            answering: Answering::of(voice),
            groups: content
                .questionnaire
                .groups
                .iter()
                .enumerate()
                .map(|(n, group)| PrintedGroup::of(voice, n, group))
                .collect(),
            worksheet: Worksheet::of(voice),
            steps: (voice.say(Term::NextTitle), says(voice, [Term::PrintedSteps, Term::OrderText]).into()),
            sources: (
                voice.say(Term::SourcesTitle),
                content.sources.iter().map(|source| PrintedSource::of(voice, source)).collect(),
            ),
        }
    }
}

fn says<const N: usize>(voice: Voice<'_>, terms: [Term; N]) -> [Text; N] {
    terms.map(|term| voice.say(term))
}

impl Answering {
    fn of(voice: Voice<'_>) -> Self {
        let levels = voice.content.words.levels.iter().map(|level| (level.name.clone(), level.hint.clone()));
        let others =
            [(Term::NotKnown, Term::PrintedNotKnown), (Term::NotApplicable, Term::PrintedNotApplicable)];
        let questionnaire = voice.questionnaire();
        let key = questionnaire.indicators().filter(|(_, indicator)| indicator.key).count();
        Self {
            title: voice.say(Term::PrintedHowTitle),
            lead: voice.say(Term::PrintedHow),
            boxes: levels.chain(others.map(|(name, hint)| (voice.say(name), voice.say(hint)))).collect(),
            blank: voice.say(Term::PrintedBlank),
            tags: [
                (
                    voice.say(Term::BeforeDeposit),
                    voice.count(Term::GivesGateText, before_deposit(questionnaire), &[]),
                ),
                (voice.say(Term::DepthKey), voice.count(Term::DepthKeyHint, counted(key), &[])),
            ],
        }
    }
}

impl PrintedGroup {
    fn of(voice: Voice<'_>, n: usize, group: &Group) -> Self {
        let words = voice.content.words.groups.get(n);
        Self {
            id: group.id.clone(),
            title: words.map(|words| words.title.clone()).unwrap_or_default(),
            note: words.map(|words| words.note.clone()).unwrap_or_default(),
            sections: group.sections.iter().map(|ix| PrintedSection::of(voice, *ix)).collect(),
        }
    }
}

impl PrintedSection {
    fn of(voice: Voice<'_>, ix: SectionIx) -> Self {
        let section = voice.questionnaire().section(ix);
        let words = voice.content.words.section(ix);
        let risk = || (voice.say(Term::RiskTitle), voice.say(Term::PrintedRisk), words.risk.clone());
        Self {
            id: section.id.clone(),
            title: words.title.clone(),
            short: words.short.clone(),
            purpose: words.purpose.clone(),
            count: count(voice, &section.indicators),
            risk: (!words.risk.is_empty()).then(risk),
            statements: section.indicators.iter().map(|ix| PrintedStatement::of(voice, *ix)).collect(),
        }
    }
}

impl PrintedStatement {
    fn of(voice: Voice<'_>, ix: IndicatorIx) -> Self {
        let indicator = voice.questionnaire().indicator(ix);
        let words = voice.content.words.indicator(ix);
        let levels = voice.content.words.levels.iter().map(|level| level.name.clone());
        let after = &indicator.requires;
        let lead = |lead: &Text| (voice.say(Term::FactLead), lead.clone());
        Self {
            id: indicator.id.clone(),
            claim: words.statement.clone(),
            short: words.short.clone(),
            hint: words.hint.clone(),
            articles: voice.articles(indicator),
            before_deposit: voice.before_deposit(indicator, false),
            kind: indicator.kind.map(|kind| voice.kind(kind)),
            core: indicator.core.then(|| voice.say(Term::CoreDuty)),
            not_applicable: words.not_applicable.clone(),
            key: indicator.key.then(|| voice.say(Term::DepthKey)),
            boxes: levels
                .chain(says(
                    voice,
                    [
                        Term::NotKnown,
                        if indicator.may_not_apply { Term::NotApplicable } else { Term::NotForeseen },
                    ],
                ))
                .collect(),
            lines: says(voice, [Term::Reason, Term::Note, Term::Evidence]),
            why: words.why.clone(),
            shows: (voice.say(Term::ShowsLabel), words.evidence.clone()),
            after: (!after.is_empty()).then(|| voice.fill(Term::After, &[("ids", &voice.ids(after))])),
            citations: voice.citations(indicator, None),
            steps: words
                .steps
                .iter()
                .map(|step| PrintedStep { text: step.text.clone(), lead: lead(&step.lead) })
                .collect(),
            horizon: (voice.say(Term::FactHorizon), voice.horizon(ix)),
        }
    }
}

impl Worksheet {
    fn of(voice: Voice<'_>) -> Self {
        let questionnaire = voice.questionnaire();
        let levels = voice.content.words.levels.iter().zip(&questionnaire.points);
        let level = |(words, points): (&LevelWords, &u32)| {
            let values = [("level", &*words.name), ("n", &*voice.number(*points))];
            voice.fill(Term::LevelCount, &values).to_string()
        };
        let levels: Vec<String> = levels.map(level).collect();
        let bands = voice.content.words.bands.iter().zip(&questionnaire.bands);
        let band = |(name, band): (&Text, &crate::content::Band)| {
            let values = [("band", &**name), ("from", &*voice.number(band.from.number()))];
            voice.fill(Term::BandFrom, &values).to_string()
        };
        let bands: Vec<String> = bands.map(band).collect();
        let top = voice.number(questionnaire.top());
        Self {
            title: voice.say(Term::PrintedMethodTitle),
            rules: vec![
                voice.fill(Term::MethodPoints, &[("levels", &voice.locale.list(&levels))]),
                voice.fill(Term::PrintedPossible, &[("top", &top)]),
                voice.say(Term::PrintedFormulas),
                voice.say(Term::PrintedMean),
                voice.say(Term::PrintedRounding),
                voice.fill(Term::PrintedBands, &[("bands", &voice.joined(Term::Enumeration, bands))]),
            ],
            caption: voice.say(Term::PrintedTable),
            columns: says(
                voice,
                [
                    Term::ColumnSection,
                    Term::PrintedColumnPoints,
                    Term::PrintedColumnPossible,
                    Term::PrintedColumnOpen,
                    Term::Readiness,
                    Term::PrintedColumnLowest,
                    Term::PrintedColumnHighest,
                ],
            ),
            mean: (voice.say(Term::PrintedRowMean), voice.say(Term::Dash)),
            gate: (
                voice.count(Term::GivesGateText, before_deposit(questionnaire), &[]),
                says(voice, [Term::GateSettled, Term::GateOpen, Term::GateNotKnown, Term::GateBlank]),
            ),
        }
    }
}

impl PrintedSource {
    fn of(voice: Voice<'_>, source: &Source) -> Self {
        Self {
            short: source.short.clone(),
            title: source.title.clone(),
            title_language: source.title_language.clone(),
            symbol: source.symbol.clone(),
            address: source.address.clone(),
            force: voice.force(source.force),
        }
    }
}
