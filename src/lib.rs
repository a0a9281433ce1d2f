//! A self-assessment with which a State sees how ready it is to ratify and to implement the Convention against
//! Torture, what to do next, and why. It runs in the browser, and nothing that is answered leaves the page.
//!
//! # Where to start
//! The modules stand in reading order; each may use those above it.
//! 1. [`content`]: the questionnaire and its words, read strictly from JSON.
//! 2. [`assessment`]: what the person answered, and the document that keeps it.
//! 3. [`score`]: readiness with its range and coverage.
//! 4. [`next_steps`]: what to do next, in what order, and why.
//! 5. [`session`]: the state machine: a message comes in, a new state and its effects go out.
//! 6. [`page`]: exactly what to show.
//! 7. [`plate`]: the pictures as they leave the page.
//! 8. `printed` (feature `printed`): the whole questionnaire as a page to print, without a script.
//! 9. `ui` and `element` (feature `ui`): the views, and the custom element around them.

pub mod content;

pub mod assessment;

pub mod score;

pub mod next_steps;

pub mod session;

pub mod page;

pub mod plate;

#[cfg(feature = "printed")]
pub mod printed;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(feature = "ui")]
pub mod element;
