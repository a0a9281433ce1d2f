//! What the questionnaire suggests in a plan is in the language of whoever reads it, and what the person wrote is not
//! translated.

use std::rc::Rc;

use serde_json::{Value, json};
use uncat_readiness::assessment::limits::WHOLE;
use uncat_readiness::assessment::{Assessment, LineId, to_find_out};
use uncat_readiness::case::Case;
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::document::written;
use uncat_readiness::page::{LineItem, Page, Phrase, PlanLink, Screen, calendar_file};
use uncat_readiness::plan::{Lack, Plan};
use uncat_readiness::session::{DateField, Entry, LineField, Msg, Place, Planning, Session};

use crate::support::{NOW, bundle_in, ix, objections, parse, perform, schema};

/// The line for finding out in the plan that [`planned`] makes.
const FOUND_OUT: LineId = LineId::Own(1);

/// The line for the first step of S5.4.
fn step(content: &Content) -> LineId {
    LineId::Step(ix(&content.questionnaire, "S5.4"), 0)
}

/// The questionnaire in a language.
fn content(tag: &str) -> Content {
    parse(&bundle_in(tag))
}

/// The way into the plan, for the first step and for the first statement that is not known.
fn ways(session: &Session, content: &Content) -> [PlanLink; 2] {
    let Screen::Results(page) = Page::of(&session.clone().at(Place::Results), content, &Plain).screen else {
        panic!()
    };
    let step = page.next.turns[0].steps[0].plan.clone();
    let find_out = page.next.find_out.clone().unwrap().1[0].plan.clone().unwrap();
    [step, find_out]
}

/// A session in which S5.4 and finding out about S8.1 were taken into the plan, in this language, with the deeds after
/// that.
fn planned(content: &Content, deeds: impl IntoIterator<Item = Planning>) -> Session {
    let questionnaire = &content.questionnaire;
    let answers = [Msg::Level(ix(questionnaire, "S5.4"), 1), Msg::NotKnown(ix(questionnaire, "S8.1"))];
    let session = perform(questionnaire, Session::new(questionnaire), answers).0;
    let taken = ways(&session, content).map(|way| way.link.to);
    let deeds = taken.into_iter().chain(deeds.into_iter().map(Msg::Plan));
    perform(questionnaire, session, deeds).0
}

/// The session of a colleague who opens the file.
fn opened(file: &str, content: &Content) -> Session {
    let opened = Assessment::open(file, &content.questionnaire).unwrap();
    Session { assessment: opened.assessment, ..Session::new(&content.questionnaire) }
}

/// The same plan, opened in another language.
fn in_another(session: &Session, from: &Content, to: &Content) -> Session {
    opened(&written(&session.assessment, from), to)
}

/// A line on the screen.
fn line(session: &Session, content: &Content, id: LineId) -> LineItem {
    let Screen::Plan(page) = Page::of(&session.clone().at(Place::Plan), content, &Plain).screen else {
        panic!()
    };
    let name = id.name(&content.questionnaire);
    let mut lines = page.groups.iter().flat_map(|group| &group.lines);
    lines.find(|line| *line.id == *name).unwrap().clone()
}

/// Expects a line to say this text and this lead, on screen, on paper, and in its fields.
#[track_caller]
fn check(session: &Session, content: &Content, id: LineId, text: Phrase, lead: Phrase) {
    let line = line(session, content, id);
    assert_eq!((&line.edit.text.value, &line.edit.lead.value), (text.text(), lead.text()));
    assert_eq!((line.what, line.facts[0].1.clone()), (text, lead));
}

/// What the questionnaire says of the first step of S5.4, and of finding out about S8.1.
fn said(content: &Content) -> [[Phrase; 2]; 2] {
    let step = &content.words.indicator(ix(&content.questionnaire, "S5.4")).steps[0];
    let step = [step.text.clone(), step.lead.clone()];
    [step, to_find_out(content, ix(&content.questionnaire, "S8.1"))].map(|texts| texts.map(Phrase::Ours))
}

fn json_of(session: &Session, content: &Content) -> Value {
    serde_json::from_str(&written(&session.assessment, content)).unwrap()
}

