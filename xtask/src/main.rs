//! `cargo xtask <set-up|serve|dist|test|words|fuzz|screenshot|release>`: reads the command line and calls the library.

use std::env;
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use xtask::server::{self, Server};
use xtask::suite::{self, Tally};
use xtask::{fuzz, make, project, release, screenshot, words};

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]  build dist/ if anything changed, and serve it on this machine (port 8080, or the next free one)
  dist              build dist/: what an embedder puts on a server
  test              everything: formatting, lints, docs, native tests, browser tests
  set-up            install all that these need, and do nothing else
  words             list what each translation lacks, and what was made from an English that has changed since
  words --accept LANGUAGE [PATH]...
                    write down that these texts, or all of the language, are made from the English as it is now
  words --export LANGUAGE FILE
                    write all words of a language as XLIFF 2.0, for a translator's tool
  words --import FILE
                    take over what the translator has made of it
  fuzz [TARGET] [--minutes N]
                    try inputs that nobody thought of, for an hour at each target (tests/fuzz/README.md)
  screenshot        take the README's pictures anew, from dist/
  release VERSION [--date YYYY-MM-DD]
                    write the version, build dist/, and pack what goes to others; upload nothing

Each command but `words` first sets up what it needs: the wasm32 target, wasm-pack, wasm-bindgen, wasm-opt, esbuild, browsers.
One process does so at a time; the others wait for it.";

/// How long a target is fuzzed unless the person says so, in minutes.
const HOUR: NonZero<u32> = NonZero::new(60).unwrap();

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(command) = Command::parse(&words) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match perform(&command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    /// Print how to call this program.
    Help,
    /// Build `dist/`.
    Dist,
    /// Build `dist/` and serve it, at this port if one is given.
    Serve(Option<u16>),
    /// Run every check.
    Test,
    /// Install all that the other commands need.
    SetUp,
    /// Take the README's picture.
    Screenshot,
    /// List what translations lack.
    Words,
    /// Take the texts of a language at these paths, or all of them, for made from the English as it is now.
    AcceptWords(String, Vec<String>),
    /// Write the words of a language into a file for translators.
    ExportWords(String, PathBuf),
    /// Take over the words in such a file.
    ImportWords(PathBuf),
    /// Fuzz one target or all, each for so many minutes.
    Fuzz(Option<String>, NonZero<u32>),
    /// Make a release of this version, of this day if one is given.
    Release(String, Option<String>),
}

impl Command {
    /// Returns `None` for unknown words: a typing error must not start a long build.
    fn parse(words: &[&str]) -> Option<Self> {
        match words {
            ["help" | "--help" | "-h"] => Some(Self::Help),
            ["dist"] => Some(Self::Dist),
            ["serve"] => Some(Self::Serve(None)),
            ["serve", "--port", port] => port.parse().ok().map(|port| Self::Serve(Some(port))),
            ["test"] => Some(Self::Test),
            ["set-up"] => Some(Self::SetUp),
            ["screenshot"] => Some(Self::Screenshot),
            ["words"] => Some(Self::Words),
            ["words", "--accept", tag, paths @ ..] if !paths.iter().any(|path| path.starts_with('-')) => {
                Some(Self::AcceptWords((*tag).to_owned(), paths.iter().map(|it| (*it).to_owned()).collect()))
            }
            ["words", "--export", tag, file] => Some(Self::ExportWords((*tag).to_owned(), file.into())),
            ["words", "--import", file] => Some(Self::ImportWords(file.into())),
            ["fuzz", rest @ ..] => {
                let (target, rest) = match rest {
                    [target, rest @ ..] if !target.starts_with('-') => (Some((*target).to_owned()), rest),
                    rest => (None, rest),
                };
                match rest {
                    [] => Some(Self::Fuzz(target, HOUR)),
                    ["--minutes", minutes] => minutes.parse().ok().map(|it| Self::Fuzz(target, it)),
                    _ => None,
                }
            }
            ["release", version] => Some(Self::Release((*version).to_owned(), None)),
            ["release", version, "--date", day] => {
                Some(Self::Release((*version).to_owned(), Some((*day).to_owned())))
            }
            _ => None,
        }
    }
}

