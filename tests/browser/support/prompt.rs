//! The question of a browser whether a page may be left, and links that a person opens beside the page.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_MIDDLE, MouseActions, PointerAction,
};
use fantoccini::key::Key;

use super::browser::Browser;
use super::engine::{Engine, Window};
use super::part::Part;

impl Browser {
    /// As [`open_in`](Self::open_in); when a page asks before it is left, the question stays. Not in WebKit.
    #[track_caller]
    pub(crate) fn open_asking(engine: Engine, page: &str) -> Self {
        Self::open_window(engine, Window::Asking, page)
    }

    /// Goes to another page of the same site, as its own script would, without waiting for it.
    #[track_caller]
    pub(crate) fn set_out_for(&self, page: &str) {
        let go = "setTimeout((to) => { location.href = to; }, 0, arguments[0]);";
        self.script(go, vec![self.address(page).into()]);
    }

    /// Waits until the browser asks whether the page may be left.
    #[track_caller]
    pub(crate) fn await_question(&self) {
        self.wait_until("the browser asks", || {
            self.session().runtime.block_on(self.client.get_alert_text()).is_ok()
        });
    }

    /// Stays on the page.
    #[track_caller]
    pub(crate) fn stay(&self) {
        self.done("stay", self.client.dismiss_alert());
    }

    /// Leaves the page all the same.
    #[track_caller]
    pub(crate) fn leave_all_the_same(&self) {
        self.done("leave the page", self.client.accept_alert());
    }

    /// The number of tabs and windows.
    #[track_caller]
    pub(crate) fn tabs(&self) -> usize {
        self.done("count the tabs", self.client.windows()).len()
    }
}

impl Part<'_> {
    /// Clicks with the middle button of a mouse.
    #[track_caller]
    pub(crate) fn click_middle(&self) {
        self.click_with(MOUSE_BUTTON_MIDDLE);
    }

    /// Clicks while the control key is down.
    #[track_caller]
    pub(crate) fn click_with_control(&self) {
        let control = |action: fn(char) -> KeyAction| {
            let keys = KeyActions::new("keyboard".to_owned()).then(action(Key::Control.into()));
            self.browser.done("use the control key", self.browser.client.perform_actions(keys));
        };
        control(|value| KeyAction::Down { value });
        self.click_with(MOUSE_BUTTON_LEFT);
        control(|value| KeyAction::Up { value });
    }

    #[track_caller]
    fn click_with(&self, button: u64) {
        self.script("arguments[0].scrollIntoView({ block: 'center' });");
        let to = PointerAction::MoveToElement {
            element: self.element.clone(),
            duration: Some(Duration::ZERO),
            x: 0.0,
            y: 0.0,
        };
        let mouse = MouseActions::new("mouse".to_owned()).then(to);
        let mouse = mouse.then(PointerAction::Down { button }).then(PointerAction::Up { button });
        self.browser.done("click with a button", self.browser.client.perform_actions(mouse));
    }
}
