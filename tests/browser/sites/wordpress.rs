//! The widget in WordPress with its default theme: as raw HTML, and by our plugin.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use xtask::{process, project};

use super::press::WordPress;
use super::sites;
use crate::person::{PARTLY, await_widget};
use crate::support::Browser;

/// The README's snippet, with the address of the widget's folder on the site.
fn snippet() -> String {
    let readme = fs::read_to_string(project::root().join("README.md")).unwrap();
    let block = readme.split("<!-- embed -->\n```html\n").nth(1).and_then(|rest| rest.split("```").next());
    block.unwrap().replace("src=\"", "src=\"/readiness/")
}

/// What the editor writes for a block *Custom HTML*.
fn custom_html(html: &str) -> String {
    format!("<!-- wp:html -->\n{html}\n<!-- /wp:html -->")
}

/// Opens a page, answers a statement, opens the results, and sees that nothing but the site was asked for anything.
#[track_caller]
fn use_widget(wordpress: &WordPress, address: &str) -> Browser {
    let browser = Browser::open(address);
    await_widget(&browser);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.choose("Results");
    browser.expect("Results so far");
    assert_eq!(browser.answers()["JUS1"]["response"], "partly");
    assert_eq!(browser.violations(), [""; 0]);
    let elsewhere: Vec<_> =
        browser.requests().into_iter().filter(|it| !it.starts_with(&wordpress.address())).collect();
    assert_eq!(elsewhere, [""; 0]);
    browser
}

/// The attributes of the page's widget, as the page has them.
#[track_caller]
fn attributes(browser: &Browser) -> Value {
    let read = "return Object.fromEntries([...document.querySelector('uncat-readiness').attributes]
        .map(({ name, value }) => [name, value]));";
    browser.script(read, Vec::new())
}

// Raw HTML

#[test]
fn the_readmes_snippet_works_in_a_custom_html_block() {
    let wordpress = WordPress::start();
    let page = wordpress.publish("administrator", &custom_html(&snippet()));
    use_widget(&wordpress, &page);
}

#[test]
fn the_readmes_snippet_works_in_the_classic_editor() {
    let wordpress = WordPress::start();
    let page = wordpress.publish("administrator", &snippet());
    use_widget(&wordpress, &page);
}

#[test]
fn the_theme_leaves_the_widget_its_place_on_every_screen() {
    let wordpress = WordPress::start();
    let page = wordpress.publish("administrator", &custom_html(&snippet()));
    let browser = use_widget(&wordpress, &page);
    for width in [320, 1280] {
        browser.resize(width, 900);
        let overflow = "const page = document.scrollingElement;
            return [page.scrollWidth - page.clientWidth,
                document.querySelector('uncat-readiness').getBoundingClientRect().width];";
        let [overflow, room] = [0, 1].map(|n| browser.script(overflow, Vec::new())[n].as_f64().unwrap());
        assert_eq!(overflow, 0.0, "at {width} pixels the page is wider than the screen");
        assert!(room > 250.0, "at {width} pixels the widget has {room}");
    }
}

#[test]
fn whoever_may_not_write_raw_html_loses_the_element_and_its_script() {
    let wordpress = WordPress::start();
    let page = wordpress.publish("author", &custom_html(&snippet()));
    let browser = Browser::open(&page);
    browser.find_named("p", "The self-assessment needs JavaScript and WebAssembly.");
    let left = "return document.querySelectorAll('uncat-readiness, script[src*=readiness]').length;";
    assert_eq!(browser.script(left, Vec::new()), 0);
}

// The plugin

#[test]
fn the_shortcode_shows_the_widget_for_whoever_may_write() {
    let wordpress = WordPress::with_plugin();
    let page = wordpress.publish(
        "author",
        "[uncat_readiness lang=\"en\" languages=\"hidden\" theme=\"dark\" query=\"\" addresses=\"fragment\"]",
    );
    let browser = use_widget(&wordpress, &page);
    let expected = json!({
        "lang": "en", "languages": "hidden", "theme": "dark", "query": "", "addresses": "fragment",
    });
    assert_eq!(attributes(&browser), expected);
    assert!(!browser.find(".languages").is_shown());
    assert_eq!(browser.script("return location.hash;", Vec::new()), "#results");
    assert_eq!(wordpress.complaints(), [""; 0]);
}

