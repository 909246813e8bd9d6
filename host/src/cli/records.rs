//! `sendright records`: the daemon's decision records, for `sendright replay`.

use super::context::Context;
use super::print::{Failure, Report, write_line};
use crate::replay::Record;
use crate::store::Store;
use clap::Args;
use serde_json::value::to_raw_value;

/// Records that are read at once.
const PAGE: u64 = 1_000;

/// Write out the decisions that the daemon has kept, one JSON object a line
#[derive(Debug, Args)]
pub(super) struct RecordsArgs {
    /// Only decisions about this question, as `assess_reputation`
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(sendright::FUNCTIONS))]
    function: Option<String>,
}

pub(super) async fn run(context: &Context, args: &RecordsArgs) -> Result<Report, Failure> {
    let store = context.store()?;
    let mut out = std::io::stdout().lock();
    let mut after = 0;
    loop {
        let page = store.decisions_after(after, PAGE).await?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        let wanted = |name: &str| args.function.as_deref().is_none_or(|function| function == name);
        for (_, decision) in page.iter().filter(|(_, decision)| wanted(&decision.function)) {
            let question = to_raw_value(&decision.question).map_err(Failure::new)?;
            let answer = to_raw_value(&decision.answer).map_err(Failure::new)?;
            let record = Record::of(&decision.function, &question, &answer, Some(decision.at_ms));
            let line = serde_json::to_string(&record).map_err(Failure::new)?;
            if !write_line(&mut out, line)? {
                return Ok(Report::silent());
            }
        }
    }
    Ok(Report::silent())
}
