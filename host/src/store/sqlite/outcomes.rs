//! What happened to messages: state, counts, events, block list and decisions in one commit.

use super::{batches, log, rows};
use crate::store::{Outcome, RecipientState, Result, Word};
use rusqlite::{Connection, params};

/// Sends older than this matter to no limit.
const RECENT_MS: u64 = 24 * 3_600_000;

pub(super) fn record(db: &Connection, outcomes: &[Outcome]) -> Result<()> {
    for outcome in outcomes {
        record_one(db, outcome)?;
    }
    if let Some(now_ms) = outcomes.iter().filter_map(|outcome| outcome.attempt_ms).max() {
        db.prepare_cached("DELETE FROM recent_sends WHERE at_ms < ?")?.execute([now_ms.saturating_sub(RECENT_MS)])?;
    }
    Ok(())
}

fn record_one(db: &Connection, outcome: &Outcome) -> Result<()> {
    move_recipient(db, outcome)?;
    add_counts(db, outcome)?;
    if let Some((reason, until_ms)) = outcome.suppress {
        db.prepare_cached(
            "INSERT INTO suppressions (address, reason, until_ms) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET reason = ?2, until_ms = max(until_ms, ?3)",
        )?
        .execute(params![outcome.address, reason.word(), until_ms])?;
    }
    for event in &outcome.events {
        log::event(db, outcome.recipient, outcome.batch, event)?;
    }
    for decision in &outcome.decisions {
        log::decision(db, Some(outcome.recipient), None, decision)?;
    }
    Ok(())
}

fn move_recipient(db: &Connection, outcome: &Outcome) -> Result<()> {
    let found = db
        .prepare_cached("SELECT state FROM recipients WHERE id = ?")?
        .query_row([outcome.recipient], |row| rows::word::<RecipientState>(row, "state"));
    let before = rows::one(found, "message", outcome.recipient)?;
    // What was on the way when its batch was cancelled is not tried again.
    let over = outcome.state.waits() && batches::is_cancelled(db, outcome.batch)?;
    let state = if over { RecipientState::Failed } else { outcome.state };
    db.prepare_cached(
        // What the mail was made of is not kept once nothing is left to do (rulebook 8.3).
        "UPDATE recipients SET state = ?, attempts = ?, first_attempt_ms = ?, next_attempt_ms = ?, last_reply = ?,
           data = iif(?, data, '{}') WHERE id = ?",
    )?
    .execute(params![
        state.word(),
        outcome.attempts,
        outcome.first_attempt_ms,
        outcome.next_attempt_ms,
        outcome.reply,
        state.waits(),
        outcome.recipient
    ])?;
    if before != state {
        batches::count(db, outcome.batch, before, -1)?;
        batches::count(db, outcome.batch, state, 1)?;
    }
    Ok(())
}

fn add_counts(db: &Connection, outcome: &Outcome) -> Result<()> {
    let Some(attempt_ms) = outcome.attempt_ms else { return Ok(()) };
    let sent = u64::from(outcome.is_first_attempt());
    let is = |state| u64::from(outcome.state == state);
    db.prepare_cached(
        "INSERT INTO counts (domain, day, hour_ms, sent, delivered, invalid, spam, blocked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO UPDATE SET sent = sent + ?4, delivered = delivered + ?5, invalid = invalid + ?6,
           spam = spam + ?7, blocked = blocked + ?8",
    )?
    .execute(params![
        outcome.domain,
        outcome.day,
        outcome.hour_ms,
        sent,
        is(RecipientState::Delivered),
        is(RecipientState::Invalid),
        is(RecipientState::Spam),
        is(RecipientState::Blocked),
    ])?;
    if sent > 0 {
        db.prepare_cached("INSERT OR IGNORE INTO recent_sends (address, at_ms, recipient) VALUES (?, ?, ?)")?
            .execute(params![outcome.address, attempt_ms, outcome.recipient])?;
    }
    Ok(())
}
