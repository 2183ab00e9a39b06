//! `tasker task cancel`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Cancel a task and every step of it that has not finished
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
