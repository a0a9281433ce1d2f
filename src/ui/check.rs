//! The answers of one section, to check, with its figure.

use yew::prelude::*;

use super::alone::THEN;
use super::{before_deposit, link, link_out, own, part_id, picture, progress, rich, side_by_side, tag, text};
use crate::page::{CheckPage, CheckedAnswer, CheckedSection, EvidenceItem, Link, OpenPart, Text, undirected};
use crate::session::Msg;

pub(super) fn check(page: &CheckPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key="check">
            <div class="side">
                <p class="h3">{ text(&page.section_title) }</p>
                { progress(&page.progress) }
                <p class="small soft">{ text(&page.progress.text) }</p>
            </div>
            <div class="main">
                <header class="head">
                    <p class="small">
                        { link(&page.back, "", on) }{ " " }<span class="soft">{ "/" }</span>{ " " }
                        { link(&page.section, "", on) }
                    </p>
                    <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                </header>
                if let Some((title, links)) = &page.errors { { errors(title, links, on) } }
                if let Some(part) = &page.open { { open(part, on) } }
                for one in &page.sections { { section(one, on) } }
                <div class="row">{ link(&page.forward, "btn", on) }{ " " }{ link(&page.leave, "", on) }</div>
            </div>
        </div>
    }
}

/// The errors to correct, each with a link.
fn errors(title: &Text, links: &[Link], on: &Callback<Msg>) -> Html {
    html! {
        <div class="say stop flow tight" role="group" aria-labelledby="errors">
            <h2 class="h3" id="errors">{ text(title) }</h2>
            <ul class="flow tight">for to in links { <li>{ link(to, "", on) }</li> }</ul>
        </div>
    }
}

/// The statements without an answer.
fn open(part: &OpenPart, on: &Callback<Msg>) -> Html {
    html! {
        <div class="say flow tight">
            <p>
                <strong>{ text(&part.before) }</strong>
                { THEN }
                { side_by_side(part.links.iter().map(|to| link(to, "", on))) }
            </p>
            <p>{ text(&part.after) }</p>
        </div>
    }
}

fn answer(answer: &CheckedAnswer, on: &Callback<Msg>) -> Html {
    html! {
        <div key={&*answer.id}>
            <dt class="id">{ text(&answer.id) }</dt>
            <dt>{ text(&answer.claim) }</dt>
            <dd class="row">
                <span class="state">{ picture::mark(answer.mark) }{ " " }<b>{ text(&answer.label) }</b></span>
                { before_deposit(answer.before_deposit.as_ref()) }
                if let Some(strength) = &answer.strength { { " " }{ tag("go", strength) } }
            </dd>
            for (label, entered) in &answer.lines {
                <dd class="small"><span class="soft">{ text(label) }</span>{ THEN }{ own(entered) }</dd>
            }
            if let Some((label, evidence)) = &answer.evidence {
                <dd class="small">
                    <span class="soft">{ text(label) }</span>
                    { THEN }
                    { side_by_side(evidence.iter().map(shown)) }
                </dd>
            }
            <dd class="edit">{ link(&answer.change, "", on) }</dd>
        </div>
    }
}

/// The title, and beside it the site to which it leads: a title may name another one.
fn shown(one: &EvidenceItem) -> Html {
    let Some([address, site]) = &one.link else { return own(&one.title) };
    html! {
        <>
            <bdi translate="no">{ link_out(&undirected(&one.title).into(), Some(address)) }</bdi>
            <span translate="no">{ text(site) }</span>
        </>
    }
}

/// The answers of a section with its figure; under its title, where it shares the screen.
fn section(part: &CheckedSection, on: &Callback<Msg>) -> Html {
    let answers = html! { <dl class="sum">for one in &part.answers { { answer(one, on) } }</dl> };
    let Some(title) = &part.title else {
        let id = "sofar";
        return html! {
            <>
                { answers }
                <section class="part" aria-labelledby={id}>
                    <h2 class="h2" {id}>{ text(&part.figure_title) }</h2>
                    { figure(part) }
                </section>
            </>
        };
    };
    let id = part_id(&part.id, "title");
    html! {
        <section class="part" aria-labelledby={id.clone()} key={&*part.id}>
            <h2 class="h2" {id}>{ text(title) }</h2>
            { answers }
            <h3 class="h3">{ text(&part.figure_title) }</h3>
            { figure(part) }
        </section>
    }
}

fn figure(part: &CheckedSection) -> Html {
    html! {
        <>
            <p class="text">{ rich(&part.figure) }</p>
            if let Some(bar) = part.bar { <div>{ picture::bar(bar, Some("30")) }{ picture::axis(&part.axis) }</div> }
            <p class="small soft">{ text(&part.sum) }</p>
            if let Some(unasked) = &part.unasked { <p class="small soft">{ text(unasked) }</p> }
        </>
    }
}
