//! The pictures as they leave the page: complete, legible, and what was entered stays text.

use roxmltree::{Document, Node};
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::plate::{Anchor, Length, Plate, Shape};
use uncat_readiness::session::{Picture, Place, Session};

use crate::support::html::states;
use crate::support::{LANGUAGES, bundle, bundle_in, mixed, parse, read, uncat};

fn plate(picture: Picture, session: &Session, content: &Content) -> Option<Plate> {
    Plate::of(picture, session, content, &Plain)
}

/// Every picture of every state of the answers, each with a name for messages; of each there is one at least.
fn plates(content: &Content) -> Vec<(String, Plate)> {
    let mut plates = Vec::new();
    for (name, session) in states(content) {
        for picture in Picture::ALL {
            let drawn = plate(picture, &session, content);
            plates.extend(drawn.map(|plate| (format!("{name}, {picture:?}"), plate)));
        }
    }
    for picture in Picture::ALL.map(|picture| format!("{picture:?}")) {
        assert!(plates.iter().any(|(name, _)| name.ends_with(&picture)), "no {picture}");
    }
    plates
}

/// The built-in content, said to be in a language from right to left.
fn mirrored() -> Content {
    let mut bundle = bundle();
    bundle["interface"]["rtl"] = true.into();
    parse(&bundle)
}

/// Looks at every plate; a rule names what breaks it, and nothing may.
#[track_caller]
fn check(content: &Content, rule: impl Fn(&Plate) -> Vec<String>) {
    let plates = plates(content);
    let broken = plates
        .iter()
        .flat_map(|(name, plate)| rule(plate).into_iter().map(move |offence| format!("{name}: {offence}")));
    let broken: Vec<String> = broken.collect();
    assert!(!plates.is_empty() && broken.is_empty(), "{}", broken.join("\n"));
}

/// The languages whose letters or direction are others than those of English.
fn others() -> [Content; 2] {
    ["ar", "zh"].map(|tag| parse(&bundle_in(tag)))
}

/// How far a run of words reaches, left and right, top and bottom, at the usual width of its letters.
fn reach(shape: &Shape, rtl: bool) -> Option<([Length; 2], [Length; 2], &str)> {
    let Shape::Words { at: [x, y], text, size, anchor, .. } = shape else { return None };
    let halves = text.chars().map(|letter| if ('\u{2e80}'..='\u{ffff}').contains(&letter) { 2 } else { 1 });
    let width = *size * halves.sum::<usize>() / 2;
    let left = match (anchor, rtl) {
        (Anchor::Middle, _) => *x - width / 2,
        (Anchor::Start, false) | (Anchor::End, true) => *x,
        _ => *x - width,
    };
    Some(([left, left + width], [*y - *size * 3 / 4, *y + *size / 5], text))
}

fn words(plate: &Plate) -> Vec<&str> {
    plate.shapes.iter().filter_map(|shape| reach(shape, plate.rtl)).map(|(_, _, text)| text).collect()
}

// On paper

#[test]
fn nothing_leaves_the_paper() {
    let rule = |plate: &Plate| {
        let inside = |[x, y]: [Length; 2]| {
            (Length::ZERO..=plate.width).contains(&x) && (Length::ZERO..=plate.height).contains(&y)
        };
        let outside = plate.shapes.iter().filter(|shape| match shape {
            Shape::Stroke { from, to, .. } => !inside(*from) || !inside(*to),
            Shape::Words { .. } => {
                let ([left, right], [top, bottom], _) = reach(shape, plate.rtl).unwrap();
                !inside([left, top]) || !inside([right, bottom])
            }
        });
        outside.map(|shape| format!("{shape:?}")).collect()
    };
    check(&uncat(), rule);
    check(&mirrored(), rule);
    others().iter().for_each(|content| check(content, rule));
}

#[test]
fn no_words_cover_other_words() {
    let apart = |[a, b]: [Length; 2], [c, d]: [Length; 2]| b <= c || d <= a;
    let rule = |plate: &Plate| {
        let runs: Vec<_> = plate.shapes.iter().filter_map(|shape| reach(shape, plate.rtl)).collect();
        let mut covered = Vec::new();
        for (n, (across, down, text)) in runs.iter().enumerate() {
            let over = runs[..n].iter().filter(|(x, y, _)| !apart(*across, *x) && !apart(*down, *y));
            covered.extend(over.map(|(.., other)| format!("{text} covers {other}")));
        }
        covered
    };
    check(&uncat(), rule);
    others().iter().for_each(|content| check(content, rule));
}

#[test]
fn in_chinese_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens() {
    let content = parse(&bundle_in("zh"));
    let marked = "“《公约》（一），甲、乙；丙：丁。”";
    for shift in 0..marked.chars().count() {
        let mut session = Session::new(&content.questionnaire);
        session.assessment = mixed(&content.questionnaire);
        let entered = ["字".repeat(shift), marked.repeat(12)].concat();
        session.assessment.handling = entered.as_str().into();
        let plate = plate(Picture::Readiness, &session, &content).unwrap();
        let is_isolate = |letter| ('\u{2066}'..='\u{2069}').contains(&letter);
        let lines: Vec<String> = words(&plate).into_iter().map(|line| line.replace(is_isolate, "")).collect();
        assert!(lines.concat().contains(&entered), "{lines:#?}");
        let is_parted = |line: &&String| {
            line.starts_with(|mark| "，、；：。》）”".contains(mark))
                || line.ends_with(|mark| "“《（".contains(mark))
        };
        assert_eq!(lines.iter().find(is_parted), None, "{lines:#?}");
    }
}

