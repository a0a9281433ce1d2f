//! A search for statements: its field, and how many it found.

use yew::prelude::*;

use super::field::described;
use super::{link_to, part_id, picture, press, text, write};
use crate::page::{FoundStatement, SearchPart, Text};
use crate::session::Msg;

/// The field, and how many statements were found, which is read out when it changes.
pub(super) fn search(part: &SearchPart, on: &Callback<Msg>) -> Html {
    let (place, id, hint) = (part.place, &part.id, part_id(&part.id, "h"));
    html! {
        <>
            <div class="field">
                <label for={text(id)}>{ text(&part.label) }</label>
                <p class="hint" id={hint.clone()}>{ text(&part.hint) }</p>
                <input class="in" type="search" translate="no" id={text(id)} dir="auto" autocomplete="off"
                    enterkeyhint="search" maxlength={part.most.to_string()} value={text(&part.words)}
                    aria-describedby={described([Some(&hint)])} onkeydown={enter(part, on)}
                    oninput={write(on.reform(move |words| Msg::Search(place, words)))} />
            </div>
            <p class="small" role="status" id={part_id(id, "found")} tabindex="-1">
                if let Some(said) = &part.said { { text(said) } }
            </p>
        </>
    }
}

/// Shows all that were found.
pub(super) fn all(part: &SearchPart, on: &Callback<Msg>) -> Html {
    html! {
        if let Some((label, to)) = &part.all {
            <p><button class="btn plain" part="button" type="button" onclick={press(to, on)}>{ text(label) }</button></p>
        }
    }
}

/// The statements that were found, each with its section and its answer.
pub(super) fn found(statements: &[FoundStatement], beyond: Option<&Text>, on: &Callback<Msg>) -> Html {
    html! {
        <>
            if !statements.is_empty() {
                <ul class="list small mini">
                    for one in statements {
                        <li key={&*one.id}>
                            <span class="id">{ text(&one.id) }</span>{ " " }
                            <span>
                                { link_to(&one.id, &one.short, &one.to, on) }{ " " }
                                <span class="soft">{ text(&one.section) }</span>
                            </span>{ " " }
                            <span class="state">{ picture::mark(one.answer.0) }{ " " }{ text(&one.answer.1) }</span>
                        </li>
                    }
                </ul>
            }
            if let Some(beyond) = beyond { <p class="small soft">{ text(beyond) }</p> }
        </>
    }
}

/// Whoever ends the words with the Enter key goes on to what was found.
fn enter(part: &SearchPart, on: &Callback<Msg>) -> Callback<KeyboardEvent> {
    let (to, on) = (part.enter.clone(), on.clone());
    Callback::from(move |event: KeyboardEvent| {
        if let Some(to) = to.clone().filter(|_| event.key() == "Enter" && !event.is_composing()) {
            event.prevent_default();
            on.emit(to);
        }
    })
}