#[test]
fn tools_that_rewrite_scripts_are_told_to_leave_this_one_alone() {
    let wordpress = WordPress::with_plugin();
    let page = wordpress.publish("author", "[uncat_readiness]");
    let browser = use_widget(&wordpress, &page);
    let tag = "const script = document.querySelector('script[src*=\"uncat-readiness.js\"]');
        return [...script.attributes].map(({ name, value }) => name === 'src' ? value.split('?')[1] : `${name}=${value}`);";
    let tag = browser.script(tag, Vec::new());
    let told = [
        "data-cfasync=false",
        "nowprocket=",
        "data-no-optimize=1",
        "data-no-defer=1",
        "data-no-minify=1",
        "type=module",
    ];
    assert_eq!(tag.as_array().unwrap()[..6], told.map(Value::from));
    // The plugin's version, and eight digits of the script's bytes.
    let version = tag[6].as_str().unwrap().rsplit_once('-').unwrap();
    assert!(version.0.starts_with("ver=") && version.1.len() == 8, "{tag}");
}

#[test]
fn the_shortcode_takes_a_text_for_browsers_without_script() {
    let wordpress = WordPress::with_plugin();
    let page = wordpress.publish("author", "[uncat_readiness]Call us.[/uncat_readiness]");
    let browser = use_widget(&wordpress, &page);
    let text = "return document.querySelector('uncat-readiness').innerHTML.trim();";
    assert_eq!(browser.script(text, Vec::new()), "<p>Call us.</p>");
}

#[test]
fn what_is_written_into_a_setting_stays_a_setting() {
    let wordpress = WordPress::with_plugin();
    let hostile = "\"><script>window.broken = true</script><i class=\"";
    let settings = json!({ "lang": hostile, "theme": hostile, "onclick": "window.broken = true" });
    let block = format!("<!-- wp:uncat-readiness/assessment {settings} /-->");
    for content in [
        block.as_str(),
        "[uncat_readiness lang='\"><script>window.broken = true</script>' onclick='window.broken = true']",
        "[uncat_readiness lang='\" onmouseover=\"window.broken = true']",
    ] {
        let page = wordpress.publish("administrator", content);
        let browser = Browser::open(&page);
        await_widget(&browser);
        assert_eq!(browser.script("return window.broken ?? null;", Vec::new()), Value::Null, "{content}");
        let names: Vec<String> = attributes(&browser).as_object().unwrap().keys().cloned().collect();
        assert!(names.iter().all(|name| ["class", "lang", "theme"].contains(&name.as_str())), "{names:?}");
    }
    assert_eq!(wordpress.complaints(), [""; 0]);
}

/// What a page with this text has in it, for somebody with this role.
#[track_caller]
fn rendered(wordpress: &WordPress, role: &str, content: &str) -> String {
    let html = wordpress.administer("rendered", &json!([role, content]));
    html.as_str().unwrap().to_owned()
}

#[test]
fn what_a_widget_opens_comes_from_the_site_itself_or_it_is_not_shown() {
    let wordpress = WordPress::with_plugin();
    let address = wordpress.address();
    let port = address.trim_end_matches('/').rsplit(':').next().unwrap();
    let own = [
        "/bundle.json".to_owned(),
        "bundle.json?a=b".to_owned(),
        format!("{address}bundle.json"),
        format!(" //127.0.0.1:{port}/bundle.json"),
    ];
    let others = [
        "https://elsewhere.example/bundle.json".to_owned(),
        "//elsewhere.example/bundle.json".to_owned(),
        " //elsewhere.example/bundle.json".to_owned(),
        "/\\elsewhere.example/bundle.json".to_owned(),
        "\\\\elsewhere.example/bundle.json".to_owned(),
        "/\t/elsewhere.example/bundle.json".to_owned(),
        "///elsewhere.example/bundle.json".to_owned(),
        "http:elsewhere.example/bundle.json".to_owned(),
        "data:application/json,{}".to_owned(),
        format!("https://127.0.0.1:{port}/bundle.json"),
        "http://127.0.0.1/bundle.json".to_owned(),
        format!("http://127.0.0.1:{port}@elsewhere.example/bundle.json"),
    ];
    let shown = |name: &str, address: &str| {
        let block = format!("<!-- wp:uncat-readiness/assessment {} /-->", json!({ name: address }));
        rendered(&wordpress, "", &block)
    };
    for name in ["questionnaire", "assessment"] {
        for address in &own {
            let html = shown(name, address);
            assert!(html.contains("<uncat-readiness ") && html.contains("bundle.json"), "{address}: {html}");
        }
        for address in &others {
            let html = shown(name, address);
            assert!(!html.contains("<uncat-readiness") && html.contains("to print"), "{address}: {html}");
        }
    }
    let shortcode = "[uncat_readiness questionnaire='//elsewhere.example/a.json']Call us.[/uncat_readiness]";
    assert!(!rendered(&wordpress, "", shortcode).contains("of this site"));
    let told = rendered(&wordpress, "author", shortcode);
    assert!(told.contains("have to be addresses of this site") && told.contains("Call us."), "{told}");
    assert_eq!(wordpress.complaints(), [""; 0]);
}

