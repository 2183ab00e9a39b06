//! Storing templates: all of one call, or none.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context as _;
use serde::Serialize;

use crate::db::Session;
use crate::db::queries::queues::insert_queue_priorities;
use crate::db::queries::templates::{
    NewTemplate, NewTemplateSteps, find_named_steps, find_template, insert_dependent_system,
    insert_named_steps, insert_template, insert_template_edges, insert_template_steps, list_templates,
};
use crate::error::{Failure, Result};
use crate::model::template::{Template, Version, canonical_definition};

/// The system that steps of applied templates belong to.
const DEPENDENT_SYSTEM: &str = "tasker";

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
}

/// Whether a template was stored now or lay there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateChange {
    Applied,
    /// The same version with the same content was there.
    Unchanged,
}

/// Stores the templates in one transaction. Returns the outcome of each, in their order.
///
/// # Errors
/// A [`Failure`] if a version is stored already with different content; nothing is stored then.
pub async fn apply(session: &mut Session, templates: &[Template]) -> Result<Vec<Applied>> {
    session
        .transaction(async |session: &Session| {
            let system = insert_dependent_system(session, DEPENDENT_SYSTEM, "Steps of applied templates")
                .await
                .context("preparing to store templates")?;
            let named_steps = store_named_steps(session, system, templates).await?;
            let mut applied = Vec::with_capacity(templates.len());
            for template in templates {
                applied.push(store_template(session, &named_steps, template).await?);
            }
            Ok(applied)
        })
        .await
}

/// Makes sure every step name and every queue is known; maps names to ids.
async fn store_named_steps(
    session: &Session,
    system: i64,
    templates: &[Template],
) -> Result<HashMap<String, i64>> {
    let steps = || templates.iter().flat_map(|template| &template.steps);
    let queues: Vec<&str> = steps().map(|step| step.queue.as_str()).collect();
    let priorities: Vec<i16> = steps().map(|step| step.priority).collect();
    let handlers: Vec<&str> = steps().map(|step| step.handler.kind().as_str()).collect();
    insert_queue_priorities(session, &queues, &priorities, &handlers).await.context("storing queues")?;

    let described: BTreeMap<&str, Option<&str>> =
        steps().map(|step| (step.name.as_str(), step.description.as_deref())).collect();
    let (names, descriptions): (Vec<&str>, Vec<Option<&str>>) = described.into_iter().unzip();
    insert_named_steps(session, system, &names, &descriptions).await.context("storing step names")?;
    let found = find_named_steps(session, system, &names).await.context("finding step names")?;
    Ok(found.into_iter().collect())
}

async fn store_template(
    session: &Session,
    named_steps: &HashMap<String, i64>,
    template: &Template,
) -> Result<Applied> {
    let (definition, definition_hash) = canonical_definition(template);
    let new = NewTemplate {
        namespace: &template.namespace,
        name: &template.name,
        version: &template.version,
        description: template.description.as_deref(),
        definition: &definition,
        definition_hash: &definition_hash,
    };
    let answer = |named_task_id, change| Applied {
        named_task_id,
        namespace: template.namespace.clone(),
        name: template.name.clone(),
        version: template.version.clone(),
        steps: template.steps.len(),
        definition_hash: definition_hash.clone(),
        change,
    };
    let storing = || format!("storing {}", template.full_name());
    // Two applies of one version meet on the unique (namespace, name, version):
    // one inserts, the other waits for it to end and then compares.
    let Some(named_task_id) = insert_template(session, &new).await.with_context(storing)? else {
        let row = find_template(session, &template.namespace, &template.name, Some(&template.version))
            .await
            .with_context(storing)?
            .with_context(|| format!("{} was deleted while it was being compared", template.full_name()))?;
        return match row.definition_hash {
            Some(stored) if stored == definition_hash => {
                Ok(answer(row.named_task_id, TemplateChange::Unchanged))
            }
            _ => Err(refusal(session, template).await?.into()),
        };
    };

    let dag = template.dag().map_err(|_| Failure::usage("the steps depend on each other in a cycle"))?;
    let ids: Vec<i64> = template.steps.iter().map(|step| named_steps[&step.name]).collect();
    let mut rows = NewTemplateSteps::default();
    let (mut parents, mut children) = (Vec::new(), Vec::new());
    for (position, &index) in dag.topological_order().iter().enumerate() {
        let step = &template.steps[index];
        rows.named_step_ids.push(ids[index]);
        rows.positions.push(position as i32);
        rows.queues.push(&step.queue);
        rows.priorities.push(step.priority);
        rows.retryable.push(step.retry.retryable);
        rows.retry_limits.push(step.retry.limit);
        rows.handlers.push(step.handler.kind().as_str());
        for &parent in dag.parents(index) {
            parents.push(ids[parent]);
            children.push(ids[index]);
        }
    }
    insert_template_steps(session, named_task_id, &rows).await.with_context(storing)?;
    insert_template_edges(session, named_task_id, &parents, &children).await.with_context(storing)?;
    Ok(answer(named_task_id, TemplateChange::Applied))
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
