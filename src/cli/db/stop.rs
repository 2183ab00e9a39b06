//! `tasker db stop`.

use serde::Serialize;

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::Cluster;

/// Stop the private PostgreSQL
///
/// Disconnects all clients and rolls back their open transactions; committed data is kept. Does nothing
/// if the server is not running.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker db stop")]
pub struct Args {}

#[derive(Serialize)]
struct Stopped {
    /// Whether it ran before.
    was_running: bool,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let stopped = Stopped { was_running: Cluster::of_user()?.stop()? };
    context.output().answer("db.stop", &stopped, |stopped| {
        let text = if stopped.was_running { "stopped" } else { "it was not running" };
        text.to_owned()
    })?;
    Ok(Exit::Done)
}
