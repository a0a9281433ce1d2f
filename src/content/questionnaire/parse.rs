//! Reading a questionnaire: every id known, every number in range, no circle among the prerequisites.

use super::{
    Band, Force, Group, Horizon, Indicator, IndicatorIx, Kind, MOST_LEVELS, Questionnaire, Reference,
    Section, SectionIx, Step, Theme, Treaty,
};
use crate::content::Percent;
use crate::content::migration::Migration;
use crate::content::sources::{Source, Sources};
use crate::reading::{Fault, Ids, Node, Problems, Text};

/// The format that this version reads.
const FORMAT: &str = "uncat-readiness/questionnaire";

/// The most sections and indicators: every index fits into 16 bits, and a person can still work through a page.
const MOST: usize = 20_000;

/// The greatest weight of a section, and of all indicators of one section together. Figures are exact fractions:
/// their common denominator divides `lcm(1..=64)` times points and weights, which 128 bits hold.
const MOST_WEIGHT: u32 = 64;

impl Questionnaire {
    /// Reads a questionnaire. Without sources, which have problems of their own, references stay unread.
    pub(in crate::content) fn read(
        root: &Node<'_>,
        sources: Option<&Sources>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = root.object(problems)?;
        fields.format(FORMAT, 1, problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let edition = fields.required("edition", problems).and_then(|node| id_like(&node, problems));
        let scale = fields.required("scale", problems).and_then(|node| scale(&node, problems));
        let bands = fields.required("bands", problems).and_then(|node| bands(&node, problems));
        let themes = fields.required("themes", problems).and_then(|node| ids(&node, 100, problems));
        let groups = fields.required("groups", problems);
        let starting_points = fields.optional("startingPoints");
        fields.finish(problems);
        let (levels, points) = scale.unwrap_or_default();
        // A missing field gets a stand-in, here and below, so that it hides no other problem and makes no further one.
        // With any problem the result is discarded.
        let mut questionnaire = Self {
            id: id.unwrap_or_default(),
            edition: edition.unwrap_or_default(),
            levels,
            points,
            bands: bands.unwrap_or_default(),
            themes: themes.unwrap_or_default(),
            groups: Vec::new(),
            starting_points: Vec::new(),
            treaties: sources.map(treaties).unwrap_or_default(),
            migration: Migration::default(),
            scope: None,
            sections: Vec::new(),
            indicators: Vec::new(),
        };
        let mut required = Vec::new();
        for node in groups?.list(MOST, problems)? {
            questionnaire.read_group(&node, sources, &mut required, problems);
        }
        questionnaire.check_ids(root, problems);
        questionnaire.link(required, problems);
        questionnaire.check_circles(root, problems);
        if let Some(node) = starting_points {
            questionnaire.read_starting_points(&node, problems);
        }
        Some(questionnaire)
    }

    fn read_group<'a>(
        &mut self,
        node: &Node<'a>,
        sources: Option<&Sources>,
        required: &mut Vec<(IndicatorIx, Node<'a>)>,
        problems: &mut Problems,
    ) -> Option<()> {
        let mut fields = node.object(problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let sections = fields.required("sections", problems).and_then(|node| node.list(MOST, problems));
        fields.finish(problems);
        let group = self.groups.len();
        self.groups.push(Group { id: id?, sections: Vec::new() });
        for node in sections? {
            let ix = SectionIx(u16::try_from(self.sections.len()).ok()?);
            if let Some(section) = self.read_section(&node, ix, group, sources, required, problems) {
                self.sections.push(section);
                if let Some(group) = self.groups.get_mut(group) {
                    group.sections.push(ix);
                }
            }
        }
        Some(())
    }

    fn read_section<'a>(
        &mut self,
        node: &Node<'a>,
        ix: SectionIx,
        group: usize,
        sources: Option<&Sources>,
        required: &mut Vec<(IndicatorIx, Node<'a>)>,
        problems: &mut Problems,
    ) -> Option<Section> {
        let mut fields = node.object(problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let weight = weight(fields.optional("weight").as_ref(), problems);
        let risk = fields.optional("risk").and_then(|node| ids(&node, 100, problems)).unwrap_or_default();
        let nodes = fields.required("indicators", problems).and_then(|node| node.list(MOST, problems));
        fields.finish(problems);
        let mut indicators = Vec::new();
        let mut total = 0;
        for node in nodes? {
            let at = IndicatorIx(u16::try_from(self.indicators.len()).ok()?);
            if let Some(indicator) = self.read_indicator(&node, at, ix, sources, required, problems) {
                total += indicator.weight;
                self.indicators.push(indicator);
                indicators.push(at);
            }
        }
        if !(1..=MOST_WEIGHT).contains(&total) {
            node.fault(Fault::OutOfRange(total.into(), 1, MOST_WEIGHT.into()), problems);
        }
        Some(Section { id: id?, group, weight, risk, indicators })
    }

    fn read_indicator<'a>(
        &self,
        node: &Node<'a>,
        ix: IndicatorIx,
        section: SectionIx,
        sources: Option<&Sources>,
        required: &mut Vec<(IndicatorIx, Node<'a>)>,
        problems: &mut Problems,
    ) -> Option<Indicator> {
        let mut fields = node.object(problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let weight = weight(fields.optional("weight").as_ref(), problems);
        let key = fields.flag("key", problems);
        let kind = fields.optional("kind").and_then(|node| node.one_of(&Kind::NAMES, problems));
        let core = fields.flag("core", problems);
        let first = fields.flag("first", problems);
        let before_deposit = fields.flag("beforeDeposit", problems);
        let may_not_apply = fields.flag("mayNotApply", problems);
        let articles = fields.required("articles", problems).and_then(|node| articles(&node, problems));
        let themes = fields.required("themes", problems).and_then(|node| self.themes_of(&node, problems));
        let needs = fields.optional("requires").and_then(|node| needs(&node, problems)).unwrap_or_default();
        required.extend(needs.into_iter().map(|node| (ix, node)));
        let cited = fields.required("references", problems).and_then(|node| node.list(100, problems));
        let steps = fields.required("steps", problems).and_then(|node| steps(&node, problems));
        fields.finish(problems);
        let references: Vec<_> = match sources {
            Some(sources) => cited
                .unwrap_or_default()
                .iter()
                .filter_map(|node| self.reference(node, sources, problems))
                .collect(),
            None => Vec::new(),
        };
        let whole = references.iter().filter(|reference| !reference.in_part);
        let force = whole.map(|reference| reference.force).max().unwrap_or(Force::Guidance);
        Some(Indicator {
            id: id?,
            section,
            weight,
            key,
            kind: kind.and_then(|n| Kind::ALL.get(n).copied()),
            core,
            first,
            before_deposit,
            may_not_apply,
            articles: articles.unwrap_or_default(),
            themes: themes.unwrap_or_default(),
            stressed_by: Vec::new(),
            requires: Vec::new(),
            required_by: Vec::new(),
            references,
            force,
            steps: steps.unwrap_or_default(),
        })
    }

    fn reference(&self, node: &Node<'_>, sources: &Sources, problems: &mut Problems) -> Option<Reference> {
        let mut fields = node.object(problems)?;
        let source = fields.required("source", problems);
        let at = fields.optional("at").and_then(|node| node.list(50, problems)).unwrap_or_default();
        let in_part = fields.optional("extent").and_then(|node| node.one_of(&["part"], problems)).is_some();
        let force = fields.optional("force").and_then(|node| Force::read(&node, problems));
        fields.finish(problems);
        let id = source.as_ref()?.text(64, problems)?;
        let Some((n, found)) = sources.find(id) else {
            source?.fault(Fault::Unknown(id.to_owned()), problems);
            return None;
        };
        let mut pinpoints = Vec::new();
        for node in at {
            let cited = node.text(64, problems)?;
            match found.pinpoint(cited) {
                Some(n) => pinpoints.push(n),
                None => node.fault(Fault::Unknown(format!("{id} {cited}")), problems),
            }
        }
        let joined = self.treaties().find(|(_, treaty)| Some(treaty.source) == found.treaty);
        let treaty = joined.map(|(ix, _)| ix);
        Some(Reference { source: n, pinpoints, in_part, force: force.unwrap_or(found.force), treaty })
    }

    fn themes_of(&self, node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Theme>> {
        let names: Vec<&str> = self.themes.iter().map(|id| &**id).collect();
        let nodes = node.list(names.len(), problems)?;
        if nodes.is_empty() {
            node.fault(Fault::Blank, problems);
        }
        let found: Vec<usize> = nodes.iter().filter_map(|node| node.one_of(&names, problems)).collect();
        let named: Vec<&str> = found.iter().filter_map(|n| names.get(*n).copied()).collect();
        once(node, &named, problems);
        Some(found.into_iter().filter_map(|n| u16::try_from(n).ok().map(Theme)).collect())
    }

    /// Links each prerequisite to the indicator that needs it, now that all ids are known.
    fn link(&mut self, required: Vec<(IndicatorIx, Node<'_>)>, problems: &mut Problems) {
        let ids: Vec<Text> = self.indicators.iter().map(|indicator| indicator.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
        let known = Ids::of(&ids, |_| {});
        for (ix, node) in required {
            let Some(id) = node.text(200, problems) else { continue };
            let Some(before) = known.find(id).and_then(|n| u16::try_from(n).ok()).map(IndicatorIx) else {
                node.fault(Fault::Unknown(id.to_owned()), problems);
                continue;
            };
            if let Some(indicator) = self.indicators.get_mut(ix.position()) {
                indicator.requires.push(before);
            }
            if let Some(indicator) = self.indicators.get_mut(before.position()) {
                indicator.required_by.push(ix);
            }
        }
    }

    /// No id may repeat: answers, words and prerequisites refer to ids.
    fn check_ids(&self, root: &Node<'_>, problems: &mut Problems) {
        let sections: Vec<&str> = self.sections.iter().map(|section| &*section.id).collect();
        let groups: Vec<&str> = self.groups.iter().map(|group| &*group.id).collect();
        let indicators: Vec<&str> = self.indicators.iter().map(|indicator| &*indicator.id).collect();
        let steps: Vec<&str> =
            self.indicators.iter().flat_map(|found| &found.steps).map(|step| &*step.id).collect();
        for ids in [groups, sections, indicators, steps] {
            Ids::of(&ids, |id| root.fault(Fault::Repeated(id.to_owned()), problems));
        }
    }

    /// Repeatedly removes the indicators that need no remaining one. Those left are in a circle, or need one that is.
    fn check_circles(&self, root: &Node<'_>, problems: &mut Problems) {
        let mut needs: Vec<usize> =
            self.indicators.iter().map(|indicator| indicator.requires.len()).collect();
        let free = |(ix, indicator): (IndicatorIx, &Indicator)| indicator.requires.is_empty().then_some(ix);
        let mut open: Vec<IndicatorIx> = self.indicators().filter_map(free).collect();
        while let Some(ix) = open.pop() {
            for next in &self.indicator(ix).required_by {
                if let Some(n) = needs.get_mut(next.position()) {
                    *n -= 1;
                    if *n == 0 {
                        open.push(*next);
                    }
                }
            }
        }
        let stuck = self.indicators.iter().zip(&needs).filter(|(_, n)| **n > 0);
        let ids: Vec<&str> = stuck.map(|(indicator, _)| &*indicator.id).collect();
        if !ids.is_empty() {
            root.fault(Fault::Circle(ids.join(", ")), problems);
        }
    }
}

/// The prerequisites of an indicator; their ids are looked up when all are known.
fn needs<'a>(node: &Node<'a>, problems: &mut Problems) -> Option<Vec<Node<'a>>> {
    let nodes = node.list(MOST, problems)?;
    let ids: Vec<&str> = nodes.iter().filter_map(Node::as_text).collect();
    once(node, &ids, problems);
    Some(nodes)
}

fn id(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    node.id(problems).map(Text::from)
}

fn id_like(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    node.id_like(problems).map(Text::from)
}

fn ids(node: &Node<'_>, most: usize, problems: &mut Problems) -> Option<Vec<Text>> {
    let nodes = node.list(most, problems)?;
    let ids: Vec<Text> = nodes.iter().filter_map(|node| id(node, problems)).collect();
    once(node, &ids.iter().map(|id| &**id).collect::<Vec<_>>(), problems);
    Some(ids)
}

fn weight(node: Option<&Node<'_>>, problems: &mut Problems) -> u32 {
    let weight = node.and_then(|node| node.int(1, MOST_WEIGHT.into(), problems));
    weight.and_then(|n| u32::try_from(n).ok()).unwrap_or(1)
}

/// Rungs with points that rise from 0.
fn scale(node: &Node<'_>, problems: &mut Problems) -> Option<(Vec<Text>, Vec<u32>)> {
    let (mut levels, mut points) = (Vec::new(), Vec::new());
    let mut least = 0;
    let nodes = node.list(MOST_LEVELS, problems)?;
    for node in &nodes {
        let mut fields = node.object(problems)?;
        let level = fields.required("level", problems).and_then(|node| level(&node, problems));
        let highest = if least == 0 { 0 } else { 100 };
        let value = fields.required("points", problems).and_then(|node| node.int(least, highest, problems));
        fields.finish(problems);
        least = value.unwrap_or(least) + 1;
        levels.extend(level);
        points.extend(value.and_then(|value| u32::try_from(value).ok()));
    }
    once(node, &levels.iter().map(|id: &Text| &**id).collect::<Vec<_>>(), problems);
    if nodes.len() < 2 {
        node.fault(Fault::Expected("a list of at least two levels"), problems);
        return None;
    }
    Some((levels, points))
}

/// The id of a rung. It must not be the name of an answer that is not a level: a saved file has both.
fn level(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    let found = id(node, problems)?;
    if matches!(&*found, "not-known" | "not-applicable") {
        node.fault(Fault::Expected("another id: this is the name of an answer that is no level"), problems);
    }
    Some(found)
}

fn bands(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Band>> {
    let mut bands = Vec::new();
    for node in node.list(20, problems)? {
        let mut fields = node.object(problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let from = fields.required("from", problems).and_then(|node| node.int(0, 100, problems));
        fields.finish(problems);
        bands.push(Band { id: id?, from: Percent::new(u32::try_from(from?).ok()?) });
    }
    let ids: Vec<&str> = bands.iter().map(|band| &*band.id).collect();
    once(node, &ids, problems);
    let rising = bands.windows(2).all(|pair| matches!(pair, [low, high] if low.from < high.from));
    if !rising || bands.first().is_none_or(|band| band.from.number() != 0) {
        node.fault(Fault::Bands, problems);
    }
    Some(bands)
}

/// Articles of the Convention: there are 33.
fn articles(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<u8>> {
    let nodes = node.list(33, problems)?;
    if nodes.is_empty() {
        node.fault(Fault::Blank, problems);
    }
    let read = |node: &Node<'_>| node.int(1, 33, problems).and_then(|n| u8::try_from(n).ok());
    let articles: Vec<u8> = nodes.iter().filter_map(read).collect();
    let numbers: Vec<String> = articles.iter().map(ToString::to_string).collect();
    once(node, &numbers.iter().map(String::as_str).collect::<Vec<_>>(), problems);
    Some(articles)
}

/// The treaties among the sources; none where there is only the one that the questionnaire is about.
fn treaties(sources: &Sources) -> Vec<Treaty> {
    let treaty =
        |(n, source): (usize, &Source)| Treaty { id: source.id.clone(), source: n, own: !source.parties };
    let treaties: Vec<Treaty> = sources.treaties().map(treaty).collect();
    if treaties.iter().all(|treaty| treaty.own) { Vec::new() } else { treaties }
}

/// At least one step: every indicator leads to something that can be done.
fn steps(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Step>> {
    let nodes = node.list(10, problems)?;
    if nodes.is_empty() {
        node.fault(Fault::Blank, problems);
    }
    let mut steps = Vec::new();
    for node in nodes {
        let mut fields = node.object(problems)?;
        let id = fields.required("id", problems).and_then(|node| id(&node, problems));
        let horizon = fields.required("horizon", problems).and_then(|node| horizon(&node, problems));
        fields.finish(problems);
        let Some(id) = id else { continue };
        steps.push(Step { id, horizon: horizon.unwrap_or_default() });
    }
    Some(steps)
}

fn horizon(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Horizon>> {
    let nodes = node.list(3, problems)?;
    if nodes.is_empty() {
        node.fault(Fault::Blank, problems);
    }
    Some(nodes.iter().filter_map(|node| Horizon::read(node, problems)).collect())
}

/// Notes each repeated name of a list.
pub(super) fn once(node: &Node<'_>, list: &[&str], problems: &mut Problems) {
    Ids::of(list, |id| node.fault(Fault::Repeated(id.to_owned()), problems));
}
