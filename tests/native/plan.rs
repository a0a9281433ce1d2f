//! The draft action plan: what is worked back from deposit, what a line lacks, when it is up.

use std::fmt::Write as _;

use proptest::prelude::*;
use uncat_readiness::assessment::{Assessment, LineId, PlanLine, Status};
use uncat_readiness::calendar::Date;
use uncat_readiness::case::Case;
use uncat_readiness::content::Questionnaire;
use uncat_readiness::next_steps::Turn;
use uncat_readiness::plan::{
    Day, Group, Lack, Line, Occasion, Plan, Quality, Timing, days, earliest_deposit, timings, worked_back,
};

use crate::support::arbitrary::case;
use crate::support::{Draft, answers, ix, laws};

const TODAY: &str = "2026-11-24";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Adds a line of the first step of a statement, or an own one for `own`.
fn line<'a>(assessment: &'a mut Assessment, questionnaire: &Questionnaire, id: &str) -> &'a mut PlanLine {
    let id = match id {
        "own" => assessment.plan_own().unwrap(),
        id => {
            let ix = ix(questionnaire, id);
            assessment.plan_steps(questionnaire, ix);
            LineId::Step(ix, 0)
        }
    };
    assessment.line_mut(id).unwrap()
}

/// Works back from 2028-01-01, and expects `id begin settle` lines.
#[track_caller]
fn check_back(draft: &str, given: &str, expected: &str) {
    let content = Draft::new(draft).content();
    let questionnaire = &content.questionnaire;
    let mut found = String::new();
    for it in worked_back(Case::of(questionnaire, &answers(questionnaire, given)), day("2028-01-01")) {
        let id = &questionnaire.indicator(it.indicator).id;
        writeln!(found, "{id} {} {}", it.begin, it.settle).unwrap();
    }
    assert_eq!(
        found.trim().lines().map(str::trim).collect::<Vec<_>>(),
        expected.split(" | ").filter(|it| !it.is_empty()).collect::<Vec<_>>()
    );
}

// Days

#[test]
fn what_is_before_deposit_is_settled_by_deposit_and_begins_by_its_horizon() {
    check_back("A: a1! a2!~ a3", "", "a1 2027-07-01 2028-01-01 | a2 2026-01-01 2028-01-01");
}

#[test]
fn what_others_before_deposit_wait_for_is_settled_before_they_begin() {
    check_back(
        "A: a1!<a2 a2!<a3 a3",
        "",
        "a3 2026-07-01 2027-01-01 | a2 2027-01-01 2027-07-01 | a1 2027-07-01 2028-01-01",
    );
    check_back("A: a1! a2!~<a1", "", "a1 2025-07-01 2026-01-01 | a2 2026-01-01 2028-01-01");
}

#[test]
fn what_is_settled_or_does_not_apply_has_no_day() {
    check_back("A: a1! a2! a3! a4!<a5 a5", "a1=3 a2=- a3=3 a4=3", "");
}

#[test]
fn nothing_is_worked_back_from_a_deposit_in_the_past() {
    let content = Draft::new("A: a1!").content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "");
    let days = |given: &Assessment| {
        days(Case::of(questionnaire, given), Some(day(TODAY))).iter().map(|it| it.what).collect::<Vec<_>>()
    };
    given.deposit = TODAY.into();
    assert_eq!(days(&given).len(), 4);
    given.deposit = "2026-11-23".into();
    assert_eq!(days(&given), [Occasion::Deposit, Occasion::InForce, Occasion::Report]);
    given.deposit = "soon".into();
    assert_eq!(days(&given), []);
}

#[test]
fn a_date_that_the_person_sets_stands_in_place_of_the_one_worked_back() {
    let content = Draft::new("A: a1! a2!").content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "a1=0 a2=0");
    given.deposit = "2028-01-01".into();
    line(&mut given, questionnaire, "a1").due = "2027-05-05".into();
    let found = days(Case::of(questionnaire, &given), Some(day(TODAY)));
    let (a1, a2) = (ix(questionnaire, "a1"), ix(questionnaire, "a2"));
    assert_eq!(found[0], Day { on: day("2027-05-05"), what: Occasion::Line(LineId::Step(a1, 0)) });
    let back = |settle: &str, begin: &str| Timing {
        begin: day(begin),
        settle: day(settle),
        missed: None,
        is_worked_back: true,
    };
    let deposit = back("2028-01-01", "2027-07-01");
    assert_eq!(found[1].what, Occasion::Settle(a2, deposit));
    line(&mut given, questionnaire, "a1").status = Status::Done;
    assert_eq!(days(Case::of(questionnaire, &given), None)[0].what, Occasion::Settle(a1, deposit));
}

