//! Runs every check in order, each with its name and its time, and ends with one line of sums.
//!
//! Everything is installed before anything is tested. A step that cannot run is a failure that says what is missing. No
//! step is skipped in silence.

mod builds;
mod checks;
mod equipment;
mod python;
mod steps;
mod tally;

use std::thread::JoinHandle;

use anyhow::{Context, anyhow};

use self::builds::Build;
use self::equipment::Equipment;
use self::steps::Steps;
pub use self::tally::Tally;
use crate::fuzz;
use crate::toolchain::Toolchain;

/// Runs all steps, those after a failed one too, and returns the sums.
pub fn run() -> Tally {
    let mut steps = Steps::default();
    let equipment = Equipment::set_up(&mut steps);
    let builds = builds::start();
    sources(&mut steps);
    dependencies(&mut steps, &equipment);
    browser(&mut steps, &equipment, builds);
    steps.conclude()
}

/// Finds or installs all that the commands need, and tests nothing. What cannot be installed counts as failed.
pub fn set_up() -> Tally {
    let mut steps = Steps::default();
    Equipment::set_up(&mut steps);
    steps.conclude()
}

/// Runs the steps that need no browser.
fn sources(steps: &mut Steps) {
    let native = Toolchain::native();
    steps.step("formatting", || checks::formatting(&native));
    steps.step("clippy, everything, natively", || checks::clippy(&native));
    steps.step("the core without web crates", || checks::core_alone(&native));
    steps.step("the core's dependencies", || checks::core_dependencies(&native));
    steps.step("documentation", || checks::documentation(&native));
    steps.tests("native tests", || checks::native_tests(&native));
    steps.tests("examples in the documentation", || checks::examples(&native));
    steps.step("fuzzing, a bounded run", fuzz::bounded);
    steps.tests("tests of the loader", checks::loader_tests);
}

/// Runs the steps on what others wrote.
fn dependencies(steps: &mut Steps, Equipment { cargo_deny, .. }: &Equipment) {
    let cargo_deny = || cargo_deny.as_deref().context("not run: cargo-deny is missing, see above");
    steps.step("licences of the crates", || checks::licences(cargo_deny()?));
    let unknown = "the list of RustSec (github.com/RustSec/advisory-db) cannot be fetched";
    steps.step_if("known faults in the crates", unknown, || checks::known_faults(cargo_deny()?));
    let unknown = "the registry of npm does not answer `npm audit`";
    steps.step_if("known faults in the tools of npm", unknown, checks::known_faults_of_npm);
}

/// Runs the steps on what is built for a browser, and on what runs in one.
fn browser(steps: &mut Steps, equipment: &Equipment, builds: JoinHandle<[Build; 2]>) {
    let Equipment { toolchain, tools, chromium, sites, .. } = equipment;
    let toolchain = || toolchain.as_ref().context("not run: there is no wasm32 target, see above");
    let tools = || tools.as_ref().context("not run: the tools are missing, see above");
    let chromium = || chromium.as_ref().context("not run: there is no browser, see above");

    steps.step("clippy, the widget, for wasm32", || checks::clippy_for_browsers(toolchain()?));
    steps.tests("tests in the engine", || checks::engine_tests(toolchain()?, tools()?, chromium()?));
    let mut second = None;
    let built = steps.needed("dist", || {
        let [first, again] = builds.join().map_err(|_| anyhow!("this program panicked while it built"))?;
        second = Some(again);
        first.report()
    });
    let built = || built.as_ref().context("not run: dist/ was not built, see above");
    steps.step("the same bytes from a second build", || {
        built()?;
        second.context("not run: there is no second build, see above")?.same_bytes()
    });
    steps.tests("tests in the browsers", || {
        println!("{}", built()?);
        checks::browser_tests(&Toolchain::native(), chromium()?)
    });
    steps.tests("tests on web servers and in WordPress", || {
        built()?;
        sites.as_ref().context("not run: the servers are missing, see above")?;
        checks::site_tests(&Toolchain::native(), chromium()?)
    });
    steps.step("dist/ after the tests", || {
        built()?;
        Ok(checks::untouched())
    });
}
