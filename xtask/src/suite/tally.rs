//! Passed and failed, as sums.

use std::fmt;
use std::ops::AddAssign;

use crate::process::Ending;

/// How many promises were kept, and how many were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    pub(super) const FAILURE: Self = Self { passed: 0, failed: 1 };
    const SUCCESS: Self = Self { passed: 1, failed: 0 };

    /// Returns whether nothing failed.
    pub fn is_clean(&self) -> bool {
        self.failed == 0
    }

    /// Counts a step as one.
    pub(super) fn of_step(ending: &Ending) -> Self {
        if ending.succeeded { Self::SUCCESS } else { Self::FAILURE }
    }

    /// Counts the tests of a step by the output of their runners. Those of Rust and of wasm-bindgen end in
    /// `test result: ok. 3 passed; 0 failed; …`; that of Node.js ends in `# pass 3` and `# fail 0`.
    ///
    /// A step that fails without a failed test (it did not build, say) is one failure, and so is one without any test:
    /// a suite that runs nothing must not look like one that passes.
    pub(super) fn of_tests(ending: &Ending) -> Self {
        let mut sum = Self::default();
        for line in ending.text.lines().filter(|line| line.trim_start().starts_with("test result: ")) {
            sum += Self { passed: number_before(line, " passed"), failed: number_before(line, " failed") };
        }
        let counted = |name: &str| {
            ending.text.lines().filter_map(|line| line.strip_prefix(name)?.trim().parse::<usize>().ok()).sum()
        };
        sum += Self { passed: counted("# pass "), failed: counted("# fail ") };
        if (sum.failed == 0 && !ending.succeeded) || sum == Self::default() {
            sum += Self::FAILURE;
        }
        sum
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, succeeded: bool, expected: &str) {
        let ending = Ending { text: text.to_owned(), succeeded };
        assert_eq!(Tally::of_tests(&ending).to_string(), expected);
    }

    const NATIVE: &str = "\
test tests::one ... ok
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests widget
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.01s
";

    #[test]
    fn the_sums_of_all_test_programs_are_added() {
        check(NATIVE, true, "15 passed, 0 failed");
    }

    #[test]
    fn the_runner_of_wasm_bindgen_is_understood() {
        let text =
            "    test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.4s\n";
        check(text, false, "1 passed, 2 failed");
    }

    #[test]
    fn the_runner_of_node_is_understood() {
        check("ok 1 - one\n# tests 3\n# pass 2\n# fail 1\n", false, "2 passed, 1 failed");
    }

    #[test]
    fn a_step_that_fails_without_a_failed_test_is_a_failure() {
        check("error: could not compile", false, "0 passed, 1 failed");
        check(NATIVE, false, "15 passed, 1 failed");
    }

    #[test]
    fn running_no_test_is_a_failure() {
        check("no tests to run!\n", true, "0 passed, 1 failed");
        check("test result: ok. 0 passed; 0 failed; 0 ignored\n", true, "0 passed, 1 failed");
    }
}
