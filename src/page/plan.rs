//! The draft action plan: dates, lines in their groups, and what each line still lacks.

mod dates;
mod file;
mod lines;

use std::rc::Rc;

use super::results::quick_win;
use super::start::Choice;
use super::voice::{Voice, counted};
use super::whose::named;
use super::{AskedBy, Bound, LanguageChoice, Link, Phrase, ShortStep, TagMeaning, Text, Tongue, said};
use crate::assessment::{LineId, PlanLine, Status};
use crate::calendar::Date;
use crate::content::Term;
use crate::next_steps::NextSteps;
use crate::plan::Plan;
use crate::score::{Score, Share};
use crate::session::{DateField, Export, LineField, Msg, Part, Place, Planning, Session};

pub use file::calendar_file;

/// The draft action plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanPage {
    /// Handling label, whose it is, and date.
    pub about: Vec<Phrase>,
    /// The title.
    pub title: Text,
    /// What the plan is.
    pub lead: Text,
    /// How many lines, and how many lack nothing.
    pub summary: Text,
    /// The way to the recommendations received.
    pub received: Link,
    /// The practices to keep, with their heading: id and short claim.
    pub strengths: Option<(Text, Vec<(Text, Text)>)>,
    /// The dates.
    pub dates: DatesPart,
    /// The heading over the lines.
    pub lines_title: Text,
    /// The sentence that there is no line, and a link to find some.
    pub empty: Option<(Text, Link)>,
    /// What the tag of a quick win means, where there is one.
    pub quick_win: Option<TagMeaning>,
    /// The lines, group after group; no group is empty.
    pub groups: Vec<LineGroup>,
    /// Adds a step of one's own.
    pub add: Link,
    /// Puts the lines in order; `None` while they are in order.
    pub sort: Option<Link>,
    /// What to find out, with its heading.
    pub find_out: Option<(Text, Vec<ShortStep>)>,
    /// The heading over the files, and the actions on the plan.
    pub files: (Text, Vec<Link>),
    /// The other languages to print in.
    pub print_in: Option<LanguageChoice>,
}

/// The dates: the day of deposit, the days that follow from it, and the days that the person has set.
#[derive(Debug, Clone, PartialEq)]
pub struct DatesPart {
    /// The heading.
    pub title: Text,
    /// The day of deposit.
    pub deposit: DateInput,
    /// How many dates follow from it, with the way to them.
    pub follow: Option<Link>,
    /// When everything before deposit can be settled, where that is after the day of deposit.
    pub late: Option<Text>,
    /// The days that are fixed or set, in order.
    pub days: Vec<DayItem>,
    /// What the shapes of the days mean: fixed, set.
    pub key: [Text; 2],
    /// The days worked back from deposit: heading, hint, days.
    pub back: Option<(Text, Text, Vec<DayItem>)>,
    /// The plan over time.
    pub time: Option<TimePart>,
    /// Offers the days as a file; absent while there is no day.
    pub calendar: Option<Link>,
}

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq)]
pub struct DayItem {
    /// The day, as in `2027-09-15`.
    pub iso: Text,
    /// The day in words.
    pub date: Text,
    /// What is due.
    pub what: Phrase,
    /// Where the day comes from.
    pub why: Text,
    /// Whether it is the day of deposit, or follows from that day by the Convention.
    pub fixed: bool,
}

/// The plan over time.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePart {
    /// The heading of the table.
    pub title: Text,
    /// What the picture shows: from when to when.
    pub picture: Text,
    /// The heading of the dates.
    pub due: Text,
    /// The first days of the years in the picture.
    pub years: Vec<(Text, Share)>,
    /// Deposit, entry into force, report.
    pub marks: Vec<(Text, Share)>,
    /// A row for each line.
    pub rows: Vec<TimeRow>,
    /// What the shapes mean: with a date, without a date, the lines across.
    pub key: [Text; 3],
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// A line of the plan over time.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeRow {
    /// Its origin: the id of a statement, or a step of one's own.
    pub id: Text,
    /// Its words.
    pub what: Phrase,
    /// Its beginning.
    pub from: Share,
    /// Its end.
    pub to: Share,
    /// Whether the end is a date.
    pub dated: bool,
    /// The date in words, or that there is none.
    pub due: Text,
}

/// The lines of one turn, or the lines that are done.
#[derive(Debug, Clone, PartialEq)]
pub struct LineGroup {
    /// The id of its element.
    pub id: &'static str,
    /// Its name.
    pub title: Text,
    /// What its lines have in common.
    pub note: Option<Text>,
    /// The number of its first line.
    pub start: u32,
    /// The lines.
    pub lines: Vec<LineItem>,
}

