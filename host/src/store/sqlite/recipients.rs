//! Recipients, and what is known about an address.

use super::rows;
use crate::store::{Recipient, RecipientFacts, RecipientState, Result, Suppression, Word};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The two kinds of waiting, in the words of the partial indexes.
pub(super) fn waiting(tried: bool) -> &'static str {
    if tried { "state = 'deferred'" } else { "state IN ('queued', 'held')" }
}

pub(super) fn next_due(db: &Connection, batch: i64, tried: bool) -> Result<Option<u64>> {
    let query = format!(
        "SELECT next_attempt_ms FROM recipients WHERE batch = ? AND {} ORDER BY next_attempt_ms LIMIT 1",
        waiting(tried)
    );
    Ok(db.prepare_cached(&query)?.query_row([batch], |row| row.get(0)).optional()?)
}

pub(super) fn get(db: &Connection, id: i64) -> Result<Recipient> {
    let found = db.prepare_cached("SELECT * FROM recipients WHERE id = ?")?.query_row([id], read);
    rows::one(found, "message", id)
}

pub(super) fn of_batch(
    db: &Connection,
    batch: i64,
    state: RecipientState,
    after: i64,
    limit: u32,
) -> Result<Vec<Recipient>> {
    let mut query =
        db.prepare_cached("SELECT * FROM recipients WHERE batch = ? AND id > ? AND state = ? ORDER BY id LIMIT ?")?;
    let found = query.query_map(params![batch, after, state.word(), limit], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Recipient> {
    Ok(Recipient {
        id: row.get("id")?,
        batch: row.get("batch")?,
        address: row.get("address")?,
        data: row.get("data")?,
        state: rows::word(row, "state")?,
        attempts: row.get("attempts")?,
        first_attempt_ms: row.get("first_attempt_ms")?,
        next_attempt_ms: row.get("next_attempt_ms")?,
        last_reply: row.get("last_reply")?,
    })
}

pub(super) fn facts(db: &Connection, domain: &str, addresses: &[String], since_ms: u64) -> Result<Vec<RecipientFacts>> {
    let mut suppression = db.prepare_cached("SELECT * FROM suppressions WHERE address = ?")?;
    let mut unsubscribed = db.prepare_cached("SELECT 1 FROM unsubscribes WHERE domain = ? AND address = ?")?;
    let mut sent =
        db.prepare_cached("SELECT at_ms FROM recent_sends WHERE address = ? AND at_ms >= ? ORDER BY at_ms")?;
    addresses
        .iter()
        .map(|address| {
            Ok(RecipientFacts {
                suppression: suppression.query_row([address], read_suppression).optional()?,
                unsubscribed: unsubscribed.exists([domain, address])?,
                sent_ms: sent
                    .query_map(params![address, since_ms], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?,
            })
        })
        .collect()
}

pub(super) fn suppressions(db: &Connection) -> Result<Vec<Suppression>> {
    let mut query = db.prepare("SELECT * FROM suppressions ORDER BY address")?;
    let found = query.query_map((), read_suppression)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read_suppression(row: &Row<'_>) -> rusqlite::Result<Suppression> {
    Ok(Suppression { address: row.get("address")?, reason: rows::word(row, "reason")?, until_ms: row.get("until_ms")? })
}

pub(super) fn unsubscribe(db: &Connection, domain: &str, address: &str, now_ms: u64) -> Result<()> {
    db.execute(
        "INSERT INTO unsubscribes (domain, address, at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        params![domain, address, now_ms],
    )?;
    Ok(())
}
