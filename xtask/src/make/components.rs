//! What the program consists of: the crates that are compiled into it, and the standard library of Rust. cargo says
//! which; this file knows neither how their licences are written down nor how the list is.
//!
//! Tools and macros work while it is built, and nothing of them is in it. wasm-bindgen's script is: its tool has the
//! version and the licence of the crate `wasm-bindgen`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::toolchain::{Toolchain, WASM};
use crate::{folder, process, project};

/// The name of the library that is the program.
pub(super) const PROGRAM: &str = "uncat-readiness";

/// The terms of the standard library, as `packaging/licences/rust.txt` has them.
const TERMS_OF_RUST: &str =
    "(MIT OR Apache-2.0) AND MIT AND Apache-2.0 WITH LLVM-exception AND Unicode-3.0 AND Zlib";

/// How the beginnings of names are written that a licence or a notice has in a crate.
const NOTICES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// What the names of texts have in them that are left out where MIT is chosen.
const OTHERS_THAN_MIT: [&str; 3] = ["APACHE", "COPYING", "UNLICENSE"];

/// One part of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Component {
    pub(super) name: String,
    pub(super) version: String,
    /// As an expression of SPDX.
    pub(super) licence: String,
    /// Who wrote it; empty where the texts say so.
    pub(super) authors: String,
    /// Its licences and notices, word by word. Of several to choose from it is MIT alone, which is short.
    pub(super) texts: Vec<String>,
    /// The SHA-256 of its package; `None` for the program itself and for the standard library.
    pub(super) checksum: Option<String>,
    /// The names and versions of the crates that it uses.
    pub(super) uses: BTreeSet<(String, String)>,
}

impl Component {
    /// Returns whether it is the program itself.
    pub(super) fn is_program(&self) -> bool {
        self.name == PROGRAM
    }
}

/// Returns the program and all that is in it, sorted by name and version.
pub(super) fn of_program(toolchain: &Toolchain) -> Result<Vec<Component>> {
    let mut tree = toolchain.cargo();
    // The features of the program that a browser gets: what else the library can do, it does when dist/ is made.
    tree.args([
        "tree",
        "--locked",
        "--package",
        PROGRAM,
        "--target",
        WASM,
        "--edges",
        "normal,no-proc-macro",
    ]);
    tree.args(["--no-default-features", "--features", "ui", "--prefix", "depth", "--format", " {p}"]);
    let uses = uses(&process::output(tree.current_dir(project::root()))?)?;
    let mut metadata = toolchain.cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", WASM]);
    let metadata = process::output(metadata.current_dir(project::root()))?;
    let metadata = serde_json::from_str(&metadata).context("cargo metadata writes no JSON")?;
    let checksums = checksums(&folder::read(&project::root().join("Cargo.lock"))?);
    let mut components = vec![standard_library(&toolchain.version()?)?];
    for (package, uses) in uses {
        components.push(component(&metadata, &checksums, package, uses)?);
    }
    components.sort();
    Ok(components)
}

/// The name and the version of a package.
type Package = (String, String);

/// Reads the output of `cargo tree`: what each package uses. A package that is listed a second time has nothing
/// below it.
fn uses(tree: &str) -> Result<BTreeMap<Package, BTreeSet<Package>>> {
    let mut found: BTreeMap<Package, BTreeSet<Package>> = BTreeMap::new();
    let mut above: Vec<Package> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (depth, name, version) = (words.next(), words.next(), words.next());
        let read = || Some((depth?.parse::<usize>().ok()?, name?, version?.strip_prefix('v')?));
        let (depth, name, version) = read().with_context(|| format!("cargo tree wrote `{line}`"))?;
        let package = (name.to_owned(), version.to_owned());
        above.truncate(depth);
        if let Some(user) = above.last() {
            found.entry(user.clone()).or_default().insert(package.clone());
        }
        found.entry(package.clone()).or_default();
        above.push(package);
    }
    Ok(found)
}

/// Reads a lock file: the checksum of each package that has one.
fn checksums(lock: &str) -> BTreeMap<Package, String> {
    let field = |entry: &str, name: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
        line.map(|value| value.trim_end_matches('"').to_owned())
    };
    let entries = lock.split("[[package]]").filter_map(|entry| {
        Some(((field(entry, "name")?, field(entry, "version")?), field(entry, "checksum")?))
    });
    entries.collect()
}

