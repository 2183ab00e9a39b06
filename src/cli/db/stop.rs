//! `tasker db stop`.

use serde::Serialize;

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::Cluster;

/// Stop the private PostgreSQL
///
/// Whoever is connected is disconnected, their open transactions are rolled
/// back; nothing that was committed is lost. Fine when it does not run.
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
