//! `sendright account`: what holds for all sender domains together.

use super::context::Context;
use super::domain::quota;
use super::print::{Failure, Report};
use crate::clock::now_ms;
use crate::store::{DailyQuota, Store};
use clap::Subcommand;
use sendright::day::FindDay;
use serde_json::json;

#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Lift a pause or end a review; what was seen until the day ends does not bring it back
    Resume,
    /// Set how many messages may go a day over all sender domains
    Set {
        /// Messages a day; `policy` for what the policy says
        #[arg(long, value_name = "NUMBER|policy", value_parser = quota_or_policy)]
        daily_quota: DailyQuota,
    },
}

fn quota_or_policy(value: &str) -> Result<DailyQuota, String> {
    quota(value, "policy")
}

pub(super) async fn run(context: &Context, command: AccountCommand) -> Result<Report, Failure> {
    match command {
        AccountCommand::Resume => resume(context).await,
        AccountCommand::Set { daily_quota } => set(context, daily_quota).await,
    }
}

async fn resume(context: &Context) -> Result<Report, Failure> {
    let store = context.store()?;
    let before = store.account().await?;
    if !before.paused && !before.under_review {
        return Err(Failure::new("the account is neither paused nor under review"));
    }
    let day = context.engine()?.ask(&FindDay { now_ms: now_ms() })?.answer.day;
    store.lift(&day).await?;
    let what = if before.paused { "the account may send again" } else { "the review is over" };
    Ok(Report::new(what, &json!({ "account": store.account().await? })))
}

async fn set(context: &Context, daily_quota: DailyQuota) -> Result<Report, Failure> {
    let store = context.store()?;
    store.set_account_quota(daily_quota).await?;
    let what = match daily_quota {
        DailyQuota::OfPolicy => "the account may send what the policy says".to_owned(),
        DailyQuota::ByHand(quota) => format!("the account may send {quota} messages a day"),
    };
    Ok(Report::new(what, &json!({ "account": store.account().await? })))
}
