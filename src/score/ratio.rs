//! An exact fraction between 0 and a few thousand.

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter};
use std::ops::{Add, Div, Mul};

use super::{Share, Tenths};
use crate::content::Percent;

/// An exact fraction, in lowest terms.
///
/// 128 bits hold every figure. The questionnaire's parser bounds weights, so that a common denominator of all sections
/// divides `lcm(1..=64)` times the top of the scale, below 2^97. The weights of 20,000 sections add up to less than
/// 2^21.
///
/// ```
/// use uncat_readiness::score::Ratio;
///
/// let of = |n, all| Ratio::new(n, all).expect("a share of something");
/// assert_eq!((of(1, 3) + of(1, 6)).to_string(), "1/2");
/// assert_eq!(of(2, 3).percent().number(), 67);
/// // Only an exact 0 is shown as 0, and only an exact 1 as 100.
/// assert_eq!(of(1, 1_000).percent().number(), 1);
/// assert_eq!(Ratio::new(0, 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// The fraction; `None` where the denominator is 0.
    #[must_use]
    pub fn new(numerator: u32, denominator: u32) -> Option<Self> {
        Self::of(numerator.into(), denominator)
    }

    /// The same, for a sum.
    pub(super) fn of(numerator: u64, denominator: u32) -> Option<Self> {
        (denominator > 0).then(|| Self::reduced(numerator.into(), denominator.into()))
    }

    fn reduced(numerator: u128, denominator: u128) -> Self {
        let divisor = gcd(numerator, denominator).max(1);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// The fraction's two numbers, in lowest terms.
    #[must_use]
    pub fn terms(self) -> (u128, u128) {
        (self.numerator, self.denominator)
    }

    /// The percentage as it is shown: rounded half up, but 0 and 100 only when it is exactly that (METHOD.md,
    /// section 6).
    #[must_use]
    pub fn percent(self) -> Percent {
        Percent::new(if self.numerator == 0 {
            0
        } else if self.numerator == self.denominator {
            100
        } else {
            self.rounded(2).clamp(1, 99)
        })
    }

    /// The share of a whole, rounded half up, for a picture.
    #[must_use]
    pub fn share(self) -> Share {
        Share::hundredths_of(self.rounded(4))
    }

    /// Tenths of a percentage point, rounded half up, for a gain.
    #[must_use]
    pub fn tenths(self) -> Tenths {
        Tenths(self.rounded(3))
    }

    /// The value times 10^`digits`, as a whole number, rounded half up. It goes digit by digit, as on paper: the widest
    /// fraction times 10,000 would not fit.
    fn rounded(self, digits: u32) -> u32 {
        let mut whole = self.numerator / self.denominator;
        let mut rest = self.numerator % self.denominator;
        for _ in 0..digits {
            whole = whole * 10 + rest * 10 / self.denominator;
            rest = rest * 10 % self.denominator;
        }
        u32::try_from(whole + u128::from(rest * 2 >= self.denominator)).unwrap_or(u32::MAX)
    }
}

impl Ratio {
    /// The sum; `None` where it does not fit.
    pub(super) fn checked_add(self, other: Self) -> Option<Self> {
        let divisor = gcd(self.denominator, other.denominator).max(1);
        let common = (self.denominator / divisor).checked_mul(other.denominator)?;
        let left = self.numerator.checked_mul(other.denominator / divisor)?;
        let right = other.numerator.checked_mul(self.denominator / divisor)?;
        Some(Self::reduced(left.checked_add(right)?, common))
    }

    /// Divided by a count; `None` where it does not fit, or the count is 0.
    pub(super) fn checked_div(self, divisor: u32) -> Option<Self> {
        let denominator = self.denominator.checked_mul(divisor.into())?;
        (divisor > 0).then(|| Self::reduced(self.numerator, denominator))
    }
}

impl Add for Ratio {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let common = self.denominator / gcd(self.denominator, other.denominator).max(1) * other.denominator;
        let numerator =
            self.numerator * (common / self.denominator) + other.numerator * (common / other.denominator);
        Self::reduced(numerator, common)
    }
}

impl Mul<u32> for Ratio {
    type Output = Self;

    fn mul(self, factor: u32) -> Self {
        Self::reduced(self.numerator * u128::from(factor), self.denominator)
    }
}

impl Div<u32> for Ratio {
    type Output = Self;

    /// Divided by a count, which is at least 1.
    #[expect(
        clippy::suspicious_arithmetic_impl,
        reason = "to divide a fraction is to multiply what is below the line"
    )]
    fn div(self, divisor: u32) -> Self {
        Self::reduced(self.numerator, self.denominator * u128::from(divisor.max(1)))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        // Compares digit by digit, as in Euclid's algorithm: the cross product of two wide fractions would not fit.
        let (mut left, mut right) =
            ((self.numerator, self.denominator), (other.numerator, other.denominator));
        loop {
            let whole = (left.0 / left.1).cmp(&(right.0 / right.1));
            let rest = (left.0 % left.1, right.0 % right.1);
            match (whole, rest) {
                (Ordering::Equal, (0, 0)) => return Ordering::Equal,
                (Ordering::Equal, (0, _)) => return Ordering::Less,
                (Ordering::Equal, (_, 0)) => return Ordering::Greater,
                // a/b < c/d exactly when d/c < b/a.
                (Ordering::Equal, _) => (left, right) = ((right.1, rest.1), (left.1, rest.0)),
                (decided, _) => return decided,
            }
        }
    }
}

impl Display for Ratio {
    /// The fraction in full, `19/33`; a whole number has the denominator 1.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.numerator, self.denominator)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
