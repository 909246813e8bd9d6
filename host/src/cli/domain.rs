//! `sendright domain`: sender domains, their keys and the records to publish.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, Report, instant, styled, table};
use crate::clock::now_ms;
use crate::dkim::{DkimError, Keys};
use crate::dns::ascii_domain;
use crate::engine::Engine;
use crate::store::{DailyQuota, Domain, DomainChange, Store};
use clap::builder::BoolishValueParser;
use clap::{Args, Subcommand};
use sendright::Locale;
use sendright::domain::{CheckDomain, DomainAnswer, Purpose};
use sendright::reputation::{CheckLevel, LevelAnswer};
use serde_json::json;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum DomainCommand {
    /// Add a sender domain: makes its DKIM keys and prints the DNS records to publish
    Add(AddArgs),
    /// Change where a sender domain stands: vouch for it, set its level or its daily quota
    Set(SetArgs),
    /// List the sender domains
    List,
    /// Show a sender domain and its DNS records
    Show {
        /// The domain
        domain: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// The domain, as `mail.example.com`
    domain: String,
    /// You vouch for its DNS records; without this nothing is sent from it
    #[arg(long)]
    verified: bool,
    /// It sent before, so the warm-up plan does not apply
    #[arg(long)]
    warmed: bool,
    /// The selector of its DKIM keys
    #[arg(long, default_value = "s1")]
    selector: String,
}

#[derive(Debug, Args)]
pub(super) struct SetArgs {
    /// The domain
    domain: String,
    #[command(flatten)]
    change: Change,
}

/// What is not given stays as it is.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Change {
    /// Its reputation level, from 1, above the table once its last one is reached; a pending downgrade and the quota of
    /// the level before end with it
    #[arg(long, value_name = "NUMBER")]
    level: Option<u32>,
    /// Messages a day, at least those of its level; a level above the policy's table needs it. It ends with the level,
    /// and no upgrade leads to less; `level` for those of its level
    #[arg(long, value_name = "NUMBER|level", value_parser = quota_or_level)]
    daily_quota: Option<DailyQuota>,
    /// Whether you vouch for its DNS records; without this nothing is sent from it
    #[arg(long, value_name = "yes|no", value_parser = BoolishValueParser::new())]
    verified: Option<bool>,
    /// Whether it sent before, so that the warm-up plan does not apply
    #[arg(long, value_name = "yes|no", value_parser = BoolishValueParser::new())]
    warmed: Option<bool>,
}

fn quota_or_level(value: &str) -> Result<DailyQuota, String> {
    quota(value, "level")
}

/// A number of messages a day, or the word for what the policy says.
pub(super) fn quota(value: &str, usual: &str) -> Result<DailyQuota, String> {
    if value == usual {
        return Ok(DailyQuota::OfPolicy);
    }
    // The store keeps whole numbers with a sign.
    value
        .parse()
        .ok()
        .and_then(|number: i64| u64::try_from(number).ok())
        .map(DailyQuota::ByHand)
        .ok_or_else(|| format!("a number of messages a day, or `{usual}`"))
}

pub(super) async fn run(context: &Context, command: DomainCommand) -> Result<Report, Failure> {
    match command {
        DomainCommand::Add(args) => add(context, args).await,
        DomainCommand::Set(args) => set(context, args).await,
        DomainCommand::List => list(context).await,
        DomainCommand::Show { domain } => show(context, &domain).await,
    }
}

async fn add(context: &Context, args: AddArgs) -> Result<Report, Failure> {
    let engine = context.engine()?;
    let name = spelt(&args.domain);
    let store = context.store()?;
    // The question refuses what is no domain name before anything is made for it.
    engine.ask(&question(&name, &args.selector, None))?;
    let keys = keys(&context.keys().join(&name), &name, &args.selector)?;
    let domain = Domain {
        name,
        verified: args.verified,
        level: 1,
        daily_quota: None,
        warmed: args.warmed,
        stopped_until_ms: None,
        pending_downgrade: None,
        judged_day: None,
        dkim_selector: args.selector,
        created_ms: now_ms(),
    };
    store.add_domain(domain.clone()).await?;
    describe(&engine, &domain, &keys)
}

/// The keys that an earlier attempt left, else new ones.
fn keys(folder: &Path, domain: &str, selector: &str) -> Result<Keys, DkimError> {
    match folder.is_dir().then(|| Keys::load(folder, domain)) {
        Some(Err(DkimError::NoKey(_))) | None => Keys::generate(folder, domain, selector),
        Some(loaded) => loaded,
    }
}

