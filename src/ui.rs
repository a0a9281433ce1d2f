//! The views: a [`Page`](crate::page::Page) becomes HTML, and what the person does becomes a [`Msg`].
//!
//! They know no state of a session, no score and no word: the page has every text and every figure, already formatted.
//! Each screen has one file here and one in `page/`. All views but one are pure: `Listed` in `frame.rs` remembers that its
//! fold was opened.
//! `widget.css` styles them. Small views that several screens share are in this file.

mod alone;
mod annex;
mod check;
mod choice;
mod field;
mod find_out;
mod frame;
mod lens;
mod offered;
mod picture;
mod plan;
mod recommendations;
mod results;
mod search;
mod section;
mod start;
mod tasks;
mod terms;
mod what_if;
mod whose;

use std::rc::Rc;

use yew::prelude::*;

use crate::page::{
    Citation, ForceMark, ForceTag, Link, NavItem, Phrase, Progress, Rich, Screen, Text, Views, undirected,
};
use crate::session::Msg;
use alone::APART;

pub use frame::{View, ViewProps, view};

/// The style sheet of the widget, for one constructed sheet that all its instances adopt.
pub const STYLE: &str = include_str!("ui/widget.css");

/// Returns the id of each field of a first screen without answers, with the message that the field sends. In the
/// message of a text field the text is empty.
#[must_use]
pub fn fields(screen: &Screen) -> Vec<(AttrValue, Msg)> {
    match screen {
        Screen::Start(page) => start::fields(page),
        Screen::Tasks(page) => tasks::fields(page),
        Screen::Section(page) => section::fields(page),
        _ => Vec::new(),
    }
}

/// Hands words to Yew without copying them.
fn text(words: &Text) -> AttrValue {
    AttrValue::Rc(Rc::clone(words))
}

/// The id of a part of an element: the id of the element, a hyphen, and the name of the part.
fn part_id(whole: &str, part: &str) -> AttrValue {
    AttrValue::from([whole, "-", part].concat())
}

/// The id of the nth part of that name.
fn nth_id(whole: &str, part: &str, n: usize) -> AttrValue {
    AttrValue::from([whole, "-", part, &n.to_string()].concat())
}

fn rich(sentence: &Rich) -> Html {
    html! {
        for span in sentence.iter() {
            if span.strong { <strong>{ text(&span.text) }</strong> } else { { text(&span.text) } }
        }
    }
}

/// Words that a person entered. They are not translated, and their direction changes nothing around them.
fn own(words: &Text) -> Html {
    html! { <bdi translate="no">{ undirected(words).into_owned() }</bdi> }
}

fn phrase(phrase: &Phrase) -> Html {
    match phrase {
        Phrase::Ours(words) => html! { { text(words) } },
        Phrase::Own(words) => own(words),
    }
}

/// Phrases that follow each other in a line.
fn about(phrases: &[Phrase]) -> Html {
    side_by_side(phrases.iter().map(phrase))
}

fn side_by_side(all: impl Iterator<Item = Html>) -> Html {
    html! { for (n, one) in all.enumerate() { if n > 0 { { APART } } { one } } }
}

fn paragraphs(lines: &[Text]) -> Html {
    html! { for line in lines { <p>{ text(line) }</p> } }
}

/// Words for screen readers only.
fn heard(more: Option<&Text>) -> Html {
    html! { if let Some(more) = more { <span class="vh">{ " " }{ text(more) }</span> } }
}

/// Follows a link within the widget. A click with a modifier is left to the browser.
fn follow(to: &Msg, on: &Callback<Msg>) -> Callback<MouseEvent> {
    let (to, on) = (to.clone(), on.clone());
    Callback::from(move |click: MouseEvent| {
        if !(click.ctrl_key() || click.meta_key() || click.shift_key()) {
            click.prevent_default();
            on.emit(to.clone());
        }
    })
}

fn press(to: &Msg, on: &Callback<Msg>) -> Callback<MouseEvent> {
    let to = to.clone();
    on.reform(move |_| to.clone())
}

/// The callback of a radio button or a checkbox.
fn choose(to: &Msg, on: &Callback<Msg>) -> Callback<Event> {
    let to = to.clone();
    on.reform(move |_| to.clone())
}

/// The callback of a text field: it emits the text.
fn write(on: Callback<Rc<str>>) -> Callback<InputEvent> {
    Callback::from(move |input: InputEvent| {
        let written = match input.target_dyn_into::<web_sys::HtmlInputElement>() {
            Some(field) => Some(field.value()),
            None => input.target_dyn_into::<web_sys::HtmlTextAreaElement>().map(|area| area.value()),
        };
        if let Some(written) = written {
            on.emit(Rc::from(written));
        }
    })
}

/// The address of a link: that of the place that it leads to. A plain click is a message, whatever the address.
fn href(place: Option<&Text>) -> AttrValue {
    match place {
        Some(place) => AttrValue::from(["#", &**place].concat()),
        None => AttrValue::Static("#title"),
    }
}

fn link(link: &Link, class: &'static str, on: &Callback<Msg>) -> Html {
    html! {
        <a {class} part={button_part(class)} href={href(link.address.as_ref())} onclick={follow(&link.to, on)}>
            { text(&link.label) }{ heard(link.label_more.as_ref()) }
        </a>
    }
}

