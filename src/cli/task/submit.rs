//! `tasker task submit`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Submit a task, or many
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
