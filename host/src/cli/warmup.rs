//! `sendright warmup`: the plan by which a new domain or IP warms up.

use super::context::Context;
use super::language::of_tag;
use super::print::{DIM, Failure, Report, styled, table};
use clap::Args;
use sendright::Locale;
use sendright::warmup::{PlanWarmup, WarmupDay};

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
    /// Skip the warm-up, which is not advised
    #[arg(long)]
    skip: bool,
    /// How many of a hundred addresses are at the receiving domain that has most of them
    #[arg(long, value_name = "PERCENT")]
    largest_receiver: Option<u64>,
    /// The language of the messages, as `ja`
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = of_tag)]
    locale: Locale,
    /// A shipped policy or a policy file; that of the configuration if not given
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
}

pub(super) fn run(context: &Context, args: &WarmupArgs) -> Result<Report, Failure> {
    let engine = context.engine_for(args.policy.as_deref())?;
    let answered = engine.ask(&PlanWarmup {
        days: args.days,
        ips: args.ips,
        start_day: args.start,
        skip: args.skip,
        largest_receiver_percent: args.largest_receiver,
        locale: args.locale,
        ..PlanWarmup::default()
    })?;
    let row = |day: &WarmupDay| {
        let hourly = day.hourly.map_or_else(|| "no limit".to_owned(), |hourly| hourly.to_string());
        let largest = day.largest_receiver.map(|largest| largest.to_string());
        [Some(day.day.to_string()), Some(day.daily.to_string()), Some(hourly), largest].into_iter().flatten().collect()
    };
    let rows: Vec<Vec<String>> = answered.answer.days.iter().map(row).collect();
    let head = ["day", "messages a day", "messages an hour", "to the largest receiver"];
    let columns = if args.largest_receiver.is_some() { head.len() } else { head.len() - 1 };
    let mut text = table(&head[..columns], &rows);
    for reason in &answered.answer.reasons {
        text.push_str(&format!("{}\n", reason.message));
    }
    text.push_str(&styled(DIM, &answered.policy));
    Ok(Report::new(text, &answered))
}
