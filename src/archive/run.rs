//! Takes expired tasks out of the database, one part after the other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use super::due::{Due, Walk};
use super::manifest::{self, Manifest, ManifestWorkflow, Origin, Table};
use super::part::{self, Folder, Part};
use super::policy::WorkflowRetention;
use crate::db::Session;
use crate::db::queries::archives::{
    ArchiveFacts, RowCounts, archive_facts, archive_lock, archived_workflows, delete_tasks, existing_tasks,
    lock_ended_tasks, name_archived_tasks, recorded_archives,
};
use crate::db::queries::server::clock;
use crate::db::queries::upkeep::hold_upkeep;
use crate::error::{Failure, Result, TASKER};
use crate::model::state::State;

/// Steps of one part that is written to files: some seconds of work.
const STEPS_OF_PART: i64 = 70_000;
/// Steps deleted by one transaction: some tens of milliseconds.
const STEPS_OF_BATCH: i64 = 3_500;
/// Tasks of one part or batch, however few steps they have.
const TASKS: usize = 10_000;

/// What a run does with the tasks.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The folder of the archive; `None`: the tasks are only deleted.
    pub to: Option<&'a Path>,
    /// The most tasks to take out.
    pub limit: Option<u64>,
    /// The share of the time in which it works, in percent: it rests for the remainder.
    pub load: u32,
    /// USER@HOST.
    pub by: &'a str,
    /// That of the upkeep's lease: without it, nothing is done. `None`: a person runs it.
    pub fence: Option<i64>,
}

/// What a run has done so far.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Archived {
    pub tasks: u64,
    pub steps: u64,
    /// Tasks that had expired and were locked or changed by somebody else meanwhile.
    pub skipped: u64,
    /// The folders that were written.
    pub parts: Vec<PathBuf>,
    /// Bytes in their files.
    pub bytes: u64,
    /// Folders of interrupted runs whose tasks are still in the database.
    pub removed: Vec<PathBuf>,
    pub took_ms: u64,
}

/// What has expired, for a preview.
#[derive(Clone, Debug, Serialize)]
pub struct Expired {
    pub workflow: String,
    pub complete: u64,
    pub error: u64,
    pub cancelled: u64,
    pub steps: u64,
    pub first_task_id: i64,
    pub last_task_id: i64,
}

impl Expired {
    pub fn tasks(&self) -> u64 {
        self.complete + self.error + self.cancelled
    }
}

/// Counts what has expired, at most `limit` tasks.
///
/// # Errors
/// The server's.
pub async fn preview(
    session: &Session,
    workflows: &[WorkflowRetention],
    limit: Option<u64>,
) -> Result<Vec<Expired>> {
    let mut walk = Walk::new(workflows, now(session).await?);
    let mut expired: Vec<Expired> = Vec::new();
    let mut left = limit.unwrap_or(u64::MAX);
    while left > 0 {
        let Some(found) = walk.next(session).await? else { break };
        for due in found.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
            left -= 1;
            let workflow = &workflows[due.workflow].workflow;
            if expired.last().is_none_or(|last| last.workflow != *workflow) {
                expired.push(Expired {
                    workflow: workflow.clone(),
                    complete: 0,
                    error: 0,
                    cancelled: 0,
                    steps: 0,
                    first_task_id: due.task_id,
                    last_task_id: due.task_id,
                });
            }
            let Some(of_workflow) = expired.last_mut() else { continue };
            match due.state {
                State::Error => of_workflow.error += 1,
                State::Cancelled => of_workflow.cancelled += 1,
                _ => of_workflow.complete += 1,
            }
            of_workflow.steps += due.steps.unsigned_abs();
            of_workflow.first_task_id = of_workflow.first_task_id.min(due.task_id);
            of_workflow.last_task_id = of_workflow.last_task_id.max(due.task_id);
        }
    }
    Ok(expired)
}

