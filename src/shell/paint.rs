//! A plate on a canvas, for PNG. It knows shapes and inks, and nothing of what they show.

use js_sys::{Array, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::plate::{Anchor, Ink, Length, Plate, Shape};

/// Image pixels for each pixel of the plate: sharp on paper.
const SHARP: f64 = 2.0;

/// Makes a PNG of a plate, and passes it to `then`. A page's policy may forbid images, so it is painted and not loaded.
pub(super) fn png(plate: &Plate, then: impl FnOnce(Blob) + 'static) {
    let canvas = gloo::utils::document().create_element("canvas").ok();
    let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok()) else { return };
    let [width, height] = [plate.width, plate.height].map(|length| length.tenths().unsigned_abs() / 10);
    canvas.set_width(width * 2);
    canvas.set_height(height * 2);
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|it| it.dyn_into::<CanvasRenderingContext2d>().ok()) else { return };
    let _ = context.scale(SHARP / 10.0, SHARP / 10.0);
    paint(plate, &context);
    let done = move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            then(blob);
        }
    };
    let _ = canvas.to_blob(Closure::once_into_js(done).unchecked_ref());
}

/// Paints a plate in its own lengths.
fn paint(plate: &Plate, on: &CanvasRenderingContext2d) {
    let px = |length: Length| f64::from(length.tenths());
    on.set_fill_style_str(Ink::Paper.colour());
    on.fill_rect(0.0, 0.0, px(plate.width), px(plate.height));
    let direction = if plate.rtl { "rtl" } else { "ltr" };
    let _ = Reflect::set(on, &"direction".into(), &direction.into());
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
                on.set_font(&[weight, &size.tenths().to_string(), "px ", Plate::FONT].concat());
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
