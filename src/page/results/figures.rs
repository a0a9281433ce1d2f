//! Readiness and coverage, in words and as pictures.

use super::DepositItem;
use crate::assessment::Depth;
use crate::case::Case;
use crate::content::{LevelWords, Percent, Term};
use crate::page::voice::{Voice, counted, rich_filled};
use crate::page::{Bar, Link, Rich, Text};
use crate::score::{
    Bands, Convention, FigureOf, Otherwise, Ratio, Readiness, Score, Share, Tally, robustness,
};
use crate::session::{Picture, Session};

/// Readiness with its range and coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessPart {
    /// The heading.
    pub heading: Text,
    /// The words over the figure.
    pub label: Text,
    /// The one big figure; absent while no statement has a level.
    pub value: Option<Text>,
    /// The bands that it can be in, in words.
    pub band: Option<Text>,
    /// The label of the fold that says why the last band is not named, and the core statements that are not in place.
    pub held: Option<(Text, Vec<DepositItem>)>,
    /// The figure in a sentence, with the range.
    pub sentence: Rich,
    /// The picture.
    pub figure: Figure,
    /// Coverage.
    pub coverage: CoverageFigure,
    /// The label of the fold that explains the figures, and its paragraphs.
    pub method: (Text, Vec<Text>),
    /// The figure under other conventions; absent where no percentage is shown.
    pub robustness: Option<RobustnessPart>,
    /// The numbers of the pictures as a table.
    pub numbers: Numbers,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// The overall figure under other conventions.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustnessPart {
    /// The heading, and the caption of the table.
    pub title: Text,
    /// What the table shows.
    pub lead: Text,
    /// The headings of the columns: convention, band, readiness, range.
    pub columns: [Text; 4],
    /// The cells of each convention. The second one says where the band is another one.
    pub rows: Vec<[Text; 4]>,
    /// How many conventions move the band.
    pub sentence: Text,
}

/// The numbers of a picture as a table of two columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// Its caption.
    pub caption: Text,
    /// The headings of the columns.
    pub columns: [Text; 2],
    /// The name of each number, and the number.
    pub rows: Vec<(Text, Text)>,
}

/// The large picture of readiness.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The bar.
    pub bar: Bar,
    /// The whole picture in words, for screen readers.
    pub label: Text,
    /// The words over today's mark: "49".
    pub now: Option<Text>,
    /// The words over the lowest value: "at least 37"; absent when nothing is open.
    pub at_least: Option<Text>,
    /// The words over the highest value: "at most 61".
    pub at_most: Option<Text>,
    /// The bands under the axis.
    pub bands: Vec<Band>,
    /// Whether x runs from right to left.
    pub rtl: bool,
}

/// One band under the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Where it begins.
    pub from: Share,
    /// Where it ends.
    pub to: Share,
    /// Its name.
    pub label: Text,
    /// Whether the figure can be in it.
    pub present: bool,
}

/// Coverage: how many statements are behind the figure.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageFigure {
    /// The sentence.
    pub sentence: Rich,
    /// With a level, not known, open otherwise, not applicable: counts.
    pub counts: [u32; 4],
    /// What is counted, in words: the position of its shape, and the count.
    pub key: Vec<(usize, Text)>,
}

impl ReadinessPart {
    pub(super) fn of(session: &Session, voice: Voice<'_>, score: &Score) -> Self {
        let case = voice.case(session);
        let (tally, readiness) = &score.overall;
        let bands = FigureOf::Overall.terms(case).bands;
        // A percentage of few statements is not shown.
        let shown = readiness.as_ref().filter(|_| !tally.is_few());
        let now = shown.and_then(|readiness| readiness.now);
        Self {
            heading: voice.say(Term::Readiness),
            label: voice.say(Term::ReadinessLabel),
            value: now.map(|now| voice.percent(now).into()),
            band: bands.as_ref().filter(|_| now.is_some()).map(|bands| voice.bands(bands)),
            held: bands.as_ref().and_then(|bands| held(voice, case, bands, readiness.as_ref())),
            sentence: match readiness {
                Some(_) if tally.is_few() => {
                    rich_filled(voice, Term::Few, &[("levels", &voice.levels(tally))])
                }
                _ => sentence(voice, readiness.as_ref()),
            },
            figure: Figure::of(voice, tally, shown, bands.as_ref()),
            coverage: CoverageFigure::of(voice, tally),
            method: method(session, voice, score),
            robustness: RobustnessPart::of(voice, case, score),
            numbers: Numbers::of(voice, tally, shown),
            save: voice.save(Picture::Readiness, &voice.say(Term::ReadinessLabel)),
        }
    }
}

