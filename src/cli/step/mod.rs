//! `tasker step`.

mod show;
mod why;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Look at one step of a task
#[derive(Debug, Subcommand)]
pub enum Step {
    Show(show::Args),
    Why(why::Args),
}

impl Step {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Step::Show(args) => show::run(context, args).await,
            Step::Why(args) => why::run(context, args).await,
        }
    }
}
