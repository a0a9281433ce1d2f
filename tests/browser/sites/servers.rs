//! The files of `packaging/servers/`, each included by its own server as an operator would include it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use xtask::{project, server};

use super::client::ask;
use super::program::Program;
use super::sites;
use crate::person::{PARTLY, await_widget};
use crate::support::{Browser, linked};

/// The server that a configuration is for.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Nginx,
    Caddy,
    Apache,
}

/// A site with the widget's folder at `/readiness/`, and a page of its own.
struct Site {
    program: Program,
    folder: TempDir,
}

impl Site {
    #[track_caller]
    fn start(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (place, root) = (folder.path(), folder.path().join("site"));
        fs::create_dir(&root).unwrap();
        linked::folder(&project::dist(), &root.join("readiness")).unwrap();
        let program = Program::serve(&place.join("log"), |port| match kind {
            Kind::Nginx => nginx(place, port),
            Kind::Caddy => caddy(place, port),
            Kind::Apache => apache(place, port),
        });
        // The page has another host than its widget, and so another origin.
        let page = fs::read_to_string(project::root().join("www/minimal.html")).unwrap();
        let widget = format!("http://127.0.0.1:{}/readiness/uncat-readiness.js", program.port);
        fs::write(root.join("other.html"), page.replace("uncat-readiness.js", &widget)).unwrap();
        // Browsers ask for it, and complain in the console when it is not there.
        fs::write(root.join("favicon.ico"), "").unwrap();
        Self { program, folder }
    }

    fn address(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.program.port)
    }

    /// Asks for a file, and checks what a browser goes by.
    #[track_caller]
    fn check(&self, name: &str, packing: &str, media_type: &str, caching: &str) {
        let answer = ask(self.program.port, &format!("/readiness/{name}"), &[("Accept-Encoding", packing)]);
        assert_eq!(answer.status, 200, "{name}");
        for (header, expected) in [
            ("content-type", media_type),
            ("content-encoding", packing),
            ("vary", "Accept-Encoding"),
            ("cache-control", caching),
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(header), expected, "{header} of {name}");
        }
    }
}

/// The snippet of a server, with the place where the site keeps it.
fn snippet(name: &str) -> String {
    project::root().join("packaging/servers").join(name).display().to_string()
}

fn nginx(place: &Path, port: u16) -> Command {
    let sites = sites();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {}/{name};\n", place.display()))
        .concat();
    let text = format!(
        "load_module {};\ndaemon off;\nmaster_process off;\npid {place}/pid;\nevents {{}}\nhttp {{\n\
         access_log off;\n{temporary}\
         server {{\nlisten 127.0.0.1:{port};\nroot {place}/site;\ninclude {};\n}}\n}}\n",
        sites.nginx_brotli.display(),
        snippet("nginx.conf"),
        place = place.display(),
    );
    let mut command = Command::new(sites.nginx);
    command.args(["-e", "stderr", "-c"]).arg(written(place, "nginx.conf", &text));
    command
}

fn caddy(place: &Path, port: u16) -> Command {
    let text = format!(
        "{{\n\tadmin off\n}}\nhttp://:{port} {{\n\tbind 127.0.0.1\n\troot * {}/site\n\timport {}\n\tfile_server\n}}\n",
        place.display(),
        snippet("Caddyfile"),
    );
    let mut command = Command::new(sites().caddy);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(written(place, "Caddyfile", &text));
    // What it keeps from one run to the next is kept here.
    command.env("HOME", place).env("XDG_CONFIG_HOME", place).env("XDG_DATA_HOME", place);
    command
}

fn apache(place: &Path, port: u16) -> Command {
    let sites = sites();
    let modules = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite"];
    let modules = modules
        .map(|name| format!("LoadModule {name}_module {}/mod_{name}.so\n", sites.apache_modules.display()));
    let text = format!(
        "ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nServerRoot {place}\nDefaultRuntimeDir {place}\n\
         PidFile {place}/pid\nErrorLog /dev/stderr\n{modules}TypesConfig /dev/null\nDirectoryIndex index.html\nDocumentRoot {place}/site\n\
         <Directory {place}/site>\nAllowOverride FileInfo\n</Directory>\n",
        place = place.display(),
        modules = modules.concat(),
    );
    fs::copy(snippet("apache.htaccess"), place.join("site/readiness/.htaccess")).unwrap();
    let mut command = Command::new(sites.apache);
    // One process, in the foreground.
    command.args(["-X", "-f"]).arg(written(place, "apache.conf", &text));
    command
}

fn written(place: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let file = place.join(name);
    fs::write(&file, text).unwrap();
    file
}

