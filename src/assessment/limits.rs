//! The limits of what a person can enter: the length of a text, and the size of an assessment.
//!
//! Every entry can be written, and every written document can be opened again. So each limit here is within those of
//! [`Assessment::open`], which are wider: a document may come from another program or from an older version. It knows
//! no field and no page; the callers cut their entries here.

use super::{Answer, Assessment, PlanLine, Recommendation};
use crate::content::Questionnaire;
use crate::reading::{Json, Text};

/// The most evidence of one answer, lines of a plan, recommendations, and statements of one recommendation. It is the
/// same for entering and for opening.
pub const MANY: usize = 1_000;

/// The largest assessment, in bytes, written without results and white space, as it is kept.
pub const WHOLE: usize = 4_000_000;

/// The most bytes of a UTF-16 unit when it is written: a control character becomes `\u0000`.
const BYTES_OF_A_UNIT: usize = 6;

/// The most bytes that one deed adds: a text, with its names and times.
const DEED: usize = Limit::Long.units() * BYTES_OF_A_UNIT + KEPT_FREE;

/// Bytes that no text may take, so that a level can still be chosen when the texts are full.
const KEPT_FREE: usize = 100_000;

/// The limit for a text that a person enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Of a title, a body, an address.
    Short,
    /// Of a note or a reason.
    Long,
}

impl Limit {
    /// The length in UTF-16 units, as the `maxlength` of a field counts.
    #[must_use]
    pub const fn units(self) -> usize {
        match self {
            Self::Short => 2_000,
            Self::Long => 50_000,
        }
    }

    /// Whether a text is that long or longer.
    #[must_use]
    pub fn is_reached(self, text: &str) -> bool {
        units(text) >= self.units()
    }

    /// Cuts an entered text that replaces the present one. Where the present one is longer than the limit, since it is
    /// from a document, its length is the limit.
    ///
    /// ```
    /// use uncat_readiness::assessment::Limit;
    ///
    /// let long = "a\u{1f54a}".repeat(1_000);
    /// let cut = Limit::Short.cut(long.as_str().into(), "");
    /// assert_eq!(units(&cut), Limit::Short.units() - 1, "half of a character is not taken");
    /// assert_eq!(*Limit::Short.cut(long.as_str().into(), &long), *long);
    ///
    /// fn units(text: &str) -> usize {
    ///     text.encode_utf16().count()
    /// }
    /// ```
    #[must_use]
    pub fn cut(self, entered: Text, present: &str) -> Text {
        let most = self.units().max(units(present));
        // No character has more units than bytes.
        if entered.len() <= most {
            return entered;
        }
        let mut units = 0;
        let beyond = entered.char_indices().find(|(_, character)| {
            units += character.len_utf16();
            units > most
        });
        match beyond.and_then(|(at, _)| entered.get(..at)) {
            Some(kept) => kept.into(),
            None => entered,
        }
    }
}

/// The length of a text in UTF-16 units.
fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// How much more can be entered, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room(usize);

impl Room {
    /// The room for a text that is written into so many answers at once.
    #[must_use]
    pub fn for_each_of(self, answers: usize) -> Self {
        Self(self.0 / answers.max(1))
    }

    /// How long a text may become, in UTF-16 units.
    #[must_use]
    pub fn most(self, limit: Limit, present: &str) -> usize {
        let present = units(present);
        let more = self.0.saturating_sub(KEPT_FREE) / BYTES_OF_A_UNIT;
        present.max(limit.units().min(present + more))
    }

    /// Whether a text cannot become longer.
    #[must_use]
    pub fn is_full(self, limit: Limit, present: &str) -> bool {
        units(present) >= self.most(limit, present)
    }

    /// Whether any one deed fits.
    #[must_use]
    pub fn is_ample(self) -> bool {
        self.0 >= DEED
    }
}

impl Assessment {
    /// How much more can be entered.
    #[must_use]
    pub fn room(&self, questionnaire: &Questionnaire) -> Room {
        Room(WHOLE.saturating_sub(self.weight(questionnaire)))
    }

