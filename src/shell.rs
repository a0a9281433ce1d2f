//! The shell around the views in a browser. It holds the session, and performs the effects that the session asks for.
//!
//! Only the session knows what an effect is for, and only the page knows what is drawn.

mod app;
mod element;
mod focus;
mod host;
mod intl;
mod offer;
mod paint;
mod seat;
mod shelf;
mod spotted;
mod ways;

pub use element::Widget;
pub use intl::Intl;
pub use shelf::Shelf;
