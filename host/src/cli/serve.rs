//! `sendright serve`: the daemon.

use super::context::Context;
use super::print::{Failure, Report};
use crate::config::Config;
use crate::delivery::Delivery;
use crate::dns;
use crate::ending;
use crate::engine::Engine;
use crate::smtp::{Client, Options, Roots};
use crate::store::Store;
use clap::Args;
use std::fs::{File, TryLockError};
use std::path::Path;
use tokio::signal::unix::{SignalKind, signal};

/// Run the daemon that delivers batches.
///
/// It needs no port: the other commands write into the same state folder, and it notices. SIGHUP loads the policy
/// anew; one that does not load leaves the old one in force. SIGINT and SIGTERM end it once the messages on the way
/// have finished. After a kill nothing is lost.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// What is logged, as `info`, `debug` or `sendright_host=debug`
    #[arg(long, value_name = "FILTER", env = "SENDRIGHT_LOG", default_value = "info")]
    log: String,
}

pub(super) async fn run(context: &Context, args: &ServeArgs) -> Result<Report, Failure> {
    start_log(&args.log)?;
    let config = context.config()?;
    let store = context.store()?;
    let _lock = lock(context.state())?;
    let engine = context.engine()?;
    let delivery = Delivery {
        identity: store.identity().await?,
        store,
        client: client(&config, context.state())?,
        engine: engine.clone(),
        keys: context.keys(),
        concurrency: size(config.concurrency),
        per_destination: size(config.per_destination),
    };
    tracing::info!(policy = engine.stamp(), state = %context.state().display(), "serving");
    let reloads = tokio::spawn(reload_on_hangup(engine, context.state().to_owned()));
    delivery.run(ending::asked()).await;
    reloads.abort();
    tracing::info!("ended");
    Ok(Report::silent())
}

fn start_log(filter: &str) -> Result<(), Failure> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|error| Failure::new(format!("`{filter}` is no filter for the log: {error}")))?;
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    Ok(())
}

/// Two daemons on one folder would send everything twice.
fn lock(state: &Path) -> Result<File, Failure> {
    let path = state.join("daemon.lock");
    let unusable = |error: std::io::Error| Failure::new(format!("`{}` cannot be locked: {error}", path.display()));
    let file = File::create(&path).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Failure::new(format!("another daemon already serves `{}`", state.display())))
        }
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}

fn client(config: &Config, folder: &Path) -> Result<Client, Failure> {
    let (routes, name_servers) = (config.routes()?, config.name_servers.clone());
    let resolver = dns::Resolver::new(dns::Options { routes, name_servers, ..dns::Options::default() });
    let options = Options {
        tls: config.tls.into(),
        roots: config.trusted_certificates(folder).map_or(Roots::System, Roots::Pem),
        connections: size(config.per_destination),
        ..Options::new(&config.hostname)
    };
    Ok(Client::new(options, resolver)?)
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

async fn reload_on_hangup(engine: Engine, state: std::path::PathBuf) {
    let Ok(mut hangups) = signal(SignalKind::hangup()) else { return };
    while hangups.recv().await.is_some() {
        let read = Config::read(&state.join(crate::config::FILE)).and_then(|config| config.policy(&state));
        match read
            .map_err(|error| error.to_string())
            .and_then(|policy| engine.reload(policy).map_err(|error| error.to_string()))
        {
            Ok(()) => tracing::info!(policy = engine.stamp(), "the policy was loaded anew"),
            Err(error) => tracing::error!(policy = engine.stamp(), "the old policy stays in force: {error}"),
        }
    }
}
