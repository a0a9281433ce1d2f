//! Faults of accessibility that a program can find, by axe. What it finds is a fault; finding nothing is a beginning.

use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};
use xtask::{setup, tools};

use super::browser::Browser;

/// Runs axe on the document; it goes through open shadow roots by itself.
const RUN: &str = "
    const [options, done] = arguments;
    axe.run(document, { resultTypes: ['violations'], ...options }).then(
        ({ violations }) => done(violations.flatMap(({ id, impact, help, nodes }) =>
            nodes.map(({ target }) => `${id} (${impact}): ${help}: ${target.flat().join(' > ')}`))),
        (error) => done([`axe itself failed: ${error}`]));";

impl Browser {
    /// Returns every fault that axe finds in what the page shows now: rule, gravity, and the element's place.
    #[track_caller]
    pub(crate) fn axe(&self) -> Vec<String> {
        self.faults(&json!({}))
    }

    /// As [`axe`](Self::axe), of colours alone.
    #[track_caller]
    pub(crate) fn axe_of_colours(&self) -> Vec<String> {
        self.faults(&json!({ "runOnly": ["color-contrast", "link-in-text-block"] }))
    }

    #[track_caller]
    fn faults(&self, options: &Value) -> Vec<String> {
        // It stays in the page until another one is loaded: half a megabyte.
        if self.script("return typeof axe === 'undefined';", Vec::new()) == true {
            self.script(axe(), Vec::new());
        }
        let faults = self.script_to_end(RUN, vec![options.clone()]);
        faults.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let file = setup::alone(tools::axe_core).unwrap_or_else(|error| panic!("{error:#}"));
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()))
    })
}
