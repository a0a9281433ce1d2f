//! Every word that a visitor sees, by what it belongs to. Missing and orphaned words are problems of the file.

mod term;
mod tongue;

use std::cell::OnceCell;
use std::rc::Rc;

use super::language::tag;
use super::locale::Locale;
use super::questionnaire::{IndicatorIx, Kind, Questionnaire, SectionIx};
use super::sources::{Sources, UNITS};
use crate::reading::{Fault, Fields, Ids, Json, Node, Problems, Text};

pub use term::Term;
pub use tongue::Tongue;

/// The words of a questionnaire and of the widget, in one language.
#[derive(Debug)]
pub struct Words {
    /// The language, a BCP 47 tag.
    pub language: Text,
    /// The language, and where that matters the region, by which numbers, dates and lists are written.
    pub formats: Text,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// The title of the first screen.
    pub title: Text,
    /// What the questionnaire is about, in a few words.
    pub subject: Text,
    /// What the questionnaire is built on, with stressed runs between pairs of asterisks.
    pub basis: Text,
    /// The month in which the sources were read, as `2026-11`.
    pub as_of: Text,
    /// What a reader has to know of these words, such as that nobody has reviewed the translation.
    pub notice: Option<Text>,
    /// Whether some of the words are behind the English from which they were translated.
    pub is_behind: bool,
    /// The groups' names and notes, in the order of the questionnaire.
    pub groups: Vec<GroupWords>,
    /// The rungs of the scale, lowest first.
    pub levels: Vec<LevelWords>,
    /// The bands' names.
    pub bands: Vec<Text>,
    /// The themes' names.
    pub themes: Vec<Text>,
    /// The starting points' names.
    pub starting_points: Vec<Text>,
    /// The texts of the steps of earlier editions that became steps of a person's own.
    pub(super) former_steps: Vec<Text>,
    pub(super) sections: Vec<SectionWords>,
    pub(super) indicators: Vec<IndicatorWords>,
    terms: Vec<Wording>,
    dates: Dates,
    /// The texts that are in English for want of a translation, sorted.
    in_english: Vec<Text>,
    tongue: OnceCell<Rc<Tongue>>,
}

/// How dates are written where the language says it itself, and not the browser.
#[derive(Debug, Default)]
struct Dates {
    /// The names of the months after a day, January first; empty where the browser writes dates.
    months: Vec<Text>,
    /// Their names without a day; empty where those are the same.
    months_alone: Vec<Text>,
    /// How the first day of a month is written; `None` where it is a number as any other.
    first_day: Option<Text>,
}

/// The words of a group.
#[derive(Debug)]
pub struct GroupWords {
    /// Its name.
    pub title: Text,
    /// What its sections are.
    pub note: Text,
}

/// The words of a section.
#[derive(Debug)]
pub struct SectionWords {
    /// Its title, as a task.
    pub title: Text,
    /// Its name in a table.
    pub short: Text,
    /// What the section is for.
    pub purpose: Text,
    /// The groups at risk, in the order of the questionnaire.
    pub risk: Vec<Text>,
}

/// The words of an indicator.
#[derive(Debug)]
pub struct IndicatorWords {
    /// The claim.
    pub statement: Text,
    /// The claim in a list.
    pub short: Text,
    /// What a term in it means.
    pub hint: Option<Text>,
    /// Why it matters.
    pub why: Text,
    /// What would show it.
    pub evidence: Text,
    /// When it does not apply, where it may not.
    pub not_applicable: Option<Text>,
    /// How the words are behind the English from which they were translated; `None` where they are not.
    pub behind: Option<Behind>,
    /// What can be done, in the order of the questionnaire.
    pub steps: Vec<StepWords>,
}

/// How a translation is behind the English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// The English has changed since.
    Outdated,
    /// It is shown in English, for want of a translation.
    Untranslated,
}

/// The words of a step.
#[derive(Debug)]
pub struct StepWords {
    /// What to do.
    pub text: Text,
    /// Who usually leads.
    pub lead: Text,
}

