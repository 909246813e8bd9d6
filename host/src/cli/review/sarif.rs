//! Findings as a log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).

use super::super::print::Failure;
use super::{Draft, Region, Reviewed, fingerprint, message_of, part_of};
use crate::engine::Engine;
use sendright::finding::{Edit, Part};
use sendright::template::describe::{DescribeRules, RuleDescription};
use sendright::template::document::Level;
use sendright::{Finding, Severity};
use serde_json::{Value, json};

/// The log of one run.
pub(super) fn log(engine: &Engine, reviewed: &[Reviewed]) -> Result<String, Failure> {
    let locale = reviewed.first().map(|reviewed| reviewed.draft.question.locale).unwrap_or_default();
    let answered = engine.ask(&DescribeRules { locale })?;
    let rules = &answered.answer.rules;
    let results = reviewed.iter().flat_map(|Reviewed { draft, answered, .. }| {
        let lines = [Part::Html, Part::Text].map(|part| fingerprint::of_lines(draft.part(part)));
        let findings = &answered.answer.findings;
        findings.iter().map(|finding| result(finding, draft, &lines, rules)).collect::<Vec<_>>()
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
            "columnKind": "utf16CodeUnits",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    Ok(format!("{log:#}"))
}

fn rule(rule: &RuleDescription) -> Value {
    let (level, problem) = match rule.severity {
        Level::Reject => ("error", "error"),
        Level::Review | Level::Warn => ("warning", "warning"),
        Level::Info | Level::Off => ("note", "recommendation"),
    };
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.fix, "markdown": rule.fix },
        "defaultConfiguration": { "enabled": rule.severity != Level::Off, "level": level },
        "properties": {
            "source": rule.source,
            "severity": rule.severity,
            "problem.severity": problem,
            "tags": [rule.group],
        },
    })
}

/// A finding, with the fingerprints of the lines of both parts.
fn result(finding: &Finding, draft: &Draft, lines: &[Vec<String>; 2], rules: &[RuleDescription]) -> Value {
    let level = match finding.severity {
        Severity::Reject => "error",
        Severity::Review | Severity::Warn => "warning",
        Severity::Info => "note",
    };
    let part = part_of(finding);
    let span = finding.span.filter(|_| part != Part::Subject);
    let region = span.map_or(Region::WHOLE, |span| Region::of(draft.part(part), &span));
    let [of_html, of_text] = lines;
    let is_in_text = draft.question.html.is_none() || (part == Part::Text && draft.has_text_file());
    let print = (if is_in_text { of_text } else { of_html }).get(region.line - 1);
    let mut place = region.json();
    if let Some(span) = span {
        let words = draft.part(part).chars().skip(span.start).take(span.end.saturating_sub(span.start));
        place["snippet"] = json!({ "text": words.collect::<String>() });
    }
    let mut location = json!({
        "physicalLocation": { "artifactLocation": { "uri": uri(&draft.place(part)) }, "region": place },
    });
    if part == Part::Subject {
        location["logicalLocations"] = json!([{ "name": "subject", "kind": "value" }]);
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level,
        "message": { "text": message_of(finding) },
        "locations": [location],
    });
    if let Some(print) = print {
        result["partialFingerprints"] = json!({ "primaryLocationLineHash": print });
    }
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
    json!({
        "description": { "text": help },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&draft.place(part)) },
            "replacements": [{
                "deletedRegion": Region::of(draft.part(part), &edit.span).json(),
                "insertedContent": { "text": edit.new_text },
            }],
        }],
    })
}

impl Region {
    fn json(&self) -> Value {
        json!({
            "startLine": self.line,
            "startColumn": self.column,
            "endLine": self.end_line,
            "endColumn": self.end_column,
        })
    }
}

/// A path as a reference (RFC 3986): an absolute one with its scheme.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encoded: String = path
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}
