//! What Sendright and the filters make of mails.

use super::mails::{Label, Mail};
use crate::filters::{self, Filter};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use sendright::template::review::ReviewTemplate;
use sendright::{Kind, Policy, Question, Severity, Verdict};
use std::collections::BTreeMap;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Groups of rules that are about what a mail says and whether it deceives, not about how it is made.
const CONTENT: [&str; 3] = ["content/", "deception/", "links/"];

/// Rules of these groups about what a template has to have, as a personal mail need not: text enough, and a purpose.
const FORM: [&str; 3] = ["content/kind-mismatch", "content/min-length", "content/unclear-purpose"];

/// A mail, and what was made of it.
pub(super) struct Judged {
    pub(super) name: String,
    pub(super) label: Label,
    pub(super) language: String,
    pub(super) has_html: bool,
    pub(super) verdict: Verdict,
    /// Each rule that found something, with the gravest of what it found.
    pub(super) rules: BTreeMap<String, Severity>,
    /// Whether it is spam to each filter.
    pub(super) filters: Vec<bool>,
}

impl Judged {
    /// Whether a rule about content or deception asks for a human at least.
    pub(super) fn is_bad_content(&self) -> bool {
        self.grave().any(|rule| CONTENT.iter().any(|group| rule.starts_with(group)))
    }

    /// The same without the rules about what a template has to have.
    pub(super) fn says_bad_things(&self) -> bool {
        self.grave().any(|rule| CONTENT.iter().any(|group| rule.starts_with(group)) && !FORM.contains(&rule))
    }

    /// The rules that ask for a human at least.
    pub(super) fn grave(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter(|(_, severity)| **severity >= Severity::Review).map(|(rule, _)| rule.as_str())
    }
}

/// Judges all mails on all cores; each is reviewed as what it seems to be for, or as what is given.
pub(super) fn judge(
    policy: &Policy,
    filters: &[&dyn Filter],
    mails: &[Mail],
    kind: Option<Kind>,
    what: &'static str,
) -> Result<Vec<Judged>> {
    let bar = progress(mails.len(), what);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mail) = mails.get(at) else { break anyhow::Ok(found) };
            let judged = one(policy, filters, mail, kind).with_context(|| format!("the mail {}", mail.id))?;
            found.push((at, judged));
            bar.inc(1);
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut found = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_fold(Vec::new(), |mut all, worker| {
            all.extend(worker.join().unwrap_or_else(|end| panic::resume_unwind(end))?);
            anyhow::Ok(all)
        })
    })?;
    bar.finish_and_clear();
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, judged)| judged).collect())
}

fn one(policy: &Policy, filters: &[&dyn Filter], mail: &Mail, kind: Option<Kind>) -> Result<Judged> {
    let question = question(mail, kind);
    let review = question.answer(policy)?;
    let mut rules = BTreeMap::new();
    for finding in review.findings {
        let severity = rules.entry(finding.rule).or_insert(finding.severity);
        *severity = finding.severity.max(*severity);
    }
    let message = filters::mail(&mail.id, &question.subject, question.html.as_deref(), question.text.as_deref())?;
    let filters = filters.iter().map(|filter| filter.is_spam(&message)).collect::<Result<_>>()?;
    Ok(Judged {
        name: mail.name(),
        label: mail.label,
        language: mail.lang.clone(),
        has_html: mail.has_html(),
        verdict: review.verdict,
        rules,
        filters,
    })
}

fn question(mail: &Mail, kind: Option<Kind>) -> ReviewTemplate {
    let given = mail.subject.as_deref().unwrap_or_default();
    let kind = kind.or(mail.kind_guess).unwrap_or(Kind::Notification);
    let subject = if given.trim().is_empty() { usual_subject(&mail.lang) } else { given };
    ReviewTemplate {
        html: mail.html.clone().filter(|_| mail.has_html()),
        text: mail.text.clone().filter(|text| !text.trim().is_empty()),
        dialect: mail.dialect,
        ..ReviewTemplate::of(kind, subject, "")
    }
}

/// Stands in where a template came without its subject.
fn usual_subject(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "ja" => "お知らせ",
        "ko" => "안내 말씀",
        "zh" => "通知",
        _ => "A message for you",
    }
}

fn progress(length: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length as u64).with_style(style).with_message(what)
}
