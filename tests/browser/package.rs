//! The npm package as the author of a site has it: packed, installed from its tarball, compiled and bundled by tools that
//! know nothing of it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

use xtask::server::Manner;
use xtask::tools::Bundler;
use xtask::{process, project, setup, tools};

use crate::person::{PARTLY, await_widget};
use crate::support::{Browser, fetched, serve};

/// A site with the package in it: a copy of the sources in `tests/browser/site/`, made once a run. It is left behind, to
/// be looked at.
fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
        let _ = fs::remove_dir_all(&site);
        // What a bundler finds in this folder it leaves alone.
        fs::create_dir_all(site.join("public")).unwrap();
        fs::copy(project::dist().join("icon.svg"), site.join("public").join("icon.svg")).unwrap();
        for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("site")).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), site.join(file.file_name())).unwrap();
        }
        install(&site);
        site
    })
}

/// Packs what `dist/` has and installs the tarball, without a network.
fn install(site: &Path) {
    let package = project::dist().join("npm");
    assert!(package.join("package.json").is_file(), "dist/npm is missing: run `cargo xtask dist` first");
    let packed = run(Command::new("npm").arg("pack").arg("--pack-destination").arg(site).arg(&package), site);
    let tarball = packed.lines().last().unwrap_or_default();
    let words = ["install", "--offline", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"];
    run(Command::new("npm").args(words).arg(site.join(tarball)), site);
}

/// What bundles and compiles the site, installed if need be.
fn bundler() -> &'static Bundler {
    static BUNDLER: OnceLock<Bundler> = OnceLock::new();
    BUNDLER.get_or_init(|| setup::alone(tools::bundler).unwrap_or_else(|error| panic!("{error:#}")))
}

/// The site as its bundler leaves it, made once a run.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        node(&bundler().vite, &["build", "--outDir", "built"]);
        site().join("built")
    })
}

/// Runs one of the tools that Node.js runs.
#[track_caller]
fn node(script: &Path, words: &[&str]) -> String {
    run(Command::new("node").arg(script).args(words), site())
}

#[track_caller]
fn run(command: &mut Command, folder: &Path) -> String {
    process::output(command.current_dir(folder)).unwrap_or_else(|error| panic!("{error:#}"))
}

/// Vite's own server, which shows a site while it is being made.
struct Workshop {
    process: Child,
    url: String,
    /// Open, so that it may say more.
    _said: BufReader<ChildStdout>,
}

impl Workshop {
    fn open() -> Self {
        let mut vite = Command::new("node");
        vite.arg(&bundler().vite).args(["--host", "127.0.0.1", "--port", "0"]).current_dir(site());
        // It ends when its input does: with the tests, however they end. In colours it would split the address.
        vite.env("NO_COLOR", "1").env_remove("CI").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = vite.spawn().unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let address = |line: String| Some(line.split_once("Local:")?.1.trim().to_owned());
        let url = said.by_ref().lines().map_while(Result::ok).find_map(address);
        Self { process, url: url.unwrap_or_else(|| panic!("Vite names no address")), _said: said }
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // One that has ended already is what is wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Answers a statement in a site and waits until the site around the widget says so.
#[track_caller]
fn use_it(browser: &Browser) {
    await_widget(browser);
    browser.choose("Begin the whole questionnaire");
    browser.choose("Justice");
    browser.answer("JUS1", PARTLY);
    browser.wait_until("the site hears of it", || browser.find("output").content() == "1 of 165");
}

#[test]
fn the_types_of_the_package_hold_for_every_right_use_and_no_wrong_one() {
    assert_eq!(node(&bundler().typescript, &["--project", "."]), "");
}

#[test]
fn a_site_that_a_bundler_made_of_the_package_works_under_the_strict_policy() {
    let server = serve(built(), &Manner::default());
    let browser = Browser::open(server.url());
    use_it(&browser);
    assert_eq!(browser.violations(), [""; 0]);
    let requests = browser.requests();
    let elsewhere: Vec<_> = requests.iter().filter(|it| !it.starts_with(server.url())).collect();
    assert_eq!(elsewhere, [""; 0], "of {requests:?}");
}

/// The bundler gives the files names of its own; what is in them is what the loader checks.
#[test]
fn a_bundler_moves_every_file_and_changes_none() {
    let assets = fs::read_dir(built().join("assets")).unwrap();
    let moved: Vec<Vec<u8>> = assets.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    for name in ["program", "glue", "questionnaire", "en", "ar"] {
        let bytes = fs::read(project::dist().join(fetched(name))).unwrap();
        assert!(moved.contains(&bytes), "{name} was not moved, or was changed on the way");
    }
}

#[test]
fn a_site_can_be_looked_at_while_it_is_being_made() {
    let workshop = Workshop::open();
    let browser = Browser::open(&workshop.url);
    use_it(&browser);
    assert_eq!(browser.violations(), [""; 0]);
}

#[test]
fn the_package_says_of_itself_what_this_site_does() {
    let readme = fs::read_to_string(project::dist().join("npm").join("README.md")).unwrap();
    for (file, begins) in [("main.ts", "import "), ("vite.config.js", "export ")] {
        let text = fs::read_to_string(site().join(file)).unwrap();
        let line = text.lines().find(|line| line.starts_with(begins)).unwrap();
        assert!(readme.contains(line), "{file}: {line}");
    }
}
