//! What the person does to the plan: lines keep their place, nothing is lost, no figure changes, the calendar says what it
//! is.

use std::collections::BTreeMap;
use std::rc::Rc;

use icalendar::parser::{read_calendar, unfold};
use uncat_readiness::assessment::{LineId, Status};
use uncat_readiness::calendar::Date;
use uncat_readiness::case::Case;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, ResultsPage, Screen, calendar_file};
use uncat_readiness::plan::Plan;
use uncat_readiness::score::Score;
use uncat_readiness::session::{DateField, Entry, LineField, Msg, Place, Planning, Session};

use crate::support::{NOW, ix, mixed, open, perform, told, uncat};

#[test]
fn accepting_a_step_takes_all_steps_of_its_statement_into_the_plan_once() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let s5_4 = ix(questionnaire, "S5.4");
    let deeds = [Msg::Plan(Planning::Accept(s5_4, [].into())), Msg::Plan(Planning::Accept(s5_4, [].into()))];
    let (session, effects) = perform(questionnaire, Session::new(questionnaire), deeds);
    let added = ["changed 0/165", "focus S5.4-plan", "announce PlanAdded", "save tab"];
    assert_eq!(told(questionnaire, &effects), [added, added].concat());
    let lines: Vec<LineId> = session.assessment.plan.iter().map(|line| line.id).collect();
    assert_eq!(lines, [LineId::Step(s5_4, 0), LineId::Step(s5_4, 1)]);
}

/// The results of a session.
fn results(session: &Session) -> Rc<ResultsPage> {
    match Page::of(&session.at(Place::Results), &uncat(), &Plain).screen {
        Screen::Results(page) => page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_comes_into_the_plan_with_its_usual_lead_until_the_person_writes_another() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let s5_4 = ix(questionnaire, "S5.4");
    let (session, _) = perform(questionnaire, Session::new(questionnaire), [Msg::Level(s5_4, 1)]);
    let accept = results(&session).next.turns[0].steps[0].plan.link.to.clone();
    let (session, _) = perform(questionnaire, session, [accept.clone()]);
    let usual = &content.words.indicator(s5_4).steps;
    let leads =
        |session: &Session| session.assessment.plan.iter().map(|it| it.lead.clone()).collect::<Vec<_>>();
    assert_eq!(leads(&session), [usual[0].lead.clone(), usual[1].lead.clone()]);
    let own = Planning::Write(LineId::Step(s5_4, 0), LineField::Lead, "Our ministry".into());
    let (session, _) = perform(questionnaire, session, [Msg::Plan(own), accept]);
    assert_eq!(leads(&session), ["Our ministry".into(), usual[1].lead.clone()]);
}

#[test]
fn what_is_to_be_found_out_becomes_a_line_with_a_lead_and_a_date_like_the_others() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let mig3 = ix(questionnaire, "MIG3");
    let (session, _) = perform(questionnaire, Session::new(questionnaire), [Msg::NotKnown(mig3)]);
    let link = |session: &Session| results(session).next.find_out.clone().unwrap().1[0].plan.clone().unwrap();
    let (session, effects) = perform(questionnaire, session.clone(), [link(&session).link.to]);
    assert!(told(questionnaire, &effects).contains(&"announce PlanAdded".to_owned()));
    assert!(link(&session).planned);
    let line = &session.assessment.plan[0];
    let text = "Find out where MIG3 stands: Lawyer, interpreter and protection bodies are within reach";
    assert_eq!((line.id, line.text.as_deref()), (LineId::Own(1), Some(text)));
    assert_eq!(line.lead, content.words.indicator(mig3).steps[0].lead);
    let Screen::Plan(page) = Page::of(&session.at(Place::Plan), &content, &Plain).screen else { panic!() };
    assert_eq!((page.groups[0].lines.len(), page.find_out.is_none()), (1, true));
}

