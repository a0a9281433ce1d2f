//! Packages of the operating system, if that is Debian or a related one, and the right to install them.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::Lock;

/// Waits this many seconds for another process that installs packages, such as the first upgrades of a new machine.
const PATIENCE: &str = "-oDPkg::Lock::Timeout=600";

/// Installs packages, after saying so.
///
/// # Errors
/// When this is no system with `apt-get`, the right to install is missing, or the archive lacks a package; the error
/// names the packages, so that a person can install them or their like.
pub fn install(lock: &Lock, names: &[&str]) -> Result<()> {
    let wanted = names.join(" ");
    if process::find("apt-get").is_none() {
        bail!("this system has no apt-get; install what Debian calls: {wanted}");
    }
    eprintln!("  installing the system's packages {wanted}");
    let mut words = vec!["apt-get", PATIENCE, "install", "--yes", "--no-install-recommends"];
    words.extend(names);
    // The list of packages may be missing, as in a fresh container, or old: a browser of half a year ago installs, but
    // fails tests that the present one passes. Without a network, the packages may still be available.
    let update = as_root(lock, &["apt-get", PATIENCE, "update"]);
    let attempt = as_root(lock, &words).or_else(|error| update.and(Err(error)));
    attempt.with_context(|| format!("cannot install; do it by hand: apt-get install {wanted}"))
}

/// Unpacks packages into a folder and replaces its content, without installing them: nothing is started or configured,
/// dependencies are not fetched, and no right is needed.
///
/// # Errors
/// When this is no system with `apt-get`, or the archive lacks a package; the error names the packages.
pub fn unpack(lock: &Lock, names: &[&str], folder: &Path) -> Result<()> {
    let wanted = names.join(" ");
    if process::find("apt-get").is_none() {
        bail!("this system has no apt-get; unpack what Debian calls {wanted} into {}", folder.display());
    }
    eprintln!("  unpacking the system's packages {wanted}");
    // Beside its aim, so that a half-unpacked folder never counts as a whole one.
    let fresh = folder.with_extension("fresh");
    for old in [folder, &fresh] {
        if old.exists() {
            fs::remove_dir_all(old).with_context(|| format!("cannot clear {}", old.display()))?;
        }
    }
    fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    let download = || {
        process::output(Command::new("apt-get").args(["download", "--quiet"]).args(names).current_dir(&fresh))
    };
    let attempt = download().or_else(|_| {
        as_root(lock, &["apt-get", PATIENCE, "update"])?;
        download()
    });
    attempt.with_context(|| format!("cannot get them; see whether this works: apt-get download {wanted}"))?;
    let archives = fs::read_dir(&fresh).with_context(|| format!("cannot list {}", fresh.display()))?;
    for archive in archives {
        let archive = archive.with_context(|| format!("cannot list {}", fresh.display()))?.path();
        process::output(Command::new("dpkg-deb").arg("--extract").arg(&archive).arg(&fresh))?;
        fs::remove_file(&archive).with_context(|| format!("cannot remove {}", archive.display()))?;
    }
    fs::rename(&fresh, folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Runs a command with the right to change the system.
///
/// # Errors
/// When it fails, or when that right would need a password and nobody is there to type it.
pub fn as_root(_: &Lock, words: &[&str]) -> Result<()> {
    let mut full = Vec::new();
    if !is_root() {
        full.push("sudo");
        if !io::stdin().is_terminal() {
            full.push("--non-interactive");
        }
        full.push("DEBIAN_FRONTEND=noninteractive");
    }
    full.extend(words);
    let Some((program, rest)) = full.split_first() else { return Ok(()) };
    process::run(Command::new(program).args(rest).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Asks a program, since the system call would be unsafe code.
fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Returns the package that holds the file a dangling link points to, by the Debian habit of naming a versioned
/// program's package after it (`lld-22`).
pub fn missing_behind(link: &Path) -> Option<String> {
    let aim = link.read_link().ok()?;
    if link.exists() {
        return None;
    }
    Some(aim.file_name()?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::missing_behind;

    #[cfg(unix)]
    #[test]
    fn only_a_dangling_link_asks_for_a_package() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("rust-lld");
        assert_eq!(missing_behind(&link), None);
        std::os::unix::fs::symlink("lld-22", &link).unwrap();
        assert_eq!(missing_behind(&link).as_deref(), Some("lld-22"));
        std::fs::write(folder.path().join("lld-22"), "").unwrap();
        assert_eq!(missing_behind(&link), None);
    }
}