    /// The most bytes of the assessment when it is written without results and white space. It is counted without
    /// writing: every key press calls this.
    #[must_use]
    pub fn weight(&self, questionnaire: &Questionnaire) -> usize {
        /// The names of all fields, and a starting point.
        const FRAME: usize = 500;
        let frame = [&questionnaire.id, &questionnaire.edition];
        let texts = [
            &self.title,
            &self.handling,
            &self.respondent,
            &self.as_of,
            &self.created,
            &self.updated,
            &self.deposit,
        ];
        let answers = questionnaire.indicators().map(|(ix, indicator)| match self.answer(ix) {
            answer if answer.is_blank() => 0,
            answer => indicator.id.len() + answer.weight(),
        });
        let risk = questionnaire.sections().map(|(ix, section)| {
            let marked = section.risk.iter().zip(self.risk(ix)).filter(|(_, marked)| **marked);
            section.id.len() + 6 + marked.map(|(id, _)| id.len() + 3).sum::<usize>()
        });
        let aside =
            self.aside.answers.iter().chain(&self.aside.risk).map(|(id, json)| written(id) + size(json) + 4);
        let parts = answers
            .chain(risk)
            .chain(aside)
            .chain(self.aside.treaties.iter().map(|id| id.len() + 3))
            .chain(questionnaire.treaties.iter().map(|treaty| treaty.id.len() + 3))
            .chain(self.plan.iter().map(PlanLine::weight))
            .chain(self.aside.plan.iter().map(|line| size(line) + 1))
            .chain(self.recommendations.iter().map(|it| it.weight(questionnaire)));
        FRAME + all(&frame) + all(&texts) + parts.sum::<usize>()
    }
}

impl Answer {
    fn weight(&self) -> usize {
        /// The names of all fields, and a level.
        const FRAME: usize = 160;
        let evidence = self.evidence.iter().filter(|it| !it.is_blank());
        let evidence = evidence.map(|it| all(&[&it.title, &it.link]) + r#"{"title":"","link":""},"#.len());
        /// The names of all fields of an earlier answer, and a level.
        const EARLIER: usize = 140;
        let earlier =
            self.earlier.iter().map(|it| EARLIER + all(&[&it.edition, &it.statement, &it.reason, &it.note]));
        FRAME + all(&[&self.reason, &self.note, &self.by, &self.at]) + evidence.chain(earlier).sum::<usize>()
    }
}

impl PlanLine {
    fn weight(&self) -> usize {
        /// The names of all fields, a step and a status.
        const FRAME: usize = 190;
        /// The name of a mark.
        const MARK: usize = r#","textSuggested":true"#.len();
        let text = self.text.as_deref().map_or(0, written);
        let marks = MARK * (usize::from(self.text_suggested) + usize::from(self.lead_suggested));
        let find_out = self.find_out.as_deref().map_or(0, |id| r#","findOut":"""#.len() + written(id));
        FRAME
            + text
            + marks
            + find_out
            + all(&[&self.lead, &self.due, &self.sign, &self.resources, &self.help])
    }
}

impl Recommendation {
    fn weight(&self, questionnaire: &Questionnaire) -> usize {
        /// The names of all fields, and a source.
        const FRAME: usize = 130;
        let ids = self.indicators.iter().map(|ix| &questionnaire.indicator(*ix).id).chain(&self.aside);
        let ids = ids.map(|id| id.len() + 3);
        FRAME + all(&[&self.document, &self.paragraph, &self.date, &self.asks]) + ids.sum::<usize>()
    }
}

fn all(texts: &[&Text]) -> usize {
    texts.iter().map(|text| written(text)).sum()
}

/// The bytes of a text in JSON, without its quotes.
fn written(text: &str) -> usize {
    let bytes = text.bytes().map(|byte| match byte {
        b'"' | b'\\' => 2,
        0..0x20 => BYTES_OF_A_UNIT,
        _ => 1,
    });
    bytes.sum()
}

/// The most bytes of a value in JSON.
fn size(json: &Json) -> usize {
    match json {
        Json::Null | Json::Bool(_) => 5,
        Json::Int(_) => 20,
        Json::Text(text) => written(text) + 2,
        Json::List(values) => 2 + values.iter().map(|value| size(value) + 1).sum::<usize>(),
        Json::Object(fields) => {
            2 + fields.iter().map(|(name, value)| written(name) + size(value) + 4).sum::<usize>()
        }
    }
}