fn component(
    metadata: &Value,
    checksums: &BTreeMap<Package, String>,
    (name, version): Package,
    uses: BTreeSet<Package>,
) -> Result<Component> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let is_it = |it: &&Value| it["name"] == *name && it["version"] == *version;
    let package =
        packages.iter().find(is_it).with_context(|| format!("cargo metadata has no {name} {version}"))?;
    let licence =
        package["license"].as_str().with_context(|| format!("{name} {version} names no licence"))?;
    let manifest = package["manifest_path"].as_str().context("cargo metadata names no manifest")?;
    let licence = in_spdx(licence);
    let mut texts = texts(Path::new(manifest).parent().unwrap_or(Path::new(manifest)), &licence)?;
    let mut authors = String::new();
    if texts.is_empty() {
        let named = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
        authors = without_addresses(named);
        texts.push(standard_text(&name, &licence)?);
    }
    let checksum = checksums.get(&(name.clone(), version.clone())).cloned();
    Ok(Component { name, version, licence, authors, texts, checksum, uses })
}

/// Returns an expression as SPDX writes it; crates of old have a slash for `OR`.
fn in_spdx(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

/// Returns the licences and notices in the folder of a crate.
fn texts(crate_: &Path, licence: &str) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(crate_).with_context(|| format!("cannot list {}", crate_.display()))?;
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    let is_notice =
        |file: &PathBuf| file.is_file() && NOTICES.iter().any(|beginning| name(file).starts_with(beginning));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_notice).collect();
    files.sort();
    if offers_mit(licence) && files.iter().any(|file| name(file).contains("MIT")) {
        files.retain(|file| !OTHERS_THAN_MIT.iter().any(|other| name(file).contains(other)));
    }
    files.iter().map(|file| folder::read(file)).collect()
}

/// Returns whether MIT is one of those to choose from.
fn offers_mit(licence: &str) -> bool {
    let choice = licence.split(" AND ").find(|part| part.contains(" OR ")).unwrap_or_default();
    choice.trim_matches(['(', ')']).split(" OR ").any(|it| it == "MIT")
}

/// The Apache Licence, for a crate that names it and brings no text along: the usual one that has no names in it.
fn standard_text(name: &str, licence: &str) -> Result<String> {
    let names_it = licence.split(" OR ").any(|it| it == "Apache-2.0");
    ensure!(names_it, "the crate {name} is under {licence}, and no text of it is known");
    folder::read(&project::root().join("LICENSE-APACHE"))
}

fn without_addresses<'a>(authors: impl Iterator<Item = &'a str>) -> String {
    let names = authors.map(|author| author.split('<').next().unwrap_or_default().trim());
    names.collect::<Vec<_>>().join(", ")
}

fn standard_library(compiler: &str) -> Result<Component> {
    let version = compiler.split_whitespace().nth(1).context("the compiler has no version")?;
    let texts = project::root().join("packaging").join("licences").join("rust.txt");
    Ok(Component {
        name: "rust-std".to_owned(),
        version: version.to_owned(),
        licence: TERMS_OF_RUST.to_owned(),
        authors: String::new(),
        texts: vec![folder::read(&texts)?],
        checksum: None,
        uses: BTreeSet::new(),
    })
}

/// Compares the list with the program itself, which names a source file for each place where it could end.
pub(super) fn hold(components: &[Component], program: &[u8]) -> Result<()> {
    let listed: BTreeSet<String> =
        components.iter().map(|it| format!("{}-{}", it.name, it.version)).collect();
    let strangers: Vec<String> = named_in(program).into_iter().filter(|it| !listed.contains(it)).collect();
    ensure!(
        strangers.is_empty(),
        "the program has code of {}, which cargo tree does not list",
        strangers.join(", ")
    );
    Ok(())
}

