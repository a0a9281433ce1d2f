//! The lines of a plan in words: what each is, what it still lacks, how it is edited.

use super::{DateInput, LineEdit, LineGroup, LineItem, TextInput, heading, lead, of, rows, says};
use crate::assessment::{Limit, LineId, PlanLine, Room, Status};
use crate::content::{Horizon, Term};
use crate::next_steps::Turn;
use crate::page::start::{Choice, ChoiceOption};
use crate::page::voice::{Voice, counted};
use crate::page::{AskedBy, Bound, Link, Phrase, Text};
use crate::plan::{Group, Lack, Line, Plan, Quality};
use crate::session::{DateField, LineField, Msg, Planning, Session};

/// The groups that have a line, in the order of the screen.
pub(super) fn groups(
    session: &Session,
    voice: Voice<'_>,
    plan: &Plan,
    arranged: &[(LineId, Group)],
) -> Vec<LineGroup> {
    let room = session.assessment.room(voice.questionnaire());
    let mut start = 1;
    let mut groups = Vec::new();
    for group in Turn::ALL.map(Group::Open).into_iter().chain([Group::Done]) {
        let ids = arranged.iter().filter(|(_, found)| *found == group).map(|(id, _)| *id);
        let lines = ids.filter_map(|id| plan.lines.iter().find(|line| line.id == id));
        let lines = lines.filter_map(|line| Some((line, session.assessment.line(line.id)?))).zip(start..);
        let lines: Vec<LineItem> = lines
            .map(|((line, entered), n)| LineItem::of(session, voice, room, (line, entered), n))
            .collect();
        if !lines.is_empty() {
            let (id, title, note) = words(session, voice, group);
            let count = counted(lines.len());
            groups.push(LineGroup { id, title, note, start, lines });
            start += count;
        }
    }
    groups
}

fn words(session: &Session, voice: Voice<'_>, group: Group) -> (&'static str, Text, Option<Text>) {
    let Group::Open(turn) = group else { return ("done", voice.say(Term::GroupDone), None) };
    let (id, title, note) = voice.turn(turn, session.assessment.starting_point.is_some());
    // A step of one's own waits for nothing: it can be later only because of its date.
    (id, title, Some(if turn == Turn::Later { voice.say(Term::GroupLaterNotePlan) } else { note }))
}

impl LineItem {
    fn of(
        session: &Session,
        voice: Voice<'_>,
        room: Room,
        (line, entered): (&Line, &PlanLine),
        n: u32,
    ) -> Self {
        let questionnaire = voice.questionnaire();
        let statement = match line.id {
            LineId::Step(ix, _) => Some(ix),
            LineId::Own(_) => None,
        };
        let asked_by = statement.map(|ix| AskedBy::of(session, voice, ix)).unwrap_or_default();
        let done = entered.status == Status::Done;
        let waits = (!done && !line.waits_for.is_empty()).then(|| voice.ids(&line.waits_for));
        let number = voice.number(n);
        Self {
            tongue: voice.content.words.tongue(),
            id: line.id.name(questionnaire).into(),
            what: heading(voice, entered),
            of: (of(voice, line.id), statement.map(Msg::GoTo)),
            status: voice.say(status(entered.status)),
            going: entered.status == Status::InProgress,
            quick_win: (!done && is_quick(voice, line)).then(|| voice.say(Term::QuickWin)),
            waits: waits.map(|ids| voice.fill(Term::WhyWaits, &[("ids", &ids)])),
            asked: voice.count(Term::WhyRecommended, counted(asked_by.len()), &[]),
            asked_by,
            facts: facts(voice, entered),
            qualities: Quality::ALL.map(|quality| (voice.say(named(quality)), line.is(quality))),
            lacking: voice.say(Term::StillLacking),
            to_complete: to_complete(voice, &line.lacks),
            at_odds: at_odds(voice, line),
            proposed: proposed(voice, line, &number),
            done: statement.filter(|_| done).map(|ix| {
                let link = voice.leading(voice.id(ix), Some(voice.short(ix)), Msg::GoTo(ix));
                (voice.say(Term::LineDone), link)
            }),
            edit: LineEdit::of(session, voice, room, entered, &number),
            number: number.into(),
        }
    }
}

/// Lead and date, or that they are missing; then the other entries, so that they are on paper too.
fn facts(voice: Voice<'_>, entered: &PlanLine) -> Vec<(Text, Phrase)> {
    let due = entered.due_on().map(|due| voice.date(&due.to_string()).into());
    let due = due.unwrap_or_else(|| voice.say(Term::NoDate));
    let is_written = |phrase: &Phrase| !phrase.text().trim().is_empty();
    let lead = Some(lead(voice, entered)).filter(is_written);
    let lead = lead.unwrap_or_else(|| Phrase::Ours(voice.say(Term::NoLead)));
    let mut facts = vec![(voice.say(Term::LineLead), lead), (voice.say(Term::ColumnDue), Phrase::Ours(due))];
    let more = [
        (Term::LineSign, &entered.sign),
        (Term::FieldResources, &entered.resources),
        (Term::FieldHelp, &entered.help),
    ];
    let more = more.map(|(term, text)| (voice.say(term), Phrase::Own(text.clone())));
    facts.extend(more.into_iter().filter(|(_, phrase)| is_written(phrase)));
    facts
}

