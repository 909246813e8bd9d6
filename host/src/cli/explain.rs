//! `sendright explain`: what happened to a message, and the decisions behind it.

use super::context::Context;
use super::print::{BOLD, DIM, Failure, Report, instant, styled};
use crate::store::Store;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The message: the second number of its Message-ID, as 1042 in `<3.1042.5f0c…@mail.example.com>`
    message: i64,
}

pub(super) async fn run(context: &Context, args: &ExplainArgs) -> Result<Report, Failure> {
    let store = context.store()?;
    let message = store.recipient(args.message).await?;
    let events = store.events(args.message).await?;
    let decisions = store.decisions(args.message).await?;
    let mut text = format!("message {} to {}: {}\n", message.id, message.address, styled(BOLD, message.state));
    if let Some(reply) = &message.last_reply {
        text.push_str(&format!("  {reply}\n"));
    }
    if message.state.waits() && message.next_attempt_ms > 0 {
        text.push_str(&format!("  due at {}\n", instant(message.next_attempt_ms)));
    }
    for event in &events {
        text.push_str(&format!("{} {} {}\n", instant(event.at_ms), styled(BOLD, event.kind), event.detail));
    }
    for decision in &decisions {
        text.push_str(&format!("{}\n", styled(BOLD, &decision.function)));
        text.push_str(&format!("  {} {}\n", styled(DIM, "asked"), decision.question));
        text.push_str(&format!("  {} {}\n", styled(DIM, "answer"), decision.answer));
    }
    Ok(Report::new(text, &json!({ "message": message, "events": events, "decisions": decisions })))
}
