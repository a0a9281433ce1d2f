//! Opening a document: strict within its version, without losing a word of the person's.

use std::rc::Rc;

use super::limits::{MANY, WHOLE};
use super::migrating::{Migrated, migrate};
use super::writing::{DEPTHS, FORMAT, MAX_BYTES, NOT_APPLICABLE, NOT_KNOWN, VERSION};
use super::{Answer, Assessment, Depth, Earlier, Evidence, Response};
use crate::content::{Changes, Questionnaire};
use crate::reading::{Fault, Ids, Json, Node, Problem, Problems, Text, decode, shortened};

/// An opened document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The assessment.
    pub assessment: Assessment,
    /// The edition of the document, when it is another one, and it is not known what changed since.
    pub other_edition: Option<Text>,
    /// What became of the answers, where it is known what changed since the edition of the document.
    pub migrated: Option<Migrated>,
}

/// Why a document was not opened. The present answers are untouched in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than any assessment; its size in bytes.
    TooLarge(u32),
    /// It is not JSON, or not an assessment.
    NotOurs(Problem),
    /// It was saved by a newer version of the widget; the version found.
    Newer(i64),
    /// It belongs to another questionnaire; its id.
    OtherQuestionnaire(String),
    /// It breaks the rules of the format: every problem.
    Broken(Problems),
}

impl Refusal {
    /// A file that the browser could not read.
    #[must_use]
    pub fn unreadable() -> Self {
        Self::NotOurs(Problem::new("", Fault::Expected("a file that can be read")))
    }

    /// The reason in one word, for a program.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "too-large",
            Self::NotOurs(_) => "not-an-assessment",
            Self::Newer(_) => "newer-version",
            Self::OtherQuestionnaire(_) => "other-questionnaire",
            Self::Broken(_) => "broken",
        }
    }
}

/// The most answers, and the most sections with marks, that are kept for another questionnaire.
const MANY_ASIDE: usize = 10_000;

/// How many of them a problem names when there are more.
const NAMED: usize = 20;

/// Longest text, in characters: far more than can be entered ([`Limit`](super::Limit)), since another program may
/// write a document.
pub(super) const LONG: usize = 1_000_000;

impl Assessment {
    /// Opens a document.
    ///
    /// # Errors
    /// Why it cannot be opened here; for a broken document with all its problems.
    pub fn open(text: &str, questionnaire: &Questionnaire) -> Result<Opened, Refusal> {
        let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if bytes > MAX_BYTES {
            return Err(Refusal::TooLarge(bytes));
        }
        let json = Json::parse(text.trim_start_matches('\u{feff}')).map_err(Refusal::NotOurs)?;
        let opened = Self::from_json(&json, questionnaire)?;
        match opened.assessment.weight(questionnaire) {
            weight if weight > WHOLE => Err(Refusal::TooLarge(u32::try_from(weight).unwrap_or(u32::MAX))),
            _ => Ok(opened),
        }
    }

    /// Opens the bytes of a file.
    ///
    /// # Errors
    /// As [`Assessment::open`], and if they are no text ([`decode`]).
    pub fn open_file(bytes: &[u8], questionnaire: &Questionnaire) -> Result<Opened, Refusal> {
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        if size > MAX_BYTES {
            return Err(Refusal::TooLarge(size));
        }
        Self::open(&decode(bytes).map_err(Refusal::NotOurs)?, questionnaire)
    }

    /// A starting point that this questionnaire lacks is kept aside until another is chosen.
    fn read_starting_point(
        &mut self,
        node: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) {
        let Some(id) = node.id(problems) else { return };
        let known = questionnaire.starting_points().find(|(_, point)| &*point.id == id);
        self.starting_point = known.map(|(ix, _)| ix);
        self.starting_point_aside = known.is_none().then(|| id.into());
    }

    /// Treaties that this questionnaire lacks are kept aside.
    fn read_treaties(&mut self, node: &Node<'_>, questionnaire: &Questionnaire, problems: &mut Problems) {
        for node in node.list(MANY, problems).unwrap_or_default() {
            let Some(id) = node.id(problems) else { continue };
            match questionnaire.treaties().find(|(_, treaty)| &*treaty.id == id) {
                Some((ix, _)) => self.join(ix, true),
                None => Rc::make_mut(&mut self.aside).treaties.push(id.into()),
            }
        }
    }

    /// Opens a document that was parsed already.
    ///
    /// # Errors
    /// As [`Assessment::open`].
    pub fn from_json(json: &Json, questionnaire: &Questionnaire) -> Result<Opened, Refusal> {
        let mut problems = Problems::default();
        let (migrated, report) = match changes(json, questionnaire) {
            Some(changes) => {
                let (document, report) = migrate(json, changes, questionnaire);
                (Some(document), Some(report))
            }
            None => (None, None),
        };
        let opened = read(&Node::root(migrated.as_ref().unwrap_or(json)), questionnaire, &mut problems);
        let opened = opened.map(|opened| {
            opened.map(|opened| match report {
                Some(report) => Opened { other_edition: None, migrated: Some(report), ..opened },
                None => opened,
            })
        });
        match (opened, problems.listed().iter().find_map(whole)) {
            (Some(Ok(opened)), None) if problems.is_empty() => Ok(opened),
            (Some(Err(other)), _) => Err(Refusal::OtherQuestionnaire(other)),
            (_, Some(refusal)) => Err(refusal),
            _ => Err(Refusal::Broken(problems)),
        }
    }
}

