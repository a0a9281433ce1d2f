//! Readiness with its range, the bands under it, and coverage.

use super::draft::Stretch;
use super::{Anchor, Draft, Ink};
use crate::page::{CoverageFigure, Figure, ReadinessPart, ResultsPage, Rich, Text};

/// Draws it; its title, and all of it in words.
pub(super) fn draw(draft: &mut Draft, page: &ResultsPage) -> (Text, String) {
    let part = &page.readiness;
    draft.title(&part.label);
    value(draft, part);
    figure(draft, &part.figure);
    let sentence = plain(&part.coverage.sentence);
    draft.paragraph(&sentence, 160, Ink::Black);
    draft.space(160);
    coverage(draft, &part.coverage);
    (part.label.clone(), [&*part.figure.label, &sentence, &part.coverage.key.join(", ")].join(" "))
}

/// The one big figure, and the sentence with the range.
fn value(draft: &mut Draft, part: &ReadinessPart) {
    let left = Draft::ACROSS.from;
    if let Some(value) = &part.value {
        draft.space(520);
        draft.words([left, draft.down()], value, (560, true, Anchor::Start, Ink::Black));
        draft.space(100);
    }
    draft.paragraph(&plain(&part.sentence), 180, Ink::Black);
    draft.space(200);
}

/// The bar at large. The words over it stand in three rows, so that none covers another.
fn figure(draft: &mut Draft, figure: &Figure) {
    let (on, bar) = (Draft::ACROSS, figure.bar);
    let inward = |share: u32| if share < 5000 { Anchor::Start } else { Anchor::End };
    let over = [
        (figure.at_least.as_ref(), bar.lowest, inward(bar.lowest), Ink::Soft),
        (figure.at_most.as_ref(), bar.highest, inward(bar.highest), Ink::Soft),
        (figure.now.as_ref(), bar.now.unwrap_or_default(), Anchor::Middle, Ink::Black),
    ];
    for (words, share, anchor, ink) in over {
        draft.space(220);
        if let Some(words) = words {
            let style = (160, ink == Ink::Black, anchor, ink);
            draft.words([on.at(share), draft.down()], words, style);
        }
    }
    draft.space(340);
    let axis = draft.down() + 290;
    for band in figure.bands.iter().filter(|band| band.from > 0) {
        draft.line([on.at(band.from), axis - 580], [on.at(band.from), axis], 10, Ink::Hair, false);
    }
    draft.line([on.from, axis], [on.from + on.length, axis], 10, Ink::Soft, false);
    draft.bar(bar, on, draft.down(), 300);
    let staggered = figure.bands.len() > 4;
    for (n, band) in figure.bands.iter().enumerate() {
        let ink = if band.present { Ink::Black } else { Ink::Soft };
        let lower = if staggered && n % 2 == 1 { 200 } else { 0 };
        let at = [on.at(u32::midpoint(band.from, band.to)), axis + 220 + lower];
        draft.words(at, &band.label, (150, band.present, Anchor::Middle, ink));
    }
    draft.space(if staggered { 900 } else { 700 });
}

/// Solid with a level, a comb not known, hollow no answer, a line what does not apply; each with its count below.
fn coverage(draft: &mut Draft, coverage: &CoverageFigure) {
    let on = Draft::ACROSS;
    let total = coverage.counts.iter().sum::<u32>().max(1);
    let share = |count: u32| count.saturating_mul(10_000) / total;
    draft.space(90);
    let mut done = 0;
    for (n, count) in coverage.counts.into_iter().enumerate() {
        let [from, to] = [done, done + count].map(|count| on.at(share(count)));
        done += count;
        piece(draft, n, Stretch { from, length: to - from });
    }
    draft.space(120);
    for (n, words) in coverage.key.iter().enumerate() {
        draft.space(240);
        piece(draft, n, Stretch { from: on.from, length: 300 });
        draft.words([on.from + 420, draft.down() + 50], words, (150, false, Anchor::Start, Ink::Black));
    }
}

/// One piece of coverage, or its shape in the key.
fn piece(draft: &mut Draft, n: usize, on: Stretch) {
    let (down, end) = (draft.down(), on.from + on.length);
    if on.length <= 0 {
        return;
    }
    match n {
        0 => draft.line([on.from, down], [end, down], 180, Ink::Black, false),
        1 => draft.line([on.from + 10, down], [end, down], 180, Ink::Black, true),
        2 => {
            for y in [down - 85, down + 85] {
                draft.line([on.from, y], [end, y], 15, Ink::Soft, false);
            }
            for x in [on.from + 7, end - 7] {
                draft.line([x, down - 85], [x, down + 85], 15, Ink::Soft, false);
            }
        }
        _ => draft.line([on.from + 20, down], [end, down], 15, Ink::Soft, false),
    }
}

fn plain(sentence: &Rich) -> String {
    sentence.iter().map(|span| &*span.text).collect()
}
