//! The document that a person keeps: what is written follows its schema, and what is read is judged before it is
//! believed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use uncat_readiness::assessment::{
    Answer, Assessment, Evidence, LineId, MAX_BYTES, Opened, PlanLine, Refusal, Response, Status,
};
use uncat_readiness::calendar::{Date, Moment};
use uncat_readiness::content::locale::Plain;
use uncat_readiness::content::{Content, Questionnaire};
use uncat_readiness::export::Contents;
use uncat_readiness::page::Page;
use uncat_readiness::session::{Export, Place, Session};

use crate::support::arbitrary::{deed, draft};
use crate::support::{
    NOW, Otherwise, all, ix, json_file, laws, lines, mixed, objections, perform, read, schema, section, uncat,
};

/// Opens a text, and expects it to be refused for this reason.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = Assessment::open(text, &uncat().questionnaire)
        .map_or_else(|refusal| name(&refusal), |_| "opened".to_owned());
    assert!(found.starts_with(expected), "expected {expected}, found {found}");
}

/// Breaks the fixture, and expects it to be refused for this reason.
#[track_caller]
fn check_edited(edit: impl FnOnce(&mut Value), expected: &str) {
    let mut document = json_file("tests/fixtures/saved.json");
    edit(&mut document);
    check(&document.to_string(), expected);
}

fn name(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge(bytes) => format!("too large: {bytes}"),
        Refusal::NotOurs(problem) => format!("not ours: {problem}"),
        Refusal::Newer(version) => format!("newer: {version}"),
        Refusal::OtherQuestionnaire(id) => format!("other questionnaire: {id}"),
        Refusal::Broken(problems) => format!("broken: {problems}"),
    }
}

fn open(text: &str) -> Opened {
    Assessment::open(text, &uncat().questionnaire).unwrap_or_else(|refusal| panic!("{}", name(&refusal)))
}

/// The document of an assessment, with its results.
fn document(content: &Content, assessment: Assessment) -> Value {
    let mut session = Session::new(&content.questionnaire);
    session.assessment = assessment;
    serde_json::from_str(&session.document(content)).unwrap()
}

// Writing

#[test]
fn a_file_is_named_after_the_day_of_the_last_change_where_there_is_one() {
    let mut assessment = Assessment::new(&uncat().questionnaire);
    let mut name = |updated: &str| {
        assessment.updated = updated.into();
        assessment.file_name(&Plain, false, "", "json")
    };
    assert_eq!(name("2026-02-03T04:05:06Z"), "uncat-readiness-2026-02-03.json");
    assert_eq!(name(""), "uncat-readiness.json");
    assert_eq!(name("../../last week"), "uncat-readiness.json");
    for other in
        ["2026-02-03", "2026-02-03T04:05", "2026-02-03 in the evening", "2026-02-03T04:05:06.789+00:00"]
    {
        assert_eq!(name(other), "uncat-readiness-2026-02-03.json", "{other}");
    }
    assessment.updated = "2026-02-03T04:05:06Z".into();
    assert_eq!(assessment.file_name(&Plain, false, "themes", "svg"), "uncat-readiness-2026-02-03-themes.svg");
}

/// A reader whose clock is some hours ahead of UTC.
fn ahead(hours: i64) -> Otherwise {
    let day = move |moment: Moment| {
        let (day, second) = moment.utc();
        day.plus_days(i32::try_from((i64::from(second) + hours * 3_600).div_euclid(86_400)).unwrap())
    };
    Otherwise { day: Box::new(day), ..Otherwise::default() }
}

