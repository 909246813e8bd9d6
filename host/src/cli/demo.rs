//! `sendright demo`: the whole way on this machine, from three templates to a thousand mails.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, GREEN, Report, styled, table};
use crate::sink::{self, Script, Sink};
use crate::store::{Batch, DecisionRecord, RecipientState, SqliteStore, Store, StoreOptions};
use anstream::println;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sendright::reputation::{Action, ActionKind, RuleOutcome};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// The longest the batch may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often progress is looked at.
const LOOK: Duration = Duration::from_millis(100);

const DOMAIN: &str = "mail.shop.example.com";
const FROM: &str = "Example Bookshop <orders@mail.shop.example.com>";
/// Of so many recipients one does not exist and one defers: 3 % each, which the rules for rising allow.
const ONE_OF: u32 = 33;

const TEMPLATES: [(&str, &str); 3] = [
    ("shipped.html", include_str!("../../demo/shipped.html")),
    ("prize.html", include_str!("../../demo/prize.html")),
    ("answer.html", include_str!("../../demo/answer.html")),
];

/// Show it all on this machine: review, sending, levels; nothing leaves it.
///
/// A daemon and a mail server of its own run on loopback with a state folder in the temporary folder. Every verdict
/// comes from the policy component, every message goes over SMTP with a DKIM signature.
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// Recipients of the batch
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=2_000))]
    recipients: u32,
}

pub(super) async fn run(context: &Context, args: &DemoArgs) -> Result<Report, Failure> {
    let started = Instant::now();
    let folder = tempfile::Builder::new().prefix("sendright-demo-").tempdir().map_err(Failure::new)?.keep();
    let stage = Stage {
        program: std::env::current_exe().map_err(Failure::new)?,
        component: context.component()?,
        cache: context.cache(),
        folder,
    };
    let sink = stage.sink().await?;
    stage.write_files(&sink, args.recipients)?;
    let mut daemon = stage.daemon()?;

    println!("{}", styled(BOLD, "A sender domain"));
    stage.show(&["domain", "add", DOMAIN, "--verified", "--warmed"]).await?;
    println!("The domain is declared as warmed up, so that its level is what limits it: level 1 may send 500 a day.\n");

    println!("{}", styled(BOLD, "Three templates"));
    stage.add_template("shipped", "transactional", "Your order {{order}} is on its way").await?;
    stage.add_template("prize", "marketing", "You have won, {{name}}").await?;
    stage.add_template("answer", "notification", "An answer about your order {{order}}").await?;
    stage.show(&["template", "approve", "answer", "--note", "booksellers write these, not strangers"]).await?;
    stage.show(&["template", "list"]).await?;

    println!("\n{}", styled(BOLD, format!("A batch of {} recipients", args.recipients)));
    let recipients = stage.path("recipients.csv");
    let answer = stage.json(&["batch", "start", &recipients, "--template", "shipped", "--from", FROM]).await?;
    let batch = answer.get("batch").and_then(Value::as_i64).ok_or_else(|| Failure::new(answer))?;
    let store = SqliteStore::open(&stage.state(), StoreOptions::default())?;
    let batch = watch(&store, batch, &mut daemon).await?;
    end(daemon).await?;
    sink.stop().await;

    let summary = summary(&store, &batch, &stage).await?;
    println!("{}", styled(DIM, format!("{:.1} seconds in all", started.elapsed().as_secs_f32())));
    Ok(Report::new("", &summary))
}

/// Where the demonstration plays.
struct Stage {
    program: PathBuf,
    component: PathBuf,
    cache: PathBuf,
    folder: PathBuf,
}

impl Stage {
    fn state(&self) -> PathBuf {
        self.folder.join("state")
    }

