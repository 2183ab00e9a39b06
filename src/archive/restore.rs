//! Reads archived tasks, and copies them back.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use bytes::Bytes;
use serde::Serialize;
use serde_json::{Map, Value};

use super::manifest::{Manifest, ManifestWorkflow, Table};
use super::part::{self, Part};
use super::rows::{fields, leading_number};
use crate::db::Session;
use crate::db::queries::archives::{
    archive_facts, archive_lock, copy_statement, existing_tasks, list_archives, record_restored,
    retained_workflows,
};
use crate::error::{Failure, Result, TASKER};

/// Rows sent to the server at once.
const PIECE: usize = 1 << 16;

/// An archived task with all its rows, as they were.
#[derive(Clone, Debug, Serialize)]
pub struct ArchivedTask {
    /// The folder that it is in.
    pub part: PathBuf,
    pub archived_at: jiff::Timestamp,
    pub workflow: Option<ManifestWorkflow>,
    pub task: Map<String, Value>,
    pub transitions: Vec<Map<String, Value>>,
    pub steps: Vec<Map<String, Value>>,
    pub edges: Vec<Map<String, Value>>,
    pub step_transitions: Vec<Map<String, Value>>,
}

/// What came back.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Restored {
    pub tasks: u64,
    pub steps: u64,
    /// Tasks that are in the database already.
    pub existing: Vec<i64>,
    pub part: PathBuf,
}

/// The ids of a part's tasks.
///
/// # Errors
/// A [`Failure`] for a file that cannot be read.
pub fn task_ids(part: &Part) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    each(part, Table::Tasks, |record| ids.extend(leading_number(record, 0)))?;
    Ok(ids)
}

/// Finds the part with a task, the newest first: in the archive at `from`, or in those that the database has recorded.
///
/// # Errors
/// A [`Failure`] if no part that can be read has it.
pub async fn find(session: Option<&Session>, task_id: i64, from: Option<&Path>) -> Result<Part> {
    let mut unread = None;
    let parts = match (from, session) {
        (Some(from), _) => {
            let mut parts = parts_at(from)?;
            parts.sort_by_key(|part| std::cmp::Reverse(part.manifest.archived_at));
            parts
        }
        (None, Some(session)) => {
            let rows =
                list_archives(session, Some(task_id), i64::MAX).await.context("reading the archives")?;
            let mut parts = Vec::new();
            for row in rows {
                match row.location.as_deref().map(|location| Part::open(Path::new(location))) {
                    Some(Ok(part)) => parts.push(part),
                    Some(Err(error)) => unread = unread.or(Some(error)),
                    None => {}
                }
            }
            parts
        }
        (None, None) => Vec::new(),
    };
    for part in parts {
        let range = part.manifest.first_task_id..=part.manifest.last_task_id;
        if range.contains(&task_id) && task_ids(&part)?.contains(&task_id) {
            return Ok(part);
        }
    }
    Err(unread.unwrap_or_else(|| {
        Failure::new(format!("no archive has task {task_id}"))
            .hint(format!("list the archives with `{TASKER} archive list`, or name a folder with --from DIR"))
            .into()
    }))
}

/// The parts of an archive, or the one part that the folder is.
///
/// # Errors
/// A [`Failure`] if there is none.
pub fn parts_at(folder: &Path) -> Result<Vec<Part>> {
    if let Some(manifest) = Manifest::read(folder)? {
        return Ok(vec![Part { path: folder.to_owned(), manifest }]);
    }
    let parts = part::list(folder)?;
    if parts.is_empty() {
        let message = format!("{} has no part of an archive", folder.display());
        return Err(Failure::new(message)
            .hint(format!("list the archives with `{TASKER} archive list`"))
            .into());
    }
    Ok(parts)
}

