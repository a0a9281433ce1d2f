//! Fields for a short text and for a date, and what all fields have in common.

use std::rc::Rc;

use yew::prelude::*;

use super::{part_id, text, write};
use crate::page::{Bound, DateInput, TextInput};
use crate::session::{Entry, Msg, Planning};

/// The message that a field is full.
pub(super) fn full(bound: &Bound, id: &str) -> Html {
    html! {
        if let Some(words) = &bound.full { <p class="hint" id={part_id(id, "f")}>{ text(words) }</p> }
    }
}

/// The id of the message that a field is full, if it is shown.
pub(super) fn full_id(bound: &Bound, id: &str) -> Option<AttrValue> {
    bound.full.as_ref().map(|_| part_id(id, "f"))
}

/// The ids of the texts that describe a field; `None` if all are missing.
pub(super) fn described<const N: usize>(ids: [Option<&AttrValue>; N]) -> Option<AttrValue> {
    let ids: Vec<&str> = ids.into_iter().flatten().map(|id| &**id).collect();
    (!ids.is_empty()).then(|| ids.join(" ").into())
}

/// A field for a text, as high as the text is long.
pub(super) fn text_input<F: Copy + 'static>(input: &TextInput<F>, on: &Callback<(F, Rc<str>)>) -> Html {
    let (id, field) = (&input.id, input.field);
    let hint = input.hint.as_ref().map(|_| part_id(id, "h"));
    let described = described([hint.as_ref(), full_id(&input.bound, id).as_ref()]);
    html! {
        <div class="field">
            <label for={text(id)}>{ text(&input.label) }</label>
            if let Some(words) = &input.hint { <p class="hint" id={hint.clone()}>{ text(words) }</p> }
            { full(&input.bound, id) }
            <textarea class="in grow" translate="no" id={text(id)} dir="auto" autocomplete="off"
                rows={input.rows.to_string()} maxlength={input.bound.most.to_string()}
                value={text(&input.value)} aria-describedby={described}
                oninput={write(on.reform(move |written| (field, written)))} />
        </div>
    }
}

/// A field for a date. An unfinished date stays in the field; the browser does not report its text.
pub(super) fn date_input(input: &DateInput, on: &Callback<Msg>) -> Html {
    let (id, field) = (&input.id, input.field);
    let enter = on.reform(move |entry| Msg::Plan(Planning::Date(field, entry)));
    let leave = enter.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            enter.emit(entry(&field));
        }
    });
    // Some engines send no event while a date is unfinished, so the field is read when the person leaves it.
    let onblur = Callback::from(move |event: FocusEvent| {
        let field = event.target_dyn_into::<web_sys::HtmlInputElement>();
        if let Some(unfinished) = field.map(|field| entry(&field)).filter(|entry| *entry == Entry::Unfinished)
        {
            leave.emit(unfinished);
        }
    });
    let hint = input.hint.as_ref().map(|_| part_id(id, "h"));
    let error = input.error.as_ref().map(|_| part_id(id, "e"));
    html! {
        <div class={classes!("field", "date", input.error.is_some().then_some("wrong"))}>
            <label for={text(id)}>{ text(&input.label) }</label>
            if let Some(words) = &input.hint { <p class="hint" id={hint.clone()}>{ text(words) }</p> }
            if let Some(words) = &input.error { <p class="why" id={error.clone()}>{ text(words) }</p> }
            <input class="in" type="date" id={text(id)} max="9999-12-31" value={text(&input.value)}
                aria-invalid={input.error.as_ref().map(|_| "true")}
                aria-describedby={described([hint.as_ref(), error.as_ref()])} {oninput} {onblur} />
            if let Some(words) = &input.on_paper { <p class="on-paper">{ text(words) }</p> }
        </div>
    }
}

fn entry(field: &web_sys::HtmlInputElement) -> Entry {
    let value = field.value();
    if value.is_empty() && !field.check_validity() { Entry::Unfinished } else { Entry::Written(value.into()) }
}
