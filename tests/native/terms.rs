//! Official terms of the United Nations: where the English has one, a translation has the official one of its language.
//!
//! `terms.json` has the terms and what is rightly said otherwise. A `*` is any ending, a `…` up to six words between, and
//! in Arabic the article and a particle before a word are any. A term is looked for word by word; in Chinese, as it stands.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{LANGUAGES, json_file, lines};

/// The most words that a `…` stands for.
const BETWEEN: usize = 6;

/// What may be before a word in Arabic.
const PARTICLES: [&str; 14] =
    ["", "ال", "و", "وال", "ف", "فال", "ب", "بال", "ك", "كال", "ل", "لل", "ول", "ولل"];

/// The texts of a language that have an English one, by their paths in a bundle: each with its English.
fn texts(tag: &str) -> Vec<(String, String, String)> {
    fn collect(path: &str, english: &Value, own: &Value, found: &mut Vec<(String, String, String)>) {
        if let (Value::String(english), Value::String(own)) = (english, own) {
            found.push((path.to_owned(), english.clone(), own.clone()));
        }
        // The forms of a counted text are compared as one.
        let forms = |value: &Value| {
            let forms = value.as_object().filter(|forms| forms.contains_key("other"))?;
            Some(forms.values().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        };
        let is_counted = path.starts_with("interface.words.");
        if let (true, Some(english)) = (is_counted, forms(english)) {
            let own = forms(own).unwrap_or_else(|| own.as_str().unwrap_or_default().to_owned());
            found.push((path.to_owned(), english, own));
        } else if let (Some(english), Some(own)) = (english.as_object(), own.as_object()) {
            for (field, english) in english {
                if let Some(own) = own.get(field) {
                    collect(&format!("{path}.{field}"), english, own, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (part, folder) in [("words", "uncat"), ("interface", "interface")] {
        let file = |tag: &str| {
            let mut file = json_file(&format!("content/{folder}/{tag}.json"));
            file.as_object_mut().unwrap().retain(|field, _| field != "about" && field != "$schema");
            file
        };
        let mut english = file("en");
        if part == "words" {
            english["sources"] = json_file("content/uncat/sources.json")["sources"].clone();
        }
        collect(part, &english, &file(tag), &mut found);
    }
    found
}

/// The words of a text in small letters, without stress, accents of Arabic, and soft hyphens.
fn words(text: &str) -> Vec<String> {
    let is_mark = |c: char| matches!(c, '\u{64b}'..='\u{652}' | '\u{ad}' | '\u{200e}');
    let plain: String = text.to_lowercase().chars().filter(|c| !is_mark(*c)).collect();
    let is_part = |c: char| c.is_alphanumeric() || c == '*' || c == '…';
    let words = plain.replace("**", "");
    words.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns whether a word is one of a term: in its form, or with any ending.
fn is_word(tag: &str, term: &str, word: &str) -> bool {
    let fits = |term: &str, word: &str| match term.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == term,
    };
    if tag != "ar" {
        return fits(term, word);
    }
    let bare = term.strip_prefix("ال").unwrap_or(term);
    PARTICLES.iter().any(|it| word.strip_prefix(it).is_some_and(|word| fits(bare, word)))
}

/// Returns whether a text begins with a term.
fn begins(tag: &str, term: &[String], text: &[String]) -> bool {
    match term.split_first() {
        None => true,
        Some((gap, rest)) if gap == "…" => {
            (0..=BETWEEN.min(text.len())).any(|n| begins(tag, rest, &text[n..]))
        }
        Some((first, rest)) => {
            text.first().is_some_and(|word| is_word(tag, first, word)) && begins(tag, rest, &text[1..])
        }
    }
}

/// Returns whether a text has a term of a language.
fn has(tag: &str, term: &Value, text: &str) -> bool {
    let has = |term: &str| match tag {
        "zh" => text.replace("**", "").contains(term),
        _ => {
            let (term, text) = (words(term), words(text));
            (0..text.len()).any(|n| begins(tag, &term, &text[n..]))
        }
    };
    match term {
        Value::Array(terms) => terms.iter().any(|term| has(term.as_str().unwrap())),
        term => has(term.as_str().unwrap()),
    }
}

/// Takes an English term out of a text, in the singular or the plural. Returns whether it was there.
fn take(term: &[String], text: &mut Vec<String>) -> bool {
    let is = |term: &str, word: &str| {
        let rest = word.strip_prefix(term);
        matches!(rest, Some("" | "s" | "es"))
            || term.strip_suffix('y').is_some_and(|stem| word.strip_suffix("ies") == Some(stem))
    };
    let mut found = false;
    while let Some(at) =
        text.windows(term.len()).position(|part| part.iter().zip(term).all(|(word, term)| is(term, word)))
    {
        text.splice(at..at + term.len(), ["#".to_owned()]);
        found = true;
    }
    found
}

/// What an English text has of the terms that are official in a language: of those in one another, the longest.
fn terms_in<'a>(terms: &'a [Value], tag: &str, english: &str) -> Vec<&'a Value> {
    let mut left = words(english);
    let mut official: Vec<&Value> = terms.iter().filter(|term| term.get(tag).is_some()).collect();
    official.sort_by_key(|term| std::cmp::Reverse(term["en"].as_str().unwrap().len()));
    official.retain(|term| take(&words(term["en"].as_str().unwrap()), &mut left));
    official
}

/// Returns whether a path is one of an exception, in which `*` is any id.
fn is_at(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => path.starts_with(start) && path.ends_with(end),
        None => path == pattern,
    }
}

/// The places of a language that vary an official term, and the exceptions that are needed no more.
fn varied(tag: &str) -> Vec<String> {
    let data = json_file("tests/native/terms.json");
    let terms = data["terms"].as_array().unwrap();
    let exceptions = data["exceptions"].as_array().unwrap();
    let own = |exception: &&Value| exception["languages"].as_array().unwrap().iter().any(|it| it == tag);
    let excepted: Vec<(&str, &str)> = exceptions
        .iter()
        .filter(own)
        .flat_map(|it| {
            assert!(it["because"].as_str().is_some_and(|why| !why.is_empty()), "{it}");
            let term = it["term"].as_str().unwrap();
            it["at"].as_array().unwrap().iter().map(move |at| (term, at.as_str().unwrap()))
        })
        .collect();
    let (mut found, mut used, mut compared) = (Vec::new(), BTreeSet::new(), 0);
    for (path, english, text) in texts(tag) {
        for term in terms_in(terms, tag, &english) {
            compared += 1;
            let name = term["en"].as_str().unwrap();
            // A title that has no official one is English.
            let is_english = || path.starts_with("words.sources.") && has("en", &term["en"], &text);
            if has(tag, &term[tag], &text) || is_english() {
                continue;
            }
            match excepted.iter().find(|(of, at)| *of == name && is_at(at, &path)) {
                Some(exception) => _ = used.insert(*exception),
                None => found.push(format!("{path}: {name} is {}: {english} / {text}", term[tag])),
            }
        }
    }
    assert!(compared > 700, "{tag}: {compared}");
    let idle = excepted.into_iter().filter(|it| !used.contains(it));
    found.extend(idle.map(|(term, at)| format!("{at}: {term} needs no exception")));
    found
}

#[test]
fn an_official_term_is_never_varied() {
    for tag in LANGUAGES.into_iter().filter(|tag| *tag != "en") {
        let varied = varied(tag);
        assert!(varied.is_empty(), "{tag}, {} places:\n{}", varied.len(), lines(&varied));
    }
}

#[test]
fn a_term_is_found_in_each_of_its_forms_and_in_no_other_word() {
    let is = |tag: &str, term: &str, text: &str| has(tag, &term.into(), text);
    assert!(is("ru", "Комитет* против пыток", "в **Комитете** против пыток."));
    assert!(!is("ru", "пыт*", "любая попытка"));
    assert!(is("ar", "اللجنة الفرعية", "يجوز للجنة الفرعية"));
    assert!(!is("ar", "لجنة", "اللجان"));
    assert!(is("fr", "médecin* … indépendant*", "à des médecins et à des psychologues indépendants"));
    assert!(!is("fr", "réparation", "réparations"));
    assert!(is("zh", "一般性意见", "第2号一般性意见（2007年）") && !is("zh", "防范酷刑", "防止酷刑"));
    let mut states = words("States parties to the strategies");
    assert!(take(&words("State party"), &mut states) && take(&words("strategy"), &mut states));
    assert_eq!(states, ["#", "to", "the", "#"]);
}
