//! All sections, and the themes by group.

use super::{Profile, ProfileRow, ThemeCell, ThemeRow, ThemesPart};
use crate::content::Term;
use crate::page::voice::{Voice, counted};
use crate::page::{Bar, Text};
use crate::score::{Readiness, Score, Tally};
use crate::session::{Msg, Picture, Place};

impl Profile {
    pub(super) fn of(voice: Voice<'_>, score: &Score) -> Self {
        let questionnaire = voice.questionnaire();
        let mut rows = Vec::new();
        for ((group, words), (tally, readiness)) in
            questionnaire.groups.iter().zip(&voice.content.words.groups).zip(&score.groups)
        {
            rows.push(ProfileRow::of(voice, None, words.title.clone(), tally, readiness.as_ref()));
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
            key: [Term::ProfileKeySolid, Term::ProfileKeyComb, Term::ProfileKeyMark]
                .map(|term| voice.say(term)),
            caption: voice.say(Term::ProfileCaption),
            columns: [
                Term::ColumnSection,
                Term::ColumnPicture,
                Term::Readiness,
                Term::ColumnRange,
                Term::ColumnLevel,
            ]
            .map(|term| voice.say(term)),
            rows,
        }
    }
}

impl ProfileRow {
    fn of(
        voice: Voice<'_>,
        to: Option<Msg>,
        name: Text,
        tally: &Tally,
        readiness: Option<&Readiness>,
    ) -> Self {
        let now = readiness.and_then(|readiness| readiness.now);
        Self {
            id: None,
            name,
            to,
            bar: Bar::of(readiness),
            readiness: now.map_or_else(|| voice.say(Term::Dash), |now| voice.percent(now).into()),
            range: readiness.map_or_else(|| voice.say(Term::LeftOut), |readiness| voice.range(readiness)),
            with_level: voice.with_level(tally),
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
        let Some(readiness) = tally.readiness() else {
            return Self { value: voice.say(Term::NoStatement), count: None, bar: None };
        };
        let value = readiness.now.map_or_else(|| voice.say(Term::NoLevel), |now| voice.percent(now).into());
        Self { value, count: Some(voice.with_level(tally)), bar: Bar::of(Some(&readiness)) }
    }
}
