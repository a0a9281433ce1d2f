//! What a person enters turns nothing around: the words beside it run in their own direction, whatever it contains.
use std::collections::BTreeSet;
use std::rc::Rc;

use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, Earlier, Evidence, Response};
use uncat_readiness::content::Questionnaire;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, isolated};
use uncat_readiness::plate::Plate;
use uncat_readiness::printed;
use uncat_readiness::session::{Msg, Picture, Place, Session};
use unicode_bidi::{BidiInfo, Level};

use crate::support::html::{render, screens};
use crate::support::{Otherwise, all, bundle_in, json_file, mixed, parse, perform, uncat};

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
        check(&Page::of(&session, &content, &Plain).frame.paper_line(&content.words), "not verified");
        let svg = Plate::of(Picture::Readiness, &session, &content, &Plain).unwrap().to_svg();
        let lines: Vec<_> = svg.lines().filter(|line| line.contains("not verified")).collect();
        assert!(!lines.is_empty());
        lines.iter().for_each(|line| check(line, "not verified"));
    }
}

/// An entered text that takes everything around it along, where it is not isolated.
const OWN: &str = "\u{202e}OWN \u{648}(1";

/// Puts it into every field that takes a text.
fn filled(mut assessment: Assessment, questionnaire: &Questionnaire) -> Assessment {
    let own = || Rc::<str>::from(OWN);
    [&mut assessment.handling, &mut assessment.title, &mut assessment.respondent, &mut assessment.deposit]
        .into_iter()
        .for_each(|it| *it = own());
    for (ix, _) in questionnaire.indicators() {
        let answer = assessment.answer_mut(ix);
        [&mut answer.reason, &mut answer.note, &mut answer.by].into_iter().for_each(|it| *it = own());
        answer.earlier = vec![Earlier {
            edition: own(),
            statement: own(),
            response: Response::Level(1),
            reason: own(),
            note: own(),
        }];
        answer.evidence = vec![
            Evidence { title: own(), link: own() },
            Evidence { title: own(), link: "https://a.example/".into() },
        ];
    }
    assessment.plan_own();
    assessment.plan_own();
    for line in &mut assessment.plan {
        line.text = Some(own());
        [&mut line.lead, &mut line.due, &mut line.sign, &mut line.resources, &mut line.help]
            .into_iter()
            .for_each(|it| *it = own());
    }
    assessment.plan.iter_mut().for_each(|line| line.due = "2027-01-31".into());
    assessment.add_recommendation();
    for it in &mut assessment.recommendations {
        [&mut it.document, &mut it.paragraph, &mut it.date, &mut it.asks]
            .into_iter()
            .for_each(|it| *it = own());
    }
    assessment
}

/// Whether each entered text in a text is isolated, and no sign in it changes the direction of others.
fn is_isolated(text: &str) -> bool {
    let depth_at = |at: usize| {
        let before = &text[..at];
        before.matches('\u{2068}').count() - before.matches('\u{2069}').count()
    };
    !text.contains('\u{202e}') && text.match_indices("OWN").all(|(at, _)| depth_at(at) == 1)
}

