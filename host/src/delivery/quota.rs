//! Asking the policy how many messages of a domain may go.

use super::DeliveryError;
use super::desk::{self, Decided};
use crate::clock::now_ms;
use crate::engine::{Engine, EngineError};
use crate::store::{Account, Domain, Figures, Store};
use sendright::Locale;
use sendright::day::PolicyDay;
use sendright::quota::{AccountState, DecideQuota, DomainState, Mode, QuotaAnswer};
use sendright::template::calendar::Date;
use sendright::warmup::PlanWarmup;

/// The facts of the question.
pub(super) struct Asked {
    pub(super) now_ms: u64,
    /// How many want to go; with none, only freezes and stops are asked for.
    pub(super) count: u64,
    pub(super) paused_until_ms: Option<u64>,
    pub(super) account: Account,
    pub(super) domain: Domain,
    pub(super) figures: Figures,
    /// The day of the domain's warm-up; none once it is warm.
    pub(super) warmup_day: Option<u64>,
    /// First attempts on the way, of the domain and in all: they count as sent.
    pub(super) on_the_way: u64,
    pub(super) on_the_way_in_all: u64,
}

pub(super) fn decide(engine: &Engine, asked: &Asked) -> Result<Decided<QuotaAnswer>, EngineError> {
    desk::decide(engine, &question(asked), asked.now_ms)
}

/// Whether a domain may send at all now, as freezes, stops and its verification tell.
pub(crate) async fn of_domain<S: Store>(store: &S, engine: &Engine, name: &str) -> Result<QuotaAnswer, DeliveryError> {
    let now_ms = now_ms();
    let asked = Asked {
        now_ms,
        count: 0,
        warmup_day: None,
        paused_until_ms: None,
        account: store.account().await?,
        domain: store.domain(name).await?,
        figures: Figures::default(),
        on_the_way: 0,
        on_the_way_in_all: 0,
    };
    Ok(decide(engine, &asked)?.answer)
}

/// Which day of its warm-up a domain has, by the days on which it sent something.
pub(super) fn warmup_day(
    engine: &Engine,
    domain: &Domain,
    figures: &Figures,
    day: &PolicyDay,
) -> Result<Option<u64>, DeliveryError> {
    if domain.warmed {
        return Ok(None);
    }
    let date = |text: &String| Date::parse(text).ok();
    let question = PlanWarmup {
        days: 1,
        sent_on: figures.sent_on.iter().filter_map(date).collect(),
        today: date(&day.day),
        ..PlanWarmup::default()
    };
    Ok(engine.ask(&question)?.answer.days.first().map(|planned| planned.day))
}

fn question(asked: &Asked) -> DecideQuota {
    let Asked { domain, account, figures, .. } = asked;
    DecideQuota {
        now_ms: asked.now_ms,
        mode: Mode::Batch,
        count: asked.count,
        domain: DomainState {
            verified: domain.verified,
            level: domain.level,
            daily_quota: domain.daily_quota,
            sent_today: figures.domain.sent + asked.on_the_way,
            sent_this_hour: figures.sent_this_hour + asked.on_the_way,
            frozen_until_ms: None,
            stopped_until_ms: domain.stopped_until_ms,
            paused_until_ms: asked.paused_until_ms,
            warmup_day: asked.warmup_day,
            counts: Some(figures.domain),
            ..DomainState::default()
        },
        account: AccountState {
            sent_today: figures.account.sent + asked.on_the_way_in_all,
            daily_quota: account.daily_quota,
            sent_this_second: 0,
            frozen_until_ms: account.frozen_until_ms,
            paused: account.paused,
            counts: Some(figures.account),
            ..AccountState::default()
        },
        locale: Locale::default(),
    }
}
