//! A plate while it is drawn, from top to bottom. It knows where the margins are, how far down the last shape stands,
//! and that a language from right to left has everything mirrored.

use super::{Anchor, Ink, Shape};
use crate::page::{Bar, Text};

/// The whole axis of a [`Bar`].
const WHOLE: i32 = 10_000;

/// What is drawn so far.
#[derive(Debug)]
pub(super) struct Draft {
    rtl: bool,
    down: i32,
    shapes: Vec<Shape>,
}

/// A stretch across: where it begins, and how long it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: i32,
    pub(super) length: i32,
}

impl Stretch {
    /// A place on it, given in ten-thousandths.
    pub(super) fn at(self, share: u32) -> i32 {
        self.from + self.length * i32::try_from(share).unwrap_or(WHOLE).min(WHOLE) / WHOLE
    }
}

impl Draft {
    /// How wide every plate is.
    pub(super) const WIDTH: i32 = 9600;
    const MARGIN: i32 = 400;
    /// All between the margins.
    pub(super) const ACROSS: Stretch = Stretch { from: Self::MARGIN, length: Self::WIDTH - 2 * Self::MARGIN };

    pub(super) fn new(rtl: bool) -> Self {
        Self { rtl, down: Self::MARGIN, shapes: Vec::new() }
    }

    /// The height, and the shapes.
    pub(super) fn finish(self) -> (i32, Vec<Shape>) {
        (self.down + Self::MARGIN, self.shapes)
    }

    /// How far down the next shape stands.
    pub(super) fn down(&self) -> i32 {
        self.down
    }

    pub(super) fn space(&mut self, height: i32) {
        self.down += height;
    }

    /// A rule from margin to margin.
    pub(super) fn rule(&mut self, ink: Ink, thick: i32) {
        let Stretch { from, length } = Self::ACROSS;
        self.line([from, self.down], [from + length, self.down], thick, ink, false);
    }

    pub(super) fn line(&mut self, from: [i32; 2], to: [i32; 2], thick: i32, ink: Ink, comb: bool) {
        let [from, to] = [from, to].map(|[across, down]| [self.mirrored(across), down]);
        self.shapes.push(Shape::Line { from, to, thick, ink, comb });
    }

    pub(super) fn words(&mut self, at: [i32; 2], text: &str, style: (i32, bool, Anchor, Ink)) {
        let [across, down] = at;
        let (size, bold, anchor, ink) = style;
        let at = [self.mirrored(across), down];
        self.shapes.push(Shape::Words { at, text: Text::from(text), size, bold, anchor, ink });
    }

    /// Words in as many lines as they need, from margin to margin, and down to below them.
    pub(super) fn paragraph(&mut self, text: &str, size: i32, ink: Ink) {
        for line in broken(text, size, Self::ACROSS.length) {
            self.down += size * 7 / 5;
            self.words([Self::ACROSS.from, self.down], &line, (size, false, Anchor::Start, ink));
        }
    }

    /// The title of the plate under the black rule of the house.
    pub(super) fn title(&mut self, text: &str) {
        self.rule(Ink::Black, 20);
        for line in broken(text, 260, Self::ACROSS.length) {
            self.down += 380;
            self.words([Self::ACROSS.from, self.down], &line, (260, true, Anchor::Start, Ink::Black));
        }
        self.down += 160;
    }

    /// Readiness: solid to the lowest value, a comb to the highest, today's value as a mark with a halo of paper.
    pub(super) fn bar(&mut self, bar: Bar, on: Stretch, down: i32, thick: i32) {
        let solid = |draft: &mut Self, from: u32, to: u32, comb| {
            if to > from {
                draft.line([on.at(from), down], [on.at(to), down], thick, Ink::Accent, comb);
            }
        };
        solid(self, 0, bar.lowest, false);
        solid(self, bar.lowest, bar.highest, true);
        if let Some(now) = bar.now {
            let (now, half) = (on.at(now), thick * 4 / 5);
            for (width, ink) in [(thick / 4 + 60, Ink::Paper), (thick / 10 + 20, Ink::Black)] {
                self.line([now, down - half], [now, down + half], width, ink, false);
            }
        }
    }

    fn mirrored(&self, across: i32) -> i32 {
        if self.rtl { Self::WIDTH - across } else { across }
    }
}

/// A text in lines of this width. A word is never broken where the script has spaces; where it has none, any two
/// letters may part.
pub(super) fn broken(text: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split_inclusive(|letter: char| letter == ' ' || is_wide(letter)) {
        let length = word.chars().map(|letter| advance(letter, size)).sum::<i32>();
        if used + length > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        line.push_str(word);
        used += length;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// How much room a letter takes at most, nearly always.
fn advance(letter: char, size: i32) -> i32 {
    if is_wide(letter) { size } else { size * 29 / 50 }
}

/// Whether a letter fills a square and lets a line end after it: the scripts of East Asia.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}
