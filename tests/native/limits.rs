//! How much can be entered. Whatever was entered can be kept, saved and opened again, and the page says what was left out.

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use uncat_readiness::assessment::limits::{MANY, WHOLE};
use uncat_readiness::assessment::{Assessment, Limit, LineId, MAX_BYTES, PlanLine, Recommendation};
use uncat_readiness::content::{IndicatorIx, Questionnaire, Term};
use uncat_readiness::session::{
    Announcement, DateField, Effect, Entry, Full, LineField, Msg, Notice, Place, Planning,
    RecommendationField, Session,
};

use crate::support::arbitrary::{deed, draft};
use crate::support::html::{render, select, text};
use crate::support::{NOW, ix, json_file, laws, perform, read, section, uncat};

/// What takes the most bytes of all that a field may hold.
const HEAVY: char = '\u{1}';

/// That a field is full, as it is read out.
const FULL: Effect = Effect::Announce(Announcement::Said(Term::FieldFull));

/// Whether the assessment has changed, or is kept anew.
fn is_change(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Changed(_) | Effect::Save(..)))
}

fn start() -> Session {
    Session::new(&uncat().questionnaire)
}

fn after(session: Session, msg: Msg) -> (Session, Vec<Effect>) {
    session.update(&uncat().questionnaire, msg, NOW)
}

/// What is left of a text that is entered in place of another one.
#[track_caller]
fn check(present: &str, entered: &str, expected: &str) {
    let at = ix(&uncat().questionnaire, "S1.1");
    let mut session = start();
    session.assessment.answer_mut(at).note = present.into();
    let (session, _) = after(session, Msg::Note(at, entered.into()));
    assert!(
        *session.assessment.answer(at).note == *expected,
        "{} bytes",
        session.assessment.answer(at).note.len()
    );
}

fn heavy_text(units: usize) -> Rc<str> {
    HEAVY.to_string().repeat(units).into()
}

/// A session with room for a part of a note.
fn nearly_full() -> Session {
    let mut session = start();
    let long = [Limit::Long.units(); 12].into_iter().chain([45_000]);
    for ((ix, _), units) in uncat().questionnaire.indicators().zip(long) {
        session.assessment.answer_mut(ix).note = heavy_text(units);
    }
    session
}

// Texts

#[test]
fn a_text_is_cut_where_its_field_ends() {
    let most = Limit::Long.units();
    check("", &"x".repeat(most), &"x".repeat(most));
    check("", &"x".repeat(most + 1), &"x".repeat(most));
    check("", &"é".repeat(most + 1), &"é".repeat(most));
}

#[test]
fn no_character_is_cut_in_half() {
    let most = Limit::Long.units();
    check("", &"🕊".repeat(most), &"🕊".repeat(most / 2));
    check("", &format!("x{}", "🕊".repeat(most)), &format!("x{}", "🕊".repeat(most / 2 - 1)));
}

#[test]
fn a_text_that_came_longer_with_a_file_can_be_edited_at_its_length() {
    let long = "x".repeat(Limit::Long.units() + 10);
    check(&long, &long.replacen('x', "y", 3), &long.replacen('x', "y", 3));
    check(&long, &format!("{long}y"), &long);
    check(&long, "short", "short");
}

