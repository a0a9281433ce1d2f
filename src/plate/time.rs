//! The plan over time: lines with a date, lines without a date, and the days that follow from deposit.

use super::draft::{Stretch, broken};
use super::{Anchor, Draft, Ink, Length, tenths};
use crate::content::{Term, Words};
use crate::page::{Text, TimePart, TimeRow};
use crate::score::Share;

const BODY: Length = tenths(150);
const LINE: Length = tenths(210);

// The columns, between the margins.
const NAME: Stretch = Stretch { from: tenths(400), length: tenths(3200) };
const PICTURE: Stretch = Stretch { from: tenths(3800), length: tenths(3900) };
const DUE: Length = tenths(9200);

/// Draws the picture. Returns its title, and all of it in words.
pub(super) fn draw(draft: &mut Draft, part: &TimePart, say: &Words) -> (Text, Text) {
    draft.title(&part.title);
    axis(draft, part);
    for row in &part.rows {
        row_of(draft, part, row, &name(row, say));
    }
    draft.rule(Ink::Hair, tenths(10));
    key(draft, part);
    let rows = part
        .rows
        .iter()
        .map(|row| say.fill(Term::RowDescribed, &[("name", &*name(row, say)), ("cells", &*row.due)]));
    let words = std::iter::once(part.picture.clone()).chain(rows);
    (part.title.clone(), say.joined(Term::Sentences, words))
}

/// The names of the years, and below them the names of the lines across, each in its own row, since they may be close.
fn axis(draft: &mut Draft, part: &TimePart) {
    let inward = |share: Share| if share < Share::percent(50) { Anchor::Start } else { Anchor::End };
    draft.space(tenths(170));
    for (words, share) in &part.years {
        draft.words(
            [PICTURE.at(*share), draft.down()],
            words,
            (tenths(130), false, inward(*share), Ink::Soft),
        );
    }
    draft.words([DUE, draft.down()], &part.due, (tenths(130), false, Anchor::End, Ink::Soft));
    for (words, share) in &part.marks {
        draft.space(tenths(190));
        draft.words(
            [PICTURE.at(*share), draft.down()],
            words,
            (tenths(130), true, inward(*share), Ink::Mark),
        );
    }
    draft.space(tenths(100));
}

fn name(row: &TimeRow, say: &Words) -> Text {
    say.joined(Term::Beside, [&row.id, &row.what.isolated()])
}

fn row_of(draft: &mut Draft, part: &TimePart, row: &TimeRow, name: &str) {
    draft.rule(Ink::Hair, tenths(10));
    let top = draft.down();
    let lines = broken(name, BODY, NAME.length);
    let height = LINE * lines.len() + tenths(110);
    for (n, words) in (1..).zip(&lines) {
        draft.words([NAME.from, top + LINE * n], words, (BODY, false, Anchor::Start, Ink::Black));
    }
    draft.words([DUE, top + LINE], &row.due, (BODY, row.dated, Anchor::End, Ink::Black));
    for (_, share) in &part.years {
        draft.stroke(
            [PICTURE.at(*share), top],
            [PICTURE.at(*share), top + height],
            tenths(10),
            Ink::Hair,
            false,
        );
    }
    let [from, to] = [row.from, row.to].map(|share| PICTURE.at(share));
    let middle = top + LINE - tenths(50);
    if to > from {
        draft.stroke([from, middle], [to, middle], tenths(100), Ink::Accent, !row.dated);
    }
    if row.dated {
        draft.stroke([to, middle - tenths(90)], [to, middle + tenths(90)], tenths(30), Ink::Black, false);
    }
    for (_, share) in &part.marks {
        draft.stroke(
            [PICTURE.at(*share), top],
            [PICTURE.at(*share), top + height],
            tenths(20),
            Ink::Mark,
            false,
        );
    }
    draft.space(height);
}

/// What the shapes mean.
fn key(draft: &mut Draft, part: &TimePart) {
    draft.space(tenths(100));
    let left = Draft::ACROSS.from;
    for (n, words) in part.key.iter().enumerate() {
        draft.space(tenths(240));
        let down = draft.down();
        match n {
            0 => {
                draft.stroke([left, down], [left + tenths(280), down], tenths(100), Ink::Accent, false);
                draft.stroke(
                    [left + tenths(280), down - tenths(90)],
                    [left + tenths(280), down + tenths(90)],
                    tenths(30),
                    Ink::Black,
                    false,
                );
            }
            1 => draft.stroke([left, down], [left + tenths(280), down], tenths(100), Ink::Accent, true),
            _ => draft.stroke(
                [left + tenths(140), down - tenths(100)],
                [left + tenths(140), down + tenths(100)],
                tenths(20),
                Ink::Mark,
                false,
            ),
        }
        draft.words([left + tenths(420), down + tenths(50)], words, (BODY, false, Anchor::Start, Ink::Black));
    }
}
