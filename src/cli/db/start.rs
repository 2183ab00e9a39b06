//! `tasker db start`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Start the private PostgreSQL, making its cluster the first time
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
