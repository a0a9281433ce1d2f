//! A browser, in the words of a person who uses it and of one who watches it.
//!
//! Every call waits for what it does to be done and fails the test, at the test's own line, when it cannot be done.
//! Tests therefore have no `await`, no sleep and nothing to unwrap.

mod audit;
mod browser;
mod chromium;
mod driver;
mod engine;
pub(crate) mod linked;
mod log;
mod observed;
mod paper;
mod part;
mod prompt;
mod session;

pub(crate) use fantoccini::key::Key;

pub(crate) use self::browser::Browser;
pub(crate) use self::chromium::Scheme;
pub(crate) use self::driver::{at_new_address, fetched, serve, site, whole_bundle};
pub(crate) use self::engine::{Engine, in_every_engine};
pub(crate) use self::part::Part;