/// The words of a rung.
#[derive(Debug)]
pub struct LevelWords {
    /// Its name.
    pub name: Text,
    /// What it means.
    pub hint: Text,
    /// What it means for a statement of each kind; `None` where that is no different.
    hints: [Option<Text>; Kind::ALL.len()],
}

/// A term in its plural forms; a term that counts nothing has only the form `other`.
#[derive(Debug)]
struct Wording {
    forms: Vec<(Text, Text)>,
}

/// What the widget's own words say beside the words.
#[derive(Debug, Default)]
struct Interface {
    formats: Option<Text>,
    rtl: bool,
    terms: Vec<Wording>,
    dates: Dates,
}

/// Who wrote and who checked the words: what of that is shown.
#[derive(Debug, Default)]
struct About {
    as_of: Option<Text>,
    notice: Option<Text>,
}

/// The months of a year.
const MONTHS: usize = 12;

/// The most texts of a bundle.
const TEXTS: usize = 1_000_000;

impl Words {
    /// Reads the words of the questionnaire and of the widget, and names the sources in their language.
    pub(super) fn read(
        root: &Node<'_>,
        interface: &Node<'_>,
        questionnaire: &Questionnaire,
        sources: &mut Sources,
        problems: &mut Problems,
    ) -> Option<Self> {
        let interface = Interface::read(interface, problems).unwrap_or_default();
        let mut fields = root.object(problems)?;
        fields.format("uncat-readiness/words", 1, problems)?;
        same(fields.required("questionnaire", problems), &questionnaire.id, problems);
        same(fields.required("edition", problems), &questionnaire.edition, problems);
        let language = fields.required("language", problems).and_then(|node| tag(&node, problems));
        let about = fields.required("about", problems).and_then(|node| About::read(&node, true, problems));
        let about = about.unwrap_or_default();
        let names = fields.optional("sources");
        sources.name(names.as_ref(), language.as_deref().unwrap_or_default(), problems);
        let title = fields.words("title", problems);
        let subject = fields.words("subject", problems);
        let basis = fields.words("basis", problems);
        let groups = keyed(
            fields.required("groups", problems),
            &ids(&questionnaire.groups, |group| &group.id),
            problems,
        );
        let levels = keyed(fields.required("levels", problems), &questionnaire.levels, problems);
        let bands =
            keyed(fields.required("bands", problems), &ids(&questionnaire.bands, |band| &band.id), problems);
        let themes = keyed(fields.required("themes", problems), &questionnaire.themes, problems);
        let starting_points = match fields.optional("startingPoints") {
            None if questionnaire.starting_points.is_empty() => Some(Vec::new()),
            None => fields.required("startingPoints", problems).map(|_| Vec::new()),
            found => keyed(found, &ids(&questionnaire.starting_points, |point| &point.id), problems),
        };
        let former = questionnaire.migration.former_steps();
        let former_steps = match fields.optional("formerSteps") {
            None if former.is_empty() => Some(Vec::new()),
            None => fields.required("formerSteps", problems).map(|_| Vec::new()),
            found => keyed(found, &former, problems),
        };
        let sections: Vec<Text> = questionnaire.sections().map(|(_, section)| section.id.clone()).collect();
        let sections = keyed(fields.required("sections", problems), &sections, problems);
        let indicators: Vec<Text> = questionnaire.indicators().map(|(_, found)| found.id.clone()).collect();
        let indicators = keyed(fields.required("indicators", problems), &indicators, problems);
        let steps: Vec<Text> = questionnaire
            .indicators()
            .flat_map(|(_, found)| &found.steps)
            .map(|step| step.id.clone())
            .collect();
        let steps = keyed(fields.required("steps", problems), &steps, problems);
        fields.finish(problems);
        let mut steps = each(&steps.unwrap_or_default(), problems, StepWords::read).into_iter();
        let mut risks = questionnaire.sections().map(|(_, section)| section.risk.clone());
        let mut asked = questionnaire.indicators().map(|(_, indicator)| indicator);
        let Interface { formats, rtl, terms, dates } = interface;
        let language = language.unwrap_or_default();
        // A missing text gets a stand-in, so that it hides no other problem. With any problem the result is discarded.
        Some(Self {
            formats: formats.unwrap_or_else(|| language.clone()),
            language,
            rtl,
            title: title.unwrap_or_default(),
            subject: subject.unwrap_or_default(),
            basis: basis.unwrap_or_default(),
            as_of: about.as_of.unwrap_or_default(),
            notice: about.notice,
            is_behind: false,
            groups: each(&groups.unwrap_or_default(), problems, GroupWords::read),
            levels: each(&levels.unwrap_or_default(), problems, LevelWords::read),
            bands: each(&bands.unwrap_or_default(), problems, words),
            themes: each(&themes.unwrap_or_default(), problems, words),
            former_steps: each(&former_steps.unwrap_or_default(), problems, words),
            starting_points: each(&starting_points.unwrap_or_default(), problems, words),
            sections: each(&sections.unwrap_or_default(), problems, |node, problems| {
                SectionWords::read(node, &risks.next().unwrap_or_default(), problems)
            }),
            indicators: each(&indicators.unwrap_or_default(), problems, |node, problems| {
                let indicator = asked.next()?;
                let steps = steps.by_ref().take(indicator.steps.len()).collect();
                IndicatorWords::read(node, indicator.may_not_apply, steps, problems)
            }),
            terms,
            dates,
            in_english: Vec::new(),
            tongue: OnceCell::new(),
        })
    }

