//! Templates and what was decided about them.

use super::{log, rows};
use crate::store::{DecisionRecord, Result, StoreError, Template, TemplateState, Word};
use rusqlite::{Connection, ErrorCode, Row, params};
use sendright::Kind;

pub(super) fn add(db: &Connection, template: &Template, decision: &DecisionRecord) -> Result<i64> {
    let added = db.execute(
        "INSERT INTO templates (name, kind, subject, html, text, state, score, findings, topics, policy, due_ms, note, created_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            template.name,
            kind_word(template.kind)?,
            template.subject,
            template.html,
            template.text,
            template.state.word(),
            template.score,
            rows::to_json(&template.findings)?,
            rows::to_json(&template.topics)?,
            template.policy,
            template.due_ms,
            template.note,
            template.created_ms,
        ],
    );
    match added {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            return Err(StoreError::Exists { what: "template", name: template.name.clone() });
        }
        other => other?,
    };
    let id = db.last_insert_rowid();
    log::decision(db, None, Some(&format!("template {}", template.name)), decision)?;
    Ok(id)
}

pub(super) fn named(db: &Connection, name: &str) -> Result<Template> {
    let found = db.prepare_cached("SELECT * FROM templates WHERE name = ?")?.query_row([name], read);
    rows::one(found, "template", name)
}

pub(super) fn numbered(db: &Connection, id: i64) -> Result<Template> {
    let found = db.prepare_cached("SELECT * FROM templates WHERE id = ?")?.query_row([id], read);
    rows::one(found, "template", id)
}

pub(super) fn all(db: &Connection) -> Result<Vec<Template>> {
    let mut query = db.prepare("SELECT * FROM templates ORDER BY name")?;
    let found = query.query_map((), read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn decide(db: &Connection, name: &str, state: TemplateState, note: Option<&str>) -> Result<()> {
    let template = named(db, name)?;
    if template.state != TemplateState::Waiting {
        let message =
            format!("the template `{name}` is {} already; only one that waits can be decided", template.state);
        return Err(StoreError::Conflict(message));
    }
    db.execute("UPDATE templates SET state = ?, note = ? WHERE name = ?", params![state.word(), note, name])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Template> {
    Ok(Template {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: rows::json(row, "kind")?,
        subject: row.get("subject")?,
        html: row.get("html")?,
        text: row.get("text")?,
        state: rows::word(row, "state")?,
        score: row.get("score")?,
        findings: rows::json(row, "findings")?,
        topics: rows::json(row, "topics")?,
        policy: row.get("policy")?,
        due_ms: row.get("due_ms")?,
        note: row.get("note")?,
        created_ms: row.get("created_ms")?,
    })
}

/// Kinds are kept in their own JSON spelling.
fn kind_word(kind: Kind) -> Result<String> {
    rows::to_json(&kind)
}