/// The days of the statements on 2026-11-24, for a deposit on this day: `id begin settle`, with the day that cannot be
/// met behind a slash. A line is `id@date`, in the plan.
#[track_caller]
fn check_days(draft: &str, deposit: &str, planned: &[&str], expected: &str) {
    let content = Draft::new(draft).content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "");
    given.deposit = deposit.into();
    for (id, due) in planned.iter().filter_map(|it| it.split_once('@')) {
        line(&mut given, questionnaire, id).due = due.into();
    }
    let mut found = timings(Case::of(questionnaire, &given), day(TODAY));
    found.sort_by_key(|(ix, _)| *ix);
    let found = found.iter().map(|(ix, it)| {
        let missed = it.missed.map(|day| format!("/{day}")).unwrap_or_default();
        format!("{} {} {}{missed}", questionnaire.indicator(*ix).id, it.begin, it.settle)
    });
    assert_eq!(found.collect::<Vec<_>>().join(" | "), expected);
}

#[test]
fn a_day_that_can_be_met_is_worked_back_and_one_that_cannot_is_the_earliest() {
    check_days("A: a1!<a2 a2", "2028-01-01", &[], "a1 2027-07-01 2028-01-01 | a2 2027-01-01 2027-07-01");
    check_days(
        "A: a1!<a2 a2",
        "2027-09-01",
        &[],
        "a1 2027-05-24 2027-11-24/2027-09-01 | a2 2026-11-24 2027-05-24/2027-03-01",
    );
}

#[test]
fn without_a_deposit_every_day_is_the_earliest() {
    check_days(
        "A: a1!<a2 a2 a3~",
        "",
        &[],
        "a1 2027-05-24 2027-11-24 | a2 2026-11-24 2027-05-24 | a3 2026-11-24 2028-11-24",
    );
}

#[test]
fn what_comes_first_is_not_worked_back_to_the_last_months_before_deposit() {
    check_days("A: a1!# a2!", "2030-01-01", &[], "a1 2026-11-24 2027-05-24 | a2 2029-07-01 2030-01-01");
    let content = Draft::new("A: a1# a2").content();
    let mut given = answers(&content.questionnaire, "");
    given.deposit = "2030-01-01".into();
    let found = days(Case::of(&content.questionnaire, &given), Some(day(TODAY)));
    assert_eq!(found[0].on, day("2027-05-24"), "it has a day although it is not before deposit");
    assert_eq!(found.len(), 4);
}

#[test]
fn what_waits_counts_from_the_date_that_the_person_has_set() {
    check_days("A: a1<a2 a2", "", &["a2@2028-01-01"], "a1 2028-01-01 2028-07-01 | a2 2026-11-24 2027-05-24");
    check_days("A: a1<a2 a2", "", &["a2@2026-01-01"], "a1 2026-11-24 2027-05-24 | a2 2026-11-24 2027-05-24");
}

#[test]
fn a_deposit_that_comes_too_soon_names_the_earliest_day() {
    let content = Draft::new("A: a1!<a2 a2 a3").content();
    let mut given = answers(&content.questionnaire, "");
    let mut earliest = |deposit: &str| {
        given.deposit = deposit.into();
        earliest_deposit(Case::of(&content.questionnaire, &given), day(TODAY))
    };
    assert_eq!(earliest("2027-06-01"), Some(day("2027-11-24")));
    assert_eq!(earliest("2027-11-24"), None);
    assert_eq!(earliest("2026-01-01"), None);
    assert_eq!(earliest(""), None);
}

