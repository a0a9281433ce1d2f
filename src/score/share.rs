//! Rounded values of an exact fraction, for a picture or a sentence: each is rounded once, and its type has a unit.

use std::ops::{Add, Div, Sub};

use crate::content::Percent;

/// A share of a whole, in hundredths of a percent: a position on an axis. It is never outside the axis.
///
/// ```
/// use uncat_readiness::score::Share;
///
/// assert_eq!(Share::of(1, 4), Share::percent(25));
/// assert_eq!(Share::percent(25).rest(), Share::percent(75));
/// assert_eq!(Share::percent(80) + Share::percent(80), Share::WHOLE);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Share(u32);

impl Share {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// All.
    pub const WHOLE: Self = Self(10_000);

    /// `n` percent; at most the whole.
    #[must_use]
    pub const fn percent(n: u32) -> Self {
        Self::hundredths_of(n.saturating_mul(100))
    }

    /// `part` of `whole`, rounded down; 0 where the whole is 0.
    #[must_use]
    pub fn of(part: u32, whole: u32) -> Self {
        let share =
            (u64::from(part) * u64::from(Self::WHOLE.0)).checked_div(whole.into()).unwrap_or_default();
        Self::hundredths_of(u32::try_from(share).unwrap_or(u32::MAX))
    }

    /// `n` hundredths of a percent; at most the whole.
    pub(super) const fn hundredths_of(n: u32) -> Self {
        if n > Self::WHOLE.0 { Self::WHOLE } else { Self(n) }
    }

    /// The share in hundredths of a percent.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// What is left of the whole: the same point, counted from the other end.
    #[must_use]
    pub fn rest(self) -> Self {
        Self::WHOLE - self
    }

    /// The middle between two points.
    #[must_use]
    pub fn midpoint(self, other: Self) -> Self {
        Self(u32::midpoint(self.0, other.0))
    }
}

impl From<Percent> for Share {
    fn from(percent: Percent) -> Self {
        Self::percent(percent.number())
    }
}

impl Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::hundredths_of(self.0 + other.0)
    }
}

impl Sub for Share {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Div<u32> for Share {
    type Output = Self;

    fn div(self, divisor: u32) -> Self {
        Self(self.0 / divisor.max(1))
    }
}

/// Tenths of a percentage point, for a gain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub(super) u32);

impl Tenths {
    /// The number of tenths.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The points before the decimal sign, and the one digit after it.
    #[must_use]
    pub fn digits(self) -> [u32; 2] {
        [self.0 / 10, self.0 % 10]
    }
}