#[test]
fn what_was_entered_is_isolated_on_every_screen() {
    let content = uncat();
    let mut found = BTreeSet::new();
    for (name, mut session) in screens(&content) {
        session.assessment = filled(session.assessment, &content.questionnaire);
        let html = render(&session, &content);
        for node in html.tree.nodes() {
            if let Some(text) = node.value().as_text().filter(|text| text.contains("OWN")) {
                let within: Vec<_> = node.ancestors().filter_map(ElementRef::wrap).collect();
                let is_field = within.iter().any(|it| it.value().name() == "textarea");
                let is_alone = !text.contains('\u{202e}')
                    && within
                        .iter()
                        .any(|it| it.value().name() == "bdi" && it.text().collect::<String>() == **text);
                if !(is_field || is_alone || is_isolated(text)) {
                    found.insert(format!(
                        "{:?}: {text:?} in {name}",
                        within.iter().take(3).map(|it| it.value().name()).collect::<Vec<_>>()
                    ));
                }
            }
            for (attribute, value) in node.value().as_element().into_iter().flat_map(|it| it.attrs()) {
                if attribute != "value" && attribute != "href" && value.contains("OWN") && !is_isolated(value)
                {
                    found.insert(format!("{attribute}={value:?} in {name}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_a_file_names_is_isolated_in_the_message_about_it() {
    let content = uncat();
    let edited = |edit: fn(&mut Value)| {
        let mut document = json_file("tests/fixtures/saved.json");
        edit(&mut document);
        let session = Session::new(&content.questionnaire);
        let opened = Assessment::open(&document.to_string(), &content.questionnaire).map(Rc::new);
        let (session, _) = perform(&content.questionnaire, session, [Msg::Open(opened)]);
        let notice = Page::of(&session, &content, &Plain).notice.unwrap();
        let said: Vec<String> =
            notice.lines.iter().flat_map(|line| line.iter()).map(|span| span.text.to_string()).collect();
        let named = notice.details.into_iter().flat_map(|(_, lines)| lines).map(|line| line.to_string());
        said.into_iter().chain(named).collect::<Vec<_>>()
    };
    let edits: [fn(&mut Value); 5] = [
        |document| document["questionnaire"]["id"] = OWN.into(),
        |document| document["questionnaire"]["edition"] = OWN.into(),
        |document| document["answers"][OWN] = json!({}),
        |document| document["answers"]["S1.1"] = json!({ OWN: OWN, "response": OWN }),
        |document| document["plan"] = json!([{ "step": OWN }]),
    ];
    for edit in edits {
        let lines = edited(edit);
        assert!(lines.iter().all(|line| is_isolated(line)), "{lines:?}");
    }
    assert!(edited(edits[1]).iter().any(|line| line.contains("OWN")));
}

#[test]
fn what_was_entered_is_isolated_in_every_picture() {
    let content = uncat();
    for (name, mut session) in screens(&content).into_iter().take(3) {
        session.assessment = filled(session.assessment, &content.questionnaire);
        session
            .assessment
            .plan
            .iter_mut()
            .for_each(|line| line.text = Some([OWN, " "].concat().repeat(30).into()));
        for picture in Picture::ALL {
            let Some(plate) = Plate::of(picture, &session, &content, &Plain) else { continue };
            let svg = plate.to_svg();
            let lines: Vec<_> = svg.lines().filter(|line| line.contains("OWN")).collect();
            assert!(!lines.is_empty(), "{name}, {picture:?}");
            assert!(lines.iter().all(|line| is_isolated(line)), "{name}, {picture:?}: {lines:#?}");
        }
    }
}

/// Elements that are a part of the line around them.
const IN_A_LINE: [&str; 6] = ["a", "b", "bdi", "small", "span", "strong"];

/// The text of a page as the algorithm gets it: each block on a line of its own, and signs around what an element isolates.
fn ordered(element: ElementRef<'_>) -> String {
    let [begin, end] = match (element.value().name(), element.attr("dir")) {
        (name, _) if !IN_A_LINE.contains(&name) => ["\n", "\n"],
        (_, Some("ltr")) => ["\u{2066}", "\u{2069}"],
        ("bdi", _) => ["\u{2068}", "\u{2069}"],
        _ => ["", ""],
    };
    let inside = element.children().map(|child| match (child.value().as_text(), ElementRef::wrap(child)) {
        (Some(text), _) => text.replace('\n', " "),
        (_, Some(child)) => ordered(child),
        _ => String::new(),
    });
    [begin, &inside.collect::<String>(), end].concat()
}

/// The symbols, addresses and ids that a text from right to left would show in another order than they are written.
fn disordered<'a>(text: &str, names: &[&'a str]) -> BTreeSet<&'a str> {
    let info = BidiInfo::new(text, Some(Level::rtl()));
    let is_disordered = |name: &&&str| {
        text.match_indices(**name).any(|(at, _)| {
            let levels = &info.levels[at..at + name.len()];
            levels[0].is_rtl() || levels.iter().any(|level| *level != levels[0])
        })
    };
    names.iter().filter(is_disordered).copied().collect()
}

#[test]
fn in_arabic_every_symbol_address_and_id_reads_from_left_to_right() {
    let bundle = bundle_in("ar");
    let content = parse(&bundle);
    let questionnaire = &content.questionnaire;
    let sources = bundle["sources"]["sources"].as_object().unwrap().values();
    let mut names: Vec<&str> =
        sources.flat_map(|it| [&it["symbol"], &it["address"]]).filter_map(Value::as_str).collect();
    names.extend(questionnaire.indicators().map(|(_, indicator)| &*indicator.id));
    names.extend(questionnaire.sections().map(|(_, section)| &*section.id));
    let paper = ordered(Html::parse_document(&printed::html(&content, &Plain, "style.css")).root_element());
    let missing: Vec<_> = names.iter().filter(|name| !paper.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(disordered(&paper, &names), BTreeSet::new(), "on the page to print");

    let entered = "https://a.example/";
    names.push(entered);
    let mut assessment = mixed(questionnaire);
    for (ix, _) in questionnaire.indicators() {
        assessment.answer_mut(ix).evidence.iter_mut().for_each(|it| it.link = entered.into());
    }
    let screens = screens(&content).into_iter().filter(|(name, _)| name.starts_with("mixed"));
    for (name, session) in screens {
        let assessment = assessment.clone();
        let (session, _) = perform(questionnaire, Session { assessment, ..session }, [Msg::Annex(true)]);
        let text = ordered(render(&session, &content).root_element());
        assert_eq!(disordered(&text, &names), BTreeSet::new(), "{name}");
        for picture in Picture::ALL.into_iter().filter(|it| it.place() == session.place) {
            let svg = Plate::of(picture, &session, &content, &Plain).unwrap().to_svg();
            let text = ordered(Html::parse_fragment(&svg).root_element());
            assert_eq!(disordered(&text, &names), BTreeSet::new(), "{picture:?}");
        }
    }
}

#[test]
fn in_arabic_a_percentage_leaves_the_number_beside_it_where_it_is() {
    let content = parse(&bundle_in("ar"));
    let as_browsers_do = Box::new(|n| format!("{n}\u{200e}%\u{200e}"));
    let locale = Otherwise { percent: as_browsers_do, ..Otherwise::default() };
    let mut session = Session::new(&content.questionnaire);
    session.assessment = mixed(&content.questionnaire);
    let pages = [Place::Results, Place::WhatIf].map(|place| Page::of(&session.at(place), &content, &locale));
    let said = format!("{pages:?}");
    assert!(said.contains("\"50%\"") && !said.contains("\\u{200e}%"), "{said}");
}
