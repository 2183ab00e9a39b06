//! `tasker task show`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Show a task and its steps as a tree
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
