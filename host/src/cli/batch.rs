//! `sendright batch`: one template to many recipients.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, Report, instant, styled, table};
use super::recipients::{self, Line};
use crate::address::{breaks_lines, mailbox, path};
use crate::clock::now_ms;
use crate::delivery::ask_quota;
use crate::engine::{Engine, EngineError};
use crate::message::{Draft, Mailbox};
use crate::store::{Batch, BatchState, Event, EventKind, NewRecipient, SqliteStore, Store, TemplateState};
use clap::{Args, Subcommand};
use sendright::Decision;
use sendright::recipient::CheckRecipient;
use serde_json::json;
use std::path::PathBuf;

/// Recipients stored in one commit.
const CHUNK: usize = 5_000;
/// Recipients failed in one commit when a batch is cancelled.
const AT_ONCE: u32 = 1_000;
/// Why the recipients of a cancelled batch fail.
const CANCELLED: &str = "the operator cancelled the batch";
/// Bad lines that are told one by one.
const TOLD: usize = 20;

#[derive(Debug, Subcommand)]
pub(super) enum BatchCommand {
    Start(StartArgs),
    /// Show how a batch goes
    Status {
        /// The batch's number
        batch: i64,
    },
    /// List the batches, newest first
    List,
    /// End a batch: nothing more of it is sent
    ///
    /// Recipients that wait fail; what was delivered stays as it is, and messages on the way may still arrive. A batch
    /// whose `batch start` was interrupted is taken away.
    Cancel {
        /// The batch's number
        batch: i64,
    },
}

/// Start a batch; the daemon sends it.
///
/// Recipients come as CSV (a column `address`, the other columns are the template's data) or as JSON lines
/// (`{"address":"ann@example.com","data":{"name":"Ann"}}`). If any line is bad, each is named and nothing is accepted.
#[derive(Debug, Args)]
pub(super) struct StartArgs {
    /// The recipients: `.csv`, else JSON lines; `-` reads JSON lines from standard input
    #[arg(value_name = "FILE")]
    recipients: PathBuf,
    /// The template's name
    #[arg(long)]
    template: String,
    /// The sender, as `Example <news@mail.example.com>`; its domain is the sender domain
    #[arg(long, value_name = "ADDRESS")]
    from: String,
    /// Leave bad lines out instead of accepting nothing
    #[arg(long)]
    skip_bad: bool,
}

pub(super) async fn run(context: &Context, command: BatchCommand) -> Result<Report, Failure> {
    match command {
        BatchCommand::Start(args) => start(context, &args).await,
        BatchCommand::Status { batch } => {
            let batch = context.store()?.batch(batch).await?;
            Ok(Report::new(describe(&batch), &batch))
        }
        BatchCommand::List => {
            let batches = context.store()?.batches().await?;
            Ok(Report::new(overview(&batches), &batches))
        }
        BatchCommand::Cancel { batch } => cancel(context, batch).await,
    }
}

async fn start(context: &Context, args: &StartArgs) -> Result<Report, Failure> {
    let (engine, store) = (context.engine()?, context.store()?);
    let domain = sender_domain(&engine, &args.from)?;
    let template = store.template(&args.template).await?;
    if template.state != TemplateState::Approved {
        return Err(Failure::new(format!("the template `{}` is {}, not approved", template.name, template.state)));
    }
    can_be_written(&args.from, &template.subject)?;
    may_send(&engine, &store, &domain).await?;
    let lines = recipients::read(&args.recipients)?;
    let batch = store.begin_batch(&domain, &args.from, template.id, now_ms()).await?;
    let loaded = load(&engine, &store, batch, lines).await;
    match loaded {
        Ok(loaded) if loaded.accepted > 0 && (loaded.bad == 0 || args.skip_bad) => {
            store.start_batch(batch).await?;
            let text = format!("{}started batch {batch} with {} recipients", loaded.words(), loaded.accepted);
            let json = json!({ "batch": batch, "accepted": loaded.accepted, "bad": loaded.bad, "lines": loaded.told });
            Ok(Report::new(text, &json))
        }
        Ok(loaded) => {
            store.drop_batch(batch).await?;
            let words = if loaded.bad == 0 { "there are no recipients; ".to_owned() } else { loaded.words() };
            let text = format!("{words}nothing was accepted");
            let json = json!({ "accepted": 0, "bad": loaded.bad, "lines": loaded.told });
            Ok(Report::new(text, &json).rejected(true))
        }
        Err(failure) => {
            // A batch that was not started is never sent; if it cannot be taken away now, it only takes room.
            drop(store.drop_batch(batch).await);
            Err(failure)
        }
    }
}

