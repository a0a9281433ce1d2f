//! Searching for a statement: by an id, by words in any order and any form, the best first, few of them at first.

use proptest::prelude::*;
use serde_json::json;
use uncat_readiness::assessment::Depth;
use uncat_readiness::content::Content;
use uncat_readiness::content::locale::Plain;
use uncat_readiness::page::{Page, Screen, SearchPart, TasksPage};
use uncat_readiness::session::{Msg, Place, Planning, SearchIn, Session};

use crate::support::{bundle, ix, laws, parse, perform, told, uncat};

/// The ids of what is found, the best first.
fn ids(content: &Content, words: &str) -> Vec<String> {
    let found = content.search(words, &Plain);
    found.iter().map(|ix| content.questionnaire.indicator(*ix).id.to_string()).collect()
}

/// Expects the first ids that are found.
#[track_caller]
fn check(words: &str, first: &[&str]) {
    let found = ids(&uncat(), words);
    assert_eq!(found.iter().take(first.len()).collect::<Vec<_>>(), first, "{words}: {found:?}");
}

// By what

#[test]
fn an_id_finds_its_statement_first_and_the_id_of_a_section_all_of_its_statements() {
    check("S8.1", &["S8.1"]);
    check(" s8.1. ", &["S8.1"]);
    check("pri", &["PRI1", "PRI2", "PRI3"]);
    let content = uncat();
    let found = ids(&content, "MIL");
    let section = content.questionnaire.find_section("MIL").unwrap();
    for ix in &content.questionnaire.section(section).indicators {
        assert!(found.contains(&content.questionnaire.indicator(*ix).id.to_string()));
    }
}

#[test]
fn words_are_found_in_any_order_and_case_and_by_their_beginning() {
    check("Istanbul Protocol", &["S7.3"]);
    check("PROTOCOL, istanbul!", &["S7.3"]);
    check("ista", &["S7.3"]);
    check("interpreters", &["MIG3"]);
}

#[test]
fn a_word_inside_another_one_is_found_and_comes_after_whole_words() {
    check("extraditable", &["EXT1"]);
    let found = ids(&uncat(), "traditable");
    assert_eq!(found, ["EXT1"]);
}

#[test]
fn what_has_more_of_the_words_keeps_out_what_has_fewer() {
    check("solitary confinement", &["PRI1"]);
    assert!(ids(&uncat(), "confinement").len() > ids(&uncat(), "solitary confinement").len());
    // No statement has the first word.
    assert_eq!(ids(&uncat(), "zyx istanbul"), ids(&uncat(), "istanbul"));
}

#[test]
fn nothing_is_found_without_a_word_that_a_statement_has() {
    for words in ["", "  ", ".", "?!", "zyx"] {
        assert!(uncat().search(words, &Plain).is_empty(), "{words}");
    }
}

/// A bundle in which the claim of S1.1 in short is this.
fn claimed(words: &str) -> Content {
    let mut bundle = bundle();
    bundle["words"]["indicators"]["S1.1"]["short"] = json!(words);
    parse(&bundle)
}

#[test]
fn words_of_any_script_are_found_with_or_without_accents() {
    for words in ["tous a\u{300}", "TOUS A"] {
        assert_eq!(ids(&claimed("La torture est interdite a\u{300} tous"), words), ["S1.1"]);
    }
    assert_eq!(ids(&claimed("ΔΙΚΑΣΤΗΣ"), "δικαστ")[0], "S1.1");
    assert_eq!(ids(&claimed("禁止酷刑公约"), "酷刑"), ["S1.1"]);
    assert_eq!(ids(&claimed("اتفاقية مناهضة التعذيب"), "التعذيب"), ["S1.1"]);
    assert_eq!(ids(&claimed("Folterverbot"), "verbot"), ["S1.1"]);
}

#[test]
fn a_part_of_the_questionnaire_is_searched_as_a_whole_one() {
    let mut content = parse(&bundle());
    assert!(ids(&content, "istanbul").len() > 1);
    content.narrow("S7");
    assert_eq!(ids(&content, "istanbul"), ["S7.3"]);
}

proptest! {
    #![proptest_config(laws(40))]

    #[test]
    fn every_statement_is_found_by_its_own_words_whatever_their_order(n in 0_usize..165, by in 0_usize..5) {
        let content = uncat();
        let (ix, _) = content.questionnaire.indicators().nth(n).unwrap();
        let words = &content.words.indicator(ix).short;
        let mut words: Vec<&str> = words.split(' ').take(8).collect();
        let by = by % words.len();
        words.rotate_left(by);
        prop_assert!(content.search(&words.join(" "), &Plain).contains(&ix));
    }

    #[test]
    fn no_text_stops_the_search(words in "\\PC*") {
        let content = uncat();
        let found = content.search(&words, &Plain);
        prop_assert!(found.len() <= 165);
    }
}

// On the list of sections