/// The lines of `a1`, which waits for `a2`, each with a date: what each is at odds with, and the date that is offered.
#[track_caller]
fn check_odds(dates: [&str; 2], expected: [(usize, usize, Option<&str>); 2]) {
    let content = Draft::new("A: a1<a2 a2").content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "a1=0 a2=0");
    for (id, due) in ["a1", "a2"].into_iter().zip(dates) {
        line(&mut given, questionnaire, id).due = due.into();
    }
    let plan = Plan::of(Case::of(questionnaire, &given), Some(day(TODAY)));
    for (id, (before, after, proposed)) in ["a1", "a2"].into_iter().zip(expected) {
        let id = LineId::Step(ix(questionnaire, id), 0);
        let line = plan.lines.iter().find(|line| line.id == id).unwrap();
        let found = (line.before.len(), line.after.len(), line.proposed.map(|it| it.settle));
        assert_eq!(found, (before, after, proposed.map(day)), "{id:?}");
    }
}

#[test]
fn two_lines_that_contradict_each_other_say_so_both_and_one_is_offered_a_date_that_fits() {
    check_odds(["2027-06-01", "2027-12-01"], [(1, 0, Some("2028-06-01")), (0, 1, None)]);
    check_odds(["2028-06-01", "2027-12-01"], [(0, 0, None), (0, 0, None)]);
    check_odds(["", "2027-12-01"], [(0, 0, Some("2028-06-01")), (0, 0, None)]);
    check_odds(["2028-06-01", "2026-01-01"], [(0, 0, None), (0, 0, Some("2027-05-24"))]);
}

// Groups and order

/// A plan with a line for each statement named, and expects its lines with their groups.
#[track_caller]
fn check_groups(draft: &str, given: &str, planned: &[&str], expected: &str) {
    let content = Draft::new(draft).content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, given);
    for planned in planned {
        let (id, rest) = planned.split_once('@').unwrap_or((planned, ""));
        let line = line(&mut given, questionnaire, id);
        match rest {
            "done" => line.status = Status::Done,
            due => line.due = due.into(),
        }
    }
    let plan = Plan::of(Case::of(questionnaire, &given), Some(day(TODAY)));
    let group = |line: &Line| match line.group {
        Group::Open(turn) => turn.name(),
        Group::Done => "done",
    };
    let found: Vec<String> =
        plan.lines.iter().map(|line| format!("{}:{}", line.id.name(questionnaire), group(line))).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn a_line_that_can_start_and_is_before_deposit_is_up_now() {
    check_groups("A: a1 a2!", "a1=0 a2=0", &["a1", "a2"], "a2-step:now a1-step:next");
}

#[test]
fn a_line_that_waits_comes_later_and_one_that_takes_long_does_not() {
    check_groups(
        "A: a1!<a2 a2 a3~",
        "a1=0 a2=0 a3=0",
        &["a1", "a2", "a3"],
        "a2-step:next a3-step:next a1-step:later",
    );
}

#[test]
fn steps_of_ones_own_are_up_by_their_date_and_stand_behind() {
    check_groups(
        "A: a1 a2!",
        "a1=0 a2=0",
        &[
            "own",
            "own@2027-05-25",
            "own@2027-05-24",
            "own@2025-01-01",
            "own@2028-05-24",
            "own@2028-05-25",
            "a1",
            "a2",
        ],
        "a2-step:now own_4:now own_3:now a1-step:next own_2:next own_5:next own_6:later own_1:later",
    );
}

#[test]
fn what_is_done_stands_at_the_end() {
    check_groups("A: a1! a2", "a1=0 a2=0", &["a1@done", "a2"], "a2-step:next a1-step:done");
}

#[test]
fn the_lines_stand_in_the_order_of_the_next_steps() {
    check_groups(
        "A: a1 a2^3 a3",
        "a1=2 a2=2 a3=0",
        &["a1", "a2", "a3"],
        "a2-step:next a3-step:next a1-step:next",
    );
}

#[test]
fn a_second_line_of_the_same_step_is_not_added() {
    check_groups("A: a1", "a1=0", &["a1", "a1"], "a1-step:next");
}

// Specific, measurable, achievable, realistic, time-bound