/// The texts that a tool of gettext finds in a file, or has in a file of its own.
fn texts(file: &str, language: &str, functions: &[&str]) -> BTreeSet<String> {
    let mut xgettext = Command::new(&sites().xgettext);
    xgettext.args(["--from-code=UTF-8", "--omit-header", "--no-wrap", "--output=-"]);
    xgettext.arg(format!("--language={language}"));
    if !functions.is_empty() {
        xgettext.arg("--keyword").args(functions.iter().map(|name| format!("--keyword={name}:1")));
    }
    let folder = project::root().join("packaging/wordpress");
    let said = process::output(xgettext.arg(file).current_dir(folder)).unwrap();
    let text = |line: &str| line.strip_prefix("msgid \"")?.strip_suffix('"').map(str::to_owned);
    said.lines().filter_map(text).filter(|text| !text.is_empty()).collect()
}

#[test]
fn translators_are_given_every_text_of_the_plugin_and_no_other() {
    let mut expected = texts("uncat-readiness.php", "PHP", &["__", "esc_html__"]);
    expected.extend(texts("block.js", "JavaScript", &["__"]));
    let head = fs::read_to_string(project::root().join("packaging/wordpress/uncat-readiness.php")).unwrap();
    for field in [" * Plugin Name: ", " * Description: "] {
        expected.insert(head.lines().find_map(|line| line.strip_prefix(field)).unwrap().to_owned());
    }
    assert!(expected.len() > 20, "{expected:?}");
    assert_eq!(texts("languages/uncat-readiness.pot", "PO", &[]), expected);
}

#[test]
fn the_plugin_takes_the_words_that_a_site_gives_it_for_its_country() {
    let wordpress = WordPress::with_plugin();
    let folder = tempfile::tempdir().unwrap();
    let [source, compiled] = ["fr.po", "fr.mo"].map(|name| folder.path().join(name));
    let plain = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    let title = "\nmsgid \"UNCAT readiness\"\nmsgstr \"Bilan CAT\"\n";
    let link = "\nmsgid \"The whole questionnaire as a page to print\"\nmsgstr \"À imprimer\"\n";
    fs::write(&source, format!("{plain}{title}{link}")).unwrap();
    process::output(Command::new(&sites().msgfmt).arg("-o").args([&compiled, &source])).unwrap();
    let messages = json!({ "": { "lang": "fr", "domain": "messages" }, "Colours": ["Teintes"] });
    let texts = json!({ "locale_data": { "messages": messages } });
    let script = "uncat-readiness-block";
    wordpress.administer("add_translation", &json!(["fr_CA", "uncat-readiness", compiled, script, texts]));
    assert!(rendered(&wordpress, "", "[uncat_readiness]").contains(">À imprimer</a>"));
    let told = wordpress.administer("told", &json!(["uncat-readiness/assessment", script]));
    assert_eq!(told[0], "Bilan CAT");
    assert_eq!(told[1], "A self-assessment of readiness for the UN Convention against Torture.");
    assert!(told[2].as_str().unwrap().contains("Teintes"), "{told}");
    assert_eq!(wordpress.complaints(), [""; 0]);
}

