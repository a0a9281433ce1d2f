//! The files that the widget offers: one source file a format.
//!
//! An [`Export`] becomes a [`File`] with its name, its kind and its contents. This module does not know how the file
//! reaches the person: the shell does.

mod calendar;
mod document;
mod picture;

use crate::content::Content;
use crate::content::locale::Locale;
use crate::plate::Plate;
use crate::session::{Export, Session};

/// A file to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with the ending.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What it contains.
    pub contents: Contents,
}

/// What a file contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// A text, to be written in UTF-8.
    Text(String),
    /// A picture, to be painted pixel by pixel.
    Pixels(Plate),
}

impl Export {
    /// Makes the file of a session. `now` is the time, RFC 3339 in UTC. Returns `None` where there is nothing to
    /// draw, or no day.
    #[must_use]
    pub fn file(self, session: &Session, content: &Content, locale: &dyn Locale, now: &str) -> Option<File> {
        match self {
            Self::Document => Some(document::file(session, content, locale)),
            Self::Calendar => calendar::file(session, content, locale, now),
            Self::Picture(picture, image) => picture::file(picture, image, session, content, locale),
        }
    }
}
