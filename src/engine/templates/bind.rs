//! Binds a template to a version of a workflow that was adopted without a definition: same steps, same edges.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context as _;
use serde_json::Value;

use crate::db::Session;
use crate::db::queries::adoption::{AdoptedShape, adopted_shape, bind_steps};
use crate::db::queries::templates::bind_template;
use crate::db::queries::templates::bind_template::BoundColumns;
use crate::error::{Failure, Result};
use crate::model::template::Template;

/// Tasks whose steps are bound in one statement.
const TASKS: i64 = 1_000;

/// Gives a version its definition. Returns whether it had none.
///
/// # Errors
/// A [`Failure`] that says what differs between the file and the tasks that are there.
pub(super) async fn bind(
    session: &Session,
    template: &Template,
    named_task_id: i64,
    (definition, definition_hash, positions): (&Value, &str, &[i32]),
) -> Result<bool> {
    let shape = adopted_shape(session, named_task_id).await.context("reading the workflow that is there")?;
    let differences = compare(template, &shape);
    if !differences.is_empty() {
        return Err(Failure::new(format!(
            "{} was adopted with other steps than the file has: {}",
            template.full_name(),
            differences.join("; ")
        ))
        .hint("let the file have the steps and edges of the tasks that are there, or give it another version for new tasks")
        .into());
    }
    let ids: HashMap<&str, i64> = shape.steps.iter().map(|(name, id)| (name.as_str(), *id)).collect();
    let mut columns = BoundColumns::default();
    for (step, position) in template.steps.iter().zip(positions) {
        // Each name is known: nothing differs.
        let id = ids[step.name.as_str()];
        columns.ids.push(id);
        columns.positions.push(*position);
        columns.queues.push(step.queue.clone());
        columns.priorities.push(step.priority);
        columns.retryable.push(step.retry.retryable);
        columns.retry_limits.push(step.retry.limit);
        columns.handlers.push(step.handler.kind().as_str().to_owned());
        for parent in &step.depends_on {
            columns.parents.push(ids[parent.as_str()]);
            columns.children.push(id);
        }
    }
    let steps = bind_template(session, named_task_id, definition, definition_hash, &columns).await;
    Ok(steps.with_context(|| format!("binding {}", template.full_name()))? > 0)
}

/// What the file and the tasks do not have in common.
fn compare(template: &Template, shape: &AdoptedShape) -> Vec<String> {
    let mut differences = Vec::new();
    let mut there = BTreeSet::new();
    for (name, _) in &shape.steps {
        if !there.insert(name.as_str()) {
            differences.push(format!("two of its steps are called {name:?}"));
        }
    }
    let wanted: BTreeSet<&str> = template.steps.iter().map(|step| step.name.as_str()).collect();
    let mut list = |what: &str, names: Vec<String>| {
        if !names.is_empty() {
            differences.push(format!("{what} {}", names.join(", ")));
        }
    };
    let names = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| -> Vec<String> {
        one.difference(other).map(|name| (*name).to_owned()).collect()
    };
    list("the file lacks the steps", names(&there, &wanted));
    list("the tasks lack the steps", names(&wanted, &there));
    if shape.newest_task_id.is_some() {
        let there: BTreeSet<(&str, &str)> =
            shape.edges.iter().map(|(parent, child)| (parent.as_str(), child.as_str())).collect();
        let wanted: BTreeSet<(&str, &str)> = template
            .steps
            .iter()
            .flat_map(|step| step.depends_on.iter().map(|parent| (parent.as_str(), step.name.as_str())))
            .collect();
        let edges = |one: &BTreeSet<(&str, &str)>, other: &BTreeSet<(&str, &str)>| -> Vec<String> {
            one.difference(other).map(|(parent, child)| format!("{parent} → {child}")).collect()
        };
        list("the file lacks the edges", edges(&there, &wanted));
        list("the tasks lack the edges", edges(&wanted, &there));
    }
    differences
}

/// Gives the unfinished steps of a version's tasks their handlers, in batches; one that was interrupted is completed by
/// the next. Costs nothing where nothing was adopted. Returns the number of steps.
pub(super) async fn bind_unfinished(session: &Session, named_task_id: i64) -> Result<i64> {
    let (mut after, mut steps) = (0, 0);
    loop {
        let batch = bind_steps(session, named_task_id, after, TASKS).await.context("binding steps")?;
        steps += batch.steps;
        match batch.last_task_id {
            Some(last) => after = last,
            None => return Ok(steps),
        }
    }
}
