//! Everything that must hold, in order, each with its name and its time. It ends in one line of sums.
//!
//! A step that cannot run is a failure that says what is missing. Nothing is left out in silence.

mod checks;
mod python;
mod rebuild;
mod tally;

use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result};

pub use self::tally::Tally;
use crate::browsers::{Chromium, Firefox, WebKit};
use crate::make;
use crate::process::Ending;
use crate::sites::Sites;
use crate::toolchain::Toolchain;
use crate::tools::Tools;

/// Runs all steps, those after a failed one too, and returns the sums.
pub fn run() -> Tally {
    let mut suite = Suite::default();
    sources(&mut suite);
    browser(&mut suite);
    suite.tally
}

/// What needs no browser.
fn sources(suite: &mut Suite) {
    let native = Toolchain::native();
    suite.step("formatting", || checks::formatting(&native));
    suite.step("clippy, everything, natively", || checks::clippy(&native));
    suite.step("the core without web crates", || checks::core_alone(&native));
    suite.step("the core's dependencies", || checks::core_dependencies(&native));
    suite.step("documentation", || checks::documentation(&native));
    // A second implementation of METHOD.md is run against ours; the test that misses Python says so again.
    suite.set_up("Python", python::set_up);
    suite.tests("native tests", || checks::native_tests(&native));
    suite.tests("tests of xtask", || checks::xtask_tests(&native));
}

/// What is built for a browser, and what runs in one.
fn browser(suite: &mut Suite) {
    let toolchain = suite.set_up("the wasm32 target", Toolchain::for_browsers);
    let tools = suite.set_up("wasm-pack, wasm-bindgen, wasm-opt, esbuild", Tools::set_up);
    let chromium = suite.set_up("Chromium and its driver", Chromium::set_up);
    // The browser tests find these two again by themselves, and each test that misses one says so.
    suite.set_up("Firefox and its driver", Firefox::set_up);
    suite.set_up("WebKit, its driver, and a screen for it", WebKit::set_up);
    let toolchain = || toolchain.as_ref().context("not run: there is no wasm32 target, see above");
    let tools = || tools.as_ref().context("not run: the tools are missing, see above");
    let chromium = || chromium.as_ref().context("not run: there is no browser, see above");

    suite.step("clippy, the widget, for wasm32", || checks::clippy_for_browsers(toolchain()?));
    suite.tests("tests in the engine", || checks::engine_tests(toolchain()?, tools()?, chromium()?));
    let built = suite.set_up("dist", make::dist);
    suite.step("the same bytes from a second build", || {
        built.as_ref().context("not run: dist/ was not built, see above")?;
        rebuild::same_bytes(&Toolchain::native())
    });
    suite.tests("tests in the browsers", || {
        let report = built.as_ref().context("not run: dist/ was not built, see above")?;
        println!("{report}");
        checks::browser_tests(&Toolchain::native(), chromium()?)
    });
    let sites = suite.set_up("nginx, Caddy, Apache and WordPress", Sites::set_up);
    suite.tests("tests on web servers and in WordPress", || {
        built.as_ref().context("not run: dist/ was not built, see above")?;
        sites.as_ref().context("not run: the servers are missing, see above")?;
        checks::site_tests(&Toolchain::native(), chromium()?)
    });
}

/// The steps so far.
#[derive(Debug, Default)]
struct Suite {
    tally: Tally,
}

impl Suite {
    /// A step that holds or does not.
    fn step(&mut self, name: &str, check: impl FnOnce() -> Result<Ending>) {
        let ending = announced(name, check);
        self.tally += Tally::of_step(&ending);
        conclude(&ending);
    }

    /// A step of many tests, each of which counts.
    fn tests(&mut self, name: &str, check: impl FnOnce() -> Result<Ending>) {
        let ending = announced(name, check);
        self.tally += Tally::of_tests(&ending);
        conclude(&ending);
    }

    /// Something that later steps need. It counts only when it fails: a tool is no promise of the product.
    fn set_up<T>(&mut self, name: &str, make: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n== set-up: {name}");
        let start = Instant::now();
        match make() {
            Ok(made) => {
                println!("   there, {:.1} s", start.elapsed().as_secs_f32());
                Some(made)
            }
            Err(error) => {
                println!("   FAILED: {error:#}");
                self.tally += Tally::FAILURE;
                None
            }
        }
    }
}

/// Runs a step between a line with its name and one with its time.
fn announced(name: &str, check: impl FnOnce() -> Result<Ending>) -> Ending {
    println!("\n== {name}");
    // The name shall be there while the step runs, also where output is kept back until a line is full.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let ending = check().unwrap_or_else(|error| Ending { text: format!("{error:#}\n"), succeeded: false });
    let verdict = if ending.succeeded { "passed" } else { "FAILED" };
    println!("   {verdict}, {:.1} s", start.elapsed().as_secs_f32());
    ending
}

/// Shows what a failed step said.
fn conclude(ending: &Ending) {
    if !ending.succeeded {
        println!("{}", ending.text.trim_end());
    }
}
