//! The dates of the plan, for calendar programs (iCalendar).

use super::{Contents, File};
use crate::content::Content;
use crate::content::locale::Locale;
use crate::page::calendar_file;
use crate::session::Session;

pub(super) fn file(session: &Session, content: &Content, locale: &dyn Locale, now: &str) -> Option<File> {
    let text = calendar_file(session, content, locale, now)?;
    Some(File {
        name: session.assessment.file_name(locale, session.named, "", "ics"),
        kind: "text/calendar",
        contents: Contents::Text(text),
    })
}
