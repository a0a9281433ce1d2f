//! The assessment as it leaves the widget: the document with its results, and the results alone.
//!
//! It computes the figures and puts them beside the answers. It knows nothing of the session or the page, and it reads
//! nothing back: an assessment is opened by [`Assessment::open`].

use crate::assessment::Assessment;
use crate::case::Case;
use crate::content::{Content, Term};
use crate::next_steps::NextSteps;
use crate::reading::Json;
use crate::score::Score;

/// The document with its results, and with the sentence that stands on every export.
#[must_use]
pub fn document(assessment: &Assessment, content: &Content) -> Json {
    let case = Case::of(&content.questionnaire, assessment);
    let mut document = assessment.to_json(case.questionnaire);
    document.push("notice", Json::text(&*content.words.say(Term::Unverified)));
    document.push("results", results(case));
    document
}

/// The results alone: every figure with its terms, and the next steps in their order.
#[must_use]
pub fn results(case: Case<'_>) -> Json {
    let score = Score::of(case);
    let mut results = score.to_json(case);
    for (name, steps) in NextSteps::of(case, &score).to_json(case.questionnaire) {
        results.push(name, steps);
    }
    results
}
