//! The parts of the library stand in the order of the map in ARCHITECTURE.md: each uses those above it, and none below.

use std::path::Path;

use crate::support::{files, project, read};

/// The parts that a file below `src/` uses and that are not above its own.
#[track_caller]
fn check(file: &str, code: &str, expected: &[&str]) {
    assert_eq!(misplaced(&rooms(), file, code), expected);
}

/// The parts, in the order of the map.
fn rooms() -> Vec<String> {
    let map = read("ARCHITECTURE.md");
    let rows = map.lines().filter_map(|line| line.strip_prefix("| `src/")?.split_once(".rs`"));
    rows.map(|(room, _)| room.to_owned()).filter(|room| room != "lib").collect()
}

/// The parts that a file names and that are neither above its own in the map nor its own.
fn misplaced<'a>(rooms: &[String], file: &str, code: &'a str) -> Vec<&'a str> {
    let steps: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let allowed = rooms.iter().position(|room| room == steps[0]).map_or(0, |own| own + 1);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = lines.flat_map(|line| named(line, steps.len()));
    named.filter(|name| !rooms[..allowed].iter().any(|room| room == name)).collect()
}

/// The parts that a line of code names: after `crate::`, and after as many `super::` as lead out of a file's own part.
fn named(line: &str, depth: usize) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        named.push(name(&line[at + "crate::".len()..]));
    }
    for (at, _) in line.match_indices("super::").filter(|(at, _)| !line[..*at].ends_with("super::")) {
        let beyond = line[at..].trim_start_matches("super::");
        let up = (line.len() - at - beyond.len()) / "super::".len();
        // A test beside its code takes all that is in its file.
        if up >= depth && !beyond.starts_with('*') {
            named.push(name(beyond));
        }
    }
    named
}

fn name(path: &str) -> &str {
    path.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap()
}

#[test]
fn each_room_uses_those_above_it_and_none_below() {
    let rooms = rooms();
    let src = project("src");
    let below = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
    let mut broken = Vec::new();
    for path in files("src", &["rs"]).iter().filter(|path| !path.ends_with("src/lib.rs")) {
        let code = std::fs::read_to_string(path).unwrap();
        let found = misplaced(&rooms, &below(path), &code);
        broken.extend(found.iter().map(|name| format!("{} uses {name}", path.display())));
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_map_has_every_room_in_the_order_in_which_the_library_declares_them() {
    let library = read("src/lib.rs");
    let declared = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(declared.collect::<Vec<_>>(), rooms());
}

#[test]
fn a_room_above_may_be_used_however_it_is_named() {
    check("score/figure.rs", "use crate::content::Theme;\nlet a = super::Score; crate::case::Case", &[]);
    check("page/plan/lines.rs", "use super::super::Link;\nuse super::super::super::session::Msg;", &[]);
}

#[test]
fn a_room_below_is_found_however_it_is_named() {
    check("score/figure.rs", "use crate::page::Bar;\nfn of() -> crate::ui::View {}", &["page", "ui"]);
    check("score/figure.rs", "use super::super::session::Msg;", &["session"]);
    check("plan.rs", "use super::page;", &["page"]);
    check("plan.rs", "use crate::{page, content};", &[""]);
}

#[test]
fn what_a_comment_names_is_no_use() {
    check("score.rs", "/// See [`crate::page`].\n    // crate::ui draws it", &[]);
}
