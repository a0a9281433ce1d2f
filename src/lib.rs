//! A self-assessment with which a State sees how ready it is to ratify and to implement the Convention against Torture,
//! what to do next, and why. It runs in the browser, and no answer leaves the page.
//!
//! # Where to start
//! The modules are in reading order; each uses only those above it.
//! 1. [`reading`]: strict JSON, with every problem at once.
//! 2. [`calendar`]: days, and what the Convention counts from a deposit.
//! 3. [`content`]: the questionnaire and its words.
//! 4. [`assessment`]: the person's answers and plan, and the document that keeps them.
//! 5. [`case`]: the assessment with its questionnaire.
//! 6. [`score`]: readiness with its range and coverage.
//! 7. [`next_steps`]: what to do next, in what order, and why.
//! 8. [`plan`]: the draft action plan: what a line lacks, and what is due when.
//! 9. [`document`]: the assessment with its results, as it is downloaded.
//! 10. [`session`]: the state machine: a message comes in, a new state and its effects go out.
//! 11. [`page`]: exactly what to show.
//! 12. [`plate`]: the pictures as they leave the page.
//! 13. `printed` (feature `printed`): the whole questionnaire as a page to print, without a script.
//! 14. [`export`]: the files that the widget exports.
//! 15. `ui` (feature `ui`): the views.
//! 16. `prelude` (feature `prelude`): the first screens as data, made in the build of `dist/`.
//! 17. `shell` (feature `ui`): what surrounds the views in a browser.

pub mod reading;

pub mod calendar;

pub mod content;

pub mod assessment;

pub mod case;

pub mod score;

pub mod next_steps;

pub mod plan;

pub mod document;

pub mod session;

pub mod page;

pub mod plate;

#[cfg(feature = "printed")]
pub mod printed;

pub mod export;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(feature = "prelude")]
pub mod prelude;

#[cfg(feature = "ui")]
pub mod shell;
