//! The policies of `docs/embedding/policy.md`, each sent with a page: enough is enough, and what is missing is named.

use std::fs;
use std::process::Command;

use tempfile::TempDir;
use url::Url;
use xtask::project;

use super::program::Program;
use super::sites;
use crate::person::await_widget;
use crate::support::{Browser, linked};

/// A page that is sent with the policy in its address, and whose script has a nonce.
const PAGE: &str = "<?php header('Content-Security-Policy: ' . $_GET['policy']); ?>
<!doctype html>
<html lang=\"en\">
<title>Our page</title>
<script nonce=\"abc\" type=\"module\" src=\"/readiness/uncat-readiness.js\"></script>
<uncat-readiness loading=\"eager\"><p>Call us.</p></uncat-readiness>
";

/// A site with that page.
struct Site {
    program: Program,
    _folder: TempDir,
}

impl Site {
    #[track_caller]
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir(&root).unwrap();
        linked::folder(&project::dist(), &root.join("readiness")).unwrap();
        fs::write(root.join("page.php"), PAGE).unwrap();
        fs::write(root.join("favicon.ico"), "").unwrap();
        let program = Program::serve(&folder.path().join("log"), |port| {
            let mut php = Command::new(sites().php);
            php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&root);
            php
        });
        Self { program, _folder: folder }
    }

    #[track_caller]
    fn open(&self, policy: &str) -> Browser {
        let page = format!("http://127.0.0.1:{}/page.php", self.program.port);
        Browser::open(Url::parse_with_params(&page, [("policy", policy)]).unwrap().as_str())
    }
}

/// The policy of the guide, without the name of the header.
fn guide() -> String {
    let guide = fs::read_to_string(project::root().join("docs/embedding/policy.md")).unwrap();
    let block = guide.split("<!-- policy -->\n```text\n").nth(1).and_then(|rest| rest.split("\n```").next());
    block.unwrap().trim_start_matches("Content-Security-Policy: ").to_owned()
}

#[track_caller]
fn check_enough(policy: &str) {
    let site = Site::start();
    let browser = site.open(&format!("default-src 'none'; {policy}"));
    await_widget(&browser);
    assert_eq!(browser.violations(), [""; 0]);
}

/// The paragraph of the page stays, and above it a sentence says what to allow.
#[track_caller]
fn check_missing(policy: &str, remedy: &str) {
    let site = Site::start();
    let browser = site.open(policy);
    let sentence = format!("Content-Security-Policy has to allow {remedy}.");
    let said = "return document.querySelector('uncat-readiness').shadowRoot?.textContent ?? '';";
    browser.wait_until(&format!("the page says: {sentence}"), || {
        browser.script(said, Vec::new()).as_str().is_some_and(|it| it.contains(&sentence))
    });
    assert!(browser.find_named("p", "Call us.").is_shown());
    assert!(browser.violations().iter().any(|it| it.contains(&sentence)), "{:?}", browser.violations());
}

#[test]
fn the_policy_of_the_guide_is_enough() {
    check_enough(&guide());
}

#[test]
fn trusted_types_need_nothing_more() {
    check_enough(&format!("{}; require-trusted-types-for 'script'", guide()));
    check_enough(&format!("{}; require-trusted-types-for 'script'; trusted-types 'none'", guide()));
}

#[test]
fn the_nonce_of_the_script_is_enough_for_all_it_loads() {
    check_enough("script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'");
    check_enough("script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'");
    check_enough(
        "script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'",
    );
}

#[test]
fn what_the_policy_lacks_is_named_on_the_page_and_in_the_console() {
    check_missing("script-src 'self'; connect-src 'self'", "'wasm-unsafe-eval' in script-src");
    check_missing("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'", "'self' in connect-src");
    check_missing("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", "'self' in connect-src");
}