#[test]
fn a_proposed_date_is_set_by_one_button_and_undone_like_a_date_that_was_typed() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let s8_1 = ix(questionnaire, "S8.1");
    let today = Date::parse("2026-11-24");
    let deeds = [Msg::Level(s8_1, 1), Msg::Plan(Planning::Accept(s8_1, [].into())), Msg::Go(Place::Plan)];
    let (session, _) = perform(questionnaire, Session { today, ..Session::new(questionnaire) }, deeds);
    let line = |session: &Session| match Page::of(session, &content, &Plain).screen {
        Screen::Plan(page) => page.groups[0].lines[0].clone(),
        other => panic!("{other:?}"),
    };
    let (why, take) = line(&session).proposed.unwrap();
    assert!(why.ends_with("the usual times: 2028-05-24."), "after S2.2, which is not settled: {why}");
    let (session, effects) = perform(questionnaire, session, [take.to]);
    assert!(told(questionnaire, &effects).contains(&"focus S8.1a-what".to_owned()));
    assert_eq!(&*session.assessment.plan[0].due, "2028-05-24");
    assert_eq!(line(&session).proposed, None);
    let (session, _) = perform(questionnaire, session, [Msg::Undo]);
    assert_eq!(&*session.assessment.plan[0].due, "");
}

#[test]
fn a_line_keeps_its_place_while_the_person_works_on_it() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let due =
        |n, day: &str| Msg::Plan(Planning::Date(DateField::Due(LineId::Own(n)), Entry::Written(day.into())));
    let mut session = Session::new(questionnaire);
    session.today = Date::parse("2026-11-24");
    let add = || Msg::Plan(Planning::AddOwn);
    let (session, _) =
        perform(questionnaire, session, [Msg::Go(Place::Plan), add(), add(), due(2, "2026-12-01")]);
    let order = |session: &Session| {
        let plan = Plan::of(Case::of(questionnaire, &session.assessment), session.today);
        session.desk.lines(&plan).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(order(&session), [LineId::Own(1), LineId::Own(2)]);
    let (session, _) = perform(questionnaire, session, [Msg::Go(Place::Plan)]);
    assert_eq!(order(&session), [LineId::Own(2), LineId::Own(1)]);
}

#[test]
fn a_line_that_is_done_raises_no_level_and_no_figure() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let a = ix(questionnaire, "S1.1");
    let before = perform(questionnaire, Session::new(questionnaire), [Msg::Level(a, 1)]).0;
    let done = Msg::Plan(Planning::Status(LineId::Step(a, 0), Status::Done));
    let after = perform(questionnaire, before.clone(), [Msg::Plan(Planning::Accept(a, [].into())), done]).0;
    assert_eq!(after.assessment.line(LineId::Step(a, 0)).map(|line| line.status), Some(Status::Done));
    assert_eq!(
        Score::of(Case::of(questionnaire, &after.assessment)),
        Score::of(Case::of(questionnaire, &before.assessment))
    );
}

/// A plan with three lines of one's own, in view.
fn three_lines() -> Session {
    let questionnaire = &uncat().questionnaire;
    let add = || Msg::Plan(Planning::AddOwn);
    let text = Msg::Plan(Planning::Write(LineId::Own(2), LineField::Text, "Train".into()));
    perform(questionnaire, Session::new(questionnaire), [Msg::Go(Place::Plan), add(), add(), add(), text]).0
}

#[test]
fn a_line_that_is_taken_out_is_named_and_comes_back_by_the_button_beside() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let session = three_lines();
    let (removed, effects) =
        perform(questionnaire, session.clone(), [Msg::Plan(Planning::Remove(LineId::Own(2)))]);
    let told = told(questionnaire, &effects);
    assert!(told.contains(&"announce LineRemovedSaid".to_owned()), "{told:?}");
    assert!(told.contains(&"focus own_3-what".to_owned()), "{told:?}");
    let message = Page::of(&removed, &content, &Plain).removed.unwrap();
    assert_eq!(&*message.line, "Taken out of the plan: \u{2068}Train\u{2069}");
    let (back, _) = perform(questionnaire, removed, [message.undo.to]);
    assert_eq!(back.assessment.plan, session.assessment.plan);
    assert_eq!(Page::of(&back, &content, &Plain).removed, None);
}

