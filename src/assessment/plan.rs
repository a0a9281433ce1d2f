//! The lines of the draft action plan, as the person enters them, and their form in the document.
//!
//! [`crate::plan`] computes what a line still lacks, and its group.

use std::rc::Rc;

use super::Assessment;
use super::limits::MANY;
use super::opening::LONG;
use super::writing::push_texts;
use crate::calendar::Date;
use crate::content::{IndicatorIx, Questionnaire};
use crate::reading::{Fault, Ids, Json, Node, Problems, Text};

/// A line of the draft action plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    /// Its step.
    pub id: LineId,
    /// What is to be done; `None` for the words of the step.
    pub text: Option<Text>,
    /// Whether the text is the questionnaire's and not the person's ([`PlanLine::suggested_text`]).
    pub text_suggested: bool,
    /// The body that leads.
    pub lead: Text,
    /// Whether the lead is the questionnaire's and not the person's ([`PlanLine::suggested_lead`]).
    pub lead_suggested: bool,
    /// The id of the statement that a step of the person's own finds out about. The questionnaire may lack it.
    pub find_out: Option<Text>,
    /// By when, as entered. It may be no date ([`PlanLine::due_on`]).
    pub due: Text,
    /// Its status.
    pub status: Status,
    /// What will show that it is done.
    pub sign: Text,
    /// What it takes, and what that costs.
    pub resources: Text,
    /// What help is needed.
    pub help: Text,
}

/// The step of a line; no two lines have the same step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineId {
    /// A step of a statement, by its position among the statement's steps.
    Step(IndicatorIx, usize),
    /// A step of the person's own, by its number.
    Own(u32),
}

/// How far a line of the plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Nothing was done so far.
    #[default]
    NotBegun,
    /// It is being done.
    InProgress,
    /// It is done. That raises no level: the person looks at the statement again.
    Done,
}

/// The names of the statuses in the document, as `Status::ALL`.
const STATUSES: [&str; 3] = ["not-begun", "in-progress", "done"];

impl Status {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::NotBegun, Self::InProgress, Self::Done];

    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        let [not_begun, in_progress, done] = STATUSES;
        match self {
            Self::NotBegun => not_begun,
            Self::InProgress => in_progress,
            Self::Done => done,
        }
    }

    /// The status of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

impl LineId {
    /// Its name, for an element of the page or an event of a calendar: the id of its step, or a name with its number.
    #[must_use]
    pub fn name(self, questionnaire: &Questionnaire) -> String {
        match self {
            Self::Step(ix, n) => step_id(questionnaire, ix, n).to_owned(),
            Self::Own(n) => ["own_", &n.to_string()].concat(),
        }
    }
}

fn step_id(questionnaire: &Questionnaire, ix: IndicatorIx, n: usize) -> &str {
    questionnaire.indicator(ix).steps.get(n).map(|step| &*step.id).unwrap_or_default()
}

impl PlanLine {
    /// A line in which nothing is entered yet.
    #[must_use]
    pub fn new(id: LineId) -> Self {
        let [lead, due, sign, resources, help] = Default::default();
        Self {
            id,
            text: None,
            text_suggested: false,
            lead,
            lead_suggested: false,
            find_out: None,
            due,
            status: Status::default(),
            sign,
            resources,
            help,
        }
    }

    /// The due date; `None` where the entered text is not a date.
    #[must_use]
    pub fn due_on(&self) -> Option<Date> {
        Date::parse(self.due.trim())
    }

    fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut json = match self.id {
            LineId::Step(ix, n) => Json::object([("step", Json::text(step_id(questionnaire, ix, n)))]),
            LineId::Own(n) => Json::object([("own", Json::Int(n.into()))]),
        };
        if let Some(text) = &self.text {
            json.push("text", Json::text(&**text));
        }
        push_texts(&mut json, &[("lead", &self.lead), ("due", &self.due)]);
        if self.status != Status::NotBegun {
            json.push("status", Json::text(self.status.name()));
        }
        let texts = [("sign", &self.sign), ("resources", &self.resources), ("help", &self.help)];
        push_texts(&mut json, &texts);
        if let Some(id) = &self.find_out {
            json.push("findOut", Json::text(&**id));
        }
        let marks = [("textSuggested", self.text_suggested), ("leadSuggested", self.lead_suggested)];
        for (name, _) in marks.into_iter().filter(|(_, marked)| *marked) {
            json.push(name, Json::Bool(true));
        }
        json
    }
}