#[test]
fn a_plan_that_was_made_in_french_is_read_in_arabic() {
    let (french, arabic) = (content("fr"), content("ar"));
    let session = in_another(&planned(&french, []), &french, &arabic);
    let s5_4 = step(&arabic);
    let [[text, lead], [own_text, own_lead]] = said(&arabic);
    assert!(own_text.text().starts_with("استيضاح الوضع في S8.1"), "{}", own_text.text());
    check(&session, &arabic, s5_4, text, lead.clone());
    check(&session, &arabic, FOUND_OUT, own_text, own_lead);

    let Screen::Results(page) = Page::of(&session.at(Place::Results), &arabic, &Plain).screen else {
        panic!()
    };
    assert_eq!(page.brief.clone().unwrap().steps.unwrap().steps[0].lead, lead);
}

#[test]
fn the_calendar_file_of_a_plan_that_was_made_in_french_is_in_arabic() {
    let (french, arabic) = (content("fr"), content("ar"));
    let due = Planning::Date(DateField::Due(FOUND_OUT), Entry::Written("2027-05-05".into()));
    let session = in_another(&planned(&french, [due]), &french, &arabic);
    let file = calendar_file(&session, &arabic, &Plain, NOW).unwrap().replace("\r\n ", "");
    let [_, [text, lead]] = said(&arabic);
    for words in [text, lead] {
        let words = words.text().replace(',', "\\,").replace(';', "\\;");
        assert!(file.contains(&words), "{words} is not in {file}");
    }
}

#[test]
fn a_file_is_written_in_the_language_of_whoever_writes_it_and_follows_its_schema() {
    let (french, arabic) = (content("fr"), content("ar"));
    let first = planned(&french, []);
    let second = in_another(&first, &french, &arabic);
    let document = json_of(&second, &arabic);
    assert_eq!(objections(&schema("assessment"), &document), [""; 0]);
    let [text, lead] = to_find_out(&arabic, ix(&arabic.questionnaire, "S8.1"));
    let expected = json!({
        "own": 1, "text": &*text, "lead": &*lead,
        "findOut": "S8.1", "textSuggested": true, "leadSuggested": true,
    });
    assert_eq!(document["plan"].as_array().unwrap().last().unwrap(), &expected);
    // Nothing is lost on the way there and back.
    let third = in_another(&second, &arabic, &french);
    assert_eq!(written(&third.assessment, &french), written(&first.assessment, &french));
}

#[test]
fn what_the_person_wrote_stays_in_their_language() {
    let (french, arabic) = (content("fr"), content("ar"));
    let s5_4 = step(&french);
    let deeds = [
        Planning::Write(s5_4, LineField::Lead, "Ministère de la justice".into()),
        Planning::Write(FOUND_OUT, LineField::Text, "Demander au parquet".into()),
    ];
    let session = in_another(&planned(&french, deeds), &french, &arabic);
    let [[text, _], [_, lead]] = said(&arabic);
    check(&session, &arabic, s5_4, text, Phrase::Own("Ministère de la justice".into()));
    check(&session, &arabic, FOUND_OUT, Phrase::Own("Demander au parquet".into()), lead);
}

#[test]
fn an_emptied_lead_is_missing_in_every_language_and_a_suggested_one_in_none() {
    let (french, arabic) = (content("fr"), content("ar"));
    let deeds = [Planning::Write(step(&french), LineField::Lead, "".into())];
    let session = in_another(&planned(&french, deeds), &french, &arabic);
    let plan = Plan::of(Case::of(&arabic.questionnaire, &session.assessment), None);
    let lacking: Vec<LineId> =
        plan.lines.iter().filter(|line| line.lacks.contains(&Lack::Lead)).map(|line| line.id).collect();
    assert_eq!(lacking, [step(&arabic)]);
    assert_eq!(&*line(&session, &arabic, step(&arabic)).edit.lead.value, "");
}

