//! The boundary to the page around the widget: mounting, properties, events.
//!
//! The custom element itself is the loader's (`www/loader/main.js`), since Rust can't extend `HTMLElement`.
//! It makes one [`Widget`] for each connected element and drops it when the element leaves the page.

pub mod intl;

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::assessment::{Assessment, Refusal};
use crate::content::{Content, Problem};
use crate::score::Score;
use crate::session::{self, Msg, Session};
use crate::ui::app::{App, Host, Props};
use intl::Intl;

/// A mounted widget, as the loader holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    app: AppHandle<App>,
    host: Host,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a widget into an element of the shadow root.
    ///
    /// `name` tells widgets of one page apart, for what is kept; `saved` is what [`Widget::saved`] gave before the
    /// element was moved. `emit` is called with the kind of an event, and how many statements are answered and
    /// asked.
    ///
    /// # Errors
    /// Every problem of the bundle, a line each, for the console.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        bundle: &str,
        name: &str,
        saved: Option<String>,
        emit: Function,
    ) -> Result<Widget, String> {
        let content = Content::parse(bundle).map_err(|problems| lines(&problems))?;
        let questionnaire = &content.questionnaire;
        let kept = saved.and_then(|text| Session::from_saved(&text, questionnaire));
        let intl = Intl::new(&content.words.language);
        let host = Host::new(content, intl, root.clone(), name, emit);
        let props = Props { host: host.clone(), kept };
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        Ok(Self { app, host })
    }

    /// The assessment as a document, with its results.
    #[must_use]
    pub fn assessment(&self) -> String {
        self.session(|session| session.document(self.host.content()))
    }

    /// The results alone.
    #[must_use]
    pub fn results(&self) -> String {
        let questionnaire = self.host.questionnaire();
        self.session(|session| {
            Score::of(questionnaire, &session.assessment).to_json(questionnaire).to_string()
        })
    }

    /// The session, to mount it again elsewhere.
    #[must_use]
    pub fn saved(&self) -> String {
        self.session(|session| session.to_saved(self.host.questionnaire()))
    }

    /// Takes over an assessment, and gives it back as it will be once the page is drawn.
    ///
    /// # Errors
    /// Why the document can't be opened, for the console; the present answers are untouched.
    pub fn set_assessment(&self, text: &str) -> Result<String, String> {
        let questionnaire = self.host.questionnaire();
        let opened = Assessment::open(text, questionnaire).map_err(|refusal| refused(&refusal))?;
        let document = session::document(&opened.assessment, self.host.content()).to_string();
        self.app.send_message(Msg::Set(Rc::new(opened)));
        Ok(document)
    }

    /// Erases everything.
    pub fn reset(&self) {
        self.app.send_message(Msg::Erase);
    }

    /// Takes the widget out of its element, and frees all that it holds.
    pub fn unmount(self) {
        self.app.destroy();
    }

    fn session(&self, read: impl FnOnce(&Session) -> String) -> String {
        self.app.get_component().map(|app| read(app.session())).unwrap_or_default()
    }
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// For the console of a developer; a visitor reads the notice.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge(bytes) => format!("the document has {bytes} bytes, more than any assessment"),
        Refusal::NotOurs(problem) => problem.to_string(),
        Refusal::Newer(version) => {
            format!("the document has version {version}, newer than this widget reads")
        }
        Refusal::OtherQuestionnaire(id) => format!("the document belongs to the questionnaire `{id}`"),
        Refusal::Broken(problems) => lines(problems),
    }
}
