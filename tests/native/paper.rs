//! What is on paper, and what is not.

use uncat_readiness::calendar::Date;
use uncat_readiness::content::locale::{Locale, Plain};
use uncat_readiness::page::{Page, Phrase, Screen, page_numbers};
use uncat_readiness::session::{
    DateField, Entry, Export, Msg, Place, Planning, RecommendationField, Session, WhoseField,
};

use crate::support::{NOW, ix, perform, uncat};

fn page(session: &Session, place: Place) -> Page {
    Page::of(&session.at(place), &uncat(), &Plain)
}

fn printed_line(session: &Session) -> Vec<String> {
    let frame = page(session, Place::Results).frame;
    frame.paper.iter().map(Phrase::text).map(ToString::to_string).collect()
}

#[test]
fn a_sheet_has_the_handling_label_and_nothing_where_none_was_entered() {
    let questionnaire = &uncat().questionnaire;
    let session = Session::new(questionnaire);
    let unlabelled = printed_line(&session);
    assert_eq!(unlabelled.len(), 1);
    assert!(unlabelled.iter().all(|part| !part.to_lowercase().contains("handling")), "{unlabelled:?}");
    let (session, _) = perform(questionnaire, session, [Msg::Handling("Restricted".into())]);
    assert_eq!(printed_line(&session).first().map(String::as_str), Some("Restricted"));
}

#[test]
fn a_date_on_paper_is_written_as_the_language_writes_it() {
    let questionnaire = &uncat().questionnaire;
    let session = Session::new(questionnaire);
    let deposit = |session: &Session| {
        let Screen::Plan(plan) = page(session, Place::Plan).screen else { panic!() };
        plan.dates.deposit.on_paper.as_deref().map(str::to_owned)
    };
    assert_eq!(deposit(&session), None);
    let entry = Entry::Written(" 2027-03-15 ".into());
    let (session, _) =
        perform(questionnaire, session, [Msg::Plan(Planning::Date(DateField::Deposit, entry))]);
    let day = Date::parse("2027-03-15").unwrap().to_string();
    assert_eq!(deposit(&session), Some(Plain.date(&day)));
}

#[test]
fn the_number_of_a_sheet_leaves_the_counting_to_the_browser() {
    assert_eq!(&*page_numbers(&uncat()), "Page {n} of {total}");
}

#[test]
fn the_head_of_results_and_plan_says_whose_assessment_it_is_and_of_which_day() {
    let questionnaire = &uncat().questionnaire;
    let entered = [
        Msg::Whose(WhoseField::State, " Exampleland ".into()),
        Msg::Whose(WhoseField::Respondent, "Focal point".into()),
        Msg::Plan(Planning::Date(DateField::AsOf, Entry::Written("2027-03-15".into()))),
    ];
    let (session, _) = perform(questionnaire, Session::new(questionnaire), entered);
    let texts = |list: &[Phrase]| list.iter().map(|it| it.text().to_string()).collect::<Vec<_>>();
    let Screen::Results(results) = page(&session, Place::Results).screen else { panic!() };
    let Screen::Plan(plan) = page(&session, Place::Plan).screen else { panic!() };
    let said = ["Exampleland", "Focal point", "State of affairs on 2027-03-15"];
    for head in [texts(&results.about), texts(&plan.about)] {
        assert!(said.iter().all(|it| head.contains(&(*it).to_owned())), "{head:?}");
    }
    assert!(printed_line(&session).contains(&"Exampleland".to_owned()));
    let kept = Session::from_saved(&session.to_saved(questionnaire), questionnaire).unwrap().session;
    assert_eq!(kept.assessment, session.assessment);
    let (undone, _) = perform(questionnaire, session, [Msg::Undo, Msg::Undo, Msg::Undo]);
    assert!(undone.assessment.is_blank());
}

