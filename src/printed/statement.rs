//! A section with its statements, each with what is needed to answer it, and the steps that bring it in place.

use maud::{Markup, html};

use super::{blank, set, tick};
use crate::page::{Citation, PrintedSection, PrintedStatement, Text, Tongue};

/// A section, to fill in.
pub(super) fn section(section: &PrintedSection, tongue: &Tongue) -> Markup {
    let (first, others) = section.statements.split_at(section.statements.len().min(1));
    html! {
        section.section aria-labelledby={ "section-" (*section.id) } {
            // On paper the beginning stays with the first statement. Not every browser has a style for that.
            div.keep {
                h3 id={ "section-" (*section.id) } {
                    span.id { (*section.id) } (*tongue.beside) (set(&section.title, tongue))
                }
                p { (set(&section.purpose, tongue)) }
                p.small { (*section.count) }
                @if let Some(part) = &section.risk { (risk(part)) }
                @for statement in first { (fill_in(statement, tongue)) }
            }
            @for statement in others { (fill_in(statement, tongue)) }
        }
    }
}

fn risk((title, question, groups): &(Text, Text, Vec<Text>)) -> Markup {
    html! {
        div.risk {
            p { b { (**title) } }
            p.small { (**question) }
            ul.ticks { @for group in groups { li { (tick()) (**group) } } }
        }
    }
}

fn fill_in(statement: &PrintedStatement, tongue: &Tongue) -> Markup {
    html! {
        div.statement {
            h4 id={ "statement-" (*statement.id) } {
                span.id { (*statement.id) } (*tongue.beside) (set(&statement.claim, tongue))
            }
            p.small {
                span { (*statement.articles) }
                @for tag in [&statement.kind, &statement.core, &statement.before_deposit, &statement.key].into_iter().flatten() {
                    (*tongue.beside) span.tag { (**tag) }
                }
            }
            @if let Some(hint) = &statement.hint { p.small { (set(hint, tongue)) } }
            ul.ticks { @for label in &statement.boxes { li { (tick()) (set(label, tongue)) } } }
            @if let Some(when) = &statement.not_applicable { p.small { (set(when, tongue)) } }
            @for label in &statement.lines { (blank(label)) }
            div.why {
                p { (set(&statement.why, tongue)) }
                p { b { (*statement.shows.0) } (*tongue.sentences) (set(&statement.shows.1, tongue)) }
                @if let Some(after) = &statement.after { p { (**after) } }
                ul { @for citation in &statement.citations { li { (cite(citation, tongue)) } } }
            }
        }
    }
}

fn cite(citation: &Citation, tongue: &Tongue) -> Markup {
    html! {
        @match &citation.address {
            Some(address) => a href=(**address) { (*citation.text) },
            None => (*citation.text),
        }
        (*tongue.beside) span.tag { (*citation.force.label) }
        @for remark in &citation.remarks { (*tongue.beside) (**remark) }
    }
}

/// The steps of a section's statements.
pub(super) fn steps(section: &PrintedSection, tongue: &Tongue) -> Markup {
    html! {
        div.keep {
            h3 { span.id { (*section.id) } (*tongue.beside) (set(&section.title, tongue)) }
            ul.steps { @for statement in &section.statements { (step(statement, tongue)) } }
        }
    }
}

fn step(statement: &PrintedStatement, tongue: &Tongue) -> Markup {
    let (horizon, length) = &statement.horizon;
    html! {
        li {
            p {
                a.id href={ "#statement-" (*statement.id) } { (*statement.id) }
                (*tongue.beside) (set(&statement.short, tongue))
                @if let Some(tag) = &statement.before_deposit { (*tongue.beside) span.tag { (**tag) } }
            }
            @for step in &statement.steps {
                p { (tick()) (set(&step.text, tongue)) }
                p.small { b { (*step.lead.0) } (*tongue.beside) (set(&step.lead.1, tongue)) }
            }
            p.small {
                b { (**horizon) } (*tongue.beside) (**length)
                @if let Some(after) = &statement.after { br; (**after) }
            }
        }
    }
}
