//! `tasker demo`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// See a whole workflow run in under a minute, on a database of its own
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
