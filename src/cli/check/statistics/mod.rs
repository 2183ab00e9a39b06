//! `tasker check statistics`.

mod save;
mod schema;

use clap::Subcommand;

use crate::cli::Context;
use crate::error::{Exit, Result};

/// Save the planner's statistics, to check plans where the data is not
#[derive(Debug, Subcommand)]
pub enum Statistics {
    Save(save::Args),
    Schema(schema::Args),
}

impl Statistics {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Statistics::Save(args) => save::run(context, args).await.map_err(super::unasked),
            Statistics::Schema(args) => schema::run(context, args),
        }
    }
}
