//! `tasker template schema`.

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::model::template::json_schema;

/// Print the JSON Schema of workflow files
///
/// Editors use the schema to complete keys and to mark errors as you type. Save it next to your
/// workflows and name it in the first line of each, as below. `tasker template check` finds more
/// errors, because a schema cannot compare steps.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template schema > workflow.schema.json

  # yaml-language-server: $schema=workflow.schema.json")]
pub struct Args {}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let text = serde_json::to_string_pretty(&json_schema())?;
    context.output().print(&text)?;
    Ok(Exit::Done)
}
