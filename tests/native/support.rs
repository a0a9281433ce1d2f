//! What the tests share: the content of the product, questionnaires in one line, answers in one line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use jsonschema::Validator;
use proptest::prelude::ProptestConfig;
use serde_json::{Value, json};
use uncat_readiness::assessment::{Assessment, RecommendationSource, Response, Status};
use uncat_readiness::calendar::{Date, Moment};
use uncat_readiness::content::locale::{Locale, Plain};
use uncat_readiness::content::{Content, IndicatorIx, Percent, Questionnaire, SectionIx};
use uncat_readiness::session::{Announcement, Effect, Msg, Session, Spotted};

pub(crate) mod arbitrary;
mod draft;
#[cfg(feature = "ui")]
pub(crate) mod html;

pub(crate) use draft::{Draft, Indicator, Section};

/// A time, where one is needed and none matters.
pub(crate) const NOW: &str = "2026-11-23T18:52:00Z";

/// Why a statement does not apply. In brackets, as all that a person enters here, so that the test of words knows it.
pub(crate) const REASON: &str = "⟦There is none.⟧";

/// How often a law is tried. Nothing is written beside the sources: a case that was found becomes a test by name.
pub(crate) fn laws(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A path in the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project.
#[track_caller]
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with one of these endings.
#[track_caller]
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                let built = path.ends_with("node_modules") || path.ends_with("target");
                if !built {
                    collect(&path, endings, found);
                }
            } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&project(folder), endings, &mut found);
    assert!(!found.is_empty(), "{folder} has no files");
    found
}

/// A JSON file of the project. It is read once, since the laws ask for it often.
#[track_caller]
pub(crate) fn json_file(path: &str) -> Value {
    static FILES: Mutex<BTreeMap<String, Value>> = Mutex::new(BTreeMap::new());
    let mut files = FILES.lock().unwrap();
    if let Some(file) = files.get(path) {
        return file.clone();
    }
    let file: Value = serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    files.insert(path.to_owned(), file.clone());
    file
}

/// The bundle of the built-in questionnaire in English, as somebody who has one of their own writes it.
pub(crate) fn bundle() -> Value {
    bundle_in("en")
}

/// The languages in which the questionnaire is there.
pub(crate) const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// The bundle of the built-in questionnaire in a language.
pub(crate) fn bundle_in(tag: &str) -> Value {
    json!({
        "format": "uncat-readiness/bundle",
        "version": 1,
        "questionnaire": json_file("content/uncat/questionnaire.json"),
        "sources": json_file("content/uncat/sources.json"),
        "words": json_file(&format!("content/uncat/{tag}.json")),
        "interface": json_file(&format!("content/interface/{tag}.json")),
        "migration": json_file("content/uncat/migration.json"),
    })
}

/// The built-in questionnaire in English.
pub(crate) fn uncat() -> Rc<Content> {
    thread_local! {
        static CONTENT: Rc<Content> = Rc::new(parse(&bundle()));
    }
    CONTENT.with(Rc::clone)
}

/// The content of a bundle that has no problem.
#[track_caller]
pub(crate) fn parse(bundle: &Value) -> Content {
    match Content::parse(&bundle.to_string()) {
        Ok(content) => content,
        Err(problems) => panic!("{problems}"),
    }
}

/// The schema of a format, as a validator that is not ours reads it.
#[track_caller]
pub(crate) fn schema(name: &'static str) -> Arc<Validator> {
    static SCHEMAS: Mutex<BTreeMap<&str, Arc<Validator>>> = Mutex::new(BTreeMap::new());
    let compile = || {
        let schema = json_file(&format!("content/schema/{name}.schema.json"));
        Arc::new(jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    Arc::clone(SCHEMAS.lock().unwrap().entry(name).or_insert_with(compile))
}

/// What a schema says against a document.
pub(crate) fn objections(schema: &Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path)).collect()
}

/// [`Plain`], but for how a language counts and writes percentages and lists, and on which day the reader is.
pub(crate) struct Otherwise {
    pub(crate) plural: Box<dyn Fn(u32) -> String>,
    pub(crate) plural_of_tenths: Box<dyn Fn(u32) -> String>,
    pub(crate) percent: Box<dyn Fn(u32) -> String>,
    pub(crate) day: Box<dyn Fn(Moment) -> Date>,
    pub(crate) list: Joining,
}

