//! Batches: loading, starting, pausing, failing the rest.

use super::recipients::waiting;
use super::{log, room, rows};
use crate::store::{
    Batch, BatchState, DecisionRecord, Event, NewRecipient, RecipientState, Result, StoreError, Totals, Word,
};
use rusqlite::{Connection, Row, params};

pub(super) fn begin(db: &Connection, domain: &str, from: &str, template: i64, now_ms: u64) -> Result<i64> {
    db.execute(
        "INSERT INTO batches (domain, sender, template, state, created_ms) VALUES (?, ?, ?, ?, ?)",
        params![domain, from, template, BatchState::Loading.word(), now_ms],
    )?;
    Ok(db.last_insert_rowid())
}

pub(super) fn load(db: &Connection, batch: i64, recipients: &[NewRecipient]) -> Result<()> {
    expect(db, batch, BatchState::Loading)?;
    let queued = RecipientState::Queued.word();
    let mut insert = db.prepare_cached("INSERT INTO recipients (batch, address, data, state) VALUES (?, ?, ?, ?)")?;
    for recipient in recipients {
        insert.execute(params![batch, recipient.address, recipient.data, queued])?;
    }
    count(db, batch, RecipientState::Queued, i64::try_from(recipients.len()).unwrap_or(i64::MAX))?;
    room::leave_some(db)
}

pub(super) fn start(db: &Connection, batch: i64) -> Result<()> {
    expect(db, batch, BatchState::Loading)?;
    set(db, batch, BatchState::Running, None, None, None)
}

pub(super) fn remove(db: &Connection, batch: i64) -> Result<()> {
    expect(db, batch, BatchState::Loading)?;
    db.execute("DELETE FROM batches WHERE id = ?", [batch])?;
    Ok(())
}

pub(super) fn cancel(db: &Connection, batch: i64, reason: &str) -> Result<()> {
    let found = get(db, batch)?.state;
    if found == BatchState::Finished || found == BatchState::Loading {
        return Err(StoreError::Conflict(format!(
            "batch {batch} is {found}; only one that sends or is paused can end"
        )));
    }
    set(db, batch, BatchState::Cancelled, None, Some(reason), None)
}

pub(super) fn is_cancelled(db: &Connection, batch: i64) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM batches WHERE id = ? AND state = 'cancelled'")?.exists([batch])?)
}

fn expect(db: &Connection, batch: i64, state: BatchState) -> Result<()> {
    let found = get(db, batch)?.state;
    if found == state {
        return Ok(());
    }
    Err(StoreError::Conflict(format!("batch {batch} is {found}, not {state}")))
}

pub(super) fn get(db: &Connection, id: i64) -> Result<Batch> {
    let found = db.prepare_cached("SELECT * FROM batches WHERE id = ?")?.query_row([id], read);
    with_totals(db, rows::one(found, "batch", id)?)
}

pub(super) fn all(db: &Connection) -> Result<Vec<Batch>> {
    list(db, "SELECT * FROM batches ORDER BY id DESC")
}

pub(super) fn open(db: &Connection) -> Result<Vec<Batch>> {
    list(db, "SELECT * FROM batches WHERE state IN ('running', 'paused') ORDER BY id")
}

fn list(db: &Connection, query: &str) -> Result<Vec<Batch>> {
    let mut query = db.prepare_cached(query)?;
    let found = query.query_map((), read)?;
    found.map(|batch| with_totals(db, batch?)).collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get("id")?,
        domain: row.get("domain")?,
        from: row.get("sender")?,
        template: row.get("template")?,
        state: rows::word(row, "state")?,
        resume_ms: row.get("resume_ms")?,
        reason: row.get("reason")?,
        totals: Totals::default(),
        created_ms: row.get("created_ms")?,
    })
}

fn with_totals(db: &Connection, batch: Batch) -> Result<Batch> {
    let mut query = db.prepare_cached("SELECT state, recipients FROM totals WHERE batch = ?")?;
    let counts = query.query_map([batch.id], |row| Ok((rows::word(row, "state")?, row.get(1)?)))?;
    let mut totals = Totals::default();
    for count in counts {
        let (state, recipients): (RecipientState, u64) = count?;
        *totals.slot(state) = recipients;
        totals.all += recipients;
    }
    Ok(Batch { totals, ..batch })
}

pub(super) fn set(
    db: &Connection,
    batch: i64,
    state: BatchState,
    resume_ms: Option<u64>,
    reason: Option<&str>,
    decision: Option<&DecisionRecord>,
) -> Result<()> {
    // A batch that finished keeps the reason for which it was cut short, and one that was cancelled stays so.
    db.prepare_cached(
        "UPDATE batches SET state = ?1, resume_ms = ?2, reason = iif(?1 = 'finished', reason, ?3)
         WHERE id = ?4 AND state <> 'cancelled'",
    )?
    .execute(params![state.word(), resume_ms, reason, batch])?;
    decision.map_or(Ok(()), |decision| log::decision(db, None, Some(&format!("batch {batch}")), decision))
}

pub(super) fn fail_waiting(
    db: &Connection,
    batch: i64,
    tried: bool,
    reason: &str,
    event: &Event,
    limit: u32,
) -> Result<u64> {
    let query = format!("SELECT id, state FROM recipients WHERE batch = ? AND {} LIMIT ?", waiting(tried));
    let mut query = db.prepare_cached(&query)?;
    let found = query
        .query_map(params![batch, limit], |row| Ok((row.get("id")?, rows::word(row, "state")?)))?
        .collect::<rusqlite::Result<Vec<(i64, RecipientState)>>>()?;
    let mut update = db.prepare_cached("UPDATE recipients SET state = ?, last_reply = ?, data = '{}' WHERE id = ?")?;
    for (id, state) in &found {
        update.execute(params![RecipientState::Failed.word(), reason, id])?;
        count(db, batch, *state, -1)?;
        log::event(db, *id, batch, event)?;
    }
    let failed = i64::try_from(found.len()).unwrap_or(i64::MAX);
    count(db, batch, RecipientState::Failed, failed)?;
    Ok(failed.unsigned_abs())
}

/// Adds to, or takes from, the number of a batch's recipients in a state.
pub(super) fn count(db: &Connection, batch: i64, state: RecipientState, change: i64) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO totals (batch, state, recipients) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET recipients = recipients + ?3",
    )?
    .execute(params![batch, state.word(), change])?;
    Ok(())
}
