//! Every screen, rendered to HTML, is built as assistive technology and a strict policy need it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

use scraper::{ElementRef, Html};
use uncat_readiness::assessment::{Assessment, LineId, RecommendationSource, Response, Status};
use uncat_readiness::calendar::Date;
use uncat_readiness::case::Case;
use uncat_readiness::content::IndicatorIx;
use uncat_readiness::next_steps::NextSteps;
use uncat_readiness::score::{Lens, Score};
use uncat_readiness::session::{
    DateField, Desk, Entry, LineField, Msg, Place, Planning, RecommendationField, Session, Unreadable,
};

use crate::support::html::{markup, render, results, screens, select, text, within};
use crate::support::{Draft, answers, ix, mixed, open, perform, section, uncat};

/// Looks at every screen in every state; a rule names what breaks it, and nothing may.
#[track_caller]
fn check(rule: impl Fn(&Html) -> Vec<String>) {
    static SCREENS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let screens = SCREENS.get_or_init(|| {
        let content = uncat();
        screens(&content).into_iter().map(|(name, session)| (name, markup(&session, &content))).collect()
    });
    let mut broken = Vec::new();
    for (name, markup) in screens {
        let offences = rule(&Html::parse_fragment(markup));
        broken.extend(offences.into_iter().map(|offence| format!("{name}: {offence}")));
    }
    assert!(broken.is_empty(), "{} in all\n{}", broken.len(), broken[..broken.len().min(12)].join("\n"));
}

/// Those elements for which a claim does not hold, in short.
fn unless<'a>(
    elements: impl IntoIterator<Item = ElementRef<'a>>,
    holds: impl Fn(&ElementRef<'a>) -> bool,
) -> Vec<String> {
    let short = |element: ElementRef<'a>| element.html().chars().take(140).collect();
    elements.into_iter().filter(|element| !holds(element)).map(short).collect()
}

/// Those ids of a screen that an attribute names.
fn named<'a>(html: &'a Html, attribute: &'a str) -> Vec<&'a str> {
    let elements = select(html, &format!("[{attribute}]"));
    elements.iter().flat_map(|element| element.attr(attribute).unwrap().split_whitespace()).collect()
}

fn ids(html: &Html) -> Vec<&str> {
    select(html, "[id]").iter().map(|element| element.attr("id").unwrap()).collect()
}

/// What a screen reader calls an element.
fn name_of(element: ElementRef<'_>) -> String {
    element.attr("aria-label").map_or_else(|| text(element), str::to_owned)
}

// Names

#[test]
fn every_statement_is_one_group_with_one_legend() {
    check(|html| {
        unless(select(html, "section.q"), |statement| {
            let legends = within(*statement, "fieldset > legend:first-child");
            within(*statement, "fieldset").len() == 1 && legends.len() == 1 && !text(legends[0]).is_empty()
        })
    });
}

#[test]
fn every_group_of_fields_begins_with_its_one_legend() {
    check(|html| {
        unless(select(html, "fieldset"), |group| {
            within(*group, "legend").len() == 1 && within(*group, "fieldset > legend:first-child").len() == 1
        })
    });
}

#[test]
fn every_field_has_one_label_with_words() {
    check(|html| {
        unless(select(html, "input, textarea, select"), |field| {
            let labels = select(html, &format!("label[for='{}']", field.attr("id").unwrap_or_default()));
            labels.len() == 1 && !text(labels[0]).is_empty()
        })
    });
}

#[test]
fn every_label_belongs_to_a_field() {
    check(|html| {
        let fields: BTreeSet<&str> =
            select(html, "input, textarea, select").iter().filter_map(|field| field.attr("id")).collect();
        named(html, "for").into_iter().filter(|id| !fields.contains(id)).map(str::to_owned).collect()
    });
}

#[test]
fn no_link_and_no_button_is_without_words() {
    check(|html| {
        unless(select(html, "a, button, summary, th, caption, legend, label, h1, h2, h3"), |element| {
            !name_of(*element).is_empty()
        })
    });
}

#[test]
fn no_two_buttons_of_a_section_have_the_same_name() {
    check(|html| {
        let mut names = BTreeMap::new();
        for button in select(html, ".q button") {
            *names.entry(text(button)).or_insert(0) += 1;
        }
        names.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| name).collect()
    });
}

#[test]
fn every_picture_is_hidden_or_says_what_it_shows() {
    check(|html| {
        unless(select(html, "svg"), |picture| {
            let parents = picture.ancestors().filter_map(ElementRef::wrap);
            let shown = std::iter::once(*picture).chain(parents);
            shown
                .filter(|element| element.value().name() == "svg" || element.attr("role") == Some("img"))
                .any(|element| {
                    element.attr("aria-hidden") == Some("true")
                        || (element.attr("role") == Some("img")
                            && !element.attr("aria-label").unwrap_or_default().is_empty())
                })
        })
    });
}

