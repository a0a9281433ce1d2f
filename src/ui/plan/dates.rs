//! The dates of a plan as a list, and the plan over time as a table with pictures.

use yew::prelude::*;

use super::super::field::date_input;
use super::super::{button, follow, phrase, picture, save, text, unfolded};
use crate::page::{DatesPart, DayItem, TimePart, TimeRow};
use crate::session::Msg;

pub(super) fn dates(dates: &DatesPart, on: &Callback<Msg>) -> Html {
    html! {
        <section class="part" aria-labelledby="h-dates">
            <h2 class="h2" id="h-dates">{ text(&dates.title) }</h2>
            <div class="pair">{ date_input(&dates.deposit, on) }</div>
            <p class="small screen" role="status">
                if let Some(dates) = &dates.follow {
                    <a href="#days" onclick={follow(&dates.to, on)}>{ text(&dates.label) }</a>
                }
            </p>
            if let Some(late) = &dates.late { <p class="small text">{ text(late) }</p> }
            if !dates.days.is_empty() {
                <div id="days" tabindex="-1">{ list(&dates.days) }</div>
                <ul class="key">
                    for (n, words) in dates.key.iter().enumerate() {
                        <li>{ picture::day(n == 0) }{ " " }{ text(words) }</li>
                    }
                </ul>
            }
            if let Some((title, hint, days)) = &dates.back {
                { unfolded(title, html! { <div class="flow tight"><p class="hint">{ text(hint) }</p>{ list(days) }</div> }) }
            }
            if let Some(part) = &dates.time { { time(part, on) } }
            if let Some(calendar) = &dates.calendar { <p class="screen">{ button(calendar, "btn plain", on) }</p> }
        </section>
    }
}

fn list(days: &[DayItem]) -> Html {
    html! {
        <ol class="dates">
            for day in days {
                <li>
                    { picture::day(day.fixed) }
                    <p><time datetime={text(&day.iso)}>{ text(&day.date) }</time>{ " " }{ phrase(&day.what) }</p>
                    <p class="small soft">{ text(&day.why) }</p>
                </li>
            }
        </ol>
    }
}

/// The roles are written out, since the rows become blocks in a narrow widget.
fn time(part: &TimePart, on: &Callback<Msg>) -> Html {
    html! {
        <div class="flow tight">
            <table role="table" class="tab time">
                <caption class="vh">{ text(&part.title) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ text(&part.title) }</th>
                        <th role="columnheader" scope="col" class="bar">
                            <span class="vh">{ text(&part.picture) }</span>{ picture::time_axis(part) }
                        </th>
                        <th role="columnheader" scope="col" class="r">{ text(&part.due) }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">for row in &part.rows { { time_row(part, row) } }</tbody>
            </table>
            <ul class="key">
                for (n, words) in part.key.iter().enumerate() {
                    <li class={(n == 2).then_some("och")}>{ picture::time_key(n) }{ " " }{ text(words) }</li>
                }
            </ul>
            { save(&part.save, on) }
        </div>
    }
}

fn time_row(part: &TimePart, row: &TimeRow) -> Html {
    html! {
        <tr role="row">
            <th role="rowheader" scope="row"><span class="soft">{ text(&row.id) }</span>{ " " }{ phrase(&row.what) }</th>
            <td role="cell" class="bar">{ picture::time_bar(part, row) }</td>
            <td role="cell" class="r num">{ text(&row.due) }</td>
        </tr>
    }
}
