//! The account, the sender domains and their counts.

use super::{log, rows};
use crate::store::{Account, DailyQuota, Domain, DomainChange, Figures, Result, Standing, StoreError};
use rusqlite::{Connection, ErrorCode, Row, named_params, params};
use sendright::day::PolicyDay;
use sendright::reputation::Counts;

pub(super) fn account(db: &Connection) -> Result<Account> {
    let account = db.prepare_cached("SELECT * FROM account WHERE id = 1")?.query_row((), |row| {
        Ok(Account {
            daily_quota: row.get("daily_quota")?,
            frozen_until_ms: row.get("frozen_until_ms")?,
            paused: row.get("paused")?,
            under_review: row.get("under_review")?,
            lifted_day: row.get("lifted_day")?,
        })
    });
    Ok(account?)
}

pub(super) fn add(db: &Connection, domain: &Domain) -> Result<()> {
    let added = db.execute(
        "INSERT INTO domains (name, verified, level, daily_quota, warmed, dkim_selector, created_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            domain.name,
            domain.verified,
            domain.level,
            domain.daily_quota,
            domain.warmed,
            domain.dkim_selector,
            domain.created_ms
        ],
    );
    match added {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(StoreError::Exists { what: "domain", name: domain.name.clone() })
        }
        other => other.map(drop).map_err(Into::into),
    }
}

pub(super) fn get(db: &Connection, name: &str) -> Result<Domain> {
    let found = db.prepare_cached("SELECT * FROM domains WHERE name = ?")?.query_row([name], read);
    rows::one(found, "domain", name)
}

pub(super) fn change(db: &Connection, name: &str, change: DomainChange) -> Result<()> {
    let changed = db.execute(
        "UPDATE domains SET verified = coalesce(:verified, verified), warmed = coalesce(:warmed, warmed),
           level = coalesce(:level, level), pending_downgrade = iif(:level IS NULL, pending_downgrade, NULL),
           daily_quota = iif(:level IS NULL AND NOT :sets_quota, daily_quota, :quota) WHERE name = :name",
        named_params! {
            ":verified": change.verified,
            ":warmed": change.warmed,
            ":level": change.level,
            ":sets_quota": change.daily_quota.is_some(),
            ":quota": change.daily_quota.and_then(DailyQuota::by_hand),
            ":name": name,
        },
    )?;
    if changed == 0 { Err(StoreError::Missing { what: "domain", name: name.to_owned() }) } else { Ok(()) }
}

pub(super) fn set_account_quota(db: &Connection, quota: DailyQuota) -> Result<()> {
    db.execute("UPDATE account SET daily_quota = ? WHERE id = 1", [quota.by_hand()])?;
    Ok(())
}