#[test]
fn a_day_that_is_shown_or_names_a_file_is_the_readers_day() {
    let content = uncat();
    let mut session = Session::new(&content.questionnaire);
    session.assessment = mixed(&content.questionnaire);
    session.assessment.updated = "2026-11-28T10:30:00.000Z".into();
    session.today = Date::parse("2027-01-01");
    let days = ["2026-11-27", "2026-11-28", "2026-11-29"];
    for (hours, own) in [-11, 0, 14].into_iter().zip(days) {
        let reader = ahead(hours);
        let is_own = |text: &str, what: &str| {
            assert_eq!(
                days.map(|day| text.contains(day)),
                days.map(|day| day == own),
                "{what}, UTC{hours:+}"
            );
        };
        for place in [Place::Start, Place::Tasks, Place::Results, Place::Plan, Place::Recommendations] {
            is_own(&format!("{:?}", Page::of(&session.at(place), &content, &reader)), "a page");
        }
        for name in ["json", "calendar", "readiness.svg", "profile.png", "plan.svg"] {
            let file = Export::find(name).unwrap().file(&session, &content, &reader, NOW).unwrap();
            is_own(&file.name, name);
            match file.contents {
                Contents::Text(text) if name != "json" => is_own(&text.replace("\r\n ", ""), name),
                Contents::Text(_) => {}
                Contents::Pixels(plate) => is_own(&plate.to_svg(), name),
            }
        }
    }
}

#[test]
fn the_download_follows_its_schema() {
    let questionnaire = &uncat().questionnaire;
    let schema = schema("assessment");
    let kinds =
        [Response::None, Response::Level(0), Response::Level(3), Response::NotKnown, Response::NotApplicable];
    for assessment in
        kinds.map(|response| all(questionnaire, response)).into_iter().chain([mixed(questionnaire)])
    {
        assert_eq!(objections(&schema, &document(&uncat(), assessment)), [""; 0]);
    }
}

#[test]
fn the_schema_of_the_download_sees_what_is_wrong() {
    let schema = schema("assessment");
    let wrong = |edit: fn(&mut Value)| {
        let mut document = json_file("tests/fixtures/saved.json");
        edit(&mut document);
        !objections(&schema, &document).is_empty()
    };
    assert!(!wrong(|_| {}));
    assert!(wrong(|document| document["results"]["overall"]["readiness"] = json!(101)));
    assert!(wrong(|document| document["results"]["verified"] = json!(true)));
    assert!(wrong(|document| drop(document["results"]["overall"].as_object_mut().unwrap().remove("lowest"))));
    assert!(wrong(|document| drop(document["results"]["overall"].as_object_mut().unwrap().remove("bands"))));
    assert!(wrong(|document| document["answers"]["S1.1"]["response"] = json!(3)));
    assert!(wrong(|document| document["answers"]["S1.1"]["colour"] = json!("red")));
}

#[test]
fn the_results_in_the_file_are_those_that_a_person_added_up() {
    // S1: 3 + 2 of 6 points, 9 open (S1.3 is not known, S1.5 lacks its reason, S1.4 has no answer).
    // S2: one left out, 21 open. MIL: 1 of 3, 18 open. EXT: two in place, 6 of 6; that EXT5 does not apply is not
    // foreseen, so 15 are open. The others: nothing yet.
    let saved = json_file("tests/fixtures/saved.json");
    let figure = |id: &str| {
        ["readiness", "lowest", "highest", "points", "pointsPossible", "pointsOpen"]
            .map(|name| saved["results"]["sections"][id][name].as_i64())
    };
    assert_eq!(figure("S1"), [83, 33, 93, 5, 6, 9].map(Some));
    assert_eq!(figure("MIL"), [33, 5, 90, 1, 3, 18].map(Some));
    assert_eq!(figure("EXT"), [100, 29, 100, 6, 6, 15].map(Some));
    assert_eq!(figure("S2")[1..], [0, 100, 0, 0, 21].map(Some));
    // (5/6 + 1/3 + 1) / 3 = 13/18; the range is over all 25 sections.
    assert_eq!(saved["results"]["overall"]["readiness"], 72);
    let bands = &saved["results"]["overall"]["bands"];
    assert_eq!((&bands["lowest"], &bands["highest"]), (&json!("starting"), &json!("established")));
    let mut gate = saved["results"]["beforeDeposit"].clone();
    drop(gate.as_object_mut().unwrap().remove("statements"));
    assert_eq!(
        gate,
        json!({"settled": 3, "open": 1, "notKnown": 0, "unanswered": 20, "notApplicable": 1, "notForeseen": 1})
    );
}