/// Reads a task out of a part.
///
/// # Errors
/// A [`Failure`] for a file that is damaged.
pub fn read(part: &Part, task_id: i64) -> Result<ArchivedTask> {
    part.verify()?;
    let of_task = |position| move |record: &[u8]| leading_number(record, position) == Some(task_id);
    let task = objects(part, Table::Tasks, of_task(0))?.into_iter().next();
    let task = task.ok_or_else(|| Failure::new(format!("{} has no task {task_id}", part.path.display())))?;
    let steps = objects(part, Table::Steps, of_task(1))?;
    let ids: HashSet<i64> = steps.iter().filter_map(|step| number(step, "workflow_step_id")).collect();
    let of_step =
        |position| move |record: &[u8]| leading_number(record, position).is_some_and(|id| ids.contains(&id));
    let named_task_id = number(&task, "named_task_id");
    Ok(ArchivedTask {
        part: part.path.clone(),
        archived_at: part.manifest.archived_at,
        workflow: named_task_id.and_then(|id| part.manifest.workflow(id)).cloned(),
        transitions: objects(part, Table::TaskTransitions, of_task(1))?,
        edges: objects(part, Table::Edges, of_step.clone()(2))?,
        step_transitions: objects(part, Table::StepTransitions, of_step(1))?,
        task,
        steps,
    })
}

fn number(row: &Map<String, Value>, column: &str) -> Option<i64> {
    row.get(column)?.as_str()?.parse().ok()
}

/// The rows of a table that are wanted, as objects with the texts of the file.
fn objects(part: &Part, table: Table, is_wanted: impl Fn(&[u8]) -> bool) -> Result<Vec<Map<String, Value>>> {
    let columns = columns(part, table)?;
    let mut rows = Vec::new();
    each(part, table, |record| {
        if is_wanted(record) {
            let values = fields(record).into_iter().map(|field| field.map_or(Value::Null, Value::String));
            rows.push(columns.iter().cloned().zip(values).collect());
        }
    })?;
    Ok(rows)
}

fn columns(part: &Part, table: Table) -> Result<Vec<String>> {
    let mut header = Vec::new();
    part.rows(table)?.next(&mut header).map_err(|error| unread(part, table, error))?;
    Ok(fields(&header).into_iter().flatten().collect())
}

/// Calls a function with every row of a table.
fn each(part: &Part, table: Table, mut take: impl FnMut(&[u8])) -> Result<()> {
    let mut records = part.rows(table)?;
    let mut record = Vec::new();
    let mut is_header = true;
    while records.next(&mut record).map_err(|error| unread(part, table, error))? {
        if !std::mem::take(&mut is_header) {
            take(&record);
        }
    }
    Ok(())
}

fn unread(part: &Part, table: Table, error: io::Error) -> Failure {
    Failure::new(format!("could not read {}", part.path.join(table.file()).display())).caused_by(error)
}

/// Copies the tasks of a part back, or one of them, in one transaction.
///
/// # Errors
/// A [`Failure`] if a file differs from its manifest, if the part comes from another database, or if the one task is
/// in the database already; the server's. Nothing is restored then.
pub async fn restore(session: &mut Session, part: &Part, only: Option<i64>) -> Result<Restored> {
    part.verify()?;
    let schema = session.schema().to_owned();
    let all = match only {
        Some(task_id) => vec![task_id],
        None => task_ids(part)?,
    };
    session
        .transaction(async |session: &Session| {
            archive_lock(session, &schema).await.context("waiting for another archive run")?;
            ensure_same_database(session, part, &schema).await?;
            let existing = existing_tasks(session, &all).await.context("looking for the tasks")?;
            if let Some(task_id) = only.filter(|_| !existing.is_empty()) {
                return Err(Failure::new(format!("task {task_id} is in the database already"))
                    .hint(format!("look at it: `{TASKER} task show {task_id}`"))
                    .into());
            }
            let known: BTreeSet<i64> = existing.iter().copied().collect();
            let wanted: HashSet<i64> = all.iter().copied().filter(|id| !known.contains(id)).collect();
            let mut step_ids = HashSet::new();
            each(part, Table::Steps, |record| {
                if leading_number(record, 1).is_some_and(|task_id| wanted.contains(&task_id)) {
                    step_ids.extend(leading_number(record, 0));
                }
            })?;
            for table in Table::ALL {
                let is_wanted = |record: &[u8]| {
                    let (ids, position) = match table {
                        Table::Tasks => (&wanted, 0),
                        Table::Steps | Table::TaskTransitions => (&wanted, 1),
                        Table::Edges => (&step_ids, 2),
                        Table::StepTransitions => (&step_ids, 1),
                    };
                    leading_number(record, position).is_some_and(|id| ids.contains(&id))
                };
                copy(session, part, table, &schema, is_wanted).await?;
            }
            let task_ids: Vec<i64> = wanted.iter().copied().collect();
            record_restored(session, &task_ids, &part.manifest.key)
                .await
                .context("recording what came back")?;
            Ok::<_, anyhow::Error>(Restored {
                tasks: wanted.len() as u64,
                steps: step_ids.len() as u64,
                existing,
                part: part.path.clone(),
            })
        })
        .await
}

