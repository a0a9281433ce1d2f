//! The annex on paper: all answers. It is on no screen.

use yew::prelude::*;

use super::alone::THEN;
use super::{about, own, phrase, picture, tag, text};
use crate::page::{Annex, AnnexAnswer, AnnexReceived, AnnexSection, Text};

pub(super) fn annex(annex: &Annex) -> Html {
    html! {
        <section class="part on-paper annex" aria-labelledby="h-annex">
            <h2 class="h2" id="h-annex">{ text(&annex.title) }</h2>
            for one in &annex.sections { { section(one) } }
            if let Some((title, list)) = &annex.received { { received(title, list) } }
        </section>
    }
}

/// The heading stays on one sheet with the first answer.
fn section(section: &AnnexSection) -> Html {
    let (first, rest) = section.answers.split_at(section.answers.len().min(1));
    html! {
        <div key={&*section.id}>
            <div class="keep">
                <h3 class="h3">{ text(&section.id) }{ " " }{ text(&section.title) }</h3>
                { answers(first) }
            </div>
            { answers(rest) }
        </div>
    }
}

fn answers(answers: &[AnnexAnswer]) -> Html {
    html! { if !answers.is_empty() { <dl class="sum">for one in answers { { answer(one) } }</dl> } }
}

fn answer(answer: &AnnexAnswer) -> Html {
    html! {
        <div key={&*answer.id}>
            <dt class="id">{ text(&answer.id) }</dt>
            <dt>{ text(&answer.claim) }</dt>
            <dd class="row">
                <span class="state">{ picture::mark(answer.mark) }{ " " }<b>{ text(&answer.label) }</b></span>
                if let Some(strength) = &answer.strength { { " " }{ tag("go", strength) } }
            </dd>
            for (label, entered) in &answer.lines {
                <dd class="small"><span class="soft">{ text(label) }</span>{ THEN }{ own(entered) }</dd>
            }
            if let Some((label, documents)) = &answer.documents {
                for (title, address) in documents {
                    <dd class="small"><span class="soft">{ text(label) }</span>{ THEN }{ document(title, address) }</dd>
                }
            }
        </div>
    }
}

fn document(title: &Text, address: &Text) -> Html {
    html! {
        <>
            { own(title) }
            if !address.is_empty() { { " " }<bdi translate="no" dir="ltr">{ text(address) }</bdi> }
        </>
    }
}

fn received(title: &Text, list: &[AnnexReceived]) -> Html {
    html! {
        <div>
            <h3 class="h3">{ text(title) }</h3>
            <ul class="list">
                for one in list {
                    <li>
                        <p>{ phrase(&one.title) }</p>
                        <p class="small soft">{ about(&one.about) }</p>
                        <p class="small">{ text(&one.tied) }</p>
                    </li>
                }
            </ul>
        </div>
    }
}
