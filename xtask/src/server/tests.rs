//! Tests the server through its own socket, as a browser uses it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::*;

struct Site {
    server: Server,
    _folder: tempfile::TempDir,
}

/// A folder with a page, and a script with a packed copy.
fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("index.html", "<p>page"), ("a.js", "plain script"), ("a.js.br", "packed script")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    Site { server: Server::start(folder.path(), 0).unwrap(), _folder: folder }
}

impl Site {
    /// Returns head and body of the answer to a request with these lines.
    fn ask(&self, request: &str) -> (String, String) {
        let host = self.server.url().trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{request}\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    #[track_caller]
    fn check(&self, request: &str, status: u16, body: &str, headers: &[&str]) {
        let (head, received) = self.ask(request);
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
        assert_eq!(received, body);
        for header in headers {
            assert!(head.contains(header), "no `{header}` in:\n{head}");
        }
    }
}

#[test]
fn a_page_comes_under_the_strict_policy() {
    let policy = format!("Content-Security-Policy: {POLICY}");
    let headers = [policy.as_str(), "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"];
    site().check("GET / HTTP/1.1", 200, "<p>page", &headers);
}

#[test]
fn a_page_whose_name_begins_with_frame_may_show_one() {
    let site = site();
    fs::write(site._folder.path().join("frame.html"), "<iframe>").unwrap();
    let policy = format!("Content-Security-Policy: {POLICY}; frame-src 'self' blob:");
    site.check("GET /frame.html HTTP/1.1", 200, "<iframe>", &[&policy]);
}

#[test]
fn another_site_has_its_own_policy_and_headers() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "").unwrap();
    let headers = vec![("Access-Control-Allow-Origin", "*".to_owned())];
    let manner = Manner { policy: "default-src 'self'".to_owned(), headers };
    let server = Server::start_as(folder.path(), 0, manner).unwrap();
    let expected = ["Content-Security-Policy: default-src 'self'", "Access-Control-Allow-Origin: *"];
    Site { server, _folder: folder }.check("GET / HTTP/1.1", 200, "", &expected);
}

#[test]
fn a_packed_copy_goes_to_those_who_can_unpack_it() {
    let site = site();
    let packed = ["Content-Encoding: br", "Vary: Accept-Encoding", "Content-Type: text/javascript"];
    site.check("GET /a.js HTTP/1.1\r\nAccept-Encoding: gzip, br", 200, "packed script", &packed);
    site.check("GET /a.js HTTP/1.1", 200, "plain script", &["Vary: Accept-Encoding"]);
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let site = site();
    let (head, _) = site.ask("GET /a.js HTTP/1.1");
    let tag = head.lines().find_map(|line| line.strip_prefix("Etag: ")).unwrap();
    site.check(&format!("GET /a.js HTTP/1.1\r\nIf-None-Match: {tag}"), 304, "", &["Cache-Control: no-cache"]);
    let other_packing = format!("GET /a.js HTTP/1.1\r\nAccept-Encoding: br\r\nIf-None-Match: {tag}");
    site.check(&other_packing, 200, "packed script", &[]);
}

#[test]
fn the_head_alone_is_sent_when_asked_for() {
    site().check("HEAD /a.js HTTP/1.1", 200, "", &["Content-Length: 12"]);
}

#[test]
fn what_is_not_there_and_what_is_not_done_are_told_apart() {
    let site = site();
    site.check("GET /b.js HTTP/1.1", 404, "404: There is no such file.\n", &[]);
    site.check(
        "POST / HTTP/1.1\r\nContent-Length: 0",
        405,
        "405: Only GET and HEAD are answered here.\n",
        &["Allow: GET, HEAD"],
    );
}

#[test]
fn connections_that_come_at_once_and_stay_open_are_all_answered() {
    for _ in 0..50 {
        let site = site();
        let host = site.server.url().trim_start_matches("http://").trim_end_matches('/');
        // All are open before the first request is sent, as when a browser opens a page.
        let mut open: Vec<TcpStream> = (0..12).map(|_| TcpStream::connect(host).unwrap()).collect();
        for stream in &mut open {
            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            write!(stream, "GET /a.js HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        }
        for stream in &mut open {
            let mut start = [0; 15];
            stream.read_exact(&mut start).expect("an answer within 5 s");
            assert_eq!(&start, b"HTTP/1.1 200 OK");
        }
    }
}

#[test]
fn a_stopped_server_gives_its_port_back() {
    let site = site();
    let port = site.server.url().rsplit(':').next().unwrap().trim_end_matches('/').parse().unwrap();
    let folder = site._folder;
    drop(site.server);
    let stopped = Instant::now();
    while Server::start(folder.path(), port).is_err() {
        assert!(stopped.elapsed() < Duration::from_secs(5), "port {port} is still taken");
        thread::yield_now();
    }
}
