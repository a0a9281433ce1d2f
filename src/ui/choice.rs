//! Questions with one answer, as radio buttons or as a list, for several screens.

use yew::prelude::*;

use super::{choose, fold, part_id, press, text};
use crate::content::Language;
use crate::page::{Choice, ChoiceOption, LanguageChoice, Select};
use crate::session::Msg;

/// A question in large type, its answers in frames.
pub(super) fn question(choice: &Choice, on: &Callback<Msg>) -> Html {
    let hint = choice.hint.as_ref().map(|_| part_id(&choice.name, "h"));
    html! {
        <fieldset aria-describedby={hint.clone()}>
            <legend class="h3">{ text(&choice.legend) }</legend>
            if let Some(words) = &choice.hint { <p class="hint" id={hint.clone()}>{ text(words) }</p> }
            <div class="opts">
                for one in &choice.options { <div class="pick box">{ radio(choice, one, on) }</div> }
            </div>
        </fieldset>
    }
}

/// A question among other fields.
pub(super) fn plain(choice: &Choice, on: &Callback<Msg>) -> Html {
    html! {
        <fieldset class="field">
            <legend class="lab">{ text(&choice.legend) }</legend>
            <div class="row">
                for one in &choice.options { <div class="pick">{ radio(choice, one, on) }</div> }
            </div>
        </fieldset>
    }
}

fn radio(choice: &Choice, option: &ChoiceOption, on: &Callback<Msg>) -> Html {
    html! {
        <>
            <input type="radio" name={text(&choice.name)} id={text(&option.id)} checked={option.chosen}
                onchange={choose(&option.pick, on)} />
            <label for={text(&option.id)}>
                <b>{ text(&option.label) }</b>
                if let Some(hint) = &option.hint { <small>{ text(hint) }</small> }
            </label>
        </>
    }
}

/// The other languages to print in, each named in itself.
pub(super) fn print_in(choice: &LanguageChoice, on: &Callback<Msg>) -> Html {
    let language = |it: &Language| {
        html! {
            <button class="btn plain" type="button" lang={text(&it.tag)}
                onclick={press(&Msg::Print(Some(it.tag.clone())), on)}>{ text(&it.name) }</button>
        }
    };
    let buttons = html! {
        <div class="row" role="group" aria-label={text(&choice.label)}>
            for it in &choice.languages { { language(it) }{ " " } }
        </div>
    };
    fold(&choice.label, None, buttons)
}

/// A list to choose from.
pub(super) fn select<T: Clone + 'static>(list: &Select<T>, on: Callback<T>) -> Html {
    let values: Vec<T> = list.options.iter().map(|(_, _, value)| value.clone()).collect();
    let chosen = Callback::from(move |position: usize| {
        if let Some(value) = values.get(position) {
            on.emit(value.clone());
        }
    });
    html! {
        <div class="field">
            <label for={text(&list.id)}>{ text(&list.label) }</label>
            <select class="in" id={text(&list.id)} onchange={pick(chosen)}>
                for (label, chosen, _) in &list.options { <option selected={*chosen}>{ text(label) }</option> }
            </select>
        </div>
    }
}

/// The callback of a list: it emits the position of the chosen option.
fn pick(on: Callback<usize>) -> Callback<Event> {
    Callback::from(move |change: Event| {
        let list = change.target_dyn_into::<web_sys::HtmlSelectElement>();
        if let Some(position) = list.and_then(|list| usize::try_from(list.selected_index()).ok()) {
            on.emit(position);
        }
    })
}
