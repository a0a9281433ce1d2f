//! The state machine: a message comes in, a new state and the effects on the world go out.
//!
//! It knows nothing of the page or the browser. An action on the outside is an [`Effect`], a value that the shell
//! performs.

mod address;
mod back;
mod closing;
mod deeds;
mod desk;
mod effect;
mod history;
mod keeping;
mod limited;
mod message;
mod notice;
mod offered;
mod outcome;
mod planning;
mod removed;
mod saved;
mod search;
mod trail;
mod unanswered;
mod way_back;

use std::rc::Rc;

use crate::assessment::{Answer, Assessment, Depth, Evidence, Opened, Response, limits};
use crate::calendar::Date;
use crate::case::{Case, Progress};
use crate::content::{Content, IndicatorIx, Questionnaire, SectionIx, Term};
use crate::document::written;
use outcome::{Outcome, Reach};
use trail::Heading;

pub use desk::{Desk, Tying};
pub use effect::{Announcement, Effect, Target};
pub use history::{Change, History, Spot};
pub use keeping::Keeping;
pub use limited::Full;
pub use message::{Export, Image, Msg, Part, Picture, Place, WhoseField};
pub use notice::{Notice, Unreadable};
pub use offered::Offered;
pub use planning::{DateField, Entry, LineField, Planning, RecommendationField};
pub use removed::Removed;
pub use saved::Restored;
pub use search::{Search, SearchIn};
pub use way_back::{Spotted, WayBack};

/// The state of one widget.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The answers.
    pub assessment: Assessment,
    /// Where the person is.
    pub place: Place,
    /// Where the person came from.
    pub way_back: Option<WayBack>,
    /// The section that was answered last; "Continue" leads there.
    pub last: Option<SectionIx>,
    /// What the person has to know or decide before going on.
    pub notice: Option<Notice>,
    /// Where the person wants the answers kept.
    pub keeping: Keeping,
    /// Whether this browser can keep them there.
    pub kept: bool,
    /// Whether this is a frame in a page of another site: what is kept is then for that site alone.
    pub framed: bool,
    /// Whether the names of files say whose assessment it is.
    pub named: bool,
    /// Today, where the person is; the shell sets it before each message.
    pub today: Option<Date>,
    /// The link or button that the person has just pressed; the shell sets it before each message.
    pub touched: Option<Spotted>,
    /// The answers as they were when a file got them or they came from one.
    pub filed: Option<Assessment>,
    /// The answers as the page around the widget gave them.
    pub given: Option<Assessment>,
    /// The working state.
    pub desk: Desk,
    /// The changes that can be undone or redone.
    pub history: History,
}

