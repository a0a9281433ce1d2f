//! Two tables: all sections, and the themes by group. On a narrow page they become blocks, so they name their roles.

use yew::prelude::*;

use super::super::{leading, picture, rich, save, text};
use super::part;
use crate::page::{
    Numbers, Profile, ProfileRow, RestRow, RestTable, RobustnessPart, Text, ThemeCell, ThemeRow, ThemesPart,
};
use crate::session::{Msg, Part};

pub(super) fn profile(profile: &Profile, on: &Callback<Msg>) -> Html {
    let content = html! {
        <>
            { key(&profile.key) }
            { figures(&profile.caption, &profile.columns, &profile.axis, &profile.rows, on) }
            { save(&profile.save, on) }
        </>
    };
    part(Part::Profile, &profile.title, content)
}

/// What the bar, the comb and the mark mean.
pub(in crate::ui) fn key(key: &[Text; 3]) -> Html {
    html! {
        <ul class="key">
            for (n, words) in key.iter().enumerate() { <li>{ picture::bar_key(n) }{ text(words) }</li> }
        </ul>
    }
}

/// A table of figures, each with its picture.
pub(in crate::ui) fn figures(
    caption: &Text,
    columns: &[Text; 5],
    axis: &[Text; 5],
    rows: &[ProfileRow],
    on: &Callback<Msg>,
) -> Html {
    let [first, picture, readiness, range, with_level] = columns;
    html! {
        <table role="table" class="tab">
            <caption class="vh">{ text(caption) }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { column("", first) }
                    <th role="columnheader" scope="col" class="bar">
                        <span class="vh">{ text(picture) }</span>{ picture::axis(axis) }
                    </th>
                    { column("r", readiness) }{ column("r", range) }{ column("r", with_level) }
                </tr>
            </thead>
            <tbody role="rowgroup">for row in rows { { figure_row(row, [range, with_level], on) } }</tbody>
        </table>
    }
}

pub(in crate::ui) fn column(class: &'static str, heading: &Text) -> Html {
    html! { <th role="columnheader" scope="col" {class}>{ text(heading) }</th> }
}

fn figure_row(row: &ProfileRow, [range, with_level]: [&Text; 2], on: &Callback<Msg>) -> Html {
    html! {
        <tr role="row" class={if row.head { "grp" } else { "" }}>
            <th role="rowheader" scope="row" class={if row.id.is_some() { "hang" } else { "" }}>{ name(row, on) }
                for note in row.note.iter().chain(&row.out) {
                    { " " }<span class="soft small">{ text(note) }</span>
                }
            </th>
            if let Some(levels) = &row.levels {
                <td role="cell" class="few" colspan="3">{ text(levels) }</td>
            } else {
                <td role="cell" class="bar">if let Some(bar) = row.bar { { picture::bar(bar, None) } }</td>
                <td role="cell" class="r num"><b>{ text(&row.readiness) }</b></td>
                <td role="cell" class="r num more" data-h={text(range)}>{ text(&row.range) }</td>
            }
            <td role="cell" class="r num more" data-h={text(with_level)}>{ text(&row.with_level) }</td>
        </tr>
    }
}

fn name(row: &ProfileRow, on: &Callback<Msg>) -> Html {
    match (&row.id, &row.to) {
        (Some(id), Some(to)) => html! {
            <><span class="id">{ text(id) }</span>{ " " }{ leading(row.address.as_ref(), &row.name, to, on) }</>
        },
        (Some(id), None) => html! { <><span class="id">{ text(id) }</span>{ " " }{ text(&row.name) }</> },
        (None, Some(to)) => leading(row.address.as_ref(), &row.name, to, on),
        (None, None) => html! { { text(&row.name) } },
    }
}

/// The numbers of a picture.
pub(super) fn numbers(numbers: &Numbers) -> Html {
    let [name, value] = &numbers.columns;
    html! {
        <div>
            <table role="table" class="tab">
                <caption class="vh">{ text(&numbers.caption) }</caption>
                <thead role="rowgroup"><tr role="row">{ column("", name) }{ column("r", value) }</tr></thead>
                <tbody role="rowgroup">for row in &numbers.rows { { number(row) } }</tbody>
            </table>
        </div>
    }
}

fn number((name, value): &(Text, Text)) -> Html {
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ text(name) }</th>
            <td role="cell" class="r num"><b>{ text(value) }</b></td>
        </tr>
    }
}

