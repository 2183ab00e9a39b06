//! Finding an applied template by its name or id.

use std::collections::HashMap;

use anyhow::Context as _;
use jiff::Timestamp;

use crate::db::Session;
use crate::db::queries::templates::{
    TemplateRow, WorkflowVersion, find_template, list_templates, load_template,
};
use crate::error::{Failure, Result, TASKER};
use crate::model::template::{Template, TemplateName};
use crate::text::suggest::nearest;

/// A template as it was applied.
#[derive(Clone, Debug)]
pub struct StoredTemplate {
    pub named_task_id: i64,
    pub template: Template,
    /// SHA-256 of the canonical definition, in hex.
    pub definition_hash: String,
    /// The id of each step's name.
    pub named_step_ids: HashMap<String, i64>,
    pub created_at: Timestamp,
}

impl StoredTemplate {
    /// Its name, with its version.
    pub fn name(&self) -> TemplateName {
        let Template { namespace, name, version, .. } = &self.template;
        TemplateName { namespace: namespace.clone(), name: name.clone(), version: Some(version.clone()) }
    }
}

/// Finds the named version, or the highest without one.
///
/// # Errors
/// A [`Failure`] that names the nearest workflow or version if it does not exist.
pub async fn find(session: &Session, name: &TemplateName) -> Result<StoredTemplate> {
    let row = find_template(session, &name.namespace, &name.name, name.version.as_deref())
        .await
        .with_context(|| format!("finding the workflow {name}"))?;
    match row {
        Some(row) => decode(row),
        None => Err(unknown(session, name).await?.into()),
    }
}

/// Loads a template by its id.
///
/// # Errors
/// A [`Failure`] if it does not exist.
pub async fn load(session: &Session, named_task_id: i64) -> Result<StoredTemplate> {
    let row = load_template(session, named_task_id)
        .await
        .with_context(|| format!("loading the workflow with id {named_task_id}"))?;
    decode(row.ok_or_else(|| Failure::new(format!("no workflow has the id {named_task_id}")))?)
}

/// Lists every version by namespace and name, the highest of each first.
pub async fn list(session: &Session, namespace: Option<&str>) -> Result<Vec<WorkflowVersion>> {
    list_templates(session, namespace).await.context("listing the workflows")
}

fn decode(row: TemplateRow) -> Result<StoredTemplate> {
    let name = format!("{}/{}@{}", row.namespace, row.name, row.version);
    let (Some(definition), Some(definition_hash)) = (row.definition, row.definition_hash) else {
        return Err(Failure::new(format!("{name} has no definition: another program wrote it"))
            .hint(format!(
                "describe it in a YAML file and run `{TASKER} template apply FILE` with a new version"
            ))
            .into());
    };
    let template = serde_json::from_value(definition).map_err(|error| {
        Failure::new(format!("the stored definition of {name} cannot be read"))
            .hint("a newer tasker may have written it: compare `tasker --version` on both sides")
            .caused_by(error)
    })?;
    Ok(StoredTemplate {
        named_task_id: row.named_task_id,
        template,
        definition_hash,
        named_step_ids: row.named_step_ids,
        created_at: row.created_at,
    })
}

/// Returns the error for an unknown workflow, with the nearest name.
pub async fn unknown(session: &Session, name: &TemplateName) -> Result<Failure> {
    let applied = list(session, None).await?;
    if applied.is_empty() {
        return Ok(Failure::new(format!("no workflow is called {name}: none has been applied"))
            .hint(format!("{TASKER} template apply FILE")));
    }
    let versions: Vec<&str> = applied
        .iter()
        .filter(|row| row.namespace == name.namespace && row.name == name.name)
        .map(|row| row.version.as_str())
        .collect();
    if let (Some(version), Some(highest)) = (&name.version, versions.first()) {
        let path = format!("{}/{}", name.namespace, name.name);
        let failure = Failure::new(format!("{path} has no version {version}; its highest is {highest}"));
        return Ok(failure.hint(format!("see its versions with `{TASKER} template list {path}`")));
    }
    // "order" where only "shop/order" exists is a forgotten namespace, not a slip.
    let paths: Vec<String> = applied.iter().map(|row| format!("{}/{}", row.namespace, row.name)).collect();
    let wanted = format!("{}/{}", name.namespace, name.name);
    let elsewhere = applied.iter().position(|row| row.name == name.name).map(|at| paths[at].as_str());
    let meant = elsewhere.or_else(|| nearest(&wanted, paths.iter().map(String::as_str)));
    let failure = Failure::new(format!("no workflow is called {wanted}"));
    Ok(match meant {
        Some(meant) => failure.hint(format!("did you mean {meant}? `{TASKER} template list` shows them all")),
        None => failure.hint(format!("list the workflows with `{TASKER} template list`")),
    })
}
