//! The next steps in their order. Each is a component of its own: the list can be long.

use yew::prelude::*;

use super::super::{
    address, before_deposit, button, fold, follow, force, heard, link_to, paragraphs, picture, press, rich,
    sources, tag, text,
};
use super::{part, tables};
use crate::page::{NextStep, NextStepsPart, PlanLink, ShortStep, Text};
use crate::session::{Msg, Part};

pub(super) fn next_steps(next: &NextStepsPart, on: &Callback<Msg>) -> Html {
    let (order, explained) = &next.order;
    let content = html! {
        <>
            <p class="text">{ text(&next.sentence) }</p>
            { fold(order, None, html! { <div class="flow tight text small">{ paragraphs(explained) }</div> }) }
            if !next.steps.is_empty() {
                <ol class="list">
                    for step in &next.steps { <Step key={&*step.id} page={step.clone()} {on} /> }
                </ol>
            }
            if let Some(rest) = &next.rest { { tables::rest(rest) } }
            if next.waiting.is_some() || next.find_out.is_some() {
                <div class="pair">
                    // On paper, what waits stands in the table.
                    { short("screen", next.waiting.as_ref(), usize::MAX, on) }
                    { short("", next.find_out.as_ref(), next.found_out, on) }
                </div>
            }
            if let Some(all) = &next.all { <p>{ button(all, "btn plain", on) }</p> }
        </>
    };
    part(Part::Next, &next.title, content)
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) page: NextStep,
    pub(super) on: Callback<Msg>,
}

#[component]
pub(super) fn Step(props: &Props) -> Html {
    let step = &props.page;
    let (cited, citations) = &step.sources;
    html! {
        <li class="step card">
            <p class="n">{ text(&step.number) }</p>
            <div class="flow tight">
                <h3 class="h3">{ text(&step.what) }</h3>
                { today(step, &props.on) }
            </div>
            <p class="text">{ text(&step.why) }</p>
            { facts(step) }
            { plan(&step.plan, &props.on) }
            { fold(cited, None, html! { <div>{ sources(citations) }</div> }) }
        </li>
    }
}

/// A button into the plan, or a link to it.
fn plan(plan: &PlanLink, on: &Callback<Msg>) -> Html {
    let id = text(&plan.id);
    let (label, more) = (text(&plan.link.label), heard(plan.link.label_more.as_ref()));
    html! {
        <p class="screen" key={if plan.planned { "in" } else { "add" }}>
            if plan.planned {
                <a {id} href={address(&plan.link.to)} onclick={follow(&plan.link.to, on)}>{ label }{ more }</a>
            } else {
                <button {id} class="btn plain" part="button" type="button" onclick={press(&plan.link.to, on)}>
                    { label }{ more }
                </button>
            }
        </p>
    }
}

/// Where the step stands today, and its tags.
fn today(step: &NextStep, on: &Callback<Msg>) -> Html {
    html! {
        <p class="row">
            <span class="state">
                <span class="id">{ link_to(&step.id, &step.id, &step.to, on) }</span>
                { " " }{ picture::mark(step.mark) }{ " " }{ text(&step.label) }
            </span>
            { before_deposit(step.before_deposit.as_ref()) }
            { " " }{ force(&step.force) }
            if let Some(quick) = &step.quick_win { { " " }{ tag("go", quick) } }
        </p>
    }
}

fn facts(step: &NextStep) -> Html {
    let (adds, gain) = &step.gain;
    html! {
        <dl class="facts meta">
            <div><dt>{ text(adds) }</dt><dd>{ rich(gain) }{ " " }{ picture::gain(step.gain_bar) }</dd></div>
            for (name, value) in &step.facts { <div><dt>{ text(name) }</dt><dd>{ text(value) }</dd></div> }
        </dl>
    }
}

/// Steps in one line each: what waits for an earlier step, what to find out.
fn short(
    class: &'static str,
    list: Option<&(Text, Vec<ShortStep>)>,
    shown: usize,
    on: &Callback<Msg>,
) -> Html {
    let Some((title, steps)) = list else { return Html::default() };
    html! {
        <div {class}>
            <h3 class="h3">{ text(title) }</h3>
            <ul class="list small mini">
                for (n, step) in steps.iter().enumerate() {
                    <li class={(n >= shown).then_some("on-paper")} key={&*step.id}>
                        <span class="id">{ text(&step.id) }</span>{ " " }
                        <span>
                            { link_to(&step.id, &step.what, &step.to, on) }
                            if let Some(waits) = &step.waits { { " " }<span class="soft">{ text(waits) }</span> }
                        </span>
                    </li>
                }
            </ul>
        </div>
    }
}
