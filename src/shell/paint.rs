//! A plate on a canvas, for PNG. It knows shapes and inks, and nothing of what they show.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::plate::{Anchor, Ink, Length, Plate, Shape};

/// A canvas that has given nothing after this many milliseconds gives nothing any more.
const PATIENCE: u32 = 5000;

/// Makes a PNG of a plate, and passes it to `then` once; `None` if the browser makes none. A page's policy may forbid
/// images, so it is painted and not loaded.
pub(super) fn png(plate: &Plate, then: impl FnOnce(Option<Blob>) + 'static) {
    let then = Rc::new(Cell::new(Some(then)));
    let once = move |blob: Option<Blob>| {
        if let Some(then) = then.take() {
            then(blob);
        }
    };
    let Some(canvas) = painted(plate) else { return once(None) };
    let (late, failed) = (once.clone(), once.clone());
    let done = move |blob: JsValue| once(blob.dyn_into::<Blob>().ok());
    if canvas.to_blob(Closure::once_into_js(done).unchecked_ref()).is_err() {
        return failed(None);
    }
    Timeout::new(PATIENCE, move || late(None)).forget();
}

/// A plate on a canvas; `None` if the browser has none.
fn painted(plate: &Plate) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas").ok()?.dyn_into().ok()?;
    let sharpness = plate.sharpness();
    let [width, height] =
        [plate.width, plate.height].map(|length| (f64::from(length.tenths()) / 10.0 * sharpness) as u32);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(sharpness / 10.0, sharpness / 10.0).ok()?;
    paint(plate, &context);
    Some(canvas)
}

/// Paints a plate in its own lengths.
fn paint(plate: &Plate, on: &CanvasRenderingContext2d) {
    let px = |length: Length| f64::from(length.tenths());
    on.set_fill_style_str(Ink::Paper.colour());
    on.fill_rect(0.0, 0.0, px(plate.width), px(plate.height));
    let direction = if plate.rtl { "rtl" } else { "ltr" };
    // Fonts draw one Han letter in several ways. A browser without `lang` ignores it.
    for (name, value) in [("direction", direction), ("lang", &*plate.language)] {
        let _ = Reflect::set(on, &name.into(), &value.into());
    }
    for shape in &plate.shapes {
        match shape {
            Shape::Stroke { from: [x1, y1], to: [x2, y2], thick, ink, comb } => {
                let dashes = if *comb { &Plate::COMB[..] } else { &[] };
                let dashes: Array = dashes.iter().map(|length| JsValue::from(length.tenths())).collect();
                let _ = on.set_line_dash(&dashes);
                on.set_line_width(px(*thick));
                on.set_stroke_style_str(ink.colour());
                on.begin_path();
                on.move_to(px(*x1), px(*y1));
                on.line_to(px(*x2), px(*y2));
                on.stroke();
            }
            Shape::Words { at: [x, y], text, size, bold, anchor, ink } => {
                let weight = if *bold { "bold " } else { "" };
                on.set_font(&[weight, &size.tenths().to_string(), "px ", plate.fonts()].concat());
                on.set_text_align(match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "center",
                    Anchor::End => "end",
                });
                on.set_fill_style_str(ink.colour());
                let _ = on.fill_text(text, px(*x), px(*y));
            }
        }
    }
}
