//! The judgement itself: every condition held against the counts, nothing written out yet.

use super::table::{Holding, Row, Side, Table};
use super::{Action, ActionKind, AssessReputation, Counts, Effective, NearestMiss, nearest};
use crate::error::{Code, Error};
use crate::locale::Locale;
use crate::policy::condition::{Figures, Metric};
use crate::policy::document::ReputationRule;
use crate::policy::{Condition, Document, Policy};

/// A judgement that borrows its words from the policy: what there is to do, and each rule with its clauses,
/// without a copy of any text.
#[derive(Clone, Debug)]
pub struct Assessment<'p> {
    judgement: Judgement<'p>,
    domain: Figures,
    /// None where the domain is the account's only one; apart, since it is seldom there and long to copy.
    account: Option<Box<Figures>>,
}

/// Which conditions hold at a level, and what follows from that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement<'p> {
    document: &'p Document,
    table: &'p Table,
    level: u32,
    /// The daily quota, where it was set by hand.
    by_hand: Option<u64>,
    holding: Holding,
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
    row: &'p Row,
    holding: Holding,
}

impl AssessReputation {
    /// Judges without writing the reasons out: they are read from the [`Assessment`] on demand.
    ///
    /// # Errors
    /// Level 0, or a level above the table without a `daily_quota`.
    #[expect(clippy::inline_always, reason = "a call would copy the figures, which takes longer than the judgement")]
    #[inline(always)]
    pub fn assess<'p>(&self, policy: &'p Policy) -> Result<Assessment<'p>, Error> {
        let quota = quota(policy.document(), self.level, self.daily_quota)?;
        let figures = |counts: Counts| counts.figures(quota, self.level);
        let account = self.account_counts.map(|counts| Box::new(figures(counts)));
        let holding = policy.reputation().judge(&figures(self.counts), account.as_deref());
        let judgement = Judgement::new(policy, self.level, self.daily_quota, holding);
        // Made anew: a processor waits long for a copy of what it has only just written.
        Ok(Assessment { judgement, domain: figures(self.counts), account })
    }
}

impl<'p> Assessment<'p> {
    /// What is to be done; none if nothing.
    #[inline]
    pub fn actions(&self) -> impl Iterator<Item = Action<'p>> {
        self.placed_actions().map(|(_, action)| action)
    }

    /// What is to be done, each with the place of its rule among [`Assessment::rules`], from 0.
    #[inline]
    pub fn placed_actions(&self) -> impl Iterator<Item = (u32, Action<'p>)> {
        let judgement = &self.judgement;
        let due = ActionKind::ALL.iter().filter_map(|kind| Some((*kind, judgement.first(*kind)?)));
        due.filter_map(|(kind, place)| Some((place, judgement.action(kind, place)?)))
    }

    /// The upgrade rule that lacks least and its place among [`Assessment::rules`], from 0: the one with the fewest
    /// failing clauses, and of those the one that lacks the fewest messages. None while an upgrade is due, or where
    /// there is no level above.
    #[must_use]
    pub fn nearest_miss(&self) -> Option<(u32, Judged<'_, 'p>)> {
        if self.upgraded().is_some() || !self.may_rise() {
            return None;
        }
        let upgrades = (0..).zip(self.rules()).filter(|(_, judged)| judged.action == ActionKind::Upgrade);
        upgrades.min_by_key(|(_, judged)| {
            let lacking = judged.failing().map(|condition| condition.short_by(judged.figures));
            lacking.fold((0_u64, 0_u64), |(clauses, messages), short| {
                (clauses.saturating_add(1), messages.saturating_add(short))
            })
        })
    }

    /// [`Assessment::nearest_miss`] in words.
    #[must_use]
    pub fn nearest_miss_in_words(&self, locale: Locale) -> Option<NearestMiss<'p>> {
        nearest::miss(self, locale)
    }

    /// The level that an upgrade leads to, if one is due.
    #[must_use]
    pub fn upgraded(&self) -> Option<u32> {
        self.judgement.upgraded()
    }

    /// Whether there is a level above and no downgrade rule stands in the way.
    #[must_use]
    pub fn may_rise(&self) -> bool {
        self.judgement.above().is_some()
    }

    /// The conditions that hold, one bit each as [`Row::bits`] tells them.
    #[must_use]
    pub fn holding(&self) -> u64 {
        self.judgement.holding.conditions()
    }

    /// Every rule, in the order of the document's groups.
    #[inline]
    pub fn rules(&self) -> impl Iterator<Item = Judged<'_, 'p>> {
        let Judgement { table, holding, .. } = self.judgement;
        let account = self.account.as_deref().unwrap_or(&self.domain);
        table.rules().iter().zip(holding.rules()).map(move |(row, holds)| Judged {
            action: row.action,
            rule: &row.rule,
            holds,
            figures: if row.side == Side::Account { account } else { &self.domain },
            row,
            holding,
        })
    }
}