/// The one spelling of a domain; what is no domain stays as it is, for the policy to say so.
fn spelt(domain: &str) -> String {
    ascii_domain(domain).unwrap_or_else(|| domain.to_ascii_lowercase())
}

async fn set(context: &Context, SetArgs { domain, change }: SetArgs) -> Result<Report, Failure> {
    let (engine, store) = (context.engine()?, context.store()?);
    let name = spelt(&domain);
    let Change { level, daily_quota, verified, warmed } = change;
    let before = store.domain(&name).await?;
    if level.is_some() || daily_quota.is_some() {
        // The quota set by hand was that of the level before.
        let kept = before.daily_quota.filter(|_| level.is_none());
        allowed(
            &engine,
            CheckLevel {
                level_now: before.level,
                level: level.unwrap_or(before.level),
                daily_quota: daily_quota.map_or(kept, DailyQuota::by_hand),
                locale: Locale::default(),
            },
        )?;
    }
    store.change_domain(&name, DomainChange { verified, warmed, level, daily_quota }).await?;
    let domain = store.domain(&name).await?;
    Ok(Report::new(standing(&domain), &json!({ "domain": domain })))
}

/// Refuses what the policy does not let be set, before anything is changed.
fn allowed(engine: &Engine, question: CheckLevel) -> Result<(), Failure> {
    let answer: LevelAnswer = engine.ask(&question)?.answer;
    if answer.ok {
        return Ok(());
    }
    let reasons: Vec<_> = answer.reasons.into_iter().map(|reason| reason.message).collect();
    Err(Failure::new(reasons.join("; ")))
}

async fn list(context: &Context) -> Result<Report, Failure> {
    let domains = context.store()?.domains().await?;
    let rows: Vec<_> = domains
        .iter()
        .map(|domain| {
            let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
            let by_hand = domain.daily_quota.map_or_else(|| "of its level".to_owned(), |quota| quota.to_string());
            vec![domain.name.clone(), domain.level.to_string(), by_hand, yes(domain.verified), yes(domain.warmed)]
        })
        .collect();
    Ok(Report::new(table(&["domain", "level", "a day", "verified", "warm"], &rows), &domains))
}

async fn show(context: &Context, name: &str) -> Result<Report, Failure> {
    let name = spelt(name);
    let domain = context.store()?.domain(&name).await?;
    let keys = load(&context.keys(), &name)?;
    describe(&context.engine()?, &domain, &keys)
}

fn load(folder: &Path, domain: &str) -> Result<Keys, Failure> {
    Ok(Keys::load(&folder.join(domain), domain)?)
}

fn question(domain: &str, selector: &str, public_key: Option<String>) -> CheckDomain {
    CheckDomain {
        domain: domain.to_owned(),
        dkim_selector: selector.to_owned(),
        dkim_public_key: public_key,
        ..CheckDomain::default()
    }
}

/// The domain, and every record to publish: the policy says what they are, once for each key.
fn describe(engine: &Engine, domain: &Domain, keys: &Keys) -> Result<Report, Failure> {
    let mut records = Vec::new();
    for key in keys.records() {
        let answer: DomainAnswer = engine.ask(&question(&domain.name, &key.selector, Some(key.value)))?.answer;
        let is_first = records.is_empty();
        records.extend(answer.records.into_iter().filter(|record| is_first || record.purpose == Purpose::Dkim));
    }
    let mut text = format!("{}\n", standing(domain));
    if !domain.verified {
        text.push_str("not verified: nothing is sent from it; publish these records first\n");
    }
    text.push_str(&format!("{}\n", styled(DIM, "DNS records:")));
    for record in &records {
        text.push_str(&format!("  {} {} {}\n", record.r#type, styled(BOLD, &record.name), record.expected));
    }
    Ok(Report::new(text, &json!({ "domain": domain, "records": records })))
}

/// One line about where a domain stands.
pub(super) fn standing(domain: &Domain) -> String {
    let mut text = format!("{}: level {}", styled(BOLD, &domain.name), domain.level);
    if let Some(quota) = domain.daily_quota {
        text.push_str(&format!(", {quota} a day by hand"));
    }
    if let Some(pending) = &domain.pending_downgrade {
        text.push_str(&format!(", level {} pending for the next day ({})", pending.level, pending.rule));
    }
    if let Some(until) = domain.stopped_until_ms.filter(|until| *until > now_ms()) {
        text.push_str(&format!(", stopped until {}", instant(until)));
    }
    text
}
