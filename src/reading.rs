//! Strict JSON reading: a tree that keeps repeated fields, nodes that know their path, and problems.
//!
//! Every problem is reported at once, with its path. It knows no format: neither questionnaires nor assessments.

mod encoding;
mod ids;
mod json;
mod node;
mod problem;

use std::rc::Rc;

pub use encoding::decode;
pub(crate) use ids::Ids;
pub use json::Json;
pub(crate) use node::shortened;
pub use node::{Fields, Node};
pub use problem::{Fault, Problem, Problems};

/// A shared text.
pub type Text = Rc<str>;
