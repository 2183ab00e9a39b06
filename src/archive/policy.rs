//! Which retention each workflow has.

use std::collections::BTreeMap;

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use crate::db::Session;
use crate::db::queries::archives::{RetainedWorkflow, newest_ended_task, retained_workflows};
use crate::error::{Failure, Result};
use crate::model::retention::{Border, Retention};

/// The retentions of the configuration file, by `namespace/name`, `namespace/*` or `*`.
pub type Configured = BTreeMap<String, Retention>;

words! {
    /// Where the retention of a workflow comes from.
    pub enum RetentionSource {
        /// The configuration file names the workflow or its namespace.
        Configuration = "configuration",
        Template = "template",
        /// The configuration file has one for all other workflows.
        Default = "default",
        /// Nothing says how long: everything stays.
        None = "none",
    }
}

/// A workflow with all its versions.
#[derive(Clone, Debug, Serialize)]
pub struct WorkflowRetention {
    /// `namespace/name`.
    pub workflow: String,
    #[serde(skip)]
    pub versions: Vec<Version>,
    pub retention: Retention,
    pub source: RetentionSource,
}

/// A version of a workflow.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    pub named_task_id: i64,
    /// How many steps each task has.
    pub steps: i64,
}

/// Reads the retention of every workflow, or of those of a namespace or a name.
///
/// # Errors
/// The server's, and a [`Failure`] for a stored retention that this program does not understand.
pub async fn read(
    session: &Session,
    configured: &Configured,
    namespace: Option<&str>,
    name: Option<&str>,
) -> Result<Vec<WorkflowRetention>> {
    let rows = retained_workflows(session, namespace, name).await.context("reading the workflows")?;
    let of_workflow = |rows: &[RetainedWorkflow]| {
        // The highest version comes first.
        let newest = &rows[0];
        let (retention, source) = resolve(newest, configured)?;
        Ok(WorkflowRetention {
            workflow: format!("{}/{}", newest.namespace, newest.name),
            versions: rows
                .iter()
                .map(|row| Version { named_task_id: row.named_task_id, steps: row.steps })
                .collect(),
            retention,
            source,
        })
    };
    rows.chunk_by(|one, next| (&one.namespace, &one.name) == (&next.namespace, &next.name))
        .map(of_workflow)
        .collect()
}

fn resolve(newest: &RetainedWorkflow, configured: &Configured) -> Result<(Retention, RetentionSource)> {
    let RetainedWorkflow { namespace, name, version, retention, .. } = newest;
    let named =
        configured.get(&format!("{namespace}/{name}")).or_else(|| configured.get(&format!("{namespace}/*")));
    if let Some(retention) = named {
        return Ok((retention.clone(), RetentionSource::Configuration));
    }
    if let Some(declared) = retention {
        let retention = serde_json::from_value(declared.clone()).map_err(|error| {
            Failure::new(format!("the retention of {namespace}/{name}@{version} is not valid"))
                .caused_by(error)
                .hint("apply a version whose template has a valid one, or set one in tasker.toml")
        })?;
        return Ok((retention, RetentionSource::Template));
    }
    Ok(match configured.get("*") {
        Some(retention) => (retention.clone(), RetentionSource::Default),
        None => (Retention::default(), RetentionSource::None),
    })
}

impl WorkflowRetention {
    /// Lets ended tasks go that ended before `age`; the workflow's own retention can keep them longer.
    #[must_use]
    pub fn older_than(self, age: &Retention) -> WorkflowRetention {
        let retention = match self.source {
            RetentionSource::None => age.clone(),
            _ => self.retention.or_longer(age),
        };
        WorkflowRetention { retention, ..self }
    }

    /// Before which times a task of the workflow must have ended.
    ///
    /// # Errors
    /// The server's.
    pub async fn border(&self, session: &Session, now: Timestamp) -> Result<Border> {
        let kept_from = match self.retention.keep_last {
            Some(kept) => {
                let versions: Vec<i64> = self.versions.iter().map(|version| version.named_task_id).collect();
                let found = newest_ended_task(session, &versions, i64::from(kept)).await;
                // Without an ended task there is nothing to look at.
                Some(found.context("finding the newest ended tasks")?.unwrap_or(0))
            }
            None => None,
        };
        Ok(self.retention.border(now, kept_from))
    }
}
