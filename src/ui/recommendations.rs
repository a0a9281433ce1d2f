//! The recommendations received, with a fold on each to edit it and to tie it to statements.

use yew::prelude::*;

use super::alone::alone;
use super::choice::select;
use super::field::{date_input, text_input};
use super::search::{all, search};
use super::{about, button, choose, heard, link, phrase, press, text};
use crate::page::{RecommendationItem, RecommendationsPage, Text, TiedStatement};
use crate::session::{Msg, Planning};

pub(super) fn recommendations(page: &RecommendationsPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page" part="screen" key="recommendations">
            <div class="main">
                <header class="head">
                    <p class="small">{ link(&page.back, "", on) }</p>
                    <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                    <p class="lead">{ text(&page.lead) }</p>
                </header>
                if let Some(none) = &page.none { <p>{ text(none) }</p> }
                if !page.items.is_empty() {
                    <ol class="list">for one in &page.items { <Item key={&*one.id} page={one.clone()} {on} /> }</ol>
                }
                <p class="screen">{ button(&page.add, "btn plain", on) }</p>
            </div>
        </div>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct Props {
    page: RecommendationItem,
    on: Callback<Msg>,
}

#[component]
fn Item(props: &Props) -> Html {
    let Props { page, on } = props;
    let (label, more) = &page.edit;
    let drawn = html! {
        <li class="step">
            <p class="n">{ text(&page.number) }</p>
            <h2 class="h3" id={text(&page.heading)} tabindex="-1">{ phrase(&page.title) }</h2>
            if !page.about.is_empty() { <p>{ about(&page.about) }</p> }
            <p class="small soft">{ text(&page.tied) }</p>
            <details class="screen">
                <summary>{ text(label) }{ heard(Some(more)) }</summary>
                { edit(page, on) }
            </details>
        </li>
    };
    alone(&page.tongue, drawn)
}

fn edit(page: &RecommendationItem, on: &Callback<Msg>) -> Html {
    let position = page.position;
    let write = on.reform(|((position, field), words)| {
        Msg::Plan(Planning::WriteRecommendation(position, field, words))
    });
    let source = on.reform(move |source| Msg::Plan(Planning::Source(position, source)));
    html! {
        <div class="flow">
            { text_input(&page.asks, &write) }
            <div class="pair">{ select(&page.source, source) }{ date_input(&page.date, on) }</div>
            <div class="pair">{ text_input(&page.document, &write) }{ text_input(&page.paragraph, &write) }</div>
            { statements(&page.statements, on) }
            <div class="flow tight">
                { search(&page.search, on) }
                { statements(&page.found, on) }
                { all(&page.search, on) }
            </div>
            <p><button class="link" type="button" onclick={press(&page.remove.to, on)}>
                { text(&page.remove.label) }{ heard(page.remove.label_more.as_ref()) }
            </button></p>
        </div>
    }
}

fn statements((legend, list): &(Text, Vec<TiedStatement>), on: &Callback<Msg>) -> Html {
    html! {
        if !list.is_empty() {
            <fieldset class="field">
                <legend class="lab">{ text(legend) }</legend>
                for one in list { { statement(one, on) } }
            </fieldset>
        }
    }
}

fn statement(one: &TiedStatement, on: &Callback<Msg>) -> Html {
    html! {
        <div class="pick" key={&*one.id}>
            <input type="checkbox" id={text(&one.id)} checked={one.tied} onchange={choose(&one.toggle, on)} />
            <label for={text(&one.id)}>{ text(&one.label) }</label>
        </div>
    }
}