#[test]
fn a_file_of_version_1_opens_for_ever_and_is_written_as_it_was() {
    let text = read("tests/fixtures/saved.json");
    let questionnaire = &uncat().questionnaire;
    let mut session = Session::new(questionnaire);
    session.assessment = open(&text).assessment;
    let written = session.document(&uncat());
    let parts = |text: &str| {
        let (answers, results) = text.trim_end().split_once("\"results\": ").unwrap();
        let results: Value = serde_json::from_str(results.strip_suffix('}').unwrap()).unwrap();
        (answers.to_owned(), results)
    };
    let (was, is) = (parts(&text), parts(&written));
    assert_eq!(is.0, was.0);
    // Figures are computed again, and later versions have more of them.
    assert_eq!(lost(&was.1, &is.1, "results"), [""; 0]);
}

/// What an object had and has no longer, or has otherwise; what is new is no loss.
fn lost(was: &Value, is: &Value, place: &str) -> Vec<String> {
    match was.as_object() {
        Some(fields) => {
            let each = fields.iter();
            each.flat_map(|(name, was)| lost(was, &is[name], &format!("{place}/{name}"))).collect()
        }
        None if was == is => Vec::new(),
        None => vec![format!("{place}: {was} is {is}")],
    }
}

#[test]
fn the_file_keeps_every_field() {
    let questionnaire = &uncat().questionnaire;
    let opened = open(&read("tests/fixtures/saved.json"));
    let found = &opened.assessment;
    assert_eq!(opened.other_edition, None);
    assert_eq!(
        [&*found.title, &*found.handling, &*found.respondent],
        ["Draft", "Restricted", "Ministry of Justice"]
    );
    let answer = found.answer(ix(questionnaire, "EXT1"));
    let evidence = Evidence { title: "Extradition Act".into(), link: "https://example.org/act".into() };
    let expected = Answer {
        response: Response::Level(3),
        reason: "".into(),
        note: "Applied twice in 2025.".into(),
        evidence: vec![evidence],
        strength: true,
        by: "Foreign ministry".into(),
        at: "2026-11-23T18:52:00Z".into(),
        earlier: Vec::new(),
    };
    assert_eq!(answer, &expected);
    assert!(found.risk(section(questionnaire, "MIL"))[0]);
}

#[test]
fn the_treaties_are_saved_and_those_that_the_questionnaire_lacks_are_written_again() {
    let content = uncat();
    let mut saved = json_file("tests/fixtures/saved.json");
    saved["treaties"] = json!(["ICCPR", "OTHER"]);
    let opened = open(&saved.to_string()).assessment;
    let questionnaire = &content.questionnaire;
    let joined = questionnaire.treaties().filter(|(ix, _)| opened.has_joined(*ix));
    assert_eq!(joined.map(|(_, treaty)| &*treaty.id).collect::<Vec<_>>(), ["ICCPR"]);
    let written: Value = serde_json::from_str(&opened.to_json(questionnaire).to_string()).unwrap();
    assert_eq!(written["treaties"], json!(["ICCPR", "OTHER"]));
    assert_eq!(objections(&schema("assessment"), &written), [""; 0]);
    // Nothing is said of treaties where none is marked.
    let untold = open(&read("tests/fixtures/saved.json")).assessment;
    assert!(!untold.tells_treaties() && untold.to_json(questionnaire).field("treaties").is_none());
}

// Reading

#[test]
fn what_is_not_json_is_not_ours() {
    check("", "not ours: this is not JSON, see line 1, column 0");
    check("hello", "not ours: this is not JSON, see line 1, column 1");
    check("{\"format\": ", "not ours: this is not JSON");
    check("%PDF-1.7", "not ours: this is not JSON");
}

