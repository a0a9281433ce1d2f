//! Promises that only the served product in a real browser can keep or break.
//!
//! Each test has an empty tab and addresses to itself, as a person without a history would; see [`support`] for its words. What the
//! page around the widget may rely on is tried in Chromium, Firefox and WebKit; the rest in Chromium, which alone can
//! be told to be narrow, dark or on paper.

#[cfg(test)]
mod support;

#[cfg(test)]
mod person;

#[cfg(test)]
mod instruments;

#[cfg(test)]
mod serving;

#[cfg(test)]
mod journey;

#[cfg(test)]
mod entries;

#[cfg(test)]
mod search;

#[cfg(test)]
mod keeping;

#[cfg(test)]
mod history;

#[cfg(test)]
mod places;

#[cfg(test)]
mod element;

#[cfg(test)]
mod hosts;

#[cfg(test)]
mod contract;

#[cfg(test)]
mod accessibility;

#[cfg(test)]
mod plan;

#[cfg(test)]
mod days;

#[cfg(test)]
mod pictures;

#[cfg(test)]
mod package;

#[cfg(test)]
mod printed;

#[cfg(test)]
mod paper;

#[cfg(test)]
mod frame;

#[cfg(test)]
mod sites;

#[cfg(test)]
mod offline;
