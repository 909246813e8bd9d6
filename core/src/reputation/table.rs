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
    /// Conditions on the domain's figures, then those on the account's; the first has the lowest bit.
    conditions: Box<[Compiled]>,
    /// How many are on the domain's figures.
    of_domain: usize,
    /// The largest figure with which all their products fit 64 bits.
    narrow: u64,
    /// The conditions that hold where the one product is not less than the other.
    negated: u64,
    rules: Box<[Row]>,
    /// The conditions of each rule.
    masks: Box<[u64]>,
    /// The rules of each kind, one bit each, in the order of [`ActionKind::ALL`].
    kinds: [u64; ActionKind::ALL.len()],
}

/// What holds, one bit each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holding {
    conditions: u64,
    rules: u64,
}

/// A rule of reputation, each of its clauses with a bit.
#[derive(Debug)]
pub struct Row {
    /// What the rule would do.
    pub action: ActionKind,
    /// The rule.
    pub rule: ReputationRule,
    pub(super) side: Side,
    clauses: Box<[Clause]>,
}

/// A condition with its bit.
#[derive(Debug)]
struct Clause {
    condition: Condition,
    bit: u8,
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
        let (of_domain, of_account) = (distinct(policy, Side::Domain), distinct(policy, Side::Account));
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
        let conditions = [&*of_domain, &*of_account].concat();
        let narrow = conditions.iter().map(|condition| condition.most_narrow()).min().unwrap_or(u64::MAX);
        let negated = bits(conditions.iter(), |condition| condition.negated());
        let masks = rules.iter().map(Row::mask).collect();
        let (conditions, of_domain) = (conditions.into(), of_domain.len());
        Self { conditions, of_domain, narrow, negated, rules: rules.into(), masks, kinds }
    }

    /// The account's figures are the domain's where none are given.
    #[inline]
    pub(super) fn judge(&self, domain: &Figures, account: Option<&Figures>) -> Holding {
        let Some(account) = account else { return self.holding(self.less(&self.conditions, domain)) };
        let (of_domain, of_account) = self.conditions.split_at_checked(self.of_domain).unwrap_or_default();
        let above_domain = |bits: u64| u32::try_from(self.of_domain).ok().and_then(|below| bits.checked_shl(below));
        let of_account = above_domain(self.less(of_account, account)).unwrap_or_default();
        self.holding(of_account | self.less(of_domain, domain))
    }

    /// Where the one product is less than the other.
    #[inline]
    fn less(&self, conditions: &[Compiled], figures: &Figures) -> u64 {
        if figures.bound() <= self.narrow {
            bits(conditions.iter(), |condition| condition.is_less_narrow(figures))
        } else {
            bits(conditions.iter(), |condition| condition.is_less(figures))
        }
    }

    /// The same for many domains, each of which is its account's only one: condition by condition and rule by rule, so
    /// that loops of few instructions run over all rows.
    pub(super) fn judge_rows(&self, rows: &FigureRows<'_>, conditions: &mut [u64], rules: &mut [u64]) {
        conditions.fill(0);
        for (bit, condition) in (0..).zip(self.conditions.iter()) {
            condition.mark(rows, bit, conditions);
        }
        for conditions in conditions.iter_mut() {
            *conditions ^= self.negated;
        }
        rules.fill(0);
        for mask in self.masks.iter().rev() {
            for (rules, conditions) in rules.iter_mut().zip(conditions.iter()) {
                *rules = (*rules << 1) | is_zero(!conditions & mask);
            }
        }
    }

    /// What holds, by where the one product of each condition is less than the other.
    #[inline]
    fn holding(&self, less: u64) -> Holding {
        let conditions = less ^ self.negated;
        let rules = bits(self.masks.iter(), |mask| conditions & mask == *mask);
        Holding { conditions, rules }
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
        let clause = |condition: &Condition| Clause { condition: condition.clone(), bit: bit(condition.compiled()) };
        Self { action, rule: rule.clone(), side, clauses: rule.all.iter().map(clause).collect() }
    }

    /// The bits of its conditions.
    fn mask(&self) -> u64 {
        self.clauses.iter().fold(0, |mask, clause| mask | 1_u64.wrapping_shl(u32::from(clause.bit)))
    }

    /// Its conditions, each with its bit in [`super::Assessment::holding`], counted from the lowest. Conditions that say
    /// the same share one.
    pub fn bits(&self) -> impl Iterator<Item = (&Condition, u8)> {
        self.clauses.iter().map(|clause| (&clause.condition, clause.bit))
    }

    /// Its conditions, each with whether it holds.
    #[inline]
    pub(super) fn clauses(&self, holding: Holding) -> impl Iterator<Item = (&Condition, bool)> {
        self.clauses.iter().map(move |clause| (&clause.condition, has(holding.conditions, u32::from(clause.bit))))
    }
}

impl Holding {
    #[inline]
    pub(super) fn new(conditions: u64, rules: u64) -> Self {
        Self { conditions, rules }
    }

    /// Each rule, whether it holds, in the document's order.
    #[inline]
    pub(super) fn rules(self) -> impl Iterator<Item = bool> {
        (0..u64::BITS).map(move |place| has(self.rules, place))
    }

    pub(super) fn conditions(self) -> u64 {
        self.conditions
    }
}

#[inline]
fn has(bits: u64, place: u32) -> bool {
    bits.wrapping_shr(place) & 1 == 1
}

/// 1 where no bit is set, else 0; without a comparison, which vectors of 64 bits lack on many processors.
#[inline]
fn is_zero(bits: u64) -> u64 {
    (bits.wrapping_sub(1) & !bits) >> 63
}

/// A bit for each item, the first the lowest.
#[inline]
fn bits<I: DoubleEndedIterator>(items: I, holds: impl Fn(I::Item) -> bool) -> u64 {
    items.rev().fold(0, |bits, item| (bits << 1) | u64::from(holds(item)))
}

/// The lowest `count` bits.
fn ones(count: usize) -> u64 {
    let zeros = MOST.saturating_sub(count);
    u32::try_from(zeros).ok().and_then(|zeros| u64::MAX.checked_shr(zeros)).unwrap_or_default()
}