#[test]
fn undo_brings_a_suggestion_back() {
    let (french, arabic) = (content("fr"), content("ar"));
    let s5_4 = step(&french);
    let session = planned(&french, [Planning::Write(s5_4, LineField::Lead, "x".into())]);
    let session = perform(&french.questionnaire, session, [Msg::Undo]).0;
    let [[text, lead], _] = said(&arabic);
    check(&session, &arabic, s5_4, text, lead);
}

#[test]
fn finding_out_is_offered_once_in_whichever_language_and_words() {
    let (french, arabic) = (content("fr"), content("ar"));
    let is_offered = |session: &Session, content: &Content| !ways(session, content)[1].planned;
    let session = planned(&french, []);
    assert!(!is_offered(&session, &french));
    assert!(!is_offered(&session, &arabic), "the language was changed");
    assert!(!is_offered(&in_another(&session, &french, &arabic), &arabic), "the file was opened in another");
    let edited = planned(&french, [Planning::Write(FOUND_OUT, LineField::Text, "x".into())]);
    assert!(!is_offered(&edited, &french));
    let removed = planned(&french, [Planning::Remove(FOUND_OUT)]);
    assert!(is_offered(&removed, &french) && is_offered(&removed, &arabic));
}

#[test]
fn a_file_without_marks_keeps_its_texts_and_is_known_by_them() {
    let (french, arabic) = (content("fr"), content("ar"));
    let mut document = json_of(&planned(&french, []), &french);
    for line in document["plan"].as_array_mut().unwrap() {
        let marks = ["findOut", "textSuggested", "leadSuggested"];
        line.as_object_mut().unwrap().retain(|name, _| !marks.contains(&name.as_str()));
    }
    let file = document.to_string();
    let [_, [text, lead]] = said(&french).map(|texts| texts.map(|it| Phrase::Own(it.text().clone())));
    check(&opened(&file, &arabic), &arabic, FOUND_OUT, text, lead);
    assert_eq!(json_of(&opened(&file, &arabic), &arabic)["plan"], document["plan"]);
    assert!(ways(&opened(&file, &french), &french)[1].planned);
}

#[test]
fn a_suggestion_for_a_statement_that_the_questionnaire_lacks_is_shown_as_it_is_in_the_file() {
    let (french, arabic) = (content("fr"), content("ar"));
    let mut document = json_of(&planned(&french, []), &french);
    document["plan"] = json!([{
        "own": 1, "text": "Éclaircir", "lead": "Parquet",
        "findOut": "X9.9", "textSuggested": true, "leadSuggested": true,
    }]);
    let session = opened(&document.to_string(), &arabic);
    check(&session, &arabic, FOUND_OUT, Phrase::Own("Éclaircir".into()), Phrase::Own("Parquet".into()));
    assert_eq!(json_of(&session, &arabic)["plan"], document["plan"]);
}

#[test]
fn what_is_empty_is_no_suggestion() {
    let french = content("fr");
    let mut document = json_of(&planned(&french, []), &french);
    document["plan"] = json!([
        {"step": "S5.4a", "lead": " ", "leadSuggested": true},
        {"own": 1, "findOut": "S8.1", "textSuggested": true, "leadSuggested": true},
    ]);
    let session = opened(&document.to_string(), &french);
    let expected = json!([{"step": "S5.4a", "lead": " "}, {"own": 1, "findOut": "S8.1"}]);
    assert_eq!(json_of(&session, &french)["plan"], expected);
}

#[test]
fn a_file_that_is_full_in_chinese_is_written_in_russian_and_opens_again() {
    let (chinese, russian) = (content("zh"), content("ru"));
    let questionnaire = &chinese.questionnaire;
    let mut full = planned(&chinese, []).assessment;
    let filled: [fn(&mut Assessment) -> &mut Rc<str>; 5] = [
        |it| &mut it.title,
        |it| &mut it.handling,
        |it| &mut it.respondent,
        |it| &mut it.as_of,
        |it| &mut it.deposit,
    ];
    for text in filled {
        let room = WHOLE - full.weight(questionnaire);
        *text(&mut full) = "x".repeat(room.min(1_000_000)).into();
    }
    assert_eq!(full.weight(questionnaire), WHOLE);
    let file = written(&full, &russian);
    assert!(Assessment::open(&file, &russian.questionnaire).is_ok());
}
