//! All sections, and the themes by group.

use crate::content::Term;
use crate::page::voice::{Voice, counted};
use crate::page::{Bar, Link, Text};
use crate::score::{Readiness, Score, Tally};
use crate::session::{Msg, Picture, Place};

/// All sections with their figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The heading.
    pub title: Text,
    /// What the bar, the comb and the mark mean.
    pub key: [Text; 3],
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: section, picture, readiness, range, with a level.
    pub columns: [Text; 5],
    /// The figures of the axis, in quarters.
    pub axis: [Text; 5],
    /// The rows; a group comes before its sections.
    pub rows: Vec<ProfileRow>,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// A row of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileRow {
    /// The id of the section; absent where the row is not a section.
    pub id: Option<Text>,
    /// Whether it heads the rows below it, as a group heads its sections.
    pub head: bool,
    /// Its name.
    pub name: Text,
    /// A note beside the name.
    pub note: Option<Text>,
    /// Where the name leads; absent where the name is not a link.
    pub to: Option<Msg>,
    /// The address of that place.
    pub address: Option<Text>,
    /// The picture; absent when everything in it does not apply, and where levels are shown instead.
    pub bar: Option<Bar>,
    /// The levels of few statements, in place of picture, readiness and range.
    pub levels: Option<Text>,
    /// Readiness, or a dash.
    pub readiness: Text,
    /// The range, or that it is fixed.
    pub range: Text,
    /// How many have a level.
    pub with_level: Text,
    /// How many do not apply; absent where all do.
    pub out: Option<Text>,
}

/// The themes by group.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemesPart {
    /// The heading.
    pub title: Text,
    /// What it shows.
    pub sentence: Text,
    /// The caption of the table.
    pub caption: Text,
    /// The headings of the columns: theme, then each group.
    pub columns: Vec<Text>,
    /// The rows.
    pub rows: Vec<ThemeRow>,
    /// Saves the picture, in each format.
    pub save: [Link; 2],
}

/// One theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeRow {
    /// Its name.
    pub name: Text,
    /// One cell for each group.
    pub cells: Vec<ThemeCell>,
}

/// One theme in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeCell {
    /// The figure, the levels of few statements, or that there is no statement or no level.
    pub value: Text,
    /// How many have a level.
    pub count: Option<Text>,
    /// How many do not apply; absent where all do.
    pub out: Option<Text>,
    /// The picture; absent when there is no statement, and for levels.
    pub bar: Option<Bar>,
}

impl Profile {
    pub(super) fn of(voice: Voice<'_>, score: &Score) -> Self {
        let questionnaire = voice.questionnaire();
        let mut rows = Vec::new();
        for ((group, words), (tally, readiness)) in
            questionnaire.groups.iter().zip(&voice.content.words.groups).zip(&score.groups)
        {
            let row = ProfileRow::of(voice, None, words.title.clone(), tally, readiness.as_ref());
            rows.push(ProfileRow { head: true, ..row });
            for ix in &group.sections {
                let tally = score.section(*ix);
                let name = voice.content.words.section(*ix).short.clone();
                let mut row = ProfileRow::of(
                    voice,
                    Some(Msg::Go(Place::Section(*ix))),
                    name,
                    &tally,
                    tally.readiness().as_ref(),
                );
                row.id = Some(questionnaire.section(*ix).id.clone());
                rows.push(row);
            }
        }
        let sections = counted(questionnaire.sections().len());
        let title = voice.count(Term::ProfileTitle, sections, &[]);
        Self {
            save: voice.save(Picture::Profile, &title),
            title,
            key: key(voice),
            caption: voice.say(Term::ProfileCaption),
            columns: columns(voice, Term::ColumnSection),
            axis: voice.axis(),
            rows,
        }
    }
}

/// What the bar, the comb and the mark mean.
pub(in crate::page) fn key(voice: Voice<'_>) -> [Text; 3] {
    [Term::ProfileKeySolid, Term::ProfileKeyComb, Term::ProfileKeyMark].map(|term| voice.say(term))
}

/// The headings of a table of figures; the first one says what the rows are.
pub(in crate::page) fn columns(voice: Voice<'_>, first: Term) -> [Text; 5] {
    [first, Term::ColumnPicture, Term::Readiness, Term::ColumnRange, Term::ColumnLevel]
        .map(|term| voice.say(term))
}

impl ProfileRow {
    pub(in crate::page) fn of(
        voice: Voice<'_>,
        to: Option<Msg>,
        name: Text,
        tally: &Tally,
        readiness: Option<&Readiness>,
    ) -> Self {
        let few = readiness.is_some() && tally.is_few();
        let shown = readiness.filter(|_| !few);
        let now = shown.and_then(|readiness| readiness.now);
        Self {
            id: None,
            head: false,
            name,
            note: None,
            address: to.as_ref().and_then(|to| voice.address(to)),
            to,
            bar: Bar::of(shown),
            levels: few.then(|| voice.levels(tally)),
            readiness: now.map_or_else(|| voice.say(Term::Dash), |now| voice.percent(now).into()),
            range: match shown {
                Some(readiness) => voice.range(readiness),
                None if few => voice.say(Term::Dash),
                None => voice.say(Term::LeftOut),
            },
            with_level: voice.with_level(tally),
            out: voice.out(tally.not_applicable, tally.not_foreseen),
        }
    }
}

impl ThemesPart {
    pub(super) fn of(voice: Voice<'_>, score: &Score) -> Self {
        let names = &voice.content.words.themes;
        let columns = voice.content.words.groups.iter().map(|group| group.title.clone());
        let rows = names.iter().zip(&score.themes).map(|(name, cells)| ThemeRow {
            name: name.clone(),
            cells: cells.iter().map(|tally| ThemeCell::of(voice, tally)).collect(),
        });
        let title = voice.count(Term::ThemesTitle, counted(names.len()), &[]);
        Self {
            save: voice.save(Picture::Themes, &title),
            title,
            sentence: voice.say(Term::ThemesSentence),
            caption: voice.say(Term::ThemesCaption),
            columns: std::iter::once(voice.say(Term::ColumnTheme)).chain(columns).collect(),
            rows: rows.collect(),
        }
    }
}

impl ThemeCell {
    fn of(voice: Voice<'_>, tally: &Tally) -> Self {
        let out = voice.out(tally.not_applicable, tally.not_foreseen);
        let Some(readiness) = tally.readiness() else {
            return Self { value: voice.say(Term::NoStatement), count: None, out, bar: None };
        };
        let count = Some(voice.with_level(tally));
        if tally.is_few() {
            return Self { value: voice.levels(tally), count, out, bar: None };
        }
        let value = readiness.now.map_or_else(|| voice.say(Term::NoLevel), |now| voice.percent(now).into());
        Self { value, count, out, bar: Bar::of(Some(&readiness)) }
    }
}
