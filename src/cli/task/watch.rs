//! `tasker task watch`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Follow a task until it ends
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