fn perform(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Help => println!("{USAGE}"),
        Command::Dist => print!("{}", make::dist()?),
        Command::Serve(port) => serve(*port)?,
        Command::Fuzz(target, minutes) => fuzz::search(target.as_deref(), *minutes)?,
        Command::Release(version, day) => println!("{}", release::make(version, day.as_deref())?),
        Command::Words => print!("{}", words::report(&content())?),
        Command::AcceptWords(tag, paths) => print!("{}", words::accept(&content(), tag, paths)?),
        Command::ExportWords(tag, file) => print!("{}", words::export(&content(), tag, file)?),
        Command::ImportWords(file) => print!("{}", words::import(&content(), file)?),
        Command::Screenshot => println!("{}", screenshot::take()?.join("\n")),
        Command::Test => {
            let tally = suite::run();
            println!("{tally}");
            return Ok(code(tally));
        }
        Command::SetUp => return Ok(code(suite::set_up())),
    }
    Ok(ExitCode::SUCCESS)
}

fn content() -> PathBuf {
    project::root().join("content")
}

fn code(tally: Tally) -> ExitCode {
    if tally.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Serves until the process is stopped. If a named port is taken, that is an error: a bookmark must not open something
/// else.
fn serve(port: Option<u16>) -> Result<()> {
    print!("{}", make::dist()?);
    let folder = project::dist();
    let server = match port {
        Some(port) => Server::start(&folder, port)?,
        None => (server::FIRST_PORT..server::FIRST_PORT + 100)
            .find_map(|port| Server::start(&folder, port).ok())
            .context("no port from 8080 to 8179 is free: name one with --port")?,
    };
    println!("\nServing dist/ at {}\nStop with Ctrl-C.", server.url());
    server.wait();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::{Command, HOUR};

    #[track_caller]
    fn check(line: &str, expected: &Option<Command>) {
        assert_eq!(&Command::parse(&line.split_whitespace().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn the_commands_are_understood() {
        check("dist", &Some(Command::Dist));
        check("serve", &Some(Command::Serve(None)));
        check("serve --port 9000", &Some(Command::Serve(Some(9000))));
        check("test", &Some(Command::Test));
        check("set-up", &Some(Command::SetUp));
        check("screenshot", &Some(Command::Screenshot));
        check("fuzz", &Some(Command::Fuzz(None, HOUR)));
        check(
            "fuzz link --minutes 5",
            &Some(Command::Fuzz(Some("link".to_owned()), NonZero::new(5).unwrap())),
        );
        check("words", &Some(Command::Words));
        check("words --accept fr", &Some(Command::AcceptWords("fr".to_owned(), Vec::new())));
        let paths = vec!["words.undo".to_owned()];
        check("words --accept fr words.undo", &Some(Command::AcceptWords("fr".to_owned(), paths)));
        let file = || "fr.xlf".into();
        check("words --export fr fr.xlf", &Some(Command::ExportWords("fr".to_owned(), file())));
        check("words --import fr.xlf", &Some(Command::ImportWords(file())));
        check("release 1.2.0", &Some(Command::Release("1.2.0".to_owned(), None)));
        let day = Some("2026-11-30".to_owned());
        check("release 1.2.0 --date 2026-11-30", &Some(Command::Release("1.2.0".to_owned(), day)));
    }

    #[test]
    fn a_typing_error_starts_nothing() {
        for line in [
            "",
            "tset",
            "test now",
            "setup",
            "serve --port",
            "serve --port 99999",
            "serve 8080",
            "fuzz link 5",
            "fuzz --minutes 0",
            "words --accept",
            "words --accept fr --all",
            "words fr",
            "words --export fr",
            "words --import fr fr.xlf",
            "release",
            "release 1 2",
        ] {
            check(line, &None);
        }
    }
}
