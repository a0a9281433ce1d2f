//! The list of all sections, in their groups, with the state of each.

use yew::prelude::*;

use super::search::{all, found, search};
use super::{button, follow, heard, href, link, link_to, part_id, picture, progress, text};
use crate::page::{TaskGroup, TaskRow, TaskState, TasksPage};
use crate::session::Msg;

pub(super) fn tasks(page: &TasksPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key="tasks">
            { beside(page, on) }
            <div class="main">
                <header class="head">
                    <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                    <p class="lead">{ text(&page.lead) }</p>
                </header>
                <div class="flow tight" role="search" aria-label={text(&page.search.label)}>
                    { search(&page.search, on) }
                    { found(&page.found, page.beyond.as_ref(), on) }
                    { all(&page.search, on) }
                </div>
                for one in &page.groups { { group(one, on) } }
                if let Some((words, deeper)) = &page.deepen {
                    <div class="say flow tight">
                        <p>{ text(words) }</p>
                        <p>{ button(deeper, "btn plain", on) }</p>
                    </div>
                }
            </div>
        </div>
    }
}

/// The id of the field of the screen, with the message that it sends.
pub(super) fn fields(page: &TasksPage) -> Vec<(AttrValue, Msg)> {
    vec![(text(&page.search.id), Msg::Search(page.search.place, "".into()))]
}

fn beside(page: &TasksPage, on: &Callback<Msg>) -> Html {
    let forward = &page.forward;
    html! {
        <div class="side">
            <p class="h2">{ text(&page.progress.text) }</p>
            { progress(&page.progress) }
            <p class="small soft">{ text(&page.sections_line) }</p>
            <p>
                <a class="btn" part="button" href={href(forward.address.as_ref())} aria-describedby={page.left_off.as_ref().map(|_| "left")}
                    onclick={follow(&forward.to, on)}>
                    { text(&forward.label) }{ heard(forward.label_more.as_ref()) }
                </a>
            </p>
            if let Some(left_off) = &page.left_off { <p class="small" id="left">{ text(left_off) }</p> }
            if let Some(results) = &page.results { <p class="small">{ link(results, "", on) }</p> }
            <p class="small">{ link(&page.received, "", on) }</p>
            <ul class="key">
                for (pip, word) in &page.key { <li>{ picture::pips(&[*pip]) }{ text(word) }</li> }
            </ul>
        </div>
    }
}

fn group(group: &TaskGroup, on: &Callback<Msg>) -> Html {
    let id = part_id("group", &group.id);
    html! {
        <section class="part" aria-labelledby={id.clone()}>
            <div class="row split">
                <h2 class="h2" {id}>{ text(&group.title) }</h2>
                <p class="small soft">{ text(&group.note) }</p>
            </div>
            <ul class="list">for one in &group.rows { { row(one, on) } }</ul>
        </section>
    }
}

fn row(row: &TaskRow, on: &Callback<Msg>) -> Html {
    html! {
        <li class="task" key={&*row.id}>
            <span class="id">{ text(&row.id) }</span>
            { link_to(&row.id, &row.title, &row.to, on) }
            <span class="state num">{ picture::pips(&row.pips) }<span class="small soft">{ text(&row.count) }</span></span>
            { state(row) }
        </li>
    }
}

fn state(row: &TaskRow) -> Html {
    let label = text(&row.state_label);
    match row.state {
        TaskState::NotStarted => html! { <span class="state"><span class="tag">{ label }</span></span> },
        TaskState::InProgress => html! { <span class="state"><span class="tag go">{ label }</span></span> },
        TaskState::Complete => html! { <span class="state soft">{ picture::tick() }{ " " }{ label }</span> },
    }
}
