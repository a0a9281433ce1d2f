//! The pictures. Petrol is readiness, ink is coverage, ochre is what to settle before deposit.
//!
//! Every picture has its figures beside it in words, so it is hidden from screen readers or has a label with all of
//! them. Lengths across are percentages: nothing is measured, and nothing is redrawn when the widget is resized. A comb
//! is a dashed stroke. Colours come from `widget.css` by class and `currentColor`.

use yew::prelude::*;

use super::text;
use crate::page::{Band, Bar, CoverageFigure, DepositGate, Figure, Mark, Pip, Text};
use crate::score::Share;

mod time;

pub(super) use time::{day, time_axis, time_bar, time_key};

/// Hundredths as a decimal. Floating-point formatting would make the program larger.
fn decimal(hundredths: u32, unit: &str) -> AttrValue {
    let mut decimal = (hundredths / 100).to_string();
    let rest = hundredths % 100;
    if rest > 0 {
        decimal.push('.');
        decimal.extend([rest / 10, rest % 10].into_iter().filter_map(|digit| char::from_digit(digit, 10)));
    }
    decimal.push_str(unit);
    AttrValue::from(decimal)
}

fn percent(share: Share) -> AttrValue {
    decimal(share.hundredths(), "%")
}

// Drawings

/// A small picture of fixed size: paths, each with the class that colours it. `widget.css` says how they are drawn.
fn drawing(
    class: &'static str,
    width: AttrValue,
    height: AttrValue,
    paths: &[(&'static str, AttrValue)],
) -> Html {
    html! {
        <svg {class} {width} {height} fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
            for (class, path) in paths { <path class={*class} d={path.clone()} /> }
        </svg>
    }
}

/// A drawing that is known beforehand.
fn fixed(class: &'static str, size: [&'static str; 2], paths: &[(&'static str, &'static str)]) -> Html {
    let paths: Vec<_> = paths.iter().map(|(class, path)| (*class, AttrValue::Static(path))).collect();
    let [width, height] = size.map(AttrValue::Static);
    drawing(class, width, height, &paths)
}

/// The level of an answer as cells, or the shape of an answer without a level.
pub(super) fn mark(mark: Mark) -> Html {
    let shape: &[_] = match mark {
        Mark::Level(filled, cells) => return level(u32::from(filled), u32::from(cells).max(1)),
        Mark::NotKnown => {
            let shape =
                [("dash", "M.75.75h28v16.5h-28z"), ("bold", "M11.8 6.6a3 3 0 1 1 3 3v1.6M14.8 13.4v1.8")];
            return fixed("lv", ["30", "18"], &shape);
        }
        Mark::NotApplicable => &[("", "M1 6h28")],
        Mark::None => &[("", "M1 11h7M11.5 11h7M22 11h7")],
    };
    fixed("lv", ["30", "12"], shape)
}

/// Cells that fill the usual width together. Each has a least width, so more than six cells are wider than usual.
fn level(filled: u32, cells: u32) -> Html {
    let step = (3075 / cells).max(500);
    let across = decimal(step - 475, "");
    let (mut full, mut empty) = (String::new(), String::new());
    for n in 0..cells {
        let path = if n < filled { &mut full } else { &mut empty };
        let corner = "a1 1 0 0 1";
        for piece in ["M", &decimal(175 + n * step, ""), " .75h", &across, corner, " 1 1v8.5", corner] {
            path.push_str(piece);
        }
        for piece in ["-1 1h-", &across, corner, "-1-1v-8.5", corner, " 1-1z"] {
            path.push_str(piece);
        }
    }
    let paths = [("full", AttrValue::from(full)), ("", AttrValue::from(empty))];
    drawing("lv", decimal(step * cells - 75, ""), AttrValue::Static("12"), &paths)
}

/// One pip for each answer, at most twelve in a row.
pub(super) fn pips(pips: &[Pip]) -> Html {
    let (mut full, mut line) = (String::new(), String::new());
    for (n, pip) in (0u32..).zip(pips) {
        let (path, shape) = match pip {
            Pip::Level => (&mut full, "m1.25 6a4.25 4.25 0 1 0 8.5 0a4.25 4.25 0 1 0-8.5 0"),
            Pip::None => (&mut line, "m1.25 6a4.25 4.25 0 1 0 8.5 0a4.25 4.25 0 1 0-8.5 0"),
            Pip::NotKnown => (&mut line, "m3.2 4.2a2.3 2.3 0 1 1 2.3 2.5v1m0 1.7v1.3"),
            Pip::NotApplicable => (&mut line, "m1.5 6h8"),
        };
        for piece in ["M", &decimal(n % 12 * 1300, " "), &decimal(n / 12 * 1400, ""), shape] {
            path.push_str(piece);
        }
    }
    let count = u32::try_from(pips.len()).unwrap_or(u32::MAX).max(1);
    let (width, height) = (count.min(12) * 1300 - 200, count.div_ceil(12) * 1400 - 200);
    let paths = [("full", AttrValue::from(full)), ("", AttrValue::from(line))];
    drawing("flip", decimal(width, ""), decimal(height, ""), &paths)
}

/// A tick: something is complete.
pub(super) fn tick() -> Html {
    fixed("", ["14", "14"], &[("bold", "m1.5 7.5 4 4 7-9")])
}

/// A dash: something is missing.
pub(super) fn lack() -> Html {
    fixed("", ["14", "14"], &[("bold", "M1 7h12")])
}

/// The shapes of a bar, for its key: solid, comb, mark.
pub(super) fn bar_key(n: usize) -> Html {
    match n {
        0 => fixed("", ["22", "12"], &[("acc full", "M.75 1.75h20.5v8.5h-20.5z")]),
        1 => fixed("", ["22", "12"], &[("acc", "M1 1v10M5.5 1v10M10 1v10M14.5 1v10M19 1v10")]),
        _ => fixed("", ["5", "16"], &[("ink full", "M1.75.75h1.5v14.5h-1.5z")]),
    }
}

/// The shapes of coverage, for its key.
pub(super) fn coverage_key(n: usize) -> Html {
    let shape = match n {
        0 => ("ink full", "M.75.75h16.5v10.5h-16.5z"),
        1 => ("ink", "M1 0v12M5.5 0v12M10 0v12M14.5 0v12"),
        2 => ("edge", "M.75.75h16.5v10.5h-16.5z"),
        _ => ("edge", "M0 6h18"),
    };
    fixed("", ["18", "12"], &[shape])
}

/// The square of a statement before deposit: settled, open, not known, no answer yet.
pub(super) fn square(n: usize) -> Html {
    const SQUARE: &str = "M3 1h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2z";
    let shape: &[_] = match n {
        0 => &[("full", SQUARE), ("gap bold", "m5 10.5 3.5 3.5L15 6.5")],
        1 => &[("", SQUARE)],
        2 => &[("dash", SQUARE), ("", "M7.6 8a2.4 2.4 0 1 1 2.4 2.7v1.2M10 13.6v1.4")],
        _ => &[("", "M1 19h18")],
    };
    fixed("sq", ["20", "20"], shape)
}

// Readiness

/// A solid stroke: its colour, its two ends across, its two heights, and its thickness.
fn solid(class: &'static str, from: Share, to: Share, y: [&'static str; 2], width: &'static str) -> Html {
    stroke(class, [from, to], y, width, None)
}

