//! What a person does with the widget, in a few words: the tests tell stories with them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Browser, Engine, Part, fetched};

/// The rungs of the scale, lowest first, as a radio button's id ends.
pub(crate) const IN_PLACE: &str = "3";
pub(crate) const PARTLY: &str = "2";

/// Opens the page of the widget alone, and waits until it can be used.
#[track_caller]
pub(crate) fn arrive() -> Browser {
    let browser = Browser::open("index.html");
    await_widget(&browser);
    browser
}

/// As [`arrive`], in a browser with this engine.
#[track_caller]
pub(crate) fn arrive_in(engine: Engine) -> Browser {
    let browser = Browser::open_in(engine, "index.html");
    await_widget(&browser);
    browser
}

/// Waits until the widget of the page can be used.
#[track_caller]
pub(crate) fn await_widget(browser: &Browser) {
    // Nothing is looked for before: the first screens are drawn anew when the program is there. WebKit's driver does not
    // wait for modules.
    let ready = "const [done] = arguments;
        const look = () => {
            const ready = document.querySelector('uncat-readiness')?.ready;
            if (ready) ready.then(() => done());
            else setTimeout(look, 20);
        };
        look();";
    browser.script_to_end(ready, Vec::new());
}

impl Browser {
    /// Presses a button or follows a link of this name.
    #[track_caller]
    pub(crate) fn choose(&self, name: &str) {
        self.find_named(":is(a, button)", name).click();
    }

    /// Opens the choice of languages, and chooses one.
    #[track_caller]
    pub(crate) fn speak(&self, language: &str) {
        if self.find(".languages").attribute("open").is_none() {
            self.find(".languages summary").click();
        }
        self.find(&format!(".languages [lang={language}]")).click();
    }

    /// Waits for a screen of this title, and until it has moved focus and window: a click meanwhile would miss.
    #[track_caller]
    pub(crate) fn expect(&self, title: &str) {
        self.find_named("#title", title);
        self.settle();
    }

    /// Answers a statement: the level's number, `k` for not known, `n` for not applicable.
    #[track_caller]
    pub(crate) fn answer(&self, id: &str, level: &str) {
        self.find(&format!("label[for='{id}-{level}']")).click();
        let chosen = self.find(&format!("input[id='{id}-{level}']"));
        self.wait_until(&format!("{id} is answered"), || chosen.is_chosen());
    }

    /// The first part that fits, by the id of an element of the widget.
    #[track_caller]
    pub(crate) fn part_of(&self, id: &str) -> Part<'_> {
        self.find(&format!("[id='{id}']"))
    }

    /// The assessment, as the page around the widget gets it.
    #[track_caller]
    pub(crate) fn assessment(&self) -> Value {
        self.script("return document.querySelector('uncat-readiness').assessment;", Vec::new())
    }

    /// The answers of the assessment.
    #[track_caller]
    pub(crate) fn answers(&self) -> Value {
        self.assessment()["answers"].clone()
    }

    /// Gives the widget an assessment, as the page around it would, and waits until it is shown.
    #[track_caller]
    pub(crate) fn give(&self, assessment: &Value) {
        let give = "const [assessment, done] = arguments;
            const element = document.querySelector('uncat-readiness');
            element.addEventListener('uncat-readiness-changed', () => done(), { once: true });
            element.assessment = assessment;";
        self.script_to_end(give, vec![assessment.clone()]);
    }

    /// Has the page ask for another language, and waits until it is shown.
    #[track_caller]
    pub(crate) fn set_language(&self, language: &str) {
        let speak = "const [language, done] = arguments;
            const widget = document.querySelector('uncat-readiness');
            widget.addEventListener('uncat-readiness-language', () => done(), { once: true });
            widget.lang = language;";
        self.script_to_end(speak, vec![json!(language)]);
    }

    /// Opens a file in the widget, from its first screen.
    #[track_caller]
    pub(crate) fn open_file(&self, name: &str, bytes: &[u8]) {
        let file = self.scratch(name);
        fs::write(&file, bytes).unwrap();
        self.choose("Start");
        self.choose_file(&file);
    }

    /// Waits for the file that the person saved, and returns the document in it.
    #[track_caller]
    pub(crate) fn downloaded(&self) -> Value {
        let file = self.download(".json");
        // That it has not grown for a moment does not show that it is whole; that it can be read does.
        let whole = || serde_json::from_str(&fs::read_to_string(&file).ok()?).ok();
        self.wait_for("the whole file", whole)
    }

    #[track_caller]
    fn choose_file(&self, file: &Path) {
        self.find("input[type=file]").keys(&file.to_string_lossy());
    }

    /// Opens every fold of the screen.
    #[track_caller]
    pub(crate) fn unfold(&self) {
        self.for_each("details", "element.open = true;");
    }
}

/// An assessment in which every statement has a level, by turns; every seventh is not known.
pub(crate) fn full(browser: &Browser) -> Value {
    let ids = "const answer = await fetch(bundle);
        const { questionnaire } = await answer.json();
        return questionnaire.groups.flatMap((group) => group.sections)
            .flatMap((section) => section.indicators).map((indicator) => indicator.id);";
    let ids = format!("const [bundle] = arguments; return (async () => {{ {ids} }})();");
    let ids = browser.script(&ids, vec![json!(browser.address(&fetched("questionnaire")))]);
    let levels = ["not-yet", "planned", "partly", "in-place", "partly", "in-place", "not-known"];
    let mut answers = serde_json::Map::new();
    for (id, level) in ids.as_array().unwrap().iter().zip(levels.into_iter().cycle()) {
        answers.insert(id.as_str().unwrap().to_owned(), json!({ "response": level, "note": "Noted." }));
    }
    answers["S1.4"]["keep"] = json!(true);
    answers["S2.1"] = json!({ "response": "not-applicable", "reason": "There is a reason." });
    assessment(&Value::Object(answers))
}

/// A document with these answers.
pub(crate) fn assessment(answers: &Value) -> Value {
    json!({
        "format": "uncat-readiness/assessment",
        "version": 1,
        "questionnaire": { "id": "uncat", "edition": "2027.1" },
        "answers": answers,
    })
}