async fn cancel(context: &Context, batch: i64) -> Result<Report, Failure> {
    let store = context.store()?;
    let before = store.batch(batch).await?;
    if before.state == BatchState::Loading {
        store.drop_batch(batch).await?;
        let text = format!("batch {batch} was not started; it is taken away with its {} recipients", before.totals.all);
        return Ok(Report::new(text, &json!({ "batch": batch, "removed": before.totals.all })));
    }
    store.cancel_batch(batch, CANCELLED.to_owned()).await?;
    let mut failed = 0;
    for (tried, kind) in [(false, EventKind::Reject), (true, EventKind::Bounce)] {
        loop {
            let event = Event { at_ms: now_ms(), kind, detail: json!({ "reason": CANCELLED }) };
            match store.fail_waiting(batch, tried, CANCELLED.to_owned(), event, AT_ONCE).await? {
                0 => break,
                some => failed += some,
            }
        }
    }
    let text = format!("batch {batch} is cancelled: {failed} recipients get nothing more");
    Ok(Report::new(text, &json!({ "batch": batch, "failed": failed })))
}

/// The sender's domain; the policy says whether the address is one.
fn sender_domain(engine: &Engine, from: &str) -> Result<String, Failure> {
    if from.chars().any(breaks_lines) {
        return Err(Failure::new("the sender has a line break or another control character"));
    }
    let (_, address) = mailbox(from).map_err(|why| no_mailbox(from, why))?;
    let address =
        check(engine, address)?.map_err(|why| Failure::new(format!("the sender `{address}` cannot be used: {why}")))?;
    path(&address)
        .map(|path| path.domain)
        .map_err(|why| Failure::new(format!("the sender `{address}` cannot be used: it {why}")))
}

/// What would fail for each recipient alike is told before anything is accepted.
fn can_be_written(from: &str, subject: &str) -> Result<(), Failure> {
    let (name, address) = mailbox(from).map_err(|why| no_mailbox(from, why))?;
    let from = Mailbox { name: &name, address };
    let sample = Draft { from, to: from, subject, text: Some(""), message_id: "1@example.com", ..Draft::default() };
    sample.build().map(drop).map_err(Failure::new)
}

fn no_mailbox(from: &str, why: &str) -> Failure {
    Failure::new(format!("the sender `{from}` {why}; write it as `\"Name\" <name@example.com>`"))
}

/// A domain that may send nothing at all says so before anything is accepted.
async fn may_send(engine: &Engine, store: &SqliteStore, domain: &str) -> Result<(), Failure> {
    let answer = ask_quota(store, engine, domain).await?;
    if answer.decision != Decision::Refuse {
        return Ok(());
    }
    let why = answer.reasons.iter().map(|reason| reason.message.as_str()).collect::<Vec<_>>().join("; ");
    Err(Failure::new(format!("nothing can be sent from {domain}: {why}")))
}

/// The address as the policy writes it, or why it is none or cannot be written to.
fn check(engine: &Engine, address: &str) -> Result<Result<String, String>, EngineError> {
    let question = CheckRecipient { address: address.to_owned(), now_ms: now_ms(), ..CheckRecipient::default() };
    let answer = match engine.ask(&question) {
        Ok(answered) => answered.answer,
        Err(EngineError::Refused(error)) => return Ok(Err(error.to_string())),
        Err(error) => return Err(error),
    };
    if answer.decision != Decision::Refuse {
        return Ok(path(&answer.address).map_err(|why| format!("it {why}")).map(|_| answer.address));
    }
    Ok(Err(answer.reasons.iter().map(|reason| reason.message.as_str()).collect::<Vec<_>>().join("; ")))
}