/// What changed since the edition of a document; `None` where it is this edition, or that is not known.
fn changes<'a>(json: &Json, questionnaire: &'a Questionnaire) -> Option<&'a Changes> {
    let about = json.field("questionnaire")?;
    let text = |name| if let Some(Json::Text(text)) = about.field(name) { Some(text.as_str()) } else { None };
    let ours = text("id")? == &*questionnaire.id && text("edition")? != &*questionnaire.edition;
    questionnaire.migration.since(text("edition")?).filter(|_| ours)
}

/// The refusal of the whole document, for a problem that ends the reading; `None` for any other problem.
fn whole(problem: &Problem) -> Option<Refusal> {
    match problem.fault {
        Fault::Newer(found, _) => Some(Refusal::Newer(found)),
        Fault::OtherFormat(_) => Some(Refusal::NotOurs(problem.clone())),
        Fault::Expected("an object") if problem.path.is_empty() => Some(Refusal::NotOurs(problem.clone())),
        _ => None,
    }
}

/// The assessment, or the id of another questionnaire; `None` where there are only problems.
fn read(
    root: &Node<'_>,
    questionnaire: &Questionnaire,
    problems: &mut Problems,
) -> Option<Result<Opened, String>> {
    let mut fields = root.object(problems)?;
    fields.format(FORMAT, VERSION, problems)?;
    let mut about = fields.required("questionnaire", problems)?.object(problems)?;
    let id = about.required("id", problems).and_then(|node| node.text(LONG, problems));
    let edition = about.required("edition", problems).and_then(|node| node.text(LONG, problems));
    about.finish(problems);
    if id? != &*questionnaire.id {
        return Some(Err(id?.to_owned()));
    }
    let mut found = Assessment::new(questionnaire);
    let mut text = |name| {
        fields.optional(name).and_then(|node| node.text(LONG, problems)).map(Text::from).unwrap_or_default()
    };
    found.title = text("title");
    found.handling = text("handling");
    found.respondent = text("respondent");
    found.as_of = text("asOf");
    found.created = text("created");
    found.updated = text("updated");
    let depth = fields.optional("depth").and_then(|node| node.one_of(&DEPTHS, problems));
    found.depth = depth.and_then(|n| Depth::ALL.get(n).copied());
    if let Some(node) = fields.required("answers", problems) {
        read_answers(&node, questionnaire, &mut found, problems);
    }
    if let Some(node) = fields.optional("groupsAtRisk") {
        read_risk(&node, questionnaire, &mut found, problems);
    }
    if let Some(node) = fields.optional("startingPoint") {
        found.read_starting_point(&node, questionnaire, problems);
    }
    if let Some(node) = fields.optional("treaties") {
        found.read_treaties(&node, questionnaire, problems);
    }
    let deposit = fields.optional("deposit").and_then(|node| node.text(LONG, problems));
    found.deposit = deposit.unwrap_or_default().into();
    if let Some(node) = fields.optional("plan") {
        found.read_plan(&node, questionnaire, problems);
    }
    if let Some(node) = fields.optional("recommendations") {
        found.read_recommendations(&node, questionnaire, problems);
    }
    // Language, notice and results are those of the one who wrote it. They are made again: the results are computed from
    // the answers, never trusted.
    if let Some(node) = fields.optional("language") {
        node.text(LONG, problems);
    }
    if let Some(node) = fields.optional("notice") {
        node.text(LONG, problems);
    }
    fields.optional("results");
    fields.finish(problems);
    let other_edition = (edition? != &*questionnaire.edition).then(|| edition.unwrap_or_default().into());
    Some(Ok(Opened { assessment: found, other_edition, migrated: None }))
}

fn read_answers(
    node: &Node<'_>,
    questionnaire: &Questionnaire,
    found: &mut Assessment,
    problems: &mut Problems,
) {
    let (indexes, ids): (Vec<_>, Vec<&str>) =
        questionnaire.indicators().map(|(ix, indicator)| (ix, &*indicator.id)).unzip();
    let known = Ids::of(&ids, |_| {});
    let is_unknown = |id: &str| known.find(id).is_none();
    if !fit_aside(node, is_unknown, problems) {
        return;
    }
    for (id, node) in node.entries(problems).into_iter().flatten() {
        let index = known.find(id).and_then(|n| indexes.get(n));
        // An answer to a statement that this questionnaire lacks is checked too: it will be written again.
        let Some(answer) = read_answer(&node, questionnaire, problems) else { continue };
        match index {
            Some(ix) => *found.answer_mut(*ix) = answer,
            None => Rc::make_mut(&mut found.aside).answers.push((id.to_owned(), node.json().clone())),
        }
    }
}

