//! `tasker db url`.

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Print the URL of the private PostgreSQL
#[derive(Debug, clap::Args)]
pub struct Args {}

pub async fn run(_context: &Context, _args: Args) -> Result<Exit> {
    todo!()
}
