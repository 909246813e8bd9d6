//! Events, which are only ever added, and decision records, of which the newest are kept.

use super::{DECISIONS_KEPT, rows};
use crate::store::{DecisionRecord, Event, Result, Word};
use rusqlite::{Connection, Row, params};

pub(super) fn event(db: &Connection, recipient: i64, batch: i64, event: &Event) -> Result<()> {
    db.prepare_cached("INSERT INTO events (at_ms, kind, recipient, batch, detail) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![event.at_ms, event.kind.word(), recipient, batch, rows::to_json(&event.detail)?])?;
    Ok(())
}

pub(super) fn events(db: &Connection, recipient: i64) -> Result<Vec<Event>> {
    let mut query = db.prepare_cached("SELECT at_ms, kind, detail FROM events WHERE recipient = ? ORDER BY id")?;
    let found = query.query_map([recipient], |row| {
        Ok(Event { at_ms: row.get("at_ms")?, kind: rows::word(row, "kind")?, detail: rows::json(row, "detail")? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Adds a record about a recipient or another subject, and lets the oldest go now and then.
pub(super) fn decision(
    db: &Connection,
    recipient: Option<i64>,
    subject: Option<&str>,
    record: &DecisionRecord,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO decisions (at_ms, recipient, subject, function, question, answer) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        record.at_ms,
        recipient,
        subject,
        record.function,
        rows::to_json(&record.question)?,
        rows::to_json(&record.answer)?
    ])?;
    let id = db.last_insert_rowid();
    if id % 1_000 == 0 {
        let last = id.saturating_sub_unsigned(DECISIONS_KEPT);
        db.prepare_cached("DELETE FROM decisions WHERE id <= ?")?.execute([last])?;
    }
    Ok(())
}

pub(super) fn decisions(db: &Connection, recipient: i64) -> Result<Vec<DecisionRecord>> {
    let mut query = db.prepare_cached("SELECT * FROM decisions WHERE recipient = ? ORDER BY id")?;
    let found = query.query_map([recipient], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn decisions_about(db: &Connection, subject: &str) -> Result<Vec<DecisionRecord>> {
    let mut query = db.prepare_cached("SELECT * FROM decisions WHERE subject = ? ORDER BY id")?;
    let found = query.query_map([subject], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Records after the one with this id, in their order.
pub(super) fn decisions_after(db: &Connection, id: i64, most: u64) -> Result<Vec<(i64, DecisionRecord)>> {
    let mut query = db.prepare_cached("SELECT * FROM decisions WHERE id > ? ORDER BY id LIMIT ?")?;
    let found = query.query_map(params![id, most], |row| Ok((row.get("id")?, read(row)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<DecisionRecord> {
    Ok(DecisionRecord {
        at_ms: row.get("at_ms")?,
        function: row.get("function")?,
        question: rows::json(row, "question")?,
        answer: rows::json(row, "answer")?,
    })
}