#[test]
fn every_landmark_that_can_repeat_has_a_name() {
    check(|html| {
        unless(select(html, "nav, aside, section:not(.q), [role='group']"), |landmark| {
            landmark
                .attr("aria-label")
                .or(landmark.attr("aria-labelledby"))
                .is_some_and(|name| !name.is_empty())
        })
    });
}

#[test]
fn every_progress_bar_has_a_name_and_stays_within_its_end() {
    check(|html| {
        unless(select(html, "progress"), |bar| {
            let number = |name| bar.attr(name).and_then(|n| n.parse::<u32>().ok()).unwrap();
            number("max") > 0
                && number("value") <= number("max")
                && bar.attr("aria-label").is_some()
                && !text(*bar).is_empty()
        })
    });
}

// Words

#[test]
fn a_text_is_alone_in_its_element() {
    check(|html| {
        unless(select(html, "*"), |element| {
            element.children().count() == 1 || element.children().all(|child| child.value().is_element())
        })
    });
}

#[test]
fn a_picture_has_no_element_of_a_text() {
    check(|html| unless(select(html, "svg *"), |element| element.value().name() != "span"));
}

#[test]
fn what_is_typed_is_left_to_no_spelling_or_writing_service() {
    check(|html| {
        let services = |it: ElementRef<'_>| {
            ["spellcheck", "writingsuggestions"].map(|name| it.attr(name).map(str::to_owned))
        };
        unless(select(html, "[part=widget]"), |widget| {
            services(*widget) == [Some("false".into()), Some("false".into())]
        })
        .into_iter()
        .chain(unless(select(html, "[part=widget] *"), |it| services(*it) == [None, None]))
        .collect()
    });
}

#[test]
fn no_translation_changes_what_a_person_enters() {
    check(|html| {
        unless(select(html, "textarea, input:not([type]), input[type=url]"), |field| {
            field.attr("translate") == Some("no")
        })
    });
}

#[test]
fn no_translation_changes_what_a_person_entered() {
    let (content, s1) = (uncat(), section(&uncat().questionnaire, "S1"));
    let session = entered("Ours alone");
    for place in [Place::Check(s1), Place::Results, Place::Plan, Place::Recommendations] {
        let html = render(&session.at(place), &content);
        let kept = select(&html, "[translate=no]");
        let words = |found: &[ElementRef<'_>]| {
            found.iter().map(|it| text(*it).matches("Ours alone").count()).sum::<usize>()
        };
        let all = words(&select(&html, "[part=widget]"));
        assert!(all > 0, "{place:?}");
        assert_eq!(words(&kept), all, "{place:?}");
    }
}

// Ids

#[test]
fn no_id_stands_twice() {
    check(|html| {
        let mut seen = BTreeSet::new();
        ids(html).into_iter().filter(|id| !seen.insert(*id)).map(str::to_owned).collect()
    });
}

#[test]
fn what_describes_or_names_an_element_is_there() {
    check(|html| {
        let ids: BTreeSet<&str> = ids(html).into_iter().collect();
        let named = ["aria-describedby", "aria-labelledby", "aria-controls", "for"]
            .map(|attribute| named(html, attribute));
        named.into_iter().flatten().filter(|id| !ids.contains(id)).map(str::to_owned).collect()
    });
}

#[test]
fn the_list_of_sections_leads_to_the_results_by_one_link() {
    check(|html| {
        let links = select(html, ".side a[href='#results']").len();
        let expected = usize::from(!select(html, ".task").is_empty());
        (links != expected).then(|| format!("{links} links")).into_iter().collect()
    });
}

#[test]
fn the_list_of_places_on_the_results_leads_only_to_places_that_are_there() {
    check(|html| {
        let ids: BTreeSet<&str> = ids(html).into_iter().collect();
        let views = ":not([href^='#results/by/'], [href^='#results/of/'], [href='#results/what-if'])";
        let parts = format!(".toc a{views}:not([href='#results/find-out'])");
        unless(select(html, &parts), |link| {
            ids.contains(link.attr("href").unwrap().trim_start_matches("#results/"))
        })
    });
}

#[test]
fn the_radio_buttons_of_a_statement_share_a_name_and_at_most_one_is_chosen() {
    check(|html| {
        unless(select(html, "section.q"), |statement| {
            let radios = within(*statement, "input[type='radio']");
            let names: BTreeSet<_> = radios.iter().map(|radio| radio.attr("name")).collect();
            let chosen = radios.iter().filter(|radio| radio.attr("checked").is_some()).count();
            radios.len() == 6 && names.len() == 1 && chosen <= 1
        })
    });
}

// Structure

#[test]
fn every_screen_has_one_title() {
    check(|html| match select(html, "h1").as_slice() {
        [title] if title.attr("id") == Some("title") && title.attr("tabindex") == Some("-1") => Vec::new(),
        titles => vec![format!("{} titles", titles.len())],
    });
}

