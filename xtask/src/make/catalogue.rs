//! The plugin's words in other languages, as WordPress reads them, from the catalogues that translators write.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// A text with its translation, and the file that has it; the head has no text.
struct Message {
    file: String,
    text: String,
    translation: String,
}

/// Reads a catalogue with each text on one line, as ours have them.
fn read(source: &str) -> Result<Vec<Message>> {
    source.split("\n\n").map(message).collect()
}

fn message(entry: &str) -> Result<Message> {
    let (before, translation) = entry.split_once("msgstr ").context("an entry without msgstr")?;
    let (notes, text) = before.split_once("msgid ").context("an entry without msgid")?;
    let file = notes.lines().find_map(|line| line.strip_prefix("#: ")).unwrap_or_default();
    Ok(Message { file: file.to_owned(), text: unquoted(text)?, translation: unquoted(translation)? })
}

/// The escapes of gettext that ours have are those of JSON.
fn unquoted(lines: &str) -> Result<String> {
    lines.lines().map(|line| Ok(serde_json::from_str::<String>(line)?)).collect()
}

/// Compiles a catalogue, as "The Format of GNU MO Files" in the manual of gettext has it, without a table of hashes.
pub(super) fn compiled(source: &str) -> Result<Vec<u8>> {
    let mut messages = read(source)?;
    messages.sort_by(|one, other| one.text.cmp(&other.text));
    let count = u32::try_from(messages.len())?;
    let strings = 28 + 16 * count;
    let mut words: Vec<u32> = vec![0x9504_12de, 0, count, 28, 28 + 8 * count, 0, strings];
    let mut texts = Vec::new();
    let originals = messages.iter().map(|it| &it.text);
    for text in originals.chain(messages.iter().map(|it| &it.translation)) {
        words.extend([u32::try_from(text.len())?, strings + u32::try_from(texts.len())?]);
        texts.extend(text.bytes().chain([0]));
    }
    Ok(words.into_iter().flat_map(u32::to_le_bytes).chain(texts).collect())
}

/// The texts of a script, as `wp_set_script_translations` looks for them.
pub(super) fn of_script(source: &str, script: &str, locale: &str) -> Result<Vec<u8>> {
    let mut messages = Map::new();
    messages.insert(String::new(), json!({ "domain": "messages", "lang": locale }));
    let read = read(source)?.into_iter().filter(|it| it.file == script);
    messages.extend(read.map(|it| (it.text, Value::from(vec![it.translation]))));
    Ok(serde_json::to_vec(&json!({ "locale_data": { "messages": messages } }))?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;
    use crate::{process, project};

    #[test]
    fn every_catalogue_has_each_text_of_the_plugin_and_python_reads_it() {
        let folder = project::root().join("packaging/wordpress/languages");
        let texts = |name: &str| read(&fs::read_to_string(folder.join(name)).unwrap()).unwrap();
        let wanted: Vec<_> = texts("uncat-readiness.pot").into_iter().map(|it| it.text).collect();
        for locale in ["ar", "es_ES", "fr_FR", "ru_RU", "zh_CN"] {
            let name = format!("uncat-readiness-{locale}.po");
            let found = texts(&name);
            assert!(found.iter().all(|it| !it.translation.is_empty()), "{locale}");
            assert_eq!(found.iter().map(|it| it.text.clone()).collect::<Vec<_>>(), wanted, "{locale}");
            let place = tempfile::NamedTempFile::new().unwrap();
            let source = fs::read_to_string(folder.join(&name)).unwrap();
            fs::write(place.path(), compiled(&source).unwrap()).unwrap();
            let script = "import gettext,json,sys
t = gettext.GNUTranslations(open(sys.argv[1], 'rb'))
print(json.dumps([t.gettext(it) for it in json.loads(sys.argv[2])[1:]]))";
            let asked = serde_json::to_string(&wanted).unwrap();
            let said =
                process::output(Command::new("python3").args(["-c", script]).arg(place.path()).arg(asked));
            let said: Vec<String> = serde_json::from_str(&said.unwrap()).unwrap();
            assert_eq!(said, found[1..].iter().map(|it| it.translation.clone()).collect::<Vec<_>>());
        }
    }
}
