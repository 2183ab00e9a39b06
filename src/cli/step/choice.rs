//! Which steps a command changes: those named, or those of one cause.

use std::collections::BTreeMap;
use std::time::Duration;

use clap::ValueEnum;

use crate::cli::Context;
use crate::db::Session;
use crate::engine::inspect;
use crate::engine::stuck::{Filter, choose_failed};
use crate::engine::surgery::Which;
use crate::error::{Failure, Result};
use crate::report::style::count;

/// The causes that steps are chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Cause {
    AttemptsExhausted,
    NotRetryable,
}

#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Ids of steps, or TASK/STEP: a task's id or identity and a step's name
    #[arg(required_unless_present = "cause", value_name = "STEP")]
    steps: Vec<String>,
    /// Steps that `tasker stuck` lists under this cause, the longest stuck first, instead of ids
    #[arg(long, value_enum, value_name = "CODE", conflicts_with = "steps")]
    cause: Option<Cause>,
    /// Of these only those of this namespace's workflows
    #[arg(long, value_name = "NAME", requires = "cause", conflicts_with = "steps")]
    namespace: Option<String>,
    /// Of these only those of this name
    #[arg(long, value_name = "NAME", requires = "cause", conflicts_with = "steps")]
    step: Option<String>,
    /// Of these only those that have been stuck for at least so long: 90s, 10m, 2h
    #[arg(long, value_name = "DURATION", requires = "cause", conflicts_with = "steps", value_parser = humantime::parse_duration)]
    older_than: Option<Duration>,
    /// Of these no more than so many
    #[arg(long, value_name = "N", requires = "cause", conflicts_with = "steps", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    limit: u32,
}

impl Choice {
    /// Finds the steps, those of each task together; says how many when they were chosen by their cause.
    pub async fn by_task(self, context: &Context, session: &Session) -> Result<Vec<(i64, Which)>> {
        let Some(cause) = self.cause else { return named(session, &self.steps).await };
        let filter = Filter { older_than: self.older_than, namespace: self.namespace };
        let is_exhausted = cause == Cause::AttemptsExhausted;
        let chosen =
            choose_failed(session, is_exhausted, self.step.as_deref(), &filter, self.limit as usize).await?;
        if chosen.tasks.is_empty() {
            return Err(Failure::new("no step is stuck for that cause")
                .hint("`tasker stuck` lists what is")
                .into());
        }
        let steps = chosen.tasks.iter().map(|(_, steps)| steps.len()).sum();
        let more = if chosen.is_partial { "; there are more than --limit" } else { "" };
        context.output().note(format!(
            "{} in {}{more}",
            count(steps, "step", "steps"),
            count(chosen.tasks.len(), "task", "tasks")
        ));
        Ok(chosen.tasks.into_iter().map(these).collect())
    }
}

/// Finds steps by what a person calls them, each once, together with the others of its task.
async fn named(session: &Session, names: &[String]) -> Result<Vec<(i64, Which)>> {
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for name in names {
        let place = inspect::find_step(session, name).await?;
        let steps = tasks.entry(place.task_id).or_default();
        if !steps.contains(&place.step_id) {
            steps.push(place.step_id);
        }
    }
    Ok(tasks.into_iter().map(these).collect())
}

fn these((task_id, step_ids): (i64, Vec<i64>)) -> (i64, Which) {
    (task_id, Which::These(step_ids))
}
