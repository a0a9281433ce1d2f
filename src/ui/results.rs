//! The figures with their ranges, the strengths, and the next steps in their order.

pub(super) mod next_steps;
pub(super) mod tables;

use yew::prelude::*;

use super::alone::THEN;
use super::annex::annex;
use super::choice::print_in;
use super::field::{full, full_id};
use super::section::checkbox;
use super::whose::whose;
use super::{
    about, button, fold, follow, href, link, link_to, nav_item, own, paragraphs, phrase, picture, rich, save,
    text, write,
};
use crate::page::{
    Brief, Checkbox, DepositGate, DepositItem, FilesPart, ResultsPage, Strength, StrengthsPart, Text,
};
use crate::session::{Msg, Part};

pub(super) fn results(page: &ResultsPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page" part="screen" key="results">
            <header class="head">
                <p class="small soft">{ about(&page.about) }</p>
                <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
            </header>
            if let Some(part) = &page.brief { { brief(part, page, on) } }
            <div class="two">
                <div class="side">if page.empty.is_none() { { toc(page, on) } }</div>
                <div class="main">
                    { readiness(page, on) }
                    if let Some((words, forward)) = &page.empty {
                        <div class="flow"><p class="text">{ text(words) }</p><p>{ link(forward, "btn", on) }</p></div>
                    } else {
                        { strengths(&page.strengths, on) }
                        if let Some(part) = &page.gate { { gate(part, on) } }
                        { next_steps::next_steps(&page.next, on) }
                        { tables::profile(&page.profile, on) }
                        { tables::themes(&page.themes, on) }
                        <section class="part screen" aria-labelledby="h-views">
                            <h2 class="h2" id="h-views">{ text(&page.views.title) }</h2>
                            <ul class="columns">
                                for item in &page.views.items { <li>{ nav_item(item, on) }</li> }
                            </ul>
                        </section>
                        { files(&page.files, on) }
                        if let Some(part) = &page.annex { { annex(part) } }
                    }
                </div>
            </div>
        </div>
    }
}

/// What is read in ten seconds, in three columns.
fn brief(part: &Brief, page: &ResultsPage, on: &Callback<Msg>) -> Html {
    html! {
        <section class="brief" aria-labelledby="h-brief">
            <h2 class="vh" id="h-brief">{ text(&part.title) }</h2>
            <div class="flow tight">
                <h3 class="lab">{ text(&page.readiness.label) }</h3>
                if let Some(value) = &page.readiness.value {
                    <p class="fig"><b>{ text(value) }</b>
                        if let Some(band) = &page.readiness.band { { " " }<span>{ text(band) }</span> }
                    </p>
                }
                <p class="small">{ rich(&part.sure) }</p>
                if let Some((words, deeper)) = &part.asked {
                    <p class="small">
                        { text(words) }
                        if let Some(deeper) = deeper { { THEN }<span class="screen">{ link(deeper, "", on) }</span> }
                    </p>
                }
            </div>
            if let Some(gate) = &part.gate {
                <div class="flow tight">
                    <div class="row split">
                        <h3 class="lab">{ text(&gate.title) }</h3>
                        if let Some(left) = &gate.left { <p class="small screen">{ link(left, "", on) }</p> }
                    </div>
                    <dl class="tally">
                        for (n, (word, count)) in gate.counts.iter().enumerate() {
                            <div class="och">
                                <dt>{ picture::square(n) }{ " " }<span>{ text(word) }</span></dt>
                                <dd>{ text(count) }</dd>
                            </div>
                        }
                    </dl>
                </div>
            }
            if let Some(steps) = &part.steps {
                <div class="flow tight">
                    <h3 class="lab">{ text(&steps.title) }</h3>
                    <ol class="firsts small">
                        for step in &steps.steps {
                            <li>
                                <span class="what">{ text(&step.what) }</span>{ " " }<span class="by soft">{ phrase(&step.lead) }</span>
                            </li>
                        }
                    </ol>
                    <p class="small screen roomy">{ link(&steps.all, "", on) }</p>
                </div>
            }
        </section>
    }
}

fn toc(page: &ResultsPage, on: &Callback<Msg>) -> Html {
    html! {
        <nav aria-label={text(&page.toc_label)}>
            <ul class="toc">
                for (id, to) in &page.toc {
                    <li>
                        <a href={href(to.address.as_ref())} data-part={text(id)} onclick={follow(&to.to, on)}>
                            { text(&to.label) }
                        </a>
                    </li>
                }
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
    let shown = &page.readiness;
    let (method, explained) = &shown.method;
    let content = html! {
        <>
            <p class="text">{ rich(&shown.sentence) }</p>
            { picture::figure(&shown.figure) }
            <div class="flow tight">
                <p>{ rich(&shown.coverage.sentence) }</p>
                { picture::coverage(&shown.coverage) }
                <ul class="key">
                    for (n, words) in &shown.coverage.key {
                        <li>{ picture::coverage_key(*n) }{ text(words) }</li>
                    }
                </ul>
            </div>
            if page.empty.is_none() { { save(&shown.save, on) } }
            { fold(&shown.numbers.caption, None, tables::numbers(&shown.numbers)) }
            if let Some((label, core)) = &shown.held { { fold(label, None, deposit(core, on)) } }
            <div id="method">
                { fold(method, None, html! {
                    <div class="flow tight text small">
                        { paragraphs(explained) }
                        if let Some(robustness) = &shown.robustness { { tables::robustness(robustness) } }
                    </div>
                }) }
            </div>
        </>
    };
    part(Part::Readiness, &shown.heading, content)
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
            if let Some((label, items)) = &gate.open { { fold(label, None, deposit(items, on)) } }
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
            { whose(&files.whose, on) }
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
            { checkbox(&files.named, None, on) }
            { checkbox(&files.annex, None, on) }
            <ul class="list">
                for (name, inside, download) in &files.files {
                    <li class="file">
                        <span><b>{ text(name) }</b>{ " " }<span class="soft small">{ text(inside) }</span></span>
                        { " " }{ button(download, "btn plain", on) }
                    </li>
                }
            </ul>
            if let Some(choice) = &files.print_in { { print_in(choice, on) } }
            <p class="small soft">{ text(&files.note) }</p>
        </>
    };
    part(Part::Files, &files.title, content)
}
