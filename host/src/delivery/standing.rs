//! What the counts do to a sender domain's level, as the policy judges them.

use super::DeliveryError;
use super::desk::{Decided, decide};
use crate::clock::now_ms;
use crate::engine::Engine;
use crate::store::{Account, Domain, Figures, PendingDowngrade, Standing, Store};
use sendright::day::{FindDay, PolicyDay};
use sendright::reputation::{Action, ActionKind, AssessReputation, Counts};

/// The policy's day of an instant.
pub(super) fn day(engine: &Engine, now_ms: u64) -> Result<PolicyDay, DeliveryError> {
    Ok(engine.ask(&FindDay { now_ms })?.answer)
}

/// Judges today's counts: upgrades as often as the rules hold, then what else is to be done.
pub(super) async fn assess<S: Store>(store: &S, engine: &Engine, name: &str) -> Result<(), DeliveryError> {
    let now = now_ms();
    let day = day(engine, now)?;
    loop {
        let (domain, account) = (store.domain(name).await?, store.account().await?);
        let Figures { domain: counts, account: in_all, .. } = store.figures(name, &day).await?;
        let Decided { answer, record } = decide(engine, &question(&domain, counts, in_all), now)?;
        let lifted = account.lifted_day.as_deref() == Some(day.day.as_str());
        let upgrade = find(&answer.actions, ActionKind::Upgrade);
        let standing = Standing {
            domain: name.to_owned(),
            level: upgrade.and_then(|action| action.level),
            pending_downgrade: find(&answer.actions, ActionKind::Downgrade).and_then(pending),
            frozen_until_ms: find(&answer.actions, ActionKind::Freeze).map(|_| day.ends_ms),
            stopped_until_ms: find(&answer.actions, ActionKind::Stop).map(|_| day.ends_ms),
            account_paused: !lifted && find(&answer.actions, ActionKind::Pause).is_some(),
            account_under_review: !lifted && find(&answer.actions, ActionKind::Review).is_some(),
            judged_day: None,
            decision: record,
        };
        if !changes(&standing, &domain, &account) {
            return Ok(());
        }
        tell(&standing, &domain, &answer.actions);
        let again = standing.level.is_some();
        store.set_standing(standing).await?;
        if !again {
            return Ok(());
        }
    }
}

/// Judges the days that are over, each as a whole: a downgrade that held at its end takes effect (rulebook 3.3).
pub(super) async fn judge_past_days<S: Store>(
    store: &S,
    engine: &Engine,
    name: &str,
    today: &PolicyDay,
) -> Result<(), DeliveryError> {
    for past in store.unjudged_days(name, &today.day).await? {
        let domain = store.domain(name).await?;
        let (counts, in_all) = store.counts_of_day(name, &past).await?;
        let Decided { answer, record } = decide(engine, &question(&domain, counts, in_all), now_ms())?;
        let standing = Standing {
            domain: name.to_owned(),
            level: find(&answer.actions, ActionKind::Downgrade).and_then(|action| action.level),
            pending_downgrade: None,
            frozen_until_ms: None,
            stopped_until_ms: None,
            account_paused: false,
            account_under_review: false,
            judged_day: Some(past),
            decision: record,
        };
        tell(&standing, &domain, &answer.actions);
        store.set_standing(standing).await?;
    }
    Ok(())
}

fn question(domain: &Domain, counts: Counts, in_all: Counts) -> AssessReputation {
    AssessReputation {
        level: domain.level,
        daily_quota: domain.daily_quota,
        counts,
        account_counts: Some(in_all),
        ..AssessReputation::default()
    }
}

fn find<'a>(actions: &'a [Action<'static>], kind: ActionKind) -> Option<&'a Action<'static>> {
    actions.iter().find(|action| action.action == kind)
}

fn pending(action: &Action<'_>) -> Option<PendingDowngrade> {
    action.level.map(|level| PendingDowngrade { rule: action.rule.to_string(), level })
}

fn changes(standing: &Standing, domain: &Domain, account: &Account) -> bool {
    let newer = |new: Option<u64>, old: Option<u64>| new.is_some() && new != old;
    standing.level.is_some()
        || standing.pending_downgrade != domain.pending_downgrade
        || newer(standing.frozen_until_ms, account.frozen_until_ms)
        || newer(standing.stopped_until_ms, domain.stopped_until_ms)
        || (standing.account_paused && !account.paused)
        || (standing.account_under_review && !account.under_review)
}

fn tell(standing: &Standing, domain: &Domain, actions: &[Action<'_>]) {
    for Action { action, rule, level, .. } in actions {
        match (action, level) {
            (ActionKind::Upgrade, Some(level)) => {
                tracing::info!(domain = domain.name, rule = %rule, "level {} rises to {level}", domain.level);
            }
            (ActionKind::Downgrade, Some(level)) if standing.judged_day.is_some() => {
                tracing::warn!(domain = domain.name, rule = %rule, "level {} falls to {level}", domain.level);
            }
            (ActionKind::Downgrade, Some(level)) => {
                tracing::warn!(domain = domain.name, rule = %rule, "level {level} is pending for the next day");
            }
            (ActionKind::Freeze, _) => tracing::warn!(rule = %rule, "the account is frozen until the day ends"),
            (ActionKind::Stop, _) => {
                tracing::warn!(domain = domain.name, rule = %rule, "the domain is stopped until the day ends");
            }
            (ActionKind::Review, _) => tracing::warn!(rule = %rule, "the account is to be looked at; sending goes on"),
            (ActionKind::Pause, _) => {
                tracing::error!(rule = %rule, "the account is paused until `sendright account resume` lifts it");
            }
            _ => {}
        }
    }
}
