//! The browsers that the tests drive, and their drivers: one of each engine, since a page runs in all three.
//!
//! A variable names a program of the person's choice. Without it, the program is looked for in `PATH`, and installed
//! where possible. Nothing here knows how a browser is driven.

mod chromium;
mod firefox;
mod webkit;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub use self::chromium::Chromium;
pub use self::firefox::Firefox;
pub use self::webkit::WebKit;
use crate::packages;
use crate::process;
use crate::setup::Lock;

/// A program that is named by a variable, or else found by any of these names in `PATH`.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    variable: &'static str,
    names: &'static [&'static str],
    /// What to do if it is missing.
    remedy: &'static str,
}

impl Wanted {
    /// Returns where the program is.
    ///
    /// # Errors
    /// When it is missing. A program that the person named is used or refused, but never replaced by another.
    fn find(&self) -> Result<PathBuf> {
        let Self { variable, names, remedy } = self;
        if let Some(named) = env::var_os(variable).map(PathBuf::from) {
            if named.is_file() {
                return Ok(named);
            }
            bail!("{variable}={} names no file", named.display());
        }
        let missing = || format!("there is no {} in PATH: {remedy}, or set {variable}", names.join(" or "));
        names.iter().find_map(|name| process::find(name)).with_context(missing)
    }

    /// Returns where the program is. If it is missing and the person named none, installs the system's package first.
    ///
    /// # Errors
    /// When it is missing and cannot be installed; the error says what to install.
    fn set_up(&self, lock: &Lock, package: &str) -> Result<PathBuf> {
        match self.find() {
            Err(error) if !self.is_named() => {
                packages::install(lock, &[package]).with_context(|| format!("{error:#}"))?;
                self.find()
            }
            found => found,
        }
    }

    /// Returns whether the person named one.
    fn is_named(&self) -> bool {
        env::var_os(self.variable).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn what_is_missing_is_named_with_its_remedy() {
        let wanted = Wanted {
            variable: "UNCAT_NO_SUCH_VARIABLE",
            names: &["no-such-browser", "no-such-browser-esr"],
            remedy: "install one",
        };
        assert!(!wanted.is_named());
        assert_eq!(
            wanted.find().unwrap_err().to_string(),
            "there is no no-such-browser or no-such-browser-esr in PATH: install one, or set UNCAT_NO_SUCH_VARIABLE"
        );
    }
}