/// A comb: what can still change.
fn comb(class: &'static str, from: Share, to: Share, y: &'static str, width: &'static str) -> Html {
    stroke(class, [from, to], [y, y], width, Some("1.5 3"))
}

fn stroke(
    class: &'static str,
    [from, to]: [Share; 2],
    [y1, y2]: [&'static str; 2],
    width: &'static str,
    dashes: Option<&'static str>,
) -> Html {
    html! {
        <line {class} x1={percent(from)} x2={percent(to)} {y1} {y2} stroke="currentColor" stroke-width={width}
            stroke-dasharray={dashes} />
    }
}

fn grid() -> Html {
    html! { for x in [0, 25, 50, 75, 100].map(Share::percent) { { solid("grid", x, x, ["0", "100%"], "1") } } }
}

/// Solid to the lowest value, a comb to the highest, today's value as a mark with a halo of paper.
fn lengths(bar: Bar) -> Html {
    html! {
        <svg y="50%" overflow="visible">
            if bar.lowest > Share::NONE { { solid("acc", Share::NONE, bar.lowest, ["0", "0"], "10") } }
            if bar.highest > bar.lowest { { comb("acc", bar.lowest, bar.highest, "0", "10") } }
            if let Some(now) = bar.now {
                { solid("gap", now, now, ["-8", "8"], "7") }
                { solid("ink", now, now, ["-9", "9"], "3") }
            }
        </svg>
    }
}

/// A bar over the grid of the axis. Without a height it is as high as its place.
pub(super) fn bar(bar: Bar, height: Option<&'static str>) -> Html {
    html! { <svg class="pic flip" {height} aria-hidden="true">{ grid() }{ lengths(bar) }</svg> }
}

/// A bar alone.
pub(super) fn small_bar(bar: Bar) -> Html {
    html! { <svg class="pic flip" height="22" aria-hidden="true">{ lengths(bar) }</svg> }
}

/// The figures of the axis, in quarters. No picture: where the head of a table is printed again on each sheet, Chromium
/// mirrors a picture with its words.
pub(super) fn axis(figures: &[Text; 5]) -> Html {
    html! {
        <div class="axis dim" aria-hidden="true">for figure in figures { <span>{ text(figure) }</span> }</div>
    }
}

/// A hollow piece of a bar.
fn hollow(class: &'static str, from: Share, to: Share, y: &'static str, height: &'static str) -> Html {
    let width = percent(to - from);
    html! {
        <rect {class} x={percent(from)} {width} {y} {height} fill="none" stroke="currentColor" stroke-width="1.5" />
    }
}

/// Solid is the section today, hollow is what a step adds.
pub(super) fn gain((today, with_step): (Share, Share)) -> Html {
    html! {
        <svg class="pic flip" height="14" aria-hidden="true">
            { solid("grid", Share::NONE, Share::WHOLE, ["7", "7"], "1") }
            { solid("acc", Share::NONE, today, ["7", "7"], "10") }
            { hollow("acc", today, with_step, "2.75", "8.5") }
        </svg>
    }
}

// The large picture

/// Whether the label of the lowest value turns inward: outward, it would leave the picture at 320 px.
fn low_turns(bar: Bar) -> bool {
    bar.lowest < Share::percent(25)
}

/// Whether the label of the highest value turns inward.
fn high_turns(bar: Bar) -> bool {
    bar.highest > Share::percent(75)
}

/// The number of rows for the figures over the bar, so that none covers another at 320 px: one if they are apart, two
/// if an end is close to today's figure, three if the ends are close to each other.
fn rows(bar: Bar) -> u32 {
    let (low, high) = (low_turns(bar), high_turns(bar));
    let apart = match (low, high) {
        (false, false) => 0,
        (true, true) => 60,
        _ => 40,
    };
    let near = |now: Share| {
        low || high || now - bar.lowest < Share::percent(5) || bar.highest - now < Share::percent(5)
    };
    if bar.highest <= bar.lowest {
        1
    } else if bar.highest - bar.lowest < Share::percent(apart) {
        3
    } else if bar.now.is_some_and(near) {
        2
    } else {
        1
    }
}

/// The large picture of readiness, with its range in words above it and the bands below.
pub(super) fn figure(figure: &Figure) -> Html {
    let (bar, rows) = (figure.bar, rows(figure.bar));
    let at = |x: Share| if figure.rtl { x.rest() } else { x };
    let staggered = figure.bands.len() > 4;
    let top = 16 * (rows - 1);
    html! {
        <svg class={if staggered { "pic" } else { "pic bands" }} role="img" aria-label={text(&figure.label)}
            height={(118 + top + if staggered { 16 } else { 0 }).to_string()}>
            <svg y={top.to_string()} overflow="visible">
                for band in figure.bands.iter().filter(|band| band.from > Share::NONE) {
                    { solid("grid", at(band.from), at(band.from), ["26", "84"], "1") }
                }
                { solid("edge", Share::NONE, Share::WHOLE, ["84", "84"], "1") }
                { solid("acc", at(Share::NONE), at(bar.lowest), ["55", "55"], "30") }
                if bar.highest > bar.lowest {
                    { comb("acc", at(bar.lowest), at(bar.highest), "55", "30") }
                }
                if let Some(now) = bar.now {
                    { solid("gap", at(now), at(now), ["30", "76"], "9") }
                    { solid("ink", at(now), at(now), ["28", "84"], "4") }
                }
                { range(figure, rows, &at) }
                for (n, band) in figure.bands.iter().enumerate() {
                    { band_label(band, at(band.from.midpoint(band.to)), n % 2 == 1, staggered) }
                }
            </svg>
        </svg>
    }
}

/// The figures over the bar.
fn range(figure: &Figure, rows: u32, at: &dyn Fn(Share) -> Share) -> Html {
    let bar = figure.bar;
    let low = if low_turns(bar) { "start" } else { "end" };
    let high = if high_turns(bar) { "end" } else { "start" };
    let (low_y, high_y) = match rows {
        1 => ("20", "20"),
        2 => ("4", "4"),
        _ => ("-12", "4"),
    };
    let label =
        |class: &'static str, words: Option<&Text>, x: Share, y: &'static str, anchor: &'static str| {
            words.map(
            |words| html! { <text {class} x={percent(x)} {y} text-anchor={anchor}>{ text(words) }</text> },
        )
        };
    html! {
        <>
            { label("dim", figure.at_least.as_ref(), at(bar.lowest), low_y, low) }
            { bar.now.and_then(|now| label("ink s", figure.now.as_ref(), at(now), "20", "middle")) }
            { label("dim", figure.at_most.as_ref(), at(bar.highest), high_y, high) }
        </>
    }
}

