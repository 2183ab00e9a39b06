//! `tasker step`.

mod show;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Look at one step of a task
#[derive(Debug, Subcommand)]
pub enum Step {
    Show(show::Args),
}

impl Step {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Step::Show(args) => show::run(context, args).await,
        }
    }
}