/// Whether a line of a statement waits for nothing, and its step has a short horizon.
fn is_quick(voice: Voice<'_>, line: &Line) -> bool {
    let LineId::Step(ix, n) = line.id else { return false };
    let step = voice.questionnaire().indicator(ix).steps.get(n);
    line.waits_for.is_empty() && step.is_some_and(|step| step.horizon.iter().all(|it| *it == Horizon::Short))
}

fn to_complete(voice: Voice<'_>, lacks: &[Lack]) -> Option<Text> {
    let lacks: Vec<String> = lacks.iter().map(|lack| voice.say(missing(*lack)).to_string()).collect();
    (!lacks.is_empty()).then(|| voice.fill(Term::ToComplete, &[("list", &voice.locale.list(&lacks))]))
}

fn at_odds(voice: Voice<'_>, line: &Line) -> Vec<Text> {
    let lists = [(Term::LineBefore, &line.before), (Term::LineAfter, &line.after)];
    let some = lists.into_iter().filter(|(_, list)| !list.is_empty());
    some.map(|(term, list)| voice.fill(term, &[("ids", &voice.ids(list))])).collect()
}

/// A date that fits, why it does, and the button that sets it.
fn proposed(voice: Voice<'_>, line: &Line, number: &str) -> Option<(Text, Link)> {
    let timing = line.proposed?;
    let [day, wanted] =
        [timing.settle, timing.missed.unwrap_or(timing.settle)].map(|day| voice.date(&day.to_string()));
    let why = match timing.missed {
        Some(_) => voice.fill(Term::LineMissed, &[("wanted", &wanted), ("date", &day)]),
        None if timing.is_worked_back => voice.fill(Term::LineProposedBack, &[("date", &day)]),
        None => voice.fill(Term::LineProposed, &[("date", &day)]),
    };
    let take = voice.link(Term::LineTakeDate, Msg::Plan(Planning::TakeDate(line.id, timing.settle)));
    let more = voice.fill(Term::LineNumber, &[("n", number)]);
    Some((why, Link { label_more: Some(more), ..take }))
}

fn status(status: Status) -> Term {
    match status {
        Status::NotBegun => Term::StatusNotBegun,
        Status::InProgress => Term::StatusInProgress,
        Status::Done => Term::StatusDone,
    }
}

fn named(quality: Quality) -> Term {
    match quality {
        Quality::Specific => Term::QualitySpecific,
        Quality::Measurable => Term::QualityMeasurable,
        Quality::Achievable => Term::QualityAchievable,
        Quality::Realistic => Term::QualityRealistic,
        Quality::TimeBound => Term::QualityTimeBound,
    }
}

fn missing(lack: Lack) -> Term {
    match lack {
        Lack::Text => Term::LackText,
        Lack::Sign => Term::LackSign,
        Lack::Lead => Term::LackLead,
        Lack::Means => Term::LackMeans,
        Lack::Past => Term::LackPast,
        Lack::TooEarly => Term::LackTooEarly,
        Lack::AfterDeposit => Term::LackAfterDeposit,
        Lack::Due => Term::LackDue,
    }
}

impl LineEdit {
    fn of(session: &Session, voice: Voice<'_>, room: Room, line: &PlanLine, number: &str) -> Self {
        let name = line.id.name(voice.questionnaire());
        let id = |tail: &str| Text::from([&*name, "-", tail].concat());
        let input = |tail, label, hint, value: &Text, field| TextInput {
            id: id(tail),
            label: voice.say(label),
            hint,
            value: value.clone(),
            rows: rows(value),
            bound: Bound::of(voice, room, Limit::Short, value),
            field: (line.id, field),
        };
        let usual = match line.id {
            LineId::Step(ix, n) => {
                voice.content.words.indicator(ix).steps.get(n).map(|step| step.lead.clone())
            }
            LineId::Own(_) => None,
        };
        let usual = usual.map(|lead| voice.fill(Term::FieldLeadUsual, &[("lead", &lead)]));
        let sign = Some(voice.say(Term::FieldSignHint));
        let more = voice.fill(Term::LineNumber, &[("n", number)]);
        let remove = voice.link(Term::RemoveLine, Msg::Plan(Planning::Remove(line.id)));
        Self {
            label: (voice.say(Term::EditLine), more.clone()),
            text: input("text", Term::FieldText, None, says(voice, line).text(), LineField::Text),
            lead: input("lead", Term::FieldLead, usual, lead(voice, line).text(), LineField::Lead),
            due: DateInput::of(session, voice, DateField::Due(line.id), id("due"), Term::FieldDue, &line.due),
            status: statuses(voice, line, &name),
            help: input("help", Term::FieldHelp, None, &line.help, LineField::Help),
            sign: input("sign", Term::FieldSign, sign, &line.sign, LineField::Sign),
            resources: input("resources", Term::FieldResources, None, &line.resources, LineField::Resources),
            remove: Link { label_more: Some(more), ..remove },
        }
    }
}

fn statuses(voice: Voice<'_>, line: &PlanLine, name: &str) -> Choice {
    let option = |found: Status| ChoiceOption {
        id: [name, "-", found.name()].concat().into(),
        label: voice.say(status(found)),
        hint: None,
        chosen: line.status == found,
        pick: Msg::Plan(Planning::Status(line.id, found)),
    };
    Choice {
        name: [name, "-status"].concat().into(),
        legend: voice.say(Term::FieldStatus),
        hint: None,
        options: Status::ALL.map(option).into(),
    }
}
