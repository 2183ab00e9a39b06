//! `tasker step`.

mod cancel;
mod reset;
mod resolve;
mod retry;
mod select;
mod show;
mod why;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Inspect steps and change them by hand
#[derive(Debug, Subcommand)]
pub enum Step {
    Show(show::Args),
    Why(why::Args),
    Retry(retry::Args),
    Reset(reset::Args),
    Resolve(resolve::Args),
    Cancel(cancel::Args),
}

impl Step {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Step::Show(args) => show::run(context, args).await,
            Step::Why(args) => why::run(context, args).await,
            Step::Retry(args) => retry::run(context, args).await,
            Step::Reset(args) => reset::run(context, args).await,
            Step::Resolve(args) => resolve::run(context, args).await,
            Step::Cancel(args) => cancel::run(context, args).await,
        }
    }
}
