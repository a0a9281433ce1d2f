//! All sections, and the themes by group: a picture in each row, and its figures beside it.

use super::draft::{Stretch, broken};
use super::{Anchor, Draft, Ink, Length, tenths};
use crate::content::{Term, Words};
use crate::page::{Bar, Profile, ProfileRow, Text, ThemeCell, ThemesPart};
use crate::score::Share;

const BODY: Length = tenths(150);
const LINE: Length = tenths(210);

/// The style of what is said beside a figure.
const SMALL: (Length, bool, Anchor, Ink) = (tenths(130), false, Anchor::Start, Ink::Soft);

// The columns of the profile, between the margins.
const NAME: Stretch = Stretch { from: tenths(400), length: tenths(3100) };
const PICTURE: Stretch = Stretch { from: tenths(3700), length: tenths(2700) };
const READINESS: Length = tenths(7300);
const RANGE: Length = tenths(8350);
const COUNT: Length = tenths(9200);

/// Draws all sections. Returns the title, and all figures in words.
pub(super) fn profile(draft: &mut Draft, profile: &Profile, say: &Words) -> (Text, Text) {
    draft.title(&profile.title);
    let [section, _, readiness, range, count] = &profile.columns;
    let mut head = 0;
    for (at, words, anchor) in [
        (NAME.from, section, Anchor::Start),
        (READINESS, readiness, Anchor::End),
        (RANGE, range, Anchor::End),
        (COUNT, count, Anchor::End),
    ] {
        let lines = broken(
            words,
            tenths(130),
            tenths(1000).max(if anchor == Anchor::Start { NAME.length } else { Length::ZERO }),
        );
        head = head.max(lines.len());
        for (n, line) in (1..).zip(&lines) {
            draft.words([at, draft.down() + tenths(170) * n], line, (tenths(130), false, anchor, Ink::Soft));
        }
    }
    for (share, words) in [(0, "0"), (50, "50"), (100, "100")] {
        let at = [PICTURE.at(Share::percent(share)), draft.down() + tenths(170)];
        draft.words(at, words, (tenths(130), false, Anchor::Middle, Ink::Soft));
    }
    draft.space(tenths(170) * head + tenths(100));
    for row in &profile.rows {
        section_row(draft, row);
    }
    let words = profile.rows.iter().map(|row| {
        let shown = row.levels.as_ref().unwrap_or(&row.readiness);
        let labelled =
            |label: &str, text: &str| say.fill(Term::Labelled, &[("label", label), ("text", text)]);
        let figures = [shown.clone(), labelled(range, &row.range), labelled(count, &row.with_level)];
        let cells = say.joined(Term::EnumerationOfLists, figures.into_iter().chain(row.out.clone()));
        say.fill(Term::RowDescribed, &[("name", &row.name), ("cells", &cells)])
    });
    (profile.title.clone(), say.joined(Term::Sentences, words))
}

fn section_row(draft: &mut Draft, row: &ProfileRow) {
    let group = row.id.is_none();
    draft.space(if group { tenths(160) } else { Length::ZERO });
    draft.rule(if group { Ink::Black } else { Ink::Hair }, tenths(10));
    let indent = if group { Length::ZERO } else { tenths(620) };
    let lines = broken(&row.name, BODY, NAME.length - indent);
    let top = draft.down() + LINE;
    if let Some(id) = &row.id {
        draft.words([NAME.from, top], id, (tenths(130), false, Anchor::Start, Ink::Soft));
    }
    for (n, line) in (0..).zip(&lines) {
        draft.words([NAME.from + indent, top + LINE * n], line, (BODY, group, Anchor::Start, Ink::Black));
    }
    for (at, words, bold) in
        [(READINESS, &row.readiness, true), (RANGE, &row.range, false), (COUNT, &row.with_level, false)]
    {
        draft.words([at, top], words, (BODY, bold, Anchor::End, Ink::Black));
    }
    let out =
        row.out.as_deref().map(|out| broken(out, tenths(130), NAME.length - indent)).unwrap_or_default();
    for (n, line) in (lines.len()..).zip(&out) {
        draft.words([NAME.from + indent, top + LINE * n], line, SMALL);
    }
    draft.space(LINE * (lines.len() + out.len()) + tenths(90));
    if let Some(bar) = row.bar {
        axis(draft, bar, PICTURE, top - tenths(50));
    }
    if let Some(levels) = &row.levels {
        draft.words([PICTURE.from, top], levels, (tenths(130), false, Anchor::Start, Ink::Black));
    }
}

