//! What must hold for every input, however odd: one function for each way in. A panic is a find.

use uncat_readiness::assessment::{Assessment, WebAddress};
use uncat_readiness::content::Content;
use uncat_readiness::document;
use uncat_readiness::session::Session;
use url::Url;

/// The bundle of the built-in questionnaire in English, as it is shipped: `xtask/src/fuzz.rs` says where it is.
const BUNDLE: &str = include_str!(env!("UNCAT_BUNDLE"));

thread_local! {
    static CONTENT: Content = Content::parse(BUNDLE).expect("the bundle is sound");
}

/// A file that the person opens: what it holds is written, and opens again with the same content.
pub fn document(text: &str) {
    CONTENT.with(|content| {
        let Ok(opened) = Assessment::open(text, &content.questionnaire) else { return };
        let written = document::written(&opened.assessment, content);
        let again =
            Assessment::open(&written, &content.questionnaire).expect("what is written can be opened");
        assert_eq!(document::written(&again.assessment, content), written);
    });
}

/// A bundle that the page names: it is taken or refused, and a refusal has a reason.
pub fn bundle(text: &str) {
    match Content::parse(text) {
        Ok(content) => drop(Session::new(&content.questionnaire)),
        Err(problems) => assert!(!problems.is_empty()),
    }
}

/// A text that tab or device kept, which another version or another program may have written.
pub fn kept(text: &str) {
    CONTENT.with(|Content { questionnaire, .. }| {
        let Ok(restored) = Session::from_saved(text, questionnaire) else { return };
        let saved = restored.session.to_saved(questionnaire);
        let again = Session::from_saved(&saved, questionnaire).expect("what is kept can be read");
        assert_eq!(again.session.to_saved(questionnaire), saved);
    });
}

/// What was done on the first screens, as a list in JSON.
pub fn deeds(list: &str) {
    kept(&format!("{{\"deeds\":{list}}}"));
}

/// An address that the person enters: a browser finds the same site in it as the page names.
pub fn link(entered: &str) {
    let Ok(address) = WebAddress::parse(entered) else { return };
    match Url::parse(&address.text) {
        Ok(url) => {
            assert!(matches!(url.scheme(), "http" | "https"), "{url}");
            assert_eq!(
                (url.host_str(), url.username(), url.password()),
                (Some(&*address.host), "", None),
                "{url}"
            );
        }
        // A name that is not to be registered leads nowhere.
        Err(error) => assert!(address.host.contains("xn--"), "{error}: {address:?}"),
    }
}
