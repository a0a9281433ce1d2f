//! A link that the person entered leads where it seems to, or is none and says why.

use serde_json::json;
use uncat_readiness::assessment::{AddressFault, Assessment, Evidence, WebAddress};

use crate::support::{json_file, uncat};

/// Where an address leads: its text and its host.
fn led(entered: &str) -> Result<[String; 2], AddressFault> {
    WebAddress::parse(entered).map(|it| [it.text, it.host].map(|text| text.to_string()))
}

#[track_caller]
fn check(entered: &str, text: &str, host: &str) {
    assert_eq!(led(entered), Ok([text.to_owned(), host.to_owned()]), "{entered}");
}

#[test]
fn a_whole_address_of_the_web_is_a_link() {
    check("https://example.org", "https://example.org", "example.org");
    check("HTTP://Example.ORG/a?b#C@\u{e9}", "http://example.org/a?b#C@\u{e9}", "example.org");
    check(" https://example.org:8080/a ", "https://example.org:8080/a", "example.org");
    check("https://192.0.2.7/", "https://192.0.2.7/", "192.0.2.7");
    check("https://example.org./", "https://example.org/", "example.org");
    check("https://example.org:/", "https://example.org:/", "example.org");
}

#[test]
fn letters_that_look_like_others_are_unmasked() {
    check("https://\u{43e}hchr.org/", "https://xn--hchr-45d.org/", "xn--hchr-45d.org");
    check("https://b\u{fc}cher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example");
}

#[test]
fn names_are_written_as_the_standard_says() {
    // RFC 3492, section 7.1, but in lower case.
    for (label, ascii) in [
        (
            "\u{644}\u{64a}\u{647}\u{645}\u{627}\u{628}\u{62a}\u{643}\u{644}\u{645}\u{648}\u{634}\u{639}\u{631}\u{628}\u{64a}\u{61f}",
            "egbpdaj6bu4bxfgehfvwxn",
        ),
        (
            "\u{4ed6}\u{4eec}\u{4e3a}\u{4ec0}\u{4e48}\u{4e0d}\u{8bf4}\u{4e2d}\u{6587}",
            "ihqwcrb4cv8a8dqg056pqjye",
        ),
        ("pro\u{10d}prost\u{11b}nemluv\u{ed}\u{10d}esky", "proprostnemluvesky-uyb24dma41a"),
        (
            "\u{43f}\u{43e}\u{447}\u{435}\u{43c}\u{443}\u{436}\u{435}\u{43e}\u{43d}\u{438}\u{43d}\u{435}\u{433}\u{43e}\u{432}\u{43e}\u{440}\u{44f}\u{442}\u{43f}\u{43e}\u{440}\u{443}\u{441}\u{441}\u{43a}\u{438}",
            "b1abfaaepdrnnbgefbadotcwatmq2g4l",
        ),
        (
            "t\u{1ea1}isaoh\u{1ecd}kh\u{f4}ngth\u{1ec3}ch\u{1ec9}n\u{f3}iti\u{1ebf}ngvi\u{1ec7}t",
            "tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g",
        ),
        ("3\u{5e74}b\u{7d44}\u{91d1}\u{516b}\u{5148}\u{751f}", "3b-ww4c5e180e575a65lsy2b"),
    ] {
        let host = format!("xn--{ascii}.example");
        check(&format!("https://{label}.example"), &format!("https://{host}"), &host);
    }
}

#[test]
fn what_leads_elsewhere_than_it_says_is_no_link() {
    let table: [(AddressFault, &[&str]); 4] = [
        (
            AddressFault::Incomplete,
            &[
                "example.org",
                "//example.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "blob:https://a.example/1",
                "ftp://example.org",
                "https:/example.org",
                "https://",
                "https:///example.org",
                "https://localhost",
                "https://.org",
                "https://[2001:db8::1]/",
            ],
        ),
        (
            AddressFault::User,
            &["https://www.ohchr.org@evil.example/login", "https://a:b@example.org", "https://@example.org/"],
        ),
        (
            AddressFault::Sign,
            &[
                "https://evil.example\\.ohchr.org/x",
                "https:\\\\example.org",
                "https://a b.org",
                "https://exa\tmple.org",
                "https://example.org/\u{202e}fdp.exe",
                "https://exam\u{ad}ple.org",
                "https://exam\u{200b}ple.org",
                "https://example.org/\u{2066}a",
                "https://example.org/\0",
            ],
        ),
        (
            AddressFault::Host,
            &[
                "https://ex%61mple.org",
                "https://a..org",
                "https://example.org:80a/",
                "https://example.org:65536/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://192.0.2.07/",
                "https://example.org:80:90/",
                "https://evil.example\u{2044}ohchr.org/",
                "https://evil\u{3002}example.org/",
                "https://\u{ff4f}hchr.org/",
                "https://a!b.org",
                "https://<b>.org",
            ],
        ),
    ];
    for (fault, addresses) in table {
        addresses.iter().for_each(|it| assert_eq!(led(it), Err(fault), "{it}"));
    }
}

#[test]
fn an_empty_link_is_no_fault() {
    let evidence = |link: &str| Evidence { title: "Law".into(), link: link.into() };
    assert_eq!(evidence(" ").leads_to(), Ok(None));
    assert_eq!(evidence("law").leads_to(), Err(AddressFault::Incomplete));
}

#[test]
fn a_link_that_is_none_is_kept_as_it_was_entered() {
    let deceptive = "https://www.ohchr.org@evil.example/\u{202e}";
    let mut edited = json_file("tests/fixtures/saved.json");
    edited["answers"]["S1.1"]["evidence"] = json!([{ "title": "Law", "link": deceptive }]);
    let questionnaire = &uncat().questionnaire;
    let opened = Assessment::open(&edited.to_string(), questionnaire).unwrap();
    let written = opened.assessment.to_json(questionnaire).to_string();
    assert!(written.contains(deceptive), "{written}");
}
