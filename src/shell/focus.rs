//! Where the focus goes, and what is opened and brought into view for it. It knows nothing of why it goes there.

use super::host::Host;
use crate::session::Target;

/// Moves the focus; a new screen is also brought into view from its top.
pub(super) fn focus(host: &Host, target: Target) {
    let Some(element) = host.find(target) else { return };
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
        Target::Line(_) | Target::Recommendation(_) => {
            let fold = element.closest("details").ok().flatten();
            let _ = fold.map(|fold| fold.set_attribute("open", ""));
            let _ = element.focus();
        }
        Target::Part(_) => {
            element.scroll_into_view();
            let _ = element.focus();
        }
        _ => {
            let _ = element.focus();
        }
    }
}