#[test]
fn json_of_something_else_is_not_ours() {
    check("{}", "not ours: this is not a document of the format uncat-readiness/assessment");
    check("[]", "not ours: this must be an object");
    check("null", "not ours: this must be an object");
    check("{\"a\": 1, \"a\": 2}", "not ours");
    check(&read("content/uncat/sources.json"), "not ours");
}

#[test]
fn a_newer_version_is_named() {
    check(&read("tests/fixtures/newer.json"), "newer: 2");
    check_edited(|document| document["version"] = json!(i64::MAX), "newer: 9223372036854775807");
}

#[test]
fn a_version_below_1_or_of_another_kind_is_broken() {
    check_edited(|document| document["version"] = json!(0), "broken: version: 0 is out of range");
    check_edited(|document| document["version"] = json!("1"), "broken: version: this must be a whole number");
    check_edited(
        |document| drop(document.as_object_mut().unwrap().remove("version")),
        "broken: `version` is missing",
    );
}

#[test]
fn another_questionnaire_is_named_whatever_else_is_wrong() {
    check(&read("tests/fixtures/other.json"), "other questionnaire: opcat");
    check_edited(|document| document["questionnaire"]["id"] = json!(""), "other questionnaire: ");
}

#[test]
fn another_edition_opens_and_is_named() {
    assert_eq!(open(&read("tests/fixtures/aside.json")).other_edition.as_deref(), Some("2025.1"));
}

#[test]
fn a_file_is_too_large_from_one_byte_more_than_five_million() {
    let most = usize::try_from(MAX_BYTES).unwrap();
    check(&" ".repeat(most + 1), "too large: 5000001");
    check(&" ".repeat(most), "not ours");
    let text = read("tests/fixtures/saved.json");
    check(&format!("{text}{}", " ".repeat(most - text.len())), "opened");
}

#[test]
fn a_mark_of_the_byte_order_is_no_obstacle() {
    check(&format!("\u{feff}{}", read("tests/fixtures/saved.json")), "opened");
}

#[test]
fn ten_thousand_brackets_are_refused() {
    check(&"[".repeat(10_000), "not ours: this is not JSON");
    check(&"{\"a\":".repeat(10_000), "not ours: this is not JSON");
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let text = read("tests/fixtures/saved.json").replace("\"plan\": []", &format!("\"plan\": {deep}"));
    check(&text, "not ours: this is not JSON");
}

#[test]
fn an_answer_that_stands_twice_is_broken() {
    let text = read("tests/fixtures/saved.json").replacen("\"S1.2\":", "\"S1.1\":", 1);
    check(&text, "broken: answers: `S1.1` is here twice");
}

#[test]
fn every_problem_of_a_broken_file_is_reported_with_its_place() {
    check(
        &read("tests/fixtures/broken.json"),
        "broken: answers.S1.1.response: `perhaps` is not allowed; use one of: not-yet, planned, partly, in-place, not-known, not-applicable\n\
         answers.S1.2: `colour` is not a field of this format; take it out or correct it\n\
         answers.S1.3.evidence[0]: `title` is missing; add it\n\
         groupsAtRisk: ",
    );
}

#[test]
fn a_broken_field_is_reported_at_its_place() {
    let at = |field: &'static str, value: Value| {
        move |document: &mut Value| document["answers"]["S1.1"][field] = value
    };
    check_edited(
        at("note", json!("x".repeat(1_000_001))),
        "broken: answers.S1.1.note: this text is too long",
    );
    check_edited(at("note", json!(null)), "broken: answers.S1.1.note: this must be a text");
    check_edited(at("keep", json!("yes")), "broken: answers.S1.1.keep: this must be true or false");
    check_edited(at("evidence", json!({})), "broken: answers.S1.1.evidence: this must be a list");
    check_edited(|document| document["depth"] = json!("deep"), "broken: depth: `deep` is not allowed");
    check_edited(|document| document["plan"] = json!({}), "broken: plan: this must be a list");
    check_edited(
        |document| document["groupsAtRisk"]["MIL"] = json!(["aliens"]),
        "broken: groupsAtRisk.MIL[0]",
    );
    check_edited(
        |document| document["groupsAtRisk"]["XXX"] = json!([1]),
        "broken: groupsAtRisk.XXX[0]: this must be a text",
    );
    check_edited(
        |document| drop(document.as_object_mut().unwrap().remove("answers")),
        "broken: `answers` is missing",
    );
    check_edited(|document| document["mood"] = json!("good"), "broken: `mood` is not a field");
}

