//! Reputation levels of a sender domain (rulebook 3).

use crate::door::Question;
use crate::error::{Code, Error};
use crate::policy::condition::Figures;
use crate::policy::document::ReputationRule;
use crate::policy::{Document, Policy};
use serde::{Deserialize, Serialize};

/// What do today's counts do to the level of a sender domain?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// Messages of a day by what became of them (rulebook 3.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct Reputation {
    /// What is to be done; empty if nothing.
    pub actions: Vec<Action>,
    /// Every rule, in the order of the document.
    pub rules: Vec<RuleOutcome>,
}

/// Something to be done to a domain or its account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What is to be done.
    pub action: ActionKind,
    /// The first rule that asks for it.
    pub rule: String,
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
}

/// When an [`Action`] takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effective {
    /// At once.
    Now,
    /// When the policy's next day begins.
    NextDay,
    /// At once, until the policy's day ends.
    UntilDayEnd,
}

/// A rule and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// The rule's id.
    pub id: String,
    /// Whether all its clauses hold.
    pub holds: bool,
    /// Its clauses.
    pub clauses: Vec<ClauseOutcome>,
}

/// A clause and the figures it was held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseOutcome {
    /// The clause in the document's words.
    pub clause: String,
    /// Whether it holds.
    pub holds: bool,
    /// What was seen.
    pub observed: Observed,
}

/// A count and what it is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// The count.
    pub count: u64,
    /// The base of the share; none where a plain count is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u64>,
}

impl Question for AssessReputation {
    const NAME: &'static str = "assess_reputation";
    type Answer = Reputation;

    fn answer(&self, policy: &Policy) -> Result<Reputation, Error> {
        let document = policy.document();
        let quota =
            quota(document, self.level, self.daily_quota).map_err(|error| Error { path: "level".into(), ..error })?;
        let domain = self.counts.figures(quota);
        let account = self.account_counts.unwrap_or(self.counts).figures(quota);
        let rules = &document.reputation;

        let mut outcomes = Vec::new();
        let upgrade = judge(&rules.upgrade, &domain, &mut outcomes);
        let downgrade = judge(&rules.downgrade, &domain, &mut outcomes);
        let freeze = judge(&rules.freeze, &account, &mut outcomes);
        let stop = judge(&rules.stop, &domain, &mut outcomes);

        let mut actions = Vec::new();
        // While a downgrade rule holds, no upgrade is given (rulebook 3.3).
        if let (Some(rule), None) = (upgrade, downgrade) {
            actions.extend(step(document, ActionKind::Upgrade, rule, self.level.checked_add(1)));
        }
        if let Some(rule) = downgrade {
            actions.extend(step(document, ActionKind::Downgrade, rule, self.level.checked_sub(1)));
        }
        for (kind, rule) in [(ActionKind::Freeze, freeze), (ActionKind::Stop, stop)] {
            actions.extend(rule.map(|rule| Action {
                action: kind,
                rule: rule.id.clone(),
                level: None,
                daily_quota: None,
                effective: Effective::UntilDayEnd,
            }));
        }
        Ok(Reputation { actions, rules: outcomes })
    }
}

/// The quota in force: the one set by hand, else the level's.
pub(crate) fn quota(document: &Document, level: u32, by_hand: Option<u64>) -> Result<u64, Error> {
    if level == 0 {
        return Err(Error::new(Code::InvalidValue, "level", "levels are counted from 1"));
    }
    by_hand.or_else(|| document.level_quota(level)).ok_or_else(|| {
        let message = format!("level `{level}` is above the table, which ends at {}", document.top_level());
        Error::new(Code::InvalidValue, "level", message)
            .help("give its `daily_quota`, which is set by hand above the table")
    })
}

/// The move to another level of the table; none where the table has no such level.
fn step(document: &Document, action: ActionKind, rule: &ReputationRule, level: Option<u32>) -> Option<Action> {
    let level = level?;
    let effective = if action == ActionKind::Upgrade { Effective::Now } else { Effective::NextDay };
    let daily_quota = document.level_quota(level);
    // Above the table a level's quota is set by hand, so only moving down leads there from higher up.
    if level == 0 || (daily_quota.is_none() && action == ActionKind::Upgrade) {
        return None;
    }
    Some(Action { action, rule: rule.id.clone(), level: Some(level), daily_quota, effective })
}

/// Holds each rule against the figures, notes the outcomes and gives the first that holds.
fn judge<'a>(
    rules: &'a [ReputationRule],
    figures: &Figures,
    outcomes: &mut Vec<RuleOutcome>,
) -> Option<&'a ReputationRule> {
    let mut first = None;
    for rule in rules {
        let clauses: Vec<_> = rule
            .all
            .iter()
            .map(|condition| {
                let (count, of) = condition.observed(figures);
                ClauseOutcome {
                    clause: condition.text().to_owned(),
                    holds: condition.holds(figures),
                    observed: Observed { count, of },
                }
            })
            .collect();
        let holds = clauses.iter().all(|clause| clause.holds);
        if holds && first.is_none() {
            first = Some(rule);
        }
        outcomes.push(RuleOutcome { id: rule.id.clone(), holds, clauses });
    }
    first
}

impl Reputation {
    /// The level of an upgrade that is due.
    pub(crate) fn upgrade(&self) -> Option<u32> {
        self.actions.iter().find(|action| action.action == ActionKind::Upgrade).and_then(|action| action.level)
    }
}

impl Counts {
    fn figures(self, quota: u64) -> Figures {
        let Self { sent, delivered, invalid, spam, blocked, complained, opened } = self;
        Figures { sent, delivered, invalid, spam, blocked, complained, opened, quota }
    }
}
