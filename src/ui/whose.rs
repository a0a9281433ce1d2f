//! The fields that say whose assessment it is.

use yew::prelude::*;

use super::field::{date_input, text_input};
use super::{phrase, text};
use crate::page::WhosePart;
use crate::session::{DateField, Entry, Msg, Planning};

/// The id of each field, with the message that the field sends.
pub(super) fn fields(part: &WhosePart) -> Vec<(AttrValue, Msg)> {
    let texts = part.texts.iter().map(|input| (text(&input.id), Msg::Whose(input.field, "".into())));
    let day = Msg::Plan(Planning::Date(DateField::AsOf, Entry::Written("".into())));
    texts.chain([(text(&part.day.id), day)]).collect()
}

pub(super) fn whose(part: &WhosePart, on: &Callback<Msg>) -> Html {
    let write = on.reform(|(field, words)| Msg::Whose(field, words));
    html! {
        <details id="whose">
            <summary>
                { text(&part.title) }
                if let Some(told) = &part.told { { " " }<span class="soft">{ phrase(told) }</span> }
            </summary>
            <div class="flow">
                <div class="pair">for input in &part.texts { { text_input(input, &write) } }</div>
                <div class="pair">{ date_input(&part.day, on) }</div>
            </div>
        </details>
    }
}
