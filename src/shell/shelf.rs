//! Where the browser keeps the session of one widget: in the tab or on the device, under one key, or nowhere.

use web_sys::Storage;

use crate::session::Keeping;

/// What stands in the tab when the person chose to keep nothing, though the page's owner offers to.
const NOTHING: &str = "-";

/// The place of one widget.
#[derive(Debug)]
pub(super) struct Shelf {
    key: String,
    /// Where the page's owner would keep the session.
    offered: Keeping,
    /// What the device kept when this widget last looked: whatever else stands there is another tab's.
    seen: Option<String>,
}

/// How keeping came out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is kept, or is not to be.
    Yes,
    /// The browser refuses: storage is blocked, or full.
    Refused,
    /// Another tab or window changed what the device keeps, and it still stands there.
    Elsewhere,
}

impl Shelf {
    pub(super) fn new(key: String, offered: Keeping) -> Self {
        Self { key, offered, seen: None }
    }

    /// Looks where the person chose to keep the session before, or else where the page's owner offers it, and what
    /// is kept there.
    pub(super) fn read(&mut self) -> (Keeping, Option<String>) {
        match tab().and_then(|tab| tab.get_item(&self.key).ok()?) {
            Some(text) if text == NOTHING => (Keeping::Nowhere, None),
            Some(text) => (Keeping::Tab, Some(text)),
            None => match self.read_device() {
                Some(text) => (Keeping::Device, Some(text)),
                None => (self.offered, None),
            },
        }
    }

    /// Reads what the device keeps now.
    pub(super) fn read_device(&mut self) -> Option<String> {
        self.seen = self.on_device();
        self.seen.clone()
    }

    /// Keeps the session in one place, and takes it out of the others.
    pub(super) fn keep(&mut self, keeping: Keeping, text: &str) -> Kept {
        match keeping {
            Keeping::Nowhere => {
                self.clear();
                if self.offered != Keeping::Nowhere {
                    // Without it, a reload would keep again; a browser that refuses keeps nothing anyway.
                    let _ = tab().map(|tab| tab.set_item(&self.key, NOTHING));
                }
                Kept::Yes
            }
            Keeping::Tab => {
                let kept = tab().is_some_and(|tab| tab.set_item(&self.key, text).is_ok());
                if kept {
                    self.leave_device();
                }
                if kept { Kept::Yes } else { Kept::Refused }
            }
            Keeping::Device if self.on_device() != self.seen => Kept::Elsewhere,
            Keeping::Device => self.overwrite(text),
        }
    }

    /// Keeps the session on the device, whatever stands there.
    pub(super) fn overwrite(&mut self, text: &str) -> Kept {
        let kept = device().is_some_and(|device| device.set_item(&self.key, text).is_ok());
        if !kept {
            return Kept::Refused;
        }
        self.seen = Some(text.to_owned());
        self.leave_tab();
        Kept::Yes
    }

    /// Puts what is kept and cannot be read where nothing overwrites it, in the same storage.
    pub(super) fn set_aside(&self, text: &str) {
        for storage in [tab(), device()].into_iter().flatten() {
            if storage.get_item(&self.key).is_ok_and(|kept| kept.as_deref() == Some(text)) {
                let _ = storage.set_item(&self.aside_key(), text);
            }
        }
    }

    /// What was put aside, on this visit or an earlier one.
    pub(super) fn aside(&self) -> Option<String> {
        let aside = |storage: Storage| storage.get_item(&self.aside_key()).ok()?;
        [tab(), device()].into_iter().flatten().find_map(aside)
    }

    pub(super) fn erase_aside(&self) {
        for storage in [tab(), device()].into_iter().flatten() {
            let _ = storage.remove_item(&self.aside_key());
        }
    }

    fn aside_key(&self) -> String {
        [&self.key, "/aside"].concat()
    }

    /// Takes the session out of every place.
    pub(super) fn clear(&mut self) {
        self.leave_tab();
        self.leave_device();
    }

    fn leave_tab(&self) {
        let _ = tab().map(|tab| tab.remove_item(&self.key));
    }

    /// What another tab keeps there stays.
    fn leave_device(&mut self) {
        if self.seen.is_some() && self.on_device() == self.seen {
            let _ = device().map(|device| device.remove_item(&self.key));
            self.seen = None;
        }
    }

    fn on_device(&self) -> Option<String> {
        device()?.get_item(&self.key).ok()?
    }
}

/// A browser that blocks storage refuses even to name it.
fn tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok()?
}

fn device() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
