//! Recommendations that the State has received, as the person lists them, and their form in the document.

use super::Assessment;
use super::limits::MANY;
use super::opening::LONG;
use super::writing::push_texts;
use crate::content::{IndicatorIx, Questionnaire};
use crate::reading::{Ids, Json, Node, Problems, Text};

/// A recommendation received.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recommendation {
    /// Who made it; `None` before the choice.
    pub source: Option<RecommendationSource>,
    /// The document or the session that contains it.
    pub document: Text,
    /// The paragraph.
    pub paragraph: Text,
    /// When it was made, as entered.
    pub date: Text,
    /// What it asks, in short.
    pub asks: Text,
    /// The statements that it is tied to.
    pub indicators: Vec<IndicatorIx>,
    /// Ids of statements that this questionnaire lacks.
    pub(super) aside: Vec<Text>,
}

/// Who makes recommendations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendationSource {
    /// The Committee against Torture.
    Committee,
    /// Another treaty body.
    TreatyBody,
    /// A special procedure of the Human Rights Council.
    SpecialProcedure,
    /// The Universal Periodic Review, where the State accepted it.
    UprAccepted,
    /// The Universal Periodic Review, where the State noted it.
    UprNoted,
    /// A regional body.
    Regional,
    /// The national human rights institution.
    Institution,
    /// The national preventive mechanism.
    PreventiveMechanism,
    /// A review of the State's own.
    OwnReview,
}

/// The names of the sources in the document, as `RecommendationSource::ALL`.
const SOURCES: [&str; 9] = [
    "committee",
    "treaty-body",
    "special-procedure",
    "upr-accepted",
    "upr-noted",
    "regional-body",
    "human-rights-institution",
    "preventive-mechanism",
    "own-review",
];

impl RecommendationSource {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Committee,
        Self::TreatyBody,
        Self::SpecialProcedure,
        Self::UprAccepted,
        Self::UprNoted,
        Self::Regional,
        Self::Institution,
        Self::PreventiveMechanism,
        Self::OwnReview,
    ];

    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().zip(SOURCES).find(|(source, _)| **source == self).map_or("", |(_, name)| name)
    }

    /// The source of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}

impl Recommendation {
    /// Whether nothing was entered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let texts = [&self.document, &self.paragraph, &self.date, &self.asks];
        self.source.is_none()
            && self.indicators.is_empty()
            && self.aside.is_empty()
            && texts.iter().all(|text| text.trim().is_empty())
    }

    /// Ties it to a statement, or unties it.
    pub fn tie(&mut self, ix: IndicatorIx, tied: bool) {
        self.indicators.retain(|other| *other != ix);
        if tied && self.indicators.len() + self.aside.len() < MANY {
            self.indicators.push(ix);
        }
    }

    fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut json = Json::Object(Vec::new());
        if let Some(source) = self.source {
            json.push("source", Json::text(source.name()));
        }
        let texts = [
            ("document", &self.document),
            ("paragraph", &self.paragraph),
            ("date", &self.date),
            ("asks", &self.asks),
        ];
        push_texts(&mut json, &texts);
        let ids = self.indicators.iter().map(|ix| &questionnaire.indicator(*ix).id);
        let ids: Vec<Json> = ids.chain(&self.aside).map(|id| Json::text(&**id)).collect();
        if !ids.is_empty() {
            json.push("indicators", Json::List(ids));
        }
        json
    }

    /// Ids of statements that this questionnaire lacks are kept aside.
    fn read(
        node: &Node<'_>,
        find: impl Fn(&str) -> Option<IndicatorIx>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let source = fields.optional("source").and_then(|node| node.one_of(&SOURCES, problems));
        let mut text = |name| {
            fields
                .optional(name)
                .and_then(|node| node.text(LONG, problems))
                .map(Text::from)
                .unwrap_or_default()
        };
        let mut found = Self {
            source: source.and_then(|n| RecommendationSource::ALL.get(n).copied()),
            document: text("document"),
            paragraph: text("paragraph"),
            date: text("date"),
            asks: text("asks"),
            ..Self::default()
        };
        let ids =
            fields.optional("indicators").and_then(|node| node.list(MANY, problems)).unwrap_or_default();
        fields.finish(problems);
        for node in ids {
            let Some(id) = node.id(problems) else { continue };
            match find(id) {
                Some(ix) => found.tie(ix, true),
                None => found.aside.push(id.into()),
            }
        }
        Some(found)
    }
}

impl Assessment {
    /// Adds an empty recommendation. Returns its position, or `None` when there are too many.
    pub fn add_recommendation(&mut self) -> Option<usize> {
        let position = self.recommendations.len();
        (position < MANY).then(|| self.recommendations.push(Recommendation::default()))?;
        Some(position)
    }

    /// How many recommendations are tied to a statement.
    #[must_use]
    pub fn recommended(&self, ix: IndicatorIx) -> usize {
        self.recommendations.iter().filter(|it| it.indicators.contains(&ix)).count()
    }

    pub(super) fn recommendations_json(&self, questionnaire: &Questionnaire) -> Json {
        let entered = self.recommendations.iter().filter(|it| !it.is_blank());
        Json::List(entered.map(|it| it.to_json(questionnaire)).collect())
    }

    pub(super) fn read_recommendations(
        &mut self,
        node: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) {
        let (indexes, ids): (Vec<_>, Vec<&str>) =
            questionnaire.indicators().map(|(ix, indicator)| (ix, &*indicator.id)).unzip();
        let known = Ids::of(&ids, |_| {});
        let find = |id: &str| known.find(id).and_then(|n| indexes.get(n)).copied();
        for node in node.list(MANY, problems).unwrap_or_default() {
            self.recommendations.extend(Recommendation::read(&node, find, problems));
        }
    }
}
