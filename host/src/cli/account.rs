//! `sendright account`: what holds for all sender domains together.

use super::context::Context;
use super::print::{Failure, Report};
use crate::clock::now_ms;
use crate::store::Store;
use clap::Subcommand;
use sendright::day::FindDay;
use serde_json::json;

#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Lift a pause or end a review; what was seen until the day ends does not bring it back
    Resume,
}

pub(super) async fn run(context: &Context, command: &AccountCommand) -> Result<Report, Failure> {
    let AccountCommand::Resume = command;
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
