//! The reputation rules of a document, laid flat so that a judgement is one pass over integers.

use super::ActionKind;
use crate::policy::condition::{Compiled, Figures};
use crate::policy::document::{ReputationPolicy, ReputationRule, Scope};

/// The most conditions that the reputation rules of a policy may have together: one bit each.
pub(crate) const MOST_CONDITIONS: usize = 128;

/// Every condition in the order of the document, and every rule with the bits of its own.
#[derive(Debug)]
pub(crate) struct Table {
    conditions: Box<[(Compiled, Side)]>,
    rules: Box<[Row]>,
}

/// A rule with the bits of its conditions.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) action: ActionKind,
    pub(super) rule: ReputationRule,
    pub(super) side: Side,
    pub(super) first: u32,
    mask: u128,
}

/// Whose figures a rule is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Domain,
    Account,
}

impl Table {
    pub(crate) fn compile(policy: &ReputationPolicy) -> Self {
        let mut conditions = Vec::new();
        let mut rules = Vec::new();
        for (action, group) in policy.groups() {
            // Freezing looks at the account whatever the levels belong to (rulebook 3.4).
            let of_account = policy.of == Scope::Account || action == ActionKind::Freeze;
            let side = if of_account { Side::Account } else { Side::Domain };
            for rule in group {
                let first = conditions.len();
                conditions.extend(rule.all.iter().map(|condition| (condition.compiled(), side)));
                let mask = ones(conditions.len()) & !ones(first);
                let first = u32::try_from(first).unwrap_or(u32::MAX);
                rules.push(Row { action, rule: rule.clone(), side, first, mask });
            }
        }
        Self { conditions: conditions.into(), rules: rules.into() }
    }

    /// Which conditions hold, one bit each in their order.
    pub(super) fn judge(&self, domain: &Figures, account: &Figures) -> u128 {
        self.conditions.iter().rev().fold(0, |bits, (condition, side)| {
            let figures = if *side == Side::Account { account } else { domain };
            (bits << 1) | u128::from(condition.holds(figures))
        })
    }

    /// The first rule of each kind that holds, by its place in the document's order.
    pub(super) fn firsts(&self, bits: u128) -> [Option<u16>; ActionKind::ALL.len()] {
        let mut firsts = [None; ActionKind::ALL.len()];
        for (index, row) in (0_u16..).zip(&*self.rules).filter(|(_, row)| row.holds(bits)) {
            if let Some(first @ None) = firsts.get_mut(row.action as usize) {
                *first = Some(index);
            }
        }
        firsts
    }

    pub(super) fn rules(&self) -> &[Row] {
        &self.rules
    }
}

impl Row {
    /// Whether all its conditions are among those that hold.
    pub(super) fn holds(&self, bits: u128) -> bool {
        bits & self.mask == self.mask
    }
}

/// The lowest `count` bits.
fn ones(count: usize) -> u128 {
    let zeros = MOST_CONDITIONS.saturating_sub(count);
    u32::try_from(zeros).ok().and_then(|zeros| u128::MAX.checked_shr(zeros)).unwrap_or_default()
}
