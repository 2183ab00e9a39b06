//! What will not move by itself, over all tasks.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Context;
use tokio::try_join;

use crate::db::Session;
use crate::db::queries::clock::clock;
use crate::db::queries::failed_steps::{Wanted, failed_steps};
use crate::db::queries::idle_queues::idle_queues;
use crate::db::queries::stuck_cancellations::stuck_cancellations;
use crate::db::queries::stuck_failures::stuck_failures;
use crate::db::queries::stuck_unserved::stuck_unserved;
use crate::error::Result;
use crate::model::stuck::{Group, MOST_READ, Stuck};

/// What is waiting behind live workers for less is no sign of anything.
const LONG_WAIT: Duration = Duration::from_secs(600);

/// Which of what is stuck to tell.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only what has been so for this long. Of queues with live workers, what a long wait is.
    pub older_than: Option<Duration>,
    /// Only steps of this namespace's workflows; queues belong to none.
    pub namespace: Option<String>,
}

/// Finds what is stuck, as of one moment.
pub async fn stuck(session: &Session, filter: &Filter) -> Result<Stuck> {
    let seconds = filter.older_than.unwrap_or_default().as_secs_f64();
    let long = filter.older_than.unwrap_or(LONG_WAIT).as_secs_f64();
    let (failures, cancellations, unserved, mut queues, as_of) = session
        .snapshot(async |session| {
            try_join!(
                stuck_failures(session, seconds),
                stuck_cancellations(session, seconds),
                stuck_unserved(session, seconds, MOST_READ),
                idle_queues(session, long, MOST_READ),
                clock(session),
            )
        })
        .await
        .context("looking for what is stuck")?;
    let is_partial = unserved.iter().map(|group| group.steps).sum::<i64>() >= MOST_READ;
    let is_wanted =
        |group: &Group| filter.namespace.as_ref().is_none_or(|namespace| *namespace == group.namespace);
    let mut groups: Vec<Group> =
        failures.into_iter().chain(cancellations).chain(unserved).filter(is_wanted).collect();
    groups.sort_by_key(|group| (Reverse(group.steps), group.oldest_at, group.example_step_id));
    if filter.namespace.is_some() {
        queues.clear();
    }
    Ok(Stuck { groups, queues, is_partial, as_of })
}

/// Steps chosen to be changed together.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Those of each task.
    pub tasks: Vec<(i64, Vec<i64>)>,
    /// Whether there are more than were asked for.
    pub is_partial: bool,
}

/// Chooses no more than `limit` steps that failed for good: those that used up their attempts, or the others.
pub async fn choose_failed(
    session: &Session,
    is_exhausted: bool,
    step: Option<&str>,
    filter: &Filter,
    limit: usize,
) -> Result<Chosen> {
    let wanted = Wanted {
        is_exhausted,
        namespace: filter.namespace.as_deref(),
        step,
        seconds: filter.older_than.unwrap_or_default().as_secs_f64(),
        limit: limit as i64 + 1,
    };
    let mut steps = failed_steps(session, wanted).await.context("choosing failed steps")?;
    let is_partial = steps.len() > limit;
    steps.truncate(limit);
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (task_id, step_id) in steps {
        tasks.entry(task_id).or_default().push(step_id);
    }
    Ok(Chosen { tasks: tasks.into_iter().collect(), is_partial })
}
