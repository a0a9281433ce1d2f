//! What is on paper, and what is not.

use uncat_readiness::calendar::Date;
use uncat_readiness::content::locale::{Locale, Plain};
use uncat_readiness::page::{Page, Phrase, Screen, page_numbers};
use uncat_readiness::session::{DateField, Entry, Msg, Place, Planning, Session};

use crate::support::{perform, uncat};

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
