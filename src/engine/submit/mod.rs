//! Submitting tasks of a stored workflow: one ([`submit`]) or a file of them ([`batch`]), by the database's function,
//! which every role that may submit can call in its own transactions.

pub mod batch;
pub mod follow;
pub mod lines;

use std::fmt;

use anyhow::Context as _;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::templates::{self, StoredTemplate};
use tokio_postgres::error::SqlState;

use crate::db::Session;
use crate::db::queries::tasks::{Known, Submitted, checked_contexts, known_identities, submit_batch};
use crate::error::{Failure, Result, TASKER, shell_word};
use crate::model::jsonb::Json;
use crate::model::template::TemplateName;

/// A task to submit, as the function takes it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewTask {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Added to the priority of each of its steps.
    #[serde(skip_serializing_if = "is_zero")]
    pub priority: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initiator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_system: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// At most one task of a workflow has it, in any of its versions; by default a new one is generated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(priority: &i16) -> bool {
    *priority == 0
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

/// Submits tasks of one workflow in one round trip. Returns for each, in order, whether it is new or was found under
/// its identity.
///
/// # Errors
/// A usage [`Failure`] for a task that [`NewTask::check`] refuses, a [`Failure`] for a workflow that does not exist;
/// nothing is submitted then.
pub async fn submit(session: &Session, workflow: &TemplateName, tasks: &[NewTask]) -> Result<Vec<Submitted>> {
    match try_submit(session, workflow, tasks).await {
        Err(error) => Err(match error.downcast::<UnknownWorkflow>() {
            Ok(unknown) => unknown.explain(session).await.into(),
            Err(error) => explain_misfits(error, workflow),
        }),
        submitted => submitted,
    }
}

/// Checks the contexts of tasks against what their workflow declares, and completes them with its defaults, as their
/// submission would.
///
/// # Errors
/// A usage [`Failure`] with every fault.
pub async fn check_contexts(
    session: &Session,
    workflow: &TemplateName,
    template: &StoredTemplate,
    tasks: &mut [NewTask],
) -> Result<()> {
    let checked = try_check_contexts(session, template, tasks).await;
    checked.map_err(|error| explain_misfits(error, workflow))
}

/// # Errors
/// [`Misfits`] instead of the [`Failure`].
async fn try_check_contexts(
    session: &Session,
    template: &StoredTemplate,
    tasks: &mut [NewTask],
) -> Result<()> {
    if template.template.context.is_none() {
        return Ok(());
    }
    let contexts: Vec<_> = tasks.iter().map(|task| task.context.clone()).collect();
    let checked = checked_contexts(session, template.named_task_id, &contexts).await;
    let checked = checked.map_err(|error| match Misfits::of(&error) {
        Some(misfits) => misfits.into(),
        None => anyhow::Error::from(error).context("checking the contexts"),
    })?;
    for (task, checked) in tasks.iter_mut().zip(checked) {
        task.context = checked.context;
    }
    Ok(())
}

fn explain_misfits(error: anyhow::Error, workflow: &TemplateName) -> anyhow::Error {
    match error.downcast::<Misfits>() {
        Ok(misfits) => misfits.explain(workflow, |ordinal| format!("task {ordinal}")).into(),
        Err(error) => error,
    }
}

/// Contexts that do not fit what their workflow declares, as the function that checks them says it.
#[derive(Debug)]
struct Misfits {
    message: String,
    /// One on each line; of several tasks each begins with `task N: `, from 1.
    faults: String,
}

impl Misfits {
    fn of(error: &tokio_postgres::Error) -> Option<Misfits> {
        let server = error.as_db_error().filter(|server| server.constraint() == Some("context"))?;
        let faults = server.detail().unwrap_or_default().to_owned();
        Some(Misfits { message: server.message().to_owned(), faults })
    }

    /// Names each task as its submitter knows it.
    fn explain(self, workflow: &TemplateName, name: impl Fn(usize) -> String) -> Failure {
        let named = |line: &str| {
            let parts = line.strip_prefix("task ").and_then(|rest| rest.split_once(": "));
            match parts.and_then(|(ordinal, fault)| Some((ordinal.parse().ok()?, fault))) {
                Some((ordinal, fault)) => format!("{}: {fault}", name(ordinal)),
                None => line.to_owned(),
            }
        };
        let faults = self.faults.lines().map(named).collect::<Vec<_>>().join("\n");
        let fields = shell_word(&workflow.to_string());
        Failure::usage(self.message)
            .hint(format!("see its fields with `{TASKER} template show {fields}`"))
            .caused_by(faults)
    }
}

impl fmt::Display for Misfits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfits {}

/// [`submit`] within a transaction, in which no further question can be asked after an error.
///
/// # Errors
/// [`UnknownWorkflow`] and [`Misfits`] instead of a [`Failure`].
async fn try_submit(session: &Session, workflow: &TemplateName, tasks: &[NewTask]) -> Result<Vec<Submitted>> {
    for task in tasks {
        task.check()?;
    }
    let error = match submit_batch(session, &workflow.to_string(), &Json::of(&tasks)).await {
        Ok(submitted) => return Ok(submitted),
        Err(error) => error,
    };
    if let Some(misfits) = Misfits::of(&error) {
        return Err(misfits.into());
    }
    let has_hint = error.as_db_error().is_some_and(|server| server.hint().is_some());
    Err(match error.code() {
        Some(&SqlState::NO_DATA_FOUND) => {
            UnknownWorkflow { name: workflow.clone(), said: said(&error, Failure::new) }.into()
        }
        Some(&SqlState::INVALID_PARAMETER_VALUE) => said(&error, Failure::usage).into(),
        Some(&SqlState::INSUFFICIENT_PRIVILEGE | &SqlState::OBJECT_NOT_IN_PREREQUISITE_STATE) if has_hint => {
            said(&error, Failure::new).into()
        }
        _ => anyhow::Error::from(error).context("submitting tasks"),
    })
}

/// A submission named a workflow that does not exist.
#[derive(Debug)]
struct UnknownWorkflow {
    name: TemplateName,
    said: Failure,
}

impl UnknownWorkflow {
    /// Names the nearest. A role that may do nothing but submit cannot list the workflows.
    async fn explain(self, session: &Session) -> Failure {
        templates::unknown(session, &self.name).await.unwrap_or(self.said)
    }
}

impl fmt::Display for UnknownWorkflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)
    }
}

impl std::error::Error for UnknownWorkflow {}

/// The words of the function that refused, as the program's own.
fn said(error: &tokio_postgres::Error, failure: fn(String) -> Failure) -> Failure {
    let Some(server) = error.as_db_error() else { return failure(error.to_string()) };
    let failure = failure(server.message().to_owned());
    match server.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
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
