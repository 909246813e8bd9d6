//! The judgement itself: every condition held against the counts, nothing written out yet.

use super::table::{Row, Side, Table};
use super::{Action, ActionKind, AssessReputation, Counts, Effective};
use crate::error::{Code, Error};
use crate::policy::condition::{Figures, Metric};
use crate::policy::document::ReputationRule;
use crate::policy::{Condition, Document, Policy};

/// A judgement that borrows its words from the policy: what there is to do, and each rule with its clauses,
/// without a copy of any text.
#[derive(Clone, Debug)]
pub struct Assessment<'p> {
    document: &'p Document,
    table: &'p Table,
    level: u32,
    domain: Figures,
    account: Figures,
    /// Which conditions hold.
    bits: u128,
    /// The first rule of each kind that holds, by its place in the document's order.
    firsts: [Option<u16>; ActionKind::ALL.len()],
}

/// A rule and the figures that it is held against.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a, 'p> {
    /// What the rule would do.
    pub action: ActionKind,
    /// The rule.
    pub rule: &'p ReputationRule,
    /// Whether all its conditions hold.
    pub holds: bool,
    /// The figures: the domain's, or the account's.
    pub figures: &'a Figures,
    bits: u128,
}

impl AssessReputation {
    /// Judges without writing the reasons out: they are read from the [`Assessment`] on demand.
    ///
    /// # Errors
    /// Level 0, or a level above the table without a `daily_quota`.
    pub fn assess<'p>(&self, policy: &'p Policy) -> Result<Assessment<'p>, Error> {
        let document = policy.document();
        let table = policy.reputation();
        let quota = quota(document, self.level, self.daily_quota)?;
        let domain = self.counts.figures(quota, self.level);
        let account = self.account_counts.map_or(domain, |counts| counts.figures(quota, self.level));
        let bits = table.judge(&domain, &account);
        let firsts = table.firsts(bits);
        Ok(Assessment { document, table, level: self.level, domain, account, bits, firsts })
    }
}

impl<'p> Assessment<'p> {
    /// What is to be done; none if nothing.
    pub fn actions(&self) -> impl Iterator<Item = Action<'p>> {
        ActionKind::ALL.into_iter().filter_map(|kind| {
            let (_, row) = self.first(kind)?;
            let level = match kind {
                ActionKind::Upgrade => Some(self.above()?),
                ActionKind::Downgrade => Some(self.below()?),
                _ => None,
            };
            Some(Action {
                action: kind,
                rule: row.rule.id.as_str().into(),
                level,
                daily_quota: level.and_then(|level| self.document.level_quota(level)),
                effective: kind.effective(),
            })
        })
    }

    /// The gravest action, with the place of its rule in the document's order.
    pub(super) fn gravest(&self) -> Option<(ActionKind, i32)> {
        let due = |kind: &ActionKind| match kind {
            ActionKind::Upgrade => self.above().is_some(),
            ActionKind::Downgrade => self.below().is_some(),
            _ => true,
        };
        let mut by_gravity = ActionKind::BY_GRAVITY.into_iter().rev().filter(due);
        let (kind, index) = by_gravity.find_map(|kind| self.first(kind).map(|(index, _)| (kind, index)))?;
        Some((kind, index.into()))
    }

    /// The first rule of a kind that holds, with its place in the document's order.
    fn first(&self, kind: ActionKind) -> Option<(u16, &'p Row)> {
        let index = self.firsts.get(kind as usize).copied().flatten()?;
        Some((index, self.table.rules().get(usize::from(index))?))
    }

    /// The level that an upgrade leads to, if one is due.
    #[must_use]
    pub fn upgraded(&self) -> Option<u32> {
        self.first(ActionKind::Upgrade).and_then(|_| self.above())
    }

    /// The level after an upgrade or downgrade, else the level as it is.
    pub(super) fn level_afterwards(&self) -> u32 {
        let downgraded = || self.first(ActionKind::Downgrade).and_then(|_| self.below());
        self.upgraded().or_else(downgraded).unwrap_or(self.level)
    }

    /// Whether there is a level above and no downgrade rule stands in the way.
    #[must_use]
    pub fn may_rise(&self) -> bool {
        self.above().is_some()
    }

    /// The level above. While a downgrade rule holds, none is given (rulebook 3.3).
    fn above(&self) -> Option<u32> {
        let next = self.level.checked_add(1).filter(|level| self.document.level_quota(*level).is_some())?;
        self.first(ActionKind::Downgrade).is_none().then_some(next)
    }

    fn below(&self) -> Option<u32> {
        self.level.checked_sub(1).filter(|level| *level > 0)
    }

    /// Every rule, in the order of the document's groups.
    pub fn rules(&self) -> impl Iterator<Item = Judged<'_, 'p>> {
        self.table.rules().iter().map(|row| Judged {
            action: row.action,
            rule: &row.rule,
            holds: row.holds(self.bits),
            figures: if row.side == Side::Account { &self.account } else { &self.domain },
            bits: self.bits.checked_shr(row.first).unwrap_or_default(),
        })
    }
}

impl<'p> Judged<'_, 'p> {
    /// The rule's conditions, each with whether it holds.
    pub fn clauses(&self) -> impl Iterator<Item = (&'p Condition, bool)> {
        let mut bits = self.bits;
        self.rule.all.iter().map(move |condition| {
            let holds = bits & 1 == 1;
            bits >>= 1;
            (condition, holds)
        })
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

impl ActionKind {
    /// Every kind, in the order of the document's groups.
    pub const ALL: [Self; 6] = [Self::Upgrade, Self::Downgrade, Self::Freeze, Self::Stop, Self::Review, Self::Pause];

    /// From the mildest to the gravest.
    const BY_GRAVITY: [Self; 6] = [Self::Upgrade, Self::Downgrade, Self::Review, Self::Stop, Self::Freeze, Self::Pause];

    /// The word that it is in answers and documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upgrade => "upgrade",
            Self::Downgrade => "downgrade",
            Self::Freeze => "freeze",
            Self::Stop => "stop",
            Self::Review => "review",
            Self::Pause => "pause",
        }
    }

    const fn effective(self) -> Effective {
        match self {
            Self::Upgrade | Self::Review => Effective::Now,
            Self::Downgrade => Effective::NextDay,
            Self::Freeze | Self::Stop => Effective::UntilDayEnd,
            Self::Pause => Effective::UntilLifted,
        }
    }
}

impl Counts {
    fn figures(self, quota: u64, level: u32) -> Figures {
        let Self { sent, delivered, invalid, spam, blocked, complained, opened } = self;
        Figures::default()
            .with(Metric::Sent, sent)
            .with(Metric::Delivered, delivered)
            .with(Metric::Invalid, invalid)
            .with(Metric::Spam, spam)
            .with(Metric::Blocked, blocked)
            .with(Metric::Complained, complained)
            .with(Metric::Opened, opened)
            .with(Metric::Quota, quota)
            .with(Metric::Level, level.into())
    }
}
