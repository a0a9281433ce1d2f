//! A self-assessment with which a State sees how ready it is to ratify and to implement the Convention against
//! Torture, what to do next, and why. It runs in the browser, and nothing that is answered leaves the page.
//!
//! # Where to start
//! The modules stand in reading order; each may use those above it.
//! 1. [`content`]: the questionnaire and its words, read strictly from JSON.
//! 2. [`calendar`]: days, and what the Convention counts from a deposit.
//! 3. [`assessment`]: what the person answered and plans, and the document that keeps it.
//! 4. [`score`]: readiness with its range and coverage.
//! 5. [`next_steps`]: what to do next, in what order, and why.
//! 6. [`plan`]: the draft action plan: what a line lacks, what is due when.
//! 7. [`session`]: the state machine: a message comes in, a new state and its effects go out.
//! 8. [`page`]: exactly what to show.
//! 9. [`plate`]: the pictures as they leave the page.
//! 10. `printed` (feature `printed`): the whole questionnaire as a page to print, without a script.
//! 11. [`export`]: the files that the widget hands out.
//! 12. `ui` and `element` (feature `ui`): the views, and the custom element around them.

pub mod content;

pub mod calendar;

pub mod assessment;

pub mod score;

pub mod next_steps;

pub mod plan;

pub mod session;

pub mod page;

pub mod plate;

#[cfg(feature = "printed")]
pub mod printed;

pub mod export;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(feature = "ui")]
pub mod element;
