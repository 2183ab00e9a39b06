//! `tasker migrate up`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Apply what is missing
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
