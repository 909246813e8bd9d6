//! Many domain-days at once, column by column: for back-testing a policy on years of statistics.

use super::ActionKind;
use super::assess::Judgement;
use super::table::Holding;
use crate::door::Question;
use crate::error::{Code, Error};
use crate::policy::Policy;
use crate::policy::condition::FigureRows;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// Rows that are assessed together.
const BLOCK: usize = 512;

/// What do the counts of many domain-days do to their levels (rulebook 3)? One list per field, all of one length.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessReputationBatch {
    /// See [`super::AssessReputation::level`].
    pub level: Vec<u32>,
    /// See [`super::AssessReputation::daily_quota`]; 0 where it is the level's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<Vec<u64>>,
    /// See [`super::Counts::sent`].
    pub sent: Vec<u64>,
    /// See [`super::Counts::delivered`].
    pub delivered: Vec<u64>,
    /// See [`super::Counts::invalid`].
    pub invalid: Vec<u64>,
    /// See [`super::Counts::spam`].
    pub spam: Vec<u64>,
    /// See [`super::Counts::blocked`].
    pub blocked: Vec<u64>,
    /// See [`super::Counts::complained`].
    pub complained: Vec<u64>,
    /// See [`super::Counts::opened`].
    pub opened: Vec<u64>,
}

/// The same columns, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// See [`AssessReputationBatch::level`].
    pub level: &'a [u32],
    /// See [`AssessReputationBatch::daily_quota`].
    pub daily_quota: Option<&'a [u64]>,
    /// The counts, in the order of the fields of [`super::Counts`].
    pub counts: [&'a [u64]; 7],
}

/// The names of the columns of counts, in their order.
const COUNTS: [&str; 7] = ["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"];

/// The words of the numbers in [`ReputationBatch::action`].
const ACTIONS: [&str; 7] = ["none", "upgrade", "downgrade", "stop", "freeze", "review", "pause"];

/// One outcome a row, as numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReputationBatch<'p> {
    /// The gravest action, as an index into `actions`.
    pub action: Vec<u8>,
    /// The level afterwards: that of the upgrade or downgrade, else the row's own.
    pub level: Vec<u32>,
    /// The rule behind the action, as an index into `rules`; -1 for none.
    pub rule: Vec<i32>,
    /// The words that `action` counts.
    pub actions: Vec<Cow<'p, str>>,
    /// The ids that `rule` counts, in the order of the document.
    pub rules: Vec<Cow<'p, str>>,
}

impl Question for AssessReputationBatch {
    const NAME: &'static str = "assess_reputation_batch";
    type Answer<'p> = ReputationBatch<'p>;

    fn answer<'p>(&self, policy: &'p Policy) -> Result<ReputationBatch<'p>, Error> {
        let Self { level, daily_quota, sent, delivered, invalid, spam, blocked, complained, opened } = self;
        let counts = [sent, delivered, invalid, spam, blocked, complained, opened].map(Vec::as_slice);
        Columns { level, daily_quota: daily_quota.as_deref(), counts }.assess(policy)
    }
}

impl ReputationBatch<'_> {
    fn set(&mut self, row: usize, judgement: Judgement<'_>) {
        let outcome = self.action.get_mut(row).zip(self.rule.get_mut(row)).zip(self.level.get_mut(row));
        if let Some((((action, rule), level), (kind, place))) = outcome.zip(judgement.gravest()) {
            *action = code(kind);
            *rule = i32::try_from(place).unwrap_or(-1);
            *level = judgement.level_afterwards();
        }
    }
}

/// What lies between the steps of a block: quotas, levels, the conditions and the rules that hold.
struct Scratch([[u64; BLOCK]; 4]);

impl Scratch {
    /// As many rows of each.
    fn columns(&mut self, rows: usize) -> [&mut [u64]; 4] {
        self.0.each_mut().map(|column| column.get_mut(..rows).unwrap_or_default())
    }
}

impl Columns<'_> {
    /// Assesses every row.
    ///
    /// # Errors
    /// A column of another length; a row whose level is 0, or above the table without a quota.
    pub fn assess<'p>(&self, policy: &'p Policy) -> Result<ReputationBatch<'p>, Error> {
        self.check_lengths()?;
        let rows = self.level.len();
        let ids = policy.document().reputation.groups().into_iter().flat_map(|(_, group)| group);
        // What a row is while no rule holds.
        let mut batch = ReputationBatch {
            action: vec![0; rows],
            level: self.level.to_vec(),
            rule: vec![-1; rows],
            actions: ACTIONS.iter().map(|action| Cow::Borrowed(*action)).collect(),
            rules: ids.map(|rule| Cow::Borrowed(rule.id.as_str())).collect(),
        };
        let mut scratch = Scratch([[0; BLOCK]; 4]);
        for first in (0..rows).step_by(BLOCK) {
            self.assess_block(policy, first..first.saturating_add(BLOCK).min(rows), &mut scratch, &mut batch)?;
        }
        Ok(batch)
    }

    /// Assesses some rows, so few that what lies between the steps stays in the processor's nearest memory.
    fn assess_block(
        &self,
        policy: &Policy,
        rows: Range<usize>,
        scratch: &mut Scratch,
        batch: &mut ReputationBatch<'_>,
    ) -> Result<(), Error> {
        let levels = self.level.get(rows.clone()).unwrap_or_default();
        let [quota, level, conditions, rules] = scratch.columns(levels.len());
        for (row, ((quota, level), at_level)) in rows.clone().zip(quota.iter_mut().zip(level.iter_mut()).zip(levels)) {
            let by_hand = self.quota_by_hand(row);
            let of_row = |error: Error| Error { path: format!("{}[{row}]", error.path), ..error };
            *quota = super::quota(policy.document(), *at_level, by_hand).map_err(of_row)?;
            *level = u64::from(*at_level);
        }
        let [sent, delivered, invalid, spam, blocked, complained, opened] =
            self.counts.map(|column| column.get(rows.clone()).unwrap_or_default());
        let figures = FigureRows::new([sent, delivered, invalid, spam, blocked, complained, opened, quota, level]);
        policy.reputation().judge_rows(&figures, conditions, rules);
        let held = conditions.iter().zip(rules.iter()).map(|(conditions, rules)| (*conditions, *rules));
        for (row, (level, (conditions, rules))) in rows.zip(levels.iter().zip(held)) {
            if rules != 0 {
                let holding = Holding::new(conditions, rules);
                batch.set(row, Judgement::new(policy, *level, self.quota_by_hand(row), holding));
            }
        }
        Ok(())
    }

    fn quota_by_hand(&self, row: usize) -> Option<u64> {
        self.daily_quota.and_then(|column| column.get(row).copied()).filter(|quota| *quota > 0)
    }

    fn check_lengths(&self) -> Result<(), Error> {
        let rows = self.level.len();
        let quota = self.daily_quota.map(|column| ("daily_quota", column.len()));
        let counts = COUNTS.into_iter().zip(self.counts.iter().map(|column| column.len()));
        match counts.chain(quota).find(|(_, length)| *length != rows) {
            None => Ok(()),
            Some((name, length)) => {
                let message = format!("the column has {length} values, `level` has {rows}");
                Err(Error::new(Code::InvalidValue, name, message).help("give one value a row in every column"))
            }
        }
    }
}

const fn code(kind: ActionKind) -> u8 {
    match kind {
        ActionKind::Upgrade => 1,
        ActionKind::Downgrade => 2,
        ActionKind::Stop => 3,
        ActionKind::Freeze => 4,
        ActionKind::Review => 5,
        ActionKind::Pause => 6,
    }
}