/// Has a site speak a language, without the words of WordPress itself.
#[track_caller]
fn set_language(wordpress: &WordPress, locale: &str) {
    let folder = tempfile::tempdir().unwrap();
    let [source, compiled] = ["a.po", "a.mo"].map(|name| folder.path().join(name));
    fs::write(&source, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n").unwrap();
    process::output(Command::new(&sites().msgfmt).arg("-o").args([&compiled, &source])).unwrap();
    wordpress.administer("set_language", &json!([locale, compiled]));
}

/// The paragraph that stands in a widget until it is there, with its marks and its link.
fn fallback(wordpress: &WordPress, language: &str, marks: &str) -> String {
    let pages =
        fs::read_to_string(project::root().join(format!("content/interface/{language}.json"))).unwrap();
    let pages: Value = serde_json::from_str(&pages).unwrap();
    let [needs, printed] = ["needs", "printed"].map(|name| pages["pages"][name].as_str().unwrap().to_owned());
    let ending = if language == "en" { String::new() } else { format!("-{language}") };
    let widget = format!("{}wp-content/plugins/uncat-readiness/widget/", wordpress.address());
    let file = format!("{widget}uncat-readiness-questionnaire{ending}.html");
    format!("<p{marks}>{needs} <a href=\"{file}\">{printed}</a></p>")
}

#[test]
fn the_plugin_speaks_the_language_of_the_site_and_around_a_widget_that_of_the_widget() {
    let wordpress = WordPress::with_plugin();
    set_language(&wordpress, "ru_RU");
    for (shortcode, language, marks) in [
        ("[uncat_readiness]", "ru", ""),
        ("[uncat_readiness lang='ru-KG']", "ru", ""),
        ("[uncat_readiness lang='fr-CA']", "fr", " lang=\"fr\" dir=\"ltr\""),
        ("[uncat_readiness lang='ar']", "ar", " lang=\"ar\" dir=\"rtl\""),
        ("[uncat_readiness lang='de']", "en", " lang=\"en\" dir=\"ltr\""),
    ] {
        let html = rendered(&wordpress, "", shortcode);
        assert!(html.contains(&fallback(&wordpress, language, marks)), "{shortcode}: {html}");
    }
    let told = wordpress.administer("told", &json!(["uncat-readiness/assessment", "uncat-readiness-block"]));
    assert!(told[2].as_str().unwrap().contains("Цвета"), "{told}");
    assert_eq!(wordpress.complaints(), [""; 0]);
}

#[test]
fn the_plugin_speaks_a_language_in_every_country() {
    let wordpress = WordPress::with_plugin();
    let block = "uncat-readiness/assessment";
    for (locale, language, colours) in
        [("es_PE", "es", "Colores"), ("zh_TW", "zh", "颜色"), ("ary", "ar", "الألوان"), ("de_DE", "en", "")]
    {
        set_language(&wordpress, locale);
        let html = rendered(&wordpress, "", "[uncat_readiness]");
        let marks = if language == "en" { " lang=\"en\" dir=\"ltr\"" } else { "" };
        assert!(html.contains(&fallback(&wordpress, language, marks)), "{locale}: {html}");
        // The widget knows no `ary`, the language that such a page says it is in.
        assert_eq!(html.contains("<uncat-readiness lang=\"ar\">"), locale == "ary", "{html}");
        let told = wordpress.administer("told", &json!([block, "uncat-readiness-block"]));
        let script = told[2].as_str().unwrap_or_default();
        assert_eq!(script.contains("locale_data"), language != "en", "{locale}: {told}");
        assert!(script.contains(colours), "{locale}: {told}");
    }
    assert_eq!(wordpress.complaints(), [""; 0]);
}

#[test]
fn the_block_is_set_in_the_editor_and_shows_the_widget() {
    let wordpress = WordPress::with_plugin();
    let browser = Browser::open(&format!("{}wp-login.php", wordpress.address()));
    browser.find("#user_login").keys("admin");
    browser.find("#user_pass").keys("admin");
    browser.find("#wp-submit").click();
    browser.find("#wpadminbar");
    browser.go(&format!("{}wp-admin/post-new.php?post_type=page", wordpress.address()));
    browser.wait_until("the editor is there", || {
        browser.script("return !!window.wp?.blocks?.getBlockType('uncat-readiness/assessment');", Vec::new())
            == true
    });
    let insert = "const block = wp.blocks.createBlock('uncat-readiness/assessment');
        wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide');
        wp.data.dispatch('core/block-editor').insertBlocks(block);
        wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');";
    browser.script(insert, Vec::new());
    browser.find("[data-type='uncat-readiness/assessment']");
    browser.find_named("label", "Language");
    browser.find_named("label", "Choice of language");
    let publish = "const done = arguments[0];
        const { clientId } = wp.data.select('core/block-editor').getBlocks()
            .find(({ name }) => name === 'uncat-readiness/assessment');
        wp.data.dispatch('core/block-editor').updateBlockAttributes(clientId, {
            lang: 'en', heading: '2', align: 'wide', languages: 'hidden' });
        wp.data.dispatch('core/editor').editPost({ title: 'Our page', status: 'publish' });
        wp.data.dispatch('core/editor').savePost()
            .then(() => done(wp.data.select('core/editor').getPermalink()));";
    let page = browser.script_to_end(publish, Vec::new());
    let reader = use_widget(&wordpress, page.as_str().unwrap());
    let class = "alignwide wp-block-uncat-readiness-assessment";
    let expected = json!({ "class": class, "lang": "en", "heading": "2", "languages": "hidden" });
    assert_eq!(attributes(&reader), expected);
    assert_eq!(wordpress.complaints(), [""; 0]);
}

#[test]
fn a_page_without_the_widget_loads_nothing_of_it() {
    let wordpress = WordPress::with_plugin();
    let browser = Browser::open(&wordpress.publish("administrator", "<p>Nothing.</p>"));
    let requests = browser.requests();
    assert!(!requests.is_empty() && !requests.iter().any(|it| it.contains("uncat")), "{requests:?}");
}

#[test]
fn the_plugin_leaves_no_trace_in_the_database() {
    let wordpress = WordPress::start();
    let page = wordpress.publish("author", "[uncat_readiness]");
    let before = wordpress.administer("traces", &json!([]));
    wordpress.add_plugin();
    await_widget(&Browser::open(&page));
    wordpress.remove_plugin();
    assert_eq!(wordpress.administer("traces", &json!([])), before);
}
