//! `tasker migrate`.

mod progress;
mod status;
mod up;
mod views;

use clap::Subcommand;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::Context;
use crate::db::Target;
use crate::error::{Exit, Failure, Result};

/// Bring a database to the schema this program needs
#[derive(Debug, Subcommand)]
pub enum Migrate {
    Up(up::Args),
    Status(status::Args),
    Views(views::Args),
}

impl Migrate {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Migrate::Up(args) => up::run(context, args).await,
            Migrate::Status(args) => status::run(context, args).await,
            Migrate::Views(args) => views::run(context, args).await,
        }
    }
}

/// The lock that lets one migration run at a time needs a connection that stays.
fn refuse_pooler(target: &Target) -> Result<()> {
    if target.pooler {
        return Err(Failure::usage("migrations need a connection to PostgreSQL itself, not to a pooler")
            .hint("name the server's own port and leave out --pooler (TASKER_POOLER, pooler in tasker.toml)")
            .into());
    }
    Ok(())
}

/// The first Ctrl-C or SIGTERM asks to stop where the work can go on later;
/// returns at the second.
async fn signals(stop: CancellationToken) -> Result<Exit> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    for _ in 0..2 {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stop.cancel();
    }
    Ok(Exit::Interrupted)
}
