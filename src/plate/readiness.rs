//! Readiness with its range, the bands under it, and coverage.

use super::draft::Stretch;
use super::{Anchor, Draft, Ink, Length, tenths};
use crate::content::{Term, Words};
use crate::page::{CoverageFigure, Figure, ReadinessPart, ResultsPage, Rich, Text};
use crate::score::Share;

/// Draws the picture. Returns its title, and all of it in words.
pub(super) fn draw(draft: &mut Draft, page: &ResultsPage, say: &Words) -> (Text, Text) {
    let part = &page.readiness;
    draft.title(&part.label);
    value(draft, part);
    figure(draft, &part.figure);
    let sentence = plain(&part.coverage.sentence);
    draft.paragraph(&sentence, tenths(160), Ink::Black);
    draft.space(tenths(160));
    coverage(draft, &part.coverage);
    let key = say.joined(Term::Enumeration, part.coverage.key.iter().map(|(_, words)| words));
    (part.label.clone(), say.joined(Term::Sentences, [&*part.figure.label, &sentence, &key]))
}

/// The one big figure, and the sentence with the range.
fn value(draft: &mut Draft, part: &ReadinessPart) {
    let left = Draft::ACROSS.from;
    if let Some(value) = &part.value {
        draft.space(tenths(520));
        draft.words([left, draft.down()], value, (tenths(560), true, Anchor::Start, Ink::Black));
        draft.space(tenths(100));
    }
    draft.paragraph(&plain(&part.sentence), tenths(180), Ink::Black);
    draft.space(tenths(200));
}

/// The large bar. The words over it are in three rows, so that none covers another.
fn figure(draft: &mut Draft, figure: &Figure) {
    let (on, bar) = (Draft::ACROSS, figure.bar);
    let inward = |share: Share| if share < Share::percent(50) { Anchor::Start } else { Anchor::End };
    let over = [
        (figure.at_least.as_ref(), bar.lowest, inward(bar.lowest), Ink::Soft),
        (figure.at_most.as_ref(), bar.highest, inward(bar.highest), Ink::Soft),
        (figure.now.as_ref(), bar.now.unwrap_or_default(), Anchor::Middle, Ink::Black),
    ];
    for (words, share, anchor, ink) in over {
        draft.space(tenths(220));
        if let Some(words) = words {
            let style = (tenths(160), ink == Ink::Black, anchor, ink);
            draft.words([on.at(share), draft.down()], words, style);
        }
    }
    draft.space(tenths(340));
    let axis = draft.down() + tenths(290);
    for band in figure.bands.iter().filter(|band| band.from > Share::NONE) {
        draft.stroke(
            [on.at(band.from), axis - tenths(580)],
            [on.at(band.from), axis],
            tenths(10),
            Ink::Hair,
            false,
        );
    }
    draft.stroke([on.from, axis], [on.from + on.length, axis], tenths(10), Ink::Soft, false);
    draft.bar(bar, on, draft.down(), tenths(300));
    let staggered = figure.bands.len() > 4;
    for (n, band) in figure.bands.iter().enumerate() {
        let ink = if band.present { Ink::Black } else { Ink::Soft };
        let lower = if staggered && n % 2 == 1 { tenths(200) } else { Length::ZERO };
        let at = [on.at(band.from.midpoint(band.to)), axis + tenths(220) + lower];
        draft.words(at, &band.label, (tenths(150), band.present, Anchor::Middle, ink));
    }
    draft.space(if staggered { tenths(900) } else { tenths(700) });
}

/// Solid has a level, a comb is not known, hollow has no answer, a line is not applicable. Each has its count below.
fn coverage(draft: &mut Draft, coverage: &CoverageFigure) {
    let on = Draft::ACROSS;
    let total = coverage.counts.iter().sum();
    draft.space(tenths(90));
    let mut done = 0;
    for (n, count) in coverage.counts.into_iter().enumerate() {
        let [from, to] = [done, done + count].map(|count| on.at(Share::of(count, total)));
        done += count;
        piece(draft, n, Stretch { from, length: to - from });
    }
    draft.space(tenths(120));
    for (n, words) in &coverage.key {
        draft.space(tenths(240));
        piece(draft, *n, Stretch { from: on.from, length: tenths(300) });
        draft.words(
            [on.from + tenths(420), draft.down() + tenths(50)],
            words,
            (tenths(150), false, Anchor::Start, Ink::Black),
        );
    }
}

/// One piece of coverage, or its shape in the key.
fn piece(draft: &mut Draft, n: usize, on: Stretch) {
    let (down, end) = (draft.down(), on.from + on.length);
    if on.length <= Length::ZERO {
        return;
    }
    match n {
        0 => draft.stroke([on.from, down], [end, down], tenths(180), Ink::Black, false),
        1 => draft.stroke([on.from + tenths(10), down], [end, down], tenths(180), Ink::Black, true),
        2 => {
            for y in [down - tenths(85), down + tenths(85)] {
                draft.stroke([on.from, y], [end, y], tenths(15), Ink::Soft, false);
            }
            for x in [on.from + tenths(7), end - tenths(7)] {
                draft.stroke([x, down - tenths(85)], [x, down + tenths(85)], tenths(15), Ink::Soft, false);
            }
        }
        _ => draft.stroke([on.from + tenths(20), down], [end, down], tenths(15), Ink::Soft, false),
    }
}

fn plain(sentence: &Rich) -> String {
    sentence.iter().map(|span| &*span.text).collect()
}
