//! Finding by id: one index for every kind of id, so that its code is there once.

use std::collections::BTreeMap;

/// The places of some ids in their list.
#[derive(Debug)]
pub(crate) struct Ids<'a>(BTreeMap<&'a str, usize>);

impl<'a> Ids<'a> {
    /// Indexes a list; an id that stands there twice is also told, and keeps its first place.
    pub(crate) fn of(ids: &[&'a str], mut repeated: impl FnMut(&'a str)) -> Self {
        let mut places = BTreeMap::new();
        for (n, id) in ids.iter().enumerate() {
            if places.contains_key(id) {
                repeated(id);
            } else {
                places.insert(*id, n);
            }
        }
        Self(places)
    }

    /// The place of an id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }
}
