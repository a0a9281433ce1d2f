//! The words of the content in its language, for all screens.

use std::rc::Rc;

use super::{Citation, ForceMark, ForceTag, Link, Mark, Progress, Rich, Span, Text};
use crate::case::{Case, Standing};
use crate::content::locale::Locale;
use crate::content::{
    Content, Force, Horizon, Indicator, IndicatorIx, Kind, LevelWords, Percent, Questionnaire, Reference,
    Term,
};
use crate::next_steps::Turn;
use crate::score::{Bands, Ratio, Readiness, Tally};
use crate::session::{Export, Image, Msg, Picture, Session};

/// The words, and the rules of the language for numbers.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) content: &'a Content,
    pub(super) locale: &'a dyn Locale,
}

impl<'a> Voice<'a> {
    pub(super) fn questionnaire(self) -> &'a Questionnaire {
        &self.content.questionnaire
    }

    pub(super) fn case(self, session: &'a Session) -> Case<'a> {
        Case::of(self.questionnaire(), &session.assessment)
    }

    pub(super) fn say(self, term: Term) -> Text {
        self.content.words.say(term)
    }

    pub(super) fn fill(self, term: Term, values: &[(&str, &str)]) -> Text {
        self.content.words.fill(term, values)
    }

    pub(super) fn count(self, term: Term, n: u32, values: &[(&str, &str)]) -> Text {
        self.content.words.count(self.locale, term, n, values)
    }

    pub(super) fn number(self, n: u32) -> String {
        self.locale.number(n)
    }

    /// A day, given as `2026-11-23`, or a month, given as `2026-11`.
    pub(super) fn date(self, iso: &str) -> String {
        self.content.words.date(self.locale, iso)
    }

    /// Texts one after the other, each joined to those before by a term.
    pub(super) fn joined(self, term: Term, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Text {
        self.content.words.joined(term, texts)
    }

    /// The day of the last change; `None` before the first.
    pub(super) fn updated(self, session: &Session) -> Option<String> {
        let day = session.assessment.updated_on(self.locale)?;
        Some(self.date(&day.to_string()))
    }

    pub(super) fn percent(self, ratio: Ratio) -> String {
        self.percentage(ratio.percent())
    }

    /// A percentage as the language writes it, without the signs that `Intl` puts into it in Arabic: they would take a
    /// number beside it to the other side.
    fn percentage(self, percent: Percent) -> String {
        self.locale.percent(percent).replace('\u{200e}', "")
    }

    /// The figures of an axis, in quarters.
    pub(super) fn axis(self) -> [Text; 5] {
        [0, 25, 50, 75, 100].map(|n| self.percentage(Percent::new(n)).into())
    }

    /// A percentage in a sentence: "51 per cent".
    pub(super) fn per_cent(self, ratio: Ratio) -> Text {
        self.count(Term::PerCent, ratio.percent().number(), &[])
    }

    /// Both ends of a range in a sentence: "37" and "65 per cent".
    pub(super) fn ends(self, readiness: &Readiness) -> [Text; 2] {
        [self.number(readiness.lowest.percent().number()).into(), self.per_cent(readiness.highest)]
    }

    pub(super) fn id(self, ix: IndicatorIx) -> Text {
        self.questionnaire().indicator(ix).id.clone()
    }

    pub(super) fn short(self, ix: IndicatorIx) -> Text {
        self.content.words.indicator(ix).short.clone()
    }

    /// The id of a statement, and its claim as it is in a list.
    pub(super) fn named(self, ix: IndicatorIx) -> Text {
        self.joined(Term::Beside, [self.id(ix), self.short(ix)])
    }

    /// Several ids, joined as the language joins them.
    pub(super) fn ids(self, list: &[IndicatorIx]) -> String {
        let ids: Vec<String> = list.iter().map(|ix| self.id(*ix).to_string()).collect();
        self.locale.list(&ids)
    }

    pub(super) fn link(self, term: Term, to: Msg) -> Link {
        self.leading(self.say(term), None, to)
    }

    /// A link or a button with these words.
    pub(super) fn leading(self, label: Text, label_more: Option<Text>, to: Msg) -> Link {
        Link { address: self.address(&to), label, label_more, to }
    }

    /// The address of the place that a message leads to; `None` if it leads nowhere.
    pub(super) fn address(self, to: &Msg) -> Option<Text> {
        to.address(self.questionnaire()).map(Text::from)
    }

    /// The edition of the questionnaire.
    pub(super) fn edition(self) -> Text {
        self.fill(Term::EditionOf, &[("edition", &self.questionnaire().edition)])
    }

    /// Saves a picture, in each format.
    pub(super) fn save(self, picture: Picture, title: &Text) -> [Link; 2] {
        [(Image::Svg, "SVG"), (Image::Png, "PNG")].map(|(image, format)| {
            self.leading(
                self.fill(Term::SavePicture, &[("format", format)]),
                Some(title.clone()),
                Msg::Offer(Export::Picture(picture, image)),
            )
        })
    }

    /// The sentence that only a part of the questionnaire is asked, and that the figures are about this part.
    pub(super) fn scope(self) -> Option<Text> {
        let questionnaire = self.questionnaire();
        let scope = questionnaire.scope.as_ref()?;
        let total = self.number(counted(scope.of));
        Some(self.count(Term::ScopeLine, counted(questionnaire.indicators().len()), &[("total", &total)]))
    }

    /// How much is answered of what is asked.
    pub(super) fn progress(self, term: Term, label: Term, done: u32, total: u32) -> Progress {
        let text = self.count(term, total, &[("done", &self.number(done))]);
        Progress { done, total, text, label: self.say(label) }
    }

    /// The picture of an answer, and its word.
    pub(super) fn mark(self, standing: Standing) -> (Mark, Text) {
        let words = &self.content.words;
        match standing {
            Standing::Level(level) => {
                let cells = u8::try_from(words.levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
                let name = words.levels.get(level).map(|level| level.name.clone()).unwrap_or_default();
                (Mark::Level(u8::try_from(level).unwrap_or(cells), cells), name)
            }
            Standing::NotKnown => (Mark::NotKnown, self.say(Term::NotKnown)),
            Standing::NotApplicable => (Mark::NotApplicable, self.say(Term::NotApplicable)),
            Standing::NotForeseen => (Mark::NotApplicable, self.say(Term::NotForeseen)),
            Standing::Unanswered => (Mark::None, self.say(Term::NoAnswer)),
        }
    }

    /// The tag of a statement that is best settled before deposit; for a party, the tag for review.
    pub(super) fn before_deposit(self, indicator: &Indicator, deposited: bool) -> Option<Text> {
        let term = if deposited { Term::TagReview } else { Term::BeforeDeposit };
        indicator.before_deposit.then(|| self.say(term))
    }

    /// What kind of thing a statement asks about.
    pub(super) fn kind(self, kind: Kind) -> Text {
        self.say(match kind {
            Kind::Structure => Term::KindStructure,
            Kind::Process => Term::KindProcess,
            Kind::Outcome => Term::KindOutcome,
        })
    }

    /// The articles of an indicator: "Articles 3, 12".
    pub(super) fn articles(self, indicator: &Indicator) -> Text {
        let numbers: Vec<String> =
            indicator.articles.iter().map(|article| self.number((*article).into())).collect();
        let n = counted(numbers.len());
        self.count(Term::Articles, n, &[("numbers", &self.joined(Term::Enumeration, numbers))])
    }

    pub(super) fn force(self, force: Force) -> ForceTag {
        let (mark, term) = match force {
            Force::Treaty => (ForceMark::Treaty, Term::ForceTreaty),
            Force::Committee => (ForceMark::Committee, Term::ForceCommittee),
            Force::SoftLaw => (ForceMark::SoftLaw, Term::ForceSoftLaw),
            Force::Guidance => (ForceMark::Guidance, Term::ForceGuidance),
        };
        ForceTag { mark, label: self.say(term) }
    }

    /// The sources of a statement. With a case they say whether they bind the State.
    pub(super) fn citations(self, indicator: &Indicator, case: Option<Case<'_>>) -> Vec<Citation> {
        indicator.references.iter().filter_map(|reference| self.citation(reference, case)).collect()
    }

    /// Title and pinpoints: "Convention against Torture, articles 1(1), 4(1)". A pinpoint that nobody verified is
    /// never shown.
    fn citation(self, reference: &Reference, case: Option<Case<'_>>) -> Option<Citation> {
        let source = self.content.sources.get(reference.source)?;
        let mut units: Vec<(&str, Vec<&str>)> = Vec::new();
        for pinpoint in reference.pinpoints.iter().filter_map(|n| source.pinpoints.get(*n)) {
            match units.iter_mut().find(|(unit, _)| *unit == &*pinpoint.unit) {
                _ if !pinpoint.verified => {}
                Some((_, numbers)) => numbers.push(&pinpoint.number),
                None => units.push((&pinpoint.unit, vec![&pinpoint.number])),
            }
        }
        let mut text = source.short.to_string();
        for (unit, numbers) in units {
            let many = numbers.len() > 1 || numbers.iter().any(|number| number.contains('-'));
            let term = self.content.words.unit(unit);
            let pinpoint = self.count(
                term,
                if many { 2 } else { 1 },
                &[("numbers", &self.joined(Term::Enumeration, numbers))],
            );
            text = self.fill(Term::Cited, &[("source", &text), ("pinpoint", &pinpoint)]).to_string();
        }
        let is_treaty = source.force == Force::Treaty;
        let joined = match (case.and_then(|case| case.has_joined(reference)), is_treaty) {
            (Some(true), true) => Some(Term::BindsState),
            (Some(true), false) => Some(Term::PartyState),
            (Some(false), true) => Some(Term::NotParty),
            (Some(false), false) => Some(Term::NotPartyThere),
            (None, _) => source.parties.then_some(Term::PartiesOnly),
        };
        let remarks = reference.in_part.then_some(Term::InPart).into_iter().chain(joined);
        Some(Citation {
            text: text.into(),
            address: source.address.clone(),
            force: self.force(reference.force),
            remarks: remarks.map(|term| self.say(term)).collect(),
        })
    }

    /// The shortest to the longest horizon of the steps of a statement: "Medium to long".
    pub(super) fn horizon(self, ix: IndicatorIx) -> Text {
        let steps = &self.questionnaire().indicator(ix).steps;
        let all = || steps.iter().flat_map(|step| &step.horizon).copied();
        let (first, last) = (all().min().unwrap_or(Horizon::Short), all().max().unwrap_or(Horizon::Long));
        self.say(match (first, last) {
            (Horizon::Short, Horizon::Short) => Term::HorizonShort,
            (Horizon::Short, Horizon::Medium) => Term::HorizonShortMedium,
            (Horizon::Short, Horizon::Long) => Term::HorizonShortLong,
            (Horizon::Medium, Horizon::Medium) => Term::HorizonMedium,
            (Horizon::Medium, Horizon::Long) => Term::HorizonMediumLong,
            _ => Term::HorizonLong,
        })
    }

    /// A turn of the next steps: the id of its heading, its name, and what its steps have in common.
    pub(super) fn turn(self, turn: Turn, has_starting_point: bool) -> (&'static str, Text, Text) {
        let (id, title, note) = match turn {
            Turn::Now if has_starting_point => ("now", Term::GroupNow, Term::GroupNowNoteFrom),
            Turn::Now => ("now", Term::GroupNow, Term::GroupNowNote),
            Turn::Next => ("upnext", Term::GroupNext, Term::GroupNextNote),
            Turn::Later => ("later", Term::GroupLater, Term::GroupLaterNote),
        };
        (id, self.say(title), self.say(note))
    }

    /// Percentage points with tenths: "0.6 points".
    pub(super) fn percentage_points(self, ratio: Ratio) -> Text {
        self.content.words.count_tenths(self.locale, Term::PercentagePoints, ratio.tenths().number())
    }

    /// "37 to 61", or that nothing is open.
    pub(super) fn range(self, readiness: &Readiness) -> Text {
        let [low, high] =
            [readiness.lowest, readiness.highest].map(|ratio| self.number(ratio.percent().number()));
        if readiness.lowest == readiness.highest {
            return self.say(Term::RangeFixed);
        }
        self.fill(Term::RangeFromTo, &[("low", &low), ("high", &high)])
    }

    /// The levels of the statements of a figure, highest first: "In place: 2, Partly: 1".
    pub(super) fn levels(self, tally: &Tally) -> Text {
        let all = self.content.words.levels.iter().zip(tally.levels).rev().filter(|(_, n)| *n > 0);
        let level = |(words, n): (&LevelWords, u32)| {
            self.fill(Term::LevelCount, &[("level", &words.name), ("n", &self.number(n))]).to_string()
        };
        let levels: Vec<String> = all.map(level).collect();
        if levels.is_empty() { self.say(Term::NoLevel) } else { self.locale.list(&levels).into() }
    }

    /// The band of a figure: "Building", or "Building to Established" where both are still possible.
    pub(super) fn bands(self, bands: &Bands) -> Text {
        match bands.only() {
            Some(n) => self.band(n),
            None => {
                let (low, high) = (self.band(bands.lowest), self.band(bands.highest));
                self.fill(Term::BandsRange, &[("low", &low), ("high", &high)])
            }
        }
    }

    fn band(self, n: usize) -> Text {
        self.content.words.bands.get(n).cloned().unwrap_or_default()
    }

    /// That the last band is not named, and how many core statements are not in place; `None` where nothing keeps it
    /// from being named.
    pub(super) fn held(self, bands: &Bands) -> Option<Text> {
        let last = self.content.words.bands.last().filter(|_| !bands.held_by.is_empty())?;
        Some(self.count(Term::BandsHeld, counted(bands.held_by.len()), &[("band", last)]))
    }

    /// How many statements do not apply: "2 not applicable, 1 not applicable (not foreseen)". `None` where all apply.
    pub(super) fn out(self, not_applicable: u32, not_foreseen: u32) -> Option<Text> {
        let each = [(Term::OutApplicable, not_applicable), (Term::OutForeseen, not_foreseen)];
        let some = each.into_iter().filter(|(_, n)| *n > 0);
        let some: Vec<String> = some.map(|(term, n)| self.count(term, n, &[]).to_string()).collect();
        (!some.is_empty()).then(|| self.locale.list(&some).into())
    }

    /// "5 of 6" with a level.
    pub(super) fn with_level(self, tally: &Tally) -> Text {
        self.fill(
            Term::Of,
            &[("n", &self.number(tally.with_level())), ("total", &self.number(tally.applicable()))],
        )
    }
}

/// A count in the type that the words take; no list of ours comes near the limit of 32 bits.
pub(super) fn counted(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A sentence with its stressed runs between pairs of asterisks.
pub(super) fn rich(text: &str) -> Rich {
    let runs = text.split("**").zip([false, true].into_iter().cycle());
    let spans =
        runs.filter(|(run, _)| !run.is_empty()).map(|(run, strong)| Span { text: run.into(), strong });
    spans.collect::<Vec<_>>().into()
}

/// A sentence with stressed runs that may also hold words of the person: only the asterisks of the template count.
pub(super) fn rich_filled(voice: Voice<'_>, term: Term, values: &[(&str, &str)]) -> Rich {
    let template = voice.say(term);
    let mut spans = Vec::new();
    for span in rich(&template).iter() {
        spans.push(Span { text: crate::content::fill(&span.text, values).into(), strong: span.strong });
    }
    Rc::from(spans)
}
