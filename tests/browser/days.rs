//! Days as the reader has them: wherever the reader is, and when a tab stays open past midnight.

use std::fs;

use serde_json::{Value, json};

use crate::person::{arrive, arrive_in, assessment, await_widget};
use crate::support::{Browser, Engine, in_every_engine};

in_every_engine!(a_day_that_is_shown_or_names_a_file_is_that_of_the_browsers_clock);

/// Gives an assessment that was changed at this time, and expects this day on paper, over the results, and in the names of
/// files.
#[track_caller]
fn check(browser: &Browser, updated: &str, day: &str) {
    let mut document = assessment(&json!({"S8.1": {"response": "planned"}}));
    document["updated"] = json!(updated);
    document["deposit"] = json!("2099-01-30");
    browser.give(&document);
    browser.choose("Results");
    browser.expect("Results so far");
    let written = "const [day] = arguments;
        const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
        return format.format(new Date(day));";
    let written = browser.script(written, vec![json!(day)]);
    let written = written.as_str().unwrap();
    browser.wait_until(written, || browser.find(".head .soft").text().contains(written));
    assert!(browser.find(".paper").content().contains(written));
    for kind in ["json", "calendar", "readiness.svg", "readiness.png"] {
        let save = "const [kind, done] = arguments;
            document.querySelector('uncat-readiness').download(kind).then(done);";
        browser.script_to_end(save, vec![json!(kind)]);
    }
    for ending in [".json", ".ics", "-readiness.svg", "-readiness.png"] {
        browser.download(&format!("uncat-readiness-{day}{ending}"));
    }
    let picture = browser.download(&format!("{day}-readiness.svg"));
    assert!(fs::read_to_string(picture).unwrap().contains(written));
}

fn a_day_that_is_shown_or_names_a_file_is_that_of_the_browsers_clock(engine: Engine) {
    let browser = arrive_in(engine);
    let own = "const time = new Date(arguments[0]);
        return [time.getFullYear(), time.getMonth() + 1, time.getDate()];";
    // One of them is on another day than in UTC, wherever the browser is.
    for updated in ["2026-11-26T00:10:00Z", "2026-11-28T23:50:00Z"] {
        let own = browser.script(own, vec![json!(updated)]);
        let [year, month, day] = [0, 1, 2].map(|n| own[n].as_u64().unwrap());
        check(&browser, updated, &format!("{year}-{month:02}-{day:02}"));
    }
}

#[test]
fn the_days_are_those_of_pago_pago_and_kiritimati() {
    let browser = arrive();
    for (zone, day) in [("Pacific/Pago_Pago", "2026-11-27"), ("Pacific/Kiritimati", "2026-11-29")] {
        browser.move_to(zone);
        check(&browser, "2026-11-28T10:30:00.000Z", day);
    }
}

/// A clock that a test can put forward.
const CLOCK: &str = "{
    const Real = Date;
    let ahead = 0;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
        static now() { return Real.now() + ahead; }
    };
    window.passDays = (days) => { ahead += days * 864e5; };
    window.dayAfter = (days) => {
        const time = new Date();
        const day = new Real(time.getFullYear(), time.getMonth(), time.getDate() + days, 12);
        const two = (n) => String(n).padStart(2, '0');
        return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
    };
}";

#[test]
fn a_tab_that_stays_open_past_midnight_has_the_new_day() {
    let browser = arrive();
    browser.before_each_page(CLOCK);
    browser.reload();
    await_widget(&browser);
    let ask = |script: &str| browser.script(script, Vec::new());
    let mut document = assessment(&json!({"S8.1": {"response": "planned"}}));
    let line = |due: Value| json!({"step": "S8.1a", "lead": "a", "sign": "b", "help": "c", "due": due});
    document["plan"] = json!([line(ask("return dayAfter(1);"))]);
    browser.give(&document);
    browser.choose("Plan");
    browser.expect("Draft action plan");
    let lacking = || browser.find_all("#lines .key b").len();
    let before = lacking();
    for (event, days) in [("focus", 2), ("beforeprint", 0)] {
        ask(&format!("passDays({days}); dispatchEvent(new Event('{event}'));"));
        browser.wait_until("the date has passed", || lacking() == before + 1);
    }
    ask("passDays(3);");
    let show = "const [done] = arguments; document.querySelector('uncat-readiness').show('S8').then(done);";
    browser.script_to_end(show, Vec::new());
    browser.answer("S8.1", "2");
    let today = ask("return dayAfter(0);");
    browser.choose("Save a file");
    browser.download(&format!("uncat-readiness-{}.json", today.as_str().unwrap()));
}
