//! The pictures as they are saved: sharp shapes, and pixels for programs that take no shapes.

use std::fs::{self, File};
use std::io::BufReader;

use serde_json::{Value, json};

use crate::person::{arrive_in, full};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(every_picture_is_saved_as_shapes_and_as_pixels, the_button_under_a_picture_saves_it);

/// A widget with all statements answered, and a plan of two lines.
fn with_a_plan(engine: Engine) -> Browser {
    let browser = arrive_in(engine);
    let mut document = full(&browser);
    document["handling"] = json!("Internal");
    document["deposit"] = json!("2099-09-15");
    document["plan"] =
        json!([{"step": "S8.1a", "due": "2099-04-30"}, {"own": 1, "text": "Open the service"}]);
    browser.give(&document);
    browser
}

/// Asks the element for a file.
fn ask(browser: &Browser, kind: &str) {
    let ask = "const [kind, done] = arguments;
        document.querySelector('uncat-readiness').download(kind).then(() => done(null), (error) => done(String(error)));";
    assert_eq!(browser.script_to_end(ask, vec![json!(kind)]), Value::Null);
}

/// The width of a picture, and how many of a hundred of its pixels are not paper.
fn pixels(path: &std::path::Path) -> (u32, usize) {
    let mut reader = png::Decoder::new(BufReader::new(File::open(path).unwrap())).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    let drawn = bytes.chunks(4).filter(|pixel| pixel[..3] != [255; 3]).count();
    (frame.width, drawn * 100 / (bytes.len() / 4))
}

fn every_picture_is_saved_as_shapes_and_as_pixels(engine: Engine) {
    let browser = with_a_plan(engine);
    for picture in ["readiness", "profile", "themes", "plan"] {
        ask(&browser, &format!("{picture}.svg"));
        let svg = fs::read_to_string(browser.download(&format!("-{picture}.svg"))).unwrap();
        assert!(svg.trim_end().ends_with("</svg>") && svg.contains("Internal"), "{svg}");
        ask(&browser, &format!("{picture}.png"));
        let (width, drawn) = pixels(&browser.download(&format!("-{picture}.png")));
        assert!(width == 1920 && drawn > 0, "{picture}: {width} wide, {drawn}% drawn");
    }
    assert_eq!(browser.violations(), [""; 0]);
}

fn the_button_under_a_picture_saves_it(engine: Engine) {
    let browser = with_a_plan(engine);
    browser.choose("Results");
    browser.expect("Results");
    browser.choose("Save as SVG All 25 sections");
    assert!(fs::read_to_string(browser.download("-profile.svg")).unwrap().contains(">Extradition<"));
}
