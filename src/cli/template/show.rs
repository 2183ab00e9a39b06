//! `tasker template show`.

use jiff::Timestamp;
use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::templates::{self, StoredTemplate};
use crate::error::{Exit, Result};
use crate::model::json_schema::{Field, ValueSchema};
use crate::model::template::{Template, TemplateName, to_yaml};
use crate::report::{clean, style, template as drawing};

/// Show a workflow
///
/// Shows the highest applied version unless a version is named. With --yaml, prints a file that can be
/// applied; SQL statements that came from files are included in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template show shop/order
  tasker template show shop/order@1.0.0 --yaml > order.yaml")]
pub struct Args {
    /// Show this workflow
    #[arg(value_name = "[NAMESPACE/]NAME[@VERSION]")]
    name: TemplateName,
    /// Print the workflow as YAML
    #[arg(long)]
    yaml: bool,
}

#[derive(Serialize)]
struct Answer {
    named_task_id: i64,
    definition_hash: String,
    applied_at: Timestamp,
    /// What the context of a task has, as the workflow declares it.
    context_fields: Vec<Field>,
    definition: Template,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let StoredTemplate { named_task_id, template, definition_hash, created_at, .. } =
        templates::find(&session, &args.name).await?;
    if args.yaml && !context.output().is_json() {
        context.output().print(&to_yaml(template))?;
        return Ok(Exit::Done);
    }
    let context_fields = template.context.as_ref().map(ValueSchema::fields).unwrap_or_default();
    let answer = Answer {
        named_task_id,
        definition_hash,
        applied_at: created_at,
        context_fields,
        definition: template,
    };
    context.answer("template.show", &answer, draw)
}

fn draw(answer: &Answer) -> String {
    let template = &answer.definition;
    // Indented: no line of it can be taken for one of ours.
    let indented = |text: &str| format!("  {}\n", clean::lines(text.trim_end()).replace('\n', "\n  "));
    let description = template.description.as_deref().map_or_else(String::new, indented);
    let fields = match &answer.context_fields[..] {
        [] => String::new(),
        fields => format!("{}\n", drawing::fields(fields)),
    };
    format!(
        "{}\n{description}{}, applied {}\n\n{fields}{}",
        console::style(template.full_name()).bold(),
        style::count(template.steps.len(), "step", "steps"),
        style::timestamp(answer.applied_at),
        drawing::steps(template),
    )
}
