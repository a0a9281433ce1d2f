//! From which English each text of a translation was made: `content/made-from/<tag>.json`.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::layout::Layout;
use super::texts::WordFile;
use crate::folder;
use crate::make::digest;

const FORMAT: &str = "uncat-readiness/made-from";

/// As many hex digits as tell the versions of one text apart.
const DIGITS: usize = 8;

/// The fingerprints of one language, by the paths of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MadeFrom {
    questionnaire: Map<String, Value>,
    interface: Map<String, Value>,
}

/// Returns the fingerprint of an English text: the beginning of the SHA-256 of its JSON without white space.
pub(super) fn fingerprint(english: &Value) -> String {
    digest::checksum(english.to_string().as_bytes()).chars().take(DIGITS).collect()
}

impl MadeFrom {
    /// Reads the file of a language. Without one, nothing is known of any text.
    pub(super) fn read(content: &Path, tag: &str) -> Result<Self> {
        let path = path(content, tag);
        if !path.exists() {
            return Ok(Self::default());
        }
        let file = super::object(&path)?;
        if file.get("format") != Some(&FORMAT.into()) || file.get("version") != Some(&1.into()) {
            bail!("{} is no file of the format {FORMAT}, version 1", path.display());
        }
        let part =
            |part: WordFile| file.get(part.folder()).and_then(Value::as_object).cloned().unwrap_or_default();
        Ok(Self { questionnaire: part(WordFile::Questionnaire), interface: part(WordFile::Interface) })
    }

    /// The fingerprints of a part.
    pub(super) fn part(&self, part: WordFile) -> &Map<String, Value> {
        match part {
            WordFile::Questionnaire => &self.questionnaire,
            WordFile::Interface => &self.interface,
        }
    }

    /// Replaces the fingerprints of a part.
    pub(super) fn set(&mut self, part: WordFile, fingerprints: Map<String, Value>) {
        match part {
            WordFile::Questionnaire => self.questionnaire = fingerprints,
            WordFile::Interface => self.interface = fingerprints,
        }
    }

    /// Writes the file of a language, one text a line.
    pub(super) fn write(&self, content: &Path, tag: &str) -> Result<()> {
        let file = json!({
            "$schema": "../schema/made-from.schema.json",
            "format": FORMAT,
            "version": 1,
            "language": tag,
            WordFile::Questionnaire.folder(): self.questionnaire,
            WordFile::Interface.folder(): self.interface,
        });
        folder::write(&path(content, tag), Layout::spread().print(&file).as_bytes())
    }
}

/// Where the fingerprints of a language are.
fn path(content: &Path, tag: &str) -> PathBuf {
    content.join("made-from").join(format!("{tag}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_what_the_schema_says() {
        // printf '"Undo"' | sha256sum
        assert_eq!(fingerprint(&"Undo".into()), "675036bd");
        // printf '{"one":"{n} day","other":"{n} days"}' | sha256sum
        assert_eq!(fingerprint(&json!({ "one": "{n} day", "other": "{n} days" })), "7b2a4bdc");
    }

    #[test]
    fn a_file_of_another_format_is_no_file_of_fingerprints() {
        let content = tempfile::tempdir().unwrap();
        folder::write(&path(content.path(), "fr"), br#"{"format": "uncat-readiness/words", "version": 1}"#)
            .unwrap();
        let error = MadeFrom::read(content.path(), "fr").unwrap_err().to_string();
        assert!(error.contains("fr.json is no file of the format"), "{error}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let content = tempfile::tempdir().unwrap();
        let mut made_from = MadeFrom::default();
        made_from.set(WordFile::Interface, Map::from_iter([("words.undo".to_owned(), "675036bd".into())]));
        made_from.write(content.path(), "fr").unwrap();
        assert_eq!(MadeFrom::read(content.path(), "fr").unwrap(), made_from);
        let text = folder::read(&path(content.path(), "fr")).unwrap();
        assert!(
            text.ends_with(
                "  \"uncat\": {},\n  \"interface\": {\n    \"words.undo\": \"675036bd\"\n  }\n}\n"
            ),
            "{text}"
        );
    }
}