fn tasks(session: &Session) -> TasksPage {
    match Page::of(session, &uncat(), &Plain).screen {
        Screen::Tasks(page) => (*page).clone(),
        other => panic!("{other:?}"),
    }
}

fn search(words: &str) -> Msg {
    Msg::Search(SearchIn::Tasks, words.into())
}

/// The list of sections after a search.
fn searched(words: &str) -> (Session, TasksPage) {
    let content = uncat();
    let session = Session::new(&content.questionnaire).at(Place::Tasks);
    let (session, effects) = perform(&content.questionnaire, session, [search(words)]);
    assert_eq!(told(&content.questionnaire, &effects), [""; 0]);
    let page = tasks(&session);
    (session, page)
}

#[test]
fn a_search_shows_the_first_few_says_how_many_there_are_and_shows_all_on_request() {
    let content = uncat();
    let (session, page) = searched("S8");
    assert_eq!((page.found.len(), &*page.found[0].id), (8, "S8.1"));
    assert_eq!(page.search.said.as_deref(), Some("12 statements found. The first 8 are shown."));
    let (_, all) = page.search.all.unwrap();
    let (session, effects) = perform(&content.questionnaire, session, [all]);
    assert_eq!(told(&content.questionnaire, &effects), ["focus search-found"]);
    let page = tasks(&session);
    assert_eq!((page.found.len(), page.search.all), (12, None));
    assert_eq!(page.search.said.as_deref(), Some("12 statements found."));
}

#[test]
fn the_enter_key_opens_the_only_statement_or_leads_to_several() {
    let only = ix(&uncat().questionnaire, "MIG3");
    assert_eq!(searched("interpreter").1.search.enter, Some(Msg::GoTo(only)));
    assert_eq!(searched("istanbul").1.search.enter, Some(Msg::GoToFound(SearchIn::Tasks)));
    assert_eq!(searched("zyx").1.search.enter, None);
}

#[test]
fn a_search_without_a_word_says_nothing_and_one_without_a_result_what_to_try() {
    assert_eq!(searched("").1.search.said, None);
    assert!(searched("zyx").1.search.said.is_some_and(|said| said.contains("Try fewer words")));
}

#[test]
fn a_search_is_still_there_after_a_statement_and_is_neither_kept_nor_undone() {
    let content = uncat();
    let (session, page) = searched("istanbul");
    let deeds = [page.found[0].to.clone(), Msg::Go(Place::Tasks)];
    let (session, _) = perform(&content.questionnaire, session, deeds);
    assert_eq!(tasks(&session).found, page.found);
    assert_eq!(session.history.undoes(), None);
    let saved = Session::from_saved(&session.to_saved(&content.questionnaire), &content.questionnaire);
    assert!(tasks(&saved.unwrap().session).found.is_empty());
}

#[test]
fn a_quick_look_finds_what_it_asks_and_says_how_much_more_there_is() {
    let (mut session, all) = searched("istanbul");
    session.assessment.depth = Some(Depth::Key);
    let page = tasks(&session);
    assert!(page.found.len() < all.found.len());
    assert!(page.beyond.is_some() && all.beyond.is_none());
}

// At a recommendation

/// The first recommendation after some actions: its search, the statements that it is tied to, and those found.
fn tying(deeds: &[Planning], words: &str) -> (SearchPart, [Vec<(String, bool)>; 2]) {
    let content = uncat();
    let at = SearchIn::Recommendation(0);
    let deeds = [Planning::AddRecommendation].iter().chain(deeds).cloned().map(Msg::Plan);
    let deeds = [Msg::Go(Place::Recommendations)].into_iter().chain(deeds);
    let deeds = deeds.chain([Msg::Search(at, words.into())]);
    let (session, _) = perform(&content.questionnaire, Session::new(&content.questionnaire), deeds);
    let Screen::Recommendations(page) = Page::of(&session, &content, &Plain).screen else { panic!() };
    let item = &page.items[0];
    let lists = [&item.statements.1, &item.found.1].map(|list| {
        list.iter().map(|it| (it.id.trim_start_matches("received-0-").to_owned(), it.tied)).collect()
    });
    (item.search.clone(), lists)
}

#[test]
fn statements_to_tie_are_found_by_the_same_search_and_tied_ones_stay_in_view() {
    let questionnaire = &uncat().questionnaire;
    let [mig3, s7_3] = ["MIG3", "S7.3"].map(|id| ix(questionnaire, id));
    let is = |id: &str, tied| (id.to_owned(), tied);
    let tie = [Planning::Tie(0, s7_3, true), Planning::Tie(0, mig3, true)];
    let (part, lists) = tying(&tie, "interpreter");
    assert_eq!(part.said.as_deref(), Some("1 statement found."));
    assert_eq!(lists, [vec![is("S7.3", true)], vec![is("MIG3", true)]]);
    let untied = [&tie[..], &[Planning::Tie(0, s7_3, false)]].concat();
    assert_eq!(tying(&untied, "").1, [vec![is("S7.3", false), is("MIG3", true)], vec![]]);
}
