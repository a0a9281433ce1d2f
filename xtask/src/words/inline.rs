//! What a text has beside words: placeholders that the page fills in, `{n}`, and stressed runs, `**…**`.

use std::collections::BTreeSet;

/// The sign before and after a stressed run.
pub(super) const STRESS: &str = "**";

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A placeholder, with its braces.
    Placeholder(&'a str),
    /// A stressed run.
    Stressed(Vec<Piece<'a>>),
}

/// Takes a text apart.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, run, after)) = first_run(rest) {
        push_placeholders(before, &mut pieces);
        let mut stressed = Vec::new();
        push_placeholders(run, &mut stressed);
        pieces.push(Piece::Stressed(stressed));
        rest = after;
    }
    push_placeholders(rest, &mut pieces);
    pieces
}

/// What is before the first stressed run, the run, and what is after it.
fn first_run(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(STRESS)?;
    let (run, after) = rest.split_once(STRESS)?;
    Some((before, run, after))
}

fn push_placeholders<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut rest = text;
    while let Some((start, end)) =
        rest.find('{').and_then(|at| Some((at, at + rest.get(at..)?.find('}')? + 1)))
    {
        let (before, place) =
            (rest.get(..start).unwrap_or_default(), rest.get(start..end).unwrap_or_default());
        pieces.extend((!before.is_empty()).then_some(Piece::Words(before)));
        pieces.push(Piece::Placeholder(place));
        rest = rest.get(end..).unwrap_or_default();
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Words(rest)));
}

/// The placeholders of a text, with their braces.
pub(super) fn placeholders(text: &str) -> BTreeSet<&str> {
    fn collect<'a>(pieces: &[Piece<'a>], found: &mut BTreeSet<&'a str>) {
        for piece in pieces {
            match piece {
                Piece::Words(_) => {}
                Piece::Placeholder(place) => found.extend([*place]),
                Piece::Stressed(inside) => collect(inside, found),
            }
        }
    }
    let mut found = BTreeSet::new();
    collect(&pieces(text), &mut found);
    found
}

/// Returns what is wrong with a translation beside its English, each with what to do. A form of a plural may be without
/// the number, unless it is `other`.
pub(super) fn faults(english: &str, translation: &str, spared: Option<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    let (wanted, found) = (placeholders(english), placeholders(translation));
    for place in wanted.difference(&found).filter(|place| spared != Some(**place)) {
        faults.push(format!("{place} is missing; put it where it belongs"));
    }
    for place in found.difference(&wanted) {
        faults.push(format!("{place} is no placeholder of this text; take it out"));
    }
    let words = |text: &str| text.matches(['{', '}']).count();
    if words(translation) != 2 * pieces_that_are_placeholders(translation) {
        faults.push("a brace is left over; take it out".to_owned());
    }
    let (wanted, found) = (english.matches(STRESS).count(), translation.matches(STRESS).count());
    if wanted != found {
        faults.push(format!("{STRESS}: {found} here, and {wanted} in English; stress as many runs"));
    }
    if translation.trim() != translation {
        faults.push("there is white space at an end; take it out".to_owned());
    }
    if translation.trim().contains(char::is_control) {
        faults.push("there is a line break or another sign of control; take it out".to_owned());
    }
    faults
}

fn pieces_that_are_placeholders(text: &str) -> usize {
    fn count(pieces: &[Piece<'_>]) -> usize {
        pieces.iter().fold(0, |sum, piece| match piece {
            Piece::Words(_) => sum,
            Piece::Placeholder(_) => sum + 1,
            Piece::Stressed(inside) => sum + count(inside),
        })
    }
    count(&pieces(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_places_and_stressed_runs() {
        let stressed = vec![Piece::Words("from "), Piece::Placeholder("{low}")];
        let expected = [Piece::Words("Now "), Piece::Stressed(stressed), Piece::Words(".")];
        assert_eq!(pieces("Now **from {low}**."), expected);
        assert_eq!(pieces("a ** b {c"), [Piece::Words("a ** b {c")]);
    }

    #[track_caller]
    fn check(english: &str, translation: &str, expected: &[&str]) {
        assert_eq!(faults(english, translation, Some("{n}")), expected);
    }

    #[test]
    fn a_translation_may_order_and_repeat_its_places_and_spare_the_number() {
        check("{n} of {total}", "{total} : {n}, {total}", &[]);
        check("**{n}** days", "**Un** jour", &[]);
    }

    #[test]
    fn every_fault_of_a_text_is_named_with_what_to_do() {
        check(
            "**{done}** of {n}",
            " {don}\nsur **{n",
            &[
                "{done} is missing; put it where it belongs",
                "{don} is no placeholder of this text; take it out",
                "a brace is left over; take it out",
                "**: 1 here, and 2 in English; stress as many runs",
                "there is white space at an end; take it out",
                "there is a line break or another sign of control; take it out",
            ],
        );
    }
}