type Joining = Box<dyn Fn(&[String]) -> String>;

impl Default for Otherwise {
    fn default() -> Self {
        Self {
            plural: Box::new(|n| Plain.plural(n)),
            plural_of_tenths: Box::new(|tenths| Plain.plural_of_tenths(tenths)),
            percent: Box::new(|n| Plain.percent(Percent::new(n))),
            day: Box::new(|moment| Plain.day(moment)),
            list: Box::new(|items| Plain.list(items)),
        }
    }
}

impl Locale for Otherwise {
    fn plural(&self, n: u32) -> String {
        (self.plural)(n)
    }

    fn plural_of_tenths(&self, tenths: u32) -> String {
        (self.plural_of_tenths)(tenths)
    }

    fn number(&self, n: u32) -> String {
        Plain.number(n)
    }

    fn percent(&self, percent: Percent) -> String {
        (self.percent)(percent.number())
    }

    fn date(&self, iso: &str) -> String {
        Plain.date(iso)
    }

    fn day(&self, moment: Moment) -> Date {
        (self.day)(moment)
    }

    fn list(&self, items: &[String]) -> String {
        (self.list)(items)
    }
}

/// Each thing on a line of its own.
pub(crate) fn lines<T: std::fmt::Display>(list: &[T]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The indicator of an id.
#[track_caller]
pub(crate) fn ix(questionnaire: &Questionnaire, id: &str) -> IndicatorIx {
    questionnaire.find(id).unwrap_or_else(|| panic!("no indicator {id}"))
}

/// The section of an id.
#[track_caller]
pub(crate) fn section(questionnaire: &Questionnaire, id: &str) -> SectionIx {
    questionnaire.find_section(id).unwrap_or_else(|| panic!("no section {id}"))
}

/// Answers in one line: `a1=3 a2=? a3=- a4=!` gives `a1` the rung 3, does not know `a2`, leaves `a3` out with a
/// reason and `a4` without one.
#[track_caller]
pub(crate) fn answers(questionnaire: &Questionnaire, line: &str) -> Assessment {
    let mut assessment = Assessment::new(questionnaire);
    for (id, answer) in line.split_whitespace().filter_map(|word| word.split_once('=')) {
        let (response, reason) = match answer {
            "?" => (Response::NotKnown, ""),
            "-" => (Response::NotApplicable, REASON),
            "!" => (Response::NotApplicable, ""),
            level => (Response::Level(level.parse().unwrap()), ""),
        };
        give(&mut assessment, ix(questionnaire, id), response, reason);
    }
    assessment
}

/// Gives one answer.
pub(crate) fn give(assessment: &mut Assessment, ix: IndicatorIx, response: Response, reason: &str) {
    let answer = assessment.answer_mut(ix);
    answer.response = response;
    answer.reason = reason.into();
}

/// The same answer to every statement.
pub(crate) fn all(questionnaire: &Questionnaire, response: Response) -> Assessment {
    let mut assessment = Assessment::new(questionnaire);
    for (ix, _) in questionnaire.indicators() {
        give(&mut assessment, ix, response, REASON);
    }
    assessment
}

/// What comes of it when the person does one thing after another: the session, and all effects in their order.
pub(crate) fn perform(
    questionnaire: &Questionnaire,
    mut session: Session,
    deeds: impl IntoIterator<Item = Msg>,
) -> (Session, Vec<Effect>) {
    let mut effects = Vec::new();
    for msg in deeds {
        let (next, more) = session.update(questionnaire, msg, NOW);
        session = next;
        effects.extend(more);
    }
    (session, effects)
}

/// What the shell is to do, one short line each.
pub(crate) fn told(questionnaire: &Questionnaire, effects: &[Effect]) -> Vec<String> {
    let one = |effect: &Effect| match effect {
        Effect::Changed(now) => format!("changed {}/{}", now.answered, now.asked),
        Effect::Completed(now) => format!("completed {}/{}", now.answered, now.asked),
        Effect::Failed(reason) => format!("failed {reason}"),
        Effect::Save(keeping, _) => format!("save {}", keeping.name()),
        Effect::Overwrite(..) => "overwrite".to_owned(),
        Effect::Offer(export, _) => format!("offer {export:?}"),
        Effect::Announce(Announcement::Said(term)) => format!("announce {term:?}"),
        Effect::Announce(Announcement::Undone(_)) => "announce undone".to_owned(),
        Effect::Announce(Announcement::Redone(_)) => "announce redone".to_owned(),
        Effect::Focus(target) => format!("focus {}", target.id(questionnaire)),
        Effect::Return(Spotted(left)) => format!("return {left}"),
        Effect::Speak(tag) => format!("speak {tag}"),
        Effect::Print(None) => "print".to_owned(),
        Effect::Print(Some(tag)) => format!("print {tag}"),
        Effect::Copy(text) => format!("copy {text}"),
        Effect::Note { at, .. } => format!("note {at}"),
        Effect::Guard(_)
        | Effect::Reread
        | Effect::Forget
        | Effect::Share { .. }
        | Effect::SetAside
        | Effect::OfferAside
        | Effect::EraseAside => format!("{effect:?}").to_lowercase(),
    };
    // What the address and the closing of the page do beside has tests of its own.
    let is_beside = |effect: &&Effect| matches!(effect, Effect::Note { .. } | Effect::Guard(_));
    effects.iter().filter(|effect| !is_beside(effect)).map(one).collect()
}

/// Opens a file with this text.
pub(crate) fn open(questionnaire: &Questionnaire, text: &str) -> Msg {
    Msg::Open(Assessment::open(text, questionnaire).map(Rc::new))
}

/// Something of everything: all kinds of answers, notes, evidence, practices to keep, marks, a handling label.
pub(crate) fn mixed(questionnaire: &Questionnaire) -> Assessment {
    let mut assessment = Assessment::new(questionnaire);
    for (n, (ix, _)) in questionnaire.indicators().enumerate() {
        let response = match n % 9 {
            0 | 5 => Response::Level(3),
            1 => Response::Level(0),
            2 => Response::Level(1),
            3 | 7 => Response::Level(2),
            4 => Response::NotKnown,
            6 => Response::NotApplicable,
            _ => Response::None,
        };
        give(&mut assessment, ix, response, if n % 2 == 0 { REASON } else { "" });
        let answer = assessment.answer_mut(ix);
        answer.strength = n % 10 == 0;
        if n % 5 == 0 {
            answer.note = "⟦note⟧".into();
            answer.evidence.resize_with(2, Default::default);
            answer.evidence[0].title = "⟦title⟧".into();
            answer.evidence[0].link = "https://example.org/a".into();
            answer.evidence[1].link = if n % 15 == 0 { "⟦link⟧" } else { "" }.into();
        }
    }
    for (ix, section) in questionnaire.sections() {
        for group in (0..section.risk.len()).step_by(2) {
            assessment.mark_risk(ix, group, true);
        }
    }
    assessment.handling = "⟦handling⟧".into();
    assessment.updated = NOW.into();
    plan(questionnaire, &mut assessment);
    assessment
}

/// Lines of all kinds, a deposit, and recommendations received.
fn plan(questionnaire: &Questionnaire, assessment: &mut Assessment) {
    assessment.deposit = "2027-09-15".into();
    for (n, (ix, _)) in questionnaire.indicators().enumerate().filter(|(n, _)| n % 9 < 5) {
        assessment.plan_steps(questionnaire, ix);
        let line = assessment.plan.last_mut().unwrap();
        line.status = Status::ALL[n % 3];
        line.due = ["2027-04-30", "2020-02-29", "", "⟦soon⟧", "2031-01-01"][n % 5].into();
        line.lead = if n % 2 == 0 { "⟦lead⟧" } else { "" }.into();
        line.sign = if n % 4 == 0 { "⟦sign⟧" } else { "" }.into();
        line.help = if n % 3 == 0 { "⟦help⟧" } else { "" }.into();
        line.text = (n % 7 == 0).then(|| "⟦text⟧".into());
    }
    for due in ["", "2026-12-24"] {
        let own = assessment.plan_own().unwrap();
        assessment.line_mut(own).unwrap().due = due.into();
    }
    for (n, (ix, _)) in questionnaire.indicators().enumerate().take(3) {
        assessment.add_recommendation();
        let found = &mut assessment.recommendations[n];
        found.source = RecommendationSource::ALL.get(n).copied();
        (found.document, found.date) = ("⟦document⟧".into(), ["", "2024-05-10", "⟦spring⟧"][n].into());
        (found.paragraph, found.asks) = ("12".into(), if n == 0 { "" } else { "⟦asks⟧" }.into());
        found.tie(ix, n > 0);
    }
}