#[test]
fn every_text_of_a_person_is_cut() {
    let (questionnaire, long) = (&uncat().questionnaire, Rc::<str>::from("x".repeat(70_000)));
    let (at, own) = (ix(questionnaire, "S1.1"), LineId::Own(1));
    let text = || Rc::clone(&long);
    let mut deeds = vec![
        Msg::Note(at, text()),
        Msg::Reason(at, text()),
        Msg::EvidenceTitle(at, 0, text()),
        Msg::EvidenceLink(at, 0, text()),
        Msg::Handling(text()),
        Msg::Plan(Planning::AddOwn),
        Msg::Plan(Planning::AddRecommendation),
    ];
    let fields = [LineField::Text, LineField::Lead, LineField::Sign, LineField::Resources, LineField::Help];
    deeds.extend(fields.map(|field| Msg::Plan(Planning::Write(own, field, text()))));
    let received = [RecommendationField::Document, RecommendationField::Paragraph, RecommendationField::Asks];
    deeds.extend(received.map(|field| Msg::Plan(Planning::WriteRecommendation(0, field, text()))));
    let dates = [DateField::Deposit, DateField::Due(own), DateField::Received(0)];
    deeds.extend(dates.map(|field| Msg::Plan(Planning::Date(field, Entry::Written(text())))));
    let (session, _) = perform(questionnaire, start(), deeds);
    let (prose, lines) = (2 * Limit::Long.units(), 14 * Limit::Short.units());
    assert_eq!(session.to_saved(questionnaire).matches('x').count(), prose + lines + 1, "one is in a name");
}

#[test]
fn a_field_that_is_full_says_so_and_it_is_read_out() {
    let questionnaire = &uncat().questionnaire;
    let at = ix(questionnaire, "S1.1");
    let session = start().at(Place::Section(section(questionnaire, "S1")));
    let (session, effects) = after(session, Msg::EvidenceTitle(at, 0, "x".repeat(2_500).into()));
    assert!(effects.contains(&FULL), "{effects:?}");
    let html = render(&session, &uncat());
    let [field] = select(&html, "[id='S1.1-t0']")[..] else { panic!("no field") };
    assert_eq!(field.attr("aria-describedby"), Some("S1.1-t0-f"));
    let [said] = select(&html, "[id='S1.1-t0-f']")[..] else { panic!("nothing is said") };
    assert_eq!(text(said), *uncat().words.say(Term::FieldFull));
    let (_, effects) = after(session, Msg::EvidenceTitle(at, 0, "short".into()));
    assert!(!effects.contains(&FULL), "{effects:?}");
}

// The whole

#[test]
fn what_does_not_fit_is_left_out_and_the_page_says_so() {
    let (questionnaire, session) = (&uncat().questionnaire, nearly_full());
    let at = ix(questionnaire, "JUS1");
    let (left, effects) = after(session.clone(), Msg::Note(at, heavy_text(Limit::Long.units())));
    assert_eq!(left.assessment, session.assessment);
    assert_eq!(left.notice, Some(Notice::Full(Full::Whole)));
    assert!(!is_change(&effects), "{effects:?}");
    let html = render(&left, &uncat());
    assert!(text(select(&html, "#notice")[0]).starts_with(&*uncat().words.say(Term::FullTitle)));
    // What is small still goes in, and so does whatever makes it smaller.
    assert_eq!(after(left.clone(), Msg::Level(at, 2)).0.assessment.answered(), 1);
    let shorter = after(left, Msg::Note(ix(questionnaire, "S1.1"), "".into())).0;
    assert!(shorter.assessment.weight(questionnaire) < session.assessment.weight(questionnaire));
}

#[test]
fn a_field_takes_only_what_there_is_room_for() {
    let questionnaire = &uncat().questionnaire;
    let session = nearly_full().at(Place::Section(section(questionnaire, "JUS")));
    let html = render(&session, &uncat());
    let most: usize = select(&html, "[id='JUS1-note']")[0].attr("maxlength").unwrap().parse().unwrap();
    assert!((1_000..Limit::Long.units()).contains(&most), "{most}");
    let (session, _) = after(session, Msg::Note(ix(questionnaire, "JUS1"), heavy_text(most)));
    assert_eq!(session.notice, None);
    assert_eq!(select(&render(&session, &uncat()), "[id='JUS1-note-f']").len(), 1, "it is full");
}

