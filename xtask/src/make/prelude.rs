//! The first screens as a file. The library draws them; this file knows the language's formats and nothing of screens.

use std::thread::{self, ScopedJoinHandle};

use anyhow::{Context, Result, anyhow};
use uncat_readiness::prelude::{self, Prelude};

use super::bundle::Bundle;
use super::intl::Intl;

/// Returns the prelude of each bundle. They are drawn side by side: each keeps a processor busy for some seconds.
pub(super) fn all(bundles: &[Bundle]) -> Result<Vec<Prelude>> {
    thread::scope(|scope| {
        let drawing: Vec<_> = bundles.iter().map(|bundle| scope.spawn(move || of(bundle))).collect();
        let drawn = |it: ScopedJoinHandle<'_, Result<Prelude>>| {
            it.join().map_err(|_| anyhow!("the program panicked while it drew the first screens"))?
        };
        drawing.into_iter().map(drawn).collect()
    })
}

/// Returns the prelude of a bundle.
fn of(bundle: &Bundle) -> Result<Prelude> {
    let content = bundle.content()?;
    let intl = Intl::new(&content.words.formats)?;
    let prelude = prelude::of(&content, &intl)
        .with_context(|| format!("the first screens of `{}` cannot be drawn", bundle.tag))?;
    intl.finish().with_context(|| format!("the first screens lack formats of `{}`", bundle.tag))?;
    Ok(prelude)
}
