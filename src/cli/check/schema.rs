//! `tasker check schema`.

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::querycheck::json_schema;

/// Print the JSON Schema of check files
///
/// Editors use the schema to complete keys and to mark errors as you type. Save it next to your check
/// files and name it in the first line of each, as below. `tasker check plans --file` finds more
/// errors, and reports all of them at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check schema > checks.schema.json

  # yaml-language-server: $schema=checks.schema.json")]
pub struct Args {}

pub fn run(context: &Context, _args: Args) -> Result<Exit> {
    context.output().print(&serde_json::to_string_pretty(&json_schema())?)?;
    Ok(Exit::Done)
}
