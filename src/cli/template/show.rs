//! `tasker template show`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Show one workflow
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