impl<'p> Judgement<'p> {
    #[inline]
    pub(super) fn new(policy: &'p Policy, level: u32, by_hand: Option<u64>, holding: Holding) -> Self {
        Self { document: policy.document(), table: policy.reputation(), level, by_hand, holding }
    }

    /// What the rule at a place leads to, if it leads anywhere.
    fn action(self, kind: ActionKind, place: u32) -> Option<Action<'p>> {
        let row = self.table.rule(place)?;
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
    }

    /// The gravest action, with the place of its rule in the document's order.
    pub(super) fn gravest(self) -> Option<(ActionKind, u32)> {
        ActionKind::BY_GRAVITY.into_iter().rev().find_map(|kind| {
            let place = self.first(kind)?;
            match kind {
                ActionKind::Upgrade => self.above().map(drop)?,
                ActionKind::Downgrade => self.below().map(drop)?,
                _ => {}
            }
            Some((kind, place))
        })
    }

    fn upgraded(self) -> Option<u32> {
        self.first(ActionKind::Upgrade).and_then(|_| self.above())
    }

    /// The level after an upgrade or downgrade, else the level as it is.
    pub(super) fn level_afterwards(self) -> u32 {
        let downgraded = || self.first(ActionKind::Downgrade).and_then(|_| self.below());
        self.upgraded().or_else(downgraded).unwrap_or(self.level)
    }

    /// The level above, unless its quota is less than one set by hand. While a downgrade rule holds, none is given
    /// (rulebook 3.3).
    fn above(self) -> Option<u32> {
        let next = self.level.checked_add(1)?;
        let quota = self.document.level_quota(next)?;
        (self.by_hand.is_none_or(|by_hand| by_hand <= quota) && self.first(ActionKind::Downgrade).is_none())
            .then_some(next)
    }

    /// The level below; from above the table its last one, since a quota set by hand is that of one level alone.
    fn below(self) -> Option<u32> {
        self.level.checked_sub(1).map(|level| level.min(self.document.top_level())).filter(|level| *level > 0)
    }

    /// The first rule of a kind that holds, by its place in the document's order.
    #[inline]
    fn first(self, kind: ActionKind) -> Option<u32> {
        self.table.first(kind, self.holding)
    }
}

impl<'p> Judged<'_, 'p> {
    /// The rule's conditions, each with whether it holds.
    #[inline]
    pub fn clauses(&self) -> impl Iterator<Item = (&'p Condition, bool)> {
        self.row.clauses(self.holding)
    }

    /// The conditions that do not hold.
    pub(super) fn failing(&self) -> impl Iterator<Item = &'p Condition> {
        self.clauses().filter(|(_, holds)| !holds).map(|(condition, _)| condition)
    }
}

/// The quota in force: the one set by hand, else the level's.
#[inline]
pub(crate) fn quota(document: &Document, level: u32, by_hand: Option<u64>) -> Result<u64, Error> {
    match by_hand.or_else(|| document.level_quota(level)) {
        Some(quota) if level > 0 => Ok(quota),
        _ => Err(no_quota(document, level)),
    }
}

#[cold]
fn no_quota(document: &Document, level: u32) -> Error {
    if level == 0 {
        return Error::new(Code::InvalidValue, "level", "levels are counted from 1");
    }
    let message = format!("level `{level}` is above the table, which ends at {}", document.top_level());
    Error::new(Code::InvalidValue, "level", message)
        .help("give its `daily_quota`, which is set by hand above the table")
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

    /// When an action of this kind takes effect.
    #[must_use]
    pub const fn effective(self) -> Effective {
        match self {
            Self::Upgrade | Self::Review => Effective::Now,
            Self::Downgrade => Effective::NextDay,
            Self::Freeze | Self::Stop => Effective::UntilDayEnd,
            Self::Pause => Effective::UntilLifted,
        }
    }
}

impl Counts {
    #[inline]
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
