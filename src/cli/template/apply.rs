//! `tasker template apply`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Store workflows so that tasks can be submitted
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
