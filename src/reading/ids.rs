//! Look-up by id: one index for every kind of id, so that the code exists once.

use std::collections::BTreeMap;

/// The positions of some ids in their list.
#[derive(Debug)]
pub(crate) struct Ids<'a>(BTreeMap<&'a str, usize>);

impl<'a> Ids<'a> {
    /// Indexes a list. Reports each repeated id, which keeps its first position.
    pub(crate) fn of(ids: &[&'a str], mut repeated: impl FnMut(&'a str)) -> Self {
        let mut positions = BTreeMap::new();
        for (n, id) in ids.iter().enumerate() {
            if positions.contains_key(id) {
                repeated(id);
            } else {
                positions.insert(*id, n);
            }
        }
        Self(positions)
    }

    /// The position of an id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }
}
