//! The guides of `docs/embedding/`, tried on the software that they speak of: web servers, and WordPress.
//!
//! All of it listens on the loopback address alone, keeps its files in a folder of the test, and ends with the test.

mod client;
mod policy;
mod press;
mod program;
mod servers;
mod wordpress;

use xtask::setup;
use xtask::sites::Sites;

/// Returns where the programs are, installed if need be.
#[track_caller]
fn sites() -> Sites {
    setup::alone(Sites::set_up).unwrap_or_else(|error| panic!("{error:#}"))
}
