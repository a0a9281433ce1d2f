//! The supposed figures beside the present ones. Each choice is a component of its own, since the lists can be long.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::alone::alone;
use super::results::tables::column;
use super::{button, fold, link, paragraphs, part_id, picture, rich, text, unfolded, view_of_results};
use crate::page::{Bar, Link, Text, WhatIfChoice, WhatIfPage, WhatIfRow};
use crate::session::Msg;

pub(super) fn what_if(page: &WhatIfPage, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            <div class="flow tight text">{ paragraphs(&page.lead) }</div>
            <p class="sticky" role="status">{ rich(&page.sum) }</p>
            { table(&page.caption, page, &page.rows) }
            if let Some((label, rows)) = &page.sections { { fold(label, None, table(label, page, rows)) } }
            { at_once(&page.at_once, on) }
            if let Some(reset) = &page.reset { <p>{ button(reset, "btn plain", on) }</p> }
            if let Some(none) = &page.none { <p class="text">{ text(none) }</p> }
            if let Some((label, list)) = &page.steps { { unfolded(label, choices(list, on)) } }
            if let Some((label, list)) = &page.open { { fold(label, None, choices(list, on)) } }
        </>
    };
    let head = [link(&page.back, "", on), html! { { text(&page.title) } }];
    view_of_results("what-if", head, &page.views, content, on)
}

/// Choices for several statements at once.
fn at_once((label, lists): &(Text, Vec<Link>), on: &Callback<Msg>) -> Html {
    html! {
        if !lists.is_empty() {
            <div class="flow tight" role="group" aria-labelledby="at-once">
                <p id="at-once">{ text(label) }</p>
                <p class="row">for list in lists { { button(list, "link", on) }{ " " } }</p>
            </div>
        }
    }
}

fn table(caption: &Text, page: &WhatIfPage, rows: &[WhatIfRow]) -> Html {
    let [_, now, then] = &page.columns;
    html! {
        <table role="table" class="tab matrix pairs">
            <caption class="vh">{ text(caption) }</caption>
            <thead role="rowgroup"><tr role="row">for heading in &page.columns { { column("", heading) } }</tr></thead>
            <tbody role="rowgroup">
                for row in rows {
                    <tr role="row" key={&*row.name}>
                        <th role="rowheader" scope="row">
                            { text(&row.name) }
                            if let Some(out) = &row.out { { " " }<span class="soft small">{ text(out) }</span> }
                        </th>
                        { cell(now, &row.now) }{ cell(then, &row.then) }
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn cell(heading: &Text, (bar, words): &(Option<Bar>, Text)) -> Html {
    html! {
        <td role="cell" data-h={text(heading)}>
            { text(words) }
            if let Some(bar) = bar { { picture::small_bar(*bar) } }
        </td>
    }
}

fn choices(list: &[WhatIfChoice], on: &Callback<Msg>) -> Html {
    html! {
        <div class="flow">for choice in list { <Choice key={&*choice.id} page={choice.clone()} {on} /> }</div>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct Props {
    page: WhatIfChoice,
    on: Callback<Msg>,
}

#[component]
fn Choice(props: &Props) -> Html {
    let choice = &props.page;
    let id = part_id(&choice.id, "if");
    let drawn = html! {
        <div class="field">
            <label for={id.clone()}>{ text(&choice.label) }</label>
            <select class="in" {id} onchange={chosen(choice, &props.on)}>
                for level in &choice.levels { <option selected={level.chosen}>{ text(&level.label) }</option> }
            </select>
        </div>
    };
    alone(&choice.tongue, drawn)
}

/// The callback of a list: it emits the message of the chosen option.
fn chosen(choice: &WhatIfChoice, on: &Callback<Msg>) -> Callback<Event> {
    let levels: Rc<[Msg]> = choice.levels.iter().map(|level| level.to.clone()).collect();
    let on = on.clone();
    Callback::from(move |change: Event| {
        let field = change.target_dyn_into::<HtmlSelectElement>();
        let position = field.and_then(|field| usize::try_from(field.selected_index()).ok());
        if let Some(msg) = position.and_then(|position| levels.get(position)) {
            on.emit(msg.clone());
        }
    })
}
