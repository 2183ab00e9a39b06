//! `tasker generate`.

mod completions;
mod files;
mod man;
mod page;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Generate shell completions and man pages
#[derive(Debug, Subcommand)]
pub enum Generate {
    Completions(completions::Args),
    Man(man::Args),
}

impl Generate {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Generate::Completions(args) => completions::run(context, args).await,
            Generate::Man(args) => man::run(context, args).await,
        }
    }
}
