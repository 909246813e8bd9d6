//! Counting what passed and what failed.

/// How the output of a step is counted.
#[derive(Clone, Copy)]
pub(crate) enum Count {
    /// The step is one test.
    Step,
    /// The sum of the lines `test result: ok. 5 passed; 0 failed; …` of Rust's tests.
    Results,
    /// The last line like `5 passed, 1 failed`, of pytest.
    Last,
    /// The lines `# pass 5` and `# fail 1` of Node's tests.
    Node,
}

impl Count {
    /// The name of the test that a line of output says to have failed.
    pub(crate) fn failed_test(self, line: &str) -> Option<&str> {
        match self {
            Self::Step => None,
            Self::Results => line.strip_prefix("test ")?.strip_suffix(" ... FAILED"),
            Self::Last => line.strip_prefix("FAILED ").or_else(|| line.strip_prefix("ERROR ")),
            Self::Node => Some(line.strip_prefix("not ok ")?.split_once(" - ")?.1),
        }
    }
}

/// What passed and what failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// Takes a line of output into account.
    pub(crate) fn read(&mut self, count: Count, line: &str) {
        match (count, counted(line)) {
            (Count::Results, Some(counted)) if line.starts_with("test result:") => self.add(counted),
            (Count::Last, Some(counted)) => *self = counted,
            (Count::Node, _) => self.read_node(line),
            _ => {}
        }
    }

    fn read_node(&mut self, line: &str) {
        if let Some(("#", rest)) = line.split_once(' ')
            && let Some((what, number)) = rest.split_once(' ')
            && let Ok(number) = number.parse()
        {
            match what {
                "pass" => self.passed = number,
                "fail" => self.failed = number,
                _ => {}
            }
        }
    }

    /// The count of a step that ended. One that failed without a failed test, or that ran no test at all, is a failure.
    pub(crate) fn of_step(self, count: Count, succeeded: bool) -> Self {
        match count {
            Count::Step => Self { passed: u64::from(succeeded), failed: u64::from(!succeeded) },
            _ if self.failed == 0 && (!succeeded || self.passed == 0) => Self { failed: 1, ..self },
            _ => self,
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The figures of a summary, in whatever order; none where the line is no summary.
fn counted(line: &str) -> Option<Tally> {
    let words: Vec<_> = line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let mut tally = None;
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else { continue };
        let tally: &mut Tally = match pair[1] {
            "passed" | "failed" | "error" | "errors" => tally.get_or_insert_default(),
            _ => continue,
        };
        if pair[1] == "passed" { tally.passed += number } else { tally.failed += number }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::{Count, Tally};

    fn read(count: Count, lines: &[&str], succeeded: bool) -> (u64, u64) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(count, line);
        }
        let tally = tally.of_step(count, succeeded);
        (tally.passed, tally.failed)
    }

    #[test]
    fn the_results_of_several_rust_suites_are_summed() {
        let lines = [
            "test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "a test printed 7 passed",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        ];
        assert_eq!(read(Count::Results, &lines, false), (5, 2));
    }

    #[test]
    fn the_last_summary_of_pytest_counts() {
        assert_eq!(read(Count::Last, &["==== 1 failed, 30 passed, 2 errors in 0.30s ===="], false), (30, 3));
        assert_eq!(read(Count::Last, &["1 passed", "57 passed in 1.00s"], true), (57, 0));
    }

    #[test]
    fn the_summary_of_node_counts() {
        assert_eq!(read(Count::Node, &["# tests 5", "# pass 3", "# fail 2", "# skipped 0"], false), (3, 2));
    }

    #[test]
    fn tests_that_failed_are_named() {
        for (count, line, name) in [
            (Count::Results, "test rules::a_rule_holds ... FAILED", Some("rules::a_rule_holds")),
            (Count::Results, "test rules::a_rule_holds ... ok", None),
            (
                Count::Last,
                "FAILED tests/a.py::test_one - AssertionError",
                Some("tests/a.py::test_one - AssertionError"),
            ),
            (Count::Node, "not ok 7 - a page opens - at once", Some("a page opens - at once")),
            (Count::Node, "ok 7 - it is not ok 7 - so", None),
        ] {
            assert_eq!(count.failed_test(line), name, "{line}");
        }
    }

    #[test]
    fn a_step_that_fails_without_a_count_or_runs_nothing_is_a_failure() {
        assert_eq!(read(Count::Results, &["error: could not compile"], false), (0, 1));
        assert_eq!(read(Count::Results, &["test result: ok. 0 passed; 0 failed;"], true), (0, 1));
        assert_eq!(read(Count::Last, &["no tests ran in 0.01s"], true), (0, 1));
        assert_eq!(read(Count::Step, &["3 passed"], false), (0, 1));
        assert_eq!(read(Count::Step, &[], true), (1, 0));
    }
}
