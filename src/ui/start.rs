//! The first screen: what the tool is, what it is not, and where to begin.

use yew::prelude::*;

use super::choice::question;
use super::section::checkbox;
use super::whose::{self, whose};
use super::{file_field, fold, link, picture, press, progress, rich, text};
use crate::page::{StartPage, StoragePart, TreatiesPart};
use crate::session::Msg;

pub(super) fn start(page: &StartPage, on: &Callback<Msg>, on_file: &Callback<web_sys::File>) -> Html {
    html! {
        <div class="page" part="screen" key="start">
            <div class="main">
                <div class="begin">
                    <header class="head">
                        <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
                        <p class="lead">{ text(&page.lead) }</p>
                        { begin(page, on) }
                        <p class="say">{ rich(&page.privacy) }</p>
                        if let Some(notice) = &page.notice { <p class="small soft">{ text(notice) }</p> }
                    </header>
                    { questions(page, on) }
                    { beside(page, on, on_file) }
                </div>
                { gives(page) }
                { basis(page) }
            </div>
        </div>
    }
}

/// The id of each field, with the message that the field sends.
pub(super) fn fields(page: &StartPage) -> Vec<(AttrValue, Msg)> {
    let choices = page.depth.iter().chain(&page.from).chain([&page.storage.choice]);
    let options = choices.flat_map(|choice| &choice.options);
    let treaties = page.treaties.iter().flat_map(|part| &part.treaties);
    let treaties = treaties.map(|treaty| (text(&treaty.id), treaty.toggle.clone()));
    let options = options.map(|option| (text(&option.id), option.pick.clone()));
    options.chain(treaties).chain(whose::fields(&page.whose)).collect()
}

fn questions(page: &StartPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="flow">
            if let Some(depth) = &page.depth { { question(depth, on) } }
            if let Some(from) = &page.from { { question(from, on) } }
            if let Some(part) = &page.treaties { { treaties(part, on) } }
            { whose(&page.whose, on) }
        </div>
    }
}

/// The buttons that begin, each with how much it asks; before them how far the person has come.
fn begin(page: &StartPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="flow tight">
            if let Some(scope) = &page.scope { <p class="text">{ text(scope) }</p> }
            if let Some(done) = &page.progress {
                <div class="flow tight text"><p class="small soft">{ text(&done.text) }</p>{ progress(done) }</div>
            }
            <ul class="row starts">
                for (n, one) in page.begin.iter().enumerate() {
                    <li class="flow tight">
                        { link(&one.link, if n == 0 { "btn" } else { "btn plain" }, on) }
                        if let Some(hint) = &one.hint { <p class="small soft">{ text(hint) }</p> }
                    </li>
                }
            </ul>
            if let Some(hint) = &page.begin_hint { <p class="small soft">{ text(hint) }</p> }
        </div>
    }
}

fn treaties(part: &TreatiesPart, on: &Callback<Msg>) -> Html {
    let treaties = html! {
        <fieldset class="field flow tight">
            <legend class="vh">{ text(&part.title) }</legend>
            <p class="hint">{ text(&part.hint) }</p>
            for treaty in &part.treaties { { checkbox(treaty, None, on) } }
        </fieldset>
    };
    html! { <div id="treaties">{ fold(&part.title, part.marked.as_ref(), treaties) }</div> }
}

fn beside(page: &StartPage, on: &Callback<Msg>, on_file: &Callback<web_sys::File>) -> Html {
    let (title, lines) = &page.is_not;
    html! {
        <aside class="flow" aria-labelledby="isnot">
            <section class="part" aria-labelledby="isnot">
                <h2 class="h3" id="isnot">{ text(title) }</h2>
                <ul class="list small">for line in lines { <li>{ rich(line) }</li> }</ul>
            </section>
            <section class="part" aria-labelledby="again">
                <h2 class="h3" id="again">{ text(&page.again) }</h2>
                { file_field("file", &page.open, on_file) }
                { storage(&page.storage, on) }
            </section>
        </aside>
    }
}

fn storage(storage: &StoragePart, on: &Callback<Msg>) -> Html {
    let content = html! {
        <div class="flow tight">
            { question(&storage.choice, on) }
            <p>{ text(&storage.shared) }</p>
            if let Some((erase, to)) = &storage.erase {
                <p><button class="btn plain" part="button" type="button" onclick={press(to, on)}>{ text(erase) }</button></p>
            }
        </div>
    };
    html! { <div id="keeping">{ fold(&storage.summary, None, content) }</div> }
}

fn gives(page: &StartPage) -> Html {
    let (title, gifts) = &page.gives;
    html! {
        <section class="part" aria-labelledby="gives">
            <h2 class="h2" id="gives">{ text(title) }</h2>
            <ul class="three">
                for (n, (name, words)) in gifts.iter().enumerate() {
                    <li class="flow tight">
                        <div>{ picture::gift(n) }</div>
                        <h3 class="h3">{ text(name) }</h3>
                        <p>{ text(words) }</p>
                    </li>
                }
            </ul>
        </section>
    }
}

fn basis(page: &StartPage) -> Html {
    let (title, words) = &page.basis;
    html! {
        <section class="part" aria-labelledby="basis">
            <h2 class="h2" id="basis">{ text(title) }</h2>
            <p class="text">{ rich(words) }</p>
            <dl class="facts">
                for (name, value) in &page.facts {
                    <div><dt>{ text(name) }</dt><dd>{ text(value) }</dd></div>
                }
            </dl>
            <p class="small soft text">{ text(&page.care) }</p>
        </section>
    }
}
