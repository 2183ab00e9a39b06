//! Submitting tasks of a stored workflow: one ([`submit`]) or a file of them
//! ([`batch`]), by the same statement.

pub mod batch;
pub mod follow;
pub mod lines;

use std::collections::HashSet;

use anyhow::Context as _;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::templates::StoredTemplate;
use crate::db::Session;
use crate::db::queries::tasks::known_identities::{Known, known_identities};
use crate::db::queries::tasks::submit_tasks::{self, Submitted, submit_tasks};
use crate::error::{Failure, Result};
use crate::model::jsonb::Json;

/// A task to submit.
#[derive(Clone, Debug, Default)]
pub struct NewTask {
    pub context: Option<Json>,
    pub tags: Vec<String>,
    /// Added to the priority of each of its steps.
    pub priority: i16,
    pub initiator: Option<String>,
    pub source_system: Option<String>,
    pub reason: Option<String>,
    /// At most one task of a workflow has it, in any of its versions; by default a new one is generated.
    pub identity: Option<String>,
}

/// The identity that two tasks share when their workflow's definition and their
/// context are the same: SHA-256 over both, in hex. The order of an object's keys does not matter.
pub fn dedupe_identity(template: &StoredTemplate, context: Option<&Json>) -> String {
    let mut hash = Sha256::new();
    hash.update(template.definition_hash.as_bytes());
    if let Some(context) = context {
        hash.update(context.sorted().as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl NewTask {
    /// Rejects values that PostgreSQL cannot store, so that the message names the field.
    ///
    /// # Errors
    /// A usage [`Failure`] that names the field with a NUL character, or the fault of the identity.
    pub fn check(&self) -> Result<(), Failure> {
        self.check_identity()?;
        let texts = [
            ("initiator", self.initiator.as_deref()),
            ("source system", self.source_system.as_deref()),
            ("reason", self.reason.as_deref()),
            ("identity", self.identity.as_deref()),
        ];
        let nul = texts
            .into_iter()
            .find_map(|(name, text)| text.is_some_and(|text| text.contains('\0')).then_some(name.to_owned()))
            .or_else(|| self.tags.iter().any(|tag| tag.contains('\0')).then(|| "a tag".to_owned()));
        match nul {
            Some(field) => Err(Failure::usage(format!(
                "{field} contains a NUL character, which PostgreSQL cannot store"
            ))
            .hint("take \\u0000 out of it")),
            None => Ok(()),
        }
    }

    fn check_identity(&self) -> Result<(), Failure> {
        match self.identity.as_deref().map(str::len) {
            // A script's unset variable: all its tasks would be one task.
            Some(0) => {
                Err(Failure::usage("the identity is empty")
                    .hint("leave it out to submit a new task every time"))
            }
            Some(length) if length > LONGEST_IDENTITY => Err(Failure::usage(format!(
                "the identity has {length} bytes; the limit is {LONGEST_IDENTITY} bytes"
            ))
            .hint("use a hash of it instead")),
            _ => Ok(()),
        }
    }
}

/// In bytes: an entry of a unique index takes at most about 2,700.
const LONGEST_IDENTITY: usize = 2000;

/// Finds the tasks that a submission of these would find under their identities.
pub async fn find_known(session: &Session, named_task_id: i64, tasks: &[NewTask]) -> Result<Vec<Known>> {
    let identities: Vec<_> = tasks.iter().map(|task| task.identity.clone()).collect();
    let contexts: Vec<_> = tasks.iter().map(|task| task.context.clone()).collect();
    known_identities(session, named_task_id, &identities, &contexts)
        .await
        .context("looking up the identities")
}

/// Submits tasks of one workflow in one statement. Returns for each, in order,
/// whether it is new or was found under its identity.
///
/// # Errors
/// A usage [`Failure`] for a task that [`NewTask::check`] refuses; nothing is submitted then.
pub async fn submit(session: &Session, named_task_id: i64, tasks: &[NewTask]) -> Result<Vec<Submitted>> {
    for task in tasks {
        task.check()?;
    }
    let mut missing: Vec<usize> = (0..tasks.len()).collect();
    let mut submitted: Vec<Submitted> = Vec::with_capacity(tasks.len());
    // A task is missing from the answer if a concurrent transaction made its identity after this statement
    // started. That transaction has committed (the insert waited for it), so the next statement sees its
    // task.
    while !missing.is_empty() {
        let columns = columns(missing.iter().map(|&position| &tasks[position]));
        let answer = submit_tasks(session, named_task_id, &columns).await.context("submitting tasks")?;
        submitted
            .extend(answer.into_iter().map(|task| Submitted { position: missing[task.position], ..task }));
        let answered: HashSet<usize> = submitted.iter().map(|task| task.position).collect();
        missing.retain(|position| !answered.contains(position));
    }
    submitted.sort_by_key(|task| task.position);
    // Of two tasks of one identity in one call, the first is new.
    let mut seen = HashSet::new();
    for task in &mut submitted {
        task.is_new &= seen.insert(task.task_id);
    }
    Ok(submitted)
}

fn columns<'a>(tasks: impl Iterator<Item = &'a NewTask>) -> submit_tasks::Columns {
    let mut columns = submit_tasks::Columns::default();
    for task in tasks {
        columns.contexts.push(task.context.clone());
        columns.tags.push((!task.tags.is_empty()).then(|| Value::from(task.tags.clone())));
        columns.priorities.push(task.priority);
        columns.initiators.push(task.initiator.clone());
        columns.source_systems.push(task.source_system.clone());
        columns.reasons.push(task.reason.clone());
        columns.identities.push(task.identity.clone());
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_field_of_a_nul() {
        let refused = |task: NewTask| task.check().unwrap_err().to_string();
        assert!(refused(NewTask { reason: Some("\0".into()), ..NewTask::default() }).starts_with("reason "));
        assert!(refused(NewTask { tags: vec!["\0".into()], ..NewTask::default() }).starts_with("a tag "));
    }
}
