//! What surrounds the views in a browser: it holds the session, and performs the effects that the session asks for.
//!
//! It decides nothing: what an effect is for is known to the session, and what is drawn to the page.

mod app;
mod element;
mod focus;
mod host;
mod intl;
mod offer;
mod paint;
mod seat;
mod shelf;

pub use element::Widget;
pub use intl::Intl;
