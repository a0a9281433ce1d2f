//! The changelog as a release changes it. Its form is that of Keep a Changelog: a heading a version, the newest first, and
//! above them one for what is not released yet.

use anyhow::{Context, Result, ensure};
use semver::Version;
use uncat_readiness::calendar::Date;

const UNRELEASED: &str = "## [Unreleased]";

/// Returns the text with what was not released under the heading of this version.
///
/// # Errors
/// When the version was released before or is below one that was, or there is nothing to release.
pub(super) fn released(text: &str, version: &Version, date: Date) -> Result<String> {
    let (before, after) = text
        .split_once(&format!("{UNRELEASED}\n"))
        .with_context(|| format!("it has no heading `{UNRELEASED}`"))?;
    let newest = versions(text)?.into_iter().max();
    if let Some(newest) = newest {
        ensure!(newest != *version, "version {version} has been released already");
        ensure!(newest < *version, "version {version} is below {newest}, which has been released already");
    }
    let changes = after.split("\n## ").next().unwrap_or_default();
    let has_entry = changes.lines().any(|line| line.starts_with("- "));
    ensure!(has_entry, "there is no entry under `{UNRELEASED}`: there is nothing to release");
    Ok(format!("{before}{UNRELEASED}\n\n## [{version}] - {date}\n{after}"))
}

/// Returns the versions that have a heading.
fn versions(text: &str) -> Result<Vec<Version>> {
    let headings = text.lines().filter_map(|line| line.strip_prefix("## [")?.split(']').next());
    let versions = headings.filter(|name| *name != "Unreleased");
    versions
        .map(|name| Version::parse(name).with_context(|| format!("`## [{name}]` names no version")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A word.\n\n## [1.2.0] - 2026-01-02\n\n- Old.\n";

    #[track_caller]
    fn check(text: &str, version: &str, expected: Result<&str, &str>) {
        let date = Date::new(2026, 3, 4).unwrap();
        let released = released(text, &Version::parse(version).unwrap(), date);
        assert_eq!(released.as_deref().map_err(ToString::to_string), expected.map_err(str::to_owned));
    }

    #[test]
    fn what_was_not_released_comes_under_the_version_and_its_day() {
        let expected = "# Changelog\n\n## [Unreleased]\n\n## [1.3.0] - 2026-03-04\n\n### Added\n\n- A word.\n\n\
                        ## [1.2.0] - 2026-01-02\n\n- Old.\n";
        check(TEXT, "1.3.0", Ok(expected));
    }

    #[test]
    fn a_version_is_released_once_and_rises() {
        check(TEXT, "1.2.0", Err("version 1.2.0 has been released already"));
        check(TEXT, "1.1.9", Err("version 1.1.9 is below 1.2.0, which has been released already"));
        check(
            TEXT,
            "1.2.0-beta.1",
            Err("version 1.2.0-beta.1 is below 1.2.0, which has been released already"),
        );
    }

    #[test]
    fn a_changelog_that_cannot_be_released_is_refused() {
        check("# Changelog\n", "1.0.0", Err("it has no heading `## [Unreleased]`"));
        let nothing = "there is no entry under `## [Unreleased]`: there is nothing to release";
        check("## [Unreleased]\n\n### Added\n\n## [0.9.0] - 2026-01-02\n\n- Old.\n", "1.0.0", Err(nothing));
        check("## [Unreleased]\n\n- A word.\n\n## [next]\n", "1.0.0", Err("`## [next]` names no version"));
    }
}
