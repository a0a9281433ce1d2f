//! The plan over time: what runs to a date, what has none yet, and the days that follow from deposit.

use super::draft::{Stretch, broken};
use super::{Anchor, Draft, Ink};
use crate::page::{Text, TimePart, TimeRow};

const BODY: i32 = 150;
const LINE: i32 = 210;

// The columns, between the margins.
const NAME: Stretch = Stretch { from: 400, length: 3200 };
const PICTURE: Stretch = Stretch { from: 3800, length: 3900 };
const DUE: i32 = 9200;

/// Draws it; its title, and all of it in words.
pub(super) fn draw(draft: &mut Draft, part: &TimePart) -> (Text, String) {
    draft.title(&part.title);
    axis(draft, part);
    for row in &part.rows {
        line(draft, part, row);
    }
    draft.rule(Ink::Hair, 10);
    key(draft, part);
    let rows = part.rows.iter().map(|row| [&*row.id, " ", row.what.text(), ": ", &row.due, "."].concat());
    let words = std::iter::once(part.picture.to_string()).chain(rows);
    (part.title.clone(), words.collect::<Vec<_>>().join(" "))
}

/// The names of years, and under them those of the lines across: each on a line of its own, since they may be close.
fn axis(draft: &mut Draft, part: &TimePart) {
    let inward = |share: u32| if share < 5000 { Anchor::Start } else { Anchor::End };
    draft.space(170);
    for (words, share) in &part.years {
        draft.words([PICTURE.at(*share), draft.down()], words, (130, false, inward(*share), Ink::Soft));
    }
    draft.words([DUE, draft.down()], &part.due, (130, false, Anchor::End, Ink::Soft));
    for (words, share) in &part.marks {
        draft.space(190);
        draft.words([PICTURE.at(*share), draft.down()], words, (130, true, inward(*share), Ink::Mark));
    }
    draft.space(100);
}

fn line(draft: &mut Draft, part: &TimePart, row: &TimeRow) {
    draft.rule(Ink::Hair, 10);
    let top = draft.down();
    let lines = broken(&[&*row.id, " ", row.what.text()].concat(), BODY, NAME.length);
    let height = i32::try_from(lines.len()).unwrap_or(1) * LINE + 110;
    for (n, words) in (1..).zip(&lines) {
        draft.words([NAME.from, top + n * LINE], words, (BODY, false, Anchor::Start, Ink::Black));
    }
    draft.words([DUE, top + LINE], &row.due, (BODY, row.dated, Anchor::End, Ink::Black));
    for (_, share) in &part.years {
        draft.line([PICTURE.at(*share), top], [PICTURE.at(*share), top + height], 10, Ink::Hair, false);
    }
    let [from, to] = [row.from, row.to].map(|share| PICTURE.at(share));
    let middle = top + LINE - 50;
    if to > from {
        draft.line([from, middle], [to, middle], 100, Ink::Accent, !row.dated);
    }
    if row.dated {
        draft.line([to, middle - 90], [to, middle + 90], 30, Ink::Black, false);
    }
    for (_, share) in &part.marks {
        draft.line([PICTURE.at(*share), top], [PICTURE.at(*share), top + height], 20, Ink::Mark, false);
    }
    draft.space(height);
}

/// What the shapes mean.
fn key(draft: &mut Draft, part: &TimePart) {
    draft.space(100);
    let left = Draft::ACROSS.from;
    for (n, words) in part.key.iter().enumerate() {
        draft.space(240);
        let down = draft.down();
        match n {
            0 => {
                draft.line([left, down], [left + 280, down], 100, Ink::Accent, false);
                draft.line([left + 280, down - 90], [left + 280, down + 90], 30, Ink::Black, false);
            }
            1 => draft.line([left, down], [left + 280, down], 100, Ink::Accent, true),
            _ => draft.line([left + 140, down - 100], [left + 140, down + 100], 20, Ink::Mark, false),
        }
        draft.words([left + 420, down + 50], words, (BODY, false, Anchor::Start, Ink::Black));
    }
}
