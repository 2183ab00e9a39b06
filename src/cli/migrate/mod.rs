//! `tasker migrate`.

mod status;
mod up;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Bring a database to the schema this program needs
#[derive(Debug, Subcommand)]
pub enum Migrate {
    Up(up::Args),
    Status(status::Args),
}

impl Migrate {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Migrate::Up(args) => up::run(context, args).await,
            Migrate::Status(args) => status::run(context, args).await,
        }
    }
}