#[test]
fn a_file_has_the_name_of_the_state_only_where_the_person_wants_it_and_every_system_takes_it() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let name = |state: &str, named| {
        let deeds = [
            Msg::Whose(WhoseField::State, state.into()),
            Msg::NameFiles(named),
            Msg::NotKnown(ix(questionnaire, "S1.1")),
        ];
        let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
        let session = Session::from_saved(&session.to_saved(questionnaire), questionnaire).unwrap().session;
        Export::Document.file(&session, &content, &Plain, NOW).unwrap().name
    };
    assert_eq!(name("Exampleland", false), "uncat-readiness-2026-11-23.json");
    for (state, part) in [
        ("C\u{f4}te / d'Exemple: \"A\"", "C\u{f4}te-d-Exemple-A"),
        (
            "\u{62c}\u{645}\u{647}\u{648}\u{631}\u{64a}\u{629} \u{627}\u{644}\u{645}\u{62b}\u{627}\u{644}",
            "\u{62c}\u{645}\u{647}\u{648}\u{631}\u{64a}\u{629}-\u{627}\u{644}\u{645}\u{62b}\u{627}\u{644}",
        ),
        ("\u{4e2d}\u{534e}", "\u{4e2d}\u{534e}"),
        ("\u{202e}../nosj\u{0}*?", "nosj"),
    ] {
        assert_eq!(name(state, true), format!("uncat-readiness-{part}-2026-11-23.json"));
    }
    assert_eq!(name(" ?* ", true), "uncat-readiness-2026-11-23.json");
    assert!(name(&"\u{4e2d}".repeat(2_000), true).len() < 200);
}

#[test]
fn the_annex_is_on_paper_only_where_it_was_chosen_and_has_all_that_was_entered() {
    let questionnaire = &uncat().questionnaire;
    let [left_out, kept] = ["S1.5", "S1.1"].map(|id| ix(questionnaire, id));
    let entered = [
        Msg::NotApplicable(left_out),
        Msg::Reason(left_out, "No such body".into()),
        Msg::Level(kept, questionnaire.highest()),
        Msg::Note(kept, "Since 2025".into()),
        Msg::AddEvidence(kept),
        Msg::EvidenceTitle(kept, 0, "The Act".into()),
        Msg::EvidenceLink(kept, 0, "https://example.org/act".into()),
        Msg::MarkStrength(kept, true),
        Msg::Plan(Planning::AddRecommendation),
        Msg::Plan(Planning::WriteRecommendation(0, RecommendationField::Asks, "Pass the law".into())),
        Msg::Plan(Planning::Tie(0, kept, true)),
    ];
    let (session, _) = perform(questionnaire, Session::new(questionnaire), entered);
    let annex = |session: &Session| {
        let Screen::Results(results) = page(session, Place::Results).screen else { panic!() };
        results.annex.clone()
    };
    assert_eq!(annex(&session), None);
    let (session, _) = perform(questionnaire, session, [Msg::Annex(true)]);
    let annex = annex(&session).unwrap();
    let answers: Vec<_> = annex.sections.iter().flat_map(|section| &section.answers).collect();
    assert_eq!(answers.len(), questionnaire.indicators().len());
    let of = |id: &str| *answers.iter().find(|answer| &*answer.id == id).unwrap();
    let lines = |id| of(id).lines.iter().map(|(_, text)| text.to_string()).collect::<Vec<_>>();
    assert_eq!([lines("S1.5"), lines("S1.1")], [["No such body"], ["Since 2025"]]);
    let (_, documents) = of("S1.1").documents.clone().unwrap();
    assert_eq!(documents, [("The Act".into(), "https://example.org/act".into())]);
    assert!(of("S1.1").strength.is_some() && of("S1.5").strength.is_none());
    let (_, received) = annex.received.unwrap();
    assert_eq!(received.len(), 1);
    assert_eq!(&**received[0].title.text(), "Pass the law");
    assert!(received[0].tied.contains("S1.1"));
}