/// Every second label is lower where all are `staggered`. Elsewhere the style sheet puts it lower on a narrow page.
fn band_label(band: &Band, x: Share, second: bool, staggered: bool) -> Html {
    let class =
        classes!(if band.present { "ink s" } else { "dim" }, (second && !staggered).then_some("second"));
    let y = if second && staggered { "120" } else { "104" };
    html! { <text {class} x={percent(x)} {y} text-anchor="middle">{ text(&band.label) }</text> }
}

// Coverage

/// Coverage: solid has a level, a comb is not known, hollow has no answer, a line outside the bar is not applicable.
pub(super) fn coverage(coverage: &CoverageFigure) -> Html {
    let [level, not_known, none, not_applicable] = coverage.counts;
    let total = level + not_known + none + not_applicable;
    let at = |count: u32| Share::of(count, total);
    let (a, b, c) = (at(level), at(level + not_known), at(level + not_known + none));
    // The gap between two shapes, smaller if a shape is narrow.
    let gap = |from: Share, to: Share| ((to - from) / 3).min(Share::of(6, 1_000));
    html! {
        <svg class="pic flip" height="18" aria-hidden="true">
            { solid("ink", Share::NONE, a, ["9", "9"], "18") }
            if b > a { { comb("ink", a + gap(a, b), b - gap(a, b) / 2, "9", "18") } }
            if c > b { { hollow("edge", b, c, ".75", "16.5") } }
            if not_applicable > 0 { { solid("edge", c + gap(c, Share::WHOLE), Share::WHOLE, ["9", "9"], "1.5") } }
        </svg>
    }
}

