//! The assessment for export: the document with its results, and the results alone.
//!
//! It computes the figures and puts them beside the answers, and words what the questionnaire suggests. It knows nothing of the session or the page, and it reads
//! nothing: [`Assessment::open`] opens an assessment.

use crate::assessment::{Assessment, MAX_BYTES};
use crate::case::Case;
use crate::content::{Content, Term};
use crate::next_steps::NextSteps;
use crate::reading::Json;
use crate::score::Score;

/// The document with its results, and with the sentence that is on every export.
#[must_use]
pub fn document(assessment: &Assessment, content: &Content) -> Json {
    let mut document = noticed(assessment, content);
    document.push("results", results(Case::of(&content.questionnaire, assessment)));
    document
}

/// The document as it is saved: indented for a person to read, with its results. Where it would be too large to open
/// again, it leaves out white space, then results: nobody reads a file of that size, and the results follow from it.
#[must_use]
pub fn written(assessment: &Assessment, content: &Content) -> String {
    let fits = |text: &String| u32::try_from(text.len()).is_ok_and(|bytes| bytes <= MAX_BYTES);
    let whole = document(assessment, content);
    let dense = || Some(whole.to_string()).filter(fits);
    let pretty = Some(whole.to_pretty()).filter(fits).or_else(dense);
    pretty.unwrap_or_else(|| noticed(assessment, content).to_string())
}

fn noticed(assessment: &Assessment, content: &Content) -> Json {
    let mut document = assessment.worded(content).to_json(&content.questionnaire);
    document.push("language", Json::text(&*content.words.language));
    document.push("notice", Json::text(&*content.words.say(Term::Unverified)));
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
