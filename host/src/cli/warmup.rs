//! `sendright warmup`: the plan by which a new domain or IP warms up.

use super::context::Context;
use super::print::{DIM, Failure, Report, styled, table};
use clap::Args;
use sendright::warmup::PlanWarmup;

#[derive(Debug, Args)]
pub(super) struct WarmupArgs {
    /// Days to show
    #[arg(long, default_value_t = 30)]
    days: u64,
    /// Sending IPs
    #[arg(long)]
    ips: Option<u64>,
    /// First day to show, counted from 1
    #[arg(long, value_name = "DAY")]
    start: Option<u64>,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
}

pub(super) fn run(context: &Context, args: &WarmupArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let answered = engine.ask(&PlanWarmup { days: args.days, ips: args.ips, start_day: args.start })?;
    let rows: Vec<_> = answered
        .answer
        .days
        .iter()
        .map(|day| {
            let hourly = day.hourly.map_or_else(|| "no limit".to_owned(), |hourly| hourly.to_string());
            vec![day.day.to_string(), day.daily.to_string(), hourly]
        })
        .collect();
    let text = table(&["day", "messages a day", "messages an hour"], &rows) + &styled(DIM, &answered.policy);
    Ok(Report::new(text, &answered))
}
