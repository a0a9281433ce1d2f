//! Planning: starting point, lines of the plan, dates, recommendations received.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Change, Effect, Full, Notice, Place, Session, Target};
use crate::assessment::{LineId, PlanLine, Recommendation, RecommendationSource, Status};
use crate::calendar::Date;
use crate::content::{IndicatorIx, Questionnaire, StartingPointIx, Term};
use crate::reading::Text;

/// An action on the plan, or on the recommendations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Planning {
    /// Chooses where the State starts from.
    StartFrom(StartingPointIx),
    /// Takes the steps of a statement into the plan, each with the body that usually leads it as a suggestion.
    Accept(IndicatorIx, Rc<[Text]>),
    /// Takes finding out where a statement stands into the plan, as a step of one's own: its text and its lead, both as
    /// suggestions.
    FindOut(IndicatorIx, Rc<[Text; 2]>),
    /// Adds a step of one's own.
    AddOwn,
    /// Removes a line.
    Remove(LineId),
    /// Writes a text of a line.
    Write(LineId, LineField, Rc<str>),
    /// Sets the status of a line.
    Status(LineId, Status),
    /// Enters a date.
    Date(DateField, Entry),
    /// Sets a date that was proposed for a line.
    TakeDate(LineId, Date),
    /// Adds a recommendation.
    AddRecommendation,
    /// Removes a recommendation, by its position.
    RemoveRecommendation(usize),
    /// Writes a text of a recommendation.
    WriteRecommendation(usize, RecommendationField, Rc<str>),
    /// Sets who made a recommendation.
    Source(usize, Option<RecommendationSource>),
    /// Ties a recommendation to a statement, or unties it.
    Tie(usize, IndicatorIx, bool),
}

/// A text of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineField {
    /// What is to be done.
    Text,
    /// Who leads.
    Lead,
    /// What will show that it is done.
    Sign,
    /// Which resources it needs.
    Resources,
    /// What help is needed.
    Help,
}

/// A text of a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendationField {
    /// The document or session.
    Document,
    /// The paragraph.
    Paragraph,
    /// What it asks.
    Asks,
}

/// A field for a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateField {
    /// The day of the state of affairs.
    AsOf,
    /// The planned day of deposit.
    Deposit,
    /// When a line is due.
    Due(LineId),
    /// When a recommendation was made, by its position.
    Received(usize),
}

/// The content of a field for a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A text: a date, an empty text, or any text in a browser without a calendar.
    Written(Rc<str>),
    /// A part of a date, or a day that does not exist. The browser shows it but does not report it.
    Unfinished,
}

