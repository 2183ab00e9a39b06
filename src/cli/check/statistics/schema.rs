//! `tasker check statistics schema`.

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::querycheck::statistics::json_schema;

/// Print the JSON Schema of files of statistics
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check statistics schema > statistics.schema.json")]
pub struct Args {}

pub fn run(context: &Context, _args: Args) -> Result<Exit> {
    context.output().print(&serde_json::to_string_pretty(&json_schema())?)?;
    Ok(Exit::Done)
}
