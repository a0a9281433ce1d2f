//! The assessment as a document, with its results.

use super::{Contents, File};
use crate::content::Content;
use crate::session::Session;

pub(super) fn file(session: &Session, content: &Content) -> File {
    File {
        name: session.assessment.file_name("", "json"),
        kind: "application/json",
        contents: Contents::Text(session.document(content)),
    }
}
