//! `sendright review`: the verdict on a template, with every finding's place.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, GREEN, RED, Report, YELLOW, styled};
use super::source::read_text;
use clap::{Args, ValueEnum};
use sendright::finding::Part;
use sendright::template::review::{Review, ReviewTemplate, Sender};
use sendright::{Finding, Kind, PositionEncoding, Severity, Verdict};
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// The template: HTML, or plain text if its name ends in `.txt`; `-` reads HTML from standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    about: About,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
}

/// What a review has to know about a template besides its text.
#[derive(Debug, Args)]
pub(super) struct About {
    /// What the template is for
    #[arg(long, value_enum)]
    pub(super) kind: KindArg,
    /// The subject line, with variables as `{{name}}`
    #[arg(long)]
    pub(super) subject: String,
    /// The plain text part beside the HTML
    #[arg(long, value_name = "FILE")]
    pub(super) text: Option<PathBuf>,
    /// The sender domain, whose links are its own
    #[arg(long, value_name = "DOMAIN")]
    pub(super) domain: Option<String>,
    /// A further domain that links may lead to
    #[arg(long, value_name = "DOMAIN")]
    pub(super) link_domain: Vec<String>,
}

/// The kinds of template.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KindArg {
    /// Advertising and newsletters
    Marketing,
    /// News about something the reader has
    Notification,
    /// Part of a deal: an order, a receipt
    Transactional,
    /// Sent at once on the reader's own act
    Trigger,
    /// A trial of the service
    Test,
}

impl From<KindArg> for Kind {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Marketing => Self::Marketing,
            KindArg::Notification => Self::Notification,
            KindArg::Transactional => Self::Transactional,
            KindArg::Trigger => Self::Trigger,
            KindArg::Test => Self::Test,
        }
    }
}

/// The question about a template in files.
pub(super) fn question(file: &Path, about: &About) -> Result<ReviewTemplate, Failure> {
    let main = read_text(file)?;
    let beside = about.text.as_deref().map(read_text).transpose()?;
    let is_text = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if is_text && beside.is_some() {
        return Err(Failure::new("the template is plain text already; give --text only beside an HTML file"));
    }
    let (html, text) = if is_text { (None, Some(main)) } else { (Some(main), beside) };
    Ok(ReviewTemplate {
        kind: about.kind.into(),
        subject: about.subject.clone(),
        html,
        text,
        variables: None,
        sender: Some(Sender {
            domain: about.domain.clone(),
            link_domains: about.link_domain.clone(),
            ..Sender::default()
        }),
        history: Vec::new(),
        submitted_ms: None,
        locale: sendright::Locale::default(),
        position_encoding: PositionEncoding::Utf32,
    })
}

pub(super) fn run(context: &Context, args: &ReviewArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let answered = engine.ask(&question(&args.file, &args.about)?)?;
    let rejected = answered.answer.verdict == Verdict::Reject;
    let mut text = describe(&answered.answer, &args.file.display().to_string());
    text.push_str(&styled(DIM, &answered.policy));
    Ok(Report::new(text, &answered).rejected(rejected))
}

/// The verdict and the findings, each with its place in the file.
pub(super) fn describe(review: &Review, file: &str) -> String {
    let (style, word) = match review.verdict {
        Verdict::Approve => (GREEN, "approved"),
        Verdict::Review => (YELLOW, "a human has to look"),
        Verdict::Reject => (RED, "rejected"),
    };
    let mut text = format!("{}, score {}\n", styled(style.bold(), word), score(review.score));
    for finding in &review.findings {
        text.push_str(&describe_finding(finding, file));
    }
    text
}

/// `file:line:column severity rule: message`, and what to do about it.
pub(super) fn describe_finding(finding: &Finding, file: &str) -> String {
    let place = finding.span.map_or_else(String::new, |span| {
        let file = if span.part == Part::Subject { "subject" } else { file };
        format!("{file}:{}:{} ", span.line, span.column)
    });
    let severity = match finding.severity {
        Severity::Reject => styled(RED, "reject"),
        Severity::Review => styled(YELLOW, "review"),
        Severity::Warn => styled(YELLOW, "warn"),
        Severity::Info => styled(DIM, "info"),
    };
    let mut text = format!("  {place}{severity} {}: {}\n", styled(BOLD, &finding.rule), finding.message);
    if !finding.help.is_empty() {
        let written = writeln!(text, "    {}", styled(DIM, &finding.help));
        debug_assert!(written.is_ok());
    }
    text
}

/// 85 as `8.5 of 10`.
pub(super) fn score(score: u64) -> String {
    format!("{}.{} of 10", score / 10, score % 10)
}