/// A bar over a hairline as long as the axis.
fn axis(draft: &mut Draft, bar: Bar, on: Stretch, down: Length) {
    draft.stroke([on.from, down], [on.from + on.length, down], tenths(10), Ink::Hair, false);
    draft.bar(bar, on, down, tenths(100));
}

/// Draws the themes by group. Returns the title, and all figures in words.
pub(super) fn themes(draft: &mut Draft, themes: &ThemesPart, say: &Words) -> (Text, Text) {
    draft.title(&themes.title);
    draft.paragraph(&themes.sentence, BODY, Ink::Black);
    draft.space(tenths(200));
    let columns = columns(themes.columns.len());
    let heads: Vec<_> = columns
        .iter()
        .zip(&themes.columns)
        .map(|(column, words)| (column.from, broken(words, tenths(130), column.length)))
        .collect();
    let highest = heads.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
    for (from, lines) in heads {
        for (n, line) in (1..).zip(&lines) {
            draft.words(
                [from, draft.down() + tenths(170) * n],
                line,
                (tenths(130), false, Anchor::Start, Ink::Soft),
            );
        }
    }
    draft.space(tenths(170) * highest + tenths(100));
    let mut words = Vec::new();
    for row in &themes.rows {
        draft.rule(Ink::Hair, tenths(10));
        let top = draft.down() + LINE;
        if let Some(first) = columns.first() {
            draft.words([first.from, top], &row.name, (BODY, true, Anchor::Start, Ink::Black));
        }
        let mut lines = 0;
        for (column, cell) in columns.iter().skip(1).zip(&row.cells) {
            lines = lines.max(theme(draft, cell, &figures(cell, say), *column, top));
        }
        draft.space(tenths(620).max(LINE * lines + tenths(200)));
        let cells = themes.columns.iter().skip(1).zip(&row.cells);
        let cells = cells.map(|(group, cell)| {
            let said = std::iter::once(figures(cell, say)).chain(cell.out.clone());
            let said = say.joined(Term::Enumeration, said);
            say.fill(Term::Labelled, &[("label", group), ("text", &said)])
        });
        let cells = say.joined(Term::EnumerationOfLists, cells);
        words.push(say.fill(Term::RowDescribed, &[("name", &row.name), ("cells", &cells)]));
    }
    (themes.title.clone(), say.joined(Term::Sentences, words))
}

/// Columns of equal width, with room between them.
fn columns(count: usize) -> Vec<Stretch> {
    let step = Draft::ACROSS.length / count;
    (0..count).map(|n| Stretch { from: Draft::ACROSS.from + step * n, length: step - tenths(200) }).collect()
}

/// Draws a cell. Returns how many lines of words it has.
fn theme(draft: &mut Draft, cell: &ThemeCell, figures: &str, column: Stretch, top: Length) -> usize {
    let ink = if cell.bar.is_some_and(|bar| bar.now.is_some()) { Ink::Black } else { Ink::Soft };
    let lines = broken(figures, BODY, column.length);
    for (n, line) in (0..).zip(&lines) {
        draft.words([column.from, top + LINE * n], line, (BODY, ink == Ink::Black, Anchor::Start, ink));
    }
    let out = cell.out.as_deref().map(|out| broken(out, tenths(130), column.length)).unwrap_or_default();
    for (n, line) in (lines.len()..).zip(&out) {
        draft.words([column.from, top + LINE * n], line, SMALL);
    }
    let lines = lines.len() + out.len();
    let Some(bar) = cell.bar else { return lines };
    axis(draft, bar, column, top + LINE * lines.saturating_sub(1) + tenths(190));
    lines + 1
}

/// The value, and the count that it is made of.
fn figures(cell: &ThemeCell, say: &Words) -> Text {
    say.joined(Term::Remarked, std::iter::once(&cell.value).chain(&cell.count))
}