/// A line of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct LineItem {
    /// The language of its texts.
    pub tongue: Rc<Tongue>,
    /// The name of its element, unique on the page.
    pub id: Text,
    /// Its number.
    pub number: Text,
    /// What is to be done.
    pub what: Phrase,
    /// Its origin: the id of a statement with the way there, or a step of one's own.
    pub of: (Text, Option<Msg>),
    /// Its status.
    pub status: Text,
    /// Whether it is in progress.
    pub going: bool,
    /// The tag of a quick win.
    pub quick_win: Option<Text>,
    /// What it waits for.
    pub waits: Option<Text>,
    /// How many recommendations received ask for it.
    pub asked: Text,
    /// These recommendations.
    pub asked_by: Vec<AskedBy>,
    /// Who leads, and by when; then what else was entered.
    pub facts: Vec<(Text, Phrase)>,
    /// The five qualities: name, and whether the line has it.
    pub qualities: [(Text, bool); 5],
    /// The words for a quality that it lacks.
    pub lacking: Text,
    /// What to complete.
    pub to_complete: Option<Text>,
    /// With which other lines its date is at odds.
    pub at_odds: Vec<Text>,
    /// A date that fits, and the button that sets it.
    pub proposed: Option<(Text, Link)>,
    /// Once it is done: the sentence that the answer stays, and the way to it.
    pub done: Option<(Text, Link)>,
    /// Its fields.
    pub edit: LineEdit,
}

/// The fields that edit a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineEdit {
    /// The label of the fold, and more words for screen readers.
    pub label: (Text, Text),
    /// What is to be done.
    pub text: TextInput<(LineId, LineField)>,
    /// Lead body.
    pub lead: TextInput<(LineId, LineField)>,
    /// Due date.
    pub due: DateInput,
    /// Its status.
    pub status: Choice,
    /// Help needed.
    pub help: TextInput<(LineId, LineField)>,
    /// What will show that it is done.
    pub sign: TextInput<(LineId, LineField)>,
    /// Resources needed.
    pub resources: TextInput<(LineId, LineField)>,
    /// Removes it.
    pub remove: Link,
}

/// A field for a text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextInput<F> {
    /// The id of its element.
    pub id: Text,
    /// Its label.
    pub label: Text,
    /// What to enter.
    pub hint: Option<Text>,
    /// Its value.
    pub value: Text,
    /// How much text it takes.
    pub bound: Bound,
    /// How many rows show all of it, where the browser does not fit the field to its text.
    pub rows: u32,
    /// Its field in the session.
    pub field: F,
}

/// The signs that a row of a field surely takes, and the most rows.
const ROW: usize = 40;
const ROWS: usize = 20;

/// How many rows show all of a text.
pub(super) fn rows(text: &str) -> u32 {
    let rows = text.split('\n').map(|line| line.chars().count().div_ceil(ROW).max(1)).sum::<usize>();
    counted(rows.min(ROWS))
}

/// A field for a date.
#[derive(Debug, Clone, PartialEq)]
pub struct DateInput {
    /// The id of its element.
    pub id: Text,
    /// Its label.
    pub label: Text,
    /// What to enter.
    pub hint: Option<Text>,
    /// Its value.
    pub value: Text,
    /// The date in words, for paper; `None` where it holds no date.
    pub on_paper: Option<Text>,
    /// The error that it holds no complete date.
    pub error: Option<Text>,
    /// Its field in the session.
    pub field: DateField,
}

impl DateInput {
    pub(super) fn of(
        session: &Session,
        voice: Voice<'_>,
        field: DateField,
        id: Text,
        label: Term,
        value: &Text,
    ) -> Self {
        let blank = value.trim().is_empty();
        let day = Date::parse(value.trim());
        let unfinished = blank && session.desk.unfinished.contains(&field);
        Self {
            id,
            label: voice.say(label),
            hint: None,
            // A date field shows only a date, so white space from a file is removed.
            value: if day.is_some() { value.trim().into() } else { value.clone() },
            on_paper: day.map(|day| voice.date(&day.to_string()).into()),
            error: (!blank && day.is_none() || unfinished).then(|| voice.say(Term::DateError)),
            field,
        }
    }
}

