//! Python 3, with which the second implementation of METHOD.md is run.

use anyhow::{Context, Result};

use crate::setup::Lock;
use crate::{packages, process};

/// Sees to it that `python3` is there.
///
/// # Errors
/// When it is not, and cannot be installed; the error says what to install.
pub(super) fn set_up(lock: &Lock) -> Result<()> {
    if process::find("python3").is_some() {
        return Ok(());
    }
    packages::install(lock, &["python3"]).context("the native tests need Python 3")
}
