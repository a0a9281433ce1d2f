//! A plate while it is drawn, from top to bottom. It knows the margins, how far down the drawing is, and that a
//! language from right to left mirrors everything.

use super::{Anchor, Ink, Length, Shape, tenths};
use crate::page::{Bar, Text, isolated_in_each};
use crate::score::Share;

/// The drawing so far.
#[derive(Debug)]
pub(super) struct Draft {
    rtl: bool,
    down: Length,
    shapes: Vec<Shape>,
}

/// A stretch across: where it begins, and how long it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: Length,
    pub(super) length: Length,
}

impl Stretch {
    /// The point at this share of its length.
    pub(super) fn at(self, share: Share) -> Length {
        self.from + self.length * share
    }
}

impl Draft {
    /// The width of every plate.
    pub(super) const WIDTH: Length = tenths(9600);
    const MARGIN: Length = tenths(400);
    /// The stretch between the margins.
    pub(super) const ACROSS: Stretch =
        Stretch { from: Self::MARGIN, length: tenths(Self::WIDTH.tenths() - 2 * Self::MARGIN.tenths()) };

    pub(super) fn new(rtl: bool) -> Self {
        Self { rtl, down: Self::MARGIN, shapes: Vec::new() }
    }

    /// The height, and the shapes.
    pub(super) fn finish(self) -> (Length, Vec<Shape>) {
        (self.down + Self::MARGIN, self.shapes)
    }

    /// How far down the next shape is.
    pub(super) fn down(&self) -> Length {
        self.down
    }

    pub(super) fn space(&mut self, height: Length) {
        self.down += height;
    }

    /// A rule from margin to margin.
    pub(super) fn rule(&mut self, ink: Ink, thick: Length) {
        let Stretch { from, length } = Self::ACROSS;
        self.stroke([from, self.down], [from + length, self.down], thick, ink, false);
    }

    pub(super) fn stroke(&mut self, from: [Length; 2], to: [Length; 2], thick: Length, ink: Ink, comb: bool) {
        let [from, to] = [from, to].map(|[across, down]| [self.mirrored(across), down]);
        self.shapes.push(Shape::Stroke { from, to, thick, ink, comb });
    }

    pub(super) fn words(&mut self, at: [Length; 2], text: &str, style: (Length, bool, Anchor, Ink)) {
        let [across, down] = at;
        let (size, bold, anchor, ink) = style;
        let at = [self.mirrored(across), down];
        self.shapes.push(Shape::Words { at, text: Text::from(text), size, bold, anchor, ink });
    }

    /// Writes words from margin to margin, in as many lines as they need, and moves down to the last line.
    pub(super) fn paragraph(&mut self, text: &str, size: Length, ink: Ink) {
        for line in broken(text, size, Self::ACROSS.length) {
            self.down += size * 7 / 5;
            self.words([Self::ACROSS.from, self.down], &line, (size, false, Anchor::Start, ink));
        }
    }

    /// The title of the plate under the black rule of the house.
    pub(super) fn title(&mut self, text: &str) {
        self.rule(Ink::Black, tenths(20));
        for line in broken(text, tenths(260), Self::ACROSS.length) {
            self.down += tenths(380);
            self.words([Self::ACROSS.from, self.down], &line, (tenths(260), true, Anchor::Start, Ink::Black));
        }
        self.down += tenths(160);
    }

    /// Readiness: solid to the lowest value, a comb to the highest, today's value as a mark with a halo of paper.
    pub(super) fn bar(&mut self, bar: Bar, on: Stretch, down: Length, thick: Length) {
        let solid = |draft: &mut Self, from: Share, to: Share, comb| {
            if to > from {
                draft.stroke([on.at(from), down], [on.at(to), down], thick, Ink::Accent, comb);
            }
        };
        solid(self, Share::NONE, bar.lowest, false);
        solid(self, bar.lowest, bar.highest, true);
        if let Some(now) = bar.now {
            let (now, half) = (on.at(now), thick * 4 / 5);
            for (width, ink) in [(thick / 4 + tenths(60), Ink::Paper), (thick / 10 + tenths(20), Ink::Black)]
            {
                self.stroke([now, down - half], [now, down + half], width, ink, false);
            }
        }
    }

    fn mirrored(&self, across: Length) -> Length {
        if self.rtl { Self::WIDTH - across } else { across }
    }
}

/// Breaks a text into lines of this width. In a script with spaces no word is broken. In a script without spaces a line
/// may end after any letter, but no mark is parted from what it opens or closes.
pub(super) fn broken(text: &str, size: Length, width: Length) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), Length::ZERO);
    let (mut word, mut length) = (String::new(), Length::ZERO);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        word.push(letter);
        length += advance(letter, size);
        if letters.peek().is_some_and(|next| !may_end(letter, *next)) {
            continue;
        }
        if used + length > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = Length::ZERO;
        }
        line.push_str(&std::mem::take(&mut word));
        used += std::mem::replace(&mut length, Length::ZERO);
    }
    lines.push(line.trim_end().to_owned());
    isolated_in_each(lines)
}

/// The marks that end no line in Chinese.
const OPENING: &str = "《〈「『【〔（［｛";

/// The marks that begin no line in Chinese, and the end of an isolate: such a mark may follow it.
const CLOSING: &str = "，。、；：？！》〉」』】〕）］｝”’…—·～％／,.;:?!)]}%/\u{2069}";

/// Whether a line may end between two letters.
fn may_end(letter: char, next: char) -> bool {
    letter == ' ' || (is_wide(letter) && !OPENING.contains(letter) && !CLOSING.contains(next))
}

/// The estimated width of a letter. Nearly every letter is narrower.
fn advance(letter: char, size: Length) -> Length {
    // In a font for Chinese, quotation marks and dashes fill a square, too.
    if is_wide(letter) || "“”‘’…—".contains(letter) { size } else { size * 29 / 50 }
}

/// Whether a letter is of an East Asian script: it fills a square, and a line may end after it.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}