#[test]
fn headings_skip_no_level() {
    check(|html| {
        let level = |heading: &ElementRef<'_>| heading.value().name()[1..].parse::<u32>().unwrap();
        let headings = select(html, "h1, h2, h3, h4, h5, h6");
        let mut last = 0;
        let mut skipped = Vec::new();
        for heading in headings {
            if level(&heading) > last + 1 {
                skipped.push(format!("h{last}, then {}", heading.html()));
            }
            last = level(&heading);
        }
        skipped
    });
}

#[test]
fn every_table_has_a_caption_and_every_header_its_scope() {
    check(|html| {
        let mut broken = unless(select(html, "table"), |table| within(*table, "caption").len() == 1);
        broken
            .extend(unless(select(html, "th"), |header| matches!(header.attr("scope"), Some("row" | "col"))));
        broken
    });
}

#[test]
fn every_row_of_a_table_has_a_cell_for_each_column() {
    check(|html| {
        let mut broken = Vec::new();
        for table in select(html, "table") {
            let columns = within(table, "thead th").len();
            let spanned = |cell: &ElementRef<'_>| cell.attr("colspan").map_or(1, |n| n.parse().unwrap());
            broken.extend(unless(within(table, "tr"), |row| {
                within(*row, "th, td").iter().map(spanned).sum::<usize>() == columns
            }));
        }
        broken
    });
}

#[test]
fn list_items_stand_in_lists_and_lists_hold_nothing_else() {
    let parent = |element: &ElementRef<'_>| {
        element.parent().and_then(ElementRef::wrap).map_or("", |parent| parent.value().name()).to_owned()
    };
    let is = |element: &ElementRef<'_>, names: &[&str]| names.contains(&element.value().name());
    check(|html| {
        let mut broken = unless(select(html, "li"), |item| ["ul", "ol"].contains(&&*parent(item)));
        broken.extend(unless(select(html, "ul > *, ol > *"), |child| is(child, &["li"])));
        broken.extend(unless(select(html, "dt, dd"), |item| ["dl", "div"].contains(&&*parent(item))));
        broken.extend(unless(select(html, "dl > *"), |child| is(child, &["div", "dt", "dd"])));
        broken.extend(unless(select(html, "ul, ol, dl"), |list| list.child_elements().next().is_some()));
        broken
    });
}

#[test]
fn a_fold_begins_with_its_label() {
    check(|html| {
        unless(select(html, "details"), |fold| {
            fold.child_elements().next().is_some_and(|first| first.value().name() == "summary")
        })
    });
}

#[test]
fn a_button_submits_nothing_and_a_link_leads_somewhere() {
    check(|html| {
        let mut broken = unless(select(html, "button"), |button| button.attr("type") == Some("button"));
        broken.extend(unless(select(html, "a"), |link| link.attr("href").is_some_and(|href| href.len() > 1)));
        broken.extend(select(html, "form").iter().map(ElementRef::html));
        broken
    });
}

#[test]
fn a_link_out_of_the_widget_opens_beside_it_and_tells_nothing() {
    check(|html| {
        unless(select(html, "a:not([href^='#'])"), |link| {
            let href = link.attr("href").unwrap();
            link.attr("target") == Some("_blank")
                && link.attr("rel") == Some("noopener noreferrer")
                && (href.starts_with("https://") || href.starts_with("http://"))
        })
    });
}

// What a strict policy forbids

#[test]
fn nothing_has_a_style_or_a_script_of_its_own() {
    check(|html| {
        let of_its_own = select(html, "[style], style, script, iframe, object, embed, base, link");
        let mut broken: Vec<String> = of_its_own.iter().map(ElementRef::html).collect();
        let calm =
            |element: &ElementRef<'_>| element.value().attrs().all(|(name, _)| !name.starts_with("on"));
        broken.extend(unless(select(html, "*"), calm));
        broken
    });
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    check(|html| {
        select(html, "[src], [srcset], [background], image, use, [poster]")
            .iter()
            .map(ElementRef::html)
            .collect()
    });
}

// Sentences, and what a person entered

#[test]
fn no_sentence_has_a_hole() {
    let whole = |words: &str| {
        let holes = ["{", "}", "**", " ,", " . ", "( )", "()"];
        !holes.iter().any(|hole| words.contains(hole)) && !words.ends_with(" .")
    };
    check(|html| {
        let heard = |element: &ElementRef<'_>| whole(element.attr("aria-label").unwrap());
        let mut broken = unless(select(html, "[aria-label]"), heard);
        let seen = select(html, "p, li, dd, dt, h1, h2, h3, label, legend, summary, th, td");
        broken.extend(unless(seen, |element| whole(&text(*element))));
        broken
    });
}

