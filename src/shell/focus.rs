//! Where the focus goes, and what is opened and brought into view for it. It knows nothing of why it goes there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::host::Host;
use super::spotted;
use crate::session::{Spotted, Target};

/// Moves the focus; a new screen is also brought into view from its top.
pub(super) fn focus(host: &Host, target: Target) {
    // If the target is not shown any more, the focus goes to the title of the screen.
    let shown = host.find(target).map(|element| (target, element));
    let shown = shown.or_else(|| Some((Target::Title, host.find(Target::Title)?)));
    let Some((target, element)) = shown else { return };
    match target {
        Target::Title => {
            let above = host.root().get_bounding_client_rect().top() < 0.0;
            if above {
                host.root().scroll_into_view();
            }
            let _ = element.focus();
        }
        Target::Statement(_) => {
            element.scroll_into_view();
            let id = element.id();
            let chosen =
                host.query(&format!("[id=\"{id}\"] .rungs input:checked, [id=\"{id}\"] .else input:checked"));
            let _ = chosen.or_else(|| host.query(&format!("[id=\"{id}\"] input"))).map(|input| input.focus());
        }
        Target::Keeping => {
            let _ = host.query("[id=\"keeping\"] details").map(|fold| fold.set_attribute("open", ""));
            element.scroll_into_view();
            let _ = host.query("[id=\"keeping\"] summary").map(|label| label.focus());
        }
        Target::Line(_) | Target::Recommendation(_) | Target::Risk(..) => {
            open_around(&element);
            let _ = element.focus();
        }
        Target::Note(_) | Target::EditLine(_) | Target::EditRecommendation(_) => {
            let fold = open_around(&element);
            let label = fold.and_then(|fold| fold.query_selector("summary").ok().flatten());
            let _ = label.and_then(|label| label.dyn_into::<HtmlElement>().ok()).map(|label| label.focus());
        }
        Target::Part(_) | Target::Section(_) => {
            element.scroll_into_view();
            let _ = element.focus();
        }
        _ => {
            let _ = element.focus();
        }
    }
}

/// Moves the focus back to what the person left, in the middle of the window and with every fold around it open.
pub(super) fn go_back_to(host: &Host, left: &Spotted) {
    let Some(element) = spotted::find(host.root(), left) else { return focus(host, Target::Title) };
    let mut inside = element.parent_element();
    while let Some(fold) = inside.as_ref().and_then(open_around) {
        inside = fold.parent_element();
    }
    let middle = ScrollIntoViewOptions::new();
    middle.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&middle);
    let _ = element.focus();
}

/// Opens the fold around an element, and returns it.
fn open_around(element: &Element) -> Option<Element> {
    let fold = element.closest("details").ok().flatten()?;
    let _ = fold.set_attribute("open", "");
    Some(fold)
}
