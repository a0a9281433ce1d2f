//! The assessment as a document, with its results.

use super::{Contents, File};
use crate::content::Content;
use crate::content::locale::Locale;
use crate::session::Session;

pub(super) fn file(session: &Session, content: &Content, locale: &dyn Locale) -> File {
    File {
        name: session.assessment.file_name(locale, session.named, "", "json"),
        kind: "application/json",
        contents: Contents::Text(session.document(content)),
    }
}