/// The overall figure under other conventions.
pub(super) fn robustness(part: &RobustnessPart) -> Html {
    let [convention, band, readiness, range] = &part.columns;
    html! {
        <>
            <h2 class="h3">{ text(&part.title) }</h2>
            <p>{ text(&part.lead) }</p>
            <table role="table" class="tab wide">
                <caption class="vh">{ text(&part.title) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { column("", convention) }{ column("", band) }{ column("r", readiness) }{ column("r", range) }
                    </tr>
                </thead>
                <tbody role="rowgroup">for row in &part.rows { { otherwise(row, [band, readiness, range]) } }</tbody>
            </table>
            <p><b>{ text(&part.sentence) }</b></p>
        </>
    }
}

fn otherwise([convention, band, readiness, range]: &[Text; 4], headings: [&Text; 3]) -> Html {
    let [of_band, of_readiness, of_range] = headings;
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ text(convention) }</th>
            <td role="cell" class="more" data-h={text(of_band)}>{ text(band) }</td>
            <td role="cell" class="r num more" data-h={text(of_readiness)}><b>{ text(readiness) }</b></td>
            <td role="cell" class="r num more" data-h={text(of_range)}>{ text(range) }</td>
        </tr>
    }
}

/// The steps that the screen does not show, for paper: one table for each turn. Most turns have no step that comes after
/// another one, and no column for it.
pub(super) fn rest(rest: &RestTable) -> Html {
    let table = |(turn, rows): &(Text, Vec<RestRow>)| {
        let empty =
            usize::from(rows.iter().all(|row| row.facts.last().is_some_and(|after| after.is_empty())));
        html! {
            <table role="table" class="tab">
                <caption class="h3">{ text(turn) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        for heading in rest.columns.iter().take(rest.columns.len() - empty) { { column("", heading) } }
                    </tr>
                </thead>
                <tbody role="rowgroup">for row in rows { { rest_row(row, empty) } }</tbody>
            </table>
        }
    };
    html! {
        <div class="on-paper">
            <h3 class="h3">{ text(&rest.title) }</h3>
            for turn in &rest.turns { { table(turn) } }
        </div>
    }
}

fn rest_row(row: &RestRow, empty: usize) -> Html {
    html! {
        <tr role="row" key={&*row.id}>
            <th role="rowheader" scope="row">
                { text(&row.number) }{ " " }<span class="id">{ text(&row.id) }</span>{ " " }{ text(&row.what) }
            </th>
            <td role="cell">{ rich(&row.gain) }</td>
            for fact in row.facts.iter().take(row.facts.len() - empty) { <td role="cell">{ text(fact) }</td> }
        </tr>
    }
}

pub(super) fn themes(themes: &ThemesPart, on: &Callback<Msg>) -> Html {
    let groups = themes.columns.get(1..).unwrap_or_default();
    let content = html! {
        <>
            <p class="text">{ text(&themes.sentence) }</p>
            <table role="table" class="tab matrix">
                <caption class="vh">{ text(&themes.caption) }</caption>
                <thead role="rowgroup">
                    <tr role="row">for heading in &themes.columns { { column("", heading) } }</tr>
                </thead>
                <tbody role="rowgroup">for row in &themes.rows { { theme_row(row, groups) } }</tbody>
            </table>
            { save(&themes.save, on) }
        </>
    };
    part(Part::Themes, &themes.title, content)
}

fn theme_row(row: &ThemeRow, groups: &[Text]) -> Html {
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ text(&row.name) }</th>
            for (group, cell) in groups.iter().zip(&row.cells) {
                <td role="cell" data-h={text(group)}>{ theme(cell) }</td>
            }
        </tr>
    }
}

fn theme(cell: &ThemeCell) -> Html {
    let value = text(&cell.value);
    html! {
        <>
            if cell.bar.is_some_and(|bar| bar.now.is_some()) { <b>{ value }</b> } else { <span class="soft">{ value }</span> }
            if let Some(count) = &cell.count { { " " }<span class="soft num">{ text(count) }</span> }
            if let Some(out) = &cell.out { { " " }<span class="soft small">{ text(out) }</span> }
            if let Some(bar) = cell.bar { { picture::small_bar(bar) } }
        </>
    }
}