// Before deposit

/// One square for each statement, and the post that marks deposit.
pub(super) fn gate(gate: &DepositGate) -> Html {
    html! {
        <div class="gate" role="img" aria-label={text(&gate.label)}>
            for (n, count) in gate.counts.iter().enumerate() {
                for _ in 0..*count { { square(n) } }
            }
            <span class="post">{ text(&gate.post) }</span>
        </div>
    }
}

// The start screen

/// What the person receives: a figure with its range, what to settle before deposit, the next steps.
pub(super) fn gift(n: usize) -> Html {
    let at = Share::percent;
    match n {
        0 => html! {
            <svg class="pic flip" height="44" aria-hidden="true">
                { solid("edge", at(0), at(100), ["36", "36"], "1") }
                { solid("acc", at(0), at(37), ["21", "21"], "18") }
                { comb("acc", at(37), at(61), "21", "18") }
                { solid("gap", at(49), at(49), ["6", "34"], "8") }
                { solid("ink", at(49), at(49), ["4", "36"], "3") }
            </svg>
        },
        1 => fixed(
            "och sq flip",
            ["200", "44"],
            &[
                ("full", "M1 13h17v17H1zM26 13h17v17H26zM51 13h17v17H51z"),
                ("", "M76 13h17v17H76zM101 13h17v17h-17z"),
                ("dash", "M126 13h17v17h-17z"),
                ("thick", "M160 4v36"),
                ("gap bold", "m5 21.5 3.5 3.5 5.5-7M30 21.5l3.5 3.5 5.5-7M55 21.5l3.5 3.5 5.5-7"),
            ],
        ),
        _ => fixed(
            "flip",
            ["200", "44"],
            &[
                ("ink bold", "M22 21h40M82 21h38M140 21h58"),
                ("acc bold full", "M3 21a9 9 0 1 0 18 0a9 9 0 1 0-18 0"),
                ("acc bold", "M63 21a9 9 0 1 0 18 0a9 9 0 1 0-18 0M121 21a9 9 0 1 0 18 0a9 9 0 1 0-18 0"),
            ],
        ),
    }
}
