//! `sendright template`: templates are handed in, reviewed, and decided.

use super::context::Context;
use super::print::{DIM, Failure, Report, instant, styled, table, word};
use super::review::{self, About, Draft, score};
use crate::clock::now_ms;
use crate::delivery::decide;
use crate::store::{Store, Template, TemplateState};
use clap::{Args, Subcommand};
use sendright::template::dialect::Dialect;
use sendright::template::review::EarlierTemplate;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum TemplateCommand {
    /// Hand in a template: it is reviewed and stored with the verdict
    Add(AddArgs),
    /// List the templates
    List,
    /// Approve a template that waits for a human
    Approve(DecideArgs),
    /// Reject a template that waits for a human
    Reject(DecideArgs),
}

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// A name for it
    name: String,
    /// The template: HTML, or plain text if its name ends in `.txt`; `-` reads HTML from standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The subject line, with variables as `{{name}}`
    #[arg(long)]
    subject: String,
    #[command(flatten)]
    about: About,
}

#[derive(Debug, Args)]
pub(super) struct DecideArgs {
    /// The template's name
    name: String,
    /// Why; kept with the template
    #[arg(long)]
    note: Option<String>,
}

pub(super) async fn run(context: &Context, command: TemplateCommand) -> Result<Report, Failure> {
    match command {
        TemplateCommand::Add(args) => add(context, &args).await,
        TemplateCommand::List => list(context).await,
        TemplateCommand::Approve(args) => decided(context, args, TemplateState::Approved).await,
        TemplateCommand::Reject(args) => decided(context, args, TemplateState::Rejected).await,
    }
}

async fn add(context: &Context, args: &AddArgs) -> Result<Report, Failure> {
    let (engine, store) = (context.engine()?, context.store()?);
    let now = now_ms();
    let mut draft = Draft::read(&args.file, &args.subject, &args.about)?;
    // Whatever the policy says of templates elsewhere: only Handlebars is filled here.
    draft.question.dialect = Some(Dialect::Handlebars);
    draft.question.history = store.templates().await?.into_iter().filter_map(earlier).collect();
    draft.question.submitted_ms = Some(now);
    let decided = decide(&engine, &draft.question, now)?;
    let review = decided.answer;
    let mut text = review::describe(&review, &draft);
    let question = draft.question;
    let template = Template {
        id: 0,
        name: args.name.clone(),
        kind: question.kind,
        subject: question.subject,
        html: question.html,
        text: question.text,
        state: review.verdict.into(),
        score: review.score,
        findings: review.findings.clone(),
        topics: review.topics.clone(),
        policy: engine.stamp(),
        due_ms: review.due_ms,
        note: None,
        created_ms: now,
    };
    store.add_template(template.clone(), decided.record).await?;
    if let (TemplateState::Waiting, Some(due)) = (template.state, template.due_ms) {
        text.push_str(&format!("a decision is due by {}\n", instant(due)));
    }
    text.push_str(&styled(DIM, &template.policy));
    let json = json!({ "name": template.name, "state": template.state, "review": review, "policy": template.policy });
    Ok(Report::new(text, &json).rejected(template.state == TemplateState::Rejected))
}

/// What a template tells of the account's business. One that was refused, or still waits, must not speak for the next.
fn earlier(template: Template) -> Option<EarlierTemplate> {
    let Template { kind, topics, state, .. } = template;
    (state == TemplateState::Approved).then_some(EarlierTemplate { kind, topics })
}

async fn list(context: &Context) -> Result<Report, Failure> {
    let templates = context.store()?.templates().await?;
    let rows: Vec<_> = templates
        .iter()
        .map(|template| {
            vec![
                template.name.clone(),
                template.state.to_string(),
                word(&template.kind),
                score(template.score),
                template.subject.clone(),
            ]
        })
        .collect();
    Ok(Report::new(table(&["template", "state", "kind", "score", "subject"], &rows), &templates))
}

async fn decided(context: &Context, args: DecideArgs, state: TemplateState) -> Result<Report, Failure> {
    context.store()?.decide_template(&args.name, state, args.note).await?;
    let json = json!({ "name": args.name, "state": state });
    Ok(Report::new(format!("the template `{}` is {state}", args.name), &json))
}
