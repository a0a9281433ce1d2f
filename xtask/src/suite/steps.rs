//! Steps as they run: each is announced, timed and counted. In the end all are listed, the longest first, and the tests
//! that failed with their messages.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::tally::Tally;
use crate::process::Ending;

/// The steps so far.
#[derive(Debug, Default)]
pub(super) struct Steps {
    tally: Tally,
    times: Vec<(String, Duration)>,
    /// What the tests that failed said.
    panics: String,
}

impl Steps {
    /// Runs a step that passes or fails.
    pub(super) fn step(&mut self, name: &str, check: impl FnOnce() -> Result<Ending>) {
        let ending = self.checked(name, check);
        self.tally += Tally::of_step(&ending);
    }

    /// Runs a step that a network which is not there leaves open: then it counts neither way, and says why.
    pub(super) fn step_if(
        &mut self,
        name: &str,
        why_not: &str,
        check: impl FnOnce() -> Result<Option<Ending>>,
    ) {
        let run = || match check() {
            Ok(None) => Ok(None),
            Ok(Some(ending)) if ending.succeeded => Ok(Some(ending)),
            Ok(Some(ending)) => Err(ending),
            Err(error) => Err(Ending { text: format!("{error:#}\n"), succeeded: false }),
        };
        let verdict = |ending: &Option<Ending>| if ending.is_some() { "passed" } else { "NOT CHECKED" };
        match self.timed_as(name, run, verdict) {
            Ok(None) => println!("{why_not}"),
            Ok(Some(ending)) => self.tally += Tally::of_step(&ending),
            Err(ending) => {
                println!("{}", ending.text.trim_end());
                self.tally += Tally::of_step(&ending);
            }
        }
    }

    /// Runs a step of many tests, each of which counts.
    pub(super) fn tests(&mut self, name: &str, check: impl FnOnce() -> Result<Ending>) {
        let ending = self.checked(name, check);
        self.panics.push_str(&panics(&ending.text));
        self.tally += Tally::of_tests(&ending);
    }

    /// Makes something that later steps need. It counts only if it fails: a tool is no promise of the product.
    pub(super) fn needed<T>(&mut self, name: &str, make: impl FnOnce() -> Result<T>) -> Option<T> {
        match self.timed(name, || make().map_err(|error| format!("{error:#}"))) {
            Ok(made) => Some(made),
            Err(error) => {
                println!("{error}");
                self.tally += Tally::FAILURE;
                None
            }
        }
    }

    /// Lists the steps by their times and returns the sums.
    pub(super) fn conclude(self) -> Tally {
        println!("\n== seconds\n{}", table(self.times));
        if !self.panics.is_empty() {
            println!("== failed\n{}", self.panics);
        }
        self.tally
    }

    /// Runs a check, and shows its output if it failed.
    fn checked(&mut self, name: &str, check: impl FnOnce() -> Result<Ending>) -> Ending {
        let ending = self.timed(name, || {
            let ending =
                check().unwrap_or_else(|error| Ending { text: format!("{error:#}\n"), succeeded: false });
            if ending.succeeded { Ok(ending) } else { Err(ending) }
        });
        ending.unwrap_or_else(|ending| {
            println!("{}", ending.text.trim_end());
            ending
        })
    }

    /// Runs a step between a line with its name and one with its time.
    fn timed<T, E>(&mut self, name: &str, run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.timed_as(name, run, |_| "passed")
    }

    /// As [`timed`](Self::timed), with another word for what did not fail.
    fn timed_as<T, E>(
        &mut self,
        name: &str,
        run: impl FnOnce() -> Result<T, E>,
        word: impl FnOnce(&T) -> &'static str,
    ) -> Result<T, E> {
        println!("\n== {name}");
        // The name must be visible while the step runs, even where output is kept back until a line is full.
        let _ = std::io::stdout().flush();
        let start = Instant::now();
        let ending = run();
        let time = start.elapsed();
        let verdict = ending.as_ref().map_or("FAILED", word);
        println!("   {verdict}, {:.1} s", time.as_secs_f32());
        self.times.push((name.to_owned(), time));
        ending
    }
}

/// The messages of all panics, without their backtraces. The whole output can be too long for whoever shows it.
fn panics(text: &str) -> String {
    let mut lines = text.lines();
    let mut found = String::new();
    while let Some(place) =
        lines.by_ref().find(|line| line.starts_with("thread '") && line.contains(" panicked at "))
    {
        let message = lines
            .by_ref()
            .take_while(|line| !line.starts_with("stack backtrace:") && !line.starts_with("note: "));
        for line in std::iter::once(place).chain(message) {
            found.push_str(line);
            found.push('\n');
        }
    }
    found
}

/// One line a step, the longest first, and their sum.
fn table(mut times: Vec<(String, Duration)>) -> String {
    times.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    times.push(("in all".to_owned(), times.iter().map(|(_, time)| time).sum()));
    times.iter().fold(String::new(), |mut table, (name, time)| {
        let _ = writeln!(table, "{:8.1}  {name}", time.as_secs_f32());
        table
    })
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[track_caller]
    fn check(run: impl FnOnce(&mut Steps), expected: &str) {
        let mut steps = Steps::default();
        run(&mut steps);
        assert_eq!(steps.conclude().to_string(), expected);
    }

    #[test]
    fn what_is_needed_counts_only_when_it_cannot_be_had() {
        check(|steps| assert_eq!(steps.needed("a tool", || Ok(1)), Some(1)), "0 passed, 0 failed");
        let missing = || -> Result<u8> { bail!("the network is gone") };
        check(|steps| assert_eq!(steps.needed("a tool", missing), None), "0 passed, 1 failed");
    }

    #[test]
    fn a_step_that_cannot_run_is_a_failure() {
        check(|steps| steps.step("a step", || bail!("not run: there is no browser")), "0 passed, 1 failed");
        check(|steps| steps.tests("tests", || bail!("not run: there is no browser")), "0 passed, 1 failed");
    }

    #[test]
    fn a_step_that_is_left_open_counts_neither_way() {
        let ending = |succeeded| Ok(Some(Ending { text: String::new(), succeeded }));
        check(|steps| steps.step_if("a step", "no network", || Ok(None)), "0 passed, 0 failed");
        check(|steps| steps.step_if("a step", "no network", || ending(true)), "1 passed, 0 failed");
        check(|steps| steps.step_if("a step", "no network", || ending(false)), "0 passed, 1 failed");
    }

    #[test]
    fn the_message_of_each_test_that_failed_is_kept_without_its_backtrace() {
        let text = "\
---- frame::shown stdout ----

thread 'frame::shown' (8) panicked at tests/browser/frame.rs:123:5:
waited for the height:
  left: 1
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
---- frame::hidden stdout ----
thread 'frame::hidden' panicked at tests/browser/frame.rs:9:5:
in vain
stack backtrace:
   0: core::panicking
";
        assert_eq!(
            panics(text),
            "thread 'frame::shown' (8) panicked at tests/browser/frame.rs:123:5:\nwaited for the height:\n  left: 1\n\
             thread 'frame::hidden' panicked at tests/browser/frame.rs:9:5:\nin vain\n"
        );
    }

    #[test]
    fn the_longest_step_is_the_first_in_the_table() {
        let times = [("formatting", 900), ("native tests", 61_000), ("documentation", 2_050)];
        let times = times.map(|(name, milliseconds)| (name.to_owned(), Duration::from_millis(milliseconds)));
        assert_eq!(
            table(times.into()),
            "    61.0  native tests\n     2.0  documentation\n     0.9  formatting\n    64.0  in all\n"
        );
    }
}
