//! A release: the version is written wherever it occurs, the changelog gets its heading, `dist/` is built, and what goes to
//! others is packed under names with the version in them. Nothing is uploaded, committed or tagged.

mod changelog;
mod version;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use semver::Version;
use uncat_readiness::calendar::Date;

use crate::make::archive::{self, Entry};
use crate::make::{bill, digest, npm, offline, wordpress};
use crate::toolchain::Toolchain;
use crate::{folder, process, project};

const PRODUCT: &str = "uncat-readiness";

const CHANGELOG: &str = "CHANGELOG.md";

/// Makes a release of this version, dated today if no day is given. Returns what is left to do, for the person.
///
/// # Errors
/// When the sources are not those of a commit, the version or the day cannot be read, the version does not rise, or something
/// cannot be built.
pub fn make(version: &str, day: Option<&str>) -> Result<String> {
    let version =
        Version::parse(version).with_context(|| format!("`{version}` is no version such as 1.2.0"))?;
    let day = match day {
        Some(day) => Date::parse(day).with_context(|| format!("`{day}` is no day such as 2026-11-30"))?,
        None => today()?,
    };
    let root = project::root();
    refuse_changes(root)?;
    let present = version::of(root)?;
    ensure!(present <= version, "version {version} is below {present}, which the sources have");
    let log = folder::read(&root.join(CHANGELOG))?;
    let log = changelog::released(&log, &version, day).with_context(|| CHANGELOG.to_owned())?;

    version::write(root, &present, &version)?;
    folder::write(&root.join(CHANGELOG), log.as_bytes())?;
    build().context("the version is written, and nothing else is done; `git restore .` takes it back")?;
    let released = root.join("release").join(format!("{PRODUCT}-{version}"));
    let files = pack(&project::dist(), &released, &version)?;
    Ok(what_is_left(&version, &released, &files))
}

/// The day of the civil calendar, in UTC.
fn today() -> Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?;
    let first = Date::new(1970, 1, 1).context("the calendar begins later")?;
    Ok(first.plus_days(i32::try_from(since.as_secs() / 86_400).context("the clock is too far ahead")?))
}

/// What was changed and not committed would be released, and nobody could build it again.
fn refuse_changes(root: &Path) -> Result<()> {
    let changed = process::output(Command::new("git").args(["status", "--porcelain"]).current_dir(root))?;
    ensure!(
        changed.is_empty(),
        "these are not committed, and a release is made of a commit:\n{}",
        changed.trim_end()
    );
    Ok(())
}

/// Builds `dist/` with a program that has the new version in it; this one has the old one.
fn build() -> Result<()> {
    let native = Toolchain::native();
    // The versions of our own packages; those of others stay.
    process::run(
        native.cargo().args(["update", "--workspace", "--offline", "--quiet"]).current_dir(project::root()),
    )?;
    process::run(
        native
            .cargo()
            .args(["run", "--quiet", "--package", "xtask", "--", "dist"])
            .current_dir(project::root()),
    )
}

/// Packs what is in `dist/` into a folder, and returns the names of the files.
fn pack(dist: &Path, released: &Path, version: &Version) -> Result<Vec<String>> {
    folder::clear(released)?;
    let name = format!("{PRODUCT}-{version}");
    folder::write(&released.join(format!("{name}.zip")), &archive::zip(&name, everything(dist)?)?)?;
    for (from, to) in [
        (wordpress::NAME, format!("{PRODUCT}-wordpress-{version}.zip")),
        (offline::NAME, format!("{PRODUCT}-offline-{version}.html")),
        (bill::NAME, format!("{name}.cdx.json")),
    ] {
        folder::copy_to(&dist.join(from), &released.join(to))?;
    }
    for file in folder::files(dist)? {
        if let Some(tag) = offline::language_of(&folder::name_below(dist, &file)) {
            folder::copy_to(&file, &released.join(format!("{PRODUCT}-offline-{tag}-{version}.html")))?;
        }
    }
    let mut npm_pack = Command::new("npm");
    npm_pack.args(["pack", "--silent", "--pack-destination"]).arg(released).arg(dist.join(npm::FOLDER));
    process::output(&mut npm_pack).context("cannot pack the npm package")?;
    let files = folder::files(released)?;
    let sums = files.iter().map(|file| {
        let sum = digest::checksum(&folder::bytes(file)?);
        Ok(format!("{sum}  {}\n", folder::name_below(released, file)))
    });
    let sums = sums.collect::<Result<String>>()?;
    folder::write(&released.join("SHA256SUMS"), sums.as_bytes())?;
    Ok(folder::files(released)?.iter().map(|file| folder::name_below(released, file)).collect())
}

