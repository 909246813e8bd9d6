//! A policy's own tests, with the examples of its patterns, and which clauses they never touch.

use crate::door::{self, Question};
use crate::error::Error;
use crate::input::{self, Tree};
use crate::json::Json;
use crate::policy::Policy;
use crate::template::document::Level;
use crate::template::own::Pattern;
use crate::template::review::ReviewTemplate;
use serde::{Deserialize, Serialize};

/// One expectation of a policy document, in `[[tests]]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyTest {
    /// What is expected, as a sentence.
    pub name: String,
    /// The question's name, as `assess_reputation`.
    pub function: String,
    /// The question.
    pub question: Json,
    /// What has to be in the answer: of an object the given fields, of a list every item.
    pub answer: Json,
}

/// Do the policy's own tests hold?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TestPolicy {}

/// What the tests showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestReport {
    /// Tests that hold.
    pub passed: u64,
    /// Tests that do not.
    pub failed: Vec<TestFailure>,
    /// Clauses of the reputation rules that were never true, or never false, in any test.
    pub uncovered: Vec<Uncovered>,
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

/// A clause that the tests say nothing about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Uncovered {
    /// The rule's id.
    pub rule: String,
    /// The clause.
    pub clause: String,
    /// What it never was: `true` or `false`.
    pub never: bool,
}

impl Question for TestPolicy {
    const NAME: &'static str = "test_policy";
    type Answer<'p> = TestReport;

    fn answer(&self, policy: &Policy) -> Result<TestReport, Error> {
        let mut report = TestReport { passed: 0, failed: Vec::new(), uncovered: Vec::new() };
        let mut coverage = Coverage::of(policy);
        for test in policy.tests() {
            let answer = door::answer_json(policy, &test.function, &test.question.to_string());
            let answer = input::read(&answer).map_or(Tree::Null, Tree::settled);
            coverage.note(&answer);
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
            report.try_examples(pattern, policy)?;
        }
        report.uncovered = coverage.gaps();
        Ok(report)
    }
}

impl TestReport {
    /// Tries the examples that a pattern gives: it is found in the bad one, and not in the good one.
    fn try_examples(&mut self, pattern: &Pattern, policy: &Policy) -> Result<(), Error> {
        let bad = pattern.bad.as_ref().map(|_| (pattern.shown_bad(), "bad", true));
        let good = pattern.good.as_ref().map(|_| (pattern.shown_good(), "good", false));
        for (shown, side, expected) in bad.into_iter().chain(good) {
            let review = ReviewTemplate::of(shown.kind, &shown.subject, &shown.html).answer(policy)?;
            let found = review.findings.iter().any(|finding| finding.rule == pattern.id);
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

/// A clause, by its rule's id and its own text, and which truth values it has shown: whether it was true, and whether
/// it was false.
struct Coverage(Vec<(String, String, [bool; 2])>);

impl Coverage {
    fn of(policy: &Policy) -> Self {
        let rules = &policy.document().reputation;
        let rules = rules.groups().into_iter().flat_map(|(_, group)| group);
        let clauses = rules.flat_map(|rule| rule.all.iter().map(move |clause| (&rule.id, clause.text())));
        Self(clauses.map(|(id, clause)| (id.clone(), clause.to_owned(), [false; 2])).collect())
    }

    fn note(&mut self, answer: &Tree<'_>) {
        let clauses = list(answer, "rules").iter().flat_map(|rule| list(rule, "clauses"));
        // The clauses of an answer stand in the order of the document.
        for ((_, _, seen), clause) in self.0.iter_mut().zip(clauses) {
            let holds = clause.get("holds");
            let [was_true, was_false] = seen;
            *was_true |= holds == Some(&Tree::Boolean(true));
            *was_false |= holds == Some(&Tree::Boolean(false));
        }
    }

    fn gaps(self) -> Vec<Uncovered> {
        let gap = |(rule, clause, [was_true, was_false]): (String, String, [bool; 2])| {
            let missing = [(was_true, true), (was_false, false)].into_iter().filter(|(seen, _)| !seen);
            missing
                .map(move |(_, never)| Uncovered { rule: rule.clone(), clause: clause.clone(), never })
                .collect::<Vec<_>>()
        };
        self.0.into_iter().flat_map(gap).collect()
    }
}

fn list<'a, 't>(object: &'a Tree<'t>, name: &str) -> &'a [Tree<'t>] {
    object.get(name).and_then(Tree::items).unwrap_or_default()
}
