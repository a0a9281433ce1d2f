//! A whole percentage, as it is shown and as a band begins. It does not know how a figure is rounded.

/// A whole percentage, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u8);

impl Percent {
    /// The whole.
    pub const WHOLE: Self = Self(100);

    /// `n` percent, at most 100.
    #[must_use]
    pub fn new(n: u32) -> Self {
        u8::try_from(n).map_or(Self::WHOLE, |n| Self(n).min(Self::WHOLE))
    }

    /// The number before the sign.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.into()
    }
}