    fn mail(&self) -> PathBuf {
        self.folder.join("mail")
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    async fn sink(&self) -> Result<Sink, Failure> {
        let replies = [
            "gone-*@* => rcpt 550 5.1.1 no such user here".to_owned(),
            "busy-*@* => rcpt 451 4.2.1 mailbox busy, try again later".to_owned(),
        ];
        let script = Script::from_replies(&replies).map_err(Failure::new)?;
        let options = sink::Options { script, tls: true, out: Some(self.mail()), ..sink::Options::default() };
        Ok(Sink::start(options).await?)
    }

    fn write_files(&self, sink: &Sink, recipients: u32) -> Result<(), Failure> {
        let write = |path: PathBuf, text: String| {
            fs::write(&path, text).map_err(|error| Failure::new(format!("`{}`: {error}", path.display())))
        };
        crate::store::make_folder(&self.state())?;
        let config = format!(
            "hostname = \"demo.example.com\"\npolicy = \"tencent-ses\"\n\n[routes]\n\"*\" = \"{}\"\n",
            sink.address()
        );
        write(self.state().join(crate::config::FILE), config)?;
        for (name, text) in TEMPLATES {
            write(self.folder.join(name), text.to_owned())?;
        }
        let line = |number: u32| {
            let name = match number % ONE_OF {
                11 => format!("gone-{number}"),
                22 => format!("busy-{number}"),
                _ => format!("reader-{number}"),
            };
            let receiver = ["north", "south", "east", "west"][number as usize % 4];
            format!("{name}@{receiver}.example,Reader {number},A-{:05}\n", 10_000 + number)
        };
        let lines: String = (1..=recipients).map(line).collect();
        write(self.folder.join("recipients.csv"), format!("address,name,order\n{lines}"))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(args).arg("--state").arg(self.state()).arg("--component").arg(&self.component);
        command.arg("--cache").arg(&self.cache);
        command.kill_on_drop(true);
        command
    }

    fn daemon(&self) -> Result<Child, Failure> {
        let log = self.folder.join("daemon.log");
        let log = File::create(&log).map_err(|error| Failure::new(format!("`{}`: {error}", log.display())))?;
        self.command(&["serve"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().map_err(Failure::new)
    }

    /// Runs a command of this program in sight of the reader.
    async fn show(&self, args: &[&str]) -> Result<ExitStatus, Failure> {
        println!("{}", styled(DIM, format!("$ sendright {}", args.join(" "))));
        let status = self.command(args).status().await.map_err(Failure::new)?;
        if status.code() == Some(2) { Err(Failure::new("the command failed")) } else { Ok(status) }
    }

    /// Runs a command of this program and reads its answer.
    async fn json(&self, args: &[&str]) -> Result<Value, Failure> {
        println!("{}", styled(DIM, format!("$ sendright {}", args.join(" "))));
        let output = self.command(args).arg("--json").output().await.map_err(Failure::new)?;
        serde_json::from_slice(&output.stdout)
            .map_err(|_| Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    async fn add_template(&self, name: &str, kind: &str, subject: &str) -> Result<(), Failure> {
        let file = self.path(&format!("{name}.html"));
        self.show(&["template", "add", name, &file, "--kind", kind, "--subject", subject, "--domain", DOMAIN]).await?;
        Ok(())
    }
}

/// Follows the batch until everyone was tried.
async fn watch(store: &SqliteStore, batch: i64, daemon: &mut Child) -> Result<Batch, Failure> {
    let started = Instant::now();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:40} {pos:>5} of {len} {msg}").map_err(Failure::new)?;
    bar.set_style(style);
    loop {
        let now = store.batch(batch).await?;
        let level = store.domain(&now.domain).await?.level;
        let untried = now.totals.queued + now.totals.held;
        bar.set_length(now.totals.all);
        bar.set_position(now.totals.all - untried);
        bar.set_message(format!("level {level}"));
        if untried == 0 {
            bar.finish();
            return Ok(now);
        }
        if let Some(status) = daemon.try_wait().map_err(Failure::new)? {
            return Err(Failure::new(format!(
                "the daemon ended early ({status}); its log lies beside the state folder"
            )));
        }
        if started.elapsed() > PATIENCE {
            let why = now.reason.unwrap_or_default();
            return Err(Failure::new(format!("the batch is not through after two minutes: {} {why}", now.state)));
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Asks the daemon to end, and waits for it.
async fn end(mut daemon: Child) -> Result<(), Failure> {
    let id = daemon.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
    if let Some(id) = id {
        rustix::process::kill_process(id, rustix::process::Signal::TERM).map_err(Failure::new)?;
    }
    let status = daemon.wait().await.map_err(Failure::new)?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("the daemon ended with {status}"))) }
}

async fn summary(store: &SqliteStore, batch: &Batch, stage: &Stage) -> Result<Value, Failure> {
    let totals = batch.totals;
    let rows = [("delivered", totals.delivered), ("invalid", totals.invalid), ("deferred", totals.deferred)];
    let rows: Vec<_> = rows.map(|(name, count)| vec![name.to_owned(), count.to_string()]).into();
    println!("\n{}", table(&["outcome", "messages"], &rows));

    println!("{}", styled(BOLD, format!("The level of {DOMAIN}")));
    let mut rises = Vec::new();
    for record in store.decisions_about(DOMAIN).await? {
        if let Some(rise) = Rise::of(&record) {
            println!("{}", rise.words());
            rises.push(json!({ "level": rise.level, "rule": rise.rule.id, "clauses": rise.rule.clauses }));
        }
    }
    let level = store.domain(DOMAIN).await?.level;
    println!("\n{}", styled(BOLD, "The delivered messages"));
    let mail = stage.mail().join("new");
    let kept = fs::read_dir(&mail).map_err(Failure::new)?.count();
    println!("{kept} files in {}\n", mail.display());

    println!("{}", styled(BOLD, "The decision record of one message"));
    let shown = store.recipients(batch.id, RecipientState::Deferred, 0, 1).await?;
    let mut records = Vec::new();
    for recipient in &shown {
        println!("to {}: {}", recipient.address, recipient.last_reply.as_deref().unwrap_or_default());
        records = store.decisions(recipient.id).await?;
        for record in &records {
            println!("{}", serde_json::to_string(record).map_err(Failure::new)?);
        }
    }
    Ok(json!({
        "totals": totals, "level": level, "rises": rises, "mail": mail, "state": stage.state(), "decisions": records,
    }))
}

/// An upgrade: the rule that held and its figures.
struct Rise {
    level: u32,
    rule: RuleOutcome<'static>,
}

impl Rise {
    fn of(record: &DecisionRecord) -> Option<Self> {
        #[derive(Deserialize)]
        struct Answer {
            actions: Vec<Action<'static>>,
            rules: Vec<RuleOutcome<'static>>,
        }
        let answer = Answer::deserialize(&record.answer).ok()?;
        let action = answer.actions.into_iter().find(|action| action.action == ActionKind::Upgrade)?;
        let rule = answer.rules.into_iter().find(|rule| rule.id == action.rule)?;
        Some(Self { level: action.level?, rule })
    }

    fn words(&self) -> String {
        let Self { level, rule } = self;
        let clauses = rule.clauses.iter().map(|clause| match clause.observed.of {
            Some(of) => format!("{}: {} of {of}", clause.clause, clause.observed.count),
            None => format!("{}: {}", clause.clause, clause.observed.count),
        });
        let clauses = clauses.collect::<Vec<_>>().join(", ");
        format!("level {} → {} by {} ({clauses})", level - 1, styled(GREEN, level), styled(BOLD, &rule.id))
    }
}
