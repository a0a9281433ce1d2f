//! What a translator gets, and what may come back.

use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::words::inline::{Piece, pieces};
use crate::words::tests::{actual, put, translated};
use crate::words::{accept, report};
use crate::{process, setup, tools};

/// Where the files of French are in a folder of content.
const FRENCH: [&str; 3] = ["uncat/fr.json", "interface/fr.json", "made-from/fr.json"];

/// The languages of the United Nations that are made from English.
const LANGUAGES: [&str; 5] = ["ar", "zh", "fr", "ru", "es"];

/// An export of a language, as a text.
fn exported(content: &TempDir, tag: &str) -> String {
    let to = content.path().join("export.xlf");
    export(content.path(), tag, &to).unwrap();
    folder::read(&to).unwrap()
}

/// Imports a text.
fn imported(content: &TempDir, xliff: &str) -> Result<String> {
    let from = content.path().join("import.xlf");
    folder::write(&from, xliff.as_bytes()).unwrap();
    import(content.path(), &from)
}

fn read(content: &TempDir, name: &str) -> String {
    folder::read(&content.path().join(name)).unwrap_or_default()
}

/// Our content, of which all translations are up to date.
fn whole() -> TempDir {
    let content = actual();
    for tag in LANGUAGES {
        accept(content.path(), tag, &[]).unwrap();
    }
    content
}

// There and back

#[test]
fn what_comes_back_as_it_went_changes_no_byte_in_any_language() {
    let content = whole();
    for tag in LANGUAGES {
        let names = ["uncat", "interface", "made-from"].map(|folder| format!("{folder}/{tag}.json"));
        let before = names.each_ref().map(|name| read(&content, name));
        imported(&content, &exported(&content, tag)).unwrap();
        for (name, before) in names.iter().zip(before) {
            assert!(!before.is_empty() && read(&content, name) == before, "{name}");
        }
    }
}

#[test]
fn a_reader_that_is_not_ours_finds_every_text_of_every_language() {
    let content = whole();
    let reader = setup::alone(tools::xliff).unwrap();
    for tag in LANGUAGES {
        exported(&content, tag);
        let mut node = Command::new("node");
        node.args(["--eval", include_str!("xliff.js"), "--"])
            .arg(&reader)
            .arg(content.path().join("export.xlf"));
        let read: Value = serde_json::from_str(&process::output(&mut node).unwrap()).unwrap();
        assert_eq!([&read["sourceLanguage"], &read["targetLanguage"]], ["en", tag]);
        let mut expected = Map::new();
        for part in WordFile::ALL {
            let translation = Translation::read(content.path(), part, tag).unwrap();
            let nodes = translation
                .nodes(content.path(), tag, &MadeFrom::default(), &Plurals::of(tag).unwrap())
                .unwrap();
            for unit in xliff::flat(&nodes) {
                let said = [&*unit.source, unit.target.as_deref().unwrap_or_default()].map(without_gaps);
                expected.insert(format!("{}: {}", part.folder(), unit.id), json!(said));
            }
        }
        let found = read["units"].as_object().unwrap();
        let differ = expected.iter().filter(|(id, said)| found.get(*id) != Some(said));
        assert_eq!(differ.collect::<Vec<_>>(), [], "{tag}");
        assert!(found.len() == expected.len() && found.len() > 2_000, "{tag}: {}", found.len());
    }
}

