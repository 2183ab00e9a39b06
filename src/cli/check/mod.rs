//! `tasker check`.

mod consistency;
mod document;
mod health;
mod indexes;
mod plans;
mod scale;
mod schema;
mod select;
mod statistics;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Failure, Result, exit_of};
use crate::querycheck::Status;

/// Check a live database for problems, and print the fix for each
#[derive(Debug, Subcommand)]
pub enum Check {
    Indexes(indexes::Args),
    Plans(Box<plans::Args>),
    #[command(subcommand)]
    Statistics(statistics::Statistics),
    Scale(scale::Args),
    Consistency(consistency::Args),
    Schema(schema::Args),
    Health(health::Args),
}

impl Check {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Check::Indexes(args) => indexes::run(context, args).await.map_err(unasked),
            Check::Plans(args) => plans::run(context, *args).await,
            Check::Statistics(statistics) => statistics.run(context).await,
            Check::Scale(args) => scale::run(context, args).await,
            Check::Consistency(args) => consistency::run(context, args).await,
            Check::Schema(args) => schema::run(context, args),
            Check::Health(args) => health::run(context, args).await.map_err(unasked),
        }
    }
}

fn exit_of_plans(status: Status) -> Exit {
    match status {
        Status::Passed => Exit::Done,
        Status::Failed => Exit::Found,
        Status::Unchecked => Exit::Unreachable,
    }
}

/// A check that could not run proves nothing. Scripts get the same exit code as for an
/// unreachable database.
pub fn unasked(error: anyhow::Error) -> anyhow::Error {
    if exit_of(&error) != Exit::Failed {
        return error;
    }
    match error.downcast::<Failure>() {
        Ok(failure) => failure.exit(Exit::Unreachable).into(),
        Err(error) => Failure::unreachable("the check could not run").caused_by(error).into(),
    }
}