/// All files of `dist/`, the copies for servers too.
fn everything(dist: &Path) -> Result<Vec<Entry>> {
    let named = |file: PathBuf| Ok((folder::name_below(dist, &file), folder::bytes(&file)?));
    folder::files(dist)?.into_iter().map(named).collect()
}

fn what_is_left(version: &Version, released: &Path, files: &[String]) -> String {
    let list: String = files.iter().map(|name| format!("  {name}\n")).collect();
    let folder = released.display();
    format!(
        "\n{folder} has\n{list}
Nothing is uploaded yet. What is left:
  1. cargo xtask test
  2. git commit --all --message 'Release {version}' && git tag v{version}, then push both
  3. the page of the release, at the tag v{version}: all of these files; its text is the section {version} of {CHANGELOG}
  4. npm publish '{folder}/{PRODUCT}-{version}.tgz'
  5. see whether it works, as docs/embedding/releases.md says
Or take it back: git restore .
"
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Runs git in a folder, as somebody.
    #[track_caller]
    fn git(folder: &Path, words: &[&str]) {
        let somebody = ["-c", "user.name=A", "-c", "user.email=a@b.example"];
        process::output(Command::new("git").args(somebody).args(words).current_dir(folder)).unwrap();
    }

    #[test]
    fn what_is_not_committed_is_not_released() {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "--quiet"]);
        fs::write(folder.path().join("a.txt"), "1").unwrap();
        let error = refuse_changes(folder.path()).unwrap_err().to_string();
        assert!(error.contains("not committed") && error.ends_with("?? a.txt"), "{error}");
        git(folder.path(), &["add", "."]);
        git(folder.path(), &["commit", "--quiet", "--message", "A"]);
        refuse_changes(folder.path()).unwrap();
    }

    #[test]
    fn what_is_no_version_and_what_is_no_day_change_nothing() {
        assert_eq!(make("1.2", None).unwrap_err().to_string(), "`1.2` is no version such as 1.2.0");
        assert_eq!(make("v1.2.0", None).unwrap_err().to_string(), "`v1.2.0` is no version such as 1.2.0");
        let error = make("1.2.0", Some("30.11.2026")).unwrap_err().to_string();
        assert_eq!(error, "`30.11.2026` is no day such as 2026-11-30");
    }

    /// A folder as `dist/` is, with one file of each kind.
    fn built() -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        let manifest = r#"{ "name": "uncat-readiness", "version": "1.2.0" }"#;
        for (name, text) in [
            ("uncat-readiness.js", "go()"),
            ("uncat-readiness.js.br", "packed"),
            (wordpress::NAME, "plugin"),
            (offline::NAME, "page"),
            ("uncat-readiness-offline-fr.html", "page in French"),
            ("uncat-readiness-offline-fr.html.br", "packed page in French"),
            (bill::NAME, "{}"),
            ("npm/package.json", manifest),
        ] {
            folder::write(&dist.path().join(name), text.as_bytes()).unwrap();
        }
        dist
    }

    #[test]
    fn each_file_has_the_version_in_its_name_and_its_checksum_in_the_list() {
        let [dist, released] = [built(), tempfile::tempdir().unwrap()];
        let files = pack(dist.path(), released.path(), &Version::new(1, 2, 0)).unwrap();
        let expected = [
            "SHA256SUMS",
            "uncat-readiness-1.2.0.cdx.json",
            "uncat-readiness-1.2.0.tgz",
            "uncat-readiness-1.2.0.zip",
            "uncat-readiness-offline-1.2.0.html",
            "uncat-readiness-offline-fr-1.2.0.html",
            "uncat-readiness-wordpress-1.2.0.zip",
        ];
        assert_eq!(files, expected);
        let sums = folder::read(&released.path().join("SHA256SUMS")).unwrap();
        let names: Vec<&str> = sums.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
        assert_eq!(names, expected[1..]);
    }

    #[test]
    fn the_same_files_make_the_same_release() {
        let sums = || {
            let [dist, released] = [built(), tempfile::tempdir().unwrap()];
            pack(dist.path(), released.path(), &Version::new(1, 2, 0)).unwrap();
            folder::read(&released.path().join("SHA256SUMS")).unwrap()
        };
        assert_eq!(sums(), sums());
    }
}