/// A session in which a person has entered the same words wherever there is a field for them.
fn entered(words: &str) -> Session {
    let questionnaire = &uncat().questionnaire;
    let (a, text) = (ix(questionnaire, "S1.1"), || Rc::from(words));
    let own = |field, text| Msg::Plan(Planning::Write(LineId::Own(1), field, text));
    let received = |field, text| Msg::Plan(Planning::WriteRecommendation(0, field, text));
    let due = DateField::Due(LineId::Own(1));
    let deeds = [
        Msg::Level(a, 3),
        Msg::MarkStrength(a, true),
        Msg::Note(a, text()),
        Msg::EvidenceTitle(a, 0, text()),
        Msg::EvidenceLink(a, 0, "javascript:alert(1)".into()),
        Msg::Handling(text()),
        Msg::Plan(Planning::AddOwn),
        own(LineField::Text, text()),
        own(LineField::Lead, text()),
        own(LineField::Help, text()),
        Msg::Plan(Planning::Date(due, Entry::Written("2099-01-01".into()))),
        Msg::Plan(Planning::AddRecommendation),
        received(RecommendationField::Asks, text()),
        received(RecommendationField::Document, text()),
    ];
    let session = Session { today: Date::parse("2026-11-24"), ..Session::new(questionnaire) };
    perform(questionnaire, session, deeds).0
}

#[test]
fn what_a_person_entered_is_only_text() {
    let (content, s1) = (uncat(), section(&uncat().questionnaire, "S1"));
    let session = entered("<img src=x onerror=alert(1)>");
    for place in [
        Place::Start,
        Place::Section(s1),
        Place::Check(s1),
        Place::Results,
        Place::Plan,
        Place::Recommendations,
    ] {
        let html = render(&Session { place, ..session.clone() }, &content);
        assert!(select(&html, "img, [onerror], a[href^='javascript']").is_empty(), "{place:?}");
        assert!(html.html().contains("&lt;img src=x") || html.html().contains("\"<img src=x"), "{place:?}");
    }
}

// Errors

#[test]
fn an_error_is_tied_to_its_field() {
    let content = uncat();
    let (a, s1) = (ix(&content.questionnaire, "S1.1"), section(&content.questionnaire, "S1"));
    let deeds = [
        Msg::NotApplicable(a),
        Msg::EvidenceLink(a, 0, "oops".into()),
        Msg::Go(Place::Check(s1)),
        Msg::GoToReason(a),
    ];
    let html =
        render(&perform(&content.questionnaire, Session::new(&content.questionnaire), deeds).0, &content);
    let wrong = select(&html, "[aria-invalid='true']");
    let said = |field: &ElementRef<'_>| {
        let ids = field.attr("aria-describedby").unwrap().split(' ');
        ids.map(|id| text(select(&html, &format!("[id='{id}']"))[0])).collect::<Vec<_>>()
    };
    assert_eq!(
        wrong.iter().map(|field| field.attr("id").unwrap()).collect::<Vec<_>>(),
        ["S1.1-r", "S1.1-u0"]
    );
    assert_eq!(said(&wrong[0])[0], "Say why the statement does not apply. One sentence is enough.");
    assert_eq!(said(&wrong[1]), ["Begin the link with https:// and give the whole address."]);
}

// Next steps, the plan, and their sources

/// What a person can do to the plan and to the recommendations, from the next steps on.
fn planned(a: IndicatorIx) -> Vec<Msg> {
    let line = LineId::Step(a, 0);
    let plan = [
        Msg::Plan(Planning::Accept(a, [].into())),
        Msg::Go(Place::Plan),
        Msg::Plan(Planning::AddOwn),
        Msg::Plan(Planning::Date(DateField::Due(LineId::Own(1)), Entry::Unfinished)),
        Msg::Plan(Planning::Status(line, Status::Done)),
        Msg::Plan(Planning::Remove(line)),
        Msg::Go(Place::Recommendations),
        Msg::Plan(Planning::AddRecommendation),
        Msg::Plan(Planning::Tie(0, a, true)),
        Msg::Plan(Planning::Tie(0, a, false)),
        Msg::Plan(Planning::RemoveRecommendation(0)),
    ];
    plan.into()
}

#[test]
fn a_date_that_is_not_whole_has_a_message_at_its_field_and_stays_in_it() {
    let content = uncat();
    let day = |entry: Entry| {
        let deeds = [Msg::Go(Place::Plan), Msg::Plan(Planning::Date(DateField::Deposit, entry))];
        let (session, _) = perform(&content.questionnaire, Session::new(&content.questionnaire), deeds);
        let html = render(&session, &content);
        let field = select(&html, "#deposit-day")[0];
        let error = select(&html, "#deposit-day-e").first().map(|error| text(*error));
        let told = field.attr("aria-describedby").is_some_and(|ids| ids.contains("deposit-day-e"));
        assert_eq!(told, error.is_some());
        (field.attr("value").unwrap_or_default().to_owned(), error.is_some())
    };
    let written = |text: &str| Entry::Written(text.into());
    assert_eq!(day(Entry::Unfinished), (String::new(), true));
    assert_eq!(day(written("2027-02-30")), ("2027-02-30".to_owned(), true));
    assert_eq!(day(written("2027-02-28")), ("2027-02-28".to_owned(), false));
    assert_eq!(day(written("")), (String::new(), false));
    // A file may have white space around it, which counts for nothing; a field for dates would show nothing at all.
    assert_eq!(day(written(" 2027-02-28\n")), ("2027-02-28".to_owned(), false));
}

