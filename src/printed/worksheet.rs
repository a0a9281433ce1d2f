//! How the figures are worked out by hand: the rules, and a table with a row for each section.

use maud::{Markup, html};

use super::{blank, set};
use crate::page::{PrintedPage, PrintedSection, Tongue, Worksheet};

/// The rules and the table.
pub(super) fn worksheet(page: &PrintedPage) -> Markup {
    let sheet = &page.worksheet;
    html! {
        section.group aria-labelledby="worksheet" {
            h2 #worksheet { (*sheet.title) }
            ol { @for rule in &sheet.rules { li { (**rule) } } }
            (table(page))
            p { (*sheet.gate.0) }
            div.blanks { @for label in &sheet.gate.1 { (blank(label)) } }
        }
    }
}

/// On a narrow screen the table scrolls in its own box, which can be reached by keyboard.
fn table(page: &PrintedPage) -> Markup {
    let sheet = &page.worksheet;
    html! {
        div.wide role="region" aria-labelledby="table" tabindex="0" {
            table {
                caption #table { (*sheet.caption) }
                thead { tr { @for column in &sheet.columns { th scope="col" { (**column) } } } }
                @for group in &page.groups {
                    tbody { @for section in &group.sections { (row(section, &page.tongue)) } }
                }
                // Not in the foot of the table, which would be printed on every sheet.
                tbody { (mean(sheet)) }
            }
        }
    }
}

fn row(section: &PrintedSection, tongue: &Tongue) -> Markup {
    html! {
        tr {
            th scope="row" { span.id { (*section.id) } (*tongue.beside) (set(&section.short, tongue)) }
            @for _ in 0..6 { td {} }
        }
    }
}

/// Points are not averaged, only figures are.
fn mean(sheet: &Worksheet) -> Markup {
    let (name, none) = &sheet.mean;
    html! {
        tr { th scope="row" { (**name) } @for _ in 0..3 { td { (**none) } } @for _ in 0..3 { td {} } }
    }
}
