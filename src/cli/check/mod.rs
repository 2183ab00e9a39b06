//! `tasker check`.

mod chosen;
mod consistency;
mod document;
mod health;
mod indexes;
mod plans;
mod scale;
mod schema;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Look for what is wrong with a live database, and for what mends it
#[derive(Debug, Subcommand)]
pub enum Check {
    Indexes(indexes::Args),
    Plans(plans::Args),
    Scale(scale::Args),
    Consistency(consistency::Args),
    Schema(schema::Args),
    Health(health::Args),
}

impl Check {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Check::Indexes(args) => indexes::run(context, args).await,
            Check::Plans(args) => plans::run(context, args).await,
            Check::Scale(args) => scale::run(context, args).await,
            Check::Consistency(args) => consistency::run(context, args).await,
            Check::Schema(args) => schema::run(context, args),
            Check::Health(args) => health::run(context, args).await,
        }
    }
}
