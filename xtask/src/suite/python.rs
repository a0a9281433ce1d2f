//! Python 3, which runs the second implementation of METHOD.md.

use anyhow::{Context, Result};

use crate::setup::Lock;
use crate::{packages, process};

/// Installs `python3`, if it is missing.
///
/// # Errors
/// When it is missing and cannot be installed; the error says what to install.
pub(super) fn set_up(lock: &Lock) -> Result<()> {
    if process::find("python3").is_some() {
        return Ok(());
    }
    packages::install(lock, &["python3"]).context("the native tests need Python 3")
}