/// The names of what the loader fetches, which change with their content.
fn parts() -> Vec<String> {
    let files = fs::read_dir(project::dist().join("uncat-readiness")).unwrap();
    let names = files.map(|file| format!("uncat-readiness/{}", file.unwrap().file_name().display()));
    names.filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "bin" => "application/octet-stream",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        other => panic!("no type for .{other}"),
    }
}

fn what_the_loader_fetches_is_packed_typed_and_kept_for_a_year(kind: Kind) {
    let site = Site::start(kind);
    let parts = parts();
    assert!(parts.len() >= 4, "{parts:?}");
    for (name, packing) in parts.iter().flat_map(|name| [(name, "br"), (name, "gzip")]) {
        site.check(name, packing, media_type(name), "public, max-age=31536000, immutable");
    }
}

fn what_keeps_its_name_is_asked_for_again(kind: Kind) {
    let site = Site::start(kind);
    for name in ["uncat-readiness.js", "minimal.html", "page.css", "icon.svg", "schema/words.schema.json"] {
        site.check(name, "br", media_type(name), "no-cache");
        site.check(name, "gzip", media_type(name), "no-cache");
    }
    let loader = "/readiness/uncat-readiness.js";
    let tag = ask(site.program.port, loader, &[("Accept-Encoding", "br")]).header("etag");
    let again = ask(site.program.port, loader, &[("Accept-Encoding", "br"), ("If-None-Match", &tag)]);
    assert_eq!((again.status, again.header("cache-control")), (304, "no-cache".to_owned()), "{tag}");
}

fn a_browser_that_unpacks_nothing_is_sent_the_files_themselves(kind: Kind) {
    let site = Site::start(kind);
    for name in parts() {
        let answer = ask(site.program.port, &format!("/readiness/{name}"), &[]);
        let size = fs::metadata(project::dist().join(&name)).unwrap().len();
        assert_eq!(answer.header("content-encoding"), "");
        assert_eq!((answer.header("content-type").as_str(), answer.size), (media_type(&name), size));
    }
}

fn the_pages_of_the_folder_have_the_strict_policy(kind: Kind) {
    let site = Site::start(kind);
    let policy = |path: &str| ask(site.program.port, path, &[]).header("content-security-policy");
    for page in ["/readiness/", "/readiness/minimal.html"] {
        assert_eq!(policy(page), server::POLICY, "{page}");
    }
    // The offline page carries its own, and a page of the site has what the site gives it.
    linked::replace(&site.folder.path().join("site/readiness/uncat-readiness-offline.html"), "").unwrap();
    for page in ["/readiness/uncat-readiness-offline.html", "/readiness/uncat-readiness.js", "/other.html"] {
        assert_eq!(policy(page), "", "{page}");
    }
}

fn a_file_that_is_not_there_is_not_kept(kind: Kind) {
    let site = Site::start(kind);
    let answer = ask(site.program.port, "/readiness/uncat-readiness/program.0000000000000000.wasm", &[]);
    assert_eq!(answer.status, 404);
    assert!(!answer.header("cache-control").contains("max-age"), "{answer:?}");
}

fn the_smallest_page_works(kind: Kind) {
    let site = Site::start(kind);
    use_widget(&site.address("127.0.0.1", "/readiness/minimal.html"));
}

fn a_page_of_another_origin_shows_the_widget(kind: Kind) {
    let site = Site::start(kind);
    let browser = use_widget(&site.address("localhost", "/other.html"));
    let requests = browser.requests();
    let elsewhere = site.address("127.0.0.1", "/readiness/");
    assert!(requests.iter().any(|it| it.starts_with(&elsewhere) && it.ends_with(".wasm")), "{requests:?}");
}

/// Opens a page, answers a statement, and sees that nothing was complained about.
#[track_caller]
fn use_widget(address: &str) -> Browser {
    let browser = Browser::open(address);
    await_widget(&browser);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    assert_eq!(browser.violations(), [""; 0]);
    browser
}

/// Each promise, of each server.
macro_rules! kept_by_each_server {
    ($($promise:ident)*) => {
        kept_by_each_server!(@ nginx Nginx $($promise)*);
        kept_by_each_server!(@ caddy Caddy $($promise)*);
        kept_by_each_server!(@ apache Apache $($promise)*);
    };
    (@ $server:ident $kind:ident $($promise:ident)*) => {
        mod $server {
            $(#[test]
            fn $promise() {
                super::$promise(super::Kind::$kind);
            })*
        }
    };
}

kept_by_each_server! {
    what_the_loader_fetches_is_packed_typed_and_kept_for_a_year
    what_keeps_its_name_is_asked_for_again
    a_browser_that_unpacks_nothing_is_sent_the_files_themselves
    the_pages_of_the_folder_have_the_strict_policy
    a_file_that_is_not_there_is_not_kept
    the_smallest_page_works
    a_page_of_another_origin_shows_the_widget
}