/// Whether what this questionnaire lacks can be kept aside; notes a problem if it is too much.
fn fit_aside(node: &Node<'_>, is_unknown: impl Fn(&str) -> bool, problems: &mut Problems) -> bool {
    let Json::Object(fields) = node.json() else { return true };
    let unknown = || fields.iter().map(|(name, _)| name.as_str()).filter(|name| is_unknown(name));
    let found = unknown().count();
    if found > MANY_ASIDE {
        let first = unknown().take(NAMED).map(|name| shortened(name).into_owned()).collect();
        node.fault(Fault::TooManyUnknown { found, most: MANY_ASIDE, first }, problems);
    }
    found <= MANY_ASIDE
}

fn read_answer(node: &Node<'_>, questionnaire: &Questionnaire, problems: &mut Problems) -> Option<Answer> {
    let mut fields = node.object(problems)?;
    let response = fields.optional("response").and_then(|node| read_response(&node, questionnaire, problems));
    let mut text = |name| {
        fields.optional(name).and_then(|node| node.text(LONG, problems)).map(Text::from).unwrap_or_default()
    };
    let (reason, note) = (text("reason"), text("note"));
    let (by, at) = (text("by"), text("at"));
    let evidence = fields.optional("evidence").and_then(|node| node.list(MANY, problems)).unwrap_or_default();
    let strength = fields.flag("keep", problems);
    let earlier = fields.optional("earlier").and_then(|node| node.list(MANY, problems)).unwrap_or_default();
    fields.finish(problems);
    Some(Answer {
        response: response.unwrap_or_default(),
        reason,
        note,
        evidence: evidence.iter().filter_map(|node| read_evidence(node, problems)).collect(),
        strength,
        by,
        at,
        earlier: earlier.iter().filter_map(|node| read_earlier(node, questionnaire, problems)).collect(),
    })
}

fn read_response(
    node: &Node<'_>,
    questionnaire: &Questionnaire,
    problems: &mut Problems,
) -> Option<Response> {
    let levels = questionnaire.levels.len();
    let mut names: Vec<&str> = questionnaire.levels.iter().map(|id| &**id).collect();
    names.extend([NOT_KNOWN, NOT_APPLICABLE]);
    Some(match node.one_of(&names, problems)? {
        n if n < levels => Response::Level(n),
        n if n == levels => Response::NotKnown,
        _ => Response::NotApplicable,
    })
}

fn read_earlier(node: &Node<'_>, questionnaire: &Questionnaire, problems: &mut Problems) -> Option<Earlier> {
    let mut fields = node.object(problems)?;
    let edition = fields.required("edition", problems).and_then(|node| node.text(LONG, problems));
    let statement = fields.required("statement", problems).and_then(|node| node.id(problems));
    let response = fields.optional("response").and_then(|node| read_response(&node, questionnaire, problems));
    let mut text = |name| {
        fields.optional(name).and_then(|node| node.text(LONG, problems)).map(Text::from).unwrap_or_default()
    };
    let (reason, note) = (text("reason"), text("note"));
    fields.finish(problems);
    Some(Earlier {
        edition: edition?.into(),
        statement: statement?.into(),
        response: response.unwrap_or_default(),
        reason,
        note,
    })
}

fn read_evidence(node: &Node<'_>, problems: &mut Problems) -> Option<Evidence> {
    let mut fields = node.object(problems)?;
    let title = fields.required("title", problems).and_then(|node| node.text(LONG, problems));
    let link = fields.optional("link").and_then(|node| node.text(LONG, problems));
    fields.finish(problems);
    Some(Evidence { title: title?.into(), link: link.unwrap_or_default().into() })
}

/// Marks in a section that this questionnaire lacks are kept aside. Groups that a section lacks are problems of the
/// file: they have no words and no position.
fn read_risk(
    node: &Node<'_>,
    questionnaire: &Questionnaire,
    found: &mut Assessment,
    problems: &mut Problems,
) {
    if !fit_aside(node, |id| questionnaire.find_section(id).is_none(), problems) {
        return;
    }
    for (id, node) in node.entries(problems).into_iter().flatten() {
        let Some(ix) = questionnaire.find_section(id) else {
            if node
                .list(MANY, problems)
                .is_some_and(|groups| groups.iter().all(|node| is_name(node, problems)))
            {
                Rc::make_mut(&mut found.aside).risk.push((id.to_owned(), node.json().clone()));
            }
            continue;
        };
        let names: Vec<&str> = questionnaire.section(ix).risk.iter().map(|id| &**id).collect();
        for node in node.list(MANY, problems).unwrap_or_default() {
            if let Some(group) = node.one_of(&names, problems) {
                found.mark_risk(ix, group, true);
            }
        }
    }
}

fn is_name(node: &Node<'_>, problems: &mut Problems) -> bool {
    node.text(LONG, problems).is_some()
}
