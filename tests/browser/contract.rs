//! What the page around the widget may rely on, on sites of the tests' own: when the widget loads and what it costs
//! until then, under which policies, from where, what it keeps, and what passes between the two.

mod beginning;
mod editions;
mod elsewhere;
mod events;
mod held;
mod integrity;
mod keeping;
mod languages;
mod loading;
mod look;
mod methods;
mod policy;
mod prelude;
mod recipes;
mod recovery;
mod rewritten;
mod scope;
mod shelf;
mod site;
mod steady;
mod ways;
