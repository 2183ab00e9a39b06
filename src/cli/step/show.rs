//! `tasker step show`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Show one step: its state, attempts, errors and result
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
