//! The file that was offered, and the other ways to get it.

use std::rc::Rc;

use super::voice::Voice;
use super::{Link, OfferedPart, Text, Ways, isolated};
use crate::content::Term;
use crate::session::{Msg, Offered};

impl OfferedPart {
    pub(super) fn of(offered: &Offered, voice: Voice<'_>) -> Self {
        let name = isolated(&offered.name);
        Self {
            line: voice.fill(Term::OfferedLine, &[("file", &name)]),
            more: voice.link(Term::OfferedWays, Msg::ShowWays),
            close: voice.link(Term::Close, Msg::CloseOffered),
            ways: offered.open.then(|| Ways::of(offered, &name, voice)),
        }
    }
}

impl Ways {
    fn of(offered: &Offered, name: &str, voice: Voice<'_>) -> Self {
        let nothing = !offered.shares && offered.text.is_none();
        let mut hints = vec![voice.say(Term::OfferedHint)];
        hints.extend(nothing.then(|| voice.say(Term::OfferedPixels)));
        let share = offered.shares.then(|| voice.link(Term::Share, Msg::Share));
        let copy = offered.text.is_some().then(|| voice.link(Term::Copy, Msg::Copy));
        let actions: Vec<Link> = share.into_iter().chain(copy).collect();
        let label = || (voice.say(Term::OfferedText), voice.fill(Term::OfferedTextHint, &[("file", name)]));
        Self {
            hints,
            actions,
            said: offered.said.map(|said| voice.say(said)),
            text: offered.text.as_ref().map(|text| (label(), Text::from(Rc::clone(text)))),
        }
    }
}