impl PlanPage {
    pub(super) fn of(session: &Session, voice: Voice<'_>) -> Self {
        let plan = Plan::of(voice.case(session), session.today);
        let arranged = session.desk.lines(&plan);
        let in_order = arranged.iter().zip(&plan.lines).all(|((id, _), line)| *id == line.id);
        let groups = lines::groups(session, voice, &plan, &arranged);
        let next = voice.link(Term::PlanToNext, Msg::GoToPart(Part::Next));
        Self {
            about: about(session, voice),
            title: voice.say(Term::PlanTitle),
            lead: voice.say(Term::PlanLead),
            summary: summary(session, voice, &plan),
            received: voice.link(Term::ReceivedTitle, Msg::Go(Place::Recommendations)),
            strengths: strengths(session, voice),
            dates: DatesPart::of(session, voice, &arranged),
            lines_title: voice.say(Term::LinesTitle),
            empty: arranged.is_empty().then(|| (voice.say(Term::PlanEmpty), next)),
            quick_win: groups
                .iter()
                .flat_map(|group| &group.lines)
                .any(|line| line.quick_win.is_some())
                .then(|| quick_win(voice)),
            groups,
            add: voice.link(Term::AddOwn, Msg::Plan(Planning::AddOwn)),
            sort: (!in_order).then(|| voice.link(Term::SortLines, Msg::Go(Place::Plan))),
            find_out: find_out(session, voice),
            files: (
                voice.say(Term::FilesTitle),
                vec![
                    voice.link(Term::PrintPlan, Msg::Print(None)),
                    voice.link(Term::DownloadJson, Msg::Offer(Export::Document)),
                ],
            ),
            print_in: LanguageChoice::to_print(voice),
        }
    }
}

/// Handling label, whose it is, and date.
fn about(session: &Session, voice: Voice<'_>) -> Vec<Phrase> {
    let date = voice.updated(session).unwrap_or_default();
    let [state, respondent, day] = named(session, voice);
    let handling = Phrase::Own(session.assessment.handling.trim().into());
    said([handling, state, respondent, day, Phrase::Ours(date.into())])
}

fn summary(session: &Session, voice: Voice<'_>, plan: &Plan) -> Text {
    let going = session.assessment.plan.iter().filter(|line| line.status == Status::InProgress).count();
    let [going, complete] = [going, plan.complete()].map(|n| voice.number(counted(n)));
    let values = [("going", &*going), ("complete", &*complete)];
    voice.count(Term::PlanSummary, counted(plan.lines.len()), &values)
}

/// The practices that the person marked to keep. They come before everything that is missing.
fn strengths(session: &Session, voice: Voice<'_>) -> Option<(Text, Vec<(Text, Text)>)> {
    let case = voice.case(session);
    let indicators = case.questionnaire.indicators();
    let marked =
        indicators.filter(|(ix, _)| session.assessment.answer(*ix).strength && case.is_in_place(*ix));
    let marked: Vec<_> = marked.map(|(ix, indicator)| (indicator.id.clone(), voice.short(ix))).collect();
    (!marked.is_empty()).then(|| (voice.say(Term::PlanKeep), marked))
}

/// The statements that are not known so far, in the order of the steps.
fn find_out(session: &Session, voice: Voice<'_>) -> Option<(Text, Vec<ShortStep>)> {
    let case = voice.case(session);
    let list = NextSteps::of(case, &Score::of(case)).find_out;
    let all = list.iter().map(|ix| ShortStep::find_out(session, voice, *ix));
    // What is in the plan is among its lines.
    let left: Vec<ShortStep> =
        all.filter(|step| step.plan.as_ref().is_some_and(|plan| !plan.planned)).collect();
    let title = voice.count(Term::FindOutTitle, counted(left.len()), &[]);
    (!left.is_empty()).then_some((title, left))
}

/// The text of a line: the questionnaire's while it is a suggestion, or else the person's.
fn says(voice: Voice<'_>, line: &PlanLine) -> Phrase {
    let own = || Phrase::Own(line.text.clone().unwrap_or_default());
    line.suggested_text(voice.content).map_or_else(own, Phrase::Ours)
}

/// Who leads: the body that usually does while it is a suggestion, or else the person's words.
pub(super) fn lead(voice: Voice<'_>, line: &PlanLine) -> Phrase {
    let own = || Phrase::Own(line.lead.clone());
    line.suggested_lead(voice.content).map_or_else(own, Phrase::Ours)
}

/// The text of a line, or the words that nothing is written yet.
pub(super) fn heading(voice: Voice<'_>, line: &PlanLine) -> Phrase {
    let says = says(voice, line);
    if says.text().trim().is_empty() { Phrase::Ours(voice.say(Term::NotDescribed)) } else { says }
}

/// The origin of a line: the id of its statement, or a step of one's own.
fn of(voice: Voice<'_>, id: LineId) -> Text {
    match id {
        LineId::Step(ix, _) => voice.id(ix),
        LineId::Own(_) => voice.say(Term::OwnStep),
    }
}
