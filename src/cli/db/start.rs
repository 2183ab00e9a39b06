//! `tasker db start`.

use super::status::Status;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::Cluster;

/// Start the private PostgreSQL, making its cluster the first time
///
/// There is seldom a need: a command that is told of no database starts it
/// itself. It listens on a Unix socket in its own folder, which is closed to
/// other users, and on no network. It keeps running until `tasker db stop`.
///
/// The folder is postgres in $XDG_DATA_HOME/tasker (~/.local/share/tasker), or
/// in TASKER_DATA_DIR. PostgreSQL refuses to run as root: root's is in
/// /var/lib/tasker and runs as user postgres, or another unprivileged one.
///
/// The server's programs are those of the newest PostgreSQL in PATH,
/// `pg_config --bindir` and the folders of the distributions; TASKER_POSTGRES_BIN
/// names the one folder to look into instead.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker db start\n  TASKER_DATA_DIR=/srv/tasker tasker db start")]
pub struct Args {}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let cluster = Cluster::of_user()?;
    cluster.start(&|text| context.output().note(text))?;
    context.output().answer("db.start", &Status::of(&cluster)?, Status::draw)?;
    Ok(Exit::Done)
}
