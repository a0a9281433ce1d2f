//! The assessment as it leaves the widget: the document with its results, and the results alone.
//!
//! It computes the figures and puts them beside the answers. It knows nothing of the session or the page, and it reads
//! nothing back: an assessment is opened by [`Assessment::open`].

use crate::assessment::Assessment;
use crate::content::{Content, Questionnaire, Term};
use crate::next_steps::NextSteps;
use crate::reading::Json;
use crate::score::Score;

/// The document with its results, and with the sentence that stands on every export.
#[must_use]
pub fn document(assessment: &Assessment, content: &Content) -> Json {
    let questionnaire = &content.questionnaire;
    let mut document = assessment.to_json(questionnaire);
    document.push("notice", Json::text(&*content.words.say(Term::Unverified)));
    document.push("results", results(assessment, questionnaire));
    document
}

/// The results alone: every figure with its terms, and the next steps in their order.
#[must_use]
pub fn results(assessment: &Assessment, questionnaire: &Questionnaire) -> Json {
    let score = Score::of(questionnaire, assessment);
    let mut results = score.to_json(questionnaire, assessment);
    for (name, steps) in NextSteps::of(questionnaire, assessment, &score).to_json(questionnaire) {
        results.push(name, steps);
    }
    results
}