#[test]
fn a_name_of_a_million_characters_is_a_problem_and_is_quoted_in_part() {
    let mut document = json_file("tests/fixtures/saved.json");
    let long = serde_json::json!({ "evidence": vec![0; 1000], "x".repeat(1_000_000): 1 });
    document["answers"] = serde_json::json!({ "K".repeat(1_000_000): long });
    let refused = Assessment::open(&document.to_string(), &uncat().questionnaire);
    let Err(Refusal::Broken(problems)) = refused else { panic!("it is broken") };
    let said = problems.to_string();
    let long = "K".repeat(80);
    assert!(
        said.starts_with(&format!("answers.{long}…: this name is too long; keep it within 64 characters\n"))
    );
    assert!(said.ends_with("\nand 902 more") && said.len() < 50_000, "{} bytes: {said}", said.len());
}

#[test]
fn names_that_are_unknown_here_are_counted_and_twenty_are_named_when_they_are_too_many_to_be_kept() {
    for (field, value) in [("answers", json!({})), ("groupsAtRisk", json!([]))] {
        let edited = |names: usize| {
            let mut document = json_file("tests/fixtures/saved.json");
            document[field] = (0..names).map(|n| (format!("X{n:05}"), value.clone())).collect();
            document.to_string()
        };
        open(&edited(10_000));
        let named = (0..20).map(|n| format!("X{n:05}")).collect::<Vec<_>>().join(", ");
        let most = "of these do not exist, and at most 10000 can be kept; take out";
        check(&edited(30_000), &format!("broken: {field}: 30000 {most}: {named}, …"));
    }
}

#[test]
fn a_file_of_more_than_a_million_values_is_refused() {
    let zeros = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
    check(&zeros(999_999), "not ours: this must be an object");
    check(&zeros(1_000_000), "not ours: there are more than 1000000; take some out");
}

#[test]
fn the_results_in_a_file_are_not_believed() {
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["results"]["overall"]["readiness"] = json!(100);
    let found = document(&uncat(), open(&edited.to_string()).assessment);
    assert_eq!(found["results"]["overall"]["readiness"], 72);
}

#[test]
fn answers_to_statements_that_are_not_asked_are_kept_listed_and_written_again() {
    let opened = open(&read("tests/fixtures/aside.json"));
    assert_eq!(opened.assessment.aside().collect::<Vec<_>>(), ["OLD.1"]);
    let written = document(&uncat(), opened.assessment);
    assert_eq!(written["answers"]["OLD.1"], json_file("tests/fixtures/aside.json")["answers"]["OLD.1"]);
    assert_eq!(objections(&schema("assessment"), &written), [""; 0]);
}

#[test]
fn an_answer_kept_aside_is_checked_like_any_other() {
    check_edited(
        |document| document["answers"]["OLD.1"] = json!({"response": "perhaps"}),
        "broken: answers.OLD.1.response",
    );
}

// The plan in a file

/// Something of everything that can stand in a plan.
fn planned() -> Value {
    json!([
        {
            "step": "S8.1a", "text": "Complete the draft", "lead": "Justice", "due": "2027-04-30", "status": "in-progress",
            "sign": "It is before cabinet", "resources": "Two drafters", "help": "A review of the draft"
        },
        {"own": 7, "text": "", "due": "in spring", "status": "done"},
        {"step": "S2.6a"}
    ])
}

