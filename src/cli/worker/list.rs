//! `tasker worker list`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// List the workers of a database
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