pub(super) fn all(db: &Connection) -> Result<Vec<Domain>> {
    let mut query = db.prepare("SELECT * FROM domains ORDER BY name")?;
    let found = query.query_map((), read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Domain> {
    Ok(Domain {
        name: row.get("name")?,
        verified: row.get("verified")?,
        level: row.get("level")?,
        daily_quota: row.get("daily_quota")?,
        warmed: row.get("warmed")?,
        stopped_until_ms: row.get("stopped_until_ms")?,
        pending_downgrade: rows::optional_json(row, "pending_downgrade")?,
        judged_day: row.get("judged_day")?,
        dkim_selector: row.get("dkim_selector")?,
        created_ms: row.get("created_ms")?,
    })
}

/// An hour, which is what counts are kept by.
const HOUR_MS: u64 = 3_600_000;
/// Days with sending that are looked back at: longer than any warm-up.
const SENDING_DAYS: u32 = 400;

const SUM: &str = "SELECT coalesce(sum(sent), 0), coalesce(sum(delivered), 0), coalesce(sum(invalid), 0),
                          coalesce(sum(spam), 0), coalesce(sum(blocked), 0), coalesce(sum(complained), 0),
                          coalesce(sum(opened), 0) FROM counts WHERE";

pub(super) fn figures(db: &Connection, domain: &str, day: &PolicyDay) -> Result<Figures> {
    // A rolling day begins within an hour; of that hour all is counted, so that a quota is never exceeded.
    let before = day.starts_ms.saturating_sub(HOUR_MS);
    let own = format!("{SUM} hour_ms > ? AND domain = ?");
    let all = format!("{SUM} hour_ms > ?");
    let sent_this_hour = db
        .prepare_cached("SELECT coalesce(sum(sent), 0) FROM counts WHERE domain = ? AND hour_ms = ?")?
        .query_row(params![domain, day.hour_starts_ms], |row| row.get(0))?;
    let mut sent_on = db.prepare_cached(
        "SELECT DISTINCT day FROM counts WHERE domain = ? AND day < ? AND sent > 0 ORDER BY day DESC LIMIT ?",
    )?;
    let sent_on = sent_on.query_map(params![domain, day.day, SENDING_DAYS], |row| row.get(0))?;
    Ok(Figures {
        domain: db.prepare_cached(&own)?.query_row(params![before, domain], read_counts)?,
        account: db.prepare_cached(&all)?.query_row([before], read_counts)?,
        sent_this_hour,
        sent_on: sent_on.collect::<rusqlite::Result<_>>()?,
    })
}

/// The counts of a domain and of all on a day that is over.
pub(super) fn counts_of_day(db: &Connection, domain: &str, day: &str) -> Result<(Counts, Counts)> {
    let own = format!("{SUM} day = ? AND domain = ?");
    let all = format!("{SUM} day = ?");
    Ok((
        db.prepare_cached(&own)?.query_row([day, domain], read_counts)?,
        db.prepare_cached(&all)?.query_row([day], read_counts)?,
    ))
}

fn read_counts(row: &Row<'_>) -> rusqlite::Result<Counts> {
    Ok(Counts {
        sent: row.get(0)?,
        delivered: row.get(1)?,
        invalid: row.get(2)?,
        spam: row.get(3)?,
        blocked: row.get(4)?,
        complained: row.get(5)?,
        opened: row.get(6)?,
    })
}

pub(super) fn unjudged_days(db: &Connection, domain: &str, today: &str) -> Result<Vec<String>> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT day FROM counts WHERE domain = ?1 AND day < ?2
           AND day > coalesce((SELECT judged_day FROM domains WHERE name = ?1), '') ORDER BY day",
    )?;
    let found = query.query_map([domain, today], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_standing(db: &Connection, standing: &Standing) -> Result<()> {
    let pending = standing.pending_downgrade.as_ref().map(rows::to_json).transpose()?;
    db.prepare_cached(
        // A level above the old one has its own quota; one set by hand was for the old level.
        "UPDATE domains SET daily_quota = iif(:level IS NULL, daily_quota, NULL), level = coalesce(:level, level),
           pending_downgrade = :pending, stopped_until_ms = coalesce(:stopped, stopped_until_ms),
           judged_day = coalesce(:judged, judged_day) WHERE name = :name",
    )?
    .execute(named_params! {
        ":level": standing.level,
        ":pending": pending,
        ":stopped": standing.stopped_until_ms,
        ":judged": standing.judged_day,
        ":name": standing.domain,
    })?;
    if let Some(until) = standing.frozen_until_ms {
        db.execute("UPDATE account SET frozen_until_ms = ? WHERE id = 1", [until])?;
    }
    db.execute(
        "UPDATE account SET paused = max(paused, ?), under_review = max(under_review, ?) WHERE id = 1",
        [standing.account_paused, standing.account_under_review],
    )?;
    log::decision(db, None, Some(&standing.domain), &standing.decision)
}

/// Lets a paused account send again, and does not pause it for what was seen on this day.
pub(super) fn lift(db: &Connection, day: &str) -> Result<()> {
    db.execute("UPDATE account SET paused = 0, under_review = 0, lifted_day = ? WHERE id = 1", [day])?;
    Ok(())
}
