//! The judgement itself: every rule held against the counts, nothing written out yet.

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
    level: u32,
    domain: Figures,
    account: Figures,
    upgrade: Option<(Held<'p>, u32)>,
    downgrade: Option<(Held<'p>, u32)>,
    freeze: Option<Held<'p>>,
    stop: Option<Held<'p>>,
    may_rise: bool,
}

/// A rule that holds, and its place in the document's order.
#[derive(Clone, Copy, Debug)]
struct Held<'p> {
    rule: &'p ReputationRule,
    index: usize,
}

/// A rule and the figures that it is held against.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'p> {
    /// What the rule would do.
    pub action: ActionKind,
    /// The rule.
    pub rule: &'p ReputationRule,
    /// The figures: the domain's, or the account's for freezing.
    pub figures: Figures,
}

impl AssessReputation {
    /// Judges without writing the reasons out: they are read from the [`Assessment`] on demand.
    ///
    /// # Errors
    /// Level 0, or a level above the table without a `daily_quota`.
    pub fn assess<'p>(&self, policy: &'p Policy) -> Result<Assessment<'p>, Error> {
        let document = policy.document();
        let quota = quota(document, self.level, self.daily_quota)?;
        let domain = self.counts.figures(quota);
        let account = self.account_counts.map_or(domain, |counts| counts.figures(quota));

        let rules = &document.reputation;
        let mut before = 0_usize;
        let mut first = |group: &'p [ReputationRule], figures: &Figures| {
            let index = before;
            before = before.saturating_add(group.len());
            let at = group.iter().position(|rule| rule.all.iter().all(|condition| condition.holds(figures)))?;
            group.get(at).map(|rule| Held { rule, index: index.saturating_add(at) })
        };
        let upgrade = first(&rules.upgrade, &domain);
        let downgrade = first(&rules.downgrade, &domain);
        let freeze = first(&rules.freeze, &account);
        let stop = first(&rules.stop, &domain);

        let above = self.level.checked_add(1).filter(|level| document.level_quota(*level).is_some());
        let below = self.level.checked_sub(1).filter(|level| *level > 0);
        // While a downgrade rule holds, no upgrade is given (rulebook 3.3).
        let above = above.filter(|_| downgrade.is_none());
        Ok(Assessment {
            document,
            level: self.level,
            domain,
            account,
            upgrade: upgrade.zip(above),
            downgrade: downgrade.zip(below),
            freeze,
            stop,
            may_rise: above.is_some(),
        })
    }
}

impl<'p> Assessment<'p> {
    /// What is to be done; none if nothing.
    pub fn actions(&self) -> impl Iterator<Item = Action<'p>> {
        let document = self.document;
        let change = move |action, effective| {
            move |(held, level): (Held<'p>, u32)| Action {
                action,
                rule: held.rule.id.as_str().into(),
                level: Some(level),
                daily_quota: document.level_quota(level),
                effective,
            }
        };
        let halt = |action| {
            move |held: Held<'p>| Action {
                action,
                rule: held.rule.id.as_str().into(),
                level: None,
                daily_quota: None,
                effective: Effective::UntilDayEnd,
            }
        };
        let upgrade = self.upgrade.map(change(ActionKind::Upgrade, Effective::Now));
        let downgrade = self.downgrade.map(change(ActionKind::Downgrade, Effective::NextDay));
        let freeze = self.freeze.map(halt(ActionKind::Freeze));
        let stop = self.stop.map(halt(ActionKind::Stop));
        [upgrade, downgrade, freeze, stop].into_iter().flatten()
    }

    /// The gravest action, with the place of its rule in the document's order.
    pub(super) fn gravest(&self) -> Option<(ActionKind, i32)> {
        let by_gravity = [
            (ActionKind::Freeze, self.freeze),
            (ActionKind::Stop, self.stop),
            (ActionKind::Downgrade, self.downgrade.map(|(held, _)| held)),
            (ActionKind::Upgrade, self.upgrade.map(|(held, _)| held)),
        ];
        let (kind, held) = by_gravity.into_iter().find_map(|(kind, held)| Some((kind, held?)))?;
        Some((kind, i32::try_from(held.index).unwrap_or(i32::MAX)))
    }

    /// The level that an upgrade leads to, if one is due.
    #[must_use]
    pub fn upgraded(&self) -> Option<u32> {
        self.upgrade.map(|(_, level)| level)
    }

    /// The level after an upgrade or downgrade, else the level as it is.
    pub(super) fn level_afterwards(&self) -> u32 {
        self.upgrade.or(self.downgrade).map_or(self.level, |(_, level)| level)
    }

    /// Whether there is a level above and no downgrade rule stands in the way.
    #[must_use]
    pub fn may_rise(&self) -> bool {
        self.may_rise
    }

    /// Every rule, in the order of the document's groups.
    pub fn rules(&self) -> impl Iterator<Item = Judged<'p>> {
        let rules = &self.document.reputation;
        let (domain, account) = (self.domain, self.account);
        let groups = [
            (ActionKind::Upgrade, &rules.upgrade, domain),
            (ActionKind::Downgrade, &rules.downgrade, domain),
            (ActionKind::Freeze, &rules.freeze, account),
            (ActionKind::Stop, &rules.stop, domain),
        ];
        groups
            .into_iter()
            .flat_map(|(action, rules, figures)| rules.iter().map(move |rule| Judged { action, rule, figures }))
    }
}

impl<'p> Judged<'p> {
    /// The rule's conditions, each with whether it holds.
    pub fn clauses(&self) -> impl Iterator<Item = (&'p Condition, bool)> {
        let figures = self.figures;
        self.rule.all.iter().map(move |condition| (condition, condition.holds(&figures)))
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

impl Counts {
    fn figures(self, quota: u64) -> Figures {
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
    }
}
