//! Everything that can be shown without a browser. Each file holds one part of the product to its promises.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on fails; clippy exempts the test functions alone, and we have helpers"
)]

mod support;

mod addresses;
mod brief;
mod calendar;
mod case;
mod content;
mod deeds;
mod directions;
mod documents;
mod history;
mod languages;
mod lenses;
#[cfg(feature = "ui")]
mod limits;
mod migration;
mod paper;
mod parsing;
mod places;
mod plan;
mod planning;
#[cfg(feature = "ui")]
mod plates;
#[cfg(feature = "prelude")]
mod prelude;
#[cfg(feature = "printed")]
mod printed;
mod quick_look;
mod reference;
mod rooms;
mod scope;
mod scoring;
mod search;
mod session;
mod steps;
mod suggestions;
mod terms;
mod tidy;
mod types;
#[cfg(feature = "ui")]
mod views;
#[cfg(feature = "ui")]
mod words;
