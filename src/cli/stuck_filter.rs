//! Selects steps and tasks to change by a cause that `tasker stuck` lists, instead of by id.

use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Context;
use crate::cli::duration::range;
use crate::db::Session;
use crate::engine::stuck::{Filter, choose};
use crate::error::{Failure, Result, TASKER};
use crate::model::reason::ReasonCode;
use crate::model::stuck::causes_of_steps;
use crate::report::style::count;

/// The flags that exclude ids.
pub const FLAGS: [&str; 5] = ["cause", "namespace", "step", "older_than", "limit"];

/// Selects stuck steps by cause.
#[derive(Debug, clap::Args)]
pub struct StuckFilter {
    /// Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids
    #[arg(long, value_name = "CODE", value_parser = causes())]
    cause: Option<ReasonCode>,
    /// With --cause: only workflows in this namespace
    #[arg(long, value_name = "NAME", requires = "cause")]
    namespace: Option<String>,
    /// With --cause: only the group that `tasker stuck` lists under this step
    #[arg(long, value_name = "NAME", requires = "cause")]
    step: Option<String>,
    /// With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)
    #[arg(long, value_name = "DURATION", requires = "cause", value_parser = range("0s", "3650days"))]
    older_than: Option<Duration>,
    /// With --cause: select at most this many steps (1 to 100,000)
    #[arg(long, value_name = "N", requires = "cause", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    limit: u32,
}

fn causes() -> impl TypedValueParser<Value = ReasonCode> {
    PossibleValuesParser::new(causes_of_steps().map(ReasonCode::as_str))
        .map(|cause| ReasonCode::of_word(&cause).expect("it is one of them"))
}

impl StuckFilter {
    /// Finds the steps, grouped by task, and prints their number; `None` without --cause.
    ///
    /// # Errors
    /// A [`Failure`] if no step is stuck for that cause.
    pub async fn by_task(self, context: &Context, session: &Session) -> Result<Option<Vec<(i64, Vec<i64>)>>> {
        let Some(cause) = self.cause else { return Ok(None) };
        let filter = Filter { older_than: self.older_than, namespace: self.namespace };
        let found = choose(session, cause, self.step.as_deref(), &filter, self.limit as usize).await?;
        if found.tasks.is_empty() {
            return Err(Failure::new("no step is stuck for this cause")
                .hint(format!("list the causes with `{TASKER} stuck`"))
                .into());
        }
        let steps = found.tasks.iter().map(|(_, steps)| steps.len()).sum();
        let more = if found.is_partial { "; more steps match than --limit allows" } else { "" };
        context.output().note(format!(
            "{} in {}{more}",
            count(steps, "step", "steps"),
            count(found.tasks.len(), "task", "tasks")
        ));
        Ok(Some(found.tasks))
    }
}
