//! The next steps in their order. Each is a component of its own: the list can be long.

use yew::prelude::*;

use super::super::alone::alone;
use super::super::{
    about, before_deposit, button, fold, follow, force, heard, href, link_to, paragraphs, phrase, picture,
    press, rich, sources, tag, text,
};
use super::{part, tables};
use crate::page::{
    AskedBy, NextStep, NextStepsPart, PlanLink, ShortStep, StepTag, TagMeaning, Text, TurnGroup,
};
use crate::session::{Msg, Part};

pub(super) fn next_steps(next: &NextStepsPart, on: &Callback<Msg>) -> Html {
    let (order, explained) = &next.order;
    let content = html! {
        <>
            <p class="text">{ text(&next.sentence) }</p>
            { fold(order, None, html! { <div class="flow tight text small">{ paragraphs(explained) }</div> }) }
            { meanings(&next.tags) }
            for one in next.turns.iter().filter(|turn| !turn.steps.is_empty()) { { turn(one, on) } }
            if let Some(rest) = &next.rest { { tables::rest(rest) } }
            <div>
                for one in next.turns.iter().filter(|turn| turn.steps.is_empty()) { { in_short(one, on) } }
                { short(next.quick_wins.as_ref(), on) }
                { short(next.find_out.as_ref(), on) }
            </div>
            if let Some(all) = &next.all { <p>{ button(all, "btn plain", on) }</p> }
        </>
    };
    part(Part::Next, &next.title, content)
}

/// Tags, each with what it means.
pub(in crate::ui) fn meanings(tags: &[TagMeaning]) -> Html {
    html! {
        if !tags.is_empty() { <ul class="key tags">for one in tags { <li>{ meaning(one) }</li> }</ul> }
    }
}

/// A tag, and what it means.
fn meaning(one: &TagMeaning) -> Html {
    let shown = match &one.tag {
        StepTag::BeforeDeposit(label) => tag("deposit", label),
        StepTag::Force(label) => force(label),
        StepTag::QuickWin(label) => tag("go", label),
    };
    html! { <>{ shown }{ " " }<span>{ text(&one.means) }</span></> }
}

/// The recommendations received that ask for a step.
pub(in crate::ui) fn asked_by(list: &[AskedBy], on: &Callback<Msg>) -> Html {
    html! {
        if !list.is_empty() {
            <ul class="small">
                for one in list {
                    <li>
                        <a href="#recommendations" onclick={follow(&one.to, on)}>{ phrase(&one.what) }</a>
                        if !one.about.is_empty() { { " " }<span class="soft">{ about(&one.about) }</span> }
                    </li>
                }
            </ul>
        }
    }
}

/// The steps of a turn in full.
fn turn(turn: &TurnGroup, on: &Callback<Msg>) -> Html {
    html! {
        <div key={turn.id}>
            <h3 class="h3" id={turn.id}>{ text(&turn.title) }{ " " }<span class="soft">{ text(&turn.note) }</span></h3>
            <ol class="list" start={turn.start.to_string()}>
                for step in &turn.steps { <Step key={&*step.id} page={step.clone()} {on} /> }
            </ol>
            if let Some((label, rest)) = &turn.rest {
                <div class="screen">{ fold(label, None, lines(rest, on)) }</div>
            }
        </div>
    }
}

/// The steps of a turn, one line each. On paper they are in the table.
fn in_short(turn: &TurnGroup, on: &Callback<Msg>) -> Html {
    let content = turn.rest.iter().map(|(_, rest)| lines(rest, on)).collect();
    html! { <div key={turn.id} id={turn.id} class="screen">{ fold(&turn.title, Some(&turn.note), content) }</div> }
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
    let drawn = html! {
        <li class="step card">
            <p class="n">{ text(&step.number) }</p>
            <div class="flow tight">
                <h4 class="h3">{ text(&step.what) }</h4>
                { today(step, &props.on) }
            </div>
            <p class="text">{ text(&step.why) }</p>
            { asked_by(&step.asked_by, &props.on) }
            { facts(step) }
            { plan(&step.plan, &props.on) }
            { fold(cited, None, html! { <div>{ sources(citations) }</div> }) }
        </li>
    };
    alone(&step.tongue, drawn)
}

/// The same in a list of short lines.
pub(in crate::ui) fn in_short_to_plan(plan: &PlanLink, on: &Callback<Msg>) -> Html {
    let id = text(&plan.id);
    let (label, more) = (text(&plan.link.label), heard(plan.link.label_more.as_ref()));
    html! {
        <span class="screen" key={if plan.planned { "in" } else { "add" }}>
            if plan.planned {
                <a {id} href={href(plan.link.address.as_ref())} onclick={follow(&plan.link.to, on)}>{ label }{ more }</a>
            } else {
                <button {id} class="link" type="button" onclick={press(&plan.link.to, on)}>{ label }{ more }</button>
            }
        </span>
    }
}

/// A button that adds the step to the plan, or a link to its line in the plan.
fn plan(plan: &PlanLink, on: &Callback<Msg>) -> Html {
    let id = text(&plan.id);
    let (label, more) = (text(&plan.link.label), heard(plan.link.label_more.as_ref()));
    html! {
        <p class="screen" key={if plan.planned { "in" } else { "add" }}>
            if plan.planned {
                <a {id} href={href(plan.link.address.as_ref())} onclick={follow(&plan.link.to, on)}>{ label }{ more }</a>
            } else {
                <button {id} class="btn plain" part="button" type="button" onclick={press(&plan.link.to, on)}>
                    { label }{ more }
                </button>
            }
        </p>
    }
}

/// The present answer to the step's statement, and the tags of the step.
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

/// Steps under a heading, one line each: quick wins, what to find out.
fn short(list: Option<&(Text, Vec<ShortStep>)>, on: &Callback<Msg>) -> Html {
    html! { if let Some((title, steps)) = list { { fold(title, None, lines(steps, on)) } } }
}

fn lines(steps: &[ShortStep], on: &Callback<Msg>) -> Html {
    html! {
        <div>
        <ul class="list small mini">
            for step in steps {
                <li key={&*step.id}>
                    <span class="id">{ text(&step.id) }</span>{ " " }
                    <span>
                        { link_to(&step.id, &step.what, &step.to, on) }
                        if let Some(waits) = &step.waits { { " " }<span class="soft">{ text(waits) }</span> }
                    </span>
                    if let Some(link) = &step.plan { { " " }{ in_short_to_plan(link, on) } }
                </li>
            }
        </ul>
        </div>
    }
}
