//! The frame around every screen: masthead, notice, foot, and the line that is read out.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::alone::{THEN, alone};
use super::check::check;
use super::find_out::find_out;
use super::lens::lens;
use super::offered::{offered, removed};
use super::plan::plan;
use super::recommendations::recommendations;
use super::results::results;
use super::section::section;
use super::start::start;
use super::tasks::tasks;
use super::terms::terms;
use super::what_if::what_if;
use super::{about, button, file_field, heard, link, link_to, nav_item, picture, press, rich, text};
use crate::content::Language;
use crate::page::{Frame, HistoryButton, LanguageChoice, Link, Mark, Notice, Page, Screen, Tongue};
use crate::reading::Text;
use crate::session::{Export, Msg};

/// What the widget shows, and the callbacks for what the person does.
///
/// A statement or a next step is redrawn only if it or a callback has changed, so the caller keeps the same callbacks.
#[derive(Debug, Properties, PartialEq)]
pub struct ViewProps {
    /// The page.
    pub page: Rc<Page>,
    /// What was just done, for screen readers, which read it out whenever it changes.
    pub said: AttrValue,
    /// Receives what the person does.
    pub on: Callback<Msg>,
    /// Receives the file that the person wants to open.
    pub on_file: Callback<web_sys::File>,
}

/// The whole widget, for a component that draws it at every change: comparing whole pages first would cost more
/// bytes and time than it saves.
pub fn view(props: &ViewProps) -> Html {
    let page = &*props.page;
    // Spelling and writing services may send typed text to others: no field of ours asks for them.
    let drawn = html! {
        <section class="ur" part="widget" lang={text(&page.language)} dir={if page.rtl { "rtl" } else { "ltr" }}
            aria-labelledby="title" spellcheck="false" writingsuggestions="false"
            onkeydown={keys(&page.frame, &props.on)}>
            <div class="sheet">
                { masthead(page, &props.on) }
                if let Some(notice) = &page.notice { { message(notice, props) } }
                { screen(&page.screen, props) }
                if let Some(part) = &page.removed { { removed(part, &props.on) } }
                if let Some(part) = &page.offered { { offered(part, &props.on) } }
                { foot(&page.frame) }
            </div>
            <p class="vh" role="status" id="said">if !props.said.is_empty() { { &props.said } }</p>
        </section>
    };
    alone(&page.tongue, drawn)
}

/// The widget as a component, for a caller that renders it alone.
#[component]
pub fn View(props: &ViewProps) -> Html {
    view(props)
}

/// The screen. Its key changes when the person goes to another place, so that no fold there is already open.
fn screen(screen: &Screen, props: &ViewProps) -> Html {
    let on = &props.on;
    match screen {
        Screen::Start(page) => start(page, on, &props.on_file),
        Screen::Tasks(page) => tasks(page, on),
        Screen::Section(page) => section(page, on),
        Screen::Check(page) => check(page, on),
        Screen::Results(page) => results(page, on),
        Screen::Plan(page) => plan(page, on),
        Screen::Recommendations(page) => recommendations(page, on),
        Screen::Lens(page) => lens(page, on),
        Screen::Terms(page) => terms(page, on),
        Screen::WhatIf(page) => what_if(page, on),
        Screen::FindOut(page) => find_out(page, on),
    }
}

fn masthead(page: &Page, on: &Callback<Msg>) -> Html {
    let frame = &page.frame;
    html! {
        <div class="mast" part="masthead">
            { link(&frame.skip, "skip", on) }
            <p class="brand">
                { picture::mark(Mark::Level(2, 3)) }
                <span><b>{ text(&frame.brand) }</b>{ " " }{ text(&frame.subject) }</span>
            </p>
            <p class="paper">{ about(&frame.paper) }</p>
            <div class="tools">
                if let Some(choice) = &frame.languages { { languages(choice, page, on) } }
                <p class="kept">
                    { link(&frame.kept, "", on) }
                    if let Some(save) = &frame.save {
                        { " " }<button class="link" type="button" onclick={press(&Msg::Offer(Export::Document), on)}>{ text(save) }</button>
                    }
                    if let Some(filed) = &frame.filed { { " " }<b>{ text(filed) }</b> }
                    if let Some([undo, redo]) = &frame.history {
                        <span class="history">{ step(undo, on) }{ step(redo, on) }</span>
                    }
                </p>
            </div>
            <nav aria-label={text(&frame.nav_label)}>
                <ul>for item in &frame.nav { <li>{ nav_item(item, on) }</li> }</ul>
            </nav>
        </div>
    }
}

