//! The draft action plan: its dates, its lines, and a fold on each line to edit it.

mod dates;

use yew::prelude::*;

use super::alone::{THEN, alone};
use super::choice::{plain, print_in};
use super::field::{date_input, text_input};
use super::results::next_steps::{asked_by, in_short_to_plan, meanings};
use super::{about, button, heard, link, link_to, part_id, phrase, picture, press, tag, text};
use crate::page::{LineEdit, LineGroup, LineItem, PlanPage, ShortStep, Text};
use crate::session::{Msg, Planning};

pub(super) fn plan(page: &PlanPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key="plan">
            <div class="side">
                <p class="small soft">{ text(&page.summary) }</p>
                <p>{ link(&page.received, "", on) }</p>
            </div>
            <div class="main">
                <header class="head">
                    <p class="small soft">{ about(&page.about) }</p>
                    <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                    <p class="lead">{ text(&page.lead) }</p>
                </header>
                if let Some((title, marked)) = &page.strengths { { strengths(title, marked) } }
                { dates::dates(&page.dates, on) }
                <section class="part" id="lines" tabindex="-1" aria-labelledby="h-lines">
                    <h2 class="h2" id="h-lines">{ text(&page.lines_title) }</h2>
                    if let Some((words, next)) = &page.empty { <p class="screen">{ text(words) }</p><p class="screen">{ link(next, "", on) }</p> }
                    { meanings(page.quick_win.as_slice()) }
                    for one in &page.groups { { group(one, on) } }
                    <p class="row screen">
                        { button(&page.add, "btn plain", on) }
                        if let Some(sort) = &page.sort { { " " }{ button(sort, "link", on) } }
                    </p>
                </section>
                if let Some((title, list)) = &page.find_out { { find_out(title, list, on) } }
                { files(page, on) }
            </div>
        </div>
    }
}

fn strengths(title: &Text, marked: &[(Text, Text)]) -> Html {
    html! {
        <section class="part" aria-labelledby="h-keep">
            <h2 class="h2" id="h-keep">{ text(title) }</h2>
            <ul class="list small mini">
                for (id, words) in marked {
                    <li><span class="id">{ text(id) }</span>{ " " }<span>{ text(words) }</span></li>
                }
            </ul>
        </section>
    }
}

fn find_out(title: &Text, list: &[ShortStep], on: &Callback<Msg>) -> Html {
    html! {
        <section class="part" aria-labelledby="h-find-out">
            <h2 class="h2" id="h-find-out">{ text(title) }</h2>
            <ul class="list small mini">
                for one in list {
                    <li>
                        <span class="id">{ text(&one.id) }</span>{ " " }
                        <span>{ link_to(&one.id, &one.what, &one.to, on) }</span>
                        if let Some(link) = &one.plan { { " " }{ in_short_to_plan(link, on) } }
                    </li>
                }
            </ul>
        </section>
    }
}

fn group(group: &LineGroup, on: &Callback<Msg>) -> Html {
    html! {
        <div key={group.id}>
            <h3 class="h3" id={group.id}>
                { text(&group.title) }
                if let Some(note) = &group.note { { " " }<span class="soft">{ text(note) }</span> }
            </h3>
            <ol class="list" start={group.start.to_string()}>
                for line in &group.lines { <Line key={&*line.id} page={line.clone()} {on} /> }
            </ol>
        </div>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct Props {
    page: LineItem,
    on: Callback<Msg>,
}

/// A line is a component of its own, so that writing into a line redraws this line and not the plan.
#[component]
fn Line(props: &Props) -> Html {
    let Props { page, on } = props;
    let (label, more) = &page.edit.label;
    let drawn = html! {
        <li class="step card">
            <p class="n">{ text(&page.number) }</p>
            <div class="flow tight">
                <h4 class="h3" id={part_id(&page.id, "what")} tabindex="-1">{ phrase(&page.what) }</h4>
                { state(page, on) }
            </div>
            if let Some(waits) = &page.waits { <p class="small">{ text(waits) }</p> }
            if !page.asked_by.is_empty() {
                <div><p class="small">{ text(&page.asked) }</p>{ asked_by(&page.asked_by, on) }</div>
            }
            <dl class="facts meta">
                for (name, value) in &page.facts { <div><dt>{ text(name) }</dt><dd>{ phrase(value) }</dd></div> }
            </dl>
            <ul class="key">for (name, has) in &page.qualities { { quality(name, *has, &page.lacking) } }</ul>
            if let Some(words) = &page.to_complete { <p class="small">{ text(words) }</p> }
            for words in &page.at_odds { <p class="small"><b>{ text(words) }</b></p> }
            if let Some((why, take)) = &page.proposed {
                <p class="small screen">{ text(why) }{ THEN }{ button(take, "link", on) }</p>
            }
            if let Some((words, open)) = &page.done { <p>{ text(words) }{ THEN }{ link(open, "", on) }</p> }
            <details class="screen">
                <summary>{ text(label) }{ heard(Some(more)) }</summary>
                { edit(&page.edit, on) }
            </details>
        </li>
    };
    alone(&page.tongue, drawn)
}

fn state(page: &LineItem, on: &Callback<Msg>) -> Html {
    let (of, to) = &page.of;
    html! {
        <p class="row">
            <span class="id">if let Some(to) = to { { link_to(of, of, to, on) } } else { { text(of) } }</span>
            { " " }{ tag(if page.going { "go" } else { "" }, &page.status) }
            if let Some(quick) = &page.quick_win { { " " }{ tag("go", quick) } }
        </p>
    }
}

fn quality(name: &Text, has: bool, lacking: &Text) -> Html {
    html! {
        <li>
            if has {
                { picture::tick() }<span>{ text(name) }</span>
            } else {
                { picture::lack() }<span><b>{ text(name) }</b>{ heard(Some(lacking)) }</span>
            }
        </li>
    }
}

fn edit(edit: &LineEdit, on: &Callback<Msg>) -> Html {
    let write = on.reform(|((id, field), words)| Msg::Plan(Planning::Write(id, field, words)));
    html! {
        <div class="flow">
            { text_input(&edit.text, &write) }
            <div class="pair">{ text_input(&edit.lead, &write) }{ date_input(&edit.due, on) }</div>
            { plain(&edit.status, on) }
            { text_input(&edit.sign, &write) }
            <div class="pair">{ text_input(&edit.resources, &write) }{ text_input(&edit.help, &write) }</div>
            <p><button class="link" type="button" onclick={press(&edit.remove.to, on)}>
                { text(&edit.remove.label) }{ heard(edit.remove.label_more.as_ref()) }
            </button></p>
        </div>
    }
}

fn files(page: &PlanPage, on: &Callback<Msg>) -> Html {
    let (title, files) = &page.files;
    html! {
        <section class="part screen" aria-labelledby="h-plan-files">
            <h2 class="h2" id="h-plan-files">{ text(title) }</h2>
            <p class="row">for file in files { { button(file, "btn plain", on) }{ " " } }</p>
            if let Some(choice) = &page.print_in { { print_in(choice, on) } }
        </section>
    }
}