#[test]
fn from_right_to_left_every_stroke_and_word_is_mirrored() {
    let (there, here) = (mirrored(), uncat());
    for ((_, there), (name, here)) in plates(&there).into_iter().zip(plates(&here)) {
        let across = |plate: &Plate| -> Vec<Length> {
            plate
                .shapes
                .iter()
                .map(|(Shape::Stroke { from: at, .. } | Shape::Words { at, .. })| at[0])
                .collect()
        };
        let back: Vec<Length> = across(&there).into_iter().map(|x| there.width - x).collect();
        assert_eq!(back, across(&here), "{name}");
        assert!(there.rtl && !here.rtl);
    }
}

// What it says

#[test]
fn every_picture_says_that_its_figures_were_reported_and_not_verified() {
    check(&uncat(), |plate| {
        let said = words(plate).iter().any(|words| words.contains("reported by the user, not verified"));
        if said { vec![] } else { vec![plate.words.to_string()] }
    });
}

#[test]
fn every_figure_of_the_table_stands_in_its_picture_and_in_its_description() {
    let content = uncat();
    for (name, session) in states(&content) {
        let page = Page::of(&session.at(Place::Results), &content, &Plain);
        let Screen::Results(results) = &page.screen else { unreachable!() };
        let Some(plate) = plate(Picture::Profile, &session, &content) else { continue };
        let words = words(&plate);
        for row in &results.profile.rows {
            for figure in [&row.readiness, &row.range, &row.with_level] {
                assert!(words.contains(&&**figure) && plate.words.contains(&**figure), "{name}: {figure}");
            }
        }
    }
}

#[test]
fn without_a_level_or_a_line_there_is_nothing_to_draw() {
    let content = uncat();
    let session = Session::new(&content.questionnaire);
    assert!(Picture::ALL.iter().all(|picture| plate(*picture, &session, &content).is_none()));
}

// As a file

/// The text between two others.
#[track_caller]
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after).unwrap().0)
}

#[test]
fn screen_picture_and_page_to_print_have_the_same_fonts_in_each_language() {
    let (screen, paper) = (read("src/ui/widget.css"), read("www/printed.css"));
    for tag in LANGUAGES {
        let content = parse(&bundle_in(tag));
        let (_, plate) = plates(&content).remove(0);
        let fonts = plate.fonts();
        let own = [".ur:lang(", tag, ") { --font: var(--uncat-font, "].concat();
        let on_screen =
            between(&screen, &own, ")").or_else(|| between(&screen, "--font: var(--uncat-font, ", ")"));
        let own = [":lang(", tag, ") { font-family: "].concat();
        let on_paper = between(&paper, &own, ";").or_else(|| between(&paper, "font: 100%/1.5 ", ";"));
        assert_eq!([on_screen, on_paper], [Some(fonts); 2], "{tag}");
        let svg = plate.to_svg();
        let document = Document::parse(&svg).unwrap();
        assert_eq!(document.root_element().attribute("font-family"), Some(fonts), "{tag}");
    }
}

#[test]
fn every_picture_is_a_sound_document_with_a_name_and_a_description() {
    check(&uncat(), |plate| {
        let svg = plate.to_svg();
        let document = match Document::parse(&svg) {
            Ok(document) => document,
            Err(error) => return vec![error.to_string()],
        };
        let has = |name: &str, words: &str| {
            let part = document.root_element().children().find(|child| child.has_tag_name(name));
            part.or_else(|| document.descendants().find(|node| node.tag_name().name() == name))
                .and_then(|node| node.text().map(str::to_owned))
                .is_some_and(|text| text == words)
        };
        let named = has("title", &plate.title) && has("desc", &plate.words);
        let drawn = document.descendants().filter(Node::is_element).count() - 4;
        let complete = named && drawn == plate.shapes.len();
        if complete { vec![] } else { vec![svg.chars().take(400).collect()] }
    });
}

#[test]
fn a_handling_label_with_markup_stays_text() {
    let content = uncat();
    let mut session = Session::new(&content.questionnaire);
    session.assessment = mixed(&content.questionnaire);
    session.assessment.handling = "<script>alert(1)</script> & \"q\" \u{1}]]>".into();
    let plate = plate(Picture::Readiness, &session, &content).unwrap();
    let svg = plate.to_svg();
    let document = Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|node| node.tag_name().name() == "script"));
    let texts: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
    assert!(texts.iter().any(|text| text.contains("<script>alert(1)</script> & \"q\" ]]>")), "{texts:?}");
}

#[test]
fn a_picture_is_never_larger_than_phones_draw() {
    let (_, plate) = plates(&uncat()).remove(0);
    assert!((plate.sharpness() - 2.0).abs() < 1e-9);
    for [times_width, times_height] in [[1, 12], [1, 60], [10, 10]] {
        let plate =
            Plate { width: plate.width * times_width, height: plate.height * times_height, ..plate.clone() };
        let [width, height] =
            [plate.width, plate.height].map(|length| f64::from(length.tenths()) / 10.0 * plate.sharpness());
        assert!(width * height < 16_777_217.0 && width.max(height) < 8192.1, "{width} x {height}");
    }
}
