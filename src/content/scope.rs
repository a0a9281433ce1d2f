//! A part of a questionnaire, for a page that does not ask all of it.
//!
//! Narrowing removes the statements that are not asked, with their words. The rest is a questionnaire like any other,
//! so no other module has to know. Answers to removed statements are kept aside, as with any file
//! ([`Assessment::aside`](crate::assessment::Assessment::aside)).

use super::Content;
use super::questionnaire::{Indicator, IndicatorIx, Questionnaire, SectionIx};
use super::words::Words;
use crate::reading::Text;

/// What a questionnaire was narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The names that were given: ids of groups and sections, [`BEFORE_DEPOSIT`], [`KEY`].
    pub names: Vec<Text>,
    /// How many statements the whole questionnaire has.
    pub of: usize,
}

/// Names the statements that are best settled before deposit.
pub const BEFORE_DEPOSIT: &str = "before-deposit";
/// Names the statements of a quick look.
pub const KEY: &str = "key";

/// What the names ask for.
#[derive(Default)]
struct Wanted {
    names: Vec<Text>,
    unknown: Vec<String>,
    sections: Vec<SectionIx>,
    before_deposit: bool,
    key: bool,
}

impl Content {
    /// Narrows the questionnaire to these names, separated by white space or commas.
    ///
    /// Groups and sections add up, [`BEFORE_DEPOSIT`] and [`KEY`] narrow them: `areas S8 key` asks the key statements
    /// of the areas and of step 8. Returns the unknown names, which are ignored. Where no statement would be left, all
    /// of them stay, and all names are returned.
    pub fn narrow(&mut self, names: &str) -> Vec<String> {
        let mut wanted = Wanted::read(names, &self.questionnaire);
        let asked: Vec<bool> =
            self.questionnaire.indicators().map(|(_, indicator)| wanted.asks(indicator)).collect();
        if wanted.names.is_empty() {
            return wanted.unknown;
        }
        if !asked.contains(&true) {
            wanted.unknown.extend(wanted.names.iter().map(ToString::to_string));
            return wanted.unknown;
        }
        let scope = Scope { names: wanted.names, of: asked.len() };
        let retained = self.questionnaire.narrow_to(&asked);
        self.words.narrow_to(&asked, &retained);
        self.questionnaire.scope = Some(scope);
        self.index.take();
        wanted.unknown
    }
}

impl Wanted {
    fn read(names: &str, questionnaire: &Questionnaire) -> Self {
        let mut wanted = Self::default();
        let separated = names.split(|it: char| it == ',' || it.is_whitespace());
        for name in separated.filter(|name| !name.is_empty()) {
            let group = questionnaire.groups.iter().find(|group| &*group.id == name);
            match (name, group, questionnaire.find_section(name)) {
                (BEFORE_DEPOSIT, ..) => wanted.before_deposit = true,
                (KEY, ..) => wanted.key = true,
                (_, Some(group), _) => wanted.sections.extend(&group.sections),
                (_, None, Some(section)) => wanted.sections.push(section),
                (_, None, None) => {
                    wanted.unknown.push(name.to_owned());
                    continue;
                }
            }
            wanted.names.push(name.into());
        }
        wanted
    }

    fn asks(&self, indicator: &Indicator) -> bool {
        let here = self.sections.is_empty() || self.sections.contains(&indicator.section);
        let marked = (self.before_deposit && indicator.before_deposit) || (self.key && indicator.key);
        here && (marked || !(self.before_deposit || self.key))
    }
}

/// Which sections and groups are left.
struct Retained {
    sections: Vec<bool>,
    groups: Vec<bool>,
}

impl Questionnaire {
    /// Removes the indicators that are not asked, then empty sections and groups. Makes all indexes anew.
    fn narrow_to(&mut self, asked: &[bool]) -> Retained {
        let mut indicators = asked.iter();
        let sections: Vec<bool> = self
            .sections
            .iter()
            // `fold` takes all indicators of the section; `any` would stop at the first that is asked.
            .map(|section| {
                indicators.by_ref().take(section.indicators.len()).fold(false, |any, asked| any | *asked)
            })
            .collect();
        let [new_indicators, new_sections] = [renumbered(asked), renumbered(&sections)];
        let indicator =
            |ix: &IndicatorIx| new_indicators.get(ix.position()).copied().flatten().map(IndicatorIx::at);
        let section = |ix: &SectionIx| new_sections.get(ix.position()).copied().flatten().map(SectionIx::at);
        retain(&mut self.indicators, asked);
        for one in &mut self.indicators {
            one.requires = one.requires.iter().filter_map(indicator).collect();
            one.required_by = one.required_by.iter().filter_map(indicator).collect();
            one.section = section(&one.section).unwrap_or(one.section);
        }
        for group in &mut self.groups {
            group.sections = group.sections.iter().filter_map(section).collect();
        }
        let groups: Vec<bool> = self.groups.iter().map(|group| !group.sections.is_empty()).collect();
        retain(&mut self.groups, &groups);
        retain(&mut self.sections, &sections);
        let new_groups = renumbered(&groups);
        for one in &mut self.sections {
            one.indicators = one.indicators.iter().filter_map(indicator).collect();
            one.group = new_groups.get(one.group).copied().flatten().unwrap_or_default();
        }
        Retained { sections, groups }
    }
}

impl Words {
    fn narrow_to(&mut self, asked: &[bool], retained: &Retained) {
        retain(&mut self.groups, &retained.groups);
        retain(&mut self.sections, &retained.sections);
        retain(&mut self.indicators, asked);
    }
}

/// The new position of each thing that stays.
fn renumbered(stays: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0..;
    stays.iter().map(|stays| if *stays { next.next() } else { None }).collect()
}

fn retain<T>(list: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    list.retain(|_| stays.next().copied().unwrap_or_default());
}
