//! The page to print: complete, sound as HTML, and nothing in it but what the content says.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::printed;

use crate::support::{bundle, parse, uncat};

/// The page of a questionnaire, as a browser's parser reads it.
pub(crate) fn page(content: &Content) -> Html {
    Html::parse_document(&printed::html(content, &Plain, "style.css"))
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of an attribute, in the order of the page.
fn values<'a>(html: &'a Html, attribute: &str) -> Vec<&'a str> {
    select(html, &format!("[{attribute}]")).iter().map(|element| element.attr(attribute).unwrap()).collect()
}

// What stands in it

#[test]
fn every_statement_stands_there_once_with_its_boxes_and_sources() {
    let content = uncat();
    let html = page(&content);
    let statements = select(&html, ".statement");
    let indicators = content.questionnaire.indicators();
    assert_eq!(statements.len(), indicators.len());
    for (element, (ix, indicator)) in statements.into_iter().zip(indicators) {
        let part = |selector: &str| element.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        let claim = &content.words.indicator(ix).statement;
        assert_eq!(text(part("h4")[0]), format!("{} {claim}", indicator.id));
        let boxes: Vec<String> = part(".ticks li").into_iter().map(text).collect();
        let last = if indicator.may_not_apply { "Not applicable" } else { "Not applicable (not foreseen)" };
        assert_eq!(boxes, ["Not yet", "Planned", "Partly", "In place", "Not known", last]);
        assert_eq!(part(".why li").len(), indicator.references.len(), "{}", indicator.id);
        let tags: Vec<String> = part("p > .tag").into_iter().map(text).collect();
        assert_eq!(tags.contains(&"Before deposit".to_owned()), indicator.before_deposit, "{}", indicator.id);
    }
}

#[test]
fn every_step_and_every_source_stands_there_once() {
    let content = uncat();
    let html = page(&content);
    let steps: usize = content.questionnaire.indicators().map(|(_, indicator)| indicator.steps.len()).sum();
    assert_eq!(select(&html, ".steps .tick").len(), steps);
    assert_eq!(select(&html, ".sources dt").len(), content.sources.iter().count());
}

#[test]
fn every_section_has_its_groups_at_risk_and_its_row_to_work_it_out() {
    let content = uncat();
    let html = page(&content);
    let sections = content.questionnaire.sections();
    assert_eq!(select(&html, "tbody .id").len(), sections.len());
    let at_risk: usize = sections.map(|(_, section)| section.risk.len()).sum();
    assert_eq!(select(&html, ".risk .tick").len(), at_risk);
}

#[test]
fn a_place_that_nobody_verified_is_left_out() {
    let mut unread = bundle();
    for source in unread["sources"]["sources"].as_object_mut().unwrap().values_mut() {
        let places = source.get_mut("pinpoints").and_then(Value::as_object_mut);
        places.into_iter().flat_map(|it| it.values_mut()).for_each(|it| *it = "unverified".into());
    }
    let [read, unread] = [uncat(), parse(&unread).into()].map(|content| {
        let html = page(&content);
        select(&html, ".why li").into_iter().map(text).collect::<String>()
    });
    assert!(read.contains("article 1(1)"));
    assert!(!unread.contains("article 1(1)") && unread.contains("Convention against Torture"));
}

#[test]
fn the_rules_by_hand_are_those_of_the_built_in_questionnaire_whose_weights_are_all_one() {
    let content = uncat();
    let mut weights = content.questionnaire.indicators().map(|(_, indicator)| indicator.weight);
    assert!(weights.all(|weight| weight == 1), "say on the page to print how a weight enters");
    assert!(content.questionnaire.sections().all(|(_, section)| section.weight == 1));
    let rules: Vec<String> = select(&page(&content), "#worksheet + ol li").into_iter().map(text).collect();
    assert!(rules[0].contains("Not yet: 0, Planned: 1, Partly: 2, In place: 3"), "{rules:?}");
    assert!(rules[1].contains("Possible is 3 for each"), "{rules:?}");
}

// As HTML

#[test]
fn a_strict_parser_has_nothing_to_say() {
    let html = page(&uncat());
    assert_eq!(html.errors, [""; 0]);
}

#[test]
fn headings_skip_no_level_and_there_is_one_title() {
    let html = page(&uncat());
    let levels: Vec<u8> = select(&html, "h1, h2, h3, h4, h5, h6")
        .iter()
        .map(|heading| heading.value().name().as_bytes()[1] - b'0')
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn no_id_stands_twice_and_every_link_and_name_leads_to_one() {
    let html = page(&uncat());
    let ids = values(&html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len());
    let links = values(&html, "href").into_iter().filter_map(|address| address.strip_prefix('#'));
    let lost: Vec<_> =
        links.chain(values(&html, "aria-labelledby")).filter(|id| !known.contains(id)).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn every_section_is_in_the_table_of_contents() {
    let content = uncat();
    let html = page(&content);
    let listed: Vec<&str> =
        select(&html, "nav ol ol a").iter().map(|link| link.attr("href").unwrap()).collect();
    let sections = content.questionnaire.sections().map(|(_, section)| format!("#section-{}", section.id));
    assert_eq!(listed, sections.collect::<Vec<_>>());
}

#[test]
fn it_asks_for_nothing_but_its_style_sheet() {
    let html = page(&uncat());
    assert!(select(&html, "script, style, img, iframe, form, input, [style], [src]").is_empty());
    let sheets: Vec<_> = select(&html, "link").iter().map(|link| link.attr("href")).collect();
    assert_eq!(sheets, [Some("style.css")]);
}

#[test]
fn it_says_its_language_and_which_way_that_runs() {
    let mut arabic = bundle();
    arabic["words"]["language"] = "ar".into();
    arabic["interface"]["rtl"] = true.into();
    for (bundle, expected) in [(bundle(), ("en", "ltr")), (arabic, ("ar", "rtl"))] {
        let html = page(&parse(&bundle));
        let root = html.root_element();
        assert_eq!((root.attr("lang").unwrap(), root.attr("dir").unwrap()), expected);
    }
}

#[test]
fn what_the_content_says_is_text_and_never_markup() {
    const HOSTILE: &str = "<i>\"&'</i>";
    fn spoil(value: &mut Value) {
        match value {
            Value::String(text) => text.insert_str(0, HOSTILE),
            Value::Object(fields) => fields.values_mut().for_each(spoil),
            Value::Array(values) => values.iter_mut().for_each(spoil),
            _ => {}
        }
    }
    let mut hostile = bundle();
    for field in ["title", "subject", "basis", "groups", "levels", "sections", "indicators", "steps"] {
        spoil(&mut hostile["words"][field]);
    }
    spoil(&mut hostile["interface"]["words"]);
    for source in hostile["sources"]["sources"].as_object_mut().unwrap().values_mut() {
        ["title", "short"].into_iter().for_each(|field| spoil(&mut source[field]));
        if let Some(address) = source.get_mut("address") {
            *address = format!("https://example.org/\"{HOSTILE}").into();
        }
    }
    let html = page(&parse(&hostile));
    assert!(select(&html, "i").is_empty());
    assert!(text(select(&html, "h1")[0]).starts_with(HOSTILE));
    let links = values(&html, "href");
    assert!(links.contains(&format!("https://example.org/\"{HOSTILE}").as_str()));
}
