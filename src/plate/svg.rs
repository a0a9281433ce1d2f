//! A plate as an SVG file: plain shapes with colours as attributes, no script, no style sheet, no font.

use super::{Anchor, Ink, Length, Plate, Shape};

/// Attributes by name and value.
type Attributes<'a> = [(&'a str, &'a str)];

impl Plate {
    /// Writes the file. Words that a person entered are escaped text in it.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let (width, height) = (length(self.width), length(self.height));
        let mut svg = String::new();
        let root = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", &*width),
            ("height", &*height),
            ("viewBox", &["0", "0", &*width, &*height].join(" ")),
            ("xml:lang", &*self.language),
            ("direction", if self.rtl { "rtl" } else { "ltr" }),
            ("font-family", self.fonts()),
            ("role", "img"),
            ("aria-labelledby", "title words"),
        ];
        open(&mut svg, "svg", &root);
        element(&mut svg, "title", &[("id", "title")], &self.title);
        element(&mut svg, "desc", &[("id", "words")], &self.words);
        let ground = [("width", &*width), ("height", &*height), ("fill", Ink::Paper.colour())];
        element(&mut svg, "rect", &ground, "");
        for shape in &self.shapes {
            shape.write(&mut svg);
        }
        svg.push_str("</svg>\n");
        svg
    }
}

impl Shape {
    fn write(&self, svg: &mut String) {
        match self {
            Self::Stroke { from: [x1, y1], to: [x2, y2], thick, ink, comb } => {
                let [x1, y1, x2, y2, thick] = [x1, y1, x2, y2, thick].map(|it| length(*it));
                let dashes = if *comb { Plate::COMB.map(length).join(" ") } else { String::new() };
                let stroke = [
                    ("x1", &*x1),
                    ("y1", &*y1),
                    ("x2", &*x2),
                    ("y2", &*y2),
                    ("stroke", ink.colour()),
                    ("stroke-width", &*thick),
                    ("stroke-dasharray", &*dashes),
                ];
                element(svg, "line", &stroke, "");
            }
            Self::Words { at: [x, y], text, size, bold, anchor, ink } => {
                let [x, y, size] = [x, y, size].map(|it| length(*it));
                let words = [
                    ("x", &*x),
                    ("y", &*y),
                    ("font-size", &*size),
                    ("font-weight", if *bold { "bold" } else { "" }),
                    ("text-anchor", anchor.name()),
                    ("fill", ink.colour()),
                ];
                element(svg, "text", &words, text);
            }
        }
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

/// An element on a line of its own.
fn element(svg: &mut String, name: &str, attributes: &Attributes<'_>, text: &str) {
    open(svg, name, attributes);
    escape(svg, text);
    for piece in ["</", name, ">\n"] {
        svg.push_str(piece);
    }
}

/// The beginning of an element; attributes without a value are left out.
fn open(svg: &mut String, name: &str, attributes: &Attributes<'_>) {
    svg.push('<');
    svg.push_str(name);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        for piece in [" ", name, "=\""] {
            svg.push_str(piece);
        }
        escape(svg, value);
        svg.push('"');
    }
    svg.push('>');
}

/// Writes a text as XML, without the letters that XML forbids.
fn escape(svg: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\n' | '\t' => svg.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => svg.push(letter),
        }
    }
}

/// A length in pixels.
fn length(length: Length) -> String {
    let tenths = length.tenths();
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => whole,
        rest => [whole, rest.abs().to_string()].join("."),
    }
}
