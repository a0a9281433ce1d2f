//! Time: solid with an end mark has a date, a comb has no date. Ochre is deposit and the days that follow from it.

use yew::prelude::*;

use super::super::text;
use super::{comb, fixed, percent, solid};
use crate::page::{Text, TimePart, TimeRow};
use crate::score::Share;

/// The shape of a day: a square follows from deposit, a circle is set by the person.
pub(in crate::ui) fn day(is_fixed: bool) -> Html {
    if is_fixed {
        return fixed("och", ["16", "16"], &[("full", "M1.75 1.75h12.5v12.5h-12.5z")]);
    }
    let circle = "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0";
    fixed("", ["16", "16"], &[("gap full", circle), ("bold", circle)])
}

/// The shapes of the plan over time, for its key: with a date, without a date, the lines across.
pub(in crate::ui) fn time_key(n: usize) -> Html {
    match n {
        0 => fixed(
            "",
            ["22", "12"],
            &[("acc full", "M.75 1.75h18v8.5h-18z"), ("ink full", "M19.75.75h1.5v10.5h-1.5z")],
        ),
        1 => fixed("", ["22", "12"], &[("acc", "M1 1v10M5.5 1v10M10 1v10M14.5 1v10M19 1v10")]),
        _ => fixed("och", ["5", "16"], &[("bold", "M2.5 0v16")]),
    }
}

/// The names of the years, and below them the names of the lines across, each in its own row, since they may be close.
pub(in crate::ui) fn time_axis(part: &TimePart) -> Html {
    // Over its line, and within the picture.
    let year = |x: Share, words: &Text| {
        let x = percent(x.clamp(Share::percent(6), Share::percent(94)));
        html! { <text {x} y="12" text-anchor="middle">{ text(words) }</text> }
    };
    let mark = |x: Share, row: usize, words: &Text| {
        let anchor = if x < Share::percent(50) { "start" } else { "end" };
        let y = (12 + 16 * row).to_string();
        html! { <text class="och s" x={percent(x)} {y} text-anchor={anchor}>{ text(words) }</text> }
    };
    html! {
        <svg class="pic flip" height={(20 + 16 * part.marks.len()).to_string()} aria-hidden="true">
            for (words, x) in &part.years { { year(*x, words) } }
            for (row, (words, x)) in (1..).zip(&part.marks) { { mark(*x, row, words) } }
        </svg>
    }
}

/// One line of the plan, over the lines across.
pub(in crate::ui) fn time_bar(part: &TimePart, row: &TimeRow) -> Html {
    html! {
        <svg class="pic flip" aria-hidden="true">
            for (_, x) in &part.years { { solid("grid", *x, *x, ["0", "100%"], "1") } }
            for (_, x) in &part.marks { { solid("och", *x, *x, ["0", "100%"], "2") } }
            <svg y="50%" overflow="visible">
                if row.dated {
                    { solid("acc", row.from, row.to, ["0", "0"], "10") }
                    { solid("ink", row.to, row.to, ["-9", "9"], "3") }
                } else {
                    { comb("acc", row.from, row.to, "0", "10") }
                }
            </svg>
        </svg>
    }
}
