//! The recipes of `docs/embedding/recipes.md`, each taken out of the guide and run as it stands.

use std::fs;

use serde_json::{Value, json};
use xtask::project;

use super::held::Held;
use super::site::{Site, run, seen};
use crate::person::{PARTLY, await_widget};
use crate::support::{Browser, Engine, Scheme, in_every_engine};

in_every_engine!(
    what_the_guide_says_of_a_page_that_works_is_what_is_seen,
    a_link_leads_to_its_place,
    an_assessment_is_opened_first_and_a_reader_keeps_their_own,
    a_counter_outside_follows_the_answers,
    one_colour_can_be_read_in_light_and_in_dark,
    the_headings_go_on_where_those_of_the_page_end,
    the_paragraph_for_the_banner_is_true,
);

/// What a page of a site without hard rules allows.
const POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/// The button that begins, as the guide names it.
const BEGIN: &str = "Begin the whole questionnaire";

/// The script and the element, without anything else.
const WIDGET: &str = "<script type=module src=/readiness/uncat-readiness.js></script>
    <uncat-readiness lang=en><p>Fallback</p></uncat-readiness>";

fn guide() -> String {
    fs::read_to_string(project::root().join("docs/embedding/recipes.md")).unwrap()
}

/// The block of a recipe.
#[track_caller]
fn recipe(name: &str) -> String {
    let guide = guide();
    let block =
        guide.split_once(&format!("<!-- recipe: {name} -->\n```")).expect("the guide has the recipe").1;
    block.split_once('\n').unwrap().1.split_once("\n```").unwrap().0.to_owned()
}

/// A site whose page has this body.
#[track_caller]
fn page(engine: Engine, body: &str) -> (Site, Browser) {
    let site = Site::under(POLICY);
    let browser = site.page_with("index.html", "", body).open(engine, "");
    await_widget(&browser);
    (site, browser)
}

fn what_the_guide_says_of_a_page_that_works_is_what_is_seen(engine: Engine) {
    let (_site, browser) = page(engine, WIDGET);
    let guide = guide();
    for words in [browser.find("#title").text(), BEGIN.to_owned()] {
        assert!(guide.contains(&format!("*{words}*")), "{words}");
    }
    assert!(browser.find(".foot").text().contains(env!("CARGO_PKG_VERSION")));
    browser.choose(BEGIN);
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.choose("Results");
    browser.reload();
    await_widget(&browser);
    let kept = browser.find(".kept a").text();
    assert!(guide.contains(&format!("*{kept}*")), "{kept}");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!((seen(&browser, "warnings"), seen(&browser, "errors")), (Vec::new(), Vec::new()));
}

fn a_link_leads_to_its_place(engine: Engine) {
    let (_site, browser) = page(engine, &recipe("links"));
    browser.find_named("a", "Laws, policies and regulations").click();
    browser.expect("Revise and apply laws, policies and regulations");
    browser.find_named("a", "Your results").click();
    browser.find_named("#title", "Results so far");
}

fn an_assessment_is_opened_first_and_a_reader_keeps_their_own(engine: Engine) {
    let (site, browser) = page(engine, &recipe("example"));
    browser.expect("Results so far");
    assert_eq!(browser.answers()["S1.1"]["response"], "not-yet");
    run(&browser, "await changed(() => widget.reset()); await widget.show('JUS');", &[]);
    browser.answer("JUS1", PARTLY);
    browser.go(&site.address(""));
    await_widget(&browser);
    browser.expect("Results so far");
    assert_eq!(browser.answers(), json!({ "JUS1": browser.answers()["JUS1"] }));
}

fn a_counter_outside_follows_the_answers(engine: Engine) {
    let (_site, browser) = page(engine, &recipe("counter"));
    let count = || browser.find("#count").text();
    browser.wait_until("nothing is answered", || count() == "0 of 165 statements are answered.");
    run(&browser, "await widget.show('JUS');", &[]);
    browser.answer("JUS1", PARTLY);
    browser.wait_until("one is answered", || count() == "1 of 165 statements are answered.");
}

