//! The first screens as a file. The library draws them; this file knows the language's formats and nothing of screens.

use anyhow::{Context, Result};
use uncat_readiness::prelude::{self, Prelude};

use super::bundle::Bundle;
use super::intl::Intl;

/// Returns the prelude of a bundle.
pub(super) fn of(bundle: &Bundle) -> Result<Prelude> {
    let content = bundle.content()?;
    let intl = Intl::new(&content.words.formats)?;
    let prelude = prelude::of(&content, &intl)
        .with_context(|| format!("the first screens of `{}` cannot be drawn", bundle.tag))?;
    intl.finish().with_context(|| format!("the first screens lack formats of `{}`", bundle.tag))?;
    Ok(prelude)
}