/// Returns the folders of the crates whose source files a program names; the build calls the folder above `/crates`.
fn named_in(program: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(program);
    let folders = text.split("/crates/").skip(1).filter_map(|rest| Some(rest.split_once("/src/")?.0));
    let is_name = |name: &&str| name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.+".contains(it));
    folders.filter(is_name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_has_the_crates_that_it_runs_and_none_that_only_build_or_test_it() {
        let components = of_program(&Toolchain::native()).unwrap();
        let names: BTreeSet<&str> = components.iter().map(|it| it.name.as_str()).collect();
        for inside in [PROGRAM, "yew", "wasm-bindgen", "serde_json", "rust-std"] {
            assert!(names.contains(inside), "{inside}");
        }
        for outside in ["syn", "wasm-bindgen-macro", "serde_derive", "maud", "scraper", "proptest", "anyhow"]
        {
            assert!(!names.contains(outside), "{outside}");
        }
        for Component { name, licence, texts, checksum, .. } in &components {
            assert!(!licence.is_empty() && !texts.is_empty(), "{name}");
            assert_eq!(checksum.is_none(), [PROGRAM, "rust-std"].contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn what_a_crate_uses_stands_below_it() {
        let tree = "0 a v1.0.0 (/somewhere)\n1 b v2.0.0\n2 c v3.0.0\n1 c v3.0.0 (*)\n";
        let package = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let [a, b, c] = [("a", "1.0.0"), ("b", "2.0.0"), ("c", "3.0.0")].map(|(n, v)| package(n, v));
        let found = uses(tree).unwrap();
        assert_eq!(found[&a], [b.clone(), c.clone()].into());
        assert_eq!(found[&b], [c.clone()].into());
        assert_eq!(found[&c], [].into());
    }

    #[test]
    fn an_expression_of_old_is_written_as_spdx_writes_it() {
        assert_eq!(in_spdx("Apache-2.0 / MIT"), "Apache-2.0 OR MIT");
        assert_eq!(in_spdx("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(in_spdx("(MIT OR Apache-2.0) AND Unicode-3.0"), "(MIT OR Apache-2.0) AND Unicode-3.0");
    }

    #[test]
    fn mit_is_chosen_only_where_there_is_a_choice() {
        for licence in ["MIT OR Apache-2.0", "Unlicense OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(offers_mit(licence), "{licence}");
        }
        for licence in ["MIT", "MIT AND Apache-2.0", "Apache-2.0 OR BSL-1.0"] {
            assert!(!offers_mit(licence), "{licence}");
        }
    }

    #[test]
    fn of_the_texts_of_a_crate_notices_stay_and_other_choices_do_not() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["LICENSE-MIT", "license-apache.txt", "NOTICE", "README.md"] {
            folder::write(&folder.path().join(name), name.as_bytes()).unwrap();
        }
        assert_eq!(texts(folder.path(), "MIT OR Apache-2.0").unwrap(), ["LICENSE-MIT", "NOTICE"]);
        let both = texts(folder.path(), "MIT AND Apache-2.0").unwrap();
        assert_eq!(both, ["LICENSE-MIT", "NOTICE", "license-apache.txt"]);
    }

    #[test]
    fn a_crate_without_a_text_is_refused_if_its_licence_has_names_in_it() {
        assert!(standard_text("a", "MIT OR Apache-2.0").unwrap().contains("Apache License"));
        let error = standard_text("a", "MIT").unwrap_err().to_string();
        assert!(error.contains("the crate a is under MIT"), "{error}");
        assert_eq!(without_addresses(["A <a@b.example>", "B"].into_iter()), "A, B");
    }

    #[test]
    fn code_of_a_crate_that_is_not_listed_is_found_in_the_program() {
        let program = b"\0asm\xff/crates/memchr-2.8.3/src/lib.rs/crates/a-1.0.0/src/b.rs/crates/ /src/";
        let listed = |name: &str, version: &str| Component {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: String::new(),
            authors: String::new(),
            texts: Vec::new(),
            checksum: None,
            uses: BTreeSet::new(),
        };
        let all = [listed("memchr", "2.8.3"), listed("a", "1.0.0")];
        hold(&all, program).unwrap();
        let error = hold(&all[..1], program).unwrap_err().to_string();
        assert!(error.contains("code of a-1.0.0,"), "{error}");
    }
}
