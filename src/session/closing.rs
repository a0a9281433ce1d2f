//! Whether a person who closes the page would lose answers.

use super::{Keeping, Session};

impl Session {
    /// Whether there are answers in no file, not on the device and not from the page. What the tab keeps goes when the
    /// tab is closed.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        let on_device = self.keeping == Keeping::Device && self.kept;
        !on_device && !self.assessment.is_blank() && !self.is_filed() && !self.is_given()
    }

    /// Whether all that was entered is what the page around the widget gave, and has again.
    pub(super) fn is_given(&self) -> bool {
        self.given.as_ref() == Some(&self.assessment)
    }
}
