//! What a person enters turns nothing around: the words beside it run in their own direction, whatever it contains.
use uncat_readiness::assessment::Response;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, isolated};
use uncat_readiness::plate::Plate;
use uncat_readiness::session::{Picture, Session};
use unicode_bidi::{BidiInfo, Level};

use crate::support::{all, uncat};

/// Texts that try: overrides, embeddings and isolates that are left open or closed too often, and other scripts.
const HOSTILE: [&str; 8] = [
    "SECRET \u{202e}",
    "\u{202d}\u{202e}\u{202b}\u{202a}",
    "\u{2067}\u{2068}\u{2066}a",
    "\u{2069}\u{202e}b",
    "\u{202c}\u{2069}\u{202e}",
    "(\u{648}\u{632}\u{627}\u{631}\u{629} [12]",
    "\u{5d0}1-2)",
    "\u{200f}",
];

/// Expects our words in a line to run from left to right, as the line does.
#[track_caller]
fn check(line: &str, ours: &str) {
    let info = BidiInfo::new(line, Some(Level::ltr()));
    for (at, _) in line.match_indices(ours) {
        assert!(info.levels[at..at + ours.len()].iter().all(|level| *level == Level::ltr()), "{line:?}");
    }
    assert!(line.contains(ours), "{line:?}");
}

#[test]
fn a_text_in_a_sentence_leaves_what_is_around_it_as_it_is() {
    for hostile in HOSTILE {
        check(
            &["Reported by ", &isolated(hostile), ", not verified (28 November)."].concat(),
            ", not verified (",
        );
    }
}

#[test]
fn not_verified_reads_as_ever_on_every_page_and_every_picture() {
    let content = uncat();
    for hostile in HOSTILE {
        let mut session = Session::new(&content.questionnaire);
        session.assessment = all(&content.questionnaire, Response::Level(2));
        session.assessment.handling = hostile.into();
        check(&Page::of(&session, &content, &Plain).frame.paper_line(), "not verified");
        let svg = Plate::of(Picture::Readiness, &session, &content, &Plain).unwrap().to_svg();
        let lines: Vec<_> = svg.lines().filter(|line| line.contains("not verified")).collect();
        assert!(!lines.is_empty());
        lines.iter().for_each(|line| check(line, "not verified"));
    }
}
