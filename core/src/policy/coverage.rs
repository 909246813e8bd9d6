//! Which rules a policy's tests never touch, and which of these its author wrote.

use crate::door::Question;
use crate::input::{self, Tree};
use crate::policy::Policy;
use crate::policy::check::PolicyTest;
use crate::quota::DecideQuota;
use crate::reply::ClassifyReply;
use crate::reputation::{ActionKind, AssessReputation};
use crate::template::document::Level;
use serde::{Deserialize, Serialize};

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
    /// Whether the rule is a preset's, not the document's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inherited: bool,
}

/// A rule that no test brought about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unmet {
    /// Where in the document it stands: `reply.rules`, `template.pattern` or `template.severity`.
    pub list: String,
    /// Its id.
    pub rule: String,
}

/// Rules about replies, which a test of `classify_reply` brings about.
const REPLIES: &str = "reply.rules";
/// Patterns of the policy's own, which a finding of a review brings about, as their bad example does.
const PATTERNS: &str = "template.pattern";
/// Severities that differ from the rules' own, which a finding brings about.
const SEVERITIES: &str = "template.severity";

/// What a document says itself, not what it extends: where it stands, with its id.
#[derive(Debug, Default)]
pub(super) struct Own(Vec<(String, String)>);

impl Own {
    /// Of a document's own tree, before what it extends is filled in.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let at = |path: &str| path.split('.').try_fold(tree, |below, name| below.get(name));
        let reputation = ActionKind::ALL.map(group);
        let lists = reputation.iter().map(String::as_str).chain([REPLIES, PATTERNS]);
        let listed = lists.flat_map(|path| {
            let items = at(path).and_then(Tree::items).unwrap_or_default();
            items.iter().filter_map(move |item| Some((path.to_owned(), item.get("id")?.as_text()?.to_owned())))
        });
        let severities = at(SEVERITIES).and_then(Tree::fields).unwrap_or_default();
        let severities = severities.iter().map(|(id, _)| (SEVERITIES.to_owned(), id.clone().into_owned()));
        Self(listed.chain(severities).collect())
    }

    fn has(&self, path: &str, id: &str) -> bool {
        self.0.iter().any(|(own_path, own_id)| own_path == path && own_id == id)
    }
}

/// Where the reputation rules of a kind stand.
fn group(kind: ActionKind) -> String {
    format!("reputation.{}", kind.name())
}

/// What the tests have touched so far.
pub(super) struct Coverage {
    /// The clauses of the reputation rules, in the order of the document.
    clauses: Vec<Clause>,
    rules: Vec<Rule>,
}

struct Clause {
    rule: String,
    text: String,
    inherited: bool,
    was_true: bool,
    was_false: bool,
}

struct Rule {
    list: &'static str,
    id: String,
    inherited: bool,
    met: bool,
}

/// What stayed untouched.
pub(super) struct Gaps {
    pub(super) clauses: Vec<Uncovered>,
    /// The rules of the document's own.
    pub(super) rules: Vec<Unmet>,
    /// How many rules of presets.
    pub(super) inherited: u64,
}

impl Coverage {
    pub(super) fn of(policy: &Policy) -> Self {
        let (document, own) = (policy.document(), policy.own());
        let groups = document.reputation.groups().into_iter();
        let clauses = groups.flat_map(|(kind, rules)| {
            rules.iter().flat_map(move |rule| {
                let inherited = !own.has(&group(kind), &rule.id);
                rule.all.iter().map(move |condition| Clause {
                    rule: rule.id.clone(),
                    text: condition.text().to_owned(),
                    inherited,
                    was_true: false,
                    was_false: false,
                })
            })
        });
        let template = &document.template;
        // What is off is not looked for.
        let patterns = template.pattern.iter().filter(|pattern| pattern.severity != Level::Off);
        let severities = template.severity.iter().filter(|(_, level)| **level != Level::Off);
        let replies = document.reply.rules.iter().map(|rule| (REPLIES, &rule.id));
        let rules = replies
            .chain(patterns.map(|pattern| (PATTERNS, &pattern.id)))
            .chain(severities.map(|(id, _)| (SEVERITIES, id)))
            .map(|(list, id)| Rule { list, id: id.clone(), inherited: !own.has(list, id), met: false });
        Self { clauses: clauses.collect(), rules: rules.collect() }
    }

    /// Notes what a test of a question has touched.
    pub(super) fn note(&mut self, test: &PolicyTest, answer: &Tree<'_>, policy: &Policy) {
        let question = &test.question.0;
        match test.function.as_str() {
            AssessReputation::NAME => self.judge(input::from_tree(question).ok(), policy),
            DecideQuota::NAME => {
                let asked = input::from_tree::<DecideQuota>(question).ok();
                self.judge(asked.and_then(|asked| asked.judged(policy)), policy);
            }
            ClassifyReply::NAME => {
                if let Some(id) = answer.get("rule").and_then(Tree::as_text) {
                    self.meet(&[REPLIES], id);
                }
            }
            _ => {}
        }
        for finding in answer.get("findings").and_then(Tree::items).unwrap_or_default() {
            if let Some(id) = finding.get("rule").and_then(Tree::as_text) {
                self.meet(&[PATTERNS, SEVERITIES], id);
            }
        }
    }

    /// Notes that a pattern was found in its example.
    pub(super) fn found(&mut self, pattern: &str) {
        self.meet(&[PATTERNS], pattern);
    }

    fn meet(&mut self, lists: &[&str], id: &str) {
        for rule in self.rules.iter_mut().filter(|rule| lists.contains(&rule.list) && rule.id == id) {
            rule.met = true;
        }
    }

    fn judge(&mut self, asked: Option<AssessReputation>, policy: &Policy) {
        let Some(Ok(assessment)) = asked.map(|asked| asked.assess(policy)) else { return };
        let clauses =
            assessment.rules().flat_map(|judged| judged.clauses().map(|(_, holds)| holds).collect::<Vec<bool>>());
        for (clause, holds) in self.clauses.iter_mut().zip(clauses) {
            clause.was_true |= holds;
            clause.was_false |= !holds;
        }
    }

    pub(super) fn gaps(self) -> Gaps {
        let clauses = self.clauses.into_iter().flat_map(|clause| {
            let Clause { rule, text, inherited, was_true, was_false } = clause;
            let missing = [(was_true, true), (was_false, false)].into_iter().filter(|(seen, _)| !seen);
            missing.map(move |(_, never)| Uncovered { rule: rule.clone(), clause: text.clone(), never, inherited })
        });
        let clauses = clauses.collect();
        let (inherited, own): (Vec<Rule>, Vec<Rule>) =
            self.rules.into_iter().filter(|rule| !rule.met).partition(|rule| rule.inherited);
        let unmet = |rule: Rule| Unmet { list: rule.list.to_owned(), rule: rule.id };
        Gaps {
            clauses,
            rules: own.into_iter().map(unmet).collect(),
            inherited: u64::try_from(inherited.len()).unwrap_or(u64::MAX),
        }
    }
}
