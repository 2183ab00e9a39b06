//! `tasker db status`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Show whether the private PostgreSQL runs, where and which version
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
