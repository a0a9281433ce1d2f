//! The state machine: what the person does comes in, a new state and the effects on the world go out.
//!
//! It knows nothing of the page or the browser: whatever happens outside is an [`Effect`], a value that the shell
//! performs.

mod address;
mod keeping;
mod limited;
mod message;
mod planning;
mod saved;

use std::rc::Rc;

use crate::assessment::{Answer, Assessment, Evidence, LineId, Opened, Refusal, Response, limits};
use crate::calendar::Date;
use crate::content::{Content, IndicatorIx, Questionnaire, SectionIx, Term};
use crate::document::written;
use crate::plan::Group;
use crate::reading::{Fault, Problem};
use crate::score::Supposed;

pub use keeping::Keeping;
pub use limited::Full;
pub use message::{Effect, Image, Msg, Part, Picture, Place, Target, Unreadable};
pub use planning::{DateField, Entry, LineField, Planning, RecommendationField};

/// The state of one widget.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The answers.
    pub assessment: Assessment,
    /// Where the person is.
    pub place: Place,
    /// The section that was answered last; where "Continue" leads.
    pub last: Option<SectionIx>,
    /// What the person has to know or decide before going on.
    pub notice: Option<Notice>,
    /// Whether all next steps are shown, not the first few.
    pub all_steps: bool,
    /// What the person supposes, to see what would be. It is never saved, and never an answer.
    pub supposed: Vec<Supposed>,
    /// Where the answers are to be kept.
    pub keeping: Keeping,
    /// Whether this browser lets them be kept there.
    pub kept: bool,
    /// What was asked for and is still missing is pointed out only after the person was at the check.
    pub checked: Vec<SectionIx>,
    /// Today, where the person is; the shell says it before each message.
    pub today: Option<Date>,
    /// Where a date is begun and not finished.
    pub unfinished: Vec<DateField>,
    /// The recommendation that is being tied to statements, and the section whose statements are offered.
    pub tying: Option<(usize, SectionIx)>,
    /// Where the lines of the plan stand while the person works on them.
    pub arranged: Vec<(LineId, Group)>,
}

/// What the person has to know or decide before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file could not be opened.
    Refused(Refusal),
    /// A file would replace the present answers.
    ConfirmReplace(Rc<Opened>),
    /// A file was opened, and something about it should be known.
    Opened {
        /// Ids of answers to statements that this questionnaire lacks.
        aside: Vec<String>,
        /// The edition that the file was saved with, where it is another one.
        other_edition: Option<Rc<str>>,
    },
    /// Everything would be erased.
    ConfirmErase,
    /// Nothing more can be added.
    Full(Full),
    /// This browser keeps nothing.
    NotKept,
    /// The answers kept on this device were changed by another tab or window, and nothing was overwritten.
    Elsewhere,
}

