//! `tasker db start`.

use super::status::Status;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::Cluster;

/// Start the private PostgreSQL, creating its cluster on first use
///
/// You rarely need this command: any command without a database to connect to starts the server
/// automatically. The server listens only on a Unix socket in its own folder, which is closed to other
/// users, and on no network address. It runs until `tasker db stop`.
///
/// The folder is postgres in $XDG_DATA_HOME/tasker (~/.local/share/tasker by default), or in
/// TASKER_DATA_DIR. PostgreSQL refuses to run as root: for root, the folder is in /var/lib/tasker and
/// the server runs as user postgres or another unprivileged user.
///
/// tasker uses the newest PostgreSQL in PATH, in `pg_config --bindir` and in the folders where
/// distributions install it. To use the programs of one folder only, set TASKER_POSTGRES_BIN.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker db start\n  TASKER_DATA_DIR=/srv/tasker tasker db start")]
pub struct Args {}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    context.allow_private_server()?;
    let cluster = Cluster::of_user()?;
    cluster.start(&|text| context.output().note(text))?;
    context.answer("db.start", &Status::of(&cluster)?, Status::draw)
}
