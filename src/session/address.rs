//! The names of places. A host gives them to `show`; links and the saved session hold them.

use super::{Export, Image, Msg, Part, Picture, Place};
use crate::assessment::Depth;
use crate::content::Questionnaire;
use crate::score::{FigureOf, Lens};

/// The end of the name of a check; then the beginning of the name of a part of the results.
const CHECK: &str = "/check";
const RESULTS: &str = "results/";

/// Before the name of a lens; then before the name of a figure whose terms are shown.
const BY: &str = "results/by/";
const OF: &str = "results/of/";

/// Before the name of how far to go.
const BEGIN: &str = "begin/";

/// The choice where the answers are kept.
const KEEPING: &str = "keeping";

const BEFORE_DEPOSIT: &str = "before-deposit";
const WHAT_IF: &str = "results/what-if";
const FIND_OUT: &str = "results/find-out";

impl Place {
    /// Its name: `start`, `tasks`, `results`, `plan`, `recommendations`, `before-deposit`, a section (`S8`), the check of a
    /// section (`S8/check`), or a view of the results: `results/by/theme`, `results/of/article/4`, `results/what-if`,
    /// `results/find-out`.
    #[must_use]
    pub fn name(self, questionnaire: &Questionnaire) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Tasks => "tasks".to_owned(),
            Self::Results => "results".to_owned(),
            Self::Plan => "plan".to_owned(),
            Self::Recommendations => "recommendations".to_owned(),
            Self::Section(ix) => questionnaire.section(ix).id.to_string(),
            Self::BeforeDeposit => BEFORE_DEPOSIT.to_owned(),
            Self::Check(ix) => [&*questionnaire.section(ix).id, CHECK].concat(),
            Self::Lens(lens) => [BY, lens.name()].concat(),
            Self::Terms(figure) => [OF, &figure.name(questionnaire)].concat(),
            Self::WhatIf => WHAT_IF.to_owned(),
            Self::FindOut => FIND_OUT.to_owned(),
        }
    }

    /// The place with this name.
    #[must_use]
    pub fn find(name: &str, questionnaire: &Questionnaire) -> Option<Self> {
        match name {
            "start" => Some(Self::Start),
            "tasks" => Some(Self::Tasks),
            "results" => Some(Self::Results),
            "plan" => Some(Self::Plan),
            "recommendations" => Some(Self::Recommendations),
            BEFORE_DEPOSIT => Some(Self::BeforeDeposit),
            WHAT_IF => Some(Self::WhatIf),
            FIND_OUT => Some(Self::FindOut),
            _ if name.starts_with(BY) => Lens::find(name.strip_prefix(BY)?).map(Self::Lens),
            _ if name.starts_with(OF) => {
                FigureOf::find(name.strip_prefix(OF)?, questionnaire).map(Self::Terms)
            }
            _ => match name.strip_suffix(CHECK) {
                Some(id) => questionnaire.find_section(id).map(Self::Check),
                None => questionnaire.find_section(name).map(Self::Section),
            },
        }
    }
}

impl Export {
    /// The file with this name: `json`, `calendar`, or a picture such as `readiness.svg` or `plan.png`.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let picture = |name| Picture::ALL.into_iter().find(|picture| picture.name() == name);
        match name {
            "json" => Some(Self::Document),
            "calendar" => Some(Self::Calendar),
            _ => match name.split_once('.')? {
                (name, "svg") => Some(Self::Picture(picture(name)?, Image::Svg)),
                (name, "png") => Some(Self::Picture(picture(name)?, Image::Png)),
                _ => None,
            },
        }
    }
}

impl Msg {
    /// The address of the place that this leads to, as [`Msg::go_to`] reads it; `None` if it leads nowhere.
    #[must_use]
    pub fn address(&self, questionnaire: &Questionnaire) -> Option<String> {
        match self {
            Self::Go(place) | Self::BackTo(place) | Self::Leave(_, place) => Some(place.name(questionnaire)),
            Self::Begin(depth) => Some([BEGIN, depth.name()].concat()),
            Self::GoTo(ix) | Self::GoToReason(ix) | Self::GoToLink(ix, _) => {
                Some(questionnaire.indicator(*ix).id.to_string())
            }
            Self::GoToPart(part) => Some([RESULTS, part.id()].concat()),
            Self::GoToKeeping => Some(KEEPING.to_owned()),
            _ => None,
        }
    }

    /// Goes to a place, a part of the results (`results/next`), a statement (`S8.1`), or the choice where the answers are
    /// kept (`keeping`), by its name.
    #[must_use]
    pub fn go_to(name: &str, questionnaire: &Questionnaire) -> Option<Self> {
        let place = || Place::find(name, questionnaire).map(Self::Go);
        let part = || {
            let id = name.strip_prefix(RESULTS)?;
            Part::ALL.into_iter().find(|part| part.id() == id).map(Self::GoToPart)
        };
        let begin = || Depth::find(name.strip_prefix(BEGIN)?).map(Self::Begin);
        let keeping = || (name == KEEPING).then_some(Self::GoToKeeping);
        place()
            .or_else(part)
            .or_else(begin)
            .or_else(keeping)
            .or_else(|| questionnaire.find(name).map(Self::GoTo))
    }

    /// Begins at a place, a part of the results or a statement. How far to go, the person chooses.
    #[must_use]
    pub fn begin_at(name: &str, may_focus: bool, questionnaire: &Questionnaire) -> Option<Self> {
        let to = match Self::go_to(name, questionnaire)? {
            Self::Begin(_) => Self::Go(Place::Start),
            to => to,
        };
        Some(Self::BeginAt(Box::new(to), may_focus))
    }
}
