//! `tasker task list`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// List tasks, newest first
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
