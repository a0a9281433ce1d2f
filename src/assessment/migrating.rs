//! Bringing a document of an earlier edition into this one. It changes ids and levels in the document before it is read,
//! and marks what the person has to look at again. What the changes say nothing about stays as it is.

use super::writing::{NOT_APPLICABLE, NOT_KNOWN};
use crate::content::{Becomes, Changes, Origin, Questionnaire};
use crate::reading::{Json, Text};

/// What became of the answers of an earlier edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Migrated {
    /// The edition of the document.
    pub since: Text,
    /// How many answers were carried over.
    pub carried: usize,
    /// The statements to look at again: the answer may not fit any more, or could not be carried over.
    pub again: Vec<Text>,
    /// The statements that the earlier edition did not ask.
    pub new: Vec<Text>,
}

/// Brings a document into this edition.
pub(super) fn migrate(document: &Json, changes: &Changes, questionnaire: &Questionnaire) -> (Json, Migrated) {
    let mut document = document.clone();
    let mut found = Migrated { since: changes.since.clone(), ..Migrated::default() };
    let top = questionnaire.levels.last().map_or("", |level| &**level);
    if let Some(Json::Object(answers)) = field_mut(&mut document, "answers") {
        let former = answers.clone();
        let is_asked = |id: &str| questionnaire.find(id).is_some();
        Answers { former: &former, answers, top }.apply(changes, is_asked, &mut found);
    }
    if let Some(Json::List(lines)) = field_mut(&mut document, "plan") {
        rename_steps(lines, changes);
        rename_statements(lines, changes);
    }
    (document, found)
}

/// The answers of a document by the ids of the statements, before and after.
struct Answers<'a> {
    former: &'a [(String, Json)],
    answers: &'a mut Vec<(String, Json)>,
    /// The highest level.
    top: &'a str,
}

impl Answers<'_> {
    /// Brings all answers over; reports on those to statements that are asked here.
    fn apply(mut self, changes: &Changes, is_asked: impl Fn(&str) -> bool, found: &mut Migrated) {
        for change in &changes.statements {
            let id = &*change.id;
            match &change.origin {
                Origin::Words => {}
                Origin::New => found.new.push(change.id.clone()),
                Origin::Narrower => self.narrow(id, change.may_not_apply, found),
                Origin::Other => self.ask_again(id, found),
                Origin::Renamed(old) => {
                    if let Some((name, _)) = self.answers.iter_mut().find(|(name, _)| *name == **old) {
                        id.clone_into(name);
                    }
                }
                Origin::From(olds) => self.join(id, olds, change.may_not_apply, found),
            }
        }
        let is_carried = |(id, answer): &&(String, Json)| {
            response(answer).is_some() && is_asked(id) && !found.again.iter().any(|it| **it == **id)
        };
        found.carried = self.answers.iter().filter(is_carried).count();
        found.again.retain(|id| is_asked(id));
        found.new.retain(|id| is_asked(id));
    }

    fn former(&self, id: &str) -> Option<&Json> {
        self.former.iter().find(|(name, _)| name == id).map(|(_, answer)| answer)
    }

    /// A lower level may have been chosen for the part that is no longer asked.
    fn narrow(&mut self, id: &str, may_not_apply: bool, found: &mut Migrated) {
        let Some(answer) = self.former(id) else { return };
        let stays = match response(answer) {
            None | Some(NOT_KNOWN) => true,
            Some(NOT_APPLICABLE) => may_not_apply,
            Some(level) => level == self.top,
        };
        if !stays {
            let earlier = earlier(&found.since, id, answer);
            self.mark(id, vec![earlier], found);
        }
    }

    /// The statement claims something else: what was answered is shown beside it. Note and documents stay.
    fn ask_again(&mut self, id: &str, found: &mut Migrated) {
        let Some(answer) = self.former(id).filter(|answer| response(answer).is_some()) else { return };
        let earlier = earlier(&found.since, id, answer);
        if let Some(Json::Object(fields)) = self.answer_mut(id) {
            fields.retain(|(name, _)| !matches!(name.as_str(), "response" | "reason" | "keep"));
        }
        self.mark(id, vec![earlier], found);
    }

    /// What was in place in each of the former statements is in place here; anything else is asked.
    fn join(&mut self, id: &str, olds: &[Text], may_not_apply: bool, found: &mut Migrated) {
        let former: Vec<(&str, &Json)> =
            olds.iter().filter_map(|old| Some((&**old, self.former(old)?))).collect();
        let all = |wanted: &str| {
            former.len() == olds.len() && former.iter().all(|(_, answer)| response(answer) == Some(wanted))
        };
        let mut answer = Json::Object(Vec::new());
        if all(self.top) || (may_not_apply && all(NOT_APPLICABLE)) {
            let first = former.first().map(|(_, answer)| *answer);
            for name in ["response", "reason", "by", "at"] {
                if let Some(value) = first.and_then(|answer| answer.field(name)) {
                    answer.push(name, value.clone());
                }
            }
            self.put(id, answer);
            return;
        }
        let told =
            former.iter().filter(|(_, answer)| response(answer).is_some() || answer.field("note").is_some());
        let told: Vec<Json> = told.map(|(old, answer)| earlier(&found.since, old, answer)).collect();
        if told.is_empty() {
            found.new.push(id.into());
        } else {
            self.put(id, answer);
            self.mark(id, told, found);
        }
    }

    fn answer_mut(&mut self, id: &str) -> Option<&mut Json> {
        self.answers.iter_mut().find(|(name, _)| name == id).map(|(_, answer)| answer)
    }

    /// Adds an answer where there is none.
    fn put(&mut self, id: &str, answer: Json) {
        if self.answer_mut(id).is_none() {
            self.answers.push((id.to_owned(), answer));
        }
    }

    /// Marks a statement as one to look at again, with what was answered before.
    fn mark(&mut self, id: &str, earlier: Vec<Json>, found: &mut Migrated) {
        if let Some(answer) = self.answer_mut(id) {
            if let Json::Object(fields) = answer {
                fields.retain(|(name, _)| name != "earlier");
            }
            answer.push("earlier", Json::List(earlier));
            found.again.push(id.into());
        }
    }
}