/// What a line lacks after a change, in a plan with a complete line of `a1`, which waits for `a2`; deposit 2028-01-01.
#[track_caller]
fn check_lacks(change: impl FnOnce(&mut PlanLine), expected: &[Lack]) {
    let content = Draft::new("A: a1!<a2 a2<a3 a3").content();
    let questionnaire = &content.questionnaire;
    let mut given = answers(questionnaire, "a1=0 a2=0 a3=0");
    given.deposit = "2028-01-01".into();
    line(&mut given, questionnaire, "a3").due = "2027-03-01".into();
    let line = line(&mut given, questionnaire, "a1");
    (line.lead, line.sign, line.help) = ("Justice".into(), "It is published".into(), "A drafter".into());
    line.due = "2027-06-01".into();
    change(line);
    let plan = Plan::of(Case::of(questionnaire, &given), Some(day(TODAY)));
    let id = LineId::Step(ix(questionnaire, "a1"), 0);
    let line = plan.lines.iter().find(|line| line.id == id).unwrap();
    assert_eq!(line.lacks, expected);
    for quality in Quality::ALL {
        assert_eq!(line.is(quality), expected.iter().all(|lack| lack.quality() != quality));
    }
}

#[test]
fn a_line_with_text_sign_lead_means_and_date_lacks_nothing() {
    check_lacks(|_| {}, &[]);
    check_lacks(|line| (line.help, line.resources) = ("".into(), "Two drafters".into()), &[]);
    check_lacks(|line| line.due = " 2028-01-01 ".into(), &[]);
}

#[test]
fn a_line_says_what_it_still_lacks() {
    check_lacks(|line| line.text = Some(" ".into()), &[Lack::Text]);
    check_lacks(|line| line.sign = "\n".into(), &[Lack::Sign]);
    check_lacks(|line| line.lead = "".into(), &[Lack::Lead]);
    check_lacks(|line| line.help = " ".into(), &[Lack::Means]);
    check_lacks(|line| line.due = "2027-02-30".into(), &[Lack::Due]);
    check_lacks(|line| line.due = "2028-01-02".into(), &[Lack::AfterDeposit]);
    check_lacks(|line| line.due = "2027-02-28".into(), &[Lack::TooEarly]);
    check_lacks(|line| line.due = "2026-11-23".into(), &[Lack::Past, Lack::TooEarly]);
}

#[test]
fn what_is_done_is_realistic_whatever_its_date() {
    let done =
        |due: &'static str| move |line: &mut PlanLine| (line.due, line.status) = (due.into(), Status::Done);
    check_lacks(done("2026-11-23"), &[]);
    check_lacks(done("2029-01-01"), &[]);
}

#[test]
fn a_step_of_ones_own_says_nothing_until_it_is_written() {
    let content = Draft::new("A: a1").content();
    let mut given = answers(&content.questionnaire, "");
    given.plan_own();
    let lacks =
        |given: &Assessment| Plan::of(Case::of(&content.questionnaire, given), None).lines[0].lacks.clone();
    assert_eq!(lacks(&given), [Lack::Text, Lack::Sign, Lack::Lead, Lack::Means, Lack::Due]);
    given.plan[0].text = Some("Open the service".into());
    assert_eq!(lacks(&given)[0], Lack::Sign);
}

