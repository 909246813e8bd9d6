//! Who is due, one receiving domain after the other, so that a slow one hides no other.

use super::recipients::{next_due, read, waiting};
use crate::store::{Due, Look, Recipient, Result};
use rusqlite::{Connection, OptionalExtension, params};

/// Most receiving domains looked at in one go.
const DOMAINS: usize = 1_000;

pub(super) fn find(db: &Connection, batch: i64, tried: bool, now_ms: u64, look: &Look) -> Result<Due> {
    let mut due = Due { after: look.after.clone(), complete: true, ..Due::default() };
    if next_due(db, batch, tried)?.is_none_or(|next| next > now_ms) {
        return Ok(due);
    }
    let domains = Domains { db, batch, tried };
    let mut seen = 0;
    let mut wrapped = false;
    loop {
        let found = domains.after(&due.after)?.filter(|domain| !wrapped || *domain <= look.after);
        let Some(domain) = found else {
            if wrapped || look.after.is_empty() {
                return Ok(due);
            }
            (wrapped, due.after) = (true, String::new());
            continue;
        };
        if seen == DOMAINS || due.recipients.len() >= look.most {
            due.complete = false;
            return Ok(due);
        }
        seen += 1;
        if !look.full.contains(&domain) {
            let recipients = domains.recipients(&domain, now_ms, look.each)?;
            due.recipients.extend(recipients.into_iter().filter(|found| !look.on_the_way.contains(&found.id)));
        }
        due.after = domain;
    }
}

/// The receiving domains of those who wait in a batch.
struct Domains<'db> {
    db: &'db Connection,
    batch: i64,
    tried: bool,
}

impl Domains<'_> {
    fn after(&self, domain: &str) -> Result<Option<String>> {
        let query = format!(
            "SELECT receiver FROM recipients INDEXED BY {} WHERE batch = ? AND {} AND receiver > ? ORDER BY receiver LIMIT 1",
            self.index(),
            waiting(self.tried)
        );
        let mut query = self.db.prepare_cached(&query)?;
        Ok(query.query_row(params![self.batch, domain], |row| row.get(0)).optional()?)
    }

    fn recipients(&self, domain: &str, now_ms: u64, most: u32) -> Result<Vec<Recipient>> {
        let query = format!(
            "SELECT * FROM recipients INDEXED BY {} WHERE batch = ? AND {} AND receiver = ? AND next_attempt_ms <= ?
             ORDER BY next_attempt_ms, id LIMIT ?",
            self.index(),
            waiting(self.tried)
        );
        let mut query = self.db.prepare_cached(&query)?;
        let found = query.query_map(params![self.batch, domain, now_ms, most], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn index(&self) -> &'static str {
        if self.tried { "deferred_by_receiver" } else { "untried_by_receiver" }
    }
}
