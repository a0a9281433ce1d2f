//! Profiles of Firefox. With one that it has used before it starts in half the time: so each driver has one that was used
//! once, for an empty page, and each session gets a copy of that.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::browser::connect;
use super::driver::Driver;
use super::engine::Engine;

/// Makes a profile in the folder of a session, if it is one of Firefox; the other drivers make their own.
pub(super) async fn fresh(engine: Engine, driver: &Driver, folder: &Path) -> Result<Option<PathBuf>, String> {
    if engine != Engine::Firefox {
        return Ok(None);
    }
    let used = driver.folder.join("used-profile");
    if !used.is_dir() {
        fs::create_dir(&used).map_err(|error| error.to_string())?;
        let first = connect(driver, engine.capabilities(driver, folder, Some(&used), false)).await?;
        first.close().await.map_err(|error| error.to_string())?;
    }
    let profile = folder.join("profile");
    copy(&used, &profile).map_err(|error| format!("{}: {error}", profile.display()))?;
    Ok(Some(profile))
}

/// Copies a folder, but for the marks by which a running browser claims it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_file() && entry.file_name() != ".parentlock" {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
