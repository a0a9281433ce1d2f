//! The figures with their ranges, the strengths, and the next steps in their order.

mod next_steps;
pub(super) mod tables;

use yew::prelude::*;

use super::field::{full, full_id};
use super::section::checkbox;
use super::{
    about, button, fold, link, link_to, nav_item, own, paragraphs, picture, rich, save, text, unfolded, write,
};
use crate::page::{
    Checkbox, DepositGate, DepositItem, FilesPart, ResultsPage, Strength, StrengthsPart, Text,
};
use crate::session::{Msg, Part};

pub(super) fn results(page: &ResultsPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key="results">
            <div class="side">if page.empty.is_none() { { toc(page, on) } }</div>
            <div class="main">
                <header class="head" id={Part::Readiness.id()} tabindex="-1">
                    <p class="small soft">{ about(&page.about) }</p>
                    <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                </header>
                { readiness(page, on) }
                if let Some((words, forward)) = &page.empty {
                    <div class="flow"><p class="text">{ text(words) }</p><p>{ link(forward, "btn", on) }</p></div>
                } else {
                    { strengths(&page.strengths, on) }
                    { gate(&page.gate, on) }
                    { next_steps::next_steps(&page.next, on) }
                    { tables::profile(&page.profile, on) }
                    { tables::themes(&page.themes, on) }
                    <section class="part screen" aria-labelledby="h-views">
                        <h2 class="h2" id="h-views">{ text(&page.views.title) }</h2>
                        <ul class="list">
                            for item in &page.views.items { <li>{ nav_item(item, on) }</li> }
                        </ul>
                    </section>
                    { files(&page.files, on) }
                }
            </div>
        </div>
    }
}

fn toc(page: &ResultsPage, on: &Callback<Msg>) -> Html {
    html! {
        <nav aria-label={text(&page.toc_label)}>
            <ul class="toc">
                for (id, to) in &page.toc { <li>{ link_to(id, &to.label, &to.to, on) }</li> }
            </ul>
        </nav>
    }
}

/// A part of the results. It can take the focus, so that a link can lead to it.
fn part(part: Part, title: &Text, content: Html) -> Html {
    let heading = ["h-", part.id()].concat();
    html! {
        <section class={if part == Part::Files { "part screen" } else { "part" }} id={part.id()} tabindex="-1"
            aria-labelledby={heading.clone()}>
            <h2 class="h2" id={heading}>{ text(title) }</h2>
            { content }
        </section>
    }
}

fn readiness(page: &ResultsPage, on: &Callback<Msg>) -> Html {
    let part = &page.readiness;
    let (method, explained) = &part.method;
    html! {
        <section class="flow" aria-label={text(&part.label)}>
            <div class="hero">
                if let Some(value) = &part.value {
                    <p class="fig">
                        <small>{ text(&part.label) }</small>{ " " }<b>{ text(value) }</b>
                        if let Some(band) = &part.band { { " " }<span>{ text(band) }</span> }
                    </p>
                }
                <div class="flow tight text"><p class="lead">{ rich(&part.sentence) }</p></div>
            </div>
            { picture::figure(&part.figure) }
            <div class="flow tight">
                <p>{ rich(&part.coverage.sentence) }</p>
                { picture::coverage(&part.coverage) }
                <ul class="key">
                    for (n, words) in &part.coverage.key {
                        <li>{ picture::coverage_key(*n) }{ text(words) }</li>
                    }
                </ul>
            </div>
            if page.empty.is_none() { { save(&part.save, on) } }
            { fold(&part.numbers.caption, None, tables::numbers(&part.numbers)) }
            if let Some((label, core)) = &part.held { { fold(label, None, deposit(core, on)) } }
            <div id="method">
                { fold(method, None, html! {
                    <div class="flow tight text small">
                        { paragraphs(explained) }
                        if let Some(robustness) = &part.robustness { { tables::robustness(robustness) } }
                    </div>
                }) }
            </div>
        </section>
    }
}

fn strengths(strengths: &StrengthsPart, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            <p class="text">{ text(&strengths.sentence) }</p>
            if !strengths.marked.is_empty() {
                <ul class="list">for one in &strengths.marked { { strength(one) } }</ul>
            }
            if let Some((label, legend, all)) = &strengths.all { { fold(label, None, in_place(legend, all, on)) } }
        </>
    };
    part(Part::Strengths, &strengths.title, content)
}

fn strength(strength: &Strength) -> Html {
    html! {
        <li class="step" key={&*strength.id}>
            <p class="n"><span class="id">{ text(&strength.id) }</span></p>
            <h3 class="h3">{ text(&strength.short) }</h3>
            if let Some(note) = &strength.note { <p class="soft">{ own(note) }</p> }
        </li>
    }
}

/// All that is in place, each with its mark of a practice to keep.
fn in_place(legend: &Text, statements: &[Checkbox], on: &Callback<Msg>) -> Html {
    html! {
        <div>
            <fieldset class="field keep small">
                <legend class="hint">{ text(legend) }</legend>
                for one in statements { { checkbox(one, None, on) } }
            </fieldset>
        </div>
    }
}

fn gate(gate: &DepositGate, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            <p class="text">{ rich(&gate.sentence) }</p>
            if let Some(out) = &gate.out { <p class="small soft">{ text(out) }</p> }
            { picture::gate(gate) }
            <ul class="key">
                for (n, words) in gate.key.iter().enumerate() {
                    <li class="och">{ picture::square(n) }{ " " }{ text(words) }</li>
                }
            </ul>
            if let Some((label, items)) = &gate.open { { unfolded(label, deposit(items, on)) } }
            if let Some((label, items)) = &gate.unanswered { { fold(label, None, deposit(items, on)) } }
            if let Some((label, items)) = &gate.not_foreseen { { fold(label, None, deposit(items, on)) } }
            if let Some((label, items)) = &gate.settled { { fold(label, None, deposit(items, on)) } }
        </>
    };
    part(Part::Gate, &gate.title, content)
}

fn deposit(items: &[DepositItem], on: &Callback<Msg>) -> Html {
    html! {
        <div>
            <ul class="list small mini">
                for item in items {
                    <li key={&*item.id}>
                        <span class="id">{ text(&item.id) }</span>
                        { " " }<span>{ link_to(&item.id, &item.short, &item.to, on) }</span>{ " " }
                        <span class="state">{ picture::mark(item.mark) }{ " " }{ text(&item.label) }</span>
                    </li>
                }
            </ul>
        </div>
    }
}

fn files(files: &FilesPart, on: &Callback<Msg>) -> Html {
    let (label, value) = &files.handling;
    let content = html! {
        <>
            <div class="pair">
                <div class="field">
                    <label for="handling">{ text(label) }</label>
                    { full(&files.handling_bound, "handling") }
                    <input class="in" translate="no" id="handling" dir="auto" autocomplete="off"
                        maxlength={files.handling_bound.most.to_string()}
                        aria-describedby={full_id(&files.handling_bound, "handling")} value={text(value)}
                        oninput={write(on.reform(Msg::Handling))} />
                </div>
            </div>
            <ul class="list">
                for (name, inside, download) in &files.files {
                    <li class="file">
                        <span><b>{ text(name) }</b>{ " " }<span class="soft small">{ text(inside) }</span></span>
                        { " " }{ button(download, "btn plain", on) }
                    </li>
                }
            </ul>
            <p class="small soft">{ text(&files.note) }</p>
        </>
    };
    part(Part::Files, &files.title, content)
}
