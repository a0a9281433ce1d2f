//! The pictures for a report outside the page: each is a plate of its own, with its figures in words.
//!
//! A [`Plate`] is shapes and words on white paper, made from what the page shows. It does not know SVG, which
//! [`Plate::to_svg`] writes, nor the canvas on which the shell paints the same shapes for PNG. Nothing measures words
//! here: an estimate breaks the lines, and it errs on the wide side.

mod draft;
mod length;
mod readiness;
mod svg;
mod tables;
mod time;

use crate::content::locale::Locale;
use crate::content::{Content, Term, Words};
use crate::page::{Frame, Page, Screen, Text};
use crate::session::{Picture, Session};
use draft::Draft;
use length::tenths;

pub use length::Length;

/// A picture on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// How wide it is.
    pub width: Length,
    /// How high it is.
    pub height: Length,
    /// What it shows.
    pub title: Text,
    /// All its figures in words, for readers who do not see it.
    pub words: Text,
    /// The language of the words, a BCP 47 tag.
    pub language: Text,
    /// Whether the words run from right to left; the shapes are placed accordingly.
    pub rtl: bool,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A straight stroke.
    Stroke {
        /// Where it begins: across, down.
        from: [Length; 2],
        /// Where it ends.
        to: [Length; 2],
        /// How thick it is.
        thick: Length,
        /// Its colour.
        ink: Ink,
        /// Whether it is a comb: what can still change.
        comb: bool,
    },
    /// A run of words on one line.
    Words {
        /// The point that `anchor` names: across, and down to the baseline.
        at: [Length; 2],
        /// The words.
        text: Text,
        /// The size of the letters.
        size: Length,
        /// Whether they are bold.
        bold: bool,
        /// Which point of the words `at` is.
        anchor: Anchor,
        /// Their colour.
        ink: Ink,
    },
}

/// Which point of a run of words is placed. Start and end follow the direction of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// Its middle.
    Middle,
    /// Where it ends.
    End,
}

/// The colours of a plate: those of the widget in its light theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text, rules, coverage, today's figure.
    Black,
    /// Second text, empty shapes.
    Soft,
    /// Hairlines.
    Hair,
    /// Readiness.
    Accent,
    /// Deposit, and the days that follow from it.
    Mark,
    /// The background.
    Paper,
}

impl Ink {
    /// The colour, as CSS writes it.
    #[must_use]
    pub fn colour(self) -> &'static str {
        match self {
            Self::Black => "#16201e",
            Self::Soft => "#4d5856",
            Self::Hair => "#d5dad8",
            Self::Accent => "#0c5257",
            Self::Mark => "#80500a",
            Self::Paper => "#fff",
        }
    }
}

impl Plate {
    /// The lengths of stroke and gap in a comb.
    pub const COMB: [Length; 2] = [tenths(15), tenths(30)];

    /// Draws a picture of a session. Returns `None` while there is nothing to draw.
    #[must_use]
    pub fn of(picture: Picture, session: &Session, content: &Content, locale: &dyn Locale) -> Option<Self> {
        let page = Page::of(&session.at(picture.place()), content, locale);
        let mut draft = Draft::new(page.rtl);
        let say = &content.words;
        let (title, words) = match (picture, &page.screen) {
            (Picture::Plan, Screen::Plan(plan)) => time::draw(&mut draft, plan.dates.time.as_ref()?, say),
            (_, Screen::Results(results)) if results.empty.is_some() => return None,
            (Picture::Readiness, Screen::Results(results)) => readiness::draw(&mut draft, results, say),
            (Picture::Profile, Screen::Results(results)) => {
                tables::profile(&mut draft, &results.profile, say)
            }
            (Picture::Themes, Screen::Results(results)) => tables::themes(&mut draft, &results.themes, say),
            _ => return None,
        };
        Some(Self::finish(draft, title, &words, &page, say))
    }

    /// The fonts of all words, in the order in which they are looked for on the reader's system, since a plate contains
    /// none. They are those of the screen: `src/ui/widget.css`.
    #[must_use]
    pub fn fonts(&self) -> &'static str {
        let is = |tag: &str| {
            self.language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case(tag))
        };
        if is("ar") {
            r#""Segoe UI", "Noto Sans Arabic", "Geeza Pro", Tahoma, system-ui, sans-serif"#
        } else if is("zh") {
            r#""PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif"#
        } else {
            r#""Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", system-ui, sans-serif"#
        }
    }

    /// Image pixels for each pixel of the plate: two, which is sharp on paper, or fewer where a phone would draw nothing.
    /// Safari draws 16,777,216 pixels in all, and older phones 8,192 on a side.
    #[must_use]
    pub fn sharpness(&self) -> f64 {
        let [width, height] =
            [self.width, self.height].map(|length| f64::from(length.tenths().max(1)) / 10.0);
        let within = (16_777_216.0 / (width * height)).sqrt().min(8192.0 / width.max(height));
        within.min(2.0)
    }

    /// Writes the foot of every picture: that it was reported and not verified, and by which questionnaire.
    fn finish(mut draft: Draft, title: Text, words: &str, page: &Page, say: &Words) -> Self {
        let Frame { brand, subject, edition, .. } = &page.frame;
        let paper = page.frame.paper_line(say);
        draft.space(tenths(160));
        draft.rule(Ink::Black, tenths(10));
        draft.space(tenths(80));
        let source = say.joined(Term::SideBySide, [brand, subject, edition]);
        for line in [&*paper, &source] {
            draft.paragraph(line, tenths(130), Ink::Soft);
        }
        let words = say.joined(Term::Sentences, [words, &paper]);
        let (language, rtl) = (page.language.clone(), page.rtl);
        let (height, shapes) = draft.finish();
        Self { width: Draft::WIDTH, height, title, words, language, rtl, shapes }
    }
}