/// Takes out what has expired. `goes_on` receives what was done after each part, and returns whether to continue.
/// Deleted tasks are recorded under `run_key`, and under a new key where it is `None`.
/// Returns false where it has lost the upkeep's lease.
///
/// # Errors
/// The server's, or a [`Failure`] of a file. What was done before stays done.
pub async fn run(
    session: &mut Session,
    workflows: &[WorkflowRetention],
    options: &Options<'_>,
    run_key: &mut Option<String>,
    archived: &mut Archived,
    goes_on: &(dyn Fn(&Archived) -> bool + Sync),
) -> Result<bool> {
    let began = Instant::now();
    let facts = archive_facts(session, session.schema()).await.context("reading the database's facts")?;
    if let Some(archive) = options.to {
        archived.removed = remove_leftovers(session, archive, &facts).await?;
    }
    let steps_at_once = if options.to.is_some() { STEPS_OF_PART } else { STEPS_OF_BATCH };
    let mut walk = Walk::new(workflows, now(session).await?);
    let mut left = options.limit.unwrap_or(u64::MAX);
    let mut waiting: Vec<Due> = Vec::new();
    loop {
        let mut is_end = false;
        while !is_end && part_of(&waiting, steps_at_once, left) == waiting.len() {
            match walk.next(session).await? {
                Some(found) => waiting.extend(found),
                None => is_end = true,
            }
        }
        let taken: Vec<Due> = waiting.drain(..part_of(&waiting, steps_at_once, left)).collect();
        if taken.is_empty() {
            break;
        }
        let working = Instant::now();
        let Some(done) = take_out(session, &taken, options, &facts, run_key).await? else {
            return Ok(false);
        };
        left -= taken.len() as u64;
        archived.tasks += done.counts.tasks.unsigned_abs();
        archived.steps += done.counts.steps.unsigned_abs();
        archived.skipped += taken.len() as u64 - done.counts.tasks.unsigned_abs();
        archived.bytes += done.bytes;
        archived.parts.extend(done.path);
        archived.took_ms = began.elapsed().as_millis() as u64;
        if !goes_on(archived) {
            break;
        }
        rest(working.elapsed(), options.load, &|| goes_on(archived)).await;
    }
    archived.took_ms = began.elapsed().as_millis() as u64;
    Ok(true)
}

/// How many of the tasks make a part.
fn part_of(waiting: &[Due], steps_at_once: i64, left: u64) -> usize {
    let most = usize::try_from(left).unwrap_or(usize::MAX).min(TASKS).min(waiting.len());
    let mut steps = 0;
    // One task is a part, however many steps it has.
    let whole = waiting[..most].iter().position(|due| {
        steps += due.steps;
        steps > steps_at_once
    });
    whole.map_or(most, |position| position.max(1))
}

/// Rests as long as the share of work asks for.
async fn rest(worked: Duration, load: u32, goes_on: &(dyn Fn() -> bool + Sync)) {
    const LOOK: Duration = Duration::from_millis(200);
    let mut left = worked.mul_f64(f64::from(100 - load.clamp(1, 100)) / f64::from(load.clamp(1, 100)));
    while !left.is_zero() && goes_on() {
        let nap = left.min(LOOK);
        tokio::time::sleep(nap).await;
        left -= nap;
    }
}

async fn now(session: &Session) -> Result<Timestamp> {
    clock(session).await.context("reading the clock")
}

struct Done {
    counts: RowCounts,
    path: Option<PathBuf>,
    bytes: u64,
}

/// Takes one part out, in one transaction. Returns `None` where the upkeep's lease is another session's.
async fn take_out(
    session: &mut Session,
    taken: &[Due],
    options: &Options<'_>,
    facts: &ArchiveFacts,
    run_key: &mut Option<String>,
) -> Result<Option<Done>> {
    let task_ids: Vec<i64> = taken.iter().map(|due| due.task_id).collect();
    let sort_keys: Vec<Option<i32>> = taken.iter().map(|due| due.sort_key).collect();
    let workflow_ids: BTreeSet<i64> = taken.iter().map(|due| due.named_task_id).collect();
    let workflow_ids: Vec<i64> = workflow_ids.into_iter().collect();
    let mut folder = None;
    let mut written = None;
    let schema = session.schema().to_owned();
    let outcome = session
        .transaction(async |session: &Session| {
            let key = archive_lock(session, &schema).await.context("waiting for another archive run")?;
            if let Some(fence) = options.fence
                && hold_upkeep(session, fence).await.context("checking the upkeep's lease")?.is_none()
            {
                return Ok(None);
            }
            let locked =
                lock_ended_tasks(session, &task_ids, &sort_keys).await.context("locking the tasks")?;
            if locked.is_empty() {
                return Ok(Some(RowCounts::default()));
            }
            let Some(archive) = options.to else {
                let key = run_key.get_or_insert(key);
                let deleted = delete_tasks(session, &locked, key, None, None, options.by).await;
                return deleted.map(Some).context("deleting the tasks");
            };
            let made = folder.insert(Folder::create(archive, &key)?);
            let manifest =
                write(session, made, (&locked, &workflow_ids), key.clone(), &schema, facts).await?;
            let (path, hash) = made.finish(&manifest)?;
            let (path, hash) = (written.insert((path, manifest)).0.display().to_string(), hash);
            let counts = delete_tasks(session, &locked, &key, Some(&path), Some(&hash), options.by)
                .await
                .context("deleting the tasks")?;
            let manifest = &written.as_ref().expect("just written").1;
            for table in Table::ALL {
                let (rows, deleted) = (manifest.entry(table)?.rows, table.count(&counts));
                if rows != deleted.unsigned_abs() {
                    return Err(Failure::new(format!(
                        "{} has {rows} rows in the file and {deleted} in the database: nothing was deleted",
                        table.name()
                    ))
                    .hint(format!("see what differs: `{TASKER} check consistency`"))
                    .into());
                }
            }
            Ok::<_, anyhow::Error>(Some(counts))
        })
        .await;
    match outcome {
        Ok(None) => Ok(None),
        Ok(Some(counts)) => {
            let bytes = written.iter().flat_map(|(_, manifest)| &manifest.files).map(|file| file.bytes).sum();
            Ok(Some(Done { counts, path: written.map(|(path, _)| path), bytes }))
        }
        Err(error) => {
            // The reply to a commit can be lost: then the files may be all there is.
            let is_undone = crate::error::server_error(&error).is_none_or(|error| !error.is_closed());
            if let Some(folder) = folder.filter(|_| is_undone) {
                folder.remove();
            }
            Err(error)
        }
    }
}