    /// Marks the words that are behind the English: a list of paths in the bundle, `words.indicators.S1.1.why`.
    pub(super) fn mark(
        &mut self,
        behind: Behind,
        paths: &Node<'_>,
        bundle: &Json,
        questionnaire: &Questionnaire,
        problems: &mut Problems,
    ) {
        let paths = paths.list(TEXTS, problems).unwrap_or_default();
        let paths: Vec<&str> = paths.iter().filter_map(|path| path.text(200, problems)).collect();
        self.is_behind |= !paths.is_empty();
        if behind == Behind::Untranslated {
            self.in_english = tongue::texts(bundle, &paths);
        }
        let is_in = |kind: &str, id: &str| {
            let is_its = |path: &&str| {
                let rest = path.strip_prefix("words.").and_then(|path| path.strip_prefix(kind));
                rest.and_then(|path| path.strip_prefix(id)).is_some_and(|path| path.starts_with('.'))
            };
            paths.iter().any(is_its)
        };
        for ((_, indicator), words) in questionnaire.indicators().zip(&mut self.indicators) {
            let is_behind = is_in("indicators.", &indicator.id)
                || indicator.steps.iter().any(|step| is_in("steps.", &step.id));
            words.behind = words.behind.or(is_behind.then_some(behind));
        }
    }

    /// The words of a section.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there are words for every section; reading proves it")]
    pub fn section(&self, ix: SectionIx) -> &SectionWords {
        &self.sections[ix.position()]
    }

    /// The words of an indicator.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there are words for every indicator; reading proves it")]
    pub fn indicator(&self, ix: IndicatorIx) -> &IndicatorWords {
        &self.indicators[ix.position()]
    }

    /// A term without placeholders.
    #[must_use]
    pub fn say(&self, term: Term) -> Text {
        self.form(term, "other")
    }

    /// A term with its placeholders filled in.
    #[must_use]
    pub fn fill(&self, term: Term, values: &[(&str, &str)]) -> Text {
        fill(&self.form(term, "other"), values).into()
    }

