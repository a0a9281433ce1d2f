//! What was done on the first screens is written down as deeds, and the program comes to the same session from them.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;
use uncat_readiness::assessment::{Depth, Refusal};
use uncat_readiness::content::Questionnaire;
use uncat_readiness::session::{
    DateField, Effect, Entry, Keeping, Msg, Place, Planning, SearchIn, Session, WhoseField,
};

use crate::support::arbitrary::text;
use crate::support::{ix, section, uncat};

/// A deed of the first screens, by numbers that stand for one of each kind.
fn deed() -> impl Strategy<Value = Msg> {
    let questionnaire = &uncat().questionnaire;
    let statements: Vec<_> = questionnaire.indicators().map(|(ix, _)| ix).collect();
    let sections: Vec<_> = questionnaire.sections().map(|(ix, section)| (ix, section.risk.len())).collect();
    let points: Vec<_> = questionnaire.starting_points().map(|(ix, _)| ix).collect();
    let treaties: Vec<_> = questionnaire.treaties().map(|(ix, _)| ix).collect();
    let levels = questionnaire.levels.len();
    let statement = prop::sample::select(statements);
    let at_risk: Vec<_> = sections.iter().copied().filter(|(_, groups)| *groups > 0).collect();
    prop_oneof![
        prop::sample::select(vec![Depth::Key, Depth::All]).prop_map(Msg::ChooseDepth),
        prop::sample::select(points).prop_map(|ix| Msg::Plan(Planning::StartFrom(ix))),
        (prop::sample::select(treaties), any::<bool>()).prop_map(|(ix, joined)| Msg::Treaty(ix, joined)),
        (prop::sample::select(WhoseField::ALL.to_vec()), text())
            .prop_map(|(field, text)| Msg::Whose(field, text.into())),
        text().prop_map(|day| Msg::Plan(Planning::Date(DateField::AsOf, Entry::Written(day.into())))),
        prop::sample::select(Keeping::ALL.to_vec()).prop_map(Msg::KeepIn),
        prop::sample::select(sections).prop_map(|(ix, _)| Msg::Go(Place::Section(ix))),
        prop::sample::select(vec![Place::Start, Place::Tasks]).prop_map(Msg::Go),
        (statement.clone(), 0..levels).prop_map(|(ix, level)| Msg::Level(ix, level)),
        text().prop_map(|words| Msg::Search(SearchIn::Tasks, words.into())),
        statement.clone().prop_map(Msg::NotKnown),
        statement.clone().prop_map(Msg::NotApplicable),
        (statement.clone(), text()).prop_map(|(ix, text)| Msg::Note(ix, text.into())),
        (statement.clone(), 0..3_usize, text()).prop_map(|(ix, n, text)| Msg::EvidenceTitle(
            ix,
            n,
            text.into()
        )),
        (statement, 0..3_usize, text()).prop_map(|(ix, n, text)| Msg::EvidenceLink(ix, n, text.into())),
        (prop::sample::select(at_risk), 0..100_usize, any::<bool>())
            .prop_map(|((ix, groups), n, marked)| Msg::Risk(ix, n % groups, marked)),
    ]
}

/// The deeds as the first screens write them, a minute apart.
fn written(deeds: &[Msg], questionnaire: &Questionnaire) -> String {
    let deeds = deeds.iter().enumerate().map(|(n, msg)| {
        let (name, value) = msg.deed(questionnaire).unwrap();
        json!([name, value, time(n)])
    });
    json!({ "deeds": deeds.collect::<Vec<_>>() }).to_string()
}

fn time(n: usize) -> String {
    format!("2026-11-28T10:{:02}:00.000Z", n % 60)
}

proptest! {
    #[test]
    fn a_deed_is_its_message(msg in deed()) {
        let questionnaire = &uncat().questionnaire;
        let (name, value) = msg.deed(questionnaire).unwrap();
        prop_assert_eq!(Msg::of_deed(&name, &value, questionnaire), Some(msg));
    }

    #[test]
    fn deeds_lead_where_their_messages_do(deeds in vec(deed(), 0..40)) {
        let questionnaire = &uncat().questionnaire;
        let restored = Session::from_saved(&written(&deeds, questionnaire), questionnaire).unwrap();
        let mut session = Session::new(questionnaire);
        for (n, msg) in deeds.into_iter().enumerate() {
            session = session.update(questionnaire, msg, &time(n)).0;
        }
        prop_assert_eq!(restored.session.to_saved(questionnaire), session.to_saved(questionnaire));
    }
}

#[test]
fn of_a_text_that_is_typed_the_first_and_the_last_deed_are_enough() {
    let questionnaire = &uncat().questionnaire;
    let typed = |words: &[(&str, usize)]| {
        let deeds = words.iter().map(|(text, n)| json!(["note JUS1", text, time(*n)]));
        let text = json!({ "deeds": deeds.collect::<Vec<_>>() }).to_string();
        Session::from_saved(&text, questionnaire).unwrap().session.to_saved(questionnaire)
    };
    assert_eq!(typed(&[("A", 1), ("Ab", 2), ("Abc", 3)]), typed(&[("A", 1), ("Abc", 3)]));
}

#[test]
fn the_page_around_the_widget_hears_of_what_was_entered_and_the_session_is_kept() {
    let questionnaire = &uncat().questionnaire;
    let effects =
        |deeds: &[Msg]| Session::from_saved(&written(deeds, questionnaire), questionnaire).unwrap().effects;
    let answer = Msg::Level(ix(questionnaire, "JUS1"), 2);
    let told = effects(&[Msg::Go(Place::Section(section(questionnaire, "JUS"))), answer]);
    assert!(matches!(&told[..], [Effect::Changed(_), Effect::Save(Keeping::Tab, _)]), "{told:?}");
    let told = effects(&[Msg::KeepIn(Keeping::Device)]);
    assert!(matches!(&told[..], [Effect::Save(Keeping::Device, _)]), "{told:?}");
}

#[test]
fn deeds_that_cannot_be_replayed_are_refused_whole() {
    let questionnaire = &uncat().questionnaire;
    for deed in [
        json!(["answer NONE1", "partly", time(0)]),
        json!(["answer JUS1", "splendid", time(0)]),
        json!(["fly", "", time(0)]),
        json!(["note JUS1", "text"]),
        json!("note JUS1"),
    ] {
        let text = json!({ "deeds": [["note JUS1", "kept", time(0)], deed] }).to_string();
        let refused = Session::from_saved(&text, questionnaire);
        assert!(
            matches!(&refused, Err(Refusal::Broken(problems)) if problems.listed()[0].path == "deeds[1]"),
            "{refused:?}"
        );
    }
}