/// Writes the files of a part, each synced and read back. Returns what its manifest says.
async fn write(
    session: &Session,
    folder: &Folder,
    (task_ids, workflow_ids): (&[i64], &[i64]),
    key: String,
    schema: &str,
    facts: &ArchiveFacts,
) -> Result<Manifest> {
    let list = task_ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    name_archived_tasks(session, &list).await.context("naming the tasks")?;
    let workflows = archived_workflows(session, workflow_ids).await.context("reading the workflows")?;
    let mut writing = Vec::new();
    for table in Table::ALL {
        writing.push(folder.write(session, table).await?);
    }
    let mut files = Vec::new();
    for file in writing {
        files.push(file.await.context("writing a file")??);
    }
    let rows =
        |table: Table| files.iter().find(|file| file.table == table.name()).map_or(0, |file| file.rows);
    Ok(Manifest {
        format: manifest::format(),
        key,
        origin: Origin {
            system_identifier: facts.system_identifier.clone(),
            database: facts.database.clone(),
            schema: schema.to_owned(),
        },
        schema_version: facts.schema_version,
        tasker: env!("CARGO_PKG_VERSION").to_owned(),
        archived_at: now(session).await?,
        first_task_id: task_ids.first().copied().unwrap_or_default(),
        last_task_id: task_ids.last().copied().unwrap_or_default(),
        tasks: rows(Table::Tasks),
        steps: rows(Table::Steps),
        workflows: workflows
            .into_iter()
            .map(|workflow| ManifestWorkflow {
                named_task_id: workflow.named_task_id,
                namespace: workflow.namespace,
                name: workflow.name,
                version: workflow.version,
                steps: workflow.steps,
                definition: workflow.definition,
            })
            .collect(),
        files,
    })
}

/// Removes the parts that a killed run has left: those without a manifest, and those that are not recorded, as long as
/// every task of theirs is in the database. No other run writes meanwhile: it would need the lock.
async fn remove_leftovers(
    session: &mut Session,
    archive: &Path,
    facts: &ArchiveFacts,
) -> Result<Vec<PathBuf>> {
    let schema = session.schema().to_owned();
    session
        .transaction(async |session: &Session| {
            archive_lock(session, &schema).await.context("waiting for another archive run")?;
            let mut leftovers = part::unfinished(archive)?;
            let parts = part::list(archive)?;
            if let Some(foreign) = parts.iter().find(|part| !is_from(&part.manifest.origin, facts, &schema)) {
                let Origin { database, schema, .. } = &foreign.manifest.origin;
                let message = format!(
                    "{} is in use by the archive of another database: {database}, schema {schema}",
                    archive.display()
                );
                return Err(Failure::usage(message).hint("name a folder of its own with --to DIR").into());
            }
            let keys: Vec<String> = parts.iter().map(|part| part.manifest.key.clone()).collect();
            let recorded = recorded_archives(session, &keys).await.context("reading the archives")?;
            for part in parts.into_iter().filter(|part| !recorded.contains(&part.manifest.key)) {
                ensure_undeleted(session, &part).await?;
                leftovers.push(part.path);
            }
            for path in &leftovers {
                fs::remove_dir_all(path).map_err(|error| {
                    Failure::new(format!(
                        "could not remove {}, which an interrupted run left",
                        path.display()
                    ))
                    .caused_by(error)
                })?;
            }
            Ok::<_, anyhow::Error>(leftovers)
        })
        .await
}

fn is_from(origin: &Origin, facts: &ArchiveFacts, schema: &str) -> bool {
    origin.system_identifier == facts.system_identifier
        && origin.database == facts.database
        && origin.schema == schema
}

/// A part that is not recorded has deleted nothing, unless the database is older than the part: restored from a backup.
async fn ensure_undeleted(session: &Session, part: &Part) -> Result<()> {
    let task_ids = super::restore::task_ids(part)?;
    let there = existing_tasks(session, &task_ids).await.context("looking for the tasks of a part")?;
    if there.len() == task_ids.len() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} is not recorded in this database, which lacks {} of its {} tasks",
        part.path.display(),
        task_ids.len() - there.len(),
        task_ids.len()
    ))
    .hint(format!(
        "move the folder elsewhere, or restore its tasks: `{TASKER} archive restore --from FOLDER`"
    ))
    .into())
}
