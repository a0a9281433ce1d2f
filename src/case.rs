//! An assessment with its questionnaire: the facts about a statement that need both.
//!
//! It says what is asked, what is in place, and what waits for what. It knows no points and no order: [`crate::score`]
//! and [`crate::next_steps`] compute them.

use crate::assessment::{Assessment, Depth, Response};
use crate::content::{Force, IndicatorIx, Questionnaire, Reference, SectionIx};

/// An assessment, and the questionnaire that it was made with.
///
/// ```
/// use uncat_readiness::assessment::{Assessment, Response};
/// use uncat_readiness::case::Case;
/// # use uncat_readiness::content::Content;
/// # let file = |name: &str| std::fs::read_to_string(format!("content/{name}.json"));
/// # let bundle = format!(
/// #     r#"{{"format": "uncat-readiness/bundle", "version": 1,
/// #     "questionnaire": {}, "sources": {}, "words": {}, "interface": {}, "migration": {}}}"#,
/// #     file("uncat/questionnaire")?, file("uncat/sources")?, file("uncat/en")?, file("interface/en")?,
/// #     file("uncat/migration")?,
/// # );
/// # let content = Content::parse(&bundle).expect("the built-in content has no problem");
/// # let questionnaire = &content.questionnaire;
///
/// let [law, decision] = ["S1.1", "S1.2"].map(|id| questionnaire.find(id).expect("a statement of this id"));
/// let mut assessment = Assessment::new(questionnaire);
/// assessment.answer_mut(law).response = Response::Level(questionnaire.highest());
/// assessment.answer_mut(decision).response = Response::NotKnown;
///
/// let case = Case::of(questionnaire, &assessment);
/// assert!(case.is_in_place(law) && case.is_open(decision));
/// assert_eq!(case.progress().answered, 2);
/// assert!(!case.progress().is_complete());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// What the person answered and plans.
    pub assessment: &'a Assessment,
}

/// How a statement counts (METHOD.md, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On a rung of the scale, from 0.
    Level(usize),
    /// Nobody who was asked knows.
    NotKnown,
    /// Without an answer that counts.
    Unanswered,
    /// It does not apply, and the questionnaire says that it may not.
    NotApplicable,
    /// The person says that it does not apply, and the questionnaire does not foresee that: it counts as an open one.
    NotForeseen,
}

impl Standing {
    /// How a response counts on a statement that may, or may not, be not applicable.
    #[must_use]
    pub fn of(response: Response, may_not_apply: bool) -> Self {
        match response {
            Response::Level(level) => Self::Level(level),
            Response::NotKnown => Self::NotKnown,
            Response::None => Self::Unanswered,
            Response::NotApplicable if may_not_apply => Self::NotApplicable,
            Response::NotApplicable => Self::NotForeseen,
        }
    }
}

/// How many statements one screen of a quick look asks at most, if no section alone has more.
pub const SHEET: usize = 8;

/// How many statements are asked, and how many of them are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many have an answer that counts.
    pub answered: u32,
    /// How many are asked at the chosen depth.
    pub asked: u32,
}

impl Progress {
    /// Whether every statement that is asked is answered.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.answered == self.asked
    }
}

impl<'a> Case<'a> {
    /// Puts the two together. The assessment was made with this questionnaire.
    #[must_use]
    pub fn of(questionnaire: &'a Questionnaire, assessment: &'a Assessment) -> Self {
        Self { questionnaire, assessment }
    }

    /// The answer to a statement as it counts.
    #[must_use]
    pub fn response(self, ix: IndicatorIx) -> Response {
        self.assessment.answer(ix).settled()
    }

    /// How a statement counts.
    #[must_use]
    pub fn standing(self, ix: IndicatorIx) -> Standing {
        if self.assessment.answer(ix).lacks_reason() { Standing::Unanswered } else { self.chosen(ix) }
    }

    /// How a statement counts once a missing reason is given.
    #[must_use]
    pub fn chosen(self, ix: IndicatorIx) -> Standing {
        Standing::of(self.assessment.answer(ix).response, self.questionnaire.indicator(ix).may_not_apply)
    }

    /// Whether a statement is on the highest rung.
    #[must_use]
    pub fn is_in_place(self, ix: IndicatorIx) -> bool {
        matches!(self.response(ix), Response::Level(level) if self.questionnaire.is_highest(level))
    }