/// A text as that reader has it: what is between two codes is lost if it is only white space.
fn without_gaps(text: &str) -> String {
    fn join(pieces: &[Piece<'_>]) -> String {
        let written = pieces.iter().map(|piece| match piece {
            Piece::Words(words) if words.trim().is_empty() => String::new(),
            Piece::Words(text) | Piece::Placeholder(text) => (*text).to_owned(),
            Piece::Stressed(inside) => format!("**{}**", join(inside)),
        });
        written.collect()
    }
    join(&pieces(text))
}

// What a translator gets

/// The unit of a path in an export of French, without what is the same in each.
#[track_caller]
fn check_unit(content: &TempDir, id: &str, expected: &str) {
    let text = exported(content, "fr");
    let unit = text.split("<unit ").find(|unit| unit.starts_with(&format!("id=\"{id}\""))).unwrap();
    let unit = unit.split("</unit>").next().unwrap().replace(" canDelete=\"no\"", "");
    let lines: Vec<&str> = unit.lines().map(str::trim).skip(1).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn a_text_that_is_out_of_date_is_to_be_done_again_and_says_why() {
    check_unit(
        &translated(),
        "title",
        "<notes>\n\
         <note>The English has changed since this was translated. Compare them, and say that it is translated.</note>\n\
         </notes>\n\
         <segment state=\"initial\" subState=\"uncat-readiness:out-of-date\">\n\
         <source>Prepare</source>\n<target>Se préparer</target>\n</segment>",
    );
}

#[test]
fn places_and_stress_are_codes_that_have_to_stay() {
    let content = translated();
    put(&content, "interface/en.json", &json!({ "words": { "now": "**{n} & {n}** of {total}" } }));
    put(&content, "interface/fr.json", &json!({ "words": { "now": "{total} : **{n}**  {n}" } }));
    accept(content.path(), "fr", &[]).unwrap();
    let pc = "<pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d1\" type=\"fmt\" subType=\"xlf:b\">";
    let n = |id| format!("<ph id=\"{id}\" dataRef=\"d2\" equiv=\"{{n}}\" disp=\"{{n}}\"/>");
    let total = "<ph id=\"4\" dataRef=\"d3\" equiv=\"{total}\" disp=\"{total}\"/>";
    check_unit(
        &content,
        "words.now",
        &format!(
            "<notes>\n\
             <note>Keep {{n}}, {{total}}, in any order: the page fills them in.</note>\n\
             <note>A run is stressed: stress the words that say the same. In the file, it is between two pairs of asterisks.</note>\n\
             </notes>\n\
             <originalData>\n<data id=\"d1\">**</data>\n<data id=\"d2\">{{n}}</data>\n<data id=\"d3\">{{total}}</data>\n</originalData>\n\
             <segment state=\"translated\">\n\
             <source>{pc}{} &amp; {}</pc> of {total}</source>\n\
             <target>{total} : {pc}{}</pc>  {}</target>\n\
             </segment>",
            n(2),
            n(3),
            n(2),
            n(3)
        ),
    );
}

#[test]
fn each_plural_form_of_the_language_is_a_unit_with_numbers_that_take_it() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    check_unit(
        &content,
        "words.days.one",
        "<notes>\n\
         <note>Plural form one: 0–1</note>\n\
         <note>Keep {n}, in any order: the page fills them in.</note>\n\
         </notes>\n\
         <originalData>\n<data id=\"d1\">{n}</data>\n</originalData>\n\
         <segment state=\"initial\">\n\
         <source><ph id=\"1\" dataRef=\"d1\" equiv=\"{n}\" disp=\"{n}\"/> day</source>\n\
         </segment>",
    );
}

#[test]
fn every_counted_text_of_ours_has_the_forms_that_a_translator_gets() {
    let content = actual();
    for tag in LANGUAGES {
        let asked: Vec<&str> = Plurals::of(tag).unwrap().categories().collect();
        let interface = object(&content.path().join(format!("interface/{tag}.json"))).unwrap();
        let words = interface["words"].as_object().unwrap();
        let counted: Vec<_> = words.iter().filter_map(|(id, word)| Some((id, word.as_object()?))).collect();
        let differ = counted.iter().filter(|(_, forms)| forms.keys().collect::<Vec<_>>() != asked);
        assert_eq!(differ.map(|(id, _)| id.as_str()).collect::<Vec<_>>(), [""; 0], "{tag}");
        assert!(counted.len() > 80, "{tag}");
    }
}

#[test]
fn a_form_for_one_number_alone_may_be_without_it() {
    let content = translated();
    let english = |tag| {
        let text = exported(&content, tag);
        let unit = text
            .split("<unit id=\"words.days.one\"")
            .nth(1)
            .unwrap()
            .split("</unit>")
            .next()
            .unwrap()
            .to_owned();
        [unit.contains("In this form {n} may be left out."), unit.contains("canDelete=\"yes\"")]
    };
    assert_eq!([english("es"), english("ru")], [[true, true], [false, false]]);
}

#[test]
fn a_text_for_lists_says_what_it_is_and_how_long_it_may_be() {
    let content = actual();
    for (tag, most) in [("fr", 95), ("zh", 40)] {
        let text = exported(&content, tag);
        let unit = text.split("<unit id=\"indicators.S1.1.short\"").nth(1).unwrap();
        let unit = unit.split("</notes>").next().unwrap();
        let restriction = format!(" canResegment=\"no\" slr:sizeRestriction=\"{most}\">");
        assert!(unit.starts_with(&restriction), "{unit}");
        assert!(unit.contains("<note>The claim in a list.</note>"), "{unit}");
        assert!(unit.contains(&format!("<note>At most {most} characters.</note>")), "{unit}");
    }
}

#[test]
fn a_language_that_runs_from_right_to_left_says_so() {
    let content = translated();
    put(&content, "interface/fr.json", &json!({ "language": "fr", "rtl": true, "words": {} }));
    assert!(exported(&content, "fr").contains("srcDir=\"ltr\" trgDir=\"rtl\""));
}

// What comes back

/// The standing of French after an import, one file a line.
#[track_caller]
fn check_standing(content: &TempDir, expected: [&str; 2]) {
    let report = report(content.path()).unwrap();
    let lines = report.lines().filter(|line| line.starts_with("content/"));
    assert_eq!(lines.map(|line| line.split(": ").nth(1).unwrap()).collect::<Vec<_>>(), expected, "{report}");
}

#[test]
fn a_new_text_is_up_to_date_whatever_the_tool_says_of_its_state() {
    let content = translated();
    let text = exported(&content, "fr")
        .replace("<target>Se préparer</target>", "<target>Préparer la ratification</target>");
    imported(&content, &text).unwrap();
    assert!(read(&content, FRENCH[0]).contains(r#""title": "Préparer la ratification""#));
    check_standing(
        &content,
        ["1 up to date, 1 out of date, 0 missing, 0 gone", "0 up to date, 1 out of date, 0 missing, 0 gone"],
    );
}

#[test]
fn a_text_that_was_found_still_right_is_up_to_date() {
    let content = translated();
    imported(&content, &exported(&content, "fr").replace("state=\"initial\"", "state=\"reviewed\"")).unwrap();
    check_standing(
        &content,
        ["2 up to date, 0 out of date, 0 missing, 0 gone", "1 up to date, 0 out of date, 0 missing, 0 gone"],
    );
}

#[test]
fn a_text_whose_english_changed_while_it_was_translated_is_out_of_date() {
    let content = translated();
    let text = exported(&content, "fr").replace("Se préparer", "Préparer").replace("Réparation", "Recours");
    put(
        &content,
        "uncat/en.json",
        &json!({ "language": "en", "title": "Prepare to join", "themes": { "a": "Redress" } }),
    );
    imported(&content, &text).unwrap();
    let report = report(content.path()).unwrap();
    assert!(
        report.contains("1 up to date, 1 out of date")
            && report.contains("out of date: title: \"Prepare to join\""),
        "{report}"
    );
}

#[test]
fn an_old_export_takes_back_nothing_that_was_looked_at_since() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    let old = exported(&content, "fr");
    put(
        &content,
        "uncat/en.json",
        &json!({ "language": "en", "title": "Prepare to join", "themes": { "a": "Redress" } }),
    );
    accept(content.path(), "fr", &[]).unwrap();
    imported(&content, &old).unwrap();
    check_standing(
        &content,
        ["2 up to date, 0 out of date, 0 missing, 0 gone", "1 up to date, 0 out of date, 0 missing, 0 gone"],
    );
}

#[test]
fn what_is_left_empty_or_left_out_stays_as_it_is() {
    let content = translated();
    accept(content.path(), "fr", &[]).unwrap();
    imported(&content, &exported(&content, "fr")).unwrap();
    let before = FRENCH.map(|name| read(&content, name));
    let text = exported(&content, "fr").replace("<target>Se préparer</target>", "<target> </target>");
    let (start, end) = (text.find("<group id=\"themes\">").unwrap(), text.find("</group>").unwrap());
    imported(&content, &[text.get(..start).unwrap(), text.get(end + 8..).unwrap()].concat()).unwrap();
    assert_eq!(FRENCH.map(|name| read(&content, name)), before);
}

#[test]
fn the_forms_of_a_plural_are_joined_again() {
    let content = translated();
    let days = json!({ "many": "{n} de jours", "other": "{n} jours" });
    put(&content, FRENCH[1], &json!({ "language": "fr", "words": { "days": days } }));
    let text = exported(&content, "fr").replace(" day</source>", " day</source><target>un jour</target>");
    imported(&content, &text).unwrap();
    assert!(
        read(&content, FRENCH[1])
            .contains(r#"{"one": "un jour", "many": "{n} de jours", "other": "{n} jours"}"#),
        "{}",
        read(&content, FRENCH[1])
    );
}

#[test]
fn a_language_that_is_new_gets_its_files() {
    let content = translated();
    let text = exported(&content, "pt-BR")
        .replace(">Prepare</source>", ">Prepare</source><target>Preparar-se</target>");
    imported(&content, &text).unwrap();
    let words: Value = serde_json::from_str(&read(&content, "uncat/pt-BR.json")).unwrap();
    assert_eq!(words, json!({ "language": "pt-BR", "title": "Preparar-se" }));
    assert!(!content.path().join("interface/pt-BR.json").exists());
}

#[test]
fn other_tools_cut_texts_and_write_codes_in_their_own_ways() {
    let content = translated();
    put(&content, "uncat/en.json", &json!({ "title": "**One.** Two.", "themes": { "a": "Redress" } }));
    let unit = |inside: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"EN\" trgLang=\"fr\">\
             <file id=\"uncat\"><unit id=\"title\">{inside}</unit></file></xliff>"
        )
    };
    let title = |inside: &str| {
        imported(&content, &unit(inside)).unwrap();
        let words: Value = serde_json::from_str(&read(&content, FRENCH[0])).unwrap();
        words["title"].as_str().unwrap().to_owned()
    };
    let (one, two) = ("<source>**One.**</source>", "<source>Two.</source>");
    let segments = format!(
        "<segment>{one}<target><sc id=\"1\"/>Un<ec startRef=\"1\"/></target></segment>\
         <ignorable><source> </source></ignorable>\
         <segment>{two}<target><mrk id=\"m\"><!-- seen -->deux</mrk><sm id=\"n\"/>.</target></segment>"
    );
    assert_eq!(title(&segments), "**Un** deux.");
    let turned = format!(
        "<segment>{one}<target order=\"3\"><pc id=\"1\">un</pc></target></segment>\
         <ignorable><source> </source></ignorable>\
         <segment>{two}<target order=\"1\">Deux</target></segment>"
    );
    assert_eq!(title(&turned), "Deux **un**");
}

#[test]
fn all_faults_are_named_at_once_and_nothing_is_written() {
    let content = actual();
    put(&content, FRENCH[1], &json!({ "language": "fr", "words": {} }));
    let before = FRENCH.map(|name| read(&content, name));
    let long = "a".repeat(96);
    let english = "A lead ministry, agency or official is named in writing</source>";
    let text = exported(&content, "fr");
    let short = text
        .split(english)
        .nth(1)
        .unwrap()
        .split("<target>")
        .nth(1)
        .unwrap()
        .split("</target>")
        .next()
        .unwrap();
    let text = text
        .replace(&format!("<target>{short}</target>"), &format!("<target>{long}</target>"))
        .replace(">Undo</source>", ">Undo</source><target>Annuler {n}</target>")
        .replace("id=\"words.redo\"", "id=\"words.rdo\"")
        .replace(" answer</source>", " answer</source><target>une</target>");
    let said = format!("{:#}", imported(&content, &text).unwrap_err());
    let mut lines = said.lines().map(|line| {
        let (start, rest) = line.split_once(" (line ").unwrap_or((line, ""));
        format!("{start}{}", rest.split_once(')').map_or("", |(_, rest)| rest))
    });
    let expected = [
        "nothing was imported; faults: 5",
        "uncat: indicators.S1.1.short: it has 96 characters, and 95 at most; shorten it",
        "interface: words.undo: {n} is no placeholder of this text; take it out",
        "interface: words.rdo: there is no text of this id; take it out, or give it back its id",
    ];
    for line in expected {
        assert_eq!(lines.next().unwrap(), line, "{said}");
    }
    for form in ["many", "other"] {
        let line = format!("words.count-answers: the form {form} is missing; translate it");
        assert_eq!(lines.next().unwrap(), line, "{said}");
    }
    assert_eq!(FRENCH.map(|name| read(&content, name)), before);
}

#[test]
fn a_file_of_another_kind_or_another_language_is_refused_with_the_remedy() {
    let content = translated();
    let text = exported(&content, "fr");
    let says = |text: &str| format!("{:#}", imported(&content, text).unwrap_err());
    assert!(says("<xliff").contains("import.xlf is not XML"));
    assert!(says(&text.replace("document:2.0", "document:1.2")).contains("save it as XLIFF 2.0"));
    assert!(says(&text.replace("srcLang=\"en\"", "srcLang=\"de\"")).contains("`srcLang` is `de`"));
    assert!(
        says(&text.replace("trgLang=\"fr\"", "trgLang=\"fr-FR\"")).contains("is `fr` here, and not `fr-FR`")
    );
    assert!(says(&text.replace("trgLang=\"fr\"", "trgLang=\"../x\"")).contains("is no tag of a language"));
    assert!(
        says(&text.replace("<file id=\"uncat\"", "<file id=\"f1\""))
            .contains("file f1 (line 3): there is no such file")
    );
}