#[test]
fn the_focus_goes_to_the_line_before_where_the_last_one_is_taken_out_and_to_the_list_where_none_is_left() {
    let questionnaire = &uncat().questionnaire;
    let remove = |n| Msg::Plan(Planning::Remove(LineId::Own(n)));
    let (session, effects) = perform(questionnaire, three_lines(), [remove(3)]);
    assert!(told(questionnaire, &effects).contains(&"focus own_2-what".to_owned()));
    let (_, effects) = perform(questionnaire, session, [remove(1), remove(2)]);
    assert!(told(questionnaire, &effects).contains(&"focus lines".to_owned()));
}

#[test]
fn a_recommendation_that_is_taken_out_comes_back_with_all_that_was_entered() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let tie = Planning::Tie(0, ix(questionnaire, "S8.1"), true);
    let deeds = [Planning::AddRecommendation, tie].map(Msg::Plan);
    let deeds = [Msg::Go(Place::Recommendations)].into_iter().chain(deeds);
    let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
    let remove = Msg::Plan(Planning::RemoveRecommendation(0));
    let (removed, effects) = perform(questionnaire, session.clone(), [remove]);
    assert!(told(questionnaire, &effects).contains(&"announce ReceivedRemovedSaid".to_owned()));
    let message = Page::of(&removed, &content, &Plain).removed.unwrap();
    assert_eq!(&*message.line, "Taken out: Recommendation 1");
    let (back, _) = perform(questionnaire, removed, [message.undo.to]);
    assert_eq!(back.assessment.recommendations, session.assessment.recommendations);
}

#[test]
fn what_was_taken_out_is_named_until_the_next_change_or_screen() {
    let questionnaire = &uncat().questionnaire;
    let (removed, _) = perform(questionnaire, three_lines(), [Msg::Plan(Planning::Remove(LineId::Own(2)))]);
    let after = |msg| perform(questionnaire, removed.clone(), [msg]).0.desk.removed;
    assert_eq!(after(Msg::Print(None)), removed.desk.removed);
    assert_eq!(after(Msg::Plan(Planning::AddOwn)), None);
    assert_eq!(after(Msg::Go(Place::Results)), None);
    assert_eq!(after(Msg::CloseRemoved), None);
}

#[test]
fn the_plan_survives_a_reload() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let deeds = [
        Msg::Go(Place::Plan),
        Msg::Plan(Planning::AddOwn),
        Msg::Plan(Planning::Write(LineId::Own(1), LineField::Text, "".into())),
        Msg::Plan(Planning::Date(DateField::Deposit, Entry::Written("2027-0".into()))),
    ];
    let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
    let again = Session::from_saved(&session.to_saved(questionnaire), questionnaire).unwrap().session;
    assert_eq!((again.assessment, again.place), (session.assessment, Place::Plan));
}

#[test]
fn the_calendar_says_of_each_event_that_it_is_not_verified() {
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let mut session = Session::new(questionnaire);
    session.assessment = mixed(questionnaire);
    session.today = Date::parse("2026-11-24");
    let file = calendar_file(&session, &content, &Plain, NOW).unwrap();
    let unfolded = file.replace("\r\n ", "");
    let count = |part: &str| unfolded.matches(part).count();
    assert!(count("BEGIN:VEVENT") > 20);
    assert_eq!(count("reported by the user\\, not verified"), count("BEGIN:VEVENT"));
    let mut names: Vec<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!((names.len(), all), (all, count("BEGIN:VEVENT")));
    assert_eq!(calendar_file(&session, &content, &Plain, NOW), Some(file));
}