    /// Whether a statement applies and is not in place.
    #[must_use]
    pub fn is_below_top(self, ix: IndicatorIx) -> bool {
        self.standing(ix) != Standing::NotApplicable && !self.is_in_place(ix)
    }

    /// Whether a statement applies and has no level.
    #[must_use]
    pub fn is_open(self, ix: IndicatorIx) -> bool {
        !matches!(self.standing(ix), Standing::Level(_) | Standing::NotApplicable)
    }

    /// Whether a statement is asked at the chosen depth.
    #[must_use]
    pub fn asks(self, ix: IndicatorIx) -> bool {
        self.assessment.asks(self.questionnaire, ix)
    }

    /// The screens that ask, each with its sections. The whole questionnaire asks each section by itself. A quick look asks
    /// few statements of each, so the sections of a group share a screen, as long as it has not more than [`SHEET`]
    /// statements.
    #[must_use]
    pub fn sheets(self) -> Vec<Vec<SectionIx>> {
        if self.assessment.depth != Some(Depth::Key) {
            return self.questionnaire.sections().map(|(ix, _)| vec![ix]).collect();
        }
        let mut sheets: Vec<Vec<SectionIx>> = Vec::new();
        for group in &self.questionnaire.groups {
            // What the screen has room for; `None` where the group begins a new one.
            let mut room: Option<usize> = None;
            for ix in group.sections.iter().copied() {
                let indicators = self.questionnaire.section(ix).indicators.iter();
                let asked = indicators.filter(|ix| self.questionnaire.indicator(**ix).key).count();
                let left = room.and_then(|room| room.checked_sub(asked));
                match sheets.last_mut().filter(|_| left.is_some()) {
                    Some(sheet) => sheet.push(ix),
                    None => sheets.push(vec![ix]),
                }
                room = left.or(Some(SHEET.saturating_sub(asked)));
            }
        }
        sheets
    }

    /// The sections that share a screen with this one, itself included.
    #[must_use]
    pub fn sheet(self, section: SectionIx) -> Vec<SectionIx> {
        if self.assessment.depth != Some(Depth::Key) {
            return vec![section];
        }
        self.sheets().into_iter().find(|sheet| sheet.contains(&section)).unwrap_or_else(|| vec![section])
    }

    /// The next screen that asks a statement without an answer, after the screen of a section.
    #[must_use]
    pub fn next_sheet(self, section: SectionIx) -> Option<Vec<SectionIx>> {
        let after = self.sheets().into_iter().skip_while(|sheet| !sheet.contains(&section)).skip(1);
        after.into_iter().find(|sheet| sheet.iter().any(|ix| !self.progress_in(*ix).is_complete()))
    }

    /// The progress through the whole questionnaire.
    #[must_use]
    pub fn progress(self) -> Progress {
        self.progress_of(self.questionnaire.indicators().map(|(ix, _)| ix))
    }

    /// The progress through one section.
    #[must_use]
    pub fn progress_in(self, section: SectionIx) -> Progress {
        self.progress_of(self.questionnaire.section(section).indicators.iter().copied())
    }

    fn progress_of(self, statements: impl Iterator<Item = IndicatorIx>) -> Progress {
        statements.filter(|ix| self.asks(*ix)).fold(Progress::default(), |progress, ix| Progress {
            answered: progress.answered + u32::from(self.response(ix) != Response::None),
            asked: progress.asked + 1,
        })
    }

    /// Whether the instrument is deposited already, according to the starting point.
    #[must_use]
    pub fn is_deposited(self) -> bool {
        self.assessment.is_deposited(self.questionnaire)
    }

    /// Whether the chosen starting point stresses a statement; without a choice, whether it is best settled before
    /// deposit.
    #[must_use]
    pub fn is_stressed(self, ix: IndicatorIx) -> bool {
        let indicator = self.questionnaire.indicator(ix);
        match &self.assessment.starting_point {
            Some(point) => indicator.stressed_by.contains(point),
            None => indicator.before_deposit,
        }
    }

    /// Whether the State has joined the treaty of a source; `None` where the source belongs to none, or nothing is known.
    #[must_use]
    pub fn has_joined(self, reference: &Reference) -> Option<bool> {
        reference.treaty.filter(|_| self.assessment.tells_treaties()).map(|ix| self.assessment.has_joined(ix))
    }

