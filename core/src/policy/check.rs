//! A policy's own tests, with the examples of its patterns, and what they never touch.

use crate::door::{self, FUNCTIONS, Question};
use crate::error::Error;
use crate::input::{self, Tree};
use crate::json::Json;
use crate::policy::Policy;
use crate::policy::coverage::{Coverage, Gaps};
use crate::template::document::Level;
use crate::template::own::Pattern;
use crate::template::review::ReviewTemplate;
use serde::{Deserialize, Serialize};

pub use crate::policy::coverage::{Uncovered, Unmet};

/// One expectation of a policy document, in `[[tests]]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyTest {
    /// What is expected, as a sentence.
    pub name: String,
    /// The question's name, as `assess_reputation`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = askable().collect::<Vec<_>>())))]
    pub function: String,
    /// The question.
    pub question: Json,
    /// What has to be in the answer: of an object the given fields, of a list every item.
    pub answer: Json,
}

/// The questions that a test may ask: all but the one that runs the tests, which would never end.
pub(super) fn askable() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().copied().filter(|name| *name != TestPolicy::NAME)
}

/// Do the policy's own tests hold?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TestPolicy {}

/// What the tests showed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestReport {
    /// Tests that hold.
    pub passed: u64,
    /// Tests that do not.
    pub failed: Vec<TestFailure>,
    /// Clauses of the reputation rules that were never true, or never false, in any test.
    pub uncovered: Vec<Uncovered>,
    /// Rules of the document's own that no test brought about: about replies, patterns and severities of the review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
    /// How many more such rules are a preset's: of what the document extends, or of the preset that is tested.
    #[serde(default)]
    pub unmet_inherited: u64,
}

/// A test that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestFailure {
    /// The test's name.
    pub name: String,
    /// Where in the answer the difference is, as `actions[0].action`.
    pub path: String,
    /// What was expected there, as JSON.
    pub expected: String,
    /// What was found there, as JSON.
    pub found: String,
}

impl Question for TestPolicy {
    const NAME: &'static str = "test_policy";
    type Answer<'p> = TestReport;

    fn answer(&self, policy: &Policy) -> Result<TestReport, Error> {
        let mut report = TestReport::default();
        let mut coverage = Coverage::of(policy);
        for test in policy.tests() {
            let answer = door::answer_json(policy, &test.function, test.question.to_string());
            let answer = input::read(&answer).map_or(Tree::Null, Tree::settled);
            coverage.note(test, &answer, policy);
            match refusal(&test.answer.0, &answer).or_else(|| difference(&test.answer.0, Some(&answer), String::new()))
            {
                None => report.passed = report.passed.saturating_add(1),
                Some((path, expected, found)) => {
                    report.failed.push(TestFailure { name: test.name.clone(), path, expected, found });
                }
            }
        }
        // One that is off is not looked for.
        let patterns = &policy.document().template.pattern;
        for pattern in patterns.iter().filter(|pattern| pattern.severity != Level::Off) {
            report.try_examples(pattern, policy, &mut coverage)?;
        }
        let Gaps { clauses, rules, inherited } = coverage.gaps();
        Ok(TestReport { uncovered: clauses, unmet: rules, unmet_inherited: inherited, ..report })
    }
}

impl TestReport {
    /// Tries the examples that a pattern gives: it is found in the bad one, and not in the good one.
    fn try_examples(&mut self, pattern: &Pattern, policy: &Policy, coverage: &mut Coverage) -> Result<(), Error> {
        let bad = pattern.bad.as_ref().map(|_| (pattern.shown_bad(), "bad", true));
        let good = pattern.good.as_ref().map(|_| (pattern.shown_good(), "good", false));
        for (shown, side, expected) in bad.into_iter().chain(good) {
            let review = ReviewTemplate::of(shown.kind, &shown.subject, &shown.html).answer(policy)?;
            let found = review.findings.iter().any(|finding| finding.rule == pattern.id);
            if found {
                coverage.found(&pattern.id);
            }
            if found == expected {
                self.passed = self.passed.saturating_add(1);
                continue;
            }
            let said = |found| if found { format!("\"{}\"", pattern.id) } else { "nothing".to_owned() };
            self.failed.push(TestFailure {
                name: format!("{}: its {side} example", pattern.id),
                path: "findings".to_owned(),
                expected: said(expected),
                found: said(found),
            });
        }
        Ok(())
    }
}

/// An error in place of an answer, where none is expected: it holds nothing that could differ.
fn refusal(expected: &Tree<'_>, answer: &Tree<'_>) -> Option<(String, String, String)> {
    let error = answer.get("error").filter(|_| expected.get("error").is_none())?;
    Some(("error".to_owned(), "nothing".to_owned(), error.to_string()))
}

/// The first place where the answer lacks what is expected.
fn difference(expected: &Tree<'_>, found: Option<&Tree<'_>>, path: String) -> Option<(String, String, String)> {
    match (expected, found) {
        (Tree::Object(fields), Some(Tree::Object(_))) => fields.iter().find_map(|(name, value)| {
            let below = if path.is_empty() { name.clone().into_owned() } else { format!("{path}.{name}") };
            difference(value, found.and_then(|found| found.get(name)), below)
        }),
        (Tree::List(items), Some(Tree::List(there))) if items.len() == there.len() => items
            .iter()
            .zip(there)
            .enumerate()
            .find_map(|(index, (item, there))| difference(item, Some(there), format!("{path}[{index}]"))),
        (expected, Some(found)) if expected == found => None,
        (expected, found) => {
            Some((path, expected.to_string(), found.map_or_else(|| "nothing".to_owned(), Tree::to_string)))
        }
    }
}