#[test]
fn the_plan_is_kept_field_by_field_and_written_again() {
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["plan"] = planned();
    edited["deposit"] = json!("2027-09-15");
    edited["startingPoint"] = json!("incident");
    edited["recommendations"] = json!([
        {"source": "upr-noted", "document": "A/HRC/1/1", "paragraph": "6.1", "date": "2024-05-10", "asks": "Define torture", "indicators": ["S8.1", "S8.2"]},
        {"asks": "Train"}
    ]);
    let found = open(&edited.to_string()).assessment;
    let questionnaire = &uncat().questionnaire;
    let step = LineId::Step(ix(questionnaire, "S8.1"), 0);
    let line = PlanLine {
        id: step,
        text: Some("Complete the draft".into()),
        lead: "Justice".into(),
        due: "2027-04-30".into(),
        status: Status::InProgress,
        sign: "It is before cabinet".into(),
        resources: "Two drafters".into(),
        help: "A review of the draft".into(),
        ..PlanLine::new(step)
    };
    assert_eq!(found.plan[0], line);
    assert_eq!((found.plan[1].id, found.plan[1].due_on()), (LineId::Own(7), None));
    assert_eq!(found.deposit_on().map(|day| day.to_string()).as_deref(), Some("2027-09-15"));
    assert_eq!(found.recommended(ix(questionnaire, "S8.2")), 1);
    let written = document(&uncat(), found);
    for field in ["plan", "deposit", "startingPoint", "recommendations"] {
        assert_eq!(written[field], edited[field], "{field}");
    }
    assert_eq!(objections(&schema("assessment"), &written), [""; 0]);
}

#[test]
fn a_file_without_plan_or_with_an_empty_one_opens() {
    let plan = |edit: fn(&mut Value)| {
        let mut document = json_file("tests/fixtures/saved.json");
        edit(&mut document);
        open(&document.to_string()).assessment.plan.len()
    };
    assert_eq!(plan(|document| document["plan"] = json!([])), 0);
    assert_eq!(plan(|document| drop(document.as_object_mut().unwrap().remove("plan"))), 0);
}

#[test]
fn what_a_plan_names_and_the_questionnaire_lacks_is_kept_aside_and_written_again() {
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["plan"] = json!([{"step": "OLD.1a", "lead": "Justice"}]);
    edited["startingPoint"] = json!("transition");
    edited["recommendations"] = json!([{"asks": "Train", "indicators": ["OLD.1"]}]);
    let mut found = open(&edited.to_string()).assessment;
    assert_eq!((found.plan.len(), found.starting_point), (0, None));
    let written = document(&uncat(), found.clone());
    for field in ["plan", "startingPoint", "recommendations"] {
        assert_eq!(written[field], edited[field], "{field}");
    }
    found.start_from(uncat().questionnaire.starting_points().next().map(|(ix, _)| ix));
    assert_eq!(document(&uncat(), found)["startingPoint"], "considering");
}

#[test]
fn every_problem_of_a_plan_is_reported_with_its_place() {
    let plan = |plan: Value| move |document: &mut Value| document["plan"] = plan;
    check_edited(
        plan(
            json!([{"lead": "x"}, {"step": "S8.1a", "own": 1}, {"step": "S8.1a", "colour": "red"}, {"own": 0}, 4]),
        ),
        "broken: plan[0]: this must be a line with either `step` or `own`\n\
         plan[1]: this must be a line with either `step` or `own`\n\
         plan[2]: `colour` is not a field of this format; take it out or correct it\n\
         plan[3].own: 0 is out of range; use 1 to 4294967295\n\
         plan[4]: this must be an object",
    );
    check_edited(
        plan(json!([{"step": "S8.1a"}, {"step": "S8.1a"}])),
        "broken: plan[1]: `S8.1a` is here twice",
    );
    check_edited(plan(json!([{"own": 1}, {"own": 1}])), "broken: plan[1]: `1` is here twice");
    check_edited(plan(json!([{"step": "OLD"}, {"step": "OLD"}])), "broken: plan[1]: `OLD` is here twice");
    check_edited(
        plan(json!([{"own": 1, "status": "begun"}])),
        "broken: plan[0].status: `begun` is not allowed",
    );
    check_edited(plan(json!([{"step": "a b"}])), "broken: plan[0].step: this must be an id");
    check_edited(|document| document["deposit"] = json!(2027), "broken: deposit: this must be a text");
    check_edited(
        |document| document["startingPoint"] = json!(""),
        "broken: startingPoint: this must be an id",
    );
    check_edited(
        |document| document["recommendations"] = json!([{"source": "press", "indicators": ["S8.1", 1]}]),
        "broken: recommendations[0].source: `press` is not allowed; use one of: committee, treaty-body, special-procedure, upr-accepted, \
         upr-noted, regional-body, human-rights-institution, preventive-mechanism, own-review\n\
         recommendations[0].indicators[1]: this must be a text",
    );
}

