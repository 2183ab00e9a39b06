//! Storing templates: all of one call, or none.

use anyhow::Context as _;
use serde::Serialize;

use super::bind::{bind, bind_unfinished};
use crate::db::Session;
use crate::db::queries::templates::{apply_template, list_templates};
use crate::error::{Failure, Result};
use crate::model::template::{Template, Version, canonical_definition};

/// The outcome of one template.
#[derive(Clone, Debug, Serialize)]
pub struct Applied {
    pub named_task_id: i64,
    pub namespace: String,
    pub name: String,
    pub version: String,
    pub steps: usize,
    /// SHA-256 of the canonical definition, in hex.
    pub definition_hash: String,
    pub change: TemplateChange,
    /// Unfinished steps of adopted tasks that were given their handlers.
    pub bound_steps: i64,
}

/// Whether a template was stored now or lay there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateChange {
    Applied,
    /// The same version with the same content was there.
    Unchanged,
    /// The version was adopted, and had no definition.
    Bound,
}

/// Stores the templates in one transaction. Returns the outcome of each, in their order.
///
/// # Errors
/// A [`Failure`] if a version is stored already with different content, or was adopted with other steps; nothing is
/// stored then.
pub async fn apply(session: &mut Session, templates: &[Template]) -> Result<Vec<Applied>> {
    let mut applied = session
        .transaction(async |session: &Session| {
            let mut applied = Vec::with_capacity(templates.len());
            for template in templates {
                applied.push(store(session, template).await?);
            }
            Ok::<_, anyhow::Error>(applied)
        })
        .await?;
    // Each batch is a transaction: nobody waits for the locks of a million steps.
    for one in applied.iter_mut().filter(|one| one.change != TemplateChange::Applied) {
        one.bound_steps = bind_unfinished(session, one.named_task_id).await?;
    }
    Ok(applied)
}

async fn store(session: &Session, template: &Template) -> Result<Applied> {
    let (definition, definition_hash) = canonical_definition(template);
    let dag = template.dag().map_err(|_| Failure::usage("the steps depend on each other in a cycle"))?;
    let mut positions = vec![0; template.steps.len()];
    for (position, &index) in dag.topological_order().iter().enumerate() {
        positions[index] = position as i32;
    }
    let stored = apply_template(session, &definition, &definition_hash, &positions)
        .await
        .with_context(|| format!("storing {}", template.full_name()))?;
    let is_bound = !stored.is_new
        && stored.stored_hash.is_none()
        && bind(session, template, stored.named_task_id, (&definition, &definition_hash, &positions)).await?;
    if !stored.is_new && !is_bound && stored.stored_hash.as_ref() != Some(&definition_hash) {
        return Err(refusal(session, template).await?.into());
    }
    Ok(Applied {
        named_task_id: stored.named_task_id,
        namespace: template.namespace.clone(),
        name: template.name.clone(),
        version: template.version.clone(),
        steps: template.steps.len(),
        definition_hash,
        change: match (stored.is_new, is_bound) {
            (true, _) => TemplateChange::Applied,
            (_, true) => TemplateChange::Bound,
            _ => TemplateChange::Unchanged,
        },
        bound_steps: 0,
    })
}

/// A version that tasks may run under never changes; the error names the next free one.
async fn refusal(session: &Session, template: &Template) -> Result<Failure> {
    let wanted: Version = template.version.parse()?;
    let newest_patch = list_templates(session, Some(&template.namespace))
        .await
        .context("finding the next free version")?
        .into_iter()
        .filter(|row| row.name == template.name)
        .filter_map(|row| row.version.parse::<Version>().ok())
        .filter(|version| (version.major, version.minor) == (wanted.major, wanted.minor))
        .max()
        .unwrap_or(wanted);
    Ok(Failure::new(format!(
        "{} is already applied with different content, and an applied version never changes",
        template.full_name()
    ))
    .hint(format!("write `version: {}` in the file and apply it again", newest_patch.next_patch())))
}
