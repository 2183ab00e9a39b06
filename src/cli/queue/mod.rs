//! `tasker queue`.

mod list;
mod pause;
mod resume;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// List, pause and resume queues
#[derive(Debug, Subcommand)]
pub enum Queue {
    List(list::Args),
    Pause(pause::Args),
    Resume(resume::Args),
}

impl Queue {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Queue::List(args) => list::run(context, args).await,
            Queue::Pause(args) => pause::run(context, args).await,
            Queue::Resume(args) => resume::run(context, args).await,
        }
    }
}
