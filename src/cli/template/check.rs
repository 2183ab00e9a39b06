//! `tasker template check`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Report every fault of workflow files at once
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