    /// The statements that are best settled before deposit and have no answer yet.
    #[must_use]
    pub fn left_before_deposit(self) -> Vec<IndicatorIx> {
        let marked = self.questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
        marked.map(|(ix, _)| ix).filter(|ix| self.standing(*ix) == Standing::Unanswered).collect()
    }

    /// Whether a State may answer of every statement of a section that it does not apply.
    #[must_use]
    pub fn may_leave_out(self, section: SectionIx) -> bool {
        let indicators = &self.questionnaire.section(section).indicators;
        indicators.len() > 1 && indicators.iter().all(|ix| self.questionnaire.indicator(*ix).may_not_apply)
    }

    /// The statements of a section that do not apply for one reason, which may still be missing. There are at least two.
    #[must_use]
    pub fn left_out_together(self, section: SectionIx) -> Vec<IndicatorIx> {
        let out = |ix: &IndicatorIx| self.assessment.answer(*ix).response == Response::NotApplicable;
        let indicators = self.questionnaire.section(section).indicators.iter().copied();
        let all: Vec<IndicatorIx> = indicators.filter(out).collect();
        let reason = |ix: &IndicatorIx| &self.assessment.answer(*ix).reason;
        let same = all.first().is_some_and(|first| all.iter().all(|ix| reason(ix) == reason(first)));
        if same && all.len() > 1 && self.may_leave_out(section) { all } else { Vec::new() }
    }

    /// Whether all that was answered in a section does not apply, and the questionnaire foresees that.
    #[must_use]
    pub fn is_left_out(self, section: SectionIx) -> bool {
        let indicators = self.questionnaire.section(section).indicators.iter();
        let mut answered =
            indicators.map(|ix| self.standing(*ix)).filter(|it| *it != Standing::Unanswered).peekable();
        answered.peek().is_some() && answered.all(|it| it == Standing::NotApplicable)
    }

    /// Whether something is missing in an answer: the answer itself, a reason, or the rest of a link.
    #[must_use]
    pub fn lacks(self, ix: IndicatorIx) -> bool {
        let answer = self.assessment.answer(ix);
        answer.settled() == Response::None || answer.evidence.iter().any(|one| one.leads_to().is_err())
    }

    /// How far a statement binds this State (METHOD.md, section 8): a treaty that it has not joined, and the views on that
    /// treaty, are guidance to it. The treaty that the questionnaire is about is what the State prepares for.
    #[must_use]
    pub fn force(self, ix: IndicatorIx) -> Force {
        let indicator = self.questionnaire.indicator(ix);
        if !self.assessment.tells_treaties() {
            return indicator.force;
        }
        let own =
            |reference: &Reference| reference.treaty.is_some_and(|ix| self.questionnaire.treaty(ix).own);
        let force = |reference: &Reference| match self.has_joined(reference) {
            Some(false) if !own(reference) => Force::Guidance,
            _ => reference.force,
        };
        let whole = indicator.references.iter().filter(|reference| !reference.in_part);
        whole.map(force).max().unwrap_or(Force::Guidance)
    }

    /// The prerequisites of a statement that hold it back.
    #[must_use]
    pub fn waits_for(self, ix: IndicatorIx) -> Vec<IndicatorIx> {
        let requires = self.questionnaire.indicator(ix).requires.iter().copied();
        requires.filter(|before| self.holds_back(*before)).collect()
    }

    /// The statements that need this one directly, apply and are not in place.
    pub fn waited_for_by(self, ix: IndicatorIx) -> impl Iterator<Item = IndicatorIx> {
        self.questionnaire
            .indicator(ix)
            .required_by
            .iter()
            .copied()
            .filter(move |next| self.is_below_top(*next))
    }

    /// Whether a prerequisite is known to be missing: below the top, or not known. One without an answer holds nothing
    /// back: the person has said nothing about it.
    #[must_use]
    pub fn holds_back(self, ix: IndicatorIx) -> bool {
        match self.standing(ix) {
            Standing::Level(level) => !self.questionnaire.is_highest(level),
            Standing::NotKnown => true,
            Standing::Unanswered | Standing::NotApplicable | Standing::NotForeseen => false,
        }
    }
}
