//! The questionnaire in the official languages of the United Nations: each language says all, and says it in itself.

use std::collections::{BTreeMap, BTreeSet};

use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules, RawPluralOperands};
use scraper::{ElementRef, Html, Node};
use serde_json::{Value, json};
use uncat_readiness::content::locale::{Locale, Plain};
use uncat_readiness::content::{Content, Term};
use uncat_readiness::page::{Page, Screen};
use uncat_readiness::plate::{Plate, Shape};
use uncat_readiness::printed;
use uncat_readiness::session::{Picture, Place, Session};

use crate::support::html::{render, render_as, screens, select, states, text};
use crate::support::{
    LANGUAGES, Otherwise, bundle_in, json_file, lines, mixed, objections, parse, schema, section,
};

/// The counts that tell apart the plural forms of the six languages.
const COUNTS: [u32; 9] = [0, 1, 2, 3, 5, 11, 21, 100, 101];

/// The plural rules of a language, by an implementation that is not the browser's.
fn rules(tag: &str) -> PluralRules {
    PluralRules::try_new(tag.parse::<Tag>().unwrap().into(), Default::default()).unwrap()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// All texts of a file, each with its path. The forms of a counted text are one text each.
fn texts(file: &Value) -> Vec<(String, String)> {
    fn collect(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => found.push((path.to_owned(), text.clone())),
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| collect(&format!("{path}/{name}"), value, found));
            }
            Value::Array(values) => {
                values
                    .iter()
                    .enumerate()
                    .for_each(|(n, value)| collect(&format!("{path}/{n}"), value, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect("", file, &mut found);
    found
}

/// The files of a language.
fn files(tag: &str) -> [(&'static str, Value); 2] {
    ["words", "interface"].map(|name| {
        let folder = if name == "words" { "uncat" } else { name };
        (name, json_file(&format!("content/{folder}/{tag}.json")))
    })
}

/// Expects a language to fit the questionnaire, its schemas, and the English.
#[track_caller]
fn check(tag: &'static str) {
    for (name, file) in files(tag) {
        assert_eq!(file["language"], tag);
        assert_eq!(objections(&schema(name), &file), [""; 0]);
    }
    let content = parse(&bundle_in(tag));
    assert_eq!((&*content.words.language, content.words.rtl), (tag, tag == "ar"));
    assert!(content.words.notice.is_some(), "that nobody has reviewed the translation is said");
    let faults: Vec<String> =
        [uncounted(tag), in_english(tag), unpaired(tag), unlike(tag)].into_iter().flatten().collect();
    assert!(faults.is_empty(), "{}", lines(&faults));
}

/// The counted texts that lack a form of the language, or have one that it has not.
fn uncounted(tag: &str) -> Vec<String> {
    let expected: BTreeSet<&str> = rules(tag).categories().map(name).collect();
    let interface = json_file(&format!("content/interface/{tag}.json"));
    let words = interface["words"].as_object().unwrap().clone();
    let forms = words.into_iter().filter_map(|(id, word)| Some((id, word.as_object()?.clone())));
    let wrong =
        forms.filter(|(_, forms)| forms.keys().map(String::as_str).collect::<BTreeSet<_>>() != expected);
    wrong.map(|(id, forms)| format!("{id} has the forms {:?}", forms.keys().collect::<Vec<_>>())).collect()
}

/// The texts that are the English ones: of several words, or where the language has other letters, of one.
fn in_english(tag: &str) -> Vec<String> {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let least = if ["ar", "zh", "ru"].contains(&tag) { 1 } else { 3 };
    let mut found = Vec::new();
    for ((_, english), (name, own)) in files("en").into_iter().zip(files(tag)) {
        let english: BTreeSet<String> = texts(&english).into_iter().map(|(_, text)| text).collect();
        let same = texts(&own).into_iter().filter(|(path, text)| {
            let said: String =
                text.split('{').map(|it| it.split_once('}').map_or(it, |(_, said)| said)).collect();
            let words = said.split(|c: char| !c.is_alphanumeric()).filter(is_word).count();
            let is_data =
                ["/$schema", "/format", "/questionnaire", "/about/licence"].contains(&path.as_str());
            !is_data && words >= least && english.contains(text)
        });
        found.extend(same.map(|(path, text)| format!("{name}{path} is English: {text}")));
    }
    found
}

/// The texts of a file, each by its path; a counted one has several forms.
fn with_forms(file: &Value) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in texts(file) {
        let counted = path.strip_prefix("/words/").and_then(|rest| rest.split_once('/'));
        let path = counted.map_or(path.clone(), |(id, _)| format!("/words/{id}"));
        found.entry(path).or_default().push(text);
    }
    found
}

/// Which texts there are: all of the English, and beside them only what a language says of itself.
fn unpaired(tag: &str) -> Vec<String> {
    let own_alone = ["/sources/", "/months", "/firstDay", "/about/notice"];
    let mut found = Vec::new();
    for ((_, english), (name, own)) in files("en").into_iter().zip(files(tag)) {
        let (english, own) = (with_forms(&english), with_forms(&own));
        let lacks = english.keys().filter(|path| !own.contains_key(*path));
        found.extend(lacks.map(|path| format!("{name}{path} is missing")));
        let more = own.keys().filter(|path| !english.contains_key(*path));
        let more = more.filter(|path| !own_alone.iter().any(|start| path.starts_with(start)));
        found.extend(more.map(|path| format!("{name}{path} has no English")));
    }
    found
}

/// The texts that stress something, or have an address, where the English does not, or the other way round.
fn unlike(tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ((_, english), (name, own)) in files("en").into_iter().zip(files(tag)) {
        let english = with_forms(&english);
        for (path, text) in
            with_forms(&own).iter().flat_map(|(path, forms)| forms.iter().map(move |it| (path, it)))
        {
            let Some(whole) = english.get(path).and_then(|forms| forms.last()) else { continue };
            let differs = |mark: &str| whole.matches(mark).count() != text.matches(mark).count();
            found.extend(
                ["**", "://"]
                    .into_iter()
                    .filter(|mark| differs(mark))
                    .map(|mark| format!("{name}{path} has {mark} otherwise than the English: {text}")),
            );
        }
    }
    found
}

#[test]
fn arabic_says_all_in_arabic() {
    check("ar");
}

#[test]
fn chinese_says_all_in_chinese() {
    check("zh");
}

#[test]
fn french_says_all_in_french() {
    check("fr");
}

#[test]
fn russian_says_all_in_russian() {
    check("ru");
}

#[test]
fn spanish_says_all_in_spanish() {
    check("es");
}

/// A language that counts by CLDR.
fn counting(tag: &str) -> Otherwise {
    let (of_whole, of_tenths) = (rules(tag), rules(tag));
    let plural = move |n| name(of_whole.category_for(n)).to_owned();
    let tenths = move |n| name(of_tenths.category_for(tenths(n))).to_owned();
    Otherwise { plural: Box::new(plural), plural_of_tenths: Box::new(tenths), ..Otherwise::default() }
}

/// A number that is written with tenths, as 1.5 or 2.0.
fn tenths(n: u32) -> PluralOperands {
    let (whole, rest) = (u64::from(n / 10), u64::from(n % 10));
    RawPluralOperands { i: whole, v: 1, w: usize::from(rest > 0), f: rest, t: rest, c: 0 }.into()
}

/// Expects the plural category of each of [`COUNTS`], and of 1.5, and every counted text in the form of that category.
#[track_caller]
fn check_forms(tag: &str, expected: [&str; 10]) {
    let (content, counting) = (parse(&bundle_in(tag)), counting(tag));
    let (categories, of_fraction) = (COUNTS.map(|n| counting.plural(n)), counting.plural_of_tenths(15));
    let found: Vec<&str> = categories.iter().chain([&of_fraction]).map(String::as_str).collect();
    assert_eq!(found, expected, "{tag}");
    let words = json_file(&format!("content/interface/{tag}.json"))["words"].clone();
    let (mut faults, mut counted) = (Vec::new(), 0);
    for (term, (id, places)) in Term::EACH.iter().zip(Term::ALL) {
        let Some(forms) = words[id].as_object() else { continue };
        counted += 1;
        let others: Vec<(&str, &str)> =
            places.iter().filter(|it| **it != "n").map(|place| (*place, "⟦⟧")).collect();
        let filled = |category: &str, n: &str, other: &str| {
            let form = forms.get(category).and_then(Value::as_str).unwrap_or("?").replace("{n}", n);
            others.iter().fold(form, |form, (place, _)| form.replace(&format!("{{{place}}}"), other))
        };
        for (n, category) in COUNTS.iter().zip(&categories) {
            let said = content.words.count(&counting, *term, *n, &others);
            if *said != *filled(category, &n.to_string(), "⟦⟧") {
                faults.push(format!("{id}, {n}: {said}"));
            }
        }
        let number = content.words.fill(Term::Decimal, &[("whole", "1"), ("tenths", "5")]);
        let said = content.words.count_tenths(&counting, *term, 15);
        if *said != *filled(&of_fraction, &number, "") {
            faults.push(format!("{id}, {number}: {said}"));
        }
    }
    assert!(faults.is_empty() && counted > 80, "{tag}, {counted} texts:\n{}", lines(&faults));
}

#[test]
fn every_counted_text_is_in_the_form_that_its_number_takes() {
    check_forms("ar", ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "other"]);
    check_forms("zh", ["other"; 10]);
    check_forms(
        "en",
        ["other", "one", "other", "other", "other", "other", "other", "other", "other", "other"],
    );
    check_forms("fr", ["one", "one", "other", "other", "other", "other", "other", "other", "other", "one"]);
    check_forms("ru", ["many", "one", "few", "few", "many", "many", "one", "many", "one", "other"]);
    check_forms(
        "es",
        ["other", "one", "other", "other", "other", "other", "other", "other", "other", "other"],
    );
}

/// Expects percentage points in words: 0.6, 1.0, 1.5, 3.0, 13.3.
#[track_caller]
fn check_points(tag: &str, expected: [&str; 5]) {
    let (content, counting) = (parse(&bundle_in(tag)), counting(tag));
    let said = [6, 10, 15, 30, 133]
        .map(|n| content.words.count_tenths(&counting, Term::PercentagePoints, n).to_string());
    assert_eq!(said.each_ref().map(String::as_str), expected, "{tag}");
}

#[test]
fn percentage_points_with_tenths_are_counted_as_the_language_counts_fractions() {
    check_points("ar", ["0.6 نقطة", "1.0 نقطة", "1.5 نقطة", "3.0 نقاط", "13.3 نقطة"]);
    check_points("zh", ["0.6个百分点", "1.0个百分点", "1.5个百分点", "3.0个百分点", "13.3个百分点"]);
    check_points("en", ["0.6 points", "1.0 points", "1.5 points", "3.0 points", "13.3 points"]);
    check_points("fr", ["0,6 point", "1,0 point", "1,5 point", "3,0 points", "13,3 points"]);
    check_points(
        "ru",
        ["0,6\u{a0}пункта", "1,0\u{a0}пункта", "1,5\u{a0}пункта", "3,0\u{a0}пункта", "13,3\u{a0}пункта"],
    );
    check_points("es", ["0,6 puntos", "1,0 punto", "1,5 puntos", "3,0 puntos", "13,3 puntos"]);
}

/// Expects how many statements there are, in words, for each of [`COUNTS`].
#[track_caller]
fn check_counts(tag: &str, expected: [&str; 9]) {
    let (content, counting) = (parse(&bundle_in(tag)), counting(tag));
    let said = COUNTS.map(|n| content.words.count(&counting, Term::Statements, n, &[]).to_string());
    assert_eq!(said.each_ref().map(String::as_str), expected, "{tag}");
}

#[test]
fn arabic_counts_as_arabic_does() {
    check_counts(
        "ar",
        [
            "لا عبارات",
            "عبارة واحدة",
            "عبارتان",
            "3 عبارات",
            "5 عبارات",
            "11 عبارة",
            "21 عبارة",
            "100 عبارة",
            "101 عبارة",
        ],
    );
}

#[test]
fn chinese_counts_as_chinese_does() {
    check_counts(
        "zh",
        [
            "0项陈述",
            "1项陈述",
            "2项陈述",
            "3项陈述",
            "5项陈述",
            "11项陈述",
            "21项陈述",
            "100项陈述",
            "101项陈述",
        ],
    );
}

#[test]
fn english_counts_as_english_does() {
    check_counts(
        "en",
        [
            "0 statements",
            "1 statement",
            "2 statements",
            "3 statements",
            "5 statements",
            "11 statements",
            "21 statements",
            "100 statements",
            "101 statements",
        ],
    );
}

#[test]
fn french_counts_as_french_does() {
    check_counts(
        "fr",
        [
            "0 énoncé",
            "1 énoncé",
            "2 énoncés",
            "3 énoncés",
            "5 énoncés",
            "11 énoncés",
            "21 énoncés",
            "100 énoncés",
            "101 énoncés",
        ],
    );
}

#[test]
fn russian_counts_as_russian_does() {
    check_counts(
        "ru",
        [
            "0\u{a0}утверждений",
            "1\u{a0}утверждение",
            "2\u{a0}утверждения",
            "3\u{a0}утверждения",
            "5\u{a0}утверждений",
            "11\u{a0}утверждений",
            "21\u{a0}утверждение",
            "100\u{a0}утверждений",
            "101\u{a0}утверждение",
        ],
    );
}

#[test]
fn spanish_counts_as_spanish_does() {
    check_counts(
        "es",
        [
            "0 enunciados",
            "1 enunciado",
            "2 enunciados",
            "3 enunciados",
            "5 enunciados",
            "11 enunciados",
            "21 enunciados",
            "100 enunciados",
            "101 enunciados",
        ],
    );
}

/// The title of a source is official, or English and marked as English.
#[test]
fn a_title_that_a_language_lacks_is_marked_as_english() {
    for tag in LANGUAGES {
        let content = parse(&bundle_in(tag));
        let english = parse(&bundle_in("en"));
        for (own, source) in content.sources.iter().zip(english.sources.iter()) {
            let marked = own.title_language.as_deref() == Some("en");
            assert_eq!(marked, tag != "en" && own.title == source.title, "{tag}: {}", own.id);
        }
    }
}

/// Expects how a language writes the first of May, another day, and a month.
#[track_caller]
fn check_dates(tag: &str, expected: [&str; 3]) {
    let content = parse(&bundle_in(tag));
    let said = ["2027-05-01", "1984-12-10", "2026-11"].map(|iso| content.words.date(&Plain, iso));
    assert_eq!(said.each_ref().map(String::as_str), expected, "{tag}");
    assert_eq!(content.words.date(&Plain, "soon"), "soon");
}

#[test]
fn a_date_in_arabic_has_both_names_of_its_month() {
    check_dates("ar", ["1 أيار/مايو 2027", "10 كانون الأول/ديسمبر 1984", "تشرين الثاني/نوفمبر 2026"]);
}

#[test]
fn a_month_in_russian_is_in_the_genitive_after_a_day_and_in_the_nominative_alone() {
    check_dates(
        "ru",
        ["1\u{a0}мая 2027\u{a0}года", "10\u{a0}декабря 1984\u{a0}года", "ноябрь 2026\u{a0}года"],
    );
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french() {
    check_dates("fr", ["1er mai 2027", "10 décembre 1984", "novembre 2026"]);
}

#[test]
fn nobody_has_reviewed_a_translation_and_first_screen_and_paper_say_so() {
    for tag in LANGUAGES.into_iter().filter(|tag| *tag != "en") {
        let content = parse(&bundle_in(tag));
        let notice = content.words.notice.clone().unwrap();
        let session = Session::new(&content.questionnaire);
        let html = render(&session, &content);
        let said = |selector: &str| select(&html, selector).into_iter().any(|it| text(it).contains(&*notice));
        assert!(said(".head") && said(".paper"), "{tag}");
        assert!(printed::html(&content, &Plain, "").contains(&*notice), "{tag}");
    }
}

#[test]
fn a_title_in_english_is_marked_on_paper() {
    let html = printed::html(&parse(&bundle_in("fr")), &Plain, "");
    assert!(html.contains("<bdi lang=\"en\">UNCAT Ratification Tool</bdi>"));
    assert!(!html.contains("<bdi lang=\"en\">Convention"));
}

#[test]
fn what_is_behind_the_english_is_marked_where_it_stands_and_said_at_the_foot() {
    let mut bundle = bundle_in("fr");
    bundle["outdated"] = json!(["words.indicators.S1.1.why"]);
    bundle["untranslated"] = json!(["words.steps.S1.2a.text", "interface.words.undo"]);
    let content = parse(&bundle);
    let tags = |id: &str, content: &Content| {
        let place = Place::Section(section(&content.questionnaire, "S1"));
        let html = render(&Session::new(&content.questionnaire).at(place), content);
        let tags = select(&html, &format!("[id=\"{id}\"] .margin .tag")).into_iter().map(text);
        (tags.collect::<Vec<_>>(), text(select(&html, ".foot")[0]))
    };
    let said = |term| content.words.say(term).to_string();
    let (first, foot) = tags("S1.1", &content);
    assert!(first.contains(&said(Term::Outdated)) && foot.contains(&said(Term::OutdatedHint)));
    assert!(tags("S1.2", &content).0.contains(&said(Term::InEnglish)));
    assert!(!tags("S1.3", &content).0.contains(&said(Term::Outdated)));
    let (clean, foot) = tags("S1.1", &parse(&bundle_in("fr")));
    assert!(!clean.contains(&said(Term::Outdated)) && !foot.contains(&said(Term::OutdatedHint)));
}

#[test]
fn figures_on_an_axis_are_written_as_the_language_writes_them() {
    let percent = |n: u32| format!("{n}\u{202f}%");
    let content = parse(&bundle_in("fr"));
    let locale = Otherwise { percent: Box::new(percent), ..Otherwise::default() };
    let session =
        Session { assessment: mixed(&content.questionnaire), ..Session::new(&content.questionnaire) };
    let Screen::Results(page) = Page::of(&session.at(Place::Results), &content, &locale).screen else {
        panic!()
    };
    let figures = [0, 25, 50, 75, 100].map(percent);
    assert_eq!(page.profile.axis.each_ref().map(ToString::to_string), figures);
}

// How texts follow each other

/// Chinese as its lists are written.
fn chinese() -> Otherwise {
    Otherwise { list: Box::new(|items| items.join("、")), ..Otherwise::default() }
}

/// Whether a letter or a sign is of a Chinese text.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// The blanks of a text that are beside a Chinese letter or sign, each with what is around it.
fn blanks(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_beside = |n: usize| letters.get(n).is_some_and(|letter| is_chinese(*letter));
    let blank = |n: &usize| letters[*n] == ' ' && (is_beside(n.wrapping_sub(1)) || is_beside(n + 1));
    let around = |n: usize| letters[n.saturating_sub(12)..letters.len().min(n + 12)].iter().collect();
    (0..letters.len()).filter(blank).map(around).collect()
}

/// All words of a page one after the other. A letter is in the place of what a person entered.
fn said(element: ElementRef<'_>) -> String {
    let word = |node: &Node| match node {
        Node::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let inside = element.children().map(|node| match ElementRef::wrap(node) {
        Some(element) if element.attr("translate") == Some("no") => "x".to_owned(),
        Some(element) => said(element),
        None => word(node.value()),
    });
    inside.collect()
}

/// What a page says, in words and in attributes.
fn all_said(html: &Html) -> Vec<String> {
    let heard = ["aria-label", "title", "alt", "placeholder", "data-h"];
    let attributes = html.tree.values().filter_map(Node::as_element).flat_map(|element| {
        element.attrs().filter(|(name, _)| heard.contains(name)).map(|(_, value)| value.to_owned())
    });
    std::iter::once(said(html.root_element())).chain(attributes).collect()
}

#[test]
fn chinese_has_no_blank_on_any_screen() {
    let content = parse(&bundle_in("zh"));
    let mut found = BTreeSet::new();
    for (_, session) in screens(&content) {
        let html = render_as(&session, &content, &chinese());
        found.extend(all_said(&html).iter().flat_map(|text| blanks(text)));
    }
    assert!(found.is_empty(), "{}", lines(&Vec::from_iter(found)));
}

#[test]
fn chinese_has_no_blank_on_paper_and_in_pictures() {
    let content = parse(&bundle_in("zh"));
    let mut said = all_said(&Html::parse_document(&printed::html(&content, &chinese(), "")));
    for (_, session) in states(&content) {
        let plates = Picture::ALL.map(|picture| Plate::of(picture, &session, &content, &chinese()));
        for plate in plates.into_iter().flatten() {
            said.extend([plate.title.to_string(), plate.words.to_string()]);
            said.extend(plate.shapes.iter().filter_map(|shape| match shape {
                Shape::Words { text, .. } => Some(text.to_string()),
                Shape::Stroke { .. } => None,
            }));
        }
    }
    let found: BTreeSet<String> = said.iter().flat_map(|text| blanks(text)).collect();
    assert!(found.is_empty(), "{}", lines(&Vec::from_iter(found)));
}

/// What is between two texts is taken out of a term. So the term has nothing before the first and after the last.
#[test]
fn what_is_between_texts_is_all_that_a_term_has_beside_them() {
    for tag in LANGUAGES {
        let words = parse(&bundle_in(tag)).words;
        for term in [Term::Beside, Term::Sentences, Term::SideBySide] {
            let joined = words.joined(term, ["1", "2"]);
            assert!(joined.starts_with('1') && joined.ends_with('2'), "{tag}: {joined}");
        }
        let labelled = words.fill(Term::Labelled, &[("label", "1"), ("text", "2")]);
        assert!(labelled.starts_with('1') && labelled.ends_with('2'), "{tag}: {labelled}");
        assert!(words.joined(Term::Remarked, ["1", "2"]).starts_with('1'), "{tag}");
    }
}

#[test]
fn a_text_that_is_in_english_says_so_and_runs_from_left_to_right() {
    let (mut bundle, english) = (bundle_in("ar"), bundle_in("en"));
    let paths = [
        "words.indicators.S1.1.statement",
        "words.levels.planned.name",
        "words.sections.S1.purpose",
        "interface.words.clear",
    ];
    let pointers = [
        "/words/indicators/S1.1/statement",
        "/words/levels/planned/name",
        "/words/sections/S1/purpose",
        "/interface/words/clear",
    ];
    bundle["untranslated"] = json!(paths);
    for pointer in pointers {
        *bundle.pointer_mut(pointer).unwrap() = english.pointer(pointer).unwrap().clone();
    }
    let content = parse(&bundle);
    let place = Place::Section(section(&content.questionnaire, "S1"));
    let session =
        Session { assessment: mixed(&content.questionnaire), ..Session::new(&content.questionnaire) };
    let html = render(&session.at(place), &content);
    let marked: BTreeSet<String> = select(&html, "[lang=en][dir=ltr]").into_iter().map(text).collect();
    let expected: BTreeSet<String> = pointers
        .into_iter()
        .flat_map(|pointer| texts(english.pointer(pointer).unwrap()))
        .map(|(_, text)| text)
        .collect();
    assert!(expected.is_subset(&marked), "{expected:?} are not all in {marked:?}");
    assert!(marked.iter().all(|text| text.is_ascii() || text.contains('’')), "{marked:?}");
    let page = printed::html(&content, &Plain, "");
    let claim = &content.words.indicator(content.questionnaire.find("S1.1").unwrap()).statement;
    assert!(page.contains(&format!("<bdi lang=\"en\" dir=\"ltr\">{claim}</bdi>")));
}
