//! What became of the statements and steps of earlier editions, so that a file of theirs opens in this one.
//!
//! It holds ids and no answers. [`crate::assessment`] applies it to a document.

use super::questionnaire::Questionnaire;
use crate::reading::{Fault, Node, Problems, Text};

/// The format that this version reads.
const FORMAT: &str = "uncat-readiness/migration";

/// The most statements that one statement comes from.
const MOST: usize = 20_000;

/// What changed since each earlier edition that is known.
#[derive(Debug, Default)]
pub struct Migration {
    editions: Vec<Changes>,
}

/// What changed since one edition. A statement that is not named is the same.
#[derive(Debug)]
pub struct Changes {
    /// The earlier edition.
    pub since: Text,
    /// Statements of this edition.
    pub statements: Vec<Change>,
    /// Steps of the earlier edition that this one lacks.
    pub steps: Vec<FormerStep>,
}

/// What changed in a statement.
#[derive(Debug)]
pub struct Change {
    /// Its id in this edition.
    pub id: Text,
    /// Whether it may not apply.
    pub may_not_apply: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a statement comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was not asked before.
    New,
    /// It makes the same claim in other words.
    Words,
    /// It claims less than before.
    Narrower,
    /// It claims something else.
    Other,
    /// It had this id.
    Renamed(Text),
    /// It was a part of these statements, or took their place.
    From(Vec<Text>),
}

/// A step that this edition lacks.
#[derive(Debug)]
pub struct FormerStep {
    /// Its id in the earlier edition.
    pub id: Text,
    /// What a line of the plan with it becomes.
    pub becomes: Becomes,
}

/// What a line of the plan becomes.
#[derive(Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A line of this step.
    Step(Text),
    /// A step of the person's own, in these words.
    Own(Text),
}

impl Migration {
    /// What changed since an edition; `None` where that is not known.
    #[must_use]
    pub fn since(&self, edition: &str) -> Option<&Changes> {
        self.editions.iter().find(|changes| &*changes.since == edition)
    }

    /// The statements that were a part of a statement in an earlier edition.
    pub fn parts_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.editions.iter().flat_map(|changes| &changes.statements);
        let is_part = move |change: &&Change| matches!(&change.origin, Origin::From(olds) if olds.iter().any(|old| **old == *id));
        all.filter(is_part).map(|change| &*change.id)
    }

    /// The ids of the steps that become steps of a person's own: the words have their text.
    pub(super) fn former_steps(&self) -> Vec<Text> {
        let steps = self.editions.iter().flat_map(|changes| &changes.steps);
        let mut ids: Vec<Text> = Vec::new();
        for step in steps.filter(|step| matches!(step.becomes, Becomes::Own(_))) {
            if !ids.contains(&step.id) {
                ids.push(step.id.clone());
            }
        }
        ids
    }

    /// Gives the former steps their words, in the order of [`former_steps`](Self::former_steps).
    pub(super) fn word(&mut self, words: &[Text]) {
        let ids = self.former_steps();
        for step in self.editions.iter_mut().flat_map(|changes| &mut changes.steps) {
            let known = ids.iter().position(|id| *id == step.id).and_then(|n| words.get(n));
            if let (Becomes::Own(text), Some(known)) = (&mut step.becomes, known) {
                *text = known.clone();
            }
        }
    }

    /// Reads the changes of a questionnaire.
    pub(super) fn read(
        root: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = root.object(problems)?;
        fields.format(FORMAT, 1, problems)?;
        for (name, expected) in [("questionnaire", &questionnaire.id), ("edition", &questionnaire.edition)] {
            if let Some(node) = fields.required(name, problems)
                && let Some(found) = node.text(200, problems)
                && found != &**expected
            {
                node.fault(Fault::NotAllowed(found.to_owned(), expected.to_string()), problems);
            }
        }
        let since = fields.required("since", problems);
        fields.finish(problems);
        let mut editions = Vec::new();
        for (edition, node) in since?.entries(problems)? {
            editions.extend(Changes::read(edition, &node, questionnaire, problems));
        }
        Some(Self { editions })
    }
}

impl Changes {
    fn read(
        edition: &str,
        node: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let statements = fields.required("statements", problems);
        let steps = fields.optional("steps");
        fields.finish(problems);
        let mut found = Self { since: edition.into(), statements: Vec::new(), steps: Vec::new() };
        for (id, node) in statements?.entries(problems)? {
            let Some(ix) = questionnaire.find(id) else {
                node.fault(Fault::Unknown(id.to_owned()), problems);
                continue;
            };
            let may_not_apply = questionnaire.indicator(ix).may_not_apply;
            let Some(origin) = Origin::read(&node, problems) else { continue };
            found.statements.push(Change { id: id.into(), may_not_apply, origin });
        }
        let steps: Vec<_> = steps.and_then(|node| node.entries(problems)).into_iter().flatten().collect();
        for (id, node) in steps {
            if questionnaire.find_step(id).is_some() {
                node.fault(Fault::Repeated(id.to_owned()), problems);
            }
            found.steps.extend(FormerStep::read(id, &node, questionnaire, problems));
        }
        Some(found)
    }
}

impl Origin {
    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let new = fields.flag("new", problems);
        let changed = fields.optional("changed");
        let renamed = fields.optional("renamed");
        let from = fields.optional("from");
        fields.finish(problems);
        match (new, changed, renamed, from) {
            (true, None, None, None) => Some(Self::New),
            (false, Some(node), None, None) => {
                match node.one_of(&["words", "narrower", "other"], problems)? {
                    0 => Some(Self::Words),
                    1 => Some(Self::Narrower),
                    _ => Some(Self::Other),
                }
            }
            (false, None, Some(node), None) => Some(Self::Renamed(node.id(problems)?.into())),
            (false, None, None, Some(node)) => {
                let ids = node.list(MOST, problems)?;
                if ids.is_empty() {
                    node.fault(Fault::Blank, problems);
                }
                Some(Self::From(ids.iter().filter_map(|id| id.id(problems)).map(Text::from).collect()))
            }
            _ => {
                node.fault(Fault::Expected("one of `new`, `changed`, `renamed` and `from`"), problems);
                None
            }
        }
    }
}

impl FormerStep {
    fn read(
        id: &str,
        node: &Node<'_>,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let own = fields.flag("own", problems);
        let step = fields.optional("step");
        fields.finish(problems);
        let becomes = match (own, step) {
            (true, None) => Becomes::Own(Text::default()),
            (false, Some(node)) => {
                let step = node.id(problems)?;
                if questionnaire.find_step(step).is_none() {
                    node.fault(Fault::Unknown(step.to_owned()), problems);
                }
                Becomes::Step(step.into())
            }
            _ => {
                node.fault(Fault::Expected("either `step` or `own`"), problems);
                return None;
            }
        };
        Some(Self { id: id.into(), becomes })
    }
}
