//! The plugin's words in other languages, as WordPress reads them, from the catalogues that translators write.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use polib::catalog::Catalog;
use polib::message::MessageView;
use polib::po_file;
use serde_json::{Map, Value, json};

/// A catalogue of texts with their translations.
#[derive(Debug)]
pub(super) struct Catalogue(Catalog);

impl Catalogue {
    /// Reads a file of gettext.
    pub(super) fn read(file: &Path) -> Result<Self> {
        po_file::parse(file).map(Self).with_context(|| format!("{} is no catalogue", file.display()))
    }

    /// Compiles it for the server, as "The Format of GNU MO Files" in the manual of gettext says. The table of hashes is
    /// empty, and has a place all the same: WordPress takes no file without one.
    pub(super) fn compiled(&self) -> Result<Vec<u8>> {
        let mut texts = BTreeMap::from([(String::new(), self.0.metadata.export_for_po())]);
        for message in self.0.messages() {
            texts.insert(message.msgid().to_owned(), singular(message)?.to_owned());
        }
        let count = u32::try_from(texts.len())?;
        let strings = 28 + 16 * count;
        let mut head: Vec<u32> = vec![0x9504_12de, 0, count, 28, 28 + 8 * count, 0, strings];
        let mut bytes = Vec::new();
        for text in texts.keys().chain(texts.values()) {
            head.extend([u32::try_from(text.len())?, strings + u32::try_from(bytes.len())?]);
            bytes.extend(text.bytes().chain([0]));
        }
        Ok(head.into_iter().flat_map(u32::to_le_bytes).chain(bytes).collect())
    }

    /// The texts of a script, as `wp_set_script_translations` looks for them.
    pub(super) fn of_script(&self, script: &str, locale: &str) -> Result<Vec<u8>> {
        let mut messages = Map::new();
        messages.insert(String::new(), json!({ "domain": "messages", "lang": locale }));
        for message in self.0.messages().filter(|message| message.source() == script) {
            messages.insert(message.msgid().to_owned(), Value::from(vec![singular(message)?]));
        }
        Ok(serde_json::to_vec(&json!({ "locale_data": { "messages": messages } }))?)
    }
}

fn singular(message: &dyn MessageView) -> Result<&str> {
    message.msgstr().with_context(|| format!("plural forms are not supported: {}", message.msgid()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;
    use crate::{process, project};

    const LOCALES: [&str; 5] = ["ar", "es_ES", "fr_FR", "ru_RU", "zh_CN"];

    fn catalogue(ending: &str) -> Catalogue {
        let name = format!("packaging/wordpress/languages/uncat-readiness{ending}");
        Catalogue::read(&project::root().join(name)).unwrap()
    }

    fn texts(catalogue: &Catalogue) -> BTreeMap<String, String> {
        let text = |it: &dyn MessageView| (it.msgid().to_owned(), it.msgstr().unwrap().to_owned());
        catalogue.0.messages().map(text).collect()
    }

    #[test]
    fn every_catalogue_has_each_text_of_the_plugin_and_another_reader_finds_it() {
        let wanted: Vec<String> = texts(&catalogue(".pot")).into_keys().collect();
        assert!(wanted.len() > 20);
        for locale in LOCALES {
            let found = texts(&catalogue(&format!("-{locale}.po")));
            assert_eq!(found.keys().cloned().collect::<Vec<_>>(), wanted, "{locale}");
            assert!(found.values().all(|translation| !translation.trim().is_empty()), "{locale}");
            // None of the texts is an address or a name that stays in every language.
            let left: Vec<&String> =
                found.iter().filter(|(text, it)| text == it).map(|(text, _)| text).collect();
            assert_eq!(left, [""; 0], "{locale}: left in English");
            let place = tempfile::NamedTempFile::new().unwrap();
            fs::write(place.path(), catalogue(&format!("-{locale}.po")).compiled().unwrap()).unwrap();
            let script = "import gettext, json, sys
found = gettext.GNUTranslations(open(sys.argv[1], 'rb'))
print(json.dumps([found.gettext(it) for it in json.loads(sys.argv[2])]))";
            let asked = serde_json::to_string(&wanted).unwrap();
            let mut python = Command::new("python3");
            let said = process::output(python.args(["-c", script]).arg(place.path()).arg(asked)).unwrap();
            let said: Vec<String> = serde_json::from_str(&said).unwrap();
            assert_eq!(said, found.into_values().collect::<Vec<_>>(), "{locale}");
        }
    }

    #[test]
    fn the_block_gets_its_own_texts_alone() {
        let french: Value =
            serde_json::from_slice(&catalogue("-fr_FR.po").of_script("block.js", "fr_FR").unwrap()).unwrap();
        let messages = &french["locale_data"]["messages"];
        assert_eq!(messages["Colours"], json!(["Couleurs"]));
        assert_eq!(messages["The whole questionnaire as a page to print"], Value::Null);
    }
}
