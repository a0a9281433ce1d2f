//! The file that was offered, with the other ways to get it, and what was just taken out. Both stay in view at the lower
//! edge of the window.

use yew::prelude::*;

use super::{button, press, text};
use crate::page::{OfferedPart, RemovedPart, Ways};
use crate::session::Msg;

pub(super) fn offered(part: &OfferedPart, on: &Callback<Msg>) -> Html {
    let open = part.ways.is_some();
    html! {
        <div class="offered flow tight" part="offered" id="offered">
            <p class="row small">
                <span>{ text(&part.line) }</span>{ " " }
                <button class="link" type="button" aria-expanded={open.to_string()} onclick={press(&part.more.to, on)}>
                    { text(&part.more.label) }
                </button>{ " " }
                { button(&part.close, "link", on) }
            </p>
            if let Some(ways) = &part.ways { { shown(ways, on) } }
        </div>
    }
}

/// What was just taken out.
pub(super) fn removed(part: &RemovedPart, on: &Callback<Msg>) -> Html {
    html! {
        <div class="offered" part="removed" key="removed">
            <p class="row small">
                <span>{ text(&part.line) }</span>{ " " }
                { button(&part.undo, "btn plain", on) }{ " " }
                { button(&part.close, "link", on) }
            </p>
        </div>
    }
}

fn shown(ways: &Ways, on: &Callback<Msg>) -> Html {
    html! {
        <div class="flow tight">
            for hint in &ways.hints { <p class="small">{ text(hint) }</p> }
            if !ways.actions.is_empty() {
                <p class="row">for action in &ways.actions { { button(action, "btn plain", on) }{ " " } }</p>
            }
            if let Some(said) = &ways.said { <p class="small">{ text(said) }</p> }
            if let Some(((label, hint), whole)) = &ways.text {
                <div class="field">
                    <label for="offered-text">{ text(label) }</label>
                    <p class="hint" id="offered-text-h">{ text(hint) }</p>
                    <textarea class="in" id="offered-text" readonly=true translate="no" dir="auto" rows="3"
                        aria-describedby="offered-text-h" value={text(whole)} />
                </div>
            }
        </div>
    }
}
