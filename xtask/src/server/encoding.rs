//! Which copy of a file a browser wants: RFC 9110, section 12.5.3.

use std::path::{Path, PathBuf};

/// How a file is packed on its way, in order of preference: the first one is the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    /// As it is.
    Identity,
}

const BY_PREFERENCE: [Encoding; 3] = [Encoding::Brotli, Encoding::Gzip, Encoding::Identity];

impl Encoding {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// Returns the path of a file's copy in this encoding.
    pub(super) fn copy_of(self, file: &Path) -> PathBuf {
        let mut name = file.as_os_str().to_owned();
        match self {
            Self::Brotli => name.push(".br"),
            Self::Gzip => name.push(".gz"),
            Self::Identity => {}
        }
        name.into()
    }
}

/// Returns the best available encoding by the value of `Accept-Encoding`. A browser that refuses all of them gets the
/// file as it is: better than nothing, and allowed.
pub(super) fn best(accepted: &str, is_there: impl Fn(Encoding) -> bool) -> Encoding {
    let mut best = (Encoding::Identity, 0);
    for encoding in BY_PREFERENCE {
        let quality = quality(accepted, encoding);
        if quality > best.1 && is_there(encoding) {
            best = (encoding, quality);
        }
    }
    best.0
}

/// Returns the quality of an encoding, in thousandths.
fn quality(accepted: &str, encoding: Encoding) -> u16 {
    let named = |name: &str| {
        accepted.split(',').find_map(|entry| {
            let (word, parameters) = entry.split_once(';').unwrap_or((entry, ""));
            word.trim().eq_ignore_ascii_case(name).then(|| thousandths(parameters))
        })
    };
    let unnamed = match encoding {
        // Acceptable unless refused, and never preferred to one that was asked for.
        Encoding::Identity => 1,
        Encoding::Brotli | Encoding::Gzip => 0,
    };
    named(encoding.name()).or_else(|| named("*")).unwrap_or(unnamed)
}

/// Reads `q=0.8` as 800. An unreadable value counts as absent, which is 1.
fn thousandths(parameters: &str) -> u16 {
    let value = parameters.split(';').find_map(|it| it.trim().strip_prefix("q="));
    let quality = value.and_then(|value| value.trim().parse::<f32>().ok()).unwrap_or(1.0);
    // The clamp keeps the number in the type's range, and it has no sign.
    (quality.clamp(0.0, 1.0) * 1000.0).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accepted: &str, expected: Encoding) {
        assert_eq!(best(accepted, |_| true), expected);
    }

    #[test]
    fn the_smallest_that_is_wanted_is_sent() {
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip, deflate", Encoding::Gzip);
        check("GZip", Encoding::Gzip);
        check("*", Encoding::Brotli);
        check("", Encoding::Identity);
    }

    #[test]
    fn qualities_decide_before_sizes() {
        check("br;q=0.5, gzip;q=0.8", Encoding::Gzip);
        check("br; q=0.5, gzip; q=0.5", Encoding::Brotli);
        check("gzip;q=0.5, *", Encoding::Brotli);
        check("identity, gzip;q=0.5", Encoding::Identity);
    }

    #[test]
    fn what_is_refused_is_not_sent() {
        check("br;q=0, gzip", Encoding::Gzip);
        check("br;q=0, *;q=0", Encoding::Identity);
        check("*;q=0", Encoding::Identity);
    }

    #[test]
    fn a_copy_that_is_not_there_is_not_sent() {
        assert_eq!(best("br, gzip", |it| it != Encoding::Brotli), Encoding::Gzip);
        assert_eq!(best("br, gzip", |it| it == Encoding::Identity), Encoding::Identity);
    }
}
