//! The terms of one figure.

use yew::prelude::*;

use super::results::tables::column;
use super::{leading, link, own, picture, rich, text, view_of_results};
use crate::page::{TermRow, TermsPage, Text};
use crate::session::Msg;

pub(super) fn terms(page: &TermsPage, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            <p class="soft">{ text(&page.lead) }</p>
            if let Some(bar) = page.bar { <div>{ picture::bar(bar, Some("30")) }{ picture::axis(&page.axis) }</div> }
            <div class="flow tight text">for sum in &page.sums { <p>{ rich(sum) }</p> }</div>
            <section class="part" aria-labelledby="terms">
                <h2 class="h2" id="terms">{ text(&page.heading) }</h2>
                if !page.rows.is_empty() { { table(page, on) } }
            </section>
        </>
    };
    let head = [link(&page.back, "", on), html! { { text(&page.title) } }];
    view_of_results("terms", head, &page.views, content, on)
}

fn table(page: &TermsPage, on: &Callback<Msg>) -> Html {
    let answers = page.rows.iter().any(|row| row.answer.is_some());
    let left = 1 + usize::from(answers);
    let headings = page.columns.get(left..).unwrap_or_default();
    html! {
        <table role="table" class="tab lines">
            <caption class="vh">{ text(&page.heading) }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    for (n, heading) in page.columns.iter().enumerate() {
                        { column(if n < left { "" } else { "r" }, heading) }
                    }
                </tr>
            </thead>
            <tbody role="rowgroup">for row in &page.rows { { term_row(row, headings, on) } }</tbody>
        </table>
    }
}

fn term_row(row: &TermRow, headings: &[Text], on: &Callback<Msg>) -> Html {
    html! {
        <tr role="row" key={&*row.id}>
            <th role="rowheader" scope="row" class="hang">
                <span class="id">{ text(&row.id) }</span>{ " " }
                { leading(row.address.as_ref(), &row.name, &row.to, on) }
                if let Some(reason) = &row.reason { { " " }<span class="soft">{ own(reason) }</span> }
            </th>
            if let Some((mark, label)) = &row.answer {
                <td role="cell"><span class="state">{ picture::mark(*mark) }{ " " }{ text(label) }</span></td>
            }
            for (heading, cell) in headings.iter().zip(&row.cells) {
                <td role="cell" class="r more" data-h={text(heading)}>{ text(cell) }</td>
            }
        </tr>
    }
}
