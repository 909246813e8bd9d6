//! The reputation rules of a document, laid flat so that a judgement is one pass over integers.

use super::ActionKind;
use crate::policy::condition::{Compiled, Condition, FigureRows, Figures};
use crate::policy::document::{ReputationPolicy, ReputationRule, Scope};

/// The most different conditions that the reputation rules of a policy may have together, and the most rules: one bit
/// each.
pub(crate) const MOST: usize = 64;

/// Every condition once, however many rules state it, and every rule with the bits of its own.
#[derive(Debug)]
pub(crate) struct Table {
    /// Conditions on the domain's figures; theirs are the lowest bits.
    of_domain: Box<[Compiled]>,
    /// Conditions on the account's figures.
    of_account: Box<[Compiled]>,
    rules: Box<[Row]>,
    /// The rules of each kind, one bit each, in the order of [`ActionKind::ALL`].
    kinds: [u64; ActionKind::ALL.len()],
}

/// What holds, one bit each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holding {
    conditions: u64,
    rules: u64,
}

/// A rule with the bits of its conditions.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) action: ActionKind,
    pub(super) rule: ReputationRule,
    pub(super) side: Side,
    /// The bit of each condition.
    bits: Box<[u8]>,
    mask: u64,
}

/// Whose figures a rule is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Domain,
    Account,
}

impl Side {
    fn of(policy: &ReputationPolicy, action: ActionKind) -> Self {
        // Freezing looks at the account whatever the levels belong to (rulebook 3.4).
        let of_account = policy.of == Scope::Account || action == ActionKind::Freeze;
        if of_account { Self::Account } else { Self::Domain }
    }
}

/// How many bits the conditions of a policy take.
pub(crate) fn distinct_conditions(policy: &ReputationPolicy) -> usize {
    distinct(policy, Side::Domain).len().saturating_add(distinct(policy, Side::Account).len())
}

/// The conditions on one side's figures, each once.
fn distinct(policy: &ReputationPolicy, side: Side) -> Vec<Compiled> {
    let mut distinct = Vec::new();
    let groups = policy.groups().into_iter().filter(|(action, _)| Side::of(policy, *action) == side);
    for condition in groups.flat_map(|(_, group)| group).flat_map(|rule| &rule.all) {
        if !distinct.contains(&condition.compiled()) {
            distinct.push(condition.compiled());
        }
    }
    distinct
}

impl Table {
    pub(crate) fn compile(policy: &ReputationPolicy) -> Self {
        let side = |action| Side::of(policy, action);
        let of = |side| distinct(policy, side).into_boxed_slice();
        let (of_domain, of_account) = (of(Side::Domain), of(Side::Account));
        let mut rules = Vec::new();
        let kinds = policy.groups().map(|(action, group)| {
            let (before, side) = (ones(rules.len()), side(action));
            let (conditions, below) = match side {
                Side::Domain => (&of_domain, 0),
                Side::Account => (&of_account, of_domain.len()),
            };
            rules.extend(group.iter().map(|rule| Row::new(action, rule, side, conditions, below)));
            ones(rules.len()) & !before
        });
        Self { of_domain, of_account, rules: rules.into(), kinds }
    }

    #[inline]
    pub(super) fn judge(&self, domain: &Figures, account: &Figures) -> Holding {
        let holding = |conditions: &[Compiled], figures: &Figures| {
            conditions.iter().rev().fold(0, |bits, condition| (bits << 1) | u64::from(condition.holds(figures)))
        };
        let of_account: u64 = holding(&self.of_account, account);
        self.rules_of(self.above_domain(of_account) | holding(&self.of_domain, domain))
    }

    /// The same for many domains, each of which is its account's only one: condition by condition, so that a loop of
    /// few instructions runs over all rows.
    pub(super) fn judge_rows(&self, rows: &FigureRows<'_>, conditions: &mut [u64]) {
        for (bit, condition) in (0..).zip(self.of_domain.iter().chain(&self.of_account)) {
            condition.mark(rows, bit, conditions);
        }
    }

    /// The rules that hold where these conditions do.
    #[inline]
    pub(super) fn rules_of(&self, conditions: u64) -> Holding {
        let holds = |row: &Row| conditions & row.mask == row.mask;
        let rules = self.rules.iter().rev().fold(0, |bits, row| (bits << 1) | u64::from(holds(row)));
        Holding { conditions, rules }
    }

    /// The bits of the account's conditions in their place.
    #[inline]
    fn above_domain(&self, bits: u64) -> u64 {
        u32::try_from(self.of_domain.len()).ok().and_then(|below| bits.checked_shl(below)).unwrap_or_default()
    }

    /// The first rule of a kind that holds, by its place in the document's order.
    #[inline]
    pub(super) fn first(&self, kind: ActionKind, holding: Holding) -> Option<u32> {
        let of_kind = holding.rules & self.kinds.get(kind as usize)?;
        (of_kind != 0).then(|| of_kind.trailing_zeros())
    }

    pub(super) fn rule(&self, place: u32) -> Option<&Row> {
        self.rules.get(usize::try_from(place).ok()?)
    }

    pub(super) fn rules(&self) -> &[Row] {
        &self.rules
    }
}

impl Row {
    /// A rule whose conditions are all among those given, the first of which has the bit `below`.
    fn new(action: ActionKind, rule: &ReputationRule, side: Side, conditions: &[Compiled], below: usize) -> Self {
        let bit = |wanted: Compiled| {
            let place = conditions.iter().position(|condition| *condition == wanted).unwrap_or_default();
            u8::try_from(place.saturating_add(below)).unwrap_or(u8::MAX)
        };
        let bits: Box<[u8]> = rule.all.iter().map(|condition| bit(condition.compiled())).collect();
        let mask = bits.iter().fold(0, |mask, bit| mask | 1_u64.wrapping_shl(u32::from(*bit)));
        Self { action, rule: rule.clone(), side, bits, mask }
    }

    /// Its conditions, each with whether it holds.
    #[inline]
    pub(super) fn clauses(&self, holding: Holding) -> impl Iterator<Item = (&Condition, bool)> {
        self.rule.all.iter().zip(self.bits.iter().map(move |bit| has(holding.conditions, u32::from(*bit))))
    }
}

impl Holding {
    /// Each rule, whether it holds, in the document's order.
    #[inline]
    pub(super) fn rules(self) -> impl Iterator<Item = bool> {
        (0..u64::BITS).map(move |place| has(self.rules, place))
    }

    #[inline]
    pub(super) fn any(self) -> bool {
        self.rules != 0
    }
}

#[inline]
fn has(bits: u64, place: u32) -> bool {
    bits.wrapping_shr(place) & 1 == 1
}

/// The lowest `count` bits.
fn ones(count: usize) -> u64 {
    let zeros = MOST.saturating_sub(count);
    u32::try_from(zeros).ok().and_then(|zeros| u64::MAX.checked_shr(zeros)).unwrap_or_default()
}
