//! The command `sendright`.

mod account;
mod answer;
mod batch;
mod context;
mod demo;
mod domain;
mod explain;
mod language;
mod policy;
mod print;
mod recipients;
mod records;
mod replay;
mod review;
mod rules;
mod serve;
mod source;
mod status;
mod template;
mod warmup;

use crate::sink::{self, SinkArgs};
use clap::{Args, Parser, Subcommand};
use context::Context;
use print::{Failure, Report};
use std::path::PathBuf;
use std::process::ExitCode;

/// Decides whether a mail may be sent, and sends it.
///
/// Every verdict comes from the policy component, the same one that runs in a browser or an edge worker. Templates are
/// reviewed before they are used; a batch goes as fast as the sender domain's level, quota and warm-up allow.
///
/// Exit status: 0 if all is well, 1 if something was rejected, 2 if the command could not be carried out.
#[derive(Debug, Parser)]
#[command(name = "sendright", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Args)]
struct Common {
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
    /// The folder in which the daemon keeps everything; `sendright.toml` in it is the configuration, whose
    /// paths are relative to it
    #[arg(long, global = true, value_name = "DIR", env = "SENDRIGHT_STATE", default_value = "sendright-state")]
    state: PathBuf,
    /// The policy component; looked for beside this program if not given
    #[arg(long, global = true, value_name = "FILE", env = "SENDRIGHT_COMPONENT")]
    component: Option<PathBuf>,
    /// Where the compiled component is kept, in a folder of one's own; in the state folder if not given
    #[arg(long, global = true, value_name = "DIR", env = "SENDRIGHT_CACHE")]
    cache: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Review(review::ReviewArgs),
    Answer(answer::AnswerArgs),
    Replay(replay::ReplayArgs),
    /// Look at policies
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Describe the rules that templates are reviewed by
    Rules(rules::RulesArgs),
    /// Show the plan by which a new domain or IP warms up
    Warmup(warmup::WarmupArgs),
    Serve(serve::ServeArgs),
    Sink(SinkArgs),
    /// Add and show sender domains
    #[command(subcommand)]
    Domain(domain::DomainCommand),
    /// Hand in templates and decide those that wait for a human
    #[command(subcommand)]
    Template(template::TemplateCommand),
    /// Start batches and see how they go
    #[command(subcommand)]
    Batch(batch::BatchCommand),
    /// Steer what holds for all sender domains together
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Show the account, its domains and its batches
    Status,
    /// Tell what happened to a message and why
    Explain(explain::ExplainArgs),
    Records(records::RecordsArgs),
    Demo(demo::DemoArgs),
}

/// Runs the command of this process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.common.json;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::new(format!("the runtime does not start: {error}")).show(json),
    };
    match runtime.block_on(run(cli)) {
        Ok(report) => report.show(json),
        Err(failure) => failure.show(json),
    }
}

async fn run(cli: Cli) -> Result<Report, Failure> {
    let context = Context::new(cli.common);
    match cli.command {
        Command::Review(args) => review::run(&context, &args),
        Command::Answer(args) => answer::run(&context, &args),
        Command::Replay(args) => replay::run(&context, &args),
        Command::Policy(command) => policy::run(&context, &command),
        Command::Rules(args) => rules::run(&context, &args),
        Command::Warmup(args) => warmup::run(&context, &args),
        Command::Serve(args) => serve::run(&context, &args).await,
        Command::Sink(args) => sink::run(args).await.map(|()| Report::silent()).map_err(Failure::new),
        Command::Domain(command) => domain::run(&context, command).await,
        Command::Template(command) => template::run(&context, command).await,
        Command::Batch(command) => batch::run(&context, command).await,
        Command::Account(command) => account::run(&context, command).await,
        Command::Status => status::run(&context).await,
        Command::Records(args) => records::run(&context, &args).await,
        Command::Explain(args) => explain::run(&context, &args).await,
        Command::Demo(args) => demo::run(&context, &args).await,
    }
}
