//! `tasker template list`.

use jiff::Timestamp;
use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::templates::{self, WorkflowVersion};
use crate::error::{Exit, Result, TASKER};
use crate::report::{style, table};

/// List applied workflows
///
/// Lists every version, the highest of each workflow first.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template list
  tasker template list shop --latest
  tasker template list shop/order --format json")]
pub struct Args {
    /// Only list the workflows of this namespace, or one of them
    #[arg(value_name = "NAMESPACE[/NAME]")]
    workflow: Option<String>,
    /// Only list the highest version of each workflow
    #[arg(long)]
    latest: bool,
}

#[derive(Serialize)]
struct Answer {
    templates: Vec<WorkflowVersion>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let (namespace, name) = match args.workflow.as_deref() {
        Some(workflow) => match workflow.split_once('/') {
            Some((namespace, name)) => (Some(namespace), Some(name)),
            None => (Some(workflow), None),
        },
        None => (None, None),
    };
    let session = context.session(Purpose::Command).await?;
    let mut templates = templates::list(&session, namespace).await?;
    templates.retain(|version| name.is_none_or(|name| version.name == name));
    if args.latest {
        templates.dedup_by(|next, kept| (&next.namespace, &next.name) == (&kept.namespace, &kept.name));
    }
    let answer = Answer { templates };
    context.output().answer("template.list", &answer, |answer| draw(&answer.templates))?;
    if answer.templates.is_empty() {
        context.output().note(format!("apply a workflow with `{TASKER} template apply FILE`"));
    }
    Ok(Exit::Done)
}

fn draw(versions: &[WorkflowVersion]) -> String {
    if versions.is_empty() {
        return "no workflows\n".to_owned();
    }
    let now = Timestamp::now();
    let rows = versions.iter().map(|version| {
        vec![
            format!("{}/{}", version.namespace, version.name),
            version.version.clone(),
            version.steps.to_string(),
            style::ago(version.applied_at, now),
            version.last_task_at.map_or_else(|| "-".to_owned(), |at| style::ago(at, now)),
            style::one_line(version.description.as_deref().unwrap_or("-"), 60),
        ]
    });
    table::draw(["workflow", "version", ">steps", "applied", "last task", "description"], rows)
}
