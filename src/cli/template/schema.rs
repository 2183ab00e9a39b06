//! `tasker template schema`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Print the JSON Schema of workflow files
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