impl Assessment {
    /// A line of the plan.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&PlanLine> {
        self.plan.iter().find(|line| line.id == id)
    }

    /// A line of the plan, to be changed.
    pub fn line_mut(&mut self, id: LineId) -> Option<&mut PlanLine> {
        self.plan.iter_mut().find(|line| line.id == id)
    }

    /// Adds the steps of a statement that are not in the plan.
    pub fn plan_steps(&mut self, questionnaire: &Questionnaire, ix: IndicatorIx) {
        for n in 0..questionnaire.indicator(ix).steps.len() {
            self.plan_line(LineId::Step(ix, n));
        }
    }

    /// Adds a step of the person's own. Returns its id, or `None` when the plan is full.
    pub fn plan_own(&mut self) -> Option<LineId> {
        let number = |line: &PlanLine| if let LineId::Own(n) = line.id { Some(n) } else { None };
        let last = self.plan.iter().filter_map(number).max().unwrap_or_default();
        // A document may have the last number that there is. Then take a free one.
        let is_free = |n: &u32| self.line(LineId::Own(*n)).is_none();
        let id = LineId::Own(last.checked_add(1).or_else(|| (1..last).find(is_free))?);
        self.plan_line(id).then_some(id)
    }

    fn plan_line(&mut self, id: LineId) -> bool {
        let room = self.plan.len() + self.aside.plan.len() < MANY;
        if room && self.line(id).is_none() {
            self.plan.push(PlanLine::new(id));
        }
        room
    }

    /// Whether all steps of a statement are in the plan.
    #[must_use]
    pub fn plans(&self, questionnaire: &Questionnaire, ix: IndicatorIx) -> bool {
        (0..questionnaire.indicator(ix).steps.len()).all(|n| self.line(LineId::Step(ix, n)).is_some())
    }

    pub(super) fn plan_json(&self, questionnaire: &Questionnaire) -> Json {
        let lines = self.plan.iter().map(|line| line.to_json(questionnaire));
        Json::List(lines.chain(self.aside.plan.iter().cloned()).collect())
    }

    /// Lines of steps that this questionnaire lacks are kept aside.
    pub(super) fn read_plan(
        &mut self,
        node: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) {
        let (steps, ids): (Vec<_>, Vec<&str>) = questionnaire
            .indicators()
            .flat_map(|(ix, indicator)| {
                indicator.steps.iter().enumerate().map(move |(n, step)| (ix, n, step))
            })
            .map(|(ix, n, step)| ((ix, n), &*step.id))
            .unzip();
        let known = Ids::of(&ids, |_| {});
        let mut names = Vec::new();
        for node in node.list(MANY, problems).unwrap_or_default() {
            let Some((name, line)) = read_line(&node, problems) else { continue };
            let step = |id: &str| known.find(id).and_then(|n| steps.get(n)).copied();
            let id = match name {
                Name::Own(n) => Some(LineId::Own(n)),
                Name::Step(id) => step(id).map(|(ix, n)| LineId::Step(ix, n)),
            };
            match id {
                _ if names.contains(&name) => node.fault(Fault::Repeated(name.text()), problems),
                Some(id) => self.plan.push(PlanLine { id, ..line }),
                None => Rc::make_mut(&mut self.aside).plan.push(node.json().clone()),
            }
            names.push(name);
        }
    }
}

/// The step of a line in a document.
#[derive(PartialEq)]
enum Name<'a> {
    Step(&'a str),
    Own(u32),
}

impl Name<'_> {
    fn text(&self) -> String {
        match self {
            Self::Step(id) => (*id).to_owned(),
            Self::Own(n) => n.to_string(),
        }
    }
}

/// The step of a line, and the line with a placeholder as its id.
fn read_line<'a>(node: &Node<'a>, problems: &mut Problems) -> Option<(Name<'a>, PlanLine)> {
    let mut fields = node.object(problems)?;
    let step = fields.optional("step");
    let own = fields.optional("own");
    let mut text = |name| fields.optional(name).and_then(|node| node.text(LONG, problems)).map(Text::from);
    let line = PlanLine {
        text: text("text"),
        lead: text("lead").unwrap_or_default(),
        due: text("due").unwrap_or_default(),
        sign: text("sign").unwrap_or_default(),
        resources: text("resources").unwrap_or_default(),
        help: text("help").unwrap_or_default(),
        ..PlanLine::new(LineId::Own(0))
    };
    let status = fields.optional("status").and_then(|node| node.one_of(&STATUSES, problems));
    let status = status.and_then(|n| Status::ALL.get(n).copied()).unwrap_or_default();
    let find_out = fields.optional("findOut").and_then(|node| node.id(problems)).map(Text::from);
    // Only a text can be a suggestion. What is left empty is empty in every language.
    let is_said = |text: &str| !text.trim().is_empty();
    let text_suggested = fields.flag("textSuggested", problems) && line.text.as_deref().is_some_and(is_said);
    let lead_suggested = fields.flag("leadSuggested", problems) && is_said(&line.lead);
    fields.finish(problems);
    let name = match (step, own) {
        (Some(node), None) => Name::Step(node.id(problems)?),
        (None, Some(node)) => Name::Own(u32::try_from(node.int(1, i64::from(u32::MAX), problems)?).ok()?),
        _ => {
            node.fault(Fault::Expected("a line with either `step` or `own`"), problems);
            return None;
        }
    };
    Some((name, PlanLine { status, find_out, text_suggested, lead_suggested, ..line }))
}
