//! The steps: each is a command and its settings.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browsers::Chromium;
use crate::make;
use crate::process::{self, Ending};
use crate::project;
use crate::toolchain::{Toolchain, WASM};
use crate::tools::Tools;

/// Crates that are useful only in a browser. The core must not depend on one.
const WEB: [&str; 6] = ["gloo", "js-sys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys", "yew"];

pub(super) fn formatting(native: &Toolchain) -> Result<Ending> {
    let workspace = process::ending(&mut cargo(native, &["fmt", "--all", "--check"]))?;
    if !workspace.succeeded {
        return Ok(workspace);
    }
    // The fuzz targets are no part of the workspace.
    process::ending(&mut cargo(native, &["fmt", "--check", "--manifest-path", "tests/fuzz/Cargo.toml"]))
}

pub(super) fn clippy(native: &Toolchain) -> Result<Ending> {
    process::ending(&mut cargo(native, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

pub(super) fn clippy_for_browsers(toolchain: &Toolchain) -> Result<Ending> {
    let mut clippy = toolchain.subcommand("clippy")?;
    clippy.args(["--lib", "--test", "engine", "--target", WASM, "--", "-D", "warnings"]);
    process::ending(clippy.current_dir(project::root()))
}

pub(super) fn core_alone(native: &Toolchain) -> Result<Ending> {
    process::ending(&mut cargo(native, &["check", "--lib", "--no-default-features"]))
}

pub(super) fn core_dependencies(native: &Toolchain) -> Result<Ending> {
    let words = ["tree", "--edges", "normal", "--no-default-features", "--prefix", "none", "--format", "{p}"];
    let tree = process::output(&mut cargo(native, &words))?;
    let strangers = web_crates(&tree);
    Ok(Ending {
        succeeded: strangers.is_empty(),
        text: format!("without the feature `ui` the library reaches {}:\n{tree}", strangers.join(", ")),
    })
}

/// Holds the licences of all crates, and where they come from, against `deny.toml`.
pub(super) fn licences(cargo_deny: &Path) -> Result<Ending> {
    process::ending(&mut deny(cargo_deny, &["check", "licenses", "sources"]))
}

/// Looks for known faults in the crates, by the list of RustSec. Returns `None` if that cannot be fetched: without it
/// nothing is known.
pub(super) fn known_faults(cargo_deny: &Path) -> Result<Option<Ending>> {
    if !process::ending(&mut deny(cargo_deny, &["fetch", "db"]))?.succeeded {
        return Ok(None);
    }
    process::ending(&mut deny(cargo_deny, &["--offline", "check", "advisories"])).map(Some)
}

/// Looks for known faults in the tools of npm. Returns `None` if the registry does not give their list.
pub(super) fn known_faults_of_npm() -> Result<Option<Ending>> {
    let mut all = String::new();
    for folder in ["xtask", "xtask/bundler", "xtask/translators"] {
        let mut npm = Command::new("npm");
        npm.args(["audit", "--package-lock-only", "--json", "--loglevel=silent"]);
        let report = process::ending(npm.current_dir(project::root().join(folder)))?.text;
        let Some(faults) = faults_in(&report) else { return Ok(None) };
        all.push_str(&faults);
    }
    Ok(Some(Ending { succeeded: all.is_empty(), text: all }))
}

/// Reads what `npm audit` writes: a line for each package with a fault, or `None` if it could not ask.
fn faults_in(report: &str) -> Option<String> {
    let report: Value = serde_json::from_str(report).ok()?;
    let faults = report.get("vulnerabilities")?.as_object()?;
    Some(
        faults
            .iter()
            .map(|(name, fault)| format!("{name} {}: {}\n", fault["range"], fault["severity"]))
            .collect(),
    )
}

fn deny(cargo_deny: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(cargo_deny);
    command.args(["--workspace", "--locked"]).args(words).current_dir(project::root());
    command
}

pub(super) fn documentation(native: &Toolchain) -> Result<Ending> {
    let mut cargo = cargo(native, &["doc", "--workspace", "--no-deps"]);
    process::ending(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Of the widget and of xtask: all that need no browser.
pub(super) fn native_tests(native: &Toolchain) -> Result<Ending> {
    process::ending(&mut test(native, &["--lib", "--bins", "--test", "native", "--test", "large"]))
}

/// The examples in the documentation.
pub(super) fn examples(native: &Toolchain) -> Result<Ending> {
    process::ending(&mut test(native, &["--doc"]))
}

/// Tests the loader in Node.js, with its own runner and without a browser.
pub(super) fn loader_tests() -> Result<Ending> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap"]);
    node.args(["tests/loader/guard.test.mjs", "tests/loader/shelf.test.mjs"]);
    process::ending(node.current_dir(project::root()))
}

/// Chosen tests of the workspace. The features of a crate depend on which packages are named: with the same ones each
/// time, each crate is compiled once.
fn test(native: &Toolchain, chosen: &[&str]) -> Command {
    let mut cargo = cargo(native, &["test", "--workspace", "--no-fail-fast"]);
    cargo.args(chosen);
    cargo
}

pub(super) fn engine_tests(toolchain: &Toolchain, tools: &Tools, chromium: &Chromium) -> Result<Ending> {
    let mut wasm_pack = tools.wasm_pack(toolchain)?;
    wasm_pack.args(["test", "--mode", "no-install", "--headless", "--chrome", "--chromedriver"]);
    wasm_pack.arg(&chromium.driver).args(["--", "--test", "engine"]);
    // A busy machine may need longer than the runner's own five seconds. The runner restarts the driver every ten.
    wasm_pack.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    process::ending(wasm_pack.current_dir(project::root()))
}

/// Without the tests on other software, which are a separate step.
pub(super) fn browser_tests(native: &Toolchain, chromium: &Chromium) -> Result<Ending> {
    tests_in_chromium(native, chromium, &["--skip", "sites::"])
}

/// The tests show files of `dist/` under other names, and would damage them by writing there.
pub(super) fn untouched() -> Ending {
    let text =
        "a test has changed dist/: files that it shows elsewhere are to be replaced, not written into\n";
    Ending { succeeded: make::is_as_built(), text: text.to_owned() }
}

/// The tests in the module of this name.
pub(super) fn site_tests(native: &Toolchain, chromium: &Chromium) -> Result<Ending> {
    tests_in_chromium(native, chromium, &["sites::"])
}

fn tests_in_chromium(native: &Toolchain, chromium: &Chromium, chosen: &[&str]) -> Result<Ending> {
    let mut cargo = test(native, &["--test", "browser", "--"]);
    // With two threads, two processors were idle for a fifth of the time. A third saved a tenth of the whole.
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    cargo.arg(format!("--test-threads={}", processors + 1)).args(chosen);
    cargo.env("CHROME", &chromium.browser).env("CHROMEDRIVER", &chromium.driver);
    process::ending(&mut cargo).context("the browser tests did not start")
}

fn cargo(toolchain: &Toolchain, words: &[&str]) -> Command {
    let mut cargo = toolchain.cargo();
    cargo.args(words).current_dir(project::root());
    cargo
}

/// Returns the web crates in the output of `cargo tree`.
fn web_crates(tree: &str) -> Vec<&str> {
    let mut found: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    found.retain(|name| WEB.contains(name));
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{faults_in, web_crates};

    #[test]
    fn a_web_crate_in_the_core_is_found() {
        let tree = "uncat-readiness v0.1.0 (/somewhere)\nserde v1.0.1\nyew v0.23.0\nweb-system v1.0.0\n";
        assert_eq!(web_crates(tree), ["yew"]);
    }

    #[test]
    fn a_report_of_npm_is_told_from_a_question_that_nobody_answered() {
        assert_eq!(faults_in(r#"{ "vulnerabilities": {} }"#), Some(String::new()));
        let fault = r#"{ "vulnerabilities": { "vite": { "severity": "high", "range": "<6.5.0" } } }"#;
        assert_eq!(faults_in(fault), Some("vite \"<6.5.0\": \"high\"\n".to_owned()));
        assert_eq!(faults_in(r#"{ "message": "405 Method Not Allowed", "error": {} }"#), None);
        assert_eq!(faults_in("npm is not there"), None);
    }
}
