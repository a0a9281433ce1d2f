//! What no compiler holds: documents name what exists, files are in order, views have no words.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::{files, project, read};

/// The lines of some files that break a rule; there are none.
#[track_caller]
fn check(files: impl IntoIterator<Item = PathBuf>, breaks: impl Fn(&str) -> bool) {
    let mut broken = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text.lines().enumerate().filter(|(_, line)| breaks(line));
        broken.extend(lines.map(|(n, line)| format!("{}:{}: {line}", file.display(), n + 1)));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// What is missing; nothing is.
#[track_caller]
fn check_none(missing: impl IntoIterator<Item = String>) {
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

fn views() -> Vec<PathBuf> {
    let [widget, paper] = ["src/ui", "src/printed"].map(|folder| files(folder, &["rs"]));
    let fronts = ["src/ui.rs", "src/printed.rs"].map(project);
    widget.into_iter().chain(paper).chain(fronts).collect()
}

// Views

#[test]
fn no_view_has_a_word() {
    check(views(), |line| {
        let nodes = line.match_indices("{ \"").filter(|(at, _)| {
            let before = line[..*at].trim_end();
            before.is_empty() || before.ends_with('>') || before.ends_with('}')
        });
        nodes
            .map(|(at, _)| line[at + 3..].split('"').next().unwrap())
            .any(|words| words.contains(char::is_alphabetic))
    });
}

#[test]
fn no_view_names_an_element_in_its_own_words() {
    let heard = ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "aria-description=\""];
    check(views(), |line| heard.iter().any(|attribute| line.contains(attribute)));
}

#[test]
fn no_view_has_a_style_or_raw_html() {
    check(views(), |line| {
        let line = line.trim_start();
        !line.starts_with("//")
            && [" style=", ".style(", ".style=", "from_html_unchecked", "inner_html", "PreEscaped"]
                .iter()
                .any(|no| line.contains(no))
    });
}

#[test]
fn the_core_names_no_web_crate() {
    let core = files("src", &["rs"]).into_iter().filter(|path| {
        let path = path.to_string_lossy().replace('\\', "/");
        !["/src/ui", "/src/prelude", "/src/shell", "/src/lib.rs"].iter().any(|shell| path.contains(shell))
    });
    check(core, |line| {
        ["yew::", "web_sys", "js_sys", "wasm_bindgen", "gloo"].iter().any(|web| line.contains(web))
    });
}

#[test]
fn every_word_of_the_interface_is_said_somewhere() {
    let terms = read("src/content/words/term.rs");
    let declared = terms.lines().filter(|line| line.ends_with("];") && line.contains(" \""));
    let names: Vec<&str> = declared.filter_map(|line| line.split_whitespace().next()).collect();
    let said: String = files("src", &["rs"])
        .iter()
        .filter(|path| !path.ends_with("words/term.rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let loader: String =
        files("loader", &["js"]).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let loader = loader + &read("xtask/src/make/loader.rs");
    let units = terms.split("UNITS: ").nth(1).unwrap().split("];").next().unwrap();
    let used = |name: &str| {
        let end = |text: &str, path: &str| {
            text.match_indices(path)
                .any(|(at, _)| !text[at + path.len()..].starts_with(|c: char| c.is_alphanumeric()))
        };
        let by_loader = || {
            let Some(short) = name.strip_prefix("Loader").map(str::to_lowercase) else { return false };
            [format!(".{short}"), format!("'{short}'"), format!("\"{short}\"")]
                .iter()
                .any(|it| loader.contains(it))
        };
        end(&said, &format!("Term::{name}")) || end(units, &format!("Self::{name}")) || by_loader()
    };
    assert!(names.len() > 200, "{}", names.len());
    check_none(names.into_iter().filter(|name| !used(name)).map(str::to_owned));
}

// Files

#[test]
fn every_json_file_of_ours_ends_with_one_line_feed_and_has_no_tab() {
    let mut broken = Vec::new();
    for file in files("content", &["json"]).into_iter().chain(files("tests/fixtures", &["json"])) {
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8(bytes).unwrap_or_default();
        if !text.ends_with("}\n") || text.contains(['\t', '\r', '\u{feff}']) {
            broken.push(file.display().to_string());
        }
    }
    check_none(broken);
}

#[test]
fn every_text_file_ends_with_a_line_feed() {
    let all = ["src", "tests", "content", "loader", "packaging", "www"]
        .iter()
        .flat_map(|folder| files(folder, &["rs", "md", "js", "css", "html", "json"]));
    check_none(
        all.filter(|path| !std::fs::read_to_string(path).unwrap().ends_with('\n'))
            .map(|path| path.display().to_string()),
    );
}

// Documents

/// What stands between backticks in a document, outside of blocks of code.
fn in_backticks(document: &str) -> Vec<String> {
    let text = read(document);
    let prose = text.split("```").step_by(2);
    prose
        .flat_map(|prose| prose.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn is_path(name: &str) -> bool {
    let endings = [".rs", ".md", ".json", ".toml", ".js", ".css", ".html"];
    let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    plain && (name.contains('/') || endings.iter().any(|ending| name.ends_with(ending)))
}

/// What the map of the code and the glossary name.
fn in_the_map() -> impl Iterator<Item = String> {
    ["ARCHITECTURE.md", "docs/glossary.md"].into_iter().flat_map(in_backticks)
}

#[test]
fn the_map_of_the_code_names_only_paths_that_exist() {
    let paths = in_the_map().filter(|name| is_path(name) && !name.starts_with("dist/"));
    check_none(paths.filter(|path| !project(path).exists()));
}

#[test]
fn the_map_of_the_code_names_only_what_the_code_has() {
    let folders =
        ["src", "tests", "xtask/src", "loader", "www"].iter().flat_map(|folder| files(folder, &["rs", "js"]));
    let manifests = ["Cargo.toml", "xtask/Cargo.toml"].map(project);
    let code: String = folders.chain(manifests).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let words: BTreeSet<&str> = code.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    let names = in_the_map().filter(|name| !is_path(name));
    let names = names.filter(|name| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ':')));
    check_none(names.filter(|name| !name.split("::").all(|part| words.contains(part))));
}

#[test]
fn every_link_between_documents_leads_to_a_file() {
    let mut broken = Vec::new();
    let guides = files("docs", &["md"]);
    let guides = guides.iter().map(|path| path.strip_prefix(project("")).unwrap().to_str().unwrap());
    let others =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "METHOD.md", "CHANGELOG.md", "content/README.md"];
    for document in guides.chain(others) {
        let text = read(document);
        let links = text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap());
        let folder = Path::new(document).parent().unwrap().to_string_lossy().into_owned();
        let lost = links.filter(|link| {
            !link.is_empty() && !link.contains("://") && !project(&folder).join(link).exists()
        });
        broken.extend(lost.map(|link| format!("{document}: {link}")));
    }
    check_none(broken);
}

#[test]
fn the_snippet_of_the_readme_is_the_smallest_page_word_for_word() {
    let readme = read("README.md");
    let block = readme.split("<!-- embed -->\n```html\n").nth(1).and_then(|rest| rest.split("```").next());
    let snippet = block.expect("the README has a block of html after <!-- embed -->");
    let page = read("www/minimal.html");
    assert!(snippet.trim().len() > 40 && page.contains(snippet), "{snippet}");
}

#[test]
fn the_readme_is_read_in_two_minutes() {
    let words = read("README.md").split_whitespace().count();
    assert!(words <= 500, "{words} words");
}

#[test]
fn what_is_run_for_every_change_is_what_the_readme_names() {
    let run = read(".ci/run");
    let command = run.lines().find_map(|line| line.strip_prefix("exec "));
    let command = command.expect(".ci/run ends with a command");
    assert!(read("README.md").contains(&format!("`{command}`")), "{command}");
}

#[test]
fn the_guide_for_servers_shows_each_configuration_word_for_word() {
    let guide = read("docs/embedding/servers.md");
    let shown =
        |name: &&str| guide.contains(&format!("\n{}```\n", read(&format!("packaging/servers/{name}"))));
    let lost =
        ["nginx.conf", "Caddyfile", "apache.htaccess", "web.config"].into_iter().filter(|name| !shown(name));
    check_none(lost.map(str::to_owned));
}

#[test]
fn the_configuration_for_iis_says_what_that_for_nginx_says() {
    let nginx = read("packaging/servers/nginx.conf");
    let text = read("packaging/servers/web.config");
    let iis = roxmltree::Document::parse(&text).unwrap();
    let named = |element: &'static str, name: &'static str, value: &'static str| {
        let all = iis.descendants().filter(move |node| node.has_tag_name(element));
        all.map(move |node| (node.attribute(name).unwrap(), node.attribute(value).unwrap()))
    };
    let types: BTreeSet<(String, String)> = named("mimeMap", "fileExtension", "mimeType")
        .map(|(ending, kind)| (ending[1..].to_owned(), kind.replace("; charset=utf-8", "")))
        .collect();
    let block = nginx.split("types {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let expected = block.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(' '));
    let expected = expected
        .flat_map(|(kind, endings)| endings.split(' ').map(move |it| (it.to_owned(), kind.to_owned())));
    assert_eq!(types, expected.collect());
    let replaced: BTreeSet<&str> = iis
        .descendants()
        .filter(|node| node.has_tag_name("remove"))
        .flat_map(|node| node.attribute("name").or(node.attribute("fileExtension")))
        .collect();
    for (header, value) in named("add", "name", "value") {
        assert!(nginx.contains(header) && nginx.contains(&format!("\"{value}\"")), "{header}: {value}");
        assert!(replaced.contains(header), "{header}");
    }
    assert!(named("mimeMap", "fileExtension", "mimeType").all(|(ending, _)| replaced.contains(ending)));
}

#[test]
fn the_guide_for_html_begins_with_the_snippet_of_the_readme() {
    let snippet = |document: &str| {
        let text = read(document);
        let block = text.split("<!-- embed -->\n```html\n").nth(1).and_then(|rest| rest.split("```").next());
        block.map(|block| block.replace("src=\"/readiness/", "src=\""))
    };
    assert!(snippet("README.md").is_some());
    assert_eq!(snippet("docs/embedding/html.md"), snippet("README.md"));
}

#[test]
fn the_custom_properties_of_the_reference_are_those_of_the_style_sheet() {
    let named = |text: &str| -> BTreeSet<String> {
        let word =
            |rest: &str| rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap().to_owned();
        text.split("--uncat-").skip(1).map(word).filter(|name| !name.is_empty()).collect()
    };
    assert_eq!(named(&read("docs/embedding/reference.md")), named(&read("src/ui/widget.css")));
}

/// What stands between marks of one kind, in a part of a text.
#[track_caller]
fn marked(text: &str, mark: char, [from, to]: [&str; 2]) -> BTreeSet<String> {
    let part = text.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap();
    part.split(mark).skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_plugin_takes_every_attribute_of_the_reference_and_the_frame_those_that_are_safe_there() {
    let reference = read("docs/embedding/reference.md");
    let table = reference.split("\n## ").find(|part| part.starts_with("Attributes")).unwrap();
    let row = |line: &str| line.strip_prefix("| `")?.split('`').next().map(str::to_owned);
    let mut all: BTreeSet<String> = table.lines().filter_map(row).collect();
    all.insert("id".to_owned());
    let plugin = read("packaging/wordpress/uncat-readiness.php");
    assert_eq!(marked(&plugin, '\'', ["const ATTRIBUTES = array(", ")"]), all);
    let block = read("packaging/wordpress/block.js");
    let has_no_field = |name: &&String| !block.contains(&format!("\n    {name}: ["));
    let without: Vec<&String> = all.iter().filter(has_no_field).collect();
    assert_eq!(without, ["query", "questionnaire"]);
    // The script of the frame reads `assessment` by itself.
    for name in ["assessment", "loading", "query", "questionnaire"] {
        assert!(all.remove(name), "{name}");
    }
    assert_eq!(marked(&read("www/embed.js"), '\'', ["const ATTRIBUTES = [", "]"]), all);
    all.remove("id");
    let guide = read("docs/embedding/iframe.md");
    assert_eq!(marked(&guide, '`', ["| after the `?` | what it sets |\n| --- | --- |\n", " | "]), all);
}

#[test]
fn the_numbers_of_the_readme_are_those_of_the_questionnaire() {
    let content = crate::support::uncat();
    let questionnaire = &content.questionnaire;
    let keys = questionnaire.indicators().filter(|(_, indicator)| indicator.key).count();
    let gate = questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit).count();
    let [all, sections] = [questionnaire.indicators().len(), questionnaire.sections().len()];
    assert!(read("README.md").contains(&format!("{all} statements in {sections} sections")));
    assert!(read("README.md").contains(&format!("{keys} key ones")));
    assert!(read("METHOD.md").contains(&format!("({keys} of {all})")));
    assert!(read("METHOD.md").contains(&format!("({gate} in the built-in questionnaire)")));
}
