//! Findings as a log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).

use super::super::print::Failure;
use super::{Draft, Reviewed, end_of, message_of};
use crate::engine::Engine;
use sendright::finding::{Edit, Part, Span};
use sendright::template::describe::{DescribeRules, RuleDescription};
use sendright::{Finding, Severity};
use serde_json::{Value, json};

/// The log of one run.
pub(super) fn log(engine: &Engine, reviewed: &[Reviewed]) -> Result<String, Failure> {
    let locale = reviewed.first().map(|reviewed| reviewed.draft.question.locale).unwrap_or_default();
    let answered = engine.ask(&DescribeRules { locale })?;
    let rules = &answered.answer.rules;
    let results = reviewed.iter().flat_map(|Reviewed { draft, answered, .. }| {
        answered.answer.findings.iter().map(|finding| result(finding, draft, rules))
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "sendright",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules.iter().map(rule).collect::<Vec<_>>(),
                    "properties": { "policy": answered.policy },
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    Ok(format!("{log:#}"))
}

fn rule(rule: &RuleDescription) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.fix },
        "properties": { "source": rule.source, "severity": rule.severity },
    })
}

fn result(finding: &Finding, draft: &Draft, rules: &[RuleDescription]) -> Value {
    let level = match finding.severity {
        Severity::Reject => "error",
        Severity::Review | Severity::Warn => "warning",
        Severity::Info => "note",
    };
    let file = draft.file(finding.span.map_or(Part::Html, |span| span.part));
    let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } });
    match finding.span {
        Some(span) if span.part == Part::Subject => {
            location["logicalLocations"] = json!([{ "name": "subject", "kind": "value" }]);
        }
        Some(span) => location["physicalLocation"]["region"] = region(draft.part(span.part), &span),
        None => {}
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level,
        "message": { "text": message_of(finding) },
        "locations": [location],
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    if let Some(edit) = finding.edit.as_ref().filter(|edit| edit.span.part != Part::Subject) {
        result["fixes"] = json!([fix(edit, &finding.help, draft)]);
    }
    result
}

fn fix(edit: &Edit, help: &str, draft: &Draft) -> Value {
    let part = edit.span.part;
    let replacement = json!({
        "deletedRegion": region(draft.part(part), &edit.span),
        "insertedContent": { "text": edit.new_text },
    });
    json!({
        "description": { "text": help },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(draft.file(part)) },
            "replacements": [replacement],
        }],
    })
}

fn region(text: &str, span: &Span) -> Value {
    let (end_line, end_column) = end_of(text, span);
    let words: String = text.chars().skip(span.start).take(span.end.saturating_sub(span.start)).collect();
    json!({
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": { "text": words },
    })
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
