//! The choice where the answers are kept from one visit to the next. The keeping itself is in the shell.

/// Where the answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// In the page alone; they are gone with it.
    Nowhere,
    /// In the tab, until it is closed.
    #[default]
    Tab,
    /// On the device, in this browser, until they are erased.
    Device,
}

impl Keeping {
    /// All choices, from the shortest time to the longest.
    pub const ALL: [Self; 3] = [Self::Nowhere, Self::Tab, Self::Device];

    /// Its name in the attribute `storage`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nowhere => "none",
            Self::Tab => "tab",
            Self::Device => "device",
        }
    }

    /// The choice with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}
