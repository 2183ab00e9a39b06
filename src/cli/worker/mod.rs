//! `tasker worker`.

mod list;
mod run;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Run workers and list them
#[derive(Debug, Subcommand)]
pub enum Worker {
    Run(run::Args),
    List(list::Args),
}

impl Worker {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Worker::Run(args) => run::run(context, args).await,
            Worker::List(args) => list::run(context, args).await,
        }
    }
}
