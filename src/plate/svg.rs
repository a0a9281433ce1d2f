//! A plate as an SVG document: plain shapes with their colours beside them, no script, no style sheet, no font.

use std::fmt::Write as _;

use super::{Anchor, Ink, Plate, Shape};

impl Plate {
    /// The document. What a person entered stands in it as text.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let (width, height) = (length(self.width), length(self.height));
        let direction = if self.rtl { "rtl" } else { "ltr" };
        let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" direction=\"{direction}\" font-family=\"{}\" \
             role=\"img\" aria-labelledby=\"title words\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"words\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            escaped(&self.language),
            Self::FONT,
            escaped(&self.title),
            escaped(&self.words),
            Ink::Paper.colour(),
        );
        for shape in &self.shapes {
            shape.write(&mut svg);
            svg.push('\n');
        }
        svg.push_str("</svg>\n");
        svg
    }
}

impl Shape {
    fn write(&self, svg: &mut String) {
        // Writing into a string cannot fail.
        let _ = match self {
            Self::Line { from: [x1, y1], to: [x2, y2], thick, ink, comb } => {
                let dashes = if *comb {
                    format!(" stroke-dasharray=\"{}\"", Plate::COMB.map(length).join(" "))
                } else {
                    String::new()
                };
                write!(
                    svg,
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
                    length(*x1),
                    length(*y1),
                    length(*x2),
                    length(*y2),
                    ink.colour(),
                    length(*thick),
                )
            }
            Self::Words { at: [x, y], text, size, bold, anchor, ink } => write!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} text-anchor=\"{}\" fill=\"{}\">{}</text>",
                length(*x),
                length(*y),
                length(*size),
                if *bold { " font-weight=\"bold\"" } else { "" },
                anchor.name(),
                ink.colour(),
                escaped(text),
            ),
        };
    }
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Tenths of a pixel in pixels.
fn length(tenths: i32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{}", tenths / 10, rest.abs()),
    }
}

/// A text as XML takes it; what no XML document may hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
