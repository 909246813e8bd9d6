//! `sendright review`: the verdict on templates, with every finding's place.

mod draft;
mod fingerprint;
mod fix;
mod github;
mod sarif;
mod shown;
mod watch;

pub(super) use draft::Draft;
pub(super) use shown::{describe, score};

use super::context::Context;
use super::language::of_tag;
use super::print::{DIM, Failure, Report, styled};
use crate::engine::Engine;
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use sendright::finding::{Part, Severity, Span};
use sendright::template::dialect::Dialect;
use sendright::template::review::Review;
use sendright::{Answered, Finding, Kind, Locale, Verdict};
use serde::Serialize;
use std::path::PathBuf;

/// Review templates without storing them.
///
/// Each finding is shown with its line, the words underlined. For machines there is `--json`, and `--format` for what
/// code hosts show beside the lines of a change: `sarif` (OASIS SARIF 2.1.0) and `github` (the workflow commands of
/// GitHub Actions).
#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// The templates: HTML, or plain text if the name ends in `.txt`; `-` reads HTML from standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The subject line, with variables as `{{name}}`; only `--fragment` does without
    #[arg(long, required_unless_present = "fragment")]
    subject: Option<String>,
    #[command(flatten)]
    about: About,
    /// How the template writes its variables; the policy's way if not given
    #[arg(long, value_enum)]
    dialect: Option<DialectArg>,
    /// The files are parts of templates: only what stands in them is told, not what the whole may have elsewhere
    #[arg(long)]
    fragment: bool,
    /// The least grave finding that ends with status 1
    #[arg(long, value_enum, default_value_t = FailOn::Reject)]
    fail_on: FailOn,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "json")]
    format: Format,
    /// Review again whenever a file changes, until interrupted
    #[arg(long)]
    watch: bool,
    /// Write to the files what mends a finding and leaves nothing to choose, then review them
    #[arg(long, conflicts_with = "watch")]
    fix: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// SARIF 2.1.0, for the code scanning of code hosts
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    /// What may not be used
    Reject,
    /// And what a human decides
    Review,
    /// And what should be mended
    Warn,
}

impl FailOn {
    fn fails(self, review: &Review) -> bool {
        match self {
            Self::Reject => review.verdict == Verdict::Reject,
            Self::Review => review.verdict != Verdict::Approve,
            Self::Warn => {
                review.verdict != Verdict::Approve
                    || review.findings.iter().any(|finding| finding.severity >= Severity::Warn)
            }
        }
    }
}

/// What a review has to know about a template besides its text.
#[derive(Debug, Args)]
pub(super) struct About {
    /// What the template is for
    #[arg(long, value_enum)]
    pub(super) kind: KindArg,
    /// The plain text part beside the HTML
    #[arg(long, value_name = "FILE")]
    pub(super) text: Option<PathBuf>,
    /// The sender domain, whose links are its own
    #[arg(long, value_name = "DOMAIN")]
    pub(super) domain: Option<String>,
    /// A further domain that links may lead to
    #[arg(long, value_name = "DOMAIN")]
    pub(super) link_domain: Vec<String>,
    /// The language of the findings, as `ja`
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = of_tag)]
    pub(super) locale: Locale,
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

/// The dialects of templates.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DialectArg {
    /// `{{name}}` and `{{#if name}}`, as Amazon SES has them
    Handlebars,
    /// `{{ name|upper }}` and `{% if name %}`: Jinja, Twig, Django, Liquid
    Jinja,
    /// `{{.Name}}` and `{{if .Name}}`: the templates of Go
    Go,
    /// `<%= name %>` and `<% if name %>`: ERB, EJS
    Erb,
    /// `*|NAME|*` and `*|IF:NAME|*`
    Mailchimp,
    /// None: a mail as its reader gets it, in which all that looks like a variable is text
    Literal,
}

impl From<DialectArg> for Dialect {
    fn from(dialect: DialectArg) -> Self {
        match dialect {
            DialectArg::Handlebars => Self::Handlebars,
            DialectArg::Jinja => Self::Jinja,
            DialectArg::Go => Self::Go,
            DialectArg::Erb => Self::Erb,
            DialectArg::Mailchimp => Self::Mailchimp,
            DialectArg::Literal => Self::Literal,
        }
    }
}

/// A template and what was answered.
#[derive(Serialize)]
struct Reviewed {
    #[serde(rename = "file", serialize_with = "Draft::name")]
    draft: Draft,
    /// How many changes `--fix` made before.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<usize>,
    #[serde(flatten)]
    answered: Answered<Review>,
}

impl Reviewed {
    /// How many changes were made, if they were to be made, and what is found then.
    fn describe(&self) -> String {
        let changes = match self.changes {
            None => String::new(),
            Some(1) => "1 change made, ".to_owned(),
            Some(changes) => format!("{changes} changes made, "),
        };
        changes + &describe(&self.answered.answer, &self.draft)
    }
}

