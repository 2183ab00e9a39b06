//! `tasker bench throughput`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Measure steps per second through claim and completion
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
