//! Every rule of the review, in words.

use crate::door::Question;
use crate::error::Error;
use crate::finding::Severity;
use crate::locale::Locale;
use crate::policy::Policy;
use crate::template::document::Level;
use crate::template::rules::{RULES, Rule};
use serde::{Deserialize, Serialize};

pub use crate::template::rules::Shown;

/// What does the review look for?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribeRules {
    /// The language of the descriptions (BCP 47).
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// Every rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleDescriptions {
    /// The rules, group by group.
    pub rules: Vec<RuleDescription>,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleDescription {
    /// `group/name`, stable across versions.
    pub id: String,
    /// The part of the id before the `/`.
    pub group: String,
    /// What the policy makes of it.
    pub severity: Level,
    /// What it looks for.
    pub what: String,
    /// Why that matters.
    pub why: String,
    /// What to do about it.
    pub fix: String,
    /// A template that it finds something in.
    pub bad: Shown,
    /// A template that it finds nothing in.
    pub good: Shown,
    /// Where the rule comes from.
    pub source: String,
}

impl Question for DescribeRules {
    const NAME: &'static str = "describe_rules";
    type Answer<'p> = RuleDescriptions;

    fn answer(&self, policy: &Policy) -> Result<RuleDescriptions, Error> {
        Ok(RuleDescriptions { rules: RULES.iter().map(|rule| describe(rule, policy, self.locale)).collect() })
    }
}

fn describe(rule: &Rule, policy: &Policy, locale: Locale) -> RuleDescription {
    let set = policy.document().template.severity.get(rule.id).copied();
    RuleDescription {
        id: rule.id.to_owned(),
        group: rule.id.split('/').next().unwrap_or_default().to_owned(),
        severity: set.unwrap_or(match rule.severity {
            Severity::Info => Level::Info,
            Severity::Warn => Level::Warn,
            Severity::Review => Level::Review,
            Severity::Reject => Level::Reject,
        }),
        what: rule.what.text(locale).to_owned(),
        why: rule.why.text(locale).to_owned(),
        fix: rule.fix.text(locale).to_owned(),
        bad: rule.bad.into(),
        good: rule.good.into(),
        source: rule.source.to_owned(),
    }
}