/// The core statements that are not in place, where one of them keeps the last band from being named.
fn held(
    voice: Voice<'_>,
    case: Case<'_>,
    bands: &Bands,
    readiness: Option<&Readiness>,
) -> Option<(Text, Vec<DepositItem>)> {
    let questionnaire = case.questionnaire;
    let reached = questionnaire.band(readiness?.highest.percent()) + 1 == questionnaire.bands.len();
    let label = voice.held(bands).filter(|_| reached)?;
    let items = bands.held_by.iter().map(|ix| DepositItem::of(voice, *ix, case.standing(*ix)));
    Some((label, items.collect()))
}

impl RobustnessPart {
    fn of(voice: Voice<'_>, case: Case<'_>, score: &Score) -> Option<Self> {
        let found = robustness(case, score);
        let row = |one: &Otherwise| {
            let bands = voice.bands(&one.bands);
            [
                convention(voice, one.convention),
                if one.moves { voice.fill(Term::RobustMoved, &[("band", &bands)]) } else { bands },
                one.readiness.now.map_or_else(|| voice.say(Term::Dash), |now| voice.percent(now).into()),
                voice.range(&one.readiness),
            ]
        };
        let moved = counted(found.iter().filter(|one| one.moves).count());
        (!found.is_empty()).then(|| Self {
            title: voice.say(Term::RobustTitle),
            lead: voice.say(Term::RobustLead),
            columns: [Term::RobustConvention, Term::WhatIfBand, Term::Readiness, Term::ColumnRange]
                .map(|term| voice.say(term)),
            rows: found.iter().map(row).collect(),
            sentence: match moved {
                0 => voice.say(Term::RobustNone),
                n => voice.count(Term::RobustMoves, n, &[]),
            },
        })
    }
}

fn convention(voice: Voice<'_>, convention: Convention) -> Text {
    let points = convention.points(voice.questionnaire()).unwrap_or_default();
    let points: Vec<String> = points.into_iter().map(|n| voice.number(n)).collect();
    let points = voice.locale.list(&points);
    match convention {
        Convention::LatePoints => voice.fill(Term::ConventionLate, &[("points", &points)]),
        Convention::EarlyPoints => voice.fill(Term::ConventionEarly, &[("points", &points)]),
        Convention::EqualGroups => voice.say(Term::ConventionGroups),
        Convention::WeakestCore => voice.say(Term::ConventionCore),
    }
}

/// "Readiness stands at 49% on the statements that have a level. With what is still open it can end anywhere …"
fn sentence(voice: Voice<'_>, readiness: Option<&Readiness>) -> Rich {
    let Some(readiness) = readiness else { return rich_filled(voice, Term::ReadinessNothing, &[]) };
    let [low, high] = voice.ends(readiness);
    let Some(now) = readiness.now else {
        return rich_filled(voice, Term::ReadinessEmpty, &[("low", &low), ("high", &high)]);
    };
    let values = [("now", &*voice.per_cent(now)), ("low", &*low), ("high", &*high)];
    let fixed = readiness.lowest == readiness.highest;
    rich_filled(voice, if fixed { Term::ReadinessFixed } else { Term::ReadinessRange }, &values)
}

impl Numbers {
    /// The numbers of readiness and of coverage.
    fn of(voice: Voice<'_>, tally: &Tally, readiness: Option<&Readiness>) -> Self {
        let dash = || voice.say(Term::Dash);
        let figure = |ratio: Option<Ratio>| ratio.map_or_else(dash, |ratio| voice.percent(ratio).into());
        let figures = [
            (Term::Readiness, readiness.and_then(|readiness| readiness.now)),
            (Term::NumberLowest, readiness.map(|readiness| readiness.lowest)),
            (Term::NumberHighest, readiness.map(|readiness| readiness.highest)),
        ];
        let counts = [
            (Term::ColumnLevel, tally.with_level()),
            (Term::NotKnown, tally.not_known),
            (Term::NoAnswer, tally.unanswered),
            (Term::NotApplicable, tally.not_applicable),
            (Term::NotForeseen, tally.not_foreseen),
        ];
        let figures = figures.map(|(term, ratio)| (voice.say(term), figure(ratio)));
        let counts = counts.map(|(term, count)| (voice.say(term), voice.number(count).into()));
        Self {
            caption: voice.say(Term::NumbersTitle),
            columns: [Term::NumbersColumn, Term::NumbersValue].map(|term| voice.say(term)),
            rows: figures.into_iter().chain(counts).collect(),
        }
    }
}

