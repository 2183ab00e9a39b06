//! `tasker db destroy`.

use serde::Serialize;

use crate::cli::{Context, input};
use crate::error::{Exit, Result};
use crate::private_pg::Cluster;

/// Stop the private PostgreSQL and delete its data
///
/// Asks for confirmation first. Deletes every database of the private PostgreSQL permanently, and
/// nothing else.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker db destroy\n  tasker db destroy --yes")]
pub struct Args {
    /// Do not ask for confirmation
    #[arg(short, long)]
    yes: bool,
}

#[derive(Serialize)]
struct Destroyed {
    /// Whether there was anything to delete.
    existed: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let cluster = Cluster::of_user()?;
    if !args.yes && cluster.paths().folder().exists() && !confirm(&cluster)? {
        context.output().note("nothing was deleted");
        return Ok(Exit::Failed);
    }
    let destroyed = Destroyed { existed: cluster.destroy()? };
    context.output().answer("db.destroy", &destroyed, |destroyed| {
        let text = if destroyed.existed { "destroyed" } else { "there was nothing to destroy" };
        text.to_owned()
    })?;
    Ok(Exit::Done)
}

fn confirm(cluster: &Cluster) -> Result<bool> {
    let folder = cluster.paths().folder().display();
    input::confirm(
        &format!("Delete every database of the private PostgreSQL in {folder}?"),
        "skip the confirmation with `tasker db destroy --yes`",
    )
}