#[test]
fn the_days_of_the_plan_stand_in_order_with_where_they_come_from() {
    let content = uncat();
    let mut session = Session::new(&content.questionnaire);
    session.place = Place::Plan;
    session.today = Date::parse("2026-11-24");
    session.assessment.deposit = "2027-09-15".into();
    let html = render(&session, &content);
    let list = select(&html, ".dates")[0];
    let days: Vec<&str> = within(list, "time").iter().filter_map(|time| time.attr("datetime")).collect();
    assert_eq!(days, ["2027-09-15", "2027-10-15", "2028-10-15"]);
    let back = within(select(&html, ".dates")[1], "li");
    assert_eq!(back.len(), 27, "26 before deposit, and one more that comes first");
    let said = |id: &str| text(back.iter().copied().find(|day| text(*day).contains(id)).unwrap());
    assert!(said("S1.2").ends_with("S1.2 comes first, so it is counted from today."), "{}", said("S1.2"));
    assert!(said("S8.2").contains("this day is the earliest"), "{}", said("S8.2"));
    assert!(
        said("R1.4").ends_with("R1.4, worked back from deposit. Begin by 2027-03-15."),
        "{}",
        said("R1.4")
    );
    let follow = select(&html, "[role=status] a[href='#days']")[0];
    assert_eq!(text(follow), "29 dates follow from it");
    assert!(html.html().contains("what is best settled before deposit takes until 2029-05-24."));
}

#[test]
fn a_line_that_is_done_offers_to_look_at_its_statement_again() {
    let content = uncat();
    let a = ix(&content.questionnaire, "S1.1");
    let line = LineId::Step(a, 0);
    let offers = |status: Status| {
        let deeds = [
            Msg::Plan(Planning::Accept(a, [].into())),
            Msg::Plan(Planning::Status(line, status)),
            Msg::Go(Place::Plan),
        ];
        let (session, _) = perform(&content.questionnaire, Session::new(&content.questionnaire), deeds);
        text(select(&render(&session, &content), "#lines li.step")[0]).contains("does not change your answer")
    };
    assert_eq!(Status::ALL.map(offers), [false, false, true]);
}

#[test]
fn a_next_step_says_how_many_recommendations_ask_for_it_and_whether_it_is_in_the_plan() {
    let content = uncat();
    let a = ix(&content.questionnaire, "S1.1");
    let add = || Msg::Plan(Planning::AddRecommendation);
    let tie = |n| Msg::Plan(Planning::Tie(n, a, true));
    let deeds = [
        Msg::Level(a, 1),
        add(),
        add(),
        tie(0),
        tie(1),
        Msg::Plan(Planning::Accept(a, [].into())),
        Msg::Go(Place::Results),
    ];
    let (session, _) = perform(&content.questionnaire, Session::new(&content.questionnaire), deeds);
    let html = render(&session, &content);
    assert!(text(select(&html, "#next li.step")[0]).contains("2 recommendations received ask for it."));
    assert!(text(select(&html, "[id='S1.1-plan']")[0]).starts_with("In the plan"));
}

#[test]
fn a_step_and_its_line_name_the_recommendations_that_ask_for_it_and_lead_to_them() {
    let content = uncat();
    let a = ix(&content.questionnaire, "S1.1");
    let asks = Planning::WriteRecommendation(0, RecommendationField::Asks, "Name a lead".into());
    let deeds = [
        Planning::AddRecommendation,
        asks,
        Planning::Source(0, Some(RecommendationSource::Committee)),
        Planning::Tie(0, a, true),
        Planning::Accept(a, [].into()),
    ];
    let deeds = [Msg::Level(a, 1)].into_iter().chain(deeds.map(Msg::Plan));
    let (session, _) = perform(&content.questionnaire, Session::new(&content.questionnaire), deeds);
    for (place, steps) in [(Place::Results, "#next li.step"), (Place::Plan, "#lines li.step")] {
        let html = render(&session.at(place), &content);
        let step = select(&html, steps)[0];
        assert!(text(step).contains("1 recommendation received asks for it."));
        let link = within(step, "li a[href='#recommendations']")[0];
        assert_eq!(text(link), "Name a lead");
        assert!(
            text(link.parent().and_then(ElementRef::wrap).unwrap()).contains("Committee against Torture")
        );
    }
    let there = [Msg::GoToRecommendation(0)];
    let (session, effects) = perform(&content.questionnaire, session, there);
    assert_eq!(session.place, Place::Recommendations);
    let told = crate::support::told(&content.questionnaire, &effects);
    assert!(told.contains(&"focus received-0-what".to_owned()), "{told:?}");
}

