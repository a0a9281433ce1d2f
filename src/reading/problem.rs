//! What is wrong with a text that was read, and where.

use std::fmt;

/// One thing that is wrong, and its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a path from the root: `groups[3].sections[0].indicators[2].articles[0]`. Empty for the whole text.
    pub path: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// The problems of one text: the first [`LISTED`](Self::LISTED) of them, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    count: usize,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is not JSON, from this line and column on; both count from 1.
    NotJson {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// The bytes are neither UTF-8 nor UTF-16 with its mark.
    Encoding,
    /// A required field is missing.
    Missing(&'static str),
    /// A field that this format does not have.
    Unexpected(String),
    /// A field or an id that is there twice.
    Repeated(String),
    /// A value of another kind; the expected kind.
    Expected(&'static str),
    /// A value that is not allowed; the value, and the allowed ones.
    NotAllowed(String, String),
    /// A number outside its range; the number, the lowest and the highest.
    OutOfRange(i64, i64, i64),
    /// A text that is longer than this many characters.
    TooLong(usize),
    /// A name that is longer than this many characters.
    LongName(usize),
    /// A blank text where words are required.
    Blank,
    /// A name of something that does not exist.
    Unknown(String),
    /// Words for something that does not exist.
    Orphan(String),
    /// Statements that need each other in a circle.
    Circle(String),
    /// Bands that do not start at 0, or do not rise strictly.
    Bands,
    /// A template that does not have exactly these placeholders.
    Placeholders(String),
    /// Another format, or a missing one; the expected format.
    OtherFormat(&'static str),
    /// A newer version of the format; the version found, and the newest that is read.
    Newer(i64, i64),
    /// More than this many of something.
    TooMany(usize),
    /// More names that do not exist than can be kept for a questionnaire that has them.
    TooManyUnknown {
        /// How many there are.
        found: usize,
        /// How many can be kept.
        most: usize,
        /// The first ones.
        first: Vec<String>,
    },
}

impl Problem {
    /// A problem at a path.
    #[must_use]
    pub fn new(path: impl Into<String>, fault: Fault) -> Self {
        Self { path: path.into(), fault }
    }
}

impl Problems {
    /// The most problems that are listed. A file can have a problem for every two of its bytes.
    pub const LISTED: usize = 100;

    /// Notes a problem.
    pub fn note(&mut self, problem: Problem) {
        if self.count < Self::LISTED {
            self.listed.push(problem);
        }
        self.count += 1;
    }

    /// The first ones, in the order in which they were met.
    #[must_use]
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// How many there are, with those that are not listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { listed: vec![problem], count: 1 }
    }
}

/// One problem a line.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.listed.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))?;
        match self.count - self.listed.len() {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

/// For the embedder and the author of a questionnaire; a visitor reads the words of the interface instead.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.fault.fmt(f)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(f, "this is not JSON, see line {line}, column {column}"),
            Self::Encoding => write!(f, "this is not UTF-8; save it as UTF-8"),
            Self::Missing(name) => write!(f, "`{name}` is missing; add it"),
            Self::Unexpected(name) => {
                write!(f, "`{name}` is not a field of this format; take it out or correct it")
            }
            Self::Repeated(name) => write!(f, "`{name}` is here twice; keep one"),
            Self::Expected(what) => write!(f, "this must be {what}"),
            Self::NotAllowed(value, allowed) => write!(f, "`{value}` is not allowed; use one of: {allowed}"),
            Self::OutOfRange(n, from, to) => write!(f, "{n} is out of range; use {from} to {to}"),
            Self::TooLong(most) => write!(f, "this text is too long; keep it within {most} characters"),
            Self::LongName(most) => write!(f, "this name is too long; keep it within {most} characters"),
            Self::Blank => write!(f, "this text is blank; fill it in"),
            Self::Unknown(name) => write!(f, "`{name}` does not exist; correct it or add it"),
            Self::Orphan(name) => write!(f, "`{name}` has words but does not exist; take them out"),
            Self::Circle(ids) => {
                write!(f, "these need each other in a circle: {ids}; take one prerequisite out")
            }
            Self::Bands => write!(f, "bands must rise from 0 to at most 100"),
            Self::Placeholders(names) => write!(f, "the placeholders must be exactly: {names}"),
            Self::OtherFormat(format) => write!(f, "this is not a document of the format {format}"),
            Self::Newer(found, known) => {
                write!(f, "version {found} is newer than {known}, the newest known here")
            }
            Self::TooMany(most) => write!(f, "there are more than {most}; take some out"),
            Self::TooManyUnknown { found, most, first } => {
                let first = first.join(", ");
                write!(
                    f,
                    "{found} of these do not exist, and at most {most} can be kept; take out: {first}, …"
                )
            }
        }
    }
}