impl Session {
    /// A session without any answer.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            assessment: Assessment::new(questionnaire),
            place: Place::Start,
            way_back: None,
            last: None,
            notice: None,
            keeping: Keeping::default(),
            kept: true,
            framed: false,
            named: false,
            today: None,
            touched: None,
            filed: None,
            given: None,
            desk: Desk::default(),
            history: History::default(),
        }
    }

    /// Applies a message. Returns the new session and the effects. `now` is the time, RFC 3339 in UTC.
    #[must_use]
    pub fn update(mut self, questionnaire: &Questionnaire, msg: Msg, now: &str) -> (Self, Vec<Effect>) {
        let (msg, is_full) = self.limited(questionnaire, msg);
        let was_complete = self.is_complete(questionnaire);
        let was_at_risk = self.is_at_risk();
        let heading = Heading::of(&msg, questionnaire);
        // Cheap: the copies share everything that does not change.
        let (before, spot) = (self.assessment.clone(), self.spot());
        let place_before = self.place;
        // Near the size limit, a copy is held until it is known that the change fits.
        let held = self.can_overfill(questionnaire, &msg).then(|| self.clone());
        self.arrange(questionnaire);
        let closes = matches!(msg, Msg::CloseRemoved);
        let removed = self.desk.removed.take().filter(|_| !closes);
        let Outcome { reach, effects: own } = self.apply(questionnaire, msg, now);
        self.keep_removed(removed, reach);
        if let Some(mut held) = held.filter(|held| self.is_overfull(held, questionnaire)) {
            let refused = held.notify(Notice::Full(Full::Whole));
            return (held, refused.effects);
        }
        self.arrange(questionnaire);
        self.remember(reach, before, spot);
        let progress = self.progress(questionnaire);
        let changed = !matches!(reach, Reach::View | Reach::Session);
        let saved = !matches!(reach, Reach::View | Reach::Erased);
        let completed = changed && !was_complete && progress.is_complete();
        let mut effects: Vec<Effect> = changed.then_some(Effect::Changed(progress)).into_iter().collect();
        effects.extend(heading.effect(&self, place_before, questionnaire));
        effects.extend(own);
        effects.extend(is_full.then(|| Effect::say(Term::FieldFull)));
        effects.extend(saved.then(|| Effect::Save(self.keeping, self.to_saved(questionnaire).into())));
        effects.extend(completed.then_some(Effect::Completed(progress)));
        let is_at_risk = self.is_at_risk();
        effects.extend((is_at_risk != was_at_risk).then_some(Effect::Guard(is_at_risk)));
        (self, effects)
    }

    /// How many statements are asked, and how many of them are answered.
    #[must_use]
    pub fn progress(&self, questionnaire: &Questionnaire) -> Progress {
        Case::of(questionnaire, &self.assessment).progress()
    }

    /// Whether every statement that is asked has an answer.
    #[must_use]
    pub fn is_complete(&self, questionnaire: &Questionnaire) -> bool {
        self.progress(questionnaire).is_complete()
    }

    /// Whether the person is asked if a file is to replace the present answers.
    #[must_use]
    pub fn asks_to_replace(&self) -> bool {
        matches!(self.notice, Some(Notice::ConfirmReplace(_)))
    }

    /// The same session with the person at another place.
    #[must_use]
    pub fn at(&self, place: Place) -> Self {
        Self { place, ..self.clone() }
    }

    /// Another session in the same browser, in the same frame and on the same day.
    fn followed_by(&self, session: Self) -> Self {
        Self { keeping: self.keeping, kept: self.kept, framed: self.framed, today: self.today, ..session }
    }

    /// The document as it is downloaded.
    #[must_use]
    pub fn document(&self, content: &Content) -> String {
        written(&self.assessment, content)
    }

    fn apply(&mut self, questionnaire: &Questionnaire, msg: Msg, now: &str) -> Outcome {
        match msg {
            Msg::ChooseDepth(depth) => {
                self.assessment.depth = Some(depth);
                Outcome::changed(Change::Depth, [])
            }
            Msg::Begin(depth) => self.begin(questionnaire, depth),
            Msg::Go(place) => self.go(place, self.top_of(questionnaire, place)),
            Msg::BackTo(place) => self.back_to(place),
            Msg::Leave(ix, place) => self.leave(questionnaire, ix, place),
            Msg::Arrive(to) => self.arrive(questionnaire, *to, now),
            Msg::Travel(to, left) => self.travel(questionnaire, *to, left, now),
            Msg::Skip => Outcome::shown([Effect::Focus(Target::Title)]),
            Msg::GoToKeeping => self.go(Place::Start, Target::Keeping),
            Msg::GoTo(ix) => self.go_to(questionnaire, ix, Target::Statement(ix)),
            Msg::GoToReason(ix) => self.go_to(questionnaire, ix, Target::Reason(ix)),
            Msg::GoToLink(ix, n) => self.go_to(questionnaire, ix, Target::Link(ix, n)),
            Msg::GoToPart(part) => self.go(Place::Results, Target::Part(part)),
            Msg::GoToRecommendation(n) => self.go(Place::Recommendations, Target::RecommendationHeading(n)),
            Msg::GoToDays => Outcome::shown([Effect::Focus(Target::Days)]),
            Msg::Search(place, words) => self.look_for(place, words),
            Msg::ShowAllFound(place) => self.show_all_found(place),
            Msg::GoToFound(place) => Outcome::shown([Effect::Focus(Target::Found(place))]),
            Msg::Level(ix, level) => self.respond(ix, Response::Level(level), now),
            Msg::NotKnown(ix) => self.respond(ix, Response::NotKnown, now),
            Msg::NotApplicable(ix) => {
                self.respond(ix, Response::NotApplicable, now).and([Effect::say(Term::ReasonNeeded)])
            }
            Msg::NoneApplies(ix) => self.none_applies(questionnaire, ix, now),
            Msg::SharedReason(ix, text) => self.share_reason(questionnaire, ix, &text, now),
            Msg::Clear(ix) => self
                .respond(ix, Response::None, now)
                .and([Effect::say(Term::Cleared), Effect::Focus(Target::FirstRung(ix))]),
            Msg::Treaty(ix, joined) => {
                self.assessment.join(ix, joined);
                self.stamp(now);
                Outcome::changed(Change::Treaty(ix), [])
            }
            Msg::Confirm(ix) => self.confirm(ix, now),
            Msg::Reason(ix, text) => self.edit(Change::Reason(ix), ix, now, |answer| answer.reason = text),
            Msg::Note(ix, text) => self.edit(Change::Note(ix), ix, now, |answer| answer.note = text),
            Msg::EvidenceTitle(ix, n, text) => {
                self.edit(Change::EvidenceTitle(ix, n), ix, now, |answer| evidence(answer, n).title = text)
            }
            Msg::EvidenceLink(ix, n, text) => {
                self.edit(Change::EvidenceLink(ix, n), ix, now, |answer| evidence(answer, n).link = text)
            }
            Msg::AddEvidence(ix) => self.add_evidence(ix, now),
            Msg::RemoveEvidence(ix, n) => self.remove_evidence(ix, n, now),
            Msg::MarkStrength(ix, keep) => {
                self.edit(Change::Practice(ix), ix, now, |answer| answer.strength = keep)
            }
            Msg::Risk(ix, group, marked) => {
                self.assessment.mark_risk(ix, group, marked);
                self.stamp(now);
                Outcome::changed(Change::Risk(ix, group), [])
            }
            Msg::Handling(text) => {
                self.assessment.handling = text;
                Outcome::changed(Change::Handling, [])
            }
            Msg::Whose(field, text) => {
                match field {
                    WhoseField::State => self.assessment.title = text,
                    WhoseField::Respondent => self.assessment.respondent = text,
                }
                Outcome::changed(Change::Whose(field), [])
            }
            Msg::NameFiles(named) => {
                self.named = named;
                Outcome::moved([])
            }
            Msg::ShowAllSteps(all) => {
                self.desk.all_steps = all;
                Outcome::shown([Effect::Focus(Target::Part(Part::Next))])
            }
            Msg::Annex(chosen) => {
                self.desk.annex = chosen;
                Outcome::shown([])
            }
            // No announcement: the line with the figures is read out when it changes.
            Msg::Suppose(ix, level) => {
                self.desk.suppose(&[ix], level);
                Outcome::shown([])
            }
            Msg::SupposeInPlace(list) => {
                self.desk.suppose(&list, Some(questionnaire.highest()));
                Outcome::shown([])
            }
            Msg::SupposeNothing => {
                self.desk.supposed.clear();
                Outcome::shown([Effect::say(Term::WhatIfCleared), Effect::Focus(Target::Title)])
            }
            Msg::Reading => self.read_on(),
            Msg::Open(Ok(opened)) if self.assessment.is_blank() => self.adopt(&opened, now),
            Msg::Open(Ok(opened)) => self.notify(Notice::ConfirmReplace(opened)),
            Msg::Open(Err(refusal)) => {
                let failed = Effect::Failed(refusal.reason());
                self.notify(Notice::Refused(refusal)).and([failed])
            }
            Msg::Replace => match self.notice.take() {
                Some(Notice::ConfirmReplace(opened)) => self.adopt(&opened, now),
                other => {
                    self.notice = other;
                    Outcome::shown([])
                }
            },
            Msg::Set(opened) => {
                self.take(&opened, now);
                self.given = self.filed.take();
                Outcome::changed(Change::Page, [])
            }
            Msg::NotSet(refusal) => {
                let failed = Effect::Failed(refusal.reason());
                self.put_notice(Some(Notice::Refused(refusal)));
                Outcome::shown([failed])
            }
            Msg::BeginAt(to, may_focus) => self.begin_at(questionnaire, *to, may_focus, now),
            Msg::Offer(export) => self.offer(export),
            Msg::NotPainted(export) => self.not_painted(export),
            Msg::Offered(offered) => self.offered(offered),
            Msg::ShowWays => self.show_ways(),
            Msg::Share => {
                let is_text = self.desk.offered.as_ref().is_some_and(|offered| offered.text.is_some());
                Outcome::shown([Effect::Share { is_text }])
            }
            Msg::Shared(shared) => self.tried(if shared { Term::Shared } else { Term::NotShared }),
            Msg::Copy => self.copy(),
            Msg::Copied(copied) => self.tried(if copied { Term::Copied } else { Term::NotCopied }),
            Msg::CloseOffered => self.close_offered(),
            Msg::Plan(what) => self.plan(questionnaire, what, now),
            Msg::CloseRemoved => self.close_removed(),
            Msg::Print(language) => Outcome::shown([Effect::Print(language)]),
            Msg::AskErase => self.notify(Notice::ConfirmErase),
            Msg::Undo => self.step(questionnaire, History::undo, Announcement::Undone, now),
            Msg::Redo => self.step(questionnaire, History::redo, Announcement::Redone, now),
            Msg::Erase => self.erase(questionnaire),
            Msg::Unerase => self.unerase(now),
            Msg::Reset => self.reset(questionnaire),
            Msg::Dismiss => {
                self.notice = None;
                Outcome::shown([Effect::Focus(Target::Title)])
            }
            Msg::KeepIn(keeping) => {
                self.keeping = keeping;
                Outcome::moved([])
            }
            Msg::Kept(kept) => self.report_kept(kept),
            Msg::Speak(tag) => Outcome::shown([Effect::Speak(tag)]),
            Msg::NotSpoken => self.announce(Notice::NotSpoken, Term::LanguageFailed),
            Msg::Spoken => {
                self.notice.take_if(|notice| *notice == Notice::NotSpoken);
                Outcome::shown([Effect::say(Term::LanguageShown)])
            }
            Msg::Recovered => self.announce(Notice::Recovered, Term::RecoveredSaid),
            Msg::SetAside(why) => self.say_aside(why),
            Msg::OfferAside => Outcome::shown([Effect::OfferAside]),
            Msg::EraseAside => {
                self.notice.take_if(|notice| matches!(notice, Notice::SetAside(_)));
                let effects =
                    [Effect::EraseAside, Effect::say(Term::AsideErased), Effect::Focus(Target::Title)];
                Outcome::shown(effects)
            }
            Msg::Elsewhere => self.announce(Notice::Elsewhere, Term::ElsewhereTitle),
            Msg::TakeElsewhere => {
                self.notice = None;
                Outcome::shown([Effect::Reread])
            }
            Msg::Overwrite => {
                self.notice = None;
                let text = self.to_saved(questionnaire).into();
                Outcome::shown([Effect::Overwrite(self.keeping, text), Effect::Focus(Target::Title)])
            }
            Msg::Theirs(theirs) => self.take_theirs(questionnaire, theirs),
        }
    }

    fn spot(&self) -> Spot {
        Spot { place: self.place, last: self.last }
    }

    fn arrange(&mut self, questionnaire: &Questionnaire) {
        self.desk.arrange(Case::of(questionnaire, &self.assessment), self.place, self.today);
    }

    fn go(&mut self, place: Place, target: Target) -> Outcome {
        self.put_notice(None);
        self.note_way_back(place);
        self.place = place;
        self.desk.turn(place);
        if let Place::Section(ix) = place {
            self.last = Some(ix);
        }
        Outcome::moved([Effect::Focus(target)])
    }

    fn go_to(&mut self, questionnaire: &Questionnaire, ix: IndicatorIx, target: Target) -> Outcome {
        if self.desk.shows(self.place, ix) {
            self.desk.at = Some(ix);
            return self.go_on(target);
        }
        let place = Place::Section(questionnaire.indicator(ix).section);
        let gone = self.go(place, target);
        self.desk.show(Case::of(questionnaire, &self.assessment), place, Some(ix));
        self.desk.at = Some(ix);
        gone
    }

    /// Goes to another part of the same screen.
    fn go_on(&mut self, target: Target) -> Outcome {
        self.put_notice(None);
        Outcome::moved([Effect::Focus(target)])
    }

    fn begin(&mut self, questionnaire: &Questionnaire, depth: Depth) -> Outcome {
        // A person who has not chosen is asked everything.
        let is_new = self.assessment.depth.unwrap_or(Depth::All) != depth;
        if is_new {
            self.assessment.depth = Some(depth);
        }
        // A quick look has one way through; the whole questionnaire is taken in any order.
        let first = questionnaire.sections().next().filter(|_| depth == Depth::Key);
        let gone = self.go(first.map_or(Place::Tasks, |(ix, _)| Place::Section(ix)), Target::Title);
        if is_new { Outcome::changed(Change::Depth, gone.effects) } else { gone }
    }

    /// Where a screen begins: at its title, or for a section in the middle of a screen at its own.
    fn top_of(&self, questionnaire: &Questionnaire, place: Place) -> Target {
        let case = Case::of(questionnaire, &self.assessment);
        match place {
            Place::Section(ix) if case.sheet(ix).first() != Some(&ix) => Target::Section(ix),
            _ => Target::Title,
        }
    }

    fn leave(&mut self, questionnaire: &Questionnaire, ix: SectionIx, to: Place) -> Outcome {
        let case = Case::of(questionnaire, &self.assessment);
        let sections = case.sheet(ix).into_iter().flat_map(|ix| &questionnaire.section(ix).indicators);
        let lacks = sections.filter(|ix| case.asks(**ix)).any(|ix| case.lacks(*ix));
        self.go(if lacks { Place::Check(ix) } else { to }, Target::Title)
    }

    /// Statements with a level keep it.
    fn none_applies(&mut self, questionnaire: &Questionnaire, ix: SectionIx, now: &str) -> Outcome {
        for ix in &questionnaire.section(ix).indicators {
            if !matches!(self.assessment.answer(*ix).response, Response::Level(_)) {
                let _ = self.respond(*ix, Response::NotApplicable, now);
            }
        }
        let effects = [Effect::say(Term::ReasonNeeded), Effect::Focus(Target::SharedReason(ix))];
        Outcome::changed(Change::NoneApplies(ix), effects)
    }

    fn share_reason(
        &mut self,
        questionnaire: &Questionnaire,
        section: SectionIx,
        text: &Rc<str>,
        now: &str,
    ) -> Outcome {
        for ix in Case::of(questionnaire, &self.assessment).left_out_together(section) {
            let _ = self.edit(Change::Reason(ix), ix, now, |answer| answer.reason = Rc::clone(text));
        }
        Outcome::changed(Change::SharedReason(section), [])
    }

    fn respond(&mut self, ix: IndicatorIx, response: Response, now: &str) -> Outcome {
        self.edit(Change::Answer(ix), ix, now, |answer| {
            answer.response = response;
            if response != Response::None {
                answer.earlier.clear();
            }
        })
    }

    /// The answer of an earlier edition is right in this one, too.
    fn confirm(&mut self, ix: IndicatorIx, now: &str) -> Outcome {
        let confirmed = self.edit(Change::Answer(ix), ix, now, |answer| answer.earlier.clear());
        confirmed.and([Effect::say(Term::EarlierConfirmed), Effect::Focus(Target::Statement(ix))])
    }

    fn edit(
        &mut self,
        change: Change,
        ix: IndicatorIx,
        now: &str,
        edit: impl FnOnce(&mut Answer),
    ) -> Outcome {
        let answer = self.assessment.answer_mut(ix);
        edit(answer);
        answer.at = now.into();
        self.stamp(now);
        self.desk.at = Some(ix);
        Outcome::changed(change, [])
    }

    fn stamp(&mut self, now: &str) {
        self.assessment.begin(now);
        self.assessment.updated = now.into();
    }

    fn add_evidence(&mut self, ix: IndicatorIx, now: &str) -> Outcome {
        // The empty piece on the screen may not exist yet. Adding one creates it, and one more after it.
        let shown = self.assessment.answer(ix).evidence.len().max(1);
        if shown >= limits::MANY {
            return self.notify(Notice::Full(Full::List));
        }
        let added = self.edit(Change::Evidence(ix), ix, now, |answer| {
            evidence(answer, shown);
        });
        added.and([Effect::Focus(Target::EvidenceTitle(ix, shown))])
    }

    fn remove_evidence(&mut self, ix: IndicatorIx, n: usize, now: &str) -> Outcome {
        let removed = self.edit(Change::Evidence(ix), ix, now, |answer| {
            if n < answer.evidence.len() {
                answer.evidence.remove(n);
            }
        });
        removed.and([Effect::Focus(Target::EvidenceTitle(ix, n.saturating_sub(1)))])
    }

    fn adopt(&mut self, opened: &Opened, now: &str) -> Outcome {
        self.place = Place::Tasks;
        self.last = None;
        let target = if self.take(opened, now) { Target::Notice } else { Target::Title };
        Outcome::changed(Change::File, [Effect::say(Term::FileOpened), Effect::Focus(target)])
    }

    /// Takes over a document. Returns whether there is something to know about it, and shows that as a notice.
    fn take(&mut self, opened: &Opened, now: &str) -> bool {
        self.assessment = opened.assessment.clone();
        if !self.assessment.is_blank() {
            self.assessment.begin(now);
        }
        self.desk = Desk { all_steps: self.desk.all_steps, ..Desk::default() };
        self.filed = Some(self.assessment.clone());
        let remark = Notice::about(opened);
        let remarkable = remark.is_some();
        self.put_notice(remark);
        remarkable
    }

    /// Takes over what another tab, window or frame keeps. If that is erased, this session is erased, too; if it cannot
    /// be read, it is set aside, and this session is kept.
    fn take_theirs(&mut self, questionnaire: &Questionnaire, theirs: Option<Rc<str>>) -> Outcome {
        let Some(text) = theirs else { return self.erase(questionnaire) };
        match Self::from_saved(&text, questionnaire) {
            Ok(Restored { session, .. }) => self.resume(session),
            Err(refusal) => Outcome::moved([Effect::SetAside]).and(self.say_aside((&refusal).into()).effects),
        }
    }

    fn resume(&mut self, session: Self) -> Outcome {
        let history = std::mem::take(&mut self.history);
        *self = self.followed_by(Self { history, ..session });
        Outcome::changed(Change::Elsewhere, [Effect::Focus(Target::Title)])
    }
}

/// A piece of evidence of an answer, created where it is missing. A number beyond the limit gives the last one.
fn evidence(answer: &mut Answer, n: usize) -> &mut Evidence {
    let n = n.min(limits::MANY - 1);
    if answer.evidence.len() <= n {
        answer.evidence.resize(n + 1, Evidence::default());
    }
    #[expect(clippy::indexing_slicing, reason = "the list was made long enough just above")]
    &mut answer.evidence[n]
}
