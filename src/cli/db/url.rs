//! `tasker db url`.

use serde::Serialize;

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::{Cluster, State};

/// Print the URL of the private PostgreSQL
///
/// Use it with --database-url, psql and other clients. The server does not have to be running.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pg_dump \"$(tasker db url)\" >dump.sql\n  export DATABASE_URL=$(tasker db url)"
)]
pub struct Args {}

#[derive(Serialize)]
struct Url {
    url: String,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let cluster = Cluster::of_user()?;
    if !matches!(cluster.state()?, State::Running { .. }) {
        context.output().note("the private PostgreSQL is not running; start it with `tasker db start`");
    }
    context.answer("db.url", &Url { url: cluster.paths().url() }, |answer| answer.url.clone())
}