async fn copy(
    session: &Session,
    part: &Part,
    table: Table,
    schema: &str,
    is_wanted: impl Fn(&[u8]) -> bool,
) -> Result<()> {
    let columns = columns(part, table)?;
    let statement =
        copy_statement(session, schema, table.name(), &columns).await.context("reading the columns")?;
    if !statement.unknown.is_empty() {
        return Err(Failure::new(format!(
            "the archived rows of {} have columns that the table does not have: {}",
            table.name(),
            statement.unknown.join(", ")
        ))
        .hint("restore into a database of the release that archived them")
        .into());
    }
    let mut records = part.rows(table)?;
    let mut is_header = true;
    let mut record = Vec::new();
    // Each holds many rows: a message for every row would take longer than the rows.
    let pieces = std::iter::from_fn(|| {
        let mut piece = Vec::with_capacity(PIECE);
        while piece.len() < PIECE {
            match records.next(&mut record) {
                Ok(false) => break,
                Ok(true) if std::mem::take(&mut is_header) => {}
                Ok(true) if is_wanted(&record) => piece.extend_from_slice(&record),
                Ok(true) => {}
                Err(error) => return Some(Err(unread(part, table, error).into())),
            }
        }
        (!piece.is_empty()).then(|| Ok::<_, anyhow::Error>(Bytes::from(piece)))
    });
    session
        .copy_in(&statement.statement, pieces)
        .await
        .with_context(|| format!("copying rows into {}", table.name()))?;
    Ok(())
}

/// Ids mean the same only in the database that gave them.
async fn ensure_same_database(session: &Session, part: &Part, schema: &str) -> Result<()> {
    let Manifest { origin, schema_version, workflows, .. } = &part.manifest;
    let from = format!("{} comes from the database {}", part.path.display(), origin.database);
    let facts = archive_facts(session, schema).await.context("reading the database's facts")?;
    if *schema_version > facts.schema_version {
        let message = format!(
            "{from} at version {schema_version} of the schema, and this one has version {}",
            facts.schema_version
        );
        return Err(Failure::new(message).hint(format!("bring it up to date: `{TASKER} migrate up`")).into());
    }
    let there = retained_workflows(session, None, None).await.context("reading the workflows")?;
    let is_there = |workflow: &&ManifestWorkflow| {
        there.iter().any(|row| {
            row.named_task_id == workflow.named_task_id
                && (&row.namespace, &row.name, &row.version)
                    == (&workflow.namespace, &workflow.name, &workflow.version)
        })
    };
    let last_task_id = facts.last_ids.get("tasker_tasks_task_id_seq").copied().flatten();
    let missing = workflows.iter().find(|workflow| !is_there(workflow));
    if missing.is_none() && last_task_id.is_none_or(|last| last >= part.manifest.last_task_id) {
        return Ok(());
    }
    let why = match missing {
        Some(ManifestWorkflow { namespace, name, version, .. }) => {
            format!("{namespace}/{name}@{version} is not there under its id")
        }
        None => "tasks with these ids have not been submitted there".to_owned(),
    };
    Err(Failure::new(format!("{from}, and not from this one: {why}"))
        .hint("restore into the database that was archived, or into a copy of it made by pg_dump or pg_basebackup")
        .into())
}
