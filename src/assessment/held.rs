//! How much memory an assessment needs in addition to another one that shares texts and answers with it.

use std::mem::{size_of, size_of_val};
use std::rc::Rc;

use super::{Answer, Assessment, PlanLine, Recommendation, Text};

impl Assessment {
    /// About how many bytes of this assessment `other` does not share: rather too many than too few.
    #[must_use]
    pub fn bytes_beside(&self, other: &Self) -> usize {
        let runs = self.answers.iter().zip(&other.answers).filter(|(run, other)| !Rc::ptr_eq(run, other));
        let answers: usize =
            runs.map(|(run, other)| size_of_val(&**run) + differing(run, other, answer)).sum();
        let aside = if Rc::ptr_eq(&self.aside, &other.aside) { 0 } else { self.aside_bytes() };
        size_of::<Self>()
            + size_of_val(&*self.answers)
            + size_of_val(&*self.plan)
            + size_of_val(&*self.recommendations)
            + answers
            + differing(&self.plan, &other.plan, line)
            + differing(&self.recommendations, &other.recommendations, recommendation)
            + texts(&[&self.handling, &self.title, &self.respondent, &self.deposit])
            + aside
    }

    fn aside_bytes(&self) -> usize {
        let named = self.aside.answers.iter().chain(&self.aside.risk);
        let named: usize = named.map(|(id, json)| id.len() + json.to_string().len()).sum();
        named + self.aside.plan.iter().map(|json| json.to_string().len()).sum::<usize>()
    }
}

/// The bytes of the items that differ from the item at the same position of the other list.
fn differing<T: PartialEq>(list: &[T], other: &[T], bytes: fn(&T) -> usize) -> usize {
    let differ = |(n, one): &(usize, &T)| other.get(*n) != Some(*one);
    list.iter().enumerate().filter(differ).map(|(_, one)| bytes(one)).sum()
}

fn texts(texts: &[&Text]) -> usize {
    texts.iter().map(|text| text.len()).sum()
}

fn answer(answer: &Answer) -> usize {
    let evidence = answer.evidence.iter().map(|one| texts(&[&one.title, &one.link]));
    texts(&[&answer.reason, &answer.note, &answer.by])
        + size_of_val(&*answer.evidence)
        + evidence.sum::<usize>()
}

fn line(line: &PlanLine) -> usize {
    let PlanLine { lead, due, sign, resources, help, .. } = line;
    let optional = [&line.text, &line.find_out].into_iter().flatten().map(|text| text.len());
    optional.sum::<usize>() + texts(&[lead, due, sign, resources, help])
}

fn recommendation(found: &Recommendation) -> usize {
    texts(&[&found.document, &found.paragraph, &found.date, &found.asks]) + size_of_val(&*found.indicators)
}
