//! Finds the file of the served folder for the address in a request, and never one outside it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(PathBuf),
    /// A folder whose address lacks the final slash, which the links of its pages need: the address with the slash.
    Folder(String),
    Nothing,
}

/// Finds what an address names below `root`, which must be free of links (canonical).
pub(super) fn find(root: &Path, address: &str) -> Found {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let Some(mut file) = below(root, path) else { return Found::Nothing };
    if file.is_dir() {
        if !path.ends_with('/') {
            // Relative, so that it cannot name another host (`//other.example`).
            let last = path.rsplit('/').next().unwrap_or(path);
            return Found::Folder(format!("./{last}/"));
        }
        file.push("index.html");
    }
    // A link that leads out of the folder is not followed.
    match file.canonicalize() {
        Ok(file) if file.starts_with(root) && file.is_file() => Found::File(file),
        _ => Found::Nothing,
    }
}

/// Returns the file or folder that a path names, or `None` if a step of it does not go down.
fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let mut found = root.to_owned();
    for step in path.split('/').filter(|step| !step.is_empty()) {
        let step = decoded(step)?;
        if step == "." || step == ".." || step.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        found.push(step);
    }
    Some(found)
}

/// Returns a step of a path with its percent codes decoded, or `None` if they are not UTF-8.
fn decoded(step: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(step.len());
    let mut pieces = step.split('%');
    bytes.extend(pieces.next()?.bytes());
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).ok()
}

/// Returns the media type of a file by the extension of its name.
pub(super) fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "ts" | "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Returns an `ETag` that changes with the bytes sent, and so with their packing too.
pub(super) fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// Returns whether a browser has these bytes already, by the value of `If-None-Match`.
pub(super) fn matches(known: &str, tag: &str) -> bool {
    known.split(',').map(str::trim).any(|it| it == "*" || it.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site() -> tempfile::TempDir {
        let outer = tempfile::tempdir().unwrap();
        fs::write(outer.path().join("secret.txt"), "").unwrap();
        let root = outer.path().join("dist");
        fs::create_dir_all(root.join("demo")).unwrap();
        for name in ["index.html", "a b.js", "é.json", "demo/index.html"] {
            fs::write(root.join(name), "").unwrap();
        }
        outer
    }

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let outer = site();
        let root = outer.path().canonicalize().unwrap().join("dist");
        let expected = expected.map_or(Found::Nothing, |name| Found::File(root.join(name)));
        assert_eq!(find(&root, address), expected, "{address}");
    }

    #[test]
    fn an_address_leads_to_its_file() {
        check("/", Some("index.html"));
        check("/index.html?theme=dark", Some("index.html"));
        check("//index.html", Some("index.html"));
        check("/a%20b.js", Some("a b.js"));
        check("/%C3%A9.json", Some("é.json"));
        check("/demo/", Some("demo/index.html"));
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for address in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/demo/../../secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%5csecret.txt",
            "//../secret.txt",
            "/demo/%00",
            "/%ff",
            "/%2",
            "/é%",
        ] {
            check(address, None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let outer = site();
        let root = outer.path().canonicalize().unwrap().join("dist");
        std::os::unix::fs::symlink(outer.path().join("secret.txt"), root.join("link.txt")).unwrap();
        assert_eq!(find(&root, "/link.txt"), Found::Nothing);
    }

    #[test]
    fn a_folder_gets_the_slash_that_its_links_need() {
        let outer = site();
        let root = outer.path().canonicalize().unwrap().join("dist");
        assert_eq!(find(&root, "/demo?x"), Found::Folder("./demo/".into()));
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        for (name, expected) in [
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.wasm", "application/wasm"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.html", "text/html; charset=utf-8"),
            ("a.wasm.br", "application/octet-stream"),
            ("LICENCE", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(name)), expected);
        }
    }

    #[test]
    fn known_bytes_are_recognized() {
        let tag = tag(b"bytes");
        assert!(matches(&tag, &tag));
        assert!(matches(&format!("\"other\", W/{tag}"), &tag));
        assert!(matches("*", &tag));
        assert!(!matches("", &tag) && !matches("\"other\"", &tag));
    }
}