pub(super) fn run(context: &Context, args: &ReviewArgs) -> Result<Report, Failure> {
    if args.files.len() > 1 && args.about.text.is_some() {
        return Err(Failure::new("`--text` is the plain text part of one template; give that template alone"));
    }
    if args.fix && args.files.iter().any(|file| file.as_os_str() == "-") {
        return Err(Failure::new("`--fix` writes to files; give the template as one"));
    }
    let engine = context.engine_for(args.policy.as_deref())?;
    if args.watch {
        return watch::run(context, &engine, args);
    }
    review(&engine, args)
}

/// Reviews every file and says what came out.
fn review(engine: &Engine, args: &ReviewArgs) -> Result<Report, Failure> {
    let (dialect, subject) = (args.dialect.map(Dialect::from), args.subject.as_deref().unwrap_or_default());
    // All are read first: a file that is not there is told before anything else is done.
    let drafts = args.files.iter().map(|file| {
        let mut draft = Draft::read(file, subject, &args.about)?;
        draft.question.dialect = dialect;
        draft.question.fragment = args.fragment;
        Ok(draft)
    });
    let drafts = drafts.collect::<Result<Vec<_>, Failure>>()?;
    let bar = if drafts.len() > 1 { ProgressBar::new(drafts.len() as u64) } else { ProgressBar::hidden() };
    let mut reviewed = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let changes = if args.fix { Some(fix::mend(engine, &mut draft)?) } else { None };
        let answered = engine.ask(&draft.question)?;
        reviewed.push(Reviewed { draft, changes, answered });
        bar.inc(1);
    }
    bar.finish_and_clear();
    let failed = reviewed.iter().any(|reviewed| args.fail_on.fails(&reviewed.answered.answer));
    let report = match args.format {
        Format::Text => in_words(&reviewed),
        Format::Sarif => Report::new(sarif::log(engine, &reviewed)?, &()),
        Format::Github => Report::new(github::annotations(&reviewed), &()),
    };
    Ok(report.rejected(failed))
}

/// One review as it was answered; several with their files' names and how many came out how.
fn in_words(reviewed: &[Reviewed]) -> Report {
    let Some(first) = reviewed.first() else { return Report::silent() };
    let stamp = styled(DIM, &first.answered.policy);
    let hint = fix::hint(reviewed);
    if let [alone] = reviewed {
        let text = alone.describe() + &hint + &stamp;
        return match alone.changes {
            Some(_) => Report::new(text, alone),
            None => Report::new(text, &alone.answered),
        };
    }
    let reviews = reviewed.iter().map(|reviewed| format!("{}: {}", reviewed.draft.main, reviewed.describe()));
    let text = format!("{}{}\n{hint}{stamp}", reviews.collect::<String>(), counted(reviewed));
    Report::new(text, &serde_json::json!({ "reviews": reviewed }))
}

/// How many templates came out how, as `12 templates: 9 approved, 1 for a human, 2 rejected`.
fn counted(reviewed: &[Reviewed]) -> String {
    let words = [(Verdict::Approve, "approved"), (Verdict::Review, "for a human"), (Verdict::Reject, "rejected")];
    let counts = words.iter().filter_map(|(verdict, word)| {
        let count = reviewed.iter().filter(|reviewed| reviewed.answered.answer.verdict == *verdict).count();
        (count > 0).then(|| format!("{count} {word}"))
    });
    format!("{} templates: {}", reviewed.len(), counts.collect::<Vec<_>>().join(", "))
}

/// What is wrong and what to do about it, on lines of their own.
fn message_of(finding: &Finding) -> String {
    let message = [finding.message.as_str(), &finding.help].join("\n");
    message.trim_end().to_owned()
}

/// The text that a finding is about; what is said of the whole mail stands with its HTML.
fn part_of(finding: &Finding) -> Part {
    finding.span.map(|span| span.part).or(finding.part).unwrap_or(Part::Html)
}

/// Where words stand in a file: lines and columns from 1, the end behind the last character. Columns count UTF-16, as code
/// hosts take them.
struct Region {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Region {
    /// The beginning, where what is said is of the whole.
    const WHOLE: Self = Self { line: 1, column: 1, end_line: 1, end_column: 1 };

    /// The place of a span of a text.
    fn of(text: &str, span: &Span) -> Self {
        let at = |characters: usize| text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
        let before = text.get(..at(span.start)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.encode_utf16().count() + 1;
        let words = text.chars().skip(span.start).take(span.end.saturating_sub(span.start));
        let go = |(line, column), c: char| if c == '\n' { (line + 1, 1) } else { (line, column + c.len_utf16()) };
        let (end_line, end_column) = words.fold((span.line, column), go);
        Self { line: span.line, column, end_line, end_column }
    }
}
