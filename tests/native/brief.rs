//! What a minister reads in ten seconds: the box at the head of the results.

use uncat_readiness::assessment::{Depth, Response};
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Brief, Page, ResultsPage, Rich, Screen};
use uncat_readiness::session::{LineField, Msg, Place, Planning, Session};

use crate::support::{all, answers, bundle, ix, parse, perform, uncat};

fn results(content: &Content, session: &Session) -> ResultsPage {
    let Screen::Results(page) = Page::of(&session.at(Place::Results), content, &Plain).screen else {
        panic!()
    };
    (*page).clone()
}

fn brief(session: &Session) -> Brief {
    results(&uncat(), session).brief.unwrap()
}

fn given(text: &str) -> Session {
    let questionnaire = &uncat().questionnaire;
    Session { assessment: answers(questionnaire, text), ..Session::new(questionnaire) }
}

fn plain(sentence: &Rich) -> String {
    sentence.iter().map(|span| &*span.text).collect()
}

#[test]
fn it_counts_what_is_settled_before_deposit_and_leads_to_what_is_left() {
    let gate = brief(&given("S1.1=3 S1.2=1 S1.3=?")).gate.unwrap();
    let counts: Vec<String> = gate.counts.iter().map(|(word, n)| format!("{word} {n}")).collect();
    assert_eq!(counts, ["Settled 1", "Open 1", "Not known 0", "No answer yet 24"]);
    let left = gate.left.unwrap();
    assert_eq!((&*left.label, left.to), ("Answer the 24 that are left", Msg::Go(Place::BeforeDeposit)));
}

#[test]
fn it_says_how_far_the_figure_can_still_move() {
    let questionnaire = &uncat().questionnaire;
    let some = brief(&given("S1.1=3 S1.2=3 S1.3=3 S1.4=3 S1.5=3"));
    assert_eq!(
        plain(&some.sure),
        "5 of 165 statements have a level, so it can still end from 4 to 100 per cent."
    );
    let assessment = all(questionnaire, Response::Level(1));
    let fixed = brief(&Session { assessment, ..Session::new(questionnaire) });
    assert_eq!(plain(&fixed.sure), "All 165 statements have a level: the figure is fixed.");
}

#[test]
fn it_names_the_first_three_steps_with_who_leads() {
    let questionnaire = &uncat().questionnaire;
    let session = given("S1.1=0 S1.2=0 S8.1=0 S8.2=0 JUS1=0");
    let steps = brief(&session).steps.unwrap();
    assert_eq!(steps.steps.len(), 3);
    assert!(steps.steps.iter().all(|step| !step.what.is_empty() && !step.lead.text().is_empty()));
    let first = ix(questionnaire, "S1.1");
    let usual = steps.steps.iter().map(|step| step.lead.text().to_string()).collect::<Vec<_>>();
    let line = uncat_readiness::assessment::LineId::Step(first, 0);
    let write = Planning::Write(line, LineField::Lead, "Office of the President".into());
    let planned =
        perform(questionnaire, session, [Msg::Plan(Planning::Accept(first, [].into())), Msg::Plan(write)]).0;
    let leads = brief(&planned).steps.unwrap().steps.into_iter().map(|step| step.lead.text().to_string());
    let changed: Vec<(String, String)> = usual.into_iter().zip(leads).filter(|(was, is)| was != is).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0].1, "Office of the President");
}

#[test]
fn a_quick_look_says_that_it_is_one_and_goes_on() {
    let mut session = given("S1.1=3");
    assert_eq!(brief(&session).asked, None);
    session.assessment.depth = Some(Depth::Key);
    let (said, link) = brief(&session).asked.unwrap();
    assert_eq!(&*said, "Quick look: 45 of 165 statements asked. What was not asked makes the range wide.");
    assert_eq!(link.unwrap().to, Msg::Begin(Depth::All));
}

#[test]
fn a_part_of_the_questionnaire_says_how_much_of_it_is_asked_and_has_no_gate_of_nothing() {
    let mut content = parse(&bundle());
    assert_eq!(content.narrow("S7"), [""; 0]);
    let questionnaire = &content.questionnaire;
    let session = Session { assessment: answers(questionnaire, "S7.1=3"), ..Session::new(questionnaire) };
    let page = results(&content, &session);
    let brief = page.brief.unwrap();
    assert_eq!(brief.asked, Some(("5 of 165 statements asked on this page.".into(), None)));
    assert!(brief.gate.is_none() && page.gate.is_none());
    assert!(page.toc.iter().all(|(id, _)| &**id != "deposit"));
}

#[test]
fn nothing_answered_has_no_box() {
    assert_eq!(results(&uncat(), &given("")).brief, None);
}
