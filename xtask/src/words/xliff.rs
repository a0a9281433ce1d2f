//! All words of a language as XLIFF 2.0 (OASIS), which the tools of translators read and write.
//!
//! A file of words is a `<file>`, an object in it a `<group>`, a text a `<unit>` with its path as id. The forms of a plural
//! are a group of units, one for each form that the language has.

mod export;
mod import;
mod units;

pub(super) use self::export::export;
pub(super) use self::import::{Answer, language, read};
pub(super) use self::units::{Node, State, Unit, Units, flat};

/// The namespace of XLIFF 2.0 and later.
const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The namespace of its module for sizes.
const SIZES: &str = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

/// How a text that is out of date is told from one that is not translated: both are in the state `initial`.
const OUT_OF_DATE: &str = "uncat-readiness:out-of-date";
