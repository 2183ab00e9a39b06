//! What an adoption would change, and what forbids it.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context as _;
use serde::Serialize;
use serde_json::Value;

use super::TABLES;
use super::engine::Generation;
use super::state::{Adoption, nothing};
use crate::db::queries::adoption::{
    OtherIndex, OtherSession, OtherView, TableFile, TaskEdge, backward_edges, count_states, dependent_views,
    newest_change, other_sessions, survey_rows, table_files, time_indexes,
};
use crate::db::{Session, Target};
use crate::error::{Failure, Result, TASKER};
use crate::migrate::rights;

/// Times that lie further in the future are not UTC.
const AHEAD: f64 = 120.0;

/// Tasks whose edges are read at once.
const TASKS: i64 = 2_000;

/// Tables of the engine that stay as they are.
const LEFT_ALONE: [&str; 6] = [
    "tasker_annotation_types",
    "tasker_task_annotations",
    "tasker_dependent_system_object_maps",
    "tasker_task_namespaces",
    "schema_migrations",
    "ar_internal_metadata",
];

/// A reason why a database cannot be adopted as it is.
#[derive(Clone, Debug, Serialize)]
pub struct Obstacle {
    pub what: String,
    pub hint: String,
}

impl Obstacle {
    fn of(failure: &Failure) -> Obstacle {
        let hint = failure.hint_text().unwrap_or_default().to_owned();
        Obstacle { what: failure.to_string(), hint }
    }

    pub fn refuse(self) -> anyhow::Error {
        Failure::new(self.what).hint(self.hint).into()
    }
}

/// The numbers of tasks and of steps by state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct States {
    pub tasks: BTreeMap<String, i64>,
    pub steps: BTreeMap<String, i64>,
}

impl States {
    pub async fn count(session: &Session) -> Result<States> {
        let mut states = States::default();
        for row in count_states(session).await.context("counting tasks and steps by state")? {
            let kind = if row.kind == "task" { &mut states.tasks } else { &mut states.steps };
            kind.insert(row.state, row.number);
        }
        Ok(states)
    }
}

/// Everything that a person decides by.
#[derive(Clone, Debug, Serialize)]
pub struct Survey {
    pub generation: Generation,
    /// What must be dealt with first.
    pub obstacles: Vec<Obstacle>,
    pub states: States,
    /// What the engine's rows mean otherwise than tasker's, by name.
    pub counts: BTreeMap<String, i64>,
    pub tables: Vec<TableFile>,
    /// Of the engine, and not tasker's business.
    pub left_alone: Vec<TableFile>,
    /// Built again by the change of types, unless they are dropped before.
    pub time_indexes: Vec<OtherIndex>,
    /// Made again in the cut-over.
    pub views: Vec<OtherView>,
    /// Connected now; none may be at the cut-over.
    pub sessions: Vec<OtherSession>,
    /// How many seconds ago the newest change was, by UTC.
    pub newest_change_seconds: Option<f64>,
}

/// Reads everything; changes nothing.
///
/// # Errors
/// A [`Failure`] where there is nothing that could be adopted.
pub async fn survey(session: &Session, target: &Target, schema: &str) -> Result<Survey> {
    let adoption = Adoption::take(session, schema).await?;
    let Some(generation) = adoption.generation else {
        return Err(match adoption.next {
            Some(next) => Failure::new("the tables have been cut over already")
                .hint(format!("go on with `{}`", next.command()))
                .into(),
            None => nothing(target, schema),
        });
    };
    refuse_early(generation, schema)?;
    let mut found = obstacles(session, target, schema).await?;
    found.extend(cycle(session).await?);
    let counts = survey_rows(session).await.context("counting the rows")?.counts;
    Ok(Survey {
        generation,
        obstacles: found,
        states: States::count(session).await?,
        counts: numbers(counts),
        tables: table_files(session, schema, &TABLES).await.context("measuring the tables")?,
        left_alone: table_files(session, schema, &LEFT_ALONE).await.context("measuring the tables")?,
        time_indexes: time_indexes(session, schema, &TABLES).await.context("reading the indexes")?,
        views: dependent_views(session, schema, &TABLES).await.context("reading the views")?,
        sessions: other_sessions(session, &[]).await.context("reading the sessions")?,
        newest_change_seconds: newest_change(session).await.context("reading the newest change")?,
    })
}

fn numbers(counts: Value) -> BTreeMap<String, i64> {
    serde_json::from_value(counts).unwrap_or_default()
}

/// Refuses a generation without a history.
pub fn refuse_early(generation: Generation, schema: &str) -> Result<()> {
    if generation != Generation::Early {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the tables in schema {schema:?} are of the engine {}, which kept no history of states",
        generation.meaning()
    ))
    .hint(format!("nothing was changed; migrate the engine to 2.0 or later with its own migrations, then run `{TASKER} migrate adopt check`"))
    .into())
}

