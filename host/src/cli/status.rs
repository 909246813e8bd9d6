//! `sendright status`: where everything stands.

use super::batch;
use super::context::Context;
use super::domain::standing;
use super::print::{DIM, Failure, RED, Report, YELLOW, instant, styled};
use crate::clock::now_ms;
use crate::store::Store;
use sendright::day::FindDay;
use serde_json::json;

pub(super) async fn run(context: &Context) -> Result<Report, Failure> {
    let (engine, store) = (context.engine()?, context.store()?);
    let now = now_ms();
    let day = engine.ask(&FindDay { now_ms: now })?.answer;
    let account = store.account().await?;
    let mut text = String::new();
    if let Some(until) = account.frozen_until_ms.filter(|until| *until > now) {
        text.push_str(&format!("{} until {}\n", styled(RED, "the account is frozen"), instant(until)));
    }
    if account.paused {
        let how = "look at the bounces and complaints, then run `sendright account resume`";
        text.push_str(&format!("{}: {how}\n", styled(RED, "the account is paused")));
    } else if account.under_review {
        let how = "sending goes on; `sendright account resume` ends the review";
        text.push_str(&format!("{}: {how}\n", styled(YELLOW, "the account is under review")));
    }
    if let Some(quota) = account.daily_quota {
        text.push_str(&format!("the account may send {quota} a day by hand\n"));
    }
    let mut domains = Vec::new();
    for domain in store.domains().await? {
        let counts = store.figures(&domain.name, &day).await?.domain;
        text.push_str(&format!(
            "{}\n  {}: {} sent, {} delivered, {} invalid, {} spam, {} blocked\n",
            standing(&domain),
            day.day,
            counts.sent,
            counts.delivered,
            counts.invalid,
            counts.spam,
            counts.blocked
        ));
        domains.push(json!({ "domain": domain, "counts": counts }));
    }
    let batches = store.batches().await?;
    if !batches.is_empty() {
        text.push_str(&batch::overview(&batches));
    }
    text.push_str(&styled(DIM, engine.stamp()));
    let json = json!({
        "policy": engine.stamp(), "day": day.day, "account": account, "domains": domains, "batches": batches,
    });
    Ok(Report::new(text, &json))
}