/// What came of loading.
#[derive(Default)]
struct Loaded {
    accepted: u64,
    bad: u64,
    told: Vec<String>,
}

impl Loaded {
    fn words(&self) -> String {
        let mut text = self.told.join("\n") + "\n";
        let untold = self.bad.saturating_sub(u64::try_from(self.told.len()).unwrap_or(u64::MAX));
        if untold > 0 {
            text.push_str(&format!("and {untold} more bad lines\n"));
        }
        text
    }
}

async fn load(
    engine: &Engine,
    store: &SqliteStore,
    batch: i64,
    lines: impl Iterator<Item = Line>,
) -> Result<Loaded, Failure> {
    let mut loaded = Loaded::default();
    let mut chunk = Vec::with_capacity(CHUNK);
    for line in lines {
        let (number, line) = line?;
        let checked = match line {
            Ok(line) => check(engine, &line.address)?.map(|address| NewRecipient { address, ..line }),
            Err(why) => Err(why),
        };
        match checked {
            Ok(recipient) => chunk.push(recipient),
            Err(why) => {
                loaded.bad += 1;
                if loaded.told.len() < TOLD {
                    loaded.told.push(format!("line {number}: {why}"));
                }
            }
        }
        if chunk.len() == CHUNK {
            loaded.accepted += u64::try_from(CHUNK).unwrap_or(u64::MAX);
            store.load_recipients(batch, std::mem::take(&mut chunk)).await?;
        }
    }
    loaded.accepted += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
    store.load_recipients(batch, chunk).await?;
    Ok(loaded)
}

/// A table of batches.
pub(super) fn overview(batches: &[Batch]) -> String {
    let rows: Vec<_> = batches
        .iter()
        .map(|batch| {
            let totals = &batch.totals;
            let waiting = match batch.state {
                BatchState::Loading => "-".to_owned(),
                _ => totals.waiting().to_string(),
            };
            vec![
                batch.id.to_string(),
                batch.state.to_string(),
                batch.domain.clone(),
                totals.all.to_string(),
                totals.delivered.to_string(),
                waiting,
                (totals.all - totals.delivered - totals.waiting()).to_string(),
            ]
        })
        .collect();
    let mut text = table(&["batch", "state", "domain", "recipients", "delivered", "waiting", "failed"], &rows);
    for batch in batches.iter().filter(|batch| batch.state == BatchState::Loading) {
        text.push_str(&format!("{}\n", half_loaded(batch.id)));
    }
    text
}

/// What to do about a batch that is not started.
fn half_loaded(batch: i64) -> String {
    format!(
        "batch {batch} is not started, so nothing of it is sent: unless its `sendright batch start` still runs, \
         `sendright batch cancel {batch}` takes it away"
    )
}

fn describe(batch: &Batch) -> String {
    let mut text = format!("batch {}: {}\n", batch.id, styled(BOLD, batch.state));
    if let Some(reason) = &batch.reason {
        text.push_str(&format!("  {reason}\n"));
    }
    match (batch.state, batch.resume_ms) {
        (BatchState::Loading, _) => text.push_str(&format!("  {}\n", half_loaded(batch.id))),
        (BatchState::Paused, None) => text.push_str("  it goes on once that is over\n"),
        (_, Some(resume)) => text.push_str(&format!("  it goes on at {}\n", instant(resume))),
        _ => {}
    }
    let totals = &batch.totals;
    let all = [
        ("queued", totals.queued),
        ("deferred", totals.deferred),
        ("held", totals.held),
        ("delivered", totals.delivered),
        ("invalid", totals.invalid),
        ("spam", totals.spam),
        ("blocked", totals.blocked),
        ("failed", totals.failed),
        ("refused", totals.refused),
    ];
    for (name, count) in all.into_iter().filter(|(_, count)| *count > 0) {
        text.push_str(&format!("  {name:<10}{count:>8}\n"));
    }
    text.push_str(&format!("  {}", styled(DIM, format!("from {}", batch.from))));
    text
}
