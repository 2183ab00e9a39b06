//! Finds stuck steps over all tasks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use anyhow::Context;
use tokio::try_join;

use crate::db::Session;
use crate::db::queries::queues::idle_queues;
use crate::db::queries::server::clock;
use crate::db::queries::steps::stuck_unserved;
use crate::db::queries::tasks::{stuck_cancellations, stuck_failures, tasks_in_error};
use crate::error::Result;
use crate::model::reason::ReasonCode;
use crate::model::stuck::{Group, MOST_READ, Member, ONE_OR_MORE, READ_FIRST, Stuck, Threshold};

/// A shorter wait behind live workers is normal.
const LONG_WAIT: Duration = Duration::from_secs(600);

/// Which stuck steps to report.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only steps stuck for at least this long; for queues with live workers, the wait that counts as long.
    pub older_than: Option<Duration>,
    /// Only steps of this namespace's workflows; queues belong to none.
    pub namespace: Option<String>,
}

impl Filter {
    fn seconds(&self) -> f64 {
        self.older_than.unwrap_or_default().as_secs_f64()
    }

    fn takes(&self, group: &Group) -> bool {
        self.namespace.as_ref().is_none_or(|namespace| *namespace == group.namespace)
    }
}

/// How much to read.
#[derive(Clone, Copy)]
struct Extent {
    /// Of each lane, and of backoffs and claims.
    waiting: i64,
    /// Of the tasks in error, from each end.
    tasks: Option<i64>,
    /// Of the newest failures, for those of tasks that are not in error.
    failures: Option<i64>,
}

/// Enough to show what there is: both the tasks that stopped first and those that stopped last.
const FIRST: Extent =
    Extent { waiting: READ_FIRST, tasks: Some(READ_FIRST / 2), failures: Some(2 * READ_FIRST) };
/// All failures and cancellations there are.
const ALL: Extent = Extent { waiting: MOST_READ, tasks: None, failures: None };

/// Finds the stuck steps and idle queues, as of one time.
///
/// The cost does not grow with the number of stuck steps, unless those that are read first leave it open whether a
/// filter or a threshold is met.
pub async fn stuck(session: &mut Session, filter: &Filter, thresholds: &[Threshold]) -> Result<Stuck> {
    let found = read(session, filter, FIRST).await?;
    let is_chosen = filter.older_than.is_some() || filter.namespace.is_some();
    if found.is_partial && (is_chosen || thresholds.iter().any(|limit| !found.reaches(limit))) {
        return read(session, filter, ALL).await;
    }
    Ok(found)
}

async fn read(session: &mut Session, filter: &Filter, extent: Extent) -> Result<Stuck> {
    let seconds = filter.seconds();
    let long = filter.older_than.unwrap_or(LONG_WAIT).as_secs_f64();
    let (stopped, failures, cancellations, unserved, mut queues, as_of) = session
        .snapshot(async |session| {
            let stopped = tasks_in_error(session, extent.tasks).await?;
            let (failures, cancellations, unserved, queues, as_of) = try_join!(
                stuck_failures(session, seconds, ONE_OR_MORE, &stopped.task_ids, extent.failures),
                stuck_cancellations(session, seconds, ONE_OR_MORE, &stopped.task_ids),
                stuck_unserved(session, seconds, extent.waiting, ONE_OR_MORE),
                idle_queues(session, long, MOST_READ),
                clock(session),
            )?;
            Ok::<_, tokio_postgres::Error>((stopped, failures, cancellations, unserved, queues, as_of))
        })
        .await
        .context("reading the stuck steps")?;
    let unserved: Vec<Group> = unserved.into_iter().map(|unserved| unserved.0).collect();
    let is_partial = stopped.is_partial || unserved.iter().any(|group| group.is_partial);
    let of_tasks = failures.into_iter().chain(cancellations);
    let of_tasks = of_tasks.map(|group| Group { is_partial: stopped.is_partial, ..group });
    let mut groups: Vec<Group> = of_tasks.chain(unserved).filter(|group| filter.takes(group)).collect();
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
    /// Whether there are more than requested.
    pub is_partial: bool,
}

/// Chooses at most `limit` of the steps to change to fix a cause that [`stuck`] reports, the longest stuck
/// first; only those named `step` if given.
pub async fn choose(
    session: &Session,
    cause: ReasonCode,
    step: Option<&str>,
    filter: &Filter,
    limit: usize,
) -> Result<Chosen> {
    let (seconds, named) = (filter.seconds(), limit as i64 + 1);
    let groups = match cause {
        ReasonCode::AttemptsExhausted | ReasonCode::NotRetryable | ReasonCode::StateDisagrees => {
            let stopped = tasks_in_error(session, ALL.tasks).await.context("reading the tasks in error")?;
            stuck_failures(session, seconds, named, &stopped.task_ids, ALL.failures).await
        }
        ReasonCode::Cancelled => {
            let stopped = tasks_in_error(session, ALL.tasks).await.context("reading the tasks in error")?;
            stuck_cancellations(session, seconds, named, &stopped.task_ids).await
        }
        _ => {
            let unserved = stuck_unserved(session, seconds, MOST_READ.max(named), named).await;
            unserved.map(|groups| groups.into_iter().map(|unserved| unserved.0).collect())
        }
    }
    .context("choosing stuck steps")?;
    let groups = groups.into_iter().filter(|group| {
        group.cause == cause && filter.takes(group) && step.is_none_or(|step| step == group.step)
    });
    let mut members: Vec<Member> = groups.flat_map(|group| group.members).collect();
    members.sort_unstable();
    // A step that waits for two cancelled steps is listed with both.
    let mut known = HashSet::new();
    members.retain(|member| known.insert(member.step_id));
    let is_partial = members.len() > limit;
    members.truncate(limit);
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for member in members {
        tasks.entry(member.task_id).or_default().push(member.step_id);
    }
    Ok(Chosen { tasks: tasks.into_iter().collect(), is_partial })
}
