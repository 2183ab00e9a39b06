//! What the commands that change steps and tasks take instead of ids: a cause that
//! `tasker stuck` lists.

use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Context;
use crate::db::Session;
use crate::engine::stuck::{Filter, choose};
use crate::error::{Failure, Result};
use crate::model::reason::ReasonCode;
use crate::model::stuck::causes_of_steps;
use crate::report::style::count;

/// The flags that exclude ids.
pub const FLAGS: [&str; 5] = ["cause", "namespace", "step", "older_than", "limit"];

/// Which of what is stuck.
#[derive(Debug, clap::Args)]
pub struct StuckFilter {
    /// What `tasker stuck` lists under this cause, the longest stuck first, instead of ids
    #[arg(long, value_name = "CODE", value_parser = causes())]
    cause: Option<ReasonCode>,
    /// Of these only those of this namespace's workflows
    #[arg(long, value_name = "NAME", requires = "cause")]
    namespace: Option<String>,
    /// Of these only those that are listed under this step
    #[arg(long, value_name = "NAME", requires = "cause")]
    step: Option<String>,
    /// Of these only those that have been stuck for at least so long: 90s, 10m, 2h
    #[arg(long, value_name = "DURATION", requires = "cause", value_parser = humantime::parse_duration)]
    older_than: Option<Duration>,
    /// Of these no more than so many steps
    #[arg(long, value_name = "N", requires = "cause", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    limit: u32,
}

fn causes() -> impl TypedValueParser<Value = ReasonCode> {
    PossibleValuesParser::new(causes_of_steps().map(ReasonCode::as_str))
        .map(|cause| causes_of_steps().find(|code| code.as_str() == cause).expect("it is one of them"))
}

impl StuckFilter {
    /// Finds the steps, those of each task together, and says how many; `None` without --cause.
    ///
    /// # Errors
    /// A [`Failure`] when nothing is stuck for that cause.
    pub async fn by_task(self, context: &Context, session: &Session) -> Result<Option<Vec<(i64, Vec<i64>)>>> {
        let Some(cause) = self.cause else { return Ok(None) };
        let filter = Filter { older_than: self.older_than, namespace: self.namespace };
        let found = choose(session, cause, self.step.as_deref(), &filter, self.limit as usize).await?;
        if found.tasks.is_empty() {
            return Err(Failure::new("no step is stuck for that cause")
                .hint("`tasker stuck` lists what is")
                .into());
        }
        let steps = found.tasks.iter().map(|(_, steps)| steps.len()).sum();
        let more = if found.is_partial { "; there are more than --limit" } else { "" };
        context.output().note(format!(
            "{} in {}{more}",
            count(steps, "step", "steps"),
            count(found.tasks.len(), "task", "tasks")
        ));
        Ok(Some(found.tasks))
    }
}
