//! Every rule of the review, in words.

use crate::door::Question;
use crate::error::Error;
use crate::finding::Severity;
use crate::locale::Locale;
use crate::phrases::rules::own as phrase;
use crate::policy::Policy;
use crate::template::document::Level;
use crate::template::own::Pattern;
use crate::template::rules::{RULES, Rule};
use serde::{Deserialize, Serialize};

pub use crate::template::rules::Shown;

/// What does the review look for (rulebook 1)?
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
    /// The rules, group by group; those of the policy's own stand last.
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
    /// A template that it finds something in; a rule of the policy's own without an example shows its expression.
    pub bad: Shown,
    /// A template that it finds nothing in.
    pub good: Shown,
    /// Where the rule comes from; of one of the policy's own, the policy.
    pub source: String,
}

impl Question for DescribeRules {
    const NAME: &'static str = "describe_rules";
    type Answer<'p> = RuleDescriptions;

    fn answer(&self, policy: &Policy) -> Result<RuleDescriptions, Error> {
        let shipped = RULES.iter().map(|rule| describe(rule, policy, self.locale));
        let own = policy.document().template.pattern.iter().map(|pattern| describe_own(pattern, policy, self.locale));
        Ok(RuleDescriptions { rules: shipped.chain(own).collect() })
    }
}

fn group(id: &str) -> String {
    id.split('/').next().unwrap_or_default().to_owned()
}

fn describe(rule: &Rule, policy: &Policy, locale: Locale) -> RuleDescription {
    let template = &policy.document().template;
    // A rule of a category is as grave as its gravest words.
    let content = rule.id.strip_prefix("content/").and_then(|name| template.content.gravity.get(name));
    let set = template.severity.get(rule.id).copied().or(content.map(|gravity| gravity.strong));
    RuleDescription {
        id: rule.id.to_owned(),
        group: group(rule.id),
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

fn describe_own(pattern: &Pattern, policy: &Policy, locale: Locale) -> RuleDescription {
    let document = policy.document();
    RuleDescription {
        id: pattern.id.clone(),
        group: group(&pattern.id),
        severity: pattern.severity,
        what: pattern.message.clone(),
        why: phrase::WHY.text(locale).to_owned(),
        fix: pattern.fix(locale).to_owned(),
        bad: pattern.shown_bad(),
        good: pattern.shown_good(),
        source: format!("{}@{}", document.name, document.version),
    }
}
