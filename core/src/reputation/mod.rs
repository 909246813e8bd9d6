//! Reputation levels of a sender domain (rulebook 3).

mod assess;
mod batch;
mod nearest;
mod setting;
mod table;

pub(crate) use assess::quota;
pub use assess::{Assessment, Judged};
pub use batch::{AssessReputationBatch, Columns, ReputationBatch};
pub use setting::{CheckLevel, LevelAnswer};
pub use table::Row;
pub(crate) use table::{MOST, Table, distinct_conditions};

use crate::door::Question;
use crate::error::Error;
use crate::locale::Locale;
use crate::policy::{Condition, Policy};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What do today's counts do to the level of a sender domain (rulebook 3)?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessReputation {
    /// The domain's level, from 1.
    pub level: u32,
    /// The daily quota, where it was set by hand; else that of the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// The domain's counts of the day.
    pub counts: Counts,
    /// The counts of the day over all of the account's domains, which freezing looks at (rulebook
    /// 3.4); if not given, the domain is the account's only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_counts: Option<Counts>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// Messages of a day by what became of them (rulebook 3.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Messages with a first SMTP attempt.
    pub sent: u64,
    /// Messages that a receiving server took.
    pub delivered: u64,
    /// Messages to mailboxes that do not exist.
    pub invalid: u64,
    /// Messages that receivers refused as spam.
    pub spam: u64,
    /// Messages that receivers refused by policy.
    pub blocked: u64,
    /// Delivered messages whose readers complained.
    pub complained: u64,
    /// Delivered messages that were opened.
    pub opened: u64,
}

/// What is to be done, and every rule with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reputation<'p> {
    /// What is to be done; empty if nothing.
    pub actions: Vec<Action<'p>>,
    /// Every rule, in the order of the document.
    pub rules: Vec<RuleOutcome<'p>>,
    /// The upgrade rule that lacks least, while none holds and there is a level above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest_miss: Option<NearestMiss<'p>>,
}

/// Something to be done to a domain or its account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action<'p> {
    /// What is to be done.
    pub action: ActionKind,
    /// The first rule that asks for it.
    pub rule: Cow<'p, str>,
    /// The new level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    /// The new level's daily quota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// From when, or until when.
    pub effective: Effective,
}

/// The kinds of [`Action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// One level up.
    Upgrade,
    /// One level down.
    Downgrade,
    /// The whole account stops.
    Freeze,
    /// The domain stops.
    Stop,
    /// A human looks at the account; sending goes on (rulebook 3.7).
    Review,
    /// The account stops until a human lets it go on (rulebook 3.7).
    Pause,
}

/// When an [`Action`] takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effective {
    /// At once.
    Now,
    /// When the policy's next day begins.
    NextDay,
    /// At once, until the policy's day ends.
    UntilDayEnd,
    /// At once, until a human lifts it.
    UntilLifted,
}

/// A rule and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleOutcome<'p> {
    /// The rule's id.
    pub id: Cow<'p, str>,
    /// Whether all its clauses hold.
    pub holds: bool,
    /// Its clauses.
    pub clauses: Vec<ClauseOutcome<'p>>,
}

/// A clause and the figures it was held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseOutcome<'p> {
    /// The clause in the document's words.
    pub clause: Cow<'p, str>,
    /// Whether it holds.
    pub holds: bool,
    /// What was seen.
    pub observed: Observed,
    /// By how many messages the count misses, where the clause does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_by: Option<u64>,
}

/// A count and what it is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Observed {
    /// The count.
    pub count: u64,
    /// The base of the share; none where a plain count is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u64>,
}

/// The upgrade rule that lacks least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NearestMiss<'p> {
    /// The rule's id.
    pub rule: Cow<'p, str>,
    /// The clauses that do not hold, in words: "delivered 459 of 500 (91.8 %), needs > 92%: 2 messages short".
    pub lacks: Vec<String>,
}

/// The rules of a policy in the order of the document's groups, which is that of [`Assessment::rules`].
#[must_use]
pub fn rules(policy: &Policy) -> &[Row] {
    policy.reputation().rules()
}

impl Question for AssessReputation {
    const NAME: &'static str = "assess_reputation";
    type Answer<'p> = Reputation<'p>;

    fn answer<'p>(&self, policy: &'p Policy) -> Result<Reputation<'p>, Error> {
        let assessment = self.assess(policy)?;
        Ok(Reputation {
            actions: assessment.actions().collect(),
            rules: assessment.rules().map(RuleOutcome::of).collect(),
            nearest_miss: assessment.nearest_miss_in_words(self.locale),
        })
    }
}

impl<'p> RuleOutcome<'p> {
    fn of(judged: Judged<'_, 'p>) -> Self {
        let clause = |(condition, holds): (&'p Condition, bool)| {
            let (count, of) = condition.observed(judged.figures);
            let short_by = (!holds).then(|| condition.short_by(judged.figures));
            ClauseOutcome { clause: condition.text().into(), holds, observed: Observed { count, of }, short_by }
        };
        Self {
            id: judged.rule.id.as_str().into(),
            holds: judged.holds,
            clauses: judged.clauses().map(clause).collect(),
        }
    }
}