#[test]
fn a_reason_for_many_statements_takes_its_room_in_each_of_them() {
    let (questionnaire, mut session) = (&uncat().questionnaire, start());
    let military = section(questionnaire, "MIL");
    for (ix, _) in questionnaire.indicators().take(11) {
        session.assessment.answer_mut(ix).note = heavy_text(Limit::Long.units());
    }
    let (session, _) = after(session.at(Place::Section(military)), Msg::NoneApplies(military));
    let all = heavy_text(Limit::Long.units());
    let (full, _) = after(session.clone(), Msg::SharedReason(military, all));
    assert_eq!((full.notice, &full.assessment), (Some(Notice::Full(Full::Whole)), &session.assessment));
    let html = render(&session, &uncat());
    let most: usize = select(&html, "[id='MIL-why']")[0].attr("maxlength").unwrap().parse().unwrap();
    let (session, _) = after(session, Msg::SharedReason(military, heavy_text(most)));
    assert_eq!(session.notice, None);
    assert!(Assessment::open(&session.document(&uncat()), questionnaire).is_ok());
}

#[test]
fn a_document_that_could_not_be_written_again_is_refused() {
    let questionnaire = &uncat().questionnaire;
    let mut document = json_file("tests/fixtures/saved.json");
    document["title"] = json!("x".repeat(900_000));
    for (n, id) in ["S1.1", "S1.2", "S1.3", "S1.4"].into_iter().enumerate() {
        assert_eq!(Assessment::open(&document.to_string(), questionnaire).is_ok(), n < 4, "{n}");
        document["answers"][id] = json!({ "note": "x".repeat(900_000) });
    }
    assert!(document.to_string().len() < MAX_BYTES as usize);
    assert!(Assessment::open(&document.to_string(), questionnaire).is_err());
}

// Lists

/// Does something in a session whose lists are full: nothing is added, and the page says so.
#[track_caller]
fn check_full(msg: Msg) {
    let questionnaire = &uncat().questionnaire;
    let mut session = start();
    session.assessment.plan = (1..=1_000).map(|n| PlanLine::new(LineId::Own(n))).collect();
    session.assessment.recommendations = vec![Recommendation::default(); MANY];
    session.assessment.answer_mut(ix(questionnaire, "S1.1")).evidence = vec![Default::default(); MANY];
    let before = session.assessment.clone();
    let (session, effects) = after(session, msg);
    assert_eq!(session.notice, Some(Notice::Full(Full::List)));
    assert_eq!(session.assessment, before);
    assert!(!is_change(&effects), "{effects:?}");
}

#[test]
fn a_list_that_is_full_says_so() {
    let at = ix(&uncat().questionnaire, "S1.1");
    check_full(Msg::Plan(Planning::AddOwn));
    check_full(Msg::Plan(Planning::Accept(at, [].into())));
    check_full(Msg::Plan(Planning::AddRecommendation));
    check_full(Msg::AddEvidence(at));
}

#[test]
fn a_document_with_the_last_number_of_a_step_takes_another_step() {
    let questionnaire = &uncat().questionnaire;
    let mut session = start();
    session.assessment.plan = vec![PlanLine::new(LineId::Own(1)), PlanLine::new(LineId::Own(u32::MAX))];
    let (session, _) = after(session, Msg::Plan(Planning::AddOwn));
    assert!(session.assessment.line(LineId::Own(2)).is_some());
    assert!(Assessment::open(&session.document(&uncat()), questionnaire).is_ok());
}

// What is written about them

#[test]
fn the_schema_and_the_types_say_how_much_can_be_entered() {
    let schema = json_file("content/schema/assessment.schema.json");
    let types = read("www/uncat-readiness.d.ts");
    for most in ["2,000", "50,000", "4,000,000"] {
        let said = schema["description"].as_str().unwrap();
        assert!(said.contains(most) && types.contains(most), "{most}: {said}");
    }
    assert_eq!([Limit::Short.units(), Limit::Long.units(), WHOLE], [2_000, 50_000, 4_000_000]);
    assert_eq!(schema["properties"]["plan"]["maxItems"], MANY);
}