/// A link of a navigation. The link to the present screen is marked as current.
fn nav_item(item: &NavItem, on: &Callback<Msg>) -> Html {
    html! {
        <a href={href(item.address.as_ref())} aria-current={item.current.then_some("page")} onclick={follow(&item.to, on)}>
            { text(&item.label) }
        </a>
    }
}

/// A view of the results: the other views beside it, the way back and its title above it.
fn view_of_results(
    key: &'static str,
    [back, title]: [Html; 2],
    views: &Views,
    content: Html,
    on: &Callback<Msg>,
) -> Html {
    html! {
        <div class="page two" part="screen" {key}>
            <div class="side">
                <nav aria-label={text(&views.title)}>
                    <ul class="toc">for item in &views.items { <li>{ nav_item(item, on) }</li> }</ul>
                </nav>
            </div>
            <div class="main">
                <header class="head">
                    <p class="small">{ back }</p>
                    <h1 class="h1" id="title" tabindex="-1">{ title }</h1>
                </header>
                { content }
            </div>
        </div>
    }
}

/// A link to a section or a statement, whose id is its address.
fn link_to(id: &Text, label: &Text, to: &Msg, on: &Callback<Msg>) -> Html {
    leading(Some(id), label, to, on)
}

/// A link to a place with this address.
fn leading(place: Option<&Text>, label: &Text, to: &Msg, on: &Callback<Msg>) -> Html {
    html! { <a href={href(place)} onclick={follow(to, on)}>{ text(label) }</a> }
}

/// A link out of the widget. It opens a new tab, so that no answer is lost.
fn link_out(label: &Text, address: Option<&Text>) -> Html {
    // An opened file may contain any address: only web addresses become links.
    match address.filter(|address| address.starts_with("https://") || address.starts_with("http://")) {
        Some(address) => {
            html! { <a href={text(address)} target="_blank" rel="noopener noreferrer">{ text(label) }</a> }
        }
        None => html! { { text(label) } },
    }
}

fn button(link: &Link, class: &'static str, on: &Callback<Msg>) -> Html {
    html! {
        <button {class} part={button_part(class)} type="button" onclick={press(&link.to, on)}>
            { text(&link.label) }{ heard(link.label_more.as_ref()) }
        </button>
    }
}

/// Buttons that save a picture, one for each format.
fn save(formats: &[Link], on: &Callback<Msg>) -> Html {
    html! { <p class="row small screen">for format in formats { { button(format, "link", on) } }</p> }
}

/// The part name by which an embedder can style buttons, and links that look like buttons.
fn button_part(class: &str) -> Option<&'static str> {
    class.starts_with("btn").then_some("button")
}

fn tag(class: &'static str, label: &Text) -> Html {
    html! { <span class={classes!("tag", class)}>{ text(label) }</span> }
}

fn before_deposit(label: Option<&Text>) -> Html {
    html! { if let Some(label) = label { { " " }{ tag("deposit", label) } } }
}

fn force(force: &ForceTag) -> Html {
    tag(
        match force.mark {
            ForceMark::Treaty => "treaty",
            ForceMark::Committee => "committee",
            ForceMark::SoftLaw => "",
            ForceMark::Guidance => "guide",
        },
        &force.label,
    )
}

fn progress(progress: &Progress) -> Html {
    html! {
        <progress max={progress.total.to_string()} value={progress.done.to_string()}
            aria-label={text(&progress.label)}>{ text(&progress.text) }</progress>
    }
}

/// Content that is one click away. Once it is drawn, only the browser keeps whether it is open.
fn fold(label: &Text, inside: Option<&Text>, content: Html) -> Html {
    details(false, label, inside, content)
}

/// A fold that is open from the beginning.
fn unfolded(label: &Text, content: Html) -> Html {
    details(true, label, None, content)
}

fn details(open: bool, label: &Text, inside: Option<&Text>, content: Html) -> Html {
    html! {
        <details {open}>
            <summary>
                { text(label) }
                if let Some(inside) = inside { { " " }<span class="soft">{ text(inside) }</span> }
            </summary>
            { content }
        </details>
    }
}

fn sources(sources: &[Citation]) -> Html {
    html! {
        <ul class="refs small">
            for source in sources {
                <li>
                    <span>
                        { link_out(&source.text, source.address.as_ref()) }
                        for remark in &source.remarks { { " " }<span class="soft">{ text(remark) }</span> }
                    </span>
                    { " " }{ force(&source.force) }
                </li>
            }
        </ul>
    }
}

/// A field that opens a file. It forgets the file at once, so that the same one can be chosen again.
fn file_field(id: &'static str, label: &Text, on_file: &Callback<web_sys::File>) -> Html {
    let on_file = on_file.clone();
    let onchange = Callback::from(move |change: Event| {
        if let Some(field) = change.target_dyn_into::<web_sys::HtmlInputElement>() {
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
            field.set_value("");
        }
    });
    html! {
        <div class="field">
            <label for={id}>{ text(label) }</label>
            <input class="in" type="file" {id} accept=".json,application/json,text/json,text/plain" {onchange} />
        </div>
    }
}
