//! No word lives in code: in a language that nobody speaks, every screen is in that language.

use scraper::Node;
use serde_json::Value;
use uncat_readiness::content::Content;
use uncat_readiness::session::Place;

use crate::support::html::{self, Named, render};
use crate::support::{bundle, parse, uncat};

/// Renders screens in the language that nobody speaks; no word may be in another.
#[track_caller]
fn check(screens: impl Fn(&Content) -> Vec<Named>) {
    let content = parse(&pseudo_bundle());
    let screens = screens(&content);
    let foreign: Vec<String> = screens
        .iter()
        .flat_map(|(name, session)| {
            let html = render(session, &content);
            foreign(&html, &content).into_iter().map(move |words| format!("{name}: {words}"))
        })
        .collect();
    assert!(
        !screens.is_empty() && foreign.is_empty(),
        "{} in all\n{}",
        foreign.len(),
        foreign[..foreign.len().min(20)].join("\n")
    );
}

/// The built-in bundle with every word in the language that nobody speaks.
fn pseudo_bundle() -> Value {
    let mut bundle = bundle();
    for field in [
        "title",
        "subject",
        "basis",
        "groups",
        "levels",
        "bands",
        "themes",
        "startingPoints",
        "sections",
        "indicators",
        "steps",
    ] {
        translate(&mut bundle["words"][field]);
    }
    translate(&mut bundle["interface"]["words"]);
    for source in bundle["sources"]["sources"].as_object_mut().unwrap().values_mut() {
        translate(&mut source["title"]);
        translate(&mut source["short"]);
    }
    bundle
}

fn translate(value: &mut Value) {
    match value {
        Value::String(text) => *text = pseudo(text),
        Value::Object(fields) => fields.values_mut().for_each(translate),
        Value::Array(values) => values.iter_mut().for_each(translate),
        _ => {}
    }
}

/// `Answer {n} of **{total}**` becomes `⟦Áñswér {n} óf ⟧**⟦{total}⟧**`: places and stress stay as they are.
fn pseudo(text: &str) -> String {
    let run = |run: &str| if run.is_empty() { String::new() } else { format!("⟦{}⟧", accented(run)) };
    text.split("**").map(run).collect::<Vec<_>>().join("**")
}

fn accented(run: &str) -> String {
    let mut place = false;
    let accent = |letter: char| {
        place = (place || letter == '{') && letter != '}';
        match letter {
            _ if place => letter,
            'a' => 'á',
            'c' => 'ç',
            'e' => 'é',
            'i' => 'í',
            'n' => 'ñ',
            'o' => 'ó',
            'u' => 'ú',
            'A' => 'Á',
            'E' => 'É',
            'O' => 'Ó',
            other => other,
        }
    };
    run.chars().map(accent).collect()
}

/// Attributes whose value is read or heard.
const HEARD: [&str; 6] = ["aria-label", "aria-description", "title", "alt", "placeholder", "data-h"];

/// All that is read or heard and is in no bracket, is no id, and is more than a number.
fn foreign(html: &scraper::Html, content: &Content) -> Vec<String> {
    let mut found = Vec::new();
    for node in html.tree.nodes() {
        match node.value() {
            Node::Text(text) => found.extend(outside(text, content)),
            Node::Element(element) => {
                let heard = element.attrs().filter(|(name, _)| HEARD.contains(name));
                found.extend(heard.flat_map(|(_, text)| outside(text, content)));
            }
            _ => {}
        }
    }
    found
}

/// The words outside all brackets. What a person entered stands in brackets too, see `support::mixed`.
fn outside(text: &str, content: &Content) -> Vec<String> {
    let mut depth = 0_i32;
    let mut rest = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    let words = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    words
        .filter(|word| word.contains(char::is_alphabetic) && !is_id(word, content))
        .map(str::to_owned)
        .collect()
}

fn is_id(word: &str, content: &Content) -> bool {
    let questionnaire = &content.questionnaire;
    // The last three are in fixtures: an answer to a statement of an edition before, the site to which evidence leads, and
    // whose assessment it is.
    questionnaire.find(word).is_some()
        || questionnaire.find_section(word).is_some()
        || matches!(word, "OLD.1" | "example.org" | "Draft")
}

#[test]
fn the_start_has_no_word_of_its_own() {
    check(|content| html::at(content, &[Place::Start]));
}

#[test]
fn the_list_of_sections_has_no_word_of_its_own() {
    check(|content| html::at(content, &[Place::Tasks]));
}

#[test]
fn a_section_has_no_word_of_its_own() {
    check(html::sections);
}

#[test]
fn the_check_has_no_word_of_its_own() {
    check(html::checks);
}

#[test]
fn the_results_have_no_word_of_their_own() {
    check(html::results);
}

#[test]
fn the_plan_and_the_recommendations_have_no_word_of_their_own() {
    check(html::plans);
}

#[test]
fn the_views_of_the_results_have_no_word_of_their_own() {
    check(html::views);
}

#[test]
fn a_notice_has_no_word_of_its_own() {
    check(html::notices);
}

#[cfg(feature = "printed")]
#[test]
fn the_page_to_print_has_no_word_of_its_own() {
    let mut bundle = pseudo_bundle();
    for source in bundle["sources"]["sources"].as_object_mut().unwrap().values_mut() {
        // Neither symbols nor addresses are words of a language.
        source.as_object_mut().unwrap().retain(|name, _| name != "symbol" && name != "address");
    }
    let content = parse(&bundle);
    let page = crate::printed::page(&content);
    assert_eq!(foreign(&page, &content), [""; 0]);
}

#[test]
fn a_word_of_another_language_would_be_found() {
    let content = uncat();
    let (_, session) = html::at(&content, &[Place::Start]).remove(0);
    let found = foreign(&render(&session, &content), &content);
    assert!(
        ["Begin", "quick", "statements"].iter().all(|word| found.iter().any(|other| other == word)),
        "{found:?}"
    );
}

#[test]
fn the_language_that_nobody_speaks_keeps_places_and_stress() {
    assert_eq!(
        pseudo("Answer {n} of **{total}**."),
        "⟦Añswér {n} óf ⟧**⟦{total}⟧**⟦.⟧".replacen('A', "Á", 1)
    );
}
