//! Where the project's folders are. The only file that knows where this crate is among the others.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The variable that names a copy of the sources to work on, instead of those that this program was built from.
pub const COPY: &str = "UNCAT_SOURCES";

/// Returns the folder of the workspace.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        env::var_os(COPY).map_or_else(|| own.parent().unwrap_or(own).to_owned(), PathBuf::from)
    })
}

/// Returns whether the sources are a copy that was named.
pub(crate) fn is_copy() -> bool {
    env::var_os(COPY).is_some()
}

/// Returns the folder that an embedder serves: made by `cargo xtask dist`, ignored by git.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns the folder that cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Returns the folder of this user where finished tools are kept, so that a second clone starts at once.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor `HOME` is set.
pub fn cache() -> anyhow::Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let caches = caches.ok_or_else(|| {
        anyhow::anyhow!("no folder to keep tools in: set HOME, or XDG_CACHE_HOME, to a folder of yours")
    })?;
    Ok(caches.join("uncat-readiness").join("tools"))
}

/// Returns the folder where cargo keeps the sources of crates, or `None` if it is unknown.
#[must_use]
pub fn cargo_home() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo")))
}
