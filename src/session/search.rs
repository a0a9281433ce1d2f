//! A search for statements as the person types it. It is working state: neither kept nor undone.

use std::rc::Rc;

use super::outcome::Outcome;
use super::{Effect, Session, Target};

/// What the person looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words, as they were typed.
    pub words: Rc<str>,
    /// Whether all results are shown, and not only the first few.
    pub all: bool,
}

/// Where the person looks for statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchIn {
    /// On the list of sections.
    Tasks,
    /// At a recommendation, by its position, to tie it to statements.
    Recommendation(usize),
}

impl SearchIn {
    /// The id of its field.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Tasks => "search".to_owned(),
            Self::Recommendation(n) => format!("received-{n}-search"),
        }
    }
}

impl Session {
    /// What the person looks for at a place.
    #[must_use]
    pub fn search(&self, place: SearchIn) -> Option<&Search> {
        match place {
            SearchIn::Tasks => Some(&self.desk.search),
            SearchIn::Recommendation(n) => {
                self.desk.tying.as_ref().filter(|tying| tying.position == n).map(|tying| &tying.search)
            }
        }
    }

    pub(super) fn look_for(&mut self, place: SearchIn, words: Rc<str>) -> Outcome {
        *self.search_mut(place) = Search { words, all: false };
        Outcome::shown([])
    }

    pub(super) fn show_all_found(&mut self, place: SearchIn) -> Outcome {
        self.search_mut(place).all = true;
        Outcome::shown([Effect::Focus(Target::Found(place))])
    }

    fn search_mut(&mut self, place: SearchIn) -> &mut Search {
        match place {
            SearchIn::Tasks => &mut self.desk.search,
            SearchIn::Recommendation(n) => &mut self.desk.tying_at(n).search,
        }
    }
}
