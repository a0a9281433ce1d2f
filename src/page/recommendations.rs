//! The recommendations received: who made each, in which document, what it asks, and which statements it is tied to.

use std::rc::Rc;

use super::plan::{DateInput, TextInput, rows};
use super::search::{self, SearchPart};
use super::voice::{Voice, counted};
use super::{Bound, Link, Phrase, Text, Tongue, isolated, said};
use crate::assessment::{Limit, Recommendation, RecommendationSource, Room};
use crate::content::{IndicatorIx, Term};
use crate::session::{DateField, Msg, Place, Planning, RecommendationField, SearchIn, Session};

/// The recommendations received.
#[derive(Debug, Clone, PartialEq)]
pub struct RecommendationsPage {
    /// The way back to the plan.
    pub back: Link,
    /// The title.
    pub title: Text,
    /// What they are for.
    pub lead: Text,
    /// The sentence that the list is empty.
    pub none: Option<Text>,
    /// The recommendations.
    pub items: Vec<RecommendationItem>,
    /// Adds a recommendation.
    pub add: Link,
}

/// A recommendation received.
#[derive(Debug, Clone, PartialEq)]
pub struct RecommendationItem {
    /// The language of its texts.
    pub tongue: Rc<Tongue>,
    /// The name of its element, unique on the page.
    pub id: Text,
    /// The id of its heading.
    pub heading: Text,
    /// Its position in the list.
    pub position: usize,
    /// Its number.
    pub number: Text,
    /// What it asks, or its number.
    pub title: Phrase,
    /// Who made it, in which document, and when.
    pub about: Vec<Phrase>,
    /// Which statements it is tied to.
    pub tied: Text,
    /// The label of the fold, and more words for screen readers.
    pub edit: (Text, Text),
    /// What it asks.
    pub asks: TextInput<(usize, RecommendationField)>,
    /// Who made it.
    pub source: Select<Option<RecommendationSource>>,
    /// The document or session.
    pub document: TextInput<(usize, RecommendationField)>,
    /// The paragraph.
    pub paragraph: TextInput<(usize, RecommendationField)>,
    /// When it was made.
    pub date: DateInput,
    /// The heading, and the statements that it is tied to or was tied to, but for those that are found.
    pub statements: (Text, Vec<TiedStatement>),
    /// The search for more of them.
    pub search: SearchPart,
    /// The heading, and the statements that are found.
    pub found: (Text, Vec<TiedStatement>),
    /// Removes it.
    pub remove: Link,
}

/// A choice among many.
#[derive(Debug, Clone, PartialEq)]
pub struct Select<T> {
    /// The id of its element.
    pub id: Text,
    /// Its label.
    pub label: Text,
    /// The choices: words, whether it is chosen, its value.
    pub options: Vec<(Text, bool, T)>,
}

/// A statement that a recommendation can be tied to.
#[derive(Debug, Clone, PartialEq)]
pub struct TiedStatement {
    /// The id of its element.
    pub id: Text,
    /// Its id and its short claim.
    pub label: Text,
    /// Whether the recommendation is tied to it.
    pub tied: bool,
    /// Ties or unties it.
    pub toggle: Msg,
}

/// A recommendation received that asks for a step.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedBy {
    /// What it asks, or its number.
    pub what: Phrase,
    /// Who made it, in which document, and when.
    pub about: Vec<Phrase>,
    /// To the recommendation.
    pub to: Msg,
}

impl AskedBy {
    /// The recommendations that are tied to a statement.
    pub(super) fn of(session: &Session, voice: Voice<'_>, ix: IndicatorIx) -> Vec<Self> {
        let received = session.assessment.recommendations.iter().enumerate();
        let tied = received.filter(|(_, found)| found.indicators.contains(&ix));
        let asked_by = |(n, found): (usize, &Recommendation)| Self {
            what: title(voice, n, found),
            about: about(voice, found),
            to: Msg::GoToRecommendation(n),
        };
        tied.map(asked_by).collect()
    }
}

/// What a recommendation asks, or its number.
fn title(voice: Voice<'_>, n: usize, found: &Recommendation) -> Phrase {
    match found.asks.trim() {
        "" => Phrase::Ours(voice.fill(Term::ReceivedNumber, &[("n", &voice.number(counted(n + 1)))])),
        asks => Phrase::Own(asks.into()),
    }
}

impl RecommendationsPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let received = &session.assessment.recommendations;
        let items = received.iter().enumerate();
        let room = session.assessment.room(voice.questionnaire());
        Self {
            back: voice.link(Term::BackToPlan, Msg::BackTo(Place::Plan)),
            title: voice.say(Term::ReceivedTitle),
            lead: voice.say(Term::ReceivedLead),
            none: received.is_empty().then(|| voice.say(Term::ReceivedNone)),
            items: items.map(|(n, found)| RecommendationItem::of(session, voice, room, n, found)).collect(),
            add: voice.link(Term::ReceivedAdd, Msg::Plan(Planning::AddRecommendation)),
        }
    }
}

