//! The page as it arrives: under which policy, with what requests, in which form.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::person::arrive_in;
use crate::support::{Engine, fetched, in_every_engine, site};

in_every_engine!(the_page_loads_under_the_strict_policy_without_a_violation, no_request_leaves_the_origin,);

fn the_page_loads_under_the_strict_policy_without_a_violation(engine: Engine) {
    let browser = arrive_in(engine);
    assert_eq!(browser.violations(), [""; 0]);
}

fn no_request_leaves_the_origin(engine: Engine) {
    let browser = arrive_in(engine);
    let home = browser.address("");
    let requests = browser.requests();
    assert!(requests.iter().any(|it| it.ends_with(".wasm")), "the log is incomplete: {requests:?}");
    let elsewhere: Vec<_> = requests.iter().filter(|it| !it.starts_with(&home)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn precompressed_files_are_sent_with_their_types() {
    for (name, media_type) in [
        ("uncat-readiness.js".to_owned(), "text/javascript; charset=utf-8"),
        (fetched("glue"), "text/javascript; charset=utf-8"),
        (fetched("program"), "application/wasm"),
        ("page.css".to_owned(), "text/css; charset=utf-8"),
        (fetched("en"), "application/json"),
    ] {
        for packing in ["br", "gzip"] {
            let head = head_of(&name, packing);
            assert!(head.contains(&format!("Content-Type: {media_type}\r\n")), "{name}:\n{head}");
            assert!(head.contains(&format!("Content-Encoding: {packing}\r\n")), "{name}:\n{head}");
        }
    }
}

/// Asks for a file as a browser would that can unpack this, and returns the head of the answer.
fn head_of(name: &str, packing: &str) -> String {
    let address = site();
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    let request = format!(
        "HEAD /{name} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {packing}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut head = String::new();
    stream.read_to_string(&mut head).unwrap();
    head
}