#[test]
fn every_tag_of_a_step_is_explained_once_before_the_steps_and_a_gain_in_words() {
    let content = uncat();
    let mut session = Session::new(&content.questionnaire).at(Place::Results);
    session.assessment = mixed(&content.questionnaire);
    let html = render(&session, &content);
    let explained: Vec<String> = select(&html, "#next .tags .tag").iter().map(|tag| text(*tag)).collect();
    let mut used: Vec<String> =
        select(&html, "#next li.step .row .tag").iter().map(|tag| text(*tag)).collect();
    assert!(used.len() > 5);
    used.sort();
    used.dedup();
    assert_eq!(BTreeSet::from_iter(&explained), BTreeSet::from_iter(&used));
    assert_eq!(explained.len(), used.len());
    let gain = text(select(&html, "#next li.step dd")[0]);
    assert!(gain.contains(" points in ") && gain.contains(" points overall"), "{gain}");
}

#[test]
fn every_tag_of_a_source_is_explained_in_the_fold_where_it_is() {
    let content = uncat();
    for (ix, _) in content.questionnaire.sections() {
        let html = render(&Session::new(&content.questionnaire).at(Place::Section(ix)), &content);
        for fold in select(&html, "section.q details:has(.refs)") {
            let words = |selector| within(fold, selector).into_iter().map(text).collect::<BTreeSet<_>>();
            let (used, explained) = (words(".refs .tag"), words(".tags .tag"));
            assert!(!used.is_empty() && used.is_subset(&explained), "{used:?} {explained:?}");
        }
    }
}

#[test]
fn a_party_reviews_reservations_and_declarations() {
    let content = uncat();
    let mut session = Session::new(&content.questionnaire);
    session.place = Place::Results;
    session.assessment =
        crate::support::all(&content.questionnaire, uncat_readiness::assessment::Response::Level(1));
    let gate = |session: &Session| text(select(&render(session, &content), "#deposit")[0]);
    assert!(!gate(&session).contains("Review the reservations"));
    let party = content.questionnaire.starting_points().find(|(_, point)| point.deposited);
    session.assessment.start_from(party.map(|(ix, _)| ix));
    assert!(gate(&session).contains("Review the reservations and declarations"));
    let steps =
        select(&render(&session, &content), ".step .id").iter().map(|id| text(*id)).collect::<Vec<_>>();
    assert!(steps[0] == "S2.6", "{steps:?}");
}

// Focus

#[test]
fn where_the_focus_goes_there_is_an_element() {
    use uncat_readiness::session::{Effect, Part};
    let content = uncat();
    let questionnaire = &content.questionnaire;
    let (a, s1) = (ix(questionnaire, "S1.1"), section(questionnaire, "S1"));
    let mut deeds = vec![
        Msg::Go(Place::Tasks),
        Msg::GoTo(a),
        Msg::Level(a, 2),
        Msg::Clear(a),
        Msg::NotApplicable(a),
        Msg::AddEvidence(a),
        Msg::EvidenceLink(a, 1, "x".into()),
        Msg::Go(Place::Check(s1)),
        Msg::GoToReason(a),
        Msg::GoToLink(a, 1),
        Msg::RemoveEvidence(a, 1),
        Msg::RemoveEvidence(a, 0),
        Msg::Level(a, 1),
    ];
    deeds.extend(Part::ALL.map(Msg::GoToPart));
    deeds.extend(planned(a));
    deeds.extend([
        Msg::Go(Place::Results),
        Msg::ShowAllSteps(true),
        open(questionnaire, "oops"),
        Msg::Dismiss,
        Msg::SetAside(Unreadable::Damaged),
        Msg::EraseAside,
        Msg::AskErase,
        Msg::Erase,
        Msg::Unerase,
    ]);
    let after = |session: &Session, msg: &Msg| {
        let (next, effects) = session.clone().update(questionnaire, msg.clone(), crate::support::NOW);
        let html = render(&next, &content);
        for target in effects.iter().filter_map(|effect| match effect {
            Effect::Focus(target) => Some(target.id(questionnaire)),
            _ => None,
        }) {
            assert!(ids(&html).contains(&target.as_str()), "{msg:?} leads to {target}");
        }
        next
    };
    let mut session = Session::new(questionnaire);
    for msg in deeds {
        session = after(&session, &msg);
        // From each, there and back again.
        after(&after(&session, &Msg::Undo), &Msg::Redo);
    }
}

