//! Writing an assessment as a document. It knows nothing of the results that a download adds.

use super::{Answer, Assessment, Depth, Earlier, Evidence, Response};
use crate::content::Questionnaire;
use crate::content::locale::Locale;
use crate::reading::{Json, Text};

/// The name of the format.
pub const FORMAT: &str = "uncat-readiness/assessment";

/// The version that is written, and the newest that is read.
pub const VERSION: i64 = 1;

/// The largest document that is read, in bytes: some hundred times a full one. A written document is no larger, with
/// results and white space ([`limits::WHOLE`](super::limits::WHOLE)).
pub const MAX_BYTES: u32 = 5_000_000;

/// The names of the answers that are not a level.
pub(super) const NOT_KNOWN: &str = "not-known";
pub(super) const NOT_APPLICABLE: &str = "not-applicable";

pub(super) const DEPTHS: [&str; 2] = ["key", "all"];

impl Depth {
    pub(super) const ALL: [Self; 2] = [Self::Key, Self::All];

    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::All => "all",
        }
    }

    /// The depth of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|depth| depth.name() == name)
    }
}

impl Response {
    /// Its name in the document; `None` where there is no answer.
    #[must_use]
    pub fn name(self, questionnaire: &Questionnaire) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Level(level) => questionnaire.levels.get(level).map(|id| &**id),
            Self::NotKnown => Some(NOT_KNOWN),
            Self::NotApplicable => Some(NOT_APPLICABLE),
        }
    }

    /// The response of a name.
    #[must_use]
    pub fn find(name: &str, questionnaire: &Questionnaire) -> Option<Self> {
        match name {
            NOT_KNOWN => Some(Self::NotKnown),
            NOT_APPLICABLE => Some(Self::NotApplicable),
            _ => questionnaire.levels.iter().position(|id| &**id == name).map(Self::Level),
        }
    }
}

/// The most bytes of a name in the name of a file. Systems take 255 for the whole.
const NAME: usize = 120;

/// A name as a part of the name of a file: letters, marks and digits of any script, the rest as hyphens. Characters that
/// nobody sees are left out, since they can turn a name around.
fn in_a_file_name(name: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    let is_part = |c: char| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace() && !c.is_control();
    let seen: String = name.chars().filter(|c| !is_unseen(*c)).collect();
    let mut written = String::new();
    for word in seen.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
        if !written.is_empty() {
            written.push('-');
        }
        written.push_str(word);
    }
    let most = written.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= NAME).last();
    written.truncate(most.unwrap_or_default());
    written
}

impl Assessment {
    /// The name of a file: whose assessment it is where `named`, the day of the last change if there is one, `what` it
    /// shows if that is not all, and its ending.
    #[must_use]
    pub fn file_name(&self, locale: &dyn Locale, named: bool, what: &str, ending: &str) -> String {
        let day = self.updated_on(locale).map(|day| day.to_string());
        let whose = if named { in_a_file_name(&self.title) } else { String::new() };
        let pieces = ["uncat-readiness", &whose, day.as_deref().unwrap_or_default(), what];
        let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        [&pieces.join("-"), ".", ending].concat()
    }

    /// The person's entries, as a document. A download adds its results ([`document`](crate::document::document)).
    #[must_use]
    pub fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let edition =
            [("id", Json::text(&*questionnaire.id)), ("edition", Json::text(&*questionnaire.edition))];
        let mut document = Json::object([
            ("format", Json::text(FORMAT)),
            ("version", Json::Int(VERSION)),
            ("questionnaire", Json::object(edition)),
        ]);
        let texts = [
            ("title", &self.title),
            ("handling", &self.handling),
            ("respondent", &self.respondent),
            ("asOf", &self.as_of),
            ("created", &self.created),
            ("updated", &self.updated),
        ];
        push_texts(&mut document, &texts);
        if let Some(depth) = self.depth {
            document.push("depth", Json::text(depth.name()));
        }
        let point = self.starting_point.map(|ix| &questionnaire.starting_point(ix).id);
        if let Some(point) = point.or(self.starting_point_aside.as_ref()) {
            document.push("startingPoint", Json::text(&**point));
        }
        push_texts(&mut document, &[("deposit", &self.deposit)]);
        if self.tells_treaties() {
            let joined = questionnaire.treaties().filter(|(ix, _)| self.has_joined(*ix));
            let ids = joined.map(|(_, treaty)| &treaty.id).chain(&self.aside.treaties);
            document.push("treaties", Json::List(ids.map(|id| Json::text(&**id)).collect()));
        }
        document.push("answers", self.answers_json(questionnaire));
        document.push("groupsAtRisk", self.risk_json(questionnaire));
        document.push("plan", self.plan_json(questionnaire));
        if self.recommendations.iter().any(|it| !it.is_blank()) {
            document.push("recommendations", self.recommendations_json(questionnaire));
        }
        document
    }

    fn answers_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut answers = Json::Object(Vec::new());
        for (ix, indicator) in questionnaire.indicators() {
            let answer = self.answer(ix);
            if !answer.is_blank() {
                answers.push(&indicator.id, answer.to_json(questionnaire));
            }
        }
        for (id, answer) in &self.aside.answers {
            answers.push(id, answer.clone());
        }
        answers
    }

    fn risk_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut marked = Json::Object(Vec::new());
        for (ix, section) in questionnaire.sections() {
            let groups = section.risk.iter().zip(self.risk(ix)).filter(|(_, marked)| **marked);
            let groups: Vec<Json> = groups.map(|(id, _)| Json::text(&**id)).collect();
            if !groups.is_empty() {
                marked.push(&section.id, Json::List(groups));
            }
        }
        for (id, groups) in &self.aside.risk {
            marked.push(id, groups.clone());
        }
        marked
    }
}

impl Answer {
    fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut json = Json::Object(Vec::new());
        if let Some(response) = self.response.name(questionnaire) {
            json.push("response", Json::text(response));
        }
        push_texts(&mut json, &[("reason", &self.reason), ("note", &self.note)]);
        let evidence = self.evidence.iter().filter(|evidence| !evidence.is_blank());
        let evidence: Vec<Json> = evidence.map(Evidence::to_json).collect();
        if !evidence.is_empty() {
            json.push("evidence", Json::List(evidence));
        }
        if self.strength {
            json.push("keep", Json::Bool(true));
        }
        push_texts(&mut json, &[("by", &self.by), ("at", &self.at)]);
        if !self.earlier.is_empty() {
            let earlier = self.earlier.iter().map(|earlier| earlier.to_json(questionnaire));
            json.push("earlier", Json::List(earlier.collect()));
        }
        json
    }
}

impl Earlier {
    fn to_json(&self, questionnaire: &Questionnaire) -> Json {
        let mut json = Json::object([
            ("edition", Json::text(&*self.edition)),
            ("statement", Json::text(&*self.statement)),
        ]);
        if let Some(response) = self.response.name(questionnaire) {
            json.push("response", Json::text(response));
        }
        push_texts(&mut json, &[("reason", &self.reason), ("note", &self.note)]);
        json
    }
}

impl Evidence {
    fn to_json(&self) -> Json {
        let mut json = Json::object([("title", Json::text(&*self.title))]);
        push_texts(&mut json, &[("link", &self.link)]);
        json
    }
}

/// Adds each text that is not empty.
pub(super) fn push_texts(json: &mut Json, texts: &[(&str, &Text)]) {
    for (name, text) in texts {
        if !text.is_empty() {
            json.push(name, Json::text(&***text));
        }
    }
}
