//! A page of tasks.

use anyhow::Context;
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde_json::json;

use crate::db::Session;
use crate::db::queries::tasks::{
    Page, newest_of_recent_tasks, newest_pending_tasks, newest_pending_tasks_of_workflows, newest_tasks,
    newest_tasks_in_state, newest_tasks_of_workflows, newest_tasks_of_workflows_in_state, started_tasks,
    task_summaries,
};
use crate::db::queries::templates::find_workflows;
use crate::error::Result;
use crate::model::state::State;
use crate::model::task::TaskList;

/// Up to this many recent tasks are filtered one by one. The planner does not know that recent tasks have
/// high ids: to fill a page with tasks of the last minute it may read all tasks back to the first. Among more
/// tasks the page fills soon.
const FEW_TASKS: i64 = 1000;

/// Which tasks to list. An empty field does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Any of these states.
    pub states: Vec<State>,
    pub namespace: Option<String>,
    pub name: Option<String>,
    /// All of these tags.
    pub tags: Vec<String>,
    /// Requested at or after this time.
    pub since: Option<Timestamp>,
    /// Only tasks older than this one.
    pub after: Option<i64>,
    /// The most tasks on the page, at least 1.
    pub limit: u16,
}

/// Lists tasks, newest first. `None` if no workflow has the requested name.
pub async fn list_tasks(session: &Session, filter: &Filter) -> Result<Option<TaskList>> {
    let Some(Newest { ids, has_more }) = newest(session, filter).await? else { return Ok(None) };
    let next_after = ids.last().copied().filter(|_| has_more);
    Ok(Some(TaskList { tasks: task_summaries(session, &ids).await?, next_after }))
}

/// The ids of a page of tasks, newest first.
pub(super) struct Newest {
    pub ids: Vec<i64>,
    /// There are older ones.
    pub has_more: bool,
}

/// Finds the tasks of a page. `None` if no workflow has the requested name.
pub(super) async fn newest(session: &Session, filter: &Filter) -> Result<Option<Newest>> {
    let workflows = match (&filter.namespace, &filter.name) {
        (None, None) => None,
        (namespace, name) => {
            let found = find_workflows(session, namespace.as_deref(), name.as_deref()).await?;
            if found.is_empty() {
                return Ok(None);
            }
            Some(found)
        }
    };
    let page = Page {
        after: filter.after,
        since: filter.since,
        tags: (!filter.tags.is_empty()).then(|| json!(filter.tags)),
        // One more than requested, to know whether there is another page.
        limit: i64::from(filter.limit) + 1,
    };
    let mut ids =
        find(session, &page, workflows.as_deref(), &filter.states).await.context("listing tasks")?;
    let has_more = ids.len() > usize::from(filter.limit);
    ids.truncate(usize::from(filter.limit));
    Ok(Some(Newest { ids, has_more }))
}

/// Finds the ids of one page, newest first. Each state has its own query, which reads its index backwards and
/// stops when the page is full.
async fn find(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
    states: &[State],
) -> Result<Vec<i64>> {
    // Their log says later that they run.
    let started = match states.iter().any(|state| matches!(state, State::Pending | State::InProgress)) {
        true => started_tasks(session, page, workflows).await?,
        false => Vec::new(),
    };
    if page.since.is_some()
        && let Some(found) =
            newest_of_recent_tasks(session, page, workflows, states, FEW_TASKS, &started).await?
    {
        return Ok(found);
    }
    if states.is_empty() {
        return Ok(match only_workflows(page, workflows) {
            Some(workflows) => newest_tasks_of_workflows(session, page.after, page.limit, workflows).await?,
            None => newest_tasks(session, page, workflows).await?,
        });
    }
    let mut states = states.to_vec();
    states.sort_unstable();
    states.dedup();
    let of_each = states.iter().map(|&state| find_in_state(session, page, workflows, state, &started));
    let mut ids = try_join_all(of_each).await?.concat();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(page.limit as usize);
    Ok(ids)
}

async fn find_in_state(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
    state: State,
    started: &[i64],
) -> Result<Vec<i64>> {
    let (after, limit) = (page.after, page.limit);
    let only_workflows = only_workflows(page, workflows);
    let recorded = match only_workflows {
        Some(workflows) => {
            newest_tasks_of_workflows_in_state(session, after, limit, workflows, state, started).await?
        }
        None => newest_tasks_in_state(session, page, workflows, state, started).await?,
    };
    // A pending task has no transition, unless a retry has brought it back, nor has one whose first attempt runs.
    let unrecorded = match (state, only_workflows) {
        (State::Pending, Some(workflows)) => {
            newest_pending_tasks_of_workflows(session, after, limit, workflows, started).await?
        }
        (State::Pending, None) => newest_pending_tasks(session, page, workflows, started).await?,
        (State::InProgress, _) => started.iter().copied().take(limit as usize).collect(),
        _ => Vec::new(),
    };
    Ok([recorded, unrecorded].concat())
}

/// Returns the requested workflows if the page filters by neither tags nor time: these have queries that
/// search their indexes and leave the planner no choice. It knows how many tasks have a tag or are new, but
/// not that a workflow's tasks are old.
fn only_workflows<'a>(page: &Page, workflows: Option<&'a [i64]>) -> Option<&'a [i64]> {
    workflows.filter(|_| page.tags.is_none() && page.since.is_none())
}
