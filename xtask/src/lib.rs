//! What `cargo xtask` does: sets up the tools, builds `dist/`, serves it and tests everything.
//!
//! It is a library too, so that the browser tests serve `dist/` as `cargo xtask serve` does, and find the same
//! browsers. It knows how the product is built, and nothing of what the product is.
//!
//! # Where to start
//! - [`make`]: from the sources to the files that an embedder serves.
//! - [`suite`]: everything that must hold, in order.
//! - [`toolchain`] and [`tools`]: what both need, and how it is installed on a bare machine; [`setup`]: when it may be.
//! - [`release`]: what goes to others, with a version.
//! - [`words`]: translations beside the English that they were made from.
//! - [`server`]: the files under a strict policy.

pub mod browsers;
mod folder;
pub mod fuzz;
pub mod make;
pub mod packages;
pub mod process;
pub mod project;
pub mod release;
pub mod screenshot;
pub mod server;
pub mod setup;
pub mod sites;
pub mod suite;
pub mod toolchain;
pub mod tools;
pub mod words;
