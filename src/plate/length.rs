//! A length on a plate. It knows its unit, and nothing of what is drawn.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

use crate::score::Share;

/// A length in whole tenths of a pixel. A point is two lengths from the corner: across and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Length(i32);

/// A length of `n` tenths of a pixel.
pub(super) const fn tenths(n: i32) -> Length {
    Length(n)
}

impl Length {
    /// The length zero.
    pub const ZERO: Self = Self(0);

    /// The length in tenths of a pixel.
    #[must_use]
    pub const fn tenths(self) -> i32 {
        self.0
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Mul<usize> for Length {
    type Output = Self;

    fn mul(self, times: usize) -> Self {
        Self(self.0 * i32::try_from(times).unwrap_or(i32::MAX))
    }
}

impl Mul<Share> for Length {
    type Output = Self;

    fn mul(self, share: Share) -> Self {
        let [part, whole] = [share, Share::WHOLE].map(|it| i64::from(it.hundredths()));
        Self(i32::try_from(i64::from(self.0) * part / whole).unwrap_or_default())
    }
}

impl Div<usize> for Length {
    type Output = Self;

    fn div(self, parts: usize) -> Self {
        Self(self.0 / i32::try_from(parts).unwrap_or(i32::MAX).max(1))
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
