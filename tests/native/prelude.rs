//! The first screens as data: what the loader looks up in them is there.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde_json::{Value, json};
use uncat_readiness::content::locale::Plain;
use uncat_readiness::prelude;
use uncat_readiness::session::{Msg, Place};

use crate::support::uncat;

/// Drawn once for all tests: that takes two seconds.
fn english() -> &'static Value {
    static ENGLISH: LazyLock<Value> = LazyLock::new(|| {
        serde_json::from_str(&prelude::of(&uncat(), &Plain).unwrap().whole().to_string()).unwrap()
    });
    &ENGLISH
}

/// An element as the loader grows it, as HTML without regard to what HTML leaves out.
fn grown(value: &Value, shared: &[Value], html: &mut String) {
    match value {
        Value::Number(place) => {
            grown(&shared[usize::try_from(place.as_u64().unwrap()).unwrap()], shared, html);
        }
        Value::Array(element) => {
            write!(html, "<{} {}>", element[0], element[1]).unwrap();
            element[2..].iter().for_each(|it| grown(it, shared, html));
            write!(html, "</{}>", element[0]).unwrap();
        }
        text => html.push_str(text.as_str().unwrap()),
    }
}

#[test]
fn every_link_to_a_first_screen_leads_to_one() {
    let prelude = english();
    let shared = prelude["shared"].as_array().unwrap();
    let all = prelude["screens"]["all"].as_object().unwrap();
    let mut html = String::new();
    all.values().for_each(|screen| grown(&screen["tree"], shared, &mut html));
    let begins = |it: &&str| {
        let place = Place::find(it.trim_start_matches('#'), &uncat().questionnaire);
        matches!(place, Some(Place::Start | Place::Tasks | Place::Section(_)))
    };
    let links: Vec<&str> = html.split("\"href\":\"").skip(1).map(|it| &it[..it.find('"').unwrap()]).collect();
    let links: Vec<&str> = links.into_iter().filter(begins).collect();
    assert!(links.len() > all.len());
    assert!(links.iter().all(|it| all.contains_key(*it)), "{links:?}");
}

#[test]
fn progress_is_worded_for_every_number_of_answers() {
    let prelude = english();
    let words = |depth: &str| prelude["screens"][depth]["#S1"]["answered"].as_array().unwrap().clone();
    let of_section: Vec<Value> = words("all").iter().map(|words| words[0].clone()).collect();
    let expected: Vec<String> = (0..=5).map(|n| format!("{n} of 5 answered")).collect();
    assert_eq!(json!(of_section), json!(expected));
    // The quick look asks the eight key statements of the first four sections on one screen.
    let whole: Vec<Value> = words("key").iter().map(|words| words[1].clone()).collect();
    assert_eq!(whole.len(), 9);
    assert_eq!(whole[0], "0 of 45 in all, about 30 minutes left");
    assert_eq!(whole[8], "8 of 45 in all, about 25 minutes left");
}

#[test]
fn the_sections_of_a_quick_look_that_share_a_screen_lead_to_it() {
    let screens = &english()["screens"]["key"];
    assert_eq!(screens["#S2"]["tree"], screens["#S1"]["tree"]);
    assert_eq!(screens["#S2"]["focus"], "S2-title");
    assert_eq!(screens["#S1"]["focus"], Value::Null);
    assert_eq!(screens["#begin/key"]["tree"], screens["#S1"]["tree"]);
}

#[test]
fn an_answer_is_shown_by_its_picture_and_its_word_and_one_that_lacks_its_reason_as_none() {
    let prelude = english();
    let shared = prelude["shared"].as_array().unwrap();
    let word = |value: &str| {
        let mut html = String::new();
        grown(&prelude["marks"][value][1], shared, &mut html);
        html.replace(['<', '>'], "|").split('|').nth(2).unwrap().to_owned()
    };
    let words = ["not-yet", "planned", "partly", "in-place", "not-known", "not-applicable"].map(word);
    assert_eq!(words, ["Not yet", "Planned", "Partly", "In place", "Not known", "No answer yet"]);
}

#[test]
fn what_a_frame_keeps_is_said_from_the_start() {
    let said = english()["framed"]["keep-device"].clone();
    assert!(said.as_str().unwrap().contains("for the site around this page alone"), "{said}");
}

#[test]
fn each_field_of_a_first_screen_is_for_a_deed() {
    let prelude = english();
    let text = prelude.to_string();
    assert!(
        text.contains(r#"["section.q",{"id":"JUS1","of":"JUS1"}"#),
        "what is said of deeds inside is of JUS1"
    );
    let fields = text.matches("[\"input").count() + text.matches("[\"textarea").count();
    let files = text.matches(r#""type":"file""#).count();
    assert_eq!(text.matches(r#""deed":"#).count() - text.matches(r#""deed":["#).count(), fields - files);
    assert!(text.contains(r#""says":""#) && text.contains(r#""shows":"answer JUS1""#));
}

/// The name and a value of each field's deed, as the loader writes it down.
fn deeds(value: &Value, shared: &[Value], around: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Number(place) => {
            deeds(&shared[usize::try_from(place.as_u64().unwrap()).unwrap()], shared, around, found);
        }
        Value::Array(element) => {
            let attribute = |name: &str| element[1][name].as_str();
            let of = attribute("of").unwrap_or(around);
            if let Some(kind) = attribute("deed") {
                let name = if of.is_empty() { kind.to_owned() } else { format!("{kind} {of}") };
                let said = attribute("says").or(attribute("value")).unwrap_or("true");
                found.push((name, said.to_owned()));
            }
            element[2..].iter().for_each(|it| deeds(it, shared, of, found));
        }
        _ => {}
    }
}

#[test]
fn what_each_field_writes_down_can_be_replayed() {
    let (prelude, content) = (english(), uncat());
    let shared = prelude["shared"].as_array().unwrap();
    let mut found = Vec::new();
    for screen in prelude["screens"]["all"].as_object().unwrap().values() {
        deeds(&screen["tree"], shared, "", &mut found);
    }
    assert!(found.len() > 1_000 && found.iter().any(|(name, _)| name == "treaty-OPCAT"));
    for (name, value) in found {
        assert!(Msg::of_deed(&name, &value, &content.questionnaire).is_some(), "{name} {value}");
    }
}

#[test]
fn what_a_deed_changes_on_the_first_screens_is_there() {
    let deeds = &english()["deeds"];
    assert_eq!(deeds["depth key"], json!({ "variant": "key" }));
    assert_eq!(deeds["begin key"], json!({ "variant": "key" }));
    assert_eq!(deeds["keep device"], json!({ "keeping": "device" }));
    assert!(deeds["from party"]["tag"].is_string());
    assert_eq!(deeds["go S8"], json!({}));
    assert_eq!(deeds["answer JUS1 partly"], Value::Null, "more than was drawn");
}
