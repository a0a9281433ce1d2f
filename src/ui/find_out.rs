//! What to find out first.

use yew::prelude::*;

use super::results::tables::column;
use super::{before_deposit, link, link_to, picture, text, view_of_results};
use crate::page::{FindOutPage, FindOutRow, Text};
use crate::session::Msg;

pub(super) fn find_out(page: &FindOutPage, on: &Callback<Msg>) -> Html {
    let [statement, answer, narrows] = &page.columns;
    let content = html! {
        <>
            <p class="text">{ text(&page.sentence) }</p>
            if !page.rows.is_empty() {
                <section class="part" aria-labelledby="find-out">
                    <h2 class="h2" id="find-out">{ text(&page.heading) }</h2>
                    <table role="table" class="tab lines">
                        <caption class="vh">{ text(&page.caption) }</caption>
                        <thead role="rowgroup">
                            <tr role="row">{ column("", statement) }{ column("", answer) }{ column("r", narrows) }</tr>
                        </thead>
                        <tbody role="rowgroup">for row in &page.rows { { line(row, narrows, on) } }</tbody>
                    </table>
                </section>
            }
        </>
    };
    let head = [link(&page.back, "", on), html! { { text(&page.title) } }];
    view_of_results("find-out", head, &page.views, content, on)
}

fn line(row: &FindOutRow, narrows: &Text, on: &Callback<Msg>) -> Html {
    let (mark, label) = &row.answer;
    html! {
        <tr role="row" key={&*row.id}>
            <th role="rowheader" scope="row" class="hang">
                <span class="id">{ text(&row.id) }</span>{ " " }{ link_to(&row.id, &row.short, &row.to, on) }
                { before_deposit(row.before_deposit.as_ref()) }
            </th>
            <td role="cell"><span class="state">{ picture::mark(*mark) }{ " " }{ text(label) }</span></td>
            <td role="cell" class="r num more" data-h={text(narrows)}>{ text(&row.narrows) }</td>
        </tr>
    }
}