    /// Texts one after the other, each joined to those before by a term that has both.
    #[must_use]
    pub fn joined(&self, term: Term, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Text {
        let mut texts = texts.into_iter().map(|text| Text::from(text.as_ref()));
        let first = texts.next().unwrap_or_default();
        texts.fold(first, |before, next| self.fill(term, &[("before", &before), ("next", &next)]))
    }

    /// What is between texts in this language, and which of them are not in it.
    #[must_use]
    pub fn tongue(&self) -> Rc<Tongue> {
        Rc::clone(self.tongue.get_or_init(|| Rc::new(Tongue::of(self))))
    }

    /// A term in the plural form of a count, which fills the placeholder `n`.
    #[must_use]
    pub fn count(&self, locale: &dyn Locale, term: Term, n: u32, values: &[(&str, &str)]) -> Text {
        let number = locale.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(&self.form(term, &locale.plural(n)), &all).into()
    }

    /// A term in the plural form of a number with tenths, which fills the placeholder `n`.
    #[must_use]
    pub fn count_tenths(&self, locale: &dyn Locale, term: Term, tenths: u32) -> Text {
        let [whole, rest] = [tenths / 10, tenths % 10].map(|n| locale.number(n));
        let number = self.fill(Term::Decimal, &[("whole", &whole), ("tenths", &rest)]);
        fill(&self.form(term, &locale.plural_of_tenths(tenths)), &[("n", &number)]).into()
    }

    /// A day, given as `2026-11-23`, or a month, given as `2026-11`.
    #[must_use]
    pub fn date(&self, locale: &dyn Locale, iso: &str) -> String {
        self.own_date(iso).unwrap_or_else(|| locale.date(iso))
    }

    /// A date with the months of the words; `None` where they have none.
    fn own_date(&self, iso: &str) -> Option<String> {
        let Dates { months, months_alone, first_day } = &self.dates;
        let (year, rest) = iso.split_once('-')?;
        let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, day.get(..2)));
        let month = month.parse::<usize>().ok()?.checked_sub(1)?;
        let name = months.get(month)?;
        let filled = match day {
            None => {
                let name = months_alone.get(month).unwrap_or(name);
                self.fill(Term::MonthOfYear, &[("month", name), ("year", year)])
            }
            Some(day) => {
                let own = first_day.as_deref().filter(|_| day == "01");
                let day = own.unwrap_or_else(|| day.trim_start_matches('0'));
                self.fill(Term::DayOfMonth, &[("day", day), ("month", name), ("year", year)])
            }
        };
        Some(filled.to_string())
    }

    #[expect(clippy::indexing_slicing, reason = "there is a wording for every term; reading proves it")]
    fn form(&self, term: Term, category: &str) -> Text {
        let forms = &self.terms[term as usize].forms;
        let form =
            |name: &str| forms.iter().find(|(found, _)| &**found == name).map(|(_, text)| text.clone());
        form(category).or_else(|| form("other")).unwrap_or_default()
    }

    /// The term for a unit that is counted in a source, singular and plural.
    #[must_use]
    pub fn unit(&self, unit: &str) -> Term {
        let n = UNITS.iter().position(|name| *name == unit).unwrap_or_default();
        Term::UNITS.get(n).copied().unwrap_or(Term::UnitArticle)
    }
}

impl Interface {
    fn read(root: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = root.object(problems)?;
        fields.format("uncat-readiness/interface", 1, problems)?;
        fields.required("language", problems).and_then(|node| tag(&node, problems));
        fields.optional("name").and_then(|node| node.words(problems));
        let formats = fields.optional("formats").and_then(|node| tag(&node, problems));
        if let Some(node) = fields.optional("about") {
            About::read(&node, false, problems);
        }
        let rtl = fields.flag("rtl", problems);
        if let Some(node) = fields.optional("pages") {
            Self::check_pages(&node, problems);
        }
        let dates = Dates::read(&mut fields, problems);
        let words = fields.required("words", problems);
        fields.finish(problems);
        let names: Vec<Text> = Term::ALL.iter().map(|(name, _)| (*name).into()).collect();
        let nodes = keyed(words, &names, problems)?;
        let mut terms = Vec::with_capacity(nodes.len());
        for (node, (_, placeholders)) in nodes.iter().zip(Term::ALL) {
            terms.extend(Wording::read(node, placeholders, problems));
        }
        Some(Self { formats, rtl, terms, dates })
    }