/// The day of each event of the calendar file by the event's name, and the number of the revision.
#[track_caller]
fn events(session: &Session) -> (BTreeMap<String, String>, i32) {
    let text = calendar_file(session, &uncat(), &Plain, NOW).unwrap();
    let unfolded = unfold(&text);
    let events = read_calendar(&unfolded).unwrap().components;
    let value = |n: usize, name: &str| {
        events[n]
            .properties
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.val.to_string())
            .unwrap_or_default()
    };
    let days = (0..events.len()).map(|n| (value(n, "UID"), value(n, "DTSTART"))).collect();
    (days, value(0, "SEQUENCE").parse().unwrap())
}

/// The session after a day of deposit was entered at this time.
fn deposit(session: Session, day: &str, now: &str) -> Session {
    let msg = Msg::Plan(Planning::Date(DateField::Deposit, Entry::Written(day.into())));
    session.update(&uncat().questionnaire, msg, now).0
}

#[test]
fn another_day_of_deposit_moves_the_events_of_the_calendar() {
    let session = deposit(Session::new(&uncat().questionnaire), "2028-01-30", "2026-11-23T18:52:00Z");
    let (before, first) = events(&session);
    let (after, second) = events(&deposit(session, "2028-03-30", "2026-11-23T18:52:01Z"));
    assert!(before.keys().eq(after.keys()), "{before:?}\n{after:?}");
    assert!(before.values().zip(after.values()).all(|(before, after)| before < after));
    assert_eq!(second, first + 1);
}

#[test]
fn a_date_of_ones_own_moves_the_day_that_was_worked_back() {
    let questionnaire = &uncat().questionnaire;
    let s8_1 = ix(questionnaire, "S8.1");
    let session = perform(questionnaire, Session::new(questionnaire), [Msg::Level(s8_1, 1)]).0;
    let session = deposit(session, "2028-01-30", "2026-11-23T18:52:00Z");
    let (before, _) = events(&session);
    let due = DateField::Due(LineId::Step(s8_1, 0));
    let due = Msg::Plan(Planning::Date(due, Entry::Written("2027-05-05".into())));
    let session = perform(questionnaire, session, [Msg::Plan(Planning::Accept(s8_1, [].into())), due]).0;
    let (after, _) = events(&session);
    assert!(before.keys().eq(after.keys()), "{before:?}\n{after:?}");
    let moved: Vec<&String> =
        after.iter().filter(|(name, day)| before[*name] != **day).map(|it| it.1).collect();
    assert_eq!(moved, ["20270505"]);
}

#[test]
fn an_event_keeps_its_name_after_undo_and_in_a_document_without_times() {
    let questionnaire = &uncat().questionnaire;
    let first = deposit(Session::new(questionnaire), "2028-01-30", "2026-11-23T18:52:00Z");
    let undone = first.clone().update(questionnaire, Msg::Undo, "2026-11-23T18:53:00Z").0;
    let again = deposit(undone, "2028-03-30", "2026-11-23T18:54:00Z");
    assert!(events(&again).0.keys().eq(events(&first).0.keys()));

    let bare = r#"{"format": "uncat-readiness/assessment", "version": 1,
        "questionnaire": {"id": "uncat", "edition": "2027.1"}, "answers": {}, "deposit": "2028-01-30"}"#;
    let first = perform(questionnaire, Session::new(questionnaire), [open(questionnaire, bare)]).0;
    let again = deposit(first.clone(), "2028-03-30", "2026-11-24T18:54:00Z");
    assert!(events(&again).0.keys().eq(events(&first).0.keys()));
}

#[test]
fn a_plan_without_a_day_is_no_calendar() {
    let content = uncat();
    let session = Session::new(&content.questionnaire);
    assert_eq!(calendar_file(&session, &content, &Plain, NOW), None);
    let session = perform(&content.questionnaire, session, [Msg::Plan(Planning::AddOwn)]).0;
    assert_eq!(calendar_file(&session, &content, &Plain, NOW), None);
}