// The results and their views

/// What a view of the results shows of these answers, by the name of the view.
fn view(name: &str, session: &Session) -> Html {
    let content = uncat();
    let place = Place::find(name, &content.questionnaire).unwrap();
    render(&Session { place, ..session.clone() }, &content)
}

/// The words of the table rows of a view.
fn rows(html: &Html) -> Vec<String> {
    let words =
        |row: &ElementRef<'_>| text(*row).split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    select(html, "tbody tr").iter().map(words).collect()
}

#[test]
fn the_terms_of_a_section_show_what_counts_and_why_the_rest_does_not() {
    let questionnaire = &uncat().questionnaire;
    let assessment = answers(questionnaire, "S6.1=3 S6.2=2 S6.3=? S6.4=- S6.6=-");
    let html = view("results/of/section/S6", &Session { assessment, ..Session::new(questionnaire) });
    let rows = rows(&html);
    assert_eq!(rows.len(), 7);
    assert!(rows[1].ends_with("Partly23readiness and range"), "{}", rows[1]);
    assert!(rows[2].ends_with("Not known–3range only"), "{}", rows[2]);
    let out = |row: &str, counts: &str| row.contains("There is none.") && row.ends_with(counts);
    assert!(out(&rows[3], "Not applicable (not foreseen)–3range only"), "{}", rows[3]);
    assert!(out(&rows[5], "Not applicable–3left out"), "{}", rows[5]);
    let sums: Vec<String> = select(&html, ".text p").into_iter().map(text).collect();
    assert!(sums[0].contains("5 of 6 points, which is 5/6, shown as 83 per cent"), "{}", sums[0]);
    assert!(sums[1].contains("5 of 18 points, which is 5/18"), "{}", sums[1]);
}

#[test]
fn a_figure_over_few_statements_shows_their_levels_and_no_percentage() {
    let questionnaire = &uncat().questionnaire;
    let assessment = crate::support::all(questionnaire, Response::Level(2));
    let session = Session { assessment, ..Session::new(questionnaire) };
    let case = Case::of(questionnaire, &session.assessment);
    let figures = Lens::Article.figures(questionnaire).into_iter().flat_map(|(_, figures)| figures);
    let few: Vec<bool> = figures.map(|figure| figure.terms(case).tally.is_few()).collect();
    let rows = rows(&view("results/by/article", &session));
    assert!(few.contains(&true) && few.contains(&false));
    assert_eq!(rows.iter().map(|row| !row.contains('%')).collect::<Vec<_>>(), few, "{rows:#?}");
    assert_eq!(rows.iter().map(|row| row.contains("Partly: ")).collect::<Vec<_>>(), few);
}

#[test]
fn the_page_says_which_core_duties_keep_the_last_band_from_being_named() {
    let questionnaire = &uncat().questionnaire;
    let mut assessment = crate::support::all(questionnaire, Response::Level(3));
    let page = |assessment: &Assessment| {
        let session = Session { assessment: assessment.clone(), ..Session::new(questionnaire) };
        let page = view("results", &session);
        [".brief", ".main > section"].map(|part| text(select(&page, part)[0])).join(" ")
    };
    assert!(page(&assessment).contains("100% Extensive"), "{}", page(&assessment));
    for id in ["S8.1", "SEC2"] {
        assessment.answer_mut(ix(questionnaire, id)).response = Response::Level(2);
    }
    let held = page(&assessment);
    assert!(held.contains("99% Established"), "{held}");
    let (_, list) = held.split_once("“Extensive” is not named: 2 core duties are not in place").unwrap();
    assert!(list.contains("S8.1 ") && list.contains("SEC2 "), "{list}");
}

#[test]
fn the_page_says_under_which_convention_the_band_would_be_another() {
    let questionnaire = &uncat().questionnaire;
    let session = |level: usize| {
        let assessment = crate::support::all(questionnaire, Response::Level(level));
        text(
            select(
                &view("results", &Session { assessment, ..Session::new(questionnaire) }),
                ".main > section",
            )[0],
        )
    };
    assert!(session(0).contains("None of these conventions moves the band."));
    // All is partly: 2 of 3, but 3 of 6 and 5 of 6. The weakest is as the others are.
    let partly = session(2);
    assert!(
        partly.contains("Points 0, 1, 3, and 6 for the levels") || partly.contains("Points 0, 1, 3, 6"),
        "{partly}"
    );
    assert!(partly.contains("None of these conventions moves the band."), "{partly}");
    // All is planned: 1 of 3, 1 of 6, 3 of 6.
    let planned = session(1);
    assert!(
        planned.contains("Starting (another band)") && planned.contains("Established (another band)"),
        "{planned}"
    );
    assert!(planned.contains("2 of these conventions move the band."), "{planned}");
}

