//! A section with its statements, each with what is needed to answer it, and the steps that bring it in place.

use maud::{Markup, html};

use super::{blank, tick};
use crate::page::{Citation, PrintedSection, PrintedStatement, Text};

/// A section, to fill in.
pub(super) fn section(section: &PrintedSection) -> Markup {
    let (first, others) = section.statements.split_at(section.statements.len().min(1));
    html! {
        section.section aria-labelledby={ "section-" (*section.id) } {
            // On paper the beginning stays with the first statement. Not every browser has a style for that.
            div.keep {
                h3 id={ "section-" (*section.id) } { span.id { (*section.id) } " " (*section.title) }
                p { (*section.purpose) }
                p.small { (*section.count) }
                @if let Some(part) = &section.risk { (risk(part)) }
                @for statement in first { (fill_in(statement)) }
            }
            @for statement in others { (fill_in(statement)) }
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

fn fill_in(statement: &PrintedStatement) -> Markup {
    html! {
        div.statement {
            h4 id={ "statement-" (*statement.id) } { span.id { (*statement.id) } " " (*statement.claim) }
            p.small {
                span { (*statement.articles) }
                @for tag in [&statement.kind, &statement.core, &statement.before_deposit, &statement.key].into_iter().flatten() {
                    " " span.tag { (**tag) }
                }
            }
            @if let Some(hint) = &statement.hint { p.small { (**hint) } }
            ul.ticks { @for label in &statement.boxes { li { (tick()) (**label) } } }
            @if let Some(when) = &statement.not_applicable { p.small { (**when) } }
            @for label in &statement.lines { (blank(label)) }
            div.why {
                p { (*statement.why) }
                p { b { (*statement.shows.0) } " " (*statement.shows.1) }
                @if let Some(after) = &statement.after { p { (**after) } }
                ul { @for citation in &statement.citations { li { (cite(citation)) } } }
            }
        }
    }
}

fn cite(citation: &Citation) -> Markup {
    html! {
        @match &citation.address {
            Some(address) => a href=(**address) { (*citation.text) },
            None => (*citation.text),
        }
        " " span.tag { (*citation.force.label) }
        @for remark in &citation.remarks { " " (**remark) }
    }
}

/// The steps of a section's statements.
pub(super) fn steps(section: &PrintedSection) -> Markup {
    html! {
        div.keep {
            h3 { span.id { (*section.id) } " " (*section.title) }
            ul.steps { @for statement in &section.statements { (step(statement)) } }
        }
    }
}

fn step(statement: &PrintedStatement) -> Markup {
    let (horizon, length) = &statement.horizon;
    html! {
        li {
            p {
                a.id href={ "#statement-" (*statement.id) } { (*statement.id) }
                " " (*statement.short)
                @if let Some(tag) = &statement.before_deposit { " " span.tag { (**tag) } }
            }
            @for step in &statement.steps {
                p { (tick()) (*step.text) }
                p.small { b { (*step.lead.0) } " " (*step.lead.1) }
            }
            p.small {
                b { (**horizon) } " " (**length)
                @if let Some(after) = &statement.after { br; (**after) }
            }
        }
    }
}
