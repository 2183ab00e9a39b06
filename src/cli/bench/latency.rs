//! `tasker bench latency`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Measure the time from submit to start and to the end
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