impl Session {
    /// A session without any answer.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            assessment: Assessment::new(questionnaire),
            place: Place::Start,
            last: None,
            notice: None,
            all_steps: false,
            supposed: Vec::new(),
            keeping: Keeping::default(),
            kept: true,
            checked: Vec::new(),
            today: None,
            unfinished: Vec::new(),
            tying: None,
            arranged: Vec::new(),
        }
    }

    /// What happens when the person does something. `now` is the time, RFC 3339 in UTC.
    #[must_use]
    pub fn update(mut self, questionnaire: &Questionnaire, msg: Msg, now: &str) -> (Self, Vec<Effect>) {
        let before = self.is_complete(questionnaire);
        let (msg, is_full) = self.limited(msg);
        // Where one more deed might be too much, the session is held until that is known.
        let held = (!self.assessment.room(questionnaire).is_ample()).then(|| self.clone());
        self.arrange(questionnaire);
        let mut effects = self.apply(questionnaire, msg, now);
        if let Some(mut held) = held.filter(|held| self.is_overfull(held, questionnaire)) {
            let effects = held.notify(Some(Notice::Full(Full::Whole)));
            return (held, effects);
        }
        if is_full {
            effects.push(Effect::Announce(Term::FieldFull));
        }
        self.arrange(questionnaire);
        if effects.contains(&Effect::Changed) {
            if !effects.contains(&Effect::Forget) {
                effects.push(Effect::Save);
            }
            if !before && self.is_complete(questionnaire) {
                effects.push(Effect::Completed);
            }
        }
        (self, effects)
    }

    /// Whether every statement that is asked has an answer.
    #[must_use]
    pub fn is_complete(&self, questionnaire: &Questionnaire) -> bool {
        let mut asked = questionnaire.indicators().filter(|(ix, _)| self.assessment.asks(questionnaire, *ix));
        asked.all(|(ix, _)| self.assessment.answer(ix).settled() != Response::None)
    }

    /// The same session with the person at another place.
    #[must_use]
    pub fn at(&self, place: Place) -> Self {
        Self { place, ..self.clone() }
    }

    /// The document as it is downloaded.
    #[must_use]
    pub fn document(&self, content: &Content) -> String {
        written(&self.assessment, content)
    }

    fn apply(&mut self, questionnaire: &Questionnaire, msg: Msg, now: &str) -> Vec<Effect> {
        match msg {
            Msg::ChooseDepth(depth) => {
                self.assessment.depth = Some(depth);
                vec![Effect::Changed]
            }
            Msg::Go(place) => self.go(place, Target::Title),
            Msg::GoToKeeping => self.go(Place::Start, Target::Keeping),
            Msg::GoTo(ix) => self.go_to(questionnaire, ix, Target::Statement(ix)),
            Msg::GoToReason(ix) => self.go_to(questionnaire, ix, Target::Reason(ix)),
            Msg::GoToLink(ix, n) => self.go_to(questionnaire, ix, Target::Link(ix, n)),
            Msg::GoToPart(part) => self.go(Place::Results, Target::Part(part)),
            Msg::Level(ix, level) => self.respond(ix, Response::Level(level), now),
            Msg::NotKnown(ix) => self.respond(ix, Response::NotKnown, now),
            Msg::NotApplicable(ix) => {
                let mut effects = self.respond(ix, Response::NotApplicable, now);
                effects.push(Effect::Announce(Term::ReasonNeeded));
                effects
            }
            Msg::Clear(ix) => {
                let mut effects = self.respond(ix, Response::None, now);
                effects.extend([Effect::Announce(Term::Cleared), Effect::Focus(Target::FirstRung(ix))]);
                effects
            }
            Msg::Reason(ix, text) => self.edit(ix, now, |answer| answer.reason = text),
            Msg::Note(ix, text) => self.edit(ix, now, |answer| answer.note = text),
            Msg::EvidenceTitle(ix, n, text) => self.edit(ix, now, |answer| evidence(answer, n).title = text),
            Msg::EvidenceLink(ix, n, text) => self.edit(ix, now, |answer| evidence(answer, n).link = text),
            Msg::AddEvidence(ix) => self.add_evidence(ix, now),
            Msg::RemoveEvidence(ix, n) => self.remove_evidence(ix, n, now),
            Msg::Keep(ix, keep) => self.edit(ix, now, |answer| answer.keep = keep),
            Msg::Risk(ix, group, marked) => {
                self.assessment.mark_risk(ix, group, marked);
                self.stamp(now)
            }
            Msg::Handling(text) => {
                self.assessment.handling = text;
                vec![Effect::Changed]
            }
            Msg::ShowAllSteps(all) => {
                self.all_steps = all;
                vec![Effect::Focus(Target::Part(Part::Next))]
            }
            Msg::Suppose(ix, level) => self.suppose(&[ix], level),
            Msg::SupposeInPlace(list) => self.suppose(&list, Some(questionnaire.highest())),
            Msg::SupposeNothing => {
                self.supposed.clear();
                vec![Effect::Announce(Term::WhatIfCleared), Effect::Focus(Target::Title)]
            }
            Msg::Open(file) => self.open(questionnaire, file),
            Msg::Replace => match self.notice.take() {
                Some(Notice::ConfirmReplace(opened)) => self.adopt(&opened),
                other => self.notify(other),
            },
            Msg::Set(opened) => {
                self.assessment = opened.assessment.clone();
                self.checked.clear();
                self.unfinished.clear();
                self.tying = None;
                self.supposed.clear();
                self.remark(&opened);
                vec![Effect::Changed]
            }
            Msg::Download => vec![Effect::Download, Effect::Announce(Term::Saved)],
            Msg::SavePicture(picture, image) => {
                vec![Effect::SavePicture(picture, image), Effect::Announce(Term::Saved)]
            }
            Msg::DownloadCalendar => vec![Effect::DownloadCalendar, Effect::Announce(Term::Saved)],
            Msg::Plan(what) => self.plan(questionnaire, what, now),
            Msg::Print => vec![Effect::Print],
            Msg::AskErase => self.notify(Some(Notice::ConfirmErase)),
            Msg::Erase => {
                let (keeping, kept, today) = (self.keeping, self.kept, self.today);
                *self = Self { keeping, kept, today, ..Self::new(questionnaire) };
                let done = [
                    Effect::Changed,
                    Effect::Forget,
                    Effect::Announce(Term::Erased),
                    Effect::Focus(Target::Title),
                ];
                done.into()
            }
            Msg::Dismiss => {
                self.notice = None;
                vec![Effect::Focus(Target::Title)]
            }
            Msg::KeepIn(keeping) => {
                self.keeping = keeping;
                vec![Effect::Save]
            }
            Msg::Kept(kept) => {
                self.kept = kept;
                match self.notice {
                    _ if !kept => {
                        self.notice = Some(Notice::NotKept);
                        return vec![Effect::Announce(Term::NotKeptSaid)];
                    }
                    Some(Notice::NotKept) => self.notice = None,
                    _ => {}
                }
                Vec::new()
            }
            Msg::Elsewhere => match self.notice.replace(Notice::Elsewhere) {
                Some(Notice::Elsewhere) => Vec::new(),
                _ => vec![Effect::Announce(Term::ElsewhereTitle)],
            },
            Msg::TakeElsewhere => {
                self.notice = None;
                vec![Effect::Reread]
            }
            Msg::Overwrite => {
                self.notice = None;
                vec![Effect::Overwrite, Effect::Focus(Target::Title)]
            }
            Msg::Resume(text) => match Self::from_saved(&text, questionnaire) {
                Some(session) => {
                    *self = Self { keeping: self.keeping, today: self.today, ..session };
                    vec![Effect::Changed, Effect::Focus(Target::Title)]
                }
                None => Vec::new(),
            },
        }
    }

    fn go(&mut self, place: Place, target: Target) -> Vec<Effect> {
        self.put_notice(None);
        self.place = place;
        self.unfinished.clear();
        self.arranged.clear();
        match place {
            Place::Section(ix) => self.last = Some(ix),
            Place::Check(ix) if !self.checked.contains(&ix) => self.checked.push(ix),
            _ => {}
        }
        vec![Effect::Focus(target), Effect::Save]
    }

    fn go_to(&mut self, questionnaire: &Questionnaire, ix: IndicatorIx, target: Target) -> Vec<Effect> {
        let section = questionnaire.indicator(ix).section;
        self.go(Place::Section(section), target)
    }

    fn respond(&mut self, ix: IndicatorIx, response: Response, now: &str) -> Vec<Effect> {
        self.edit(ix, now, |answer| answer.response = response)
    }

    fn edit(&mut self, ix: IndicatorIx, now: &str, change: impl FnOnce(&mut Answer)) -> Vec<Effect> {
        let answer = self.assessment.answer_mut(ix);
        change(answer);
        answer.at = now.into();
        self.stamp(now)
    }

    fn stamp(&mut self, now: &str) -> Vec<Effect> {
        if self.assessment.created.is_empty() {
            self.assessment.created = now.into();
        }
        self.assessment.updated = now.into();
        vec![Effect::Changed]
    }

    /// What follows is read out by the page itself: the line with the figures changes.
    fn suppose(&mut self, list: &[IndicatorIx], level: Option<usize>) -> Vec<Effect> {
        self.supposed.retain(|(other, _)| !list.contains(other));
        self.supposed.extend(list.iter().filter_map(|ix| Some((*ix, level?))));
        Vec::new()
    }

    fn add_evidence(&mut self, ix: IndicatorIx, now: &str) -> Vec<Effect> {
        // What is shown empty need not exist yet; adding one makes it real, and one more after it.
        let shown = self.assessment.answer(ix).evidence.len().max(1);
        if shown >= limits::MANY {
            return self.notify(Some(Notice::Full(Full::List)));
        }
        let mut effects = self.edit(ix, now, |answer| {
            evidence(answer, shown);
        });
        effects.push(Effect::Focus(Target::EvidenceTitle(ix, shown)));
        effects
    }

    fn remove_evidence(&mut self, ix: IndicatorIx, n: usize, now: &str) -> Vec<Effect> {
        let mut effects = self.edit(ix, now, |answer| {
            if n < answer.evidence.len() {
                answer.evidence.remove(n);
            }
        });
        effects.push(Effect::Focus(Target::EvidenceTitle(ix, n.saturating_sub(1))));
        effects
    }

    fn open(&mut self, questionnaire: &Questionnaire, file: Result<Rc<str>, Unreadable>) -> Vec<Effect> {
        let opened = match file {
            Ok(text) => Assessment::open(&text, questionnaire),
            Err(unreadable) => Err(unreadable.into()),
        };
        match opened {
            Ok(opened) if self.assessment.is_blank() => self.adopt(&opened),
            Ok(opened) => self.notify(Some(Notice::ConfirmReplace(Rc::new(opened)))),
            Err(refusal) => {
                let mut effects = self.notify(Some(Notice::Refused(refusal)));
                effects.push(Effect::Failed);
                effects
            }
        }
    }

    fn adopt(&mut self, opened: &Opened) -> Vec<Effect> {
        self.assessment = opened.assessment.clone();
        self.place = Place::Tasks;
        self.last = None;
        self.checked.clear();
        self.unfinished.clear();
        self.tying = None;
        self.supposed.clear();
        let target = if self.remark(opened) { Target::Notice } else { Target::Title };
        vec![Effect::Changed, Effect::Announce(Term::FileOpened), Effect::Focus(target)]
    }

    /// Says what should be known about a document that was opened; whether there is anything.
    fn remark(&mut self, opened: &Opened) -> bool {
        let aside: Vec<String> = self.assessment.aside().map(str::to_owned).collect();
        let remarkable = !aside.is_empty() || opened.other_edition.is_some();
        let remark = || Notice::Opened { aside, other_edition: opened.other_edition.clone() };
        self.put_notice(remarkable.then(remark));
        remarkable
    }

    /// Shows a notice, or none; but that nothing is kept is said until the person has closed it.
    fn put_notice(&mut self, notice: Option<Notice>) {
        let lasting = self.notice.take().filter(|it| *it == Notice::NotKept);
        self.notice = notice.or(lasting);
    }

    fn notify(&mut self, notice: Option<Notice>) -> Vec<Effect> {
        self.notice = notice;
        vec![Effect::Focus(Target::Notice)]
    }
}

/// A document of an answer, made where it does not exist yet. Behind the last that there may be, it is that one.
fn evidence(answer: &mut Answer, n: usize) -> &mut Evidence {
    let n = n.min(limits::MANY - 1);
    if answer.evidence.len() <= n {
        answer.evidence.resize(n + 1, Evidence::default());
    }
    #[expect(clippy::indexing_slicing, reason = "the list was made long enough just above")]
    &mut answer.evidence[n]
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::TooLarge(bytes) => Self::TooLarge(bytes),
            Unreadable::NotText => Self::NotOurs(Problem::new("", Fault::Expected("a text"))),
        }
    }
}
