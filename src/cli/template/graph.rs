//! `tasker template graph`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Draw the steps of a workflow
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
