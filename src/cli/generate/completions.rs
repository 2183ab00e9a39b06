//! `tasker generate completions`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Write the completion script of a shell
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