/// How the figures are made, with the terms of this figure.
fn method(session: &Session, voice: Voice<'_>, score: &Score) -> (Text, Vec<Text>) {
    let levels = voice.content.words.levels.iter().zip(&voice.questionnaire().points);
    let level = |(words, points): (&LevelWords, &u32)| {
        let values = [("level", &*words.name), ("n", &*voice.number(*points))];
        voice.fill(Term::LevelCount, &values).to_string()
    };
    let levels: Vec<String> = levels.map(level).collect();
    let counted = counted(score.sections.iter().filter(|tally| tally.with_level() > 0).count());
    let mut sections = voice.questionnaire().sections().map(|(_, section)| section.weight);
    let equal = sections.next().is_none_or(|first| sections.all(|weight| weight == first));
    let weights = if equal { Term::MethodEqual } else { Term::MethodWeighted };
    let mut lines: Vec<Text> = voice.scope().into_iter().collect();
    lines.extend([
        voice.fill(Term::MethodPoints, &[("levels", &voice.locale.list(&levels))]),
        voice.joined(Term::Sentences, [voice.count(Term::MethodMean, counted, &[]), voice.say(weights)]),
        voice.say(Term::MethodRange),
    ]);
    if session.assessment.depth == Some(Depth::Key) {
        lines.push(voice.say(Term::MethodQuick));
    }
    (voice.say(Term::MethodTitle), lines)
}

impl Figure {
    fn of(voice: Voice<'_>, tally: &Tally, readiness: Option<&Readiness>, present: Option<&Bands>) -> Self {
        let bar = Bar::of(readiness).unwrap_or_default();
        let numbers = readiness.map(|readiness| {
            let [low, high] =
                [readiness.lowest, readiness.highest].map(|ratio| voice.number(ratio.percent().number()));
            (readiness.now.map(|now| voice.number(now.percent().number())), low, high)
        });
        let (now, low, high) = numbers.unwrap_or_default();
        let open = bar.lowest < bar.highest;
        let bands = bands(voice, present);
        let names = voice.questionnaire().bands.iter().zip(&voice.content.words.bands);
        let names = names.map(|(band, name)| band_range(voice, band.from, name));
        let names = voice.joined(Term::Enumeration, names);
        let dash = voice.say(Term::Dash).to_string();
        let values = [
            ("now", now.as_ref().unwrap_or(&dash).as_str()),
            ("low", &low),
            ("high", &high),
            ("bands", &names),
        ];
        Self {
            bar,
            label: match readiness {
                Some(_) => voice.fill(Term::FigureLabel, &values),
                None if tally.applicable() > 0 => {
                    voice.fill(Term::Few, &[("levels", &voice.levels(tally))]).replace("**", "").into()
                }
                None => voice.say(Term::ReadinessNothing),
            },
            now: now.as_deref().map(Text::from),
            at_least: open.then(|| voice.fill(Term::AtLeast, &[("n", &low)])),
            at_most: open.then(|| voice.fill(Term::AtMost, &[("n", &high)])),
            bands,
            rtl: voice.content.words.rtl,
        }
    }
}

fn bands(voice: Voice<'_>, present: Option<&Bands>) -> Vec<Band> {
    let bands = &voice.questionnaire().bands;
    let ends = bands.iter().skip(1).map(|band| band.from).chain([Percent::WHOLE]);
    let each = bands.iter().zip(ends).zip(&voice.content.words.bands).enumerate();
    each.map(|(n, ((band, end), name))| Band {
        from: band.from.into(),
        to: end.into(),
        label: name.clone(),
        present: present.is_some_and(|bands| (bands.lowest..=bands.highest).contains(&n)),
    })
    .collect()
}

fn band_range(voice: Voice<'_>, from: Percent, name: &Text) -> String {
    let values = [("band", &**name), ("from", &*voice.number(from.number()))];
    voice.fill(Term::BandFrom, &values).to_string()
}

impl CoverageFigure {
    fn of(voice: Voice<'_>, tally: &Tally) -> Self {
        let share = Ratio::new(tally.with_level(), tally.applicable());
        let share = share.map_or_else(|| voice.say(Term::Dash), |ratio| voice.per_cent(ratio));
        let [n, total] = [tally.with_level(), tally.applicable()].map(|n| voice.number(n));
        let term = if tally.applicable() == 0 { Term::CoverageNothing } else { Term::Coverage };
        let [level, unknown, blank] = [tally.with_level(), tally.not_known, tally.unanswered];
        let [out, not_foreseen] = [tally.not_applicable, tally.not_foreseen];
        let mut key = vec![
            (0, voice.count(Term::CoverageLevel, level, &[])),
            (1, voice.count(Term::CoverageNotKnown, unknown, &[])),
            (2, voice.count(Term::CoverageOpen, blank, &[])),
            (3, voice.count(Term::CoverageOut, out, &[])),
        ];
        if not_foreseen > 0 {
            key.insert(3, (2, voice.count(Term::CoverageForeseen, not_foreseen, &[])));
        }
        Self {
            sentence: rich_filled(voice, term, &[("n", &n), ("total", &total), ("share", &share)]),
            counts: [level, unknown, blank + not_foreseen, out],
            key,
        }
    }
}