// Texts and bytes

#[test]
fn a_text_of_the_person_is_only_text() {
    let evil = "</script><img src=x onerror=alert(1)>{n}**\u{202e}";
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["answers"]["S1.1"]["note"] = json!(evil);
    let found = open(&edited.to_string()).assessment;
    assert_eq!(&*found.answer(ix(&uncat().questionnaire, "S1.1")).note, evil);
}

#[test]
fn half_a_sign_becomes_one_and_the_rest_stays() {
    let noted = |note: &str| {
        let text = saved_with(&format!("\"{note}\""));
        open(&text).assessment.answer(ix(&uncat().questionnaire, "S1.1")).note.to_string()
    };
    for (escaped, read) in [
        (r"a\ud83d", "a\u{fffd}"),
        (r"\uDE00b", "\u{fffd}b"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}\u{1f600}"),
        (r"\ud83d\ude00", "\u{1f600}"),
        (r"\\ud83d", r"\ud83d"),
        (r"\\\ud83dn", "\\\u{fffd}n"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\u00e9\ud83", ""),
    ] {
        if read.is_empty() {
            check(&saved_with(&format!("\"{escaped}\"")), "not ours: this is not JSON");
        } else {
            assert_eq!(noted(escaped), read, "{escaped}");
        }
    }
    assert!(matches!(Assessment::open(r#"{"\ud83d": 1, x}"#, &uncat().questionnaire),
        Err(Refusal::NotOurs(problem)) if problem.to_string() == "this is not JSON, see line 1, column 15"));
}

/// The fixture with another note, as JSON.
fn saved_with(note: &str) -> String {
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["answers"]["S1.1"]["note"] = json!("NOTE");
    edited.to_string().replace("\"NOTE\"", note)
}

#[test]
fn a_file_is_read_by_its_bytes_and_never_damaged() {
    let text = saved_with("\"\u{e9}t\u{e9} \u{1f600}\"");
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let note = |bytes: &[u8]| {
        let opened = Assessment::open_file(bytes, &uncat().questionnaire);
        opened
            .map(|it| it.assessment.answer(ix(&uncat().questionnaire, "S1.1")).note.to_string())
            .map_err(|it| name(&it))
    };
    let little = [&[0xff, 0xfe][..], &wide(u16::to_le_bytes)].concat();
    let big = [&[0xfe, 0xff][..], &wide(u16::to_be_bytes)].concat();
    let marked = [&[0xef, 0xbb, 0xbf][..], text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &marked, &little, &big, text.replace(":{", ":\r\n{").as_bytes()] {
        assert_eq!(note(bytes).as_deref(), Ok("\u{e9}t\u{e9} \u{1f600}"));
    }
    let latin: Vec<u8> = text.chars().filter_map(|it| u8::try_from(u32::from(it)).ok()).collect();
    for bytes in [&latin[..], &little[..little.len() - 1], b"\xff", &wide(u16::to_le_bytes)] {
        assert!(note(bytes).unwrap_err().starts_with("not ours"), "{bytes:?}");
    }
    assert_eq!(note(&latin).unwrap_err(), "not ours: this is not UTF-8; save it as UTF-8");
    let half = [&little[..], &0xd83d_u16.to_le_bytes()].concat();
    assert!(note(&half).unwrap_err().contains("not JSON"), "a sign after the end");
}

#[test]
fn signs_without_a_shape_stay_in_a_text_and_are_no_space_between_values() {
    let noted = |note: &str| {
        open(&saved_with(note)).assessment.answer(ix(&uncat().questionnaire, "S1.1")).note.to_string()
    };
    assert_eq!(noted(r#""a\u0000b\u000bc""#), "a\0b\u{b}c");
    check(&saved_with("\"a\0b\""), "not ours");
    check(&saved_with("\u{b}\"a\""), "not ours");
}

// Laws

/// The same without what says nothing: a blank answer and a blank document are not written.
fn without_blanks(questionnaire: &Questionnaire, mut assessment: Assessment) -> Assessment {
    for (ix, _) in questionnaire.indicators() {
        let answer = assessment.answer_mut(ix);
        if answer.is_blank() {
            *answer = Answer::default();
        }
        answer.evidence.retain(|evidence| !evidence.is_blank());
    }
    assessment.recommendations.retain(|it| !it.is_blank());
    assessment
}

/// Breaks one value somewhere in a tree.
fn mutate(value: &mut Value, path: &[Index], other: &Value) {
    match (value, path) {
        (Value::Object(fields), [at, rest @ ..]) if !fields.is_empty() => {
            let name = fields.keys().nth(at.index(fields.len())).unwrap().clone();
            mutate(&mut fields[&name], rest, other);
        }
        (Value::Array(values), [at, rest @ ..]) if !values.is_empty() => {
            let at = at.index(values.len());
            mutate(&mut values[at], rest, other);
        }
        (value, _) => *value = other.clone(),
    }
}

fn other_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!({"x": 1})),
        Just(json!(1.5)),
        Just(json!(u64::MAX)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!("in-place")),
    ]
}

proptest! {
    #![proptest_config(laws(120))]

    #[test]
    fn whatever_was_done_the_download_follows_its_schema_and_opens_again(draft in draft(), deeds in vec(deed(), 0..40)) {
        let content = draft.content();
        let questionnaire = &content.questionnaire;
        let deeds = deeds.iter().flat_map(|deed| deed.on(questionnaire));
        let (session, _) = perform(questionnaire, Session::new(questionnaire), deeds);
        let text = session.document(&content);
        let objections = objections(&schema("assessment"), &serde_json::from_str(&text).unwrap());
        prop_assert!(objections.is_empty(), "{}", lines(&objections));
        let opened = Assessment::open(&text, questionnaire).map_err(|refusal| TestCaseError::fail(name(&refusal)))?;
        prop_assert_eq!(opened.assessment, without_blanks(questionnaire, session.assessment.worded(&content)));
    }

    #[test]
    fn no_text_is_too_odd_to_be_refused(text in ".{0,300}") {
        prop_assert!(Assessment::open(&text, &uncat().questionnaire).is_err());
    }

    #[test]
    fn a_mutated_document_opens_or_is_refused_as_its_schema_says(path in vec(any::<Index>(), 1..6), other in other_value()) {
        let mut document = json_file("tests/fixtures/saved.json");
        mutate(&mut document, &path, &other);
        let opened = Assessment::open(&document.to_string(), &uncat().questionnaire);
        // The figures in a file are computed again, whatever they say.
        let objections = objections(&schema("assessment"), &document);
        let objections: Vec<_> = objections.into_iter().filter(|objection| !objection.starts_with("/results")).collect();
        prop_assert!(objections.is_empty() || opened.is_err(), "{}", lines(&objections));
    }

    #[test]
    fn a_document_cut_anywhere_is_refused(at: Index) {
        let text = read("tests/fixtures/saved.json");
        let text = text.trim_end();
        let cut: String = text.chars().take(at.index(text.chars().count())).collect();
        prop_assert!(Assessment::open(&cut, &uncat().questionnaire).is_err());
    }
}