impl Session {
    pub(super) fn plan(&mut self, questionnaire: &Questionnaire, what: Planning, now: &str) -> Outcome {
        let (change, focus) = match what {
            Planning::StartFrom(point) => {
                self.assessment.start_from(Some(point));
                (Change::StartingPoint, None)
            }
            Planning::Accept(ix, leads) => {
                let ids = (0..).map(|n| LineId::Step(ix, n)).zip(leads.iter());
                let new = ids.filter(|(id, _)| self.assessment.line(*id).is_none());
                let new: Vec<(LineId, Text)> = new.map(|(id, lead)| (id, lead.clone())).collect();
                self.assessment.plan_steps(questionnaire, ix);
                for (id, lead) in new {
                    self.line(id, |line| suggest_lead(line, &lead));
                }
                if !self.assessment.plans(questionnaire, ix) {
                    return self.notify(Notice::Full(Full::List));
                }
                (Change::Accepted(ix), Some(Target::Planned(ix)))
            }
            Planning::FindOut(ix, said) => {
                let Some(id) = self.assessment.plan_own() else {
                    return self.notify(Notice::Full(Full::List));
                };
                let [text, lead] = &*said;
                let statement = questionnaire.indicator(ix).id.clone();
                self.line(id, |line| {
                    line.find_out = Some(statement);
                    line.text_suggested = !text.trim().is_empty();
                    line.text = Some(text.clone());
                    suggest_lead(line, lead);
                });
                let there = if self.place == Place::Plan { Target::Line(id) } else { Target::Planned(ix) };
                self.stamp(now);
                let effects = [Effect::Focus(there), Effect::say(Term::PlanAdded)];
                return Outcome::changed(Change::Line(id), effects);
            }
            Planning::AddOwn => match self.assessment.plan_own() {
                Some(id) => (Change::Line(id), Some(Target::Line(id))),
                None => return self.notify(Notice::Full(Full::List)),
            },
            Planning::Remove(id) => {
                self.stamp(now);
                return self.remove_line(questionnaire, id);
            }
            Planning::Write(id, field, text) => {
                self.line(id, |line| write(line, field, text));
                (Change::LineText(id, field), None)
            }
            Planning::Status(id, status) => {
                self.line(id, |line| line.status = status);
                (Change::Line(id), None)
            }
            Planning::Date(field, entry) => {
                self.enter_date(field, entry);
                (Change::Date(field), None)
            }
            Planning::TakeDate(id, day) => {
                self.enter_date(DateField::Due(id), Entry::Written(day.to_string().into()));
                self.stamp(now);
                let effects = [Effect::say(Term::LineDateTaken), Effect::Focus(Target::LineHeading(id))];
                return Outcome::changed(Change::Line(id), effects);
            }
            Planning::AddRecommendation => match self.assessment.add_recommendation() {
                Some(n) => (Change::Recommendation(n), Some(Target::Recommendation(n))),
                None => return self.notify(Notice::Full(Full::List)),
            },
            Planning::RemoveRecommendation(n) => {
                self.stamp(now);
                return self.remove_recommendation(n);
            }
            Planning::WriteRecommendation(n, field, text) => {
                self.recommendation(n, |found| write_recommendation(found, field, text));
                (Change::RecommendationText(n, field), None)
            }
            Planning::Source(n, source) => {
                self.recommendation(n, |found| found.source = source);
                (Change::Recommendation(n), None)
            }
            Planning::Tie(n, ix, tied) => {
                self.recommendation(n, |found| found.tie(ix, tied));
                let untied = &mut self.desk.tying_at(n).untied;
                untied.retain(|other| *other != ix);
                untied.extend((!tied).then_some(ix));
                (Change::Recommendation(n), None)
            }
        };
        let said = matches!(change, Change::Accepted(_)).then(|| Effect::say(Term::PlanAdded));
        self.stamp(now);
        Outcome::changed(change, focus.map(Effect::Focus).into_iter().chain(said))
    }

    fn line(&mut self, id: LineId, change: impl FnOnce(&mut PlanLine)) {
        if let Some(line) = self.assessment.line_mut(id) {
            change(line);
        }
    }

    fn recommendation(&mut self, n: usize, change: impl FnOnce(&mut Recommendation)) {
        if let Some(found) = self.assessment.recommendations.get_mut(n) {
            change(found);
        }
    }

    fn enter_date(&mut self, field: DateField, entry: Entry) {
        self.desk.unfinished.retain(|other| *other != field);
        let text = match entry {
            Entry::Written(text) => text,
            Entry::Unfinished => {
                self.desk.unfinished.push(field);
                "".into()
            }
        };
        match field {
            DateField::AsOf => self.assessment.as_of = text,
            DateField::Deposit => self.assessment.deposit = text,
            DateField::Due(id) => self.line(id, |line| line.due = text),
            DateField::Received(n) => self.recommendation(n, |found| found.date = text),
        }
    }
}

fn suggest_lead(line: &mut PlanLine, lead: &Text) {
    line.lead_suggested = !lead.trim().is_empty();
    line.lead = lead.clone();
}

/// From then on the text is the person's.
fn write(line: &mut PlanLine, field: LineField, text: Rc<str>) {
    match field {
        LineField::Text => (line.text, line.text_suggested) = (Some(text), false),
        LineField::Lead => (line.lead, line.lead_suggested) = (text, false),
        LineField::Sign => line.sign = text,
        LineField::Resources => line.resources = text,
        LineField::Help => line.help = text,
    }
}

fn write_recommendation(found: &mut Recommendation, field: RecommendationField, text: Rc<str>) {
    match field {
        RecommendationField::Document => found.document = text,
        RecommendationField::Paragraph => found.paragraph = text,
        RecommendationField::Asks => found.asks = text,
    }
}
