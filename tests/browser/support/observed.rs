//! Pages that tell what happens in them, for engines whose drivers don't: a script stands first in each page of a copy
//! of `dist/`. It sees what a page can see of itself, which is all but the browser's own remarks.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use super::browser::Browser;
use super::linked;

/// Where a page asks for the script: the page's policy allows what comes from its own origin.
const OBSERVER: &str = "<script src=\"/observer.js\"></script>";

/// Takes what the page has gathered since the last time; a page without the script has nothing to say.
const TAKE: &str = "return window.observed?.take() ?? null;";

/// Makes a copy of a folder, with the script first in each page.
pub(super) fn copy(folder: &Path, to: &Path) -> io::Result<()> {
    copy_all(folder, to)?;
    fs::write(to.join("observer.js"), include_str!("observer.js"))
}

fn copy_all(folder: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(folder)? {
        let (from, name) = (entry.as_ref().unwrap().path(), entry?.file_name());
        let name = name.to_string_lossy();
        if from.is_dir() {
            copy_all(&from, &to.join(&*name))?;
        } else if name.ends_with(".html") {
            fs::write(to.join(&*name), with_observer(&fs::read_to_string(&from)?))?;
        } else if !name.ends_with(".html.br") && !name.ends_with(".html.gz") {
            linked::file(&from, &to.join(&*name))?;
        }
    }
    Ok(())
}

/// Puts the script before all that a page says, but after the words that a page begins with.
fn with_observer(page: &str) -> String {
    let start = ["<head>", "<!doctype html>"].into_iter().find_map(|word| {
        let lowercase = page.to_ascii_lowercase();
        lowercase.find(word).map(|at| at + word.len())
    });
    let (before, after) = page.split_at(start.unwrap_or_else(|| panic!("not a page of HTML: {page}")));
    format!("{before}{OBSERVER}{after}")
}

/// What a page has gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Broken policies, errors, and what was said to `console.error`.
    pub(super) complaints: Vec<String>,
    /// The addresses that were asked for, of this host or another, from a cache or not.
    pub(super) requests: Vec<String>,
}

impl Browser {
    /// Takes what the page has gathered since the last time, or nothing from a page that cannot tell.
    #[track_caller]
    pub(super) fn gathered(&self) -> Option<Gathered> {
        let taken = self.script(TAKE, Vec::new());
        let texts = |key: &str| {
            taken[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        (!taken.is_null()).then(|| Gathered { complaints: texts("complaints"), requests: texts("requests") })
    }
}