#[test]
fn what_if_shows_the_figures_side_by_side() {
    let questionnaire = &uncat().questionnaire;
    let assessment = answers(questionnaire, "S1.1=0 S1.2=3");
    let supposed = vec![(ix(questionnaire, "S1.1"), 3)];
    let desk = Desk { supposed, ..Desk::default() };
    let session = Session { assessment, desk, ..Session::new(questionnaire) };
    let html = view("results/what-if", &session);
    let rows = rows(&html);
    assert!(rows[0].contains("50%") && rows[0].contains("100%"), "{}", rows[0]);
    let line = text(select(&html, ".main [role=status]")[0]);
    assert!(line.contains("100 per cent overall") && line.contains("2 of 26 settled"), "{line}");
}

#[test]
fn what_is_up_now_is_in_the_plan_or_is_before_deposit_can_be_supposed_at_once() {
    let questionnaire = &uncat().questionnaire;
    let assessment = answers(questionnaire, "S1.1=0 S1.2=3 S1.4=1 S1.5=-");
    let session = Session { assessment, ..Session::new(questionnaire) };
    let offered = |session: &Session| -> Vec<String> {
        let html = view("results/what-if", session);
        select(&html, "[role=group] button").into_iter().map(text).collect()
    };
    assert_eq!(offered(&session), ["1 step that is up now", "24 statements to settle before deposit"]);
    let accept = Msg::Plan(Planning::Accept(ix(questionnaire, "S1.4"), [].into()));
    let (session, _) = session.update(questionnaire, accept, "");
    assert_eq!(offered(&session)[1], "1 statement of the plan");
}

#[test]
fn results_without_any_level_show_all_that_is_known() {
    let questionnaire = &uncat().questionnaire;
    let all = |response| crate::support::all(questionnaire, response);
    let page = |assessment| view("results", &Session { assessment, ..Session::new(questionnaire) });
    let of_unknown = page(all(Response::NotKnown));
    assert_eq!(select(&of_unknown, "#next li.step, #next .list li").len(), 165);
    assert!(text(select(&of_unknown, "#next")[0]).contains("What is not known can be found out."));
    let of_nothing = page(all(Response::NotApplicable));
    assert!(
        text(select(&of_nothing, ".main")[0])
            .contains("138 not applicable (not foreseen), counted as without a level")
    );
    for html in [of_unknown, of_nothing] {
        assert_eq!(select(&html, "#files button").len(), 2);
        assert!(!text(select(&html, ".main")[0]).contains("Answer one section"));
    }
    assert!(select(&page(Assessment::new(questionnaire)), "#files").is_empty());
}

#[test]
fn a_questionnaire_that_does_not_apply_has_a_page_for_each_view() {
    let content = Draft::new("A: a1 a2 | B: b1").content();
    let assessment = crate::support::all(&content.questionnaire, Response::NotApplicable);
    let session = Session { assessment, ..Session::new(&content.questionnaire) };
    let says = |name: &str, words: &str| {
        let place = Place::find(name, &content.questionnaire).unwrap();
        let html = render(&Session { place, ..session.clone() }, &content);
        assert!(text(select(&html, ".main")[0]).contains(words), "{name}: {words}");
    };
    says("results", "Coverage: no statement applies.");
    says("results/of/overall", "Nothing applies here");
    says("results/find-out", "Every statement that applies has a level");
    says("results/what-if", "There is nothing to choose");
}

// Direction

#[test]
fn a_page_of_words_from_right_to_left_says_so() {
    let mut bundle = crate::support::bundle();
    bundle["interface"]["rtl"] = true.into();
    let content = crate::support::parse(&bundle);
    let html = render(&Session::new(&content.questionnaire), &content);
    assert_eq!(select(&html, "section.ur")[0].attr("dir"), Some("rtl"));
}

// Paper

#[test]
fn paper_has_every_next_step_and_everything_to_find_out() {
    let content = uncat();
    for (name, session) in results(&content) {
        let questionnaire = &content.questionnaire;
        let score = Score::of(Case::of(questionnaire, &session.assessment));
        let next = NextSteps::of(Case::of(questionnaire, &session.assessment), &score);
        let html = render(&session, &content);
        if score.overall.0.with_level() == 0 {
            continue;
        }
        let ids = |selector: &str| -> Vec<String> {
            select(&html, selector).into_iter().map(|element| text(element)).collect()
        };
        let steps: Vec<String> =
            next.steps.iter().map(|step| questionnaire.indicator(step.indicator).id.to_string()).collect();
        let cards = ids("#next .card .state .id");
        let drawn = [cards, ids("#next .on-paper th .id")].concat();
        assert_eq!(drawn, steps, "{name}");
        let found = ids("#next .mini li .id");
        let all = next.find_out.iter().map(|ix| questionnaire.indicator(*ix).id.to_string());
        assert!(all.into_iter().all(|id| found.contains(&id)), "{name}");
    }
}