    /// The pages around the widget are made of these, when `dist/` is made.
    fn check_pages(node: &Node<'_>, problems: &mut Problems) {
        let Some(mut fields) = node.object(problems) else { return };
        for name in ["title", "needs", "printed", "offline"] {
            fields.words(name, problems);
        }
        fields.finish(problems);
    }
}

impl Dates {
    fn read(fields: &mut Fields<'_>, problems: &mut Problems) -> Self {
        let [months, alone, first_day] =
            ["months", "monthsAlone", "firstDay"].map(|name| fields.optional(name));
        if months.is_none() && (alone.is_some() || first_day.is_some()) {
            fields.required("months", problems);
        }
        let [months, months_alone] =
            [months, alone].map(|node| Self::months(&node?, problems)).map(Option::unwrap_or_default);
        Self { months, months_alone, first_day: first_day.and_then(|node| node.words(problems)) }
    }

    fn months(node: &Node<'_>, problems: &mut Problems) -> Option<Vec<Text>> {
        let months = each(&node.list(MONTHS, problems)?, problems, words);
        if months.len() < MONTHS {
            node.fault(Fault::Expected("the names of twelve months"), problems);
        }
        Some(months)
    }
}

impl About {
    fn read(node: &Node<'_>, is_dated: bool, problems: &mut Problems) -> Option<Self> {
        let mut fields: Fields<'_> = node.object(problems)?;
        for name in ["source", "licence", "reviewer"] {
            fields.words(name, problems);
        }
        let as_of = if is_dated { fields.words("asOf", problems) } else { None };
        let notice = if is_dated { fields.optional("notice") } else { None };
        let notice = notice.and_then(|node| node.words(problems));
        fields.finish(problems);
        Some(Self { as_of, notice })
    }
}

impl GroupWords {
    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let (title, note) = (fields.words("title", problems), fields.words("note", problems));
        fields.finish(problems);
        Some(Self { title: title?, note: note? })
    }
}

impl LevelWords {
    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let (name, hint) = (fields.words("name", problems), fields.words("hint", problems));
        let mut kinds = fields.optional("hints").and_then(|node| node.object(problems));
        let hints = Kind::NAMES.map(|kind| kinds.as_mut()?.optional(kind)?.words(problems));
        if let Some(kinds) = kinds {
            kinds.finish(problems);
        }
        fields.finish(problems);
        Some(Self { name: name?, hint: hint?, hints })
    }

    /// What the rung means for a statement of a kind.
    #[must_use]
    pub fn hint_for(&self, kind: Option<Kind>) -> &Text {
        let own = Kind::ALL.iter().zip(&self.hints).find(|(of, _)| Some(**of) == kind);
        own.and_then(|(_, hint)| hint.as_ref()).unwrap_or(&self.hint)
    }
}

impl SectionWords {
    fn read(node: &Node<'_>, risk: &[Text], problems: &mut Problems) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let (title, short) = (fields.words("title", problems), fields.words("short", problems));
        let purpose = fields.words("purpose", problems);
        let risk = match fields.optional("risk") {
            None if risk.is_empty() => Vec::new(),
            None => {
                fields.required("risk", problems);
                Vec::new()
            }
            found => each(&keyed(found, risk, problems)?, problems, words),
        };
        fields.finish(problems);
        Some(Self { title: title?, short: short?, purpose: purpose?, risk })
    }
}

impl IndicatorWords {
    fn read(
        node: &Node<'_>,
        may_not_apply: bool,
        steps: Vec<StepWords>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let (statement, short) = (fields.words("statement", problems), fields.words("short", problems));
        let hint = fields.optional("hint").and_then(|node| node.words(problems));
        let (why, evidence) = (fields.words("why", problems), fields.words("evidence", problems));
        // Without the flag the words are a field that does not belong here.
        let not_applicable = if may_not_apply { fields.words("notApplicable", problems) } else { None };
        fields.finish(problems);
        Some(Self {
            statement: statement?,
            short: short?,
            hint,
            why: why?,
            evidence: evidence?,
            not_applicable,
            behind: None,
            steps,
        })
    }
}