/// An answer of the earlier edition, to show beside the statement.
fn earlier(edition: &str, id: &str, answer: &Json) -> Json {
    let mut earlier = Json::object([("edition", Json::text(edition)), ("statement", Json::text(id))]);
    for name in ["response", "reason", "note"] {
        if let Some(value) = answer.field(name) {
            earlier.push(name, value.clone());
        }
    }
    earlier
}

/// The lines of the plan keep their step; one that this edition lacks becomes another, or one of the person's own.
fn rename_steps(lines: &mut [Json], changes: &Changes) {
    let own = |line: &Json| if let Some(Json::Int(n)) = line.field("own") { Some(*n) } else { None };
    let mut last = lines.iter().filter_map(own).max().unwrap_or_default();
    let names: Vec<String> = lines.iter().filter_map(|line| step(line).map(str::to_owned)).collect();
    for line in lines {
        let Some(former) = step(line).and_then(|id| changes.steps.iter().find(|former| *former.id == *id))
        else {
            continue;
        };
        let Json::Object(fields) = line else { continue };
        let words = match &former.becomes {
            // A second line of a step would be a problem of the file.
            Becomes::Step(now) if !names.iter().any(|name| **name == **now) => {
                set(fields, "step", ("step", Json::text(&**now)));
                continue;
            }
            Becomes::Step(_) => continue,
            Becomes::Own(words) => words,
        };
        last += 1;
        set(fields, "step", ("own", Json::Int(last)));
        // Nothing suggests another lead for it.
        fields.retain(|(name, _)| name != "leadSuggested");
        if !fields.iter().any(|(name, _)| name == "text") {
            fields.push(("text".to_owned(), Json::text(&**words)));
        }
    }
}

/// A line that finds out about a statement keeps it under its new id.
fn rename_statements(lines: &mut [Json], changes: &Changes) {
    for line in lines {
        let Some(former) = line.field("findOut").and_then(text).map(str::to_owned) else { continue };
        let renamed = changes.statements.iter().find(|change| match &change.origin {
            Origin::Renamed(old) => **old == *former,
            _ => false,
        });
        if let (Some(change), Json::Object(fields)) = (renamed, line) {
            set(fields, "findOut", ("findOut", Json::text(&*change.id)));
        }
    }
}

fn set(fields: &mut [(String, Json)], name: &str, (now, value): (&str, Json)) {
    if let Some(field) = fields.iter_mut().find(|(found, _)| found == name) {
        *field = (now.to_owned(), value);
    }
}

fn step(line: &Json) -> Option<&str> {
    text(line.field("step")?)
}

fn response(answer: &Json) -> Option<&str> {
    text(answer.field("response")?)
}

fn text(json: &Json) -> Option<&str> {
    if let Json::Text(text) = json { Some(text) } else { None }
}

fn field_mut<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter_mut().find(|(found, _)| found == name).map(|(_, value)| value)
}