/// What forbids every phase that changes something, as cheap to find as it must be each time.
pub async fn obstacles(session: &Session, target: &Target, schema: &str) -> Result<Vec<Obstacle>> {
    let mut found = Vec::new();
    if let Err(error) = rights::check(session, target, schema).await {
        match error.downcast::<Failure>() {
            Ok(failure) => found.push(Obstacle::of(&failure)),
            Err(error) => return Err(error),
        }
    }
    let newest = newest_change(session).await.context("reading the newest change")?;
    if let Some(ago) = newest.filter(|ago| *ago < -AHEAD) {
        found.push(Obstacle {
            what: format!(
                "the times in schema {schema:?} are not in UTC: the newest transition lies {:.0} minutes in the future",
                -ago / 60.0
            ),
            hint: "nothing was changed; its times would all be wrong by that. Let the application write UTC \
                   (`config.active_record.default_timezone = :utc`), and convert the columns before"
                .to_owned(),
        });
    }
    let views = dependent_views(session, schema, &TABLES).await.context("reading the views")?;
    if let Some(view) = views.iter().find(|view| view.is_materialized) {
        found.push(Obstacle {
            what: format!("the materialized view {}.{} reads the tables", view.schema, view.name),
            hint: "nothing was changed; drop it, and make it again after the cut-over: its rows may take long to compute"
                .to_owned(),
        });
    }
    Ok(found)
}

/// Refuses a database with one of the obstacles that are found quickly.
pub async fn refuse_obstacles(session: &Session, target: &Target, schema: &str) -> Result<()> {
    match obstacles(session, target, schema).await?.into_iter().next() {
        Some(obstacle) => Err(obstacle.refuse()),
        None => Ok(()),
    }
}

/// Refuses a database with a task whose steps wait for each other.
pub async fn cycle(session: &Session) -> Result<Option<Obstacle>> {
    let mut after = 0;
    loop {
        let edges = backward_edges(session, after, TASKS).await.context("reading the edges")?;
        let Some(last) = edges.last() else { return Ok(None) };
        after = last.task_id;
        for of_task in edges.chunk_by(|one, next| one.task_id == next.task_id) {
            if let Some(step_id) = step_in_cycle(of_task) {
                return Ok(Some(Obstacle {
                    what: format!("the steps of task {} wait for each other in a cycle: step {step_id} waits for itself", of_task[0].task_id),
                    hint: "nothing was changed; remove an edge of the cycle from tasker_workflow_step_edges, or cancel the task and remove its edges"
                        .to_owned(),
                }));
            }
        }
    }
}

/// The smallest step that is left once all steps without parents are taken away, again and again.
fn step_in_cycle(edges: &[TaskEdge]) -> Option<i64> {
    let mut parents: HashMap<i64, usize> = HashMap::new();
    let mut children: HashMap<i64, Vec<i64>> = HashMap::new();
    for edge in edges {
        parents.entry(edge.parent_id).or_default();
        *parents.entry(edge.child_id).or_default() += 1;
        children.entry(edge.parent_id).or_default().push(edge.child_id);
    }
    let mut free: Vec<i64> = parents.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(id) = free.pop() {
        parents.remove(&id);
        for child in children.remove(&id).unwrap_or_default() {
            let count = parents.entry(child).or_default();
            *count -= 1;
            if *count == 0 {
                free.push(child);
            }
        }
    }
    parents.into_keys().min()
}

/// Refuses a database to which another program is connected, for a command that needs it alone.
pub async fn refuse_sessions(session: &Session, ignored: &[String], command: &str) -> Result<()> {
    let others = other_sessions(session, ignored).await.context("reading the sessions")?;
    if others.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = others.iter().map(|other| format!("  {}", describe(other))).collect();
    Err(Failure::new(format!("the application must be stopped first; connected are\n{}", list.join("\n")))
        .hint(format!(
            "nothing was changed; stop what is connected, then run `{command}` again. A program that never writes to these \
             tables may stay: `--ignore-application NAME`"
        ))
        .into())
}

/// `process 4711, "sidekiq", as rails from 10.0.0.5`
pub fn describe(session: &OtherSession) -> String {
    let OtherSession { pid, application, user, address } = session;
    let application =
        if application.is_empty() { "without a name".to_owned() } else { format!("{application:?}") };
    format!("process {pid}, {application}, as {user} from {address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_found_and_a_diamond_is_none() {
        let edges = |pairs: &[(i64, i64)]| -> Vec<TaskEdge> {
            pairs
                .iter()
                .map(|(parent_id, child_id)| TaskEdge {
                    task_id: 1,
                    parent_id: *parent_id,
                    child_id: *child_id,
                })
                .collect()
        };
        assert_eq!(step_in_cycle(&edges(&[(7, 5), (7, 6), (5, 4), (6, 4)])), None);
        assert_eq!(step_in_cycle(&edges(&[(1, 2), (2, 3), (3, 2), (3, 4)])), Some(2));
    }
}
