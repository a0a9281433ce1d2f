//! Readiness and coverage, in words and as pictures.

use crate::assessment::Depth;
use crate::content::{Percent, Term};
use crate::page::voice::{Voice, counted, rich_filled};
use crate::page::{Bar, Link, Rich, Text};
use crate::score::{Ratio, Readiness, Score, Share, Tally};
use crate::session::{Picture, Session};

/// Readiness with its range and coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessPart {
    /// The words over the figure.
    pub label: Text,
    /// The one big figure; absent while no statement has a level.
    pub value: Option<Text>,
    /// The present band, in a word.
    pub band: Option<Text>,
    /// The figure in a sentence, with the range.
    pub sentence: Rich,
    /// The picture.
    pub figure: Figure,
    /// Coverage.
    pub coverage: CoverageFigure,
    /// The label of the fold that explains the figures, and its paragraphs.
    pub method: (Text, Vec<Text>),
    /// The numbers of the pictures as a table.
    pub numbers: Numbers,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
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
    /// Whether today's value is in it.
    pub present: bool,
}

/// Coverage: how many statements are behind the figure.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageFigure {
    /// The sentence.
    pub sentence: Rich,
    /// With a level, not known, no answer yet, not applicable: counts.
    pub counts: [u32; 4],
    /// The same in words, for the key.
    pub key: [Text; 4],
}

impl ReadinessPart {
    pub(super) fn of(session: &Session, voice: Voice<'_>, score: &Score) -> Self {
        let (tally, readiness) = &score.overall;
        let now = readiness.and_then(|readiness| readiness.now);
        let band = now.map(|now| voice.questionnaire().band(now.percent()));
        let band_name = |n: usize| voice.content.words.bands.get(n).cloned();
        Self {
            label: voice.say(Term::ReadinessLabel),
            value: now.map(|now| voice.percent(now).into()),
            band: band.and_then(band_name),
            sentence: sentence(voice, readiness.as_ref()),
            figure: Figure::of(voice, readiness.as_ref(), band),
            coverage: CoverageFigure::of(voice, tally),
            method: method(session, voice, score),
            numbers: Numbers::of(voice, tally, readiness.as_ref()),
            save: voice.save(Picture::Readiness, &voice.say(Term::ReadinessLabel)),
        }
    }
}

/// "Readiness stands at 49% on the statements that have a level. With what is still open it can end anywhere …"
fn sentence(voice: Voice<'_>, readiness: Option<&Readiness>) -> Rich {
    let Some(readiness) = readiness else { return rich_filled(voice, Term::ReadinessNothing, &[]) };
    let [low, high] = [readiness.lowest, readiness.highest].map(|ratio| voice.percent(ratio));
    let Some(now) = readiness.now else {
        return rich_filled(voice, Term::ReadinessEmpty, &[("low", &low), ("high", &high)]);
    };
    let values = [("now", &*voice.percent(now)), ("low", &*low), ("high", &*high)];
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
            (Term::ColumnLevel, tally.with_level),
            (Term::NotKnown, tally.not_known),
            (Term::NoAnswer, tally.unanswered),
            (Term::NotApplicable, tally.not_applicable),
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
    let levels: Vec<String> =
        levels.map(|(words, points)| format!("{} {}", words.name, voice.number(*points))).collect();
    let counted = counted(score.sections.iter().filter(|tally| tally.with_level > 0).count());
    let mut sections = voice.questionnaire().sections().map(|(_, section)| section.weight);
    let equal = sections.next().is_none_or(|first| sections.all(|weight| weight == first));
    let weights = if equal { Term::MethodEqual } else { Term::MethodWeighted };
    let mut lines: Vec<Text> = voice.scope().into_iter().collect();
    lines.extend([
        voice.fill(Term::MethodPoints, &[("levels", &levels.join(", "))]),
        [voice.count(Term::MethodMean, counted, &[]), voice.say(weights)].join(" ").into(),
        voice.say(Term::MethodRange),
    ]);
    if session.assessment.depth == Some(Depth::Key) {
        lines.push(voice.say(Term::MethodQuick));
    }
    (voice.say(Term::MethodTitle), lines)
}

impl Figure {
    fn of(voice: Voice<'_>, readiness: Option<&Readiness>, present: Option<usize>) -> Self {
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
        let names: Vec<String> = names.map(|(band, name)| band_range(voice, band.from, name)).collect();
        let dash = voice.say(Term::Dash).to_string();
        let values = [
            ("now", now.as_ref().unwrap_or(&dash).as_str()),
            ("low", &low),
            ("high", &high),
            ("bands", &names.join(", ")),
        ];
        Self {
            bar,
            label: match readiness {
                Some(_) => voice.fill(Term::FigureLabel, &values),
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

fn bands(voice: Voice<'_>, present: Option<usize>) -> Vec<Band> {
    let bands = &voice.questionnaire().bands;
    let ends = bands.iter().skip(1).map(|band| band.from).chain([Percent::WHOLE]);
    let each = bands.iter().zip(ends).zip(&voice.content.words.bands).enumerate();
    each.map(|(n, ((band, end), name))| Band {
        from: band.from.into(),
        to: end.into(),
        label: name.clone(),
        present: present == Some(n),
    })
    .collect()
}

fn band_range(voice: Voice<'_>, from: Percent, name: &Text) -> String {
    let values = [("band", &**name), ("from", &*voice.number(from.number()))];
    voice.fill(Term::BandFrom, &values).to_string()
}

impl CoverageFigure {
    fn of(voice: Voice<'_>, tally: &Tally) -> Self {
        let share = Ratio::new(tally.with_level, tally.applicable());
        let share = share.map_or_else(|| voice.say(Term::Dash).to_string(), |ratio| voice.percent(ratio));
        let [n, total] = [tally.with_level, tally.applicable()].map(|n| voice.number(n));
        let term = if tally.applicable() == 0 { Term::CoverageNothing } else { Term::Coverage };
        let counts = [tally.with_level, tally.not_known, tally.unanswered, tally.not_applicable];
        let terms = [Term::CoverageLevel, Term::CoverageNotKnown, Term::CoverageOpen, Term::CoverageOut];
        let [level, unknown, open, out] = counts;
        let [t0, t1, t2, t3] = terms;
        Self {
            sentence: rich_filled(voice, term, &[("n", &n), ("total", &total), ("share", &share)]),
            counts,
            key: [
                voice.count(t0, level, &[]),
                voice.count(t1, unknown, &[]),
                voice.count(t2, open, &[]),
                voice.count(t3, out, &[]),
            ],
        }
    }
}
