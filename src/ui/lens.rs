//! The figures under one lens.

use yew::prelude::*;

use super::results::tables::{figures, key};
use super::{link, text, view_of_results};
use crate::page::{FigureTable, LensPage};
use crate::session::Msg;

pub(super) fn lens(page: &LensPage, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            <div class="flow tight text"><p>{ text(&page.sentence) }</p><p>{ text(&page.note) }</p></div>
            if !page.tables.is_empty() { { key(&page.key) } }
            for (n, table) in page.tables.iter().enumerate() { { one(n, table, page, on) } }
        </>
    };
    let head = [link(&page.back, "", on), html! { { text(&page.title) } }];
    view_of_results("lens", head, &page.views, content, on)
}

fn one(n: usize, table: &FigureTable, page: &LensPage, on: &Callback<Msg>) -> Html {
    let figures = figures(&table.caption, &page.columns, &page.axis, &table.rows, on);
    let Some(heading) = &table.heading else { return figures };
    let id = ["lens-", &n.to_string()].concat();
    html! {
        <section class="part" aria-labelledby={id.clone()}>
            <h2 class="h2" {id}>{ text(heading) }</h2>
            { figures }
        </section>
    }
}