/// The choice of languages, each named in itself. Closed, it names the present one.
fn languages(choice: &LanguageChoice, page: &Page, on: &Callback<Msg>) -> Html {
    let present = choice.present(page);
    let language = |it: &Language| {
        let is_present = Some(it) == present;
        html! {
            <li>
                <button class="link" type="button" lang={text(&it.tag)} aria-current={is_present.then_some("true")}
                    onclick={press(&Msg::Speak(it.tag.clone()), on)}>{ text(&it.name) }</button>
            </li>
        }
    };
    html! {
        <details class="languages" id="languages">
            <summary>
                <span class="vh">{ text(&choice.label) }{ " " }</span>
                if let Some(present) = present { <span lang={text(&present.tag)}>{ text(&present.name) }</span> }
            </summary>
            <ul>for it in &choice.languages { { language(it) } }</ul>
        </details>
    }
}

/// Undo or redo.
fn step(button: &HistoryButton, on: &Callback<Msg>) -> Html {
    html! {
        <button class="link" type="button" disabled={button.what.is_none()} onclick={press(&button.to, on)}>
            { text(&button.label) }{ heard(button.what.as_ref()) }
        </button>
    }
}

/// The usual keys of undo and redo. In a text field they belong to the browser. A keyboard with other letters than Latin
/// ones has them where an English keyboard has them.
fn keys(frame: &Frame, on: &Callback<Msg>) -> Callback<KeyboardEvent> {
    let (steps, on) = (frame.history.clone(), on.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some([undo, redo]) = &steps else { return };
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_in_text(&event) {
            return;
        }
        let (letter, place) = (event.key().to_lowercase(), event.code());
        let key = if letter.is_ascii() { &*letter } else { &*place };
        let button = match (key, event.shift_key()) {
            ("z" | "KeyZ", false) => undo,
            ("z" | "KeyZ", true) | ("y" | "KeyY", false) => redo,
            _ => return,
        };
        if button.what.is_some() {
            event.prevent_default();
            on.emit(button.to.clone());
        }
    })
}

fn is_in_text(event: &KeyboardEvent) -> bool {
    match event.target_dyn_into::<HtmlInputElement>() {
        Some(field) => !matches!(field.type_().as_str(), "radio" | "checkbox" | "file"),
        None => event.target_dyn_into::<HtmlTextAreaElement>().is_some(),
    }
}

/// A message above the screen. It takes the focus when it appears. Its first words are its name.
fn message(notice: &Notice, props: &ViewProps) -> Html {
    let titled = notice.title.is_some();
    html! {
        <div class="notice" part="notice">
            <div class={classes!("say", notice.heavy.then_some("stop"), "flow", "tight")} id="notice" tabindex="-1"
                role="group" aria-labelledby="notice-t">
                if let Some(title) = &notice.title { <p class="h3" id="notice-t">{ text(title) }</p> }
                for (n, line) in notice.lines.iter().enumerate() {
                    <p id={(n == 0 && !titled).then_some("notice-t")}>{ rich(line) }</p>
                }
                if let Some((label, lines)) = &notice.details {
                    <Listed label={label.clone()} lines={lines.clone()} links={Vec::new()} tongue={&props.page.tongue} on={&props.on} />
                }
                for (label, links) in &notice.lists {
                    <Listed label={label.clone()} lines={Vec::new()} links={links.clone()} tongue={&props.page.tongue} on={&props.on} />
                }
                { actions(notice, props) }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    label: Text,
    lines: Vec<Text>,
    links: Vec<(Text, Link)>,
    tongue: Rc<Tongue>,
    on: Callback<Msg>,
}

/// What a message lists, built when its fold is first opened.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let built = use_state_eq(|| false);
    let ontoggle = Callback::from({
        let built = built.clone();
        move |_: Event| built.set(true)
    });
    let drawn = html! {
        <details {ontoggle}>
            <summary>{ text(&props.label) }</summary>
            if *built {
                <div>
                    for line in &props.lines { <p class="small">{ text(line) }</p> }
                    for (id, one) in &props.links {
                        <p class="small">{ link_to(id, &one.label, &one.to, &props.on) }</p>
                    }
                </div>
            }
        </details>
    };
    alone(&props.tongue, drawn)
}

fn actions(notice: &Notice, props: &ViewProps) -> Html {
    let chooser = notice.actions.first().filter(|_| notice.choose_file);
    let buttons = notice.actions.iter().skip(usize::from(chooser.is_some()));
    let filled = notice.heavy && chooser.is_none();
    html! {
        <>
            if let Some(action) = chooser { { file_field("notice-file", &action.label, &props.on_file) } }
            if buttons.len() > 0 {
                <p class="row">
                    for (n, action) in buttons.enumerate() {
                        { button(action, if filled && n == 0 { "btn" } else { "btn plain" }, &props.on) }{ " " }
                    }
                </p>
            }
        </>
    }
}

fn foot(frame: &Frame) -> Html {
    html! {
        <div class="foot flow tight" part="foot">
            <p>{ rich(&frame.foot) }</p>
            if let Some(behind) = &frame.behind { <p>{ text(behind) }</p> }
            <p>{ text(&frame.independent) }{ THEN }{ text(&frame.sources_as_of) }{ THEN }{ text(&frame.edition_and_version) }</p>
        </div>
    }
}
