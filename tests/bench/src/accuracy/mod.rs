//! How often the review is right about templates and mails that somebody else sorted, beside spam filters.

mod honest;
mod judged;
mod mails;
mod rules;
mod spam;

use crate::filters::Filters;
use anyhow::{Result, ensure};
use comfy_table::{CellAlignment, Table, presets};
use judged::Judged;
use mails::Label;
use sendright::template::describe::{DescribeRules, RuleDescription};
use sendright::{Kind, Policy, Question};
use std::path::Path;

/// What the mails and the templates show, in Markdown.
pub(crate) fn measure(filters: &Filters, mails: Option<&Path>, templates: Option<&Path>) -> Result<String> {
    let policy = Policy::preset("tencent-ses")?;
    let all = filters.all();
    let honest = templates.map(mails::read).transpose()?.unwrap_or_default();
    ensure!(honest.iter().all(|mail| mail.label == Label::Ham), "a template is not labelled `ham`");
    let mails = mails.map(mails::read).transpose()?.unwrap_or_default();
    let honest = judged::judge(&policy, &all, &honest, None, "templates")?;
    let mails = judged::judge(&policy, &all, &mails, Some(Kind::Marketing), "mails")?;
    let (spam, ham): (Vec<_>, Vec<_>) = mails.into_iter().partition(|mail| mail.label == Label::Spam);

    let rules = DescribeRules::default().answer(&policy)?.rules;
    let names: Vec<_> = all.iter().map(|filter| filter.name()).collect();
    let mut sections = Vec::new();
    if !honest.is_empty() {
        sections.push(honest::by_language(&honest, &names));
        sections.push(honest::by_rule(&honest, &rules));
        sections.push(honest::by_template(&honest));
    }
    if !(spam.is_empty() && ham.is_empty()) {
        sections.push(spam::by_judge(&spam, &ham, &names));
    }
    sections.push(rules::all(&rules, &honest, &ham, &spam));
    Ok(sections.join("\n\n"))
}

/// A table as Markdown has it, with numbers to the right behind so many columns of words.
fn table<R: IntoIterator<Item = String>>(head: &[&str], words: usize, rows: impl IntoIterator<Item = R>) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_header(head);
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(words) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

/// `12 of 340, 3.5 %`
fn share(mails: &[&Judged], is_so: impl Fn(&Judged) -> bool) -> String {
    let count = mails.iter().filter(|mail| is_so(mail)).count();
    if mails.is_empty() { "–".into() } else { format!("{count} of {}, {}", mails.len(), percent(count, mails.len())) }
}

fn percent(count: usize, of: usize) -> String {
    let tenths = (count * 1000 + of / 2) / of.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// What a rule looks for, in words.
fn description<'a>(rules: &'a [RuleDescription], id: &str) -> Option<&'a RuleDescription> {
    rules.iter().find(|rule| rule.id == id)
}
