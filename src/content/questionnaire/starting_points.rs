//! Reading the starting points: each names the statements that it stresses.

use super::parse::once;
use super::{IndicatorIx, Questionnaire, StartingPoint, StartingPointIx};
use crate::content::scope::{BEFORE_DEPOSIT, KEY};
use crate::reading::{Fault, Node, Problems};

/// The most starting points: a person reads them all to choose one.
const MOST: usize = 20;
/// The most names that one starting point has.
const MOST_NAMES: usize = 1_000;

impl Questionnaire {
    /// Reads the starting points, after everything that they can name.
    pub(super) fn read_starting_points(&mut self, node: &Node<'_>, problems: &mut Problems) -> Option<()> {
        for (n, node) in (0..).zip(node.list(MOST, problems)?) {
            let mut fields = node.object(problems)?;
            let id = fields.required("id", problems).and_then(|node| node.id(problems));
            let deposited = fields.flag("deposited", problems);
            let names =
                fields.required("stresses", problems).and_then(|node| node.list(MOST_NAMES, problems));
            fields.finish(problems);
            for name in names.unwrap_or_default() {
                self.stress(StartingPointIx(n), &name, problems);
            }
            self.starting_points.push(StartingPoint { id: id.unwrap_or_default().into(), deposited });
        }
        let ids: Vec<&str> = self.starting_points.iter().map(|point| &*point.id).collect();
        once(node, &ids, problems);
        Some(())
    }

    /// Marks all statements that a name means.
    fn stress(&mut self, point: StartingPointIx, node: &Node<'_>, problems: &mut Problems) {
        let Some(name) = node.text(64, problems) else { return };
        let named: Vec<IndicatorIx> =
            self.indicators().map(|(ix, _)| ix).filter(|ix| self.bears(*ix, name)).collect();
        if named.is_empty() {
            node.fault(Fault::Unknown(name.to_owned()), problems);
        }
        for ix in named {
            if let Some(indicator) = self.indicators.get_mut(ix.position())
                && !indicator.stressed_by.contains(&point)
            {
                indicator.stressed_by.push(point);
            }
        }
    }

    /// Whether a name means a statement: by its id, its section, group or theme, or by one of its two marks.
    fn bears(&self, ix: IndicatorIx, name: &str) -> bool {
        let indicator = self.indicator(ix);
        let section = self.sections.get(indicator.section.position());
        let group = section.and_then(|section| self.groups.get(section.group));
        let theme = |position: usize| self.themes.get(position).is_some_and(|id| &**id == name);
        match name {
            BEFORE_DEPOSIT => indicator.before_deposit,
            KEY => indicator.key,
            _ => {
                &*indicator.id == name
                    || section.is_some_and(|section| &*section.id == name)
                    || group.is_some_and(|group| &*group.id == name)
                    || indicator.themes.iter().any(|it| theme(it.position()))
            }
        }
    }
}
