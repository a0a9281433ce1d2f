//! All that the commands need besides Rust, found or installed at once, while no other process installs anything.

use std::path::PathBuf;

use super::python;
use super::steps::Steps;
use crate::browsers::{Chromium, Firefox, WebKit};
use crate::fuzz;
use crate::setup::Lock;
use crate::sites::Sites;
use crate::toolchain::Toolchain;
use crate::tools::{self, Tools};

/// What later steps get. A member is `None` if it could not be installed, which was reported then. The tests find the
/// rest again, and each reports what it misses.
#[derive(Debug, Default)]
pub(super) struct Equipment {
    pub(super) toolchain: Option<Toolchain>,
    pub(super) tools: Option<Tools>,
    pub(super) chromium: Option<Chromium>,
    pub(super) sites: Option<Sites>,
    pub(super) cargo_deny: Option<PathBuf>,
}

impl Equipment {
    pub(super) fn set_up(steps: &mut Steps) -> Self {
        let Some(lock) = steps.needed("set-up: the lock that no other process has", Lock::take) else {
            return Self::default();
        };
        let lock = &lock;
        let native = Toolchain::native();
        steps.needed("set-up: rustfmt and clippy", || {
            native.set_up_component(lock, "rustfmt")?;
            native.set_up_component(lock, "clippy")
        });
        // Python runs a second implementation of METHOD.md against ours; the test that misses Python reports it again.
        steps.needed("set-up: Python", || python::set_up(lock));
        // The step that fuzzes reports it again.
        steps.needed("set-up: a compiler for C++", || fuzz::set_up(lock));
        let toolchain = steps.needed("set-up: the wasm32 target", || {
            let toolchain = Toolchain::for_browsers(lock)?;
            toolchain.set_up_component(lock, "clippy")?;
            Ok(toolchain)
        });
        let tools =
            steps.needed("set-up: wasm-pack, wasm-bindgen, wasm-opt, esbuild, axe", || Tools::set_up(lock));
        let cargo_deny = steps.needed("set-up: cargo-deny", || tools::cargo_deny(lock));
        steps.needed("set-up: Vite and TypeScript", || tools::bundler(lock));
        steps.needed("set-up: a reader of XLIFF", || tools::xliff(lock));
        let chromium = steps.needed("set-up: Chromium and its driver", || Chromium::set_up(lock));
        steps.needed("set-up: Firefox and its driver", || Firefox::set_up(lock));
        steps.needed("set-up: WebKit, its driver, and a screen for it", || WebKit::set_up(lock));
        let sites = steps.needed("set-up: nginx, Caddy, Apache and WordPress", || Sites::set_up(lock));
        Self { toolchain, tools, chromium, sites, cargo_deny }
    }
}