/// The ratio of the accent on the background, and of what stands on the accent.
const CONTRAST: &str = "await widget.ready;
    widget.setAttribute('theme', given[0]);
    const [root] = widget.shadowRoot.querySelectorAll('.ur');
    const probe = root.appendChild(document.createElement('i'));
    const light = (name) => {
        probe.style.color = `color-mix(in srgb, var(--${name}), var(--${name}))`;
        const [r, g, b] = getComputedStyle(probe).color.match(/[0-9.]+/g).map(Number)
            .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const ratio = (a, b) => Math.max(light(a) / light(b), light(b) / light(a));
    const found = [ratio('accent', 'paper'), ratio('accent', 'wash'), ratio('accent', 'tint'), ratio('on-accent', 'accent')];
    probe.remove();
    return found;";

fn one_colour_can_be_read_in_light_and_in_dark(engine: Engine) {
    let mut colours = vec![recipe("colour"), recipe("colours")];
    // Brands of every hue, dark, middle and light.
    let brands = ["#000", "#00a", "#c00", "#063", "#777", "#0b5", "#f80", "#fc0", "#9bd", "#e6f", "#fff"];
    colours.extend(brands.map(|brand| format!("uncat-readiness {{ --uncat-accent: {brand} }}")));
    let (site, browser) = page(engine, WIDGET);
    for colour in colours {
        site.page_with("index.html", "", &format!("<style>{colour}</style>{WIDGET}"));
        browser.reload();
        await_widget(&browser);
        for theme in ["light", "dark"] {
            let ratios = run(&browser, CONTRAST, &[json!(theme)]);
            let ratios: Vec<f64> = ratios.as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect();
            let [paper, wash, tint, on] = ratios[..] else { panic!("{ratios:?}") };
            assert!(paper >= 4.5 && wash >= 4.5 && on >= 4.5, "{colour} {theme}: {ratios:?}");
            assert!(tint >= 3.0, "{colour} {theme}: {ratios:?}");
        }
    }
}

#[test]
fn one_colour_can_be_read_on_the_first_screens_and_when_the_evening_comes() {
    let (site, browser) = page(Engine::Chromium, &format!("<style>{}</style>{WIDGET}", recipe("colour")));
    let accent =
        "return getComputedStyle(widget.shadowRoot.querySelector('.ur')).getPropertyValue('--accent');";
    assert_eq!(run(&browser, accent, &[]), "#7a1f3d");
    browser.prefer(Scheme::Dark);
    browser.wait_until("it is lighter", || run(&browser, accent, &[]) != "#7a1f3d");
    let dark = run(&browser, accent, &[]);
    let told = seen(&browser, "warnings");
    let told = told[0].as_str().unwrap();
    assert!(told.contains("contrast 1.7") && told.contains(dark.as_str().unwrap()), "{told}");
    let slow = Held::before(&site.address(""), &["/program."]);
    browser.go(slow.url());
    browser.find("#title");
    assert_eq!(run(&browser, accent, &[]), dark);
}

fn the_headings_go_on_where_those_of_the_page_end(engine: Engine) {
    let (_site, browser) = page(engine, &format!("<main>{}</main>", recipe("heading")));
    let levels = "await widget.show(given[0]);
        const all = [...widget.shadowRoot.querySelectorAll('h1, h2, h3, h4')];
        return all.map((it) => [Number(it.localName[1]), Number(it.ariaLevel ?? it.localName[1])]);";
    for place in ["start", "tasks", "S8", "S8/check", "results", "plan"] {
        let levels = run(&browser, levels, &[json!(place)]);
        let levels: Vec<[u64; 2]> = serde_json::from_value(levels).unwrap();
        assert_eq!(levels[0], [1, 3], "{place}");
        assert!(levels.iter().all(|[drawn, told]| *told == (drawn + 2).min(6)), "{place}: {levels:?}");
    }
    run(&browser, "widget.setAttribute('heading', '1');", &[]);
    assert_eq!(run(&browser, "return widget.shadowRoot.querySelector('[aria-level]');", &[]), Value::Null);
    assert_eq!(browser.axe(), [""; 0]);
}

fn the_paragraph_for_the_banner_is_true(engine: Engine) {
    let (site, browser) = page(engine, WIDGET);
    let paragraph = recipe("consent");
    run(&browser, "await widget.show('JUS');", &[]);
    browser.answer("JUS1", PARTLY);
    let kept = "return [Object.keys(sessionStorage), Object.keys(localStorage), document.cookie];";
    let names = |kept: &Value| -> Vec<String> { serde_json::from_value(kept.clone()).unwrap() };
    let (tab, device) = ("sessionStorage", "localStorage");
    for (nth, store) in [tab, device].into_iter().enumerate() {
        assert!(paragraph.contains(store));
        let found = run(&browser, kept, &[]);
        let names = names(&found[nth]);
        assert!(
            !names.is_empty() && names.iter().all(|name| name.starts_with("uncat-readiness/")),
            "{found}"
        );
        assert!(paragraph.contains("\"uncat-readiness/\""));
        assert_eq!((&found[1 - nth], &found[2]), (&json!([]), &json!("")));
        run(&browser, "widget.setAttribute('storage', 'device');", &[]);
    }
    let elsewhere = "return performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(given[0])).length;";
    assert_eq!(run(&browser, elsewhere, &[json!(site.address(""))]), 0);
}
