//! The whole questionnaire as one page of HTML without a script: to print, to fill in by pen, and for sites where
//! neither scripts nor WebAssembly run. It draws what [`PrintedPage`] says and knows nothing else.
//!
//! The page loads one file, its style sheet. All text in it is escaped where it is written.

mod statement;
mod worksheet;

use maud::{DOCTYPE, Markup, html};

use crate::content::Content;
use crate::content::locale::Locale;
use crate::page::{Answering, PrintedPage, PrintedSource, Rich, Text, Tongue};

/// Writes the page of a questionnaire. `style` is the address of its style sheet, relative to the page.
#[must_use]
pub fn html(content: &Content, locale: &dyn Locale, style: &str) -> String {
    whole(&PrintedPage::of(content, locale), style).into_string()
}

fn whole(page: &PrintedPage, style: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(*page.language) dir=(if page.rtl { "rtl" } else { "ltr" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (*page.title) }
                link rel="stylesheet" href=(style);
            }
            body {
                a.skip href="#questionnaire" { (*page.skip) }
                div.sheet {
                    header.running {
                        p { b { (*page.frame.brand) } (*page.tongue.beside) (*page.frame.subject) }
                        p { (*page.running) }
                    }
                    main { (opening(page)) (questionnaire(page)) (closing(page)) }
                    (foot(page))
                }
            }
        }
    }
}

/// The part before the statements.
fn opening(page: &PrintedPage) -> Markup {
    html! {
        h1 { (*page.title) }
        p.lead { (*page.lead) }
        p { (rich(&page.privacy)) (*page.tongue.sentences) (*page.care) }
        @if let Some(notice) = &page.notice { p { (**notice) } }
        div.blanks { @for label in &page.blanks { (blank(label)) } }
        dl.facts { @for (name, value) in &page.facts { div { dt { (**name) } dd { (**value) } } } }
        (contents(page))
        section aria-labelledby="is-not" {
            h2 #is-not { (*page.is_not.0) }
            ul { @for line in &page.is_not.1 { li { (rich(line)) } } }
        }
        section aria-labelledby="basis" {
            h2 #basis { (*page.basis.0) }
            p { (rich(&page.basis.1)) }
        }
        (answering(&page.answering))
    }
}

fn contents(page: &PrintedPage) -> Markup {
    html! {
        nav.contents aria-labelledby="contents" {
            h2 #contents { (*page.contents) }
            ol {
                li { a href="#answering" { (*page.answering.title) } }
                @for group in &page.groups {
                    li {
                        a href={ "#group-" (*group.id) } { (*group.title) }
                        ol {
                            @for section in &group.sections {
                                li {
                                    a href={ "#section-" (*section.id) } {
                                        (*section.id) (*page.tongue.beside) (set(&section.title, &page.tongue))
                                    }
                                }
                            }
                        }
                    }
                }
                li { a href="#worksheet" { (*page.worksheet.title) } }
                li { a href="#steps" { (*page.steps.0) } }
                li { a href="#sources" { (*page.sources.0) } }
            }
        }
    }
}

fn answering(part: &Answering) -> Markup {
    html! {
        section.answering aria-labelledby="answering" {
            h2 #answering { (*part.title) }
            p { (*part.lead) }
            dl.scale {
                @for (name, hint) in &part.boxes { div { dt { (tick()) (**name) } dd { (**hint) } } }
            }
            p { (*part.blank) }
            dl.scale { @for (name, hint) in &part.tags { div { dt { span.tag { (**name) } } dd { (**hint) } } } }
        }
    }
}

fn questionnaire(page: &PrintedPage) -> Markup {
    html! {
        div #questionnaire tabindex="-1" {
            @for group in &page.groups {
                section.group aria-labelledby={ "group-" (*group.id) } {
                    h2 id={ "group-" (*group.id) } { (set(&group.title, &page.tongue)) }
                    p { (set(&group.note, &page.tongue)) }
                    @for section in &group.sections { (statement::section(section, &page.tongue)) }
                }
            }
        }
    }
}

/// The part after the statements.
fn closing(page: &PrintedPage) -> Markup {
    html! {
        (worksheet::worksheet(page))
        section.group aria-labelledby="steps" {
            h2 #steps { (*page.steps.0) }
            @for line in &page.steps.1 { p { (**line) } }
            @for section in page.groups.iter().flat_map(|group| &group.sections) { (statement::steps(section, &page.tongue)) }
        }
        section.group aria-labelledby="sources" {
            h2 #sources { (*page.sources.0) }
            p { (*page.frame.sources_as_of) }
            dl.sources { @for cited in &page.sources.1 { (source(cited, &page.tongue)) } }
        }
    }
}

fn source(source: &PrintedSource, tongue: &Tongue) -> Markup {
    html! {
        div {
            dt { (*source.short) (*tongue.beside) span.tag { (*source.force.label) } }
            dd {
                @match &source.title_language {
                    Some(language) => { bdi lang=(**language) { (*source.title) } },
                    None => { (*source.title) },
                }
                @if let Some(symbol) = &source.symbol { (*tongue.beside) bdi dir="ltr" { (**symbol) } }
                // The address is written in full, since nobody can follow a link on paper.
                @if let Some(address) = &source.address { br; a href=(**address) { bdi dir="ltr" { (**address) } } }
            }
        }
    }
}

fn foot(page: &PrintedPage) -> Markup {
    html! {
        footer {
            p { (rich(&page.frame.foot)) }
            p { (*page.frame.independent) (*page.tongue.sentences) (*page.frame.edition_and_version) }
        }
    }
}

fn rich(sentence: &Rich) -> Markup {
    html! {
        @for span in sentence.iter() {
            @if span.strong { strong { (*span.text) } } @else { (*span.text) }
        }
    }
}

/// A text that may be in English for want of a translation.
fn set(text: &Text, tongue: &Tongue) -> Markup {
    html! {
        @match tongue.other(text) {
            Some(language) => { bdi lang=(language) dir="ltr" { (**text) } },
            None => (**text),
        }
    }
}

/// A label, and a line to write on.
fn blank(label: &Text) -> Markup {
    html! { p.blank { span { (**label) } span.rule {} } }
}

/// A box to mark by pen. It is a picture: the words beside it say what a mark in it means.
fn tick() -> Markup {
    html! { span.tick aria-hidden="true" {} }
}
