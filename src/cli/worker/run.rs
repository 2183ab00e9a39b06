//! `tasker worker run`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Claim steps and run them
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