impl RecommendationItem {
    fn of(session: &Session, voice: Voice<'_>, room: Room, n: usize, found: &Recommendation) -> Self {
        let name = format!("received-{n}");
        let id = |tail: &str| Text::from([&*name, "-", tail].concat());
        let input = |tail, label, value: &Text, field| TextInput {
            id: id(tail),
            label: voice.say(label),
            hint: None,
            value: value.clone(),
            rows: rows(value),
            bound: Bound::of(voice, room, Limit::Short, value),
            field: (n, field),
        };
        let place = SearchIn::Recommendation(n);
        let all = search::found(session, voice, place);
        let (search, offered) = SearchPart::of(session, voice, place, Term::ReceivedSearch, all);
        let statement = |ix: &IndicatorIx| TiedStatement::of(voice, n, found, *ix);
        let tied_to = tied_or_untied(session, voice, n, found);
        let tied_to = tied_to.iter().filter(|ix| !offered.contains(ix)).map(statement).collect();
        let number = voice.number(counted(n + 1));
        let named = voice.fill(Term::ReceivedNumber, &[("n", &number)]);
        let date = DateField::Received(n);
        Self {
            tongue: voice.content.words.tongue(),
            title: title(voice, n, found),
            about: about(voice, found),
            tied: tied(voice, found),
            edit: (voice.say(Term::EditLine), named.clone()),
            asks: input("asks", Term::ReceivedAsks, &found.asks, RecommendationField::Asks),
            source: source(voice, found, id("source")),
            document: input(
                "document",
                Term::ReceivedDocument,
                &found.document,
                RecommendationField::Document,
            ),
            paragraph: input(
                "paragraph",
                Term::ReceivedParagraph,
                &found.paragraph,
                RecommendationField::Paragraph,
            ),
            date: DateInput::of(session, voice, date, id("date"), Term::ReceivedDate, &found.date),
            statements: (voice.say(Term::ReceivedStatements), tied_to),
            search,
            found: (voice.say(Term::ReceivedFound), offered.iter().map(statement).collect()),
            remove: Link {
                label_more: Some(named),
                ..voice.link(Term::ReceivedRemove, Msg::Plan(Planning::RemoveRecommendation(n)))
            },
            id: id("item"),
            heading: id("what"),
            position: n,
            number: number.into(),
        }
    }
}

/// "Committee against Torture · CAT/C/… · paragraph 12 · 10 May 2024"; a missing entry is left out.
pub(super) fn about(voice: Voice<'_>, found: &Recommendation) -> Vec<Phrase> {
    let source = found.source.map(|source| voice.say(named(source))).unwrap_or_default();
    let paragraph = Some(found.paragraph.trim()).filter(|text| !text.is_empty());
    let paragraph =
        paragraph.map(|text| voice.count(Term::UnitParagraph, 1, &[("numbers", &isolated(text))]));
    let date = crate::calendar::Date::parse(found.date.trim()).map(|day| voice.date(&day.to_string()));
    said([
        Phrase::Ours(source),
        Phrase::Own(found.document.trim().into()),
        Phrase::Ours(paragraph.unwrap_or_default()),
        Phrase::Ours(date.unwrap_or_default().into()),
    ])
}

pub(super) fn tied(voice: Voice<'_>, found: &Recommendation) -> Text {
    match found.indicators.as_slice() {
        [] => voice.say(Term::ReceivedUntied),
        list => voice.fill(Term::ReceivedTied, &[("ids", &voice.ids(list))]),
    }
}

fn source(voice: Voice<'_>, found: &Recommendation, id: Text) -> Select<Option<RecommendationSource>> {
    let none = (voice.say(Term::ReceivedChoose), found.source.is_none(), None);
    let all = RecommendationSource::ALL.map(|it| (voice.say(named(it)), found.source == Some(it), Some(it)));
    let options = std::iter::once(none).chain(all).collect();
    Select { id, label: voice.say(Term::ReceivedSource), options }
}

/// The statements that it is tied to, those that were a part of them in an earlier edition, and those that were just
/// untied: in the order of the questionnaire, so that each keeps its place.
fn tied_or_untied(session: &Session, voice: Voice<'_>, n: usize, found: &Recommendation) -> Vec<IndicatorIx> {
    let questionnaire = voice.questionnaire();
    let ids = found.indicators.iter().map(|ix| &questionnaire.indicator(*ix).id);
    let parts = ids.flat_map(|id| questionnaire.migration.parts_of(id));
    let parts = parts.filter_map(|part| questionnaire.find(part));
    let work = session.desk.tying.as_ref().filter(|work| work.position == n);
    let untied = work.map(|work| work.untied.as_slice()).unwrap_or_default();
    let mut all: Vec<IndicatorIx> = found.indicators.iter().chain(untied).copied().chain(parts).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl TiedStatement {
    fn of(voice: Voice<'_>, n: usize, found: &Recommendation, ix: IndicatorIx) -> Self {
        let tied = found.indicators.contains(&ix);
        Self {
            id: format!("received-{n}-{}", voice.id(ix)).into(),
            label: voice.named(ix),
            tied,
            toggle: Msg::Plan(Planning::Tie(n, ix, !tied)),
        }
    }
}

fn named(source: RecommendationSource) -> Term {
    match source {
        RecommendationSource::Committee => Term::SourceCommittee,
        RecommendationSource::TreatyBody => Term::SourceTreatyBody,
        RecommendationSource::SpecialProcedure => Term::SourceSpecialProcedure,
        RecommendationSource::UprAccepted => Term::SourceUprAccepted,
        RecommendationSource::UprNoted => Term::SourceUprNoted,
        RecommendationSource::Regional => Term::SourceRegional,
        RecommendationSource::Institution => Term::SourceInstitution,
        RecommendationSource::PreventiveMechanism => Term::SourceMechanism,
        RecommendationSource::OwnReview => Term::SourceOwnReview,
    }
}