proptest! {
    #![proptest_config(laws(120))]

    #[test]
    fn whatever_needs_a_day_before_deposit_has_one_and_begins_when_what_it_needs_is_settled(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let deposit = day("2030-02-28");
        let found = worked_back(Case::of(questionnaire, &case.assessment), deposit);
        for it in &found {
            prop_assert!(it.begin < it.settle && it.settle <= deposit);
            for before in &questionnaire.indicator(it.indicator).requires {
                let before = found.iter().find(|other| other.indicator == *before);
                prop_assert!(before.is_none_or(|before| before.settle <= it.begin));
            }
        }
        let gate = uncat_readiness::score::Score::of(Case::of(questionnaire, &case.assessment)).gate;
        let marked = found.iter().filter(|it| questionnaire.indicator(it.indicator).before_deposit).count();
        prop_assert_eq!(marked, usize::try_from(gate.open + gate.not_known + gate.unanswered + gate.not_foreseen).unwrap());
        prop_assert!(found.is_sorted_by_key(|it| it.settle));
    }

    #[test]
    fn no_day_is_proposed_before_today_or_before_what_has_to_come_first(case in case(), months in 0_u32..60, dated in any::<u64>()) {
        let questionnaire = &case.content.questionnaire;
        let mut given = case.assessment;
        let today = day(TODAY);
        given.deposit = today.plus_months(months.into()).to_string().into();
        for (n, (ix, _)) in questionnaire.indicators().enumerate().filter(|(n, _)| dated >> (n % 64) & 1 == 1) {
            given.plan_steps(questionnaire, ix);
            let due = today.plus_months(i64::try_from(n * 7 % 50).unwrap() - 10).to_string();
            given.line_mut(LineId::Step(ix, 0)).unwrap().due = due.into();
        }
        let case = Case::of(questionnaire, &given);
        let found = timings(case, today);
        for (n, (ix, timing)) in found.iter().enumerate() {
            prop_assert!(today <= timing.begin && timing.begin <= timing.settle);
            prop_assert!(timing.missed.is_none_or(|wanted| wanted < timing.settle));
            let set = |ix| given.line(LineId::Step(ix, 0)).and_then(PlanLine::due_on);
            for before in questionnaire.indicator(*ix).requires.iter().filter(|ix| case.is_below_top(**ix)) {
                let earlier = found.iter().take(n).find(|(other, _)| other == before);
                prop_assert!(earlier.is_some_and(|(_, it)| set(*before).unwrap_or(it.settle) <= timing.begin));
            }
        }
        let open = questionnaire.indicators().filter(|(ix, _)| case.is_below_top(*ix)).count();
        prop_assert_eq!(found.len(), open);
    }

    #[test]
    fn what_comes_first_has_the_earliest_day_and_the_rest_the_latest_that_can_be_met(case in case(), months in 0_u32..60) {
        let questionnaire = &case.content.questionnaire;
        let mut given = case.assessment;
        let today = day(TODAY);
        given.deposit = today.plus_months(months.into()).to_string().into();
        let case = Case::of(questionnaire, &given);
        let back = worked_back(case, given.deposit_on().unwrap());
        for (ix, timing) in timings(case, today) {
            let wanted = back.iter().find(|it| it.indicator == ix).filter(|_| !case.is_deposited());
            let first = questionnaire.indicator(ix).first;
            prop_assert!(!(first && timing.is_worked_back));
            if let Some(wanted) = wanted.filter(|_| !first) {
                prop_assert_eq!(timing.settle, wanted.settle.max(timing.settle));
                prop_assert_eq!(timing.is_worked_back, timing.settle == wanted.settle);
            }
        }
    }

    #[test]
    fn a_plan_whose_lines_have_the_dates_that_are_proposed_is_without_contradiction(case in case(), months in 0_u32..60) {
        let questionnaire = &case.content.questionnaire;
        let mut given = case.assessment;
        given.plan.clear();
        let today = day(TODAY);
        given.deposit = today.plus_months(months.into()).to_string().into();
        for (ix, _) in questionnaire.indicators() {
            given.plan_steps(questionnaire, ix);
        }
        let plan = Plan::of(Case::of(questionnaire, &given), Some(today));
        for (id, timing) in plan.lines.iter().filter_map(|line| Some((line.id, line.proposed?))) {
            given.line_mut(id).unwrap().due = timing.settle.to_string().into();
        }
        for line in Plan::of(Case::of(questionnaire, &given), Some(today)).lines {
            prop_assert!(line.before.is_empty() && line.after.is_empty());
            prop_assert!(!line.lacks.iter().any(|lack| matches!(lack, Lack::Past | Lack::TooEarly)));
        }
    }

    #[test]
    fn every_line_is_in_one_group_and_no_group_stands_before_an_earlier_one(case in case()) {
        let questionnaire = &case.content.questionnaire;
        let mut given = case.assessment;
        for (ix, _) in questionnaire.indicators() {
            given.plan_steps(questionnaire, ix);
        }
        given.plan_own();
        let plan = Plan::of(Case::of(questionnaire, &given), Some(day(TODAY)));
        prop_assert_eq!(plan.lines.len(), given.plan.len());
        prop_assert!(plan.lines.is_sorted_by_key(|line| line.group));
        prop_assert!(plan.group(Group::Open(Turn::Now)).all(|line| line.waits_for.is_empty()));
    }
}