impl StepWords {
    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = node.object(problems)?;
        let (text, lead) = (fields.words("text", problems), fields.words("lead", problems));
        fields.finish(problems);
        Some(Self { text: text?, lead: lead? })
    }
}

impl Wording {
    fn read(node: &Node<'_>, wanted: &[&str], problems: &mut Problems) -> Option<Self> {
        let mut forms = Vec::new();
        if let Json::Object(_) = node.json() {
            let categories = ["zero", "one", "two", "few", "many", "other"];
            for (name, form) in node.entries(problems)? {
                if !categories.contains(&name) {
                    form.fault(Fault::NotAllowed(name.to_owned(), categories.join(", ")), problems);
                }
                forms.push((Text::from(name), form.words(problems)?));
            }
            if !forms.iter().any(|(name, _)| &**name == "other") {
                node.fault(Fault::Missing("other"), problems);
            }
        } else {
            forms.push(("other".into(), node.words(problems)?));
        }
        for (name, text) in &forms {
            // Only the form `other` must repeat the number: "One statement" need not.
            let spared = |it: &&str| *it == "n" && &**name != "other";
            let mut found = placeholders(text);
            found.sort_unstable();
            found.dedup();
            let unknown = found.iter().any(|it| !wanted.contains(it));
            if unknown || wanted.iter().any(|it| !found.contains(it) && !spared(it)) {
                node.fault(Fault::Placeholders(wanted.join(", ")), problems);
            }
        }
        Some(Self { forms })
    }
}

/// Checks that a field repeats a text of the questionnaire.
fn same(node: Option<Node<'_>>, expected: &str, problems: &mut Problems) {
    if let Some(node) = node
        && let Some(found) = node.text(200, problems)
        && found != expected
        && !expected.is_empty()
    {
        node.fault(Fault::NotAllowed(found.to_owned(), expected.to_owned()), problems);
    }
}

fn ids<T>(list: &[T], id: impl Fn(&T) -> &Text) -> Vec<Text> {
    list.iter().map(|item| id(item).clone()).collect()
}

/// The value of each id, in the order of the ids. An id without words and words without an id are problems.
fn keyed<'a>(node: Option<Node<'a>>, ids: &[Text], problems: &mut Problems) -> Option<Vec<Node<'a>>> {
    let node = node?;
    let entries: Vec<_> = node.entries(problems)?.collect();
    let names: Vec<&str> = entries.iter().map(|(name, _)| *name).collect();
    let known = Ids::of(&names, |_| {});
    let mut used = vec![false; entries.len()];
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        match known.find(id) {
            Some(n) => {
                found.extend(entries.get(n).map(|(_, node)| node.clone()));
                used.iter_mut().skip(n).take(1).for_each(|used| *used = true);
            }
            None => node.fault(Fault::Unknown(id.to_string()), problems),
        }
    }
    for ((name, _), used) in entries.iter().zip(used) {
        if !used {
            node.fault(Fault::Orphan((*name).to_owned()), problems);
        }
    }
    (found.len() == ids.len()).then_some(found)
}

fn each<T>(
    nodes: &[Node<'_>],
    problems: &mut Problems,
    mut read: impl FnMut(&Node<'_>, &mut Problems) -> Option<T>,
) -> Vec<T> {
    nodes.iter().filter_map(|node| read(node, problems)).collect()
}

fn words(node: &Node<'_>, problems: &mut Problems) -> Option<Text> {
    node.words(problems)
}

/// The names between braces. After an unclosed brace the whole rest is a name, which no template has.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name)).collect()
}

/// Puts values into the placeholders of a template, in one pass: a value is never read as a template.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