#[test]
fn every_field_for_text_has_an_end() {
    let questionnaire = &uncat().questionnaire;
    let deeds = [Planning::AddOwn, Planning::AddRecommendation].map(Msg::Plan);
    let (session, _) =
        perform(questionnaire, start(), deeds.into_iter().chain([Msg::Level(ix(questionnaire, "S1.1"), 1)]));
    let section = Place::Section(section(questionnaire, "S1"));
    for place in [Place::Results, section, Place::Plan, Place::Recommendations] {
        let html = render(&session.at(place), &uncat());
        let fields = select(&html, "textarea, input:not([type]), input[type=url]");
        assert!(!fields.is_empty());
        for field in fields {
            let most = field.attr("maxlength").and_then(|most| most.parse::<usize>().ok());
            assert!(most.is_some_and(|most| most > 0), "{}", field.html());
        }
    }
}

/// Many deeds with long texts, in a session that is nearly full.
fn heavy() -> impl Strategy<Value = Vec<(Index, u8, String)>> {
    let text = (prop_oneof![Just(HEAVY), Just('é'), Just('🕊'), Just('"')], 0..60_000_usize);
    vec((any::<Index>(), any::<u8>(), text.prop_map(|(it, n)| it.to_string().repeat(n))), 1..8)
}

fn enter(questionnaire: &Questionnaire, (index, kind, text): (Index, u8, String)) -> Vec<Msg> {
    let all: Vec<IndicatorIx> = questionnaire.indicators().map(|(ix, _)| ix).collect();
    let military = section(questionnaire, "MIL");
    let (at, text) = (*index.get(&all), Rc::from(text));
    let more = match kind % 7 {
        0 => Msg::Reason(at, text),
        1 => Msg::EvidenceLink(at, usize::from(kind), text),
        2 => Msg::Plan(Planning::Write(LineId::Step(at, 0), LineField::Lead, text)),
        3 => Msg::Plan(Planning::WriteRecommendation(0, RecommendationField::Asks, text)),
        4 => Msg::Handling(text),
        5 => return vec![Msg::NoneApplies(military), Msg::SharedReason(military, text)],
        _ => Msg::Note(at, text),
    };
    vec![
        Msg::Plan(Planning::Accept(at, [].into())),
        Msg::Plan(Planning::AddRecommendation),
        Msg::Level(at, 1),
        more,
    ]
}

proptest! {
    #![proptest_config(laws(60))]

    #[test]
    fn an_assessment_is_never_heavier_than_it_is_taken_for(draft in draft(), deeds in vec(deed(), 0..40)) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let deeds = deeds.iter().flat_map(|deed| deed.on(questionnaire));
        let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
        let written = session.assessment.to_json(questionnaire).to_string().len();
        prop_assert!(written <= session.assessment.weight(questionnaire));
    }
}

proptest! {
    #![proptest_config(laws(8))]

    #[test]
    fn whatever_is_entered_can_be_kept_saved_and_opened_again(deeds in heavy()) {
        let content = uncat();
        let questionnaire = &content.questionnaire;
        let deeds = deeds.into_iter().flat_map(|deed| enter(questionnaire, deed));
        let (session, _) = perform(questionnaire, nearly_full(), deeds);
        let (kept, saved) = (session.to_saved(questionnaire), session.document(&content));
        prop_assert!(kept.len() <= MAX_BYTES as usize && saved.len() <= MAX_BYTES as usize);
        let resumed = Session::from_saved(&kept, questionnaire).unwrap().session;
        prop_assert!(resumed.to_saved(questionnaire) == kept);
        let opened = Assessment::open(&saved, questionnaire);
        prop_assert!(opened.is_ok_and(|it| it.assessment.to_json(questionnaire) == resumed.assessment.to_json(questionnaire)));
    }
}
