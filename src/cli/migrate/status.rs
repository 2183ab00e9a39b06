//! `tasker migrate status`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// List each version, its phase and when it ran
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
