//! Counts tasks.

use anyhow::Context;

use crate::db::Session;
use crate::db::queries::counts::counting_state;
use crate::db::queries::tasks::count_every_task;
use crate::db::queries::tasks::count_tasks::count_tasks as query_counts;
use crate::error::Result;
use crate::model::counts::{Group, TaskCounts};

/// What the tasks are counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum CountBy {
    /// Count for each workflow, all versions together
    #[default]
    Workflow,
    /// Count for each namespace
    Namespace,
}

/// Counts the tasks of every workflow, or of those with this namespace and name. Groups without tasks are
/// left out.
pub async fn count_tasks(
    session: &Session,
    namespace: Option<&str>,
    name: Option<&str>,
    by: CountBy,
) -> Result<TaskCounts> {
    let mut counts = TaskCounts::default();
    let state = counting_state(session, 0).await.context("reading how far the tasks are counted")?;
    let rows = match state.is_filled {
        true => query_counts(session, namespace, name).await,
        false => count_every_task(session, namespace, name).await,
    };
    for row in rows.context("counting tasks")? {
        let name = (by == CountBy::Workflow).then_some(row.name);
        counts.tasks.add(row.state, row.tasks);
        // The rows of a group come one after the other.
        match counts.groups.last_mut().filter(|last| last.namespace == row.namespace && last.name == name) {
            Some(group) => group.tasks.add(row.state, row.tasks),
            None => {
                let mut group = Group { namespace: row.namespace, name, tasks: Default::default() };
                group.tasks.add(row.state, row.tasks);
                counts.groups.push(group);
            }
        }
    }
    Ok(counts)
}
